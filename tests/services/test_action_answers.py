"""Actions in a partner's overview: what goes out, what comes back, and what becomes of it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.reading_back import load
from tests.exchange.returned import edit, fill, rows_of, save_as_ods
from tests.services.answering import cells, compare, send, verdicts
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Confidentiality
from wsg_desktop.exchange.answer_actions import NO_HEADERS, TO_READ
from wsg_desktop.exchange.answer_rows import NO_ROW, STRANGE_COLUMN
from wsg_desktop.services import actions, answers, decisions, parties
from wsg_desktop.services.action_answers import CHANGED_SINCE
from wsg_desktop.services.answer_replies import reply_text
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.actions import ActionRow, get_action
from wsg_desktop.store.journal.replay import dump
from wsg_desktop.store.projects import get_project_id
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction

DUE = exact(date(2026, 12, 10))


@pytest.fixture
def document(furnished: Path, tmp_path: Path) -> Iterator[Document]:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    opened = Document.open(Path(shutil.copy(furnished, tmp_path)), "tester", clock)
    opened.change("agree", agree)
    yield opened
    opened.close()


def agree(tx: Transaction) -> None:
    """Let corporation 1 have A-001 and A-002, the other A-003, and decide two things of which one inside."""
    winkel = get_project_id(tx.read, "A3")
    actions.add(tx, "Huurcontract rondmaken", holder="Corporatie 1", due=DUE, project_id=winkel)
    actions.add(tx, "=1+1 kosten begroten", holder="corporatie 1")
    actions.add(tx, "Buurtbus bestellen", holder="Corporatie 2", due=DUE)
    body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0"))
    meeting = tx.add(MeetingRecord(body_id=body.id, day=date(2026, 11, 5)))
    for title, confidentiality in (
        ("Winkel opent in maart", Confidentiality.PARTNERS),
        ("Grond verkopen", Confidentiality.INTERNAL),
    ):
        decision = decisions.ask(tx, body.id, title, meeting_id=meeting.id, confidentiality=confidentiality)
        outcome = decisions.Outcome(DecisionState.TAKEN, responsible="Corporatie 1 en de gemeente")
        decisions.record_outcome(tx, decision, outcome)


def stands(document: Document) -> object:
    """Return what stands in the programme, without the facts."""
    with document.reading() as read:
        return dump(read)["action"]


def action(document: Document, number: str) -> ActionRow:
    with document.reading() as read:
        return get_action(read, number)


def answered(sent: Path, to: Path, **rows: dict[str, Any]) -> Path:
    """Return a copy in which actions were answered; `A_001` stands for A-001."""

    def change(book: Any) -> None:
        for number, said in rows.items():
            fill(book["Acties"], number.replace("_", "-"), **said)

    return edit(sent, change, to)


def test_a_party_gets_its_actions_and_the_decisions_that_name_it(document: Document, tmp_path: Path) -> None:
    book = load(send(document, "Corporatie 1", tmp_path))
    assert book.sheetnames[:5] == ["Lees dit eerst", "Projecten", "Nieuwe projecten", "Acties", "Planning"]
    sheet = book["Acties"]
    header, *rows = rows_of(sheet)
    assert header[:7] == [
        "Nr.", "Actie of besluit", "Actiehouder", "Gereed vóór", "Project", "Herkomst", "Status",
    ]  # fmt: skip
    assert header[7:] == ["Nieuwe status", "Opmerking", "Ingevuld door"]
    assert [row[0] for row in rows] == ["A-001", "A-002", "2026-11-01"]
    assert rows[0][1:3] == ["Huurcontract rondmaken", "Corporatie 1"]
    assert (rows[0][3].date(), *rows[0][4:7]) == (date(2026, 12, 10), "A3 Winkel", "23 nov 2026", "Open")
    assert rows[2][1:4] == ["Winkel opent in maart", "Corporatie 1 en de gemeente", None]
    assert rows[2][4:7] == [None, "Stuurgroep, 5 nov 2026", "Genomen"]
    assert sheet["B3"].data_type == "s"
    assert sheet["B3"].quotePrefix
    assert (sheet.protection.sheet, sheet.freeze_panes, sheet.page_setup.orientation) == (
        True,
        "C2",
        "landscape",
    )
    assert [sheet.cell(row, 8).protection.locked for row in (2, 3, 4)] == [False, False, True]
    assert sorted(str(it.sqref) for it in sheet.data_validations.dataValidation) == [
        "H2:H3",
        "I2:I3",
        "J2:J3",
    ]
    other = load(send(document, "Corporatie 2", tmp_path))
    assert [row[0] for row in rows_of(other["Acties"])[1:]] == ["A-003"]


def test_what_is_about_an_internal_project_stays_in_the_house(document: Document, tmp_path: Path) -> None:
    document.change(
        "hide",
        lambda tx: set_field(tx, get_project_id(tx.read, "A3"), "confidentiality", Confidentiality.INTERNAL),
    )
    sheet = load(send(document, "Corporatie 1", tmp_path))["Acties"]
    assert [row[0] for row in rows_of(sheet)[1:]] == ["A-002", "2026-11-01"]


def test_answers_are_taken_over_as_one_step_with_where_they_came_from(
    document: Document, tmp_path: Path
) -> None:
    sent = send(document, "Corporatie 1", tmp_path)
    back = answered(
        sent,
        tmp_path / "terug.xlsx",
        A_001={"Nieuwe_status": "Gereed", "Opmerking": "getekend", "Ingevuld_door": "Jan"},
        A_002={"Nieuwe_status": "mee bezig", "Opmerking": "offerte gevraagd"},
    )
    (file,) = compare(document, back)
    assert verdicts(file) == {
        ("A-001", "action_state"): "safe",
        ("A-001", "action_notes"): "safe",
        ("A-002", "action_state"): "same",
        ("A-002", "action_notes"): "safe",
    }
    before = stands(document)
    (taken,) = answers.take_over_all(document, [file], "safe")
    assert len(taken.keys) == 3
    done = action(document, "A-001")
    assert (done.state, done.done_on, done.notes) == (
        "done",
        date(2026, 11, 23),
        "Corporatie 1 (Jan): getekend",
    )
    assert action(document, "A-002").notes == "Corporatie 1: offerte gevraagd"
    assert "A-001 Huurcontract rondmaken, Status: Afgerond" in reply_text(document, file, taken.keys)
    (again,) = compare(document, back)
    assert set(verdicts(again).values()) == {"same"}
    assert cells(again)["A-001", "action_state"].changed_from == file.source
    document.undo()
    assert stands(document) == before


def test_what_we_changed_too_is_a_conflict_and_doubts_are_questions(
    document: Document, tmp_path: Path
) -> None:
    sent = send(document, "Corporatie 1", tmp_path)
    first, second = action(document, "A-001").id, action(document, "A-002").id
    document.change("drop", lambda tx: actions.drop(tx, first))
    document.change("note", lambda tx: actions.set_field(tx, second, "notes", "gebeld"))
    back = answered(
        sent,
        tmp_path / "terug.xlsx",
        A_001={"Nieuwe_status": "klaar", "Gereed_vóór": "15 januari 2027"},
        A_002={"Nieuwe_status": "bijna", "Opmerking": "komt goed"},
    )
    (file,) = compare(document, back)
    assert verdicts(file) == {
        ("A-001", "action_state"): "conflict",
        ("A-001", "action_due"): "question",
        ("A-002", "action_state"): "question",
        ("A-002", "action_notes"): "safe",
    }
    found = cells(file)
    assert (found["A-001", "action_state"].sent, found["A-001", "action_state"].ours) == ("open", "dropped")
    assert found["A-001", "action_state"].changed_by == "tester"
    assert getattr(found["A-001", "action_due"].theirs, "day", None) == date(2027, 1, 15)
    keys = {cell.key for cell in found.values()}
    answers.take_over(document, file, keys, {found["A-002", "action_state"].key: "dropped"})
    assert (action(document, "A-001").state, action(document, "A-001").due.day) == ("done", date(2027, 1, 15))
    assert action(document, "A-002").notes == "gebeld\nCorporatie 1: komt goed"
    assert action(document, "A-002").state == "dropped"
    (late,) = answers.take_over_all(document, [file], "theirs")
    assert late.keys == frozenset()


def test_what_changed_after_comparing_is_not_lost(document: Document, tmp_path: Path) -> None:
    back = answered(
        send(document, "Corporatie 1", tmp_path), tmp_path / "terug.xlsx", A_001={"Nieuwe_status": "ja"}
    )
    (file,) = compare(document, back)
    first = action(document, "A-001").id
    document.change("drop", lambda tx: actions.drop(tx, first))
    (taken,) = answers.take_over_all(document, [file], "safe")
    assert (taken.keys, [str(it.message) for _, it in taken.refused]) == (frozenset(), [CHANGED_SINCE])
    assert action(document, "A-001").state == "dropped"


def test_whatever_people_do_to_the_sheet_is_read_or_said(document: Document, tmp_path: Path) -> None:
    sent = send(document, "Corporatie 1", tmp_path)

    def change(book: Any) -> None:
        sheet = book["Acties"]
        sheet.title = "Wat wij doen"
        fill(sheet, "A-001", Nieuwe_status="hoeft niet meer, vervallen", Opmerking=" x ")
        fill(sheet, "2026-11-01", Opmerking="hoe dan?")
        sheet.move_range("H1:H4", cols=5)
        sheet["H1"], sheet["H2"] = "Onze code", "K7"
        sheet.append(["A-099", "Iets nieuws", "", None, "", "", "", "", "erbij"])
        sheet["A3"] = None
        sheet["I3"] = "later"

    edited = edit(sent, change, tmp_path / "terug.xlsx")
    for path in (edited, save_as_ods(edited, tmp_path / f"{sent.stem}.ods")):
        (file,) = compare(document, path)
        assert verdicts(file) == {
            ("A-001", "action_state"): "question",
            ("A-001", "action_notes"): "safe",
            ("A-002", "action_notes"): "question",
        }
        assert {it.message for it in file.problems} == {TO_READ, NO_ROW, STRANGE_COLUMN}
        assert {it.sheet for it in file.problems} == {"Wat wij doen"}


def test_dates_with_the_month_first_are_known_by_ours(document: Document, tmp_path: Path) -> None:
    sent = send(document, "Corporatie 1", tmp_path)

    def change(book: Any) -> None:
        fill(book["Acties"], "A-001", Gereed_vóór="12/10/2026")  # the tenth of December, as it was sent
        fill(book["Acties"], "A-002", Gereed_vóór="03/01/2027")

    (file,) = compare(document, edit(sent, change, tmp_path / "terug.xlsx"))
    assert verdicts(file) == {("A-002", "action_due"): "question"}
    ((_, cell),) = file.cells()
    assert cell.question is not None
    assert cell.question.proposals == (exact(date(2027, 3, 1)), exact(date(2027, 1, 3)))


def test_a_workbook_without_the_sheet_is_fine(document: Document, tmp_path: Path) -> None:
    sent = send(document, "Corporatie 1", tmp_path)

    def change(book: Any) -> None:
        del book["Acties"]
        fill(book["Projecten"], "A1", Nieuwe_verwachting=date(2027, 6, 30))

    (file,) = compare(document, edit(sent, change, tmp_path / "terug.xlsx"))
    assert (verdicts(file), file.problems) == ({("A1", "end"): "safe"}, ())


def test_a_sheet_without_its_headers_is_told(document: Document, tmp_path: Path) -> None:
    sent = send(document, "Corporatie 1", tmp_path)

    def change(book: Any) -> None:
        fill(book["Acties"], "A-001", Nieuwe_status="gedaan")
        for row in book["Acties"].iter_rows(max_row=10):
            if any(cell.value == "Nieuwe status" for cell in row):
                for cell in row:
                    cell.value = None

    (file,) = compare(document, edit(sent, change, tmp_path / "terug.xlsx"))
    assert ({it.sheet: it.message for it in file.problems}, verdicts(file)) == ({"Acties": NO_HEADERS}, {})


@pytest.mark.parametrize("said", ["nog niet klaar", "klaar in maart", "bijna klaar", "wordt afgerond"])
def test_what_is_not_said_without_doubt_is_asked(document: Document, tmp_path: Path, said: str) -> None:
    sent = send(document, "Corporatie 1", tmp_path)
    back = edit(sent, lambda book: fill(book["Acties"], "A-001", Nieuwe_status=said), tmp_path / "terug.xlsx")
    (file,) = compare(document, back)
    assert verdicts(file) == {("A-001", "action_state"): "question"}


def test_a_sheet_that_was_only_to_read_is_fine(document: Document, tmp_path: Path) -> None:
    for number in ("A-001", "A-002"):
        action_id = action(document, number).id
        document.change("done", lambda tx, it=action_id: actions.finish(tx, it))
    sent = send(document, "Corporatie 1", tmp_path)
    assert [row[0] for row in rows_of(load(sent)["Acties"])[1:]] == ["2026-11-01"]
    (file,) = compare(document, sent)
    assert file.problems == ()


def test_only_the_actions_came_back(document: Document, tmp_path: Path) -> None:
    sent = send(document, "Corporatie 1", tmp_path)

    def change(book: Any) -> None:
        for name in ("Projecten", "Planning", "Samenvatting"):
            del book[name]
        fill(book["Acties"], "A-001", Nieuwe_status="✓")

    (file,) = compare(document, edit(sent, change, tmp_path / "terug.xlsx"))
    assert (verdicts(file), file.problems) == ({("A-001", "action_state"): "safe"}, ())


def test_who_only_has_an_action_gets_an_overview_too(document: Document, tmp_path: Path) -> None:
    document.change("add", lambda tx: parties.add_party(tx, "Adviesbureau"))
    document.change("act", lambda tx: actions.add(tx, "Advies geven", holder="Adviesbureau"))
    sent = send(document, "Adviesbureau", tmp_path)
    assert [row[1] for row in rows_of(load(sent)["Acties"])[1:]] == ["Advies geven"]
    (file,) = compare(document, answered(sent, tmp_path / "terug.xlsx", A_004={"Nieuwe_status": "Afgerond"}))
    assert verdicts(file) == {("A-004", "action_state"): "safe"}
