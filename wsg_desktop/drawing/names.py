"""The list of names beside the bars, for paper: status shape, number, title and lead parties.

On screen the table stands there, so this is painted on paper and pictures only.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from wsg_desktop.domain.field_display import show_group
from wsg_desktop.domain.vocabulary import ItemKind, Light
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, Folded, GroupHeading, goes_on_below
from wsg_desktop.drawing.lettering import Letter, Lettering, PlacedText
from wsg_desktop.drawing.palette import ChartPalette, brush
from wsg_desktop.drawing.shapes import fill_rects, paint_statuses
from wsg_desktop.texts import N_, Translator

STATUS_WIDTH = 22.0
PADDING = 8.0
INDENT = 12.0
NARROW = 300.0
"""Pixels for titles and lead parties below which only the titles are shown: both would be cut to nothing."""
SURE_SHARE = 0.7
"""A title of capitals is so much wider than one of as many small letters."""
NO_LEAD = N_("no lead party yet")


Texts = dict[tuple[Letter, str], list[PlacedText]]
"""Texts to be drawn, by their kind and colour."""


class NameColumns(NamedTuple):
    """The widths of the columns in pixels, their padding included."""

    status: float
    number: float
    title: float
    lead: float
    sure: int = 0
    """Titles of at most so many characters fit for sure: measuring hundreds takes as long as writing them."""

    @property
    def total(self) -> float:
        """Return the width of all columns together."""
        return self.status + self.number + self.title + self.lead


def fitting_columns(chart: Chart, tr: Translator, lettering: Lettering, most: float) -> NameColumns:
    """Return columns as wide as their texts, but together not wider than `most`."""
    items = [item for item in map(chart.item, range(len(chart))) if item]
    number = _widest((tr("No."), *(item.project.number for item in items)), Letter.SMALL, lettering)
    title = _widest((item.project.title for item in items), Letter.BODY, lettering)
    title = max(title, lettering.width(tr("Project"), Letter.SMALL))
    leads = {_lead(item) for item in items}
    words = (tr("Lead party"), tr(NO_LEAD), *leads) if any(leads) else ()
    lead = _widest(words, Letter.SMALL, lettering)
    title += INDENT * max((item.depth for item in items), default=0)
    number, title, lead = number + PADDING, title + PADDING, lead + PADDING if lead else 0.0
    room = max(most - STATUS_WIDTH - number, 80.0)
    cuts = title + lead > room
    if cuts and room < NARROW:
        return NameColumns(STATUS_WIDTH, number, room, 0)
    if cuts:
        lead = min(lead, max(room * 0.34, room - title))
        title = room - lead
    longest = max((len(item.project.title) for item in items), default=0)
    return NameColumns(STATUS_WIDTH, number, title, lead, 0 if cuts else int(longest * SURE_SHARE))


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
        for word, width in zip(words, self._columns[1:4], strict=True):
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
        lights: dict[str, list[QPointF]] = defaultdict(list)
        texts: Texts = defaultdict(list)
        rows = [area.translated(0, place * area.height()) for place in range(len(contents))]
        bands = [row for row, it in zip(rows, contents, strict=True) if isinstance(it, GroupHeading)]
        fill_rects(painter, bands, self._palette.band)
        for row, content in zip(rows, contents, strict=True):
            if isinstance(content, GroupHeading):
                self._gather_heading(texts, row, content)
            else:
                self._gather_item(texts, row, content)
                lights[content.light].append(
                    QPointF(row.left() + self._columns.status / 2, row.top() + row.height() / 2)
                )
        for light in lights.keys() - {Light.NONE}:
            paint_statuses(painter, light, lights[light], min(12.0, area.height() * 0.55), self._palette)
        ends = [row for row, goes_on in zip(rows, goes_on_below(contents), strict=True) if not goes_on]
        lines = [QRect(row.left(), row.bottom(), row.width(), 1) for row in ends]
        fill_rects(painter, lines, self._palette.soft_line)
        for (letter, ink), placed in texts.items():
            self._lettering.draw_all(painter, placed, ink, letter)

    def _gather_heading(self, texts: Texts, area: QRect, heading: GroupHeading) -> None:
        if not heading.title:  # the rest of a tall heading
            return
        middle = area.top() + area.height() / 2
        words = _heading_words(heading, self._tr)
        room, x = area.width() - 2 * PADDING, area.left() + PADDING
        is_tall = heading.summary is not None and heading.summary.lines > 1
        beside = 0.0 if is_tall else self._lettering.width(words, Letter.SMALL) + PADDING
        title = self._lettering.elided(heading.title, room - beside, Letter.STRONG)
        texts[Letter.STRONG, self._palette.text].append((x, middle, title))
        if is_tall:
            middle += area.height()
            words = self._lettering.elided(words, room, Letter.SMALL)
        else:
            x += self._lettering.width(title, Letter.STRONG) + PADDING
        texts[Letter.SMALL, self._palette.muted].append((x, middle, words))

    def _gather_item(self, texts: Texts, area: QRect, item: ChartItem) -> None:
        middle, columns = area.top() + area.height() / 2, self._columns
        quiet = texts[Letter.SMALL, self._palette.muted]
        x = area.left() + columns.status
        quiet.append((x, middle, item.project.number))
        indent = INDENT * item.depth
        title = item.project.title
        if len(title) > columns.sure:
            title = self._lettering.elided(title, columns.title - PADDING - indent, Letter.BODY)
        x += columns.number
        texts[Letter.BODY, self._palette.text].append((x + indent, middle, title))
        lead = _lead(item) if columns.lead else ""
        if columns.lead and not lead and item.project.kind != ItemKind.MILESTONE:
            lead = self._tr(NO_LEAD)
        if lead:
            shown = self._lettering.elided(lead, columns.lead - PADDING, Letter.SMALL)
            quiet.append((x + columns.title, middle, shown))


def _heading_words(heading: GroupHeading, tr: Translator) -> str:
    """Return how many projects a heading has, and where those are that have no row."""
    folded = heading.summary
    if not folded:
        return show_group(heading.size, heading.late, tr)
    size = tr.plural("{n} project", "{n} projects", heading.size)
    said = [size, _where(folded, tr)]
    if folded.late:
        said.append(tr("{n} of them late", n=folded.late))
    return " · ".join(said)


def _where(folded: Folded, tr: Translator) -> str:
    """Return where the projects are listed that have no row."""
    if folded.listed_in is None:
        return tr("{n} in appendix {number}", n=folded.hidden, number=folded.number)
    if not folded.listed_in:
        return tr("{n} not shown", n=folded.hidden)
    told = {"n": folded.hidden, "number": folded.number, "paper": folded.listed_in}
    return tr("{n} under {number} in “{paper}”", **told)


def _widest(texts: Iterable[str], letter: Letter, lettering: Lettering) -> float:
    """Return the width of the widest text; it is among the longest, and measuring thousands takes long."""
    longest = sorted(set(texts), key=len, reverse=True)[:12]
    return max((lettering.width(text, letter) for text in longest), default=0.0)


def _lead(item: ChartItem) -> str:
    return ", ".join(item.project.lead_parties)
