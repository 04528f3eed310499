"""Fractional keys: always room between two lines, whatever was moved before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.outline import key_between, keys_after, with_lines_under


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=120))
def test_a_key_fits_anywhere_and_keeps_the_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        index = place % (len(keys) + 1)
        low = keys[index - 1] if index else None
        high = keys[index] if index < len(keys) else None
        key = key_between(low, high)
        assert low is None or low < key
        assert high is None or key < high
        keys.insert(index, key)
    assert keys == sorted(set(keys))
    assert keys == sorted(keys, key=lambda key: key.encode("utf-8"))


@given(st.integers(0, 300))
def test_many_keys_at_once_follow_the_last(count: int) -> None:
    last = key_between(None, None)
    keys = keys_after(last, count)
    assert len(keys) == count
    assert [last, *keys] == sorted({last, *keys})


def test_a_long_list_keeps_short_keys() -> None:
    assert max(map(len, keys_after(None, 20_000))) <= 6


def test_keys_in_the_wrong_order_are_refused() -> None:
    low, high = keys_after(None, 2)
    with pytest.raises(Exception, match=high):
        key_between(high, low)


def test_lines_under_a_line_are_found_at_any_depth_and_each_once() -> None:
    children = {"a": ["b", "c"], "b": ["d"]}
    assert with_lines_under(children, ["a", "b", "e"]) == ["a", "b", "e", "c", "d"]


def test_a_line_that_stands_under_itself_ends_the_search() -> None:
    assert with_lines_under({"a": ["b"], "b": ["a"]}, ["a"]) == ["a", "b"]
