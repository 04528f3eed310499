"""Opens the list of conflicts; apart, so that the window does not load what the list needs before that."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wsg_desktop.ui.context import WindowContext


def show_conflicts(context: WindowContext, go_to: Callable[[str], object]) -> None:
    """Show what contradicts a link in the open programme; `go_to` shows a project."""
    from wsg_desktop.ui.following.conflicts_dialog import ConflictsDialog

    dialog = ConflictsDialog(context, window_of(context))
    dialog.project_requested.connect(go_to)
    context.messages.ask(dialog)


def window_of(context: WindowContext) -> QWidget | None:
    """Return the window, for dialogs to stand in front of."""
    parent = context.background.parent()
    return parent if isinstance(parent, QWidget) else None
