"""What the working calendar shows, as lines of texts."""

from collections.abc import Sequence

from wsg_desktop.domain.date_display import show_day, weekday_name
from wsg_desktop.services.work_calendar import CalendarContent
from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.line_table import TableLine


def closing_lines(content: CalendarContent, tr: Translator) -> list[TableLine]:
    """Return a line per closing period: its name, first and last day."""
    return [
        TableLine((it.name, show_day(it.first, tr), show_day(it.last, tr)), icon="calendar-range")
        for it in content.closings
    ]


def holiday_lines(content: CalendarContent, tr: Translator) -> list[TableLine]:
    """Return a line per holiday: its day, its name and whether the programme is closed."""
    return [
        TableLine(
            (
                f"{weekday_name(it.day.weekday(), tr, short=True)} {show_day(it.day, tr)}",
                it.name,
                tr("closed") if it.closed else tr("working day"),
            ),
            tone="text" if it.closed else "muted",
        )
        for it in content.holidays
    ]


def total_words(working_days: Sequence[tuple[int, int]], tr: Translator) -> str:
    """Return how many days each year has to work: "2026: 254 werkdagen · 2027: 255 werkdagen"."""
    return " · ".join(tr("{year}: {n} working days", year=year, n=days) for year, days in working_days)
