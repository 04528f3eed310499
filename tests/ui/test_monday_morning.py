"""Monday morning in the whole window on the sample, by mouse and keys only: how many each thing takes.

What is counted is what the hands do: a click, or a key with those held down with it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLE_CLOCK
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services import project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.settings import DETAILS_SHOWN, LANGUAGE, Settings
from wsg_desktop.store.journal.replay import dump
from wsg_desktop.store.parties import list_parties
from wsg_desktop.store.projects import list_projects
from wsg_desktop.texts import Translator
from wsg_desktop.ui import main_window
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.partners.merge_dialog import MergeDialog
from wsg_desktop.ui.partners.place import PartnersPlace
from wsg_desktop.ui.projects.paste_dialog import PasteDialog
from wsg_desktop.ui.projects.place import ProjectsPlace
from wsg_desktop.ui.today.place import TodayPlace
from wsg_desktop.ui.widgets.buttons import QuietButton

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
BLOCK = "\n".join(
    "\t".join(line)
    for line in (
        ("Rivierenwijk", "Welzijnsinstelling", "Realisatie", "15-3-2027", "29-3-2027"),
        ("Bathmen", "Bibliotheek", "Beheer", "1-4-2027", "1-4-2027"),
        ("Vollenhove", "Corporatie 4", "Ontwikkeling", "eind 2027", "eind 2027"),
        ("Wierden", "Zorginstelling A", "Beheer", "Q3 2027", "Q4 2027"),
    )
)
"""Four rows of five cells: what a workbook puts on the clipboard."""
MOST = {
    "list late projects": (1, 0),
    "correct three dates": (1, 8),
    "paste twenty cells": (1, 3),
    "take it back": (0, 1),
    "find a project by its note": (1, 11),
    "merge two parties": (3, 2),
}
"""The most clicks and keys that each may take."""
NOTE = "De huisarts van de wijk denkt mee over de **nachtzorgdienst**."
"""Somebody wrote it earlier in the notes of R4."""


class Driver:
    """The mouse and the keyboard, and how often they were used."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.clicks = self.keys = 0

    def click(self, on: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
        """Click in the middle of a widget, or at a place in it."""
        assert on.isVisible()
        QTest.mouseClick(on, LEFT, held, at or on.rect().center())
        self.clicks += 1

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the keyboard is, as often as asked."""
        for _ in range(times):
            QTest.keyClick(self._focus(), key, held)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        for letter in text:
            QTest.keyClicks(self._focus(), letter)
            self.keys += 1

    def took(self) -> tuple[int, int]:
        """Return the clicks and the keys since this was asked last."""
        counted = self.clicks, self.keys
        self.clicks = self.keys = 0
        return counted

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget() or self.window.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        return focus


class Monday:
    """The window on the sample, and what the person who uses it looks for."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.hands = Driver(window)

    @property
    def place(self) -> Any:
        """Return the place that is shown."""
        return self.window.places.current

    @property
    def table(self) -> ProjectsPlace:
        """Return Projecten, which is shown."""
        assert isinstance(self.place, ProjectsPlace)
        return self.place

    def shown(self) -> list[str]:
        """Return the numbers of the projects in the table."""
        rows = self.table.rows
        assert rows is not None
        return [rows.rows[line].number for line in self.table.model.lines if isinstance(line, str)]

    def cell(self, row: int, column: str) -> QPoint:
        """Return where a cell in sight is."""
        model, table = self.table.model, self.table.table
        area = table.visualRect(model.index(row, model.position(column)))
        assert table.viewport().rect().contains(area.center()), "not in sight"
        return area.center()

    def come_back(self) -> None:
        """Wait for what a screen does by itself when a surface over the window closes."""
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    def kept(self) -> dict[str, Any]:
        """Return the projects as the programme has them, by number."""
        with self.window.session.reading() as read:
            return {row.number: row for row in list_projects(read)}

    def state(self) -> object:
        """Return all that the programme holds."""
        with self.window.session.reading() as read:
            return dump(read)


@pytest.fixture
def monday(
    qtbot: QtBot, settings: Settings, messages: RecordedMessages, sample: Path,
    monkeypatch: pytest.MonkeyPatch, nl: Translator, en: Translator,
) -> Iterator[Monday]:  # fmt: skip
    """Return the whole window on the sample, on Vandaag, as it opens on Monday morning."""
    document = Document.open(sample, "Jan", SAMPLE_CLOCK)
    document.backs_up = False
    with document.reading() as read:
        noted = next(row.id for row in list_projects(read) if row.number == "R4")
    document.change("notitie", lambda tx: project_fields.set_field(tx, noted, "notes", NOTE))
    monkeypatch.setattr(main_window, "translator", {"nl": nl, "en": en}.__getitem__)
    settings.set(LANGUAGE, "nl")
    settings.set(DETAILS_SHOWN, value=False)
    window = MainWindow(settings, messages)
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.session.show(document)
    window.go_to("today")
    yield Monday(window, qtbot)
    window.background.stop_all()
    window.session.close()


def list_late(monday: Monday) -> None:
    """Click the card that counts the late projects."""
    today = monday.place
    assert isinstance(today, TodayPlace)
    monday.hands.click(today.week.late)
    monday.qtbot.waitUntil(lambda: monday.window.places.current_key == "projects")


def correct_three_dates(monday: Monday) -> None:
    """Move what is expected of the first three: type over the first, Ctrl+Enter keeps it for all."""
    hands = monday.hands
    hands.click(monday.table.table.viewport(), monday.cell(0, "end"))
    hands.press(Qt.Key.Key_Down, SHIFT, times=2)
    hands.type("8 jan")
    hands.press(Qt.Key.Key_Return, CONTROL)


def paste_twenty_cells(monday: Monday) -> None:
    """Paste four rows of five cells over the first ones; one more key says why the deadlines change."""
    data = QMimeData()
    data.setText(BLOCK)
    QGuiApplication.clipboard().setMimeData(data)
    monday.hands.click(monday.table.table.viewport(), monday.cell(0, "areas"))
    monday.hands.press(Qt.Key.Key_V, CONTROL)
    question = monday.table.editing.question
    assert question is not None, "deadlines that were agreed ask why"
    monday.qtbot.waitUntil(question.isVisible)
    monday.hands.press(Qt.Key.Key_Return)
    monday.come_back()


def find_by_note(monday: Monday) -> None:
    """Find the part of a compound word that stands in a note only; the view of the late ones has it not."""
    monday.hands.press(Qt.Key.Key_F, CONTROL)
    monday.hands.type("zorgdienst")
    pane = monday.table.pane
    monday.qtbot.waitUntil(lambda: pane.is_empty)
    monday.hands.click(next(it for it in pane.empty.findChildren(QuietButton)))


def merge_two_parties(monday: Monday) -> None:
    """Choose two parties and merge them; the dialog asks which name stays."""
    hands = monday.hands
    hands.press(Qt.Key.Key_6, CONTROL)
    partners = monday.place
    assert isinstance(partners, PartnersPlace)
    with monday.window.session.reading() as read:
        by_name = {party.name: party.id for party in list_parties(read)}
    for held, name in ((NONE, "Basisschool"), (CONTROL, "Bibliotheek")):
        row = partners.table.ids.index(by_name[name])
        area = partners.table.visualRect(partners.table.model().index(row, 0))
        assert partners.table.viewport().rect().contains(area.center()), name
        hands.click(partners.table.viewport(), area.center(), held)
    monday.qtbot.waitUntil(partners.toolbar.merge_button.isEnabled)
    hands.click(partners.toolbar.merge_button)


def take_back(monday: Monday) -> None:
    """Press Ctrl+Z."""
    monday.hands.press(Qt.Key.Key_Z, CONTROL)


def test_monday_morning_takes_few_clicks_and_keys(monday: Monday, messages: RecordedMessages) -> None:
    hands, before = monday.hands, monday.state()
    counted: dict[str, tuple[int, int]] = {}

    def walk(name: str, step: Callable[[Monday], None]) -> None:
        step(monday)
        counted[name] = hands.took()

    def press_default(dialog: PasteDialog | MergeDialog) -> None:
        seen.append(dialog)
        hands.press(Qt.Key.Key_Return)
        dialog.close()
        monday.come_back()

    seen: list[object] = []
    messages.drives += [press_default, press_default]

    walk("list late projects", list_late)
    late, rows = monday.shown(), monday.kept()
    assert len(late) >= 5
    walk("correct three dates", correct_three_dates)
    now = monday.kept()
    moved = [number for number in rows if now[number].end != rows[number].end]
    assert moved == sorted(late[:3], key=list(rows).index)
    assert {now[number].end.day for number in moved} == {date(2027, 1, 8)}
    corrected, top = monday.state(), monday.shown()[0]

    walk("paste twenty cells", paste_twenty_cells)
    assert isinstance(seen[0], PasteDialog)
    assert seen[0].paste_button.text() == "20 waarden plakken"
    first = monday.kept()[top]
    assert (first.areas, first.lead_parties, first.phase) == (
        ("Rivierenwijk",),
        ("Welzijnsinstelling",),
        "realisation",
    )
    walk("take it back", take_back)
    assert monday.state() == corrected

    walk("find a project by its note", find_by_note)
    assert monday.shown() == ["R4"]
    with monday.window.session.reading() as read:
        parties = {party.name for party in list_parties(read)}
    walk("merge two parties", merge_two_parties)
    with monday.window.session.reading() as read:
        assert parties - {party.name for party in list_parties(read)} == {"Basisschool"}
    too_many = {
        name: took
        for name, took in counted.items()
        if any(a > b for a, b in zip(took, MOST[name], strict=True))
    }
    assert too_many == {}

    for _ in range(2):
        take_back(monday)
    assert monday.state() == before
    assert (messages.problems, messages.bugs) == ([], [])
