"""Why a file operation was refused, in our own words and in the reader's language."""

import errno
import os
from pathlib import Path

import pytest

from wsg_desktop.errors import not_written, why
from wsg_desktop.texts import translator

NL = translator("nl")


def test_what_happens_often_is_said_in_our_words(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.touch()
    with pytest.raises(OSError, match="bestand") as there:
        file.mkdir()
    told = "bestand is niet geschreven: er staat al iets met die naam."
    assert not_written(file, there.value).text(NL).startswith(told)
    assert "File exists" not in str(not_written(file, there.value))
    below = file / "stukken"
    with pytest.raises(OSError, match="bestand") as no_folder:
        below.mkdir(parents=True)
    assert "een van de mappen is een bestand" in not_written(below, no_folder.value).text(NL)
    with pytest.raises(OSError, match="name") as too_long:
        (tmp_path / ("x" * 300)).touch()
    assert NL(why(too_long.value)) == "de naam, of die van de mappen, is te lang"


def test_what_windows_says_and_what_happens_seldom() -> None:
    in_use = PermissionError(errno.EACCES, "wordt gebruikt")
    in_use.winerror = 32  # type: ignore[attr-defined]
    assert why(in_use) == "another program is using it"
    assert why(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == os.strerror(errno.EXDEV)
    assert why(OSError("zonder nummer")) == "zonder nummer"
