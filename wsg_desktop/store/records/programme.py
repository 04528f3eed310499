"""Records of the programme itself: goals, phase table, closing days and the settings of the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wsg_desktop.domain.aspects import USUAL, as_kept
from wsg_desktop.store.records.base import Kept, SortKey, column, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class ProgrammeRecord(Kept):
    """The one programme of a file, with the settings that belong to it."""

    __tablename__ = "programme"

    name: Mapped[str] = column()
    region: Mapped[str] = column(default="")
    starts_on: Mapped[date | None] = column()
    ends_on: Mapped[date | None] = column()
    definition: Mapped[str] = column(default="")
    attention_days: Mapped[int] = column(default=14)
    deadline_notice_days: Mapped[int] = column(default=30)
    stale_days: Mapped[int] = column(default=91)
    director_notice_days: Mapped[int] = column(default=112)
    good_friday_closed: Mapped[bool] = column(default=False)
    liberation_day_closed: Mapped[bool] = column(default=False)
    is_sample: Mapped[bool] = column(default=False)
    aspects: Mapped[str] = column(default=as_kept(USUAL))


class GoalRecord(Kept):
    """A goal or action line."""

    __tablename__ = "goal"

    kind: Mapped[str] = column(default="goal")
    number: Mapped[str] = column(default="")
    title: Mapped[str] = column()
    parent_id: Mapped[str | None] = to("goal")
    sort_key: Mapped[str] = column(SortKey)


class PhaseDefinitionRecord(Kept):
    """One phase as this programme describes it; shipped filled, editable."""

    __tablename__ = "phase_definition"

    phase: Mapped[str] = column(unique=True)
    name: Mapped[str] = column()
    short_name: Mapped[str] = column()
    register_status: Mapped[str] = column(default="")
    direction_aim: Mapped[str] = column(default="")
    director_role: Mapped[str] = column(default="")


class ClosingDayRecord(Kept):
    """A period in which nobody works, such as the bouwvak."""

    __tablename__ = "closing_day"

    name: Mapped[str] = column()
    first: Mapped[date] = column()
    last: Mapped[date] = column()


class ViewRecord(Kept):
    """A saved view: filter, columns, sort and grouping as JSON, under a name."""

    __tablename__ = "view"

    name: Mapped[str] = column(unique=True)
    definition: Mapped[str] = column()
