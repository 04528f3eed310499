"""The line under a field: how it reads what is typed, what is wrong with it, or what it may mean to click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.in_sight import bring_into_sight
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class ReadingLine(QWidget):
    """A small sentence with, where there is a choice, words to click; takes no room while it is empty.

    Several fields may share a line: it holds what the last `speaker` said until that one clears it.
    """

    chosen = Signal(int)
    """The position of the words that were clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker: object = None
        self._said = TextLabel("", FontRole.SMALL, "link")
        self._choices: list[LinkButton] = []
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder, spacing=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._said)
        column.addWidget(self._flow_holder)
        self.clear(None)

    @property
    def speaker(self) -> object:
        """Return whose words these are."""
        return self._speaker

    @property
    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._said.text()

    @property
    def choices(self) -> list[LinkButton]:
        """Return the words to click."""
        return list(self._choices)

    def say(self, text: str, tone: str = "link", choices: Sequence[str] = (), speaker: object = None) -> None:
        """Show a sentence in the colour `tone`, with words to click."""
        self._speaker = speaker
        self._said.setText(text)
        self._said.set_tone(tone)
        if [button.text() for button in self._choices] != list(choices):
            self._offer(choices)
        appears = bool(text) and not self.isVisible()
        self.setVisible(bool(text))
        if appears:
            bring_into_sight(self)

    def clear(self, speaker: object) -> None:
        """Say nothing, unless another than `speaker` spoke last."""
        if self._speaker is speaker or self._speaker is None:
            self.say("")

    def _offer(self, choices: Sequence[str]) -> None:
        for button in self._choices:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices = []
        for position, words in enumerate(choices):
            button = LinkButton(words)
            button.clicked.connect(lambda _checked=False, at=position: self.chosen.emit(at))
            self._flow.addWidget(button)
            # Made late, they would come last of all when Tab goes round.
            QWidget.setTabOrder(self._choices[-1] if self._choices else self._before(), button)
            self._choices.append(button)
        self._flow_holder.setVisible(bool(choices))

    def _before(self) -> QWidget:
        """Return what has the keyboard before this line when Tab goes round."""
        found = self.previousInFocusChain()
        while found and found is not self and found.focusPolicy() == Qt.FocusPolicy.NoFocus:
            found = found.previousInFocusChain()
        return found or self
