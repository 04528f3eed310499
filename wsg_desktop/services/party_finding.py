"""Which party somebody means where nobody can be asked: the same matcher as for lists and typing."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wsg_desktop.domain.party_names import KnownParty, Verdict, suggest
from wsg_desktop.errors import NotFound
from wsg_desktop.store import parties
from wsg_desktop.store.engine import Reading
from wsg_desktop.texts import N_

NO_PARTY = N_("There is no party called {name}. Look up the name in the list and try again.")
MAY_BE = N_("There is no party called {name}. If you mean one of these, type its name: {names}.")


class Taken(NamedTuple):
    """What a name was taken for."""

    name: str
    party: str
    """The name of the party: a known one where that is sure, else `name` itself."""
    may_be: tuple[str, ...] = ()
    """Known parties that it may be as well, the likeliest first."""


def list_known(read: Reading) -> list[KnownParty]:
    """Return every party with its other names, to compare names with."""
    return [KnownParty(row.id, row.name, row.aliases) for row in parties.list_parties(read)]


def get_party_id(read: Reading, name: str) -> str:
    """Return the id of the party that a name surely means; raises `NotFound` with those that are likely."""
    found = suggest(name, list_known(read))
    if found.verdict is Verdict.SURE:
        return found.candidates[0].id
    if found.candidates:
        raise NotFound(MAY_BE, name=name, names=", ".join(it.name for it in found.candidates))
    raise NotFound(NO_PARTY, name=name)


def take_names(names: Iterable[str], known: Sequence[KnownParty]) -> list[Taken]:
    """Return what each name is taken for: a known party only where that is sure."""
    taken: list[Taken] = []
    for name in names:
        found = suggest(name, known)
        likely = tuple(it.name for it in found.candidates)
        sure = found.verdict is Verdict.SURE
        taken.append(Taken(name, likely[0]) if sure else Taken(name, name, likely))
    return taken
