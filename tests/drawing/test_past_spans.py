"""Where bars and milestones stood before: told and drawn only where they stand elsewhere now."""

from datetime import date

import pytest

from tests.drawing.chart_samples import TODAY, day, project
from tests.drawing.pixels import HEIGHT, Picture
from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.item_texts import accessible_name, slip_words, tooltip_lines
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.palette import LIGHT
from wsg_desktop.drawing.past_spans import Past
from wsg_desktop.drawing.timescale import Timescale
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import translator

pytestmark = pytest.mark.usefixtures("qapp")
EN = translator("en")
NOW = project(start=day("2026-02-01"), end=day("2026-10-31"))
SCALE = Timescale(date(2026, 1, 1), 2.0)


def chart(row: ProjectRow, before: ProjectRow) -> Chart:
    return Chart([ChartGroup("", "", (row,))], today=TODAY, past=Past({row.id: before}))


def past_of(row: ProjectRow, before: ProjectRow) -> tuple[int, int] | None:
    item = chart(row, before).item(0)
    assert item is not None
    return item.past


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (NOW, None),
        (NOW._replace(end=day("2026-08-31")), (day("2026-02-01"), day("2026-09-01"))),
        (NOW._replace(end=NO_TERM), None),
        (NOW._replace(start=NO_TERM), (day("2026-10-31"), day("2026-11-01"))),
    ],
)
def test_the_past_is_there_where_it_is_another_and_had_an_end(
    before: ProjectRow, expected: tuple[object, object] | None
) -> None:
    wanted = None if expected is None else tuple(it.day.toordinal() for it in expected)  # type: ignore[attr-defined]
    assert past_of(NOW, before) == wanted


def test_a_milestone_points_from_its_day_of_then() -> None:
    row = project(kind="milestone", end=day("2026-10-31"))
    before = row._replace(end=day("2026-08-01"))
    seen = Picture(chart(row, before), SCALE)
    under = seen.painter.metrics.under_top + 1
    assert seen.at(SCALE.x(date(2026, 8, 1).toordinal()) + 1, under) == LIGHT.past
    between = SCALE.x(date(2026, 9, 15).toordinal())
    column = {seen.at(between, y) for y in range(HEIGHT) if y < 32}
    assert LIGHT.late in column


def test_what_is_earlier_gets_no_arrow() -> None:
    seen = Picture(chart(NOW, NOW._replace(end=day("2026-12-15"))), SCALE)
    beyond = SCALE.x(date(2026, 11, 20).toordinal())
    column = {seen.at(beyond, y) for y in range(32)}
    assert LIGHT.past in column
    assert LIGHT.late not in column


def test_a_milestone_tells_on_one_page_too_by_how_much_it_slipped() -> None:
    row = project(kind="milestone", end=day("2026-10-31"))
    item = chart(row, row._replace(end=day("2026-10-21"))).item(0)
    assert item is not None
    assert slip_words(item, EN) == "+10 days"


def test_words_tell_when_it_was_and_how_much_later_it_is() -> None:
    item = chart(NOW, NOW._replace(end=day("2026-10-21"))).item(0)
    assert item is not None
    assert "Before: 1 Feb 2026 to 21 Oct 2026, 10 days later" in tooltip_lines(item, EN, TODAY)
    assert accessible_name(item, EN, TODAY).endswith(", 10 days later")


def test_a_bar_being_moved_is_compared_with_where_it_stands() -> None:
    compared = Chart([ChartGroup("", "", (NOW,))], today=TODAY, past=Past({}))
    still = compared.item(0)
    moved = compared.moved_item(0, Shift(0, 14))
    assert still is not None
    assert moved is not None
    assert still.past is None
    assert moved.past == (still.start, still.stop)
    alone = Chart([ChartGroup("", "", (NOW,))], today=TODAY).moved_item(0, Shift(0, 14))
    assert alone is not None
    assert alone.past is None


def test_a_moved_bar_that_slipped_before_keeps_its_first_place() -> None:
    before = NOW._replace(end=day("2026-08-31"))
    found = chart(NOW, before).moved_item(0, Shift(0, 14))
    assert found is not None
    assert found.past == past_of(NOW, before)
