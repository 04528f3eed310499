"""Answers over weeks: rounds that overlap, workbooks that come back again, projects that change hands."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.returned import edit
from tests.services.answering import (
    answer,
    cells,
    compare,
    project,
    send,
    set_ours,
    set_saved_at,
    verdicts,
)
from tests.store.state import assert_journal_is_true
from wsg_desktop.domain.answers import Why
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.services import answers, links, projects, undoing
from wsg_desktop.services.answer_desk import Desk
from wsg_desktop.services.answer_register import read_register
from wsg_desktop.services.answer_standing import Standing, standing_of
from wsg_desktop.services.answer_words import explain, reply
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.services.chasing import read_chase_list
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.party_merging import merge_parties
from wsg_desktop.services.progress import explain_status
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.projects import get_project_id
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
APRIL, MAY, JUNE = (date(2027, month, 30) for month in (4, 5, 6))
EN = translator("en")


@pytest.fixture
def document(furnished: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    opened = Document.open(Path(shutil.copy(furnished, tmp_path)), "Jan", clock)
    yield opened
    assert_journal_is_true(opened)
    assert check_programme(opened) == []
    opened.close()


@pytest.fixture
def one(document: Document, tmp_path: Path) -> Path:
    """Return the workbook that the first corporation got."""
    return send(document, "Corporatie 1", tmp_path / "uit")


@pytest.fixture
def two(document: Document, tmp_path: Path) -> Path:
    """Return the workbook that the second corporation got."""
    return send(document, "Corporatie 2", tmp_path / "uit")


def take(document: Document, *paths: Path) -> list[answers.Taken]:
    return answers.take_over_all(document, compare(document, *paths), "safe")


def again(document: Document, clock: FixedClock, folder: Path, party: str = "Corporatie 1") -> Path:
    """Send a party its overview of the next round, a day later."""
    clock.set(clock.now() + timedelta(days=1))
    return send(document, party, folder)


def taken_of(file: AnsweredFile) -> frozenset[str]:
    """Return what stands in the programme because of a file, for who sits down to it on another day."""
    desk = Desk()
    desk.show([file])
    return desk.taken_of(file)


def new_project(title: str) -> Any:
    def change(book: Any) -> None:
        book["Nieuwe projecten"]["A2"] = title

    return change


def test_a_cause_that_we_wrote_over_theirs_is_not_lost(document: Document, one: Path, tmp_path: Path) -> None:
    """Who asked for a cause first made the status that it stands in; who changed it last is another."""
    take(document, answer(one, tmp_path / "1.xlsx", MONDAY, A1={"Oorzaak": "regen"}))
    a1 = project(document, "A1").id
    document.change("ours", lambda tx: explain_status(tx, a1, Aspect.TIME, cause="vorst"))
    said = {"Oorzaak": "regen en wind", "Gevolg": "later"}
    back = answer(one, tmp_path / "2.xlsx", TUESDAY, A1=said)
    (file,) = compare(document, back)
    assert verdicts(file) == {("A1", "cause"): "conflict", ("A1", "consequence"): "safe"}
    assert cells(file)["A1", "cause"].changed_by == "Jan"
    take(document, back)
    (file,) = compare(document, back)
    standings = {key: standing_of(file, cell, ()) for key, cell in cells(file).items()}
    assert standings == {("A1", "cause"): Standing.CONFLICT, ("A1", "consequence"): Standing.TAKEN}


def test_an_older_round_that_was_saved_later_takes_nothing_back(
    document: Document, one: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """What was typed in the first workbook still stands there when something is added to it."""
    take(document, answer(one, tmp_path / "1.xlsx", MONDAY, A1={"Nieuwe_verwachting": APRIL}))
    second = again(document, clock, tmp_path / "weer")
    newer = answer(
        second, tmp_path / "2.xlsx", TUESDAY, A1={"Nieuwe_verwachting": MAY}, A2={"Oorzaak": "regen"}
    )
    older = answer(
        one,
        tmp_path / "3.xlsx",
        WEDNESDAY,
        A1={"Nieuwe_verwachting": APRIL},
        A2={"Oorzaak": "vorst"},
        A3={"Oorzaak": "wind"},
    )
    both = compare(document, older, newer)
    assert [verdicts(it) for it in both] == [
        {("A1", "end"): "same", ("A2", "cause"): "conflict", ("A3", "cause"): "safe"},
        {("A1", "end"): "safe", ("A2", "cause"): "conflict"},
    ]
    said = explain(cells(both[0])["A2", "cause"], both, EN, clock.today())
    assert said == "Corporatie 1 says: regen"
    told = "You say something else in another workbook; tell us which answer counts."
    assert [told in reply(it, (), EN, clock.today()) for it in both] == [True, True]
    desk = Desk()
    desk.show(both)
    asked = [it for file in both for it in desk.asked(file) if it.standing is Standing.CONTRADICTION]
    for it in asked:
        desk.tick([it.key], on=True)
    assert [desk.is_ticked(it) for it in asked] == [False, True]
    take(document, newer)
    (file,) = compare(document, older)
    assert verdicts(file)["A1", "end"] == "conflict"
    take(document, older)
    assert project(document, "A1").end == exact(MAY)


def test_an_older_round_that_was_saved_first_replaces_nothing_of_the_newer_one(
    document: Document, one: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """Also when the answers of the older one were taken over after those of the newer one came."""
    second = again(document, clock, tmp_path / "weer")
    newer = answer(second, tmp_path / "2.xlsx", MONDAY, A1={"Nieuwe_verwachting": MAY})
    older = answer(one, tmp_path / "3.xlsx", TUESDAY, A1={"Nieuwe_verwachting": APRIL})
    take(document, older)
    (file,) = compare(document, newer)
    assert cells(file)["A1", "end"].why is Why.PLAIN
    assert verdicts(file) == {("A1", "end"): "conflict"}


def test_what_is_taken_back_alone_leaves_the_answer_before_it_as_it_was(
    document: Document, one: Path, two: Path, tmp_path: Path
) -> None:
    """As undo does: nobody changed what stands there again. What moved along meanwhile was changed."""
    first = answer(one, tmp_path / "1.xlsx", MONDAY, A1={"Nieuwe_verwachting": APRIL})
    second = answer(one, tmp_path / "2.xlsx", TUESDAY, A1={"Nieuwe_verwachting": MAY, "Oorzaak": "regen"})
    third = answer(two, tmp_path / "3.xlsx", TUESDAY, A2={"Nieuwe_verwachting": MAY})
    take(document, first)
    before = compare(document, second)
    take(document, second)
    seq = document.stack().undo
    assert seq is not None
    take(document, third)
    document.change("take back", lambda tx: undoing.take_back_set(tx, seq.seq))
    (now,) = compare(document, second)
    assert [now._replace(came_before=False)] == before
    assert verdicts(now) == {("A1", "end"): "safe", ("A1", "cause"): "safe"}


def test_what_more_came_of_taking_back_was_changed(document: Document, one: Path, tmp_path: Path) -> None:
    """A3 follows again as soon as the link to it is back, and moves: that is no return to what was sent."""
    document.change("chain", chain)
    sent = send(document, "Corporatie 1", tmp_path / "weer")
    with document.reading() as read:
        (link,) = list_links(read)
    document.change("loose", lambda tx: links.remove_link(tx, link.id))
    seq = document.stack().undo
    assert seq is not None
    set_ours(document, "A2", "end", exact(MAY))
    document.change("take back", lambda tx: undoing.take_back_set(tx, seq.seq))
    assert project(document, "A3").end != exact(JUNE)
    back = answer(sent, tmp_path / "1.xlsx", A3={"Nieuwe_verwachting": date(2027, 7, 15)})
    (file,) = compare(document, back)
    assert verdicts(file) == {("A3", "end"): "conflict"}


def chain(tx: Transaction) -> None:
    """Let A3 wait for A2."""
    bus, shop = (get_project_id(tx.read, number) for number in ("A2", "A3"))
    set_field(tx, bus, "start", exact(date(2027, 1, 4)))
    set_field(tx, shop, "end", exact(JUNE))
    set_field(tx, shop, "start", exact(date(2027, 4, 1)))
    links.add_link(tx, bus, shop)


def test_what_moved_along_with_an_answer_was_not_answered(
    document: Document, tmp_path: Path, clock: FixedClock
) -> None:
    document.change("chain", chain)
    one = send(document, "Corporatie 1", tmp_path / "uit")
    second = again(document, clock, tmp_path / "weer")
    shop = {"Nieuwe_verwachting": date(2027, 7, 15), "Klopt_nog": "x"}
    older = answer(one, tmp_path / "1.xlsx", MONDAY, A3=shop)
    newer = answer(
        second, tmp_path / "2.xlsx", TUESDAY, A2={"Nieuwe_verwachting": MAY}, A3={"Klopt_nog": "x"}
    )
    (file,) = compare(document, newer)
    answers.take_over(document, file, [cells(file)["A2", "end"].key])
    assert project(document, "A3").end != exact(JUNE)
    for back in (older, newer):
        (file,) = compare(document, back)
        found = {key: cell for key, cell in cells(file).items() if key[0] == "A3"}
        assert {cell.verdict.value for cell in found.values()} == {"conflict"}
        assert {(cell.changed_by, cell.changed_from) for cell in found.values()} == {("Jan", None)}


def test_who_leads_a_project_no_more_is_asked_about(
    document: Document, one: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """Also of what stands under it; what changes nothing is not worth a question."""
    set_ours(document, "A3", "lead_parties", ["Corporatie 2"])
    under = {"lead_parties": [], "partner_parties": []}
    for key, value in under.items():
        set_ours(document, "A2", key, value)
    a2, a3 = (project(document, it).id for it in ("A2", "A3"))
    document.change("under", lambda tx: projects.move(tx, a2, parent_id=a3, after_id=None))
    back = answer(
        one,
        tmp_path / "1.xlsx",
        A1={"Oorzaak": "regen"},
        A2={"Nieuwe_verwachting": MAY},
        A3={"Nieuwe_verwachting": MAY, "Huidige_fase": "Ontwikkeling"},
    )
    (file,) = compare(document, back)
    assert verdicts(file) == {
        ("A1", "cause"): "safe",
        ("A2", "end"): "question",
        ("A3", "end"): "question",
        ("A3", "phase"): "same",
    }
    asked = cells(file)["A3", "end"]
    said = "Corporatie 1 does not lead A3 any more. Take it over all the same?"
    assert asked.question is not None
    assert asked.question.sentence(EN) == said
    assert "You do not lead A3 any more." in reply(file, (), EN, clock.today())
    answers.take_over(document, file, [asked.key])
    (file,) = compare(document, back)
    assert standing_of(file, cells(file)["A3", "end"], ()) is Standing.TAKEN


def test_the_same_workbook_again_is_its_own_also_after_merging(
    document: Document, two: Path, tmp_path: Path
) -> None:
    take(document, answer(two, tmp_path / "1.xlsx", TUESDAY, A1={"Nieuwe_verwachting": APRIL}))
    with document.reading() as read:
        kept, gone = (get_party_id(read, it) for it in ("Corporatie 1", "Corporatie 2"))
    document.change("merge", lambda tx: merge_parties(tx, kept, gone))
    before = answer(two, tmp_path / "2.xlsx", MONDAY, A1={"Nieuwe_verwachting": JUNE})
    after = answer(two, tmp_path / "3.xlsx", WEDNESDAY, A1={"Nieuwe_verwachting": MAY})
    (file,) = compare(document, before)
    assert cells(file)["A1", "end"].why is Why.REPLACED
    (file,) = compare(document, after)
    assert verdicts(file) == {("A1", "end"): "safe"}


def test_a_new_project_is_known_again_whatever_it_is_called_by_now(
    document: Document, one: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """The workbook that it came in comes again with more filled in, and the reply may be made later."""
    first = edit(one, new_project("Deelauto"), tmp_path / "1.xlsx")
    set_saved_at(first, MONDAY)
    (taken,) = take(document, first)
    added = taken.new_projects[0]
    document.change("name", lambda tx: set_field(tx, added, "title", "Vervoer op afroep in de wijk"))
    (file,) = compare(document, first)
    assert file.new_projects[0].is_from_here
    assert "Taken over:\n- Added: Deelauto" in reply(file, taken_of(file), EN, clock.today())

    second = edit(one, new_project("Deelauto"), tmp_path / "2.xlsx")
    set_saved_at(second, TUESDAY)
    (file,) = compare(document, second)
    assert (file.new_projects[0].is_there_as, file.new_projects[0].is_from_here) == ("P-0001", False)
    assert answers.safe_keys(file) == frozenset()
    document.undo()
    document.undo()
    (file,) = compare(document, second)
    assert file.new_projects[0].is_there_as == ""


def test_who_answers_about_what_lies_in_the_bin_did_answer(
    document: Document, one: Path, tmp_path: Path, clock: FixedClock
) -> None:
    back = answer(one, tmp_path / "1.xlsx", A3={"Nieuwe_verwachting": MAY})
    a3 = project(document, "A3").id
    document.change("bin", lambda tx: projects.delete(tx, [a3]))
    take(document, back)
    clock.set(clock.now() + timedelta(days=30))
    with document.reading() as read:
        (row,) = [it for it in read_register(read) if it.sent]
        assert (row.is_answered, row.came_empty) == (True, None)
        assert read_chase_list(read, clock.today()).chased == ()


def test_a_file_that_can_be_read_after_all_counts_as_an_answer(
    document: Document, one: Path, tmp_path: Path
) -> None:
    """The fact that it came is kept of a file once, but not for ever as one that said nothing."""
    back = answer(one, tmp_path / "1.xlsx", A3={"Nieuwe_verwachting": MAY})
    (file,) = compare(document, back)
    unread = file._replace(rows=())
    for it in (unread, unread, file, file, unread):
        answers.keep_received(document, it)
    with document.reading() as read:
        (row,) = [it for it in read_register(read) if it.sent]
    assert [it.is_answer for it in row.answers] == [False, True]


def test_questions_for_ourselves_are_told_to_the_partner_in_other_words(
    document: Document, tmp_path: Path, clock: FixedClock
) -> None:
    set_ours(document, "A1", "start", exact(date(2027, 2, 1)))
    set_ours(document, "A3", "partner_parties", ["Corporatie 2"])
    sent = send(document, "Corporatie 2", tmp_path / "uit")
    back = answer(
        sent,
        tmp_path / "1.xlsx",
        A1={"Nieuwe_verwachting": date(2026, 12, 1)},
        A2={"Deadline": MAY},
        A3={"Oorzaak": "regen"},
    )
    (file,) = compare(document, back)
    assert set(verdicts(file).values()) == {"question"}
    said = reply(file, (), EN, clock.today())
    assert "A1 would be ready before it starts; tell us which date you mean." in said
    assert "“Deadline” is a column of ours; tell us why it is to say something else." in said
    assert "We did not ask you to fill this in, because you do not lead A3." in said
    assert "?" not in said.replace("Is something not right?", "")
