"""Where everything is: rows in view, bars to the pixel, texts clear of everything, at a flat cost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.chart_samples import TODAY, D, I, R, day, many, phases, project, twelve_chart
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.geometry import (
    CLIP,
    LabelMode,
    LayoutWishes,
    RowLayout,
    Stretch,
    Viewport,
    Window,
    metrics_for,
)
from wsg_desktop.drawing.layout import LayoutMemory, content_height, lay_out, rows_in_view
from wsg_desktop.drawing.links import Route
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.row_labels import occupied_by
from wsg_desktop.drawing.timescale import Timescale
from wsg_desktop.store.rows import LinkRow, ProjectRow

ORIGIN = date(2026, 1, 1)
METRICS = metrics_for(32)
VIEW = Viewport(0, 0, 1000, 600)
PLAIN = LayoutWishes()


def measure(text: str) -> float:
    return 7.0 * len(text)


def window(px_per_day: float = 2.0, view: Viewport = VIEW, wishes: LayoutWishes = PLAIN) -> Window:
    return Window(Timescale(ORIGIN, px_per_day), view, METRICS, measure, wishes)


def one(row: ProjectRow, at: Window | None = None) -> RowLayout:
    chart = Chart([ChartGroup("", "", (row,))], today=TODAY)
    return lay_out(chart, at or window()).rows[0]


def test_a_bar_lies_from_its_first_day_to_the_end_of_its_last() -> None:
    row = one(project(start=day("2026-01-11"), end=day("2026-01-20"), deadline=day("2026-01-20")))
    assert row.bar is not None
    assert (row.bar.left, row.bar.right) == (20, 40)
    assert row.flag == 40


def test_phases_lie_side_by_side() -> None:
    periods = phases((I, "2026-01-11"), (D, "2026-01-21"), (R, "2026-02-01"), until=day("2026-02-28"))
    row = one(project(phases=periods))
    assert row.bar is not None
    assert row.bar.stretches == (Stretch(20, 40, I), Stretch(40, 62, D), Stretch(62, 118, R))


def test_an_uncertain_end_fades_over_its_period_but_never_over_more_than_the_bar() -> None:
    month = one(project(start=day("2026-01-01"), end=day("2026-12-31", Precision.MONTH))).bar
    year = one(project(start=day("2026-07-01"), end=day("2026-12-31", Precision.YEAR))).bar
    assert month is not None
    assert year is not None
    assert (month.fade.out_from, month.fade.out_to) == (month.right - 60, month.right)
    assert (year.fade.out_from, year.fade.out_to) == (year.left, year.right)


def test_what_is_thinner_than_a_pixel_is_taken_into_its_neighbour() -> None:
    periods = phases((I, "2026-01-01"), (D, "2026-01-03"), (R, "2026-01-05"), until=day("2026-12-31"))
    row = one(project(phases=periods), window(0.05))
    assert row.bar is not None
    assert all(stretch.right > stretch.left for stretch in row.bar.stretches)
    assert len(row.bar.stretches) < 3
    assert row.bar.right - row.bar.left == round(365 * 0.05)


def test_a_day_long_bar_stays_visible_however_far_away() -> None:
    row = one(project(start=day("2026-06-01"), end=day("2026-06-01")), window(0.02))
    assert row.bar is not None
    assert row.bar.right - row.bar.left >= 2


@given(st.integers(-5_000, 60_000), st.integers(1, 2_000), st.integers(0, 3_000))
def test_rows_in_view_are_those_that_meet_the_window(top: int, height: int, count: int) -> None:
    rows = rows_in_view(count, Viewport(0, top, 100, height), METRICS)
    meeting = [n for n in range(count) if n * 32 < top + height and (n + 1) * 32 > top]
    assert list(rows) == meeting


def test_a_hundred_thousand_rows_lay_out_no_more_than_fits() -> None:
    small, large = many(100), many(20_000, per_group=20)
    assert content_height(large, METRICS) == len(large) * 32
    for chart in (small, large):
        layout = lay_out(chart, window(view=Viewport(0, 960, 1000, 600)))
        assert len(layout.rows) == 19
        assert len(layout.links) < 300


def test_coordinates_stay_near_the_window_however_far_a_bar_reaches() -> None:
    row = one(
        project(start=day("1950-01-01"), end=day("2150-01-01"), deadline=day("2140-01-01")),
        window(60, Viewport(0, 0, 1000, 600)),
    )
    assert row.bar is not None
    assert (row.bar.left, row.bar.right) == (-CLIP, 1000 + CLIP)
    assert row.flag is None


def test_a_flag_of_which_only_the_cloth_is_in_view_is_still_there() -> None:
    row = one(project(deadline=day("2026-01-31")), window(view=Viewport(66, 0, 1000, 600)))
    assert row.flag == -4


@pytest.mark.parametrize(("left", "away"), [(-3000, 1), (0, 0), (3000, -1)])
def test_a_row_says_on_which_side_its_bar_is_when_it_is_out_of_view(left: int, away: int) -> None:
    row = one(
        project(start=day("2026-02-01"), end=day("2026-06-01")), window(view=Viewport(left, 0, 1000, 600))
    )
    assert row.away == away


def test_a_moved_bar_takes_its_new_place_and_leaves_its_old_one_as_a_ghost() -> None:
    wishes = LayoutWishes(shifts={"P-0001": Shift(10, 10)})
    row = one(
        project(start=day("2026-01-11"), end=day("2026-01-20"), deadline=day("2026-01-20")),
        window(wishes=wishes),
    )
    assert row.bar is not None
    assert row.ghost is not None
    assert (row.bar.left, row.ghost.left) == (40, 20)
    assert row.flag == 40


def test_links_follow_a_bar_that_moves() -> None:
    chart = twelve_chart()
    view = Viewport(0, 0, 1000, 900)
    still = lay_out(chart, window(1.0, view)).links
    moving = lay_out(chart, window(1.0, view, LayoutWishes(shifts={"K2": Shift(30, 30)}))).links
    assert [link.target_id for link in still] == ["K2", "K4", "R3"]
    assert moving[0].route.points[-1][0] - still[0].route.points[-1][0] == 30


def test_links_are_left_out_when_they_are_not_wanted_or_not_in_view() -> None:
    chart = twelve_chart()
    assert lay_out(chart, window(wishes=LayoutWishes(links=False))).links == ()
    assert lay_out(chart, window(view=Viewport(20_000, 0, 1000, 900))).links == ()
    assert lay_out(chart, window(view=Viewport(0, 0, 1000, 5 * 32))).links == ()


def test_a_link_stays_where_it_is_while_the_window_moves() -> None:
    """Lanes go by what was seen first, so a layout that remembers must not move what is in view already."""
    memory = LayoutMemory()
    seen: dict[str, Route] = {}
    for left, top in ((0, 0), (90, 0), (90, 130), (400, 64), (0, 0)):
        for link in lay_out(_CHART, window(1.0, Viewport(left, top, 900, 300)), memory).links:
            assert seen.setdefault(link.id, link.route) == link.route
    assert seen


def wandering() -> st.SearchStrategy[list[tuple[int, int, float, dict[str, Shift]]]]:
    moved = st.dictionaries(st.sampled_from(["K1", "K2", "R3"]), st.just(Shift(9, 9)), max_size=2)
    place = st.tuples(st.integers(-200, 900), st.integers(0, 600), st.sampled_from([1.0, 2.5]), moved)
    return st.lists(place, min_size=2, max_size=6)


@given(wandering(), st.sampled_from(LabelMode))
def test_what_is_remembered_is_as_what_is_laid_out_anew(
    frames: list[tuple[int, int, float, dict[str, Shift]]], labels: LabelMode
) -> None:
    chart, memory = twelve_chart(), LayoutMemory()
    for left, top, zoom, shifts in frames:
        at = window(
            zoom, Viewport(left, top, 900, 300), LayoutWishes(labels=labels, links=False, shifts=shifts)
        )
        assert lay_out(chart, at, memory) == lay_out(chart, at)


@given(st.lists(st.integers(-120, 900), min_size=2, max_size=5))
def test_titles_make_room_for_a_link_of_which_the_other_end_moves(moves: list[int]) -> None:
    first = project("A", title="eerst", start=day("2026-02-01"), end=day("2026-03-01"))
    last = project("B", title="daarna aan de rand", start=day("2027-04-01"), end=day("2027-04-20"))
    links = (LinkRow("1", "A", "B", "FS", 0),)
    chart, memory = Chart([ChartGroup("", "", (first, last))], today=TODAY, links=links), LayoutMemory()
    for days in moves:
        wishes = LayoutWishes(labels=LabelMode.TITLE, shifts={"A": Shift(days, days)})
        at = window(2.0, wishes=wishes)
        assert lay_out(chart, at, memory).rows == lay_out(chart, at).rows


zooms = st.floats(0.05, 12)


@given(zooms, st.integers(-500, 3000), st.integers(0, 3000))
def test_labels_never_cover_bars_marks_or_the_edge(zoom: float, left: int, top: int) -> None:
    at = window(zoom, Viewport(left, top, 900, 500), LayoutWishes(labels=LabelMode.TITLE))
    for row in lay_out(_CHART, at).rows:
        beside = [label for label in row.labels if label.phase is None]
        boxes = [(label.x, label.x + label.width) for label in beside]
        taken = occupied_by(row, METRICS)
        for index, (a, b) in enumerate(boxes):
            assert a >= 0
            assert b <= 900
            assert not any(x < b and y > a for x, y in [*taken, *boxes[:index]])
        for label in row.labels:
            if label.phase is not None:
                assert row.bar is not None
                assert any(
                    s.left <= label.x and label.x + label.width <= s.right and s.phase == label.phase
                    for s in row.bar.stretches
                )


@given(zooms, st.integers(-500, 3000), st.integers(0, 3000))
def test_every_link_that_is_drawn_touches_the_window(zoom: float, left: int, top: int) -> None:
    view = Viewport(left, top, 900, 500)
    for link in lay_out(_CHART, window(zoom, view)).links:
        assert any(
            min(a[0], b[0]) <= left + 900
            and max(a[0], b[0]) >= left
            and min(a[1], b[1]) <= top + 500
            and max(a[1], b[1]) >= top
            for a, b in zip(link.route.points, link.route.points[1:], strict=False)
        )


def test_titles_stand_in_bars_that_take_them_and_beside_those_that_do_not() -> None:
    at = window(2.0, wishes=LayoutWishes(labels=LabelMode.TITLE))
    long = one(project(title="Eettafel", phase=R, start=day("2026-02-01"), end=day("2026-12-31")), at)
    short = one(project(title="Eettafel", phase=R, start=day("2026-02-01"), end=day("2026-02-10")), at)
    hatched = one(
        project(title="Eettafel", phase=R, start=day("2026-02-01"), end=day("2026-06-01"), state="on_hold"),
        at,
    )
    assert [label.phase for label in long.labels] == [R]
    assert [label.phase for label in short.labels] == [None]
    assert [label.phase for label in hatched.labels] == [None]


def test_a_heading_shows_the_span_of_its_group() -> None:
    layout = lay_out(twelve_chart(), window(0.5))
    heading = layout.rows[0]
    assert not isinstance(heading.content, ChartItem)
    assert heading.bar is not None
    assert heading.bar.left == 0


_CHART = many(100)


def test_the_line_of_what_is_complete_does_not_strike_a_title_through() -> None:
    at = window(2.0, wishes=LayoutWishes(labels=LabelMode.TITLE, percent=True))
    start, end = day("2026-02-01"), day("2026-08-31")
    begun = one(project(title="Eettafel", phase=R, start=start, end=end, percent=40), at)
    untouched = one(project(title="Eettafel", phase=R, start=start, end=end), at)
    assert [(label.text, label.phase) for label in begun.labels] == [("Eettafel", None)]
    assert [label.phase for label in untouched.labels] == [R]


def test_percent_complete_is_that_of_the_whole_bar_however_little_of_it_is_in_view() -> None:
    row = project("A", start=day("2026-01-01"), end=day("2026-04-10"), percent=50)
    shown = LayoutWishes(percent=True)
    assert one(row, window(10.0, Viewport(0, 0, 1200, 40), shown)).percent == 500
    assert one(row, window(10.0, Viewport(400, 0, 300, 40), shown)).percent == 100
    assert one(row, window(10.0, Viewport(0, 0, 1200, 40))).percent is None
