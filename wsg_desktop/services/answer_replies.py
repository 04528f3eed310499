"""The reply to a partner: a text to copy and a workbook, in the language of the overview that was sent."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from wsg_desktop.domain.answers import Verdict, Why
from wsg_desktop.exchange.view_workbook import SheetColumn, ViewSheet, write_view
from wsg_desktop.services.answer_words import (
    about_what_is_gone,
    field_name,
    lost_answers,
    reply,
    show_theirs,
    why_not,
    why_not_added,
)
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.services.document import Document
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.sent_overviews import find_sent_overview
from wsg_desktop.texts import N_, Translator, translator

REPLY = N_("Reply")
YES, NO, UNREAD = N_("taken over"), N_("not taken over"), N_("not read")
NEW_PROJECT = N_("New project")
COLUMNS = (N_("No."), N_("Project"), N_("What"), N_("Your answer"), N_("Outcome"), N_("Why"))


def language_of(document: Document, file: AnsweredFile) -> Translator:
    """Return the translator to the language in which the overview was sent."""
    with document.reading() as read:
        sent = find_sent_overview(read, file.export_id)
    return translator(sent.language if sent else "nl")


def reply_text(document: Document, file: AnsweredFile, taken: Collection[str]) -> str:
    """Return the text for the partner: what was taken over, what was not and why."""
    return reply(file, taken, language_of(document, file), document.clock.today())


def reply_name(document: Document, file: AnsweredFile) -> str:
    """Return how the workbook for the partner is called."""
    from wsg_desktop.exchange.safe_texts import safe_file_name

    word = language_of(document, file)(REPLY)
    return safe_file_name(f"{document.clock.today():%Y-%m-%d} {word} {file.party}") + ".xlsx"


def write_reply(document: Document, file: AnsweredFile, taken: Collection[str], path: Path) -> None:
    """Write the workbook for the partner, in place of what stood there; raises `FileProblem`."""
    tr, today = language_of(document, file), document.clock.today()
    with document.reading() as read:
        programme = get_programme(read).name
    columns = tuple(SheetColumn(tr(header), is_code=place == 0) for place, header in enumerate(COLUMNS))
    rows = [*_rows(file, taken, tr, today)]
    write_view(ViewSheet(tr(REPLY), programme, today, columns, rows), path, tr)


def _rows(
    file: AnsweredFile, taken: Collection[str], tr: Translator, today: date
) -> Iterator[tuple[str, ...]]:
    for row, cell in file.cells():
        is_taken = cell.key in taken
        if not is_taken and cell.verdict is Verdict.SAME and cell.why is not Why.REPLACED:
            continue
        outcome, why = (YES, "") if is_taken else (NO, why_not(cell, tr))
        field, theirs = field_name(cell.field, tr), show_theirs(cell, tr, today)
        yield row.number, row.title, field, theirs, tr(outcome), why
    for it in file.new_projects:
        is_taken = it.key in taken
        why = "" if is_taken else why_not_added(it, tr)
        yield it.is_there_as, it.title, tr(NEW_PROJECT), it.title, tr(YES if is_taken else NO), why
    for gone in about_what_is_gone(file):
        yield str(gone.values["number"]), "", f"{gone.sheet}, {gone.cell}", "", tr(NO), gone.sentence(tr)
    for lost in lost_answers(file):
        yield "", "", f"{lost.sheet}, {lost.cell}", "", tr(UNREAD), lost.sentence(tr)
