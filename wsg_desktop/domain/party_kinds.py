"""What kind of organisation a party is, guessed from the words of its name."""

import re

from wsg_desktop.domain.party_words import is_group
from wsg_desktop.domain.vocabulary import PartyKind
from wsg_desktop.domain.words import search_key

_RESIDENTS = (
    "plaatselijk belang|dorpsbelang|dorpsraad|wijkraad|seniorenraad|familieraad|clientenraad|ouderenbond"
    "|ouderenver|bewonerscommissie|bewonersver|bewonersorg|huurders|residents"
)

_WORDS: tuple[tuple[PartyKind, str], ...] = (
    (PartyKind.MUNICIPALITY, r"(gemeente|gem)\b.*|.*\bmunicipality\b.*"),
    (PartyKind.PROVINCE, r"(provincie|prov)\b.*|.*\bprovince\b.*"),
    (PartyKind.LIBRARY, r".*(bibliotheek|library).*"),
    (PartyKind.RESIDENTS, rf".*({_RESIDENTS}).*"),
    (
        PartyKind.HOUSING_CORPORATION,
        r".*(corporatie|woningstichting|woonst|woningbouw|housing (assoc|corp)).*",
    ),
    (PartyKind.WELFARE, r".*(welzijn|welfare|ouderenwerk|jongerenwerk).*"),
    (PartyKind.INSURER, r".*(zorgkantoor|verzekeraar|insurer).*"),
    (PartyKind.DEVELOPER, r".*(ontwikkelaar|projectontwikkeling|developer|bouwbedrijf|vastgoed).*"),
    (PartyKind.CARE_PROVIDER, r".*(zorg|thuishulp|verpleeg|apothe|huisarts|care\b).*"),
)
"""Per kind a pattern for the whole name, lower case and without accents; the first that fits decides."""


def guess_party_kind(name: str) -> PartyKind:
    """Return the likeliest kind of the party called `name`; collectives are groups, which get no overview."""
    if is_group(name):
        return PartyKind.GROUP
    words = search_key(name.replace(".", " "))
    return next((kind for kind, pattern in _WORDS if re.fullmatch(pattern, words)), PartyKind.OTHER)
