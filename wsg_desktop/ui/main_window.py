"""The main window: navigation, places, status bar, menus. It connects them and knows no projects."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from wsg_desktop.settings import (
    LANGUAGE,
    LAST_PLACE,
    NAVIGATION_NARROW,
    RECENT_FILES,
    WINDOW_GEOMETRY,
    Settings,
)
from wsg_desktop.texts import Translator, translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.action_runner import ActionRunner
from wsg_desktop.ui.actions import Actions
from wsg_desktop.ui.answers.reopening import reopen_what_is_undone
from wsg_desktop.ui.background import Background
from wsg_desktop.ui.backing_up import keep_backing_up
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.first_things import THINGS, FirstThings
from wsg_desktop.ui.following.teller import FollowTeller, project_opener
from wsg_desktop.ui.half_typed import HalfTypedKeeper
from wsg_desktop.ui.importing.newer_lists import NewerLists
from wsg_desktop.ui.leaving import leave_field
from wsg_desktop.ui.linking.chain_offer import ChainOffer
from wsg_desktop.ui.menus import Menus
from wsg_desktop.ui.messages import Answer, Messages, Offer, WindowDoor
from wsg_desktop.ui.navigation import Navigation
from wsg_desktop.ui.notice_bar import NoticeBar
from wsg_desktop.ui.place_stack import PlaceStack
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.programme_commands import ProgrammeCommands
from wsg_desktop.ui.progress_panel import ProgressPanel
from wsg_desktop.ui.status_bar import StatusBar
from wsg_desktop.ui.window_commands import WindowCommands
from wsg_desktop.ui.window_geometry import geometry_text, restore_geometry

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Changes
    from wsg_desktop.ui.start_screen import StartScreen

_SMALLEST = (800, 480)
_WORDS_FROM = 1040
"""In a window of less width the navigation has icons only."""


class MainWindow(QMainWindow):
    """One window with at most one open programme."""

    files_dropped = Signal(list)
    """Paths that are no programme: answers, lists and folders."""
    first_shown = Signal()
    """The window has been painted once: now slow things may begin."""

    def __init__(self, settings: Settings, messages: Messages | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.tr_ = translator(settings.get(LANGUAGE))
        self.messages: Messages = messages or WindowDoor(self, self.tr_)
        self.session = DocumentSession(self.messages, lambda: self.tr_("Undo"), self)
        self.background = Background(self.messages, self)
        self.programmes = ProgrammeCommands(
            self.session, self.messages, self.background, settings, lambda: self.tr_, self
        )
        self.commands = WindowCommands(self)
        self.actions_ = Actions(self, self.tr_)
        self.menus = Menus(self.menuBar(), self.actions_, settings, self.programmes.recent)
        self.navigation = Navigation(self.tr_)
        self.notice = NoticeBar()
        self.places = PlaceStack(self.context, settings)
        self.runner = ActionRunner(
            self.actions_, (self.commands, self.programmes), self.places, self.session, lambda: self.tr_
        )
        self.first_things = FirstThings(self.session, settings, self)
        self.open_project = project_opener(lambda: self.places.current_key, self.go_to)
        self._teller = FollowTeller(self.context, self.open_project, self)
        self.chain_offer = ChainOffer(self.session, self.messages, lambda: self.tr_, self)
        self.newer_lists = NewerLists(self.session, self.background, lambda: self.tr_, self)
        self.half_typed = HalfTypedKeeper(self, self.session, self.messages, lambda: self.tr_)
        self.status = StatusBar()
        self.progress = ProgressPanel(self.background, self.tr_)
        self._painted = False
        self._arrange()
        self._connect()
        restore_geometry(self, settings.get(WINDOW_GEOMETRY))

    def go_to(self, key: str, request: object = None) -> None:
        """Show the place `key` and hand it `request` (see `Place.receive`)."""
        self.places.show_place(key, request)
        self.first_things.went(request)

    def show_opening(self, path: Path) -> None:
        """Say that the programme at `path` is being opened, before what opens it is even imported."""
        self._show_frame(visible=True)
        self._start = None
        self.places.show_screen(QWidget())
        self.status.tell(self.tr_("{name} is being opened", name=path.stem))

    def show_start(self) -> None:
        """Show the start screen, if no programme is open."""
        if not self.session.is_open:
            self._show_closed()

    def accept_file(self, path: Path) -> None:
        """Open a programme, or hand on a list."""
        if path.suffix.lower() == ".wsg":
            self.programmes.open_path(path)
        else:
            self.files_dropped.emit([path])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first paint is done."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # The children are painted and the whole is brought to the screen before a timer comes.
            QTimer.singleShot(0, self._after_first_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the places room in a small window."""
        super().resizeEvent(event)
        self._fit_navigation()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._show_drop(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the hint away again."""
        super().dragLeaveEvent(event)
        self._show_drop(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the programme, or hand on the lists."""
        event.acceptProposedAction()
        self._show_drop(over=False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        programmes = [path for path in paths if path.suffix.lower() == ".wsg"]
        # The program that dragged waits until this event has been handled.
        if programmes:
            QTimer.singleShot(0, lambda: self.programmes.open_path(programmes[0]))
        elif paths:
            QTimer.singleShot(0, lambda: self.files_dropped.emit(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what to find again; long work, and what was typed and is not kept, are asked about first."""
        may_stop = not self.background.is_busy or self._may_stop_work()
        if not may_stop or not self.programmes.may_lose_typed():
            event.ignore()
            return
        self.settings.set(WINDOW_GEOMETRY, geometry_text(self))
        self.background.stop_all()
        self.session.close()
        event.accept()

    def _show_drop(self, *, over: bool) -> None:
        if not self.session.is_open and self._start is not None:
            self._start.show_drop(over=over)

    def _after_first_paint(self) -> None:
        self.actions_.show_icons()
        self.first_shown.emit()

    def _arrange(self) -> None:
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.places, 1)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        self.status.addPermanentWidget(self.progress)
        self._fit_navigation()
        self.menus.build(self.tr_)

    def _connect(self) -> None:
        self.settings.listen(self._setting_changed)
        theme.notice.changed.connect(self._fit_navigation)
        self.session.opened.connect(self._show_opened)
        # While there is a programme to keep in what is typed.
        self.session.closing.connect(lambda: leave_field(self))
        self.session.closing.connect(self.places.keep_states)
        self.session.closed.connect(self._show_closed)
        self.session.closed.connect(self.messages.withdraw)
        self.session.changed.connect(self._show_changed)
        self.navigation.chosen.connect(self.go_to)
        self.navigation.settings_requested.connect(lambda: self.actions_.trigger("edit_settings"))
        self.navigation.help_requested.connect(lambda: self.actions_.trigger("show_help"))
        self.places.shown.connect(self._place_shown)
        self.places.status_changed.connect(lambda _text: self._tell_open())
        self.first_things.ticked.connect(self._show_programme)
        self.newer_lists.changed.connect(self._show_programme)
        self.first_things.help_requested.connect(self.commands.show_page)
        self.menus.recent_requested.connect(self.programmes.open_recent)
        self.programmes.compare_requested.connect(lambda point: self.go_to("planning", point))
        self.menus.opening.connect(self.runner.enable_for_menu)
        self.menus.closed.connect(self.runner.enable)
        self.files_dropped.connect(self.commands.take_files)
        # On the start screen too long work shows how far it is.
        keep_backing_up(self.session, self.settings)
        reopen_what_is_undone(self.session)
        self.background.started.connect(self.status.show)
        self.background.ended.connect(lambda: self.status.setVisible(self.session.is_open))

    def context(self) -> WindowContext:
        """Return what a place gets when it is built now."""
        return WindowContext(
            tr=self.tr_,
            settings=self.settings,
            session=self.session,
            messages=self.messages,
            background=self.background,
            actions=self.actions_,
            programmes=self.programmes,
            go_to=self.go_to,
        )

    def _fit_navigation(self) -> None:
        """Show the words of the navigation, unless the user or the width of the window says otherwise."""
        narrow = self.settings.get(NAVIGATION_NARROW) or self.width() < theme.scaled(_WORDS_FROM)
        self.navigation.set_narrow(narrow=narrow)

    def _setting_changed(self, key: str) -> None:
        if key == LANGUAGE.key:
            self._retranslate(translator(self.settings.get(LANGUAGE)))
        elif key == NAVIGATION_NARROW.key:
            self._fit_navigation()
        elif key == RECENT_FILES.key and not self.session.is_open and self._start is not None:
            # Not while one of its own rows is being pressed.
            QTimer.singleShot(0, self, self.show_start)

    def _retranslate(self, tr: Translator) -> None:
        self.tr_ = tr
        if isinstance(self.messages, WindowDoor):
            self.messages.set_translator(tr)
        self.actions_.retranslate(tr)
        self.menus.build(tr)
        self.navigation.retranslate(tr)
        self.progress.retranslate(tr)
        self.commands.retranslate()
        if not self.session.is_open:
            self._show_closed()
            return
        self.programmes.tell_lost()
        key = self.places.current_key
        self.places.keep_states()
        self.places.clear()
        self._show_programme()
        self.go_to(key)

    def _show_opened(self) -> None:
        self._start = None
        self._show_frame(visible=True)
        self._show_programme()
        keys = [place.key for place in PLACES]
        last = self.settings.get(LAST_PLACE)
        # The keyboard may stand in the navigation, which was there before the programme.
        self.places.setFocus()
        self.go_to(last if last in keys and not self.first_things.is_new else keys[0])
        self.commands.prepare_jumping()

    def _show_closed(self) -> None:
        from wsg_desktop.ui.start_screen import StartScreen

        self.places.clear()
        self._show_frame(visible=False)
        screen = StartScreen(self.tr_, self.settings, self.programmes.recent())
        screen.sample_requested.connect(self.programmes.open_sample)
        screen.list_requested.connect(self.commands.import_list)
        screen.empty_requested.connect(self.programmes.new_programme)
        screen.open_requested.connect(self.programmes.open_programme)
        screen.file_requested.connect(self.programmes.open_recent)
        self._start = screen
        self.places.show_screen(screen)
        self.setWindowTitle(self.tr_("WSG Desktop"))
        self.runner.enable()

    def _show_frame(self, *, visible: bool) -> None:
        self.navigation.setVisible(visible)
        self.status.setVisible(visible)
        self.notice.hide()

    def _show_programme(self) -> None:
        """Show what holds for the whole programme: title, counts, a sample or somebody else's lock."""
        from wsg_desktop.store.programmes import count_projects_and_areas, get_programme

        tr = self.tr_
        with self.session.reading() as read:
            programme = get_programme(read)
            projects, areas = count_projects_and_areas(read)
        look = self.programmes.look
        name = f"{programme.name} ({look.words})" if look else programme.name
        self.setWindowTitle(tr("{name} - WSG Desktop", name=name))
        self.setWindowFilePath(str(self.session.document.path))
        self._overview = tr(
            "{name} · {projects} · {areas}",
            name=programme.name,
            projects=tr.plural("{n} project", "{n} projects", projects),
            areas=tr.plural("{n} area", "{n} areas", areas),
        )
        self._tell_open()
        self.status.tell_saved(self._saved_at, tr)
        self.navigation.set_badge("projects", str(projects))
        self.first_things.begin(is_sample=programme.is_sample)
        self._show_notice(is_sample=programme.is_sample)

    def _show_notice(self, *, is_sample: bool) -> None:
        tr, document, look = self.tr_, self.session.document, self.programmes.look
        if look is not None:
            self.notice.say(
                "history",
                tr("As it was: {moment}. You can look, but not change.", moment=look.words),
                [
                    Offer(tr("Save a copy..."), self.programmes.save_copy),
                    Offer(tr("Back to now"), lambda: self.programmes.open_path(look.source)),
                ],
            )
        elif document.readonly and (holder := document.holder) is not None:
            self.notice.say(
                "lock",
                tr("{person} has this programme open. You can look, but not change.", person=holder.person),
                [
                    Offer(tr("Try again"), lambda: self.programmes.open_path(self.session.document.path)),
                    Offer(tr("Take over..."), self.programmes.take_over),
                ],
            )
        elif document.file.is_newer and document.locked is not None:
            self.notice.say("lock", document.locked.text(tr), [])
        elif document.readonly:
            self.notice.say(
                "lock",
                tr("You may not write in this file. Save a copy to go on with it."),
                [Offer(tr("Save a copy..."), self.programmes.save_copy)],
            )
        elif self.newer_lists.path is not None:
            self.newer_lists.say(self.notice, self.commands.import_files)
        elif is_sample:
            self.notice.say(
                "sparkles",
                tr("Sample programme: you cannot break anything."),
                [
                    Offer(
                        tr("Try this: {done} of {all}", done=self.first_things.done(), all=len(THINGS)),
                        lambda: self.first_things.show_menu(tr, self.notice),
                    ),
                    Offer(tr("Begin again"), self._restart_sample),
                ],
            )
        else:
            self.notice.hide()

    def _restart_sample(self) -> None:
        if self.programmes.restart_sample():
            self.first_things.forget()

    def _show_changed(self, changes: "Changes") -> None:
        self._saved_at = changes.at
        self._show_programme()
        self.runner.enable()

    def _place_shown(self, key: str) -> None:
        self.settings.set(LAST_PLACE, key)
        self.navigation.mark(key)
        place = self.places.current
        if place is not None and not self.navigation.isAncestorOf(self.focusWidget()):
            place.focus_content()
        self._tell_open()
        self.runner.enable()

    def _tell_open(self) -> None:
        """Say what the place shows, or else what is open: a place may have said it before it was in sight."""
        self.status.tell_open(self.places.told or self._overview)

    def _may_stop_work(self) -> bool:
        tr = self.tr_
        return bool(
            self.messages.question(
                tr("Something is still being done"),
                tr("When you stop now, what was half done is taken back. What is saved stays."),
                [Answer("stop", tr("Stop and close"), removes=True)],
            )
        )

    _saved_at: datetime | None = None
    _overview = ""
    _start: "StartScreen | None" = None
