"""The table: a repaint, the next page, sorting, filtering at a keystroke, and showing what an edit changed.

The floor of a repaint is the same number of plain texts drawn and nothing else; that of sorting is a plain
sort by prepared keys, that of a keystroke one search through texts that are folded already.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.benchmarks.figure import Figure, middle, nearly_worst, times
from wsg_desktop.domain.views import ALL, Filter, GroupBy, SortBy, View
from wsg_desktop.services import project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import read_basis
from wsg_desktop.store.projects import find_projects, list_projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.columns import INITIAL, columns_of
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable
from wsg_desktop.ui.theme import FontRole, Theme

WIDTH, HEIGHT = 1110, 640
"""The table in a window of 1366 by 768, without the details."""
FRAMES = 60
SORTED = ("title", "deadline", "lead_parties", "status", "number")
TYPED = ("w", "wo", "woo", "woon", "woonz", "woonzo", "woo", "wo", "z", "zo", "zor", "zorg", "zorg 1")


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at every size, on a programme of its own."""
    app = QApplication.instance() or QApplication([])
    Theme(app).apply("light", 1.0)  # type: ignore[arg-type] - an instance of a subclass
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            document = generate(Path(folder) / "meet.wsg", size, who="bench")
            document.backs_up = False
            try:
                yield from _figures(document, size)
            finally:
                document.close()


def _figures(document: Document, size: int) -> Iterator[Figure]:
    rows, facts = _read(document)
    arranger = arranger_of(rows, facts)
    yield from _arranging(rows, facts, size)
    table, model = _table()
    shown = times([lambda: model.show(arranger.arrange(ALL), rows, facts)] * 3)
    yield Figure("table: show all rows", size, middle(shown), None)
    yield from _painting(table, size)
    yield _edit(document, rows, facts, size)
    table.deleteLater()


def _read(document: Document) -> tuple[dict[str, ProjectRow], ProjectFacts]:
    with document.reading() as read:
        rows = {row.id: row for row in list_projects(read)}
        basis = read_basis(read, document.clock.today(), translator("en"), with_texts=True)
    return rows, ProjectFacts(rows, basis)


def _arranging(rows: dict[str, ProjectRow], facts: ProjectFacts, size: int) -> Iterator[Figure]:
    small = size <= 10_000
    arranger = arranger_of(rows, facts)
    arranger.arrange(ALL)
    unprepared = times(partial(arranger.arrange, _by(field)) for field in SORTED)
    prepared = times(partial(arranger.arrange, _by(field, descending=True)) for field in SORTED)
    keys = {row.id: row.title for row in rows.values()}
    floor = middle(times([lambda: sorted(keys, key=keys.__getitem__)] * len(SORTED)))
    goal = 60 if small else None
    yield Figure("table: sort, keys prepared", size, middle(prepared), floor, goal=goal)
    yield Figure("table: sort before keys are prepared", size, middle(unprepared), floor)
    grouped = times(partial(arranger.arrange, View("", group_by=by)) for by in GroupBy)
    yield Figure("table: group by area, lead party or phase", size, middle(grouped), None, goal=goal)
    folded = times([lambda: arranger.prepare(size)])
    yield Figure("table: prepare texts, in steps while idle", size, middle(folded), None)
    typed = times(
        partial(arranger.arrange, View("", Filter(text), sort=(SortBy("title"),))) for text in TYPED
    )
    texts = [facts.text(project_id) for project_id in rows]
    found = middle(times([lambda: [text for text in texts if "woo" in text]] * len(TYPED)))
    yield Figure("table: filter, median keystroke", size, middle(typed), found, goal=30 if small else None)
    yield Figure("table: filter, slowest keystroke", size, max(typed), found, goal=30 if small else None)


def _by(field: str, *, descending: bool = False) -> View:
    return View("", sort=(SortBy(field, descending),))


def _table() -> tuple[ProjectTable, ProjectTableModel]:
    model = ProjectTableModel(translator("en"))
    table = ProjectTable(model)
    model.setParent(table)
    model.set_columns(columns_of(INITIAL))
    table.resize(WIDTH, HEIGHT)
    table.show()
    QApplication.processEvents()
    return table, model


def _painting(table: ProjectTable, size: int) -> Iterator[Figure]:
    floor = middle(times([_plain_texts()] * FRAMES))
    same = times([table.viewport().repaint] * FRAMES)
    yield Figure("table: repaint, median", size, middle(same), floor, goal=12)
    yield Figure("table: repaint, 95 %", size, nearly_worst(same), floor, goal=16)
    bar = table.verticalScrollBar()
    step = max(bar.maximum() // FRAMES, 1)
    pages = times(partial(_turn, table, number * step) for number in range(FRAMES))
    yield Figure("table: a page never seen, median", size, middle(pages), floor, goal=16)


def _turn(table: ProjectTable, value: int) -> None:
    table.verticalScrollBar().setValue(value)
    table.viewport().repaint()


def _plain_texts() -> Callable[[], None]:
    """Return what draws as many texts as the table has cells in sight, and nothing else."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    lines, columns = HEIGHT // theme.scaled(32), len(INITIAL) - 1

    def paint() -> None:
        painter = QPainter(image)
        painter.setFont(theme.font(FontRole.TABLE))
        painter.fillRect(image.rect(), theme.colour("card"))
        painter.setPen(theme.colour("text"))
        for line in range(lines):
            for column in range(columns):
                painter.drawText(column * 140, line * 32 + 21, f"Corporatie {line}")
        painter.end()

    return paint


def _edit(document: Document, rows: dict[str, ProjectRow], facts: ProjectFacts, size: int) -> Figure:
    """Measure from the commit of one edit to its row on the screen; the commit itself is counted apart."""
    table, model = _table()
    arranger = arranger_of(rows, facts)
    arranger.arrange(ALL)
    model.show(arranger.arrange(ALL), rows, facts)
    table.viewport().repaint()
    changed = model.project_id(3)
    assert changed is not None

    def show() -> None:
        with document.reading() as read:
            rows.update((row.id, row) for row in find_projects(read, [changed], deleted=False))
        arranger.take([changed])
        model.show(arranger.arrange(ALL), rows, facts, changed=[changed])
        table.viewport().repaint()

    measured: list[float] = []
    for number in range(15):
        moment = datetime.now(UTC)
        document.change(
            "bench",
            lambda tx, at=f"{moment} {number}": project_fields.set_field(tx, changed, "effort", at),
        )
        measured += times([show])
    table.deleteLater()
    return Figure("table: from commit to repaint", size, middle(measured), None, goal=16)
