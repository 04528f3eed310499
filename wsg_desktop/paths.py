"""The only place that knows where things are: our resources and the user's folders."""

import os
import sys
from pathlib import Path

_moved: dict[str, Path | None] = {}
"""Folders that the user chose instead of ours."""


def resources() -> Path:
    """Return the folder of icons, texts and templates: in a checkout, installed or frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    packed = Path(__file__).parent / "_resources"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "resources"


def data_folder() -> Path:
    """Return the user's own folder for backups and logs; `WSG_DATA` moves it (tests, portable use)."""
    return _user_folder("data")


def settings_folder() -> Path:
    """Return the user's own folder for settings; `WSG_DATA` moves it too."""
    return _user_folder("config")


def backups_folder() -> Path:
    """Return the folder that holds the backups of every programme.

    While the one that the user chose is not there (a stick, a drive of the network), the usual one serves:
    work goes on.
    """
    moved = _moved.get("backups")
    return moved if moved is not None and moved.is_dir() else data_folder() / "backups"


def move_backups(folder: Path | None) -> None:
    """Keep backups in `folder` from now on; None for the usual one."""
    _moved["backups"] = folder


def _user_folder(kind: str) -> Path:
    moved = os.environ.get("WSG_DATA")
    if moved:
        return Path(moved) / kind
    import platformdirs

    find = {"data": platformdirs.user_data_path, "config": platformdirs.user_config_path}[kind]
    return find("WSG Desktop", appauthor=False)
