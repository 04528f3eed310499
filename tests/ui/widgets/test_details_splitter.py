"""Details beside a list: as wide as they were, never wider than they can be."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.widgets.details_splitter import DetailsSplitter


@pytest.fixture
def splitter(qtbot: QtBot) -> DetailsSplitter:
    details = QWidget()
    details.setMinimumWidth(300)
    details.setMaximumWidth(420)
    made = DetailsSplitter(QWidget(), details)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_at_first_the_list_has_all_that_the_details_can_spare(splitter: DetailsSplitter) -> None:
    assert splitter.sizes() == [1000 - 300 - 12, 300]


@pytest.mark.parametrize(("told", "width"), [([600, 388], 388), ([100, 900], 420), ([900, 10], 300)])
def test_the_details_are_as_wide_as_they_were_where_they_can(
    splitter: DetailsSplitter, told: list[int], width: int
) -> None:
    splitter.take_sizes(told)
    assert splitter.sizes() == [1000 - width - 12, width]


@pytest.mark.parametrize("told", [None, [], [1], ["a", 2], {"a": 1}, "12"])
def test_what_is_no_pair_of_widths_is_passed_over(splitter: DetailsSplitter, told: object) -> None:
    before = splitter.sizes()
    splitter.take_sizes(told)
    assert splitter.sizes() == before
