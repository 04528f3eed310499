"""What every place of the window is: a widget that reads the programme and keeps itself up to date."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from wsg_desktop.ui import covered
from wsg_desktop.ui.context import WindowContext

if TYPE_CHECKING:
    from wsg_desktop.domain.views import View
    from wsg_desktop.store.transaction import Changes


class Place(QWidget):
    """A place: built when first visited, hidden when another is shown, gone when the programme closes.

    A place that is hidden reads nothing: it marks itself stale and reads all when it is shown again.
    An action with scope PLACE calls the method of the place that its declaration names; where a place has no
    such method the action is off. Such a method must not be called like one that every QWidget has (`find`).
    """

    status_changed = Signal(str)
    """The words at the right of the status bar while this place is shown; empty for the usual ones."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context
        self._stale = True
        self._awaited: list[Changes] = []
        context.session.changed.connect(self._take_changes)

    def refresh(self) -> None:
        """Read everything shown from the programme."""

    def apply_changes(self, changes: "Changes") -> None:  # noqa: ARG002 - for those that override it
        """Read again what `changes` touches; all of it unless overridden."""
        self.refresh()

    def catch_up(self, changes: "Changes") -> None:
        """Read again what changed while a window stood before this place, or facts came in series."""
        self.apply_changes(changes)

    def receive(self, request: object) -> None:
        """Follow a request of another place, such as a view or the id of a project to show."""

    def state(self) -> dict[str, Any]:
        """Return what to find again next time, as JSON values: splitters, columns, the view."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take what `state` returned last time; anything in it may be missing or no longer true."""

    @property
    def shown_view(self) -> "View | None":
        """Return the view that is shown, where it leaves projects out; None in most places."""
        return None

    def allows(self, action: str) -> bool:  # noqa: ARG002 - for those that override it
        """Return whether the action with this id makes sense now; the window asks when menus open."""
        return True

    def listen_to_settings(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the key of each setting that changes, as long as the place is there."""
        self.destroyed.connect(self.context.settings.listen(listener))

    def focus_content(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def show_beside(self, part: QWidget, *, shown: bool) -> None:
        """Show what stands beside the content, or hide it; a keyboard that is in it goes to the content."""
        keyboard = QApplication.focusWidget()
        if not shown and keyboard is not None and part.isAncestorOf(keyboard):
            # Hiding what has the keyboard would hand it to whatever comes next in the window.
            self.focus_content()
        part.setVisible(shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while the place was hidden."""
        super().showEvent(event)
        if self._stale and self.context.session.is_open:
            self._stale = False
            self._awaited = []
            try:
                self.refresh()
            except Exception as error:  # PySide crashes on what an override of Qt lets out
                sys.excepthook(type(error), error, error.__traceback__)

    def _take_changes(self, changes: "Changes") -> None:
        from wsg_desktop.services.document import FACT

        if not self.isVisible():
            self._stale = True
        elif covered.is_covered():
            self._wait_for(covered.notice.lifted, changes)
        elif changes.kind == FACT and self.context.background.is_busy:
            # Facts come in series, such as forty overviews that were sent: read once, when all are there.
            self._wait_for(self.context.background.ended, changes)
        else:
            self.apply_changes(changes)

    def _wait_for(self, moment: SignalInstance, changes: "Changes") -> None:
        """Read what was touched once, when `moment` comes."""
        if not self._awaited:
            moment.connect(self._end_waiting, Qt.ConnectionType.SingleShotConnection)
        self._awaited.append(changes)

    def _end_waiting(self) -> None:
        from wsg_desktop.services.document import together

        awaited, self._awaited = self._awaited, []
        if not awaited or not self.context.session.is_open:
            return
        if self.isVisible():
            self.catch_up(together(awaited))
        else:
            self._stale = True
