"""How large a table prints, and how high its rows are."""

import pytest

from wsg_desktop.exchange.overview_action_columns import OUR_ACTION_COLUMNS, THEIR_ACTION_COLUMNS
from wsg_desktop.exchange.overview_columns import COLUMN_BY_KEY, PARTNER_KEYS, THEIR_COLUMNS
from wsg_desktop.exchange.table_layout import MOST_LINES, SMALLEST, lines, size_on_paper


def test_what_a_partner_gets_can_be_read_on_one_page_wide() -> None:
    projects = [*(COLUMN_BY_KEY[key].width for key in PARTNER_KEYS), *(it.width for it in THEIR_COLUMNS)]
    actions = [it.width for it in (*OUR_ACTION_COLUMNS, *THEIR_ACTION_COLUMNS)]
    assert min(size_on_paper(projects), size_on_paper(actions)) >= SMALLEST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("zes en zes", 1),
        ("vijftien letter", 2),
        ("een drie vijf negen elf", 3),
        ("kort\nen kort", 2),
        ("x" * 12, 1),
        ("x" * 13, 2),
        ("kort " + "x" * 25, 4),
        ("woord " * 100, MOST_LINES),
    ],
)
def test_texts_break_between_words_and_long_words_inside(text: str, expected: int) -> None:
    assert lines(text, 10) == expected


def test_a_column_that_leaves_no_room_at_all_is_no_matter() -> None:
    assert lines("diep ingesprongen", -3) == MOST_LINES
