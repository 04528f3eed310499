"""What people write in an overview where it was not asked: beside cells, below the table, over more rows."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from tests.exchange.returned import ANSWERED, answer, column_of, edit, fill, problems, read, said, send
from wsg_desktop.exchange.answer_reading import NO_SHEET
from wsg_desktop.exchange.sent_content import SentOverview
from wsg_desktop.exchange.sheet_comments import read_comments


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2026-11-23 Overzicht Bibliotheek.xlsx"


@pytest.fixture
def sent(path: Path) -> SentOverview:
    return send(path)


def test_an_answer_merged_over_rows_is_asked_for_the_others(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        sheet = book["Projecten"]
        at = column_of(sheet, "Stand van zaken")
        fill(sheet, "B1", Stand_van_zaken="geldt voor beide")
        sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)

    found = said(read(edit(path, change), sent))
    assert found == {
        ("B1", "situation"): "geldt voor beide",
        ("B4", "situation"): "? This cell is merged with one above it. Does that answer count for B4 too?",
    }


def test_what_people_write_beside_cells_and_below_the_table_is_told(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        sheet = book["Projecten"]
        sheet["K2"].comment = Comment("wordt maart\n2028", "Piet")
        sheet["B9"] = "PS: B2 is niet van ons"
        picture = BytesIO()
        PIL.Image.new("RGB", (40, 40)).save(picture, "PNG")
        sheet.add_image(Image(picture), "L3")

    assert problems(read(edit(path, change), sent)) == {
        "Projecten!K2": "There is a comment on this cell. It says “wordt maart 2028”."
        " Look whether it is an answer.",
        "Projecten!L3": "A picture lies on this cell. Pictures are not read: look whether it is an answer.",
        "Projecten!A9": "This row is none of the overview and is not read. It says “PS: B2 is niet van ons”.",
    }


def test_a_thread_of_comments_is_told_in_place_of_the_note_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    parts = ("comments", "c.xml"), ("threadedComment", "t1.xml"), ("threadedComment", "no.xml")
    thread = "<t xmlns='x'><threadedComment ref='B2'><text>is gestopt</text></threadedComment></t>"
    with zipfile.ZipFile(path, "w") as made:
        relations = "".join(f"<r Type='a/{kind}' Target='../{part}'/>" for kind, part in parts)
        made.writestr("xl/worksheets/_rels/sheet1.xml.rels", f"<rs>{relations}</rs>")
        notes = "<comment ref='B2'>newer Excel</comment><comment ref='AA10'>los</comment>"
        made.writestr("xl/c.xml", f"<c>{notes}</c>")
        made.writestr("xl/t1.xml", thread)
    with zipfile.ZipFile(path) as archive:
        found = read_comments(archive, "xl/worksheets/sheet1.xml")
    assert found == {(1, 1): "is gestopt", (9, 26): "los"}


@pytest.mark.parametrize("at", [1, 4])
def test_a_header_that_was_copied_is_no_row(path: Path, sent: SentOverview, at: int) -> None:
    def change(book: Any) -> None:
        answer(book)
        sheet = book["Projecten"]
        header = [cell.value for cell in sheet[1]]
        sheet.insert_rows(at)
        for column, value in enumerate(header, 1):
            sheet.cell(at, column).value = value

    draft = read(edit(path, change), sent)
    assert (said(draft), problems(draft)) == (ANSWERED, {})


def test_what_people_leave_on_other_sheets_is_told(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        answer(book)
        own = book.create_sheet("Opmerkingen")
        own["B2"], own["B3"] = "B2 wordt juli 2028", "bel Piet"
        book["Planning"]["D5"] = date(2029, 1, 1)
        book["Planning"]["D6"].comment = Comment("lukt niet", "Piet")
        book["Nieuwe projecten"]["A2"] = "Deelauto"
        book["Nieuwe projecten"].delete_rows(1)
        book.create_sheet("Leeg")

    draft = read(edit(path, change), sent)
    assert said(draft) == ANSWERED
    assert problems(draft) == {
        "Opmerkingen!A1": "Sheet Opmerkingen is none of the overview and is not read."
        " It says “B2 wordt juli 2028 bel Piet”.",
        "Planning!D5": "In the planning B1 is ready on 01-01-2029, but that was not filled in beside the"
        " project. Is it meant?",
        "Planning!D6": "There is a comment on this cell. It says “lukt niet”. Look whether it is an answer.",
        "Nieuwe projecten!A1": "Sheet Nieuwe projecten is none of the overview and is not read."
        " It says “Deelauto”.",
    }


@pytest.mark.parametrize("typed", [date(2027, 3, 1), 46447, "1-3-2027"])
def test_a_planning_that_follows_what_was_filled_in_says_nothing(
    path: Path, sent: SentOverview, typed: object
) -> None:
    """Stand in for a program that works the formulas out: the planning shows what was filled in."""

    def change(book: Any) -> None:
        fill(book["Projecten"], "B1", Nieuwe_verwachting=typed)
        book["Planning"]["D5"] = typed

    assert problems(read(edit(path, change), sent)) == {}


def test_projects_that_are_known_are_no_new_ones_without_their_numbers(
    path: Path, sent: SentOverview
) -> None:
    def change(book: Any) -> None:
        answer(book)
        book["Projecten"].delete_cols(1)

    draft = read(edit(path, change), sent)
    assert draft.new_projects is None
    assert problems(draft) == {}
    assert all(answer.startswith("? The number of this row is not known") for answer in said(draft).values())

    edit(path, lambda book: book["Projecten"].delete_cols(1))
    draft = read(path, sent)
    assert draft.new_projects is None
    assert list(problems(draft).values()) == [NO_SHEET]
