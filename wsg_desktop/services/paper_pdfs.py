"""Papers as PDF: each beside the paper itself, all of them in one, as far as this computer can print them."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from wsg_desktop.errors import UserError, not_written
from wsg_desktop.exchange.papers.joining import Cover, Part, join_pdfs
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.exchange.papers.office import PRINTS, find_office, write_pdf
from wsg_desktop.services.paper_wishes import PdfWishes
from wsg_desktop.services.papers import PapersMade, Progress
from wsg_desktop.texts import N_, translator

NO_OFFICE = N_("There is no LibreOffice on this computer to make PDFs with. Install it, or print from Word.")
FOLDER = "PDF"
NUMBER = N_("All papers: page {page} of {pages}")
"""What stands under each page of the whole."""


class Paper(NamedTuple):
    """A file that goes to the members, and what it is called among the bookmarks."""

    path: Path
    title: str
    is_drawing: bool = False


@dataclass(slots=True)
class _Printing:
    """What became of printing."""

    prints: dict[Path, Path] = field(default_factory=dict[Path, Path])
    """Per paper its PDF, which is the paper itself where that is one."""
    problem: UserError | None = None
    """The first reason why something has no PDF."""
    is_stopped: bool = False


def can_print() -> bool:
    """Return whether this computer can make PDFs of papers."""
    return find_office() is not None


def write_pdfs(
    made: PapersMade,
    wishes: PdfWishes,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PapersMade:
    """Print what goes to the members, each into a folder of its own, or all of it as one; the papers stay.

    The folder holds all of it or is not there. The one PDF holds what can be printed; of what is not in
    it the maker is told. Return what was made with the PDFs, or with why there are none.
    """
    goes = list(in_order(made))
    with TemporaryDirectory(ignore_cleanup_errors=True) as kept:
        done = _print(goes, Path(kept), on_progress, cancelled, stop_at_first=not wishes.joined)
        if done.is_stopped:
            return made
        made = replace(made, not_printed=done.problem)
        try:
            if wishes.joined:
                made = _join(made, goes, done.prints)
            if wishes.each and done.problem is None:
                made = replace(made, pdfs=tuple(_put_apart(made.folder / FOLDER, goes, done.prints)))
        except UserError as problem:
            return replace(made, not_printed=problem)
    return made


def in_order(made: PapersMade) -> Iterator[Paper]:
    """Yield what goes to the members by its numbers: enclosures behind the oplegnotitie that they explain."""
    left = list(made.own)
    for it in made.for_members:
        number, _, _ = it.path.name.partition(" ")
        yield Paper(it.path, f"{number} {it.title}", it.kind is PaperKind.PLANNING)
        mine = [own for own in left if it.decision_id and own.decision_id == it.decision_id]
        yield from (Paper(own.path, own.path.stem) for own in mine)
        left = [own for own in left if own not in mine]
    yield from (Paper(own.path, own.path.stem) for own in left)


def _print(
    goes: list[Paper],
    folder: Path,
    on_progress: Progress | None,
    cancelled: Callable[[], bool] | None,
    *,
    stop_at_first: bool,
) -> _Printing:
    """Print papers into a folder that nobody sees; `stop_at_first` stops at one that does not print."""
    office, done = find_office(), _Printing()
    for at, paper in enumerate(goes):
        if cancelled is not None and cancelled():
            return _Printing(is_stopped=True)
        if on_progress is not None:
            on_progress(at, len(goes), paper.path.name)
        try:
            done.prints[paper.path] = _printed(paper.path, office, folder / str(at))
        except UserError as problem:
            done.problem = done.problem or problem
            if stop_at_first:
                break
    return done


def _printed(paper: Path, office: Path | None, into: Path) -> Path:
    """Return the PDF of a paper in a new folder, or what is not printed as it is; raises `UserError`."""
    if paper.suffix.lower() not in PRINTS:
        return paper
    if office is None:
        raise UserError(NO_OFFICE)
    try:
        into.mkdir()
    except OSError as error:
        raise not_written(into, error) from error
    return write_pdf(office, paper, into, into.parent / "profile")


def _join(made: PapersMade, goes: list[Paper], prints: Mapping[Path, Path]) -> PapersMade:
    tr = translator(made.imprint.language)
    name = tr("Papers {meeting}", meeting=made.folder.name)
    path = made.folder / f"{name}.pdf"
    printed = [it for it in goes if _is_pdf(prints.get(it.path))]
    parts = {Part(it.title, prints[it.path], it.is_drawing): it.path for it in printed}
    broken = join_pdfs(list(parts), path, Cover(name, tr(NUMBER), made.imprint))
    inside = {source for part, source in parts.items() if part not in broken}
    outside = tuple(it.path for it in goes if it.path not in inside)
    if outside and len(inside) < 2:
        # One paper of many is not all of it, whatever the file is called.
        path.unlink(missing_ok=True)
        return made
    return replace(made, joined=path, not_joined=outside)


def _is_pdf(path: Path | None) -> bool:
    return path is not None and path.suffix.lower() == ".pdf"


def _put_apart(folder: Path, goes: list[Paper], prints: Mapping[Path, Path]) -> Iterator[Path]:
    """Put the PDFs in a folder, and what cannot be one as it is; raises `FileProblem` and leaves nothing."""
    try:
        folder.mkdir(exist_ok=True)
        for it in goes:
            made = prints[it.path]
            yield Path(shutil.copyfile(made, folder / f"{it.path.stem}{made.suffix}"))
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise not_written(folder, error) from error
