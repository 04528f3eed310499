"""Looking back: where no file can be written that is said, and nothing else happens."""

from pathlib import Path

import pytest

from wsg_desktop.errors import FileProblem
from wsg_desktop.services.copies import RestorePoint
from wsg_desktop.services.document import Document
from wsg_desktop.ui import looking_back
from wsg_desktop.ui.looking_back import write_look


def test_a_folder_that_cannot_be_used_is_said(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gegevens").write_text("geen map")
    monkeypatch.setattr(looking_back, "data_folder", lambda: tmp_path / "gegevens")
    point = RestorePoint(document.path, document.clock.now(), "Stuurgroep", 1)
    with pytest.raises(FileProblem, match="cannot be used: one of its folders is a file"):
        write_look(document, point, document.path)
