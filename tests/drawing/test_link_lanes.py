"""Upright stretches of links stand beside each other, unless they join the same bar."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.test_links import ends
from wsg_desktop.drawing.link_lanes import LANE, Lanes
from wsg_desktop.drawing.links import Route, route

DOWN = Route(((100, 16), (108, 16), (108, 112), (300, 112)), 1)


def upright(way: Route) -> list[tuple[int, int, int]]:
    """Return x, top and bottom of the upright stretches."""
    stretches = [(a, b) for a, b in pairwise(way.points) if a[0] == b[0] and a[1] != b[1]]
    return [(a[0], min(a[1], b[1]), max(a[1], b[1])) for a, b in stretches]


def test_a_second_link_at_the_same_place_moves_over() -> None:
    lanes = Lanes()
    assert lanes.place(DOWN, 0, 3) == DOWN
    lower = Route(((100, 48), (108, 48), (108, 144), (300, 144)), 1)
    assert [x for x, _, _ in upright(lanes.place(lower, 1, 4))] == [108 + LANE]


def test_links_of_one_bar_run_together() -> None:
    forks, joins = Lanes(), Lanes()
    for lanes in (forks, joins):
        lanes.place(DOWN, 0, 3)
    fork = Route(((100, 16), (108, 16), (108, 176), (300, 176)), 1)
    assert forks.place(fork, 0, 5) == fork
    joining = Route(((100, 48), (108, 48), (108, 112), (300, 112)), 1)
    assert joins.place(joining, 1, 3) == joining


def test_links_above_and_below_each_other_stay_where_they_are() -> None:
    lanes = Lanes()
    lanes.place(DOWN, 0, 3)
    below = Route(((100, 200), (108, 200), (108, 300), (300, 300)), 1)
    assert lanes.place(below, 6, 9) == below


def test_where_there_is_no_room_a_link_stays_before_the_bar_it_goes_to() -> None:
    lanes = Lanes()
    lanes.place(DOWN, 0, 3)
    narrow = Route(((100, 48), (108, 48), (108, 144), (118, 144)), 1)
    assert lanes.place(narrow, 1, 4) == narrow


@given(st.lists(st.tuples(st.sampled_from(["FS", "SS", "FF", "SF"]), ends), max_size=12))
def test_a_route_keeps_its_ends_and_never_goes_askew(drawn: list[tuple[str, object]]) -> None:
    lanes = Lanes()
    for number, (kind, at) in enumerate(drawn):
        before = route(kind, at, 8)  # type: ignore[arg-type]
        after = lanes.place(before, number, number + 100)
        assert (after.points[0], after.points[-1]) == (before.points[0], before.points[-1])
        assert len(after.points) == len(before.points)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(after.points))
        assert (after.points[-1][0] - after.points[-2][0]) * after.direction >= LANE


@given(st.lists(st.integers(0, 12), max_size=5))
def test_few_links_never_lie_on_top_of_each_other(tops: list[int]) -> None:
    lanes = Lanes()
    placed = [
        lanes.place(Route(((90, y), (108, y), (108, y + 200), (600, y + 200)), 1), number, number + 50)
        for number, y in enumerate(tops)
    ]
    for (one,), (other,) in combinations(map(upright, placed), 2):
        assert abs(one[0] - other[0]) >= LANE
