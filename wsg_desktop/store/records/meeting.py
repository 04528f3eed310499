"""Records of meetings: agenda, attendance, what changed is told, papers, and the moments that fix them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint

from wsg_desktop.store.records.base import Kept, SortKey, kept, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class MeetingRecord(Kept):
    """One meeting of a body.

    `begins_at` is HH:MM or empty, `duration` is in minutes, `papers_due` is when papers go out;
    `period_id` says to which days of the administrative calendar it was set.
    """

    __tablename__ = "meeting"

    body_id: Mapped[str] = to("body")
    day: Mapped[date] = kept()
    begins_at: Mapped[str] = kept(default="")
    duration: Mapped[int] = kept(default=90)
    place: Mapped[str] = kept(default="")
    papers_due: Mapped[date | None] = kept()
    state: Mapped[str] = kept(default="planned")
    period_id: Mapped[str | None] = to("administrative_period", index=False)
    summary: Mapped[str] = kept(default="")
    notes: Mapped[str] = kept(default="")
    deleted_at: Mapped[datetime | None] = kept()


class AgendaItemRecord(Kept):
    """One point of an agenda; `standing` names a fixed point that every meeting has.

    `aim`, `sensitivities`, `positions` and `conclusion` are for the chair alone; `minutes` is what was said.
    """

    __tablename__ = "agenda_item"
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting")
    sort_key: Mapped[str] = kept(SortKey)
    title: Mapped[str] = kept()
    kind: Mapped[str] = kept(default="discussion")
    standing: Mapped[str] = kept(default="")
    presenter: Mapped[str] = kept(default="")
    duration: Mapped[int] = kept(default=10)
    project_id: Mapped[str | None] = to("project")
    area_id: Mapped[str | None] = to("area")
    decision_id: Mapped[str | None] = to("decision")
    aim: Mapped[str] = kept(default="")
    sensitivities: Mapped[str] = kept(default="")
    positions: Mapped[str] = kept(default="")
    conclusion: Mapped[str] = kept(default="")
    minutes: Mapped[str] = kept(default="")


class AgendaPaperRecord(Kept):
    """A file of one's own that goes with an agenda item; `target` is relative to the programme's folder."""

    __tablename__ = "agenda_paper"
    owner_field = "agenda_item_id"

    agenda_item_id: Mapped[str] = to("agenda_item")
    label: Mapped[str] = kept(default="")
    target: Mapped[str] = kept()
    sort_key: Mapped[str] = kept(SortKey)


class AttendanceRecord(Kept):
    """Whether a member was at a meeting; a guest has a name and no member."""

    __tablename__ = "attendance"
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting")
    member_id: Mapped[str | None] = to("body_member")
    name: Mapped[str] = kept(default="")
    presence: Mapped[str] = kept(default="present")
    replaced_by: Mapped[str] = kept(default="")


class ToldChangeRecord(Kept):
    """How a meeting is told of one change: `change_key` names the kind of change, such as `deadline`."""

    __tablename__ = "told_change"
    __table_args__ = (UniqueConstraint("meeting_id", "project_id", "change_key"),)
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting", index=False)
    project_id: Mapped[str] = to("project")
    change_key: Mapped[str] = kept()
    telling: Mapped[str] = kept(default="in_papers")
    note: Mapped[str] = kept(default="")


class MeetingMomentRecord(Kept):
    """A fact: papers were sent, the meeting was closed or corrected, with the journal standing at `seq`.

    `judged_on` is the day of which the lights are that were told: that on which papers were made.
    """

    __tablename__ = "meeting_moment"
    owner_field = "meeting_id"

    meeting_id: Mapped[str] = to("meeting")
    kind: Mapped[str] = kept()
    at: Mapped[datetime] = kept()
    seq: Mapped[int] = kept()
    note: Mapped[str] = kept(default="")
    judged_on: Mapped[date | None] = kept(default=None)


class MeetingPaperRecord(Kept):
    """A fact: a file that went out at a moment, with its SHA-256 in hexadecimal and its size in bytes."""

    __tablename__ = "meeting_paper"
    owner_field = "moment_id"

    moment_id: Mapped[str] = to("meeting_moment")
    kind: Mapped[str] = kept()
    file_name: Mapped[str] = kept()
    digest: Mapped[str] = kept()
    size: Mapped[int] = kept()
