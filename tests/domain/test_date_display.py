"""Dates in words, short and long, Dutch and English; what is shown can be typed again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.date_display import (
    Form,
    month_name,
    relative_days,
    show_day,
    show_full_day,
    show_late,
    show_reading,
    show_span,
    show_term,
    weekday_name,
)
from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.periods import Part, Period, period_of
from wsg_desktop.domain.readings import Reading, reading_of_day, reading_of_period
from wsg_desktop.domain.terms import NO_TERM, WITHOUT_DAY, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import Translator

MONDAY = date(2026, 11, 23)


def reading_of(text: str) -> Reading:
    """Return the certain reading of a text."""
    found = read_date(text, today=MONDAY)
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize(
    ("typed", "dutch", "english"),
    [
        ("27-11-2026", "vr 27 nov", "Fri 27 Nov"),
        ("vandaag", "ma 23 nov", "Mon 23 Nov"),
        ("10-12-2026", "do 10 dec", "Thu 10 Dec"),
        ("5-11-2026", "5 nov 2026", "5 Nov 2026"),
        ("26-6-2026", "26 jun 2026", "26 Jun 2026"),
        ("31-3-2027", "31 mrt 2027", "31 Mar 2027"),
        ("wk 36 2026", "week 36 2026", "week 36 2026"),
        ("mrt-27", "maart 2027", "March 2027"),
        ("eind mei 2026", "eind mei 2026", "end of May 2026"),
        ("begin juni 2027", "begin juni 2027", "beginning of June 2027"),
        ("half april 2027", "half april 2027", "mid April 2027"),
        ("K1 2027", "Q1 2027", "Q1 2027"),
        ("eind Q3 2027", "eind Q3 2027", "end of Q3 2027"),
        ("tweede helft 2026", "2e helft 2026", "second half of 2026"),
        ("H1 2027", "1e helft 2027", "first half of 2027"),
        ("lente 2030", "voorjaar 2030", "spring 2030"),
        ("herfst 2026", "najaar 2026", "autumn 2026"),
        ("winter 2026", "winter 2026-2027", "winter 2026-2027"),
        ("2027", "2027", "2027"),
        ("ultimo 2026", "eind 2026", "end of 2026"),
        ("medio 2028", "medio 2028", "mid 2028"),
        ("halverwege 2028", "medio 2028", "mid 2028"),
        ("n.t.b.", "nog onbekend", "not yet known"),
        ("structureel", "doorlopend", "ongoing"),
        ("n.v.t.", "nog geen datum", "no date yet"),
    ],
)
def test_short(typed: str, dutch: str, english: str, nl: Translator, en: Translator) -> None:
    for term in (reading_of(typed).as_end(), reading_of(typed).as_start()):
        assert show_term(term, nl, today=MONDAY) == dutch
        assert show_term(term, en, today=MONDAY) == english


@pytest.mark.parametrize(
    ("typed", "dutch"),
    [
        ("31-3-27", "woensdag 31 maart 2027"),
        ("maart 2027", "woensdag 31 maart 2027, op de maand nauwkeurig"),
        ("Q1 2027", "woensdag 31 maart 2027, op het kwartaal nauwkeurig"),
        ("z.s.m.", "nog onbekend (z.s.m.)"),
        ("nog onbekend", "nog onbekend"),
        ("Doorlopend", "doorlopend"),
        ("continu", "doorlopend (continu)"),
        ("", "nog geen datum"),
        ("n.v.t.", "nog geen datum (n.v.t.)"),
    ],
)
def test_long(typed: str, dutch: str, nl: Translator) -> None:
    assert show_term(reading_of(typed).as_end(), nl, today=MONDAY, form=Form.LONG) == dutch


def test_a_period_without_typed_text_is_named_after_its_day(nl: Translator) -> None:
    def shown(day: date, precision: Precision, text: str = "") -> str:
        return show_term(Term(day, precision, text), nl, today=MONDAY)

    assert shown(date(2026, 12, 31), Precision.YEAR) == "2026"
    assert shown(date(2026, 12, 31), Precision.YEAR, "eind 2026") == "eind 2026"
    assert shown(date(2028, 6, 30), Precision.YEAR) == "medio 2028"
    assert shown(date(2028, 5, 17), Precision.YEAR, "eind 2028") == "2028"
    assert shown(date(2027, 4, 15), Precision.MONTH) == "half april 2027"
    assert shown(date(2027, 1, 1), Precision.WEEK) == "week 53 2026"


def test_a_reading_says_what_the_field_becomes(nl: Translator, en: Translator) -> None:
    deadline = exact(date(2026, 11, 5))
    later = reading_of_day(date(2026, 11, 19))

    def shown(reading: Reading, agreed: Term | None = deadline) -> str:
        return show_reading(reading, nl, today=MONDAY, deadline=agreed)

    assert shown(later) == "wordt do 19 november 2026, 14 dagen na de deadline"
    assert shown(reading_of_day(date(2026, 11, 4))) == "wordt wo 4 november 2026, 1 dag voor de deadline"
    assert shown(reading_of_day(date(2026, 11, 5))) == "wordt do 5 november 2026, op de deadline"
    assert shown(reading_of("eind 2027")) == (
        "wordt vr 31 december 2027, op het jaar nauwkeurig, 14 maanden na de deadline"
    )
    assert shown(reading_of("maart 2027"), None) == "wordt wo 31 maart 2027, op de maand nauwkeurig"
    assert shown(reading_of("15/3"), NO_TERM) == "wordt ma 15 maart 2027, over 4 maanden"
    assert shown(reading_of("n.t.b.")) == "wordt “nog onbekend”"
    assert shown(reading_of("")) == "de datum wordt gewist"
    assert show_reading(later, en, today=MONDAY, deadline=deadline) == (
        "becomes Thu 19 November 2026, 14 days after the deadline"
    )


def test_a_start_takes_the_first_day_and_looks_at_no_deadline(nl: Translator) -> None:
    shown = show_reading(
        reading_of("Q1 2027"), nl, today=MONDAY, deadline=exact(date(2026, 12, 1)), as_start=True
    )
    assert shown == "wordt vr 1 januari 2027, op het kwartaal nauwkeurig"


def test_days(nl: Translator, en: Translator) -> None:
    assert show_day(date(2026, 11, 5), nl) == "5 nov 2026"
    assert show_full_day(date(2026, 11, 23), nl) == "maandag 23 november 2026"
    assert show_full_day(date(2026, 11, 23), en) == "Monday 23 November 2026"


def test_names(nl: Translator, en: Translator) -> None:
    assert [month_name(3, nl), month_name(3, nl, short=True)] == ["maart", "mrt"]
    assert [month_name(12, en), weekday_name(4, en, short=True)] == ["December", "Fri"]
    assert [weekday_name(0, nl), weekday_name(6, nl, short=True)] == ["maandag", "zo"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 dagen"),
        (1, "1 dag"),
        (4, "4 dagen"),
        (20, "20 dagen"),
        (23, "3 weken"),
        (62, "9 weken"),
        (130, "4 maanden"),
        (400, "13 maanden"),
        (730, "2 jaar"),
    ],
)
def test_a_span_is_one_number(days: int, words: str, nl: Translator) -> None:
    assert show_span(days, nl) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-23", "vandaag"),
        ("2026-11-24", "morgen"),
        ("2026-11-22", "gisteren"),
        ("2026-11-27", "over 4 dagen"),
        ("2026-12-14", "over 3 weken"),
        ("2026-11-05", "18 dagen geleden"),
        ("2024-11-05", "2 jaar geleden"),
    ],
)
def test_relative_to_today(day: str, words: str, nl: Translator) -> None:
    assert relative_days(date.fromisoformat(day), MONDAY, nl) == words


def test_late(nl: Translator) -> None:
    assert show_late(18, nl) == "18 dagen te laat"
    assert show_late(1, nl) == "1 dag te laat"


DAYS = st.dates(date(1992, 1, 1), date(2097, 12, 31))
WITH_A_PERIOD = [p for p in Precision if p is not Precision.DAY and p not in WITHOUT_DAY]


def part_of(day: date, precision: Precision, part: Part) -> Period:
    """Return a part of the period that `day` is in."""
    return period_of(day, precision)._replace(part=part)


PERIODS = st.builds(part_of, DAYS, st.sampled_from(WITH_A_PERIOD), st.sampled_from(Part))


@given(day=DAYS, today=DAYS)
def test_a_day_that_is_shown_reads_as_itself(day: date, today: date, nl: Translator, en: Translator) -> None:
    for tr in (nl, en):
        shown = show_term(exact(day), tr, today=today)
        assert read_date(shown, today=today) == reading_of_day(day, shown)


@given(period=PERIODS, today=DAYS)
def test_a_period_that_is_shown_reads_as_itself(
    period: Period, today: date, nl: Translator, en: Translator
) -> None:
    reading = reading_of_period(period)
    for tr in (nl, en):
        start, end = (show_term(term, tr, today=today) for term in (reading.as_start(), reading.as_end()))
        assert read_again(start, today).as_start() == Term(reading.first, period.precision, start)
        assert read_again(end, today).as_end() == Term(reading.last, period.precision, end)


@pytest.mark.parametrize("precision", [Precision.ONGOING, Precision.UNKNOWN, Precision.NONE])
def test_words_that_are_no_date_read_as_themselves(
    precision: Precision, nl: Translator, en: Translator
) -> None:
    for tr in (nl, en):
        shown = show_term(Term(None, precision), tr, today=MONDAY)
        assert read_again(shown, MONDAY).precision is precision


def read_again(shown: str, today: date) -> Reading:
    """Return the reading of what was shown."""
    found = read_date(shown, today=today)
    assert isinstance(found, Reading), shown
    return found
