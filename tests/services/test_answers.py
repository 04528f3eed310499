"""Answers beside the programme, taken over per file, with where each value came from."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exchange.libreoffice import convert, needs_office
from tests.exchange.returned import edit, fill, rows_of, save_as_csv
from tests.services.answering import (
    END,
    answer,
    cells,
    compare,
    furnish,
    labels,
    project,
    send,
    set_ours,
    verdicts,
)
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.answers import Why
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services import answer_files, answers, overviews, programme, projects
from wsg_desktop.services.answer_labels import source_of
from wsg_desktop.services.answer_register import read_register
from wsg_desktop.services.answer_replies import write_reply
from wsg_desktop.services.answer_words import explain, reply
from wsg_desktop.services.answered import others_of
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.store.projects import list_projects, list_situations
from wsg_desktop.texts import translator

MARCH, MAY, JUNE = (exact(date(2027, month, 1)) for month in (3, 5, 6))
EN = translator("en")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


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


def take(document: Document, *paths: Path, how: answers.Take = "safe") -> list[answers.Taken]:
    return answers.take_over_all(document, compare(document, *paths), how)


def test_what_only_they_changed_is_safe_and_is_taken_over_as_one_step(
    document: Document, one: Path, tmp_path: Path
) -> None:
    back = answer(
        one,
        tmp_path / "terug.xlsx",
        A1={"Nieuwe_verwachting": "eind 2027", "Stand_van_zaken": "vloer ligt", "Ingevuld_door": "J. Jansen"},
        A2={"Huidige_fase": "Realisatie", "Oorzaak": "regen", "Gevolg": "later", "Maatregel": "zeil"},
    )
    before = state_of(document)
    (file,) = compare(document, back)
    assert set(verdicts(file).values()) == {"safe"}
    answers.take_over(document, file, answers.safe_keys(file))

    first, second = project(document, "A1"), project(document, "A2")
    assert first.end == Term(date(2027, 12, 31), Precision.YEAR, "eind 2027")
    assert (first.situation, second.phase) == ("vloer ligt", "realisation")
    (status,) = second.statuses
    assert (status.cause, status.consequence, status.measure) == ("regen", "later", "zeil")
    with document.reading() as read:
        assert list_situations(read, first.id)[0].reported_by == "Corporatie 1 (J. Jansen)"

    document.undo()
    assert state_of(document) == before


def test_every_value_keeps_from_whom_when_and_which_file(
    document: Document, one: Path, tmp_path: Path
) -> None:
    take(document, answer(one, tmp_path / "terug.xlsx", NOON, A1={"Nieuwe_verwachting": MAY.day}))
    label = labels(document, "A1")[0]
    source = source_of(label)
    assert source is not None
    assert (source.party, source.file, source.given_at) == ("Corporatie 1", "terug.xlsx", NOON)
    assert translator("en").sentence(label) == "take over the answer of Corporatie 1 from terug.xlsx"


def test_taking_over_twice_changes_nothing_the_second_time(
    document: Document, one: Path, tmp_path: Path
) -> None:
    def add_new(book: Any) -> None:
        book["Nieuwe projecten"]["A2"], book["Nieuwe projecten"]["I2"] = "Deelauto", "loopt"

    back = answer(
        one,
        tmp_path / "terug.xlsx",
        A1={"Nieuwe_verwachting": MAY.day, "Stand_van_zaken": "vloer ligt", "Oorzaak": "regen"},
        A2={"Klopt_nog": "✓"},
        A3={"Klopt_nog": "ja", "Huidige_fase": "Beheer"},
    )
    edit(back, add_new)
    take(document, back)
    once = state_of(document)
    with document.reading() as read:
        numbers = {row.number for row in list_projects(read)}
    (file,) = compare(document, back)
    assert set(verdicts(file).values()) == {"same"}
    assert file.came_before
    assert file.new_projects[0].is_there_as in numbers
    assert answers.safe_keys(file) == frozenset()
    take(document, back, how="theirs")
    assert state_of(document) == once


def test_what_we_changed_too_is_a_conflict_that_says_who_and_when(
    document: Document, one: Path, tmp_path: Path, clock: FixedClock
) -> None:
    set_ours(document, "A1", "end", JUNE)
    back = answer(
        one,
        tmp_path / "terug.xlsx",
        A1={"Nieuwe_verwachting": MAY.day},
        A2={"Nieuwe_verwachting": JUNE.day},
    )
    (file,) = compare(document, back)
    cell = cells(file)["A1", "end"]
    assert (cell.verdict, cell.sent, cell.theirs, cell.ours) == ("conflict", END, MAY, JUNE)
    assert (cell.changed_by, cell.changed_at, cell.changed_from) == ("Jan", clock.now(), None)
    assert explain(cell, [file], translator("en"), clock.today()) == "Jan changed it on 23 Nov 2026"
    take(document, back)
    assert (project(document, "A1").end, project(document, "A2").end) == (JUNE, JUNE)
    take(document, back, how="theirs")
    assert project(document, "A1").end == MAY


def test_what_we_changed_and_took_back_is_no_conflict(document: Document, one: Path, tmp_path: Path) -> None:
    set_ours(document, "A1", "end", JUNE)
    document.undo()
    (file,) = compare(document, answer(one, tmp_path / "t.xlsx", A1={"Nieuwe_verwachting": MAY.day}))
    assert verdicts(file) == {("A1", "end"): "safe"}


@pytest.mark.parametrize(("field", "column"), [("cause", "Oorzaak"), ("measure", "Maatregel")])
def test_an_explanation_that_we_gave_meanwhile_is_a_conflict(
    document: Document, one: Path, tmp_path: Path, field: str, column: str
) -> None:
    from wsg_desktop.domain.vocabulary import Aspect
    from wsg_desktop.services.progress import explain_status

    project_id = project(document, "A1").id
    document.change("uitleg", lambda tx: explain_status(tx, project_id, Aspect.TIME, **{field: "van ons"}))
    (file,) = compare(document, answer(one, tmp_path / "t.xlsx", A1={column: "van hen"}))
    cell = cells(file)["A1", field]
    assert (cell.verdict, cell.sent, cell.ours) == ("conflict", "", "van ons")


def test_the_stand_van_zaken_that_we_wrote_meanwhile_is_a_conflict(
    document: Document, one: Path, tmp_path: Path
) -> None:
    set_ours(document, "A1", "situation", "van ons")
    (file,) = compare(document, answer(one, tmp_path / "t.xlsx", A1={"Stand_van_zaken": "van hen"}))
    cell = cells(file)["A1", "situation"]
    assert (cell.verdict, cell.sent, cell.ours) == ("conflict", "begin van A1", "van ons")


def test_two_partners_that_contradict_each_other_are_named_and_never_taken_by_themselves(
    document: Document, one: Path, two: Path, tmp_path: Path
) -> None:
    first = answer(one, tmp_path / "1.xlsx", A1={"Nieuwe_verwachting": MAY.day, "Stand_van_zaken": "goed"})
    second = answer(
        two, tmp_path / "2.xlsx", A1={"Nieuwe_verwachting": JUNE.day, "Stand_van_zaken": "slecht"}
    )
    left, right = compare(document, first, second)
    mine, theirs = cells(left)["A1", "end"], cells(right)["A1", "end"]
    assert (mine.why, mine.others, theirs.others) == (Why.CONTRADICTED, (theirs.key,), (mine.key,))
    assert [(it.party, it.cell.theirs) for it in others_of([left, right], mine)] == [("Corporatie 2", JUNE)]
    told = explain(mine, [left, right], translator("en"), document.clock.today())
    assert told == "Corporatie 2 says: 1 Jun 2027"
    assert verdicts(left)["A1", "situation"] == verdicts(right)["A1", "situation"] == "safe"
    take(document, first, second, how="theirs")
    assert project(document, "A1").end == END
    with document.reading() as read:
        said = {(it.text, it.reported_by) for it in list_situations(read, project(document, "A1").id)}
    assert {("goed", "Corporatie 1"), ("slecht", "Corporatie 2")} <= said
    answers.take_over(document, right, {theirs.key})
    assert project(document, "A1").end == JUNE


def test_the_answer_of_another_partner_that_stands_is_a_conflict_that_names_it(
    document: Document, one: Path, two: Path, tmp_path: Path
) -> None:
    take(document, answer(one, tmp_path / "1.xlsx", A1={"Nieuwe_verwachting": MAY.day}))
    (file,) = compare(document, answer(two, tmp_path / "2.xlsx", A1={"Nieuwe_verwachting": JUNE.day}))
    cell = cells(file)["A1", "end"]
    assert cell.verdict == "conflict"
    assert cell.changed_from is not None
    assert (cell.changed_from.party, cell.changed_from.file) == ("Corporatie 1", "1.xlsx")


def test_who_answers_twice_replaces_the_older_answer_in_any_order(
    document: Document, one: Path, tmp_path: Path
) -> None:
    old = answer(one, tmp_path / "oud.xlsx", NOON, A1={"Nieuwe_verwachting": MAY.day, "Oorzaak": "regen"})
    new = answer(one, tmp_path / "nieuw.xlsx", NOON + timedelta(days=1), A1={"Nieuwe_verwachting": JUNE.day})
    for order in ((old, new), (new, old)):
        found = {file.path.name: verdicts(file)["A1", "end"] for file in compare(document, *order)}
        assert found == {"oud.xlsx": "same", "nieuw.xlsx": "safe"}
    take(document, old)
    (file,) = compare(document, new)
    assert verdicts(file) == {("A1", "end"): "safe"}
    take(document, new)
    assert project(document, "A1").end == JUNE
    (file,) = compare(document, old)
    assert cells(file)["A1", "end"].why is Why.REPLACED
    take(document, old, how="theirs")
    assert project(document, "A1").end == JUNE


def test_what_is_undone_leaves_the_answer_before_it_as_it_was(
    document: Document, one: Path, two: Path, tmp_path: Path
) -> None:
    monday = datetime(2026, 11, 30, 9, tzinfo=UTC)
    tuesday = monday + timedelta(days=1)
    older = answer(one, tmp_path / "1.xlsx", monday, A1={"Nieuwe_verwachting": MAY.day})
    newer = answer(one, tmp_path / "2.xlsx", tuesday, A1={"Nieuwe_verwachting": JUNE.day})
    other = answer(two, tmp_path / "3.xlsx", tuesday, A1={"Nieuwe_verwachting": date(2028, 1, 1)})
    (file,) = compare(document, older)
    answers.take_over(document, file, answers.safe_keys(file))
    before = compare(document, older, newer, other), compare(document, newer), state_of(document)
    for _ in range(2):
        (file,) = compare(document, newer)
        assert verdicts(file) == {("A1", "end"): "safe"}
        answers.take_over(document, file, answers.safe_keys(file))
        taken = compare(document, older, newer, other)
        document.undo()
        document.redo()
        assert compare(document, older, newer, other) == taken
        document.undo()
        now = compare(document, older, newer, other), compare(document, newer), state_of(document)
        assert [[it._replace(came_before=False) for it in files] for files in now[:2]] == [
            [it._replace(came_before=False) for it in files] for files in before[:2]
        ]
        assert now[2] == before[2]


def test_a_tick_renews_the_age_and_says_who_reported_it(
    document: Document, one: Path, tmp_path: Path, clock: FixedClock
) -> None:
    back = answer(one, tmp_path / "t.xlsx", A1={"Klopt_nog": "✓", "Ingevuld_door": "P. Pieters"})
    clock.set(clock.now() + timedelta(days=30))
    take(document, back)
    row = project(document, "A1")
    assert (row.changed_at, row.situation, row.situation_day) == (clock.now(), "begin van A1", clock.today())
    with document.reading() as read:
        assert list_situations(read, row.id)[0].reported_by == "Corporatie 1 (P. Pieters)"


def test_a_tick_on_what_we_changed_meanwhile_is_a_conflict(
    document: Document, one: Path, tmp_path: Path
) -> None:
    set_ours(document, "A1", "deadline", JUNE)
    (file,) = compare(
        document, answer(one, tmp_path / "t.xlsx", A1={"Klopt_nog": "x"}, A2={"Klopt_nog": "x"})
    )
    assert verdicts(file) == {("A1", "confirmed"): "conflict", ("A2", "confirmed"): "safe"}
    assert cells(file)["A1", "confirmed"].changed_by == "Jan"


def test_a_question_is_taken_with_its_proposal_or_what_a_person_says(
    document: Document, one: Path, tmp_path: Path
) -> None:
    back = answer(
        one,
        tmp_path / "t.xlsx",
        A1={"Nieuwe_verwachting": "3-4"},
        A2={"Nieuwe_verwachting": "zodra het kan"},
        A3={"Deadline": date(2027, 9, 1)},
    )
    (file,) = compare(document, back)
    found = cells(file)
    assert set(verdicts(file).values()) == {"question"}
    assert take(document, back, how="theirs")[0].keys == frozenset()
    asked = found["A2", "end"]
    taken = answers.take_over(document, file, [it.key for it in found.values()], {asked.key: JUNE})
    assert len(taken.keys) == 3
    ends = {number: project(document, number).end.day for number in ("A1", "A2")}
    assert ends == {"A1": date(2027, 4, 3), "A2": JUNE.day}
    assert project(document, "A3").deadline.day == date(2027, 9, 1)


def test_changed_names_of_ours_are_taken_as_names(document: Document, one: Path, tmp_path: Path) -> None:
    back = answer(one, tmp_path / "t.xlsx", A1={"Trekker": "Corporatie 2, Bibliotheek", "Gebied": "Bathmen"})
    (file,) = compare(document, back)
    answers.take_over(document, file, [cell.key for _, cell in file.cells()])
    row = project(document, "A1")
    assert (row.lead_parties, row.areas) == (("Corporatie 2", "Bibliotheek"), ("Bathmen",))


def test_an_end_before_the_start_is_a_question_and_refused_when_it_is_taken(
    document: Document, one: Path, tmp_path: Path
) -> None:
    set_ours(document, "A1", "start", exact(date(2027, 2, 1)))
    back = answer(one, tmp_path / "t.xlsx", A1={"Nieuwe_verwachting": date(2027, 1, 1), "Oorzaak": "regen"})
    (file,) = compare(document, back)
    assert verdicts(file) == {("A1", "end"): "question", ("A1", "cause"): "safe"}
    end, keys = cells(file)["A1", "end"].key, [cell.key for _, cell in file.cells()]
    taken = answers.take_over(document, file, keys)
    assert (end in taken.keys, taken.refused) == (False, ())
    assert project(document, "A1").statuses[0].cause == "regen"
    taken = answers.take_over(document, file, keys, {end: exact(date(2027, 1, 1))})
    assert [key for key, _ in taken.refused] == [end]


def test_what_changes_between_looking_and_taking_over_is_not_lost(
    document: Document, one: Path, tmp_path: Path
) -> None:
    (file,) = compare(document, answer(one, tmp_path / "t.xlsx", A1={"Nieuwe_verwachting": MAY.day}))
    set_ours(document, "A1", "end", JUNE)
    taken = answers.take_over(document, file, answers.safe_keys(file))
    assert (taken.keys, len(taken.refused)) == (frozenset(), 1)
    assert project(document, "A1").end == JUNE


def test_a_project_in_the_bin_is_a_problem_and_no_answer(
    document: Document, one: Path, tmp_path: Path
) -> None:
    back = answer(one, tmp_path / "t.xlsx", A1={"Oorzaak": "regen"})
    project_id = project(document, "A1").id
    document.change("weg", lambda tx: projects.delete(tx, [project_id]))
    (file,) = compare(document, back)
    assert file.rows == ()
    assert [it.cell for it in file.problems] == ["O2"]
    said = reply(file, (), translator("en"), document.clock.today())
    assert "Not taken over:\n- A1: that is no longer in our programme." in said
    write_reply(document, file, (), tmp_path / "reply.xlsx")
    rows = rows_of(load_workbook(tmp_path / "reply.xlsx").worksheets[0])
    assert any(row[0] == "A1" and row[4] == "niet overgenomen" for row in rows)


def test_new_projects_are_added_with_what_they_say(document: Document, one: Path, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        values = ("Deelauto", "Bathmen", "Corporatie 1", "Bibliotheek", "1-3-2027", "eind 2027", "Initiatief")
        for column, value in enumerate((*values, "2 uur", "eerste gesprek"), 1):
            book["Nieuwe projecten"].cell(2, column).value = value
        book["Nieuwe projecten"]["A3"] = "Eettafel"

    before = state_of(document)
    (file,) = compare(document, edit(one, change, tmp_path / "t.xlsx"))
    assert [(it.title, it.is_there_as) for it in file.new_projects] == [("Deelauto", ""), ("Eettafel", "A1")]
    (taken,) = take(document, tmp_path / "t.xlsx")
    with document.reading() as read:
        (row,) = [it for it in list_projects(read) if it.id in taken.new_projects]
        (entry,) = list_situations(read, row.id)
    assert (row.title, row.areas, row.lead_parties) == ("Deelauto", ("Bathmen",), ("Corporatie 1",))
    assert (row.partner_parties, row.phase, row.effort) == (("Bibliotheek",), "initiative", "2 uur")
    assert (row.end.text, row.deadline, entry.text) == ("eind 2027", Term(), "eerste gesprek")
    assert entry.reported_by == "Corporatie 1"
    document.undo()
    assert state_of(document) == before


def test_a_new_project_that_is_there_already_is_never_doubled(
    document: Document, one: Path, two: Path, tmp_path: Path
) -> None:
    """What we have under an area and they tell without, and what two partners tell, is asked about."""
    set_ours(document, "A2", "areas", ["Bathmen"])

    def change(book: Any) -> None:
        for row, words in enumerate((("Buurtbus",), ("Eetafel",), ("Deelauto", "Bathmen")), 2):
            for column, value in enumerate(words, 1):
                book["Nieuwe projecten"].cell(row, column).value = value

    backs = [edit(it, change, tmp_path / f"{it.stem} terug.xlsx") for it in (one, two)]
    found = compare(document, *backs)
    there = [("Buurtbus", "A2"), ("Eetafel", "A1"), ("Deelauto", "")]
    assert [[(it.title, it.is_there_as) for it in file.new_projects] for file in found] == [there, there]
    assert [it.is_alike for it in found[0].new_projects] == [True, True, False]
    assert "Buurtbus: that looks like A2, which" in reply(found[0], (), EN, document.clock.today())
    first, second = answers.take_over_all(document, found, "safe")
    assert (len(first.new_projects), second.new_projects) == (1, ())
    ((_, problem),) = second.refused
    assert problem.text(EN).startswith("Deelauto is in the programme meanwhile, as P-")
    (again,) = compare(document, backs[1])
    assert "Deelauto: that is in the programme already, as P-" in reply(again, (), EN, document.clock.today())
    assert again.new_projects[2].is_there_as.startswith("P-")
    third = answers.take_over(document, again, {again.new_projects[2].key})
    assert len(third.new_projects) == 1  # a person said that it is another one


def test_only_what_was_chosen_is_taken_over(document: Document, one: Path, tmp_path: Path) -> None:
    back = answer(
        one, tmp_path / "t.xlsx", A1={"Oorzaak": "regen", "Gevolg": "later"}, A2={"Oorzaak": "wind"}
    )
    (file,) = compare(document, back)
    answers.take_over(document, file, {cells(file)["A1", "consequence"].key})
    (status,) = project(document, "A1").statuses
    assert (status.cause, status.consequence) == ("", "later")
    assert project(document, "A2").statuses == ()


@pytest.mark.parametrize(
    "name",
    [
        "{sent}.csv",
        "{sent} (1).csv",
        "{sent} ingevuld door Piet.csv",
        "Kopie van {sent}.csv",
        "RE_ {sent}.csv",
        "{sent}-Projecten.csv",
    ],
)
def test_a_text_is_known_by_the_name_of_its_file(
    document: Document, one: Path, tmp_path: Path, name: str
) -> None:
    answer(one, tmp_path / "t.xlsx", A1={"Oorzaak": "regen"})
    (file,) = compare(document, save_as_csv(tmp_path / "t.xlsx", tmp_path / name.format(sent=one.stem)))
    assert (file.recognised_by, file.party) == ("file_name", "Corporatie 1")
    assert verdicts(file) == {("A1", "cause"): "safe"}


def test_a_file_that_nobody_knows_is_asked_about(document: Document, one: Path, tmp_path: Path) -> None:
    answer(one, tmp_path / "t.xlsx", A1={"Oorzaak": "regen"})
    path = save_as_csv(tmp_path / "t.xlsx", tmp_path / "overzicht.csv")
    (file,) = compare(document, path)
    assert (file.export_id, file.party, file.rows) == ("", "", ())
    assert file.refusal is not None
    assert "which overview" in str(file.refusal)
    (known,) = compare(document, tmp_path / "t.xlsx")
    (told,) = compare(document, path, assigned={path: known.export_id})
    assert (told.recognised_by, verdicts(told)) == ("person", {("A1", "cause"): "safe"})


def test_an_overview_of_another_programme_is_told(document: Document, tmp_path: Path) -> None:
    other = programme.create(tmp_path / "ander.wsg", "Piet", document.clock, name="Programma West")
    other.change("fill", furnish)
    path = send(other, "Corporatie 1", tmp_path / "west")
    other.close()
    (file,) = compare(document, path)
    assert str(file.refusal).endswith("(Programma West). Open that programme to take it over.")


def test_every_format_that_partners_save_in(document: Document, one: Path, tmp_path: Path) -> None:
    answer(one, tmp_path / "t.xlsx", A1={"Nieuwe_verwachting": MAY.day, "Stand_van_zaken": "vloer ligt"})
    lines = rows_of(load_workbook(tmp_path / "t.xlsx")["Projecten"])
    path = tmp_path / f"{one.stem}.csv"
    save_as_csv(tmp_path / "t.xlsx", path, encoding="cp1252")
    assert len(lines) == 4
    take(document, path)
    assert (project(document, "A1").end.day, project(document, "A1").situation) == (MAY.day, "vloer ligt")


@needs_office
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_taken_over_after_libreoffice_saved_it(
    document: Document, one: Path, tmp_path: Path, kind: str
) -> None:
    answer(one, tmp_path / "t.xlsx", A1={"Nieuwe_verwachting": MAY.day}, A2={"Klopt_nog": "✓"})
    (tmp_path / "lo").mkdir()
    (file,) = compare(document, convert(tmp_path / "t.xlsx", kind, tmp_path / "lo"))
    assert file.recognised_by == "id"
    assert verdicts(file) == {("A1", "end"): "safe", ("A2", "confirmed"): "safe"}


def test_many_files_and_a_folder_where_one_is_broken_and_one_is_there_twice(
    document: Document, one: Path, two: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "terug"
    folder.mkdir()
    answer(one, folder / "1.xlsx", A1={"Oorzaak": "regen"})
    (folder / "2.xlsx").write_bytes((folder / "1.xlsx").read_bytes())
    (folder / "3.xlsx").write_bytes((folder / "1.xlsx").read_bytes()[:3000])
    (folder / "~$4.xlsx").write_bytes(b"open")
    (folder / "5.docx").write_bytes(b"brief")
    answer(two, folder / "6.xlsx", A1={"Gevolg": "later"})
    told: list[tuple[int, int, str]] = []
    paths = answer_files.find_returned([folder])
    opened = answer_files.open_returned(paths, on_progress=lambda *it: told.append(it))
    assert told == [(place, 4, path.name) for place, path in enumerate(paths)]
    assert [isinstance(it, answer_files.Unreadable) for it in opened] == [False, True, True, False]
    (tmp_path / "leeg").mkdir()
    with pytest.raises(FileProblem):
        answer_files.find_returned([tmp_path / "leeg"])
    assert answer_files.find_returned([tmp_path / "leeg", folder]) == paths


def test_the_register_tells_what_was_sent_and_what_came_back(
    document: Document, one: Path, two: Path, tmp_path: Path, clock: FixedClock
) -> None:
    back = answer(one, tmp_path / "t.xlsx", NOON, A1={"Oorzaak": "regen", "Nieuwe_verwachting": "3-4"})
    clock.set(clock.now() + timedelta(days=20))
    before = state_of(document)
    take(document, back, how="none")
    take(document, back, how="none")
    assert state_of(document) == before  # a returned file is a fact of the journal alone
    with document.reading() as read:
        first, second = read_register(read)
    assert first.sent is not None
    assert (first.party, first.sent.file_name, first.sent.sent_by) == ("Corporatie 1", one.name, "Jan")
    assert (first.projects, first.fills_in, first.answer_by) == (3, 3, date(2026, 12, 7))
    (came,) = first.answers
    assert (came.at, came.file, came.given_at) == (clock.now(), "t.xlsx", NOON)
    assert (came.counts["safe"], came.counts["question"]) == (1, 1)
    assert (first.is_answered, first.is_late(clock.today()), first.age(clock.today())) == (True, False, 20)
    assert (second.is_answered, second.is_late(clock.today())) == (False, True)


def test_a_party_that_never_got_an_overview_is_in_the_register(document: Document, one: Path) -> None:
    with document.reading() as read:
        rows = read_register(read)
    assert [(row.party, row.sent is None) for row in rows] == [
        ("Corporatie 1", False),
        ("Corporatie 2", True),
    ]


def test_the_reply_says_what_was_taken_over_and_what_was_not_and_why(
    document: Document, one: Path, two: Path, tmp_path: Path
) -> None:
    set_ours(document, "A2", "end", JUNE)
    first = answer(
        one,
        tmp_path / "1.xlsx",
        A1={"Oorzaak": "regen", "Gevolg": "later"},
        A2={"Nieuwe_verwachting": MAY.day},
        A3={"Nieuwe_verwachting": "3-4"},
    )
    second = answer(two, tmp_path / "2.xlsx", A1={"Gevolg": "niets"})
    file, other = compare(document, first, second)
    taken = answers.take_over(document, file, answers.safe_keys(file))
    asked = "“3-4” can be read in more than one way. Which one is meant?"
    parts = reply(file, taken.keys, translator("en"), document.clock.today()).split("\n\n")
    assert parts[:2] == ["Thank you for your answers in 1.xlsx.", "Taken over:\n- A1 Eettafel, Cause: regen"]
    assert parts[2].split("\n- ") == [
        "Not taken over:",
        "A1 Eettafel, Consequence: later\n  Another party says something else; we ask you both.",
        "A2 Buurtbus, Expected end: 1 May 2027\n  We changed it too, on 23 Nov 2026.",
        f"A3 Winkel, Expected end: 3-4\n  We ask what you mean: {asked}",
    ]
    assert parts[3] == "Is something not right? Answer this message, and we look at it again."
    said = reply(other, (), translator("nl"), document.clock.today())
    assert "1.xlsx" not in said
    assert "Niet overgenomen" in said


def test_an_answer_that_was_not_filled_in_says_nothing(document: Document, one: Path, tmp_path: Path) -> None:
    (file,) = compare(document, edit(one, lambda book: fill(book["Projecten"], "A1"), tmp_path / "t.xlsx"))
    assert (file.rows, file.problems, file.refusal) == ((), (), None)


def test_an_explanation_of_deviations_comes_back_into_the_time_status(
    document: Document, tmp_path: Path
) -> None:
    set_ours(document, "A1", "deadline", exact(date(2026, 12, 1)))
    with document.reading() as read:
        party_id = get_party_id(read, "Corporatie 1")
    options = OverviewOptions(kind=OverviewKind.DEVIATIONS)
    (sent,) = overviews.write_overviews(document, [party_id], tmp_path / "uit", options)
    assert [cell.value for cell in load_workbook(sent.path)["Projecten"]["A"]] == ["Nr.", "A1"]
    came = answer(
        sent.path,
        tmp_path / "terug.xlsx",
        A1={
            "Oorzaak": "vergunning",
            "Gevolg": "een half jaar later",
            "Maatregel": "overleg",
            "Ingevuld_door": "Jan",
        },
    )
    (file,) = compare(document, came)
    assert verdicts(file) == dict.fromkeys((("A1", it) for it in ("cause", "consequence", "measure")), "safe")
    answers.take_over(document, file, answers.safe_keys(file))
    said = {it.aspect: (it.cause, it.consequence, it.measure) for it in project(document, "A1").statuses}
    assert said == {"time": ("vergunning", "een half jaar later", "overleg")}
