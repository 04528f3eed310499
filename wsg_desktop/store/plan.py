"""Reads of the plan: what scheduling needs of items and links, all or those that a change reaches."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from wsg_desktop.domain.calendar import Closing, WorkCalendar, work_calendar
from wsg_desktop.domain.plan import PlanItem
from wsg_desktop.domain.vocabulary import ItemKind, Scheduling, State
from wsg_desktop.store.columns import PARAMETERS, AnySelect
from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.programmes import get_programme, list_closing_days
from wsg_desktop.store.records import LinkRecord, ProjectRecord
from wsg_desktop.store.rows import LinkRow, ProjectRow

OVER = frozenset({State.DONE.value, State.CANCELLED.value})
WATCHED = ("start", "end", "not_before", "scheduling", "deleted_at")
"""The fields of a project that scheduling has to do with."""


class PlanRows(NamedTuple):
    """Items, those in the bin among them, and the links between them."""

    items: list[PlanItem]
    links: list[LinkRow]
    binned: frozenset[str]


class PlanStep(NamedTuple):
    """One line of the journal about a watched field of a project, or about a link."""

    entity: str
    row_id: str
    op: str
    field: str
    old: Any
    new: Any


def plan_item(row: ProjectRow) -> PlanItem:
    """Return what scheduling needs of a project."""
    days = row.start.day, row.end.day, row.not_before.day
    return _item(row.id, row.kind, row.state, row.scheduling, *days)


def read_calendar(read: Connection) -> WorkCalendar:
    """Return the working calendar of the programme."""
    programme = get_programme(read)
    return work_calendar(
        good_friday=programme.good_friday_closed,
        liberation_day=programme.liberation_day_closed,
        closings=tuple(Closing(it.first, it.last) for it in list_closing_days(read)),
    )


def read_reach(read: Connection, ids: Collection[str]) -> PlanRows:
    """Return these items, all that follows them directly or not, and everything that those wait for.

    Of milestones among the latter also what leads up to them.
    """
    link, project = LinkRecord.__table__.c, ProjectRecord
    links: AnySelect = select(*(link[name] for name in LinkRow._fields))
    items: AnySelect = select(*_item_columns())
    if len(ids) <= PARAMETERS:
        reach = select(project.id).where(project.id.in_(ids)).cte("reach", recursive=True)
        reach = reach.union(select(link.target_id).join(reach, link.source_id == reach.c.id))
        waits = link.target_id.in_(select(reach.c.id))
        sources = select(link.source_id).where(waits)
        # Whether a milestone opens or closes its day depends on what leads up to it.
        moments = select(project.id).where(project.id.in_(sources), project.kind == ItemKind.MILESTONE.value)
        waits = or_(waits, link.target_id.in_(moments))
        links = links.where(waits)
        sources = select(link.source_id).where(waits)
        items = items.where(or_(project.id.in_(select(reach.c.id)), project.id.in_(sources)))
    rows = read.execute(items).all()
    binned = frozenset(row[1] for row in rows if row[0] is not None)
    return PlanRows([_item(*row[1:]) for row in rows], [LinkRow(*row) for row in read.execute(links)], binned)


def list_plan_items(read: Connection) -> list[PlanItem]:
    """Return what scheduling needs of every item outside the bin, in the order of the outline."""
    project = ProjectRecord
    query: AnySelect = select(*_item_columns()).where(project.deleted_at.is_(None))
    return [_item(*row[1:]) for row in read.execute(query.order_by(project.sort_key, project.id)).all()]


def read_plan_steps(read: Connection, seq: int) -> list[PlanStep]:
    """Return what change set `seq` did to dates and links, in order."""
    change = ChangeRecord
    query = select(change.entity, change.row_id, change.op, change.field, change.old, change.new).where(
        change.seq == seq,
        or_(
            change.entity == "link",
            (change.entity == "project") & (change.op == "update") & change.field.in_(WATCHED),
        ),
    )
    return [
        PlanStep(*row[:4], *(None if value is None else json.loads(value) for value in row[4:]))
        for row in read.execute(query.order_by(change.ordinal))
    ]


def find_made(read: Connection, seq: int, ids: Collection[str]) -> set[str]:
    """Return which of these projects change set `seq` has made."""
    change = ChangeRecord
    query = select(change.row_id).where(change.seq == seq, change.entity == "project", change.op == "insert")
    return set(read.scalars(query)) & set(ids)


def _item_columns() -> Sequence[Any]:
    project = ProjectRecord.__table__.c
    names = ("deleted_at", "id", "kind", "state", "scheduling", "start_day", "end_day", "not_before_day")
    return [project[name] for name in names]


def _item(
    item_id: str,
    kind: str,
    state: str,
    scheduling: str,
    first: date | None,
    last: date | None,
    not_before: date | None,
) -> PlanItem:
    is_over = state in OVER
    follows = scheduling == Scheduling.FOLLOWS.value and not is_over
    return PlanItem(item_id, first, last, kind == ItemKind.MILESTONE.value, follows, is_over, not_before)
