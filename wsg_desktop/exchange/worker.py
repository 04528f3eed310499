"""Reads files in a process of its own, with limits on memory and time.

A hostile or enormous file can end that process but never the program. Window and command line both read
lists through here. A frozen program must call `multiprocessing.freeze_support()` before anything else.
"""

import multiprocessing
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.file_properties import FileProperties
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


class ReadFile(NamedTuple):
    """What a file holds: its sheets, and what it says of itself."""

    sheets: list[Sheet]
    properties: FileProperties


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
    with ReadingWorker(cancelled=cancelled, limits=limits, open_limits=open_limits) as worker:
        return worker.read(path).sheets


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    form: FileFormat
    sparse: bool


class ReadingWorker:
    """Reads one file after another in one process, which is begun again after a file that ended it."""

    def __init__(
        self,
        *,
        cancelled: Callable[[], bool] = _never,
        limits: ReadLimits = READ_LIMITS,
        open_limits: OpenLimits = OPEN_LIMITS,
    ) -> None:
        self._cancelled = cancelled
        self._limits = limits
        self._open_limits = open_limits
        self._process: BaseProcess | None = None
        self._ours: Connection | None = None

    def __enter__(self) -> Self:
        """Return the worker; its process begins with the first file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._end()

    def read(self, path: Path) -> ReadFile:
        """Return what a file holds; raises `FileProblem` when that fails, `ReadingCancelled` on wish."""
        form = check_file(path, self._open_limits)
        deadline = time.monotonic() + self._limits.seconds
        for sparse in (False, True):
            answer = self._ask(_Task(path, form, sparse), deadline)
            if answer is not None:
                return answer
            if form is not FileFormat.XLSX:
                break
        raise FileProblem(TOO_MUCH_MEMORY, name=path.name)

    def _ask(self, task: _Task, deadline: float) -> ReadFile | None:
        """Return what the process read, or None when it died of memory; whatever goes wrong ends it."""
        try:
            ours = self._connection()
            with suppress(BrokenPipeError):  # it died meanwhile, which shows when it is waited for
                ours.send(task)
            answer = _received(ours) if self._wait(ours, task, deadline) else None
        except BaseException:
            self._end()
            raise
        if answer is None:
            self._end()
        if isinstance(answer, FileProblem):
            raise answer
        return answer

    def _connection(self) -> Connection:
        """Return the way to the process, which is begun where there is none."""
        if self._ours is None:
            context = multiprocessing.get_context("spawn")  # fork would copy threads and open databases
            self._ours, theirs = context.Pipe()
            self._process = context.Process(
                target=_work, args=(theirs, self._limits), daemon=True, name="wsg-read"
            )
            with theirs:
                self._process.start()
        return self._ours

    def _wait(self, ours: Connection, task: _Task, deadline: float) -> bool:
        """Return whether the process has something to say; False when it takes too much memory."""
        looks = 0
        while not ours.poll(_STEP):
            looks += 1
            if self._cancelled():
                raise ReadingCancelled
            if time.monotonic() > deadline:
                raise FileProblem(TOO_LONG, name=task.path.name, seconds=round(self._limits.seconds))
            pid = self._process.pid if self._process else None
            if looks % _LOOKS == 0 and memory_in_use(pid or 0) > self._limits.memory:
                return False
        return True

    def _end(self) -> None:
        if self._ours is not None:
            self._ours.close()
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._ours = self._process = None


def _received(ours: Connection) -> ReadFile | FileProblem | None:
    try:
        answer: ReadFile | FileProblem | None = ours.recv()
    except (EOFError, ConnectionResetError):  # it died without a word: out of memory ends a process at once
        return None
    return answer


def _work(answer: Connection, limits: ReadLimits) -> None:
    """Read in the worker process and send for each task a file, a `FileProblem`, or None without memory."""
    _be_silent()
    limit_own_memory(limits.memory)
    with suppress(EOFError, OSError):  # whoever asked is gone
        while True:
            task: _Task = answer.recv()
            answer.send(_read(task))


def _read(task: _Task) -> ReadFile | FileProblem | None:
    from wsg_desktop.exchange.file_properties import read_properties
    from wsg_desktop.exchange.sheet_reading import read_sheets, read_sparse_sheets

    try:
        sheets = (read_sparse_sheets if task.sparse else read_sheets)(task.path, task.form)
        return ReadFile(sheets, read_properties(task.path, task.form))
    except FileProblem as problem:
        return problem
    except MemoryError:
        return None


def _be_silent() -> None:
    """Keep what a dying library writes off the user's terminal."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file
        os.dup2(nowhere.fileno(), 2)
