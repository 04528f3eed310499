"""When points of an agenda begin, whether they fit, and how their papers are numbered."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.agenda_times import minutes_over, paper_numbers, read_clock, show_clock, slots

durations = st.lists(st.integers(0, 240), max_size=12)


def test_each_point_begins_when_the_one_before_it_ends() -> None:
    assert [it.begins for it in slots("09:30", [5, 10, 0, 20])] == ["09:30", "09:35", "09:45", "09:45"]
    assert slots("23:50", [20])[0].ends == "00:10"
    assert slots("", [5]) == slots("half tien", [5])
    assert slots("", [5])[0].begins == ""
    assert minutes_over([60, 50], 90) == 20


@given(begins=st.integers(0, 1439), minutes=durations, length=st.integers(0, 600))
def test_times_add_up(begins: int, minutes: list[int], length: int) -> None:
    found = slots(show_clock(begins), minutes)
    assert len(found) == len(minutes)
    for before, after in pairwise(found):
        assert before.ends == after.begins
    if found:
        assert read_clock(found[-1].ends) == (begins + sum(minutes)) % 1440
    assert minutes_over(minutes, length) + length == sum(minutes)


@pytest.mark.parametrize("text", ["24:00", "9:5", "9.30", "-1:00", "", "09:60", "²:00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_clock(text) is None


@given(st.lists(st.integers(0, 60), max_size=6))
def test_no_two_papers_have_the_same_number(counts: list[int]) -> None:
    found = paper_numbers(counts)
    assert [len(it) for it in found] == counts
    flat = [number for numbers in found for number in numbers]
    assert len(set(flat)) == len(flat)


def test_several_papers_of_a_point_have_letters() -> None:
    assert paper_numbers([0, 1, 2]) == [(), ("2",), ("3a", "3b")]
    assert paper_numbers([28])[0][25:] == ("1z", "1aa", "1ab")
