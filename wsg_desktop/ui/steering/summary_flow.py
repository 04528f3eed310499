"""Leads from the summary of a meeting to the projects of a sentence; it is read on a worker."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.domain.views import view_of
from wsg_desktop.errors import UserError
from wsg_desktop.services.paper_summary import Summary, SummarySentence, read_summary
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.steering.papers_flow import paper_language
from wsg_desktop.ui.steering.summary_dialog import SummaryDialog

if TYPE_CHECKING:
    from wsg_desktop.store.meetings import MeetingRow


class SummaryFlow(QObject):
    """One look at the summary; `run` shows its window and goes where a chosen sentence leads."""

    def __init__(self, context: WindowContext, meeting: "MeetingRow") -> None:
        parent = context.background.parent()
        super().__init__(parent)
        self._context, self._meeting = context, meeting
        self._language = paper_language(context)
        self._summary: Summary | None = None
        self._chosen: SummarySentence | None = None
        self.dialog = SummaryDialog(
            f"{meeting.body} · {show_full_day(meeting.day, context.tr)}",
            context.tr,
            parent if isinstance(parent, QWidget) else None,
        )
        self.work = DialogWork(context.background, self)
        self.dialog.sentence_requested.connect(self._choose)
        self.dialog.stop_requested.connect(self._leave)
        self.work.lasting.connect(self.dialog.show_busy)
        self.work.given_up.connect(self._leave)
        self._read()

    def run(self) -> None:
        """Show the window, then the projects of the sentence that was chosen."""
        self._context.messages.ask(self.dialog)
        self.work.leave()
        self.dialog.deleteLater()
        self.deleteLater()
        if self._chosen is not None and self._summary is not None:
            self._show(self._summary.shown_for(self._chosen), self._chosen)

    def _read(self) -> None:
        document, meeting_id, language = self._context.session.document, self._meeting.id, self._language

        def job(_progress: Progress) -> Summary:
            return read_summary(document, meeting_id, language)

        label = self._context.tr("The summary is being made")
        self.work.run(label, job, self._land, self._refuse)

    def _land(self, summary: Summary) -> None:
        self._summary = summary
        self.dialog.show_summary(summary, self._language)

    def _refuse(self, problem: UserError) -> None:
        self.dialog.refuse(problem.text(self._context.tr))

    def _choose(self, sentence: SummarySentence) -> None:
        self._chosen = sentence
        self.dialog.accept()

    def _leave(self) -> None:
        self.work.leave()
        self.dialog.leave()

    def _show(self, ids: tuple[str, ...], sentence: SummarySentence) -> None:
        """Go to the projects; to the bin where they all are there."""
        if ids:
            self._context.go_to("projects", view_of(sentence.text, ids))
        else:
            self._context.go_to("bin", sentence.project_ids[0])
