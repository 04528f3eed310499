"""Papers as PDF beside the papers themselves, where this computer has a program that prints them."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from wsg_desktop.errors import UserError, not_written
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.exchange.papers.office import PRINTS, find_office, write_pdf
from wsg_desktop.services.papers import PapersMade, Progress
from wsg_desktop.texts import N_

NO_OFFICE = N_("There is no LibreOffice on this computer to make PDFs with. Install it, or print from Word.")
FOLDER = "PDF"


def can_print() -> bool:
    """Return whether this computer can make PDFs of papers."""
    return find_office() is not None


def write_pdfs(
    made: PapersMade,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PapersMade:
    """Print what goes to the members into a folder of its own, all of it or nothing; the papers stay.

    Return what was made with the PDFs, or with why there are none.
    """
    goes = [*(it.path for it in made.papers if it.kind is not PaperKind.CHAIR), *made.own]
    folder = made.folder / FOLDER
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            found = _printed(goes, folder, Path(profile), on_progress, cancelled)
    except UserError as problem:
        shutil.rmtree(folder, ignore_errors=True)
        return replace(made, not_printed=problem)
    if found is None:
        shutil.rmtree(folder, ignore_errors=True)
        return made
    return replace(made, pdfs=tuple(found))


def _printed(
    goes: list[Path],
    folder: Path,
    profile: Path,
    on_progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> list[Path] | None:
    office = find_office()
    if office is None:
        raise UserError(NO_OFFICE)
    found: list[Path] = []
    for done, path in enumerate(goes):
        if cancelled is not None and cancelled():
            return None
        if on_progress is not None:
            on_progress(done, len(goes), path.name)
        try:
            folder.mkdir(exist_ok=True)
            copied = None if path.suffix in PRINTS else Path(shutil.copy(path, folder))
        except OSError as error:
            raise not_written(folder, error) from error
        found.append(copied or write_pdf(office, path, folder, profile))
    return found
