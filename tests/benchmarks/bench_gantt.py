"""The chart: a frame while panning, zooming and dragging, opening it, and a PDF of 500 bars.

The floor of a frame is the same number of filled rectangles and nothing else; that of the PDF is bare
rectangles and texts through QPdfWriter.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPdfWriter

from tests.benchmarks.figure import Figure, middle, nearly_worst, times
from tests.drawing.chart_samples import TODAY, many
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup, GroupHeading
from wsg_desktop.drawing.export import ensure_gui_application, write_printout
from wsg_desktop.drawing.geometry import LabelMode, Viewport
from wsg_desktop.drawing.lettering import Letter, Lettering, PlacedText
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.painter import ChartPainter, Frame
from wsg_desktop.drawing.palette import LIGHT, colour
from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.printout import Printout
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.drawing.timescale import Timescale, zoomed_around
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import translator

WIDTH, HEIGHT = 1600, 900
FRAMES = 80
BARS_ON_PAPER = 500
FURNITURE = 80
"""Lines of grid and header and samples of the legend on every page."""


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure frames at every size, and the PDF once."""
    ensure_gui_application()
    for size in sizes:
        yield from _figures_of(size)
    yield _pdf()


def _figures_of(size: int) -> Iterator[Figure]:
    chart = many(size)
    screen = _Screen()
    floor = middle(times(partial(screen.paint_rectangles, frame) for frame in _panning(chart)))
    rows = _rows_of(chart)
    opened = middle(times([lambda: screen.paint(next(_panning(_again(rows, chart))))] * 5))
    yield Figure("gantt: opening, data loaded", size, opened, None, goal=150 if size <= 10_000 else None)
    moves: tuple[tuple[str, Callable[[Chart], Iterator[Frame]]], ...] = (
        ("pan", _panning),
        ("zoom", _zooming),
        ("drag", _dragging),
    )
    for name, frames in moves:
        measured = times(partial(screen.paint, frame) for frame in frames(chart))
        yield Figure(f"gantt: {name}, median", size, middle(measured), floor, goal=9)
        yield Figure(f"gantt: {name}, 95 %", size, nearly_worst(measured), floor, goal=16)


class _Screen:
    """An image the size of a window, and what paints on it."""

    def __init__(self) -> None:
        self.painter = ChartPainter(LIGHT, translator("en"), QFont())
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)

    def paint(self, frame: Frame) -> None:
        painter = QPainter(self.image)
        header = self.painter.header_height
        self.painter.paint_header(painter, frame, QRect(0, 0, WIDTH, header))
        self.painter.paint_rows(painter, frame, QPoint(0, header))
        painter.end()

    def paint_rectangles(self, frame: Frame) -> None:
        """Paint one rectangle per segment in view, without asking what it means: nothing can be faster."""
        painter = QPainter(self.image)
        painter.fillRect(self.image.rect(), colour(LIGHT.ground))
        zero, left = frame.scale.origin.toordinal(), frame.viewport.left
        first = frame.viewport.top // 32
        for number in range(first, min(first + HEIGHT // 32 + 1, len(frame.chart))):
            item = frame.chart.row(number)
            if isinstance(item, ChartItem):
                for segment in item.segments:
                    x = int((segment.start - zero) * frame.scale.px_per_day) - left
                    width = int((segment.stop - segment.start) * frame.scale.px_per_day)
                    painter.fillRect(x, number * 32 - frame.viewport.top + 8, width, 14, _BLUE)
        painter.end()


_BLUE = QColor("#2F76B5")
_SCALE = Timescale(date(2024, 12, 1), 1.5)


def _middle_of(chart: Chart) -> int:
    return len(chart) // 2 * 32


def _panning(chart: Chart) -> Iterator[Frame]:
    for step in range(FRAMES):
        view = Viewport(200 + step * 7, _middle_of(chart) + step * 13, WIDTH, HEIGHT)
        yield Frame(chart, _SCALE, view, labels=LabelMode.TITLE)


def _zooming(chart: Chart) -> Iterator[Frame]:
    scale, left = _SCALE.zoomed(0.1), 0.0
    for _ in range(FRAMES):
        scale, left = zoomed_around(scale, left, 600, 1.07)
        yield Frame(
            chart, scale, Viewport(round(left), _middle_of(chart), WIDTH, HEIGHT), labels=LabelMode.TITLE
        )


def _dragging(chart: Chart) -> Iterator[Frame]:
    view = Viewport(400, _middle_of(chart), WIDTH, HEIGHT)
    shown = [chart.item(number) for number in range(len(chart) // 2 + 2, len(chart) // 2 + 8)]
    moved = frozenset(item.id for item in shown if item)
    for step in range(FRAMES):
        shifts = dict.fromkeys(moved, Shift(step, step))
        yield Frame(chart, _SCALE, view, moved, shifts=shifts, labels=LabelMode.TITLE)


def _rows_of(chart: Chart) -> tuple[ProjectRow, ...]:
    items = (chart.item(number) for number in range(len(chart)))
    return tuple(item.project for item in items if item)


def _again(rows: tuple[ProjectRow, ...], chart: Chart) -> Chart:
    """Return a new chart of the same rows and links, of which nothing has been worked out yet."""
    return Chart([ChartGroup("", "", rows)], today=TODAY, links=chart.link_rows)


class _Written(NamedTuple):
    """Where the chart put a text on which page, in which font and colour."""

    page: int
    x: float
    y: float
    text: str
    font: QFont
    ink: str


def _pdf() -> Figure:
    chart = many(BARS_ON_PAPER, links_each=0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        printout = Printout(chart, SheetWishes("Programma"))
        write = partial(write_printout, path, printout, translator("en"), PaperWishes())
        texts = _texts_of(write)
        ours = middle(times([write] * 7))
        floor = middle(times([partial(_bare_pdf, path, chart, texts)] * 7))
    return Figure("gantt: PDF of 500 bars", BARS_ON_PAPER, ours, floor, goal_ratio=2)


def _texts_of(write: Callable[[], None]) -> list[_Written]:
    """Return every text that a chart writes, so that the floor writes the same ones."""
    texts: list[_Written] = []
    pages = 0

    def note(
        lettering: Lettering, _painter: object, placed: Iterable[PlacedText], ink: str, letter: Letter
    ) -> None:
        nonlocal pages
        for x, y, text in placed:
            pages += text == "Programma"
            texts.append(_Written(pages - 1, x, y, text, lettering.font(letter), ink))

    with patch.object(Lettering, "draw_all", note):
        write()
    return texts


def _bare_pdf(path: Path, chart: Chart, texts: list[_Written]) -> None:
    """Write the same texts on the same pages, and every bar, sign and line as a bare rectangle."""
    writer = QPdfWriter(str(path))
    writer.setResolution(1200)
    painter = QPainter(writer)
    painter.scale(12.5, 12.5)
    rows, page = iter(range(len(chart))), -1
    for text in texts:
        if text.page != page:
            page = text.page
            if page:
                writer.newPage()
            for place in range(FURNITURE):
                painter.fillRect(QRectF(40 + place * 11.3, 40, 1, 600), _BLUE)
            for place, number in enumerate(islice(rows, 25)):
                _bare_row(painter, chart.row(number), place * 22 + 84)
        painter.setFont(text.font)
        painter.setPen(colour(text.ink))
        painter.drawText(QPointF(text.x, text.y), text.text)
    painter.end()


def _bare_row(painter: QPainter, content: ChartItem | GroupHeading, y: int) -> None:
    painter.fillRect(QRectF(0, y, 400, 1), _BLUE)
    painter.fillRect(QRectF(400, y, 600, 1), _BLUE)
    if isinstance(content, ChartItem):
        painter.fillRect(QRectF(4, y, 12, 12), _BLUE)
        painter.fillRect(QRectF(700 + y % 17, y, 9, 14), _BLUE)
        for segment in content.segments:
            x, width = (segment.start - 739_000) * 0.33, (segment.stop - segment.start) * 0.33
            painter.fillRect(QRectF(x, y + 6, width, 11), _BLUE)
