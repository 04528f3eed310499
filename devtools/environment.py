"""The private environment `.venv`: made, filled from `uv.lock` with hashes, left alone while nothing changes.

The environment is filled by uv, which itself is one pinned version in `.dev/uv`
(docs/decisions/0001-environment-by-uv.md). Only what a command needs is installed; it grows, never shrinks.
"""

import hashlib
import json
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from devtools import ROOT, DevError
from devtools.steps import run, run_quietly, say

VENV = ROOT / ".venv"
STAMP = VENV / "dev.json"
UV_FOLDER = ROOT / ".dev" / "uv"
UV_STAMP = UV_FOLDER / "installed"
UV_LOCK = ROOT / "packaging" / "uv.txt"
ALL_GROUPS = frozenset({"test", "check"})
CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/ca-bundle.pem",  # openSUSE
)


class Filling(NamedTuple):
    """What the environment holds: the fingerprint of the lock it was filled from, and the groups."""

    fingerprint: str
    groups: frozenset[str]


def prepare(groups: Iterable[str]) -> None:
    """Make the environment hold the program's dependencies and those of `groups` ("test", "check").

    Raises `DevError` when the system lacks something or a download fails.
    """
    if VENV.exists() and not is_usable(VENV):
        say("removing .venv, which is broken or was made by another Python ...")
        shutil.rmtree(VENV)
    present = held()
    wanted = Filling(_fingerprint(), present.groups.union(groups))
    if present != wanted:
        _fill(wanted)
    _compile_texts()


def has_uv() -> bool:
    """Tell whether the pinned uv is installed, so that nothing is needed to install it."""
    return UV_STAMP.exists() and UV_STAMP.read_text(encoding="utf-8") == _hash(UV_LOCK.read_bytes())


def python(environment: Path = VENV) -> Path:
    """Return the Python of an environment."""
    return _scripts(environment) / ("python.exe" if os.name == "nt" else "python")


def _scripts(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


def _base_python() -> str:
    """Return the Python that this one was made from: an activated environment makes no difference."""
    return getattr(sys, "_base_executable", None) or sys.executable


def is_usable(environment: Path) -> bool:
    """Tell whether the environment's Python starts and has our own version."""
    version = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [str(python(environment)), "-c", version], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def held() -> Filling:
    """Return what the environment holds by its stamp; without one it may hold everything."""
    if not VENV.exists():
        return Filling("", frozenset())
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return Filling(stamp["fingerprint"], frozenset(stamp["groups"]))
    except (OSError, ValueError, KeyError):
        return Filling("", ALL_GROUPS)


def _fingerprint() -> str:
    """Return a hash of all that decides what is installed, and of where: a moved folder is filled anew."""
    parts = [(ROOT / name).read_bytes() for name in ("uv.lock", "pyproject.toml")]
    return _hash(b"\0".join([*parts, str(ROOT).encode()]))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _fill(wanted: Filling) -> None:
    uv = _uv()
    STAMP.unlink(missing_ok=True)
    say("installing the locked dependencies in .venv (some 130 MB the first time, a minute or two) ...")
    chosen = [argument for group in sorted(wanted.groups) for argument in ("--group", group)]
    command = [uv, "sync", "--locked", "--no-default-groups", "--no-install-project", *chosen]
    settings = {
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_PYTHON": str(python()) if VENV.exists() else _base_python(),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_SYSTEM_CERTS": "1",  # a proxy's certificate is known to the system, not to uv
    }
    if run(command, settings):
        raise DevError("The dependencies could not be installed; uv says why above. Is there a network?")
    _link_checkout()
    STAMP.write_text(
        json.dumps({"fingerprint": wanted.fingerprint, "groups": sorted(wanted.groups)}), encoding="utf-8"
    )


def _link_checkout() -> None:
    """Let the environment import the program from this checkout.

    What `pip install --editable` does, without its build: a build fetches tools that no lock file pins.
    """
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(python()), "-c", ask], capture_output=True, text=True, check=True)
    link = Path(answer.stdout.strip()) / "wsg_desktop_checkout.pth"
    link.write_text(f"{ROOT}\n", encoding="locale")  # as Python reads it, also below a folder such as José


def _uv() -> Path:
    """Return the pinned uv, installing it first where it is not there yet."""
    uv = _scripts(UV_FOLDER) / ("uv.exe" if os.name == "nt" else "uv")
    if has_uv():
        return uv
    say("installing uv, which installs the rest, in .dev ...")
    shutil.rmtree(UV_FOLDER, ignore_errors=True)
    run_quietly([_base_python(), "-m", "venv", UV_FOLDER], "A private environment could not be made.")
    pip = [python(UV_FOLDER), "-m", "pip", "install", "--disable-pip-version-check", "--only-binary=:all:"]
    run_quietly(
        [*pip, "--require-hashes", "--requirement", UV_LOCK],
        "uv could not be installed. Is there a network?",
        _certificates_for_pip(),
    )
    UV_STAMP.write_text(_hash(UV_LOCK.read_bytes()), encoding="utf-8")
    return uv


def _certificates_for_pip() -> dict[str, str]:
    """Return the variable that points pip at the system's certificates; an older pip knows only its own."""
    if os.environ.get("PIP_CERT") or os.environ.get("REQUESTS_CA_BUNDLE"):
        return {}
    candidates = [os.environ.get("SSL_CERT_FILE"), ssl.get_default_verify_paths().cafile, *CERTIFICATES]
    found = next((path for path in candidates if path and Path(path).is_file()), None)
    return {"PIP_CERT": found} if found else {}


def _compile_texts() -> None:
    """Compile the catalogues of texts that changed since they were compiled."""
    for texts in (ROOT / "resources" / "i18n").glob("*.po"):
        compiled = texts.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < texts.stat().st_mtime:
            say("compiling the texts ...")
            run_quietly(
                [python(), "-m", "devtools.catalogues", "compile"], "The texts could not be compiled."
            )
            return
