"""Records of bodies, who sits in them, and the administrative calendar that their meetings refer to."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint

from wsg_desktop.store.records.base import Kept, SortKey, kept, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class BodyRecord(Kept):
    """A steering group, project group, working group, platform or advisory team.

    `rhythm` and `rhythm_count` say how long it is from one meeting to the next; `papers_days` is how many
    days ahead its papers go out; `begins_at` (HH:MM), `duration` (minutes) and `place` are the usual ones.
    `confidentiality` is the most that its members may see.
    """

    __tablename__ = "body"

    name: Mapped[str] = kept()
    kind: Mapped[str] = kept(default="steering_group")
    purpose: Mapped[str] = kept(default="")
    rhythm: Mapped[str] = kept(default="none")
    rhythm_count: Mapped[int] = kept(default=1)
    papers_days: Mapped[int] = kept(default=7)
    begins_at: Mapped[str] = kept(default="")
    duration: Mapped[int] = kept(default=90)
    place: Mapped[str] = kept(default="")
    confidentiality: Mapped[str] = kept(default="partners")
    sort_key: Mapped[str] = kept(SortKey)
    deleted_at: Mapped[datetime | None] = kept()


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
    theme: Mapped[str] = kept()


class BodyMemberRecord(Kept):
    """Who sits in a body, or which function where no person is named; for which party, with what mandate."""

    __tablename__ = "body_member"
    owner_field = "body_id"

    body_id: Mapped[str] = to("body")
    person_id: Mapped[str | None] = to("person")
    party_id: Mapped[str | None] = to("party")
    function_title: Mapped[str] = kept(default="")
    role: Mapped[str] = kept(default="member")
    mandate: Mapped[str] = kept(default="")
    first: Mapped[date | None] = kept()
    last: Mapped[date | None] = kept()
    sort_key: Mapped[str] = kept(SortKey)


class AdministrativePeriodRecord(Kept):
    """Days of the administrative calendar: a council meeting, a recess, a subsidy window."""

    __tablename__ = "administrative_period"

    name: Mapped[str] = kept()
    kind: Mapped[str] = kept(default="council")
    first: Mapped[date] = kept()
    last: Mapped[date] = kept()
    notes: Mapped[str] = kept(default="")
