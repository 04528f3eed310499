"""The walk over windows finds what is wrong with them: shown to it one by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import accessibility


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    made = QDialog()
    column = QVBoxLayout(made)
    for text in ("&Keep", "Leave"):
        column.addWidget(QPushButton(text))
    made.resize(300, 200)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def _add(dialog: QDialog, widget: QWidget) -> None:
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    layout.activate()


def test_nothing_is_found_where_nothing_is_wrong(dialog: QDialog) -> None:
    assert accessibility.unnamed_controls(dialog) == []
    assert accessibility.unreached_by_tab(dialog) == []
    assert accessibility.clashing_letters(dialog) == []
    assert accessibility.small_buttons(dialog) == []
    assert accessibility.cut_texts(dialog) == []


def test_a_field_without_a_name_is_found(dialog: QDialog) -> None:
    _add(dialog, QLineEdit())
    assert len(accessibility.unnamed_controls(dialog)) == 1


def test_what_a_table_keeps_tab_from_is_found(dialog: QDialog) -> None:
    table = QTableWidget(3, 3)
    table.setAccessibleName("Table")
    _add(dialog, table)
    _add(dialog, QPushButton("After"))
    assert "QPushButton 'After' in QDialog" in accessibility.unreached_by_tab(dialog)
    table.setTabKeyNavigation(False)
    assert accessibility.unreached_by_tab(dialog) == []


def test_letters_of_buttons_and_menus_that_clash_are_found(dialog: QDialog) -> None:
    bar = QMenuBar(dialog)
    menu = bar.addMenu("&File")
    menu.addAction("&Open")
    menu.addAction("Cl&ose")
    dialog.findChildren(QPushButton)[1].setText("Leave and &keep")
    assert accessibility.clashing_letters(dialog) == ["&File: o", ": k"]


def test_small_buttons_and_cut_words_are_found(dialog: QDialog) -> None:
    keep, leave = dialog.findChildren(QPushButton)
    keep.setFixedSize(80, 20)
    leave.setText("Leave everything as it was before")
    leave.setFixedWidth(60)
    label = QLabel("Words that are longer than there is room for")
    label.setFixedWidth(40)
    _add(dialog, label)
    assert accessibility.small_buttons(dialog) == ["QPushButton '&Keep' in QDialog 80x20"]
    assert len(accessibility.cut_texts(dialog)) == 2
    leave.setToolTip(leave.text())
    assert len(accessibility.cut_texts(dialog)) == 1


def test_what_tab_passes_over_is_found(dialog: QDialog) -> None:
    middle = QPushButton("Between")
    _add(dialog, middle)
    dialog.findChildren(QPushButton)[0].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert accessibility.unreached_by_tab(dialog) == []
    assert accessibility.described(middle) == "QPushButton 'Between' in QDialog"
