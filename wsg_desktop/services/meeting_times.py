"""What bodies and meetings share: times of day and lengths, as people type them, and kept attendance."""

import re
from datetime import time
from typing import Any

from wsg_desktop.errors import UserError
from wsg_desktop.store.records import AttendanceRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

LONGEST = 24 * 60

NO_TIME = N_("“{text}” is no time of day. Type it as 9:30 or 14.00.")
NO_LENGTH = N_("That is no number of minutes. Type a whole number from 1 to {most}.")

_TIME = re.compile(r"(\d{1,2})(?:[:.u ]?([0-5]\d))?\s*(?:u|uur|h)?")


def read_time(text: str) -> str:
    """Return a time of day as HH:MM, empty for none; raises `UserError` for what is no time."""
    typed = text.strip().lower()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    if found is None or int(found[1]) > 23:
        raise UserError(NO_TIME, text=text.strip())
    return f"{int(found[1]):02}:{found[2] or '00'}"


def time_of(begins_at: str) -> time | None:
    """Return the time of day that HH:MM says, None for none."""
    return time.fromisoformat(begins_at) if begins_at else None


def checked(key: str, value: Any) -> Any:
    """Return a time (`begins_at`) or length in minutes (`duration`); raises `UserError` when it is none."""
    if key == "begins_at":
        return read_time(str(value))
    if not (isinstance(value, int) and 1 <= value <= LONGEST):
        raise UserError(NO_LENGTH, most=LONGEST)
    return value


def keep_attendance_by_name(tx: Transaction, member_id: str, name: str) -> None:
    """Let who was at meetings as this member stay known there by `name`."""
    for row in tx.find_all(AttendanceRecord, AttendanceRecord.member_id == member_id):
        row.member_id, row.name = None, name
