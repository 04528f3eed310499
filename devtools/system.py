"""What the system itself must have: `venv` for Python, and on Linux the libraries that Qt loads.

What is missing is installed where that is allowed without asking (as root on Debian and Ubuntu) and is
otherwise named with the command that installs it.
"""

import importlib.util
import os
import platform
import shlex
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
INSTALL = {
    "debian": ("apt-get", "install", "--yes", "--no-install-recommends"),
    "fedora": ("dnf", "install", "--assumeyes"),
    "arch": ("pacman", "-S", "--needed"),
}

TRY_TO_LOAD = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def require_venv() -> None:
    """Make sure that this Python can make private environments, or raise `DevError` saying what to do."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if family() != "debian":
        raise DevError(
            f"This Python ({sys.executable}) cannot make a private environment: it was installed without its "
            "modules venv and ensurepip. Install them, or start dev.py with another Python."
        )
    _install_or_tell("debian", [package], "This Python lacks the modules venv and ensurepip")


def require_libraries(*, window: bool) -> None:
    """Make sure that Qt finds its system libraries, or raise `DevError` naming them with their packages."""
    if sys.platform != "linux":
        return
    absent = missing((*WITHOUT_SCREEN, *WITH_WINDOW) if window else WITHOUT_SCREEN)
    if not absent:
        return
    names = ", ".join(library.name for library in absent)
    kind = family()
    if kind is None:
        raise DevError(f"Qt needs system libraries that are not here: {names}. Install them and try again.")
    _install_or_tell(kind, packages(absent, kind), f"Qt needs system libraries that are not here ({names})")
    if still := missing(absent):
        raise DevError(f"Still not here after installing: {', '.join(library.name for library in still)}.")


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
    """Return the packages of one family of systems that hold `libraries`, each once."""
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
    return next((kind for name in names if (kind := same.get(name, name)) in INSTALL), None)


def _install_or_tell(kind: str, names: Sequence[str], why: str) -> None:
    """Install packages as root on Debian and Ubuntu; else raise `DevError` with the command that does."""
    command = [*INSTALL[kind], *names]
    if kind != "debian" or os.geteuid() != 0:
        raise DevError(f"{why}. Install what is missing with:\n\n    sudo {shlex.join(command)}\n")
    say(f"{why}; installing {', '.join(names)} ...")
    failure = f"{why}, and installing it failed. Install it with: {shlex.join(command)}"
    run_quietly(["apt-get", "update"], failure, {"DEBIAN_FRONTEND": "noninteractive"})
    run_quietly(command, failure, {"DEBIAN_FRONTEND": "noninteractive"})
