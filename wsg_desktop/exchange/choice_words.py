"""The words lists use for phases, states, lights and other fixed choices, Dutch and English."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar, cast

from wsg_desktop.domain.date_vocabulary import MONTHS
from wsg_desktop.domain.vocabulary import (
    Confidentiality,
    DirectionType,
    ItemKind,
    Light,
    Phase,
    State,
    label,
)
from wsg_desktop.exchange.plain_words import compact, plain_words

Choice = TypeVar("Choice", bound=StrEnum)

_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Phase: {
        Phase.INITIATIVE: "initiatief|initiatieffase|initiatief en haalbaarheid|haalbaarheid"
        "|haalbaarheidsfase|initiatief en haalbaarheidsfase|visie"
        "|initiatief visie|visiefase|visievorming|idee|ideefase|verkenning"
        "|verkenningsfase|orientatie|orientatiefase|onderzoek|onderzoeksfase"
        "|feasibility|vision|idea|exploration",
        Phase.DEVELOPMENT: "ontwikkeling|ontwikkelingsfase|ontwikkelfase|plan van aanpak|pva|plan"
        "|planfase|planvorming|planvormingsfase|planontwikkeling|planuitwerking"
        "|uitwerking|ontwerp|ontwerpfase|definitie|definitiefase|voorbereiding"
        "|voorbereidingsfase|preparation|design|plan of approach|definition",
        Phase.REALISATION: "realisatie|realisatiefase|realisatie en vermarkting"
        "|realisatie en vermarktingsfase|vermarkting|uitvoering|uitvoeringsfase"
        "|in uitvoering|bouw|bouwfase|implementatie|implementatiefase"
        "|realization|implementation|execution|construction",
        Phase.OPERATION: "beheer|beheerfase|beheer en exploitatie|beheer en exploitatiefase"
        "|exploitatie|exploitatiefase|operationeel|operationele fase|in gebruik"
        "|in beheer|gebruik|gebruiksfase|operational|maintenance|in operation",
    },
    State: {
        State.NEW: "nieuw|niet gestart|nog niet gestart|nog niet begonnen|niet begonnen"
        "|te starten|gepland|nog te starten|not started|planned|to do|todo|open"
        "|concept|voorgesteld|proposed|aangemeld",
        State.ACTIVE: "actief|loopt|lopend|bezig|gestart|begonnen|onderhanden|in behandeling"
        "|mee bezig|gaande|running|in progress|started|ongoing|busy|onderweg"
        "|loopt door|lopende",
        State.ON_HOLD: "in de wacht|on hold|wacht|wachtend|uitgesteld|opgeschort|gepauzeerd"
        "|pauze|stilgelegd|ligt stil|geparkeerd|aangehouden|hold|paused"
        "|postponed|waiting|staat stil",
        State.DONE: "afgerond|gereed|klaar|voltooid|gerealiseerd|afgesloten|opgeleverd"
        "|beeindigd|uitgevoerd|gedaan|done|finished|completed|complete|closed"
        "|delivered",
        State.CANCELLED: "afgebroken|vervallen|gestopt|geannuleerd|gaat niet door|gestaakt"
        "|ingetrokken|geschrapt|niet door|afgevoerd|cancelled|canceled|stopped"
        "|dropped|withdrawn",
    },
    Light: {
        Light.ON_TRACK: "op schema|op koers|volgens planning|conform planning|conform|groen"
        "|goed|op tijd|green|on track|on schedule|g|ok|loopt goed|volgens plan",
        Light.ATTENTION: "aandacht|oranje|geel|amber|orange|yellow|aandachtspunt|let op"
        "|attention|at risk|o|risico|vraagt aandacht|licht vertraagd|y",
        Light.OFF_TRACK: "te laat|wijkt af|rood|red|vertraagd|vertraging|achter|loopt achter"
        "|loopt achter op schema|achter op schema|afwijking|knelpunt|off track"
        "|late|delayed|overdue|behind|r|kritiek|critical",
        Light.NOT_STARTED: "niet gestart|nog niet gestart|nog niet begonnen|grijs|wit|not started"
        "|grey|gray|white|blauw",
        Light.DONE: "gereed|klaar|afgerond|voltooid|done|finished|completed",
        Light.NONE: "nvt|n v t|geen|niet bepaald|onbekend|none|unknown|not set",
    },
    DirectionType: {
        DirectionType.PROCESS_CHAIN: "procesketen|proces|volgtijdelijk|process chain|sequential",
        DirectionType.NETWORK_CHAIN: "netwerkketen|netwerk|integraal|network chain|network",
    },
    Confidentiality: {
        Confidentiality.INTERNAL: "intern|vertrouwelijk|geheim|alleen intern|niet openbaar|ja|internal"
        "|confidential",
        Confidentiality.PARTNERS: "partners|partner|voor partners|alleen partners|beperkt|restricted"
        "|deelbaar",
        Confidentiality.PUBLIC: "openbaar|publiek|extern|public|open|iedereen",
    },
    ItemKind: {
        ItemKind.PROJECT: "project|deelproject|programma",
        ItemKind.ACTIVITY: "activiteit|actie|taak|maatregel|werkzaamheid|activity|task|action",
        ItemKind.MILESTONE: "mijlpaal|milestone|moment|besluit",
    },
}


_SIGNS: Mapping[str, StrEnum] = {
    **dict.fromkeys(("●", "🟢", "✅"), Light.ON_TRACK),
    **dict.fromkeys(("▲", "🟠", "🟡", "⚠"), Light.ATTENTION),
    **dict.fromkeys(("◆", "🔴"), Light.OFF_TRACK),
    **dict.fromkeys(("■", "⚪"), Light.NOT_STARTED),
    "✓": Light.DONE,
}
"""Shapes and colours that stand alone in a cell; ours are always with a word."""


_DUTCH_TURNS = (
    "niet geen nooit half halve bijna deels gedeeltelijk grotendeels wordt worden moet zal tot als wanneer"
)
_ENGLISH_TURNS = "not never almost nearly partly half soon will if when until"
_TURNING = frozenset(f"{_DUTCH_TURNS} zodra {_ENGLISH_TURNS}".split())
"""Words beside a choice that turn it, or leave it in doubt: "nog niet klaar" is not done."""
_LATER = re.compile(rf"\d|\b({'|'.join(MONTHS)})", re.IGNORECASE)
_READY = frozenset({"klaar", "gereed"})
"""With a date beside them they say when it will be so: "klaar in maart"; "afgerond in maart" is past."""


def read_choice(text: str, choices: type[Choice]) -> Choice | None:
    """Return the choice that `text` means, or None; words around it ("fase: realisatie") do not matter.

    Nor is one chosen where those words turn it: that is for a person to read.
    """
    sign = _SIGNS.get(text.strip())
    if sign is not None and isinstance(sign, choices):
        return sign
    return cast("Choice | None", _read(plain_words(text), choices))


@lru_cache(maxsize=4096)
def _read(text: str, choices: type[StrEnum]) -> StrEnum | None:
    names = _names(choices)
    found = names.get(text.replace(" ", ""))
    if found is not None or not text:
        return found
    words = [
        word
        for word in text.split()
        if word not in {"fase", "status", "in", "de", "het", "is", "nu", "phase"}
    ]
    found = names.get("".join(words))
    if found is not None:
        return found
    meant = {names[word] for word in words if len(word) > 3 and word in names}
    if meant and (_TURNING & set(words) or (_READY & set(words) and _LATER.search(text))):
        return None
    if len(meant) == 1 and len(words) <= 4:
        return meant.pop()
    return _nearly("".join(words), names)


def _nearly(text: str, names: Mapping[str, StrEnum]) -> StrEnum | None:
    """Return the choice with a slip of the finger in it ("realistie"); short words must be exact."""
    if len(text) < 6:
        return None
    from rapidfuzz import fuzz, process

    hits = process.extract(text, list(names), scorer=fuzz.ratio, score_cutoff=88, limit=5)
    meant = {names[hit[0]] for hit in hits}
    return meant.pop() if len(meant) == 1 else None


@lru_cache(maxsize=16)
def _names(choices: type[StrEnum]) -> dict[str, StrEnum]:
    names: dict[str, StrEnum] = {}
    for choice in choices:
        said = _WORDS[choices].get(choice, "").split("|")
        names |= {compact(name): choice for name in (*said, choice.value, label(choice)) if name}
    return names
