"""Views: what they keep survives JSON, shipped ones are found by name, filters are changed by copying."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.views import (
    EMPTY,
    SHIPPED,
    Accepted,
    Check,
    Condition,
    Filter,
    GroupBy,
    SortBy,
    View,
    find_view,
    read_view,
)
from wsg_desktop.errors import UserError

words = st.text(max_size=12)
filters = st.builds(
    Filter,
    text=words,
    conditions=st.lists(
        st.builds(Condition, st.sampled_from(Check), st.none() | st.integers(0, 400)), max_size=3
    ).map(tuple),
    accepted=st.lists(
        st.builds(Accepted, words, st.frozensets(words, max_size=3)),
        max_size=3,
        unique_by=lambda it: it.field,
    ).map(tuple),
)
views = st.builds(
    View,
    name=words,
    filter=filters,
    columns=st.lists(words, max_size=3).map(tuple),
    sort=st.lists(st.builds(SortBy, words, st.booleans()), max_size=3).map(tuple),
    group_by=st.none() | st.sampled_from(GroupBy),
)


@given(view=views)
def test_a_view_survives_being_kept(view: View) -> None:
    assert read_view(view.name, view.to_json()) == view


@pytest.mark.parametrize(
    "definition",
    [
        "",
        "[]",
        "{}",
        "nonsense",
        View("x", Filter(conditions=(Condition(Check.LATE),))).to_json().replace("late", "invented"),
        View("x", group_by=GroupBy.AREA).to_json().replace('"area"', '"weather"'),
    ],
)
def test_what_is_no_view_is_refused_in_words(definition: str) -> None:
    with pytest.raises(UserError, match="Mijn lijst"):
        read_view("Mijn lijst", definition)


def test_shipped_views_are_found_by_their_name_in_either_language() -> None:
    for view in SHIPPED:
        assert find_view(view.name.upper()) == view
    assert find_view("no such view") is None


def test_a_saved_view_goes_before_a_shipped_one_of_the_same_name() -> None:
    mine = View("Late", group_by=GroupBy.PHASE)

    assert find_view("late", [mine]) is mine


def test_accepting_values_replaces_what_was_accepted_of_the_same_field() -> None:
    wanted = Filter().accepting("areas", ["Bathmen"]).accepting("phase", [EMPTY]).accepting("areas", ["Oost"])

    assert wanted.accepted_of("areas") == {"Oost"}
    assert wanted.accepted_of("phase") == {EMPTY}
    assert wanted.accepting("areas", None).accepted_of("areas") is None


def test_a_filter_is_empty_only_when_nothing_can_be_left_out() -> None:
    late = Condition(Check.LATE)

    assert not Filter()
    assert not Filter(text="  ")
    assert Filter(text="eettafel")
    assert Filter(conditions=(late,))
    assert not Filter(conditions=(late,)).without(late)
    # Nothing accepted is not the same as everything accepted.
    assert Filter().accepting("areas", [])
