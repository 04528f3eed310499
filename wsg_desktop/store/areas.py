"""Reads of areas with their phases and directors."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, select

from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import NotFound
from wsg_desktop.store.columns import PARAMETERS, TERMS, AnySelect, term_columns
from wsg_desktop.store.records import (
    AreaDirectorRecord,
    AreaPhaseRecord,
    AreaRecord,
    PartyRecord,
    PersonRecord,
)
from wsg_desktop.store.rows import AreaRow, PhasePeriod
from wsg_desktop.texts import N_

NO_AREA = N_("There is no area called {name}. Look up the name in the list and try again.")


class DirectorRow(NamedTuple):
    """Who directs an area, from when to when."""

    id: str
    area_id: str
    person_id: str | None
    party_id: str | None
    label: str
    first: date | None
    last: date | None


class AreaInShort(NamedTuple):
    """An area as far as who directs it is asked about."""

    id: str
    name: str
    state: str
    phase: str | None
    phases: tuple[PhasePeriod, ...]


def list_areas(read: Connection, today: date, *, deleted: bool = False) -> list[AreaRow]:
    """Return every area by name, with the director of `today`; with `deleted` those in the bin instead."""
    return _areas(read, today, _is_binned() if deleted else _is_there())


def find_areas(read: Connection, today: date, ids: Collection[str]) -> list[AreaRow]:
    """Return these areas by name; those in the bin are left out."""
    if len(ids) > PARAMETERS:
        wanted = set(ids)
        return [row for row in list_areas(read, today) if row.id in wanted]
    return _areas(read, today, and_(_is_there(), AreaRecord.id.in_(sorted(ids)))) if ids else []


def list_areas_in_short(read: Connection) -> list[AreaInShort]:
    """Return every area by name, without what is only shown: a screen asks for it at every change."""
    area, phases = AreaRecord, _phases(read)
    query = select(area.id, area.name, area.state, area.phase).where(_is_there())
    rows = read.execute(query.order_by(func.lower(area.name), area.id)).all()
    return [AreaInShort._make((*row, tuple(phases.get(row[0], ())))) for row in rows]


def directed_on(directors: Iterable[DirectorRow], day: date) -> set[str]:
    """Return the areas that somebody with a name directs on a day: of several, who is listed last."""
    last = {row.area_id: row.label for row in directors if _covers(row, day)}
    return {area_id for area_id, label in last.items() if label}


def _is_there() -> ColumnElement[bool]:
    return AreaRecord.deleted_at.is_(None)


def _is_binned() -> ColumnElement[bool]:
    return AreaRecord.deleted_at.is_not(None)


def _areas(read: Connection, today: date, where: ColumnElement[bool]) -> list[AreaRow]:
    area = AreaRecord.__table__.c
    names = [
        "id",
        "version",
        "name",
        "kind",
        "municipality_code",
        "municipality",
        "province",
        "state",
        "phase",
        "direction_type",
    ]
    query: AnySelect = select(
        *(area[name] for name in names),
        *term_columns(AreaRecord.__table__, "start"),
        area.notes,
    ).where(where)
    phases = _phases(read)
    present = {row.area_id: row for row in list_directors(read) if _covers(row, today)}
    found: list[AreaRow] = []
    for row in read.execute(query.order_by(func.lower(area.name), area.id)).all():
        director = present.get(row[0])
        found.append(
            AreaRow._make(
                (
                    *row[:10],
                    TERMS[row[10]],
                    row[11],
                    director.label if director else "",
                    director.last if director else None,
                    tuple(phases.get(row[0], ())),
                )
            )
        )
    return found


def get_area_id(read: Connection, name: str) -> str:
    """Return the id of the area with this name, in any case; raises `NotFound`."""
    query = select(AreaRecord.id).where(
        func.lower(AreaRecord.name) == name_key(name), AreaRecord.deleted_at.is_(None)
    )
    found = read.scalars(query.order_by(AreaRecord.id)).first()
    if found is None:
        raise NotFound(NO_AREA, name=name)
    return found


def list_directors(read: Connection) -> list[DirectorRow]:
    """Return every director of every area, earliest first."""
    tables = AreaDirectorRecord.__table__, PersonRecord.__table__, PartyRecord.__table__
    director, person, party = (table.c for table in tables)
    query = (
        select(
            director.id,
            director.area_id,
            director.person_id,
            director.party_id,
            person.name,
            person.function_title,
            party.name,
            director.first,
            director.last,
        )
        .outerjoin_from(tables[0], tables[1], person.id == director.person_id)
        .outerjoin(tables[2], party.id == director.party_id)
        .order_by(director.area_id, director.first, director.id)
    )
    found: list[DirectorRow] = []
    for key, area, person, party, name, title, party_name, first, last in read.execute(query).all():
        label = ", ".join(part for part in (name or title, party_name) if part)
        found.append(DirectorRow(key, area, person, party, label, first, last))
    return found


def director_on(directors: Iterable[DirectorRow], area_id: str, day: date) -> DirectorRow | None:
    """Return who of `directors` directs an area on a day: of several whoever began last, or None."""
    found = None
    for row in directors:
        if row.area_id == area_id and _covers(row, day):
            found = row
    return found


def _covers(row: DirectorRow, day: date) -> bool:
    return (row.first is None or row.first <= day) and (row.last is None or day <= row.last)


def _phases(read: Connection) -> dict[str, list[PhasePeriod]]:
    period = AreaPhaseRecord.__table__
    names = ("planned_start", "planned_end", "actual_start", "actual_end")
    found: dict[str, list[PhasePeriod]] = defaultdict(list)
    query: AnySelect = select(period.c.area_id, period.c.phase, *term_columns(period, *names))
    for row in read.execute(query).all():
        found[row[0]].append(PhasePeriod(row[1], *map(TERMS.__getitem__, row[2:])))
    for periods in found.values():
        periods.sort(key=lambda period: PHASE_ORDER.get(period.phase, len(PHASE_ORDER)))
    return found
