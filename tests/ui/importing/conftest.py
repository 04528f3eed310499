"""What the tests of the guided import share: lists made on the spot and a window of the import to work in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.importing.flow import ImportFlow
from wsg_desktop.ui.main_window import MainWindow

SAMPLE = Path(__file__).parents[2] / "data" / "uitvoeringsprogramma.xlsx"

Rows = Sequence[Sequence[object]]
SaveList = Callable[..., Path]
BeginImport = Callable[[Path], ImportFlow]

HEADER = ("Nr", "Projectnaam", "Woonservicegebied", "Trekker(s) en partijen", "Status", "Start", "Gereed")
DOUBTFUL: Rows = (
    HEADER,
    ("1", "Ontmoeten", "Enter", "Gemeente Wierden, Corporatie 1", "groen", date(2027, 1, 4), "mei/juni 2027"),
    ("2", "Ommetje", "Enter", "gem. Wierden, Welzijn Wierden", "oranje", "voorjaar 2027", "mei/juni 2027"),
    ("3", "Woningen", "Hoge Hexel", "Corporatie 1, Welzijn Wierdn", "rood", "n.t.b.", "31/02/2028"),
)  # fmt: skip
"""A list with two columns, a party and two dates in doubt."""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the sample list, in a folder of its own."""
    path = tmp_path / "lijsten" / SAMPLE.name
    path.parent.mkdir()
    path.write_bytes(SAMPLE.read_bytes())
    return path


@pytest.fixture
def save_list(tmp_path: Path) -> SaveList:
    """Return what saves rows as a workbook; other sheets are given by name."""

    def save(rows: Rows, name: str = "lijst.xlsx", **sheets: Rows) -> Path:
        book = openpyxl.Workbook()
        for title, content in {"Projecten": rows, **sheets}.items():
            sheet = book.create_sheet(title)
            for row in content:
                sheet.append(list(row))
        book.remove(book.worksheets[0])
        path = tmp_path / "lijsten" / name
        path.parent.mkdir(exist_ok=True)
        book.save(path)
        return path

    return save


@pytest.fixture
def begin_on(qtbot: QtBot) -> Iterator[Callable[[MainWindow, Path], ImportFlow]]:
    """Return what shows the import of a list in front of a window and waits until it asks something."""
    begun: list[ImportFlow] = []

    def begin(window: MainWindow, path: Path) -> ImportFlow:
        flow = ImportFlow(window.context(), path)
        begun.append(flow)
        qtbot.addWidget(flow.dialog)
        with qtbot.waitActive(flow.dialog):
            flow.dialog.show()
            flow.dialog.activateWindow()
        flow.begin()
        settle(qtbot, flow)
        return flow

    yield begin
    for flow in begun:
        flow.work.leave()


@pytest.fixture
def begin(begin_on: Callable[[MainWindow, Path], ImportFlow], open_window: MainWindow) -> BeginImport:
    """Return what begins an import into an empty programme that is open."""
    return lambda path: begin_on(open_window, path)


def settle(qtbot: QtBot, flow: ImportFlow) -> None:
    """Wait until nothing is being done."""
    qtbot.waitUntil(lambda: not flow.work.is_busy, timeout=20_000)
