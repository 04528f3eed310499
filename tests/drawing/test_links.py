"""Links: found by the rows in view, and routed so that they can be followed."""

from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.drawing.links import BUCKET_ROWS, REACH_ROWS, ChartLink, LinkEnds, LinkIndex, route

rows = st.integers(0, 3000)
near_links = st.builds(
    lambda number, source, step: ChartLink(str(number), "FS", source, max(source + step, 0)),
    st.integers(),
    rows,
    st.integers(-REACH_ROWS + BUCKET_ROWS, REACH_ROWS - BUCKET_ROWS),
)


@given(st.lists(near_links, max_size=60), rows, st.integers(1, 90))
def test_the_index_finds_what_looking_at_every_link_finds(
    links: list[ChartLink], first: int, count: int
) -> None:
    stop = first + count
    found = LinkIndex(links).meeting(first, stop)
    wanted = [x for x in links if max(x.source, x.target) >= first and min(x.source, x.target) < stop]
    assert len(found) == len(set(found))
    assert set(found) == set(wanted)


def test_a_link_across_the_whole_programme_is_found_at_both_its_ends_only() -> None:
    index = LinkIndex([ChartLink("1", "FS", 10, 90_000)])
    assert index.meeting(0, 30)
    assert index.meeting(89_990, 90_020)
    assert not index.meeting(45_000, 45_030)


def test_asking_costs_what_is_near_and_not_what_there_is() -> None:
    index = LinkIndex(ChartLink(str(n), "FS", n, n + 3) for n in range(100_000))
    assert index.count == 100_000
    assert len(index.meeting(50_000, 50_030)) == 33


ends = st.builds(
    lambda a, aw, b, bw, up: LinkEnds(a, a + aw, 16, b, b + bw, -48 if up else 80, -32 if up else 64),
    st.integers(0, 800),
    st.integers(2, 300),
    st.integers(0, 800),
    st.integers(2, 300),
    st.booleans(),
)


@given(st.sampled_from(["FS", "SS", "FF", "SF"]), ends)
def test_a_route_leaves_and_arrives_at_the_right_ends_and_runs_level_or_upright(
    kind: str, at: LinkEnds
) -> None:
    way = route(kind, at, 8)
    start, end = way.points[0], way.points[-1]
    assert start == ((at.source_right if kind[0] == "F" else at.source_left), at.source_y)
    assert end == ((at.target_left if kind[1] == "S" else at.target_right), at.target_y)
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in zip(way.points, way.points[1:], strict=False))
    assert way.direction == (1 if kind[1] == "S" else -1)
    before = way.points[-2]
    assert (end[0] - before[0]) * way.direction >= 8


def test_a_target_that_begins_earlier_is_reached_along_the_border_of_its_row() -> None:
    way = route("FS", LinkEnds(100, 300, 16, 50, 200, 80, 64), 8)
    assert way.points == ((300, 16), (308, 16), (308, 64), (42, 64), (42, 80), (50, 80))
