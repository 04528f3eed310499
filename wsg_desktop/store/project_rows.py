"""The rows of projects that tables, charts and exports share: one query per kind of child, joined here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import repeat
from operator import itemgetter
from sys import intern
from typing import Any

from sqlalchemy import Connection, func, select

from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.store.columns import (
    PARAMETERS,
    TERMS,
    AnySelect,
    PreparedQuery,
    collector_at_rest,
    term_columns,
)
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import (
    AreaRecord,
    GoalRecord,
    PartyRecord,
    PersonRecord,
    ProjectAreaRecord,
    ProjectGoalRecord,
    ProjectPartyRecord,
    ProjectPhaseRecord,
    ProjectRecord,
    ProjectStatusRecord,
    ProjectTagRecord,
    SituationRecord,
)
from wsg_desktop.store.rows import (
    NOT_READ,
    AspectStatus,
    PhasePeriod,
    ProjectParty,
    ProjectRow,
)

Ids = list[str] | None
Children = dict[str, tuple[Any, ...]]
Situations = dict[str, tuple[str, date]]

PLAIN = [
    "id",
    "version",
    "number",
    "title",
    "kind",
    "parent_id",
    "sort_key",
    "theme",
    "state",
    "phase",
    "direction_type",
    "director_role",
    "scheduling",
    "percent",
    "effort",
    "budget",
    "spent",
    "partnership_role",
    "resident_involvement",
    "confidentiality",
    "project_lead_id",
]

TERM_FIELDS = ("start", "end", "deadline", "not_before")

SHARED = ("kind", "theme", "state", "phase", "direction_type", "director_role", "scheduling")
"""Fields of few different words."""


@PreparedQuery
def _projects() -> AnySelect:
    return _project_query()


@PreparedQuery
def _present() -> AnySelect:
    return _project_query().where(ProjectRecord.__table__.c.deleted_at.is_(None))


@PreparedQuery
def _in_bin() -> AnySelect:
    return _project_query().where(ProjectRecord.__table__.c.deleted_at.is_not(None))


def _project_query() -> AnySelect:
    project = ProjectRecord.__table__.c
    plain = [project[name] for name in PLAIN]
    terms = term_columns(ProjectRecord.__table__, *TERM_FIELDS)
    # Sought per project, because a journal of years has many changes of each.
    change = ChangeRecord.__table__.c
    last = select(func.max(change.seq)).where(change.owner_id == project.id).scalar_subquery()
    return select(*plain, *terms, last).order_by(project.sort_key, project.id)


def read_rows(
    read: Connection, ids: Ids = None, *, deleted: bool | None = None, with_phases: bool = True
) -> list[ProjectRow]:
    """Return the rows of all projects or of at most `PARAMETERS` with `ids`, in the order of the outline.

    With `deleted` only those in the bin (True) or outside it (False).
    """
    query = _projects if deleted is None else _in_bin if deleted else _present
    with collector_at_rest():
        rows = query.rows(read, ids)
        if not rows:
            return []
        lists = _lists(read, ids)
        if with_phases:
            lists["phases"] = _phases(read, ids)
        return _built(read, rows, lists, _situations(read, ids))


def _built(
    read: Connection, rows: Sequence[Any], lists: dict[str, Children], situations: Situations
) -> list[ProjectRow]:
    """Return the rows, made column by column: row by row takes longer."""
    values = list(zip(*rows, strict=True))
    fields: dict[str, Iterable[Any]] = dict(zip(PLAIN, values, strict=False))
    fields["phases"] = [NOT_READ] * len(rows)
    for name, column in zip(TERM_FIELDS, values[len(PLAIN) :], strict=False):
        fields[name] = map(TERMS.__getitem__, column)
    for name in SHARED:
        fields[name] = map(_shared, fields[name])
    keys, moments = values[0], values[-1]
    leads = _person_labels(read, set(fields["project_lead_id"]) - {None})
    fields["project_lead"] = map(leads.get, fields["project_lead_id"], repeat(""))
    for name, found in lists.items():
        fields[name] = map(found.get, keys, repeat(()))
    latest = map(situations.get, keys, repeat(("", None)))
    fields["situation"], fields["situation_day"] = zip(*latest, strict=True)
    fields["changed_at"] = map(_moments(read, set(moments)).get, moments)
    return list(map(ProjectRow._make, zip(*map(fields.__getitem__, ProjectRow._fields), strict=True)))


def _lists(read: Connection, ids: Ids) -> dict[str, Children]:
    """Return per field of a row that lists something, but for its phases: what it lists, per project."""
    areas, area_ids = _areas(read, ids)
    return {
        "areas": areas,
        "area_ids": area_ids,
        "parties": _parties(read, ids),
        "statuses": _statuses(read, ids),
        "goals": _goals(read, ids),
        "tags": _tags(read, ids),
    }


def _shared(word: str | None) -> str | None:
    """Return a word that thousands of rows have in common as the same object, which saves memory."""
    return word if word is None else intern(word)


def _named(read: Connection, query: PreparedQuery, keys: set[Any]) -> Sequence[Any]:
    """Return the rows with `keys`, or all where those are many.

    Of one project only what it names: an edit reads one project again, however large the programme.
    """
    return query.rows(read, keys if len(keys) <= PARAMETERS else None)


@PreparedQuery
def _people() -> AnySelect:
    person = PersonRecord.__table__.c
    return select(person.id, person.name, person.function_title)


def _person_labels(read: Connection, keys: set[Any]) -> dict[str, str]:
    return {key: name or title for key, name, title in _named(read, _people, keys)}


@PreparedQuery
def _area_parts() -> AnySelect:
    part = ProjectAreaRecord.__table__.c
    return select(part.project_id, part.area_id)


@PreparedQuery
def _area_names() -> AnySelect:
    area = AreaRecord.__table__.c
    return select(area.id, area.name).where(area.deleted_at.is_(None))


def _areas(read: Connection, ids: Ids) -> tuple[Children, Children]:
    """Return names and ids of areas per project; joined here, because a join in SQL takes twice as long."""
    parts = _area_parts.rows(read, ids)
    names = dict(sorted(_named(read, _area_names, {row[1] for row in parts}), key=itemgetter(1)))
    ranks = {key: rank for rank, key in enumerate(names)}
    present = [(project, key) for project, key in parts if key in ranks]
    found = _grouped((pair[0] for pair in present), (pair[1] for pair in present))
    # Many projects are in the same areas: those are one object.
    ordered = {keys: tuple(sorted(keys, key=ranks.__getitem__)) for keys in set(found.values())}
    named = {keys: tuple(map(names.__getitem__, ordered[keys])) for keys in ordered}
    return {key: named[it] for key, it in found.items()}, {key: ordered[it] for key, it in found.items()}


def _grouped(projects: Iterable[str], things: Iterable[Any]) -> Children:
    """Return the things per project, in the order in which they come."""
    found: dict[str, list[Any]] = defaultdict(list)
    for project, thing in zip(projects, things, strict=True):
        found[project].append(thing)
    return {project: tuple(several) for project, several in found.items()}


@PreparedQuery
def _party_parts() -> AnySelect:
    part = ProjectPartyRecord.__table__.c
    query = select(part.project_id, part.party_id, part.role, part.note)
    return query.order_by(part.project_id, part.sort_key)


@PreparedQuery
def _party_names() -> AnySelect:
    party = PartyRecord.__table__.c
    return select(party.id, party.name)


class _Parts(dict[tuple[str, str, str], ProjectParty]):
    """Parts in projects by their values: most are like others but for their project, and are one object."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, values: tuple[str, str, str]) -> ProjectParty:
        key, role, note = values
        self[values] = made = ProjectParty(key, self._names[key], intern(role), note)
        return made


def _parties(read: Connection, ids: Ids) -> Children:
    rows = _party_parts.rows(read, ids)
    if not rows:
        return {}
    projects, *values = zip(*rows, strict=True)
    names = {row[0]: row[1] for row in _named(read, _party_names, set(values[0]))}
    return _grouped(projects, map(_Parts(names).__getitem__, zip(*values, strict=True)))


@PreparedQuery
def _periods() -> AnySelect:
    period = ProjectPhaseRecord.__table__
    names = ("planned_start", "planned_end", "actual_start", "actual_end")
    return select(period.c.project_id, period.c.phase, *term_columns(period, *names))


def _phases(read: Connection, ids: Ids) -> Children:
    rows = sorted(_periods.rows(read, ids), key=_phase_order)
    if not rows:
        return {}
    projects, phases, *terms = zip(*rows, strict=True)
    made = map(PhasePeriod, map(intern, phases), *(map(TERMS.__getitem__, column) for column in terms))
    return _grouped(projects, made)


def _phase_order(row: Sequence[Any]) -> int:
    return PHASE_ORDER.get(row[1], len(PHASE_ORDER))


@PreparedQuery
def _aspects() -> AnySelect:
    said = ProjectStatusRecord.__table__.c
    return select(said.project_id, *(said[name] for name in AspectStatus._fields))


def _statuses(read: Connection, ids: Ids) -> Children:
    rows = _aspects.rows(read, ids)
    return _grouped([row[0] for row in rows], (AspectStatus(*row[1:]) for row in rows))


@PreparedQuery
def _entries() -> AnySelect:
    entry = SituationRecord.__table__.c
    return select(entry.project_id, entry.text, entry.day).order_by(entry.day, entry.id)


def _situations(read: Connection, ids: Ids) -> Situations:
    # In this order the latest entry of a project is the one that stays in the dictionary.
    return {row[0]: (row[1], row[2]) for row in _entries.rows(read, ids)}


@PreparedQuery
def _goal_parts() -> AnySelect:
    part = ProjectGoalRecord.__table__.c
    return select(part.project_id, part.goal_id)


@PreparedQuery
def _goal_titles() -> AnySelect:
    goal = GoalRecord.__table__.c
    return select(goal.id, goal.title).order_by(goal.sort_key)


def _goals(read: Connection, ids: Ids) -> Children:
    """Return titles of goals per project, in the order of the goals; joined here as areas are."""
    parts = _goal_parts.rows(read, ids)
    titles = {row[0]: row[1] for row in _named(read, _goal_titles, {row[1] for row in parts})}
    ranks = {key: rank for rank, key in enumerate(titles)}
    ranked = sorted(parts, key=lambda row: ranks[row[1]])
    return _grouped([row[0] for row in ranked], (titles[row[1]] for row in ranked))


@PreparedQuery
def _tag_parts() -> AnySelect:
    part = ProjectTagRecord.__table__.c
    return select(part.project_id, part.tag).order_by(part.tag)


def _tags(read: Connection, ids: Ids) -> Children:
    rows = _tag_parts.rows(read, ids)
    return _grouped([row[0] for row in rows], (row[1] for row in rows))


@PreparedQuery
def _set_moments() -> AnySelect:
    made = ChangeSetRecord.__table__.c
    return select(made.seq, made.at)


def _moments(read: Connection, sets: set[Any]) -> dict[int, datetime]:
    """Return when these change sets were made."""
    return dict(_named(read, _set_moments, sets))
