"""What processing answers does on a worker: reading files, comparing, taking over, taking back."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wsg_desktop.domain.answers import Value
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.answer_reading import Opened
from wsg_desktop.exchange.worker import ReadingCancelled
from wsg_desktop.services import answer_comparing, answer_files, answer_inbox
from wsg_desktop.services.answer_desk import Desk
from wsg_desktop.services.answer_files import SAME_FILE, WHOSE, Unreadable
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.services.answers import Taken, take_over
from wsg_desktop.services.document import Document
from wsg_desktop.store.changes import last_seq
from wsg_desktop.store.sent_overviews import SentHeader, list_sent_headers
from wsg_desktop.texts import N_
from wsg_desktop.ui.background import Cancelled, Progress
from wsg_desktop.ui.document_session import CHANGED_SINCE

if TYPE_CHECKING:
    from wsg_desktop.store.journal.undo import Undoable
    from wsg_desktop.store.transaction import Followed

NO_OVERVIEW = N_(
    "{name} is no overview that came back, but a list of its own."
    " Import it as a list, or say which overview it is."
)


class Gathered(NamedTuple):
    """Files that were read."""

    opened: tuple[Opened | Unreadable, ...]
    lists: frozenset[Path]
    """Those that are no overview, but any list."""
    again: int = 0
    """How many were there already, or given twice."""
    passed: tuple[str, ...] = ()
    """The names of what lay in a folder and was not read."""
    closed: frozenset[Path] = frozenset()
    """Those that cannot be read, but are called as an overview that was sent."""

    @property
    def has_overviews(self) -> bool:
        """Return whether any file is an overview that came back, be it one that cannot be read."""
        found = (isinstance(it, Opened) and it.about.path not in self.lists for it in self.opened)
        return bool(self.closed) or any(found)

    def joined(self, more: "Gathered") -> "Gathered":
        """Return the same with what was read after it."""
        opened, lists, closed = self.opened + more.opened, self.lists | more.lists, self.closed | more.closed
        return Gathered(opened, lists, more.again, more.passed, closed)

    def moved(self, path: Path, to: Path) -> "Gathered":
        """Return the same with one list as an overview that stands at `to`."""
        opened = tuple(
            it._replace(about=it.about._replace(path=to))
            if isinstance(it, Opened) and it.about.path == path
            else it
            for it in self.opened
        )
        return self._replace(opened=opened, lists=self.lists - {path}, again=0)


class Compared(NamedTuple):
    """Files beside the programme, and as of which change."""

    files: tuple[AnsweredFile, ...]
    sent: Mapping[str, SentHeader]
    """What was sent, by export id, the latest first."""
    seq: int


class TakenFile(NamedTuple):
    """What was taken over of one file, and the step that takes it back."""

    file: AnsweredFile
    taken: Taken
    made: "Undoable | None"
    followed: "Followed | None" = None


def gather(document: Document, paths: Sequence[Path], known: Iterable[str], progress: Progress) -> Gathered:
    """Read files, and keep a copy of those that are answers; `known` are the digests of those read before."""
    found = answer_files.find_returned(paths)
    try:
        read = answer_files.open_returned(
            found,
            on_progress=lambda done, total, _name: progress.reported.emit(done, total),
            cancelled=lambda: progress.is_stopped,
        )
    except ReadingCancelled as stopped:
        raise Cancelled from stopped
    before = set(known)
    opened: list[Opened | Unreadable] = []
    lists: set[Path] = set()
    with document.reading() as reading:
        headers = list_sent_headers(reading)
    for it in read:
        if isinstance(it, Unreadable):
            opened += [] if it.problem.message == SAME_FILE else [it]
        elif it.about.digest in before:
            continue
        elif answer_files.is_returned(it, headers):
            opened.append(_kept(document, it, headers))
        else:
            opened.append(it)
            lists.add(it.about.path)
    closed = (it.path for it in opened if isinstance(it, Unreadable))
    named = frozenset(it for it in closed if answer_files.is_named_as_sent(it, headers))
    passed = tuple(answer_files.list_passed_over(paths))
    return Gathered(tuple(opened), frozenset(lists), len(read) - len(opened), passed, named)


def compare(document: Document, gathered: Gathered, assigned: Mapping[Path, str]) -> Compared:
    """Put files beside the programme as it is now."""
    with document.reading() as read:
        files = answer_comparing.compare(read, gathered.opened, document.clock.today(), assigned)
        sent = {it.export_id: it for it in list_sent_headers(read)}
        seq = last_seq(read)
    return Compared(tuple(_told(file, gathered.lists) for file in files), sent, seq)


def take(
    document: Document, desk: Desk, files: Sequence[AnsweredFile], progress: Progress
) -> tuple[list[TakenFile], UserError | None]:
    """Take over what is ticked of each file as a step of its own, and return why that ended early, if it did.

    A stop, or a file that cannot be taken over, leaves the rest for later.
    """
    done: list[TakenFile] = []
    values: Mapping[str, Value] = dict(desk.values)
    with document.telling_once() as told:
        for file in files:
            progress.reported.emit(len(done), len(files))
            if progress.is_stopped:
                break
            before = len(told)
            try:
                taken = take_over(document, file, desk.chosen(file), values)
            except UserError as problem:
                return done, problem
            made = document.stack().undo if taken.keys else None
            followed = [it.followed for it in told[before:] if any(it.followed)]
            done.append(TakenFile(file, taken, made, *followed))
    return done, None


def take_back(document: Document, made: Sequence["Undoable"]) -> None:
    """Take steps back, the last one first; raises `UserError` when something else was changed since."""
    with document.telling_once():
        for step in reversed(made):
            if document.stack().undo != step:
                raise UserError(CHANGED_SINCE)
            document.undo()


def _kept(document: Document, opened: Opened, headers: Sequence[SentHeader]) -> Opened:
    """Return a file as its copy that waits; what is of another programme does not wait in this one."""
    about = opened.about
    if about.export_id and all(it.export_id != about.export_id for it in headers):
        return opened
    copy = answer_inbox.keep_waiting(answer_inbox.inbox_folder(document.programme_id), about.path)
    return opened._replace(about=about._replace(path=copy))


def _told(file: AnsweredFile, lists: frozenset[Path]) -> AnsweredFile:
    refusal = file.refusal
    if refusal is None or refusal.message != WHOSE or file.path not in lists:
        return file
    return file._replace(refusal=UserError(NO_OVERVIEW, name=file.path.name))
