"""Writes days, terms and readings as people read them, in the language of the reader.

What is written can be typed again and then reads as the same term. Reading is `date_words`.
"""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

from wsg_desktop.domain.date_names import DATE_NAMES
from wsg_desktop.domain.date_text import plain
from wsg_desktop.domain.date_vocabulary import PARTS, one_of
from wsg_desktop.domain.periods import Part, Period, period_of
from wsg_desktop.domain.readings import Reading
from wsg_desktop.domain.terms import WITHOUT_DAY, Term
from wsg_desktop.domain.vocabulary import Precision, label
from wsg_desktop.texts import N_, Translator

DAYS_WITHOUT_YEAR = 92
"""A day this near ahead is written with its weekday and without its year."""

_PART_WORD = re.compile(rf"\b({one_of(PARTS)})\b")
_HALVES = {1: N_("first half of {year}"), 2: N_("second half of {year}")}
_SEASONS = {1: N_("spring {year}"), 2: N_("summer {year}"), 3: N_("autumn {year}"), 4: N_("winter {year}")}


DAYS_COUNTED = 100
"""Up to here a slip is told in days, because two weeks are agreed as fourteen days; above it in months."""


class Form(StrEnum):
    """How much of a term is written: what a cell has room for, or all of it."""

    SHORT = "short"
    LONG = "long"


def show_term(term: Term, tr: Translator, *, today: date, form: Form = Form.SHORT) -> str:
    """Return a term in words: "vr 27 nov", "Q1 2027", "eind 2027", "doorlopend".

    The long form names the weekday and the precision ("woensdag 31 maart 2027, op de maand nauwkeurig") and,
    where there is no day, what was typed.
    """
    words = tr(label(term.precision))
    if term.day is None:
        typed = term.text if form is Form.LONG and term.text.lower() != words.lower() else ""
        return f"{words} ({typed})" if typed else words
    if form is Form.LONG:
        day = show_full_day(term.day, tr)
        return day if term.precision is Precision.DAY else f"{day}, {words}"
    return _short_day(term.day, tr, today) if term.precision is Precision.DAY else _period(term, tr)


def show_reading(
    reading: Reading, tr: Translator, *, today: date, deadline: Term | None = None, as_start: bool = False
) -> str:
    """Return what a date field becomes: "wordt do 19 november 2026, 14 dagen na de deadline".

    The last day counts, or the first with `as_start`; a start is not compared with the deadline. Where there
    is nothing to compare an exact day with, how far away it is shows a slip of the finger.
    """
    term = reading.as_start() if as_start else reading.as_end()
    if term.precision is Precision.NONE:
        return tr("the date is cleared")
    if term.day is None:
        return tr("becomes “{words}”", words=tr(label(term.precision)))
    weekday = weekday_name(term.day.weekday(), tr, short=True)
    said = [tr("becomes {day}", day=f"{weekday} {_day_and_year(term.day, tr)}")]
    if term.precision is not Precision.DAY:
        said.append(tr(label(term.precision)))
    if deadline and deadline.day and not as_start:
        said.append(_beside_deadline((term.day - deadline.day).days, tr))
    elif term.precision is Precision.DAY:
        said.append(relative_days(term.day, today, tr))
    return ", ".join(said)


def show_day(day: date, tr: Translator) -> str:
    """Return a day with its year: "5 nov 2026"."""
    return f"{day.day} {month_name(day.month, tr, short=True)} {day.year}"


def show_full_day(day: date, tr: Translator) -> str:
    """Return a day in full: "woensdag 31 maart 2027"."""
    return f"{weekday_name(day.weekday(), tr)} {_day_and_year(day, tr)}"


def month_name(month: int, tr: Translator, *, short: bool = False) -> str:
    """Return the name of a month, 1 to 12: "maart", short "mrt"."""
    names = DATE_NAMES[tr.language]
    return (names.short_months if short else names.months)[month - 1]


def weekday_name(weekday: int, tr: Translator, *, short: bool = False) -> str:
    """Return the name of a weekday, 0 for Monday: "maandag", short "ma"."""
    names = DATE_NAMES[tr.language]
    return (names.short_weekdays if short else names.weekdays)[weekday]


def show_span(days: int, tr: Translator) -> str:
    """Return a length of time as one number: "4 dagen", "3 weken", "5 maanden", "2 jaar"."""
    if days < 21:
        return tr.plural("{n} day", "{n} days", days)
    if days < 63:
        return tr.plural("{n} week", "{n} weeks", round(days / 7))
    if days < 730:
        return tr.plural("{n} month", "{n} months", round(days / 30.44))
    return tr.plural("{n} year", "{n} years", round(days / 365.25))


def signed_days(days: int, tr: Translator) -> str:
    """Return a difference with its sign: "+14 dagen"."""
    sign = "+" if days > 0 else "−"
    return sign + tr.plural("{n} day", "{n} days", abs(days))


def relative_days(day: date, today: date, tr: Translator) -> str:
    """Return how far `day` is from `today`: "morgen", "over 3 weken", "4 dagen geleden"."""
    ahead = (day - today).days
    near = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}
    if ahead in near:
        return tr(near[ahead])
    if ahead > 0:
        return tr("in {span}", span=show_span(ahead, tr))
    return tr("{span} ago", span=show_span(-ahead, tr))


def show_late(days: int, tr: Translator) -> str:
    """Return by how much a deadline is missed: "18 dagen te laat"."""
    return tr("{span} late", span=show_span(days, tr))


def _short_day(day: date, tr: Translator, today: date) -> str:
    if not 0 <= (day - today).days <= DAYS_WITHOUT_YEAR:
        return show_day(day, tr)
    weekday = weekday_name(day.weekday(), tr, short=True)
    return f"{weekday} {day.day} {month_name(day.month, tr, short=True)}"


def _day_and_year(day: date, tr: Translator) -> str:
    return f"{day.day} {month_name(day.month, tr)} {day.year}"


def _beside_deadline(days: int, tr: Translator) -> str:
    if days == 0:
        return tr("on the deadline")
    count = abs(days)
    span = tr.plural("{n} day", "{n} days", count) if count < DAYS_COUNTED else show_span(count, tr)
    return (
        tr("{span} after the deadline", span=span)
        if days > 0
        else tr("{span} before the deadline", span=span)
    )


def _period(term: Term, tr: Translator) -> str:
    """Return the name of the period a term was given as, with the part of it that its day stands for."""
    period = _period_meant(term)
    name = _whole_period(period, tr)
    if period.part is Part.BEGIN:
        return tr("beginning of {period}", period=name)
    if period.part is Part.END:
        return tr("end of {period}", period=name)
    if period.part is Part.MIDDLE:
        if period.precision is Precision.MONTH:
            return tr.context("month", "mid {period}", period=name)
        return tr("mid {period}", period=name)
    return name


def _whole_period(period: Period, tr: Translator) -> str:
    year, number = period.year, period.number
    if period.precision is Precision.YEAR:
        return str(year)
    if period.precision is Precision.HALF:
        return tr(_HALVES[number], year=year)
    if period.precision is Precision.SEASON:
        # A winter is in two years; naming both leaves no doubt which one is meant.
        return tr(_SEASONS[number], year=f"{year}-{year + 1}" if number == 4 else year)
    if period.precision is Precision.QUARTER:
        return f"Q{number} {year}"
    if period.precision is Precision.MONTH:
        return f"{month_name(number, tr)} {year}"
    return tr("week {number} {year}", number=number, year=year)


@lru_cache(maxsize=4096)
def _period_meant(term: Term) -> Period:
    """Return the period, or the part of it, whose first or last day is the day of the term.

    A part that the typed text names goes before the whole, the whole before a part that only fits.
    """
    if term.day is None or term.precision in WITHOUT_DAY:
        raise ValueError(f"{term} is in no period")
    whole = period_of(term.day, term.precision)
    typed = _PART_WORD.search(plain(term.text))
    parts = [PARTS[typed[1]]] if typed else []
    for part in (*parts, Part.WHOLE, Part.MIDDLE, Part.BEGIN, Part.END):
        period = whole._replace(part=part)
        if term.day in (period.first, period.last):
            return period
    return whole
