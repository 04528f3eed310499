"""Commands for actions: list, add, done."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.as_json import term
from wsg_desktop.cli.opening import opened, read_day
from wsg_desktop.domain.date_display import show_term
from wsg_desktop.domain.fields import FieldKind
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, ActionState
from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.domain.words import name_key
from wsg_desktop.services import actions, edit_labels, reminding
from wsg_desktop.services.field_values import read_term
from wsg_desktop.services.meeting_calendar import CalendarChoice, events_sentence, write_meeting_calendar
from wsg_desktop.store import actions as stored
from wsg_desktop.store import bodies, projects
from wsg_desktop.store.actions import ActionRow
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document
    from wsg_desktop.store.engine import Reading

ADDED = N_("{number}: {text}")
DONE = N_("{number} is done.")


def list_actions(arguments: Namespace, tr: Translator) -> int:
    """List the open actions, or all of them."""
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        today = document.clock.today()
        body_id = bodies.get_body_id(read, arguments.body) if arguments.body else None
        rows = [
            row
            for row in stored.list_actions(read, body_id=body_id, open_only=not arguments.all)
            if _is_wanted(row, arguments, today)
        ]
        if arguments.text:
            return _write_reminders(read, rows, today, tr)
        if arguments.ics:
            return _write_calendar(document, rows, arguments.ics, tr)
    if arguments.json:
        write_json([_object(row) | {"late": row.is_late(today)} for row in rows])
        return 0
    headers = [N_("No."), N_("Action"), N_("Action holder"), N_("Done before"), N_("State"), N_("Project")]
    write_table(
        tr,
        headers,
        [
            [
                row.number,
                row.text,
                row.holder,
                show_term(row.due, tr, today=today) if row.due else "",
                tr("late") if row.is_late(today) else tr(MEETING_LABELS[ActionState][row.state]),
                row.project,
            ]
            for row in rows
        ],
    )
    return 0


def _is_wanted(row: ActionRow, arguments: Namespace, today: date) -> bool:
    if arguments.late and not row.is_late(today):
        return False
    return not arguments.holder or name_key(arguments.holder) in {name_key(row.holder), name_key(row.party)}


def _write_reminders(read: "Reading", rows: list[ActionRow], today: date, tr: Translator) -> int:
    """Print the reminder of each open action, with whom it goes to."""
    for row in rows:
        if row.state == ActionState.OPEN:
            question = reminding.question_of(read, row, today, tr)
            to = ", ".join(question.addresses) or row.holder
            write_line(f"{tr('To')}: {to}")
            write_line(f"{tr('Subject')}: {question.subject}")
            for line in ("", *question.text.split("\n"), ""):
                write_line(line)
    return 0


def _write_calendar(document: "Document", rows: list[ActionRow], path: Path, tr: Translator) -> int:
    choice = CalendarChoice(meetings=False, papers=False, action_ids=frozenset(row.id for row in rows))
    count = write_meeting_calendar(document, path, choice, tr)
    write_line(events_sentence(path, count, tr))
    return 0


def add_action(arguments: Namespace, tr: Translator) -> int:
    """Add an action."""
    with opened(arguments.file) as document:
        today = document.clock.today()
        due = read_term(arguments.due, FieldKind.END, today=today) if arguments.due else NO_TERM
        with document.reading() as read:
            project_id = projects.get_project_id(read, arguments.project) if arguments.project else None
            body_id = bodies.get_body_id(read, arguments.body) if arguments.body else None
        made = document.change(
            edit_labels.action_label(edit_labels.ADD_ACTION, arguments.text),
            lambda tx: actions.add(
                tx, arguments.text, holder=arguments.holder, due=due, project_id=project_id, body_id=body_id
            ),
        )
        with document.reading() as read:
            row = next(it for it in stored.list_actions(read) if it.id == made)
    write_line(tr(ADDED, number=row.number, text=row.text))
    return 0


def finish(arguments: Namespace, tr: Translator) -> int:
    """Say that an action was done."""
    with opened(arguments.file) as document:
        day = read_day(arguments.day, document.clock.today()) if arguments.day else None
        with document.reading() as read:
            row = stored.get_action(read, arguments.action)
        document.change(
            edit_labels.action_label(edit_labels.FINISH_ACTION, row.text),
            lambda tx: actions.finish(tx, row.id, day),
        )
    write_line(tr(DONE, number=row.number))
    return 0


def _object(row: ActionRow) -> dict[str, Any]:
    plain = ("number", "text", "holder", "party", "state", "body", "project", "area")
    return {
        **{key: getattr(row, key) or None for key in plain},
        **term("due", row.due),
        "made_on": row.made_on.isoformat(),
        "done_on": row.done_on.isoformat() if row.done_on else None,
        "meeting": row.meeting_day.isoformat() if row.meeting_day else None,
    }
