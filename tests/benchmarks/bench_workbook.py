"""Workbooks: an overview for a partner and one for oneself, against bare XlsxWriter writing the same cells.

The floor replays every cell of ours into a workbook without tables, rules, named styles or checks.
"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.benchmarks.figure import Figure, middle, times
from tests.exchange.overview_samples import TODAY, VARIED, content, own_content
from wsg_desktop.domain.terms import exact
from wsg_desktop.exchange.overview_content import OverviewContent, OverviewRow
from wsg_desktop.exchange.overview_workbook import write_overview
from wsg_desktop.texts import translator

LARGEST = 10_000
"""More rows than this nobody sends, and XlsxWriter alone would need gigabytes."""

MEASURED_FROM = 10_000
"""Below, the chart, the rules and the other sheets weigh as much as the rows that the goal is about."""

ROUNDS = 3
WRITES = ("write_string", "write_number", "write_datetime", "write_blank", "write_formula")
TR = translator("en")


class Cell(NamedTuple):
    """One cell as it was written."""

    sheet: str
    method: str
    row: int
    column: int
    value: Any
    num_format: str | None


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure both kinds of overview at every size up to `LARGEST`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "overview.xlsx"
        for size in sizes:
            if size <= LARGEST:
                yield _figure("workbook: for a partner", content(_rows(size)), path)
                yield _figure("workbook: for oneself", own_content(_rows(size)), path)


def _figure(name: str, overview: OverviewContent, path: Path) -> Figure:
    cells = _recorded(overview, path)
    # In turns, so that whatever else the machine does hits both alike.
    works: list[Callable[[], object]] = [
        partial(write_overview, overview, path, TR),
        partial(_replay, cells, path),
    ]
    measured = times(works * ROUNDS)
    rows = len(overview.rows)
    goal = 1.3 if rows >= MEASURED_FROM else None
    return Figure(name, rows, middle(measured[::2]), middle(measured[1::2]), goal_ratio=goal)


def _rows(count: int) -> list[OverviewRow]:
    return [
        VARIED[n % 3]._replace(
            id=f"{n:032x}",
            number=f"P-{n:04}",
            title=f"{VARIED[n % 3].title} {n}",
            situation=f"{VARIED[n % 3].situation} {n}",
            end=exact(TODAY + timedelta(days=n % 900)),
            fills_in=n < count // 4,
        )
        for n in range(count)
    ]


def _recorded(overview: OverviewContent, path: Path) -> list[Cell]:
    """Return every cell that an overview writes, in order."""
    cells: list[Cell] = []

    def recording(method: str, write: Callable[..., int]) -> Callable[..., int]:
        def record(
            sheet: Worksheet, row: int, column: int, value: Any = None, look: Any = None, *rest: Any
        ) -> int:
            num_format = look.num_format if look is not None else None
            cells.append(Cell(str(sheet.get_name()), method, row, column, value, num_format))
            return write(sheet, row, column, value, look, *rest)

        return record

    with ExitStack() as patches:
        for method in WRITES:
            patches.enter_context(
                patch.object(Worksheet, method, recording(method, getattr(Worksheet, method)))
            )
        write_overview(overview, path, TR)
    return cells


def _replay(cells: list[Cell], path: Path) -> None:
    workbook = Workbook(str(path))
    formats: dict[str | None, Any] = {None: None}
    writes: dict[tuple[str, str], Callable[..., int]] = {}
    for sheet, method, row, column, value, num_format in cells:
        write = writes.get((sheet, method))
        if write is None:
            made = workbook.get_worksheet_by_name(sheet) or workbook.add_worksheet(sheet)
            write = writes[sheet, method] = getattr(made, method)
        if num_format not in formats:
            formats[num_format] = workbook.add_format({"num_format": num_format})
        write(row, column, value, formats[num_format])
    workbook.close()
