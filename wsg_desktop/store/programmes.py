"""Reads of the programme itself: settings, phase table, goals, closing days, views, recipes and links."""

from sqlalchemy import Connection, func, select

from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.store.records import (
    AreaRecord,
    ClosingDayRecord,
    LinkRecord,
    PhaseDefinitionRecord,
    ProgrammeRecord,
    ProjectRecord,
    RecipeRecord,
    ViewRecord,
)
from wsg_desktop.store.rows import (
    ClosingDay,
    LinkRow,
    PhaseDefinition,
    ProgrammeRow,
    ViewRow,
)


def get_programme(read: Connection) -> ProgrammeRow:
    """Return the one programme of the file."""
    columns = [ProgrammeRecord.__table__.c[name] for name in ProgrammeRow._fields]
    return ProgrammeRow(*read.execute(select(*columns)).one())


def list_phase_definitions(read: Connection) -> list[PhaseDefinition]:
    """Return the phase table in the order of the phases."""
    columns = [PhaseDefinitionRecord.__table__.c[name] for name in PhaseDefinition._fields]
    found = [PhaseDefinition(*row) for row in read.execute(select(*columns)).all()]
    return sorted(found, key=lambda definition: PHASE_ORDER[definition.phase])


def list_closing_days(read: Connection) -> list[ClosingDay]:
    """Return the programme's own closing periods, earliest first."""
    columns = [ClosingDayRecord.__table__.c[name] for name in ClosingDay._fields]
    return [ClosingDay(*row) for row in read.execute(select(*columns).order_by(ClosingDayRecord.first)).all()]


def list_links(read: Connection) -> list[LinkRow]:
    """Return every dependency between items that are not in the bin."""
    columns = [LinkRecord.__table__.c[name] for name in LinkRow._fields]
    # The bin is small and the links are many: asked the other way round, SQLite compares each with each.
    binned = set(read.scalars(select(ProjectRecord.id).where(ProjectRecord.deleted_at.is_not(None))))
    links = [LinkRow(*row) for row in read.execute(select(*columns).order_by(LinkRecord.id)).all()]
    return [link for link in links if link.source_id not in binned and link.target_id not in binned]


def list_views(read: Connection) -> list[ViewRow]:
    """Return the saved views by name."""
    columns = [ViewRecord.__table__.c[name] for name in ViewRow._fields]
    return [
        ViewRow(*row) for row in read.execute(select(*columns).order_by(func.lower(ViewRecord.name))).all()
    ]


def list_recipes(read: Connection) -> list[tuple[str, str]]:
    """Return name and definition of every kept import recipe, latest first."""
    query = select(RecipeRecord.name, RecipeRecord.definition).order_by(RecipeRecord.id.desc())
    return list(read.execute(query).all())


def count_projects_and_areas(read: Connection) -> tuple[int, int]:
    """Return how many projects and areas there are, without the bin."""
    projects = select(func.count()).select_from(ProjectRecord).where(ProjectRecord.deleted_at.is_(None))
    areas = select(func.count()).select_from(AreaRecord).where(AreaRecord.deleted_at.is_(None))
    return read.execute(projects).scalar_one(), read.execute(areas).scalar_one()
