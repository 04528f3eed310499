"""The list of returned files: who answered, when it was sent, how much is open; all together first."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.theme import FontRole, scaled

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_HEIGHT, _EDGE, _ICON = 48, 12, 16


class FileLine(NamedTuple):
    """One row of the list."""

    title: str
    about: str
    icon: str = ""
    tone: str = "muted"
    mark: str = ""
    """What the icon says, for whoever cannot see it."""


class FileModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[FileLine] = []

    def show(self, lines: Sequence[FileLine]) -> None:
        """Show other rows; where there are as many, the current one stays."""
        if len(lines) == len(self.lines):
            self.lines = list(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, or all of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(filter(None, (line.title, line.about, line.mark)))
        return None


class FileList(QListView):
    """The rows; `chosen` carries the place of the one that is shown, from 0."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FileModel()
        self.setModel(self.files)
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now))
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def place(self) -> int:
        """Return the place of the row that is shown; -1 while there is none."""
        return self.currentIndex().row()

    def mark(self, place: int) -> None:
        """Show the row at `place`."""
        self.setCurrentIndex(self.files.index(place))

    def _tell(self, now: Index) -> None:
        if now.isValid():
            self.chosen.emit(now.row())

    def _dress(self) -> None:
        look = theme.colours()
        self.setFont(theme.font(FontRole.TABLE))
        theme.dress(
            self,
            f"QListView {{ background: {look.card}; border: 1px solid {look.line}; border-radius: 6px; }}"
            f" QListView:focus {{ border: 2px solid {look.focus}; }}",
        )
        self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """Paints two lines of text, and at the right a mark."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; its width is that of the list."""
        return QSize(100, scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        line: FileLine = index.data(ROW_ROLE)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("soft_line"))
        edge, half = scaled(_EDGE), area.height() // 2
        right = area.right() - edge
        if line.icon:
            at = QRect(right - _ICON, area.top() + (area.height() - _ICON) // 2, _ICON, _ICON)
            icons.icon(line.icon, line.tone).paint(painter, at)
            right = at.left() - 8
        left, width = area.left() + edge, right - area.left() - edge
        above = QRect(left, area.top() + 4, width, half - 3)
        below = QRect(left, area.top() + half, width, half - 4)
        _write(painter, above, line.title, FontRole.STRONG, "text")
        _write(painter, below, line.about, FontRole.SMALL, "muted")
        painter.restore()


def _write(painter: QPainter, area: QRect, text: str, role: FontRole, tone: str) -> None:
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
