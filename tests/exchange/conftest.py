"""Lists made on the spot, as other programs save them."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]
SAMPLE = Path(__file__).parent.parent / "data" / "uitvoeringsprogramma.xlsx"


@pytest.fixture
def sample() -> Path:
    """Return the sample list of an implementation programme."""
    return SAMPLE


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that saves rows as a workbook of one sheet and returns its path."""

    def save(
        rows: Rows, *, merge: Sequence[str] = (), name: str = "lijst.xlsx", title: str = "Blad1"
    ) -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        for block in merge:
            sheet.merge_cells(block)
        book.save(tmp_path / name)
        return tmp_path / name

    return save


@pytest.fixture
def text_table(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that saves rows as delimited text and returns its path."""

    def save(rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8", name: str = "lijst.csv") -> Path:
        target = io.StringIO(newline="")
        csv.writer(target, delimiter=delimiter).writerows(rows)
        (tmp_path / name).write_bytes(target.getvalue().encode(encoding))
        return tmp_path / name

    return save
