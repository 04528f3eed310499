"""The line below the answers: what was done and a way to take it back, and the buttons."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_SHORT = 60


class AnswersFoot(QWidget):
    """Buttons with words for what they do now."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.close_ = QuietButton(tr("Close"))
        self.note = TextLabel("", FontRole.SMALL, "muted")
        self.undo = LinkButton(tr("Undo"))
        self.reply = QuietButton(tr("Reply to the partner..."), "mail")
        self.done = QuietButton(tr("Done with this file"), "check")
        self.done.setToolTip(tr("What is open stays as it is here; the file no longer waits."))
        self.take = FilledButton("")
        self.take.setDefault(True)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.close_)
        row.addSpacing(8)
        row.addWidget(self.note)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.reply)
        row.addWidget(self.done)
        row.addWidget(self.take)
        self.undo.hide()

    def say(self, text: str, tone: str = "muted", *, can_undo: bool = False) -> None:
        """Say what was done, or why something was not; with a way to take it back."""
        self.note.setText(text)
        # Short words leave room beside them for the way back; a sentence of why not may take two lines.
        is_long = len(text) > _SHORT
        self.note.setWordWrap(is_long)
        self._row.setStretchFactor(self.note, 1 if is_long else 0)
        self.note.set_tone(tone)
        self.undo.setVisible(can_undo)

    def show_chosen(self, count: int, *, is_all_safe: bool) -> None:
        """Say what the filled button does now."""
        tr = self._tr
        if is_all_safe:
            words = tr.plural("Take over {n} safe answer", "Take over all {n} safe answers", count)
        else:
            words = tr.plural("Take over {n} answer", "Take over {n} answers", count)
        self.take.setText(words if count else tr("Take over"))
        self.take.setEnabled(count > 0)

    def show_file(self, *, can_close: bool, can_reply: bool) -> None:
        """Offer what can be done with one file."""
        self.done.setVisible(can_close)
        self.reply.setVisible(can_reply)

    def show_busy(self) -> None:
        """Offer nothing but to stop, while something is being done; what was said before is over."""
        self.say("")
        for button in (self.take, self.done, self.reply, self.undo):
            button.hide()
        self.close_.setFocus()
