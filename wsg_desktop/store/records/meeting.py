"""Records of meetings: agenda, attendance, what changed is told, papers, and the moments that fix them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint

from wsg_desktop.store.records.base import Kept, SortKey, column, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class MeetingRecord(Kept):
    """One meeting of a body.

    `begins_at` is HH:MM or empty, `duration` is in minutes, `papers_due` is when papers go out;
    `period_id` says to which days of the administrative calendar it was set.
    """

    __tablename__ = "meeting"

    body_id: Mapped[str] = to("body")
    day: Mapped[date] = column()
    begins_at: Mapped[str] = column(default="")
    duration: Mapped[int] = column(default=90)
    place: Mapped[str] = column(default="")
    papers_due: Mapped[date | None] = column()
    state: Mapped[str] = column(default="planned")
    period_id: Mapped[str | None] = to("administrative_period", index=False)
    summary: Mapped[str] = column(default="")
    notes: Mapped[str] = column(default="")
    deleted_at: Mapped[datetime | None] = column()


class AgendaItemRecord(Kept):
    """One point of an agenda; `standing` names a fixed point that every meeting has.

    `aim`, `sensitivities`, `positions` and `conclusion` are for the chair alone; `minutes` is what was said.
    """

    __tablename__ = "agenda_item"
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting")
    sort_key: Mapped[str] = column(SortKey)
    title: Mapped[str] = column()
    kind: Mapped[str] = column(default="discussion")
    standing: Mapped[str] = column(default="")
    presenter: Mapped[str] = column(default="")
    duration: Mapped[int] = column(default=10)
    project_id: Mapped[str | None] = to("project")
    area_id: Mapped[str | None] = to("area")
    decision_id: Mapped[str | None] = to("decision")
    aim: Mapped[str] = column(default="")
    sensitivities: Mapped[str] = column(default="")
    positions: Mapped[str] = column(default="")
    conclusion: Mapped[str] = column(default="")
    minutes: Mapped[str] = column(default="")


class AgendaPaperRecord(Kept):
    """A file of one's own that goes with an agenda item; `target` is relative to the programme's folder."""

    __tablename__ = "agenda_paper"
    owner_field = "agenda_item_id"

    agenda_item_id: Mapped[str] = to("agenda_item")
    label: Mapped[str] = column(default="")
    target: Mapped[str] = column()
    sort_key: Mapped[str] = column(SortKey)


class AttendanceRecord(Kept):
    """Whether a member was at a meeting; a guest has a name and no member."""

    __tablename__ = "attendance"
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting")
    member_id: Mapped[str | None] = to("body_member")
    name: Mapped[str] = column(default="")
    presence: Mapped[str] = column(default="present")
    replaced_by: Mapped[str] = column(default="")


class ToldChangeRecord(Kept):
    """How a meeting is told of one change: `change_key` names the kind of change, such as `deadline`."""

    __tablename__ = "told_change"
    __table_args__ = (UniqueConstraint("meeting_id", "project_id", "change_key"),)
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting", index=False)
    project_id: Mapped[str] = to("project")
    change_key: Mapped[str] = column()
    telling: Mapped[str] = column(default="in_papers")
    note: Mapped[str] = column(default="")


class MeetingMomentRecord(Kept):
    """A fact: papers were sent, the meeting was closed or corrected, with the journal standing at `seq`.

    `judged_on` is the day of which the lights are that were told: that on which papers were made.
    """

    __tablename__ = "meeting_moment"
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting")
    kind: Mapped[str] = column()
    at: Mapped[datetime] = column()
    seq: Mapped[int] = column()
    note: Mapped[str] = column(default="")
    judged_on: Mapped[date | None] = column(default=None)


class MeetingPaperRecord(Kept):
    """A fact: a file that went out at a moment, with its SHA-256 in hexadecimal and its size in bytes."""

    __tablename__ = "meeting_paper"
    owner_field = "moment_id"

    moment_id: Mapped[str] = to("meeting_moment")
    kind: Mapped[str] = column()
    file_name: Mapped[str] = column()
    digest: Mapped[str] = column()
    size: Mapped[int] = column()
