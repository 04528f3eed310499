"""Every open project as attention looks at it, kept between two readings.

Judging ten thousand takes a fifth of a second; after an edit the journal says which few to judge again.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.clock import day_of, end_of_day
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.findings import (
    PHASES_AHEAD,
    PHASES_PAST,
    SLIPS_SINCE,
    Circumstances,
    findings_of,
    times_later,
)
from wsg_desktop.domain.status import Standing, stand
from wsg_desktop.domain.vocabulary import ItemKind, Light
from wsg_desktop.services.direction_warnings import next_phase
from wsg_desktop.store import changes
from wsg_desktop.store.columns import MOST_APART
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan_changes import find_said
from wsg_desktop.store.rows import PhasePeriod, ProgrammeRow, ProjectRow
from wsg_desktop.store.watching import WatchedRow, expectations_since, list_watched, phases_to_come

_AREA = "area"


class Coming(NamedTuple):
    """An open project with the phases that did not begin."""

    id: str
    state: str
    phase: str | None
    phases: tuple[PhasePeriod, ...]
    area_ids: tuple[str, ...]


class Watched(NamedTuple):
    """An open project, how it stands, and what does not add up in it."""

    row: WatchedRow
    standing: Standing
    kinds: Sequence[Finding]
    slips: int
    """How often it was expected later, in the time that counts."""
    coming: Coming | None
    """None where no phase begins for long."""
    rank: int | None
    """How grave the worst is that it asks for this week, 0 the gravest; None where it asks for nothing."""


class Watch:
    """The open projects of one programme, judged once and again only where something changed.

    What changed is asked of the journal, so nobody has to tell it; the bin and undo are in there too.
    """

    def __init__(self) -> None:
        self._rests_on: tuple[date, ProgrammeRow] | None = None
        self._seq: int = 0
        self._found: dict[str, Watched] = {}
        self._judged: set[str] = set()
        """What was judged again since, while more is left, and the change set at which that was done."""
        self._judged_at: int = 0

    def look(self, read: Reading, today: date, programme: ProgrammeRow) -> list[Watched]:
        """Return every open project, judged as on `today`; in no order."""
        self.look_at_some(read, today, programme, None)
        return list(self._found.values())

    def look_at_some(self, read: Reading, today: date, programme: ProgrammeRow, most: int | None) -> bool:
        """Judge again `most` of what changed, or all of it; return whether nothing is left."""
        seq = changes.last_seq(read)
        touched = changes.touched_since(read, self._seq) if self._rests_on else []
        owners = {owner for _, owner in touched}
        # Of the projects of an area that goes to the bin or comes back the journal says nothing.
        is_anew = self._rests_on != (today, programme) or any(entity == _AREA for entity, _ in touched)
        if is_anew or (most is None and len(owners) > MOST_APART):
            self._found = {it.row.id: it for it in judge(read, None, today, programme)}
        else:
            if seq != self._judged_at:
                self._judged = set()
                self._judged_at = seq
            self._judge_again(read, sorted(owners - self._judged)[:most], today, programme)
            if len(self._judged) < len(owners):
                return False
        self._rests_on, self._seq, self._judged = (today, programme), seq, set()
        return True

    def _judge_again(self, read: Reading, ids: Collection[str], today: date, programme: ProgrammeRow) -> None:
        for project_id in ids:
            self._found.pop(project_id, None)
        if ids:
            self._found |= {it.row.id: it for it in judge(read, ids, today, programme)}
        self._judged.update(ids)


def judge(read: Reading, ids: Collection[str] | None, today: date, programme: ProgrammeRow) -> list[Watched]:
    """Return every open project outside the bin, or those of `ids`, with what the rules say of them."""
    rows = list_watched(read, ids)
    ahead = max(timedelta(days=programme.director_notice_days), PHASES_AHEAD)
    phases = phases_to_come(read, today + ahead, ids)
    coming = {
        row.id: Coming(row.id, row.state, row.phase, phases[row.id], row.area_ids)
        for row in rows
        if row.id in phases
    }
    due = {key: day for key, it in coming.items() if (day := _due_on(it, today))}
    slips, expected_on = _expectations(read, ids, today)
    known = Circumstances(today, programme.attention_days, slips, expected_on, due)
    late, near = programme.attention_days, programme.deadline_notice_days
    shown = frozenset(shown_aspects(programme.aspects))
    found: list[Watched] = []
    for row in rows:
        standing = stand(row, today, late, near, shown)
        kinds = findings_of(row, row.id, standing.light, known)
        slipped, begins = slips.get(row.id, 0), coming.get(row.id)
        found.append(Watched(row, standing, kinds, slipped, begins, _rank(row, standing)))
    return found


def next_due(row: ProjectRow | Coming, today: date) -> PhasePeriod | None:
    """Return the phase after the present one where it begins soon or should have begun."""
    return next_phase(row.phase, row.phases, today - PHASES_PAST, today + PHASES_AHEAD)


def _rank(row: WatchedRow, standing: Standing) -> int | None:
    """Return how grave it is: late before nearly late, a deadline without a lead before one with."""
    light, late, near = standing
    if late:
        return 0 if light is Light.OFF_TRACK else 1
    if near and not row.leads:
        return 2
    if row.kind == ItemKind.MILESTONE and not near:
        return None
    if light is Light.OFF_TRACK:
        return 3
    if near or light is Light.ATTENTION:
        return 4 if near else 5
    return None if row.leads else 6


def _due_on(row: Coming, today: date) -> date | None:
    period = next_due(row, today)
    return period.planned_start.day if period else None


def _expectations(
    read: Reading, ids: Collection[str] | None, today: date
) -> tuple[dict[str, int], dict[str, date]]:
    """Return per project how often its end moved later lately, and the last day on which it moved.

    What was said last on a day is what was said that day, so that a typing error that was mended is no slip.
    """
    moves = expectations_since(read, changes.seq_at(read, end_of_day(today - SLIPS_SINCE)), ids)
    days = {seq: day_of(said.at) for seq, said in find_said(read, {move[1] for move in moves}).items()}
    told: dict[str, dict[date | None, date | None]] = {}
    last: dict[str, date] = {}
    for project_id, seq, old, new in moves:
        before = _day(old)
        # Under no day stands what was said before it began to move.
        told.setdefault(project_id, {None: before})[days[seq]] = _day(new)
        if before is not None:
            # The first expectation belongs to how a project was put in, and says nothing of a deadline.
            last[project_id] = days[seq]
    return {project_id: times_later(list(said.values())) for project_id, said in told.items()}, last


def _day(raw: str | None) -> date | None:
    """Return the day that a term begins with as the journal writes it: `["2027-03-31", "day", ""]`.

    Reading all of it would be a third of looking at thousands of changed expectations.
    """
    return date.fromisoformat(raw[2:12]) if raw and raw.startswith('["') else None
