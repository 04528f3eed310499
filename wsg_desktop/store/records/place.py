"""Records of areas, parties and people."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from wsg_desktop.domain.terms import Term
from wsg_desktop.store.records.base import Kept, kept, term, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class AreaRecord(Kept):
    """A neighbourhood or village that is being developed."""

    __tablename__ = "area"

    name: Mapped[str] = kept()
    kind: Mapped[str] = kept(default="service_area")
    municipality_code: Mapped[str] = kept(default="")
    municipality: Mapped[str] = kept(default="")
    province: Mapped[str] = kept(default="")
    state: Mapped[str] = kept(default="active")
    phase: Mapped[str | None] = kept()
    direction_type: Mapped[str | None] = kept()
    start: Mapped[Term] = term()
    definition: Mapped[str] = kept(default="")
    notes: Mapped[str] = kept(default="")
    deleted_at: Mapped[datetime | None] = kept()


class AreaDirectorRecord(Kept):
    """Who directs an area, from when to when; its projects inherit the director."""

    __tablename__ = "area_director"
    owner_field = "area_id"

    area_id: Mapped[str] = to("area")
    person_id: Mapped[str | None] = to("person")
    party_id: Mapped[str | None] = to("party")
    first: Mapped[date | None] = kept()
    last: Mapped[date | None] = kept()


class AreaPhaseRecord(Kept):
    """Planned and actual period of one phase of an area."""

    __tablename__ = "area_phase"
    owner_field = "area_id"

    area_id: Mapped[str] = to("area")
    phase: Mapped[str] = kept()
    planned_start: Mapped[Term] = term()
    planned_end: Mapped[Term] = term()
    actual_start: Mapped[Term] = term()
    actual_end: Mapped[Term] = term()


class PartyRecord(Kept):
    """An organisation or group."""

    __tablename__ = "party"

    name: Mapped[str] = kept()
    kind: Mapped[str] = kept(default="other")
    notes: Mapped[str] = kept(default="")
    deleted_at: Mapped[datetime | None] = kept()


class PartyAliasRecord(Kept):
    """Another name that people confirmed to mean the same party."""

    __tablename__ = "party_alias"
    owner_field = "party_id"

    party_id: Mapped[str] = to("party")
    alias: Mapped[str] = kept()


class PersonRecord(Kept):
    """A person, or a function where no person is named. E-mail and telephone are personal data."""

    __tablename__ = "person"

    name: Mapped[str] = kept(default="")
    function_title: Mapped[str] = kept(default="")
    party_id: Mapped[str | None] = to("party")
    email: Mapped[str] = kept(default="")
    telephone: Mapped[str] = kept(default="")
    notes: Mapped[str] = kept(default="")
    deleted_at: Mapped[datetime | None] = kept()
