"""The municipalities of the Netherlands by name: CBS code and province, with the traps that names have.

Codes are what counts; names are only the way in. A name that several municipalities share ("Bergen") finds
none unless it says which one ("Bergen (L.)", "Bergen, Limburg").
"""

import csv
import re
from functools import cache
from typing import NamedTuple

from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.paths import resources

_SPOKEN_NAMES = {"denhaag": "sgravenhage", "thehague": "sgravenhage", "denbosch": "shertogenbosch"}
_BEFORE = re.compile(r"\s*(?:gemeente|gem\.|municipality of)\s+", re.IGNORECASE)


class Municipality(NamedTuple):
    """One municipality of 2024."""

    code: str
    name: str
    province: str


def find_municipality(name: str, province: str = "") -> Municipality | None:
    """Return the municipality that `name` means, helped by `province`, or None when that is not certain."""
    wanted = compact(_BEFORE.sub("", name, count=1))
    found = _by_name().get(_SPOKEN_NAMES.get(wanted, wanted), ())
    if len(found) > 1 and province:
        found = tuple(it for it in found if compact(it.province) == compact(province))
    return found[0] if len(found) == 1 else None


@cache
def list_municipalities() -> tuple[Municipality, ...]:
    """Return every municipality, in the order of the source."""
    with (resources() / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Municipality(row["code"], row["gemeente"], row["provincie"]) for row in csv.DictReader(file)
        )


@cache
def _by_name() -> dict[str, tuple[Municipality, ...]]:
    names: dict[str, tuple[Municipality, ...]] = {}
    for place in list_municipalities():
        bare = place.name.partition(" (")[0]
        said = (place.name, bare, f"{bare} {place.province}", bare.removeprefix("'s-"))
        for name in {compact(it) for it in said}:
            names[name] = (*names.get(name, ()), place)
    return names
