"""The moment that the planning is compared with: a day, or a restore point by its name."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import month_name, show_day
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.services.copies import RestorePoint

MONTH = 30
"""Days in the month that "last month" goes back."""
MOST_POINTS = 10

NOT_PAST = N_("That day has not passed yet. Choose a day before today.")
NO_DAY = N_("That is no day. Type one, such as 3 september or -2w.")


class CompareMoment(NamedTuple):
    """A day, of which the end counts, or a moment with a name."""

    day: date | None = None
    at: datetime | None = None
    name: str = ""

    @property
    def since(self) -> date | datetime:
        """Return what a comparison begins at."""
        found = self.at or self.day
        assert found is not None
        return found

    def to_values(self) -> dict[str, str]:
        """Return it as JSON values, to be found again next time."""
        if self.at is not None:
            return {"at": self.at.isoformat(), "name": self.name}
        return {"day": self.day.isoformat()} if self.day else {}


def read_compare_moment(values: Any) -> CompareMoment | None:
    """Return what `to_values` gave; None for anything else."""
    if not isinstance(values, dict):
        return None
    day, at, name = (values.get(key) for key in ("day", "at", "name"))  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    try:
        if isinstance(at, str):
            return CompareMoment(at=datetime.fromisoformat(at).astimezone(UTC), name=str(name or ""))  # pyright: ignore[reportUnknownArgumentType]
        return CompareMoment(day=date.fromisoformat(day)) if isinstance(day, str) else None
    except ValueError:
        return None


def week_ago(today: date) -> CompareMoment:
    """Return the same day of last week."""
    return CompareMoment(day=today - timedelta(days=7))


def month_ago(today: date) -> CompareMoment:
    """Return thirty days ago."""
    return CompareMoment(day=today - timedelta(days=MONTH))


def on_day(day: date | None, today: date) -> CompareMoment:
    """Return a day that was typed; raises `UserError` for none, and for one that has not passed."""
    if day is None:
        raise UserError(NO_DAY)
    if day >= today:
        raise UserError(NOT_PAST)
    return CompareMoment(day=day)


def named_moments(points: "Sequence[RestorePoint]") -> list[CompareMoment]:
    """Return the restore points that have a name, latest first and no more than a menu holds."""
    return [CompareMoment(at=it.stands_for, name=it.name) for it in points if it.name][:MOST_POINTS]


def point_moment(point: "RestorePoint", tr: Translator) -> CompareMoment:
    """Return a restore point to compare with; one without a name goes by its day and time."""
    at = local_time(point.at)
    return CompareMoment(
        at=point.at if point.seq else point.stands_for,
        name=point.name or f"{show_day(at.date(), tr)} {at:%H:%M}",
    )


def moment_words(moment: CompareMoment, tr: Translator, today: date) -> str:
    """Return the moment in words: "3 september", of another year with that year, or the name it was given."""
    if moment.name or moment.day is None:
        return moment.name
    words = f"{moment.day.day} {month_name(moment.day.month, tr)}"
    return words if moment.day.year == today.year else f"{words} {moment.day.year}"
