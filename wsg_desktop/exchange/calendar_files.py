"""Calendar files (.ics, RFC 5545) that Outlook and other calendars take in.

An event has the key of its record, and a number that goes up when the record changes: taken in again, a
calendar moves what it has instead of showing it twice.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from wsg_desktop.written_files import placed

Component = Any
"""The library's methods say only half of what they take, so its components go untyped."""

ZONE = "Europe/Amsterdam"
PRODUCT = "-//WSG Desktop//Programma woonservicegebieden//NL"


class CalendarEvent(NamedTuple):
    """What stands in a calendar: on a whole day, or from a time on for a number of minutes."""

    key: str
    """The same for ever for the same record: what a calendar knows it by."""
    title: str
    day: date
    begins: time | None = None
    minutes: int = 0
    place: str = ""
    notes: str = ""
    sequence: int = 0
    """Higher after each change of the record."""
    is_cancelled: bool = False
    alarm_days: int | None = None
    """So many days ahead a calendar reminds of it."""


def calendar_bytes(events: Iterable[CalendarEvent], name: str, stamp: datetime) -> bytes:
    """Return a calendar file with these events, called `name`; `stamp` is the moment it is made."""
    from icalendar import Calendar

    found: Component = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    found.add("x-wr-timezone", ZONE)
    found.add_component(_zone())
    for event in events:
        found.add_component(_event(event, stamp))
    return found.to_ical()


def write_calendar(path: Path, events: Iterable[CalendarEvent], name: str, stamp: datetime) -> None:
    """Write a calendar file; raises `FileProblem` when it cannot be written."""
    content = calendar_bytes(events, name, stamp)
    with placed(path) as fresh:
        fresh.write_bytes(content)


def _event(event: CalendarEvent, stamp: datetime) -> Component:
    from icalendar import Event

    made: Component = Event()
    made.add("uid", f"{event.key}@wsg-desktop")
    made.add("dtstamp", stamp)
    made.add("sequence", event.sequence)
    made.add("summary", event.title)
    if event.begins is None:
        made.add("dtstart", event.day)
        made.add("dtend", event.day + timedelta(days=1))
        # A whole day that somebody has to keep in mind leaves their time free.
        made.add("transp", "TRANSPARENT")
    else:
        begins = datetime.combine(event.day, event.begins, ZoneInfo(ZONE))
        made.add("dtstart", begins)
        made.add("dtend", begins + timedelta(minutes=event.minutes))
    if event.place:
        made.add("location", event.place)
    if event.notes:
        made.add("description", event.notes)
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    if event.alarm_days is not None and not event.is_cancelled:
        _remind(made, event)
    return made


def _remind(made: Component, event: CalendarEvent) -> None:
    from icalendar import Alarm

    alarm: Component = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", timedelta(days=-(event.alarm_days or 0)))
    made.add_component(alarm)


def _zone() -> Component:
    """Return the rule of the Netherlands since 1996; Outlook wants it as a rule, not as a list of days."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone: Component = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    parts: tuple[tuple[Component, str, timedelta, timedelta, int, datetime], ...] = (
        (TimezoneDaylight(), "CEST", winter, summer, 3, datetime(1996, 3, 31, 2)),  # noqa: DTZ001 - as clocks show
        (TimezoneStandard(), "CET", summer, winter, 10, datetime(1996, 10, 27, 3)),  # noqa: DTZ001
    )
    for part, name, before, after, month, begun in parts:
        rule = {"freq": "yearly", "bymonth": month, "byday": "-1su"}
        offsets = {"tzoffsetfrom": before, "tzoffsetto": after}
        _fill(part, {"tzname": name, "dtstart": begun, "rrule": rule} | offsets)
        zone.add_component(part)
    return zone


def _fill(part: Component, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        part.add(name, value)
