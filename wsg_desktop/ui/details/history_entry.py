"""One change set in the history: who and when over what changed, each with a way to put it back."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class HistoryLine(NamedTuple):
    """One change in words, the whole values for the tooltip, and whether it can be put back, else why not."""

    text: str
    more: str = ""
    can: bool = False
    why_not: str = ""


class HistoryEntry(QWidget):
    """A heading and lines; `put_back` carries the position of the line whose earlier value is wanted.

    What was changed as a meeting decided has the number of that decision.
    """

    put_back = Signal(int)
    decision_opened = Signal()

    def __init__(self, tr: Translator, head: str, lines: Sequence[HistoryLine], decision: str = "") -> None:
        super().__init__()
        self.buttons: dict[int, LinkButton] = {}
        self.setAccessibleName(f"{head}: {'; '.join(line.text for line in lines)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(head, FontRole.SMALL, "muted"))
        self.decision = LinkButton(tr("As decided: {number}", number=decision))
        self.decision.clicked.connect(self.decision_opened)
        self.decision.setVisible(False)
        column.addWidget(self.decision)
        self.decision.setVisible(bool(decision))
        for position, line in enumerate(lines):
            text = line.text
            said = TextLabel(text[:1].upper() + text[1:])
            said.setToolTip(line.more)
            column.addWidget(said)
            if line.why_not:
                column.addWidget(TextLabel(line.why_not, FontRole.SMALL, "muted"))
            if line.can:
                button = LinkButton(tr("Put back"))
                button.setAccessibleDescription(text)
                button.clicked.connect(lambda _checked=False, at=position: self.put_back.emit(at))
                column.addWidget(button)
                self.buttons[position] = button
