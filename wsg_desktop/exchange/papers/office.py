"""Lets LibreOffice print papers as PDF, where it is installed: laid out as whoever opens them sees them."""

import shutil
import subprocess
from pathlib import Path

from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import N_

PRINTS = frozenset({".docx", ".pptx", ".xlsx"})
NOT_PRINTED = N_(
    "LibreOffice did not make a PDF of {name}. Make the papers without PDF, or close LibreOffice and try "
    "again."
)
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PATIENCE = 120
"""Seconds for one paper; the first takes longest, for LibreOffice has to start."""


_FILTERS = {".docx": "writer", ".pptx": "impress", ".xlsx": "calc"}
_TAGS = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""Headings and tables that a reader that speaks can follow, which LibreOffice leaves out by itself."""


def find_office() -> Path | None:
    """Return the LibreOffice of this computer; None where there is none."""
    found = shutil.which("soffice") or next((it for it in _USUAL if Path(it).is_file()), None)
    return Path(found) if found else None


def write_pdf(office: Path, paper: Path, folder: Path, profile: Path) -> Path:
    """Print a paper into `folder` as PDF and return its path; raises `FileProblem` when it does not come.

    `profile` is a folder for what LibreOffice keeps, the same for many papers: making it takes long, and the
    user's own takes no orders while it is open in a window.
    """
    made = folder / f"{paper.stem}.pdf"
    command = (
        *(str(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
        *("--convert-to", _tagged(paper), "--outdir", str(folder), str(paper)),
    )
    silent = subprocess.DEVNULL
    try:
        subprocess.run(command, check=True, timeout=_PATIENCE, stdin=silent, stdout=silent, stderr=silent)
    except (OSError, subprocess.SubprocessError) as error:
        raise FileProblem(NOT_PRINTED, name=paper.name) from error
    if not made.is_file():
        raise FileProblem(NOT_PRINTED, name=paper.name)
    return made


def _tagged(paper: Path) -> str:
    """Return to what LibreOffice converts a paper: a PDF with its structure."""
    program = _FILTERS.get(paper.suffix.lower())
    return f"pdf:{program}_pdf_Export:{_TAGS}" if program else "pdf"
