"""Keeps what is being typed every few seconds, and gives it back after the program stopped by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from wsg_desktop.services.half_typed import HalfTyped, find, keep
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.messages import Answer, Messages
from wsg_desktop.ui.unkept import NOT_KEPT, typed_in, words_of

_EVERY = 2_000
"""Milliseconds between two looks: so much typing is lost at most."""
_STOPPED = N_("The program stopped while this was being typed. Copy it, and paste it where it belongs.")
_MOST = 300
"""Characters of one text that are shown; all of it is copied."""


class HalfTypedKeeper(QObject):
    """Follows the programme that is open in `window`; who only looks has nothing to lose."""

    def __init__(
        self, window: QWidget, session: DocumentSession, messages: Messages, tr: Callable[[], Translator]
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._messages, self._tr = window, session, messages, tr
        self._programme_id = ""
        self._kept: list[HalfTyped] = []
        self._found: list[HalfTyped] = []
        """What is left of another time, as long as nobody said what to do with it."""
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        session.opened.connect(self._begin)
        session.closed.connect(self._end)

    def look(self) -> None:
        """Keep what is being typed now, if it is something else than a moment ago."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if not typing and self._kept == self._found:
            return
        typed = [HalfTyped(it.text, it.where) for it in typed_in(self._window)]
        if (kept := [*self._found, *typed]) != self._kept:
            self._kept = kept
            keep(self._programme_id, kept)

    def _begin(self) -> None:
        document = self._session.document
        if document.readonly:
            return
        self._programme_id = document.programme_id
        self._found = find(self._programme_id)
        self._kept = list(self._found)
        self._timer.start()
        if self._found:
            # When the place is there: a question stops everything until it is answered.
            QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        """Tell what was being typed when the program stopped, and let it be copied."""
        tr = self._tr()
        said = [words_of(_short(it.text), it.where, tr) for it in self._found[:3]]
        chosen = self._messages.question(
            tr(NOT_KEPT),
            "\n".join((*said, tr(_STOPPED))),
            [Answer("copy", tr("Copy the text")), Answer("drop", tr("Let it go"), removes=True)],
        )
        if chosen == "copy":
            QGuiApplication.clipboard().setText("\n\n".join(it.text for it in self._found))
        if chosen is not None:
            self._found = []
            self.look()

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            keep(self._programme_id, self._found)
            self._kept = self._found = []


def _short(text: str) -> str:
    return text if len(text) <= _MOST else text[:_MOST].rstrip() + "…"
