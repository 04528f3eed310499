"""Calendar files, parsed again by the library and held to the raw rules of RFC 5545."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.calendar_files import CalendarEvent, calendar_bytes, write_calendar

STAMP = datetime(2026, 11, 23, 7, 45, tzinfo=UTC)
TITLE = "Stuurgroep; wonen, zorg \\ welzijn: 'één' " + "é" * 80
WINTER = CalendarEvent(
    "meeting-1",
    TITLE,
    date(2026, 12, 3),
    time(9, 30),
    90,
    "Stadhuis, zaal 2",
    "regel 1\nregel 2",
    4,
    False,
    1,
)
SUMMER = WINTER._replace(key="meeting-2", day=date(2027, 7, 1), sequence=1, is_cancelled=True)
DEADLINE = CalendarEvent("deadline-7", "Deadline: B1 Servicewinkel", date(2026, 12, 31), alarm_days=7)


def made() -> bytes:
    return calendar_bytes([WINTER, SUMMER, DEADLINE], "Programma", STAMP)


def test_everything_reads_back_as_it_was() -> None:
    found = Calendar.from_ical(made())
    winter, summer, deadline = found.walk("VEVENT")

    assert str(winter["SUMMARY"]) == TITLE
    assert str(winter["DESCRIPTION"]) == "regel 1\nregel 2"
    assert str(winter["LOCATION"]) == "Stadhuis, zaal 2"
    amsterdam = ZoneInfo("Europe/Amsterdam")
    assert winter.decoded("DTSTART") == datetime(2026, 12, 3, 9, 30, tzinfo=amsterdam)
    assert winter.decoded("DTSTART").astimezone(UTC).hour == 8
    assert summer.decoded("DTSTART").astimezone(UTC).hour == 7
    assert winter.decoded("DTEND") - winter.decoded("DTSTART") == timedelta(minutes=90)
    assert (winter["SEQUENCE"], str(winter["STATUS"])) == (4, "CONFIRMED")
    assert str(summer["STATUS"]) == "CANCELLED"
    assert deadline.decoded("DTSTART") == date(2026, 12, 31)
    assert deadline.decoded("DTEND") == date(2027, 1, 1)
    assert [alarm.decoded("TRIGGER") for alarm in found.walk("VALARM")] == [
        timedelta(days=-1),
        timedelta(days=-7),
    ]
    assert {str(event["UID"]) for event in found.walk("VEVENT")} == {
        "meeting-1@wsg-desktop",
        "meeting-2@wsg-desktop",
        "deadline-7@wsg-desktop",
    }


def test_raw_rules_hold() -> None:
    content = made()

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # A fold never cuts a letter in two.
    whole = content.replace(b"\r\n ", b"").decode()
    assert r"SUMMARY:Stuurgroep\; wonen\, zorg \\ welzijn" in whole
    assert r"DESCRIPTION:regel 1\nregel 2" in whole
    assert whole.count("\r\nDTSTAMP:20261123T074500Z\r\n") == 3
    assert "DTSTART;TZID=Europe/Amsterdam:20261203T093000" in whole
    # Outlook knows a zone by its rule.
    assert re.search(r"BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n", whole)
    assert whole.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=") == 2
    assert "METHOD:PUBLISH" in whole


def test_same_record_gives_the_same_bytes() -> None:
    assert made() == made()


def test_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        write_calendar(tmp_path / "nergens" / "a.ics", [WINTER], "Programma", STAMP)
    write_calendar(tmp_path / "a.ics", [WINTER], "Programma", STAMP)
    assert [path.name for path in tmp_path.iterdir()] == ["a.ics"]
