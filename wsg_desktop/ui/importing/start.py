"""The front door of the guided import: the window calls it with the files that were dropped or chosen."""

from collections.abc import Sequence
from pathlib import Path

from wsg_desktop.errors import UserError
from wsg_desktop.services.document import READ_ONLY, READ_ONLY_FILE
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.importing.flow import ImportFlow


def import_lists(context: WindowContext, paths: Sequence[Path]) -> None:
    """Import lists one after the other, into the open programme or a new one; leaving one ends it."""
    for path in paths:
        session = context.session
        if session.is_open and session.document.readonly:
            holder = session.document.holder
            refusal = UserError(READ_ONLY, person=holder.person) if holder else UserError(READ_ONLY_FILE)
            context.messages.error(refusal)
            return
        if not ImportFlow(context, path).run():
            return
