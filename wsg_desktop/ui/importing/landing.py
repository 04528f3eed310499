"""What follows an import: the programme on Vandaag, a toast that can take it back, the list of problems."""

from wsg_desktop.exchange.drafts import Severity
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.importing.check_lines import Prepared
from wsg_desktop.ui.importing.problems_dialog import show_problems
from wsg_desktop.ui.importing.work import Target
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.places import PLACES


def land(context: WindowContext, target: Target, prepared: Prepared, count: int) -> None:
    """Open a programme that was made, and tell what came: `count` projects, or areas of a register."""
    if target.document is None:
        if not context.programmes.open_path(target.path):
            return
        if any(place.key == "today" for place in PLACES):
            context.go_to("today", None)
    tr, plan = context.tr, prepared.plan
    look = [problem for problem in plan.problems if problem.severity is not Severity.INFO]
    if look:
        said = tr.plural("{n} thing in the list to look at", "{n} things in the list to look at", len(look))
        context.messages.info(said, Offer(tr("Show list"), lambda: show_problems(context)))
    if plan.projects:
        said = tr.plural("{n} project imported", "{n} projects imported", count)
    else:
        said = tr.plural("{n} area imported", "{n} areas imported", count)
    context.messages.info(said, context.session.undo_offer())
