"""The axis of time: days to pixels and back, zoom, ticks."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.drawing.timescale import (
    FIRST_DAY,
    LAST_DAY,
    LEVELS,
    MAX_PX_PER_DAY,
    MIN_PX_PER_DAY,
    Timescale,
    Unit,
    zoomed_around,
)

zooms = st.floats(MIN_PX_PER_DAY, MAX_PX_PER_DAY)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
scales = st.builds(Timescale, days, zooms)
UNITS = list(Unit)


@given(scales, days)
def test_a_day_comes_back_from_its_pixel(scale: Timescale, day: date) -> None:
    x = scale.x(day.toordinal())
    assert scale.day(x) == pytest.approx(day.toordinal(), abs=1e-6)


@given(scales, st.floats(-1e5, 1e5), st.floats(0, 2000), st.floats(0.2, 5))
def test_zooming_keeps_the_day_under_the_pointer(
    scale: Timescale, left: float, at: float, factor: float
) -> None:
    zoomed, new_left = zoomed_around(scale, left, at, factor)
    assert zoomed.day(new_left + at) == pytest.approx(scale.day(left + at), abs=1e-3)
    assert MIN_PX_PER_DAY <= zoomed.px_per_day <= MAX_PX_PER_DAY


@given(scales, st.integers(-40_000, 40_000), st.integers(1, 2500), st.sampled_from(UNITS))
def test_ticks_cover_the_view_without_gap_or_overlap(
    scale: Timescale, left: int, width: int, unit: Unit
) -> None:
    if unit in {Unit.DAY, Unit.WEEK} and scale.px_per_day < 1:
        scale = scale.zoomed(1.0)
    ticks = scale.ticks(unit, left, left + width)
    # Before the year 1 and after 9999 there is nothing to mark.
    if left + width < scale.x(FIRST_DAY) or left > scale.x(LAST_DAY):
        return
    assert ticks[0].left <= max(left, scale.x(FIRST_DAY)) + 1e-6
    assert ticks[-1].right >= min(left + width, scale.x(LAST_DAY)) - 1e-6
    assert all(a.stop == b.start for a, b in pairwise(ticks))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit.YEAR, ["2026-01-01", "2027-01-01"]),
        (Unit.QUARTER, ["2026-10-01", "2027-01-01"]),
        (Unit.MONTH, ["2026-12-01", "2027-01-01"]),
        (Unit.WEEK, ["2026-12-28", "2027-01-04"]),
        (Unit.DAY, ["2026-12-29", "2026-12-30"]),
    ],
)
def test_ticks_begin_where_the_calendar_says(unit: Unit, expected: list[str]) -> None:
    scale = Timescale(date(2026, 12, 29), 1.0)
    ticks = scale.ticks(unit, 0, 400)[:2]
    assert [date.fromordinal(tick.start).isoformat() for tick in ticks] == expected


def test_far_out_years_share_a_tick_so_that_their_labels_fit() -> None:
    scale = Timescale(date(2020, 1, 1), 0.03)
    ticks = scale.ticks(Unit.YEAR, 0, 300)
    assert all(tick.right - tick.left >= 34 for tick in ticks)
    assert date.fromordinal(ticks[0].start) == date(2020, 1, 1)


@pytest.mark.parametrize("origin", [date.min, date.max])
def test_the_ends_of_the_calendar_do_not_break_it(origin: date) -> None:
    scale = Timescale(origin, 1.0)
    for unit in UNITS:
        assert scale.ticks(unit, -800, 800)


@given(zooms)
def test_every_zoom_has_a_level_whose_lower_unit_has_room_for_its_label(zoom: float) -> None:
    level = Timescale(date(2026, 1, 1), zoom).level
    assert level in LEVELS
    width = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28, Unit.QUARTER: 90}.get(level.lower)
    assert width is None or width * zoom >= 20


def test_levels_go_from_years_to_days() -> None:
    scale = Timescale(date(2026, 1, 1), 1.0)
    seen = [scale.zoomed(zoom).level.lower for zoom in (0.05, 0.5, 2, 6, 30)]
    assert seen == [Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK, Unit.DAY]
