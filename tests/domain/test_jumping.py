"""What Ctrl+K finds for a few letters, and in what order."""

import pytest

from wsg_desktop.domain.jumping import JumpIndex, Target, TargetKind

INDEX = JumpIndex(
    [
        Target(TargetKind.PROJECT, "1", "Eettafel in het wijkcentrum", "B1", "Colmschate"),
        Target(TargetKind.PROJECT, "2", "Woonzorgvoorziening De Linde", "B10", "Bathmen"),
        Target(TargetKind.PROJECT, "3", "Zorgcoördinator aanstellen", "T3", "Tubbergen"),
        Target(TargetKind.PROJECT, "4", "Wonen met zorg", "B100", "Bathmen"),
        Target(TargetKind.AREA, "a", "Bathmen", context="Deventer"),
        Target(TargetKind.PARTY, "p", "Zorgpartij Oost", also="ZPO\nStichting Zorg Oost"),
        Target(TargetKind.ACTION, "undo", "Ongedaan maken", context="Bewerken"),
    ]
)


def found(text: str, most: int = 20) -> list[str]:
    return [target.id for target in INDEX.find(text, most)]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("b10", ["2", "4"]),
        ("b1", ["1", "2", "4"]),
        ("coordi", ["3"]),
        ("zorgvoor", ["2"]),
        ("zpo", ["p"]),
        ("  LINDE  woonzorg ", ["2"]),
        ("eettafel colmschate", ["1"]),
        ("b1 eettafel", ["1"]),
        ("ongedaan", ["undo"]),
        ("niets van dit al", []),
        ("", []),
    ],
)
def test_letters_lead_to_what_is_meant(typed: str, ids: list[str]) -> None:
    assert found(typed) == ids


def test_a_title_that_begins_so_goes_before_a_word_and_a_word_before_letters_inside() -> None:
    assert found("zorg") == ["3", "p", "4", "2"]


def test_of_what_fits_alike_the_projects_come_first_and_what_only_belongs_there_last() -> None:
    assert found("bathmen") == ["a", "2", "4"]


def test_no_more_than_asked_for_are_returned() -> None:
    assert found("zorg", most=2) == ["3", "p"]


def test_going_back_a_letter_finds_what_a_fresh_look_finds() -> None:
    for typed in ("z", "zo", "zor", "zorg", "zorgc", "zorg", "zo", "wo", "won"):
        fresh = JumpIndex(kept.target for kept in INDEX._kept)
        assert found(typed) == [target.id for target in fresh.find(typed, 20)]


def test_a_target_is_found_again_by_its_key() -> None:
    assert INDEX.get("area:a") == Target(TargetKind.AREA, "a", "Bathmen", context="Deventer")
    assert INDEX.get("area:gone") is None
