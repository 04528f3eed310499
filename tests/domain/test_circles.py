"""Circles: found wherever they are, and only they."""

from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.circles import in_circles

THINGS = st.sampled_from("abcdefgh")


def test_what_leads_to_a_circle_or_away_from_it_is_not_in_it() -> None:
    arrows = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("x", "y")]
    assert in_circles(arrows) == {"b", "c"}


def test_a_thing_may_follow_itself_and_the_same_thing_twice() -> None:
    assert in_circles([("a", "a"), ("b", "c"), ("b", "c")]) == {"a"}
    assert in_circles([]) == set()


@given(st.lists(st.tuples(THINGS, THINGS)))
def test_everything_that_reaches_itself_is_found(arrows: list[tuple[str, str]]) -> None:
    reach = set(arrows)
    for _ in range(8):
        reach |= {(a, d) for a, b in reach for c, d in reach if b == c}
    loops = {a for a, b in reach if a == b}
    between = {a for a, _ in reach for b in loops for c in loops if {(b, a), (a, c)} <= reach}
    assert in_circles(arrows) == loops | between
