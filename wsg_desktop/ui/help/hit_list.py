"""What a search in the help found: the heading of each hit, and below it the sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.help.searching import Hit
from wsg_desktop.ui.theme import FontRole

_HIT = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_PAD = 8
_GAP = 2


class HitList(QListWidget):
    """`chosen` carries the `Hit` that the user went to."""

    chosen = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What was found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_HitDelegate(self))
        self.currentItemChanged.connect(self._choose)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these, and choose none of them yet."""
        self.blockSignals(True)
        self.clear()
        for hit in hits:
            item = QListWidgetItem(f"{_heading(hit)}\n{hit.sentence}")
            item.setData(_HIT, hit)
            item.setToolTip(hit.sentence)
            self.addItem(item)
        self.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_HIT))


class _HitDelegate(QStyledItemDelegate):
    """Draws a heading in bold above a sentence of several lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of both at the width of the list."""
        del option
        view = self.parent()
        assert isinstance(view, HitList)
        width = view.viewport().width()
        heights = [rect.height() for rect in _rects(index.data(_HIT), QRect(0, 0, width, 0))]
        return QSize(width, sum(heights) + _GAP + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw what the style draws behind a row, then the two texts."""
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)  # type: ignore[attr-defined]
        hit: Hit = index.data(_HIT)
        heading, sentence = _rects(hit, option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(theme.font(FontRole.STRONG))
        painter.setPen(theme.colour("text"))
        painter.drawText(heading, _WRAP, _heading(hit))
        painter.setFont(theme.font(FontRole.TABLE))
        painter.setPen(theme.colour("muted"))
        painter.drawText(sentence, _WRAP, hit.sentence)
        painter.restore()


def _heading(hit: Hit) -> str:
    return hit.title if hit.heading == hit.title else f"{hit.title}: {hit.heading}"


def _rects(hit: Hit, row: QRect) -> tuple[QRect, QRect]:
    """Return where heading and sentence go in a row."""
    inside = QRect(row.left() + _PAD, row.top() + _PAD, row.width() - 2 * _PAD, 1 << 16)
    heading = QFontMetrics(theme.font(FontRole.STRONG)).boundingRect(inside, _WRAP, _heading(hit))
    below = inside.translated(0, heading.height() + _GAP)
    sentence = QFontMetrics(theme.font(FontRole.TABLE)).boundingRect(below, _WRAP, hit.sentence)
    return heading, sentence
