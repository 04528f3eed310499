"""Words as Dutch people sort and look for them: accents, case, numbers and leading 't and 's set aside."""

import re
import unicodedata
from functools import lru_cache

_AS_TYPED = str.maketrans("øđðłı’‘ʼ`´", "oddli" + 5 * "'") | {ord("æ"): "ae", ord("œ"): "oe", ord("þ"): "th"}
"""What people type for letters that to Unicode are no letter with an accent, and for the quotes of a word."""

_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"[0-9]+")
_ARTICLE = re.compile(r"^'[stnd](?: |-|(?=[a-z]))")
_NOT_SORTED = re.compile(r"[^\w ]+")


def search_key(text: str) -> str:
    """Return `text` as it is searched in: without accents, case, doubled blanks or odd quotes.

    What is typed and what is searched both go through it: "Coördinator" is found by "coordi".
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return _folded(text)


def name_key(name: str) -> str:
    """Return `name` as names of areas, parties and people are told apart: in any case and with any blanks."""
    return " ".join(name.split()).lower()


def as_sentence(text: str) -> str:
    """Return `text` with a capital at its beginning: a date in words, put first, has none of itself."""
    return text[:1].upper() + text[1:]


def brief(text: str, longest: int = 200) -> str:
    """Return a text on one line, cut where it is longer than `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


@lru_cache(maxsize=32768)
def dutch_key(text: str) -> str:
    """Return a key to sort `text` by in a Dutch list, comparing code points.

    Numbers count as numbers (B2 before B10), 't Zandt stands under Z and 's-Gravenhage under G, accents,
    case and punctuation do not count; ij is i and j, as in the dictionary.
    """
    words = _NOT_SORTED.sub(" ", _ARTICLE.sub("", search_key(text)))
    return _DIGITS.sub(_sortable_number, _BLANKS.sub(" ", words).strip())


def _folded(text: str) -> str:
    # Folding case may bring back accents (ΐ), so they are taken apart once more.
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in letters.translate(_AS_TYPED) if not unicodedata.combining(letter))
    return _BLANKS.sub(" ", bare).strip()


def _sortable_number(digits: re.Match[str]) -> str:
    """Return a number with its length in front, so that a longer one sorts later as text too."""
    number = digits[0].lstrip("0") or "0"
    return f"{len(number):03}{number}"
