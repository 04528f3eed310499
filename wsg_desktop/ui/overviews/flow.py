"""Leads through making overviews: who and what, writing them on a worker, telling where they are."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.services.overview_choice import overview_choice
from wsg_desktop.services.overviews import (
    OverviewOptions,
    Written,
    usual_answer_day,
    write_overviews,
    write_programme_overview,
)
from wsg_desktop.settings import PLACE_STATES, export_folder
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.overviews.dialog import OverviewsDialog
from wsg_desktop.ui.overviews.order import OverviewOrder
from wsg_desktop.ui.programme_commands import open_folder

_KEPT = "overviews"
"""The key under which the settings keep what was chosen the last time."""


class OverviewsFlow(QObject):
    """One round of overviews; `run` shows its window until they are made or it is left."""

    def __init__(self, context: WindowContext) -> None:
        parent = context.background.parent()
        super().__init__(parent)
        self._context = context
        self._document = context.session.document
        self._is_writing = False
        today = self._document.clock.today()
        with context.session.reading() as read:
            choice = overview_choice(read, today)
        self.dialog = OverviewsDialog(
            choice,
            today,
            usual_answer_day(today),
            context.tr,
            parent if isinstance(parent, QWidget) else None,
        )
        self.work = DialogWork(context.background, self)
        self._recall()
        self._connect()

    def run(self) -> None:
        """Show the window."""
        self._context.messages.ask(self.dialog)
        self.work.leave()
        self.dialog.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        dialog = self.dialog
        dialog.ordered.connect(self._write)
        dialog.stop_requested.connect(self._stop)
        dialog.folder_requested.connect(self._choose_folder)
        self.work.lasting.connect(dialog.show_busy)
        self.work.given_up.connect(self._give_up)

    def _recall(self) -> None:
        """Begin with what was chosen the last time."""
        kept = self._context.settings.get(PLACE_STATES).get(_KEPT, {})
        folder = Path(str(kept.get("folder", "")))
        usual = export_folder(self._context.settings, self._document.path.parent) / self._context.tr(
            "Overviews"
        )
        self.dialog.show_folder(folder if folder.is_absolute() and folder.is_dir() else usual)
        if kept.get("language") in {"nl", "en"}:
            self.dialog.options.language.choose(kept["language"])
        else:
            self.dialog.options.language.choose(self._context.tr.language)
        self.dialog.options.contact.setText(str(kept.get("contact", "")))

    def _keep(self, order: OverviewOrder) -> None:
        kept = self._context.settings.get(PLACE_STATES).get(_KEPT, {})
        chosen = {"folder": str(order.folder), "language": order.language}
        if order.party_ids is not None:
            chosen["contact"] = order.contact
        self._context.settings.keep_place_state(_KEPT, {**kept, **chosen})

    def _write(self, order: OverviewOrder) -> None:
        if self.work.is_busy:
            return
        tr, document = self._context.tr, self._document
        options = OverviewOptions(order.language, order.answer_by, order.contact)
        self._is_writing = True
        self._keep(order)

        def job(progress: Progress) -> list[Written]:
            if order.party_ids is None:
                return [write_programme_overview(document, order.folder, options)]
            return write_overviews(
                document,
                order.party_ids,
                order.folder,
                options,
                on_progress=lambda done, total, _name: progress.reported.emit(done, total),
                cancelled=lambda: progress.is_stopped,
            )

        label = tr("The overviews are being made")
        self.work.run(label, job, partial(self._land, order.folder), self._refuse, at_once=True)

    def _land(self, folder: Path, written: list[Written]) -> None:
        self._is_writing = False
        if not written:  # stopped before the first one
            self.dialog.show_choices()
            return
        self.dialog.accept()
        tr = self._context.tr
        if len(written) == 1:
            said = tr("{name} is made", name=written[0].path.name)
        else:
            said = tr.plural("{n} overview made", "{n} overviews made", len(written))
        self._context.messages.info(said, Offer(tr("Open folder"), lambda: open_folder(folder)))

    def _refuse(self, problem: UserError) -> None:
        self._is_writing = False
        self.dialog.show_choices()
        self.dialog.say(problem.text(self._context.tr), "danger")

    def _give_up(self) -> None:
        self._is_writing = False
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
