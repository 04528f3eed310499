"""A programme with overviews that came back, shared, and the window in which they are processed."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from tests.exchange.returned import ReadingHere, edit, save_as_csv
from tests.services.answering import answer, furnish, send, set_ours
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import answer_files, programme
from wsg_desktop.services.document import Document
from wsg_desktop.ui.answers.dialog import AnswersDialog
from wsg_desktop.ui.answers.flow import AnswersFlow
from wsg_desktop.ui.main_window import MainWindow

CLOCK = FixedClock(datetime(2026, 11, 23, 7, 45, tzinfo=UTC))
MAY, JUNE = date(2027, 5, 1), date(2027, 6, 1)


class Returned(NamedTuple):
    """A folder with a programme and what came back of it."""

    programme: Path
    one: Path
    """Of Corporatie 1: a contradiction, a question, a conflict, something safe, a new project."""
    two: Path
    """Of Corporatie 2: the other side of the contradiction."""
    nameless: Path
    """A text that does not say which overview it is."""


@pytest.fixture(scope="session")
def made_returned(tmp_path_factory: pytest.TempPathFactory) -> Returned:
    folder = tmp_path_factory.mktemp("returned")
    document = programme.create(folder / "p.wsg", "Jan", CLOCK, name="Programma Oost")
    document.backs_up = False
    document.change("fill", furnish)
    sent = [send(document, f"Corporatie {n}", folder / "uit") for n in (1, 2)]
    one = answer(
        sent[0],
        folder / "een.xlsx",
        A1={"Nieuwe_verwachting": MAY},
        A2={"Nieuwe_verwachting": "3-4", "Stand_van_zaken": "loopt"},
        A3={"Huidige_fase": "Realisatie"},
    )
    edit(one, lambda book: book["Nieuwe projecten"].__setitem__("A2", "Deelauto"))
    two = answer(sent[1], folder / "twee.xlsx", A1={"Nieuwe_verwachting": JUNE})
    nameless = save_as_csv(two, folder / "zonder naam.csv")
    set_ours(document, "A2", "situation", "wij ook")
    document.close()
    return Returned(folder / "p.wsg", one, two, nameless)


@pytest.fixture
def returned(made_returned: Returned, tmp_path: Path) -> Returned:
    """Return files of one's own."""
    return Returned(*(Path(shutil.copy(path, tmp_path / path.name)) for path in made_returned))


@pytest.fixture
def document(returned: Returned) -> Iterator[Document]:
    opened = Document.open(returned.programme, "Jan", CLOCK)
    opened.backs_up = False
    yield opened
    opened.close()


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[AnswersFlow], None]:
    """Return what waits until a flow has done everything."""
    return lambda flow: qtbot.waitUntil(lambda: not flow.work.is_busy, timeout=60_000)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process: beginning another one takes longer than all the rest of a test."""
    monkeypatch.setattr(answer_files, "ReadingWorker", lambda **_wishes: ReadingHere())


@pytest.fixture
def flow(
    qtbot: QtBot,
    open_window: MainWindow,
    returned: Returned,
    settled: Callable[[AnswersFlow], None],
    read_here: None,
) -> Iterator[AnswersFlow]:
    """Return the window with both files compared."""
    made = AnswersFlow(open_window.context())
    qtbot.addWidget(made.dialog)
    with qtbot.waitActive(made.dialog):
        made.dialog.show()
        made.dialog.activateWindow()
    made.read([returned.one, returned.two])
    settled(made)
    yield made
    made.work.leave()


@pytest.fixture
def dialog(flow: AnswersFlow) -> AnswersDialog:
    return flow.dialog


@pytest.fixture
def door(open_window: MainWindow) -> RecordedMessages:
    assert isinstance(open_window.messages, RecordedMessages)
    return open_window.messages
