"""A door that keeps what was said and answers what it was told to: the window's own door asks a person."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from wsg_desktop.errors import UserError
from wsg_desktop.texts import translator
from wsg_desktop.ui.dialog_size import fit_screen
from wsg_desktop.ui.help.where import help_by_f1
from wsg_desktop.ui.messages import Answer, ExceptionInfo, Message, Messages, Offer


class RecordedMessages(Messages):
    """`answers` and `paths` are given in turn; a question without an answer goes back."""

    def __init__(self) -> None:
        self.said: list[Message] = []
        self.problems: list[UserError] = []
        self.bugs: list[ExceptionInfo] = []
        self.questions: list[str] = []
        self.asked: list[tuple[object, ...]] = []
        """What else was said with each question and each choice of a file."""
        self.dialogs: list[QDialog] = []
        self.drives: list[Callable[[Any], object]] = []
        """What uses each dialog in turn while it is shown; one that nobody uses is left at once."""
        self.answers: list[str | None] = []
        self.paths: list[Path | None] = []

    def info(self, text: str, offer: Offer | None = None, *more: Offer) -> None:
        self.said.append(Message(text, datetime.now(UTC), offer, more=more))

    def error(self, problem: UserError) -> None:
        self.problems.append(problem)

    def bug(self, found: ExceptionInfo) -> None:
        self.bugs.append(found)

    def ask(self, dialog: QDialog) -> bool:
        self.dialogs.append(dialog)
        help_by_f1(dialog, translator("en"), self)
        fit_screen(dialog)
        if not self.drives:
            return False
        dialog.show()
        QTest.qWaitForWindowExposed(dialog)
        dialog.activateWindow()
        QTest.qWaitForWindowActive(dialog, 1000)
        self.drives.pop(0)(dialog)
        return dialog.result() == QDialog.DialogCode.Accepted

    def question(self, text: str, more: str, answers: Sequence[Answer]) -> str | None:
        self.questions.append(text)
        self.asked.append((more, tuple(answer.text for answer in answers)))
        return self.answers.pop(0) if self.answers else None

    def file_to_open(self, title: str, filters: str) -> Path | None:
        self.asked.append((title, filters))
        return self.paths.pop(0) if self.paths else None

    def files_to_open(self, title: str, filters: str) -> list[Path]:
        self.asked.append((title, filters))
        chosen = self.paths.pop(0) if self.paths else None
        return [] if chosen is None else [chosen]

    def file_to_save(self, title: str, filters: str, proposal: Path, *, replaces: bool = True) -> Path | None:
        self.asked.append((title, filters, proposal, replaces))
        return self.paths.pop(0) if self.paths else None

    def folder(self, title: str, proposal: Path) -> Path | None:
        self.asked.append((title, proposal))
        return self.paths.pop(0) if self.paths else None
