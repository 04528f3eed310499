"""Leads through what came back: reads, compares, takes over, takes back, and keeps what waits."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.errors import UserError
from wsg_desktop.services import answer_inbox
from wsg_desktop.services.answer_desk import Desk
from wsg_desktop.services.answer_words import words_of_passed
from wsg_desktop.services.answers import keep_received
from wsg_desktop.services.direction_warnings import phase_names
from wsg_desktop.services.follow_words import followed_together, told_followed
from wsg_desktop.store.changes import last_seq
from wsg_desktop.store.jumping import list_named_parties
from wsg_desktop.store.sent_overviews import SentHeader, list_sent_headers
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.answers import waiting, work
from wsg_desktop.ui.answers.dialog import AnswersDialog
from wsg_desktop.ui.answers.replying import show_reply
from wsg_desktop.ui.answers.words import Words
from wsg_desktop.ui.answers.work import Compared, Gathered, TakenFile
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.covered import covered
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.messages import Offer

if TYPE_CHECKING:
    from wsg_desktop.store.journal.undo import Undoable

_NOT_YET = N_("Nothing changes before you say so.")
_STOPPING = N_("What was taken over already stays, and can be undone.")
_WAIT = 200
"""Milliseconds after a change of the programme before files are compared again."""


class AnswersFlow(QObject):
    """One session of processing; `run` shows its window until it is closed."""

    def __init__(self, context: WindowContext) -> None:
        parent = context.background.parent()
        super().__init__(parent)
        self._context = context
        self._document = context.session.document
        self._folder = answer_inbox.inbox_folder(self._document.programme_id)
        answer_inbox.clear_done(self._folder)
        self._gathered = Gathered((), frozenset())
        self._assigned: dict[Path, str] = {}
        self._made: list[TakenFile] = []
        self._last: list[TakenFile] = []
        self._seq = 0
        self._busy_words = ""
        self._to_read: list[Path] = []
        """Files that were given while something was being done: read when that is done, however it ends."""
        self.is_unshown = True
        self.to_import: list[Path] = []
        """Files that the user wishes to import as lists afterwards."""
        self.desk = Desk()
        with context.session.reading() as read:
            headers = list_sent_headers(read)
            names = {party.id: party.name for party in list_named_parties(read)}
            phases = phase_names(read)
        tr, today = context.tr, self._document.clock.today()
        self._overviews = _in_words(headers, names, tr)
        words = Words(self.desk, tr, today, {it.export_id: it for it in headers})
        self.dialog = AnswersDialog(words, phases, parent if isinstance(parent, QWidget) else None)
        self.work = DialogWork(context.background, self)
        self._later = QTimer(self, singleShot=True, interval=_WAIT)
        self._connect()

    def run(self) -> None:
        """Show the window until it is closed; then tell what was taken over."""
        self.is_unshown = False
        with covered():
            self._context.messages.ask(self.dialog)
        self.leave()
        self._keep_waiting()
        self._tell_all()

    def leave(self) -> list[Path]:
        """Go away without having shown anything; return the files that were given and not read."""
        self.is_unshown = False
        self.work.leave()
        self._context.session.changed.disconnect(self._note_change)
        self._later.stop()
        self.dialog.deleteLater()
        self.deleteLater()
        return self._to_read

    def read(self, paths: Sequence[Path], then: Callable[[], object] | None = None) -> None:
        """Read files on a worker, with those that wait, and put them beside the programme."""
        if self.work.is_busy:
            self._to_read += paths
            return
        document, assigned = self._document, self._assigned
        kept = [] if self._gathered.opened else answer_inbox.list_waiting(self._folder)
        known = {file.digest for file in self.desk.files}
        for copy in kept:
            if export_id := answer_inbox.chosen_overview(copy):
                assigned[copy] = export_id
        before = self._gathered

        def job(progress: Progress) -> tuple[Gathered, Compared]:
            found = before.joined(work.gather(document, [*kept, *paths], known, progress))
            return found, work.compare(document, found, assigned)

        def done(found: tuple[Gathered, Compared]) -> None:
            self._gathered = found[0]
            self._show(found[1])
            self._say_read(found[0])
            self.dialog.focus_first()
            if then is not None:
                then()

        tr = self._context.tr
        self._busy_words = tr(_NOT_YET)
        label = tr.plural("{n} file is being read", "{n} files are being read", len(kept) + len(paths))
        if any(path.is_dir() for path in paths):  # how many it holds is not known yet
            label = tr("The files are being read")
        self.work.run(label, job, done, partial(self._refuse, then), at_once=True)

    def read_waiting(self) -> None:
        """Read what waits, if anything does."""
        if answer_inbox.count_waiting(self._folder):
            self.read([])

    def _read_more(self) -> None:
        """Read what was given meanwhile."""
        paths, self._to_read = self._to_read, []
        if paths:
            self.read(paths)

    @property
    def has_overviews(self) -> bool:
        """Return whether anything that was read is an overview that came back."""
        return self._gathered.has_overviews

    @property
    def lists(self) -> list[Path]:
        """Return what was read and is no overview."""
        return [it.path for it in self.desk.files if it.path in self._gathered.lists or not it.digest]

    def _connect(self) -> None:
        dialog = self.dialog
        dialog.ticked.connect(self._tick)
        dialog.answered.connect(self._answer)
        dialog.take_requested.connect(self._take)
        dialog.done_requested.connect(self._close_file)
        dialog.reply_requested.connect(self._reply)
        dialog.undo_requested.connect(self._undo)
        dialog.files_requested.connect(self._choose_files)
        dialog.folder_requested.connect(self._choose_folder)
        dialog.dropped.connect(self.read)
        dialog.overview_chosen.connect(self._assign)
        dialog.import_requested.connect(self._import)
        dialog.stop_requested.connect(self._stop)
        self.work.lasting.connect(self._show_busy)
        self.work.given_up.connect(self._give_up)
        self.work.rested.connect(self._read_more)
        self._later.timeout.connect(self._compare_when_changed)
        self._context.session.changed.connect(self._note_change)

    # What the user decides.

    def _tick(self, keys: list[str], on: bool) -> None:
        self.desk.tick(keys, on=on)
        self.dialog.show_decided()

    def _answer(self, key: str, value: object) -> None:
        self.desk.answer(key, value)  # type: ignore[arg-type]
        self.dialog.show_decided()
        self.dialog.changes.setFocus()
        self.dialog.changes.go_on()

    def _take(self) -> None:
        files = [it for it in self.dialog.shown if it.source is not None]
        if self.work.is_busy or not files:
            return
        document, desk, gathered, assigned = self._document, self.desk, self._gathered, self._assigned

        def job(progress: Progress) -> tuple[list[TakenFile], UserError | None, Compared]:
            taken, problem = work.take(document, desk, files, progress)
            return taken, problem, work.compare(document, gathered, assigned)

        self._busy_words = self._context.tr(_STOPPING)
        self.work.run(
            self._context.tr("The answers are being taken over"), job, self._took, partial(self._refuse, None)
        )

    def _took(self, found: tuple[list[TakenFile], UserError | None, Compared]) -> None:
        tr = self._context.tr
        refused = 0
        done, problem, compared = found
        for it in done:
            said = [(key, problem.text(tr)) for key, problem in it.taken.refused]
            refused += len(said)
            self.desk.took(it.file, it.taken, said)
        self._last = [it for it in done if it.made is not None]
        self._made += self._last
        self._show(compared)
        self._say_taken(self._last, refused, problem)

    def _say_taken(self, taken: list[TakenFile], refused: int, problem: UserError | None) -> None:
        tr = self._context.tr
        said = self._words_of(taken)
        if refused:
            more = tr.plural(
                "{n} answer cannot be taken over: look below the list why.",
                "{n} answers cannot be taken over: look below the list why.",
                refused,
            )
            said = f"{said} {more}".strip()
        if problem is not None:
            rest = tr("The rest was not taken over.") if said else ""
            said = " ".join(filter(None, (said, rest, problem.text(tr))))
        is_told_loud = bool(refused or problem)
        self.dialog.foot.say(said, "danger" if is_told_loud else "muted", can_undo=bool(taken))

    def _words_of(self, taken: Sequence[TakenFile]) -> str:
        if not taken:
            return ""
        tr, count = self._context.tr, sum(len(it.taken.keys) for it in taken)
        parties = list(dict.fromkeys(it.file.party for it in taken))
        if len(parties) == 1:
            return tr.plural(
                "{n} answer of {party} taken over.",
                "{n} answers of {party} taken over.",
                count,
                party=parties[0],
            )
        return tr("{n} answers of {parties} parties taken over.", n=count, parties=len(parties))

    def _undo(self) -> None:
        last = self._last
        if self.work.is_busy or not last:
            return
        document, gathered, assigned = self._document, self._gathered, self._assigned

        def job(_progress: Progress) -> Compared:
            work.take_back(document, _steps(last))
            return work.compare(document, gathered, assigned)

        def done(found: Compared) -> None:
            undone = {it.made for it in last}
            self._made = [it for it in self._made if it.made not in undone]
            self._last = []
            self.desk.reopen([it.file.digest for it in last])
            self._show(found)
            self.dialog.foot.say(self._context.tr("What was taken over is undone."))

        label = self._context.tr("The answers are being taken back")
        self.work.run(label, job, done, partial(self._refuse, None))

    def _close_file(self) -> None:
        file = self.dialog.file
        if file is None or self.work.is_busy:
            return
        if self._context.session.attempt(lambda: keep_received(self._document, file)):
            self.desk.close(file)
            self._keep_waiting()
            self._refresh()

    def _reply(self) -> None:
        file = self.dialog.file
        if file is not None:
            show_reply(self._context, file, self.desk.taken_of(file), self.dialog)

    def _choose_files(self) -> None:
        from wsg_desktop.ui.window_commands import LISTS

        tr = self._context.tr
        paths = self._context.messages.files_to_open(tr("Workbooks that came back"), tr(LISTS))
        if paths:
            self.read(paths)

    def _choose_folder(self) -> None:
        title = self._context.tr("Folder with workbooks that came back")
        folder = self._context.messages.folder(title, self._document.path.parent)
        if folder is not None:
            self.read([folder])

    def _assign(self, path: Path, export_id: str) -> None:
        if path in self._gathered.lists:
            copy = answer_inbox.keep_waiting(self._folder, path)
            self._gathered = self._gathered.moved(path, copy)
            path = copy
        answer_inbox.choose_overview(path, export_id)
        self._assigned[path] = export_id
        self._compare()

    def _import(self, path: Path) -> None:
        self.to_import = [path]
        self._stop()

    def _stop(self) -> None:
        if self.work.is_busy and self.dialog.is_busy:
            self.work.stop()
            if not self.desk.files:
                self.work.leave()
                self.dialog.leave()
        else:
            self.dialog.leave()

    # Showing.

    def _show(self, compared: Compared) -> None:
        self._seq = compared.seq
        self.desk.show(compared.files)
        self._keep_waiting()
        self._refresh()

    def _refresh(self) -> None:
        self.dialog.show_files(self._gathered.lists, self._overviews)

    def _show_busy(self, progress: Progress) -> None:
        if self._busy_words:
            self.dialog.show_busy(progress, self._busy_words)

    def _refuse(self, then: Callable[[], object] | None, problem: UserError) -> None:
        self._refresh()
        self.dialog.foot.say(problem.text(self._context.tr), "danger")
        if then is not None:
            self._context.messages.error(problem)
            then()

    def _say_read(self, found: Gathered) -> None:
        tr, again = self._context.tr, found.again
        said = tr.plural("{n} file was here already.", "{n} files were here already.", again) if again else ""
        said = f"{said} {words_of_passed(found.passed, tr)}".strip()
        if not said and self._last:  # it can be taken back still
            self._say_taken(self._last, 0, None)
        else:
            self.dialog.foot.say(said)

    def _give_up(self) -> None:
        """Go on with what there was, after a stop or a mistake of ours; unseen, go away."""
        if self.dialog.isVisible():
            self._compare()
        else:
            self.leave()

    # Comparing again.

    def _note_change(self, _changes: object) -> None:
        self._later.start()

    def _compare_when_changed(self) -> None:
        if self.work.is_busy or not self._context.session.is_open:
            return
        with self._context.session.reading() as read:
            seq = last_seq(read)
        if seq != self._seq:
            self._compare()

    def _compare(self) -> None:
        document, gathered, assigned = self._document, self._gathered, self._assigned
        self._busy_words = ""
        self.work.run(
            self._context.tr("The answers are compared with the programme"),
            lambda _progress: work.compare(document, gathered, assigned),
            self._show,
            partial(self._refuse, None),
        )

    # What waits, and what was done.

    def _keep_waiting(self) -> None:
        for file in self.desk.files:
            answer_inbox.mark(file.path, done=self.desk.is_done(file))
        waiting.notice.changed.emit()

    def _tell_all(self) -> None:
        """Tell in the window what was taken over, with the offer to take it all back."""
        made = self._made
        if made:
            context, tr = self._context, self._context.tr
            offer = Offer(tr("Undo"), lambda: _undo_all(context, made))
            followed = followed_together(it.followed for it in made if it.followed is not None)
            with context.session.reading() as read:
                more = told_followed(read, followed, tr)
            context.messages.info(f"{self._words_of(made)} {more}".strip(), offer)


def _in_words(headers: Sequence[SentHeader], names: dict[str, str], tr: Translator) -> list[tuple[str, str]]:
    """Return the export id of each overview that was sent, with whom it went to and when."""
    found = (
        (it.export_id, f"{names[it.party_id]}, {show_day(day_of(it.sent_at), tr)}")
        for it in headers
        if it.party_id in names
    )
    return sorted(found, key=lambda it: it[1].lower())


def _steps(taken: Sequence[TakenFile]) -> "list[Undoable]":
    return [it.made for it in taken if it.made is not None]


def _undo_all(context: WindowContext, made: Sequence[TakenFile]) -> None:
    """Take everything back on a worker; the files wait again."""
    document = context.session.document

    def done(_nothing: None) -> None:
        for it in made:
            answer_inbox.mark(it.file.path, done=False)
        waiting.notice.changed.emit()
        context.messages.info(context.tr("What was taken over is undone."))

    label = context.tr("The answers are being taken back")
    context.background.run(label, lambda _progress: work.take_back(document, _steps(made)), done)
