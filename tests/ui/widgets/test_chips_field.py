"""Names as chips: type-ahead, adding what is new knowingly, removing by mouse and keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.chips_field import ChipsField
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

ADD = N_("Add “{name}”")
KNOWN = KnownNames(
    ["Zorginstelling A", "Zorginstelling B", "Bibliotheek", "Gemeente Deventer"], {"de bieb": "Bibliotheek"}
)


class Form(QWidget):
    """A chips field in a window, whose owner keeps every wish."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.chips = ChipsField(tr, "Partner parties", lambda: KNOWN, add_new=ADD)
        self.wishes: list[tuple[str, ...]] = []
        column = QVBoxLayout(self)
        column.addWidget(self.chips)
        column.addStretch()
        self.chips.committed.connect(self._keep)
        self.chips.show_names(["Bibliotheek"])

    def _keep(self, names: tuple[str, ...]) -> None:
        self.wishes.append(names)
        self.chips.show_names(names)


@pytest.fixture
def form(qtbot: QtBot, en: Translator) -> Form:
    made = Form(en)
    qtbot.addWidget(made)
    made.resize(300, 260)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.chips.setFocus()
    return made


def popup() -> QListView:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QListView)
    return found


def test_typing_offers_what_fits_and_enter_takes_the_first(form: Form) -> None:
    QTest.keyClicks(form.chips.line, "zorg")
    assert form.chips.type_ahead.offered == ["Zorginstelling A", "Zorginstelling B", "Add “zorg”"]

    QTest.keyClick(popup(), Qt.Key.Key_Return)

    assert form.wishes == [("Bibliotheek", "Zorginstelling A")]
    assert form.chips.line.text() == ""
    assert not form.chips.type_ahead.is_open


def test_arrows_choose_another_one(form: Form) -> None:
    QTest.keyClicks(form.chips.line, "zorg")
    QTest.keyClick(popup(), Qt.Key.Key_Down)
    QTest.keyClick(popup(), Qt.Key.Key_Return)

    assert form.wishes == [("Bibliotheek", "Zorginstelling B")]


def test_a_click_in_the_list_takes_it(form: Form) -> None:
    QTest.keyClicks(form.chips.line, "gem")
    shown = popup()
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(shown.model().index(0, 0)).center()
    )

    assert form.wishes == [("Bibliotheek", "Gemeente Deventer")]


def test_what_nobody_knows_is_added_only_by_choosing_so(form: Form) -> None:
    QTest.keyClicks(form.chips.line, "Buurtzorg Zuid")
    assert form.chips.type_ahead.offered == ["Add “Buurtzorg Zuid”"]
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    form.chips.line.clearFocus()
    assert form.wishes == []

    form.chips.setFocus()
    QTest.keyClick(form.chips.line, Qt.Key.Key_Return)
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    assert form.wishes == [("Bibliotheek", "Buurtzorg Zuid")]


def test_another_name_leads_to_the_party_and_what_is_chosen_is_not_offered_again(form: Form) -> None:
    form.chips.show_names([])
    QTest.keyClicks(form.chips.line, "de bieb")
    assert form.chips.type_ahead.offered == ["Bibliotheek"]

    form.chips.line.clear()
    form.chips.show_names(["Bibliotheek"])
    QTest.keyClicks(form.chips.line, "bibl")
    assert form.chips.type_ahead.offered == ["Add “bibl”"]


def test_down_offers_everything(form: Form) -> None:
    QTest.keyClick(form.chips.line, Qt.Key.Key_Down)

    assert form.chips.type_ahead.offered == ["Gemeente Deventer", "Zorginstelling A", "Zorginstelling B"]


def test_the_list_is_as_wide_as_the_field_and_shows_all_of_few(form: Form) -> None:
    QTest.keyClicks(form.chips.line, "zorg")
    shown = popup()

    assert shown.width() == form.chips.width()
    assert shown.verticalScrollBar().maximum() == 0


def test_a_list_that_has_no_room_below_stands_above_and_covers_nothing(form: Form, qtbot: QtBot) -> None:
    screen = form.screen().availableGeometry()
    form.move(40, screen.bottom() - 60)
    qtbot.waitUntil(lambda: form.y() > screen.height() // 2)
    QTest.keyClicks(form.chips.line, "zorg")

    assert popup().geometry().bottom() <= form.chips.mapToGlobal(QPoint(0, 0)).y()


def test_the_cross_removes(form: Form) -> None:
    chip = form.chips.chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))

    assert form.wishes == [()]
    assert form.chips.line.hasFocus()


def test_backspace_goes_to_the_last_chip_and_takes_it_away(form: Form) -> None:
    form.chips.show_names(["Bibliotheek", "Zorginstelling A"])
    QTest.keyClick(form.chips.line, Qt.Key.Key_Backspace)
    last = form.chips.chips[1]
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Left)
    assert form.chips.chips[0].hasFocus()
    QTest.keyClick(form.chips.chips[0], Qt.Key.Key_Right)
    QTest.keyClick(last, Qt.Key.Key_Backspace)

    assert form.wishes == [("Bibliotheek",)]


def test_esc_forgets_what_is_typed(form: Form) -> None:
    QTest.keyClicks(form.chips.line, "zo")
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    QTest.keyClick(form.chips.line, Qt.Key.Key_Escape)

    assert form.chips.line.text() == ""


def test_it_grows_by_lines_and_says_what_it_holds(form: Form, qtbot: QtBot) -> None:
    before = form.chips.height()
    form.chips.show_names([f"Zorginstelling {letter}" for letter in "ABCDEF"])
    qtbot.waitUntil(lambda: form.chips.height() > before)

    assert form.chips.accessibleName().startswith("Partner parties: Zorginstelling A, ")
    assert unnamed_controls(form) == []
    bottoms = [chip.geometry().bottom() for chip in form.chips.chips]
    assert max(bottoms) < form.chips.height()
    assert max(chip.geometry().right() for chip in form.chips.chips) < form.chips.width()


def test_a_name_longer_than_the_field_is_cut_with_a_tooltip(form: Form, qtbot: QtBot) -> None:
    name = "Stichting voor wonen, zorg en welzijn in de gemeenten van de noordelijke regio"
    form.chips.show_names([name])
    qtbot.waitUntil(lambda: form.chips.chips[0].toolTip() == name)

    assert form.chips.chips[0].width() < form.chips.width()


def test_read_only_takes_nothing(form: Form) -> None:
    form.chips.set_read_only(True)
    QTest.keyClicks(form.chips.line, "zorg")
    QTest.keyClick(form.chips.line, Qt.Key.Key_Backspace)
    chip = form.chips.chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))

    assert form.wishes == []
    assert QApplication.activePopupWidget() is None


def test_leaving_keeps_a_known_name_and_adds_no_new_one(form: Form) -> None:
    QTest.keyClicks(form.chips.line, "zorginstelling a")
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    form.chips.line.clearFocus()
    assert form.wishes == [("Bibliotheek", "Zorginstelling A")]
    assert form.chips.line.text() == ""

    form.chips.setFocus()
    QTest.keyClicks(form.chips.line, "Zorg")
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    form.chips.line.clearFocus()
    assert len(form.wishes) == 1, "what is no name in full is for the list to ask about"
    assert form.chips.line.text() == "Zorg"


def test_the_list_of_names_and_another_window_are_no_leaving(form: Form) -> None:
    form.chips.line.setText("Zorginstelling A")
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        QApplication.sendEvent(form.chips.line, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert form.wishes == []


def test_a_line_with_its_list_open_keeps_its_text_when_the_keyboard_goes(
    qtbot: QtBot, en: Translator
) -> None:
    """The completer keeps that from the line for as long as its list is shown."""
    form, line, other = QWidget(), LineField("Theme"), QLineEdit()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    column.addWidget(line)
    column.addWidget(other)
    offers = TypeAhead(line, lambda: KNOWN, en)
    kept: list[str] = []
    line.offered.connect(kept.append)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    line.setFocus()
    QTest.keyClicks(line, "bib")
    assert offers.is_open
    other.setFocus()
    assert kept == ["bib"]
    assert not offers.is_open
