"""The list of names beside the bars, for paper: status shape, number, title and lead parties.

On screen the table stands there, so this is painted on paper and pictures only.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from wsg_desktop.domain.field_display import show_group
from wsg_desktop.domain.vocabulary import ItemKind, Light
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, GroupHeading
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import ChartPalette, brush
from wsg_desktop.drawing.shapes import fill_rects, paint_statuses
from wsg_desktop.texts import N_, Translator

STATUS_WIDTH = 22.0
PADDING = 8.0
INDENT = 12.0
NO_LEAD = N_("no lead party yet")


class NameColumns(NamedTuple):
    """The widths of the columns in pixels, their padding included."""

    status: float
    number: float
    title: float
    lead: float

    @property
    def total(self) -> float:
        """Return the width of all columns together."""
        return sum(self)


def fitting_columns(chart: Chart, tr: Translator, lettering: Lettering, most: float) -> NameColumns:
    """Return columns as wide as their texts, but together not wider than `most`."""
    items = [item for item in map(chart.item, range(len(chart))) if item]
    number = _widest((tr("No."), *(item.project.number for item in items)), Letter.SMALL, lettering)
    title = _widest((item.project.title for item in items), Letter.BODY, lettering)
    lead = _widest((_lead(item) for item in items), Letter.SMALL, lettering)
    title += INDENT * max((item.depth for item in items), default=0)
    number, title, lead = number + PADDING, title + PADDING, lead + PADDING
    room = max(most - STATUS_WIDTH - number, 80.0)
    if title + lead > room:
        lead = min(lead, max(room * 0.34, room - title))
        title = room - lead
    return NameColumns(STATUS_WIDTH, number, title, lead)


class NamesPainter:
    """Paints the list in one palette and language."""

    def __init__(
        self, palette: ChartPalette, tr: Translator, lettering: Lettering, columns: NameColumns
    ) -> None:
        self._palette = palette
        self._tr = tr
        self._lettering = lettering
        self._columns = columns

    def paint_header(self, painter: QPainter, area: QRect) -> None:
        """Paint the names of the columns at the foot of `area`."""
        x, middle = area.left() + self._columns.status, area.top() + area.height() * 0.73
        words = (self._tr("No."), self._tr("Project"), self._tr("Lead party"))
        for word, width in zip(words, self._columns[1:], strict=True):
            text = self._lettering.elided(word, width - PADDING, Letter.SMALL)
            self._lettering.draw(painter, x, middle, text, self._palette.muted, Letter.SMALL)
            x += width
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, brush(self._palette.line))

    def paint_rows(
        self, painter: QPainter, area: QRect, contents: Sequence[ChartItem | GroupHeading]
    ) -> None:
        """Paint lines below each other; `area` is that of the first one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines: list[QRect] = []
        lights: dict[str, list[QPointF]] = defaultdict(list)
        for place, content in enumerate(contents):
            row = area.translated(0, place * area.height())
            if isinstance(content, GroupHeading):
                self._paint_heading(painter, row, content)
            else:
                self._paint_item(painter, row, content)
                lights[content.light].append(
                    QPointF(row.left() + self._columns.status / 2, row.top() + row.height() / 2)
                )
            lines.append(QRect(row.left(), row.bottom(), row.width(), 1))
        for light in lights.keys() - {Light.NONE}:
            paint_statuses(painter, light, lights[light], min(12.0, area.height() * 0.55), self._palette)
        fill_rects(painter, lines, self._palette.soft_line)

    def _paint_heading(self, painter: QPainter, area: QRect, heading: GroupHeading) -> None:
        painter.fillRect(area, brush(self._palette.band))
        middle = QRectF(area).center().y()
        size = show_group(heading.size, heading.late, self._tr)
        room = area.width() - 2 * PADDING - self._lettering.width(size, Letter.SMALL) - PADDING
        title = self._lettering.elided(heading.title, room, Letter.STRONG)
        x = area.left() + PADDING
        self._lettering.draw(painter, x, middle, title, self._palette.text, Letter.STRONG)
        x += self._lettering.width(title, Letter.STRONG) + PADDING
        self._lettering.draw(painter, x, middle, size, self._palette.muted, Letter.SMALL)

    def _paint_item(self, painter: QPainter, area: QRect, item: ChartItem) -> None:
        middle, columns = QRectF(area).center().y(), self._columns
        x = area.left() + columns.status
        number = item.project.number
        self._lettering.draw(painter, x, middle, number, self._palette.muted, Letter.SMALL)
        indent = INDENT * item.depth
        title = self._lettering.elided(item.project.title, columns.title - PADDING - indent, Letter.BODY)
        x += columns.number
        self._lettering.draw(painter, x + indent, middle, title, self._palette.text, Letter.BODY)
        lead = _lead(item)
        if not lead and item.project.kind != ItemKind.MILESTONE:
            lead = self._tr(NO_LEAD)
        self._write(painter, x + columns.title, middle, lead, columns.lead, self._palette.muted)

    def _write(self, painter: QPainter, x: float, middle: float, text: str, width: float, ink: str) -> None:
        shown = self._lettering.elided(text, width - PADDING, Letter.SMALL)
        self._lettering.draw(painter, x, middle, shown, ink, Letter.SMALL)


def _widest(texts: Iterable[str], letter: Letter, lettering: Lettering) -> float:
    """Return the width of the widest text; it is among the longest, and measuring thousands takes long."""
    longest = sorted(set(texts), key=len, reverse=True)[:12]
    return max((lettering.width(text, letter) for text in longest), default=0.0)


def _lead(item: ChartItem) -> str:
    return ", ".join(item.project.lead_parties)
