"""Puts a file in its place whole or not at all, and says in words why it does not go."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from wsg_desktop.errors import NO_FOLDER, NOT_ALLOWED, FileProblem, not_written
from wsg_desktop.texts import N_

IN_EXCEL = N_("{name} cannot be replaced. The file is still open in Excel. Close it and try again.")
IN_USE = N_("{name} cannot be replaced. The file is still open in another program. Close it and try again.")


@contextmanager
def placed(path: Path) -> Generator[Path, None, None]:
    """Give a path to write to; when the block ends, what stands there takes the place of `path` in one step.

    Raises `FileProblem` when it cannot be written or replaced; `path` is then as it was.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.part")
    _refuse_folder(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        yield fresh
        _replace(fresh, path)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        # A disk that went, or a name that is too long, refuses even to remove what is not there.
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _refuse_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise FileProblem(NO_FOLDER, folder=path.parent)
    if not os.access(path.parent, os.W_OK):
        raise FileProblem(NOT_ALLOWED, folder=path.parent)


def _replace(fresh: Path, path: Path) -> None:
    try:
        os.replace(fresh, path)  # noqa: PTH105 - replaces in one step on every system
    except PermissionError as error:
        # Windows refuses to replace a file that a program has open.
        sentence = IN_EXCEL if path.suffix.lower() == ".xlsx" else IN_USE
        raise FileProblem(sentence, name=path.name) from error
