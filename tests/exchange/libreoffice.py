"""LibreOffice without a screen, for tests of what other programs make of our workbooks."""

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def convert(source: Path, kind: str, folder: Path) -> Path:
    """Return `source` opened by LibreOffice and saved as `kind` (pdf, xlsx, csv) in `folder`."""
    assert OFFICE is not None
    profile = (folder / "profile").as_uri()
    done = subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            source,
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    made = folder / f"{source.stem}.{kind}"
    assert made.exists(), done.stdout + done.stderr
    return made
