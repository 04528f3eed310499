"""What the periods in the header are called, from the longest wording to the shortest."""

from datetime import date

from wsg_desktop.domain.date_display import month_name, weekday_name
from wsg_desktop.drawing.timescale import Unit
from wsg_desktop.texts import Translator


class TickWords:
    """Names periods in one language; a name is made once."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self._upper: dict[tuple[Unit, int], tuple[str, ...]] = {}
        self._lower: dict[tuple[Unit, int], tuple[str, ...]] = {}

    def upper(self, unit: Unit, start: int) -> tuple[str, ...]:
        """Return the wordings for the upper line, which names the year too."""
        key = (unit, start)
        if key not in self._upper:
            self._upper[key] = self._name_upper(unit, _day_within(unit, start))
        return self._upper[key]

    def lower(self, unit: Unit, start: int) -> tuple[str, ...]:
        """Return the wordings for the lower line, which stands under a longer period."""
        key = (unit, start)
        if key not in self._lower:
            self._lower[key] = self._name_lower(unit, date.fromordinal(start))
        return self._lower[key]

    def _name_upper(self, unit: Unit, day: date) -> tuple[str, ...]:
        if unit is Unit.DECADE:
            first = day.year - day.year % 10
            return (f"{first}–{first + 9}", str(first))
        if unit is Unit.YEAR:
            return (str(day.year),)
        if unit is Unit.QUARTER:
            return (f"Q{(day.month + 2) // 3} {day.year}", f"Q{(day.month + 2) // 3}")
        if unit is Unit.MONTH:
            long, short = self._month(day, short=False), self._month(day, short=True)
            return (f"{long} {day.year}", f"{short} {day.year}", short)
        week = self._tr("week {number}", number=day.isocalendar().week)
        return (f"{week} · {self._month(day, short=False)} {day.year}", week)

    def _name_lower(self, unit: Unit, day: date) -> tuple[str, ...]:
        if unit is Unit.YEAR:
            return (str(day.year), f"’{day.year % 100:02}")
        if unit is Unit.QUARTER:
            return (f"Q{(day.month + 2) // 3}", str((day.month + 2) // 3))
        if unit is Unit.MONTH:
            short = self._month(day, short=True)
            return (self._month(day, short=False), short, short[:1])
        if unit is Unit.WEEK:
            number = day.isocalendar().week
            return (self._tr.context("chart", "wk {number}", number=number), str(number))
        return (f"{weekday_name(day.weekday(), self._tr, short=True)} {day.day}", str(day.day))

    def _month(self, day: date, *, short: bool) -> str:
        return month_name(day.month, self._tr, short=short)


def _day_within(unit: Unit, start: int) -> date:
    """Return a day of the period that its year and month are read from: for a week its Thursday."""
    return date.fromordinal(start + 3 if unit is Unit.WEEK else start)
