"""What a list shows when it is empty: an icon, a sentence that says what to do, and a button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel


class EmptyState(QWidget):
    """An empty list that says what to do; without `button` it only says so."""

    requested = Signal()

    def __init__(
        self, icon: str, sentence: str, more: str = "", button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, 32, "muted")
        self._sentence = TextLabel(sentence, FontRole.HEADING)
        self._more = TextLabel(more, tone="muted")
        self._button = QuietButton(button)
        self._button.clicked.connect(self.requested)
        self._arrange()
        self.show_text(sentence, more, button)

    def show_text(self, sentence: str, more: str = "", button: str = "") -> None:
        """Show other words."""
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(more)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for label in (self._sentence, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
