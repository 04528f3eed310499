"""A newer version of a list that was imported before: compared as answers are, doubled nowhere."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.exchange.returned import save_as_ods, save_as_xls
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.exchange import any_list
from wsg_desktop.exchange.any_list import open_list
from wsg_desktop.exchange.safe_open import check_file
from wsg_desktop.exchange.sheet_reading import read_sheets
from wsg_desktop.services import links as link_services
from wsg_desktop.services import parties as party_services
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.import_plan import ImportDecisions, ImportPlan, plan_import
from wsg_desktop.services.list_comparing import read_earlier
from wsg_desktop.services.list_import import ImportReport, import_file, write_list
from wsg_desktop.services.list_memory import known_digests
from wsg_desktop.services.watched_lists import ListFile, changed_files, list_file, watch
from wsg_desktop.store import programmes, project_details
from wsg_desktop.store import projects as project_reads
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import translator

EN = translator("en")
HEADER = [
    "Nr",
    "Project",
    "Gebied",
    "Trekker",
    "Start",
    "Verwacht gereed",
    "Fase",
    "Stand van zaken",
    "Budget",
]
B1 = [
    "B1",
    "Servicewinkel",
    "Bathmen",
    "Bibliotheek",
    date(2027, 1, 4),
    date(2027, 6, 30),
    "Realisatie",
    "begonnen",
    5000,
]
B2 = ["B2", "Deelauto", "Bathmen", "Corporatie 1", None, "eind 2027", "Initiatief", "", None]
B3 = ["B3", "Eettafel", "Wierden", "Corporatie 1", None, date(2027, 9, 1), "Initiatief", "", None]

Save = Callable[..., Path]
State = dict[str, Any]


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: that a process of its own does so is proven where reading is."""
    monkeypatch.setattr(any_list, "read_workbook", lambda path, **_: read_sheets(path, check_file(path)))


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Return what saves rows below the header as a workbook, each time over the last one."""

    def saved(*rows: list[Any], name: str = "lijst.xlsx", header: list[str] = HEADER) -> Path:
        book = openpyxl.Workbook()
        for row in (header, *rows):
            book.worksheets[0].append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return saved


@pytest.fixture
def known(document: Document, save: Save) -> Document:
    """Return a programme into which the list was imported."""
    import_file(document, save(B1, B2, B3))
    return document


def with_values(row: list[Any], **values: Any) -> list[Any]:
    """Return a row with other values, by header with underscores."""
    return [values.get(header.replace(" ", "_"), value) for header, value in zip(HEADER, row, strict=True)]


def project(document: Document, number: str) -> ProjectRow:
    with document.reading() as read:
        return project_reads.get_project(read, project_reads.get_project_id(read, number))


def set_ours(document: Document, number: str, key: str, value: Any) -> None:
    project_id = project(document, number).id
    document.change("ours", lambda tx: project_fields.set_field(tx, project_id, key, value))


def find_newer(document: Document) -> list[tuple[str, ListFile]]:
    """Return the files that are newer, as the window does."""
    with document.reading() as read:
        known = known_digests(read)
    return [it for it in changed_files(document.programme_id) if it[1].digest not in known]


def verdicts(plan: ImportPlan) -> dict[tuple[str, str], str]:
    return {(row.project.number, cell.field): cell.verdict.value for row, cell in plan.update.cells()}


def taken(report: ImportReport) -> set[tuple[str, str]]:
    cells = report.plan.update.cells()
    return {(row.project.number, cell.field) for row, cell in cells if cell.key in report.taken}


def plan_of(document: Document, path: Path, decisions: ImportDecisions | None = None) -> ImportPlan:
    draft = open_list(path, today=document.clock.today()).draft()
    with document.reading() as read:
        return plan_import(read, draft, document.clock.today(), decisions, read_earlier(read, draft))


def without_recipe(state: State) -> State:
    return {entity: rows for entity, rows in state.items() if entity != "recipe"}


def test_the_same_list_changes_nothing(known: Document, save: Save) -> None:
    before = without_recipe(state_of(known))
    report = import_file(known, save(B3, B1, B2))
    update = report.plan.update
    assert (update.rows, update.same, update.gone, update.file) == ((), 3, (), "lijst.xlsx")
    assert without_recipe(state_of(known)) == before


def test_what_only_the_list_changed_is_taken_over_as_one_step(known: Document, save: Save) -> None:
    newer = with_values(
        B1, Verwacht_gereed=date(2027, 8, 31), Fase="Beheer", Stand_van_zaken="klaar", Budget=6000
    )
    other = with_values(B2, Trekker="Corporatie 1, Bibliotheek", Start=date(2027, 2, 1))
    new = ["B4", "Zorgpost", "Enter", "Gemeente Wierden", None, "medio 2028", "Initiatief", "", None]
    before = without_recipe(state_of(known))
    report = import_file(known, save(newer, other, B3, new))

    assert verdicts(report.plan) == {
        ("B1", "end"): "safe", ("B1", "phase"): "safe", ("B1", "situation"): "safe", ("B1", "budget"): "safe",
        ("B2", "lead_parties"): "safe", ("B2", "start"): "safe",
    }  # fmt: skip
    assert report.plan.update.same == 1
    row = project(known, "B1")
    assert (row.end, row.phase, row.situation, row.budget) == (
        exact(date(2027, 8, 31)), "operation", "klaar", 6000,
    )  # fmt: skip
    assert project(known, "B2").lead_parties == ("Corporatie 1", "Bibliotheek")
    assert project(known, "B4").areas == ("Enter",)
    after = without_recipe(state_of(known))
    assert EN.sentence(known.undo()) == "import lijst.xlsx"
    assert without_recipe(state_of(known)) == before
    known.redo()
    assert without_recipe(state_of(known)) == after
    assert_journal_is_true(known)


def test_what_only_we_changed_stays(known: Document, save: Save) -> None:
    set_ours(known, "B1", "end", exact(date(2027, 7, 15)))
    set_ours(known, "B1", "situation", "van ons")
    report = import_file(known, save(B1, B2, B3))
    assert verdicts(report.plan) == {}
    assert project(known, "B1").end.day == date(2027, 7, 15)


def test_what_both_changed_is_a_conflict_that_says_who_and_is_not_asked_again(
    known: Document, save: Save
) -> None:
    set_ours(known, "B1", "end", exact(date(2027, 7, 15)))
    newer = with_values(B1, Verwacht_gereed=date(2027, 8, 31))
    plan = plan_of(known, save(newer, B2, B3))
    (cell,) = [cell for _, cell in plan.update.cells()]
    assert (cell.verdict.value, cell.changed_by, cell.address) == ("conflict", "Jan", "F2")
    assert [cell.sent, cell.theirs, cell.ours] == [
        exact(date(2027, day[0], day[1])) for day in ((6, 30), (8, 31), (7, 15))
    ]

    report = import_file(known, save(newer, B2, B3))
    assert taken(report) == set()
    assert project(known, "B1").end.day == date(2027, 7, 15)
    assert verdicts(plan_of(known, save(newer, B2, B3))) == {}, "what was left once is not asked again"
    other = with_values(B1, Verwacht_gereed=date(2027, 10, 1))
    assert verdicts(plan_of(known, save(other, B2, B3))) == {("B1", "end"): "conflict"}

    report = import_file(known, save(other, B2, B3), changes="theirs")
    assert project(known, "B1").end.day == date(2027, 10, 1)


def test_a_list_that_was_never_imported_fills_what_is_empty_and_asks_the_rest(
    document: Document, save: Save
) -> None:
    made = document.change("a", lambda tx: projects.create(tx, "Servicewinkel", number="B1"))
    document.change("b", lambda tx: project_fields.set_field(tx, made, "phase", "initiative"))
    report = import_file(document, save(B1))
    found = verdicts(report.plan)
    assert (found["B1", "phase"], found["B1", "end"], found["B1", "areas"]) == (
        "conflict",
        "safe",
        "question",
    )
    row = project(document, "B1")
    assert (row.phase, row.end.day, row.areas, row.budget) == ("initiative", date(2027, 6, 30), (), 5000)
    assert report.plan.update.file == ""


def test_a_changed_deadline_is_asked_and_kept_as_a_correction(document: Document, save: Save) -> None:
    header = ["Nr", "Project", "Deadline"]
    import_file(document, save(["B1", "Winkel", date(2027, 6, 30)], header=header))
    path = save(["B1", "Winkel", date(2027, 9, 30)], header=header)
    plan = plan_of(document, path)
    assert verdicts(plan) == {("B1", "deadline"): "question"}
    assert plan.taken == frozenset()
    decisions = ImportDecisions(cells=dict.fromkeys((cell.key for _, cell in plan.update.cells()), True))
    opened = open_list(path, today=document.clock.today())
    write_list(document, plan.draft, opened.as_recipe(), decisions)
    row = project(document, "B1")
    with document.reading() as read:
        texts = project_details.get_texts(read, row.id)
    assert (row.deadline.day, texts.deadline_reason, texts.deadline_basis) == (
        date(2027, 9, 30), "correction", "lijst.xlsx",
    )  # fmt: skip


def test_what_is_no_longer_in_the_list_stays_and_is_told(known: Document, save: Save) -> None:
    report = import_file(known, save(B1, B3))
    assert [row.number for row in report.plan.update.gone] == ["B2"]
    assert project(known, "B2").title == "Deelauto"
    assert any("B2 Deelauto was in this list the last time" in line for line in report.problem_lines(EN))
    assert report.as_json(EN)["gone"] == ["B2"]
    assert import_file(known, save(B1, B3)).plan.update.gone == (), "told once"


def test_another_list_with_the_same_columns_is_no_newer_version(known: Document, save: Save) -> None:
    rows = [["C1", "Dorpshuis", "Enter", "Corporatie 2", None, None, "", "", None], ["C2", "Tuin", *B2[2:]]]
    report = import_file(known, save(*rows, name="andere.xlsx"))
    assert (report.plan.update.gone, report.plan.update.file) == ((), "")
    with known.reading() as read:
        assert {name for name, _ in programmes.list_recipes(read)} == {"lijst.xlsx", "andere.xlsx"}
    assert [row.number for row in import_file(known, save(B1, B2)).plan.update.gone] == ["B3"]


def test_a_name_that_is_nearly_the_same_is_asked_about(known: Document, save: Save) -> None:
    renamed = ["", "Service winkel", *B1[2:]]
    other = ["B9", "Deelauto 2", *B2[2:]]
    path = save(renamed, B2, B3, other)
    report = import_file(known, path)
    assert [row.number for row in report.plan.asked.values()] == ["B1"]
    assert "may be B1 Servicewinkel" in next(iter(report.problem_lines(EN)))
    with known.reading() as read:
        titles = [row.title for row in project_reads.list_projects(read)]
    assert titles == ["Servicewinkel", "Deelauto", "Eettafel", "Deelauto 2"], "a number in a name tells apart"

    same = plan_of(known, path, ImportDecisions(same={1: project(known, "B1").id}))
    assert verdicts(same) == {("B1", "title"): "safe"}
    assert same.projects == ()
    new = plan_of(known, path, ImportDecisions(same={1: None}))
    assert [it.project.title for it in new.projects] == ["Service winkel"]


def test_a_number_of_this_list_under_another_name_is_asked_about(known: Document, save: Save) -> None:
    plan = plan_of(known, save(with_values(B1, Project="Buurthuis"), B2, B3))
    assert [row.number for row in plan.asked.values()] == ["B1"]
    assert (plan.projects, plan.update.gone) == ((), ())


def test_an_import_that_was_taken_back_is_forgotten(known: Document, save: Save) -> None:
    newer = with_values(B1, Fase="Beheer")
    import_file(known, save(newer, B2))
    known.undo()
    plan = plan_of(known, save(newer, B2))
    assert verdicts(plan) == {("B1", "phase"): "safe"}
    assert [row.number for row in plan.update.gone] == ["B3"]
    known.redo()
    assert verdicts(plan_of(known, save(newer, B2))) == {}


def test_what_moved_along_at_the_import_is_not_moved_back(document: Document, save: Save) -> None:
    header = ["Nr", "Project", "Start", "Verwacht gereed"]
    first = ["A1", "Grond", date(2027, 1, 4), date(2027, 3, 31)]
    second = ["A2", "Bouw", date(2027, 4, 1), date(2027, 6, 30)]
    import_file(document, save(first, second, header=header))
    source, target = (project(document, number).id for number in ("A1", "A2"))
    document.change("link", lambda tx: link_services.add_link(tx, source, target))
    later = ["A1", "Grond", date(2027, 1, 4), date(2027, 4, 30)]
    import_file(document, save(later, second, header=header))
    assert project(document, "A2").start.day == date(2027, 5, 3)
    assert verdicts(plan_of(document, save(later, second, header=header))) == {}


def test_a_start_and_end_that_both_move_on_are_taken_in_the_order_that_can_be(
    document: Document, save: Save
) -> None:
    header = ["Nr", "Project", "Start", "Verwacht gereed"]
    import_file(document, save(["A1", "Grond", date(2027, 1, 4), date(2027, 3, 31)], header=header))
    report = import_file(document, save(["A1", "Grond", date(2028, 1, 3), date(2028, 3, 31)], header=header))
    assert report.refused == ()
    row = project(document, "A1")
    assert (row.start.day, row.end.day) == (date(2028, 1, 3), date(2028, 3, 31))


def test_what_a_rule_refuses_is_told_and_the_rest_is_done(document: Document, save: Save) -> None:
    header = ["Nr", "Project", "Start", "Verwacht gereed"]
    import_file(document, save(["A1", "Grond", date(2027, 1, 4), date(2027, 3, 31)], header=header))
    report = import_file(document, save(["A1", "Gronden", date(2028, 1, 3), None], header=header))
    assert [problem.cell for problem in report.refused] == ["C2"]
    assert project(document, "A1").title == "Gronden"


def test_a_date_that_cannot_be_read_never_takes_one_away(known: Document, save: Save) -> None:
    plan = plan_of(known, save(with_values(B1, Verwacht_gereed="zodra het kan"), B2, B3))
    assert verdicts(plan) == {("B1", "end"): "question"}
    assert plan.taken == frozenset()


def test_dates_that_a_program_turned_round_are_asked(known: Document, save: Save) -> None:
    rows = with_values(B1, Verwacht_gereed="10/01/2027"), with_values(B2, Verwacht_gereed="12/31/2027")
    plan = plan_of(known, save(*rows, B3))
    assert verdicts(plan) == {("B1", "end"): "question", ("B2", "end"): "question"}
    question = next(cell.question for _, cell in plan.update.cells())
    assert question is not None
    terms = [it for it in question.proposals if isinstance(it, Term)]
    assert [it.day for it in terms] == [date(2027, 10, 1), date(2027, 1, 10)]


def test_an_emptied_cell_says_nothing(known: Document, save: Save) -> None:
    assert verdicts(plan_of(known, save(with_values(B1, Verwacht_gereed=None, Trekker=""), B2, B3))) == {}


def test_two_rows_that_say_different_things_are_never_taken_by_themselves(
    known: Document, save: Save
) -> None:
    rows = [with_values(B3, Fase="Realisatie"), with_values(B3, Nr="", Fase="Beheer")]
    plan = plan_of(known, save(B1, B2, *rows))
    assert verdicts(plan) == {("B3", "phase"): "conflict"}
    assert plan.taken == frozenset()


def test_a_party_in_doubt_is_asked_first_and_new_ones_come_only_when_taken(
    known: Document, save: Save
) -> None:
    known.change("a", lambda tx: party_services.add_party(tx, "Zorggroep Oost Salland"))
    path = save(B1, with_values(B2, Trekker="Zorggroep Oost-Sallands"), with_values(B3, Trekker="Dimence"))
    plan = plan_of(known, path)
    assert verdicts(plan) == {("B2", "lead_parties"): "question", ("B3", "lead_parties"): "safe"}
    assert plan.new_parties == ("new:Dimence",)
    assert [match.name for match in plan.doubtful_parties] == ["Zorggroep Oost-Sallands"]
    none = plan_of(known, path, ImportDecisions(changes="none"))
    assert none.new_parties == ()


def test_renamed_and_new_columns_are_still_the_same_list(known: Document, save: Save) -> None:
    header = ["Kenmerk", *HEADER[1:5], "Oplevering", *HEADER[6:], "Thema"]
    rows = [[*with_values(row, Fase="Beheer"), "Zorg"] for row in (B1, B2, B3)]
    set_ours(known, "B1", "theme", "Wonen")
    plan = plan_of(known, save(*rows, header=header))
    assert plan.update.file == "lijst.xlsx"
    found = verdicts(plan)
    assert {found[number, "phase"] for number in ("B1", "B2", "B3")} == {"safe"}
    assert (found["B1", "theme"], found["B2", "theme"]) == ("conflict", "safe"), "the list never said it"


def test_lights_periods_texts_and_people_are_compared_too(document: Document, save: Save) -> None:
    header = [
        "Nr",
        "Project",
        "Tijd",
        "Geld",
        "Oorzaak",
        "Omschrijving",
        "Projectleider",
        "Doelen",
        "Dagelijkse regie",
    ]
    first = ["A1", "Grond", "groen", "groen", "", "Eerst dit", "J. Jansen", "Langer thuis", "Corporatie 1"]
    import_file(document, save(first, header=header))
    assert verdicts(plan_of(document, save(first, header=header))) == {}
    second = [
        "A1",
        "Grond",
        "rood",
        "rood",
        "regen",
        "Nu dat",
        "P. Smit",
        "Langer thuis; Samen",
        "Corporatie 2",
    ]
    report = import_file(document, save(second, header=header))
    assert {field for _, field in verdicts(report.plan)} == {
        "status_time", "status_money", "time.cause", "description", "project_lead", "goals",
        "daily_direction",
    }  # fmt: skip
    assert report.refused == ()
    row = project(document, "A1")
    assert {it.aspect: (it.light, it.cause) for it in row.statuses} == {
        "time": ("off_track", "regen"), "money": ("off_track", ""),
    }  # fmt: skip
    assert (row.project_lead, row.goals) == ("P. Smit", ("Langer thuis", "Samen"))
    assert verdicts(plan_of(document, save(second, header=header))) == {}


def test_a_dry_run_says_what_would_change_and_changes_nothing(known: Document, save: Save) -> None:
    path = save(with_values(B1, Fase="Beheer"), B2, B3)
    before = state_of(known)
    report = import_file(known, path, dry_run=True)
    assert report.lines(EN)[:2] == [
        "Would import from lijst.xlsx: 0 projects, 0 areas, 0 parties, 0 links.",
        (
            "Already there: 1 project changed, 1 change taken over, 2 projects the same, "
            "0 no longer in the list."
        ),
    ]
    assert report.change_lines(EN) == [
        "+ B1 Present phase: Realisation -> Operation (only the list changed it)"
    ]
    assert state_of(known) == before


def test_a_newer_file_is_told_until_it_is_imported_or_set_aside(known: Document, save: Save) -> None:
    assert find_newer(known) == []
    path = save(with_values(B1, Fase="Beheer"), B2, B3)
    ((name, file),) = find_newer(known)
    assert (name, file.path) == ("lijst.xlsx", path)
    watch(known.programme_id, name, file)
    assert find_newer(known) == [], "set aside"
    save(B1, B2)
    assert len(find_newer(known)) == 1
    import_file(known, path)
    assert find_newer(known) == []
    path.unlink()
    assert find_newer(known) == [], "a file that is gone is not newer"


def test_what_was_imported_on_another_computer_is_not_newer(
    known: Document, save: Save, data_folder: Path
) -> None:
    (kept,) = (data_folder / "data" / "imports").glob("*.lists.json")
    before = kept.read_text(encoding="utf-8")
    import_file(known, save(with_values(B1, Fase="Beheer"), B2, B3))
    kept.write_text(before, encoding="utf-8")
    assert find_newer(known) == []
    kept.write_text("no json", encoding="utf-8")
    assert find_newer(known) == []
    assert list_file(kept.with_name("weg.xlsx")) is None


def test_recipes_of_before_this_was_kept_are_read_as_such(known: Document, save: Save) -> None:
    with known.reading() as read:
        ((_, definition),) = programmes.list_recipes(read)
    content = json.loads(definition)
    assert len(content["imports"][0]["projects"].split()) == 3
    assert content["columns"][0] == {"header": "Nr", "field": "number"}


def _moved(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell, value in zip(row, [it.value for it in reversed(row)], strict=True):
            cell.value = value


def _inserted(sheet: Any) -> None:
    sheet.insert_cols(1)
    sheet.insert_cols(5)
    sheet["E1"], sheet["E2"] = "Onze opmerking", "bellen"
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Projectenlijst van het programma"


def _deleted(sheet: Any) -> None:
    for header in ("Trekker", "Budget", "Stand van zaken"):
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == header))


def _sorted_and_filtered(sheet: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for at, row in enumerate(sorted(rows, key=lambda it: str(it[1])), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    sheet.auto_filter.ref = sheet.dimensions
    sheet.row_dimensions[3].hidden = True


def _as_text(sheet: Any) -> None:
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, date):
                cell.value = f"{cell.value:%d-%m-%Y}"


def _with_blanks(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = f"  {cell.value.replace(' ', '  ')} "


def _renamed_sheet(sheet: Any) -> None:
    sheet.title = "Blad van Jan"
    sheet.parent.create_sheet("Losse vragen", 0)["A1"] = "Wie belt wie?"


EDITS: tuple[tuple[Callable[[Any], None], str], ...] = (
    *((edit, "xlsx") for edit in (_moved, _inserted, _deleted, _sorted_and_filtered, _renamed_sheet)),
    *((edit, kind) for edit in (_as_text, _with_blanks) for kind in ("xlsx", "xls", "ods", "csv")),
)


@pytest.mark.parametrize(("edit", "kind"), EDITS)
def test_whatever_people_do_to_a_list_only_what_they_changed_is_a_change(
    known: Document, save: Save, tmp_path: Path, edit: Callable[[Any], None], kind: str
) -> None:
    book = openpyxl.load_workbook(save(with_values(B1, Fase="Beheer"), B2, B3))
    edit(book["Sheet"])
    book.save(tmp_path / "lijst.xlsx")
    plan = plan_of(known, _saved_as(tmp_path / "lijst.xlsx", kind))
    extra = {("B1", "notes"): "safe"} if edit is _inserted else {}
    assert (verdicts(plan), plan.projects, plan.asked) == ({("B1", "phase"): "safe"} | extra, (), {})
    assert (plan.update.same, plan.update.gone, plan.new_areas) == (2, (), ())


def _saved_as(path: Path, kind: str) -> Path:
    if kind == "xlsx":
        return path
    target = path.with_suffix(f".{kind}")
    if kind == "csv":
        rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        lines = [";".join(_shown(value) for value in row) for row in rows]
        target.write_text("\n".join(lines), encoding="cp1252")
        return target
    return (save_as_xls if kind == "xls" else save_as_ods)(path, target)


def _shown(value: Any) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else "" if value is None else str(value)


def test_only_some_rows_copied_to_another_file_take_nothing_away(known: Document, save: Save) -> None:
    report = import_file(known, save(with_values(B2, Fase="Ontwikkeling"), B3, name="kopie.xlsx"))
    assert taken(report) == {("B2", "phase")}
    assert [row.number for row in report.plan.update.gone] == ["B1"]
    assert project(known, "B1").title == "Servicewinkel"
