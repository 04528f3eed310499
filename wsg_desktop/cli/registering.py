"""The command about the register of overviews: who got what, who is to answer, and who was reminded."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.as_json import moment
from wsg_desktop.cli.opening import opened
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.errors import UserError
from wsg_desktop.services import chasing
from wsg_desktop.services.answer_register import RegisterRow, Said, read_readers, read_register
from wsg_desktop.services.document import Document
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.register_words import reminded_words, standing_words
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.store.engine import Reading

NOTHING_SENT = N_("{party} got no overview yet, so there is nothing to keep. Make its overview first.")
NOTHING_KEPT = N_(
    "Nothing was kept of {party} since its last overview: no reminder and no answer without a workbook."
)


def register(arguments: Namespace, tr: Translator) -> int:
    """Show per party what was sent and what came back; first keep what is to be kept."""
    keeps = arguments.reminded or arguments.answered or arguments.withdraw
    with opened(arguments.file, readonly=not keeps) as document:
        today = document.clock.today()
        if keeps:
            _keep(document, arguments)
        with document.reading() as read:
            rows = [*read_register(read), *read_readers(read)]
            texts = _texts(read, rows, today) if arguments.text else {}
    if arguments.late:
        rows = [row for row in rows if row.is_late(today)]
    if arguments.json:
        write_json([_as_json(row, today) | texts.get(row.party_id, {}) for row in rows])
    elif arguments.text:
        for row in rows:
            _show_text(row, texts.get(row.party_id))
    else:
        _show_table(rows, today, tr)
    return 0


def _keep(document: Document, arguments: Namespace) -> None:
    names: Sequence[str] = arguments.reminded or arguments.answered or arguments.withdraw
    with document.reading() as read:
        ids = {get_party_id(read, name): name for name in names}
        known = {row.party_id: row for row in read_register(read) if row.sent is not None}
    for party_id, name in ids.items():
        if party_id not in known:
            raise UserError(NOTHING_SENT, party=name)
    rows = [known[party_id] for party_id in ids]
    if arguments.reminded:
        chasing.keep_reminded(document, rows)
    elif arguments.answered:
        chasing.keep_answered(document, rows)
    else:
        for row, said in [(row, _last(row)) for row in rows]:
            chasing.withdraw(document, row, said)


def _last(row: RegisterRow) -> Said:
    said = chasing.last_said(row)
    if said is None:
        raise UserError(NOTHING_KEPT, party=row.party)
    return said


def _texts(read: "Reading", rows: Sequence[RegisterRow], today: date) -> dict[str, dict[str, Any]]:
    """Return the reminder per party that did not answer yet."""
    found = chasing.read_chase_list(read, today, [row.party_id for row in rows])
    texts = {it.row.party_id: chasing.reminder(it, found.programme, today) for it in found.chased}
    return {
        party_id: {"to": list(it.addresses), "subject": it.subject, "text": it.text}
        for party_id, it in texts.items()
    }


def _show_text(row: RegisterRow, text: dict[str, Any] | None) -> None:
    if text is None:
        return
    write_line(f"{row.party}: {', '.join(text['to']) or '-'}")
    write_line(text["subject"])
    for line in ("", *text["text"].split("\n"), "", ""):
        write_line(line)


def _as_json(row: RegisterRow, today: date) -> dict[str, Any]:
    sent = row.sent
    return {
        "party": row.party,
        "sent": moment(sent.sent_at) if sent else None,
        "by": sent.sent_by if sent else None,
        "what": sent.file_name if sent else None,
        "export_id": sent.export_id if sent else None,
        "projects": row.projects,
        "fills_in": row.fills_in,
        "answer_due": row.answer_by.isoformat() if row.answer_by else None,
        "standing": row.standing(today).value,
        "late": row.is_late(today),
        "days_late": row.days_late(today),
        "reminded": [{"at": moment(it.at), "by": it.who} for it in row.reminded],
        "answered": moment(row.answered_at) if row.answered_at else None,
        "answers": [
            {"file": it.file, "received": moment(it.at), "is_answer": it.is_answer, **it.counts}
            for it in row.answers
        ],
        "answered_without_file": [{"at": moment(it.at), "by": it.who} for it in row.told],
        "earlier": row.earlier,
        "age": row.age(today),
    }


def _show_table(rows: Sequence[RegisterRow], today: date, tr: Translator) -> None:
    headers = [
        *(N_("Party"), N_("Sent"), N_("By"), N_("Workbook"), N_("Answer by"), N_("Answer"), N_("Reminded")),
        N_("Days since updated"),
    ]
    write_table(tr, headers, [_cells(row, today, tr) for row in rows])


def _cells(row: RegisterRow, today: date, tr: Translator) -> list[str]:
    sent, age = row.sent, row.age(today)
    return [
        row.party,
        show_day(day_of(sent.sent_at), tr) if sent else "",
        sent.sent_by if sent else "",
        sent.file_name if sent else "",
        show_day(row.answer_by, tr) if row.answer_by else "",
        standing_words(row, tr, today),
        reminded_words(row, tr, today),
        "" if age is None else str(age),
    ]
