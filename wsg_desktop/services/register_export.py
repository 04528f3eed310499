"""Takes the register, or a part of it, out to Excel: real days and numbers, one row per party."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from wsg_desktop.domain.clock import day_of
from wsg_desktop.exchange.view_workbook import SheetColumn, Value, ViewSheet, write_view
from wsg_desktop.services.answer_register import RegisterRow, read_readers, read_register
from wsg_desktop.services.document import Document
from wsg_desktop.services.register_words import standing_words
from wsg_desktop.store import parties, programmes
from wsg_desktop.store.rows import PersonRow
from wsg_desktop.texts import N_, Translator


def export_register(
    document: Document,
    party_ids: Collection[str],
    name: str,
    path: Path,
    tr: Translator,
    *,
    with_readers: bool = False,
) -> int:
    """Write these parties of the register as the workbook `path`; return how many characters did not fit.

    Who got an overview of a view to read comes below them `with_readers`. Raises `FileProblem` when the file
    cannot be written.
    """
    today, wanted = document.clock.today(), set(party_ids)
    with document.reading() as read:
        rows = [row for row in read_register(read) if row.party_id in wanted]
        rows += read_readers(read) if with_readers else []
        people = parties.people_of(read, wanted)
        programme = programmes.get_programme(read).name
    lines = [_line(row, people.get(row.party_id, ()), today, tr) for row in rows]
    columns = tuple(SheetColumn(tr(header)) for header in _HEADERS)
    return write_view(ViewSheet(name, programme, today, columns, lines, frozen=1), path, tr)


_HEADERS = (
    *(
        N_("Party"),
        N_("Sent"),
        N_("By"),
        N_("Workbook"),
        N_("Rows to fill in"),
        N_("Answer by"),
        N_("Answer"),
    ),
    *(N_("Days late"), N_("Reminded"), N_("Answered"), N_("Days since updated")),
    *(N_("Contacts"), N_("E-mail"), N_("Telephone")),
)


def _line(row: RegisterRow, people: Sequence[PersonRow], today: date, tr: Translator) -> tuple[Value, ...]:
    sent = row.sent
    return (
        row.party,
        day_of(sent.sent_at) if sent else None,
        sent.sent_by if sent else "",
        sent.file_name if sent else "",
        row.fills_in if sent else None,
        row.answer_by,
        standing_words(row, tr, today),
        row.days_late(today) or None,
        day_of(row.reminded_at) if row.reminded_at else None,
        day_of(row.answered_at) if row.answered_at else None,
        row.age(today),
        ", ".join(it.label for it in people),
        ", ".join(it.email for it in people if it.email),
        ", ".join(it.telephone for it in people if it.telephone),
    )
