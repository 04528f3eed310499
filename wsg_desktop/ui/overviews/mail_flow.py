"""What the buttons of the mails do: the mail program, drafts, the clipboard and the folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.exchange.mail import mail_link
from wsg_desktop.services.overview_mail import (
    Letter,
    Message,
    Recipient,
    letter_of,
    recipients_of,
    write_drafts,
)
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.overviews import Written
from wsg_desktop.settings import PLACE_STATES
from wsg_desktop.texts import N_
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.overviews.mail_dialog import MailDialog
from wsg_desktop.ui.programme_commands import open_folder

_KEPT = "mailing"
_LEFT_OUT = "left_out"
FILE_READY = N_("The mail is opened. The file is on the clipboard: paste it in the mail with Ctrl+V.")
TEXT_READY = N_(
    "The mail is opened, but its text is too long to go along. It is on the clipboard: paste it with Ctrl+V,"
    " and add the file from the folder."
)
NO_PROGRAM = N_("No mail program answers on this computer. Copy the text and the file instead.")


def mail_overviews(
    context: WindowContext, written: Sequence[Written], message: Message, options: OverviewOptions
) -> None:
    """Show the mails that go with overviews, until the user closes them."""
    document = context.session.document
    with context.session.reading() as read:
        recipients = recipients_of(read, written)
    flow = _MailFlow(context, recipients, letter_of(document, message, options))
    context.messages.ask(flow.dialog)
    flow.keep()
    flow.dialog.deleteLater()


class _MailFlow:
    """Does what the dialog wishes."""

    def __init__(self, context: WindowContext, recipients: Sequence[Recipient], letter: Letter) -> None:
        self._context, self._recipients, self._letter = context, recipients, letter
        kept = context.settings.get(PLACE_STATES).get(_KEPT, {})
        window = context.background.parent()
        self.dialog = dialog = MailDialog(
            recipients,
            letter,
            {str(it) for it in kept.get(_LEFT_OUT, ())},
            context.tr,
            window if isinstance(window, QWidget) else None,
        )
        self._work = DialogWork(context.background, dialog)
        self._work.given_up.connect(lambda: dialog.all.setEnabled(True))
        dialog.open_requested.connect(self._open)
        dialog.draft_requested.connect(self._draft)
        dialog.copy_requested.connect(self._copy)
        dialog.file_requested.connect(self._copy_file)
        dialog.all_requested.connect(self._write_all)
        dialog.folder_requested.connect(lambda: open_folder(self._folder))

    def keep(self) -> None:
        """Remember who is not mailed; what is still being written stops."""
        self._work.leave()
        self._context.settings.keep_place_state(_KEPT, {_LEFT_OUT: sorted(self.dialog.left_out)})

    @property
    def _folder(self) -> Path:
        return self._recipients[0].written.path.parent

    def _open(self, recipient: Recipient) -> None:
        tr, dialog, mail = self._context.tr, self.dialog, self.dialog.mail
        link = mail_link([it.address for it in mail.to], mail.subject, mail.text)
        if not QDesktopServices.openUrl(QUrl(link.url)):
            dialog.say(tr(NO_PROGRAM), "danger")
            return
        if link.is_whole:
            _put_file(recipient.written.path)
        else:
            QGuiApplication.clipboard().setText(mail.text)
        dialog.mark([recipient], tr("Mail opened"))
        dialog.say(tr(FILE_READY if link.is_whole else TEXT_READY))

    def _draft(self, recipient: Recipient) -> None:
        try:
            (path,) = write_drafts([recipient], self.dialog.left_out, self._letter)
        except UserError as problem:
            self._refuse(problem)
            return
        tr = self._context.tr
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.dialog.mark([recipient], tr("Draft opened"))
            self.dialog.say(tr("{name} is opened.", name=path.name))
        else:
            self.dialog.say(tr(NO_PROGRAM), "danger")

    def _copy(self, _recipient: Recipient) -> None:
        QGuiApplication.clipboard().setText(self.dialog.mail.text)
        self.dialog.say(self._context.tr("The text is on the clipboard."))

    def _copy_file(self, recipient: Recipient) -> None:
        _put_file(recipient.written.path)
        self.dialog.say(self._context.tr("The file is on the clipboard: paste it in the mail with Ctrl+V."))

    def _write_all(self) -> None:
        if self._work.is_busy:
            return
        recipients, left_out, letter = self._recipients, frozenset(self.dialog.left_out), self._letter

        def job(progress: Progress) -> int:
            for done, recipient in enumerate(recipients):
                progress.report(done, len(recipients))
                write_drafts([recipient], left_out, letter)
            return len(recipients)

        words = self._context.tr("The drafts are being written")
        self.dialog.all.setEnabled(False)
        self.dialog.say(words)
        self._work.run(words, job, self._tell_written, self._refuse)

    def _tell_written(self, count: int) -> None:
        tr = self._context.tr
        self.dialog.all.setEnabled(True)
        out = self.dialog.left_out
        bare = [it for it in self._recipients if all(person.id in out for person in it.people)]
        self.dialog.mark(self._recipients, tr("Draft written"))
        self.dialog.mark(bare, tr("Draft without address"))
        said = tr.plural("{n} draft stands in the folder.", "{n} drafts stand in the folder.", count)
        if bare:
            more = tr.plural("{n} has no address yet.", "{n} have no address yet.", len(bare))
            said = f"{said} {more}"
        self.dialog.say(said)

    def _refuse(self, problem: UserError) -> None:
        self.dialog.all.setEnabled(True)
        self.dialog.say(problem.text(self._context.tr), "danger")


def _put_file(path: Path) -> None:
    """Put a file on the clipboard, as the system's own program for files does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
