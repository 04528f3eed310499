"""A new expectation for one project, typed right where it stands in the list."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.domain.terms import Term

WIDTH = 300


class ExpectationPopup(QFrame):
    """A small window below a button: a date with its reading, kept with Enter, left with Esc."""

    committed = Signal(object)
    """The `Term` that is expected now."""

    def __init__(self, project: ProjectRow, today: date, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(scaled(WIDTH))
        chosen = theme.colours()
        self.setStyleSheet(
            f"ExpectationPopup {{ background: {chosen.card}; border: 1px solid {chosen.line}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(TextLabel(project.title, FontRole.STRONG))
        column.addWidget(TextLabel(tr("Expected end"), FontRole.SMALL, tone="muted"))
        self.field = DateField(tr, tr("Expected end"))
        self.field.committed.connect(self._keep)
        column.addWidget(self.field)
        from wsg_desktop.domain.date_typing import DateContext

        self.field.show_term(DateContext(today, project.end, deadline=project.deadline))

    def show_below(self, widget: QWidget) -> None:
        """Open under `widget`, inside its screen, with the keyboard in the date."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        room = widget.screen().availableGeometry()
        self.move(max(corner.x(), room.left()), min(corner.y(), room.bottom() - self.height()))
        self.show()
        self.field.setFocus()

    def _keep(self, term: "Term") -> None:
        self.committed.emit(term)
        self.close()
