"""Whatever people do to an overview: a test per thing, by really doing it to a workbook."""

import shutil
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.exchange.overview_samples import VARIED, content, row
from tests.exchange.returned import (
    ANSWERED,
    EXPORT,
    answer,
    column_of,
    edit,
    fill,
    opened,
    problems,
    read,
    row_of,
    rows_of,
    said,
    save_as_csv,
    send,
)
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.sent_content import SentOverview
from wsg_desktop.exchange.worker import ReadingWorker

END_2027 = Term(date(2027, 12, 31), Precision.YEAR, "eind 2027")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2026-11-23 Overzicht Bibliotheek.xlsx"


@pytest.fixture
def sent(path: Path) -> SentOverview:
    return send(path)


def test_what_was_not_touched_says_nothing(path: Path, sent: SentOverview) -> None:
    draft = read(path, sent)
    assert (said(draft), problems(draft), draft.new_projects) == ({}, {}, None)
    assert opened(path).about.export_id == EXPORT


def test_saved_by_another_program_without_a_change_says_nothing(path: Path, sent: SentOverview) -> None:
    draft = read(edit(path, lambda _: None), sent)
    assert (said(draft), problems(draft)) == ({}, {})


def test_answers_are_read_with_who_filled_them_in(path: Path, sent: SentOverview) -> None:
    draft = read(edit(path, answer), sent, ReadingWorker)
    assert said(draft) == ANSWERED
    assert problems(draft) == {}
    assert [(it.number, it.filled_in_by) for it in draft.rows] == [("B1", ""), ("B4", "J. Jansen")]
    assert [cell.address for it in draft.rows for cell in it.cells] == ["L2", "N2", "K3"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_answer_in_both_languages(path: Path, language: str) -> None:
    sent = send(path, language=language)

    def change(book: Any) -> None:
        sheet = book["Projecten" if language == "nl" else "Projects"]
        for column, value in enumerate(["ja", "eind 2027", "Beheer", "open", "regen", "later", "dak"], 11):
            sheet.cell(2, column).value = value

    assert said(read(edit(path, change), sent)) == {
        ("B1", "confirmed"): True,
        ("B1", "end"): END_2027,
        ("B1", "phase"): "operation",
        ("B1", "situation"): "open",
        ("B1", "cause"): "regen",
        ("B1", "consequence"): "later",
        ("B1", "measure"): "dak",
    }


def test_columns_are_moved(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        rows = [[*reversed(line)] for line in rows_of(sheet)]
        for at, line in enumerate(rows, 1):
            for column, value in enumerate(line, 1):
                sheet.cell(at, column).value = value

    assert said(read(edit(path, change), sent)) == ANSWERED


def test_a_column_is_renamed_a_little(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        sheet.cell(1, column_of(sheet, "Nieuwe verwachting")).value = "nieuwe  verwachtng:"
        sheet.cell(1, column_of(sheet, "Stand van zaken")).value = "STAND VAN ZAKEN (nu)"

    assert said(read(edit(path, change), sent)) == ANSWERED


def test_a_column_that_is_renamed_altogether_is_asked_about(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        sheet.cell(1, column_of(sheet, "Nieuwe verwachting")).value = "Wanneer dan"

    draft = read(edit(path, change), sent)
    found = said(draft)
    assert (
        found.pop(("B1", "end"))
        == "? Column “Wanneer dan” stands where “New expectation” stood. Is it the same?"
    )
    assert draft.rows[0].cells[0].question.proposals == (exact(date(2027, 3, 1)),)  # type: ignore[union-attr]
    assert found == {key: value for key, value in ANSWERED.items() if key != ("B1", "end")}


def test_columns_are_inserted(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        sheet.insert_cols(1)
        sheet.insert_cols(column_of(sheet, "Nieuwe verwachting"))
        at = column_of(sheet, "Nieuwe verwachting") - 1
        sheet.cell(1, at).value = "Onze opmerking"
        sheet.cell(2, at).value = "bellen"

    draft = read(edit(path, change), sent)
    assert said(draft) == ANSWERED
    assert problems(draft) == {
        "Projecten!M1": "Column “Onze opmerking” is not one of the overview and is not read."
        " Rows with something in it: 1."
    }


def test_columns_are_deleted_which_is_no_answer(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        for header in ("Stand van zaken", "Betrokken partijen", "Project"):
            sheet.delete_cols(column_of(sheet, header))

    assert said(read(edit(path, change), sent)) == {
        key: value for key, value in ANSWERED.items() if key[1] != "situation"
    }


def test_the_column_of_numbers_is_known_by_its_numbers(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        book["Projecten"].cell(1, 1).value = "Onze sleutel"

    assert said(read(edit(path, change), sent)) == ANSWERED


def test_rows_are_sorted_and_filtered(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        head, *lines = rows_of(sheet)
        for at, line in enumerate([head, *reversed(lines)], 1):
            for column, value in enumerate(line, 1):
                sheet.cell(at, column).value = value
        sheet.row_dimensions[row_of(sheet, "B1")].hidden = True
        sheet.auto_filter.ref = "A1:R6"

    assert said(read(edit(path, change), sent)) == ANSWERED


def test_only_one_column_is_sorted_so_that_names_stand_beside_other_numbers(
    path: Path, sent: SentOverview
) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        sheet["B2"].value, sheet["B3"].value = sheet["B3"].value, sheet["B2"].value

    found = said(read(edit(path, change), sent))
    assert found.keys() == ANSWERED.keys()
    assert (
        found["B1", "end"] == "? This row has number B1, but the name of another project. Which one is meant?"
    )


def test_only_our_first_columns_are_sorted_so_that_answers_stand_beside_other_projects(
    path: Path, sent: SentOverview
) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        one, other = row_of(sheet, "B1"), row_of(sheet, "R2.1")
        for column in (1, 2):
            first, second = sheet.cell(one, column), sheet.cell(other, column)
            first.value, second.value = second.value, first.value

    draft = read(edit(path, change), sent)
    assert said(draft) == {
        ("R2.1", "end"): "? This row has number R2.1, but the rest of it is of B1. Which one is meant?",
        ("R2.1", "situation"): "? This row has number R2.1, but the rest of it is of B1. Which one is meant?",
        ("B4", "confirmed"): True,
    }


def test_a_row_that_has_another_name_altogether_is_asked_about(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        fill(book["Projecten"], "B1", Project="Zwembad voor honden")
        fill(book["Projecten"], "B4", Project="24-uurs steunpunt zorg")

    found = said(read(edit(path, change), sent))
    asked = "This row has number B1, but is called “Zwembad voor honden” now. Is it still about that project?"
    assert found["B1", "end"] == f"? {asked}"
    assert found["B4", "confirmed"] is True


def test_rows_are_deleted_which_is_no_answer(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        sheet.delete_rows(row_of(sheet, "B1"))

    draft = read(edit(path, change), sent)
    assert said(draft) == {("B4", "confirmed"): True}
    assert problems(draft) == {}


def test_only_some_rows_are_copied_to_a_new_workbook(path: Path, sent: SentOverview, tmp_path: Path) -> None:
    edit(path, answer)
    lines = rows_of(load_workbook(path)["Projecten"])
    book = Workbook()
    for line in (["Van ons:"], [], lines[0], lines[2]):
        book.worksheets[0].append(line)
    book.save(tmp_path / "kopie.xlsx")
    assert opened(tmp_path / "kopie.xlsx").about.export_id == ""
    assert said(read(tmp_path / "kopie.xlsx", sent)) == {("B4", "confirmed"): True}


def test_rows_that_are_copied_without_their_header_are_asked_about(
    path: Path, sent: SentOverview, tmp_path: Path
) -> None:
    edit(path, answer)
    book = Workbook()
    book.worksheets[0].append(rows_of(load_workbook(path)["Projecten"])[1])
    book.save(tmp_path / "kopie.xlsx")
    found = said(read(tmp_path / "kopie.xlsx", sent))
    assert (
        found["B1", "end"]
        == "? The header is gone, so that “New expectation” is only known by its place. Is it that?"
    )
    assert found.keys() == {("B1", "end"), ("B1", "situation")}


def test_a_row_that_is_there_twice_with_different_answers_is_asked_about(
    path: Path, sent: SentOverview
) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        for column, cell in enumerate(list(sheet[2]), 1):
            sheet.cell(9, column).value = cell.value
        sheet.cell(9, column_of(sheet, "Nieuwe verwachting")).value = date(2028, 1, 1)

    draft = read(edit(path, change), sent)
    found = said(draft)
    assert (
        found["B1", "end"] == "? B1 is in this file more than once, with different answers. Which one counts?"
    )
    assert found["B1", "situation"] == "vloer ligt"
    question = draft.rows[0].cells[0].question
    assert question is not None
    assert question.proposals == (exact(date(2027, 3, 1)), exact(date(2028, 1, 1)))


def test_blanks_are_added_to_numbers_and_answers(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        sheet = book["Projecten"]
        fill(sheet, "B1", Nieuwe_verwachting="  eind  2027 ", Stand_van_zaken=" vloer ligt\n ")
        sheet.cell(2, 1).value = " b1\xa0"

    assert said(read(edit(path, change), sent)) == {
        ("B1", "end"): Term(date(2027, 12, 31), Precision.YEAR, "eind 2027"),
        ("B1", "situation"): "vloer ligt",
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31-12-2027", exact(date(2027, 12, 31), "31-12-2027")),
        ("eind 2027", END_2027),
        ("Q3 2028", Term(date(2028, 9, 30), Precision.QUARTER, "Q3 2028")),
        ("+2w", exact(date(2026, 12, 15), "+2w")),
        ("doorlopend", Term(None, Precision.ONGOING, "doorlopend")),
        (datetime.combine(date(2027, 3, 1), time(14, 30)), exact(date(2027, 3, 1))),
        (46082, exact(date(2026, 3, 1))),
    ],
)
def test_dates_are_typed_as_text_and_read_when_they_can_be(
    path: Path, sent: SentOverview, typed: object, meant: Term
) -> None:
    draft = read(edit(path, lambda book: fill(book["Projecten"], "B1", Nieuwe_verwachting=typed)), sent)
    assert said(draft) == {("B1", "end"): meant}


@pytest.mark.parametrize(
    ("typed", "proposals"),
    [
        ("3-4", (exact(date(2027, 4, 3), "3-4"),)),
        ("zodra het kan", (Term(None, Precision.UNKNOWN, "zodra het kan"),)),
        ("geen", (Term(None, Precision.NONE, "geen"),)),
        (date(2072, 1, 1), (exact(date(2072, 1, 1)),)),
        (True, (Term(None, Precision.UNKNOWN, "ja"),)),
        ("???", (Term(None, Precision.UNKNOWN, "???"),)),
        ("zsm", (Term(None, Precision.UNKNOWN, "zsm"),)),
    ],
)
def test_a_date_in_doubt_is_a_question_with_a_proposal(
    path: Path, sent: SentOverview, typed: object, proposals: tuple[Term, ...]
) -> None:
    draft = read(edit(path, lambda book: fill(book["Projecten"], "B1", Nieuwe_verwachting=typed)), sent)
    (cell,) = draft.rows[0].cells
    assert cell.question is not None
    assert cell.question.proposals == proposals


@pytest.mark.parametrize("typed", ["x", "JA", "klopt!", True, "✔", 1])
def test_a_tick_is_whatever_says_yes(path: Path, sent: SentOverview, typed: object) -> None:
    draft = read(edit(path, lambda book: fill(book["Projecten"], "B1", Klopt_nog=typed)), sent)
    assert said(draft) == {("B1", "confirmed"): True}


def test_no_is_no_tick_and_a_dash_is_no_answer(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        fill(book["Projecten"], "B1", Klopt_nog="nee", Nieuwe_verwachting="-", Huidige_fase="halverwege")

    found = said(read(edit(path, change), sent))
    assert found == {
        ("B1", "confirmed"): "? “nee” does not say whether everything is still right. What is meant?",
        ("B1", "phase"): "? “halverwege” is not one of the phases. Which phase is meant?",
    }


def test_the_sheet_is_renamed_and_moved(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        book["Projecten"].title = "Versie Bibliotheek"
        book.move_sheet("Versie Bibliotheek", 4)

    assert said(read(edit(path, change), sent)) == ANSWERED


def test_lines_are_put_above_the_table(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        book["Projecten"].insert_rows(1, 3)
        book["Projecten"]["A1"] = "Ingevuld door de bibliotheek"

    draft = read(edit(path, change), sent)
    assert said(draft) == ANSWERED
    assert problems(draft) == {}


def test_what_stays_of_the_export_id_when_a_program_drops_properties(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        del book.custom_doc_props["WSG export"]

    edit(path, change)
    assert opened(path).about.export_id == EXPORT
    assert said(read(path, sent)) == ANSWERED


def test_a_cell_of_ours_that_was_changed_is_a_question(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        sheet = book["Projecten"]
        fill(sheet, "B1", Project="Winkel in de bieb", Deadline=date(2027, 1, 15), Gebied=None)
        fill(sheet, "B4", Verwacht_gereed=date(2028, 9, 30))

    found = said(read(edit(path, change), sent))
    assert found == {
        (
            "B1",
            "title",
        ): "? “Project” is a column of ours; it said “Servicewinkel in de bibliotheek” and now says "
        "“Winkel in de bieb”. Take that over?",
        (
            "B1",
            "deadline",
        ): "? “Deadline” is a column of ours; it said “01-12-2026” and now says “15-01-2027”. Take "
        "that over?",
    }


def test_a_date_typed_over_ours_counts_unless_the_answer_says_it_too(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        fill(book["Projecten"], "B1", Verwacht_gereed="eind 2027")
        fill(book["Projecten"], "B4", Verwacht_gereed="2030", Nieuwe_verwachting="2029")

    draft = read(edit(path, change), sent)
    assert [(cell.column, bool(cell.question)) for it in draft.rows for cell in it.cells] == [
        ("end", True),
        ("new_end", False),
    ]
    question = draft.rows[0].cells[0].question
    assert question is not None
    assert question.proposals == (END_2027,)


def test_who_does_not_lead_is_asked_about(path: Path, sent: SentOverview) -> None:
    draft = read(edit(path, lambda book: fill(book["Projecten"], "R2", Stand_van_zaken="gaat goed")), sent)
    assert said(draft) == {
        (
            "R2",
            "situation",
        ): "? Bibliotheek does not lead R2, and so was not asked to fill it in. Take it over?"
    }


def test_a_number_that_is_not_known_is_found_by_its_name_or_told(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        sheet.cell(2, 1).value = "B-1"
        for column, value in {1: "Z9", 2: "Iets anders", 14: "loopt"}.items():
            sheet.cell(9, column).value = value
        sheet.cell(10, 2).value = "Nieuw idee"
        sheet.cell(10, 14).value = "moet nog beginnen"

    draft = read(edit(path, change), sent)
    assert (
        said(draft)["B1", "end"]
        == "? The number of this row is not known; its name is that of B1. Is it that project?"
    )
    assert problems(draft) == {
        "Projecten!A9": "This row answers something, but its number “Z9” was not in the overview that was "
        "sent.",
        "Projecten!A10": "This row answers something, but has no number that is known. Is it a new project? "
        "Then add it by hand.",
    }


def test_apostrophes_go_only_where_we_wrote_them(path: Path, tmp_path: Path) -> None:
    sent = send(path, content([row("B1", title="=Dorp", areas="'t Zandt")]))

    def change(book: Any) -> None:
        sheet = book["Projecten"]
        fill(sheet, "B1", Project="'=Dorp", Stand_van_zaken="'s avonds open", Oorzaak="'=1+1")

    assert said(read(edit(path, change), sent)) == {
        ("B1", "situation"): "'s avonds open",
        ("B1", "cause"): "'=1+1",
    }


def test_formulas_that_a_partner_types_are_read_as_their_value_or_told(
    path: Path, sent: SentOverview, tmp_path: Path
) -> None:
    edit(
        path,
        lambda book: fill(book["Projecten"], "B1", Oorzaak='=HYPERLINK("http://x","klik")', Gevolg="#REF!"),
    )
    draft = read(path, sent)
    assert said(draft) == {}  # a formula without a value says nothing, which is told
    assert list(problems(draft)) == ["Projecten!O2", "Projecten!P2"]
    assert problems(draft)["Projecten!O2"].startswith("This cell holds a formula without a result")
    saved = save_as_csv(path, tmp_path / "p.csv")
    assert said(read(saved, sent)) == {("B1", "cause"): '=HYPERLINK("http://x","klik")'}


def test_control_characters_and_very_long_texts_are_cut_and_counted(
    path: Path, sent: SentOverview, tmp_path: Path
) -> None:
    edit(path, lambda book: fill(book["Projecten"], "B1", Oorzaak="x" * 30, Gevolg="klein"))
    text = save_as_csv(path, tmp_path / "p.csv").read_text("utf-8-sig")
    text = text.replace("x" * 30, "x" * 40_000).replace("klein", "kl\x07ein")
    (tmp_path / "p.csv").write_text(text, "utf-8")
    draft = read(tmp_path / "p.csv", sent)
    assert len(said(draft)["B1", "cause"]) == 32_767
    assert said(draft)["B1", "consequence"] == "klein"
    assert sorted(problems(draft)) == ["p!O2", "p!P2"]


def test_new_projects_are_read_with_what_they_say(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        sheet = book["Nieuwe projecten"]
        values = ("Buurtbus", "Bathmen", "Bibliotheek", "Corporatie 1, Inwoners", "1-3-2027", "eind 2027")
        for column, value in enumerate((*values, "Initiatief", "2 uur", "loopt", "J. Jansen"), 1):
            sheet.cell(3, column).value = value
        sheet.cell(5, 1).value = "Deelauto"
        sheet.cell(6, 9).value = "zonder naam"

    draft = read(edit(path, change), sent)
    assert draft.new_projects is not None
    first, second = draft.new_projects.projects
    assert (first.title, first.areas, first.lead_parties) == ("Buurtbus", ("Bathmen",), ("Bibliotheek",))
    assert first.partner_parties == ("Corporatie 1", "Inwoners")
    assert (first.start, first.end, first.deadline) == (
        exact(date(2027, 3, 1), "1-3-2027"),
        END_2027,
        NO_TERM,
    )
    assert (first.phase, first.situation) == ("initiative", "loopt")
    assert second.title == "Deelauto"
    assert first.texts == {"effort": "2 uur", "notes": "Ingevuld door: J. Jansen"}
    assert list(problems(draft)) == ["Nieuwe projecten!I6"]


def test_a_sheet_that_was_copied_is_told(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        book.copy_worksheet(book["Projecten"])

    draft = read(edit(path, change), sent)
    assert said(draft) == ANSWERED
    assert list(problems(draft)) == ["Projecten Copy!A1"]


def test_a_file_without_anything_of_ours(tmp_path: Path, path: Path, sent: SentOverview) -> None:
    book = Workbook()
    book.worksheets[0].append(["Naam", "Bedrag"])
    book.save(tmp_path / "ander.xlsx")
    draft = read(tmp_path / "ander.xlsx", sent)
    assert said(draft) == {}
    assert list(problems(draft)) == ["Sheet!A1"]


@pytest.mark.parametrize("damage", ["half", "name", "empty", "lock"])
def test_a_file_that_cannot_be_read_is_a_sentence(
    path: Path, sent: SentOverview, tmp_path: Path, damage: str
) -> None:
    target = tmp_path / {"name": "o.ods", "lock": "~$o.xlsx"}.get(damage, "o.xlsx")
    shutil.copy(path, target)
    if damage in {"half", "empty"}:
        target.write_bytes(path.read_bytes()[: path.stat().st_size // 2 if damage == "half" else 0])
    with pytest.raises(FileProblem):
        opened(target)


def test_an_answer_about_every_row(path: Path) -> None:
    sent = send(path, content([it._replace(fills_in=True) for it in VARIED]))

    def change(book: Any) -> None:
        for it in VARIED:
            fill(book["Projecten"], it.number, Stand_van_zaken=f"stand {it.number}")

    assert said(read(edit(path, change), sent)) == {
        (it.number, "situation"): f"stand {it.number}" for it in VARIED
    }


def test_an_overview_that_asks_for_less_is_read_as_it_was_sent(path: Path) -> None:
    sent = send(
        path,
        content(asked=("new_end", "cause", "measure", "filled_in_by"), keys=("number", "title", "areas")),
    )

    def fill_in(book: Any) -> None:
        sheet = book["Projecten"]
        fill(sheet, "B1", Oorzaak="levering laat", Maatregel="andere leverancier", Ingevuld_door="Jan")
        sheet.insert_cols(4)
        sheet.cell(1, 4).value = "Opmerking"
        sheet.cell(2, 4).value = "bel even"

    draft = read(edit(path, fill_in), sent)
    assert said(draft) == {("B1", "cause"): "levering laat", ("B1", "measure"): "andere leverancier"}
    (said_of_it,) = problems(draft).values()
    assert said_of_it.startswith("Column “Opmerking” is not one of the overview"), "nor where one stood"


def test_a_column_that_was_not_asked_for_is_read_where_somebody_adds_it(path: Path) -> None:
    sent = send(path, content(asked=("cause",)))

    def add(book: Any) -> None:
        sheet = book["Projecten"]
        sheet.cell(1, sheet.max_column + 1).value = "Stand van zaken"
        fill(sheet, "B1", Stand_van_zaken="klaar op 1 mei")

    assert said(read(edit(path, add), sent)) == {("B1", "situation"): "klaar op 1 mei"}
