"""What kind of organisation a party is, guessed from the words of its name."""

import re

from wsg_desktop.domain.vocabulary import PartyKind

_WORDS: tuple[tuple[PartyKind, str], ...] = (
    (
        PartyKind.GROUP,
        r"(alle |de )?(inwoners|bewoners|burgers|partijen|partners|huisartsen|vrijwilligers|mantelzorgers"
        r"|plaatselijke belangen|zorginstellingen|welzijnsinstellingen|corporaties|woningcorporaties|gemeenten"
        r"|ouderen|residents|all parties|all partners)",
    ),
    (PartyKind.MUNICIPALITY, r"(gemeente|gem)\b.*|.*\bmunicipality\b.*"),
    (PartyKind.PROVINCE, r"(provincie|prov)\b.*|.*\bprovince\b.*"),
    (PartyKind.LIBRARY, r".*(bibliotheek|library).*"),
    (PartyKind.HOUSING_CORPORATION, r".*(corporatie|woningstichting|woonst|woningbouw|housing assoc).*"),
    (PartyKind.WELFARE, r".*(welzijn|welfare|ouderenwerk|jongerenwerk).*"),
    (PartyKind.INSURER, r".*(zorgkantoor|verzekeraar|insurer).*"),
    (
        PartyKind.RESIDENTS,
        r".*(plaatselijk belang|dorpsbelang|dorpsraad|wijkraad|bewonerscommissie|huurders|ouderenbond"
        r"|seniorenraad|familieraad|cliëntenraad|residents).*",
    ),
    (PartyKind.DEVELOPER, r".*(ontwikkelaar|projectontwikkeling|developer|bouwbedrijf|vastgoed).*"),
    (PartyKind.CARE_PROVIDER, r".*(zorg|thuishulp|verpleeg|apotheek|care\b).*"),
)
"""Per kind a pattern for the whole name, lower case; the first that fits decides."""


def guess_party_kind(name: str) -> PartyKind:
    """Return the likeliest kind of the party called `name`; collectives are groups, which get no overview."""
    words = re.sub(r"[\s.]+", " ", name.strip().lower()).strip()
    return next((kind for kind, pattern in _WORDS if re.fullmatch(pattern, words)), PartyKind.OTHER)
