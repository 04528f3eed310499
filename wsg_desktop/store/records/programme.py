"""Records of the programme itself: goals, phase table, closing days and the settings of the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wsg_desktop.domain.aspects import USUAL, as_kept
from wsg_desktop.store.records.base import Kept, SortKey, kept, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class ProgrammeRecord(Kept):
    """The one programme of a file, with the settings that belong to it."""

    __tablename__ = "programme"

    name: Mapped[str] = kept()
    region: Mapped[str] = kept(default="")
    starts_on: Mapped[date | None] = kept()
    ends_on: Mapped[date | None] = kept()
    definition: Mapped[str] = kept(default="")
    attention_days: Mapped[int] = kept(default=14)
    deadline_notice_days: Mapped[int] = kept(default=30)
    stale_days: Mapped[int] = kept(default=91)
    director_notice_days: Mapped[int] = kept(default=112)
    good_friday_closed: Mapped[bool] = kept(default=False)
    liberation_day_closed: Mapped[bool] = kept(default=False)
    is_sample: Mapped[bool] = kept(default=False)
    aspects: Mapped[str] = kept(default=as_kept(USUAL))


class GoalRecord(Kept):
    """A goal or action line."""

    __tablename__ = "goal"

    kind: Mapped[str] = kept(default="goal")
    number: Mapped[str] = kept(default="")
    title: Mapped[str] = kept()
    parent_id: Mapped[str | None] = to("goal")
    sort_key: Mapped[str] = kept(SortKey)


class PhaseDefinitionRecord(Kept):
    """One phase as this programme describes it; shipped filled, editable."""

    __tablename__ = "phase_definition"

    phase: Mapped[str] = kept(unique=True)
    name: Mapped[str] = kept()
    short_name: Mapped[str] = kept()
    register_status: Mapped[str] = kept(default="")
    direction_aim: Mapped[str] = kept(default="")
    director_role: Mapped[str] = kept(default="")


class ClosingDayRecord(Kept):
    """A period in which nobody works, such as the bouwvak."""

    __tablename__ = "closing_day"

    name: Mapped[str] = kept()
    first: Mapped[date] = kept()
    last: Mapped[date] = kept()


class ViewRecord(Kept):
    """A saved view: filter, columns, sort and grouping as JSON, under a name."""

    __tablename__ = "view"

    name: Mapped[str] = kept(unique=True)
    definition: Mapped[str] = kept()
