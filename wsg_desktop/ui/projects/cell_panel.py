"""The panel under a cell that is typed in: how the text reads, what is wrong, and what can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from wsg_desktop.drawing.palette import phase_colour
from wsg_desktop.drawing.shapes import draw_status
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.projects.cell_readers import Choice
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.text_label import TextLabel

_ICON = 16
_MARGIN = 6
_WIDEST = 420
_NARROWEST = 200
_MOST_LINES = 9


class CellPanel(QFrame):
    """Says a sentence and lists choices; the keyboard stays in the cell."""

    chosen = Signal(object)
    """The `Choice` that was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._choices: tuple[Choice, ...] = ()
        self._said = TextLabel("", FontRole.SMALL, "link")
        self._said.setContentsMargins(4, 2, 4, 2)
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setIconSize(QSize(theme.scaled(_ICON), theme.scaled(_ICON)))
        chosen = theme.colours()
        theme.dress(
            self._list,
            "QListView::item { padding: 4px 6px; border-radius: 4px; }"
            f"QListView::item:hover {{ background: {chosen.hover}; }}"
            f"QListView::item:selected {{ background: {chosen.selected}; color: {chosen.text}; }}",
        )
        self._list.clicked.connect(self._click)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addWidget(self._list)
        self.hide()

    @property
    def said(self) -> str:
        """Return the sentence that is shown."""
        return self._said.text()

    @property
    def list(self) -> QListView:
        """Return the list of choices."""
        return self._list

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return what can be chosen."""
        return self._choices

    @property
    def marked(self) -> Choice | None:
        """Return the choice that Enter takes, if any."""
        row = self._list.currentIndex().row()
        return self._choices[row] if self.isVisible() and 0 <= row < len(self._choices) else None

    def show_reading(self, said: str, tone: str, choices: Sequence[Choice], cell: QRect) -> None:
        """Show a sentence and choices under `cell`, given in the coordinates of the parent."""
        self._said.setText(said)
        self._said.set_tone(tone)
        self._said.setVisible(bool(said))
        if tuple(choices) != self._choices:
            self._fill(tuple(choices))
        self._list.setVisible(bool(choices))
        if not said and not choices:
            self.hide()
            return
        self._place(cell)
        self.show()
        self.raise_()

    def move_mark(self, step: int) -> bool:
        """Mark the next or the previous choice; return whether there are any."""
        if not self.isVisible() or not self._choices:
            return False
        row = self._list.currentIndex().row()
        first = 0 if step > 0 else len(self._choices) - 1
        self._mark(first if row < 0 else (row + step) % len(self._choices))
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        paint_card(QPainter(self), QRectF(self.rect()), line="chip_line")

    def _fill(self, choices: tuple[Choice, ...]) -> None:
        self._choices = choices
        self._model.clear()
        with_icons = any(choice.light or choice.phase for choice in choices)
        for choice in choices:
            item = QStandardItem(choice.words)
            if with_icons:
                item.setIcon(_icon(choice, self.devicePixelRatioF()))
            self._model.appendRow(item)
        self._mark(next((at for at, choice in enumerate(choices) if choice.marked), -1))

    def _mark(self, row: int) -> None:
        index = self._model.index(row, 0) if row >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)
        if row >= 0:
            self._list.scrollTo(index)

    def _place(self, cell: QRect) -> None:
        """Stand under the cell, over it where the window ends, as wide as the texts ask."""
        room = self._room
        width = min(max(cell.width(), self._wanted_width()), _WIDEST, room.width() - 8)
        self.setFixedWidth(width)
        if self._choices:
            lines = min(len(self._choices), _MOST_LINES)
            self._list.setFixedHeight(lines * max(self._list.sizeHintForRow(0), 1) + 2)
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        self.resize(width, height if height > 0 else self.sizeHint().height())
        left = min(cell.left(), room.width() - width - 4)
        below = cell.bottom() + 3
        fits = below + self.height() <= room.height()
        self.move(max(left, 4), below if fits else cell.top() - self.height() - 2)

    def _wanted_width(self) -> int:
        metrics = self._list.fontMetrics()
        widest = max((metrics.horizontalAdvance(choice.words) for choice in self._choices), default=0)
        icons = (
            theme.scaled(_ICON) + 8 if any(choice.light or choice.phase for choice in self._choices) else 0
        )
        sentence = min(self._said.fontMetrics().horizontalAdvance(self._said.text()) + 8, 320)
        return max(widest + icons + 40, sentence + 2 * _MARGIN, _NARROWEST)

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(self._choices[index.row()])


def _icon(choice: Choice, ratio: float) -> QIcon:
    """Return the shape or the square that goes with a choice; an empty one keeps the words in line."""
    size = theme.scaled(_ICON)
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    palette = chart_palette()
    if choice.light:
        draw_status(painter, choice.light, QPointF(size / 2, size / 2), size - 3, palette)
    elif choice.phase:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(phase_colour(palette, choice.phase)))
        painter.drawRoundedRect(QRectF(3, 3, size - 6, size - 6), 2, 2)
    painter.end()
    icon = QIcon(made)
    # Chosen lines keep the colours: they carry the meaning.
    icon.addPixmap(made, QIcon.Mode.Selected)
    return icon
