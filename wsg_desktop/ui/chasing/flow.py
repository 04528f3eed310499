"""Leads through the chase list: reads it, opens mails, keeps reminders, and reads it again."""

from collections.abc import Collection

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from wsg_desktop.services.answer_register import RegisterRow
from wsg_desktop.services.asking import Question
from wsg_desktop.services.chasing import read_chase_list, reminder
from wsg_desktop.ui.chasing.dialog import ChaseDialog
from wsg_desktop.ui.chasing.keeping import Keeping, TakeBack
from wsg_desktop.ui.chasing.start import export_register
from wsg_desktop.ui.context import WindowContext


class ChaseFlow:
    """One round of reminding; `run` shows its window until it is left."""

    def __init__(self, context: WindowContext, party_ids: Collection[str] = ()) -> None:
        self._context = context
        self._party_ids = frozenset(party_ids)
        self._rows: dict[str, RegisterRow] = {}
        self._keeping = Keeping(context)
        self._back: TakeBack | None = None
        parent = context.background.parent()
        self.dialog = ChaseDialog(context.tr, parent if isinstance(parent, QWidget) else None)
        self.dialog.mail_requested.connect(self._mail)
        self.dialog.reminded.connect(self._remind)
        self.dialog.answered.connect(self._answer)
        self.dialog.export_requested.connect(self._export)
        self.dialog.line.chosen.connect(lambda _at: self._take_back())
        self._read()
        if len(self._party_ids) == 1:
            self.dialog.choose(next(iter(self._party_ids)))

    def run(self) -> None:
        """Show the window."""
        self._context.messages.ask(self.dialog)
        self.dialog.deleteLater()

    def _read(self) -> None:
        document = self._context.session.document
        today = document.clock.today()
        with self._context.session.reading() as read:
            found = read_chase_list(read, today, self._party_ids)
        self._rows = {it.row.party_id: it.row for it in found.chased}
        texts = {it.row.party_id: reminder(it, found.programme, today) for it in found.chased}
        self.dialog.show_list(found.chased, texts, today, writable=not document.readonly)

    def _remind(self, party_ids: list[str]) -> None:
        rows = [self._rows[it] for it in party_ids]
        back = self._keeping.remind(rows)
        if back is not None:
            self.dialog.tick(party_ids, on=False)
            said = self._context.tr.plural(
                "Kept that {n} party was reminded.", "Kept that {n} parties were reminded.", len(rows)
            )
            self._tell(said, back)

    def _answer(self, party_id: str) -> None:
        row = self._rows[party_id]
        back = self._keeping.answer([row])
        if back is not None:
            self._tell(self._context.tr("{name} is off the list.", name=row.party), back)

    def _tell(self, said: str, back: TakeBack) -> None:
        """Say what was kept, with the way back: what the window offers lies behind this dialog."""
        self._back = back
        self._read()
        self.dialog.line.say(said, choices=[self._context.tr("Take back")])

    def _take_back(self) -> None:
        if self._back is not None:
            self._back()
            self._back = None
            self._read()
            self.dialog.table.setFocus()
            self.dialog.line.say(self._context.tr("Taken back."))

    def _mail(self, question: Question) -> None:
        QDesktopServices.openUrl(QUrl(question.mailto))

    def _export(self) -> None:
        export_register(self._context, self._rows, self._context.tr("Chase list"))
