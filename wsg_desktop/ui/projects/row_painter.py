"""Paints the rows of the table, a whole row at a time: a call per cell from Qt would cost more than the cell.

It knows the looks of a row; where rows are and what is selected it asks the table.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from wsg_desktop.drawing.palette import ChartPalette, phase_colour
from wsg_desktop.drawing.shapes import draw_status
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.projects.columns import Cell
from wsg_desktop.ui.projects.table_model import Fold, Heading
from wsg_desktop.ui.theme import FontRole

PADDING = 6
INDENT = 16
TRIANGLE_ROOM = 18
"""What the triangle takes before a title, where any line has others under it."""
_SHAPE = 12
_SQUARE = 9
MARK_ROOM = 18
_CHEVRON = 16


class Slot(NamedTuple):
    """Where one column stands on the screen."""

    column: int
    left: int
    width: int
    right: bool
    shape_only: bool
    indented: bool


class RowLook(NamedTuple):
    """The state of one row."""

    top: int
    height: int
    selected: bool = False
    """Whether all of it is chosen."""
    hovered: bool = False
    depth: int = 0
    fold: Fold | None = None
    """Whether others stand under it; None where no line of the list has others under it."""
    chosen: frozenset[int] = frozenset()
    """The columns that are chosen where not all of them are."""


class RowPainter:
    """Paints rows in the colours of the theme as they are now; make one for each paint event."""

    def __init__(
        self, painter: QPainter, slots: list[Slot], width: int, shorten: Callable[[str, int], str]
    ) -> None:
        self._painter = painter
        self._slots = slots
        self._width = width
        self._shorten = shorten
        self._colours: dict[str, QColor] = {}
        self._palette: ChartPalette = chart_palette()
        self._ratio = painter.device().devicePixelRatio()
        self._shape, self._square = theme.scaled(_SHAPE), theme.scaled(_SQUARE)
        self._mark_room, self._indent = theme.scaled(MARK_ROOM), theme.scaled(INDENT)
        self._triangle, self._chevron = theme.scaled(TRIANGLE_ROOM), theme.scaled(_CHEVRON)
        font = theme.font(FontRole.TABLE)
        painter.setFont(font)
        self._strong = theme.font(FontRole.TABLE)
        self._strong.setWeight(theme.font(FontRole.STRONG).weight())
        self._plain = font
        metrics = QFontMetrics(font)
        self._baseline = (metrics.ascent() - metrics.descent()) // 2
        self._measure = metrics.horizontalAdvance

    def paint_project(self, look: RowLook, cells: tuple[Cell, ...]) -> None:
        """Paint the row of a project."""
        self._paint_ground(look)
        painter, middle = self._painter, look.top + look.height // 2
        baseline = middle + self._baseline
        tone = ""
        for column, left, width, right, shape_only, indented in self._slots:
            text, cell_tone, light, phase = cells[column]
            start = left + PADDING
            if indented:
                start = self._paint_outline(look, start, middle)
            if light:
                self._paint_light(light, left + width / 2 if shape_only else start + self._shape / 2, middle)
                if shape_only:
                    continue
                start += self._mark_room
            elif phase:
                self._paint_phase(phase, start, middle)
                start += self._mark_room
            if not text:
                continue
            if cell_tone != tone:
                painter.setPen(self._colour(cell_tone))
                tone = cell_tone
            room = left + width - PADDING - start
            shown = self._shorten(text, room)
            painter.drawText(start + room - self._measure(shown) if right else start, baseline, shown)

    def _paint_outline(self, look: RowLook, start: int, middle: int) -> int:
        """Paint the triangle of a line that others stand under; return where its title begins."""
        start += look.depth * self._indent
        if look.fold is None:
            return start
        if look.fold is not Fold.NOTHING_BELOW:
            name = "chevron-right" if look.fold is Fold.FOLDED else "chevron-down"
            icon = icons.pixmap(name, self._chevron, "muted", self._ratio)
            self._painter.drawPixmap(start - 2, middle - self._chevron // 2, icon)
        return start + self._triangle

    def paint_heading(self, look: RowLook, heading: Heading, words: str) -> None:
        """Paint the row of a group: its name and, in words, how many it holds."""
        painter = self._painter
        painter.fillRect(0, look.top, self._width, look.height, self._colour("panel"))
        self._paint_line(look)
        middle = look.top + look.height // 2
        name = "chevron-right" if heading.folded else "chevron-down"
        icon = icons.pixmap(name, self._chevron, "muted", self._ratio)
        painter.drawPixmap(PADDING, middle - self._chevron // 2, icon)
        start = PADDING + self._chevron + 8
        painter.setFont(self._strong)
        painter.setPen(self._colour("text"))
        metrics = QFontMetrics(self._strong)
        room = max(self._width - start - 8 - self._measure(words) - PADDING, 0)
        title = metrics.elidedText(heading.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(start, middle + self._baseline, title)
        start += metrics.horizontalAdvance(title) + 8
        painter.setFont(self._plain)
        painter.setPen(self._colour("muted"))
        painter.drawText(start, middle + self._baseline, words)

    def paint_draft(self, look: RowLook) -> None:
        """Paint the row of a project that is being typed."""
        self._painter.fillRect(0, look.top, self._width, look.height, self._colour("selected"))
        self._paint_line(look)

    def paint_focus(self, area: QRect) -> None:
        """Paint the ring around the cell that has the keyboard."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(self._colour("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -3), 4, 4)
        painter.restore()

    def paint_block(self, area: QRect) -> None:
        """Paint the line around a block of cells."""
        painter, colour = self._painter, self._colour("accent")
        for edge in (
            QRect(area.left(), area.top() - 1, area.width(), 2),
            QRect(area.left(), area.bottom() - 1, area.width(), 2),
            QRect(area.left(), area.top(), 2, area.height()),
            QRect(area.right() - 1, area.top(), 2, area.height()),
        ):
            painter.fillRect(edge, colour)

    def _paint_ground(self, look: RowLook) -> None:
        painter = self._painter
        if look.selected or look.hovered or look.chosen:
            tone = "selected" if look.selected else "hover"
            painter.fillRect(0, look.top, self._width, look.height, self._colour(tone))
        for slot in self._slots if look.chosen else ():
            if slot.column in look.chosen:
                painter.fillRect(slot.left, look.top, slot.width, look.height, self._colour("selected"))
        self._paint_line(look)
        if self._colour("selected") != self._colour("card"):
            return
        # Under high contrast no ground tells what is chosen: a bar and lines do.
        accent = self._colour("accent")
        if look.selected or look.chosen:
            painter.fillRect(0, look.top, 4, look.height, accent)
        if look.selected:
            painter.fillRect(0, look.top + look.height - 2, self._width, 2, accent)
        for slot in self._slots if look.chosen else ():
            if slot.column in look.chosen:
                painter.fillRect(slot.left, look.top + look.height - 2, slot.width, 2, accent)

    def _paint_line(self, look: RowLook) -> None:
        self._painter.fillRect(0, look.top + look.height - 1, self._width, 1, self._colour("soft_line"))

    def _paint_light(self, light: str, x: float, middle: int) -> None:
        draw_status(self._painter, light, QPointF(x, middle), self._shape, self._palette)

    def _paint_phase(self, phase: str, left: int, middle: int) -> None:
        area = QRectF(left, middle - self._square / 2, self._square, self._square)
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        outline = self._palette.phase_outline
        painter.setPen(QColor(outline) if outline else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(phase_colour(self._palette, phase)))
        painter.drawRoundedRect(area, 2, 2)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _colour(self, name: str) -> QColor:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = theme.colour(name)
        return found
