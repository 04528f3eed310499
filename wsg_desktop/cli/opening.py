"""Opening a programme for one command, and reading which moment of it is meant."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.asked_days import only_a_day
from wsg_desktop.domain.clock import Clock, SystemClock, day_of, from_local, local_time
from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Doubt
from wsg_desktop.errors import UserError
from wsg_desktop.paths import settings_folder
from wsg_desktop.services.compare_moment import CompareMoment
from wsg_desktop.services.document import Document
from wsg_desktop.services.field_values import DateInDoubt
from wsg_desktop.services.past_meetings import find_past_meeting
from wsg_desktop.settings import Settings, person_name, use_backup_folder
from wsg_desktop.texts import N_, Translator

NO_MOMENT = N_("“{text}” is no day or moment. Type it as 2026-11-22, 2026-11-22T14:30 or gisteren.")
NO_DAY = N_("“{text}” is no day. Type it as 2026-12-03, 3-12 or end of March.")
HELD = N_("{name} is open on {host} by {person}. Close it there and try again.")


def person() -> str:
    """Return under which name this user's changes stand in the history."""
    return person_name(Settings(settings_folder() / "settings.json"))


@contextmanager
def opened(path: Path, *, readonly: bool = False) -> Generator[Document, None, None]:
    """Give the programme at `path`; to change it, it may not be open elsewhere."""
    use_backup_folder(Settings(settings_folder() / "settings.json"))
    document = Document.open(path, person(), readonly=readonly)
    try:
        holder = document.holder
        if not readonly and document.readonly and holder:
            raise UserError(HELD, name=path.name, host=holder.host, person=holder.person)
        yield document
    finally:
        document.close()


def read_moment(text: str, clock: Clock | None = None) -> date | datetime:
    """Return the day or moment that `text` says; a moment without a zone is one in the Netherlands."""
    moment = _iso(text)
    if isinstance(moment, date):
        return moment
    reading = read_date(text, today=(clock or SystemClock()).today())
    if isinstance(reading, Doubt) or reading.last is None:
        raise UserError(NO_MOMENT, text=text)
    return reading.last


class Past(NamedTuple):
    """An earlier moment that was asked for."""

    when: date | datetime | int
    """A day, a moment, or the change set of a meeting."""
    day: date
    """Of which lights and lateness are told, never one to come: of a meeting that on which it was told."""
    compared: CompareMoment


def past_of(document: Document, text: str, tr: Translator) -> Past:
    """Return the day or moment that `text` says, or that of the meeting that it names."""
    today = document.clock.today()
    with document.reading() as read:
        meeting = find_past_meeting(read, text, today)
    if meeting is not None:
        return Past(meeting.seq, min(meeting.told_on, today), meeting.compared(tr, today))
    when = read_moment(text, document.clock)
    if isinstance(when, datetime):
        name = f"{local_time(when):%d-%m-%Y %H:%M}"
        return Past(when, min(day_of(when), today), CompareMoment(at=when, name=name))
    return Past(when, min(when, today), CompareMoment(day=when))


def read_day(text: str, today: date, *, end: bool = False) -> date:
    """Return the day that `text` says: the first of a period, or its last when it is an `end`."""
    found = only_a_day(read_date(text, today=today))
    if isinstance(found, Doubt):
        raise DateInDoubt(found)
    day = found.last if end else found.first
    if day is None:
        raise UserError(NO_DAY, text=text)
    return day


def _iso(text: str) -> date | datetime | None:
    """Return the day or moment that `text` is in ISO form; None for any other text."""
    try:
        if len(text) <= len("2026-11-22"):
            return date.fromisoformat(text)
        return from_local(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None
