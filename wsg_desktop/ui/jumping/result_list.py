"""The results under the field: an icon, a name, where it belongs, and at the right its kind or its keys."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wsg_desktop.domain.jumping import Target
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.card_frame import RADIUS

Index = QModelIndex | QPersistentModelIndex

ROW = 34
SHOWN = 11
"""How many rows the list is high at most."""
_ICON, _GAP = 16, 10


class Result(NamedTuple):
    """One line of the list."""

    target: Target
    icon: str
    kind: str
    """What it is in words, or the keys of an action."""
    why_not: str = ""
    """Why it cannot be done now, in words; empty when it can."""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        target = self.target
        name = f"{target.number} {target.title}".strip()
        return ", ".join(filter(None, (name, self.why_not or target.context, self.kind)))


class ResultModel(QAbstractListModel):
    """The results as they are found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.results: Sequence[Result] = ()

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.results = results
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.results)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a result."""
        if not index.isValid():
            return None
        result = self.results[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{result.target.number} {result.target.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return result.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return result.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Grey what cannot be done now; it can be walked over, so that its reason can be read."""
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag(0)


class ResultPainter(QStyledItemDelegate):
    """Paints a result; the name gets what the rest leaves over."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return one row."""
        return QSize(100, scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint icon, name, where it belongs and kind."""
        model = index.model()
        assert isinstance(model, ResultModel)
        result, area = model.results[index.row()], QRect(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(theme.colour("focus"))
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        tone = "muted" if result.why_not else "text"
        size = scaled(_ICON)
        drawn = icons.pixmap(result.icon, size, "muted", painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left() + _GAP, area.center().y() - size // 2 + 1, drawn)
        area.adjust(2 * _GAP + size, 0, -_GAP, 0)
        area = _paint_right(painter, area, result.kind)
        area = _paint_left(painter, area, result.target.number, "muted")
        area = _paint_left(painter, area, result.target.title, tone)
        _paint_left(painter, area, result.why_not or result.target.context, "muted", FontRole.SMALL)
        painter.restore()


def _paint_right(painter: QPainter, area: QRect, text: str) -> QRect:
    """Paint at the right and return what is left over."""
    painter.setFont(theme.font(FontRole.SMALL))
    painter.setPen(theme.colour("muted"))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - _GAP, 0)


def _paint_left(
    painter: QPainter, area: QRect, text: str, tone: str, role: FontRole = FontRole.BODY
) -> QRect:
    """Paint at the left, cut where it does not fit, and return what is left over."""
    if not text or area.width() < 3 * _GAP:
        return area
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(tone))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
    return area.adjusted(painter.fontMetrics().horizontalAdvance(cut) + _GAP, 0, 0, 0)


class ResultList(QListView):
    """The list; the keyboard stays in the field above it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultModel(self)
        self.setModel(self.results)
        self.setItemDelegate(ResultPainter(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(self.setCurrentIndex)

    @property
    def current(self) -> Result | None:
        """Return the result that is marked."""
        index = self.currentIndex()
        return self.results.results[index.row()] if index.isValid() else None

    def show_results(self, results: Sequence[Result], room: int) -> None:
        """Show these and mark the first; the list is as high as they need and `room` allows."""
        self.results.show_results(results)
        rows = min(len(results), SHOWN, max(room // scaled(ROW), 1))
        self.setFixedHeight(scaled(ROW) * rows)
        self.setCurrentIndex(self.results.index(0, 0))

    def step(self, by: int) -> None:
        """Mark the result that is so many further; from the last one to the first and back."""
        count = len(self.results.results)
        if count:
            row = self.currentIndex().row() + by
            row = row % count if abs(by) == 1 else max(0, min(row, count - 1))
            self.setCurrentIndex(self.results.index(row, 0))
