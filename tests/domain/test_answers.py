"""The three-way compare: as sent, theirs, ours now; newer answers and contradictions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.answers import Answer, Judgement, Verdict, Why, alike, compare, judge
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
X, Y, Z = (exact(date(2027, month, 1)) for month in (1, 2, 3))


def answer(sent: Any, theirs: Any, ours: Any, **more: Any) -> Answer:
    made = Answer("a", "p1", "end", "Bibliotheek", MONDAY, sent, theirs, ours)
    return made._replace(**more)


@pytest.mark.parametrize(
    ("sent", "theirs", "ours", "verdict"),
    [
        (X, X, X, Verdict.SAME),
        (X, Y, X, Verdict.SAFE),
        (X, X, Y, Verdict.SAME),
        (X, Y, Y, Verdict.SAME),
        (X, Y, Z, Verdict.CONFLICT),
        (NO_TERM, Y, NO_TERM, Verdict.SAFE),
        ("", "dak", "", Verdict.SAFE),
        ("dak", " dak ", "dak", Verdict.SAME),
        ("realisation", "operation", None, Verdict.CONFLICT),
        ("", True, "", Verdict.SAFE),
    ],
)
def test_three_ways(sent: Any, theirs: Any, ours: Any, verdict: Verdict) -> None:
    assert compare(answer(sent, theirs, ours)) is verdict


def test_how_a_date_was_typed_does_not_count_but_how_exactly_it_is_known_does() -> None:
    typed = exact(date(2027, 12, 31), "31-12-2027")
    year = Term(date(2027, 12, 31), Precision.YEAR, "eind 2027")
    assert alike(typed, exact(date(2027, 12, 31)))
    assert not alike(typed, year)


def test_doubt_is_a_question_whatever_else_changed() -> None:
    assert compare(answer(X, None, Z, is_doubtful=True)) is Verdict.QUESTION


def test_what_stands_from_an_earlier_answer_of_the_same_party_may_be_replaced_by_a_newer_one() -> None:
    assert compare(answer(X, Y, Z, ours_is_theirs=True)) is Verdict.SAFE
    assert compare(answer(X, X, Z, ours_is_theirs=True)) is Verdict.SAFE


def test_the_newer_answer_of_a_party_replaces_the_older_one_in_any_order() -> None:
    old = answer(X, Y, X, key="old")
    new = answer(X, Z, X, key="new", given_at=MONDAY + timedelta(hours=1))
    for order in ([old, new], [new, old]):
        assert judge(order) == {
            "old": Judgement(Verdict.SAME, Why.REPLACED, ("new",)),
            "new": Judgement(Verdict.SAFE),
        }


def test_an_answer_that_is_older_than_what_was_taken_over_before_changes_nothing() -> None:
    found = judge([answer(X, Y, Z, is_outdated=True)])
    assert found == {"a": Judgement(Verdict.SAME, Why.REPLACED)}


def test_of_equally_new_answers_the_last_one_counts() -> None:
    found = judge([answer(X, Y, X, key="1"), answer(X, Z, X, key="2")])
    assert found["1"].why is Why.REPLACED
    assert found["2"].verdict is Verdict.SAFE


def test_two_partners_that_contradict_each_other_are_a_conflict_that_names_both() -> None:
    found = judge([answer(X, Y, X, key="1"), answer(X, Z, X, key="2", party="Corporatie 1")])
    assert found == {
        "1": Judgement(Verdict.CONFLICT, Why.CONTRADICTED, ("2",)),
        "2": Judgement(Verdict.CONFLICT, Why.CONTRADICTED, ("1",)),
    }


def test_one_answer_that_stands_already_is_the_same_and_contradicts_the_other() -> None:
    found = judge([answer(X, Y, Y, key="1"), answer(X, Z, Y, key="2", party="Corporatie 1")])
    assert found["1"].verdict is Verdict.SAME
    assert found["2"] == Judgement(Verdict.CONFLICT, Why.CONTRADICTED, ("1",))


def test_two_partners_that_agree_or_add_do_not_contradict() -> None:
    agreeing = judge([answer(X, Y, X, key="1"), answer(X, Y, X, key="2", party="Corporatie 1")])
    assert {it.verdict for it in agreeing.values()} == {Verdict.SAFE}
    adding = judge(
        [answer("", "a", "", key="1", adds=True), answer("", "b", "", key="2", party="C", adds=True)]
    )
    assert {it.verdict for it in adding.values()} == {Verdict.SAFE}


def test_one_that_says_all_is_right_and_one_that_changes_the_plan_contradict_each_other() -> None:
    tick = answer(False, True, False, key="tick", field="confirmed", adds=True, confirms=True)
    other = answer(X, Y, X, key="end", party="Corporatie 1")
    found = judge([tick, other])
    assert found == {
        "tick": Judgement(Verdict.CONFLICT, Why.CONTRADICTED, ("end",)),
        "end": Judgement(Verdict.CONFLICT, Why.CONTRADICTED, ("tick",)),
    }
    for harmless in (
        other._replace(party=tick.party),
        other._replace(field="cause"),
        other._replace(project="p2"),
        other._replace(theirs=X),
    ):
        assert judge([tick, harmless])["tick"].verdict is Verdict.SAFE


def test_other_projects_and_fields_have_nothing_to_do_with_it() -> None:
    found = judge(
        [
            answer(X, Y, X, key="1"),
            answer(X, Z, X, key="2", party="C", project="p2"),
            answer(X, Z, X, key="3", party="C", field="start"),
        ]
    )
    assert {it.verdict for it in found.values()} == {Verdict.SAFE}


@given(st.lists(st.sampled_from([X, Y, Z, NO_TERM]), min_size=3, max_size=3))
def test_safe_is_exactly_what_only_they_changed(values: list[Term]) -> None:
    sent, theirs, ours = values
    only_they = theirs != sent and ours == sent
    assert (compare(answer(sent, theirs, ours)) is Verdict.SAFE) == only_they
