"""The commands about bodies, their meetings and the administrative calendar."""

from argparse import Namespace
from datetime import date
from typing import Any

from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.opening import opened, read_day
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.meeting_vocabulary import (
    MEETING_LABELS,
    BodyKind,
    MeetingState,
    MemberRole,
    PeriodKind,
    Rhythm,
)
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.services import administrative_calendar, meeting_edit_labels, meetings
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_calendar import CalendarChoice, events_sentence, write_meeting_calendar
from wsg_desktop.services.untold_days import new_day_sentence, untold_day
from wsg_desktop.store import bodies as stored_bodies
from wsg_desktop.store import meetings as stored
from wsg_desktop.store.bodies import BodyRow, MemberRow, PeriodRow
from wsg_desktop.store.meetings import MeetingRow
from wsg_desktop.texts import N_, Translator, sentence

ADDED = N_("Planned: {name}, {day}.")
FELL_OUT = N_("{day} falls out: {why}.")
NOT_THEN = N_("{name} has no meeting on {day}. Look up its days in the list.")
CLOSED_DAY = N_("not a working day")
HANGING = N_(
    "Deadlines hang on {name}: {names}. Nothing was changed. Say with --deadlines whether they move or stay."
)

SET_TO = N_(
    "Meetings are set to {name}: {names}. Nothing was changed. Say with --meetings whether they move or stay."
)


def list_meetings(arguments: Namespace, tr: Translator) -> int:
    """List the meetings that come, or all of them."""
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        body_id = stored_bodies.get_body_id(read, arguments.body) if arguments.body else None
        today = document.clock.today()
        rows = [row for row in stored.list_meetings(read, body_id) if arguments.past or row.day >= today]
    if arguments.json:
        write_json([_meeting(row) for row in rows])
        return 0
    headers = [N_("Body"), N_("Day"), N_("Begins at"), N_("Papers go out on"), N_("State"), N_("Set to")]
    write_table(tr, headers, [_cells(row, tr) for row in rows])
    return 0


def list_bodies(arguments: Namespace, tr: Translator) -> int:
    """List the bodies with who sits in them."""
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        found, today = stored_bodies.list_bodies(read), document.clock.today()
    if arguments.json:
        write_json([_body(row) for row in found])
        return 0
    for row in found:
        write_line(f"{row.name} ({_word(BodyKind, row.kind, tr).lower()})")
        for member in row.members:
            if member.sits_on(today):
                said = ", ".join(filter(None, (member.label, member.party)))
                write_line(f"- {said}: {_word(MemberRole, member.role, tr).lower()}")
    return 0


def add(arguments: Namespace, tr: Translator) -> int:
    """Plan a meeting, or with --until a series by the rhythm of the body."""
    with opened(arguments.file) as document:
        today = document.clock.today()
        first = read_day(arguments.day, today)
        with document.reading() as read:
            body = stored_bodies.get_body(read, stored_bodies.get_body_id(read, arguments.body))
            rhythm = Rhythm(body.rhythm) if arguments.until else Rhythm.NONE
            until = read_day(arguments.until, today, end=True) if arguments.until else first
            found = meetings.propose_series(read, first, until, rhythm, body.rhythm_count)
        days = [it.day for it in found if it.day] if arguments.until else [first]
        label = meeting_edit_labels.series_label(body.name, len(days))
        if arguments.until:
            document.change(label, lambda tx: meetings.add_meetings(tx, body.id, days))
        else:
            document.change(label, lambda tx: meetings.add_meeting(tx, body.id, first))
    for day in days:
        write_line(tr(ADDED, name=body.name, day=show_day(day, tr)))
    for it in found if arguments.until else ():
        if it.day is None:
            write_line(tr(FELL_OUT, day=show_day(it.regular, tr), why=it.because or tr(CLOSED_DAY)))
    return 0


def move(arguments: Namespace, tr: Translator) -> int:
    """Hold a meeting on another day, or call it off."""
    with opened(arguments.file) as document:
        today = document.clock.today()
        with document.reading() as read:
            body_id = stored_bodies.get_body_id(read, arguments.body)
            row = _on(stored.list_meetings(read, body_id), arguments.body, read_day(arguments.day, today))
        if arguments.call_off:
            label = sentence(meeting_edit_labels.CALL_OFF, name=row.body)
            document.change(label, lambda tx: meetings.call_off(tx, row.id))
        else:
            to = read_day(arguments.to, today)
            label = sentence(meeting_edit_labels.MOVE_MEETING, name=row.body)
            document.change(label, lambda tx: meetings.move_meeting(tx, row.id, to))
        with document.reading() as read:
            after = stored.get_meeting(read, row.id)
            then = untold_day(read, row.id, today)
    write_line(", ".join(filter(None, (after.body, show_day(after.day, tr), _state(after, tr)))))
    if then is not None:
        write_line(new_day_sentence(then, after.day, tr))
    return 0


def ics(arguments: Namespace, tr: Translator) -> int:
    """Write a calendar file of meetings and deadlines."""
    with opened(arguments.file, readonly=True) as document:
        with document.reading() as read:
            body_id = stored_bodies.get_body_id(read, arguments.body) if arguments.body else None
        choice = CalendarChoice(
            body_id,
            not arguments.no_papers,
            arguments.deadlines,
            arguments.party or "",
            actions=arguments.actions,
        )
        count = write_meeting_calendar(document, arguments.output, choice, tr)
    write_line(events_sentence(arguments.output, count, tr))
    return 0


def _move_period(document: Document, arguments: Namespace, tr: Translator) -> None:
    """Move a date of the administrative calendar, with what hangs on it or without; never unasked."""
    name, begins, ends = arguments.move
    today = document.clock.today()
    first, last = read_day(begins, today), read_day(ends, today, end=True)
    with document.reading() as read:
        period = stored_bodies.get_period(read, name)
        hanging = stored_bodies.list_hanging(read, period.id)
        set_to = stored_bodies.list_set_to(read, period.id, today)
    if hanging and last != period.last and not arguments.deadlines:
        names = "; ".join(project for _, project in hanging)
        raise UserError(HANGING, name=period.name, names=names)
    if set_to and first != period.first and not arguments.meetings:
        days = "; ".join(f"{it.body} {show_day(it.day, tr)}" for it in set_to)
        raise UserError(SET_TO, name=period.name, names=days)
    document.change(
        sentence(meeting_edit_labels.CHANGE_PERIOD, name=period.name),
        lambda tx: administrative_calendar.change_period(
            tx,
            period.id,
            move_deadlines=arguments.deadlines == "move",
            move_meetings=arguments.meetings == "move",
            first=first,
            last=last,
        ),
    )


def dates(arguments: Namespace, tr: Translator) -> int:
    """Show the administrative calendar, after changing it where that was asked."""
    changes = arguments.add or arguments.move or arguments.remove
    with opened(arguments.file, readonly=not changes) as document:
        today = document.clock.today()
        if arguments.add:
            name, begins, ends = arguments.add
            first, last = read_day(begins, today), read_day(ends, today, end=True)
            document.change(
                sentence(meeting_edit_labels.ADD_PERIOD, name=name),
                lambda tx: administrative_calendar.add_period(tx, name, arguments.kind, first, last),
            )
        if arguments.move:
            _move_period(document, arguments, tr)
        if arguments.remove:
            with document.reading() as read:
                period = stored_bodies.get_period(read, arguments.remove)
            document.change(
                sentence(meeting_edit_labels.REMOVE_PERIOD, name=period.name),
                lambda tx: administrative_calendar.remove_period(tx, period.id),
            )
        with document.reading() as read:
            found = stored_bodies.list_periods(read)
    if arguments.json:
        write_json([_period(row) for row in found])
    else:
        headers = [N_("Name"), N_("Kind"), N_("First day"), N_("Last day")]
        rows = [
            [it.name, _word(PeriodKind, it.kind, tr), show_day(it.first, tr), show_day(it.last, tr)]
            for it in found
        ]
        write_table(tr, headers, rows)
    return 0


def _on(rows: list[MeetingRow], body: str, day: date) -> MeetingRow:
    found = next((row for row in rows if row.day == day), None)
    if found is None:
        raise NotFound(NOT_THEN, name=body, day=f"{day:%d-%m-%Y}")
    return found


def _cells(row: MeetingRow, tr: Translator) -> list[str]:
    due = show_day(row.papers_due, tr) if row.papers_due else ""
    return [row.body, show_day(row.day, tr), row.begins_at, due, _state(row, tr), row.period]


def _state(row: MeetingRow, tr: Translator) -> str:
    return _word(MeetingState, row.state, tr)


def _word(words: Any, value: str, tr: Translator) -> str:
    return tr(MEETING_LABELS[words][value])


def _meeting(row: MeetingRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "body": row.body,
        "day": row.day.isoformat(),
        "begins_at": row.begins_at or None,
        "minutes": row.duration,
        "place": row.place or None,
        "papers_due": row.papers_due.isoformat() if row.papers_due else None,
        "state": row.state,
        "set_to": row.period or None,
        "papers_sent": row.sent_at.isoformat() if row.sent_at else None,
        "closed": row.closed_at.isoformat() if row.closed_at else None,
    }


def _body(row: BodyRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "purpose": row.purpose or None,
        "every": None if row.rhythm == Rhythm.NONE else f"{row.rhythm_count} {row.rhythm}",
        "papers_days": row.papers_days,
        "areas": list(row.areas),
        "themes": list(row.themes),
        "confidentiality": row.confidentiality,
        "members": [_member(member) for member in row.members],
    }


def _member(row: MemberRow) -> dict[str, Any]:
    return {
        "who": row.label,
        "party": row.party or None,
        "role": row.role,
        "mandate": row.mandate or None,
        "first": row.first.isoformat() if row.first else None,
        "last": row.last.isoformat() if row.last else None,
    }


def _period(row: PeriodRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
    }
