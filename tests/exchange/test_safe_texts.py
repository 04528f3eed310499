"""Texts in cells and file names: nothing runs, nothing breaks the file, what goes is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.exchange.safe_texts import LONGEST, Cleaning, is_link, is_risky, safe_file_name


@pytest.mark.parametrize(
    ("typed", "kept", "dropped"),
    [
        ("gewoon", "gewoon", 0),
        ("twee\nregels", "twee\nregels", 0),
        ("twee\r\nregels\rdrie", "twee\nregels\ndrie", 0),
        ("a\x00b\x07c\x1b", "abc", 3),
        ("half\ud800", "half", 1),
        ("laatste\ufffe", "laatste", 1),
        ("tab\tblijft", "tab\tblijft", 0),
        ("é 漢 😀", "é 漢 😀", 0),
    ],
)
def test_control_characters_go_and_are_counted(typed: str, kept: str, dropped: int) -> None:
    cleaning = Cleaning()
    assert cleaning.text(typed) == kept
    assert cleaning.dropped == dropped


def test_a_text_longer_than_a_cell_is_cut_without_halving_a_character() -> None:
    cleaning = Cleaning()
    kept = cleaning.text("x" * (LONGEST - 1) + "😀" + "y")
    assert kept == "x" * (LONGEST - 1)
    assert cleaning.dropped == 2


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaning = Cleaning()
    once = cleaning.text(text)
    dropped = cleaning.dropped
    assert cleaning.text(once) == once
    assert cleaning.dropped == dropped
    assert len(once) <= len(text)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_what_might_become_a_formula_is_risky(start: str) -> None:
    assert is_risky(f"{start}cmd|' /C calc'!A0")
    assert not is_risky(f"x{start}")
    assert not is_risky("")


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("https://deventer.example/stukken?nr=1&x=%20", True),
        ("HTTP://deventer.example", True),
        ("mailto:bureau@deventer.example", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://a b", False),
        ("\\\\server\\map", False),
        ("www.deventer.example", False),
    ],
)
def test_only_web_and_mail_become_links(target: str, allowed: bool) -> None:
    assert is_link(target) is allowed


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2026-11-23 Overzicht Corporatie 1", "2026-11-23 Overzicht Corporatie 1"),
        ('Zorg & Zo: "De \\ Linde" / <Oost>?', "Zorg & Zo De Linde Oost"),
        ("eindigt op een punt. ", "eindigt op een punt"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("console", "console"),
        ("///", "_"),
        ("", "_"),
    ],
)
def test_file_names_are_taken_by_every_system(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(st.text())
def test_any_name_gives_a_name_that_can_be_used(name: str) -> None:
    safe = safe_file_name(name)
    assert 1 <= len(safe) <= 121
    assert safe == safe.strip(" .")
    assert not set(safe) & set('<>:"/\\|?*\n\t\0')
