"""What is being typed is kept on this computer; nothing that goes wrong there disturbs who types."""

import logging
from pathlib import Path

import pytest

from wsg_desktop.paths import data_folder
from wsg_desktop.services.half_typed import HalfTyped, find, keep

TYPED = [HalfTyped("De keuken is er,\nen de “vloer” ook", "Verslag"), HalfTyped("eind ma", "")]


def kept() -> Path:
    return data_folder() / "typing" / "p1.json"


def test_it_is_found_again_as_it_was_typed_and_goes_with_nothing() -> None:
    keep("p1", TYPED)
    assert find("p1") == TYPED
    assert find("p2") == []
    keep("p1", [])
    assert find("p1") == []
    assert list(kept().parent.iterdir()) == []
    keep("p1", [])


@pytest.mark.parametrize("content", ["", "[[", "{}", '["x"]', "[[1, 2, 3]]", "7", '"ab"'])
def test_a_damaged_file_is_nothing(content: str) -> None:
    kept().parent.mkdir(parents=True)
    kept().write_text(content, encoding="utf-8")
    assert find("p1") == []
    keep("p1", TYPED)
    assert find("p1") == TYPED


def test_a_folder_that_cannot_be_written_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / "typing").write_text("a file where the folder should be", encoding="utf-8")
    with caplog.at_level(logging.INFO):
        keep("p1", TYPED)
        keep("p1", [])
    assert find("p1") == []
    assert "not kept" in caplog.text
    caplog.clear()


def test_what_is_no_character_is_kept_too() -> None:
    keep("p1", [HalfTyped("half een teken \ud83d", "Verslag")])
    assert find("p1") == [HalfTyped("half een teken \ud83d", "Verslag")]
