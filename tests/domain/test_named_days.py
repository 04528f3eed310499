"""Dates typed by their name: one that is meant is read, several are asked, dates go first."""

from datetime import date

import pytest

from wsg_desktop.domain.date_typing import DateContext, read_typed
from wsg_desktop.domain.named_days import NamedDay
from wsg_desktop.domain.terms import exact
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 23)
NAMED = tuple(
    NamedDay(name, day, f"{name} {words}")
    for name, day, words in (
        ("Gemeenteraad", date(2026, 10, 8), "8 okt 2026"),
        ("Gemeenteraad", date(2027, 3, 11), "11 mrt 2027"),
        ("Gemeenteraad", date(2027, 5, 13), "13 mei 2027"),
        ("Subsidie wonen en zorg", date(2027, 6, 30), "30 jun 2027"),
        ("Maart", date(2027, 9, 1), "1 sep 2027"),
    )
)


def read(text: str):  # noqa: ANN201
    return read_typed(text, DateContext(TODAY, named=NAMED), translator("en"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("subs", exact(date(2027, 6, 30), "Subsidie wonen en zorg")),
        ("zorg subsidie", exact(date(2027, 6, 30), "Subsidie wonen en zorg")),
        ("raad mei", exact(date(2027, 5, 13), "Gemeenteraad")),
        ("gemeenteraad okt", exact(date(2026, 10, 8), "Gemeenteraad")),
        ("1-3-2027", exact(date(2027, 3, 1), "1-3-2027")),
    ],
)
def test_one_that_is_meant_is_read(text: str, term: object) -> None:
    assert read(text).term == term


def test_reading_says_the_name_and_the_day() -> None:
    assert read("subs").said == "Subsidie wonen en zorg: becomes Wed 30 June 2027, in 7 months"


def test_several_are_asked_and_those_behind_are_left_out() -> None:
    found = read("gemeente")
    assert (found.term, found.said) == (None, "Which “gemeente” is it?")
    assert [it.words for it in found.proposals[:-1]] == [
        "Gemeenteraad, 11 Mar 2027",
        "Gemeenteraad, 13 May 2027",
    ]
    assert found.proposals[0].term == exact(date(2027, 3, 11), "Gemeenteraad")


@pytest.mark.parametrize("text", ["ge", "maart 2027", "raden", "mrt 2027 gemeente wonen"])
def test_dates_go_first_and_too_little_or_another_word_means_none(text: str) -> None:
    found = read(text)
    assert all(it.term.text != "Gemeenteraad" for it in found.proposals)
    assert found.term is None or found.term.text == text
