"""The open programme as the window sees it: Qt signals around `services.document.Document`.

`change` is the only place in the window where a `UserError` becomes a message. SQLAlchemy comes in with the
first programme that is opened, after the first paint.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from wsg_desktop.errors import NewerVersion, UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.importing_ahead import import_ahead
from wsg_desktop.ui.messages import Messages, Offer

if TYPE_CHECKING:
    from datetime import date, datetime

    from wsg_desktop.domain.clock import Clock
    from wsg_desktop.services.document import Document
    from wsg_desktop.store.engine import Reading
    from wsg_desktop.store.journal.undo import Undoable
    from wsg_desktop.store.transaction import Changes, Transaction

T = TypeVar("T")

_PREPARE_AFTER = 400
"""Milliseconds from opening to a moment that nobody waits in: the place that is shown has been painted."""

UNDO = N_("Undo")
CHANGED_SINCE = N_(
    "Something else was changed after this. Nothing was undone. Press Ctrl+Z to go back one change at a time."
)

UNDONE_ALREADY = N_("This was undone already.")


class Outcome(NamedTuple, Generic[T]):
    """What came of a change: whether it was done, and what the work returned."""

    done: bool
    value: T | None = None

    def __bool__(self) -> bool:
        """Return whether it was done; if not, the user has been told why."""
        return self.done


class DocumentSession(QObject):
    """At most one open programme, and one way to change it."""

    opened = Signal()
    closing = Signal()
    """The programme is about to close: places keep what they wish to find again."""
    closed = Signal()
    changed = Signal(object)
    """A `Changes`, after each commit, always on the window's thread."""
    followed = Signal(object, str)
    """A `Changes` that made other projects follow, and what was to be told of the edit itself, maybe nothing.
    Whoever listens tells both in one message."""
    _arrived = Signal(object, object)

    def __init__(
        self, messages: Messages, undo_text: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._undo_text = undo_text
        self._document: Document | None = None
        self._is_changing = False
        # Imports commit on a worker's thread; the signal brings them to ours.
        self._arrived.connect(self._pass_on)

    @property
    def is_open(self) -> bool:
        """Return whether a programme is open."""
        return self._document is not None

    @property
    def document(self) -> "Document":
        """Return the open programme; asking while none is open is a bug."""
        if self._document is None:
            raise RuntimeError("no programme is open")
        return self._document

    def show(self, document: "Document") -> None:
        """Take over an open `document`; one that was open before is closed."""
        self.close()
        document.listeners.append(lambda changes: self._arrived.emit(document, changes))
        self._document = document
        self.opened.emit()
        QTimer.singleShot(_PREPARE_AFTER, self._prepare)

    def open(
        self,
        path: Path,
        who: str,
        *,
        readonly: bool = False,
        take_over: bool = False,
        clock: "Clock | None" = None,
    ) -> bool:
        """Open the programme at `path`; what was open stays open when it cannot be opened."""
        from wsg_desktop.services.document import Document

        try:
            if self._document is not None and self._document.path == path:
                # Of a file that has gone or was replaced, what is shown may be all that there is.
                Document.open(path, who, clock, readonly=True).close()
                self.close()
            document = Document.open(path, who, clock, readonly=readonly, take_over=take_over)
        except NewerVersion:
            # The window says why nothing can be changed for as long as it is open.
            return self.open(path, who, readonly=True, clock=clock)
        except UserError as problem:
            self._messages.error(problem)
            return False
        self.show(document)
        return True

    def close(self) -> None:
        """Close the programme; everything was saved already."""
        document = self._document
        if document is None:
            return
        self.closing.emit()
        self._document = None
        document.close()
        self.closed.emit()

    def _prepare(self) -> None:
        if self._document is not None and not self._document.readonly:
            import_ahead(self, self._document.needed_for_changes)

    def reading(self, as_on: "date | datetime | int | None" = None) -> "AbstractContextManager[Reading]":
        """Give a read connection to the programme, now or as on a day: fetch all, leave, then work."""
        return self.document.reading(as_on)

    def change(
        self,
        label: str,
        work: "Callable[[Transaction], T]",
        told: str | Callable[[T], str] = "",
        refused: Callable[[UserError], object] | None = None,
    ) -> Outcome[T]:
        """Run `work` as one change called `label`; tell the user when it is refused.

        `told` is the sentence of a toast that offers to take the change back, or what makes it of what `work`
        returned; small edits leave it empty, the status bar tells those. A field that says by itself why it
        was refused passes `refused`.
        """
        document, self._is_changing = self.document, True
        try:
            value = document.change(label, work)
        except UserError as problem:
            (refused or self._messages.error)(problem)
            return Outcome(done=False)
        finally:
            self._is_changing = False
        said = told if isinstance(told, str) else told(value)
        changes = document.last_changes
        if changes is not None and any(changes.followed):
            self.followed.emit(changes, said)
        elif said:
            # Where all was like that already, the last change is another one: not to be taken back by this.
            self._messages.info(said, self.undo_offer() if changes else None)
        return Outcome(done=True, value=value)

    def attempt(
        self, work: Callable[[], T], refused: Callable[[UserError], object] | None = None
    ) -> Outcome[T]:
        """Run something of the programme that is no change (a backup, a fact); tell when it is refused."""
        try:
            return Outcome(done=True, value=work())
        except UserError as problem:
            (refused or self._messages.error)(problem)
            return Outcome(done=False)

    def undo_offer(self) -> Offer:
        """Return the offer to take back the change that was just made, and no other one."""
        made = self.document.stack().undo
        return Offer(self._undo_text(), lambda: self._undo_only(made))

    def undo(self) -> bool:
        """Take back one's own last change."""
        return bool(self.attempt(self.document.undo))

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return bool(self.attempt(self.document.redo))

    def undo_labels(self) -> tuple[str | None, str | None]:
        """Return the packed labels of what undo and redo would do; None where there is nothing."""
        if self._document is None:
            return None, None
        stack = self._document.stack()
        return stack.undo.label if stack.undo else None, stack.redo.label if stack.redo else None

    def _undo_only(self, made: "Undoable | None") -> None:
        """Undo that change; its toast may still stand there when more was changed since."""
        if made is not None and self.document.stack().undo == made:
            self.undo()
            return
        is_undone = made is not None and self.document.is_undone(made)
        self._messages.error(UserError(UNDONE_ALREADY if is_undone else CHANGED_SINCE))

    def _pass_on(self, document: "Document", changes: "Changes") -> None:
        if document is not self._document:
            # Of a worker that was stopped because the window closes.
            return
        # What the window's own change made follow is told when the change itself is.
        is_ours = self._is_changing
        self.changed.emit(changes)
        if any(changes.followed) and not is_ours:
            self.followed.emit(changes, "")
