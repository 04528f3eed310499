"""The messages so far: toasts are short, this list keeps them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.messages import Message
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.text_label import TextLabel


class MessagesDialog(QDialog):
    """One line per message, the latest first."""

    help_page = "how-to#messages"

    def __init__(self, said: Sequence[Message], tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Messages so far"))
        self.setMinimumSize(scaled(560), scaled(400))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Messages so far"), FontRole.HEADING))
        if said:
            lines = QListWidget()
            lines.setAccessibleName(tr("Messages so far"))
            lines.setWordWrap(True)
            lines.addItems([f"{one.at:%H:%M}  {one.text}" for one in reversed(said)])
            column.addWidget(lines, 1)
        else:
            column.addWidget(EmptyState("bell", tr("Nothing was told yet.")), 1)
        row = QHBoxLayout()
        row.addStretch()
        close = FilledButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
