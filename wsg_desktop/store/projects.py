"""Reads of projects: the rows that tables, charts and exports share, and the long texts of one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.errors import NotFound
from wsg_desktop.store.columns import PARAMETERS, AnySelect, load_term, term_columns
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
    ProjectReferenceRecord,
    ProjectStatusRecord,
    ProjectTagRecord,
    SituationRecord,
)
from wsg_desktop.store.rows import (
    AspectStatus,
    PhasePeriod,
    ProjectParty,
    ProjectRow,
    ProjectTexts,
    SituationRow,
)
from wsg_desktop.texts import N_

Ids = list[str] | None
Children = dict[str, list[Any]]

NO_PROJECT = N_("There is no project with number {number}. Look up the number in the list and try again.")

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
    "percent",
    "effort",
    "budget",
    "spent",
    "partnership_role",
    "resident_involvement",
    "confidentiality",
    "project_lead_id",
]


def list_projects(read: Connection, *, deleted: bool = False) -> list[ProjectRow]:
    """Return every project in the order of the outline; with `deleted` those in the bin instead."""
    project = ProjectRecord.__table__.c
    where = project.deleted_at.is_not(None) if deleted else project.deleted_at.is_(None)
    return _rows(read, _project_query().where(where), None)


def find_projects(read: Connection, ids: Iterable[str]) -> list[ProjectRow]:
    """Return the projects with these ids, binned or not, in the order of the outline."""
    wanted = list(ids)
    if len(wanted) > PARAMETERS:
        chosen = set(wanted)
        return [row for row in _rows(read, _project_query(), None) if row.id in chosen]
    return _rows(read, _project_query().where(ProjectRecord.id.in_(wanted)), wanted)


def get_project(read: Connection, project_id: str) -> ProjectRow:
    """Return one project; raises `NotFound`."""
    rows = find_projects(read, [project_id])
    if not rows:
        raise NotFound(NO_PROJECT, number=project_id)
    return rows[0]


def get_project_id(read: Connection, number: str) -> str:
    """Return the id of the project with this number, in any case; raises `NotFound`."""
    query = select(ProjectRecord.id).where(
        func.lower(ProjectRecord.number) == number.strip().lower(), ProjectRecord.deleted_at.is_(None)
    )
    found = read.scalar(query)
    if found is None:
        raise NotFound(NO_PROJECT, number=number)
    return found


def get_texts(read: Connection, project_id: str) -> ProjectTexts:
    """Return the long texts of one project; raises `NotFound`."""
    fields = [name for name in ProjectTexts._fields if name != "references"]
    columns = [ProjectRecord.__table__.c[name] for name in fields]
    row = read.execute(select(*columns).where(ProjectRecord.id == project_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(NO_PROJECT, number=project_id)
    reference = ProjectReferenceRecord
    query = select(reference.label, reference.target).where(reference.project_id == project_id)
    references = tuple(read.execute(query.order_by(reference.id)).all())
    return ProjectTexts(**row, references=references)  # pyright: ignore[reportArgumentType, reportCallIssue]


def search_texts(read: Connection) -> dict[str, str]:
    """Return per project the long texts that a search looks through, in one string."""
    project = ProjectRecord
    columns = (project.description, project.ideas, project.cooperation, project.notes)
    return {
        row[0]: " ".join(part for part in row[1:] if part)
        for row in read.execute(select(project.id, *columns))
    }


def list_situations(read: Connection, project_id: str) -> list[SituationRow]:
    """Return the dated entries of one project, latest first."""
    entry = SituationRecord
    query = select(entry.id, entry.project_id, entry.day, entry.text, entry.reported_by)
    found = read.execute(
        query.where(entry.project_id == project_id).order_by(entry.day.desc(), entry.id.desc())
    )
    return [SituationRow(*row) for row in found]


def numbers_in_use(read: Connection) -> set[str]:
    """Return every number ever kept, lower case, also of projects in the bin."""
    return {number.lower() for number in read.scalars(select(ProjectRecord.number))}


def child_ids(read: Connection) -> dict[str, list[str]]:
    """Return per project the ids of what stands right under it, in order, binned or not."""
    found: dict[str, list[str]] = defaultdict(list)
    project = ProjectRecord
    query = select(project.parent_id, project.id).where(project.parent_id.is_not(None))
    for parent, child in read.execute(query.order_by(project.sort_key, project.id)).all():
        found[str(parent)].append(child)
    return found


def last_sort_key(read: Connection, parent_id: str | None) -> str | None:
    """Return the highest sort key under `parent_id` (None: at the top), or None when there is nothing."""
    project = ProjectRecord
    same = project.parent_id.is_(None) if parent_id is None else project.parent_id == parent_id
    return read.scalar(select(func.max(project.sort_key)).where(same))


def _project_query() -> AnySelect:
    project = ProjectRecord.__table__.c
    plain = [project[name] for name in PLAIN]
    terms = term_columns(ProjectRecord.__table__, "start", "end", "deadline")  # pyright: ignore[reportArgumentType]
    return select(*plain, *terms).order_by(project.sort_key, project.id)


def _rows(read: Connection, query: AnySelect, ids: Ids) -> list[ProjectRow]:
    """Return rows built from one query per kind of child: never one per project."""
    rows = read.execute(query).all()
    leads = _person_labels(read)
    area_names, area_ids = _areas(read, ids)
    parties, phases = _parties(read, ids), _phases(read, ids)
    statuses, situations = _statuses(read, ids), _situations(read, ids)
    goals, tags, changed = _goals(read, ids), _tags(read, ids), _changed_at(read, ids)
    made: list[ProjectRow] = []
    for row in rows:
        key, lead = row[0], row[19]
        text, day = situations.get(key, ("", None))
        made.append(
            ProjectRow._make(
                (
                    *row[:12],
                    load_term(*row[20:23]),
                    load_term(*row[23:26]),
                    load_term(*row[26:29]),
                    *row[12:20],
                    leads.get(lead, "") if lead else "",
                    tuple(area_names.get(key, ())),
                    tuple(area_ids.get(key, ())),
                    tuple(parties.get(key, ())),
                    tuple(phases.get(key, ())),
                    tuple(statuses.get(key, ())),
                    text,
                    day,
                    tuple(goals.get(key, ())),
                    tuple(tags.get(key, ())),
                    changed.get(key),
                )
            )
        )
    return made


def _of(query: AnySelect, column: Any, ids: Ids) -> AnySelect:
    return query if ids is None else query.where(column.in_(ids))


def _person_labels(read: Connection) -> dict[str, str]:
    person = PersonRecord
    query = select(person.id, person.name, person.function_title)
    return {key: name or title for key, name, title in read.execute(query).all()}


def _areas(read: Connection, ids: Ids) -> tuple[Children, Children]:
    names: Children = defaultdict(list)
    keys: Children = defaultdict(list)
    query = select(ProjectAreaRecord.project_id, AreaRecord.id, AreaRecord.name).join(
        AreaRecord, AreaRecord.id == ProjectAreaRecord.area_id
    )
    query = _of(query.where(AreaRecord.deleted_at.is_(None)), ProjectAreaRecord.project_id, ids)
    for project, area, name in read.execute(query.order_by(AreaRecord.name)).all():
        names[project].append(name)
        keys[project].append(area)
    return names, keys


def _parties(read: Connection, ids: Ids) -> Children:
    found: Children = defaultdict(list)
    part = ProjectPartyRecord
    query = select(part.project_id, part.party_id, PartyRecord.name, part.role, part.note)
    query = _of(query.join(PartyRecord, PartyRecord.id == part.party_id), part.project_id, ids)
    for project, *values in read.execute(query.order_by(part.project_id, part.sort_key)).all():
        found[project].append(ProjectParty(*values))
    return found


def _phases(read: Connection, ids: Ids) -> Children:
    found: Children = defaultdict(list)
    period = ProjectPhaseRecord.__table__
    names = ("planned_start", "planned_end", "actual_start", "actual_end")
    query = select(period.c.project_id, period.c.phase, *term_columns(period, *names))  # pyright: ignore[reportArgumentType]
    for row in read.execute(_of(query, period.c.project_id, ids)).all():
        terms: list[Term] = [load_term(*row[first : first + 3]) for first in (2, 5, 8, 11)]
        found[row[0]].append(PhasePeriod(row[1], *terms))
    for periods in found.values():
        if len(periods) > 1:
            periods.sort(key=_phase_order)
    return found


def _phase_order(period: PhasePeriod) -> int:
    return PHASE_ORDER.get(period.phase, len(PHASE_ORDER))


def _statuses(read: Connection, ids: Ids) -> Children:
    found: Children = defaultdict(list)
    status = ProjectStatusRecord
    query = select(
        status.project_id,
        status.aspect,
        status.light,
        status.reason,
        status.cause,
        status.consequence,
        status.measure,
    )
    for project, *values in read.execute(_of(query, status.project_id, ids)).all():
        found[project].append(AspectStatus(*values))
    return found


def _situations(read: Connection, ids: Ids) -> dict[str, tuple[str, date]]:
    entry = SituationRecord
    query = _of(select(entry.project_id, entry.text, entry.day), entry.project_id, ids)
    # In this order the latest entry of a project is the one that stays in the dictionary.
    return {row[0]: (row[1], row[2]) for row in read.execute(query.order_by(entry.day, entry.id)).all()}


def _goals(read: Connection, ids: Ids) -> Children:
    found: Children = defaultdict(list)
    query = select(ProjectGoalRecord.project_id, GoalRecord.title).join(
        GoalRecord, GoalRecord.id == ProjectGoalRecord.goal_id
    )
    for project, title in read.execute(
        _of(query, ProjectGoalRecord.project_id, ids).order_by(GoalRecord.sort_key)
    ).all():
        found[project].append(title)
    return found


def _tags(read: Connection, ids: Ids) -> Children:
    found: Children = defaultdict(list)
    query = _of(select(ProjectTagRecord.project_id, ProjectTagRecord.tag), ProjectTagRecord.project_id, ids)
    for project, tag in read.execute(query.order_by(ProjectTagRecord.tag)).all():
        found[project].append(tag)
    return found


def _changed_at(read: Connection, ids: Ids) -> dict[str, datetime]:
    """Return when each project was last changed, from the journal."""
    change, head = ChangeRecord, ChangeSetRecord
    query = _of(select(change.owner_id, func.max(change.seq)), change.owner_id, ids)
    last = read.execute(query.group_by(change.owner_id)).all()
    moments = dict(read.execute(select(head.seq, head.at)).all())
    return {owner: moments[seq] for owner, seq in last}
