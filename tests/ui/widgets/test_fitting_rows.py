"""Rows that fit are shown, the last are left out, and the first always stays."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.widgets.fitting_rows import show_what_fits


def test_rows_without_room_are_left_out_and_come_back(qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    column = QVBoxLayout(card)
    rows = [QWidget() for _ in range(4)]
    for row in rows:
        row.setFixedHeight(32)
        column.addWidget(row)
    for room, spacing, seen in ((128, 0, 4), (127, 0, 3), (0, 0, 1), (72, 8, 2), (71, 8, 1), (500, 8, 4)):
        show_what_fits(rows, room, spacing)
        assert sum(not row.isHidden() for row in rows) == seen
    assert not rows[0].isHidden()
