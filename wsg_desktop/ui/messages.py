"""The one door for everything the window says by itself; tests put their own `Messages` in its place.

`ask` is the only `exec()` of the program.
"""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from wsg_desktop.domain.clock import SystemClock, local_time
from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialog_size import fit_screen
from wsg_desktop.ui.help.where import help_by_f1

if TYPE_CHECKING:
    from wsg_desktop.ui.toasts import Toasts

_log = logging.getLogger(__name__)

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class Offer(NamedTuple):
    """A named thing to do, offered with a message: take back, open the folder."""

    text: str
    run: Callable[[], object]
    lasts: bool = False
    """Whether it can still be done when the programme is closed, such as opening a folder."""


class Message(NamedTuple):
    """One sentence that was shown, as the list of messages keeps it."""

    text: str
    at: datetime
    offer: Offer | None = None
    is_problem: bool = False
    more: tuple[Offer, ...] = ()
    """What else can be done, after the first offer."""

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Return all that can be done, the first offer first."""
        return ((self.offer,) if self.offer else ()) + self.more

    @property
    def lasting(self) -> "Message":
        """Return what stays of it when the programme closes: the sentence, and offers that last."""
        first, *more = [it for it in self.offers if it.lasts] or [None]
        return self._replace(offer=first, more=tuple(filter(None, more)))


class Answer(NamedTuple):
    """One button of a question: what it does in words, and whether it takes something away."""

    key: str
    text: str
    removes: bool = False


class Messages(ABC):
    """What the rest of the window may say and ask. All texts are translated already."""

    said: list[Message]
    """What was told since the program started, latest last."""

    @abstractmethod
    def info(self, text: str, offer: Offer | None = None, *more: Offer) -> None:
        """Show a sentence for a while, with something to do when there is an offer, or several."""

    def withdraw(self) -> None:
        """Offer nothing more that was of the programme that is closed; what was said stays said."""
        self.said[:] = [it.lasting for it in self.said]

    @abstractmethod
    def error(self, problem: UserError) -> None:
        """Show what the user can mend."""

    @abstractmethod
    def bug(self, found: ExceptionInfo) -> None:
        """Log a bug and show it with details to copy."""

    @abstractmethod
    def ask(self, dialog: QDialog) -> bool:
        """Run a dialog; return whether it was accepted."""

    @abstractmethod
    def question(self, text: str, more: str, answers: Sequence[Answer]) -> str | None:
        """Return the key of the answer, None when the user goes back; the first is the filled button."""

    @abstractmethod
    def file_to_open(self, title: str, filters: str) -> Path | None:
        """Let the user choose a file that exists."""

    @abstractmethod
    def files_to_open(self, title: str, filters: str) -> list[Path]:
        """Let the user choose files that exist; none when the user goes back."""

    @abstractmethod
    def file_to_save(self, title: str, filters: str, proposal: Path, *, replaces: bool = True) -> Path | None:
        """Let the user choose where a file goes; with `replaces` the system asks before it is replaced."""

    @abstractmethod
    def folder(self, title: str, proposal: Path) -> Path | None:
        """Let the user choose a folder."""


_KEPT = 100


def _now() -> datetime:
    return local_time(SystemClock().now())


class WindowDoor(Messages):
    """The door of the real window: toasts at the bottom right, dialogs in front of it."""

    def __init__(self, window: QWidget, tr: Translator) -> None:
        self._window = window
        self._tr = tr
        self._toasts: Toasts | None = None
        self.said = []

    def set_translator(self, tr: Translator) -> None:
        """Speak another language from now on."""
        self._tr = tr

    def info(self, text: str, offer: Offer | None = None, *more: Offer) -> None:
        """Show a toast and keep it in the list."""
        self._show(Message(text, _now(), offer, more=more))

    def error(self, problem: UserError) -> None:
        """Show the sentence as a toast that stays until it is closed."""
        _log.info("told the user: %s", problem)
        self._show(Message(problem.text(self._tr), _now(), is_problem=True))

    def withdraw(self) -> None:
        """Let the toasts go that offer what cannot be done any more."""
        super().withdraw()
        if self._toasts is not None:
            self._toasts.withdraw()

    def bug(self, found: ExceptionInfo) -> None:
        """Log the traceback and show the dialog with details."""
        from wsg_desktop.ui.dialogs.bug import BugDialog

        _log.error("a bug", exc_info=found)
        self.ask(BugDialog(found, self._tr, self._window))

    def ask(self, dialog: QDialog) -> bool:
        """Run `dialog` in front of the window; F1 explains it."""
        help_by_f1(dialog, self._tr, self)
        fit_screen(dialog)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def question(self, text: str, more: str, answers: Sequence[Answer]) -> str | None:
        """Ask by a small dialog whose buttons say what they do."""
        from wsg_desktop.ui.dialogs.question import QuestionDialog

        dialog = QuestionDialog(text, more, answers, self._tr, self._window)
        return dialog.chosen if self.ask(dialog) else None

    def file_to_open(self, title: str, filters: str) -> Path | None:
        """Choose by the system's own dialog."""
        dialog = QFileDialog(self._window, title, "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog)

    def files_to_open(self, title: str, filters: str) -> list[Path]:
        """Choose by the system's own dialog."""
        dialog = QFileDialog(self._window, title, "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return [Path(name) for name in dialog.selectedFiles()] if self.ask(dialog) else []

    def file_to_save(self, title: str, filters: str, proposal: Path, *, replaces: bool = True) -> Path | None:
        """Choose by the system's own dialog; the proposal's suffix is added where none is typed."""
        dialog = QFileDialog(self._window, title, str(proposal.parent), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
        dialog.setDefaultSuffix(proposal.suffix.lstrip("."))
        dialog.selectFile(proposal.name)
        return self._chosen(dialog)

    def folder(self, title: str, proposal: Path) -> Path | None:
        """Choose by the system's own dialog."""
        dialog = QFileDialog(self._window, title, str(proposal))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen(dialog)

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        return Path(dialog.selectedFiles()[0]) if self.ask(dialog) else None

    def _show(self, message: Message) -> None:
        from wsg_desktop.ui.toasts import Toasts

        if message.is_problem and self.said and self.said[-1].text == message.text:
            # A disk that went is met again and again.
            self.said = self.said[:-1]
        self.said = [*self.said, message][-_KEPT:]
        if self._toasts is None:
            self._toasts = Toasts(self._window)
        self._toasts.show_message(message, self._tr)
