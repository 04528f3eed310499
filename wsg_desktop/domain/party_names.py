"""When two names mean the same party (look and words, section 5): sure, to be asked, or new.

Names drift ("gem. Groningen", "Gemeente Groningen"). They are compared as sets of words, so that Groningen is
not taken for Midden-Groningen; single letters and numbers must agree, for Corporatie 1 is not Corporatie 2.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from wsg_desktop.domain.party_words import first_noun, is_group
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


class Pair(NamedTuple):
    """Two known parties that may be one; score 80 to 100."""

    one: KnownParty
    other: KnownParty
    score: float


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


def known_by_name(names: Iterable[str], aliases: Mapping[str, str]) -> list[KnownParty]:
    """Return parties whose id is their name; `aliases` leads from another name to the known one."""
    others: dict[str, list[str]] = {}
    for alias, known in aliases.items():
        others.setdefault(known, []).append(alias)
    return [KnownParty(name, name, tuple(others.get(name, ()))) for name in names]


def alike_names(name: str, names: Iterable[str], aliases: Mapping[str, str]) -> list[str]:
    """Return the known names that somebody probably means by `name`, the likeliest first."""
    return [it.name for it in suggest(name, known_by_name(names, aliases)).candidates]


def similar_pairs(known: Sequence[KnownParty]) -> list[Pair]:
    """Return every two of the `known` parties that may be the same, the likeliest first.

    Nobody asked for these, so they must be likelier than what `suggest` asks about: see `_is_named_alike`.
    """
    alike: dict[tuple[object, ...], list[tuple[_Spelling, int]]] = {}
    for place, party in enumerate(known):
        for name in (party.name, *party.aliases):
            spelling = _spell(name)
            if spelling.normal:
                alike.setdefault((spelling.marks, spelling.is_group), []).append((spelling, place))
    best: dict[tuple[int, int], float] = {}
    for spelled in alike.values():
        for one, other, score in _close_ones(spelled):
            pair = (min(one, other), max(one, other))
            if one != other:
                best[pair] = max(score, best.get(pair, 0.0))
    pairs = (Pair(known[one], known[other], score) for (one, other), score in best.items())
    return sorted(pairs, key=lambda it: (-it.score, it.one.name, it.other.name))


def _score(name: str, party: KnownParty) -> float:
    """Return how much a name is like the name or an alias of a party."""
    return max(_likeness(name, other) for other in (party.name, *party.aliases))


def _likeness(one: str, other: str) -> float:
    """Return 0 to 100; 0 where letters, numbers or being a group differ, whatever else is alike."""
    left, right = _spell(one), _spell(other)
    differ = left.marks != right.marks or left.is_group != right.is_group
    return 0.0 if differ or not left.normal or not right.normal else _closeness(left, right)


class _Spelling(NamedTuple):
    """A name as it is compared."""

    normal: str
    in_order: str
    """Its words in the order of the alphabet."""
    unspaced: str
    marks: tuple[str, ...]
    """The single letters and the numbers, which tell like parties apart."""
    is_group: bool


@lru_cache(maxsize=8192)
def _spell(name: str) -> _Spelling:
    normal = normalise(name)
    words = normal.split()
    marks = tuple(sorted(word for word in words if len(word) == 1 or any(map(str.isdigit, word))))
    return _Spelling(normal, " ".join(sorted(words)), "".join(words), marks, is_group(name))


def _close_ones(spelled: Sequence[tuple[_Spelling, int]]) -> Iterator[tuple[int, int, float]]:
    """Yield what stands for every two spellings that are close, as `_closeness` has it, many at a time."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    in_order = [spelling.in_order for spelling, _ in spelled]
    unspaced: dict[str, list[int]] = {}
    for at, (spelling, one) in enumerate(spelled):
        near = extract(in_order[at], in_order[at + 1 :], scorer=ratio, score_cutoff=ASK_SCORE, limit=None)
        apart = unspaced.setdefault(spelling.unspaced, [])
        for other in [*(at + 1 + found for _, _, found in near), *apart]:
            if _is_named_alike(spelling, spelled[other][0]):
                yield one, spelled[other][1], _closeness(spelling, spelled[other][0])
        apart.append(at)


def _closeness(left: _Spelling, right: _Spelling) -> float:
    """Return how alike two names are whose marks agree, in any order of their words."""
    from rapidfuzz.fuzz import ratio

    if left.unspaced == right.unspaced and left.normal != right.normal:
        return WRITTEN_APART
    return ratio(left.in_order, right.in_order)


def _is_named_alike(left: _Spelling, right: _Spelling) -> bool:
    """Return whether names that begin with the same noun are alike in what follows it too.

    Plaatselijk belang Enter is not Plaatselijk belang Geesteren, though most of their letters agree.
    """
    from rapidfuzz.fuzz import ratio

    noun = first_noun(left.normal)
    if not noun or noun != first_noun(right.normal):
        return True
    return ratio(left.normal.removeprefix(noun), right.normal.removeprefix(noun)) >= ASK_SCORE
