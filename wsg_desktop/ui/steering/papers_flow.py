"""Leads through making the papers of a meeting: what is wished, writing on a worker, what was made."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services.meeting_moments import fixed_by
from wsg_desktop.services.paper_pdfs import can_print, write_pdfs
from wsg_desktop.services.paper_templates import broken_templates, copy_templates
from wsg_desktop.services.paper_wishes import says_now, usual_kinds
from wsg_desktop.services.paper_words import remarks
from wsg_desktop.services.papers import PapersMade, write_papers
from wsg_desktop.services.untold_days import untold_day
from wsg_desktop.settings import PLACE_STATES, export_folder
from wsg_desktop.texts import LANGUAGES, N_
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.programme_commands import open_folder
from wsg_desktop.ui.steering.papers_dialog import NOW, OWN, PaperOrder, PapersDialog

if TYPE_CHECKING:
    from wsg_desktop.store.meetings import MeetingRow

KEPT = "papers"
"""The key under which the settings keep what was chosen the last time."""
_COPIED = N_("The templates are in {folder}. Open one in Word, change it and keep the fields between braces.")

Broken = dict[PaperKind, UserError]


def paper_language(context: WindowContext) -> str:
    """Return the language in which papers were made last; at first that of the window."""
    language = _kept(context).get("language")
    return language if language in LANGUAGES else context.tr.language


def _kept(context: WindowContext) -> dict[str, Any]:
    found: Any = context.settings.get(PLACE_STATES).get(KEPT, {})
    return found if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]


class PapersFlow(QObject):
    """One round of papers; `run` shows its window until it is closed and returns what was made."""

    def __init__(self, context: WindowContext, meeting: "MeetingRow") -> None:
        parent = context.background.parent()
        super().__init__(parent)
        self._context, self._meeting = context, meeting
        self._document = context.session.document
        self._made: PapersMade | None = None
        with self._document.reading() as read:
            fixed = fixed_by(read, meeting.id)
            is_moved = untold_day(read, meeting.id, self._document.clock.today()) is not None
        self.dialog = PapersDialog(
            f"{meeting.body} · {show_full_day(meeting.day, context.tr)}",
            fixed.day if fixed else None,
            context.tr,
            parent if isinstance(parent, QWidget) else None,
            prints=can_print(),
        )
        self.work = DialogWork(context.background, self)
        today = self._document.clock.today()
        self._usual = usual_kinds(meeting, today)
        self.dialog.say_of_now([it for it in PaperKind if says_now(it, meeting, today)])
        self._recall()
        if is_moved:
            # An agenda with the day that members know already tells them nothing.
            self.dialog.moment.choose(NOW)
        self._connect()

    def run(self) -> PapersMade | None:
        """Show the window."""
        self._context.messages.ask(self.dialog)
        self.work.leave()
        self.dialog.deleteLater()
        self.deleteLater()
        return self._made

    def _connect(self) -> None:
        dialog = self.dialog
        dialog.ordered.connect(self._write)
        dialog.stop_requested.connect(self._stop)
        dialog.folder_requested.connect(self._choose_folder)
        dialog.templates_requested.connect(self._choose_templates)
        dialog.copies_requested.connect(self._copy_templates)
        dialog.open_folder.clicked.connect(self._open)
        self.work.lasting.connect(dialog.show_busy)
        self.work.given_up.connect(dialog.show_choices)

    def _recall(self) -> None:
        """Begin with what was chosen the last time."""
        dialog, kept = self.dialog, _kept(self._context)
        dialog.language.choose(paper_language(self._context))
        folder, own = Path(str(kept.get("folder", ""))), Path(str(kept.get("templates", "")))
        usual = export_folder(self._context.settings, self._document.path.parent)
        dialog.show_folder(folder if folder.is_absolute() and folder.is_dir() else usual)
        if own.is_absolute() and own.is_dir():
            dialog.show_templates(own, use=kept.get("own") is True)
        dialog.pdf.setChecked(kept.get("pdf") is True and can_print())
        dialog.joined.setChecked(kept.get("joined") is True)
        left_out: object = kept.get("left_out")
        unwanted = left_out if isinstance(left_out, list) else []  # pyright: ignore[reportUnknownVariableType]
        dialog.tick([kind for kind in self._usual if kind.value not in unwanted])

    def _keep(self, order: PaperOrder) -> None:
        usual = {it.value for it in self._usual}
        others = set(_kept(self._context).get("left_out") or ()) - usual
        left_out = others | (usual - {it.value for it in order.wishes.kinds})
        own = self.dialog.own_folder
        kept = {
            "language": order.wishes.language,
            "folder": str(order.folder),
            "templates": str(own) if own else "",
            "own": self.dialog.templates.current == OWN,
            "left_out": sorted(left_out),
            "pdf": order.pdfs.each,
            "joined": order.pdfs.joined,
        }
        self._context.settings.keep_place_state(KEPT, kept)

    def _write(self, order: PaperOrder) -> None:
        if self.work.is_busy:
            return
        self._keep(order)
        document, meeting_id = self._document, self._meeting.id

        def job(progress: Progress) -> PapersMade | Broken | None:
            from wsg_desktop.drawing.planning_page import draw_planning

            broken = broken_templates(order.wishes, order.wishes.kinds)
            if broken:
                return broken

            def tell(done: int, total: int, _name: str) -> None:
                progress.reported.emit(done, total)

            def stops() -> bool:
                return progress.is_stopped

            made = write_papers(
                *(document, meeting_id, order.folder, order.wishes),
                draw=draw_planning, on_progress=tell, cancelled=stops,
            )  # fmt: skip
            return write_pdfs(made, order.pdfs, tell, stops) if made is not None and any(order.pdfs) else made

        label = self._context.tr("The papers are being made")
        self.work.run(label, job, self._land, self._refuse, at_once=True)

    def _land(self, found: PapersMade | Broken | None) -> None:
        tr, dialog = self._context.tr, self.dialog
        if found is None:  # stopped
            dialog.show_choices()
        elif isinstance(found, PapersMade):
            self._made = found
            said = tr.plural(
                "{n} paper is in {folder}", "{n} papers are in {folder}", len(found.papers),
                folder=found.folder,
            )  # fmt: skip
            files = [it.relative_to(found.folder).as_posix() for it in found.files]
            dialog.show_made(said, remarks(found, tr), files)
        else:
            dialog.show_broken({kind: problem.text(tr) for kind, problem in found.items()})

    def _refuse(self, problem: UserError) -> None:
        self.dialog.show_choices()
        self.dialog.say(problem.text(self._context.tr))

    def _stop(self) -> None:
        if self.work.is_busy:
            self.work.stop()
            self.dialog.cancel.setEnabled(False)
        elif self._made is not None:
            self.dialog.accept()
        else:
            self.work.leave()
            self.dialog.leave()

    def _open(self) -> None:
        if self._made is not None:
            open_folder(self._made.folder)

    def _choose_folder(self) -> None:
        folder = self._ask_folder(self._context.tr("Folder for the papers"), self.dialog.order.folder)
        if folder is not None:
            self.dialog.show_folder(folder)

    def _choose_templates(self) -> None:
        start = self.dialog.own_folder or self._document.path.parent
        folder = self._ask_folder(self._context.tr("Folder with templates"), start)
        if folder is not None:
            self.dialog.show_templates(folder)

    def _copy_templates(self) -> None:
        tr, dialog = self._context.tr, self.dialog
        folder = self._ask_folder(tr("Folder for the templates"), self._document.path.parent)
        if folder is None:
            return
        language = dialog.language.current
        if self._context.session.attempt(partial(copy_templates, folder, language)):
            dialog.show_templates(folder)
            dialog.say(tr(_COPIED, folder=folder), "muted")
            open_folder(folder)

    def _ask_folder(self, title: str, start: Path) -> Path | None:
        return self._context.messages.folder(title, start if start.is_dir() else self._document.path.parent)
