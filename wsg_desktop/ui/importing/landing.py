"""What follows an import: the programme on Vandaag, a toast that can take it back, the list of problems."""

from wsg_desktop.exchange.drafts import Severity
from wsg_desktop.services.importing import ImportResult
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.importing.problems_dialog import show_problems
from wsg_desktop.ui.importing.work import Target
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.places import PLACES

_LEFT = N_("Nothing was changed. What the list says is kept, so that this is not asked again.")


def land(context: WindowContext, target: Target, result: ImportResult) -> None:
    """Open a programme that was made, and tell what came: projects, or areas of a register, and changes."""
    if target.document is None:
        if not context.programmes.open_path(target.path):
            return
        if any(place.key == "today" for place in PLACES):
            context.go_to("today", None)
    tr, plan = context.tr, result.plan
    look = [problem for problem in result.problems if problem.severity is not Severity.INFO]
    if look:
        said = tr.plural("{n} thing in the list to look at", "{n} things in the list to look at", len(look))
        context.messages.info(said, Offer(tr("Show list"), lambda: show_problems(context)))
    projects, areas, changes = len(result.project_ids), len(plan.new_areas), len(result.changed)
    came: list[str] = []
    if projects:
        came.append(tr.plural("{n} project imported", "{n} projects imported", projects))
    elif areas and not changes:
        came.append(tr.plural("{n} area imported", "{n} areas imported", areas))
    if changes:
        came.append(tr.plural("{n} change taken over", "{n} changes taken over", changes))
    left = sum(cell.key not in plan.taken for _, cell in plan.update.cells())
    if came and left:
        came.append(tr.plural("{n} change left as it is", "{n} changes left as they are", left))
    if came:
        context.messages.info(", ".join(came), context.session.undo_offer())
    else:
        context.messages.info(tr(_LEFT))
