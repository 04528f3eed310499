"""Reads a date as people type it, with how exactly it is known: the one door for cells, dialogs and imports.

What can be read in one way only becomes a `Reading`; anything doubtful becomes a `Doubt` with proposals and
is never guessed. Which days the words stand for is settled in docs/decisions/0002-reading-dates.md.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from wsg_desktop.domain import day_grammar, period_grammar, relative_dates
from wsg_desktop.domain.date_doubts import UNREADABLE, doubt_about
from wsg_desktop.domain.date_text import (
    plain,
    with_periods_named,
    without_fillers,
    without_stops,
    without_time,
)
from wsg_desktop.domain.date_vocabulary import NONE_WORDS, ONGOING_WORDS, UNKNOWN_WORDS
from wsg_desktop.domain.date_years import Asked, DoubtfulText
from wsg_desktop.domain.readings import Doubt, Reading, reading_without_day
from wsg_desktop.domain.vocabulary import Precision

LONGEST = 80
"""A longer text is a sentence, not a date."""

_ABSOLUTE = (*day_grammar.RULES, *period_grammar.RULES)


def read_date(text: str, *, today: date, base: date | None = None) -> Reading | Doubt:
    """Read `text` as a date; steps such as `+2w` count from `base`, or from `today` where it is None.

    Empty text reads as no date. Never raises: what cannot be read is a doubt that offers to keep the text.
    """
    return _read(text.strip(), today, base or today)


@lru_cache(maxsize=4096)
def _read(text: str, today: date, base: date) -> Reading | Doubt:
    if len(text) > LONGEST:
        return Doubt(text, UNREADABLE, (reading_without_day(Precision.UNKNOWN, text),))
    asked = Asked(text, today, base)
    return _recognised(asked) or doubt_about(asked, lambda part: _part_read(part, asked))


def _part_read(part: str, asked: Asked) -> Reading | Doubt | None:
    """Read a part of the text; whatever comes of it carries the whole text."""
    found = _recognised(replace(asked, text=part))
    if found is None:
        return None
    if isinstance(found, Reading):
        return replace(found, text=asked.text)
    return replace(found, proposals=tuple(replace(it, text=asked.text) for it in found.proposals))


def _recognised(asked: Asked) -> Reading | Doubt | None:
    """Return what the grammar makes of the text, or None when no rule fits."""
    text = plain(asked.text)
    without_day = _precision_without_day(text)
    if without_day is not None:
        return reading_without_day(without_day, asked.text)
    try:
        return _by_rules(text, asked)
    except DoubtfulText as doubtful:
        return doubtful.doubt


def _by_rules(text: str, asked: Asked) -> Reading | None:
    relative = _first_that_fits(relative_dates.RULES, text, asked)
    if relative:
        return relative
    text = with_periods_named(without_fillers(without_time(text)), asked.today)
    absolute = _first_that_fits(_ABSOLUTE, text, asked)
    if absolute:
        return absolute
    weekday, rest = day_grammar.split_weekday(text)
    reading = _first_that_fits(_ABSOLUTE, rest, asked) if weekday else None
    return day_grammar.checked_weekday(reading, weekday, asked) if reading and weekday else None


def _first_that_fits(rules: tuple[day_grammar.Rule, ...], text: str, asked: Asked) -> Reading | None:
    for pattern, meaning in rules:
        found = pattern.fullmatch(text)
        if found:
            return meaning(found, asked)
    return None


def _precision_without_day(text: str) -> Precision | None:
    word = without_stops(text)
    if not word or word in NONE_WORDS:
        return Precision.NONE
    if word in ONGOING_WORDS:
        return Precision.ONGOING
    return Precision.UNKNOWN if word in UNKNOWN_WORDS or text in UNKNOWN_WORDS else None
