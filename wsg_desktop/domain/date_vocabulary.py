"""The words dates are written in, Dutch and English, in lower case. No rules: those are in `date_grammar`."""

import re
from collections.abc import Iterable

from wsg_desktop.domain.periods import Part


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression that matches one of `words`, trying the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _listed(text: str) -> list[str]:
    """Return the words of a list that is divided by bars, because some words hold blanks."""
    return [word.strip() for word in text.split("|")]


def _numbered(*synonyms: str, start: int = 1) -> dict[str, int]:
    """Return each word with the number of the group of synonyms it stands in."""
    return {word: n for n, group in enumerate(synonyms, start) for word in _listed(group)}


MONTHS = _numbered(
    "januari|jan|january",
    "februari|feb|febr|february",
    "maart|mrt|maa|mar|march",
    "april|apr",
    "mei|may",
    "juni|jun|june",
    "juli|jul|july",
    "augustus|aug|august",
    "september|sep|sept",
    "oktober|okt|october|oct",
    "november|nov",
    "december|dec",
)

WEEKDAYS = _numbered(
    "maandag|ma|monday|mon",
    "dinsdag|di|tuesday|tue|tues",
    "woensdag|wo|woe|wednesday|wed",
    "donderdag|do|thursday|thu|thur|thurs",
    "vrijdag|vr|vrij|friday|fri",
    "zaterdag|za|zat|saturday|sat",
    "zondag|zo|zon|sunday|sun",
)
"""ISO numbers: Monday is 1."""

SEASONS = _numbered("voorjaar|lente|spring", "zomer|summer", "najaar|herfst|autumn", "winter")

PARTS: dict[str, Part] = {
    **dict.fromkeys(_listed("begin|beginning|start|aanvang|early"), Part.BEGIN),
    **dict.fromkeys(_listed("half|medio|midden|halverwege|mid|middle"), Part.MIDDLE),
    **dict.fromkeys(_listed("eind|einde|ultimo|end|late"), Part.END),
}

ORDINALS = _numbered("eerste|first", "tweede|second", "derde|third", "vierde|fourth")

NUMBERS = _numbered(
    "een|één|a|an|one",
    "twee|two",
    "drie|three",
    "vier|four",
    "vijf|five",
    "zes|six",
    "zeven|seven",
    "acht|eight",
    "negen|nine",
    "tien|ten",
    "elf|eleven",
    "twaalf|twelve",
)

UNITS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(_listed("d|dag|dagen|day|days"), ("days", 1)),
    **dict.fromkeys(_listed("w|wk|week|weken|weeks"), ("days", 7)),
    **dict.fromkeys(_listed("m|mnd|maand|maanden|month|months"), ("months", 1)),
    **dict.fromkeys(_listed("k|q|kwartaal|kwartalen|quarter|quarters"), ("months", 3)),
    **dict.fromkeys(_listed("halfjaar|half jaar|half year"), ("months", 6)),
    **dict.fromkeys(_listed("j|jr|jaar|jaren|y|yr|year|years"), ("months", 12)),
}
"""What a unit of a step counts in, and how many of those it is."""

DAYS_FROM_TODAY = _numbered(
    "eergisteren", "gisteren|yesterday", "vandaag|heden|today", "morgen|tomorrow", "overmorgen", start=-2
)

WHICH = _numbered("vorig|vorige|last", "dit|deze|this", "volgend|volgende|next", start=-1)
"""Which of the periods around today: the one before, this one, the next."""

UNKNOWN_WORDS = frozenset(
    _listed(
        "zsm|zo snel mogelijk|zo spoedig mogelijk|asap|as soon as possible|ntb|nnb|nog te bepalen|te bepalen"
        "|nader te bepalen|nog nader te bepalen|nog niet bekend|niet bekend|nog onbekend|onbekend|volgt"
        "|nog te plannen|pm|tbd|tba|to be determined|to be decided|not yet known|unknown|?|??|???"
    )
)
ONGOING_WORDS = frozenset(
    _listed(
        "doorlopend|doorlopende|continu|structureel|lopend|loopt|loopt door|permanent|blijvend"
        "|ongoing|continuous|continuously"
    )
)
NONE_WORDS = frozenset(
    _listed(
        "nvt|niet van toepassing|geen|geen datum|nog geen datum|-|--|---|n/a|not applicable|none"
        "|no date|no date yet"
    )
)
"""Words that are no dates, without the full stops that are often written in them."""

HEDGES_BEFORE = frozenset(
    _listed(
        "circa|ca.|ca|ongeveer|rond|omstreeks|±|+/-|~|plm.|plm|vermoedelijk|waarschijnlijk|naar verwachting"
        "|verwacht|streven|streefdatum|gepland|hopelijk|mogelijk|uiterlijk|voor|vóór|na|vanaf|tot|t/m"
        "|tot en met|per|sinds|niet voor|niet eerder dan|around|about|before|after|by|from|until|till|since"
        "|expected|probably"
    )
)
HEDGES_AFTER = frozenset(
    _listed("?|(?)|o.v.b.|ovb|onder voorbehoud|(onder voorbehoud)|of later|of eerder|e.v.|or later")
)
"""Words around a date that leave open which day is meant."""
