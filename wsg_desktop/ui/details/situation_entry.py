"""One entry of the stand van zaken: as it was reported, or being changed where it stands."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.situation_form import SituationForm
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.rows import SituationRow


class SituationEntry(QWidget):
    """Day, reporter and text, with a pencil and a cross; `kept` and `removed` are wishes."""

    kept = Signal()
    """The text, day and reporter of `form` are to take the place of what was reported."""
    removed = Signal()

    def __init__(self, kit: DetailsKit, entry: "SituationRow", today: date, *, changeable: bool) -> None:
        super().__init__()
        tr = kit.tr
        self._kit = kit
        self._today = today
        self.entry = entry
        self.form: SituationForm | None = None
        day = show_day(entry.day, tr)
        head = " · ".join(part for part in (day, entry.reported_by) if part)
        self.setAccessibleName(f"{head}: {entry.text}")
        self.pencil = IconButton(tr("Change the entry of {day}", day=day), "pencil")
        self.cross = IconButton(tr("Remove the entry of {day}", day=day), "x")
        self.pencil.clicked.connect(self.change)
        self.cross.clicked.connect(self.removed)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(TextLabel(head, FontRole.SMALL, "muted"))
        words.addWidget(TextLabel(entry.text))
        self._read = QWidget()
        row = QHBoxLayout(self._read)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(words, 1)
        for button in (self.pencil, self.cross):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.setVisible(changeable)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._read)
        self._changing: QWidget | None = None

    def change(self) -> None:
        """Let the entry be changed where it stands."""
        if self._changing is None:
            self._changing = self._make_form()
            self._column.addWidget(self._changing)
        self._read.hide()
        self._changing.show()
        if self.form is not None:
            self.form.show_entry(self.entry, self._today)
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Leave the entry as it was."""
        if self._changing is not None:
            self._changing.hide()
        self._read.show()
        self.pencil.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Ctrl+Enter and give up by Esc, wherever in the entry the keyboard is."""
        is_changing = self._read.isHidden()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_changing and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif is_changing and event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _make_form(self) -> QWidget:
        tr = self._kit.tr
        self.form = SituationForm(self._kit)
        self.keep = QuietButton(tr("Keep change"))
        self.keep.clicked.connect(self.kept)
        self.give_up = QuietButton(tr("Leave as it was"), flat=True)
        self.give_up.clicked.connect(self.leave)
        holder = QWidget(self)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=6)
        flow.addWidget(self.keep)
        flow.addWidget(self.give_up)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.form)
        column.addWidget(buttons)
        return holder
