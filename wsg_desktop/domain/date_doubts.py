"""What to ask about a text that no rule of the grammar reads: the likeliest meanings as proposals."""

import re
from collections.abc import Callable
from datetime import timedelta
from difflib import get_close_matches

from wsg_desktop.domain.date_text import plain, without_fillers, without_stops
from wsg_desktop.domain.date_vocabulary import (
    HEDGES_AFTER,
    HEDGES_BEFORE,
    MONTHS,
    ONGOING_WORDS,
    PARTS,
    SEASONS,
    WEEKDAYS,
    one_of,
)
from wsg_desktop.domain.date_years import TWO_WAYS, Asked, DoubtfulText
from wsg_desktop.domain.periods import period_between
from wsg_desktop.domain.readings import Doubt, Reading, reading_of_day, reading_of_period, reading_without_day
from wsg_desktop.domain.relative_dates import unsigned_step
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import N_

HEDGED = N_("“{text}” does not say exactly when. Is this what is meant?")
SEVERAL = N_("“{text}” names more than one date. Which one counts?")
NO_SIGN = N_("“{text}” is a length of time. Is it meant to be added?")
MISSPELT = N_("“{text}” is not a date as it is written. Is this what is meant?")
UNREADABLE = N_(
    "“{text}” is not a date. Type a day such as 15-3-2027, a period such as March 2027, Q1 2027"
    " or end of 2027, or “ongoing”. What has no date yet is kept as text."
)

Read = Callable[[str], Reading | Doubt | None]
"""Reads a part of the text by the rules of the grammar alone."""

_BEFORE = re.compile(rf"(?:(?:{one_of(HEDGES_BEFORE)})(?![a-z]) ?)+")
_AFTER = re.compile(rf"[ ,]*(?:{one_of(HEDGES_AFTER)})$|[ ,]*\([^()]*\)$")
_BETWEEN = re.compile(
    r" ?(?:-|/|\bt/m\b|\btot en met\b|\btot\b|\bof\b|\ben\b|\bor\b|\bto\b|\band\b|\+|&|,|;) ?"
)
_YEAR_AT_END = re.compile(r"(?:[ -]|^)(?P<year>[0-9]{4}|'[0-9]{2})$")
_PART_IN_FRONT = re.compile(rf"^(?P<part>{one_of(PARTS)}) ")
_WORD = re.compile(r"[a-z]{5,}")
_PART_OF_SOME_PERIOD = re.compile(
    rf"(?P<part>{one_of(PARTS)}) (?P<period>jaar|kwartaal|maand|week|year|quarter|month)"
)
_ONE_SIDE = re.compile(r"(?P<side>voor|vóór|before|na|after) (?P<rest>.+)")
_KNOWN_WORDS = tuple(
    word for word in (*MONTHS, *WEEKDAYS, *SEASONS, *PARTS, "kwartaal", "helft") if len(word) > 3
)


def doubt_about(asked: Asked, read: Read) -> Doubt:
    """Return the question to ask about a text that `read` cannot read."""
    text = plain(asked.text)
    for message, find in (
        (HEDGED, _one_side_of_it),
        (HEDGED, _without_hedges),
        (TWO_WAYS, _of_this_or_the_next),
        (SEVERAL, _each_of_several),
        (NO_SIGN, _with_a_sign),
        (MISSPELT, _with_known_words),
    ):
        proposals = find(text, asked, read)
        if proposals:
            return Doubt(asked.text, message, tuple(dict.fromkeys(proposals)))
    return Doubt(asked.text, UNREADABLE, (_kept_as_text(text, asked),))


def _one_side_of_it(text: str, asked: Asked, read: Read) -> list[Reading]:
    """Read "voor de zomer" as the day before it, "na 1 mei" as the day after, or else the date itself."""
    found = _ONE_SIDE.fullmatch(text)
    readings = _readings(read(found["rest"])) if found else []
    if not found or not readings or not readings[0].first or not readings[0].last:
        return []
    before = found["side"] not in {"na", "after"}
    day = readings[0].first - timedelta(days=1) if before else readings[0].last + timedelta(days=1)
    return [reading_of_day(day, asked.text), *readings]


def _of_this_or_the_next(text: str, _asked: Asked, read: Read) -> list[Reading]:
    """Read "begin van het jaar", which may have passed."""
    found = _PART_OF_SOME_PERIOD.fullmatch(without_fillers(text))
    if not found:
        return []
    return [
        reading
        for which in ("dit", "volgend")
        for reading in _readings(read(f"{found['part']} {which} {found['period']}"))
    ]


def _without_hedges(text: str, _asked: Asked, read: Read) -> list[Reading]:
    rest = _AFTER.sub("", text)
    before = _BEFORE.match(rest)
    rest = rest[before.end() :] if before else rest
    return [] if rest == text else _readings(read(rest))


def _each_of_several(text: str, asked: Asked, read: Read) -> list[Reading]:
    """Read both halves of "maart/april 2027", and the quarter of "jan-mrt 2027"."""
    for between in _BETWEEN.finditer(text):
        left, right = _completed(text[: between.start()], text[between.end() :])
        firsts, lasts = _readings(read(left)), _readings(read(right))
        if firsts and lasts:
            return [*_together(firsts[0], lasts[0], asked), *firsts, *lasts]
    return []


def _with_a_sign(text: str, asked: Asked, _read: Read) -> list[Reading]:
    try:
        step = unsigned_step(text, asked)
    except DoubtfulText:
        return []
    return [step] if step else []


def _with_known_words(text: str, _asked: Asked, read: Read) -> list[Reading]:
    """Read "15 febuari 2027" with the word that was probably meant."""
    mended = _WORD.sub(lambda word: (get_close_matches(word[0], _KNOWN_WORDS, 1, 0.8) or [word[0]])[0], text)
    return [] if mended == text else _readings(read(mended))


def _kept_as_text(text: str, asked: Asked) -> Reading:
    words = without_stops(text).split()
    ongoing = any(word.strip("(),;:") in ONGOING_WORDS for word in words)
    return reading_without_day(Precision.ONGOING if ongoing else Precision.UNKNOWN, asked.text)


def _readings(found: Reading | Doubt | None) -> list[Reading]:
    if isinstance(found, Doubt):
        return list(found.proposals)
    return [found] if found and found.first else []


def _completed(left: str, right: str) -> tuple[str, str]:
    """Give the left half the year, and the right half the "eind", that stands only once."""
    year, part = _YEAR_AT_END.search(right), _PART_IN_FRONT.search(left)
    if year and not _YEAR_AT_END.search(left):
        left = f"{left} {year['year']}"
    if part and not _PART_IN_FRONT.search(right):
        right = f"{part['part']} {right}"
    return left, right


def _together(first: Reading, last: Reading, asked: Asked) -> list[Reading]:
    if not first.first or not last.last or first.first > last.last:
        return []
    period = period_between(first.first, last.last)
    return [reading_of_period(period, asked.text)] if period else []
