"""A row of the import that may hold a question: what is asked stands out by a bar, an icon and words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.importing.ask_box import AskBox
from wsg_desktop.ui.widgets.icon_label import IconLabel

BAR = 3


class AskedRow(QWidget):
    """A line of a list with a pick list and an icon at its end; subclasses fill `row`."""

    def __init__(self, box: AskBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.box = box
        self._is_asked = False
        self.mark = IconLabel("check", 16, "muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 6, 12, 6)
        self.row.setSpacing(16)

    @property
    def is_asked(self) -> bool:
        """Return whether the row is shown as a question."""
        return self._is_asked

    def show_asked(self, *, asked: bool, icon: str = "check", words: str = "") -> None:
        """Show whether a person is asked; `words` say what the icon means."""
        self._is_asked = asked
        self.mark.set_icon("circle-question-mark" if asked else icon, "warning" if asked else "muted")
        self.mark.setToolTip(words)
        self.box.set_quiet(quiet=not asked)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the bar of a question and the line below."""
        painter = QPainter(self)
        if self._is_asked or self.underMouse():
            painter.fillRect(self.rect(), theme.colour("panel" if self._is_asked else "hover"))
        if self._is_asked:
            painter.fillRect(0, 0, BAR, self.height(), theme.colour("warning"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("soft_line"))
