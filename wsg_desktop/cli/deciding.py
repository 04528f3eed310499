"""Commands for decisions: list, ask, record what became of them."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.meeting_work import find_meeting
from wsg_desktop.cli.opening import opened, read_day
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.decision_words import state_words
from wsg_desktop.domain.fields import FIELDS_BY_KEY, FieldKind
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, DecisionState, ReservationOutcome
from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.errors import UserError
from wsg_desktop.services import decisions, edit_labels, meeting_moments
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.field_values import read_term, read_value
from wsg_desktop.store import bodies, projects
from wsg_desktop.store import decisions as stored
from wsg_desktop.store.decisions import DecisionSummary
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document
    from wsg_desktop.store.transaction import Transaction

ASKED = N_("Asked: {title}")
RECORDED = N_("{number}: {title}")
SETTLED = N_("{number} {title}: reservation {reservation}.")
APPLIED = N_("Applied to {number}.")
NOTHING_LEFT = N_("{name} has nothing left to apply: it changes no project, or was applied before.")
NO_MEETING = N_("This decision is of no meeting, so there is nothing to correct. Leave out --correction.")
NEEDS_PROJECT = N_("Say with --project which project gets this deadline or phase.")


def list_decisions(arguments: Namespace, tr: Translator) -> int:
    """List decisions."""
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        body_id = bodies.get_body_id(read, arguments.body) if arguments.body else None
        rows = stored.list_decisions(read, body_id=body_id, open_only=arguments.open)
    if arguments.json:
        write_json([_object(row) for row in rows])
        return 0
    headers = [N_("No."), N_("Body"), N_("Meeting"), N_("State"), N_("Decision")]
    write_table(
        tr,
        headers,
        [
            [
                row.number,
                row.body,
                show_day(row.meeting_day, tr) if row.meeting_day else "",
                state_words(row.state, row.reservation, tr),
                row.title,
            ]
            for row in rows
        ],
    )
    return 0


def add_decision(arguments: Namespace, tr: Translator) -> int:
    """Ask a decision of a body, about a project where one is named."""
    with opened(arguments.file) as document:
        today = document.clock.today()
        field, value, deadline = "", "", NO_TERM
        if arguments.deadline:
            field, deadline = "deadline", read_term(arguments.deadline, FieldKind.END, today=today)
        elif arguments.phase:
            field, value = "phase", str(read_value(arguments.phase, FIELDS_BY_KEY["phase"], today=today))
        if field and not arguments.project:
            raise UserError(NEEDS_PROJECT)
        with document.reading() as read:
            body_id = bodies.get_body_id(read, arguments.body)
            on = arguments.day and find_meeting(read, arguments.body, arguments.day, today, coming=True)
            project_id = projects.get_project_id(read, arguments.project) if arguments.project else ""

        def work(tx: "Transaction") -> None:
            meeting_id = on.id if on else None
            made = decisions.ask(tx, body_id, arguments.title, meeting_id=meeting_id, text=arguments.text)
            if project_id:
                decisions.add_project(tx, made, project_id, field=field, value=value, deadline=deadline)

        document.change(edit_labels.decision_label(edit_labels.ASK_DECISION, arguments.title), work)
    write_line(tr(ASKED, title=arguments.title))
    return 0


def record(arguments: Namespace, tr: Translator) -> int:
    """Record what became of a decision, and apply it where asked."""
    with opened(arguments.file) as document:
        today = document.clock.today()
        with document.reading() as read:
            found = stored.find_decision(read, arguments.decision)
        outcome = Outcome(
            DecisionState(arguments.outcome),
            arguments.text,
            arguments.responsible,
            _day(arguments.effective, today),
            arguments.reserved_for,
            _day(arguments.reserved_until, today),
        )
        typed = arguments.deadline
        deadline = read_term(typed, FieldKind.END, today=today) if typed else NO_TERM

        def work(tx: "Transaction") -> str:
            for part in found.projects if deadline else ():
                if part.field == "deadline":
                    decisions.change_project(tx, part.id, deadline=deadline)
            number = decisions.record_outcome(tx, found.id, outcome)
            if arguments.apply:
                # Recorded and then not applied would be half of what was asked.
                decisions.refuse_unfit(tx, found.id)
            return number

        number = _keep(document, found, arguments.correction, work)
        write_line(tr(RECORDED, number=number, title=found.title))
        if arguments.apply:
            _apply(document, found, tr)
        _tell_lapsed(document, found.id, tr)
    return 0


def settle(arguments: Namespace, tr: Translator) -> int:
    """Record what became of a reservation, and apply the decision where asked."""
    said = ReservationOutcome(arguments.reservation)
    with opened(arguments.file) as document:
        with document.reading() as read:
            found = stored.find_decision(read, arguments.decision)

        def work(tx: "Transaction") -> None:
            decisions.settle_reservation(tx, found.id, said)
            if arguments.apply:
                decisions.refuse_unfit(tx, found.id)

        document.change(edit_labels.decision_label(edit_labels.CHANGE_DECISION, found.title), work)
        reservation = tr(MEETING_LABELS[ReservationOutcome][said]).lower()
        write_line(tr(SETTLED, number=found.number, title=found.title, reservation=reservation))
        if arguments.apply:
            _apply(document, found, tr)
        _tell_lapsed(document, found.id, tr)
    return 0


def apply(arguments: Namespace, tr: Translator) -> int:
    """Change the projects of a decision as it says."""
    with opened(arguments.file) as document:
        with document.reading() as read:
            found = stored.find_decision(read, arguments.decision)
        if not any(part.field and part.applied_seq is None for part in found.projects):
            raise UserError(NOTHING_LEFT, name=f"{found.number} {found.title}".strip())
        _apply(document, found, tr)
    return 0


def _tell_lapsed(document: "Document", decision_id: str, tr: Translator) -> None:
    """Write which projects a decision changed that is no longer in force."""
    with document.reading() as read:
        lapsed = decisions.lapsed_sentence(stored.get_decision(read, decision_id), tr)
    if lapsed:
        write_line(lapsed)


def _keep(
    document: "Document", found: DecisionSummary, why: str, work: "Callable[[Transaction], str]"
) -> str:
    """Keep an outcome, as a correction where it says why, and return the number of the decision."""
    if not why:
        return document.change(edit_labels.decision_label(edit_labels.RECORD_DECISION, found.title), work)
    if found.meeting_id is None or found.meeting_day is None:
        raise UserError(NO_MEETING)
    meeting_id, numbers = found.meeting_id, list[str]()
    document.record_fact(
        edit_labels.meeting_label(edit_labels.CORRECT_MEETING, found.body, found.meeting_day),
        lambda tx: meeting_moments.correct(
            tx, meeting_id, found.title, why, lambda inner: numbers.append(work(inner))
        ),
    )
    return numbers[0]


def _apply(document: "Document", found: DecisionSummary, tr: Translator) -> None:
    for part in found.projects:
        if part.field and part.applied_seq is None:
            document.change(
                edit_labels.apply_label(found.title, part.number),
                lambda tx, part=part: decisions.apply_to_project(tx, part.id),
            )
            write_line(tr(APPLIED, number=part.number))


def _day(text: str, today: date) -> date | None:
    return read_day(text, today) if text else None


def _object(row: DecisionSummary) -> dict[str, Any]:
    days = ("meeting_day", "decided_on", "effective_on", "needed_by", "reserved_until")
    plain = ("number", "body", "title", "text", "taken_text", "state", "responsible", "reserved_for")
    return {
        **{key: getattr(row, key) or None for key in plain},
        "reservation": row.reservation or None,
        **{key: day.isoformat() if (day := getattr(row, key)) else None for key in days},
        "projects": [
            {
                "number": part.number,
                "field": part.field or None,
                "to": part.deadline.day.isoformat() if part.deadline.day else part.value or None,
                "applied": part.applied_seq,
            }
            for part in row.projects
        ],
    }
