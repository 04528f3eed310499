"""Records of decisions and actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint

from wsg_desktop.domain.terms import Term
from wsg_desktop.store.records.base import Kept, SortKey, kept, term, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class DecisionRecord(Kept):
    """What a body is asked to decide, with what its oplegnotitie says, and what became of it.

    `text` is the decision as asked, `taken_text` as it was taken where that differs. `number` (2026-12-01)
    is given when the outcome is recorded. `lead_days` is how long before the work begins it is needed.
    """

    __tablename__ = "decision"

    number: Mapped[str] = kept(default="")
    body_id: Mapped[str] = to("body")
    meeting_id: Mapped[str | None] = to("meeting")
    title: Mapped[str] = kept()
    text: Mapped[str] = kept(default="")
    taken_text: Mapped[str] = kept(default="")
    state: Mapped[str] = kept(default="asked")
    brought_by: Mapped[str] = kept(default="")
    responsible: Mapped[str] = kept(default="")
    decided_on: Mapped[date | None] = kept()
    effective_on: Mapped[date | None] = kept()
    needed_by: Mapped[date | None] = kept()
    lead_days: Mapped[int] = kept(default=0)
    reserved_for: Mapped[str] = kept(default="")
    reserved_until: Mapped[date | None] = kept()
    reservation: Mapped[str] = kept(default="")
    occasion: Mapped[str] = kept(default="")
    core: Mapped[str] = kept(default="")
    alternatives: Mapped[str] = kept(default="")
    arguments: Mapped[str] = kept(default="")
    objections: Mapped[str] = kept(default="")
    effect_money: Mapped[str] = kept(default="")
    effect_time: Mapped[str] = kept(default="")
    effect_quality: Mapped[str] = kept(default="")
    effect_organisation: Mapped[str] = kept(default="")
    support: Mapped[str] = kept(default="")
    communication: Mapped[str] = kept(default="")
    follow_up: Mapped[str] = kept(default="")
    confidentiality: Mapped[str] = kept(default="partners")
    deleted_at: Mapped[datetime | None] = kept()


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
    field: Mapped[str] = kept(default="")
    value: Mapped[str] = kept(default="")
    deadline: Mapped[Term] = term()
    applied_seq: Mapped[int | None] = kept()


class ActionRecord(Kept):
    """Somebody does something before a day; where it came from is a meeting, its agenda item, or neither."""

    __tablename__ = "action"

    number: Mapped[str] = kept(unique=True)
    text: Mapped[str] = kept()
    person_id: Mapped[str | None] = to("person")
    party_id: Mapped[str | None] = to("party")
    holder: Mapped[str] = kept(default="")
    due: Mapped[Term] = term()
    state: Mapped[str] = kept(default="open")
    made_on: Mapped[date] = kept()
    done_on: Mapped[date | None] = kept()
    body_id: Mapped[str | None] = to("body")
    meeting_id: Mapped[str | None] = to("meeting")
    agenda_item_id: Mapped[str | None] = to("agenda_item", index=False)
    decision_id: Mapped[str | None] = to("decision")
    project_id: Mapped[str | None] = to("project")
    area_id: Mapped[str | None] = to("area")
    notes: Mapped[str] = kept(default="")
    sort_key: Mapped[str] = kept(SortKey)
    deleted_at: Mapped[datetime | None] = kept()
