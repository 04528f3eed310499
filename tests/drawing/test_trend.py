"""The milestone trend: where promises stand, what is level, what steps up, and names that have room."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from tests.drawing.test_export import needs_poppler, pages_of
from tests.full_disks import full_disk
from wsg_desktop.drawing.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, ChartPalette
from wsg_desktop.drawing.timescale import Unit
from wsg_desktop.drawing.trend import Area, Axes, Trend, TrendLine, TrendPoint, spread_labels, steps
from wsg_desktop.drawing.trend_export import trend_picture, write_trend
from wsg_desktop.drawing.trend_painter import TrendPainter
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import translator

pytestmark = pytest.mark.usefixtures("qapp")
EN = translator("en")
TODAY = date(2026, 11, 23).toordinal()
AREA = Area(100, 20, 600, 320)


def line(number: str, *points: tuple[date, date | None]) -> TrendLine:
    found = tuple(TrendPoint(said.toordinal(), day.toordinal() if day else None) for said, day in points)
    days = [it.promised for it in found if it.promised]
    return TrendLine(number, f"Project {number}", found, TODAY, days[-1] - days[0] if days else 0)


SLIPS = line("B1", (date(2026, 6, 1), date(2026, 12, 1)), (date(2026, 9, 1), date(2027, 2, 1)))
KEEPS = line("B2", (date(2026, 6, 1), date(2027, 3, 1)))
TREND = Trend((SLIPS, KEEPS), TODAY)


def test_later_promises_stand_higher_and_later_words_further_right() -> None:
    axes = Axes(TREND, AREA)
    assert axes.y(TODAY + 100) < axes.y(TODAY)
    assert axes.x(TODAY) > axes.x(TODAY - 100)
    assert AREA.left <= axes.x(SLIPS.points[0].said) < axes.x(TODAY) <= AREA.right


def test_a_line_is_level_until_something_else_is_said() -> None:
    axes = Axes(TREND, AREA)
    (corners,) = steps(SLIPS.points, TODAY, axes)
    ys = [y for _, y in corners]
    assert ys[0] == ys[1] > ys[2] == ys[3]
    assert corners[1][0] == corners[2][0] == axes.x(date(2026, 9, 1).toordinal())
    assert corners[-1][0] == axes.x(TODAY)
    (level,) = steps(KEEPS.points, TODAY, axes)
    assert len({y for _, y in level}) == 1


def test_a_date_taken_back_interrupts_the_line() -> None:
    broken = line(
        "B3",
        (date(2026, 6, 1), date(2027, 1, 1)),
        (date(2026, 7, 1), None),
        (date(2026, 9, 1), date(2027, 2, 1)),
    )
    axes = Axes(Trend((broken,), TODAY), AREA)
    first, second = steps(broken.points, TODAY, axes)
    assert first[-1][0] == axes.x(date(2026, 7, 1).toordinal())
    assert second[0][0] == axes.x(date(2026, 9, 1).toordinal())


def test_on_the_diagonal_the_promised_day_is_the_day_itself() -> None:
    axes = Axes(TREND, AREA)
    ends = axes.diagonal()
    assert ends is not None
    left, bottom, right, top = ends
    for x, y in ((left, bottom), (right, top)):
        said = axes.first + (x - AREA.left) / (AREA.right - AREA.left) * (axes.last - axes.first)
        assert axes.y(said) == pytest.approx(y)


def test_ticks_are_as_fine_as_there_is_room_for() -> None:
    axes = Axes(TREND, AREA)
    assert axes.ticks_across(20)[0] is Unit.MONTH
    assert axes.ticks_across(120)[0] is Unit.QUARTER
    assert all(axes.low <= tick.start <= axes.high for tick in axes.ticks_up(20)[1])


@given(st.lists(st.floats(0, 300), max_size=12))
def test_names_never_stand_on_each_other_and_keep_their_order(wanted: list[float]) -> None:
    placed = spread_labels(wanted, 16, 0, 300)
    pairs = sorted(zip(wanted, placed, strict=True))
    for (_, above), (_, below) in pairwise(pairs):
        assert abs(below - above) >= 16 - 1e-6
    assert all(8 - 1e-6 <= y <= 292 + 1e-6 for y in placed)
    order = [y for _, y in sorted(zip(wanted, placed, strict=True))]
    assert order == sorted(order)


def painted(trend: Trend, palette: ChartPalette) -> set[str]:
    image = QImage(900, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    TrendPainter(palette, EN, QFont()).paint(painter, trend, QRectF(0, 0, 900, 400))
    painter.end()
    return {image.pixelColor(x, y).name().upper() for x in range(0, 900, 2) for y in range(0, 400, 1)}


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_a_slip_stands_out_and_who_keeps_its_word_does_not(palette: ChartPalette) -> None:
    assert palette.late in painted(TREND, palette)
    assert palette.late not in painted(Trend((KEEPS,), TODAY), palette)


def test_without_lines_there_is_only_the_ground() -> None:
    assert painted(Trend((), TODAY), LIGHT) == {LIGHT.ground}


@needs_poppler
def test_pdf_holds_its_words_as_text(tmp_path: Path) -> None:
    write_trend(tmp_path / "t.pdf", TREND, "Promised dates", EN)
    (text,) = pages_of(tmp_path / "t.pdf")
    for words in ("Promised dates", "B1 Project B1", "+62 days", "as promised", "Promised date"):
        assert words in text


def test_svg_and_png_are_written(tmp_path: Path) -> None:
    write_trend(tmp_path / "t.svg", TREND, "Promised dates", EN)
    assert "B2 Project B2" in (tmp_path / "t.svg").read_text()
    write_trend(tmp_path / "t.png", TREND, "Promised dates", EN)
    assert QImage(str(tmp_path / "t.png")) == trend_picture(TREND, "Promised dates", EN)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("t.jpg", "cannot be written"), ("nergens/t.pdf", "is not there"), ("nergens/t.png", "is not there")],
)
def test_what_cannot_be_written_says_so(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(FileProblem, match=sentence):
        write_trend(tmp_path / name, TREND, "x", EN)


@pytest.mark.parametrize("name", ["t.pdf", "t.svg", "t.png"])
def test_a_full_disk_is_told_and_leaves_what_stood_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("of last week")
    with full_disk(), pytest.raises(FileProblem, match="was not written"):
        write_trend(path, TREND, "x", EN)
    assert path.read_text() == "of last week"
