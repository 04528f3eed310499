"""The mail that goes with overviews: subject and text with fields, checked while it is typed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from wsg_desktop.domain.message_fields import FIELD_NAMES, token
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services.overview_mail import Message, usual_message
from wsg_desktop.texts import N_, Translator, translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_WHERE = N_("A field is filled per party. A line with a field that says nothing for a party is left out.")


class MessagePage(QWidget):
    """One message per language and kind of overview; `changed` when it is another."""

    help_page = "overviews#mail"

    changed = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._language, self._kind = "", OverviewKind.FULL
        self._own: dict[str, Message] = {}
        self.subject = QLineEdit()
        self.subject.setAccessibleName(tr("Subject of the mail"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text of the mail"))
        self.text.setTabChangesFocus(True)
        for field in (self.subject, self.text):
            field.textChanged.connect(self._keep)
        self.problem = TextLabel("", FontRole.SMALL, "danger")
        self.usual = LinkButton(tr("Back to the usual text"))
        self.usual.clicked.connect(self._take_usual)
        self._fields: list[LinkButton] = []
        self._arrange()

    @property
    def message(self) -> Message:
        """Return the message as it stands now."""
        return Message(self.subject.text(), self.text.toPlainText())

    @property
    def is_right(self) -> bool:
        """Return whether everything between braces is a field."""
        return not self.problem.text()

    def show_kind(self, language: str, kind: OverviewKind) -> None:
        """Show the message in the language of the overview, for its kind."""
        if (language, kind) == (self._language, self._kind):
            return
        self._language, self._kind = language, kind
        self._show(self._own.get(self._key) or usual_message(kind, language))
        words = translator(language)
        for button, field in zip(self._fields, FIELD_NAMES, strict=True):
            button.setText(token(field, words))

    def kept(self) -> dict[str, list[str]]:
        """Return the messages that are not the usual ones, for the next time."""
        return {key: list(message) for key, message in self._own.items()}

    def recall(self, kept: Mapping[str, object]) -> None:
        """Begin with what was written the last time."""
        for key, message in kept.items():
            match message:
                case [str(subject), str(text)]:
                    self._own[key] = Message(subject, text)
                case _:
                    pass
        self._language = ""

    @property
    def _key(self) -> str:
        return f"{self._language}.{self._kind}"

    def _keep(self) -> None:
        """Keep what was typed, and tell so."""
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """Keep the message where it is not the usual one, and say at once what is no field."""
        message = self.message
        if message == usual_message(self._kind, self._language):
            self._own.pop(self._key, None)
        else:
            self._own[self._key] = message
        self.usual.setVisible(self._key in self._own)
        try:
            message.check(translator(self._language))
        except UserError as problem:
            self.problem.setText(problem.text(self._tr))
        else:
            self.problem.setText("")
        self.problem.setVisible(not self.is_right)

    def _show(self, message: Message) -> None:
        for field in (self.subject, self.text):
            field.blockSignals(True)
        self.subject.setText(message.subject)
        self.text.setPlainText(message.text)
        for field in (self.subject, self.text):
            field.blockSignals(False)
        self._judge()

    def _take_usual(self) -> None:
        self._show(usual_message(self._kind, self._language))
        self.changed.emit()

    def _insert(self, field: LinkButton) -> None:
        """Put a field in the text, where the cursor is."""
        self.text.insertPlainText(field.text())
        self.text.setFocus()

    def _arrange(self) -> None:
        tr = self._tr
        fields = QWidget()
        row = FlowLayout(fields)
        for _ in FIELD_NAMES:
            button = LinkButton("-")
            button.clicked.connect(lambda _on=False, it=button: self._insert(it))
            self._fields.append(button)
            row.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(TextLabel(tr("Subject"), tone="muted", wrap=False))
        head.addWidget(self.subject, 1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(TextLabel(tr(_WHERE), FontRole.SMALL, "muted"), 1)
        foot.addWidget(self.usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.problem)
        column.addWidget(fields)
        column.addLayout(foot)
