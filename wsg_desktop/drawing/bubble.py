"""A few lines of text in a dark box beside the pointer: what a drag is about to do."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, Qt

from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import ChartPalette, brush

PADDING = 10
DISTANCE = 18
"""Between the pointer and the box."""


def bubble_area(lines: Sequence[str], pointer: QPoint, view: QRect, lettering: Lettering) -> QRect:
    """Return where the box goes: right below the pointer, but inside `view` and never under the pointer."""
    widths = [lettering.width(line, _letter(number)) for number, line in enumerate(lines)]
    width = round(max(widths, default=0)) + 2 * PADDING
    height = round(_line_height(lettering) * len(lines)) + 2 * PADDING - 4
    left = min(max(pointer.x() + DISTANCE, view.left() + 4), view.right() - width - 4)
    top = pointer.y() + DISTANCE
    if top + height > view.bottom() - 4:
        top = pointer.y() - DISTANCE - height
    return QRect(max(left, view.left() + 4), max(top, view.top() + 4), width, height)


def paint_bubble(
    painter: QPainter, area: QRect, lines: Sequence[str], lettering: Lettering, palette: ChartPalette
) -> None:
    """Paint the box with its first line strong."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(palette.bubble))
    painter.drawRoundedRect(QRectF(area), 6, 6)
    middle = area.top() + PADDING - 2 + _line_height(lettering) / 2
    for number, line in enumerate(lines):
        ink = palette.bubble_muted if number else palette.on_bubble
        lettering.draw(painter, area.left() + PADDING, middle, line, ink, _letter(number))
        middle += _line_height(lettering)
    painter.restore()


def _letter(line: int) -> Letter:
    return Letter.BODY if line else Letter.STRONG


def _line_height(lettering: Lettering) -> float:
    return lettering.height(Letter.BODY) + 3
