"""Makes typed text fit for the date grammar: one spelling, no time of day, no words that add nothing."""

import re
import unicodedata
from datetime import date

from wsg_desktop.domain.date_vocabulary import MONTHS, ORDINALS, PARTS, WHICH, one_of
from wsg_desktop.domain.periods import Part, next_period, period_of
from wsg_desktop.domain.vocabulary import Precision

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_QUOTES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_BLANKS = re.compile(r"\s+")
_INVISIBLE: dict[int, None] = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))

_TIME = re.compile(
    r"""(?:(?<=[0-9])t|[ ,]+(?:om[ ]|at[ ])?)
        (?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?
            (?:z|[+-][0-9]{2}:?[0-9]{2})?(?:[ ]?(?:uur|u|h|am|pm))?
          | [0-9]{1,2}(?:\.[0-9]{2})?[ ]?(?:uur|u|h)
        )\.?$""",
    re.VERBOSE,
)
_ENGLISH_OF = re.compile(rf"\b({one_of(PARTS)}|{one_of(ORDINALS)}|half|quarter|[0-9]+(?:st|nd|rd|th)) of\b")
_FILLERS = re.compile(r"\b(?:in de loop van|in the course of|op|on|van|in|het|de|the|heel)(?= )")

_ENDS = one_of(word for word, part in PARTS.items() if part is Part.END)
_END_OF_PERIOD = re.compile(rf"^({_ENDS}) (jaar|maand|kwartaal|week|year|month|quarter)$")
"""Of the present one: its end still lies ahead, which its beginning and middle may not."""
_NEAR_PERIOD = re.compile(
    rf"\b({one_of(WHICH)}) (jaar|year|maand|month|kwartaal|quarter|halfjaar|half jaar|half year|week)\b"
)
_PRECISIONS = {
    **dict.fromkeys(("jaar", "year"), Precision.YEAR),
    **dict.fromkeys(("halfjaar", "half jaar", "half year"), Precision.HALF),
    **dict.fromkeys(("kwartaal", "quarter"), Precision.QUARTER),
    **dict.fromkeys(("maand", "month"), Precision.MONTH),
    "week": Precision.WEEK,
}
_MONTH_NAMES = {number: word for word, number in reversed(MONTHS.items())}


def plain(text: str) -> str:
    """Return `text` in lower case with one kind of dash, quote and blank, and nothing invisible."""
    unified = unicodedata.normalize("NFKC", text).lower().translate(_DASHES | _QUOTES | _INVISIBLE)
    return _BLANKS.sub(" ", unified).strip()


def without_stops(plain_text: str) -> str:
    """Return the text without full stops and outer brackets: "n.t.b." and "(ntb)" become "ntb"."""
    return _BLANKS.sub(" ", plain_text.replace(".", "").strip(" ()[]!,;:"))


def without_time(plain_text: str) -> str:
    """Return the text without a time of day behind the date."""
    return _TIME.sub("", plain_text)


def without_fillers(plain_text: str) -> str:
    """Return the text without words that do not change its meaning: "eind van de maand", "end of March"."""
    return _BLANKS.sub(" ", _FILLERS.sub(" ", _ENGLISH_OF.sub(r"\1", plain_text))).strip()


def with_periods_named(plain_text: str, today: date) -> str:
    """Return the text with periods around today by name: "eind volgend jaar" becomes "eind 2027"."""
    text = _END_OF_PERIOD.sub(r"\1 dit \2", plain_text)
    return _NEAR_PERIOD.sub(lambda found: _name_of(found[1], found[2], today), text)


def _name_of(which: str, period_word: str, today: date) -> str:
    period = next_period(period_of(today, _PRECISIONS[period_word]), WHICH[which])
    if period.precision is Precision.YEAR:
        return f"{period.year}"
    if period.precision is Precision.MONTH:
        return f"{_MONTH_NAMES[period.number]} {period.year}"
    prefix = {Precision.HALF: "h", Precision.QUARTER: "q", Precision.WEEK: "week "}[period.precision]
    return f"{prefix}{period.number} {period.year}"
