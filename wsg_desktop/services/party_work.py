"""What parties have to do with the projects, kept between two readings of the list of parties."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from wsg_desktop.domain import status
from wsg_desktop.domain.party_roles import NO_ROLES, roles_in
from wsg_desktop.services.confidential import partners_may_see
from wsg_desktop.store import changes
from wsg_desktop.store.columns import MOST_APART, collector_at_rest
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.party_work import WorkRow, list_work
from wsg_desktop.store.plan_changes import find_said


class WorkCounts(NamedTuple):
    """What the list of parties tells of their work."""

    parts: Mapping[tuple[str, str], int]
    """Per party and role in how many open projects it has that role."""
    late: Mapping[str, int]
    """Per party how many of the open projects in which it takes part pass their deadline."""
    changed: Mapping[str, datetime]
    """Per party when the oldest open project that it leads and may see was last changed."""


class _Line(NamedTuple):
    """A line of the outline with what it counts for; nothing where it is finished or in the bin."""

    row: WorkRow
    is_secret: bool
    """Whether no partner may see it, nor what stands under it."""
    roles: Mapping[str, bool] = NO_ROLES
    """Per party whether it leads it; nothing where it is secret."""
    parts: Sequence[tuple[str, str]] = ()
    late: Collection[str] = ()
    """The parties for which it is late."""


class PartyWork:
    """The outline of one programme as parties have to do with it, read once and again where it changed.

    What changed is asked of the journal, so nobody has to tell it; the bin and undo are in there too.
    """

    def __init__(self) -> None:
        self._seq = 0
        self._today = date.min
        self._forget()

    def look(self, read: Reading, today: date) -> WorkCounts:
        """Return what parties have to do as on `today`."""
        with collector_at_rest():
            self._follow(read, today)
        oldest = {party: min(seqs.values()) for party, seqs in self._led.items() if seqs}
        said = find_said(read, oldest.values())
        changed = {party: said[seq].at for party, seq in oldest.items() if seq in said}
        return WorkCounts(self._parts, self._late, changed)

    def rows(self, read: Reading, ids: Iterable[str], today: date) -> list[WorkRow]:
        """Return the lines of the outline with these ids, but for what lies in the bin; in no order."""
        with collector_at_rest():
            self._follow(read, today)
        found = (self._lines[it].row for it in ids if it in self._lines)
        return [row for row in found if not row.is_binned]

    def _forget(self) -> None:
        self._lines: dict[str, _Line] = {}
        self._under: dict[str, set[str]] = defaultdict(set)
        self._parts = Counter[tuple[str, str]]()
        self._late = Counter[str]()
        self._led: dict[str, dict[str, int]] = defaultdict(dict)

    def _follow(self, read: Reading, today: date) -> None:
        """Read what changed since the last time."""
        seq, is_anew = changes.last_seq(read), not self._seq or today != self._today
        touched = set[str]() if is_anew else {it for _, it in changes.touched_since(read, self._seq)}
        self._seq, self._today = seq, today
        if is_anew or len(touched) > MOST_APART:
            self._forget()
            self._put_in({row.id: row for row in list_work(read)})
        elif touched:
            rows = {row.id: row for row in list_work(read, touched)}
            # What stands under it may be led by others now, or be no secret any more.
            for project_id in self._with_those_under(touched):
                line = self._take_out(project_id)
                if line is not None and project_id not in touched:
                    rows[project_id] = line.row
            self._put_in(rows)

    def _with_those_under(self, ids: Iterable[str]) -> set[str]:
        found, waiting = set[str](), list(ids)
        while waiting:
            project_id = waiting.pop()
            if project_id not in found:
                found.add(project_id)
                waiting += self._under.get(project_id, ())
        return found

    def _take_out(self, project_id: str) -> _Line | None:
        line = self._lines.pop(project_id, None)
        if line is not None:
            self._count(line, -1)
            for party_id in line.roles:
                self._led[party_id].pop(project_id, None)
            if line.row.parent_id:
                self._under[line.row.parent_id].discard(project_id)
        return line

    def _put_in(self, rows: dict[str, WorkRow]) -> None:
        """Count these lines, each after what it stands under."""
        while rows:
            _, row = rows.popitem()
            waiting = [row]
            while row.parent_id in rows:
                row = rows.pop(row.parent_id)
                waiting.append(row)
            while waiting:
                self._put(waiting.pop())

    def _put(self, row: WorkRow) -> None:
        line = self._lines[row.id] = self._line(row)
        self._count(line, 1)
        # What the journal knows nothing of has no age.
        if row.changed_seq:
            for party_id, leads in line.roles.items():
                if leads:
                    self._led[party_id][row.id] = row.changed_seq
        if row.parent_id:
            self._under[row.parent_id].add(row.id)

    def _line(self, row: WorkRow) -> _Line:
        above = self._lines.get(row.parent_id) if row.parent_id else None
        is_secret = not partners_may_see(row.confidentiality) or (above is not None and above.is_secret)
        if row.is_binned or not status.is_open(row.state):
            return _Line(row, is_secret)
        late = {it for it, _ in row.parts} if status.is_late(row, self._today) else ()
        roles = NO_ROLES if is_secret else roles_in(row.parts, above.roles if above else NO_ROLES)
        return _Line(row, is_secret, roles, row.parts, late)

    def _count(self, line: _Line, by: int) -> None:
        for part in line.parts:
            self._parts[part] += by
        for party_id in line.late:
            self._late[party_id] += by
