"""Reads a file in a process of its own, with limits on memory and time.

A hostile or enormous file can end that process but never the program. Window and command line both read
lists through here. A frozen program must call `multiprocessing.freeze_support()` before anything else.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.process_memory import limit_own_memory, memory_in_use
from wsg_desktop.exchange.safe_open import OPEN_LIMITS, FileFormat, OpenLimits, check_file
from wsg_desktop.exchange.sheets import Sheet
from wsg_desktop.texts import N_

TOO_MUCH_MEMORY = N_(
    "{name} is not read, because that takes more memory than a list needs."
    " Copy only the list to a new workbook and try again."
)
TOO_LONG = N_(
    "{name} is not read, because that takes longer than {seconds} seconds."
    " Copy only the list to a new workbook and try again."
)

_STEP = 0.05
"""Seconds between two looks at the clock and the wish to cancel."""

_LOOKS = 5
"""Steps between two looks at the memory, which costs a process on some systems."""


class ReadingCancelled(Exception):
    """The user cancelled before the file was read."""


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What reading one file may take."""

    seconds: float = 90
    memory: int = 1024 * 1024 * 1024
    """Bytes; an honest list of 100,000 rows takes about a third of it."""


READ_LIMITS = ReadLimits()


def _never() -> bool:
    return False


def read_workbook(
    path: Path,
    *,
    cancelled: Callable[[], bool] = _never,
    limits: ReadLimits = READ_LIMITS,
    open_limits: OpenLimits = OPEN_LIMITS,
) -> list[Sheet]:
    """Return the sheets of any list; raise `FileProblem` when it cannot be read, `ReadingCancelled` on wish.

    `cancelled` is asked some twenty times a second, from the calling thread.
    """
    form = check_file(path, open_limits)
    deadline = time.monotonic() + limits.seconds
    for sparse in (False, True):
        answer = _ask(_Task(path, form, limits, sparse), cancelled, deadline)
        if answer is not None:
            return answer
        if form is not FileFormat.XLSX:
            break
    raise FileProblem(TOO_MUCH_MEMORY, name=path.name)


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    form: FileFormat
    limits: ReadLimits
    sparse: bool


def _ask(task: _Task, cancelled: Callable[[], bool], deadline: float) -> list[Sheet] | None:
    """Return what a fresh worker read, or None when it died of memory."""
    context = multiprocessing.get_context("spawn")  # fork would copy threads and open databases
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(task, theirs), daemon=True, name="wsg-read")
    with ours:
        try:
            worker.start()
            theirs.close()
            return _received(ours) if _wait(ours, worker, task, cancelled, deadline) else None
        finally:
            _end(worker)


def _wait(
    ours: Connection, worker: BaseProcess, task: _Task, cancelled: Callable[[], bool], deadline: float
) -> bool:
    """Return whether the worker has something to say; False when it takes too much memory."""
    looks = 0
    while not ours.poll(_STEP):
        looks += 1
        if cancelled():
            raise ReadingCancelled
        if time.monotonic() > deadline:
            raise FileProblem(TOO_LONG, name=task.path.name, seconds=round(task.limits.seconds))
        if looks % _LOOKS == 0 and memory_in_use(worker.pid or 0) > task.limits.memory:
            return False
    return True


def _received(ours: Connection) -> list[Sheet] | None:
    try:
        answer: Sequence[Sheet] | FileProblem | None = ours.recv()
    except EOFError:  # it died without a word: out of memory ends a process at once
        return None
    if isinstance(answer, FileProblem):
        raise answer
    return None if answer is None else list(answer)


def _end(worker: BaseProcess) -> None:
    if worker.pid is not None:
        worker.kill()
        worker.join()
        worker.close()


def _work(task: _Task, answer: Connection) -> None:
    """Read in the worker process and send the sheets, a `FileProblem`, or None when memory ran out."""
    _be_silent()
    limit_own_memory(task.limits.memory)
    from wsg_desktop.exchange.sheet_reading import read_sheets, read_sparse_sheets

    try:
        result = (read_sparse_sheets if task.sparse else read_sheets)(task.path, task.form)
    except FileProblem as problem:
        _send(answer, problem)
    except MemoryError:
        _send(answer, None)
    else:
        _send(answer, result)


def _send(answer: Connection, result: object) -> None:
    with suppress(OSError):  # whoever asked is gone
        answer.send(result)


def _be_silent() -> None:
    """Keep what a dying library writes off the user's terminal."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file
        os.dup2(nowhere.fileno(), 2)
