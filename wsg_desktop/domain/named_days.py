"""Dates that are typed by a name: those of the administrative calendar, such as "raad" or "raad mrt"."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Doubt, Reading, reading_of_day
from wsg_desktop.domain.words import search_key
from wsg_desktop.texts import N_

SHORTEST = 3
"""Fewer letters may begin anything."""
MOST_ASKED = 4

WHICH = N_("Which “{text}” is it?")


class NamedDay(NamedTuple):
    """The last day of a date of the administrative calendar, by its name."""

    name: str
    day: date
    words: str
    """The name with the day in words, by which it is told from others of that name."""


def read_date_or_name(
    text: str, named: Sequence[NamedDay], *, today: date, base: date | None = None
) -> Reading | Doubt:
    """Return how `text` reads as a date, or else which of the `named` days it means.

    The text of such a reading is the whole name. Several days are asked, what is to come first.
    """
    found = read_date(text, today=today, base=base)
    if not isinstance(found, Doubt) or not named:
        return found
    meant = [reading_of_day(it.day, it.name) for it in _meant(text, named, today)]
    if len(meant) == 1:
        return meant[0]
    return Doubt(text, WHICH, (*meant[:MOST_ASKED], *found.proposals)) if meant else found


def _meant(text: str, named: Sequence[NamedDay], today: date) -> list[NamedDay]:
    """Return the days that every typed word fits, at least one of them their name."""
    typed = search_key(text).split()
    if len("".join(typed)) < SHORTEST:
        return []
    found = [
        it
        for it in named
        if any(_fits(word, it.name) for word in typed) and all(_fits(word, it.words) for word in typed)
    ]
    coming = sorted((it for it in found if it.day >= today), key=lambda it: it.day)
    return coming or sorted(found, key=lambda it: it.day, reverse=True)


def _fits(typed: str, words: str) -> bool:
    """Return whether a word begins with what is typed, or has it inside: "raad" is in gemeenteraad."""
    inside = len(typed) >= SHORTEST and typed.isalpha()
    return any(typed in word if inside else word.startswith(typed) for word in search_key(words).split())
