"""What the words of a column's header say: which fields it may stand for, and how surely."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.exchange.list_fields import FIELDS, LIST_FIELDS, NAMES, Holds
from wsg_desktop.exchange.plain_words import compact, plain_words

EXACT = 100
"""The header is a name of the field."""

LIKELY = 75
"""From here on, cells that agree make a match sure."""

_EXPECTED = frozenset(
    {
        *(
            "verwacht",
            "verwachte",
            "prognose",
            "nieuw",
            "nieuwe",
            "actueel",
            "actuele",
            "herzien",
            "herziene",
        ),
        *("forecast", "expected", "revised"),
    }
)
_AGREED = frozenset(
    {
        *(
            "oorspronkelijk",
            "oorspronkelijke",
            "afgesproken",
            "besluit",
            "besloten",
            "vastgesteld",
            "uiterlijk",
        ),
        *("baseline", "original", "agreed"),
    }
)
_ACTUAL = frozenset({"werkelijk", "werkelijke", "gerealiseerd", "gerealiseerde", "feitelijk", "actual"})
_PHASE_WORDS: Mapping[str, Phase] = {
    word: phase
    for phase, words in {
        Phase.INITIATIVE: ("initiatief", "initiatieffase", "haalbaarheid", "initiative"),
        Phase.DEVELOPMENT: ("ontwikkeling", "ontwikkelingsfase", "ontwikkelfase", "development"),
        Phase.REALISATION: ("realisatie", "realisatiefase", "vermarkting", "realisation"),
        Phase.OPERATION: ("beheer", "beheerfase", "exploitatie", "operation"),
    }.items()
    for word in words
}
_LONGEST_HEADER = 80
_MOST_WORDS = 5
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]|\*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def header_scores(header: Sequence[str]) -> dict[str, int]:
    """Return how surely, up to 100, a header stands for each field; it is given line by line."""
    return dict(_scores(tuple(header)))


def is_mixed(header: Sequence[str]) -> bool:
    """Return whether a header names lead and other parties at once, as in "Trekker(s) en partijen"."""
    words = plain_words(header[-1]) if header else ""
    if compact(words) in NAMES:
        return False
    names = _names_in(words)
    lead, partner = names.get("lead_parties", ""), names.get("partner_parties", "")
    return bool(lead and partner and not set(lead.split()) & set(partner.split()))


def says_expected(header: Sequence[str]) -> bool:
    """Return whether a header says that its date is a forecast rather than what was agreed."""
    return bool(_EXPECTED & set(plain_words(" ".join(header)).split()))


@lru_cache(maxsize=4096)
def _scores(header: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    if not header or len(header[-1]) > _LONGEST_HEADER:
        return ()
    scores: dict[str, int] = {}
    phase = _phase_period(header)
    if phase:
        return ((phase, EXACT),)
    for text, most in ((header[-1], EXACT), (" ".join(header), 98), (header[0], 80)):
        for key, score in _scores_of_line(text).items():
            scores[key] = max(scores.get(key, 0), score * most // 100)
    return tuple(_qualified(scores, set(plain_words(" ".join(header)).split())).items())


def _scores_of_line(text: str) -> dict[str, int]:
    exact = NAMES.get(compact(text))
    if exact:
        return {exact: EXACT}
    words = plain_words(text)
    other_order = _NAMES_SORTED.get(_sorted(words)) or NAMES.get(compact(_BRACKETS.sub(" ", text)))
    if other_order:  # "Gereed (verwacht)", "Start (mm-jj)"
        return {other_order: EXACT - 4}
    scores = {key: 55 + 40 * len(name) // len(words) for key, name in _names_in(words).items()}
    return scores or _nearly(compact(text))


def _sorted(words: str) -> str:
    return " ".join(sorted(words.split()))


_NAMES_SORTED: Mapping[str, str] = {
    _sorted(plain_words(name)): field.key
    for field in reversed(LIST_FIELDS)
    for name in field.names.split("|")
}


def _names_in(words: str) -> dict[str, str]:
    """Return the longest run of whole words that is a name of each field."""
    split = words.split()
    found: dict[str, str] = {}
    for first in range(len(split)):
        for last in range(first + 1, min(first + _MOST_WORDS, len(split)) + 1):
            run = " ".join(split[first:last])
            key = NAMES.get("".join(split[first:last]))
            if key and len(run) > max(len(found.get(key, "")), 2):
                found[key] = run
    return found


def _nearly(text: str) -> dict[str, int]:
    """Return the field whose name differs by a slip of the finger."""
    if len(text) < 5:
        return {}
    from rapidfuzz import fuzz, process

    hit = process.extractOne(text, list(NAMES), scorer=fuzz.ratio, score_cutoff=80)
    return {NAMES[hit[0]]: round(hit[1]) - 5} if hit else {}


def _qualified(scores: dict[str, int], words: set[str]) -> dict[str, int]:
    """Let words such as "oorspronkelijk" and "verwacht" tell the agreed date from the expected one."""
    date = max(scores.get("end", 0), scores.get("deadline", 0))
    if date and words & _AGREED and not words & _EXPECTED:
        scores["deadline"], scores["end"] = date, date - 30
    elif date and words & _EXPECTED:
        scores["end"], scores["deadline"] = date, date - 30
    return scores


def _phase_period(header: tuple[str, ...]) -> str | None:
    """Return the field of a phase's start or end: "Ontwikkeling" above "Start", or "Start ontwikkeling"."""
    words = [word for word in plain_words(" ".join(header)).split() if word not in {"fase", "datum"}]
    phases = {_PHASE_WORDS[word] for word in words if word in _PHASE_WORDS}
    rest = [word for word in words if word not in _PHASE_WORDS and word != "en" and word not in _ACTUAL]
    moment = NAMES.get("".join(rest))
    if (
        len(phases) != 1
        or moment not in {"start", "end", "deadline"}
        or NAMES.get(compact(header[-1])) == "phase"
    ):
        return None
    if len(header) == 1 and NAMES.get(compact(header[0])):
        return None  # "Start uitvoering" is what lists call the start of the whole
    kind = "actual" if _ACTUAL & set(words) else "planned"
    return f"{phases.pop().value}.{kind}_{'start' if moment == 'start' else 'end'}"


def holds_of(key: str) -> Holds:
    """Return what the cells of a field hold."""
    return FIELDS[key].holds if key in FIELDS else Holds.TEXT


def looks_like_header(text: str) -> bool:
    """Return whether a text can be the name of a column at all: short, with a word in it."""
    return len(text) <= _LONGEST_HEADER and bool(_WORD.search(text) or text.strip() in {"#", "%", "€"})
