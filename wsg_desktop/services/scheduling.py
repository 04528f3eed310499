"""Moving items in time and what follows from it: followers move along, conflicts show, nothing is silent.

`settle` runs at the end of every edit. It reads from the journal what the edit did to dates and links, so no
other service needs to think of followers, whether one date was typed or a hundred were pasted.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wsg_desktop.domain.follow_up import Moved, follow_up
from wsg_desktop.domain.moves import Period, moved_periods
from wsg_desktop.domain.plan import Dependency, Plan, PlanItem
from wsg_desktop.domain.terms import NO_TERM, exact, moved
from wsg_desktop.domain.vocabulary import ItemKind, Scheduling
from wsg_desktop.errors import UserError
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.services.progress import list_phases, phases_of
from wsg_desktop.store.plan import PlanStep, find_made, read_calendar, read_plan_steps, read_reach
from wsg_desktop.store.records import LinkRecord, ProjectPhaseRecord, ProjectRecord
from wsg_desktop.store.rows import LinkRow
from wsg_desktop.store.transaction import NOTHING_FOLLOWED, Followed, Transaction
from wsg_desktop.texts import N_

ENDS_BEFORE_START = N_("{number} would end before it starts. Nothing was moved. Drag it less far.")

_DATES = ("start", "end")
_ENTITIES = frozenset({"project", "link"})


def shift(tx: Transaction, ids: Iterable[str], start_days: int, end_days: int) -> None:
    """Move the bars of projects by calendar days: both ends alike, or one end to lengthen or shorten.

    What is expected moves, planned phases along with it; the deadline stays where it is, so that a slip
    stays visible. Raises `UserError` when a project would end before it starts.
    """
    records = tx.preload(ProjectRecord, ids)
    phases = phases_of(tx, [it.id for it in records])
    for record in records:
        _move(record, phases.get(record.id, ()), start_days, end_days)


def move_back(tx: Transaction, freed: Iterable[Moved]) -> None:
    """Move items to where nothing holds them from any longer, as it was offered after an edit."""
    _place(tx, freed)


def move_to_allowed(tx: Transaction, project_id: str) -> None:
    """Move an item to the first day that all its links allow, and let it follow them from now on.

    It stays as many working days long; one that is late enough already stays where it is.
    """
    rows = read_reach(tx.read, [project_id])
    links = [link for link in rows.links if link.source_id not in rows.binned]
    plan = Plan(rows.items, links, read_calendar(tx.read))
    record = tx.get(ProjectRecord, project_id)
    record.scheduling = Scheduling.FOLLOWS.value
    place = plan.place_of.get(project_id)
    if place is None:
        return
    asked, _ = plan.asked(place, plan.starts)
    if asked > plan.starts[place]:
        first, last = plan.first_day(place, asked), plan.last_day(place, asked)
        _move_to(record, list_phases(tx, record.id), first, last)


def settle(tx: Transaction) -> Followed:
    """Let what follows the dates and links that this transaction has changed move along; return what did.

    Items that were placed by hand before a link allows stay there and become fixed: that shows as a conflict.
    One that was placed later keeps that day as the one it is not to start before. What the transaction has
    made keeps the dates it came with.
    """
    tx.flush()
    if tx.recorder.seq is None or _ENTITIES.isdisjoint(tx.recorder.touched):
        return NOTHING_FOLLOWED
    steps = read_plan_steps(tx.read, tx.recorder.seq)
    return _Settlement(tx, tx.recorder.seq, steps).carry_out() if steps else NOTHING_FOLLOWED


class _Settlement:
    """What one change set did to the plan, and carrying out what follows from it."""

    def __init__(self, tx: Transaction, seq: int, steps: list[PlanStep]) -> None:
        self._tx = tx
        self._steps = steps
        self._dates = {it.row_id for it in steps if it.field in _DATES}
        targets = {self._target(it) for it in steps if it.entity == "link"}
        self._targets = targets - find_made(tx.read, seq, targets) if targets else targets
        sources = {it.old["source_id"] for it in steps if it.entity == "link" and it.op == "delete"}
        self._released = {it.row_id for it in steps if it.field in {"scheduling", "not_before"}}
        self._binned = {it.row_id for it in steps if it.field == "deleted_at"}
        touched = self._dates | self._targets | self._released | self._binned
        self._rows = read_reach(tx.read, touched | sources)

    def carry_out(self) -> Followed:
        """Move what must, and return what did, what may come back and what contradicts a link."""
        links = self._links_before()
        if not links and not self._rows.links:
            return NOTHING_FOLLOWED
        calendar = read_calendar(self._tx.read)
        before = Plan(self._items_before(), links, calendar)
        after = Plan(self._rows.items, self._present_links(), calendar)
        waiting = {link.target_id for link in self._rows.links if link.source_id in self._binned}
        found = follow_up(before, after, self._dates, self._targets | self._released | waiting)
        pushed = found.pushed
        self._keep_places(after, found.contradicting)
        _place(self._tx, pushed)
        return Followed(pushed, found.freed, tuple(found.contradicting.items()))

    def _present_links(self) -> list[LinkRow]:
        binned = self._rows.binned
        return [it for it in self._rows.links if it.source_id not in binned and it.target_id not in binned]

    def _links_before(self) -> list[LinkRow]:
        """Return the links as they were: those of now with what was done to them taken back."""
        links = {link.id: link for link in self._rows.links}
        for step in reversed([it for it in self._steps if it.entity == "link"]):
            if step.op == "insert":
                links.pop(step.row_id, None)
            elif step.op == "delete":
                links[step.row_id] = LinkRow(step.row_id, **step.old)
            elif step.row_id in links:
                links[step.row_id] = links[step.row_id]._replace(**{step.field: step.old})
        binned = self._rows.binned ^ self._binned
        return [it for it in links.values() if it.source_id not in binned and it.target_id not in binned]

    def _items_before(self) -> list[PlanItem]:
        """Return the items with the days they had; one that had none yet stood where it stands now."""
        old = {(it.row_id, it.field): as_term(it.old).day for it in reversed(self._steps)}
        found: list[PlanItem] = []
        for item in self._rows.items:
            first = old.get((item.id, "start"), item.first)
            last = old.get((item.id, "end"), item.last)
            if first is not None and last is not None:
                item = item._replace(first=first, last=last)  # noqa: PLW2901 - the same item, earlier
            found.append(item._replace(not_before=old.get((item.id, "not_before"), item.not_before)))
        return found

    def _keep_places(self, plan: Plan, contradicting: Mapping[str, Dependency]) -> None:
        """Let what was placed by hand stay there: as fixed, or as what is not to start before that day."""
        started = {it.row_id for it in self._steps if it.field == "start"}
        for record in self._tx.preload(ProjectRecord, self._dates):
            place = plan.place_of.get(record.id)
            if place is None or not plan.follows[place] or not plan.into[place]:
                continue
            asked, _ = plan.asked(place, plan.starts)
            if record.id in contradicting:
                record.scheduling = Scheduling.FIXED.value
            elif record.id in started:
                day = plan.first_day(place, plan.starts[place])
                record.not_before = exact(day) if plan.starts[place] > asked else NO_TERM

    def _target(self, step: PlanStep) -> str:
        values = step.new if step.op == "insert" else step.old
        return self._tx.get(LinkRecord, step.row_id).target_id if step.op == "update" else values["target_id"]


def _place(tx: Transaction, moves: Iterable[Moved]) -> None:
    """Put items where they go."""
    wanted = {it.id: it for it in moves}
    phases = phases_of(tx, wanted.keys())
    for record in tx.preload(ProjectRecord, wanted):
        move = wanted[record.id]
        _move_to(record, phases.get(record.id, ()), *move.after)
        if move.own_start is not None:
            record.not_before = exact(move.own_start)


def _move_to(record: ProjectRecord, phases: Sequence[ProjectPhaseRecord], first: date, last: date) -> None:
    """Move the bar of one project so that it has this first and last day."""
    _move(record, phases, _days_from(record.start.day, first), _days_from(record.end.day, last))


def _move(
    record: ProjectRecord, phases: Sequence[ProjectPhaseRecord], start_days: int, end_days: int
) -> None:
    """Move the bar of one project and its planned phases."""
    end = record.end
    record.start, record.end = moved(record.start, start_days), moved(end, end_days)
    first, last = record.start.day, record.end.day
    if first and last and last < first and record.kind != ItemKind.MILESTONE.value:
        raise UserError(ENDS_BEFORE_START, number=record.number)
    periods = [Period(it.planned_start, it.planned_end) for it in phases]
    for phase, period in zip(phases, moved_periods(periods, end, start_days, end_days), strict=True):
        phase.planned_start, phase.planned_end = period


def _days_from(present: date | None, wanted: date) -> int:
    return (wanted - present).days if present else 0
