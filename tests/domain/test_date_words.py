"""Every way to type a date that the look-and-words page names, and the cells of the sample workbook."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.date_vocabulary import (
    HEDGES_AFTER,
    HEDGES_BEFORE,
    MONTHS,
    NONE_WORDS,
    ONGOING_WORDS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    UNKNOWN_WORDS,
    WEEKDAYS,
    WHICH,
)
from wsg_desktop.domain.date_words import LONGEST, read_date
from wsg_desktop.domain.periods import FIRST_YEAR, LAST_YEAR
from wsg_desktop.domain.readings import Doubt, Reading, reading_of_day
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision

MONDAY = date(2026, 11, 23)
"""The day of the pictures."""

DAY, WEEK, MONTH = Precision.DAY, Precision.WEEK, Precision.MONTH
QUARTER, HALF, SEASON, YEAR = Precision.QUARTER, Precision.HALF, Precision.SEASON, Precision.YEAR


def certain(text: str, today: date = MONDAY, base: date | None = None) -> Reading:
    """Return the reading of a text that is read without a doubt."""
    found = read_date(text, today=today, base=base)
    assert isinstance(found, Reading), found
    return found


SINGLE_DAYS = {
    "15/3": "2027-03-15",
    "15-3-27": "2027-03-15",
    "15/3/27": "2027-03-15",
    "15.3.27": "2027-03-15",
    "15.03.2027": "2027-03-15",
    "15 3 2027": "2027-03-15",
    "15 - 3 - 2027": "2027-03-15",
    "3-4-2027": "2027-04-03",
    "1 mrt": "2027-03-01",
    "1 mrt.": "2027-03-01",
    "1mrt": "2027-03-01",
    "1 maart": "2027-03-01",
    "1 maart 2027": "2027-03-01",
    "1 Maart 2027": "2027-03-01",
    "1 MAART 2027": "2027-03-01",
    "1-mrt-2027": "2027-03-01",
    "1-mrt-27": "2027-03-01",
    "1 maart '27": "2027-03-01",
    "1 maart ’27": "2027-03-01",
    "31 mrt. 2027": "2027-03-31",
    "1e maart 2027": "2027-03-01",
    "op 1 maart 2027": "2027-03-01",
    "  1  maart\u00a02027 ": "2027-03-01",
    "1 maart\u200b 2027": "2027-03-01",
    "2027-03-01": "2027-03-01",
    "2027-3-1": "2027-03-01",
    "2027/03/01": "2027-03-01",
    "2027–03–01": "2027-03-01",
    "31-3-2027 14:00": "2027-03-31",
    "31-3-2027, 14.00 uur": "2027-03-31",
    "31 maart 2027 om 9:30": "2027-03-31",
    "2027-03-01 00:00:00": "2027-03-01",
    "2027-03-01T12:30:00Z": "2027-03-01",
    "wo 31 maart 2027": "2027-03-31",
    "wo. 31-3-27": "2027-03-31",
    "woensdag, 31 maart 2027": "2027-03-31",
    "Wednesday 31 March 2027": "2027-03-31",
    "March 31, 2027": "2027-03-31",
    "Mar 1 2027": "2027-03-01",
    "1st of March 2027": "2027-03-01",
    "march 1st": "2027-03-01",
    "3 okt 2026": "2026-10-03",
    "3 Oct 2026": "2026-10-03",
    "29 feb 2028": "2028-02-29",
    "vr 27 nov": "2026-11-27",
    "week 12 2027 vrijdag": "2027-03-26",
    "maandag week 12": "2027-03-22",
    "2027-W12-5": "2027-03-26",
}


@pytest.mark.parametrize(("text", "day"), SINGLE_DAYS.items())
def test_a_day_is_read_to_the_day(text: str, day: str) -> None:
    reading = certain(text)
    assert reading.precision is DAY
    assert reading.first == reading.last == date.fromisoformat(day)
    assert reading.text == text.strip()


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("week 12", WEEK, "2027-03-22", "2027-03-26"),
        ("wk 12 2027", WEEK, "2027-03-22", "2027-03-26"),
        ("w12 '27", WEEK, "2027-03-22", "2027-03-26"),
        ("Week 36 2026", WEEK, "2026-08-31", "2026-09-04"),
        ("2027-W12", WEEK, "2027-03-22", "2027-03-26"),
        ("2027 week 12", WEEK, "2027-03-22", "2027-03-26"),
        ("week 53 2026", WEEK, "2026-12-28", "2027-01-01"),
        ("eind week 12", WEEK, "2027-03-25", "2027-03-26"),
        ("maart 2027", MONTH, "2027-03-01", "2027-03-31"),
        ("maart '27", MONTH, "2027-03-01", "2027-03-31"),
        ("mrt-27", MONTH, "2027-03-01", "2027-03-31"),
        ("mrt 2026", MONTH, "2026-03-01", "2026-03-31"),
        ("maart", MONTH, "2027-03-01", "2027-03-31"),
        ("mei", MONTH, "2027-05-01", "2027-05-31"),
        ("february 2028", MONTH, "2028-02-01", "2028-02-29"),
        ("03-2027", MONTH, "2027-03-01", "2027-03-31"),
        ("3/2027", MONTH, "2027-03-01", "2027-03-31"),
        ("2027-03", MONTH, "2027-03-01", "2027-03-31"),
        ("eind maart", MONTH, "2027-03-21", "2027-03-31"),
        ("eind mei 2026", MONTH, "2026-05-21", "2026-05-31"),
        ("einde maart 27", MONTH, "2027-03-21", "2027-03-31"),
        ("half april", MONTH, "2027-04-15", "2027-04-15"),
        ("medio april 2027", MONTH, "2027-04-15", "2027-04-15"),
        ("begin juni", MONTH, "2027-06-01", "2027-06-10"),
        ("early June 2027", MONTH, "2027-06-01", "2027-06-10"),
        ("end of March 2027", MONTH, "2027-03-21", "2027-03-31"),
        ("Q3 2027", QUARTER, "2027-07-01", "2027-09-30"),
        ("q3-2027", QUARTER, "2027-07-01", "2027-09-30"),
        ("Q3 '27", QUARTER, "2027-07-01", "2027-09-30"),
        ("Q3 27", QUARTER, "2027-07-01", "2027-09-30"),
        ("2027 Q1", QUARTER, "2027-01-01", "2027-03-31"),
        ("2027-Q1", QUARTER, "2027-01-01", "2027-03-31"),
        ("K1", QUARTER, "2027-01-01", "2027-03-31"),
        ("k1 2027", QUARTER, "2027-01-01", "2027-03-31"),
        ("kw 1 2027", QUARTER, "2027-01-01", "2027-03-31"),
        ("kwartaal 3 2028", QUARTER, "2028-07-01", "2028-09-30"),
        ("1e kwartaal 2026", QUARTER, "2026-01-01", "2026-03-31"),
        ("1ste kwartaal 2026", QUARTER, "2026-01-01", "2026-03-31"),
        ("eerste kwartaal van 2026", QUARTER, "2026-01-01", "2026-03-31"),
        ("4de kwartaal", QUARTER, "2026-10-01", "2026-12-31"),
        ("laatste kwartaal 2026", QUARTER, "2026-10-01", "2026-12-31"),
        ("third quarter of 2027", QUARTER, "2027-07-01", "2027-09-30"),
        ("eind Q3 2027", QUARTER, "2027-09-01", "2027-09-30"),
        ("begin 2e kwartaal 2027", QUARTER, "2027-04-01", "2027-04-30"),
        ("eerste helft 2027", HALF, "2027-01-01", "2027-06-30"),
        ("1e helft 2027", HALF, "2027-01-01", "2027-06-30"),
        ("2e helft 2026", HALF, "2026-07-01", "2026-12-31"),
        ("tweede helft van 2026", HALF, "2026-07-01", "2026-12-31"),
        ("1e halfjaar 2027", HALF, "2027-01-01", "2027-06-30"),
        ("H2 2027", HALF, "2027-07-01", "2027-12-31"),
        ("2027 H1", HALF, "2027-01-01", "2027-06-30"),
        ("first half of 2027", HALF, "2027-01-01", "2027-06-30"),
        ("voorjaar 2026", SEASON, "2026-03-01", "2026-05-31"),
        ("lente 2026", SEASON, "2026-03-01", "2026-05-31"),
        ("zomer 2026", SEASON, "2026-06-01", "2026-08-31"),
        ("najaar 2026", SEASON, "2026-09-01", "2026-11-30"),
        ("herfst 2026", SEASON, "2026-09-01", "2026-11-30"),
        ("winter 2026", SEASON, "2026-12-01", "2027-02-28"),
        ("winter 2027-2028", SEASON, "2027-12-01", "2028-02-29"),
        ("winter 2027/28", SEASON, "2027-12-01", "2028-02-29"),
        ("voorjaar 2030", SEASON, "2030-03-01", "2030-05-31"),
        ("in het voorjaar van 2027", SEASON, "2027-03-01", "2027-05-31"),
        ("spring 2027", SEASON, "2027-03-01", "2027-05-31"),
        ("eind zomer 2027", SEASON, "2027-08-01", "2027-08-31"),
        ("2027", YEAR, "2027-01-01", "2027-12-31"),
        ("'27", YEAR, "2027-01-01", "2027-12-31"),
        ("in de loop van 2027", YEAR, "2027-01-01", "2027-12-31"),
        ("begin 2027", YEAR, "2027-01-01", "2027-03-31"),
        ("medio 2027", YEAR, "2027-06-01", "2027-06-30"),
        ("medio 2028", YEAR, "2028-06-01", "2028-06-30"),
        ("half 2027", YEAR, "2027-06-01", "2027-06-30"),
        ("mid-2028", YEAR, "2028-06-01", "2028-06-30"),
        ("eind 2026", YEAR, "2026-10-01", "2026-12-31"),
        ("eind '26", YEAR, "2026-10-01", "2026-12-31"),
        ("eind dit jaar", YEAR, "2026-10-01", "2026-12-31"),
        ("eind van het jaar", YEAR, "2026-10-01", "2026-12-31"),
        ("volgend jaar", YEAR, "2027-01-01", "2027-12-31"),
        ("begin volgend jaar", YEAR, "2027-01-01", "2027-03-31"),
        ("maart volgend jaar", MONTH, "2027-03-01", "2027-03-31"),
        ("deze maand", MONTH, "2026-11-01", "2026-11-30"),
        ("eind volgende maand", MONTH, "2026-12-21", "2026-12-31"),
        ("volgend kwartaal", QUARTER, "2027-01-01", "2027-03-31"),
        ("eind dit kwartaal", QUARTER, "2026-12-01", "2026-12-31"),
        ("vorig halfjaar", HALF, "2026-01-01", "2026-06-30"),
        ("volgende week", WEEK, "2026-11-30", "2026-12-04"),
        ("next month", MONTH, "2026-12-01", "2026-12-31"),
        ("end of this year", YEAR, "2026-10-01", "2026-12-31"),
        ("komend voorjaar", SEASON, "2027-03-01", "2027-05-31"),
        ("volgend voorjaar", SEASON, "2027-03-01", "2027-05-31"),
        ("dit najaar", SEASON, "2026-09-01", "2026-11-30"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, precision: Precision, first: str, last: str) -> None:
    reading = certain(text)
    assert (reading.precision, str(reading.first), str(reading.last)) == (precision, first, last)
    assert reading.as_start() == Term(date.fromisoformat(first), precision, text)
    assert reading.as_end() == Term(date.fromisoformat(last), precision, text)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("z.s.m.", Precision.UNKNOWN),
        ("ZSM", Precision.UNKNOWN),
        ("n.t.b.", Precision.UNKNOWN),
        ("(ntb)", Precision.UNKNOWN),
        ("n.n.b.", Precision.UNKNOWN),
        ("nnb", Precision.UNKNOWN),
        ("nog te bepalen", Precision.UNKNOWN),
        ("nog niet bekend", Precision.UNKNOWN),
        ("Onbekend", Precision.UNKNOWN),
        ("tbd", Precision.UNKNOWN),
        ("TBD.", Precision.UNKNOWN),
        ("?", Precision.UNKNOWN),
        ("doorlopend", Precision.ONGOING),
        ("Doorlopend.", Precision.ONGOING),
        ("continu", Precision.ONGOING),
        ("structureel", Precision.ONGOING),
        ("ongoing", Precision.ONGOING),
        ("lopend", Precision.ONGOING),
        ("n.v.t.", Precision.NONE),
        ("nvt", Precision.NONE),
        ("-", Precision.NONE),
        ("—", Precision.NONE),
        ("geen", Precision.NONE),
        ("n/a", Precision.NONE),
    ],
)
def test_what_is_no_date_is_kept_as_text(text: str, precision: Precision) -> None:
    reading = certain(text)
    assert reading.as_start() == reading.as_end() == Term(None, precision, text)


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u00a0"])
def test_empty_is_no_date_at_all(text: str) -> None:
    assert certain(text).as_end() == NO_TERM


def test_a_date_cell_needs_no_reading() -> None:
    assert reading_of_day(datetime(2026, 2, 2, 13, 45)).as_end() == exact(date(2026, 2, 2))  # noqa: DTZ001
    assert reading_of_day(date(2026, 2, 2), "2-2-2026").as_start() == exact(date(2026, 2, 2), "2-2-2026")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("23-8", "2026-08-23"),
        ("22-8", "2027-08-22"),
        ("23/11", "2026-11-23"),
        ("31/12", "2026-12-31"),
        ("1/1", "2027-01-01"),
        ("augustus", "2026-08-31"),
        ("juli", "2027-07-31"),
        ("Q3", "2026-09-30"),
        ("Q2", "2027-06-30"),
        ("week 34", "2027-08-27"),
        ("week 35", "2026-08-28"),
        ("week 48", "2026-11-27"),
        ("najaar", "2026-11-30"),
        ("voorjaar", "2027-05-31"),
        ("winter", "2027-02-28"),
    ],
)
def test_without_a_year_the_date_is_ahead_or_at_most_three_months_ago(text: str, last: str) -> None:
    assert certain(text).last == date.fromisoformat(last)


def test_what_began_last_year_and_still_runs_needs_no_year() -> None:
    new_year = date(2027, 1, 1)
    assert certain("winter", today=new_year).first == date(2026, 12, 1)
    assert certain("week 53", today=new_year).first == date(2026, 12, 28)
    assert certain("15/12", today=new_year).first == date(2027, 12, 15)
    assert certain("K4", today=new_year).first == date(2027, 10, 1)


SAMPLE_CELLS = [
    ("1e kwartaal 2026", "2026-01-01", "2026-03-31", QUARTER),
    ("voorjaar 2026", "2026-03-01", "2026-05-31", SEASON),
    ("eind 2026", "2026-10-01", "2026-12-31", YEAR),
    ("Q3 2028", "2028-07-01", "2028-09-30", QUARTER),
    ("mrt 2026", "2026-03-01", "2026-03-31", MONTH),
    ("15-3-27", "2027-03-15", "2027-03-15", DAY),
    ("2e helft 2026", "2026-07-01", "2026-12-31", HALF),
    ("medio 2028", "2028-06-01", "2028-06-30", YEAR),
    ("n.t.b.", None, None, Precision.UNKNOWN),
    ("najaar 2026", "2026-09-01", "2026-11-30", SEASON),
    ("voorjaar 2030", "2030-03-01", "2030-05-31", SEASON),
    ("week 36 2026", "2026-08-31", "2026-09-04", WEEK),
    ("1 maart 2026", "2026-03-01", "2026-03-01", DAY),
    ("eind mei 2026", "2026-05-21", "2026-05-31", MONTH),
    ("doorlopend", None, None, Precision.ONGOING),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), SAMPLE_CELLS)
@pytest.mark.parametrize("today", [date(2024, 2, 29), MONDAY, date(2031, 7, 1)])
def test_the_cells_of_the_sample_read_the_same_on_any_day(
    text: str, first: str | None, last: str | None, precision: Precision, today: date
) -> None:
    reading = certain(text, today=today)
    assert reading.first == (date.fromisoformat(first) if first else None)
    assert reading.last == (date.fromisoformat(last) if last else None)
    assert (reading.precision, reading.text) == (precision, text)


WORDS = sorted(
    {
        *(*MONTHS, *WEEKDAYS, *SEASONS, *PARTS, *ORDINALS, *UNITS, *WHICH, *HEDGES_BEFORE, *HEDGES_AFTER),
        *(
            *UNKNOWN_WORDS,
            *ONGOING_WORDS,
            *NONE_WORDS,
            "kwartaal",
            "helft",
            "jaar",
            "over",
            "komende",
            "of",
            "van",
        ),
        *(
            "-",
            "/",
            ".",
            "'",
            "+",
            ",",
            " ",
            "0",
            "1",
            "2e",
            "12",
            "29",
            "31",
            "53",
            "27",
            "99",
            "2027",
            "9999",
            "q3",
        ),
    }
)
TODAYS = st.dates(date(FIRST_YEAR + 2, 1, 1), date(LAST_YEAR - 2, 12, 31))


def check_sound(text: str, today: date) -> None:
    """Assert what holds for any text: days in order, within bounds, and the text kept."""
    found = read_date(text, today=today)
    readings = found.proposals if isinstance(found, Doubt) else (found,)
    for reading in readings:
        assert reading.text == text.strip()
        start, end = reading.as_start(), reading.as_end()
        if start.day and end.day:
            assert start.day <= end.day
            assert FIRST_YEAR - 1 <= start.day.year <= end.day.year <= LAST_YEAR + 1
        if reading.precision is DAY:
            assert start.day == end.day
    if isinstance(found, Doubt):
        assert found.text == text.strip()
        assert found.message.format(text=found.text, **found.values)


@given(st.text(max_size=LONGEST + 5), TODAYS)
def test_no_text_breaks_it(text: str, today: date) -> None:
    check_sound(text, today)


@given(
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=6).map("".join),
    TODAYS,
)
def test_no_jumble_of_date_words_breaks_it(text: str, today: date) -> None:
    check_sound(text, today)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), TODAYS)
def test_a_full_date_means_the_same_whatever_today_is(day: date, today: date) -> None:
    for text in (day.isoformat(), f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}"):
        assert certain(text, today=today).as_end() == exact(day, text)
