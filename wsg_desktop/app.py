"""The composition root of the window: settings, log, look, texts of Qt, and what happens with a bug."""

import gc
import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from wsg_desktop.errors import UserError
from wsg_desktop.paths import data_folder, settings_folder
from wsg_desktop.settings import (
    BACKUP_FOLDER,
    LANGUAGE,
    REOPEN,
    TEXT_SIZE,
    THEME,
    Settings,
    use_backup_folder,
)
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.messages import ExceptionInfo
from wsg_desktop.ui.quiet_collector import QuietCollector
from wsg_desktop.ui.theme import IN_FUSION, Theme

_log = logging.getLogger(__name__)

_LOG_BYTES = 1_000_000
_LOG_FILES = 3


class Program:
    """The program with its one window."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.app = QApplication([sys.argv[0], *IN_FUSION, *arguments])
        self.app.setApplicationName("WSG Desktop")
        self.app.setDesktopFileName("wsg-desktop")
        self.settings = Settings(settings_folder() / "settings.json")
        self._qt_texts = QTranslator()
        self._told: set[tuple[object, ...]] = set()
        self._theme = Theme(self.app)
        self._apply_look()
        self._translate_qt()
        use_backup_folder(self.settings)
        self.settings.listen(self._setting_changed)
        self.window = MainWindow(self.settings)
        self._collector = QuietCollector(self.app)
        sys.excepthook = self._on_bug

    def run(self, path: Path | None, *, sample: bool = False) -> int:
        """Show the window, open what is asked for after its first paint, and return the exit code."""
        path = path or (None if sample else self._last())
        if path is not None:
            self.window.show_opening(path)
        else:
            self.window.show_start()
        self.window.first_shown.connect(start_log)
        self.window.first_shown.connect(lambda: self._begin_at_once(path, sample=sample))
        self.window.session.closed.connect(gc.unfreeze)
        self.window.show()
        return self.app.exec()

    def _begin_at_once(self, path: Path | None, *, sample: bool) -> None:
        """Begin with Python's cyclic collector at rest.

        Modules, widgets and thousands of rows are made and next to no garbage; looking through them time and
        again takes a tenth of the opening. Frozen until the programme closes, they cause no pause afterwards.
        """
        gc.disable()
        try:
            self._begin(path, sample=sample)
        finally:
            gc.freeze()
            gc.enable()

    def _begin(self, path: Path | None, *, sample: bool) -> None:
        if sample:
            if path is not None and not path.exists():
                self.window.programmes.make_sample(path)
            elif path is not None:
                self.window.accept_file(path)
            else:
                self.window.programmes.open_sample()
        elif path is not None:
            self.window.accept_file(path)
            self.window.show_start()

    def _last(self) -> Path | None:
        recent = self.window.programmes.recent()
        wished = recent[:1] if self.settings.get(REOPEN) else []
        return next((path for path in wished if path.exists()), None)

    def _setting_changed(self, key: str) -> None:
        if key in (THEME.key, TEXT_SIZE.key):
            self._apply_look()
        elif key == LANGUAGE.key:
            self._translate_qt()
        elif key == BACKUP_FOLDER.key:
            use_backup_folder(self.settings)

    def _apply_look(self) -> None:
        self._theme.apply(self.settings.get(THEME), self.settings.get(TEXT_SIZE))

    def _translate_qt(self) -> None:
        """Let Qt's own words (Cut, Paste, the days of a calendar) speak the language of the settings."""
        language = self.settings.get(LANGUAGE)
        country = {"nl": QLocale.Country.Netherlands, "en": QLocale.Country.UnitedKingdom}[language]
        QLocale.setDefault(QLocale(QLocale(language).language(), country))
        self.app.removeTranslator(self._qt_texts)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_texts.load(f"qtbase_{language}", folder):
            self.app.installTranslator(self._qt_texts)

    def _on_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.app.quit()
            return
        # Not from here: Qt may be in the middle of painting.
        QTimer.singleShot(0, lambda: self._tell_bug((kind, error, trace)))

    def _tell_bug(self, found: ExceptionInfo) -> None:
        """Show a bug once; the same one again, such as at every repaint, goes to the log only.

        What the user can mend is no bug, wherever it was met.
        """
        kind, error, trace = found
        if isinstance(error, UserError):
            # Met while something was shown anew: the disk went, or the file is damaged.
            self.window.messages.error(error)
            return
        lines = traceback.extract_tb(trace)
        where = (kind, lines[-1].filename, lines[-1].lineno) if lines else (kind,)
        if where in self._told:
            _log.error("the same bug again", exc_info=found)
            return
        self._told.add(where)
        self.window.messages.bug(found)


def start_log() -> None:
    """Write what the program logs to a file in the data folder, with a few older ones kept."""
    from logging.handlers import RotatingFileHandler

    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "wsg-desktop.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
