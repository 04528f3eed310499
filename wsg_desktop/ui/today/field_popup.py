"""Small windows below a button in which one thing is filled in right where it is missing."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.chips_field import ChipsField
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.domain.terms import Term

WIDTH = 320
_EXPLANATION = (
    ("cause", N_("Cause")),
    ("consequence", N_("Consequence")),
    ("measure", N_("Measure")),
)


class FieldPopup(QFrame):
    """A window below a button with the project's title, left with Esc or a click beside it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(scaled(WIDTH))
        self.setAccessibleName(title)
        chosen = theme.colours()
        self.setObjectName("FieldPopup")
        theme.dress(self, f"#FieldPopup {{ background: {chosen.card}; border: 1px solid {chosen.line}; }}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(4)
        self.column.addWidget(TextLabel(title, FontRole.STRONG))

    def add_field(self, name: str, field: QWidget) -> None:
        """Add a field with its name above it; the first one gets the keyboard."""
        self.column.addWidget(TextLabel(name, FontRole.SMALL, tone="muted"))
        self.column.addWidget(field)
        if self.focusProxy() is None:
            self.setFocusProxy(field)

    def show_below(self, widget: QWidget) -> None:
        """Open under `widget`, inside its screen, with the keyboard in its first field."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        room = widget.screen().availableGeometry()
        self.move(max(corner.x(), room.left()), min(corner.y(), room.bottom() - self.height()))
        self.show()
        self.setFocus()


class ExpectationPopup(FieldPopup):
    """A date with its reading, kept with Enter."""

    committed = Signal(object)
    """The `Term` that is expected now."""

    def __init__(self, project: ProjectRow, today: date, tr: Translator, parent: QWidget) -> None:
        super().__init__(project.title, parent)
        from wsg_desktop.domain.date_typing import DateContext

        self.field = DateField(tr, tr("Expected end"))
        self.field.committed.connect(self._keep)
        self.add_field(tr("Expected end"), self.field)
        self.field.show_term(DateContext(today, project.end, deadline=project.deadline))

    def _keep(self, term: "Term") -> None:
        self.committed.emit(term)
        self.close()


class NamesPopup(FieldPopup):
    """A name to choose from those that are known, or a new one; kept as soon as it is chosen."""

    committed = Signal(object)
    """A tuple with the name."""

    def __init__(
        self,
        title: str,
        field: str,
        known: Callable[[], KnownNames],
        add_new: str,
        tr: Translator,
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self.field = ChipsField(tr, field, known, add_new=add_new)
        self.field.show_names((), tr("Type a name"))
        self.field.committed.connect(self._keep)
        self.add_field(field, self.field)

    def _keep(self, names: Sequence[str]) -> None:
        self.committed.emit(tuple(names))
        self.close()


class TextPopup(FieldPopup):
    """A longer text, kept by its button or Ctrl+Enter."""

    committed = Signal(str)

    def __init__(self, title: str, field: str, tr: Translator, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.field = GrowingText(field, lines=3)
        self.add_field(field, self.field)
        self.keep = FilledButton(tr("Keep text"))
        self.keep.clicked.connect(self._keep)
        self.column.addSpacing(8)
        self.column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Ctrl+Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.committed.emit(text)
        self.close()


class ExplanationPopup(FieldPopup):
    """Cause, consequence and measure in a line each, kept together by Enter or the button."""

    committed = Signal(object)
    """A dictionary with the three texts."""

    def __init__(self, title: str, tr: Translator, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.lines: dict[str, QLineEdit] = {}
        for key, name in _EXPLANATION:
            line = QLineEdit()
            line.setAccessibleName(tr(name))
            line.returnPressed.connect(self._keep)
            self.lines[key] = line
            self.add_field(tr(name), line)
        self.keep = FilledButton(tr("Keep explanation"))
        self.keep.clicked.connect(self._keep)
        self.column.addSpacing(8)
        self.column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)

    def _keep(self) -> None:
        texts = {key: line.text().strip() for key, line in self.lines.items()}
        if any(texts.values()):
            self.committed.emit(texts)
        self.close()
