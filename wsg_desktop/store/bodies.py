"""Reads of bodies with who sits in them, and of the administrative calendar."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Row, func, select

from wsg_desktop.domain.meeting_vocabulary import BodyKind, MeetingState, MemberRole
from wsg_desktop.domain.status import OPEN_STATES
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import NotFound
from wsg_desktop.store.records import (
    AdministrativePeriodRecord,
    AreaRecord,
    BodyAreaRecord,
    BodyMemberRecord,
    BodyRecord,
    BodyThemeRecord,
    MeetingRecord,
    PartyRecord,
    PersonRecord,
    ProjectRecord,
)
from wsg_desktop.texts import N_

NO_BODY = N_("There is no body called {name}. These are there: {names}.")
BODY_GONE = N_("This body is no longer in the list. Somebody removed it meanwhile. Look at the list again.")
NO_PERIOD = N_("There is no date called {name} in the administrative calendar. Look it up in the list.")

_KINDS = {kind.value: place for place, kind in enumerate(BodyKind)}
_ROLES = {role.value: place for place, role in enumerate(MemberRole)}
_GOES_ON = (ProjectRecord.deleted_at.is_(None), ProjectRecord.state.in_(sorted(OPEN_STATES)))


class MemberRow(NamedTuple):
    """Somebody who sits in a body: a person, or a function where no person is named."""

    id: str
    body_id: str
    person_id: str | None
    party_id: str | None
    person: str
    """Name, or function, of the person; empty where only a function of the body's own is given."""
    party: str
    function_title: str
    role: str
    mandate: str
    first: date | None
    last: date | None

    @property
    def label(self) -> str:
        """Return what people call this member: a name, a function, or the party."""
        return self.person or self.function_title or self.party

    def sits_on(self, day: date) -> bool:
        """Return whether this is a member on `day`."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class BodyRow(NamedTuple):
    """A body with its usual ways of meeting, what it is about and who sits in it."""

    id: str
    version: int
    name: str
    kind: str
    purpose: str
    rhythm: str
    rhythm_count: int
    papers_days: int
    begins_at: str
    duration: int
    place: str
    confidentiality: str
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    members: tuple[MemberRow, ...] = ()

    def chair(self, day: date) -> MemberRow | None:
        """Return who chairs it on `day`."""
        return next((it for it in self.members if it.role == MemberRole.CHAIR and it.sits_on(day)), None)


class PeriodRow(NamedTuple):
    """Days of the administrative calendar."""

    id: str
    version: int
    name: str
    kind: str
    first: date
    last: date
    notes: str


class SetTo(NamedTuple):
    """A meeting that is set to a date of the administrative calendar."""

    id: str
    body: str
    day: date


def list_bodies(read: Connection) -> list[BodyRow]:
    """Return every body that is not in the bin: steering groups first, then by name."""
    columns = [BodyRecord.__table__.c[name] for name in BodyRow._fields[:12]]
    query = select(*columns).where(BodyRecord.deleted_at.is_(None))
    areas, themes, members = _areas(read), _themes(read), _members(read)
    found = [
        BodyRow(
            *row,
            areas=tuple(areas.get(row[0], ())),
            themes=tuple(themes.get(row[0], ())),
            members=tuple(members.get(row[0], ())),
        )
        for row in read.execute(query).all()
    ]
    return sorted(found, key=lambda row: (_KINDS[row.kind], row.name.lower(), row.id))


def get_body(read: Connection, body_id: str) -> BodyRow:
    """Return one body that is not in the bin; raises `NotFound`."""
    found = next((row for row in list_bodies(read) if row.id == body_id), None)
    if found is None:
        raise NotFound(BODY_GONE)
    return found


def find_body_id(read: Connection, name: str) -> str | None:
    """Return the id of the body with this name, in any case, or None."""
    query = select(BodyRecord.id).where(
        func.lower(BodyRecord.name) == name_key(name), BodyRecord.deleted_at.is_(None)
    )
    return read.scalars(query.order_by(BodyRecord.id)).first()


def get_body_id(read: Connection, name: str) -> str:
    """Return the id of the body with this name, in any case; raises `NotFound` that says which there are."""
    found = find_body_id(read, name)
    if found is None:
        known = read.scalars(select(BodyRecord.name).where(BodyRecord.deleted_at.is_(None)))
        raise NotFound(NO_BODY, name=name, names=", ".join(sorted(known)) or "-")
    return found


def list_periods(read: Connection) -> list[PeriodRow]:
    """Return the administrative calendar, earliest first."""
    period = AdministrativePeriodRecord
    columns = [period.__table__.c[name] for name in PeriodRow._fields]
    return [
        PeriodRow(*row)
        for row in read.execute(select(*columns).order_by(period.first, period.last, period.id)).all()
    ]


def find_period_id(read: Connection, name: str, last: date) -> str | None:
    """Return the date of the administrative calendar with exactly this name and last day, or None."""
    period = AdministrativePeriodRecord
    query = select(period.id).where(period.name == name, period.last == last)
    return read.scalars(query.order_by(period.id)).first()


def count_hanging(read: Connection) -> dict[str, int]:
    """Return per date of the administrative calendar how many deadlines of open projects hang on it."""
    project = ProjectRecord
    query = select(project.deadline_period_id, func.count()).where(
        project.deadline_period_id.is_not(None), *_GOES_ON
    )
    return {str(key): count for key, count in read.execute(query.group_by(project.deadline_period_id)).all()}


def list_hanging(read: Connection, period_id: str) -> list[tuple[str, str]]:
    """Return id and name of the open projects whose deadline hangs on a date."""
    project = ProjectRecord
    query = select(project.id, project.number + " " + project.title).where(
        project.deadline_period_id == period_id, *_GOES_ON
    )
    return [(key, name) for key, name in read.execute(query.order_by(project.sort_key)).all()]


def list_set_to(read: Connection, period_id: str, today: date) -> list[SetTo]:
    """Return the meetings to come that are set to a date, earliest first."""
    meeting, body = MeetingRecord, BodyRecord
    query = select(meeting.id, body.name, meeting.day).join(body, body.id == meeting.body_id)
    query = query.where(
        meeting.period_id == period_id,
        meeting.day >= today,
        meeting.state == MeetingState.PLANNED.value,
        meeting.deleted_at.is_(None),
        body.deleted_at.is_(None),
    )
    return [SetTo(*row) for row in read.execute(query.order_by(meeting.day, meeting.id)).all()]


def get_period(read: Connection, name: str) -> PeriodRow:
    """Return the first date of the administrative calendar with this name, in any case; raises `NotFound`."""
    found = next((it for it in list_periods(read) if name_key(it.name) == name_key(name)), None)
    if found is None:
        raise NotFound(NO_PERIOD, name=name)
    return found


def _areas(read: Connection) -> dict[str, list[str]]:
    part, area = BodyAreaRecord, AreaRecord
    query = select(part.body_id, area.name).join(area, area.id == part.area_id)
    query = query.where(area.deleted_at.is_(None)).order_by(func.lower(area.name))
    return _grouped(read.execute(query).all())


def _themes(read: Connection) -> dict[str, list[str]]:
    part = BodyThemeRecord
    query = select(part.body_id, part.theme).order_by(func.lower(part.theme))
    return _grouped(read.execute(query).all())


def _members(read: Connection) -> dict[str, list[MemberRow]]:
    """Return the members of each body: chair and secretary first, then as they were put."""
    member, person, party = BodyMemberRecord, PersonRecord, PartyRecord
    query = (
        select(
            member.id,
            member.body_id,
            member.person_id,
            member.party_id,
            func.coalesce(func.nullif(person.name, ""), person.function_title, ""),
            func.coalesce(party.name, ""),
            member.function_title,
            member.role,
            member.mandate,
            member.first,
            member.last,
        )
        .outerjoin(person, person.id == member.person_id)
        .outerjoin(party, party.id == member.party_id)
        .order_by(member.sort_key, member.id)
    )
    found: dict[str, list[MemberRow]] = defaultdict(list)
    for row in read.execute(query).all():
        found[row[1]].append(MemberRow(*row))
    for members in found.values():
        members.sort(key=lambda row: _ROLES[row.role])
    return found


def _grouped(pairs: Iterable[Row[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for body_id, name in pairs:
        found[body_id].append(name)
    return found
