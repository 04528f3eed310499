"""The window for answers: files at the left, what they change at the right. Changes nothing itself.

It shows a `Desk`; what the user decides is told by signals.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.services.answer_desk import Asked
from wsg_desktop.services.answer_files import OTHER_PROGRAMME
from wsg_desktop.services.answer_standing import TO_DECIDE, total
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.texts import N_
from wsg_desktop.ui.answers.change_model import ChangeModel, Line, lines_of
from wsg_desktop.ui.answers.change_panel import ChangePanel
from wsg_desktop.ui.answers.change_view import ChangeView
from wsg_desktop.ui.answers.file_list import FileLine, FileList
from wsg_desktop.ui.answers.foot import AnswersFoot
from wsg_desktop.ui.answers.refusal_page import RefusalPage
from wsg_desktop.ui.answers.words import Words
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.busy_page import BusyPage
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog

OPEN, DECIDE, ALL = "open", "decide", "all"
_FILES, _CHANGES = 330, 900
_EMPTY = N_("Drop the workbooks that came back on this window.")
_EMPTY_MORE = N_(
    "All at once may be, or the folder they are in. What they say is put beside what you sent and what stands"
    " in the programme now. Nothing changes before you say so."
)


class AnswersDialog(WorkingDialog):
    """Shows files and their answers; Space ticks, Ctrl+Enter takes over, Ctrl+Z takes back."""

    help_page = "answers"

    ticked = Signal(list, bool)
    answered = Signal(str, object)
    take_requested = Signal()
    done_requested = Signal()
    """Leave what is open of the file that is shown as it is."""
    reply_requested = Signal()
    undo_requested = Signal()
    files_requested = Signal()
    folder_requested = Signal()
    dropped = Signal(list)
    overview_chosen = Signal(object, str)
    """The path of a file and the export id that it is the answer to."""
    import_requested = Signal(object)
    """The path of a file that is to be imported as a list."""

    def __init__(
        self,
        words: Words,
        phases: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._lists: frozenset[Path] = frozenset()
        self._order: list[AnsweredFile] = []
        tr = self._tr = words.tr
        self.setWindowTitle(tr("Process answers"))
        self.setMinimumSize(scaled(760), 420)
        fit(self, 1302, 800, parent)
        self.setAcceptDrops(True)
        self.busy = BusyPage()
        self.empty = EmptyState("inbox", tr(_EMPTY), tr(_EMPTY_MORE), tr("Choose files..."))
        self.empty.requested.connect(self.files_requested)
        self.files = FileList(tr("Files that came back"))
        self.filter = Segmented(
            tr("Which answers"), ((OPEN, tr("Open")), (DECIDE, tr("To decide")), (ALL, tr("All")))
        )
        self.changes = ChangeView(tr("Answers per project"), ChangeModel(words))
        self.panel = ChangePanel(words, phases)
        self.nothing = EmptyState("circle-check", "")
        self.refusal = RefusalPage(tr)
        self.foot = AnswersFoot(tr)
        self.more = QuietButton(tr("Add files..."), "plus")
        self.folder = QuietButton(tr("Add a folder..."), "folder")
        self._arrange()
        self._connect()
        self._stack.setCurrentWidget(self.empty)
        self._show_foot()

    @property
    def shown(self) -> list[AnsweredFile]:
        """Return the files that are shown at the right: one, or all of them."""
        place = self.files.place - self._has_all
        if place < 0:
            return [it for it in self._order if it.source is not None] if self._has_all else []
        return self._order[place : place + 1]

    @property
    def file(self) -> AnsweredFile | None:
        """Return the one file that is shown; None while all are."""
        return self.shown[0] if len(self.shown) == 1 and self.files.place >= self._has_all else None

    @property
    def is_busy(self) -> bool:
        """Return whether it shows that something is being done."""
        return self._stack.currentWidget() is self.busy

    def show_files(self, lists: frozenset[Path], overviews: Sequence[tuple[str, str]]) -> None:
        """Show the desk anew; the file and the answer that were shown stay."""
        self._lists = lists
        self.refusal.show_overviews(overviews)
        before, key = self.file, self._key
        at_all = self.files.place == 0 and self._has_all
        desk = self._words.desk
        self._order = sorted(desk.files, key=lambda it: (it.source is not None, self._words.file(it).lower()))
        self._stack.setCurrentWidget(self._work if self._order else self.empty)
        if not self._order:
            self._show_foot()
            return
        self._show_lines()
        digests = [it.digest or str(it.path) for it in self._order]
        name = (before.digest or str(before.path)) if before else ""
        place = digests.index(name) + self._has_all if name in digests and not at_all else 0
        self.files.blockSignals(True)
        self.files.mark(place)
        self.files.blockSignals(False)
        self._show_right(key)

    def show_decided(self) -> None:
        """Show ticks and dates as they were decided."""
        self.changes.show_again()
        self._show_asked(self.changes.current)
        self._show_foot()

    def show_busy(self, progress: Progress, more: str) -> None:
        """Show that something is being done, until files are shown again."""
        self.busy.follow(progress, more)
        self._stack.setCurrentWidget(self.busy)
        self.foot.show_busy()

    def choose_filter(self, key: str) -> None:
        """Show what is open, what is to be decided, or all."""
        self.filter.choose(key)

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        (self.changes if self.changes.isVisible() else self.files).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over by Ctrl+Enter, take back by Ctrl+Z."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.foot.take.click()
        elif event.matches(QKeySequence.StandardKey.Undo):
            if self.foot.undo.isVisible():
                self.undo_requested.emit()
        elif not is_enter:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files that were dropped."""
        event.acceptProposedAction()
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    @property
    def _has_all(self) -> bool:
        return len(self._order) > 1

    @property
    def _key(self) -> str:
        current = self.changes.current
        return current.key if current else ""

    def _show_lines(self) -> None:
        desk = self._words.desk
        lines = [self._line(it) for it in self._order]
        if self._has_all:
            n = len(self._order)
            found = total([desk.counts(it) for it in self._order if it.source is not None])
            about = self._tr("{n} open · {decide} to decide", n=found.open, decide=found.to_decide)
            lines.insert(0, FileLine(self._tr.plural("{n} file", "All {n} files", n), about))
        self.files.files.show(lines)

    def _line(self, file: AnsweredFile) -> FileLine:
        words, desk, tr = self._words, self._words.desk, self._tr
        icon, tone, mark = "", "muted", ""
        if file.source is None:
            icon, tone, mark = "circle-alert", "warning", tr("not compared: look why")
        elif desk.is_done(file):
            icon, tone, mark = "check", "link", tr("done")
        elif desk.counts(file).to_decide:
            icon, tone, mark = "circle-question-mark", "warning", tr("To decide")
        return FileLine(words.file(file), words.about(file), icon, tone, mark)

    def _show_right(self, key: str = "") -> None:
        file = self.file
        if file is not None and file.source is None:
            self._show_refusal(file)
            self._show_foot()
            return
        shown, desk = self.shown, self._words.desk
        asked = [it for each in shown for it in desk.asked(each)]
        open_ones = [it for it in asked if desk.is_open(it)]
        decide = sum(it.standing in TO_DECIDE for it in open_ones)
        tr = self._tr
        self.filter.rename(
            {
                OPEN: tr("Open ({n})", n=len(open_ones)),
                DECIDE: tr("To decide ({n})", n=decide),
                ALL: tr("All ({n})", n=len(asked)),
            }
        )
        name = self._words.file(file) if file else tr("All files together")
        self.title.setText(name)
        self.name.setText(file.path.name if file else "")
        lines = self._lines_of(shown)
        self._right.setCurrentWidget(self._answers)
        self._found.setCurrentWidget(self._list if lines else self.nothing)
        self.changes.show_lines(lines, with_party=file is None, key=key)
        if not lines:
            self._say_nothing(bool(asked), is_done=file is not None and desk.is_done(file))
        self._show_foot()

    def _lines_of(self, shown: Sequence[AnsweredFile]) -> list[Line]:
        desk = self._words.desk
        wanted: Mapping[str, Callable[[Asked], bool]] = {
            OPEN: desk.is_open,
            DECIDE: lambda it: desk.is_open(it) and it.standing in TO_DECIDE,
            ALL: lambda _it: True,
        }
        key = self.filter.current
        return lines_of(shown, self._words, wanted[key], with_problems=key != DECIDE)

    def _say_nothing(self, has_answers: bool, *, is_done: bool) -> None:
        tr = self._tr
        if self.filter.current == DECIDE:
            self.nothing.show_text(tr("There is nothing here that you have to decide."))
        elif has_answers:
            self.nothing.show_text(
                tr("Everything here is processed."), tr("Below you make a reply for the partner.")
            )
        else:
            said = tr("So this is no answer yet: the party can still be reminded.")
            can_close = self.file is not None and not is_done
            more = tr("Say below that you are done with this file.") if can_close else ""
            self.nothing.show_text(tr("Nothing was filled in."), f"{said} {more}".strip())

    def _show_refusal(self, file: AnsweredFile) -> None:
        why = file.refusal.text(self._tr) if file.refusal else ""
        is_read = bool(file.digest)
        of_other = file.refusal is not None and file.refusal.message == OTHER_PROGRAMME
        self.refusal.show_refusal(
            file.path.name, why, can_choose=is_read and not of_other, can_import=file.path in self._lists
        )
        self._right.setCurrentWidget(self.refusal)

    def _show_foot(self) -> None:
        desk = self._words.desk
        file, shown = self.file, self.shown if self._order else []
        chosen = [desk.find(key) for it in shown for key in desk.chosen(it)]
        is_all_safe = file is None and all(it is None or it.standing not in TO_DECIDE for it in chosen)
        self.foot.show_chosen(len(chosen), is_all_safe=is_all_safe and bool(chosen))
        is_open = file is not None and file.source is not None and not desk.is_done(file)
        self.foot.show_file(can_close=is_open, can_reply=file is not None and file.source is not None)
        is_shown = self._stack.currentWidget() is self._work
        self.foot.take.setVisible(is_shown and (file is None or file.source is not None))
        self.more.setVisible(is_shown)
        self.folder.setVisible(is_shown)

    def _show_asked(self, asked: Asked | None) -> None:
        self.panel.show_asked(asked)
        self.panel.show_alike(len(self._alike()))

    def _alike(self) -> list[str]:
        """Return what can be ticked with the answer that is shown: it is asked for the same reason."""
        current = self.changes.current
        return self._words.desk.alike(current, self.shown) if current else []

    def _tick_alike(self) -> None:
        self.ticked.emit(self._alike(), True)
        self.changes.go_on()
        self.changes.setFocus()

    def _edit(self) -> None:
        if not self.panel.focus_question():
            self.panel.theirs.choice.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_overview(self, export_id: str) -> None:
        if self.file is not None:
            self.overview_chosen.emit(self.file.path, export_id)

    def _connect(self) -> None:
        self.files.chosen.connect(lambda _place: self._show_right())
        self.filter.chosen.connect(lambda _key: self._show_right(self._key))
        self.changes.changes.ticked.connect(self.ticked)
        self.changes.current_changed.connect(self._show_asked)
        self.panel.alike.clicked.connect(self._tick_alike)
        self.changes.edit_requested.connect(self._edit)
        self.panel.ticked.connect(self.ticked)
        self.panel.answered.connect(self.answered)
        self.refusal.chosen.connect(self._choose_overview)
        self.refusal.import_requested.connect(
            lambda: self.import_requested.emit(self.file and self.file.path)
        )
        self.more.clicked.connect(self.files_requested)
        self.folder.clicked.connect(self.folder_requested)
        foot = self.foot
        foot.close_.clicked.connect(self.stop_requested)
        foot.take.clicked.connect(self.take_requested)
        foot.done.clicked.connect(self.done_requested)
        foot.reply.clicked.connect(self.reply_requested)
        foot.undo.clicked.connect(self.undo_requested)

    def _arrange(self) -> None:
        """Fill from the outside in: a part that moves when it is full has all its style worked out again."""
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(8)
        column.addLayout(top)
        top.addWidget(TextLabel(tr("Process answers"), FontRole.TITLE, "accent", wrap=False))
        top.addStretch()
        top.addWidget(self.folder)
        top.addWidget(self.more)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self._work = QSplitter(Qt.Orientation.Horizontal)
        for page in (self.empty, self.busy, self._work):
            self._stack.addWidget(page)
        self._work.setHandleWidth(12)
        self._work.setChildrenCollapsible(False)
        self._right = QStackedWidget()
        self._work.addWidget(self.files)
        self._work.addWidget(self._right)
        self._work.setStretchFactor(1, 1)
        self._work.setSizes([scaled(_FILES), scaled(_CHANGES)])
        self._arrange_answers()
        self._right.addWidget(self.refusal)

    def _arrange_answers(self) -> None:
        self.title = TextLabel("", FontRole.HEADING, wrap=False)
        self.name = ElidedLabel("", FontRole.SMALL, "muted")
        self._answers = QWidget()
        self._right.addWidget(self._answers)
        column = _column_in(self._answers)
        head = QHBoxLayout()
        head.setSpacing(12)
        column.addLayout(head)
        head.addWidget(self.title)
        head.addWidget(self.name, 1)
        head.addWidget(self.filter)
        self._found = QStackedWidget()
        column.addWidget(self._found, 1)
        self._list = QWidget()
        self._found.addWidget(self._list)
        self._found.addWidget(self.nothing)
        inner = _column_in(self._list)
        inner.addWidget(self.changes, 1)
        inner.addWidget(self.panel)


def _column_in(room: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column
