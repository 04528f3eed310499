"""When two names mean the same party (look and words, section 5): sure, to be asked, or new.

Names drift ("gem. Groningen", "Gemeente Groningen"). They are compared as sets of words, so that Groningen is
not taken for Midden-Groningen; single letters and numbers must agree, for Corporatie 1 is not Corporatie 2.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from wsg_desktop.domain.party_words import is_group
from wsg_desktop.domain.words import search_key

SURE_SCORE = 100
ASK_SCORE = 80
NEAR = 10
"""Two parties whose scores differ no more than this cannot be told apart by a program."""
WRITTEN_APART = 99
"""Names that only differ in their blanks: likely one party, but not sure."""

_EXPANDED = {
    **dict.fromkeys(("gem", "gemeentes", "gemeenten"), "gemeente"),
    "prov": "provincie",
    "corp": "corporatie",
    **dict.fromkeys(("st", "stg", "stichting"), ""),
    "woonst": "woonstichting",
    "wst": "woonstichting",
    "wbv": "woningbouwvereniging",
    **dict.fromkeys(("bv", "nv", "vof", "cv", "ua", "coop", "cooperatie"), ""),
    **dict.fromkeys(("de", "het"), ""),
}
"""Abbreviations in full; a legal form is no part of a name, and neither is an article."""

_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_ARTICLE = re.compile(r"'[st]\b[- ]?")
_NOT_WORDS = re.compile(r"[\W_]+")


class Verdict(StrEnum):
    """What to do with a name that somebody wrote."""

    SURE = "sure"
    """It is this party: take it over, ticked."""
    ASK = "ask"
    """It may be one of these: ask which."""
    NEW = "new"
    """It is none that is known."""


class KnownParty(NamedTuple):
    """A party of the programme, or an earlier name of the same list."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """A party that a name may mean; score 0 to 100."""

    id: str
    name: str
    score: float


class Suggestion(NamedTuple):
    """What a name probably means, the likeliest candidate first; none for a new party."""

    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """Return a name in one spelling: lower case, ASCII, abbreviations in full, legal forms left out.

    A name of nothing but such words stays as it is.
    """
    text = _ARTICLE.sub(" ", search_key(name)).replace("&", " en ").replace("+", " en ")
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), f"{text} ")
    words = _NOT_WORDS.sub(" ", text.encode("ascii", "ignore").decode()).split()
    kept = [full for word in words if (full := _EXPANDED.get(word, word))]
    return " ".join(kept or words)


def suggest(name: str, known: Iterable[KnownParty]) -> Suggestion:
    """Return which of the `known` parties a name means, if any.

    Sure is a name or alias as it is known, in any case, and one that only abbreviations make different; never
    one that a second party comes near to. From 80 it is asked, the likeliest first; below, it is new.
    """
    known = tuple(known)
    literal = [party for party in known if search_key(name) in map(search_key, (party.name, *party.aliases))]
    if literal:
        verdict = Verdict.SURE if len(literal) == 1 else Verdict.ASK
        return Suggestion(verdict, tuple(Candidate(it.id, it.name, SURE_SCORE) for it in literal))
    scored = (Candidate(party.id, party.name, _score(name, party)) for party in known)
    likely = sorted((it for it in scored if it.score >= ASK_SCORE), key=lambda it: (-it.score, it.name))
    if not likely:
        return Suggestion(Verdict.NEW)
    best, *others = likely
    alone = not others or best.score - others[0].score > NEAR
    verdict = Verdict.SURE if best.score == SURE_SCORE and alone else Verdict.ASK
    return Suggestion(verdict, tuple(likely))


def same_names(names: Sequence[str]) -> list[list[str]]:
    """Return the names in groups that surely mean the same party, in order of first appearance."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for name in dict.fromkeys(names):
        groups.setdefault((normalise(name), is_group(name)), []).append(name)
    return list(groups.values())


def _score(name: str, party: KnownParty) -> float:
    """Return how much a name is like the name or an alias of a party."""
    return max(_likeness(name, other) for other in (party.name, *party.aliases))


def _likeness(one: str, other: str) -> float:
    """Return 0 to 100; 0 where letters, numbers or being a group differ, whatever else is alike."""
    from rapidfuzz.fuzz import token_sort_ratio

    left, right = normalise(one), normalise(other)
    if not left or not right or _marks(left) != _marks(right) or is_group(one) != is_group(other):
        return 0.0
    if left.replace(" ", "") == right.replace(" ", "") and left != right:
        return WRITTEN_APART
    return token_sort_ratio(left, right)


@lru_cache(maxsize=8192)
def _marks(normalised: str) -> tuple[str, ...]:
    """Return the single letters and the numbers of a name, which tell like parties apart."""
    words = normalised.split()
    return tuple(sorted(word for word in words if len(word) == 1 or any(map(str.isdigit, word))))
