"""Records of decisions and actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint

from wsg_desktop.domain.terms import Term
from wsg_desktop.store.records.base import Kept, SortKey, column, term, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class DecisionRecord(Kept):
    """What a body is asked to decide, with what its oplegnotitie says, and what became of it.

    `text` is the decision as asked, `taken_text` as it was taken where that differs. `number` (2026-12-01)
    is given when the outcome is recorded. `lead_days` is how long before the work begins it is needed.
    """

    __tablename__ = "decision"

    number: Mapped[str] = column(default="")
    body_id: Mapped[str] = to("body")
    meeting_id: Mapped[str | None] = to("meeting")
    title: Mapped[str] = column()
    text: Mapped[str] = column(default="")
    taken_text: Mapped[str] = column(default="")
    state: Mapped[str] = column(default="asked")
    brought_by: Mapped[str] = column(default="")
    responsible: Mapped[str] = column(default="")
    decided_on: Mapped[date | None] = column()
    effective_on: Mapped[date | None] = column()
    needed_by: Mapped[date | None] = column()
    lead_days: Mapped[int] = column(default=0)
    reserved_for: Mapped[str] = column(default="")
    reserved_until: Mapped[date | None] = column()
    reservation: Mapped[str] = column(default="")
    occasion: Mapped[str] = column(default="")
    core: Mapped[str] = column(default="")
    alternatives: Mapped[str] = column(default="")
    arguments: Mapped[str] = column(default="")
    objections: Mapped[str] = column(default="")
    effect_money: Mapped[str] = column(default="")
    effect_time: Mapped[str] = column(default="")
    effect_quality: Mapped[str] = column(default="")
    effect_organisation: Mapped[str] = column(default="")
    support: Mapped[str] = column(default="")
    communication: Mapped[str] = column(default="")
    follow_up: Mapped[str] = column(default="")
    confidentiality: Mapped[str] = column(default="partners")
    deleted_at: Mapped[datetime | None] = column()


class DecisionProjectRecord(Kept):
    """A project that a decision is about, and what it changes there.

    `field` is `deadline`, `phase`, `state` or empty; `value` holds a phase or state, `deadline` the day
    agreed anew. `applied_seq` is the change set that applied it; None until then.
    """

    __tablename__ = "decision_project"
    __table_args__ = (UniqueConstraint("decision_id", "project_id", "field"),)
    owner_field = "decision_id"

    decision_id: Mapped[str] = to("decision", index=False)
    project_id: Mapped[str] = to("project")
    field: Mapped[str] = column(default="")
    value: Mapped[str] = column(default="")
    deadline: Mapped[Term] = term()
    applied_seq: Mapped[int | None] = column()


class ActionRecord(Kept):
    """Somebody does something before a day; where it came from is a meeting, its agenda item, or neither."""

    __tablename__ = "action"

    number: Mapped[str] = column(unique=True)
    text: Mapped[str] = column()
    person_id: Mapped[str | None] = to("person")
    party_id: Mapped[str | None] = to("party")
    holder: Mapped[str] = column(default="")
    due: Mapped[Term] = term()
    state: Mapped[str] = column(default="open")
    made_on: Mapped[date] = column()
    done_on: Mapped[date | None] = column()
    body_id: Mapped[str | None] = to("body")
    meeting_id: Mapped[str | None] = to("meeting")
    agenda_item_id: Mapped[str | None] = to("agenda_item", index=False)
    decision_id: Mapped[str | None] = to("decision")
    project_id: Mapped[str | None] = to("project")
    area_id: Mapped[str | None] = to("area")
    notes: Mapped[str] = column(default="")
    sort_key: Mapped[str] = column(SortKey)
    deleted_at: Mapped[datetime | None] = column()
