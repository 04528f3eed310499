"""Days counted from today or from the field's own date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.date_years import OUTSIDE, TWO_WAYS
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.domain.vocabulary import Precision

MONDAY = date(2026, 11, 23)
FIELD = date(2027, 1, 31)


def day_read(text: str, today: date = MONDAY, base: date | None = None) -> str:
    """Return the one day a text is certainly read as."""
    found = read_date(text, today=today, base=base)
    assert isinstance(found, Reading), found
    assert found.precision is Precision.DAY
    assert found.first == found.last
    return str(found.first)


def days_asked(text: str, today: date = MONDAY) -> list[str]:
    """Return the proposals of a text that can be read in more than one way."""
    found = read_date(text, today=today)
    assert isinstance(found, Doubt)
    assert found.message == TWO_WAYS
    return [str(reading.first) for reading in found.proposals]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vandaag", "2026-11-23"),
        ("today", "2026-11-23"),
        ("morgen", "2026-11-24"),
        ("overmorgen", "2026-11-25"),
        ("gisteren", "2026-11-22"),
        ("Eergisteren", "2026-11-21"),
        ("over twee weken", "2026-12-07"),
        ("over 3 maanden", "2027-02-23"),
        ("over een jaar", "2027-11-23"),
        ("over een half jaar", "2027-05-23"),
        ("over anderhalf jaar", "2028-05-23"),
        ("in two weeks", "2026-12-07"),
        ("two weeks from now", "2026-12-07"),
        ("2 weken geleden", "2026-11-09"),
        ("3 days ago", "2026-11-20"),
    ],
)
def test_days_from_today_do_not_depend_on_the_field(text: str, day: str) -> None:
    assert day_read(text, base=FIELD) == day


@pytest.mark.parametrize(
    ("text", "from_field", "from_today"),
    [
        ("+2w", "2027-02-14", "2026-12-07"),
        ("+ 2 w", "2027-02-14", "2026-12-07"),
        ("+2 weken", "2027-02-14", "2026-12-07"),
        ("-3d", "2027-01-28", "2026-11-20"),
        ("−3d", "2027-01-28", "2026-11-20"),
        ("+1m", "2027-02-28", "2026-12-23"),
        ("+1k", "2027-04-30", "2027-02-23"),
        ("+1j", "2028-01-31", "2027-11-23"),
        ("+1y", "2028-01-31", "2027-11-23"),
        ("+1j +1m -1d", "2028-02-28", "2027-12-22"),
        ("+1m 2w", "2027-03-14", "2027-01-06"),
        ("-1m 2w", "2026-12-17", "2026-10-09"),
        ("2 weken later", "2027-02-14", "2026-12-07"),
        ("3 dagen eerder", "2027-01-28", "2026-11-20"),
    ],
)
def test_steps_count_from_the_field_and_from_today_where_it_is_empty(
    text: str, from_field: str, from_today: str
) -> None:
    assert day_read(text, base=FIELD) == from_field
    assert day_read(text) == from_today


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vrijdag", "2026-11-27"),
        ("vr", "2026-11-27"),
        ("friday", "2026-11-27"),
        ("zondag", "2026-11-29"),
        ("komende maandag", "2026-11-30"),
        ("aanstaande maandag", "2026-11-30"),
        ("a.s. maandag", "2026-11-30"),
        ("maandag a.s.", "2026-11-30"),
        ("komende vrijdag", "2026-11-27"),
        ("deze vrijdag", "2026-11-27"),
        ("deze maandag", "2026-11-23"),
        ("volgende week vrijdag", "2026-12-04"),
        ("vrijdag volgende week", "2026-12-04"),
        ("next week friday", "2026-12-04"),
        ("vorige week vrijdag", "2026-11-20"),
        ("deze week woensdag", "2026-11-25"),
        ("afgelopen vrijdag", "2026-11-20"),
        ("afgelopen maandag", "2026-11-16"),
        ("vrijdag jl.", "2026-11-20"),
        ("volgende maandag", "2026-11-30"),
    ],
)
def test_weekdays(text: str, day: str) -> None:
    assert day_read(text) == day


def test_a_weekday_on_that_very_day_is_asked() -> None:
    assert days_asked("maandag") == ["2026-11-30", "2026-11-23"]


def test_next_friday_is_asked_unless_both_meanings_are_the_same_day() -> None:
    assert days_asked("volgende vrijdag") == ["2026-11-27", "2026-12-04"]
    saturday = date(2026, 11, 28)
    assert day_read("volgende vrijdag", today=saturday) == "2026-12-04"


def test_this_friday_is_asked_once_it_has_passed() -> None:
    assert days_asked("deze vrijdag", today=date(2026, 11, 28)) == ["2026-12-04", "2026-11-27"]


def test_next_spring_is_asked_while_this_year_has_one_ahead() -> None:
    assert days_asked("volgend voorjaar", today=date(2026, 1, 10)) == ["2026-03-01", "2027-03-01"]


@pytest.mark.parametrize("text", ["+9999j", "-900m", "over 200 jaar", "+9999w"])
def test_steps_out_of_any_plan_are_asked(text: str) -> None:
    found = read_date(text, today=MONDAY, base=FIELD)
    assert isinstance(found, Doubt)
    assert found.message == OUTSIDE


@given(st.integers(1, 999), st.dates(date(2010, 1, 1), date(2060, 12, 31)))
def test_days_and_weeks_forward_and_back_return_to_the_field(count: int, base: date) -> None:
    ahead = date.fromisoformat(day_read(f"+{count}d", base=base))
    assert ahead - base == timedelta(days=count)
    assert day_read(f"-{count}d", base=ahead) == str(base)
    assert day_read(f"+{count}w -{count}w", base=base) == str(base)
