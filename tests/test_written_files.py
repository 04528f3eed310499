"""A file is put in its place whole or not at all, and a refusal is a sentence."""

import errno
import os
from pathlib import Path

import pytest

from wsg_desktop import written_files
from wsg_desktop.errors import FileProblem
from wsg_desktop.written_files import placed


def test_what_was_written_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    with placed(path) as fresh:
        fresh.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_bug_on_the_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), placed(path) as fresh:
        fresh.write_text("half" * (1 // 0))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is not there") as found, placed(tmp_path / "nergens" / "a.xlsx"):
        pass
    assert "nergens" in str(found.value)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever is root may write anywhere")
def test_a_folder_one_may_not_write_in_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileProblem, match="may not write"), placed(tmp_path / "a.xlsx"):
            pass
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(errno.EACCES, "in use"), "still open in Excel"),
        (OSError(errno.ENOSPC, "no space"), "disk is full"),
        (OSError(errno.EIO, "bad disk"), "the disk or the network does not answer"),
    ],
)
def test_what_the_system_refuses_becomes_a_sentence(
    error: OSError, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise error

    path = tmp_path / "a.xlsx"
    path.write_text("old")
    monkeypatch.setattr(written_files.os, "replace", refuse)
    with pytest.raises(FileProblem, match=sentence), placed(path) as fresh:
        fresh.write_text("new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_too_long_is_said_and_nothing_else(tmp_path: Path) -> None:
    # The name fits, that of what is written beside it does not.
    path = tmp_path / f"{'a' * 245}.xlsx"
    with pytest.raises(FileProblem, match="is too long"), placed(path) as fresh:
        fresh.write_text("new")
    assert list(tmp_path.iterdir()) == []
