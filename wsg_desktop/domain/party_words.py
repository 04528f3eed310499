"""The nouns that parties are called by, singular and plural, and the words for collectives and functions."""

import re

from wsg_desktop.domain.words import search_key

_NOUNS = """
    gemeente:gemeenten,gemeentes provincie:provincies waterschap:waterschappen ggd:ggd'en
    corporatie:corporaties woningcorporatie:woningcorporaties woningstichting:woningstichtingen
    woonstichting:woonstichtingen woningbouwvereniging:woningbouwverenigingen verhuurder:verhuurders
    zorginstelling:zorginstellingen zorgaanbieder:zorgaanbieders zorgorganisatie:zorgorganisaties
    zorgpartij:zorgpartijen zorgpartner:zorgpartners zorggroep:zorggroepen zorgverlener:zorgverleners
    thuiszorgorganisatie:thuiszorgorganisaties woonzorgcentrum:woonzorgcentra
    verzorgingshuis:verzorgingshuizen verpleeghuis:verpleeghuizen
    huisarts:huisartsen huisartsenpraktijk:huisartsenpraktijken apotheek:apotheken apotheker:apothekers
    tandarts:tandartsen fysiotherapeut:fysiotherapeuten wijkverpleegkundige:wijkverpleegkundigen
    welzijnsinstelling:welzijnsinstellingen welzijnsorganisatie:welzijnsorganisaties
    welzijnsstichting:welzijnsstichtingen welzijnspartij:welzijnspartijen welzijnspartner:welzijnspartners
    dorpsbelang:dorpsbelangen dorpsraad:dorpsraden wijkraad:wijkraden buurtraad:buurtraden
    bewonerscommissie:bewonerscommissies bewonersvereniging:bewonersverenigingen
    bewonersorganisatie:bewonersorganisaties huurdersvereniging:huurdersverenigingen
    huurdersorganisatie:huurdersorganisaties huurdersraad:huurdersraden ouderenbond:ouderenbonden
    ouderenvereniging:ouderenverenigingen seniorenraad:seniorenraden adviesraad:adviesraden
    clientenraad:clientenraden familieraad:familieraden belangenvereniging:belangenverenigingen
    bibliotheek:bibliotheken kulturhus:kulturhusen dorpshuis:dorpshuizen wijkcentrum:wijkcentra
    buurthuis:buurthuizen school:scholen basisschool:basisscholen kerk:kerken bank:banken
    ontwikkelaar:ontwikkelaars projectontwikkelaar:projectontwikkelaars bouwbedrijf:bouwbedrijven
    aannemer:aannemers verzekeraar:verzekeraars zorgverzekeraar:zorgverzekeraars zorgkantoor:zorgkantoren
    vervoerder:vervoerders vervoersbedrijf:vervoersbedrijven leverancier:leveranciers winkelier:winkeliers
    ondernemer:ondernemers ondernemersvereniging:ondernemersverenigingen supermarkt:supermarkten
    wijkagent:wijkagenten politie: brandweer: stichting:stichtingen vereniging:verenigingen
    organisatie:organisaties instelling:instellingen partij:partijen partner:partners bedrijf:bedrijven
    cooperatie:cooperaties zorgcooperatie:zorgcooperaties platform:platforms werkgroep:werkgroepen
    stuurgroep:stuurgroepen projectgroep:projectgroepen gebiedscoalitie:gebiedscoalities
    municipality:municipalities province:provinces insurer:insurers developer:developers library:libraries
    corporation:corporations association:associations foundation:foundations organisation:organisations
"""

SINGULAR: dict[str, str] = {
    plural: singular
    for singular, _, plurals in (pair.partition(":") for pair in _NOUNS.split())
    for plural in plurals.split(",")
    if plural
} | {"plaatselijke belangen": "plaatselijk belang", "care providers": "care provider"}
"""The singular of each noun for several parties."""

NOUNS = frozenset(pair.partition(":")[0] for pair in _NOUNS.split()) | {"plaatselijk belang", "care provider"}
"""What one party is called by."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NAMED_BY_LAW = _set("stichting vereniging cooperatie platform foundation association")
"""Nouns that begin a name in which "en" is mostly a part of the name."""

PEOPLE = _set("""
    inwoners bewoners burgers dorpsbewoners wijkbewoners buurtbewoners ouderen senioren jongeren huurders
    clienten mantelzorgers vrijwilligers gezinnen iedereen residents inhabitants citizens volunteers
""")
RESIDENTS = _set("inwoners bewoners burgers residents inhabitants")
"""People who are called by the place they live in without a word between: "inwoners Bathmen"."""

DETERMINERS = _set("""
    alle de het andere overige diverse lokale plaatselijke regionale verschillende betrokken meerdere
    all the other local various
""")

SUBJECTS = _set("""
    wonen zorg welzijn cultuur onderwijs sport wijk dorp thuis ouderen jeugd leefbaarheid gezondheid werk
    inkomen natuur landschap milieu kunst recreatie toerisme vervoer veiligheid samenleven bouwen
    care welfare housing
""")
"""What parties are about: around an "en" they are one name, as in Wonen en Zorg."""

_FUNCTION = re.compile(
    r"\b[\w-]*(?:leider|manager|coordinator|directeur|voorzitter|secretaris|penningmeester|adviseur|medewerker"
    r"|wethouder|bestuurder|regisseur|consulent|opzichter|ambtenaar|burgemeester|kwartiermaker|werker|planner"
    r"|beheerder|gedeputeerde|leader|officer|director|chair|advisor|adviser)\b"
)
_NOT_LETTERS = re.compile(r"[^\w' ]+")


def words_of(name: str) -> list[str]:
    """Return the words of a name in lower case, without accents and punctuation."""
    return _NOT_LETTERS.sub(" ", search_key(name)).split()


def first_noun(name: str) -> str:
    """Return the noun that a name begins with, in the singular or plural as written; empty if with none."""
    words = words_of(name)
    for count in (2, 1):
        start = " ".join(words[:count])
        if start in NOUNS or start in SINGULAR:
            return start
    return ""


def is_group(name: str) -> bool:
    """Return whether a name is that of a collective, which gets no overview: inwoners, alle partijen."""
    words = words_of(name)
    whole = list(words)
    while words and words[0] in DETERMINERS and " ".join(words) not in SINGULAR:
        words.pop(0)
    rest = " ".join(words)
    if rest in SINGULAR or rest in PEOPLE:
        return True
    if whole[:1] in (["alle"], ["all"]) and rest:
        return True
    return len(words) > 1 and (
        words[0] in RESIDENTS or (words[0] in PEOPLE and words[1] in {"van", "uit", "in", "op", "of", "from"})
    )


def is_function(text: str) -> bool:
    """Return whether a text names a function (projectleider) rather than a person or a party."""
    return bool(_FUNCTION.search(search_key(text))) and not first_noun(text)
