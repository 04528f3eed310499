"""What a date field says while somebody types in it."""

from datetime import date

import pytest

from wsg_desktop.domain.date_typing import DateContext, read_typed, show_in_field
from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Reading
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 22)
EN = translator("en")


def test_a_step_counts_from_what_the_field_holds_and_is_compared_with_the_deadline() -> None:
    day = exact(date(2026, 11, 5))

    found = read_typed("+2w", DateContext(TODAY, day, deadline=day), EN)

    assert found.term == Term(date(2026, 11, 19), Precision.DAY, "+2w")
    assert found.said == "becomes Thu 19 November 2026, 14 days after the deadline"
    assert found.proposals == ()


def test_a_start_takes_the_first_day_and_an_end_the_last() -> None:
    start = read_typed("Q1 2027", DateContext(TODAY, as_start=True), EN)
    end = read_typed("Q1 2027", DateContext(TODAY), EN)

    assert start.term == Term(date(2027, 1, 1), Precision.QUARTER, "Q1 2027")
    assert end.term == Term(date(2027, 3, 31), Precision.QUARTER, "Q1 2027")


def test_nothing_typed_clears_the_date() -> None:
    found = read_typed("", DateContext(TODAY, exact(TODAY)), EN)

    assert found.term == NO_TERM
    assert found.said == "the date is cleared"


def test_a_doubt_is_a_question_with_terms_to_choose() -> None:
    found = read_typed("maart/april 2027", DateContext(TODAY), EN)

    assert found.term is None
    assert "names more than one date" in found.said
    assert [it.words for it in found.proposals] == ["March 2027", "April 2027"]
    assert [it.term.day for it in found.proposals] == [date(2027, 3, 31), date(2027, 4, 30)]


def test_what_is_no_date_may_be_kept_as_text() -> None:
    found = read_typed("na overleg met de buurt", DateContext(TODAY), EN)

    assert found.term is None
    assert [(it.words, it.term) for it in found.proposals] == [
        ("keep as text: not yet known", Term(None, Precision.UNKNOWN, "na overleg met de buurt"))
    ]


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (exact(date(2026, 11, 5)), "5 November 2026"),
        (Term(date(2027, 3, 31), Precision.QUARTER, "Q1 2027"), "Q1 2027"),
        (Term(None, Precision.ONGOING, "doorlopend"), "ongoing"),
        (NO_TERM, ""),
    ],
)
def test_a_field_shows_what_can_be_typed_again(term: Term, shown: str) -> None:
    assert show_in_field(term, EN, today=TODAY) == shown
    read = read_date(shown, today=TODAY)
    assert isinstance(read, Reading)
    assert (read.last, read.precision) == (term.day, term.precision)


def test_there_is_a_shorter_way_for_little_room() -> None:
    assert show_in_field(exact(date(2026, 11, 5)), EN, today=TODAY, short=True) == "5 Nov 2026"
