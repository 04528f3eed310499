"""Records of areas, parties and people."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from wsg_desktop.domain.terms import Term
from wsg_desktop.store.records.base import Kept, column, term, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class AreaRecord(Kept):
    """A neighbourhood or village that is being developed."""

    __tablename__ = "area"

    name: Mapped[str] = column()
    kind: Mapped[str] = column(default="service_area")
    municipality_code: Mapped[str] = column(default="")
    municipality: Mapped[str] = column(default="")
    province: Mapped[str] = column(default="")
    state: Mapped[str] = column(default="active")
    phase: Mapped[str | None] = column()
    direction_type: Mapped[str | None] = column()
    start: Mapped[Term] = term()
    definition: Mapped[str] = column(default="")
    notes: Mapped[str] = column(default="")
    deleted_at: Mapped[datetime | None] = column()


class AreaDirectorRecord(Kept):
    """Who directs an area, from when to when; its projects inherit the director."""

    __tablename__ = "area_director"
    owner_field = "area_id"

    area_id: Mapped[str] = to("area")
    person_id: Mapped[str | None] = to("person")
    party_id: Mapped[str | None] = to("party")
    first: Mapped[date | None] = column()
    last: Mapped[date | None] = column()


class AreaPhaseRecord(Kept):
    """Planned and actual period of one phase of an area."""

    __tablename__ = "area_phase"
    owner_field = "area_id"

    area_id: Mapped[str] = to("area")
    phase: Mapped[str] = column()
    planned_start: Mapped[Term] = term()
    planned_end: Mapped[Term] = term()
    actual_start: Mapped[Term] = term()
    actual_end: Mapped[Term] = term()


class PartyRecord(Kept):
    """An organisation or group."""

    __tablename__ = "party"

    name: Mapped[str] = column()
    kind: Mapped[str] = column(default="other")
    notes: Mapped[str] = column(default="")
    deleted_at: Mapped[datetime | None] = column()


class PartyAliasRecord(Kept):
    """Another name that people confirmed to mean the same party."""

    __tablename__ = "party_alias"
    owner_field = "party_id"

    party_id: Mapped[str] = to("party")
    alias: Mapped[str] = column()


class PersonRecord(Kept):
    """A person, or a function where no person is named. E-mail and telephone are personal data."""

    __tablename__ = "person"

    name: Mapped[str] = column(default="")
    function_title: Mapped[str] = column(default="")
    party_id: Mapped[str | None] = to("party")
    email: Mapped[str] = column(default="")
    telephone: Mapped[str] = column(default="")
    notes: Mapped[str] = column(default="")
    deleted_at: Mapped[datetime | None] = column()
