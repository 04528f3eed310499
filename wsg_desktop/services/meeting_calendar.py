"""What goes into a calendar file: meetings, when papers go out, deadlines of projects, and open actions."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wsg_desktop.domain.meeting_vocabulary import MeetingState
from wsg_desktop.domain.status import is_open
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.calendar_files import CalendarEvent, write_calendar
from wsg_desktop.services.confidential import KeptIn, read_kept_in
from wsg_desktop.services.meeting_times import time_of
from wsg_desktop.store import actions, bodies, meetings, programmes, projects
from wsg_desktop.store.actions import ActionRow
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meetings import MeetingRow
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document

BACK = timedelta(days=365)
"""A calendar is for what comes; of the past a year is enough."""

NOTHING = N_(
    "There is nothing to put in a calendar yet. Plan a meeting, or give a project a deadline or an action a"
    " date."
)


class CalendarChoice(NamedTuple):
    """What is wanted in the calendar; without a body all of them."""

    body_id: str | None = None
    papers: bool = True
    deadlines: bool = False
    party: str = ""
    """Only deadlines of projects that this party leads and actions that it does, without what is internal."""
    reminds: bool = True
    meetings: bool = True
    actions: bool = False
    action_ids: frozenset[str] = frozenset()
    """These actions, whatever else is chosen."""


def calendar_events(
    read: Reading, choice: CalendarChoice, today: date, tr: Translator
) -> list[CalendarEvent]:
    """Return what goes into the calendar, earliest first."""
    listed = meetings.list_meetings(read, choice.body_id) if choice.meetings or choice.papers else []
    rows = [row for row in listed if row.day >= today - BACK]
    # For a party what is internal stays in the house.
    kept_in = read_kept_in(read) if choice.party else KeptIn()
    found = [
        *(_meeting(row, choice, tr) for row in rows if choice.meetings),
        *(_papers(rows, choice, today, tr) if choice.papers else ()),
        *(_deadlines(read, choice, kept_in, tr) if choice.deadlines else ()),
        *(_actions(read, choice, kept_in, tr) if choice.actions or choice.action_ids else ()),
    ]
    return sorted(found, key=lambda event: (event.day, event.key))


def calendar_name(read: Reading, choice: CalendarChoice) -> str:
    """Return what the calendar is called: after its body, or after the programme."""
    if choice.body_id is not None:
        return bodies.get_body(read, choice.body_id).name
    return programmes.get_programme(read).name


def write_meeting_calendar(document: "Document", path: Path, choice: CalendarChoice, tr: Translator) -> int:
    """Write a calendar file and return how many events it holds; raises `UserError` when there are none."""
    with document.reading() as read:
        events = calendar_events(read, choice, document.clock.today(), tr)
        name = calendar_name(read, choice)
    if not events:
        raise UserError(NOTHING)
    write_calendar(path, events, name, document.clock.now())
    return len(events)


def events_sentence(path: Path, count: int, tr: Translator) -> str:
    """Return how many events a calendar file holds."""
    return tr.plural("{name} holds {n} event.", "{name} holds {n} events.", count, name=path.name)


def _meeting(row: MeetingRow, choice: CalendarChoice, tr: Translator) -> CalendarEvent:
    is_cancelled = row.state == MeetingState.CANCELLED.value
    title = tr("Called off: {name}", name=row.body) if is_cancelled else row.body
    due = f"{row.papers_due:%d-%m-%Y}" if row.papers_due else ""
    said = (row.period, tr("Papers go out on {day}", day=due) if due else "", row.notes)
    begins = time_of(row.begins_at)
    return CalendarEvent(
        f"meeting-{row.id}",
        title,
        row.day,
        begins,
        row.duration,
        row.place,
        "\n".join(filter(None, said)),
        row.version,
        is_cancelled,
        1 if choice.reminds else None,
    )


def _papers(
    rows: Iterable[MeetingRow], choice: CalendarChoice, today: date, tr: Translator
) -> Iterator[CalendarEvent]:
    for row in rows:
        if row.papers_due is not None and row.goes_on and row.day >= today:
            day = f"{row.day:%d-%m-%Y}"
            yield CalendarEvent(
                f"papers-{row.id}",
                tr("Papers of {name} of {day} go out", name=row.body, day=day),
                row.papers_due,
                sequence=row.version,
                alarm_days=1 if choice.reminds else None,
            )


def _deadlines(
    read: Reading, choice: CalendarChoice, kept_in: KeptIn, tr: Translator
) -> Iterator[CalendarEvent]:
    for row in projects.list_projects(read):
        leads = row.lead_parties
        if row.deadline.day is None or not is_open(row.state) or row.id in kept_in.projects:
            continue
        if choice.party and name_key(choice.party) not in map(name_key, leads):
            continue
        yield CalendarEvent(
            f"deadline-{row.id}",
            tr("Deadline: {number} {title}", number=row.number, title=row.title),
            row.deadline.day,
            notes=", ".join(leads),
            sequence=row.version,
            alarm_days=7 if choice.reminds else None,
        )


def _actions(
    read: Reading, choice: CalendarChoice, kept_in: KeptIn, tr: Translator
) -> Iterator[CalendarEvent]:
    for row in actions.list_actions(read, body_id=choice.body_id, open_only=True):
        if (
            kept_in.hides(row)
            or row.due.day is None
            or not (row.id in choice.action_ids or _is_wanted(row, choice))
        ):
            continue
        yield CalendarEvent(
            f"action-{row.id}",
            tr("Action: {number} {text}", number=row.number, text=row.text),
            row.due.day,
            notes="\n".join(
                filter(None, (row.holder, row.project, row.body, "" if choice.party else row.notes))
            ),
            sequence=row.version,
            alarm_days=7 if choice.reminds else None,
        )


def _is_wanted(row: ActionRow, choice: CalendarChoice) -> bool:
    if not choice.actions:
        return False
    return not choice.party or name_key(choice.party) in {name_key(row.holder), name_key(row.party)}
