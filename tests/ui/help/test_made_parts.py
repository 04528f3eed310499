"""What the code tells of itself in the help is all there is to tell."""

import re
from pathlib import Path

import pytest

from tests.source_tree import ROOT
from wsg_desktop.cli.command_help import list_commands
from wsg_desktop.domain import date_vocabulary
from wsg_desktop.domain.fields import PROJECT_FIELDS
from wsg_desktop.exchange.list_fields import LIST_FIELDS
from wsg_desktop.paths import backups_folder, settings_folder
from wsg_desktop.texts import Translator
from wsg_desktop.ui.actions import ACTIONS, place_actions
from wsg_desktop.ui.help import made_parts
from wsg_desktop.ui.help.keys import KEY_GROUPS, KeyGroup
from wsg_desktop.ui.help.made_parts import keys_in_words


def test_every_key_of_the_menus_is_told(nl: Translator) -> None:
    text = made_parts.shortcuts(nl)
    for action in (*ACTIONS, *place_actions()):
        for keys in action.keys:
            assert f" {keys_in_words(keys, nl)}" in text, action.id


def test_keys_are_called_as_they_stand_on_the_keyboard(nl: Translator) -> None:
    assert keys_in_words("Alt+Shift+Right", nl) == "Alt+Shift+Pijl rechts"
    assert keys_in_words("Ctrl+Shift++", nl) == "Ctrl+Shift++"
    assert keys_in_words("F2", nl) == "F2"


@pytest.mark.parametrize("group", [group for group in KEY_GROUPS if group.answers], ids=lambda it: it.title)
def test_every_key_that_a_part_answers_to_is_told(group: KeyGroup) -> None:
    names = {
        "Return": "Enter", "Escape": "Esc", "Delete": "Del", "Backtab": "Shift+Tab", "Semicolon": "Ctrl+;",
        "Insert": "Ins", "Plus": "+", "Minus": "-", "Equal": "=", "PageUp": "PgUp", "PageDown": "PgDown",
    }  # fmt: skip
    told = {one for line in group.lines for keys in line.keys for one in (keys, keys.rpartition("+")[2])}
    for place in group.answers:
        source = (ROOT / "wsg_desktop/ui" / place).read_text(encoding="utf-8")
        keys = set(re.findall(r"\bKey_(\w+)", source)) - {"Shift", "Control"}
        assert {names.get(key, key) for key in keys} <= told, place


def test_the_parts_of_the_window_that_keys_are_told_of_exist() -> None:
    for group in KEY_GROUPS:
        for place in group.answers:
            assert Path(ROOT / "wsg_desktop/ui" / place).is_file()


def test_every_name_of_a_column_is_told(en: Translator) -> None:
    text = made_parts.columns(en)
    for field in LIST_FIELDS:
        assert en(field.label) in text
        assert all(name in text for name in field.names.split("|"))


def test_every_word_of_a_date_is_told(nl: Translator) -> None:
    text = made_parts.date_words(nl)
    for words in (date_vocabulary.MONTHS, date_vocabulary.UNITS, date_vocabulary.ONGOING_WORDS):
        assert all(word in text for word in words)


def test_the_examples_of_dates_are_read_by_the_reader_itself(nl: Translator) -> None:
    text = made_parts.date_examples(nl)
    assert "| `2027-03-01` | wordt ma 1 maart 2027" in text
    assert all(f"`{example}`" in text for example in made_parts.EXAMPLES)


def test_every_command_and_field_is_told(nl: Translator) -> None:
    text = made_parts.commands(nl)
    told = list_commands(nl)
    assert {"new", "set", "link add", "link remove", "chart"} <= {command.name for command in told}
    for command in told:
        assert command.does
        assert command.does in text
        assert command.usage.startswith(f"wsg-desktop {command.name} ")
        assert "[-h]" not in command.usage
    assert all(f"`{field.key}`" in made_parts.fields(nl) for field in PROJECT_FIELDS)


def test_folders_are_those_of_this_computer(nl: Translator) -> None:
    text = made_parts.folders(nl)
    assert str(backups_folder()) in text
    assert str(settings_folder()) in text
