"""Opens the chase list; apart, so that the window does not load what the list needs before that."""

from collections.abc import Collection
from pathlib import Path

from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.overviews.start import export_to_workbook


def chase_answers(context: WindowContext, party_ids: Collection[str] = ()) -> None:
    """Show whose answer is late or due soon; also those of `party_ids` of whom one is still to come."""
    from wsg_desktop.ui.chasing.flow import ChaseFlow

    ChaseFlow(context, party_ids).run()


def export_register(
    context: WindowContext, party_ids: Collection[str], name: str, *, with_readers: bool = False
) -> None:
    """Ask where these parties of the register go as a workbook, and write it, with who only reads a view."""
    from wsg_desktop.services import register_export

    document, chosen = context.session.document, list(party_ids)

    def write(path: Path) -> int:
        return register_export.export_register(
            document, chosen, name, path, context.tr, with_readers=with_readers
        )

    export_to_workbook(context, name, write)
