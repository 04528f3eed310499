"""Overviews that come back in another format, or while somebody has them open."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.libreoffice import convert, needs_office
from tests.exchange.returned import (
    ANSWERED,
    EXPORT,
    ReadingHere,
    answer,
    cells,
    column_of,
    edit,
    fill,
    opened,
    problems,
    read,
    said,
    save_as_csv,
    save_as_ods,
    save_as_xls,
    send,
)
from wsg_desktop.domain.terms import exact
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.sent_content import SentOverview
from wsg_desktop.exchange.worker import ReadFile, ReadingWorker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2026-11-23 Overzicht Bibliotheek.xlsx"


@pytest.fixture
def sent(path: Path) -> SentOverview:
    return send(path)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_saved_as_text(path: Path, sent: SentOverview, tmp_path: Path, delimiter: str, encoding: str) -> None:
    def change(book: Any) -> None:
        fill(book["Projecten"], "B1", Nieuwe_verwachting=date(2027, 3, 1), Stand_van_zaken="vloer ligt")
        fill(book["Projecten"], "B4", Klopt_nog="ja")

    edit(path, change)
    draft = read(save_as_csv(path, tmp_path / "p.csv", delimiter=delimiter, encoding=encoding), sent)
    assert said(draft) == ANSWERED | {("B1", "end"): exact(date(2027, 3, 1), "01-03-2027")}
    assert problems(draft) == {}


def test_dates_with_the_month_first_are_known_by_ours_and_asked(
    path: Path, sent: SentOverview, tmp_path: Path
) -> None:
    def change(book: Any) -> None:
        sheet = book["Projecten"]
        fill(sheet, "B1", Nieuwe_verwachting=date(2027, 3, 1), Stand_van_zaken="vloer ligt")
        fill(sheet, "B4", Nieuwe_verwachting=date(2027, 3, 31))

    edit(path, change)
    draft = read(save_as_csv(path, tmp_path / "p.csv", delimiter=",", days="%m/%d/%Y"), sent)
    (asked,) = (cell for row, cell in cells(draft) if (row.number, cell.field) == ("B1", "end"))
    assert asked.value == exact(date(2027, 3, 1))
    assert asked.question is not None
    assert asked.question.proposals == (exact(date(2027, 3, 1)), exact(date(2027, 1, 3)))
    found = said(draft)
    assert found["B4", "end"] == exact(date(2027, 3, 31))
    assert found.keys() == {("B1", "end"), ("B1", "situation"), ("B4", "end")}


def test_new_projects_have_their_dates_as_the_rest_of_the_file(path: Path, sent: SentOverview) -> None:
    def change(book: Any) -> None:
        for column in ("Deadline", "Verwacht gereed"):
            at = column_of(book["Projecten"], column)
            for row in range(2, 7):
                cell = book["Projecten"].cell(row, at)
                cell.value = f"{cell.value:%m/%d/%Y}" if isinstance(cell.value, date) else cell.value
        for at, value in enumerate(("Buurtbus", None, None, None, "03/01/2027", "03/31/2027"), 1):
            book["Nieuwe projecten"].cell(3, at).value = value

    draft = read(edit(path, change), sent)
    assert draft.new_projects is not None
    (bus,) = draft.new_projects.projects
    assert (bus.start, bus.end) == (exact(date(2027, 3, 1)), exact(date(2027, 3, 31)))
    assert said(draft) == {}
    doubt = "“03/01/2027” comes from a program that puts the month first, and is read as 01-03-2027."
    assert problems(draft) == {"Nieuwe projecten!E3": f"{doubt} Look whether that is meant."}


def test_a_date_that_a_person_typed_over_ours_does_not_turn_the_others(
    path: Path, sent: SentOverview, tmp_path: Path
) -> None:
    typed = {"Nieuwe_verwachting": "3/1/2027", "Deadline": "12/1/2026"}
    edit(path, lambda book: fill(book["Projecten"], "B1", **typed))
    found = said(read(path, sent))
    assert found["B1", "end"].day == date(2027, 1, 3)


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_saved_in_another_format(path: Path, sent: SentOverview, tmp_path: Path, kind: str) -> None:
    edit(path, answer)
    target = tmp_path / f"{path.stem}.{kind}"
    saved = (save_as_xls if kind == "xls" else save_as_ods)(path, target)
    draft = read(saved, sent, ReadingWorker)
    assert said(draft) == ANSWERED
    assert problems(draft) == {}
    assert opened(saved).about.export_id == EXPORT, "the hidden sheet says it where properties are lost"


def test_a_file_that_is_open_elsewhere_says_so_and_its_mark_is_told_apart(
    path: Path, sent: SentOverview, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sent.export_id == EXPORT
    mark = path.with_name(f"~${path.name}")
    mark.write_bytes(b"\x05Jansen")
    with pytest.raises(FileProblem, match="Choose the list: the file without these signs"):
        opened(mark)
    real = Path.open

    def refuse(self: Path, *arguments: Any, **named: Any) -> Any:
        if self == path:
            raise PermissionError(13, "shared")  # as Windows does while Excel has it
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileProblem, match="still open in another program"):
        opened(path)


def test_a_file_that_is_taken_away_while_it_is_read_says_so(path: Path, sent: SentOverview) -> None:
    class TakenAway(ReadingHere):
        def read(self, path: Path) -> ReadFile:
            found = super().read(path)
            path.unlink()
            return found

    assert sent.export_id == EXPORT
    with pytest.raises(FileProblem, match="cannot be read"):
        opened(path, TakenAway)


@needs_office
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "csv"])
def test_opened_and_saved_by_libreoffice(path: Path, sent: SentOverview, tmp_path: Path, kind: str) -> None:
    (tmp_path / "uit").mkdir()
    if kind == "csv":  # only the first sheet goes into a text
        edit(path, lambda book: (answer(book), book.move_sheet("Projecten", -book.index(book["Projecten"]))))
    else:
        edit(path, answer)
    saved = convert(path, kind, tmp_path / "uit")
    draft = read(saved, sent)
    found = said(draft)
    # LibreOffice in American English writes 03/01/2027 into a text: that is asked, never guessed.
    (end,) = (cell for row, cell in cells(draft) if (row.number, cell.field) == ("B1", "end"))
    assert end.question is None or (kind == "csv" and end.text == "03/01/2027")
    assert (end.value.day, found["B1", "situation"]) == (date(2027, 3, 1), "vloer ligt")
    assert found.keys() == ANSWERED.keys()
    assert kind == "csv" or opened(saved).about.export_id == EXPORT
