"""The pictures that the pages of the help show: small windows, in every language and theme."""

from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from wsg_desktop.app import Program
    from wsg_desktop.store.transaction import Transaction

FOLDER = Path("resources/help/pictures")
SIZE = (1000, 600)
LIST = Path("tests/data/uitvoeringsprogramma.xlsx")


def draw_help(program: "Program", folder: Path, ending: str) -> Iterator[str]:
    """Draw all pictures of the help on the programme that is open; `ending` tells language and theme."""
    from wsg_desktop.store.projects import list_projects
    from wsg_desktop.ui.places import PLACES

    window = program.window
    window.setFixedSize(*SIZE)
    with window.session.reading() as read:
        chosen = next(row.id for row in list_projects(read) if row.number == "B1")
    for place in (it for it in PLACES if it.in_navigation):
        window.go_to(place.key, chosen if place.key == "projects" else None)
        wait(400)
        yield keep(window.grab().toImage(), folder / f"{place.key}-{ending}.png")
    yield from _draw_meeting(program, folder, ending)
    yield from _draw_date(program, folder / f"date-{ending}.png")
    yield from _draw_import(program, folder / f"import-{ending}.png")
    yield from _draw_overviews(program, folder / f"overviews-{ending}.png")
    yield from _draw_answers(program, folder / f"answers-{ending}.png")


def _draw_meeting(program: "Program", folder: Path, ending: str) -> Iterator[str]:
    """Draw the preparation and the minutes of the coming meeting, and the decisions of all bodies.

    They are drawn of a copy: nothing of it may be seen in the history of the sample.
    """
    from PySide6.QtCore import Qt

    from wsg_desktop.services import agendas, decisions
    from wsg_desktop.services.copies import save_copy
    from wsg_desktop.services.document import Document
    from wsg_desktop.store.meetings import list_meetings
    from wsg_desktop.texts import translator
    from wsg_desktop.ui.steering.decision_list_page import DecisionListPage
    from wsg_desktop.ui.steering.minutes_page import MinutesPage
    from wsg_desktop.ui.steering.place import SteeringPlace

    window = program.window
    original = window.session.document
    path, who, clock = original.path, original.who, original.clock
    copy = path.with_stem(f"meeting {ending}")
    save_copy(original, copy)
    document = Document.open(copy, who, clock)
    with document.reading() as read:
        coming = next(it for it in list_meetings(read) if it.body == "Stuurgroep" and it.goes_on)

    def prepare(tx: "Transaction") -> None:
        subject = "Nieuwe deadline voor het kulturhus"
        words = "De stuurgroep stelt de nieuwe deadline van het kulturhus vast."
        decisions.ask(tx, coming.body_id, subject, meeting_id=coming.id, text=words)
        agendas.fill(tx, coming.id, translator("nl"))

    document.change("x", prepare)
    window.session.show(document)
    window.go_to("steering", coming.id)
    place = window.places.current
    assert isinstance(place, SteeringPlace)
    place.board.room.click()
    for name in ("prepare", "minutes", "decisions"):
        if name == "decisions":
            place.receive("decisions")
        else:
            place.board.show_page(name)
        page = place.board.page
        if isinstance(page, MinutesPage):
            page.attendance.everybody.click()
            (point,) = page.agenda.findItems("kulturhus", Qt.MatchFlag.MatchContains)
            page.agenda.setCurrentItem(point)
        elif isinstance(page, DecisionListPage):
            page.filter.which.choose("all")
        focused = window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        wait(400)
        yield keep(window.grab().toImage(), folder / f"{name}-{ending}.png")
    place.board.room.click()
    window.session.show(Document.open(path, who, clock))


def _draw_date(program: "Program", path: Path) -> Iterator[str]:
    """Draw a cell in which `+2w` was typed, with its reading below it."""
    from PySide6.QtCore import QPoint, QRect, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from wsg_desktop.ui.projects.place import ProjectsPlace

    window = program.window
    window.activateWindow()
    window.go_to("projects")
    window.actions_.trigger("toggle_details")
    place = window.places.current
    assert isinstance(place, ProjectsPlace)
    table, model = place.table, place.table.model()
    wait(400)
    column = next(n for n, field in enumerate(place.model.columns) if field.key == "end")
    table.setFocus()
    table.setCurrentIndex(model.index(4, column))
    table.scrollTo(table.currentIndex())
    for key in "+2w":  # The first opens the cell, which takes the others.
        QTest.keyClicks(QApplication.focusWidget() or table, key)
    wait(400)
    at = table.viewport().mapTo(window, table.visualRect(table.currentIndex()).topLeft())
    area = QRect(at - QPoint(430, 110), at + QPoint(250, 130)).intersected(window.rect())
    yield keep(window.grab(area).toImage(), path)
    QTest.keyClick(QApplication.focusWidget() or table, Qt.Key.Key_Escape)
    window.actions_.trigger("toggle_details")


def _draw_import(program: "Program", path: Path) -> Iterator[str]:
    """Draw the step of the import that says what each column becomes."""
    from wsg_desktop.ui.importing.flow import ImportFlow
    from wsg_desktop.ui.importing.step_bar import Step

    flow = ImportFlow(program.window.context(), LIST)
    flow.dialog.setFixedSize(SIZE[0] - 60, SIZE[1] - 20)
    flow.dialog.show()
    flow.begin()
    while flow.work.is_busy:
        wait(100)
    flow.dialog.step_requested.emit(Step.COLUMNS)
    wait(400)
    yield keep(flow.dialog.grab().toImage(), path)
    flow.work.leave()
    flow.dialog.leave()


def _draw_overviews(program: "Program", path: Path) -> Iterator[str]:
    """Draw the choice of who gets an overview."""
    from wsg_desktop.ui.overviews.flow import OverviewsFlow

    flow = OverviewsFlow(program.window.context())
    while not flow.dialog.is_ready:
        wait(100)
    flow.dialog.show_folder(Path("Overzichten"))
    flow.dialog.setFixedSize(SIZE[0] + 80, SIZE[1] - 20)
    flow.dialog.show()
    wait(400)
    yield keep(flow.dialog.grab().toImage(), path)
    flow.dialog.leave()


def _draw_answers(program: "Program", path: Path) -> Iterator[str]:
    """Draw answers of partners, with a contradiction below them."""
    from tests.ui.answered_samples import CONTRADICTED, answered_files
    from wsg_desktop.ui.answers.flow import AnswersFlow

    flow = AnswersFlow(program.window.context())
    flow.desk.show(answered_files())
    flow.dialog.setFixedSize(SIZE[0] + 40, SIZE[1])
    flow.dialog.show_files(frozenset(), [])
    flow.dialog.show()
    flow.dialog.changes.mark(CONTRADICTED)
    wait(400)
    yield keep(flow.dialog.grab().toImage(), path)
    flow.dialog.leave()
    flow.leave()


def keep(image: "QImage", path: Path) -> str:
    """Write a picture in 256 of its colours, which is a third of the size and looks the same."""
    from PySide6.QtGui import QImage

    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    small = plain.convertToFormat(QImage.Format.Format_Indexed8, _colours(plain))
    if not small.save(str(path), quality=0):
        raise OSError(f"{path} cannot be written")
    return path.name


def _colours(image: "QImage") -> list[int]:
    """Return a colour of each kind that is there, however seldom, and then the most frequent ones."""
    counted = Counter(array("I", bytes(image.constBits()))).most_common()
    kinds: dict[int, int] = {}
    for colour, _times in counted:
        kinds.setdefault(colour & 0xFFE0E0E0, colour)
    first = dict.fromkeys(kinds.values())
    return [*first, *(colour for colour, _times in counted if colour not in first)][:256]


def wait(milliseconds: int) -> None:
    """Let everything that was put off happen."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
