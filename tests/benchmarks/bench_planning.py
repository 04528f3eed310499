"""The planning in the window: opening the place when data is there, and a drag that pushes 1,000 followers.

A drag is measured as a person has it: the pointer moves, what follows is worked out, the chart is painted.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import cast
from unittest.mock import patch

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.benchmarks.figure import Figure, middle, nearly_worst, times
from wsg_desktop.domain.calendar import work_calendar
from wsg_desktop.domain.terms import exact
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.settings import Settings
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.rows import LinkRow, ProjectRow
from wsg_desktop.texts import translator
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.messages import WindowDoor
from wsg_desktop.ui.planning.drops import Drops
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.planning.plan_keeper import PlanKeeper
from wsg_desktop.ui.theme import Theme

FOLLOWERS = 1_000
FRAMES = 40


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at every size up to 10,000, on a programme of its own."""
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    Theme(app).apply("light", 1.0)
    for size in sizes:
        if size > 10_000:
            continue
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            document = generate(Path(folder) / "meet.wsg", size, who="bench")
            document.backs_up = False
            yield from _figures(document, size, Path(folder))


def _figures(document: Document, size: int, folder: Path) -> Iterator[Figure]:
    window = MainWindow(
        Settings(folder / "settings.json"), WindowDoor(cast("MainWindow", None), translator("en"))
    )
    window.session.show(document)
    place = PlanningPlace(window.context())
    place.resize(1366, 700)
    place.show()
    QApplication.processEvents()
    # What is read is there: this is the work of showing it, the same as at every change of the view.
    shown = times([lambda: (place.controls.changed.emit(), place.repaint())] * 5)
    yield Figure("planning: opening, data loaded", size, middle(shown), None, goal=150)
    yield from _pushing(place, document, size)
    place.deleteLater()
    window.session.close()
    window.deleteLater()


def _pushing(place: PlanningPlace, document: Document, size: int) -> Iterator[Figure]:
    """Chain the first projects after each other and drag the first of them."""
    with document.reading() as read:
        rows = list_projects(read)
    rows = _in_a_row(rows[: min(FOLLOWERS + 1, size)]) + rows[FOLLOWERS + 1 :]
    links = [LinkRow(str(n), a.id, b.id, "FS", 0) for n, (a, b) in enumerate(pairwise(rows[: FOLLOWERS + 1]))]
    keeper = PlanKeeper(place.context.session)
    keeper.use({row.id: row for row in rows}, links)
    chart = GanttView(translator("en"))
    chart.resize(1000, 700)
    chart.set_chart(Chart([ChartGroup("", "", tuple(rows))], today=document.clock.today(), links=links))
    drops = Drops(place.context, keeper, chart)
    chart.set_following(drops.what_follows)
    chart.fit_all()
    measured = times(_drag(chart))
    moved = len(drops.what_follows([rows[0].id], Shift(7, 7)).shifts)
    yield Figure(f"planning: drag that pushes {moved:,}, median", size, middle(measured), None, goal=16)
    yield Figure(f"planning: drag that pushes {moved:,}, 95 %", size, nearly_worst(measured), None, goal=16)
    chart.deleteLater()


def _in_a_row(rows: Sequence[ProjectRow]) -> list[ProjectRow]:
    calendar = work_calendar()
    first = calendar.number_of(rows[0].start.day or calendar.day_of(9000))
    days = [(calendar.day_of(first + 2 * n), calendar.day_of(first + 2 * n + 1)) for n in range(len(rows))]
    return [
        row._replace(kind="project", state="active", start=exact(a), end=exact(b), phases=())
        for row, (a, b) in zip(rows, days, strict=True)
    ]


def _drag(chart: GanttView) -> Iterator[Callable[[], object]]:
    """Yield, per frame, what a move of the pointer costs until the picture is there."""
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    item = chart.item_of(chart.chart.item(0).id)  # type: ignore[union-attr]
    assert item is not None
    layout = chart.row_layout(0)
    assert layout.bar is not None
    at = QPoint((layout.bar.left + layout.bar.right) // 2, chart.header_height + 16)
    mouse = chart._mouse
    mouse.press(at, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    mouse.move(at + QPoint(40, 0), Qt.KeyboardModifier.NoModifier)

    def frame(step: int) -> None:
        mouse.move(at + QPoint(40 + step * 3, 0), Qt.KeyboardModifier.NoModifier)
        chart.viewport().render(image, QPoint(), QRect(chart.viewport().rect()))

    for step in range(FRAMES):
        yield partial(frame, step)
