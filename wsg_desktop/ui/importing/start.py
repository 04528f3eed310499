"""The front door of the guided import: the window calls it with the files that were dropped or chosen."""

from collections.abc import Sequence
from pathlib import Path

from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.importing.flow import ImportFlow


def import_lists(context: WindowContext, paths: Sequence[Path]) -> None:
    """Import lists one after the other, into the open programme or a new one; leaving one ends it."""
    for path in paths:
        session = context.session
        if session.is_open and (locked := session.document.locked):
            context.messages.error(locked)
            return
        if not ImportFlow(context, path).run():
            return
