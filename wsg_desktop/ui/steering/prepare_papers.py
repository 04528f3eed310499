"""Step 5, papers: which files go out, keeping that they went, and what changed after that."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, Telling
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.programme_commands import open_folder
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.prepare_pane import Prepared, PreparePane, StepState
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_changes import MeetingChange
    from wsg_desktop.services.papers import PapersMade
    from wsg_desktop.store.meeting_moments import SentPaperRow

_HEADERS = (N_("File"), N_("Where"))
_WIDEST = (300, 300)
_CHANGE_HEADERS = (N_("Project"), N_("Told"), N_("What changed"))
_CHANGE_WIDEST = (230, 120, 300)
_FILES = N_("Papers (*.pdf *.docx *.xlsx *.pptx);;All files (*)")
_NONE_YET = N_("No papers yet")
_MAKE_THEM = N_(
    "Make them from what stands in the programme, or drag files here that go out. Own papers of the agenda"
    " come by themselves."
)
_WHAT_SENDING_DOES = N_(
    "Sending keeps what the papers say: later changes are listed here, to tell orally or send after."
    " This cannot be undone."
)
_SAME = N_("Nothing changed since the papers were sent.")
TELLINGS = (Telling.IN_PAPERS, Telling.ORALLY, Telling.SENT_AFTER, Telling.NOT)
"""What the papers cannot tell any more has not been said yet."""


class PapersPane(PreparePane):
    """Before sending the files; after it what went out, and what is to be told or sent after."""

    def __init__(self, kit: SteeringKit, edits: PrepareEdits) -> None:
        super().__init__(kit, edits)
        tr = kit.context.tr
        self.files: list[Path] = []
        """What goes out."""
        self._made: PapersMade | None = None
        """What was made last of the meeting that is shown; of that the files are in the list."""
        self.changes: list[MeetingChange] = []
        self.new_day = TextLabel("", tone="danger")
        """That the members know another day than that of the meeting."""
        self.said = TextLabel("", tone="muted")
        self.table = LineTable(tr("Files"), [tr(it) for it in _HEADERS], compact=True, wide=0)
        self.empty = EmptyState("file-text", tr(_NONE_YET), tr(_MAKE_THEM), tr("Make papers..."))
        self.make = QuietButton(tr("Make papers..."), "file-text")
        self.choose = QuietButton(tr("Add file..."), "file-plus")
        self.summary = QuietButton(tr("Look at the summary..."), "eye")
        self.leave_out = IconButton(tr("Leave out"), "x", flat=False)
        self.folder = IconButton(tr("Open folder"), "folder-open", flat=False)
        self.send = QuietButton(tr("Papers are sent"), "send")
        self.line = ReadingLine()
        self.since = TextLabel("")
        self.changed = LineTable(
            tr("Changed since the papers"), [tr(it) for it in _CHANGE_HEADERS], wraps=True, compact=True
        )
        words = MEETING_LABELS[Telling] | {Telling.IN_PAPERS: N_("not said yet")}
        self.telling = Segmented(tr("How it is told"), [(it.value, tr(words[it])) for it in TELLINGS])
        self._sent: list[SentPaperRow] = []
        self._read_only = False
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()

    def state(self, shown: Prepared) -> StepState:
        """Count files; done once they were sent."""
        tr = self.context.tr
        if shown.preparation.untold_day is not None:
            return StepState(tr("new day"), is_done=False)
        if shown.row.sent_at is not None:
            return StepState(tr("sent"), is_done=True)
        return StepState(tr.plural("{n} chosen", "{n} chosen", len(self.files)), is_done=False)

    def show_prepared(self, shown: Prepared, *, anyway: bool) -> None:
        """Show the files, or what went out and what changed since."""
        if anyway:
            self.files, self._made = [], None
            self.line.say("")
        self._say_new_day(shown)
        self._take_own(shown)
        self._read_sent(shown)
        self._show_files(shown)
        self._show_changed(shown)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        self.setAcceptDrops(not read_only)
        self.telling.setEnabled(not read_only)
        self._show_buttons()

    def take_files(self, files: list[Path]) -> None:
        """Let these files go out too."""
        self.files += [it for it in files if it not in self.files]
        self.line.say("")
        self._show_chosen()

    def make_papers(self) -> None:
        """Ask which papers are made, and let what was made go out."""
        from wsg_desktop.ui.steering.papers_flow import PapersFlow

        if self.shown is None:
            return
        made = PapersFlow(self.context, self.shown.row).run()
        if made is not None and made.as_on is None and not self._read_only:
            self.take_made(made)

    def show_summary(self) -> None:
        """Show what the progress report says first, and the projects of a sentence that is chosen."""
        from wsg_desktop.ui.steering.summary_flow import SummaryFlow

        if self.shown is not None:
            SummaryFlow(self.context, self.shown.row).run()

    def take_made(self, made: "PapersMade") -> None:
        """Let papers that were made go out, in place of those made before; the chair's own stays here."""
        copied = {it.name for it in self._own_files()} if made.own else set[str]()
        before = set(self._made.to_send) if self._made else set[Path]()
        self.files = [it for it in self.files if it not in before and it.name not in copied]
        self._made = made
        self.take_files(made.to_send)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(it.isLocalFile() for it in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let dropped files go out."""
        paths = [Path(it.toLocalFile()) for it in event.mimeData().urls() if it.isLocalFile()]
        self.take_files([it for it in paths if it.is_file()])
        event.acceptProposedAction()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.said, 1)
        head.addStretch()
        head.addWidget(self.summary)
        self.column.addWidget(self.new_day)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 2)
        self.column.addWidget(self.empty, 2)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self.make, self.choose, self.leave_out, self.folder, self.send):
            flow.addWidget(button)
        self.column.addWidget(buttons)
        self.column.addWidget(self.line)
        self.column.addWidget(self.since)
        self.column.addWidget(self.changed, 3)
        self.column.addWidget(self.telling, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.make.clicked.connect(self.make_papers)
        self.choose.clicked.connect(self._choose)
        self.summary.clicked.connect(self.show_summary)
        self.empty.requested.connect(self.make_papers)
        self.leave_out.clicked.connect(self._leave_out)
        self.folder.clicked.connect(self._open_folder)
        self.send.clicked.connect(self._send)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.changed.selectionModel().selectionChanged.connect(lambda *_: self._show_telling())
        self.changed.ticked.connect(self._tick)
        self.telling.chosen.connect(self._tell)

    def _say_new_day(self, shown: Prepared) -> None:
        from wsg_desktop.services.untold_days import new_day_sentence

        then = shown.preparation.untold_day
        self.new_day.setVisible(then is not None)
        if then is not None:
            self.new_day.setText(new_day_sentence(then, shown.row.day, self.context.tr))

    def _take_own(self, shown: Prepared) -> None:
        """Let files of one's own that go with the agenda go out with the first papers."""
        if shown.row.sent_at is None and not (self._made and self._made.own):
            self.files += [it for it in self._own_files() if it.is_file() and it not in self.files]

    def _own_files(self) -> list[Path]:
        """Return the files of one's own that the agenda names and members may see."""
        from wsg_desktop.services.paper_source import hidden_points

        if self.shown is None:
            return []
        home, body_id = self.context.session.document.path.parent, self.shown.preparation.meeting.body_id
        lines = [it for it in self.shown.preparation.agenda.lines if it.item.papers]
        if not lines:
            return []
        with self.context.session.reading() as read:
            hidden = hidden_points(read, body_id)
        return [home / paper.target for it in lines if it.item.id not in hidden for paper in it.item.papers]

    def _read_sent(self, shown: Prepared) -> None:
        from wsg_desktop.services.meeting_changes import read_since_papers
        from wsg_desktop.store.meeting_moments import list_sent_papers

        self._sent, self.changes = [], []
        if shown.row.sent_at is not None:
            with self.context.session.reading() as read:
                self._sent = list_sent_papers(read, shown.row.id)
                self.changes = list(read_since_papers(read, shown.row.id, shown.today).changes)

    def _show_files(self, shown: Prepared) -> None:
        tr, is_sent = self.context.tr, shown.row.sent_at is not None
        first = self._sent[0].moment_id if self._sent else ""
        out = [
            (
                it.file_name,
                tr("sent, fingerprint {digest}", digest=it.digest[:12])
                if it.moment_id == first
                else tr("sent after, fingerprint {digest}", digest=it.digest[:12]),
            )
            for it in self._sent
        ]
        lines = [TableLine((name, where), "check") for name, where in out]
        lines += [TableLine((it.name, str(it.parent)), "file-text") for it in self.files]
        self.table.show_lines(lines, _WIDEST)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        for button in (self.make, self.leave_out, self.folder, self.send):
            button.setVisible(bool(lines))
        self.said.setText(tr(_WHAT_SENDING_DOES))
        self.said.setVisible(bool(self.files) and not is_sent)
        self.send.setText(tr("These were sent after") if is_sent else tr("Papers are sent"))
        self._show_buttons()

    def _show_changed(self, shown: Prepared) -> None:
        from wsg_desktop.services.meeting_change_words import change_sentence

        tr, is_sent = self.context.tr, shown.row.sent_at is not None
        names = shown.preparation.phase_names
        lines = [
            TableLine(
                (
                    f"{it.number} {it.title}",
                    self._told(it),
                    " ".join(filter(None, (change_sentence(it, names, tr, shown.today), it.note))),
                ),
                ticked=it.telling in (Telling.ORALLY, Telling.SENT_AFTER),
                fades=False,
            )
            for it in self.changes
        ]
        self.changed.show_lines(lines, _CHANGE_WIDEST)
        self.since.setVisible(is_sent)
        since = tr.plural("{n} change since the papers", "{n} changes since the papers", len(self.changes))
        self.since.setText(since if self.changes else tr(_SAME))
        self.changed.setVisible(bool(self.changes))
        self._show_telling()

    def _told(self, it: "MeetingChange") -> str:
        tr = self.context.tr
        if it.telling == Telling.IN_PAPERS:
            return tr("not said yet")
        return tr(MEETING_LABELS[Telling][Telling(it.telling)])

    def _show_buttons(self) -> None:
        rows = [it.row() for it in self.table.selectionModel().selectedRows()]
        self.choose.setEnabled(not self._read_only)
        self.leave_out.setEnabled(not self._read_only and any(it >= len(self._sent) for it in rows))
        self.folder.setEnabled(bool(self.files))
        self.send.setEnabled(not self._read_only and bool(self.files))

    @property
    def chosen(self) -> "list[MeetingChange]":
        """Return the changes whose lines are selected."""
        rows = sorted({it.row() for it in self.changed.selectionModel().selectedRows()})
        return [self.changes[row] for row in rows if row < len(self.changes)]

    def _show_telling(self) -> None:
        chosen = self.chosen
        self.telling.setVisible(bool(chosen))
        if chosen:
            self.telling.blockSignals(True)
            self.telling.choose(chosen[0].telling)
            self.telling.blockSignals(False)

    def _choose(self) -> None:
        tr = self.context.tr
        path = self.context.messages.file_to_open(tr("Add file..."), tr(_FILES))
        if path is not None:
            self.take_files([path])

    def _leave_out(self) -> None:
        rows = {it.row() - len(self._sent) for it in self.table.selectionModel().selectedRows()}
        self.files = [it for at, it in enumerate(self.files) if at not in rows]
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.shown is not None:
            self._show_files(self.shown)
            self.state_changed.emit()

    def _open_folder(self) -> None:
        if self.files:
            open_folder(self.files[0].parent)

    def _send(self) -> None:
        if self.shown is None:
            return
        files, made, after = self.files, self._made, self.shown.row.sent_at is not None
        self.files, self._made = [], None
        # What was made tells from which moment the programme moved on, also when a print of it is sent.
        rests_on = [*files, *(it.path for it in (made.papers if made else ()))]
        if self.edits.send(self.shown.preparation.meeting, files, rests_on, self._refuse, after=after):
            self.line.say("")
            # The button that was pressed takes nothing more: what changed since is what comes now.
            after_it = self.changed if self.changed.isVisible() else self.choose
            after_it.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.files, self._made = files, made

    def _tick(self, rows: list[int], on: bool) -> None:
        changes = [self.changes[row] for row in rows if row < len(self.changes)]
        if self.shown is not None and changes and not self._read_only:
            told = Telling.ORALLY if on else Telling.NOT
            self.edits.tell(self.shown.preparation.meeting, changes, told)

    def _tell(self, telling: str) -> None:
        if self.shown is not None and self.chosen:
            self.edits.tell(self.shown.preparation.meeting, self.chosen, Telling(telling))

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.context.tr), "danger")
