"""Records of projects, activities and milestones, and of everything that hangs on one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint

from wsg_desktop.domain.terms import Term
from wsg_desktop.store.records.base import Kept, SortKey, column, term, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class ProjectRecord(Kept):
    """One line of the outline: a project, activity or milestone."""

    __tablename__ = "project"

    number: Mapped[str] = column(unique=True)
    title: Mapped[str] = column()
    kind: Mapped[str] = column(default="project")
    parent_id: Mapped[str | None] = to("project")
    sort_key: Mapped[str] = column(SortKey)
    description: Mapped[str] = column(default="")
    theme: Mapped[str] = column(default="")
    state: Mapped[str] = column(default="active")
    phase: Mapped[str | None] = column()
    direction_type: Mapped[str | None] = column()
    director_role: Mapped[str] = column(default="")
    director_role_reason: Mapped[str] = column(default="")
    direction_aim: Mapped[str] = column(default="")
    direction_aim_reason: Mapped[str] = column(default="")
    daily_direction_id: Mapped[str | None] = to("party", index=False)
    policy_direction_id: Mapped[str | None] = to("party", index=False)
    project_lead_id: Mapped[str | None] = to("person", index=False)
    official_principal_id: Mapped[str | None] = to("person", index=False)
    political_principal_id: Mapped[str | None] = to("person", index=False)
    start: Mapped[Term] = term()
    end: Mapped[Term] = term()
    deadline: Mapped[Term] = term()
    scheduling: Mapped[str] = column(default="follows")
    not_before: Mapped[Term] = term()
    deadline_reason: Mapped[str] = column(default="")
    deadline_basis: Mapped[str] = column(default="")
    deadline_period_id: Mapped[str | None] = to("administrative_period", index=False)
    percent: Mapped[int | None] = column()
    effort: Mapped[str] = column(default="")
    budget: Mapped[int | None] = column()
    spent: Mapped[int | None] = column()
    paid_by: Mapped[str] = column(default="")
    ideas: Mapped[str] = column(default="")
    cooperation: Mapped[str] = column(default="")
    partnership_role: Mapped[str] = column(default="")
    resident_involvement: Mapped[str] = column(default="")
    notes: Mapped[str] = column(default="")
    confidentiality: Mapped[str] = column(default="partners")
    deleted_at: Mapped[datetime | None] = column()


class ProjectAreaRecord(Kept):
    """A project works in an area; a project without areas is programme-wide."""

    __tablename__ = "project_area"
    __table_args__ = (UniqueConstraint("project_id", "area_id"),)
    owner_field = "project_id"

    project_id: Mapped[str] = to("project", index=False)
    area_id: Mapped[str] = to("area")


class ProjectGoalRecord(Kept):
    """A project works on a goal or action line."""

    __tablename__ = "project_goal"
    __table_args__ = (UniqueConstraint("project_id", "goal_id"),)
    owner_field = "project_id"

    project_id: Mapped[str] = to("project", index=False)
    goal_id: Mapped[str] = to("goal")


class ProjectPartyRecord(Kept):
    """A party leads a project or takes part in it."""

    __tablename__ = "project_party"
    __table_args__ = (Index("ix_project_party_project_id_sort_key", "project_id", "sort_key"),)
    owner_field = "project_id"

    project_id: Mapped[str] = to("project", index=False)
    party_id: Mapped[str] = to("party")
    role: Mapped[str] = column(default="partner")
    note: Mapped[str] = column(default="")
    sort_key: Mapped[str] = column(SortKey)


class ProjectPhaseRecord(Kept):
    """Planned and actual period of one phase of a project."""

    __tablename__ = "project_phase"
    __table_args__ = (UniqueConstraint("project_id", "phase"),)
    owner_field = "project_id"

    project_id: Mapped[str] = to("project", index=False)
    phase: Mapped[str] = column()
    planned_start: Mapped[Term] = term()
    planned_end: Mapped[Term] = term()
    actual_start: Mapped[Term] = term()
    actual_end: Mapped[Term] = term()


class PhasePassageRecord(Kept):
    """A project passed from one phase to the next: on which day, whose decision, and who directs it."""

    __tablename__ = "phase_passage"
    owner_field = "project_id"

    project_id: Mapped[str] = to("project")
    from_phase: Mapped[str | None] = column()
    to_phase: Mapped[str] = column()
    day: Mapped[date] = column()
    decided_by: Mapped[str] = column(default="")
    held_by_id: Mapped[str | None] = to("person", index=False)
    taken_by_id: Mapped[str | None] = to("person", index=False)
    note: Mapped[str] = column(default="")


class ProjectStatusRecord(Kept):
    """What people say of one aspect; for time it overrides what is computed."""

    __tablename__ = "project_status"
    __table_args__ = (UniqueConstraint("project_id", "aspect"),)
    owner_field = "project_id"

    project_id: Mapped[str] = to("project", index=False)
    aspect: Mapped[str] = column()
    light: Mapped[str] = column()
    reason: Mapped[str] = column(default="")
    cause: Mapped[str] = column(default="")
    consequence: Mapped[str] = column(default="")
    measure: Mapped[str] = column(default="")


class SituationRecord(Kept):
    """A dated entry of the stand van zaken with who reported it."""

    __tablename__ = "situation"
    owner_field = "project_id"

    project_id: Mapped[str] = to("project")
    day: Mapped[date] = column()
    text: Mapped[str] = column()
    reported_by: Mapped[str] = column(default="")


class ProjectReferenceRecord(Kept):
    """A link to a page or file that goes with a project."""

    __tablename__ = "project_reference"
    owner_field = "project_id"

    project_id: Mapped[str] = to("project")
    label: Mapped[str] = column(default="")
    target: Mapped[str] = column()


class ProjectTagRecord(Kept):
    """A free word by which projects are found together."""

    __tablename__ = "project_tag"
    __table_args__ = (UniqueConstraint("project_id", "tag"),)
    owner_field = "project_id"

    project_id: Mapped[str] = to("project", index=False)
    tag: Mapped[str] = column()


class LinkRecord(Kept):
    """A dependency in time between two items; belongs to the item that follows."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("source_id", "target_id", "type"),)
    owner_field = "target_id"

    source_id: Mapped[str] = to("project", index=False)
    target_id: Mapped[str] = to("project")
    type: Mapped[str] = column(default="FS")
    lag: Mapped[int] = column(default=0)
