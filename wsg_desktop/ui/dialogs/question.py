"""A question with buttons that say what they do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.messages import Answer
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class QuestionDialog(QDialog):
    """Say what happens and let the user choose; Esc and the last button go back."""

    help_page = "how-to#undo"

    def __init__(
        self, text: str, more: str, answers: Sequence[Answer], tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(text)
        self.setAccessibleDescription(more)
        self.setMinimumWidth(scaled(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(text, FontRole.HEADING))
        said = TextLabel(more, tone="muted")
        said.setVisible(bool(more))
        column.addWidget(said)
        column.addSpacing(16)
        self._back = QuietButton(tr("Go back"))
        column.addLayout(self._buttons(answers))
        if answers[0].removes:
            self._back.setFocus()

    def _buttons(self, answers: Sequence[Answer]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        self._back.clicked.connect(self.reject)
        row.addWidget(self._back)
        for answer in reversed(answers):
            first = answer is answers[0]
            button = FilledButton(answer.text) if first else QuietButton(answer.text)
            button.setDefault(first and not answer.removes)
            button.clicked.connect(lambda _checked=False, key=answer.key: self._choose(key))
            row.addWidget(button)
        return row

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()
