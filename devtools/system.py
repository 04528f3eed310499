"""What the system itself must have: `venv` for Python, and on Linux the libraries that Qt loads.

What is missing is installed where that is allowed without asking (as root on Debian and Ubuntu) and is
otherwise named with the command that installs it.
"""

import importlib.util
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from devtools import DevError
from devtools.steps import run_quietly, say


@dataclass(frozen=True)
class Library:
    """A shared library that Qt loads, with the package that holds it per family of systems."""

    name: str
    debian: str
    fedora: str
    arch: str


WITHOUT_SCREEN = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
)
WITH_WINDOW = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
)
ENSUREPIP = "Python's module ensurepip"
VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
"""Only Debian and Ubuntu leave ensurepip out of Python; the package is that of the Python which runs this."""

TELL = {"debian": "sudo apt install", "fedora": "sudo dnf install", "arch": "sudo pacman -S"}
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
TRY_TO_LOAD = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def require(*, libraries: Iterable[Library] = (), venv: bool = False) -> None:
    """Make sure that Qt finds its libraries and Python can make an environment (`venv`).

    What lacks is installed as root on Debian and Ubuntu; else `DevError` names it with the command to type.
    """
    kind = family()
    absent = missing(libraries) if sys.platform == "linux" else []
    names, wanted = [library.name for library in absent], packages(absent, kind) if kind else []
    if venv and importlib.util.find_spec("ensurepip") is None:
        names.append(ENSUREPIP)
        wanted += [VENV_PACKAGE] if kind == "debian" else []
    if not names:
        return
    if kind != "debian" or os.geteuid() != 0:
        raise DevError(f"{lacking(names)} {how_to_go_on(kind, wanted)}")
    say(f"{lacking(names)} Installing {', '.join(wanted)} ...")
    _install(wanted)
    if still := missing(absent):
        raise DevError(f"After installing, {lacking([library.name for library in still])}")


def missing(libraries: Iterable[Library]) -> list[Library]:
    """Return the libraries that cannot be loaded.

    A new process tries it, for that sees what was installed a moment ago.
    """
    wanted = {library.name: library for library in libraries}
    tried = subprocess.run(
        [sys.executable, "-c", TRY_TO_LOAD, *wanted], capture_output=True, text=True, check=True
    )
    return [wanted[name] for name in tried.stdout.split()]


def packages(libraries: Iterable[Library], kind: str) -> list[str]:
    """Return the packages of one family of systems that hold `libraries`, each once, in order of name."""
    return sorted({getattr(library, kind) for library in libraries})


def family(release: Mapping[str, str] | None = None) -> str | None:
    """Return which family this system is of: debian, fedora, arch, or None where we are not sure."""
    if release is None:
        try:
            release = platform.freedesktop_os_release()
        except OSError:
            return None
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    same = {"ubuntu": "debian", "rhel": "fedora"}
    return next((kind for name in names if (kind := same.get(name, name)) in TELL), None)


def lacking(names: Sequence[str]) -> str:
    """Return the sentence that says what is not there."""
    return f"this system lacks what Qt or Python needs: {', '.join(names)}."


def how_to_go_on(kind: str | None, wanted: Sequence[str]) -> str:
    """Return the sentence with the command that installs packages on a family of systems."""
    if kind is None or not wanted:
        return "Install what is missing and try again."
    return f"Install it and try again:\n\n    {TELL[kind]} {' '.join(wanted)}\n"


def _install(wanted: Sequence[str]) -> None:
    failure = f"Installing failed. Try it by hand: {' '.join([*INSTALL, *wanted])}"
    silent = {"DEBIAN_FRONTEND": "noninteractive"}
    run_quietly(["apt-get", "update"], failure, silent)
    run_quietly([*INSTALL, *wanted], failure, silent)
