"""The bin: what was thrown away and what went along with it, and taking it out again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, bodies, meetings, parties, projects
from wsg_desktop.store.binned import BinnedRow, link_ends, list_binned
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.names import find_names
from wsg_desktop.store.records import PersonRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

GONE_ALREADY = N_("This is no longer in the bin: somebody took it out meanwhile.")


class Along(NamedTuple):
    """What goes to the bin, and comes back, together with a project or a body."""

    parts: int = 0
    links: int = 0
    meetings: int = 0


class BinEntry(NamedTuple):
    """One line of the bin; the parts that went along with a project follow it, one level deeper."""

    row: BinnedRow
    level: int = 0
    along: Along = Along()
    under: str = ""
    """Number and title of what it stands under again; empty where that is the top, or is in the bin too."""
    loses_place: bool = False
    """Whether it comes back at the end of the list, as what it stood under stays in the bin."""
    kept_back: tuple[str, ...] = ()
    """Other projects in the bin that it had links with: those links come back only with them."""

    @property
    def key(self) -> tuple[str, str]:
        """Return what names it: its entity and id."""
        return self.row.entity, self.row.id


def read_bin(read: Reading) -> list[BinEntry]:
    """Return what is in the bin, what went last first, each project followed by what went along."""
    rows = list_binned(read)
    by_id = {row.id: row for row in rows}
    parts: dict[str, list[BinnedRow]] = defaultdict(list)
    tops: list[BinnedRow] = []
    for row in rows:
        above = by_id.get(row.parent_id or "")
        if above is not None and above.at == row.at:
            parts[above.id].append(row)
        else:
            tops.append(row)
    ends = link_ends(read, [row.id for row in rows if row.entity == "project"])
    names = find_names(read, {row.parent_id for row in tops if row.parent_id and row.parent_id not in by_id})
    tops.sort(key=lambda row: row.at, reverse=True)
    return [
        entry
        for top in tops
        for row, level in _with_parts(top, parts, 0)
        for entry in (_entry(row, level, _ids_under(row, parts), ends, by_id, names),)
    ]


def went_along(read: Reading, gone: Collection[str], chosen: Collection[str]) -> Along:
    """Return what goes along when the projects `chosen` go: `gone` are all that go, themselves included."""
    return Along(len(set(gone) - set(chosen)), len(link_ends(read, gone)))


def take_out(tx: Transaction, keys: Iterable[tuple[str, str]]) -> list[str]:
    """Take things out of the bin by entity and id; return the ids of the projects that came back.

    Raises `UserError` when a name was given to another one meanwhile or a rule about links would be broken.
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for entity, row_id in keys:
        wanted[entity].append(row_id)
    for area_id in wanted["area"]:
        areas.restore_area(tx, area_id)
    for party_id in wanted["party"]:
        parties.restore_party(tx, party_id)
    # A body brings its meetings along; those that were thrown away before it have to come after.
    for body_id in wanted["body"]:
        bodies.restore_body(tx, body_id)
    for meeting_id in wanted["meeting"]:
        meetings.restore_meeting(tx, meeting_id)
    for person in tx.preload(PersonRecord, wanted["person"]):
        person.deleted_at = None
    back = projects.restore(tx, wanted["project"])
    if wanted["project"] and not back:
        raise UserError(GONE_ALREADY)
    return back


def _with_parts(
    row: BinnedRow, parts: Mapping[str, Sequence[BinnedRow]], level: int
) -> Iterator[tuple[BinnedRow, int]]:
    yield row, level
    for part in parts.get(row.id, ()):
        yield from _with_parts(part, parts, level + 1)


def _ids_under(row: BinnedRow, parts: Mapping[str, Sequence[BinnedRow]]) -> frozenset[str]:
    return frozenset(part.id for part, _level in _with_parts(row, parts, 0))


def _entry(
    row: BinnedRow,
    level: int,
    ids: frozenset[str],
    ends: Sequence[tuple[str, str]],
    by_id: Mapping[str, BinnedRow],
    names: Mapping[str, str],
) -> BinEntry:
    if row.entity != "project":
        return BinEntry(row, level, Along(meetings=len(ids) - 1))
    mine = [pair for pair in ends if ids & set(pair)]
    others = dict.fromkeys(end for pair in mine for end in pair if end not in ids and end in by_id)
    return BinEntry(
        row,
        level,
        Along(len(ids) - 1, len(mine)),
        names.get(row.parent_id or "", ""),
        row.parent_id in by_id,
        tuple(by_id[end].number for end in others),
    )
