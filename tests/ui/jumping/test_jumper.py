"""Ctrl+K by real keys and mouse: what it finds, where Enter goes, what it says of what cannot be done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.counting_place import CountingPlace
from wsg_desktop.domain.views import View
from wsg_desktop.services import areas, parties, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import JUMPED_TO
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.jumping.panel import JumpPanel
from wsg_desktop.ui.main_window import MainWindow


@pytest.fixture
def filled(open_window: MainWindow) -> dict[str, str]:
    """Fill the programme with a few things and return their ids."""
    ids: dict[str, str] = {}

    def work(tx: Transaction) -> None:
        ids["area"] = areas.add_area(tx, "Bathmen")
        ids["party"] = parties.add_party(tx, "Corporatie 1")
        ids["table"] = projects.create(tx, "Eettafel in het wijkcentrum")
        ids["care"] = projects.create(tx, "Zorgcoördinator aanstellen")

    assert open_window.session.change("Fill", work)
    return ids


def _open(window: MainWindow, qtbot: QtBot) -> JumpPanel:
    # The platform without a screen does not give the window back its place by itself.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    jumper = window.commands._jumper
    assert jumper is not None
    assert jumper.panel is not None
    assert jumper.panel.field.hasFocus() or jumper.panel.isActiveWindow()
    return jumper.panel


def _words(panel: JumpPanel) -> list[str]:
    return [result.target.title for result in panel.list.results.results]


def _asked(window: MainWindow) -> list[object]:
    place = window.places.current
    assert isinstance(place, CountingPlace)
    return place.requests


def _went(window: MainWindow, key: str) -> Callable[[], bool]:
    return lambda: window.places.current_key == key and bool(_asked(window))


def test_letters_of_a_compound_word_without_accents_and_enter_lead_to_the_project(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    window = open_window
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "coordin")
    assert _words(panel) == ["Zorgcoördinator aanstellen"]
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(_went(window, "projects"))
    assert _asked(window) == [filled["care"]]
    assert window.commands._jumper is not None
    assert window.commands._jumper.panel is None


def test_a_contact_is_found_by_its_address_and_leads_to_its_party(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(window, "go_to", lambda *request: asked.append(request))
    window.session.change(
        "Add",
        lambda tx: parties.add_person(tx, name="A. Jansen", party_id=filled["party"], email="aj@c1.example"),
    )
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "aj@")
    assert [it.target.context for it in panel.list.results.results] == ["Corporatie 1"]
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [("partners", filled["party"])])


def test_it_is_ready_before_it_is_asked_for_and_again_after_a_change(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    open_window.commands.prepare_jumping()

    def is_ready() -> bool:
        jumper = open_window.commands._jumper
        return jumper is not None and jumper.readying.is_ready

    qtbot.waitUntil(is_ready, timeout=5000)
    open_window.session.change("Add", lambda tx: projects.create(tx, "Beweegtuin"))
    panel = _open(open_window, qtbot)
    qtbot.keyClicks(panel.field, "beweeg")
    assert _words(panel) == ["Beweegtuin"]


def test_in_a_low_window_the_list_ends_where_the_window_does(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    open_window.resize(1000, 420)
    panel = _open(open_window, qtbot)
    assert panel.list.results.rowCount() > 6
    bottom = panel.mapToGlobal(panel.rect().bottomLeft()).y()
    assert bottom <= open_window.mapToGlobal(open_window.rect().bottomLeft()).y()


def test_its_corners_are_cut_off_where_nothing_composes_windows(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    panel = _open(open_window, qtbot)
    assert not panel.mask().contains(QPoint(0, 0))
    assert panel.mask().contains(QPoint(8, 8))


def test_where_one_went_is_on_top_the_next_time(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    window = open_window
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "eettafel")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(_went(window, "projects"))
    assert window.settings.get(JUMPED_TO) == [f"project:{filled['table']}"]
    panel = _open(window, qtbot)
    assert _words(panel)[:3] == ["Eettafel in het wijkcentrum", "Today", "Projects"]
    panel.close()


def test_arrows_choose_and_go_round_and_escape_closes(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    panel = _open(open_window, qtbot)
    jumper = open_window.commands._jumper
    assert jumper is not None
    # What comes in while it gets ready makes the list longer.
    jumper.readying.finish()
    jumper._refresh()
    first = panel.list.current
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.list.current != first
    assert panel.field.accessibleDescription() == panel.list.current.spoken  # type: ignore[union-attr]
    qtbot.keyClick(panel.field, Qt.Key.Key_Up)
    assert panel.list.current == first
    qtbot.keyClick(panel.field, Qt.Key.Key_Up)
    assert panel.list.currentIndex().row() == len(panel.list.results.results) - 1
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert jumper.panel is None
    assert open_window.places.current_key == "today"


@pytest.mark.parametrize(
    ("typed", "kind", "field"), [("bath", "area", "areas"), ("corp", "party", "partner_parties")]
)
def test_a_click_on_an_area_or_party_shows_its_projects(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot, typed: str, kind: str, field: str
) -> None:
    window = open_window
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, typed)
    assert panel.list.results.results[0].target.id == filled[kind]
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    qtbot.waitUntil(_went(window, "projects"))
    (view,) = _asked(window)
    assert isinstance(view, View)
    assert view.filter.accepted[0].field == field
    assert view.filter.accepted[0].values == {view.name}


def test_a_view_opens_and_a_place_is_gone_to(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    window = open_window
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "without lead")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(_went(window, "projects"))
    (view,) = _asked(window)
    assert isinstance(view, View)
    assert view.name == "Without lead party"
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "today")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.places.current_key == "today")


def test_an_action_shows_its_keys_and_is_done(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    window = open_window
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "undo")
    (result,) = panel.list.results.results[:1]
    assert (result.kind, result.why_not) == ("Ctrl+Z", "")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.undo_labels()[0] is None)


def test_what_cannot_be_done_says_why_and_stays_undone(open_window: MainWindow, qtbot: QtBot) -> None:
    panel = _open(open_window, qtbot)
    qtbot.keyClicks(panel.field, "undo")
    result = panel.list.results.results[0]
    assert result.why_not == "There is nothing to undo."
    assert "nothing to undo" in result.spoken
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert open_window.commands._jumper is not None
    assert open_window.commands._jumper.panel is panel
    panel.close()


def test_without_a_programme_the_actions_and_the_help_are_there(window: MainWindow, qtbot: QtBot) -> None:
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "copy as")
    assert [it.why_not for it in panel.list.results.results] == ["Open a programme first."]
    panel.field.clear()
    qtbot.keyClicks(panel.field, "dates")
    assert any(it.kind == "Help" for it in panel.list.results.results)
    panel.close()


def test_what_is_read_only_says_so(window: MainWindow, document: Document, qtbot: QtBot) -> None:
    path = document.path
    document.close()
    window.session.show(Document.open(path, "Jan", readonly=True))
    panel = _open(window, qtbot)
    qtbot.keyClicks(panel.field, "working cal")
    assert (
        panel.list.results.results[0].why_not
        == "You may not write in this file. Save a copy to go on with it."
    )
    panel.close()


def test_nothing_found_is_said(open_window: MainWindow, qtbot: QtBot) -> None:
    panel = _open(open_window, qtbot)
    qtbot.keyClicks(panel.field, "xyzzy")
    assert panel.nothing.isVisible()
    assert not panel.list.isVisible()
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.isVisible()
    panel.close()


def test_what_changed_is_found_the_next_time(
    open_window: MainWindow, filled: dict[str, str], qtbot: QtBot
) -> None:
    _open(open_window, qtbot).close()
    assert open_window.session.change("Add", lambda tx: projects.create(tx, "Buurtkamer"))
    panel = _open(open_window, qtbot)
    qtbot.keyClicks(panel.field, "buurtk")
    assert _words(panel) == ["Buurtkamer"]
    panel.close()


def test_every_control_has_a_name(open_window: MainWindow, qtbot: QtBot) -> None:
    panel = _open(open_window, qtbot)
    assert unnamed_controls(panel) == []
    panel.close()
