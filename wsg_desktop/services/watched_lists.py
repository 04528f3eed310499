"""Which files were imported, to tell when one is newer: kept on this computer, not in the programme.

A path means something on one computer only, and a programme that is shared should not tell whose folders
these are. What a list said is kept in the programme (`list_memory`).
"""

import json
import logging
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from wsg_desktop.paths import data_folder

_log = logging.getLogger(__name__)


class ListFile(NamedTuple):
    """A file as it was when it was read."""

    path: Path
    digest: str
    size: int
    changed: int
    """When it was changed last, in nanoseconds."""


def list_file(path: Path) -> ListFile | None:
    """Return a file as it is now, or None when it cannot be read: that is told when its list is read."""
    try:
        about = path.stat()
        # The time is taken first: what is written meanwhile is newer then, never unseen.
        return ListFile(
            path.absolute(), sha256(path.read_bytes()).hexdigest(), about.st_size, about.st_mtime_ns
        )
    except OSError:
        return None


def watch(programme_id: str, name: str, file: ListFile) -> None:
    """Remember which file a list came from; `name` is that of its recipe."""
    kept = _watched(programme_id).items()
    watched = {other: it for other, it in kept if it.get("path") != str(file.path)}
    watched[name] = file._asdict() | {"path": str(file.path)}
    path = _path(programme_id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(watched, ensure_ascii=False), encoding="utf-8")
    except OSError as problem:
        # A full disk must not make an import fail that is done already.
        _log.info("the file of the list is not kept: %s", problem)


def is_watching(programme_id: str) -> bool:
    """Return whether any list was imported into a programme on this computer."""
    return bool(_watched(programme_id))


def changed_files(programme_id: str) -> list[tuple[str, ListFile]]:
    """Return the files that say something else than when they were imported, by name of their recipe.

    May take long where a folder lies on a network: not for the window's own thread. Which of them were
    imported on another computer meanwhile, the programme knows (`known_digests`).
    """
    found = ((name, _newer(kept)) for name, kept in sorted(_watched(programme_id).items()))
    return [(name, file) for name, file in found if file is not None]


def _newer(kept: Mapping[str, Any]) -> ListFile | None:
    """Return a file that changed since; one that is gone, or open elsewhere, is left alone."""
    try:
        path = Path(str(kept["path"]))
        about = path.stat()
        if (about.st_size, about.st_mtime_ns) == (kept["size"], kept["changed"]):
            return None
        file = list_file(path)
        return file if file is not None and file.digest != kept["digest"] else None
    except (OSError, KeyError, TypeError, ValueError):
        return None


def _watched(programme_id: str) -> dict[str, Any]:
    try:
        content: Any = json.loads(_path(programme_id).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _path(programme_id: str) -> Path:
    return data_folder() / "imports" / f"{programme_id}.lists.json"
