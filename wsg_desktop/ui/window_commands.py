"""What the menus Beeld and Hulp do, and the settings: commands of the window that need no programme."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from wsg_desktop.paths import data_folder
from wsg_desktop.settings import NAVIGATION_NARROW
from wsg_desktop.texts import N_
from wsg_desktop.ui.help.where import help_page_of
from wsg_desktop.ui.importing_ahead import FOR_WINDOWS, import_ahead
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.programme_commands import open_own_folder

if TYPE_CHECKING:
    from wsg_desktop.ui.help.window import HelpWindow
    from wsg_desktop.ui.jumping.jumper import Jumper
    from wsg_desktop.ui.main_window import MainWindow

_IDLE, _BETWEEN = 1500, 200
"""Milliseconds: after the opening of a programme, and between what is prepared then."""

LISTS = N_("Lists (*.xlsx *.xlsm *.xls *.ods *.csv *.txt)")


class WindowCommands(QObject):
    """The commands, each by the id of its action."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._help: HelpWindow | None = None
        self._jumper: Jumper | None = None

    def import_list(self) -> None:
        """Ask for a list and begin the guided import."""
        tr = self._window.tr_
        path = self._window.messages.file_to_open(tr("Begin with a list"), tr(LISTS))
        if path is not None:
            self.import_files([path])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Process answers that were dropped; any other list is imported."""
        from wsg_desktop.ui.answers.start import take_files

        take_files(self._window.context(), paths)

    def process_answers(self) -> None:
        """Show the answers that wait, or a window to drop them on."""
        from wsg_desktop.ui.answers.start import process_answers

        process_answers(self._window.context())

    def import_files(self, paths: Sequence[Path]) -> None:
        """Begin the guided import of a list."""
        from wsg_desktop.ui.importing.start import import_lists

        import_lists(self._window.context(), paths)

    def make_overviews(self) -> None:
        """Let the user choose who gets an overview, and write them."""
        from wsg_desktop.ui.overviews.start import make_overviews

        place = self._window.places.current
        make_overviews(self._window.context(), shown=place.shown_view if place else None)

    def chase_answers(self) -> None:
        """Show whose answer is late, with the reminders that are ready."""
        from wsg_desktop.ui.chasing.start import chase_answers

        chase_answers(self._window.context())

    def show_import_problems(self) -> None:
        """Show what the last import asked attention for."""
        from wsg_desktop.ui.importing.problems_dialog import show_problems

        show_problems(self._window.context())

    def show_conflicts(self) -> None:
        """Show what contradicts a link, with the ways out."""
        from wsg_desktop.ui.following.conflicts_start import show_conflicts

        show_conflicts(self._window.context(), self._window.open_project)

    def jump(self) -> None:
        """Show the field that goes to any project, area, party, view or action."""
        self._make_jumper().open()

    def prepare_jumping(self) -> None:
        """Get ready for the field of Ctrl+K and for other windows, a while after a programme was opened."""

        def begin() -> None:
            self._make_jumper().readying.begin(lambda: import_ahead(self._window, FOR_WINDOWS))

        QTimer.singleShot(_IDLE, self._window, self._make_jumper)
        QTimer.singleShot(_IDLE + _BETWEEN, self._window, begin)

    def _make_jumper(self) -> "Jumper":
        from wsg_desktop.ui.jumping.jumper import Jumper

        if self._jumper is None:
            self._jumper = Jumper(self._window)
        return self._jumper

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self._window.close()

    def edit_settings(self) -> None:
        """Show the settings; each is kept as soon as it is chosen."""
        from wsg_desktop.ui.preferences.start import edit_settings

        edit_settings(self._window.context, self._window)

    def edit_calendar(self) -> None:
        """Show the working calendar; each change is kept at once."""
        from wsg_desktop.ui.work_calendar.flow import edit_calendar

        edit_calendar(self._window.context())

    def toggle_navigation(self) -> None:
        """Show the navigation with words, or as icons only."""
        settings = self._window.settings
        settings.set(NAVIGATION_NARROW, not settings.get(NAVIGATION_NARROW))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def show_help(self) -> None:
        """Show the page of help of what has the keyboard, else of the place that is shown."""
        key = self._window.places.current_key
        pages = {place.key: place.help_page for place in PLACES}
        self.show_page(help_page_of(self._window.focusWidget()) or pages.get(key, "first-steps"))

    def show_first_steps(self) -> None:
        """Show the page of help for the first five minutes."""
        self.show_page("first-steps")

    def show_shortcuts(self) -> None:
        """Show the page of help with all shortcuts."""
        self.show_page("shortcuts")

    def show_messages(self) -> None:
        """Show what was told since the program started."""
        from wsg_desktop.ui.dialogs.messages import MessagesDialog

        window = self._window
        window.messages.ask(MessagesDialog(window.messages.said, window.tr_, window))

    def open_data_folder(self) -> None:
        """Show the folder with backups and logs."""
        open_own_folder(data_folder())

    def show_about(self) -> None:
        """Show version, SQLite version, data folder and licences."""
        from wsg_desktop.ui.dialogs.about import AboutDialog

        window = self._window
        window.messages.ask(AboutDialog(window.tr_, window))

    def retranslate(self) -> None:
        """Throw the help away: it comes back in the other language."""
        if self._help is not None:
            self._help.deleteLater()
            self._help = None

    def show_page(self, page: str) -> None:
        """Show a page of help, by its key."""
        from wsg_desktop.ui.help.window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._window.tr_, self._window.messages, self._window)
        self._help.show_page(page)
