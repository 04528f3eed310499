"""The mails that go with overviews: per party to whom, what it says, and the ways to send it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from wsg_desktop.exchange.mail import Mail
from wsg_desktop.services.overview_mail import Letter, Recipient, mail_of, together
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import fit, room_on_screen
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.path_row import PathRow
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDTHS = (185, 0)
_PEOPLE_WIDTHS = (200, 0)
_INTRO = N_(
    "The program sends nothing itself. Open each mail in your mail program, or write drafts with the file in"
    " them: a draft opens as a new mail, ready to send."
)
_NOBODY = N_("No e-mail address is known. Add a contact in Partners, or type the address in the mail.")
_UNUSABLE = N_("The e-mail address of {people} cannot be mailed. Put it right in Partners.")


class MailDialog(QDialog):
    """Parties at the left, the mail to the chosen one at the right; the buttons are wishes."""

    help_page = "overviews#mail"

    open_requested = Signal(object)
    """A `Recipient`: its mail goes to the mail program."""
    draft_requested = Signal(object)
    copy_requested = Signal(object)
    file_requested = Signal(object)
    all_requested = Signal()
    folder_requested = Signal()

    def __init__(
        self,
        recipients: Sequence[Recipient],
        letter: Letter,
        left_out: set[str],
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._letter = tr, letter
        self._recipients = tuple(recipients)
        self._done: dict[str, str] = {}
        self.left_out = left_out
        """Ids of people that are not mailed."""
        self.setWindowTitle(tr("Mail overviews"))
        self.setMinimumSize(QSize(scaled(820), 420).boundedTo(room_on_screen()))
        fit(self, 1120, 660, parent)
        self.parties = LineTable(tr("Overviews"), [tr("Party"), tr("Mail to")])
        self.parties.selectionModel().currentRowChanged.connect(lambda *_: self._show_mail())
        self.people = LineTable(tr("Who is mailed"), [tr("Mail to"), tr("E-mail")])
        self.people.ticked.connect(self._tick)
        self.nobody = TextLabel(tr(_NOBODY), tone="muted")
        self.subject = QLineEdit()
        self.subject.setReadOnly(True)
        self.subject.setAccessibleName(tr("Subject of the mail"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Text of the mail"))
        self.parties.setMinimumWidth(scaled(300))
        self.open_mail = QuietButton(tr("Open mail"), "mail")
        self.draft = QuietButton(tr("Open as draft"), "file-text")
        self.draft.setToolTip(tr("With the file in it, for Outlook and other mail programs."))
        self.copy = QuietButton(tr("Copy text"), "copy")
        self.file = QuietButton(tr("Copy file"), "file-spreadsheet")
        self.file.setToolTip(tr("Paste it in a mail with Ctrl+V."))
        for button, signal in (
            (self.open_mail, self.open_requested),
            (self.draft, self.draft_requested),
            (self.copy, self.copy_requested),
            (self.file, self.file_requested),
        ):
            button.clicked.connect(lambda _on=False, it=signal: it.emit(self.recipient))
        self.folder = PathRow("folder", tr("In the folder"), tr("Open folder"))
        self.folder.requested.connect(self.folder_requested)
        self.close_button = QuietButton(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        words = tr.plural("Write {n} draft", "Write {n} drafts", len(self._recipients))
        self.all = FilledButton(words)
        self.all.clicked.connect(self.all_requested)
        self.note = TextLabel("", FontRole.SMALL, "muted")
        self._arrange()
        self._show_parties()
        self.parties.selectRow(0)
        self.parties.setFocus()
        next_one = QShortcut(QKeySequence("Ctrl+Return"), self)
        next_one.activated.connect(self.open_mail.click)

    @property
    def recipient(self) -> Recipient:
        """Return the overview on whose line the keyboard is."""
        return self._recipients[max(self.parties.currentIndex().row(), 0)]

    @property
    def mail(self) -> Mail:
        """Return the mail that is shown."""
        return mail_of(self.recipient, self.left_out, self._letter)

    def mark(self, recipients: Sequence[Recipient], words: str) -> None:
        """Say behind overviews what was done with them."""
        self._done |= {it.written.export_id: words for it in recipients}
        self._show_parties()

    def say(self, text: str, tone: str = "muted") -> None:
        """Say something beside the buttons."""
        self.note.setText(text)
        self.note.set_tone(tone)

    def _show_parties(self) -> None:
        self.parties.show_lines([self._line(it) for it in self._recipients], _WIDTHS)

    def _line(self, it: Recipient) -> TableLine:
        mailed = [person.label for person in it.people if person.id not in self.left_out]
        done = self._done.get(it.written.export_id, "")
        to = ", ".join(mailed) or self._tr("Nobody yet")
        return TableLine((it.written.party, done or to), "check" if done else "mail")

    def _show_mail(self) -> None:
        recipient, mail = self.recipient, self.mail
        self.people.setVisible(bool(recipient.people))
        self.nobody.setVisible(bool(recipient.unusable) or not recipient.people)
        wrong = together(recipient.unusable, self._tr)
        self.nobody.setText(self._tr(_UNUSABLE, people=wrong) if wrong else self._tr(_NOBODY))
        lines = [
            TableLine((it.label, it.email), ticked=it.id not in self.left_out) for it in recipient.people
        ]
        self.people.show_lines(lines, _PEOPLE_WIDTHS)
        rows = max(min(len(lines), 4), 1)
        height = self.people.verticalHeader().defaultSectionSize()
        self.people.setFixedHeight(self.people.horizontalHeader().sizeHint().height() + rows * height + 6)
        self.subject.setText(mail.subject)
        self.subject.setCursorPosition(0)
        self.text.setPlainText(mail.text)

    def _tick(self, places: list[int], on: bool) -> None:
        ids = {self.recipient.people[place].id for place in places}
        if on:
            self.left_out -= ids
        else:
            self.left_out |= ids
        self._show_parties()
        self._show_mail()

    def _arrange(self) -> None:
        tr = self._tr
        self.folder.show_path(self._recipients[0].written.path.parent)
        ways = FlowLayout(spacing=8)  # on two lines where texts are twice as large
        for button in (self.open_mail, self.draft, self.copy, self.file):
            ways.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self.people, self.nobody, self.subject):
            right.addWidget(widget)
        right.addWidget(self.text, 1)
        right.addLayout(ways)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.parties, 4)
        middle.addLayout(right, 5)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_button)
        foot.addSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Mail overviews"), FontRole.TITLE, "accent"))
        column.addWidget(TextLabel(tr(_INTRO), tone="muted"))
        column.addLayout(middle, 1)
        column.addWidget(self.folder)
        column.addSpacing(4)
        column.addLayout(foot)
