"""A plan of durations and predecessors: its dates follow, and dates that people gave stay."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from wsg_desktop.services.document import Document
from wsg_desktop.services.list_import import import_file
from wsg_desktop.store import projects
from wsg_desktop.store.rows import ProjectRow

HEADER = ("ID", "Taaknaam", "Duur", "Begindatum", "Einddatum", "Voorafgaande taken")


def imported(document: Document, path: Path, *rows: tuple[Any, ...]) -> dict[str, ProjectRow]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(row)
    book.save(path)
    import_file(document, path)
    with document.reading() as read:
        return {row.number: row for row in projects.list_projects(read)}


def days(row: ProjectRow) -> tuple[date | None, date | None]:
    return row.start.day, row.end.day


def on(month: int, day: int) -> date:
    return date(2027, month, day)


def test_dates_follow_from_durations_and_predecessors(document: Document, tmp_path: Path) -> None:
    rows = imported(
        document,
        tmp_path / "plan.xlsx",
        ("1", "Inventarisatie", "10 dagen", on(1, 4), None, None),
        ("2", "Peiling", "1 wk", None, None, "1"),
        ("3", "Besluit", "0 dagen", None, None, "2"),
        ("4", "Verbouwing", 3, None, None, "3FS+2d"),
        ("5", "Oplevering", "5 dagen", None, on(2, 26), None),
    )
    assert days(rows["1"]) == (on(1, 4), on(1, 15))
    assert days(rows["2"]) == (on(1, 18), on(1, 22))
    assert rows["3"].kind == "milestone"
    assert rows["3"].end.day == on(1, 22)
    assert days(rows["4"]) == (on(1, 27), on(1, 29)), "Monday and Tuesday lie in between"
    assert days(rows["5"]) == (on(2, 22), on(2, 26))


def test_dates_that_people_gave_stay_whatever_duration_and_links_say(
    document: Document, tmp_path: Path
) -> None:
    rows = imported(
        document,
        tmp_path / "plan.xlsx",
        ("1", "Inventarisatie", "10 dagen", on(1, 4), on(3, 31), None),
        ("2", "Peiling", "5 dagen", on(1, 11), None, "1"),
    )
    assert days(rows["1"]) == (on(1, 4), on(3, 31))
    assert days(rows["2"]) == (on(1, 11), on(1, 15))


def test_what_waits_for_nothing_with_dates_gets_none(document: Document, tmp_path: Path) -> None:
    rows = imported(
        document,
        tmp_path / "plan.xlsx",
        ("1", "Inventarisatie", "10 dagen", on(1, 4), None, None),
        ("2", "Los idee", "5 dagen", None, None, None),
        ("3", "Vervolg op idee", "5 dagen", None, None, "2"),
    )
    assert [days(rows[number]) for number in ("2", "3")] == [(None, None)] * 2


def test_what_the_dates_follow_from_is_told(document: Document, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ("1", "A", "10 dagen", on(1, 4), None, None), ("2", "B", "lang", None, None, "1")):
        sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    report = import_file(document, tmp_path / "plan.xlsx", dry_run=True)
    told = [str(problem.message) for problem in report.plan.problems]
    assert any("follows from durations" in message for message in told)
    assert any("no number of working days" in message for message in told)


@pytest.mark.parametrize("header", ["Duur", "Duration", "Duur (werkdagen)", "Aantal werkdagen"])
def test_column_goes_by_several_names(document: Document, tmp_path: Path, header: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Nr", "Project", "Start", header),
        ("B1", "Eettafel", on(1, 4), 5),
        ("B2", "Winkel", on(1, 4), 10),
    ):
        sheet.append(row)
    book.save(tmp_path / "lijst.xlsx")
    import_file(document, tmp_path / "lijst.xlsx")
    with document.reading() as read:
        assert [row.end.day for row in projects.list_projects(read)] == [on(1, 8), on(1, 15)]
