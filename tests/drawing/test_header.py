"""The header: what its periods are called, and which wording has room."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QImage, QPainter

from tests.drawing.chart_samples import TODAY
from wsg_desktop.drawing import header
from wsg_desktop.drawing.header import HeaderPainter
from wsg_desktop.drawing.lettering import Letter, Lettering, PlacedText
from wsg_desktop.drawing.palette import LIGHT
from wsg_desktop.drawing.tick_words import TickWords
from wsg_desktop.drawing.timescale import Timescale, Unit
from wsg_desktop.texts import Translator, translator

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH, HEIGHT = 900, 48


class Written(Lettering):
    """Keeps what was drawn and where, besides drawing it."""

    def __init__(self, pixels: int) -> None:
        font = QFont()
        font.setPixelSize(pixels)
        super().__init__(font)
        self.texts: list[tuple[str, float, float]] = []
        self.upper: list[tuple[float, float]] = []
        self.lower: list[tuple[float, float]] = []

    def draw_all(self, painter: QPainter, texts: Iterable[PlacedText], ink: str, letter: Letter) -> None:
        """Draw and remember."""
        placed = list(texts)
        super().draw_all(painter, placed, ink, letter)
        for x, middle, text in placed:
            self.texts.append((text, x, x + self.width(text, letter)))
            line = self.upper if middle < HEIGHT / 2 else self.lower
            line.append((x, x + self.width(text, letter)))


def painted(scale: Timescale, left: int = 0, pixels: int = 12) -> Written:
    lettering = Written(pixels)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    header_painter = HeaderPainter(LIGHT, lettering, TickWords(translator("en")))
    header_painter.paint(painter, QRect(0, 0, WIDTH, HEIGHT), scale, left, TODAY.toordinal())
    painter.end()
    return lettering


def written(scale: Timescale, left: int = 0) -> list[tuple[str, float, float]]:
    return painted(scale, left).texts


@pytest.mark.parametrize(
    ("zoom", "upper", "lower"),
    [
        (0.1, "2020–2029", "2026"),
        (0.5, "2026", "Q4"),
        (2.0, "Q4 2026", "Nov"),
        (6.0, "December 2026", "wk 47"),
        (64.0, "week 47 · November 2026", "Mon 16"),
    ],
)
def test_each_zoom_names_its_periods(zoom: float, upper: str, lower: str) -> None:
    scale = Timescale(date(2026, 11, 16), zoom)
    texts = [text for text, _, _ in written(scale, -300 if zoom < 1 else 0)]
    assert upper in texts
    assert any(text.startswith(lower) for text in texts)


@pytest.mark.parametrize("zoom", [0.02, 0.1, 0.25, 0.5, 1.2, 2.0, 4.0, 6.0, 20.0, 64.0])
@pytest.mark.parametrize("left", [0, 137, 20_011])
@pytest.mark.parametrize("pixels", [11, 13, 18])
def test_no_name_is_cut_off_or_runs_into_another(zoom: float, left: int, pixels: int) -> None:
    lettering = painted(Timescale(date(2024, 1, 1), zoom), left, pixels)
    assert lettering.lower
    for line in (lettering.upper, lettering.lower):
        assert all(begin >= 0 and end <= WIDTH for begin, end in line)
        assert all(one[1] <= next_one[0] for one, next_one in pairwise(sorted(line)))


def test_neighbours_are_called_alike() -> None:
    months = [text for text, _, _ in written(Timescale(date(2026, 1, 1), 1.6)) if not text.startswith("Q")]
    assert {len(text) for text in months} == {3}


def test_a_long_period_keeps_its_name_at_the_edge_while_it_scrolls_by() -> None:
    scale = Timescale(date(2026, 1, 1), 2.0)
    names = {text: begin for text, begin, _ in written(scale, 100)}
    assert names["Q1 2026"] == header.PADDING


def test_no_border_stands_before_the_window_for_an_svg_cuts_nothing_off() -> None:
    scale = Timescale(date(2026, 1, 1), 2.0)
    layout = header.lay_out_header(
        scale, 37, QSize(WIDTH, HEIGHT), Lettering(QFont()), TickWords(translator("en"))
    )
    for lines in (layout.upper_lines, layout.lower_lines):
        assert lines
        assert all(0 <= line.x() < WIDTH for line in lines)


def test_a_week_belongs_to_the_month_and_year_of_its_thursday() -> None:
    words = TickWords(translator("en"))
    monday = date(2026, 12, 28).toordinal()
    assert words.upper(Unit.WEEK, monday)[0] == "week 53 · December 2026"
    assert words.lower(Unit.WEEK, monday) == ("wk 53", "53")


@pytest.mark.parametrize(("language", "name"), [("nl", "maart 2027"), ("en", "March 2027")])
def test_months_are_named_in_the_language_of_the_reader(language: str, name: str) -> None:
    catalogue = translator("en")._catalogue
    words = TickWords(Translator(language, catalogue))
    assert words.upper(Unit.MONTH, date(2027, 3, 1).toordinal())[0] == name
