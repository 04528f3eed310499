"""What a person decides about returned files, over comparing, taking over and undo; and the reply."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.exchange.returned import edit
from tests.services.answering import answer, compare, furnish, project, send, set_ours
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import answers, programme
from wsg_desktop.services.answer_desk import Asked, Desk
from wsg_desktop.services.answer_replies import reply_name, reply_text, write_reply
from wsg_desktop.services.answer_standing import FileCounts, Standing, total
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Changes

MAY, JUNE = date(2027, 5, 1), date(2027, 6, 1)


CLOCK = FixedClock(datetime(2026, 11, 23, 7, 45, tzinfo=UTC))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a programme with two answers: the parties contradict each other about A1, one asks about A2."""
    folder = tmp_path_factory.mktemp("answers")
    document = programme.create(folder / "p.wsg", "Jan", CLOCK, name="Programma Oost")
    document.backs_up = False
    document.change("fill", furnish)
    one, two = (send(document, f"Corporatie {n}", folder / "uit") for n in (1, 2))
    first = answer(
        one,
        folder / "een.xlsx",
        A1={"Nieuwe_verwachting": MAY},
        A2={"Nieuwe_verwachting": "3-4", "Stand_van_zaken": "loopt."},
        A3={"Huidige_fase": "Realisatie"},
    )
    edit(first, lambda book: book["Nieuwe projecten"].__setitem__("A2", "Deelauto"))
    answer(two, folder / "twee.xlsx", A1={"Nieuwe_verwachting": JUNE})
    set_ours(document, "A2", "situation", "wij ook")
    document.close()
    return folder


@pytest.fixture
def document(folder: Path, tmp_path: Path) -> Iterator[Document]:
    opened = Document.open(Path(shutil.copy(folder / "p.wsg", tmp_path)), "Jan", CLOCK)
    opened.backs_up = False
    yield opened
    opened.close()


@pytest.fixture
def paths(folder: Path) -> list[Path]:
    return [folder / "een.xlsx", folder / "twee.xlsx"]


def _desk(document: Document, paths: list[Path]) -> Desk:
    desk = Desk()
    desk.show(compare(document, *paths))
    return desk


def _find(desk: Desk, number: str, field: str, file: int = 0) -> Asked:
    found = desk.asked(desk.files[file])
    return next(
        it for it in found if it.row and it.row.number == number and it.cell and it.cell.field == field
    )


def _take(document: Document, desk: Desk, paths: list[Path]) -> None:
    for file in desk.files:
        desk.took(file, answers.take_over(document, file, desk.chosen(file), desk.values), [])
    desk.show(compare(document, *paths))


def test_only_what_is_safe_is_ticked_and_the_rest_is_counted(document: Document, paths: list[Path]) -> None:
    desk = _desk(document, paths)
    ticked = {it.key: it.standing for it in desk.asked(desk.files[0]) if desk.is_ticked(it)}

    assert sorted(ticked.values()) == [Standing.NEW, Standing.SAFE]
    counts = desk.counts(desk.files[0])
    assert counts == FileCounts(changes=3, questions=1, new_projects=1, problems=0, to_decide=3)
    assert total([counts, desk.counts(desk.files[1])]).changes == 4
    assert total([]) == FileCounts()


def test_of_answers_that_contradict_each_other_one_is_taken_at_most(
    document: Document, paths: list[Path]
) -> None:
    desk = _desk(document, paths)
    theirs, others = _find(desk, "A1", "end"), _find(desk, "A1", "end", 1)
    assert theirs.standing is Standing.CONTRADICTION
    assert desk.others(theirs) == [others]
    desk.tick([theirs.key], on=True)
    desk.tick([others.key], on=True)
    assert (desk.is_ticked(theirs), desk.is_ticked(others)) == (False, True)
    _take(document, desk, paths)
    assert project(document, "A1").end == exact(JUNE)


def test_what_is_asked_for_the_same_reason_is_ticked_together(
    document: Document, paths: list[Path], tmp_path: Path
) -> None:
    doubtful, vague = {"Nieuwe_verwachting": "4-5"}, {"Nieuwe_verwachting": "zodra het kan"}
    third = answer(paths[0], tmp_path / "drie.xlsx", A1=doubtful, A3=vague)
    desk = _desk(document, [third])
    asked, other = _find(desk, "A2", "end"), _find(desk, "A1", "end")
    without = _find(desk, "A3", "end")
    assert desk.alike(asked, desk.files) == desk.alike(other, desk.files)
    assert sorted(desk.alike(asked, desk.files)) == sorted([asked.key, other.key])
    assert without.key not in desk.alike(asked, desk.files)
    assert desk.alike(asked, []) == []
    desk.tick(desk.alike(asked, desk.files), on=True)
    assert desk.is_ticked(other)
    assert (desk.alike(asked, desk.files), desk.is_undecided(asked), desk.is_undecided(without)) == (
        [],
        False,
        True,
    )


def test_of_a_contradiction_nothing_is_left_once_one_side_counts(
    document: Document, paths: list[Path]
) -> None:
    desk = _desk(document, paths)
    theirs, others = _find(desk, "A1", "end"), _find(desk, "A1", "end", 1)
    assert desk.alike(theirs, desk.files) == []
    assert desk.is_undecided(theirs)
    desk.tick([others.key], on=True)
    assert not desk.is_undecided(theirs)


def test_a_question_is_taken_with_what_a_person_says(document: Document, paths: list[Path]) -> None:
    desk = _desk(document, paths)
    question = _find(desk, "A2", "end")
    assert not desk.is_ticked(question)
    desk.answer(question.key, exact(date(2027, 4, 30)))
    assert desk.is_ticked(question)
    _take(document, desk, paths)
    assert project(document, "A2").end == exact(date(2027, 4, 30))
    assert _find(desk, "A2", "end").standing is Standing.TAKEN


def test_a_tick_survives_comparing_again_and_what_cannot_be_ticked_is_not(
    document: Document, paths: list[Path]
) -> None:
    desk = _desk(document, paths)
    safe, conflict = _find(desk, "A3", "phase"), _find(desk, "A2", "situation")
    desk.tick([safe.key, "nobody"], on=False)
    desk.tick([conflict.key], on=True)
    desk.show(compare(document, *paths))
    assert not desk.is_ticked(_find(desk, "A3", "phase"))
    assert desk.is_ticked(_find(desk, "A2", "situation"))
    desk.close(desk.files[0])
    assert desk.chosen(desk.files[0]) == frozenset()


def test_a_file_is_done_when_nothing_is_open_or_a_person_says_so(
    document: Document, paths: list[Path]
) -> None:
    desk = _desk(document, paths)
    assert desk.waiting() == paths
    _take(document, desk, paths)
    assert not desk.is_done(desk.files[0])  # a contradiction, a conflict and a question are left
    desk.close(desk.files[0])
    assert desk.is_done(desk.files[0])
    assert desk.counts(desk.files[0]).open == 0
    desk.tick([_find(desk, "A1", "end", 1).key], on=True)
    _take(document, desk, paths)
    assert desk.is_done(desk.files[1])
    assert desk.waiting() == []

    document.undo()
    desk.reopen([it.digest for it in desk.files])
    desk.show(compare(document, *paths))
    assert [it.name for it in desk.waiting()] == ["een.xlsx", "twee.xlsx"]
    assert _find(desk, "A1", "end", 1).standing is Standing.CONTRADICTION


def test_what_was_taken_over_before_is_known_in_another_session(
    document: Document, paths: list[Path]
) -> None:
    desk = _desk(document, paths)
    _take(document, desk, paths)
    later = _desk(document, paths)
    assert later.taken_of(later.files[0]) >= {_find(later, "A3", "phase").key}
    assert later.counts(later.files[0]).taken == 2
    added = next(it for it in later.asked(later.files[0]) if it.new)
    assert (added.standing, later.is_ticked(added)) == (Standing.TAKEN, False)


def test_the_reply_says_what_was_taken_over_as_text_and_as_a_workbook(
    document: Document, paths: list[Path], tmp_path: Path
) -> None:
    desk = _desk(document, paths)
    _take(document, desk, paths)
    file: AnsweredFile = desk.files[0]
    taken = desk.taken_of(file)
    text = reply_text(document, file, taken)
    assert text.index("A3 Winkel") < text.index("Toegevoegd: Deelauto") < text.index("Niet overgenomen")
    assert "Stand van zaken: loopt.\n  " in text  # without two full stops in a row
    assert reply_name(document, file) == "2026-11-23 Antwoord Corporatie 1.xlsx"

    write_reply(document, file, taken, tmp_path / "antwoord.xlsx")
    sheet = load_workbook(tmp_path / "antwoord.xlsx").worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    for at, row in enumerate(rows[1:], 2):  # why a date was not read is long, and is to be read
        assert (sheet.row_dimensions[at].height or 0) > 2 * 13 or len(str(row[5])) < 80
    assert rows[0] == ["Nr.", "Project", "Wat", "Jouw antwoord", "Uitkomst", "Waarom"]
    outcome = {(row[0], row[2]): row[4] for row in rows[1:]}
    assert outcome["A3", "Huidige fase"] == "overgenomen"
    assert outcome["A1", "Verwacht gereed"] == "niet overgenomen"
    assert [row[4] for row in rows if row[2] == "Nieuw project"] == ["overgenomen"]


def test_the_reply_asks_again_for_what_could_not_be_read(
    document: Document, paths: list[Path], tmp_path: Path
) -> None:
    answer(paths[0], paths[0], A3={"Oorzaak": "=1+1"})
    file = compare(document, paths[0])[0]
    (lost,) = file.problems
    text = reply_text(document, file, ())
    assert f"Niet gelezen, geef dit dus nog een keer door:\n- Projecten, {lost.cell}: In deze cel" in text
    write_reply(document, file, (), tmp_path / "antwoord.xlsx")
    *_, last = load_workbook(tmp_path / "antwoord.xlsx").worksheets[0].iter_rows(values_only=True)
    assert last[2:5] == (f"Projecten, {lost.cell}", None, "niet gelezen")


def test_many_steps_are_told_once_and_each_can_be_undone(document: Document, paths: list[Path]) -> None:
    told: list[Changes] = []
    document.listeners.append(told.append)
    desk = _desk(document, paths)
    desk.tick([_find(desk, "A1", "end", 1).key], on=True)
    with document.telling_once():
        _take(document, desk, paths)
        assert told == []
    (all_of_it,) = told
    ids = {project(document, number).id for number in ("A1", "A3")}
    assert ids <= all_of_it.touched["project"]
    document.undo()
    assert (project(document, "A1").end.day, project(document, "A3").phase) == (
        date(2027, 3, 31),
        "realisation",
    )
    assert len(told) == 2


def test_an_end_before_the_start_is_typed_anew_and_never_ticked_to_be_refused(
    document: Document, paths: list[Path], tmp_path: Path
) -> None:
    set_ours(document, "A3", "start", exact(date(2027, 2, 1)))
    early = [answer(paths[0], tmp_path / "vroeg.xlsx", A3={"Nieuwe_verwachting": date(2027, 1, 15)})]
    desk = _desk(document, early)
    asked = _find(desk, "A3", "end")
    desk.tick([asked.key], on=True)
    assert (asked.standing, desk.can_tick(asked), desk.is_ticked(asked)) == (Standing.QUESTION, False, False)

    desk.answer(asked.key, exact(JUNE))
    _take(document, desk, early)
    assert project(document, "A3").end.day == JUNE


def test_what_was_refused_is_decided_about_anew(document: Document, paths: list[Path]) -> None:
    desk = _desk(document, paths)
    contradicted = _find(desk, "A1", "end")
    desk.tick([contradicted.key], on=True)
    set_ours(document, "A1", "end", exact(date(2028, 1, 1)))  # after they were compared
    taken = answers.take_over(document, desk.files[0], frozenset({contradicted.key}), desk.values)
    desk.took(desk.files[0], taken, [(key, problem.message) for key, problem in taken.refused])
    assert list(desk.refused) == [contradicted.key]
    assert not desk.is_ticked(contradicted)
