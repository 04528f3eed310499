"""How far a bar goes: days, weeks, calendar months, and never past its own other end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.chart_samples import day, project
from wsg_desktop.drawing.hit import Part
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.ui.gantt.bar_drag import BarDrag, Snap, months_later

BAR = project("A", start=day("2026-01-10"), end=day("2026-03-31"))
SHORT = project("B", start=day("2026-01-10"), end=day("2026-01-15"))


def drag(part: Part, *projects: object) -> BarDrag:
    return BarDrag(BAR, projects or (BAR,), part, 1000.25)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("snap", "moved", "days"),
    [
        (Snap.DAY, 0.49, 0),
        (Snap.DAY, 0.51, 1),
        (Snap.DAY, -13.8, -14),
        (Snap.WEEK, 3.4, 0),
        (Snap.WEEK, 11.0, 14),
        (Snap.MONTH, 10.0, 0),
        (Snap.MONTH, 31.0, 30),
        (Snap.MONTH, -59.0, -59),
    ],
)
def test_a_drag_snaps(snap: Snap, moved: float, days: int) -> None:
    """The bar ends on 31 March: a month later is 30 April, two months earlier 31 January."""
    assert drag(Part.BODY).shift_to(1000.25 + moved, snap) == Shift(days, days)


def test_an_end_moves_alone_and_counts_its_own_months() -> None:
    assert drag(Part.LEFT).shift_to(1031.25, Snap.MONTH) == Shift(31, 0)
    assert drag(Part.RIGHT).shift_to(1031.25, Snap.MONTH) == Shift(0, 30)


def test_no_end_passes_the_other_one_of_any_bar_that_goes_along() -> None:
    assert drag(Part.RIGHT).shift_to(0, Snap.DAY) == Shift(0, -80)
    assert drag(Part.LEFT, BAR, SHORT).shift_to(5000, Snap.DAY) == Shift(5, 0)


def test_no_date_leaves_the_years_that_can_be_typed() -> None:
    """None that goes along does; a bar that lies outside already can only come back."""
    late = project("C", start=day("2098-01-01"), end=day("2099-12-01"), deadline=day("2099-12-30"))
    assert drag(Part.BODY, BAR, late).shift_to(90_000, Snap.DAY) == Shift(30, 30)
    early = project("E", start=day("1990-01-31"), end=day("1990-03-01"))
    assert drag(Part.LEFT, BAR, early).shift_to(-90_000, Snap.DAY) == Shift(-30, 0)
    assert BarDrag(late, [late], Part.DEADLINE, 0).shift_to(90_000, Snap.MONTH) == Shift(deadline_days=1)
    beyond = project("D", start=day("2126-01-01"), end=day("2126-02-01"))
    assert drag(Part.BODY, beyond).shift_to(2000, Snap.DAY) == Shift(0, 0)
    assert drag(Part.BODY, beyond).shift_to(0.25, Snap.DAY) == Shift(-1000, -1000)


def test_a_milestone_moves_both_its_days() -> None:
    assert drag(Part.MILESTONE).shift_to(1002.25, Snap.DAY) == Shift(2, 2)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-200, 200))
def test_months_later_is_the_same_day_or_the_last_one(first: date, months: int) -> None:
    later = months_later(first, months)
    assert (later.year * 12 + later.month) - (first.year * 12 + first.month) == months
    assert later.day == first.day or (later.day < first.day and (later + timedelta(days=1)).day == 1)
