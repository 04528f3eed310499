"""Who is to answer, what reminds them, and what is kept of that."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import NOW
from tests.exchange.returned import edit
from tests.services.answering import answer, compare, project, send
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock, day_of
from wsg_desktop.domain.terms import exact
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services import answer_register, answers, parties, projects
from wsg_desktop.services.answer_register import RegisterRow, Standing, read_late, read_register
from wsg_desktop.services.chasing import (
    Chased,
    keep_answered,
    keep_reminded,
    last_said,
    read_chase_list,
    reminder,
    withdraw,
)
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.overview_rows import read_source
from wsg_desktop.services.overviews import write_overviews, write_view_overview
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.party_list import read_party_list
from wsg_desktop.services.party_merging import merge_parties
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.services.register_export import export_register
from wsg_desktop.services.register_words import reminded_words, standing_words
from wsg_desktop.store.party_ages import oldest_led
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

DUE = date(2026, 12, 7)
"""Two weeks after the day of the clock, when an answer is due unless said otherwise."""
EN = translator("en")


@pytest.fixture(scope="module")
def sent(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a programme that both corporations got their overview of, one in English."""
    folder = tmp_path_factory.mktemp("sent")
    opened = Document.open(Path(shutil.copy(furnished, folder)), "Jan", FixedClock(NOW))
    send(opened, "Corporatie 1", folder / "uit")
    with opened.reading() as read:
        second = get_party_id(read, "Corporatie 2")
    write_overviews(opened, [second], folder / "uit", OverviewOptions("en"))
    opened.close()
    return folder


@pytest.fixture
def document(sent: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    shutil.copytree(sent, tmp_path, dirs_exist_ok=True)
    opened = Document.open(tmp_path / "p.wsg", "Jan", clock)
    yield opened
    assert_journal_is_true(opened)
    assert check_programme(opened) == []
    opened.close()


def add_led(tx: Transaction, party: str) -> None:
    """Add a project that only this party leads."""
    set_field(tx, projects.create(tx, "Halte", number="B1"), "lead_parties", [party])


def register(document: Document) -> list[RegisterRow]:
    with document.reading() as read:
        return read_register(read)


def chased(document: Document, *party_ids: str) -> list[Chased]:
    with document.reading() as read:
        return list(read_chase_list(read, document.clock.today(), party_ids).chased)


def go_to(clock: FixedClock, day: date) -> None:
    clock.set(clock.now() + timedelta(days=(day - clock.today()).days))


@pytest.mark.parametrize(
    ("days", "standing", "words"),
    [
        (-4, Standing.WAITING, "waiting"),
        (-3, Standing.SOON, "due in 3 days"),
        (0, Standing.SOON, "due today"),
        (1, Standing.LATE, "1 day late"),
        (5, Standing.LATE, "5 days late"),
    ],
)
def test_an_answer_is_awaited_then_due_then_late(
    document: Document, clock: FixedClock, days: int, standing: Standing, words: str
) -> None:
    go_to(clock, DUE + timedelta(days=days))
    row = register(document)[0]
    assert (row.answer_by, row.standing(clock.today())) == (DUE, standing)
    assert standing_words(row, EN, clock.today()) == words
    assert bool(chased(document)) == (standing is not Standing.WAITING)
    assert len(chased(document, row.party_id)) >= 1


def test_a_reminder_is_a_fact_that_undo_leaves_alone(document: Document, clock: FixedClock) -> None:
    go_to(clock, DUE + timedelta(days=2))
    before, stack = state_of(document), document.stack()
    keep_reminded(document, register(document))
    go_to(clock, DUE + timedelta(days=9))
    keep_reminded(document, register(document)[:1])
    assert (state_of(document), document.stack()) == (before, stack)
    first, second = register(document)
    assert [(day_of(it.at), it.who) for it in first.reminded] == [
        (DUE + timedelta(days=2), "Jan"),
        (DUE + timedelta(days=9), "Jan"),
    ]
    assert reminded_words(first, EN, clock.today()) == "16 Dec (2 times)"
    assert reminded_words(second, EN, date(2027, 1, 4)) == "9 Dec 2026"
    assert not first.is_answered


def test_who_answers_by_telephone_is_chased_no_further(document: Document, clock: FixedClock) -> None:
    go_to(clock, DUE + timedelta(days=2))
    keep_answered(document, register(document)[:1])
    (left,) = chased(document)
    assert left.row.party == "Corporatie 2"
    row = register(document)[0]
    assert standing_words(row, EN, clock.today()) == "answered 9 Dec"


def test_a_mistake_is_taken_back_for_that_party_alone(document: Document, clock: FixedClock) -> None:
    go_to(clock, DUE + timedelta(days=2))
    keep_reminded(document, register(document))
    keep_answered(document, register(document)[:1])
    for _ in range(2):
        row = register(document)[0]
        said = last_said(row)
        assert said is not None
        withdraw(document, row, said)
    first, second = register(document)
    assert (first.reminded, first.is_answered, last_said(first)) == ((), False, None)
    assert len(second.reminded) == 1


def test_a_later_overview_begins_anew(document: Document, clock: FixedClock, tmp_path: Path) -> None:
    go_to(clock, DUE + timedelta(days=2))
    keep_reminded(document, register(document))
    keep_answered(document, register(document))
    send(document, "Corporatie 1", tmp_path / "weer")
    first, second = register(document)
    assert (first.earlier, first.reminded, first.standing(clock.today())) == (1, (), Standing.WAITING)
    assert second.is_answered


def test_a_workbook_that_came_back_ends_the_chase(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    back = answer(next((tmp_path / "uit").glob("*Corporatie 1*")), tmp_path / "t.xlsx", A1={"Oorzaak": "r"})
    go_to(clock, DUE + timedelta(days=2))
    with document.reading() as read:
        assert [row.party for row in read_late(read, clock.today())] == ["Corporatie 1", "Corporatie 2"]
    answers.take_over_all(document, compare(document, back), "none")
    assert [it.row.party for it in chased(document)] == ["Corporatie 2"]
    with document.reading() as read:
        assert [row.party for row in read_late(read, clock.today())] == ["Corporatie 2"]


def test_of_two_parties_that_became_one_each_workbook_is_waited_for(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    """Also for the one that did not go out last; an overview that is sent after merging replaces both."""
    document.change("add", partial(add_led, party="Corporatie 2"))
    sent = send(document, "Corporatie 2", tmp_path / "meer")
    later = answer(sent, tmp_path / "2.xlsx", A1={"Oorzaak": "r"})
    with document.reading() as read:
        kept, gone = (get_party_id(read, it) for it in ("Corporatie 1", "Corporatie 2"))
    first = register(document)[0].sent
    go_to(clock, DUE + timedelta(days=2))
    document.change("merge", lambda tx: merge_parties(tx, kept, gone))
    answers.take_over_all(document, compare(document, later), "none")

    (row,) = register(document)
    assert row.sent == first
    assert standing_words(row, EN, clock.today()) == "2 days late, 1 other answered"
    keep_answered(document, [row])
    assert register(document)[0].is_answered
    send(document, "Corporatie 1", tmp_path / "weer")
    (row,) = register(document)
    assert (row.standing(clock.today()), row.also_answered) == (Standing.WAITING, 0)


def test_asking_about_a_part_does_not_end_waiting_for_the_whole(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    """Deviations before a meeting, or one area: the answer about the rest is still owed."""
    a1 = project(document, "A1").id
    document.change("late", lambda tx: set_field(tx, a1, "deadline", exact(date(2026, 12, 1))))
    whole = next((tmp_path / "uit").glob("*Corporatie 1*"))
    go_to(clock, DUE + timedelta(days=2))
    with document.reading() as read:
        ids = [get_party_id(read, "Corporatie 1")]
    options = OverviewOptions(kind=OverviewKind.DEVIATIONS)
    (part,) = write_overviews(document, ids, tmp_path / "deel", options)
    first = register(document)[0]
    assert first.sent is not None
    assert (first.sent.file_name, first.earlier) == (whole.name, 1)
    assert standing_words(first, EN, clock.today()) == "2 days late"
    assert [it.row.party for it in chased(document)] == ["Corporatie 1", "Corporatie 2"]
    back = answer(part.path, tmp_path / "1.xlsx", A1={"Oorzaak": "regen"})
    answers.take_over_all(document, compare(document, back), "safe")
    assert standing_words(register(document)[0], EN, clock.today()) == "2 days late, 1 other answered"
    back = answer(whole, tmp_path / "2.xlsx", A1={"Gevolg": "later"})
    answers.take_over_all(document, compare(document, back), "safe")
    first = register(document)[0]
    assert first.sent is not None
    assert (first.sent.file_name, first.is_answered, first.also_answered) == (part.path.name, True, 0)

    go_to(clock, DUE + timedelta(days=9))
    write_overviews(document, ids, tmp_path / "gebied", OverviewOptions(only=frozenset((a1,))))
    assert register(document)[0].standing(clock.today()) is Standing.WAITING
    send(document, "Corporatie 1", tmp_path / "weer")
    first = register(document)[0]
    assert (first.projects, first.earlier, first.also_answered) == (3, 3, 0)


def test_a_group_is_late_nowhere(document: Document, clock: FixedClock) -> None:
    """Who became one after its overview went out is waited for no more, on Vandaag and in the chase list."""
    go_to(clock, DUE + timedelta(days=2))
    with document.reading() as read:
        party = get_party_id(read, "Corporatie 2")
    document.change("group", lambda tx: parties.set_party_field(tx, party, "kind", "group"))
    assert [it.row.party for it in chased(document)] == ["Corporatie 1"]
    with document.reading() as read:
        assert [row.party for row in read_late(read, clock.today())] == ["Corporatie 1"]


def test_a_workbook_without_an_answer_does_not_end_the_chase(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    """Empty when returned is no answer, and neither is what nobody can read; telling so ends it."""

    def lose_the_sheet(book: Any) -> None:
        book.remove(book["Projecten"])

    dutch, english = (next((tmp_path / "uit").glob(f"*Corporatie {n}*")) for n in (1, 2))
    lost, empty = edit(dutch, lose_the_sheet, tmp_path / "weg.xlsx"), tmp_path / "leeg.xlsx"
    load_workbook(english).save(empty)
    go_to(clock, DUE + timedelta(days=2))
    files = compare(document, lost, empty)
    answers.take_over_all(document, files, "safe")
    assert [(file.is_answer, bool(file.problems)) for file in files] == [(False, True), (False, False)]
    assert [standing_words(row, EN, clock.today()) for row in register(document)] == [
        "2 days late, came back unreadable",
        "2 days late, came back empty",
    ]
    _, second = chased(document)
    assert (second.row.answered_at, [it.file for it in second.row.answers]) == (None, ["leeg.xlsx"])
    text = reminder(second, "Programma Oost", clock.today()).text
    assert "“leeg.xlsx” reached us on Wednesday 9 December 2026, but nothing was filled in" in text
    assert "did not receive" not in text
    keep_answered(document, [second.row])
    back = answer(dutch, tmp_path / "t.xlsx", A1={"Oorzaak": "regen"})
    answers.take_over_all(document, compare(document, back), "none")
    assert [row.is_answered for row in register(document)] == [True, True]
    assert chased(document) == []


def test_the_first_of_two_like_workbooks_ends_the_chase(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    """Who was sent it again may fill in the first; of what asks something else an answer is still to come."""
    first = next((tmp_path / "uit").glob("*Corporatie 1*"))
    early = answer(first, tmp_path / "vroeg.xlsx", A1={"Oorzaak": "regen"})
    answers.take_over_all(document, compare(document, early), "none")
    go_to(clock, DUE - timedelta(days=5))
    send(document, "Corporatie 1", tmp_path / "weer")
    assert [row.is_answered for row in register(document)] == [False, False]
    back = answer(first, tmp_path / "t.xlsx", A1={"Oorzaak": "vorst"})
    answers.take_over_all(document, compare(document, back), "none")
    (row, _) = register(document)
    assert [it.file for it in row.answers] == ["t.xlsx"]
    with document.reading() as read:
        ids = [get_party_id(read, "Corporatie 1")]
    write_overviews(document, ids, tmp_path / "anders", OverviewOptions(asked=("new_end", "cause")))
    late = answer(first, tmp_path / "laat.xlsx", A1={"Oorzaak": "hagel"})
    answers.take_over_all(document, compare(document, late), "none")
    assert not register(document)[0].is_answered


def test_who_reads_a_view_is_told_apart_and_never_chased(document: Document, tmp_path: Path) -> None:
    before = register(document)
    for name in ("Werkgroep wonen", "Bathmen", "Werkgroep wonen"):
        write_view_overview(document, name, tmp_path / "lezen")
    with document.reading() as read:
        readers = answer_register.read_readers(read)
        listed = read_party_list(read, document.clock.today())
    assert [(it.party, it.earlier) for it in readers] == [("Bathmen", 0), ("Werkgroep wonen", 1)]
    assert {it.standing(DUE + timedelta(days=9)) for it in readers} == {Standing.READS}
    assert {it.answer_by for it in readers} == {None}, "nothing is asked of them"
    assert listed.readers == tuple(readers)
    assert register(document) == before


def test_the_reminder_is_ready_in_the_language_of_the_overview(document: Document, clock: FixedClock) -> None:
    def add(tx: Transaction) -> None:
        with document.reading() as read:
            party_id = get_party_id(read, "Corporatie 2")
        parties.add_person(tx, party_id=party_id, name="Noor Bakker", email="noor@c2.nl")
        parties.add_person(tx, party_id=party_id, name="Piet", email="Piet Smit <piet@c2.nl>")

    document.change("add", add)
    go_to(clock, DUE + timedelta(days=2))
    keep_reminded(document, register(document))
    go_to(clock, DUE + timedelta(days=3))
    dutch, english = (reminder(it, "Programma Oost", clock.today()) for it in chased(document))
    assert english.subject == "Reminder: overview of Programma Oost, answer by Monday 7 December 2026"
    assert english.text.startswith("Hello Noor Bakker,\n\nOn Monday 23 November 2026 we sent you")
    assert "Corporatie 2.xlsx”. You fill in 2 rows of it." in english.text
    assert "did not receive it yet. We also wrote about it on Wednesday 9 December 2026." in english.text
    assert "“Still right”" in english.text
    assert english.mailto.startswith("mailto:noor@c2.nl?subject=Reminder%3A")
    assert dutch.addresses == ()
    assert "maandag 7 december 2026" in dutch.text


def test_the_reminder_speaks_of_a_tick_only_where_one_was_asked(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    with document.reading() as read:
        ids = [get_party_id(read, name) for name in ("Corporatie 1", "Corporatie 2")]
    write_overviews(document, ids[:1], tmp_path / "weer", OverviewOptions(asked=("new_end", "cause")))
    go_to(clock, DUE + timedelta(days=1))
    first, second = (reminder(it, "Programma Oost", clock.today()).text for it in chased(document, *ids))
    assert "Klopt nog" not in first
    assert "Kun je het bestand niet meer vinden?" in first
    assert "“Still right”" in second


def test_the_age_is_that_of_the_oldest_row_that_a_party_fills_in(tmp_path: Path, clock: FixedClock) -> None:
    made = generate(tmp_path / "veel.wsg", 100, who="Jan", clock=clock)
    with made.reading() as read:
        outline = read_source(read, clock.today()).outline

    def touch(tx: Transaction, turn: int) -> None:
        for row in outline[turn::5]:
            set_field(tx, row.id, "theme", f"thema {turn}")
        for row in outline[turn::31]:
            set_field(tx, row.id, "confidentiality", "internal")

    # One in five rows keeps the age that it was made with.
    for turn in range(4):
        clock.set(clock.now() + timedelta(days=3))
        made.change("touch", partial(touch, turn=turn))
    with made.reading() as read:
        source, found = read_source(read, clock.today()), oldest_led(read)
        known = {part.party_id for row in source.outline for part in row.parties}
    expected = {}
    for party_id in known:
        leads, _ = source.of_party(party_id)
        if leads:
            expected[party_id] = min(row.changed_at for row in leads if row.changed_at)
    assert found == expected
    assert len(set(expected.values())) > 1
    made.close()


def test_what_stands_under_a_project_goes_with_it(document: Document, clock: FixedClock) -> None:
    def under(tx: Transaction) -> None:
        with document.reading() as read:
            (top,) = (row for row in read_source(read, clock.today()).outline if row.number == "A3")
        child = projects.create(tx, "Dak", parent_id=top.id)
        projects.create(tx, "Goot", parent_id=child)

    old = clock.now()
    document.change("under", under)
    clock.set(old + timedelta(days=9))

    def touch(tx: Transaction) -> None:
        with document.reading() as read:
            rows = {row.title: row.id for row in read_source(read, clock.today()).outline}
        for title in ("Eettafel", "Buurtbus", "Winkel", "Dak"):
            set_field(tx, rows[title], "theme", "wonen")

    document.change("touch", touch)
    ages = {row.party: row.age(clock.today()) for row in register(document)}
    assert ages == {"Corporatie 1": 9, "Corporatie 2": 0}


def test_the_register_goes_to_excel_with_real_days(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    go_to(clock, DUE + timedelta(days=2))
    keep_reminded(document, register(document)[:1])
    ids = [row.party_id for row in register(document)]
    export_register(document, ids[:1], "Nabellijst", tmp_path / "n.xlsx", EN)
    sheet: Any = load_workbook(tmp_path / "n.xlsx").active
    head, row = sheet.iter_rows(values_only=True)
    found: dict[str, Any] = dict(zip(head, row, strict=True))
    assert found["Party"] == "Corporatie 1"
    assert (found["Answer by"].date(), found["Days late"], found["Answer"]) == (DUE, 2, "2 days late")
    assert found["Reminded"].date() == DUE + timedelta(days=2)
