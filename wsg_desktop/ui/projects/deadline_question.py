"""Asks beside a cell why an agreed deadline changes."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.popup import Popup
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.deadline_reason import DeadlineReasonAsk
from wsg_desktop.ui.widgets.text_label import TextLabel

Answer = Callable[[DeadlineReason, str], object]


class DeadlineQuestion(Popup):
    """The reasons under the cell, with what the deadline becomes; a click elsewhere keeps the deadline."""

    def __init__(self, tr: Translator, becomes: str, answer: Answer, parent: QWidget) -> None:
        super().__init__(parent)
        self._answer = answer
        self.setFixedWidth(theme.scaled(360))
        said = TextLabel(becomes, FontRole.STRONG)
        said.setContentsMargins(4, 2, 4, 2)
        self.ask = DeadlineReasonAsk(tr)
        self.column.addWidget(said)
        self.column.addWidget(self.ask)
        self.ask.answered.connect(self._take)
        self.ask.cancelled.connect(self.close)

    def ask_under(self, cell: QRect, owner: QWidget) -> None:
        """Ask under a cell, given in the coordinates of `owner`."""
        self.ask.ask(take_keyboard=False)
        self.open_at(owner.mapToGlobal(QPoint(cell.left(), cell.bottom() + 3)))
        self.ask.ask(take_keyboard=True)

    def _take(self, reason: DeadlineReason, basis: str) -> None:
        self.close()
        self._answer(reason, basis)
