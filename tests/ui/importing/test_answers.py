"""Answers are kept as values: a field belongs to one column, a duplicate comes only when it is ticked."""

from datetime import date

from tests.ui.importing.conftest import DOUBTFUL, SaveList
from wsg_desktop.domain.terms import exact
from wsg_desktop.exchange.any_list import OpenedList, open_list
from wsg_desktop.exchange.date_answers import TypedKey
from wsg_desktop.ui.importing.answers import Answers

TODAY = date(2026, 11, 23)


def _opened(save_list: SaveList) -> OpenedList:
    return open_list(save_list(DOUBTFUL), today=TODAY)


def test_a_field_for_one_column_is_taken_from_the_column_that_had_it(save_list: SaveList) -> None:
    answers = Answers().with_field(_opened(save_list), 0, "title")

    assert answers.fields == {0: "title", 1: None}


def test_a_field_that_may_have_several_columns_is_not_taken_away(save_list: SaveList) -> None:
    opened = _opened(save_list)
    answers = Answers().with_field(opened, 3, "notes").with_field(opened, 4, "notes")

    assert answers.fields == {3: "notes", 4: "notes"}


def test_not_importing_takes_nothing_from_others(save_list: SaveList) -> None:
    assert Answers().with_field(_opened(save_list), 1, None).fields == {1: None}


def test_a_row_stays_out_or_comes_although_it_is_there() -> None:
    left = Answers().with_row(7, comes=False, is_duplicate=False)
    taken = left.with_row(8, comes=True, is_duplicate=True)

    assert (taken.leave, taken.take) == ({7}, {8})
    assert taken.with_row(7, comes=True, is_duplicate=False).leave == set()
    assert taken.with_row(8, comes=False, is_duplicate=True).take == set()


def test_the_import_gets_the_answers_about_parties_or_not() -> None:
    answers = Answers().with_party("gem. Deventer", None)

    assert answers.decisions().parties == {"gem. Deventer": None}
    assert answers.decisions(with_parties=False).parties == {}


def test_nothing_that_was_answered_before_changes() -> None:
    first = Answers().with_date(TypedKey("mei", as_start=True), exact(TODAY))
    second = first.with_date(TypedKey("juni", as_start=True), exact(TODAY))

    assert len(first.dates) == 1
    assert len(second.dates) == 2
    assert Answers() == Answers()
