"""What the user likes, declared once as data and kept in one JSON file in the user's own folder.

Settings that belong to a programme are in its file, not here.
"""

import getpass
import json
import logging
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, cast

from wsg_desktop.paths import move_backups
from wsg_desktop.texts import N_

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Section(Enum):
    """The parts that the settings of a computer are shown in; the values are message ids."""

    COMPUTER = N_("This computer")
    FOLDERS = N_("Folders and backups")


class Setting(NamedTuple, Generic[T]):
    """One setting: its key in the file, the value it starts with, and the words that the settings show."""

    key: str
    default: T
    label: str = ""
    """Message id; empty for what the window remembers by itself."""
    choices: tuple[tuple[T, str], ...] = ()
    """Value and message id; empty when any value of the default's type will do."""
    hint: str = ""
    """Message id: what it means, or what empty means."""
    section: Section = Section.COMPUTER
    is_folder: bool = False
    """Whether it names a folder; empty for the usual one."""

    def accepts(self, value: object) -> bool:
        """Return whether `value` can be this setting's value."""
        if self.choices:
            return any(value == choice and type(value) is type(choice) for choice, _text in self.choices)
        if isinstance(value, list):
            return isinstance(self.default, list) and all(isinstance(it, str) for it in value)
        return type(value) is type(self.default)


LANGUAGE = Setting("language", "nl", N_("Language"), (("nl", N_("Nederlands")), ("en", N_("English"))))
THEME = Setting(
    "theme", "system", N_("Colours"),
    (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark"))),
)  # fmt: skip
TEXT_SIZE = Setting(
    "text_size", 1.0, N_("Text size"),
    (
        (0.9, N_("Small")), (1.0, N_("Normal")), (1.15, N_("Large")),
        (1.3, N_("Larger")), (1.5, N_("Largest")),
        (2.0, N_("Twice as large")),
    ),
)  # fmt: skip
COMPACT_ROWS = Setting("compact_rows", False, N_("Low rows in tables"))
REOPEN = Setting("reopen", True, N_("Open the last programme when I start"))
OWN_NAME = Setting(
    "own_name", "", N_("My name in the history"), hint=N_("Empty: the name you have on this computer")
)
BACKUP_FOLDER = Setting(
    "backup_folder", "", N_("Backups go to"), section=Section.FOLDERS, is_folder=True,
    hint=N_("Backups that are there already stay where they are. While it is gone, the usual folder serves."),
)  # fmt: skip
BACKUP_MINUTES = Setting(
    "backup_minutes", 30, N_("While I work, a backup every"),
    (
        (10, N_("10 minutes")), (30, N_("30 minutes")), (60, N_("hour")), (240, N_("4 hours")),
    ),
    N_(
        "Kept are all of today and yesterday, the last of each day for two weeks, of each week for two"
        " months, of each month after that, and every restore point with a name."
    ),
    Section.FOLDERS,
)  # fmt: skip
EXPORT_FOLDER = Setting(
    "export_folder", "", N_("What I make goes to"), section=Section.FOLDERS, is_folder=True,
    hint=N_("Overviews, workbooks, prints and pictures. You can still choose another folder each time."),
)  # fmt: skip
RECENT_FILES: Setting[list[str]] = Setting("recent_files", [])
WINDOW_GEOMETRY = Setting("window_geometry", "")
NAVIGATION_NARROW = Setting("navigation_narrow", False)
DETAILS_SHOWN = Setting("details_shown", True)
LAST_PLACE = Setting("last_place", "")
PLACE_STATES: Setting[dict[str, Any]] = Setting("place_states", {})
"""What each place wishes to find again (splitters, columns, the view), under the key of the place."""

PRINT_CHOICES: Setting[dict[str, Any]] = Setting("print_choices", {})
"""What was chosen the last time that the planning went on paper."""

FIRST_THINGS: Setting[list[str]] = Setting("first_things", [])
"""What was done of the things to try in the sample."""

JUMPED_TO: Setting[list[str]] = Setting("jumped_to", [])
"""Where one went by Ctrl+K, latest first."""

SETTINGS: tuple[Setting[Any], ...] = (
    LANGUAGE, THEME, TEXT_SIZE, COMPACT_ROWS, REOPEN, OWN_NAME,
    BACKUP_FOLDER, BACKUP_MINUTES, EXPORT_FOLDER, RECENT_FILES, WINDOW_GEOMETRY,
    NAVIGATION_NARROW, DETAILS_SHOWN, LAST_PLACE, PLACE_STATES,
    PRINT_CHOICES, FIRST_THINGS, JUMPED_TO,
)  # fmt: skip
"""Every setting there is."""

_RECENT_KEPT = 8


def person_name(settings: "Settings") -> str:
    """Return under which name this user's changes stand in the history."""
    own = settings.get(OWN_NAME).strip()
    if own:
        return own
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def export_folder(settings: "Settings", otherwise: Path) -> Path:
    """Return where what is made goes at first: the chosen folder while it is there, or `otherwise`."""
    chosen = settings.get(EXPORT_FOLDER)
    return Path(chosen) if chosen and Path(chosen).is_dir() else otherwise


def use_backup_folder(settings: "Settings") -> None:
    """Let backups go where the user wishes."""
    chosen = settings.get(BACKUP_FOLDER)
    move_backups(Path(chosen) if chosen else None)


def kept_in(values: Any, key: str, kind: type[T]) -> T:
    """Return what a place has kept under `key`; an empty one where that is missing or of another kind."""
    found = values.get(key) if isinstance(values, dict) else None
    return found if isinstance(found, kind) else kind()


class Settings:
    """The values, read from and written to one file; what the file has wrong falls back to the default."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = _read(path)
        self._listeners: list[Callable[[str], None]] = []

    def get(self, setting: Setting[T]) -> T:
        """Return the value of `setting`."""
        value = self._values.get(setting.key, setting.default)
        return cast("T", value) if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep `value`, write the file and tell who listens; an equal value changes nothing."""
        if not setting.accepts(value):
            raise ValueError(f"{value!r} is no value for the setting {setting.key}")
        if self.get(setting) == value and setting.key in self._values:
            return
        self._values[setting.key] = value
        self._write(setting.key)
        for listener in list(self._listeners):
            listener(setting.key)

    def listen(self, listener: Callable[[str], None]) -> Callable[..., None]:
        """Call `listener` with the key of each setting that changes, until what is returned is called."""
        self._listeners.append(listener)

        def stop(*_told: object) -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def add_recent(self, path: Path) -> None:
        """Put `path` first among the recent files."""
        name = str(path)
        others = [known for known in self.get(RECENT_FILES) if known != name]
        self.set(RECENT_FILES, [name, *others][:_RECENT_KEPT])

    def forget_recent(self, path: Path) -> None:
        """Take `path` off the recent files."""
        self.set(RECENT_FILES, [known for known in self.get(RECENT_FILES) if known != str(path)])

    def keep_place_state(self, place: str, state: dict[str, Any]) -> None:
        """Keep what `place` wishes to find again."""
        self.set(PLACE_STATES, {**self.get(PLACE_STATES), place: state})

    def _write(self, changed: str) -> None:
        """Keep the value of one key; what another window of the program has kept meanwhile stays."""
        values = {**self._values, **_read(self._path), changed: self._values[changed]}
        text = json.dumps(values, indent=1, ensure_ascii=False, sort_keys=True)
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # The name of a file that was opened may hold what is no character.
            fresh.write_text(text, encoding="utf-8", errors="surrogatepass")
            fresh.replace(self._path)
        except OSError as problem:
            # A full disk or a read-only profile must not stop the work; the choice then lasts until closing.
            _log.info("settings are not kept: %s", problem)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
