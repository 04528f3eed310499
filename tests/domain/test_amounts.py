"""Amounts and percentages as people write them, and what is neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.amounts import MOST_EUROS, read_euros, read_percent

EUROS = [
    ("85000", 85_000),
    ("€ 85.000", 85_000),
    ("85k", 85_000),
    ("1,2 mln", 1_200_000),
    ("€ 2.400.000,-", 2_400_000),
    ("1.250,50", 1_250),
    ("1000 mld", MOST_EUROS),
    ("1001 mld", None),
    ("9" * 400, None),
    ("-5", None),
    ("veel", None),
]


@pytest.mark.parametrize(("text", "euros"), EUROS)
def test_euros(text: str, euros: int | None) -> None:
    assert read_euros(text) == euros


@pytest.mark.parametrize(("text", "percent"), [("50 %", 50), ("0,5", 50), ("150", 150), ("9" * 400, None)])
def test_percent(text: str, percent: int | None) -> None:
    assert read_percent(text) == percent


@given(st.text(alphabet="0123456789.,'€ kmlnd%-"))
def test_any_text_is_read_or_is_none(text: str) -> None:
    euros = read_euros(text)
    assert euros is None or 0 <= euros <= MOST_EUROS
    read_percent(text)
