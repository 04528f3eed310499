"""One change set in the history: who and when over what changed, each with a way to put it back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class HistoryEntry(QWidget):
    """A heading and lines; `put_back` carries the position of the line whose earlier value is wanted."""

    put_back = Signal(int)

    def __init__(self, tr: Translator, head: str, lines: Sequence[tuple[str, str, bool]]) -> None:
        """Make an entry of lines: text, the whole values for the tooltip, and whether it can be put back."""
        super().__init__()
        self.buttons: dict[int, LinkButton] = {}
        self.setAccessibleName(f"{head}: {'; '.join(text for text, _more, _can in lines)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(head, FontRole.SMALL, "muted"))
        for position, (text, more, can) in enumerate(lines):
            said = TextLabel(text[:1].upper() + text[1:])
            said.setToolTip(more)
            column.addWidget(said)
            if can:
                button = LinkButton(tr("Put back"))
                button.setAccessibleDescription(text)
                button.clicked.connect(lambda _checked=False, at=position: self.put_back.emit(at))
                column.addWidget(button)
                self.buttons[position] = button
