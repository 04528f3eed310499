"""What the progress report of a meeting says first: each sentence leads to the projects it follows from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.busy_page import BusyPage
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.scroll_pane import ScrollPane
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog

if TYPE_CHECKING:
    from wsg_desktop.services.paper_summary import Summary, SummarySentence

_HOW = N_("The progress report begins with these sentences. Choose one to see the projects that it is about.")
_OF_PAPERS = N_("They are in the language in which you made papers last.")
_STOPPING = N_("You can close this window: nothing changes.")


class SummaryDialog(WorkingDialog):
    """`sentence_requested` carries the `SummarySentence` whose projects are wished."""

    help_page = "papers#summary"

    sentence_requested = Signal(object)

    def __init__(self, meeting: str, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._meeting = tr, meeting
        self.links: list[LinkButton] = []
        self._sentences: tuple[SummarySentence, ...] = ()
        self.setWindowTitle(tr("Summary"))
        self.setMinimumSize(scaled(480), scaled(280))
        fit(self, 760, 600, parent)
        self.about = TextLabel(meeting, tone="muted")
        self.how = TextLabel(tr(_HOW), tone="muted")
        self.how.hide()
        self.busy = BusyPage()
        self.line = ReadingLine()
        self.copy = QuietButton(tr("Copy text"), "copy")
        self.copy.setEnabled(False)
        self.close_button = QuietButton(tr("Close"))
        self._arrange()
        self.copy.clicked.connect(self.copy_text)
        self.close_button.clicked.connect(self.stop_requested)

    @property
    def text(self) -> str:
        """Return the sentences, one a line."""
        return "\n".join(it.text for it in self._sentences)

    def show_busy(self, progress: Progress) -> None:
        """Show that the programme is being read."""
        self.busy.follow(progress, self._tr(_STOPPING))
        self._stack.setCurrentWidget(self.busy)

    def show_summary(self, summary: "Summary", language: str) -> None:
        """Show what is said, in `language`."""
        tr = self._tr
        if summary.as_on is not None:
            then = tr("As it was on {day}", day=show_day(summary.as_on, tr))
            self.about.setText(f"{self._meeting} · {then}")
        if language != tr.language:
            self.how.setText(f"{tr(_HOW)} {tr(_OF_PAPERS)}")
        self._sentences = summary.sentences
        for sentence in summary.sentences:
            self._column.insertWidget(self._column.count() - 1, self._line_of(sentence, summary))
        self.how.show()
        self.copy.setEnabled(True)
        self._stack.setCurrentIndex(0)
        (self.links[0] if self.links else self.close_button).setFocus()

    def refuse(self, text: str) -> None:
        """Say why there is no summary."""
        self._stack.setCurrentIndex(0)
        self.line.say(text, "danger")

    def copy_text(self) -> None:
        """Copy all sentences."""
        if self._sentences:
            QGuiApplication.clipboard().setText(self.text)
            self.copy.setText(self._tr("Copied"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def _line_of(self, sentence: "SummarySentence", summary: "Summary") -> QWidget:
        """Return a sentence to click, or plain words where it is about no project."""
        if not sentence.project_ids:
            return TextLabel(sentence.text)
        tr, count = self._tr, len(summary.shown_for(sentence))
        link = LinkButton(sentence.text, FontRole.BODY, wrap=True)
        leads = tr.plural("Show {n} project", "Show {n} projects", count) if count else tr("Show in the bin")
        link.setToolTip(leads)
        link.setAccessibleDescription(leads)
        link.clicked.connect(lambda: self.sentence_requested.emit(sentence))
        self.links.append(link)
        return link

    def _arrange(self) -> None:
        said = QWidget()
        self._column = QVBoxLayout(said)
        self._column.setContentsMargins(0, 0, 12, 0)  # beside what it scrolls by
        self._column.setSpacing(12)
        self._column.addStretch()
        self._stack = QStackedWidget()
        for page in (ScrollPane(said), self.busy):
            self._stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(4)
        column.addWidget(TextLabel(self._tr("Summary"), FontRole.TITLE, "accent"))
        column.addWidget(self.about)
        column.addWidget(self.how)
        column.addSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.line)
        column.addSpacing(8)
        column.addLayout(foot)
