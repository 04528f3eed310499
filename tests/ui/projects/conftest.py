"""A window on the place Projecten with a small real programme, and hands: keys and clicks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import FilledProgramme, Filling
from tests.ui.conftest import WindowMaker
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import ItemKind, Precision
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import DETAILS_SHOWN, LANGUAGE, Settings
from wsg_desktop.store import projects as reads
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator
from wsg_desktop.ui import actions, main_window, navigation, place_stack, places, window_commands
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.places import PlaceDeclaration
from wsg_desktop.ui.projects.cell_editor import CellLine, CellText
from wsg_desktop.ui.projects.cell_panel import CellPanel
from wsg_desktop.ui.projects.place import ProjectsPlace

# Number, title, area, lead party, phase, deadline, expected end.
LINES = (
    ("R2", "Eettafel in het wijkcentrum", "Rivierenwijk", "Welzijnsinstelling", "realisation", 5, 5),
    ("B1", "Servicewinkel in de bibliotheek", "Bathmen", "Bibliotheek", "realisation", 30, 37),
    ("K2", "Woonzorgcentrum vernieuwen", "Keizerslanden", "Zorginstelling C", "development", 60, 50),
    ("R4", "Dagbesteding voor mensen met dementie", "Rivierenwijk", "", "initiative", None, None),
    ("B3", "Coördinatie drempelvrije route", "Bathmen", "Gemeente Deventer", None, 400, 400),
)
NOVEMBER = date(2026, 11, 1)


def day(number: int | None) -> Term:
    """Return a day of November 2026 or after it; None is not known yet."""
    if number is None:
        return Term(None, Precision.UNKNOWN, "n.t.b.")
    return exact(date.fromordinal(NOVEMBER.toordinal() + number - 1))


def fill(tx: Transaction) -> dict[str, str]:
    """Make five projects, and K2a under K2; return the ids by number."""
    made: dict[str, str] = {}
    for number, title, area, lead, phase, deadline, end in LINES:
        project_id = made[number] = projects.create(tx, title, number=number)
        tx.flush()
        project_fields.set_field(tx, project_id, "areas", [area])
        project_fields.set_field(tx, project_id, "lead_parties", [lead] if lead else [])
        project_fields.set_field(tx, project_id, "phase", phase)
        project_fields.set_field(tx, project_id, "deadline", day(deadline))
        project_fields.set_field(tx, project_id, "end", day(end))
    made["K2a"] = projects.create(
        tx, "Vergunning aanvragen", number="K2a", parent_id=made["K2"], kind=ItemKind.ACTIVITY
    )
    return made


@pytest.fixture
def filling(request: pytest.FixtureRequest) -> Filling | None:
    """Return what fills the programme of a test that asks for the ids."""
    return fill if "ids" in request.fixturenames else None


@pytest.fixture
def ids(document: Document, filled_programme: FilledProgramme) -> dict[str, str]:
    """Return the ids in the programme by number."""
    document.backs_up = False
    return dict(filled_programme.made)


@pytest.fixture
def small_places(monkeypatch: pytest.MonkeyPatch, nl: Translator, en: Translator) -> None:
    """Give the window this place, and one to come from."""
    declared = (
        PlaceDeclaration(
            "today", "Today", "house", "tests.ui.counting_place:CountingPlace", "today", "Ctrl+1"
        ),
        PlaceDeclaration(
            "projects",
            "Projects",
            "folder-kanban",
            "wsg_desktop.ui.projects.place:ProjectsPlace",
            "projects",
            "Ctrl+2",
        ),
    )
    for module in (actions, main_window, navigation, place_stack, places, window_commands):
        monkeypatch.setattr(module, "PLACES", declared)
    monkeypatch.setattr(main_window, "translator", {"nl": nl, "en": en}.__getitem__)


@dataclass
class Hands:
    """The keyboard and the mouse of somebody who works in the table."""

    window: MainWindow
    place: ProjectsPlace

    @property
    def field(self) -> CellLine | CellText:
        """Return the field over the cell that is typed in."""
        field = self.place.editing.editor.field
        assert field is not None, "nothing is being typed"
        return field

    @property
    def panel(self) -> CellPanel:
        """Return the panel under that cell."""
        panel = self.place.editing.editor.panel
        assert panel is not None
        return panel

    @property
    def numbers(self) -> list[str]:
        """Return what stands in the rows: numbers of projects, names of groups."""
        model = self.place.model
        rows = self.place.rows
        assert rows is not None
        return [
            rows.rows[line].number if isinstance(line, str) else getattr(line, "title", "draft")
            for line in model.lines
        ]

    @property
    def chosen(self) -> list[str]:
        """Return the numbers of the chosen projects."""
        return [row.number for row in self.place.chosen()]

    @property
    def at(self) -> tuple[str, str]:
        """Return number and column of the cell that has the keyboard."""
        index = self.place.table.currentIndex()
        project = self.place.model.project(index.row())
        assert project is not None
        return project.number, self.place.model.columns[index.column()].key

    def row(self, number: str) -> int:
        """Return the first row of a project."""
        return self.numbers.index(number)

    def cell(self, number: str, column: str) -> str:
        """Return the text of a cell."""
        model = self.place.model
        return str(model.index(self.row(number), model.position(column)).data())

    def go(self, number: str, column: str = "title") -> None:
        """Click a cell."""
        self.click(self.middle(number, column))

    def middle(self, number: str, column: str) -> QPoint:
        """Return the middle of a cell in the viewport."""
        model, table = self.place.model, self.place.table
        index = model.index(self.row(number), model.position(column))
        table.scrollTo(index)
        return table.visualRect(index).center()

    def click(self, at: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click in the table."""
        QTest.mouseClick(self.place.table.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    def also(self, number: str) -> None:
        """Choose one row more."""
        self.click(self.middle(number, "title"), Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type where the keyboard is, letter by letter: it may move at the first."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(_focus(), letter)
            else:
                # QTest has no key for it; a keyboard sends the letter with the event.
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(_focus(), event)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(_focus(), key, modifier)

    def control(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    return focus


OpenPlace = Callable[[], Hands]


@pytest.fixture
def open_place(make_window: WindowMaker, document: Document, settings: Settings) -> OpenPlace:
    """Return what opens the programme on the place, without the details."""
    settings.set(DETAILS_SHOWN, value=False)

    def make() -> Hands:
        window = make_window()
        window.session.show(document)
        window.go_to("projects")
        place = window.places.current
        assert isinstance(place, ProjectsPlace)
        place.focus_content()
        return Hands(window, place)

    return make


@pytest.fixture
def hands(open_place: OpenPlace, ids: dict[str, str]) -> Hands:
    """Return hands in a window on five projects and an activity, in English."""
    return open_place()


@pytest.fixture
def dutch(open_place: OpenPlace, ids: dict[str, str], settings: Settings) -> Hands:
    """Return the same in Dutch."""
    settings.set(LANGUAGE, "nl")
    return open_place()


def kept(document: Document, project_id: str) -> ProjectRow:
    """Return a project as the programme has it."""
    with document.reading() as read:
        return reads.get_project(read, project_id)
