"""Dates of a list as they were typed: each text asked once, answers for every cell that holds it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.exchange.any_list import open_list
from wsg_desktop.exchange.date_answers import TypedKey, count_exact_dates, typed_dates, with_dates
from wsg_desktop.exchange.date_order import MONTH_FIRST
from wsg_desktop.exchange.drafts import ListDraft

TODAY = date(2026, 11, 23)
ROWS = [
    ["Nr", "Project", "Gebied", "Start", "Gereed"],
    ["B1", "Servicewinkel", "Bathmen", date(2026, 2, 2), "maart/april 2027"],
    ["B2", "Eettafel", "Bathmen", "voorjaar 2026", "maart/april 2027"],
    ["B3", "Huisbezoeken", "Bathmen", "n.t.b.", "eind 2027"],
]


def _draft(workbook: Callable[..., Path], rows: list[list[object]]) -> ListDraft:
    return open_list(workbook(rows), today=TODAY).draft()


def test_each_text_is_named_once_with_its_first_cell_and_how_often(workbook: Callable[..., Path]) -> None:
    found = {it.key.text: it for it in typed_dates(_draft(workbook, ROWS), TODAY)}

    assert list(found) == ["maart/april 2027", "voorjaar 2026", "n.t.b.", "eind 2027"]
    assert (found["maart/april 2027"].cell, found["maart/april 2027"].times) == ("E2", 2)
    assert found["voorjaar 2026"].key.as_start
    assert found["voorjaar 2026"].term.day == date(2026, 3, 1)
    assert found["n.t.b."].term.precision is Precision.UNKNOWN


def test_only_what_cannot_be_read_for_certain_is_a_doubt(workbook: Callable[..., Path]) -> None:
    doubts = [it for it in typed_dates(_draft(workbook, ROWS), TODAY) if it.doubt]

    assert [it.key.text for it in doubts] == ["maart/april 2027"]
    assert doubts[0].doubt
    assert [it.last for it in doubts[0].doubt.proposals] == [date(2027, 3, 31), date(2027, 4, 30)]


def test_real_dates_are_counted_apart(workbook: Callable[..., Path]) -> None:
    assert count_exact_dates(_draft(workbook, ROWS)) == 1


def test_an_answer_holds_for_every_cell_and_settles_its_problems(workbook: Callable[..., Path]) -> None:
    draft = _draft(workbook, ROWS)
    key = TypedKey("maart/april 2027", as_start=False)
    meant = Term(date(2027, 4, 30), Precision.MONTH, "maart/april 2027")

    answered = with_dates(draft, {key: meant}, TODAY)

    assert [project.end for project in answered.projects[:2]] == [meant, meant]
    assert [project.deadline for project in answered.projects[:2]] == [meant, meant]
    assert answered.projects[2] == draft.projects[2]
    assert len(draft.problems) - len(answered.problems) == 2
    assert not [it for it in answered.problems if it.values.get("text") == "maart/april 2027"]


def test_an_answer_about_an_end_leaves_a_start_with_the_same_text_alone(
    workbook: Callable[..., Path],
) -> None:
    draft = _draft(workbook, [ROWS[0], ["B1", "Servicewinkel", "Bathmen", "mei/juni 2026", "mei/juni 2026"]])
    answered = with_dates(draft, {TypedKey("mei/juni 2026", as_start=False): exact(date(2026, 6, 1))}, TODAY)

    assert answered.projects[0].end == exact(date(2026, 6, 1))
    assert answered.projects[0].start.day is None


def test_without_answers_the_draft_is_the_same(workbook: Callable[..., Path]) -> None:
    draft = _draft(workbook, ROWS)
    assert with_dates(draft, {}, TODAY) is draft


AMERICAN: list[list[object]] = [
    ["Nr", "Project", "Gebied", "Start", "Gereed"],
    ["B1", "Servicewinkel", "Bathmen", "09/01/2026", "11/30/2026"],
    ["B2", "Eettafel", "Bathmen", "05/05/2026", "eind 2027"],
]


def test_dates_of_a_list_with_the_month_first_are_asked_and_never_guessed(
    workbook: Callable[..., Path],
) -> None:
    draft = _draft(workbook, AMERICAN)
    found = {it.key.text: it for it in typed_dates(draft, TODAY)}
    assert found["09/01/2026"].term.day is None
    assert [it.day for it in found["09/01/2026"].meanings] == [date(2026, 9, 1), date(2026, 1, 9)]
    assert found["05/05/2026"].term.day == date(2026, 5, 5)
    assert [it.values["text"] for it in draft.problems if it.message == MONTH_FIRST] == ["09/01/2026"]

    key = found["09/01/2026"].key
    answered = with_dates(draft, {key: found["09/01/2026"].meanings[0]}, TODAY)
    assert answered.projects[0].start.day == date(2026, 9, 1)
    assert not [it for it in answered.problems if it.message == MONTH_FIRST]


def test_one_day_that_cannot_be_a_month_settles_that_the_day_is_first(workbook: Callable[..., Path]) -> None:
    rows = [*AMERICAN, ["B3", "Huisbezoeken", "Bathmen", "31-01-2026", ""]]
    assert _draft(workbook, rows).projects[0].start.day == date(2026, 1, 9)
