"""What is chosen about paper: what it asks of the drawing, and what of it survives in the settings."""

from typing import Any

import pytest

from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.ui.printing.choices import EVERYTHING, ONE_PAGE, SHOWN, PrintChoices, kept_choices


def test_one_page_is_one_page_wide_and_a_picture_has_no_appendix() -> None:
    choices = PrintChoices(ONE_PAGE, "A3", landscape=True, pages_wide=3, appendix=True)
    assert choices.paper() == PaperWishes("A3", one_page=True, appendix=True)
    assert choices.picture_paper() == PaperWishes("A3", one_page=True)
    assert PrintChoices(EVERYTHING, "A4", landscape=False, pages_wide=3).paper() == PaperWishes(
        "A4", False, 3
    )


def test_choices_come_back_from_the_settings() -> None:
    choices = PrintChoices(SHOWN, "A2", landscape=False, pages_wide=2, appendix=False)
    assert kept_choices(choices.to_values()) == choices


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"what": "all"},
        {"size": "Letter"},
        {"pages_wide": 0},
        {"pages_wide": "2"},
        {"landscape": 1},
        {"x": 1},
    ],
)
def test_what_the_settings_have_wrong_is_as_usual(values: dict[str, Any]) -> None:
    assert kept_choices(values) == PrintChoices()
