"""Splits what lists put in one cell: several parties, or a person with a party.

Careful by design: "Zorginstelling B en C" are two, "Stichting Wonen en Zorg" is one, and names that are known
win. What it makes of a cell is shown before it is kept.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from wsg_desktop.domain.date_text import without_stops
from wsg_desktop.domain.date_vocabulary import NONE_WORDS, UNKNOWN_WORDS
from wsg_desktop.domain.party_words import (
    NAMED_BY_LAW,
    SINGULAR,
    SUBJECTS,
    first_noun,
    is_function,
    is_group,
    words_of,
)
from wsg_desktop.domain.words import search_key


class Answerable(NamedTuple):
    """Who answers for a project: a person, a function or both, and their party; what is not said is empty."""

    name: str = ""
    function: str = ""
    party: str = ""


class PartyCell(NamedTuple):
    """What a cell with parties holds."""

    parties: tuple[str, ...]
    functions: tuple[Answerable, ...] = ()
    """Functions named behind a party, such as "Corporatie 1, projectleider"."""


class _Piece(NamedTuple):
    """A part of a cell, and whether it ends an enumeration: "en" stands in front of it."""

    text: str
    closes: bool = False


MOST_OF_A_RANGE = 26
"""A longer range of numbers is no enumeration of parties."""

_LABEL = r"(?:[A-Za-z]|[0-9]{1,3}[a-z]?|[IVX]{1,4})"
_IS_LABEL = re.compile(_LABEL)
_ENDS_WITH_LABEL = re.compile(rf"(?P<head>.*\S)\s+{_LABEL}")
_RANGE = re.compile(rf"(?P<head>.*\S) (?P<first>{_LABEL}) ?(?:t/m|tot en met) ?(?P<last>{_LABEL})")
_BULLET = re.compile(r"^(?:[-*•–·]\s*|(?:o\.a\.|oa|w\.o\.|d\.w\.z\.)\s+)+")
_AND_OTHERS = re.compile(r"[\s,]+(?:e\.a\.|etc\.?|enz\.?)$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[\n\r;,|•]\s*|\s+[/+]\s+")
_JOINER = re.compile(
    r"\s+(?P<word>en|and|&|i\.?s\.?m\.?|samen met|in samenwerking met)\s+|(?<=\S)(?P<slash>/)(?=\S)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HIDDEN, _MOST_HIDDEN = 0xE000, 0x1900
"""Names that must stay whole are replaced by characters for private use while the rest is split."""


def split_parties(text: str, *, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the parties that a cell names, each once; `known` names are never split."""
    return split_party_cell(text, known=known).parties


def split_party_cell(text: str, *, known: Collection[str] = ()) -> PartyCell:
    """Return the parties that a cell names, and the functions that stand with them."""
    known_keys, whole = _prepared(frozenset(known))
    hidden = _Hidden(whole)
    pieces = [
        _Piece(hidden.shown(piece.text), piece.closes)
        for part in _SEPARATOR.split(hidden.text_of(text))
        for piece in _joined_pieces(_cleaned(part), hidden, known_keys)
    ]
    parties: dict[str, str] = {}
    functions: list[Answerable] = []
    for name in _each(_with_heads(pieces, known_keys)):
        if search_key(name) not in known_keys and is_function(name):
            functions.append(Answerable(function=name, party=next(reversed(parties.values()), "")))
        elif name:
            parties.setdefault(search_key(name), name)
    return PartyCell(tuple(parties.values()), tuple(functions))


def split_person(text: str, *, known: Collection[str] = ()) -> Answerable:
    """Return the person or function and the party that a cell names.

    "Corporatie 1, projectleider" is a function at a party; "projectleider servicezones" is one function.
    Where the parts are not clear the whole text is the name.
    """
    text = " ".join(text.split())
    if _says_nothing(text):
        return Answerable()
    found: dict[str, str] = {}
    for part in _person_parts(text):
        role = _role(part, known)
        if role in found:
            return _whole(text)
        found[role] = part
    return Answerable(**found)


class _Hidden:
    """Names and brackets that must stay whole, and the text with a single character for each."""

    def __init__(self, whole: re.Pattern[str]) -> None:
        self._known = whole
        self._kept: list[str] = []

    def text_of(self, text: str) -> str:
        """Return `text` with what must stay whole replaced."""
        text = _PRIVATE.sub(" ", text)
        return _BRACKETS.sub(self._keep, self._known.sub(self._keep, text))

    def shown(self, text: str) -> str:
        """Return `text` with what was replaced put back."""
        while any(_HIDDEN <= ord(letter) < _HIDDEN + len(self._kept) for letter in text):
            text = "".join(self._original(letter) for letter in text)
        return text

    def _keep(self, found: re.Match[str]) -> str:
        if len(self._kept) == _MOST_HIDDEN:
            return found[0]
        self._kept.append(found[0])
        return chr(_HIDDEN + len(self._kept) - 1)

    def _original(self, letter: str) -> str:
        place = ord(letter) - _HIDDEN
        return self._kept[place] if 0 <= place < len(self._kept) else letter


@lru_cache(maxsize=8)
def _prepared(known: frozenset[str]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the keys of known names, and what finds those that hold a separator.

    Kept, because the cells of one list all come with the same names, of which there may be a thousand.
    """
    names = [name.strip() for name in known if any(map(str.isalnum, name))]
    joined = [name for name in names if _SEPARATOR.search(name) or _JOINER.search(name)]
    joined.sort(key=lambda name: (-len(name), name))
    parts = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in joined)
    return frozenset(map(search_key, names)), re.compile(parts or r"(?!)", re.IGNORECASE)


def _cleaned(part: str) -> str:
    """Return a part of a cell without bullets, "o.a." and "e.a."; empty when it names nobody."""
    text = _AND_OTHERS.sub("", _BULLET.sub("", " ".join(part.split()))).strip(" .:")
    return "" if _says_nothing(text) else text


def _says_nothing(text: str) -> bool:
    word = without_stops(text.lower())
    return not word or word in NONE_WORDS or word in UNKNOWN_WORDS


def _joined_pieces(text: str, hidden: _Hidden, known: Collection[str]) -> Iterator[_Piece]:
    """Yield the parties around each "en" that stands between two parties."""
    start, closes = 0, False
    for joiner in _JOINER.finditer(text):
        left, right = text[start : joiner.start()], text[joiner.end() :]
        following = _JOINER.search(right)
        right = right[: following.start()] if following else right
        if _are_two(hidden.shown(left), joiner, hidden.shown(right), known):
            yield _Piece(left, closes)
            start, closes = joiner.end(), True
    if text[start:]:
        yield _Piece(text[start:], closes)


def _are_two(left: str, joiner: re.Match[str], right: str, known: Collection[str]) -> bool:
    """Return whether what stands left and right of a joiner are two parties."""
    if _IS_LABEL.fullmatch(right):
        return bool(_ENDS_WITH_LABEL.fullmatch(left) or _IS_LABEL.fullmatch(left))
    if first_noun(left) in NAMED_BY_LAW and right[:1].isupper() and len(right.split()) == 1:
        return search_key(left) in known and search_key(right) in known
    if (_is_like_a_party(left, known) or _IS_LABEL.fullmatch(left)) and _is_like_a_party(right, known):
        return True
    if joiner["word"] is None or joiner["word"].lower() != "en":
        return False
    return _is_proper_name(right) and (_is_proper_name(left) or _plural_with_name(left))


def _is_like_a_party(text: str, known: Collection[str]) -> bool:
    return search_key(text) in known or bool(first_noun(text)) or is_group(text)


def _is_proper_name(text: str) -> bool:
    """Return whether a text looks like the name of an organisation: Livio, but not Zorg."""
    words = text.split()
    return 0 < len(words) <= 3 and words[0][:1].isupper() and not SUBJECTS & {*words_of(text)}


def _plural_with_name(text: str) -> bool:
    """Return whether a text is a plural with the first name of several: "gemeenten Deventer"."""
    noun = first_noun(text)
    return noun in SINGULAR and len(words_of(text)) > len(noun.split())


def _with_heads(pieces: list[_Piece], known: Collection[str]) -> Iterator[str]:
    """Yield each party in full: the C of "zorginstellingen B en C" is "zorginstelling C"."""
    head, by_label = "", False
    for text, closes in pieces:
        if not text:
            head = ""
            continue
        if head and _shares_head(text, by_label=by_label, known=known):
            yield f"{head} {text}"
            head = "" if closes else head
            continue
        found = _ENDS_WITH_LABEL.fullmatch(text)
        name = text if search_key(text) in known else _in_singular(text)
        by_label = found is not None
        head = _head_of(name) if by_label or _plural_with_name(text) else ""
        yield name


def _each(names: Iterator[str]) -> Iterator[str]:
    """Yield the names with a range of labels written out: Corporatie 1 t/m 3."""
    for name in names:
        labels = _labels_between(found) if (found := _RANGE.fullmatch(name)) else []
        yield from [f"{found['head']} {label}" for label in labels] if found and labels else [name]


def _labels_between(found: re.Match[str]) -> list[str]:
    first, last = found["first"], found["last"]
    if first.isdecimal() and last.isdecimal():
        numbers = range(int(first), int(last) + 1)
        return [str(number) for number in numbers] if len(numbers) <= MOST_OF_A_RANGE else []
    if len(first) == len(last) == 1 and first.isupper() == last.isupper():
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    return []


def _shares_head(text: str, *, by_label: bool, known: Collection[str]) -> bool:
    if by_label:
        return _IS_LABEL.fullmatch(text) is not None
    return _is_proper_name(text) and not _is_like_a_party(text, known)


def _head_of(name: str) -> str:
    """Return the noun that the next label or name shares: "zorginstelling" of "zorginstelling B"."""
    labelled = _ENDS_WITH_LABEL.fullmatch(name)
    if labelled:
        return labelled["head"]
    count = len(first_noun(name).split())
    return " ".join(name.split()[:count])


def _in_singular(name: str) -> str:
    """Return "zorginstelling B" for "zorginstellingen B"; a plural without a name is a group and stays."""
    noun = first_noun(name)
    if noun not in SINGULAR or len(words_of(name)) == len(noun.split()):
        return name
    words = name.split()
    count = len(noun.split())
    singular = SINGULAR[noun]
    singular = singular[0].upper() + singular[1:] if words[0][0].isupper() else singular
    return " ".join([singular, *words[count:]])


def _person_parts(text: str) -> list[str]:
    parts = re.split(r"\s*[,;|]\s*|\s+[-–/]\s+|\s*\(\s*|\s*\)\s*|\s+namens\s+", text)
    return [part for part in (part.strip() for part in parts) if part]


def _role(part: str, known: Collection[str]) -> str:
    """Return which field of an `Answerable` a part is."""
    if search_key(part) in {search_key(name) for name in known} or first_noun(part) or is_group(part):
        return "party"
    return "function" if is_function(part) else "name"


def _whole(text: str) -> Answerable:
    return Answerable(function=text) if is_function(text) else Answerable(name=text)
