"""Settings: kept in a file, defaults for whatever is wrong in it."""

import json
import os
from pathlib import Path

import pytest

from wsg_desktop.settings import (
    LANGUAGE,
    OWN_NAME,
    RECENT_FILES,
    SETTINGS,
    TEXT_SIZE,
    THEME,
    Settings,
    kept_in,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the settings go, in a folder that is not there yet."""
    return tmp_path / "config" / "settings.json"


def test_a_value_is_found_again(path: Path) -> None:
    Settings(path).set(THEME, "dark")
    assert Settings(path).get(THEME) == "dark"


def test_defaults_hold_without_a_file(path: Path) -> None:
    settings = Settings(path)
    assert [settings.get(setting) for setting in SETTINGS] == [setting.default for setting in SETTINGS]
    assert not path.exists()


def test_no_key_is_used_twice() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_every_default_is_acceptable() -> None:
    assert all(setting.accepts(setting.default) for setting in SETTINGS)


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00", "[" * 100_000], ids=range(5))
def test_a_damaged_file_gives_defaults(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert Settings(path).get(LANGUAGE) == "nl"


def test_wrong_values_in_the_file_give_defaults(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "pink", "text_size": "1.5", "recent_files": [5]}), encoding="utf-8")
    settings = Settings(path)
    assert (settings.get(THEME), settings.get(TEXT_SIZE), settings.get(RECENT_FILES)) == ("system", 1.0, [])


def test_two_windows_keep_their_choices_beside_each_other(path: Path) -> None:
    first, second = Settings(path), Settings(path)
    first.set(THEME, "dark")
    second.set(TEXT_SIZE, 1.5)
    assert (Settings(path).get(THEME), Settings(path).get(TEXT_SIZE)) == ("dark", 1.5)


@pytest.mark.parametrize("values", [None, 5, [], {}, {"view": None}, {"view": [1]}])
def test_a_part_of_another_kind_is_an_empty_one(values: object) -> None:
    assert kept_in(values, "view", dict) == {}
    assert kept_in({"view": {"a": 1}}, "view", dict) == {"a": 1}


def test_a_wrong_value_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings(path).set(THEME, "pink")


def test_listeners_hear_what_changes_and_only_that(path: Path) -> None:
    settings, heard = Settings(path), list[str]()
    settings.listen(heard.append)
    settings.set(THEME, "dark")
    settings.set(THEME, "dark")
    settings.set(OWN_NAME, "Jan")
    assert heard == ["theme", "own_name"]


def test_recent_files_are_latest_first_without_doubles_and_not_endless(path: Path, tmp_path: Path) -> None:
    settings = Settings(path)
    for index in range(12):
        settings.add_recent(tmp_path / f"{index}.wsg")
    settings.add_recent(tmp_path / "10.wsg")
    names = [Path(name).stem for name in settings.get(RECENT_FILES)]
    assert names == ["10", "11", "9", "8", "7", "6", "5", "4"]
    settings.forget_recent(tmp_path / "11.wsg")
    assert [Path(name).stem for name in settings.get(RECENT_FILES)][:2] == ["10", "9"]


def test_a_place_keeps_its_state_beside_those_of_others(path: Path) -> None:
    settings = Settings(path)
    settings.keep_place_state("projects", {"sort": "end"})
    settings.keep_place_state("planning", {"zoom": 3})
    again = Settings(path)
    from wsg_desktop.settings import PLACE_STATES

    assert again.get(PLACE_STATES) == {"projects": {"sort": "end"}, "planning": {"zoom": 3}}


def test_a_folder_that_cannot_be_written_does_not_stop_the_work(tmp_path: Path) -> None:
    blocked = tmp_path / "config"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    settings = Settings(blocked / "settings.json")
    settings.set(THEME, "dark")
    assert settings.get(THEME) == "dark"


def test_a_name_of_no_characters_is_kept_too(path: Path) -> None:
    strange = Path(os.fsdecode(b"/tmp/\xff.wsg"))
    settings = Settings(path)
    settings.add_recent(strange)
    settings.set(THEME, "dark")
    assert Settings(path).get(RECENT_FILES) == [str(strange)]
    assert Settings(path).get(THEME) == "dark"
