"""The bin as somebody uses it: reached from the list, read, taken out of by keys and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.accessibility import unnamed_controls
from tests.ui.conftest import WindowMaker
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.services import links, parties, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.parties import list_people
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator
from wsg_desktop.ui import actions, main_window, navigation, place_stack, places, window_commands
from wsg_desktop.ui.bin.place import BinPlace
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.projects.place import ProjectsPlace


@pytest.fixture
def small_places(monkeypatch: pytest.MonkeyPatch, en: Translator) -> None:
    """Let the window have the list and the bin, in English."""
    declared = tuple(one for one in places.PLACES if one.key in {"projects", "bin"})
    for module in (places, navigation, place_stack, main_window, actions, window_commands):
        monkeypatch.setattr(module, "PLACES", declared)
    monkeypatch.setattr(main_window, "translator", lambda _language: en)


@pytest.fixture
def ids(document: Document) -> dict[str, str]:
    def work(tx: Transaction) -> dict[str, str]:
        made = {number: projects.create(tx, f"Project {number}", number=number) for number in ("A", "B", "C")}
        made["A1"] = projects.create(tx, "Deel", number="A1", parent_id=made["A"], kind=ItemKind.ACTIVITY)
        links.add_link(tx, made["A"], made["B"])
        made["party"] = parties.add_party(tx, "Bibliotheek")
        return made

    return document.change("vullen", work)


@pytest.fixture
def window(make_window: WindowMaker, document: Document, ids: dict[str, str]) -> MainWindow:
    made = make_window()
    made.session.show(document)
    return made


def open_bin(window: MainWindow) -> BinPlace:
    window.actions_["go_bin"].trigger()
    found = window.places.current
    assert isinstance(found, BinPlace)
    return found


def lines(place: BinPlace) -> list[tuple[str, ...]]:
    return [(line.cells[0], line.cells[1].strip(), *line.cells[2:]) for line in place.table.lines.lines]


def numbers(document: Document) -> list[str]:
    with document.reading() as read:
        return [row.number for row in list_projects(read)]


def test_deleting_says_what_goes_along_and_the_bin_shows_it(
    window: MainWindow, messages: RecordedMessages, ids: dict[str, str], document: Document
) -> None:
    window.go_to("projects", ids["A"])
    table = window.places.current
    assert isinstance(table, ProjectsPlace)
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    assert messages.said[-1].text == "1 project is in the bin now. Along with it: 1 part and 1 link."
    place = open_bin(window)

    when = "23 Nov 2026 08:45"
    assert lines(place) == [
        ("A", "Project A", "Project", when, "Jan", "1 part and 1 link"),
        ("A1", "Deel", "Activity", when, "Jan", ""),
    ]
    assert place.back.text() == "A Project A comes back with 1 part and 1 link."
    assert unnamed_controls(place) == []


def test_enter_takes_the_chosen_ones_out_in_one_step(
    window: MainWindow, messages: RecordedMessages, ids: dict[str, str], document: Document
) -> None:
    def work(tx: Transaction) -> None:
        projects.delete(tx, [ids["A"], ids["B"]])
        parties.delete_party(tx, ids["party"])

    document.change("weg", work)
    place = open_bin(window)
    assert [line[1] for line in lines(place)] == ["Project A", "Deel", "Project B", "Bibliotheek"]
    place.table.setFocus()
    QTest.keyClick(place.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert place.back.text().count("\n") == 2
    QTest.keyClick(place.table, Qt.Key.Key_Return)

    assert numbers(document) == ["A", "A1", "B", "C"]
    assert messages.said[-1].text == "3 things are back."
    assert not place.button.isEnabled()
    assert place.empty.isVisible()
    window.session.undo()
    assert len(lines(place)) == 4
    assert numbers(document) == ["C"]


def test_the_button_takes_out_one_and_shows_it(
    window: MainWindow, messages: RecordedMessages, ids: dict[str, str], document: Document
) -> None:
    document.change("weg", lambda tx: projects.delete(tx, [ids["A"]]))
    document.change("weg", lambda tx: projects.delete(tx, [ids["C"]]))
    place = open_bin(window)
    place.receive(ids["A"])
    QTest.mouseClick(place.button, Qt.MouseButton.LeftButton)

    assert numbers(document) == ["A", "A1", "B"]
    assert [line[0] for line in lines(place)] == ["C"]
    offer = messages.said[-1].offers[1]
    assert offer.text == "Show"
    offer.run()
    assert window.places.current_key == "projects"


def test_a_contact_that_was_thrown_away_can_come_back(
    window: MainWindow, messages: RecordedMessages, ids: dict[str, str], document: Document
) -> None:
    person = document.change(
        "erbij", lambda tx: parties.add_person(tx, name="A. Jansen", party_id=ids["party"])
    )
    document.change("weg", lambda tx: parties.delete_person(tx, person))
    place = open_bin(window)
    assert [line[:3] for line in lines(place)] == [("", "A. Jansen", "Person or function")]
    place.table.setFocus()
    place.table.selectRow(0)
    QTest.keyClick(place.table, Qt.Key.Key_Return)

    assert place.empty.isVisible()
    with document.reading() as read:
        assert [it.party for it in list_people(read)] == ["Bibliotheek"]


def test_an_empty_bin_says_what_it_is_for(window: MainWindow) -> None:
    place = open_bin(window)

    assert place.empty.isVisible()
    assert place.empty.accessibleName() == "The bin is empty"
    assert not place.button.isEnabled()
    assert "bin" not in window.navigation._items
