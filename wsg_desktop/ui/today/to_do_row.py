"""One project of the week's list: what it is, how it stands, and what can be done about it right here."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from wsg_desktop.domain.date_display import relative_days, show_late, show_term
from wsg_desktop.services.attention import ToDo
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.status_icon import StatusIcon

NUMBER, AREA, LEAD, DEADLINE, STANDING, ACTIONS = 36, 92, 108, 88, 128, 84
"""Widths of the columns at the usual text size; the title takes what is left."""

HEIGHT = 32
AREA_AT = 3


class ToDoRow(QFrame):
    """A row to open with a click or Enter, with its actions at the end."""

    opened = Signal()
    done_requested = Signal()
    expectation_requested = Signal(object)
    """The button to show the date beside."""
    question_requested = Signal()

    def __init__(self, item: ToDo, today: date, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(scaled(HEIGHT))
        project = item.project
        lead = ", ".join(project.lead_parties)
        self.done, self.expect, self.ask = self._buttons(tr)
        self._line = row_layout(self)
        self._line.addWidget(StatusIcon(item.light, tr))
        for text, width, tone in (
            (project.number, NUMBER, "muted"),
            (project.title, 0, "text"),
            (", ".join(project.areas) or tr("Whole programme"), AREA, "text"),
            (lead or tr("without lead party"), LEAD, "text" if lead else "muted"),
            (show_term(project.deadline, tr, today=today), DEADLINE, "text"),
            (standing(item, today, tr), STANDING, "muted"),
        ):
            add_cell(self._line, ElidedLabel(text, FontRole.TABLE, tone), width)
        add_cell(self._line, self._box(), ACTIONS)
        self.setAccessibleName(f"{project.number} {project.title}, {standing(item, today, tr)}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line below, and the ground under the mouse or with the keyboard."""
        painter = QPainter(self)
        inside = self.underMouse() or self.hasFocus()
        if inside:
            painter.fillRect(self.rect(), theme.colour("selected" if self.hasFocus() else "hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("soft_line"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without the mouse."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the project that is clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; go up and down with the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        parent = self.parentWidget()
        rows = [row for row in parent.findChildren(ToDoRow) if row.isVisible()] if parent else [self]
        place = rows.index(self) + by
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _buttons(self, tr: Translator) -> tuple[IconButton, IconButton, IconButton]:
        done = IconButton(tr("Finished"), "check")
        expect = IconButton(tr("New expectation"), "calendar")
        ask = IconButton(tr("Ask the lead party"), "mail")
        done.clicked.connect(self.done_requested)
        expect.clicked.connect(lambda: self.expectation_requested.emit(expect))
        ask.clicked.connect(self.question_requested)
        return done, expect, ask

    def _box(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for button in (self.done, self.expect, self.ask):
            line.addWidget(button)
        return box


def row_layout(widget: QWidget) -> QHBoxLayout:
    """Return the layout that heading and rows share, so that their columns line up."""
    line = QHBoxLayout(widget)
    line.setContentsMargins(16, 0, 8, 0)
    line.setSpacing(8)
    return line


def add_cell(line: QHBoxLayout, cell: QWidget, width: int) -> None:
    """Add a cell of a fixed width at the usual text size; 0 for the one that takes what is left."""
    if width:
        cell.setFixedWidth(scaled(width))
        line.addWidget(cell)
    else:
        line.addWidget(cell, 1)


def show_area(row: QWidget, *, shown: bool) -> None:
    """Show or leave out the area in a row or the heading."""
    line = row.layout()
    cell = line.itemAt(AREA_AT) if line else None
    area = cell.widget() if cell else None
    if area:
        area.setVisible(shown)


def standing(item: ToDo, today: date, tr: Translator) -> str:
    """Return how a project stands in a few words: what is wrong first."""
    project = item.project
    deadline, end = project.deadline.day, project.end.day
    if item.days_late and deadline and deadline < today:
        return show_late((today - deadline).days, tr)
    if item.days_late and end:
        return tr("expected {day}", day=show_term(project.end, tr, today=today))
    if deadline and not item.days_late:
        return relative_days(deadline, today, tr)
    return show_late(item.days_late, tr) if item.days_late else tr("without lead party")
