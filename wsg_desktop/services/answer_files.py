"""Opening returned files, and finding out which overview each of them is: by its id, else by its name."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange.answer_columns import looks_returned
from wsg_desktop.exchange.answer_reading import Opened, open_answer
from wsg_desktop.exchange.file_properties import read_properties
from wsg_desktop.exchange.safe_open import LIST_EXTENSIONS, NOT_READABLE, check_file
from wsg_desktop.exchange.worker import ReadingWorker
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.sent_overviews import SentHeader, list_sent_headers
from wsg_desktop.texts import N_

NO_FILES = N_(
    "There is no workbook in {name}. Choose the workbooks that came back, or the folder they are in."
)
SAME_FILE = N_("{name} is the same file as {other}, which was given too. It is read once.")
OTHER_PROGRAMME = N_(
    "{name} is an overview of another programme ({programme}). Open that programme to take it over."
)
NOT_SENT = N_(
    "{name} is an overview that this programme did not send, or one for yourself."
    " Nothing is compared with it."
)
WHOSE = N_(
    "It is not known which overview {name} is: it does not say so, and no overview was sent under that name."
    " Give it the name of the file that was sent, and try again."
)

Progress = Callable[[int, int, str], None]
"""Called with how many are read, how many there are, and which is next."""

_MARKS = frozenset({"thumbs.db", "desktop.ini"})
_COPY = re.compile(r"^(?:kopie van|copy of|re|fw|fwd|antw)[ _:]+", re.IGNORECASE)


class Unreadable(NamedTuple):
    """A returned file that could not be opened, with why."""

    path: Path
    problem: UserError


class Identity(NamedTuple):
    """Which overview a file is, and by what that is known."""

    export_id: str
    recognised_by: str


def _never() -> bool:
    return False


def find_returned(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: those given, and of a folder the workbooks and texts in it.

    Raises `FileProblem` when there is none at all, or a folder cannot be read; an empty one stops no others.
    """
    found: dict[Path, None] = {}
    empty: Path | None = None
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = [it for it in _entries(path) if _may_be_answer(it)]
        empty = empty if inside else path
        found |= dict.fromkeys(inside)
    if not found and empty is not None:
        raise FileProblem(NO_FILES, name=empty.name)
    return list(found)


def list_passed_over(paths: Iterable[Path]) -> list[str]:
    """Return the names of what lies in these folders and is not read: folders, and files that are no list."""
    inside = (it for path in paths if path.is_dir() for it in _entries(path))
    return [it.name for it in inside if not _is_mark(it) and not _may_be_answer(it)]


def open_returned(
    paths: Sequence[Path],
    *,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] = _never,
) -> list[Opened | Unreadable]:
    """Return the files as they were opened, in one process under limits; one that fails stops no other.

    Knows no programme, so that it may run beside the window. Raises `ReadingCancelled` on wish.
    """
    found: list[Opened | Unreadable] = []
    seen: dict[str, str] = {}
    with collector_at_rest(), ReadingWorker(cancelled=cancelled) as worker:
        for path in paths:
            if on_progress is not None:
                on_progress(len(found), len(paths), path.name)
            found.append(open_one(path, worker, seen))
    return found


def identify(read: Reading, opened: Opened, sent: Sequence[SentHeader] | None = None) -> Identity:
    """Return which overview of this programme a file is; raises `UserError` when that must be asked."""
    about = opened.about
    headers = list_sent_headers(read) if sent is None else sent
    if about.export_id:
        if any(it.export_id == about.export_id for it in headers):
            return Identity(about.export_id, "id")
        raise _stranger(read, opened)
    named = _named(about.path.stem, headers)
    if named is None:
        raise UserError(WHOSE, name=about.path.name)
    return Identity(named.export_id, "file_name")


def is_returned(opened: Opened, sent: Sequence[SentHeader]) -> bool:
    """Return whether a file is an overview that comes back, of whatever programme, and no other list."""
    about = opened.about
    if about.export_id or about.programme or _named(about.path.stem, sent) is not None:
        return True
    return looks_returned(opened.sheets)


def is_named_as_sent(path: Path, sent: Sequence[SentHeader]) -> bool:
    """Return whether a file is called as an overview that was sent, whatever is in it."""
    return _named(path.stem, sent) is not None


def says_overview(path: Path) -> bool:
    """Return whether a workbook says that it is an overview, without reading its sheets."""
    try:
        return bool(read_properties(path, check_file(path)).export_id)
    except UserError:
        return False


def open_one(path: Path, worker: ReadingWorker, seen: dict[str, str]) -> Opened | Unreadable:
    """Return one file as it was opened; `seen` keeps the names of those before it by their digest."""
    try:
        opened = open_answer(path, worker)
    except UserError as problem:
        return Unreadable(path, problem)
    other = seen.get(opened.about.digest)
    if other is not None:
        return Unreadable(path, UserError(SAME_FILE, name=path.name, other=other))
    seen[opened.about.digest] = path.name
    return opened


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise FileProblem(NOT_READABLE, name=folder.name) from error


def _may_be_answer(path: Path) -> bool:
    return path.is_file() and not _is_mark(path) and path.suffix.lower() in LIST_EXTENSIONS


def _is_mark(path: Path) -> bool:
    """Return whether a program or the system put a file there, and no person."""
    return path.name.startswith(("~$", ".")) or path.name.lower() in _MARKS


def _stranger(read: Reading, opened: Opened) -> UserError:
    name, programme = opened.about.path.name, opened.about.programme
    if programme and programme != get_programme(read).name:
        return UserError(OTHER_PROGRAMME, name=name, programme=programme)
    return UserError(NOT_SENT, name=name)


def _named(stem: str, headers: Sequence[SentHeader]) -> SentHeader | None:
    """Return the overview with the longest file name that this one begins with; of equals the latest."""
    name = _COPY.sub("", stem).strip().lower()
    best: tuple[int, SentHeader] | None = None
    for header in headers:  # the latest first
        sent = Path(header.file_name).stem.lower()
        rest = name.removeprefix(sent)
        if name.startswith(sent) and not rest[:1].isalnum() and (best is None or len(sent) > best[0]):
            best = len(sent), header
    return best[1] if best else None
