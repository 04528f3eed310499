"""Leads through making overviews: who and what, writing them on a worker, then mailing them."""

from collections.abc import Collection
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.views import View
from wsg_desktop.errors import UserError
from wsg_desktop.paths import data_folder
from wsg_desktop.services.overview_mail import Message
from wsg_desktop.services.overview_options import usual_answer_day
from wsg_desktop.services.overview_reading import OverviewReader
from wsg_desktop.services.overviews import (
    Written,
    write_overviews,
    write_preview,
    write_programme_overview,
    write_view_overview,
)
from wsg_desktop.settings import PLACE_STATES, export_folder
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.covered import covered
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.overviews.dialog import OverviewsDialog
from wsg_desktop.ui.overviews.mail_flow import mail_overviews
from wsg_desktop.ui.overviews.order import For, OverviewOrder
from wsg_desktop.ui.programme_commands import open_folder

KEPT = "overviews"
"""The key under which the settings keep what was chosen the last time."""


class OverviewsFlow(QObject):
    """One round of overviews; `run` shows its window until they are made or it is left.

    The programme is read on a worker. With `party_ids` these are ticked then, and no others.
    """

    def __init__(
        self,
        context: WindowContext,
        shown: View | None = None,
        party_ids: Collection[str] | None = None,
    ) -> None:
        parent = context.background.parent()
        super().__init__(parent)
        self._context = context
        self._document = context.session.document
        self._is_writing = False
        self._made: tuple[OverviewOrder, list[Written]] | None = None
        today = self._document.clock.today()
        self.dialog = OverviewsDialog(
            today, usual_answer_day(today), context.tr, parent if isinstance(parent, QWidget) else None
        )
        self.work = DialogWork(context.background, self)
        self._connect()
        self._read(shown, party_ids)

    def run(self) -> None:
        """Show the window, and after that what can be mailed."""
        with covered():
            self._context.messages.ask(self.dialog)
            self.work.leave()
            if self._made is not None:
                order, written = self._made
                mail_overviews(self._context, written, Message(order.subject, order.text), order.options)
        self.dialog.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        dialog = self.dialog
        dialog.ordered.connect(self._write)
        dialog.preview_requested.connect(self._preview)
        dialog.stop_requested.connect(self._stop)
        dialog.folder_requested.connect(self._choose_folder)
        self.work.lasting.connect(self._show_busy)
        self.work.given_up.connect(self._give_up)

    def _read(self, shown: View | None, party_ids: Collection[str] | None) -> None:
        document, tr, dialog = self._document, self._context.tr, self.dialog
        locked = document.locked.text(tr) if document.locked else ""

        def done(reader: OverviewReader) -> None:
            self._recall()
            dialog.begin(reader, shown, party_ids, locked)

        label = tr("The programme is being read")
        dialog.say(label)
        self.work.run(label, lambda _progress: OverviewReader(document, tr), done, self._refuse)

    def _recall(self) -> None:
        """Begin with what was chosen the last time."""
        dialog, kept = self.dialog, self._kept()
        folder = Path(str(kept.get("folder", "")))
        usual = export_folder(self._context.settings, self._document.path.parent) / self._context.tr(
            "Overviews"
        )
        dialog.show_folder(folder if folder.is_absolute() and folder.is_dir() else usual)
        known = {"nl", "en"}
        language = kept["language"] if kept.get("language") in known else self._context.tr.language
        dialog.what.recall(kept)
        dialog.what.protect.setChecked(kept.get("protect") is not False)
        messages: object = kept.get("messages")
        dialog.mail.recall(messages if isinstance(messages, dict) else {})  # pyright: ignore[reportUnknownArgumentType]
        dialog.options.contact.setText(str(kept.get("contact", "")))
        dialog.options.language.choose(language)

    def _kept(self) -> dict[str, Any]:
        found: Any = self._context.settings.get(PLACE_STATES).get(KEPT, {})
        return found if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]

    def _keep(self, order: OverviewOrder) -> None:
        kept, dialog = self._kept(), self.dialog
        kept |= {"folder": str(order.folder), "language": order.options.language}
        if order.whom is not For.OURSELVES:
            # What is as usual again is forgotten.
            kept = {key: it for key, it in kept.items() if not key.startswith(("columns.", "asked."))}
            kept |= {"contact": order.options.contact, "protect": dialog.what.protect.isChecked()}
            kept |= {"messages": dialog.mail.kept(), **dialog.what.kept()}
        self._context.settings.keep_place_state(KEPT, kept)

    def _write(self, order: OverviewOrder) -> None:
        if self.work.is_busy:
            return
        document = self._document
        self._is_writing = True
        self._keep(order)

        def job(progress: Progress) -> list[Written]:
            if order.whom is For.OURSELVES:
                return [write_programme_overview(document, order.folder, order.options, order.past)]
            if order.whom is For.VIEW:
                return [write_view_overview(document, order.name, order.folder, order.options)]
            return write_overviews(
                document,
                order.party_ids,
                order.folder,
                order.options,
                on_progress=lambda done, total, _name: progress.reported.emit(done, total),
                cancelled=lambda: progress.is_stopped,
            )

        label = self._context.tr("The overviews are being made")
        self.work.run(label, job, partial(self._land, order), self._refuse, at_once=True)

    def _land(self, order: OverviewOrder, written: list[Written]) -> None:
        self._is_writing = False
        if not written:  # stopped before the first one
            self.dialog.show_choices()
            return
        if order.whom is not For.OURSELVES:
            self._made = order, written
        self.dialog.accept()
        tr = self._context.tr
        if len(written) == 1:
            said = tr("{name} is made", name=written[0].path.name)
        else:
            said = tr.plural("{n} overview made", "{n} overviews made", len(written))
        dropped = sum(it.dropped for it in written)
        if dropped:
            said += " " + tr.plural(
                "{n} character was left out, because no cell can hold it.",
                "{n} characters were left out, because no cell can hold them.",
                dropped,
            )
        folder = written[0].path.parent
        self._context.messages.info(said, Offer(tr("Open folder"), lambda: open_folder(folder), lasts=True))

    def _preview(self, order: OverviewOrder, party_id: str | None) -> None:
        """Write one into a folder of our own and open it; nothing is kept of it."""
        if self.work.is_busy:
            return
        document, folder = self._document, data_folder() / "previews"

        def job(_progress: Progress) -> Path:
            _clear(folder)
            return write_preview(document, party_id, order.name, folder, order.options)

        label = self._context.tr("An example is being made")
        self.work.run(label, job, self._open, self._refuse)

    def _open(self, path: Path) -> None:
        self.dialog.show_choices()
        tr = self._context.tr
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.dialog.say(tr("{name} is opened. Nothing is sent.", name=path.name))
        else:
            problem = tr("No program opens workbooks here. The example is {path}.", path=path)
            self.dialog.say(problem, "danger")

    def _show_busy(self, progress: Progress) -> None:
        if self.dialog.is_ready:
            self.dialog.show_busy(progress)

    def _refuse(self, problem: UserError) -> None:
        self._give_up()
        self.dialog.say(problem.text(self._context.tr), "danger")

    def _give_up(self) -> None:
        self._is_writing = False
        if self.dialog.is_ready:
            self.dialog.show_choices()

    def _stop(self) -> None:
        if self._is_writing:
            self.work.stop()
            self.dialog.cancel.setEnabled(False)
        else:
            self.work.leave()
            self.dialog.leave()

    def _choose_folder(self) -> None:
        order = self.dialog.order
        start = order.folder if order.folder.is_dir() else self._document.path.parent
        folder = self._context.messages.folder(self._context.tr("Folder for the overviews"), start)
        if folder is not None:
            self.dialog.show_folder(folder)
            self.dialog.make.setFocus()


def _clear(folder: Path) -> None:
    """Throw away earlier examples: they hold what partners get. One that is still open stays."""
    for path in folder.glob("*.xlsx"):
        with suppress(OSError):
            path.unlink()
