"""The bar above what a closed meeting fixed: that it is fixed, and why it is corrected after all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.unkept import PASSING
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.meetings import MeetingRow

_FIXED = N_("Closed on {day}: minutes and decisions are fixed.")
_CORRECTS = N_("Say why, then change it: everybody can see that it is a correction.")


class MinutesBar(QWidget):
    """Takes no room while the meeting is open. `why_changed` carries the reason, empty for no correction."""

    why_changed = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._is_correcting = False
        self._closed = ""
        self.said = TextLabel("", tone="muted")
        self.why = LineField(tr("Why you correct it"))
        self.why.setProperty(PASSING, True)
        self.why.setPlaceholderText(tr("Why you correct it"))
        self.correct = QuietButton(tr("Correct..."), "pencil")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.said, 1)
        across.addWidget(self.why, 1)
        across.addWidget(self.correct)
        self.correct.clicked.connect(self._switch)
        self.why.textChanged.connect(self._tell)
        self.hide()

    def show_meeting(self, meeting: "MeetingRow") -> None:
        """Say that a meeting is closed, or nothing while it is open."""
        closed = meeting.closed_at
        self._closed = show_day(local_time(closed).date(), self._tr) if closed else ""
        self.setVisible(closed is not None)
        self._show()

    def stop(self) -> None:
        """Correct no more."""
        self._is_correcting = False
        self.why.show_text("", anyway=True)
        self._show()

    def set_writable(self, writable: bool) -> None:
        """Offer to correct only what may be written."""
        self.correct.setEnabled(writable)

    def _switch(self) -> None:
        if self._is_correcting:
            self.stop()
            self.why_changed.emit("")
            return
        self._is_correcting = True
        self._show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        tr = self._tr
        self.said.setText(tr(_CORRECTS) if self._is_correcting else tr(_FIXED, day=self._closed))
        self.why.setVisible(self._is_correcting)
        self.correct.setText(tr("Stop correcting") if self._is_correcting else tr("Correct..."))

    def _tell(self, text: str) -> None:
        if self._is_correcting:
            # Without moving the keyboard away from where the reason is typed.
            self.why_changed.emit(text.strip())
