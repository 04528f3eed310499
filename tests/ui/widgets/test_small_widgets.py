"""Chips, search field, segments, labels, buttons, empty lists, rows of files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.palette_data import DARK, LIGHT
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.buttons import FilledButton, IconButton, QuietButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.file_row import FileRow
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel


def test_the_search_field_tells_each_keystroke_and_escape_empties_then_leaves(qtbot: QtBot) -> None:
    field = SearchField("Filter")
    qtbot.addWidget(field)
    told: list[str] = []
    field.textChanged.connect(told.append)
    qtbot.keyClicks(field, "eet")
    assert told == ["e", "ee", "eet"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.accessibleName() == "Filter"


@pytest.fixture
def segments(qtbot: QtBot) -> Segmented:
    """Return three segments."""
    made = Segmented("Schaal", [("week", "Weken"), ("month", "Maanden"), ("quarter", "Kwartalen")])
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def test_a_segment_is_chosen_by_the_mouse(segments: Segmented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(segments.width() - 10, 10))
    assert chosen.args == ["quarter"]
    assert segments.accessibleName() == "Schaal: Kwartalen"


def test_arrow_keys_move_the_segment_and_stop_at_the_ends(segments: Segmented, qtbot: QtBot) -> None:
    told: list[str] = []
    segments.chosen.connect(told.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(segments, key)
    assert told == ["month", "quarter"]


def test_a_cut_label_has_the_whole_text_as_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Levensloopbestendig maken van 120 woningen in de Rivierenwijk")
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 100


def test_a_label_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel("Tekst", tone="muted")
    qtbot.addWidget(label)
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT.muted
    theme.apply("dark", 1.3)
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.muted
    assert label.font().pointSizeF() > 13


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_buttons_are_pressed_by_enter_and_space(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (FilledButton("Maken", "plus"), QuietButton("Kolommen"), IconButton("Meer", "ellipsis")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_an_icon_alone_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("Meer", "ellipsis")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Meer", "Meer")


def test_an_empty_list_says_what_to_do_and_does_it(qtbot: QtBot) -> None:
    empty = EmptyState("folder-kanban", "Nog geen projecten.", "Begin met je lijst.", "Lijst inlezen")
    qtbot.addWidget(empty)
    empty.show()
    assert empty.accessibleName() == "Nog geen projecten."
    with qtbot.waitSignal(empty.requested):
        qtbot.mouseClick(empty._button, Qt.MouseButton.LeftButton)
    empty.show_text("Niets gevonden.")
    assert not empty._button.isVisible()


def test_a_row_of_a_file_says_name_and_folder(qtbot: QtBot) -> None:
    row = FileRow(Path.home() / "Documenten" / "Deventer.wsg")
    qtbot.addWidget(row)
    assert row.accessibleName() == "Deventer ~/Documenten"
    row.resize(120, 32)
    row.grab()
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Return)
