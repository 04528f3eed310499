"""Records of bodies, who sits in them, and the administrative calendar that their meetings refer to."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint

from wsg_desktop.store.records.base import Kept, SortKey, column, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class BodyRecord(Kept):
    """A steering group, project group, working group, platform or advisory team.

    `rhythm` and `rhythm_count` say how long it is from one meeting to the next; `papers_days` is how many
    days ahead its papers go out; `begins_at` (HH:MM), `duration` (minutes) and `place` are the usual ones.
    `confidentiality` is the most that its members may see.
    """

    __tablename__ = "body"

    name: Mapped[str] = column()
    kind: Mapped[str] = column(default="steering_group")
    purpose: Mapped[str] = column(default="")
    rhythm: Mapped[str] = column(default="none")
    rhythm_count: Mapped[int] = column(default=1)
    papers_days: Mapped[int] = column(default=7)
    begins_at: Mapped[str] = column(default="")
    duration: Mapped[int] = column(default=90)
    place: Mapped[str] = column(default="")
    confidentiality: Mapped[str] = column(default="partners")
    sort_key: Mapped[str] = column(SortKey)
    deleted_at: Mapped[datetime | None] = column()


class BodyAreaRecord(Kept):
    """A body is about an area; one without areas and themes is about the whole programme."""

    __tablename__ = "body_area"
    __table_args__ = (UniqueConstraint("body_id", "area_id"),)
    owner_field = "body_id"

    body_id: Mapped[str] = to("body", index=False)
    area_id: Mapped[str] = to("area")


class BodyThemeRecord(Kept):
    """A body is about a theme."""

    __tablename__ = "body_theme"
    __table_args__ = (UniqueConstraint("body_id", "theme"),)
    owner_field = "body_id"

    body_id: Mapped[str] = to("body", index=False)
    theme: Mapped[str] = column()


class BodyMemberRecord(Kept):
    """Who sits in a body, or which function where no person is named; for which party, with what mandate."""

    __tablename__ = "body_member"
    owner_field = "body_id"

    body_id: Mapped[str] = to("body")
    person_id: Mapped[str | None] = to("person")
    party_id: Mapped[str | None] = to("party")
    function_title: Mapped[str] = column(default="")
    role: Mapped[str] = column(default="member")
    mandate: Mapped[str] = column(default="")
    first: Mapped[date | None] = column()
    last: Mapped[date | None] = column()
    sort_key: Mapped[str] = column(SortKey)


class AdministrativePeriodRecord(Kept):
    """Days of the administrative calendar: a council meeting, a recess, a subsidy window."""

    __tablename__ = "administrative_period"

    name: Mapped[str] = column()
    kind: Mapped[str] = column(default="council")
    first: Mapped[date] = column()
    last: Mapped[date] = column()
    notes: Mapped[str] = column(default="")
