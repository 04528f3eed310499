"""Who can get an overview and what stays in the house: what is shown before anything is written."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain import status
from wsg_desktop.domain.vocabulary import Confidentiality, PartyKind
from wsg_desktop.services.overview_rows import OverviewSource, read_source
from wsg_desktop.store import parties
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import PartyRow, ProjectRow


class Choice(NamedTuple):
    """A party, with how many rows it would fill in and read, and how many stay in the house."""

    party: PartyRow
    leads: int
    reads: int
    kept_in: int
    """Open projects with this party that are internal."""

    @property
    def is_group(self) -> bool:
        """Return whether the party is a group, which gets no overview."""
        return self.party.kind == PartyKind.GROUP

    @property
    def is_possible(self) -> bool:
        """Return whether the party can get an overview."""
        return not self.is_group and self.leads + self.reads > 0


class OverviewChoice(NamedTuple):
    """Every party that takes part in something, and the size of the whole programme."""

    parties: tuple[Choice, ...]
    """By name; those that can get an overview first, then those with nothing to send, then groups."""
    projects: int
    """Every project and item of the programme, as one's own overview has them."""
    internal: int
    """Open projects and items that are internal, which no partner gets."""


def overview_choice(read: Reading, today: date) -> OverviewChoice:
    """Return who can get an overview of the programme as it is now, and what stays in the house."""
    source = read_source(read, today)
    internal = list(_internal(source))
    kept_in = Counter(party_id for row in internal for party_id in {it.party_id for it in row.parties})
    found: list[Choice] = []
    for party in parties.list_parties(read):
        leads, reads = source.of_party(party.id)
        found.append(Choice(party, len(leads), len(reads), kept_in[party.id]))
    takes_part = [it for it in found if it.leads + it.reads + it.kept_in]
    ranked = sorted(takes_part, key=lambda it: (not it.is_possible, it.is_group))
    return OverviewChoice(tuple(ranked), len(source.outline), len(internal))


def _internal(source: OverviewSource) -> Iterator[ProjectRow]:
    """Yield the open projects that are internal, with all that stands under them."""
    internal: set[str | None] = set()
    for row in source.outline:
        if row.confidentiality == Confidentiality.INTERNAL or row.parent_id in internal:
            internal.add(row.id)
            if status.is_open(row.state):
                yield row
