"""How old what parties lead is: per party one moment, found without reading its projects."""

from datetime import datetime

from sqlalchemy import CTE, ColumnElement, Connection, and_, exists, func, or_, select

from wsg_desktop.domain.vocabulary import Confidentiality, PartyRole
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.parties import CLOSED
from wsg_desktop.store.records import ProjectPartyRecord, ProjectRecord


def oldest_led(read: Connection) -> dict[str, datetime]:
    """Return per party when the oldest open project that it leads and may see was last changed.

    What stands under a project goes with it, unless that has a lead or the party has another role in it.
    """
    led, change, head = _led(), ChangeRecord, ChangeSetRecord
    latest = select(func.max(change.seq)).where(change.owner_id == led.c.id).scalar_subquery()
    oldest = select(led.c.party_id, func.min(latest).label("seq")).group_by(led.c.party_id).subquery()
    query = select(oldest.c.party_id, head.at).join(head, head.seq == oldest.c.seq)
    return {row[0]: row[1] for row in read.execute(query).all()}


def _led() -> CTE:
    """Return party and project of every lead of what is open and no secret."""
    project, part = ProjectRecord, ProjectPartyRecord
    shared = _shared()
    own = select(part.party_id, project.id).join(project, project.id == part.project_id)
    led = own.where(part.role == PartyRole.LEAD.value, shared).cte("led", recursive=True)
    other = ProjectPartyRecord.__table__.alias().c
    taken = exists().where(
        other.project_id == project.id,
        or_(other.role == PartyRole.LEAD.value, other.party_id == led.c.party_id),
    )
    under = select(led.c.party_id, project.id).join(led, project.parent_id == led.c.id)
    return led.union(under.where(shared, ~taken))


def _shared() -> ColumnElement[bool]:
    """Return whether a project is open and no party is kept from seeing it, nor what it stands under."""
    project = ProjectRecord
    secret = project.confidentiality == Confidentiality.INTERNAL.value
    hidden = select(project.id).where(secret, project.deleted_at.is_(None)).cte("hidden", recursive=True)
    hidden = hidden.union(select(project.id).join(hidden, project.parent_id == hidden.c.id))
    return and_(
        project.deleted_at.is_(None),
        project.state.not_in(CLOSED),
        project.id.not_in(select(hidden.c.id)),
    )
