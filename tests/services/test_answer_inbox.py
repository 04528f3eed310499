"""Returned files that wait: one copy each, until what they say is decided."""

from pathlib import Path

import pytest

from wsg_desktop.services import answer_inbox as inbox


@pytest.fixture
def folder() -> Path:
    return inbox.inbox_folder("programme")


def _file(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_file_waits_as_a_copy_with_its_own_name(folder: Path, tmp_path: Path) -> None:
    one, two = _file(tmp_path, "een.xlsx", "1"), _file(tmp_path, "twee.xlsx", "2")
    copies = [inbox.keep_waiting(folder, path) for path in (one, two)]
    one.unlink()

    assert sorted(inbox.list_waiting(folder)) == sorted(copies)
    assert [copy.name for copy in copies] == ["een.xlsx", "twee.xlsx"]
    assert copies[0].read_text("utf-8") == "1"


def test_the_same_contents_wait_once_under_any_name(folder: Path, tmp_path: Path) -> None:
    first = inbox.keep_waiting(folder, _file(tmp_path, "een.xlsx", "1"))
    assert inbox.keep_waiting(folder, _file(tmp_path, "kopie.xlsx", "1")) == first
    assert inbox.keep_waiting(folder, first) == first
    assert inbox.count_waiting(folder) == 1


def test_what_is_decided_waits_no_longer_and_again_after_an_undo(folder: Path, tmp_path: Path) -> None:
    copy = inbox.keep_waiting(folder, _file(tmp_path, "een.xlsx", "1"))
    inbox.mark(copy, done=True)
    assert (inbox.count_waiting(folder), inbox.list_waiting(folder)) == (0, [])
    inbox.mark(copy, done=False)
    assert inbox.list_waiting(folder) == [copy]
    inbox.mark(copy, done=True)
    inbox.clear_done(folder)
    assert not copy.exists()


def test_which_overview_a_person_chose_is_kept_with_the_copy(folder: Path, tmp_path: Path) -> None:
    original = _file(tmp_path, "een.csv", "1")
    copy = inbox.keep_waiting(folder, original)
    inbox.choose_overview(copy, "abc")
    assert inbox.chosen_overview(copy) == "abc"
    assert inbox.list_waiting(folder) == [copy]


def test_nothing_is_written_beside_a_file_of_the_user(tmp_path: Path) -> None:
    original = _file(tmp_path, "een.csv", "1")
    inbox.choose_overview(original, "abc")
    inbox.mark(original, done=True)
    assert [it.name for it in tmp_path.iterdir()] == ["een.csv"]
    assert inbox.chosen_overview(original) == ""


def test_without_a_folder_nothing_waits(folder: Path) -> None:
    assert inbox.list_waiting(folder) == []
    inbox.clear_done(folder)


def test_where_no_copy_can_be_made_the_file_itself_is_read(folder: Path, tmp_path: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", "utf-8")
    original = _file(tmp_path, "een.csv", "1")
    assert inbox.keep_waiting(folder, original) == original
