"""Words of what changed: names that are many."""

import pytest

from wsg_desktop.services.meeting_change_words import first_named
from wsg_desktop.texts import translator


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["B1"], "B1"),
        (["B1", "B2", "B3"], "B1, B2, B3"),
        (["B1", "B2", "B3", "B4", "B5"], "B1, B2 and 3 others"),
    ],
)
def test_of_many_names_the_first_are_said(names: list[str], said: str) -> None:
    assert first_named(names, 2, ", ", translator("en")) == said
