"""What hands do with headers, values and the menu of views."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from tests.ui.projects.conftest import Hands
from wsg_desktop.ui.projects.column_popup import ColumnPopup

OUTLINE = ["R2", "B1", "K2", "K2a", "R4", "B3"]
"""The numbers of the programme in the order of its outline."""


def header_place(hands: Hands, column: str) -> QPoint:
    header = hands.place.table.header
    section = hands.place.model.position(column)
    return QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)


def click_header(hands: Hands, column: str) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(hands.place.table.header.viewport(), left, pos=header_place(hands, column))


def open_values(hands: Hands, column: str) -> ColumnPopup:
    """Open the menu of a column with the right mouse button."""
    viewport, at = hands.place.table.header.viewport(), header_place(hands, column)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    popup = hands.place.controls.popup
    assert isinstance(popup, ColumnPopup)
    return popup


def menu_texts(hands: Hands) -> list[str]:
    menu = hands.place.toolbar.view_menu
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def trigger(hands: Hands, text: str) -> None:
    menu = hands.place.toolbar.view_menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def texts_of(shown: QListWidget, *, only_shown: bool = False) -> list[str]:
    items = [shown.item(row) for row in range(shown.count())]
    return [item.text() for item in items if not (only_shown and item.isHidden())]
