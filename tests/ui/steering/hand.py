"""A hand with a mouse that counts its clicks."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wsg_desktop.ui.widgets.line_table import LineTable


class Hand:
    """Clicks with the left button and counts."""

    def __init__(self) -> None:
        self.clicks = 0

    def press(self, widget: QWidget) -> None:
        """Click on the middle of a widget."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def tick(self, table: LineTable, row: int) -> None:
        """Click on the tick of a line."""
        area = table.visualRect(table.lines.index(row, 0))
        self.clicks += 1
        QTest.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(area.left() + 18, area.center().y()),
        )

    def line(self, table: LineTable, row: int) -> None:
        """Click on a line."""
        self.clicks += 1
        at = table.visualRect(table.lines.index(row, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def point(self, points: QListWidget, item: QListWidgetItem) -> None:
        """Click on a point of an agenda."""
        points.scrollToItem(item)
        self.clicks += 1
        at = points.visualItemRect(item).center()
        QTest.mouseClick(points.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
