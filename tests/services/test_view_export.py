"""A table taken out to Excel: what is shown, in its order, with real days, numbers and statuses."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.reading_back import load
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import ItemKind, Precision, State
from wsg_desktop.services import programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.services.view_export import EXPORTED, ShownColumn, ShownView, export_view
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator
from wsg_desktop.ui.projects.columns import COLUMNS

EN = translator("en")
COLUMNS_SHOWN = (
    "status",
    "number",
    "title",
    "areas",
    "lead_parties",
    "deadline",
    "end",
    "budget",
    "changed_at",
)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    opened = programme.create(tmp_path / "p.wsg", "tester", clock, name="Programma Oost")
    yield opened
    opened.close()


@pytest.fixture
def ids(document: Document) -> list[str]:
    def fill(tx: Transaction) -> list[str]:
        first = projects.create(tx, "=SUM(A1)", number="A1")
        second = projects.create(tx, "Keuken", number="A1.1", parent_id=first, kind=ItemKind.ACTIVITY)
        for key, value in {
            "state": State.ACTIVE.value,
            "areas": ["Bathmen", "Rivierenwijk"],
            "lead_parties": ["Corporatie 1"],
            "deadline": exact(date(2026, 11, 5)),
            "end": Term(date(2027, 3, 31), Precision.QUARTER, "Q1 2027"),
            "budget": 85_000,
            "percent": 40,
        }.items():
            set_field(tx, first, key, value)
        return [first, second]

    return document.change("fill", fill)


def shown(*groups: tuple[str, list[str]], columns: tuple[str, ...] = COLUMNS_SHOWN, **more: Any) -> ShownView:
    headers = {column.key: column.header for column in COLUMNS}
    return ShownView("Te laat: 2026/27?", [ShownColumn(key, headers[key]) for key in columns], groups, **more)


def rows_of(path: Path) -> list[list[Any]]:
    return [[cell.value for cell in line] for line in load(path).worksheets[0].iter_rows()]


def test_rows_and_columns_stand_as_shown(document: Document, ids: list[str], tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    dropped = export_view(document, shown(("", [ids[1], ids[0]])), path, EN)
    sheet = load(path).worksheets[0]

    assert dropped == 0
    assert sheet.title == "Te laat 2026 27"
    assert sheet.tables["WSG_lijst"].ref == "A1:I3"
    assert sheet.freeze_panes == "C2"
    header, second, first = rows_of(path)
    assert header[:4] == ["Status", "No.", "Project", "Area"]
    assert second == [None, "A1.1", "Keuken", None, None, None, None, None, day(2026, 11, 23)]
    assert first == [
        "◆ Off track",
        "A1",
        "=SUM(A1)",
        "Bathmen, Rivierenwijk",
        "Corporatie 1",
        day(2026, 11, 5),
        day(2027, 3, 31),
        85_000,
        day(2026, 11, 23),
    ]
    assert (sheet["C3"].data_type, sheet["C3"].quotePrefix) == ("s", True)
    assert [sheet.cell(3, n).number_format for n in (6, 7, 8)] == ["dd-mm-yyyy", '"Q1 "yyyy', '"€" #,##0']
    assert sheet["A3"].fill.fgColor.rgb == "FFA61C28"


def test_groups_become_a_column_and_a_project_may_stand_in_several(
    document: Document, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "lijst.xlsx"
    view = shown(
        ("Bathmen", ids), ("Rivierenwijk", ids[:1]), columns=("number", "percent"), group_header="Area"
    )
    export_view(document, view, path, EN)
    assert rows_of(path) == [
        ["Area", "No.", "%"],
        ["Bathmen", "A1", 40],
        ["Bathmen", "A1.1", None],
        ["Rivierenwijk", "A1", 40],
    ]


def test_depth_in_the_outline_is_shown_by_indents(document: Document, ids: list[str], tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    export_view(document, shown(("", ids), columns=("title",), depths={ids[1]: 1}), path, EN)
    sheet = load(path).worksheets[0]
    assert [sheet.cell(n, 1).alignment.indent for n in (2, 3)] == [0, 1]


def test_headers_that_are_alike_get_a_number(document: Document, ids: list[str], tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    view = shown(("Bathmen", ids), columns=("areas", "lead_parties"), group_header="Area")
    export_view(document, view, path, EN)
    assert rows_of(path)[0] == ["Area", "Area (2)", "Lead party"]


def test_an_empty_view_is_a_sound_workbook(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    export_view(document, shown(("", [])), path, EN)
    assert load(path).worksheets[0].tables["WSG_lijst"].ref == "A1:I2"


def test_every_column_of_the_table_can_be_taken_out(
    document: Document, ids: list[str], tmp_path: Path
) -> None:
    keys = tuple(column.key for column in COLUMNS)
    assert set(keys) <= EXPORTED
    for language in ("nl", "en"):
        tr = translator(language)
        view = ShownView("Alles", [ShownColumn(it.key, tr(it.header)) for it in COLUMNS], [("", ids)])
        export_view(document, view, tmp_path / f"{language}.xlsx", tr)
        assert len(rows_of(tmp_path / f"{language}.xlsx")) == 3


def test_an_unknown_column_is_a_mistake_of_ours(document: Document, tmp_path: Path) -> None:
    view = ShownView("Alles", [ShownColumn("colour", "Colour")], [("", [])])
    with pytest.raises(ValueError, match="colour"):
        export_view(document, view, tmp_path / "lijst.xlsx", EN)
    assert not (tmp_path / "lijst.xlsx").exists()


def day(year: int, month: int, number: int) -> datetime:
    return datetime.combine(date(year, month, number), datetime.min.time())
