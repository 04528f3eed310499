"""Tells that a file which was imported is newer than what came of it, and begins its import again."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from wsg_desktop.texts import Translator
from wsg_desktop.ui.background import Background
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.notice_bar import NoticeBar

if TYPE_CHECKING:
    from wsg_desktop.services.watched_lists import ListFile

Found = list[tuple[str, "ListFile"]]


class NewerLists(QObject):
    """Looks when a programme is opened and when somebody comes back to the window; tells by `changed`."""

    changed = Signal()

    def __init__(
        self, session: DocumentSession, background: Background, tr: Callable[[], Translator], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._background, self._tr = session, background, tr
        self._found: Found = []
        self._is_looking = False
        session.opened.connect(self.look)
        session.closed.connect(lambda: self._show([]))
        session.changed.connect(self._drop_known)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_back)

    @property
    def path(self) -> Path | None:
        """Return the file that is newer, the first where several are."""
        return self._found[0][1].path if self._found else None

    def look(self) -> None:
        """Look at the files, beside the window: a folder on a network may take its time."""
        if self._is_looking or not self._session.is_open or self._session.document.readonly:
            return
        from wsg_desktop.services.watched_lists import changed_files, is_watching

        programme_id = self._session.document.programme_id
        if not is_watching(programme_id):
            self._show([])
            return
        self._is_looking = True

        def done(found: Found) -> None:
            self._is_looking = False
            if self._session.is_open and self._session.document.programme_id == programme_id:
                self._show(found)

        self._background.run(
            self._tr()("The lists that were imported are looked at"),
            lambda _progress: changed_files(programme_id),
            done,
            lambda: done([]),
        )

    def say(self, notice: NoticeBar, begin: Callable[[Sequence[Path]], object]) -> None:
        """Show in the bar which file is newer; `begin` imports it."""
        tr, path = self._tr(), self.path
        assert path is not None
        notice.say(
            "refresh-cw",
            tr("The list {name} is newer than what you imported from it.", name=path.name),
            [
                Offer(tr("See what changed..."), lambda: self._begin(path, begin)),
                Offer(tr("Not now"), self._set_aside),
            ],
        )

    def _begin(self, path: Path, begin: Callable[[Sequence[Path]], object]) -> None:
        begin([path])
        self.look()

    def _set_aside(self) -> None:
        """Say nothing more of this version of the file."""
        from wsg_desktop.services.watched_lists import watch

        name, file = self._found[0]
        watch(self._session.document.programme_id, name, file)
        self._show(self._found[1:])

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _drop_known(self) -> None:
        if self._found:
            self._show(self._found)

    def _show(self, found: Found) -> None:
        """Show what is newer; what was imported meanwhile, here or on another computer, is not."""
        if found:
            from wsg_desktop.services.list_memory import known_digests

            with self._session.reading() as read:
                known = known_digests(read)
            found = [it for it in found if it[1].digest not in known]
        if found != self._found:
            self._found = found
            if self._session.is_open:
                self.changed.emit()
