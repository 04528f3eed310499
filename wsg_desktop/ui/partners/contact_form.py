"""The four lines in which a contact is typed: a new one, or one that is changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.reading_line import ReadingLine

if TYPE_CHECKING:
    from wsg_desktop.store.rows import PersonRow

_LINES = {
    "name": N_("Name"),
    "function_title": N_("Function"),
    "email": N_("E-mail"),
    "telephone": N_("Telephone"),
}


class ContactForm(QWidget):
    """Enter keeps, Esc gives up; what is refused stays, to be mended."""

    kept = Signal(object, dict)
    """The person, None for a new one, and the values."""
    left = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._person: PersonRow | None = None
        self.lines: dict[str, QLineEdit] = {}
        for key, words in _LINES.items():
            line = QLineEdit()
            line.setAccessibleName(tr(words))
            line.setPlaceholderText(tr(words))
            line.returnPressed.connect(self._keep)
            self.lines[key] = line
        self.line = ReadingLine()
        self.keep = QuietButton(tr("Keep contact"))
        self.keep.clicked.connect(self._keep)
        self.leave = QuietButton(tr("Go back"), flat=True)
        self.leave.clicked.connect(self._leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for line in self.lines.values():
            column.addWidget(line)
        column.addWidget(self.line)
        column.addLayout(buttons)
        self.hide()

    @property
    def person(self) -> "PersonRow | None":
        """Return whose lines are shown; None for a new contact."""
        return self._person

    def open(self, person: "PersonRow | None") -> None:
        """Show the lines of a person, empty ones for a new contact."""
        self._person = person
        for key, line in self.lines.items():
            line.setText(getattr(person, key) if person else "")
        self.line.say("")
        self.show()
        self.lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, problem: UserError) -> None:
        """Say why it is not kept."""
        self.line.say(problem.text(self._tr), "danger")

    def pending(self) -> str:
        """Return what was typed and not kept."""
        if self.isHidden():
            return ""
        changed = (line.text().strip() for key, line in self.lines.items() if self._differs(key, line))
        return " ".join(filter(None, changed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _differs(self, key: str, line: QLineEdit) -> bool:
        return line.text().strip() != (getattr(self._person, key) if self._person else "")

    def _keep(self) -> None:
        self.kept.emit(self._person, {key: " ".join(it.text().split()) for key, it in self.lines.items()})

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
