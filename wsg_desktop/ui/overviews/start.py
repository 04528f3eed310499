"""The front door: make overviews of the open programme, or take a table that is shown out to Excel."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from wsg_desktop.settings import export_folder
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.overviews.flow import OverviewsFlow
from wsg_desktop.ui.programme_commands import open_folder

if TYPE_CHECKING:
    from wsg_desktop.domain.views import View
    from wsg_desktop.services.view_export import ShownView

WORKBOOKS = N_("Workbooks (*.xlsx)")


def make_overviews(
    context: WindowContext, party_ids: Collection[str] | None = None, shown: "View | None" = None
) -> None:
    """Let the user choose who gets an overview, these parties ticked at first, and write them.

    `shown` is the view that Projecten shows now, which is offered too.
    """
    OverviewsFlow(context, shown, party_ids).run()


def export_shown(context: WindowContext, shown: "ShownView") -> None:
    """Ask where a table goes as a workbook, write it on a worker and offer its folder."""
    from wsg_desktop.services.view_export import export_view

    tr, document = context.tr, context.session.document
    export_to_workbook(context, shown.name, lambda path: export_view(document, shown, path, tr))


def export_to_workbook(context: WindowContext, name: str, write: Callable[[Path], object]) -> None:
    """Ask where the workbook goes that `write` makes, let it do so on a worker and offer its folder."""
    tr, document = context.tr, context.session.document
    folder = export_folder(context.settings, document.path.parent)
    proposal = folder / f"{_plain(name or document.path.stem)}.xlsx"
    path = context.messages.file_to_save(tr("Export to Excel"), tr(WORKBOOKS), proposal)
    if path is None:
        return

    def done(_written: object) -> None:
        offer = Offer(tr("Open folder"), lambda: open_folder(path.parent), lasts=True)
        context.messages.info(tr("{name} is made", name=path.name), offer)

    context.background.run(tr("{name} is being written", name=path.name), lambda _progress: write(path), done)


def _plain(name: str) -> str:
    """Return a name without what a file's name may not have."""
    from wsg_desktop.exchange.safe_texts import safe_file_name

    return Path(safe_file_name(name)).name
