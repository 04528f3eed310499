"""What the menu Bestand does: make, open, close and copy programmes, and go back to a restore point."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.clock import FixedClock, local_time
from wsg_desktop.errors import not_written
from wsg_desktop.paths import data_folder
from wsg_desktop.settings import RECENT_FILES, Settings, person_name
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.background import Background
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.looking_back import PastLook, write_look
from wsg_desktop.ui.messages import Answer, Messages, Offer

if TYPE_CHECKING:
    from wsg_desktop.services.copies import RestorePoint

PROGRAMMES = N_("Programmes (*.wsg)")


class ProgrammeCommands(QObject):
    """The commands, each by the id of its action."""

    compare_requested = Signal(object)
    """The `RestorePoint` that the planning is to be compared with."""

    def __init__(
        self,
        session: DocumentSession,
        messages: Messages,
        background: Background,
        settings: Settings,
        tr: Callable[[], Translator],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._background = background
        self._settings = settings
        self._current_tr = tr
        self._look: PastLook | None = None

    @property
    def look(self) -> PastLook | None:
        """Return what of the past is open to look at; None while it is a programme to work in."""
        look = self._look
        is_shown = look is not None and self._session.is_open and self._session.document.path == look.path
        return look if is_shown else None

    @property
    def who(self) -> str:
        """Return the name that the journal gets: one's own from the settings, else that of the computer."""
        return person_name(self._settings)

    def recent(self) -> list[Path]:
        """Return the files opened before, latest first; some may not be there at the moment."""
        return [Path(name) for name in self._settings.get(RECENT_FILES)]

    def open_recent(self, path: Path) -> bool:
        """Open a file that was opened before; one that is gone is only forgotten when the user says so."""
        if path.exists():
            return self.open_path(path)
        tr = self._current_tr()
        answer = self._messages.question(
            tr("{name} is not there now", name=path.stem),
            tr(
                "It was in {folder}. It may have been moved, or be on a drive that is not connected: connect "
                "it and try again, or choose it with File > Open programme.",
                folder=path.parent,
            ),
            [Answer("forget", tr("Take it off the list"))],
        )
        if answer:
            self._settings.forget_recent(path)
        return False

    def open_path(self, path: Path, *, take_over: bool = False) -> bool:
        """Open the programme at `path`; tell why when it cannot be."""
        if not self._may_leave():
            return False
        opened = self._session.open(path.absolute(), self.who, take_over=take_over)
        if opened:
            self._settings.add_recent(path.absolute())
        return opened

    def new_programme(self) -> bool:
        """Ask for a file and make an empty programme there."""
        tr = self._current_tr()
        name = tr("My programme")
        proposal = _documents() / f"{name}.wsg"
        path = self._messages.file_to_save(tr("New programme"), tr(PROGRAMMES), proposal, replaces=False)
        return path is not None and self._may_leave() and self.create(path)

    def create(self, path: Path, name: str = "") -> bool:
        """Make an empty programme at `path` and open it; tell why when it cannot be, as when it exists."""
        from wsg_desktop.services import programme

        made = self._session.attempt(lambda: programme.create(path.absolute(), self.who, name=name))
        if made.value is None:
            return False
        self._session.show(made.value)
        self._settings.add_recent(path.absolute())
        return True

    def open_programme(self) -> None:
        """Ask for a file and open it."""
        tr = self._current_tr()
        path = self._messages.file_to_open(tr("Open programme"), tr(PROGRAMMES))
        if path is not None:
            self.open_path(path)

    def open_sample(self) -> None:
        """Open the sample programme; make it when it is not there yet."""
        path = data_folder() / f"{self._current_tr()('Sample programme')}.wsg"
        if path.exists():
            self.open_path(path)
        else:
            self.make_sample(path)

    def make_sample(self, path: Path) -> None:
        """Make the sample programme at `path` on a worker, then open it."""
        tr = self._current_tr()
        if not self._may_leave():
            return

        who = self.who

        def work(_progress: object) -> None:
            from wsg_desktop.services import sample

            # Where it cannot be made, making the sample says why.
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
            sample.create_sample(path, who).close()

        self._background.run(
            tr("The sample programme is being made"), work, lambda _none: self.open_path(path)
        )

    def restart_sample(self) -> bool:
        """Throw the sample away and make it anew, if the user says so; return whether."""
        tr = self._current_tr()
        path = self._session.document.path
        answer = self._messages.question(
            tr("Begin again with the sample?"),
            tr("What you changed in the sample disappears. Your own programmes stay as they are."),
            [Answer("again", tr("Begin again"), removes=True)],
        )
        if not answer or not self._may_leave():
            return False
        self._session.close()
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self._messages.error(not_written(path, error))
            return False
        self.make_sample(path)
        return True

    def save_restore_point(self) -> None:
        """Ask for a name, make a verified backup and say so; of what is only looked at it is a copy."""
        from wsg_desktop.ui.dialogs.restore_point_name import RestorePointNameDialog

        if self.look:
            # A restore point lies beside its programme, and this one goes with the look.
            self.save_copy()
            return
        tr, document = self._current_tr(), self._session.document
        dialog = RestorePointNameDialog(tr, document.clock.now(), self._window())
        if not self._messages.ask(dialog):
            return
        if self._session.attempt(lambda: document.back_up(dialog.name)):
            at = f"{local_time(document.clock.now()):%H:%M}"
            told = (
                tr("Restore point “{name}” made. Every change was saved already.", name=dialog.name)
                if dialog.name
                else tr("Restore point made at {time}. Every change was saved already.", time=at)
            )
            folder = document.backup_folder
            self._messages.info(told, Offer(tr("Open folder"), lambda: open_folder(folder), lasts=True))

    def save_copy(self) -> None:
        """Ask where a copy goes and write it."""
        from wsg_desktop.services import copies

        tr = self._current_tr()
        document, look = self._session.document, self.look
        here = look.source if look else document.path
        proposal = here.with_stem(tr("{name} copy", name=here.stem))
        path = self._messages.file_to_save(tr("Save a copy as"), tr(PROGRAMMES), proposal)
        if path is not None and self._session.attempt(lambda: copies.save_copy(document, path)):
            self._messages.info(
                tr("Copy saved as {name}.", name=path.name),
                Offer(tr("Open folder"), lambda: open_folder(path.parent), lasts=True),
            )

    def restore_backup(self) -> None:
        """Show the restore points, with what can be done with each."""
        from wsg_desktop.ui.dialogs.restore_points import RestorePointsDialog

        dialog = RestorePointsDialog(self._session, self._messages, self._current_tr(), self._window())
        if not self._messages.ask(dialog) or dialog.chosen is None:
            return
        if dialog.compares:
            self.compare_requested.emit(dialog.chosen)
        else:
            self.open_restore_point(dialog.chosen)

    def open_restore_point(self, point: "RestorePoint") -> None:
        """Ask for a file, write the restore point there and open it; at what stood at a meeting, look."""
        from wsg_desktop.services import restoring

        if point.seq:
            self._look_back(point)
            return
        tr, path = self._current_tr(), self._session.document.path
        stamp = f"{local_time(point.at):%Y-%m-%d %H%M}"
        target = self._messages.file_to_save(
            tr("Open the restore point as"),
            tr(PROGRAMMES),
            path.with_stem(f"{path.stem} {stamp}"),
            replaces=False,
        )
        if target is not None and self._session.attempt(lambda: restoring.restore_backup(point.path, target)):
            self.open_path(target)

    def _look_back(self, point: "RestorePoint") -> None:
        """Write what stood at the moment of a meeting on a worker, and open it to look at, as on its day."""
        if self._is_at_work():
            return
        document, look = self._session.document, self.look
        source = look.source if look else document.path

        def show(made: PastLook) -> None:
            is_same = self._session.is_open and self._session.document is document
            # Only now: somebody may have typed on while it was written.
            if is_same and self.may_lose_typed():
                before, self._look = self._look, made
                if not self._session.open(made.path, self.who, readonly=True, clock=FixedClock(made.at)):
                    self._look = before

        label = self._current_tr()("Going back to {moment}", moment=point.name)
        self._background.run(label, lambda _progress: write_look(document, point, source), show)

    def close_programme(self) -> None:
        """Close what is open and show the start screen."""
        if self._may_leave():
            self._session.close()

    def take_over(self) -> None:
        """Open for changes what somebody else has open, after saying what that means."""
        tr = self._current_tr()
        holder = self._session.document.holder
        if holder is None:
            return
        answer = self._messages.question(
            tr("Take over from {person}?", person=holder.person),
            tr(
                "If {person} is still working in this programme on {host}, you could undo each other's work. "
                "Ask first.",
                person=holder.person,
                host=holder.host,
            ),
            [Answer("take", tr("Take over"), removes=True)],
        )
        if answer:
            self.open_path(self._session.document.path, take_over=True)

    def undo(self) -> None:
        """Take back one's own last change."""
        self._session.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._session.redo()

    def may_lose_typed(self) -> bool:
        """Return whether nothing that was typed is lost when the programme closes, or the user lets it go."""
        window = self._window()
        if window is None or not self._session.is_open:
            return True
        from wsg_desktop.ui.unkept import may_go

        return may_go(window, self._messages, self._current_tr())

    def tell_lost(self) -> None:
        """Tell what was typed and not taken, and is lost because the window is shown anew."""
        window = self._window()
        if window is not None:
            from wsg_desktop.ui.unkept import tell_unkept

            tell_unkept(window, self._messages)

    def _window(self) -> QWidget | None:
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None

    def _may_leave(self) -> bool:
        """Return whether the programme may close: not while long work is writing in it."""
        return not self._is_at_work() and self.may_lose_typed()

    def _is_at_work(self) -> bool:
        """Return whether long work is writing in the programme, and say so."""
        if not self._background.is_busy:
            return False
        tr = self._current_tr()
        self._messages.info(tr("Something is still being done. Wait until it is ready, or stop it below."))
        return True


def open_folder(folder: Path) -> None:
    """Show `folder` in the system's own program for files."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_own_folder(folder: Path) -> None:
    """Show a folder of the program, in which nothing may have been put yet."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    open_folder(folder)


def _documents() -> Path:
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
    )
