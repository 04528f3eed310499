"""Hit testing: what is seen is what is hit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.chart_samples import TODAY, day, many, project, twelve_chart
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.geometry import Viewport, Window, metrics_for
from wsg_desktop.drawing.hit import Hit, Part, hit
from wsg_desktop.drawing.layout import lay_out
from wsg_desktop.drawing.timescale import Timescale

METRICS = metrics_for(32)
MIDDLE = METRICS.bar_top + METRICS.bar_height // 2


VIEW = Viewport(0, 0, 1000, 600)


def window(px_per_day: float = 2.0, view: Viewport = VIEW) -> Window:
    return Window(Timescale(date(2026, 1, 1), px_per_day), view, METRICS, len)


BAR = project(start=day("2026-02-20"), end=day("2026-07-09"), deadline=day("2026-06-09"))
"""From pixel 100 to 380, its flag at 320."""


@pytest.mark.parametrize(
    ("x", "y", "part"),
    [
        (96, MIDDLE, Part.LEFT),
        (103, MIDDLE, Part.LEFT),
        (106, MIDDLE, Part.BODY),
        (240, MIDDLE, Part.BODY),
        (377, MIDDLE, Part.RIGHT),
        (384, MIDDLE, Part.RIGHT),
        (388, MIDDLE, Part.GROUND),
        (240, 1, Part.GROUND),
        (240, 31, Part.GROUND),
        (324, 5, Part.DEADLINE),
    ],
)
def test_parts_of_a_bar(x: int, y: int, part: Part) -> None:
    chart = Chart([ChartGroup("", "", (BAR,))], today=TODAY)
    assert hit(chart, window(), x, y) == Hit(0, BAR.id, part)


def test_below_the_last_row_is_nothing() -> None:
    chart = Chart([ChartGroup("", "", (BAR,))], today=TODAY)
    assert hit(chart, window(), 200, 40) is None
    assert hit(chart, window(), 200, -3) is None


def test_an_end_that_has_no_day_cannot_be_taken_hold_of() -> None:
    row = project(start=day("2026-02-20"), deadline=day("2026-07-09"))
    chart = Chart([ChartGroup("", "", (row,))], today=TODAY)
    assert hit(chart, window(), 101, MIDDLE) == Hit(0, row.id, Part.LEFT)
    assert hit(chart, window(), 379, MIDDLE) == Hit(0, row.id, Part.BODY)


def test_the_body_of_a_narrow_bar_can_still_be_reached() -> None:
    row = project(start=day("2026-02-20"), end=day("2026-02-23"))
    chart = Chart([ChartGroup("", "", (row,))], today=TODAY)
    assert hit(chart, window(), 104, MIDDLE) == Hit(0, row.id, Part.BODY)


def test_a_folded_milestone_answers_with_its_own_id() -> None:
    chart = twelve_chart(folded=frozenset({"K4"}))
    at = window(1.0, Viewport(0, 0, 1400, 900))
    (x, _mark) = lay_out(chart, at).rows[-1].marks[0]
    y = (len(chart) - 1) * 32 + MIDDLE
    for beside in (-METRICS.mark_half, 0, METRICS.mark_half):
        assert hit(chart, at, x + beside, y) == Hit(len(chart) - 1, "K5", Part.MILESTONE)


def test_a_heading_answers_with_the_key_of_its_group() -> None:
    assert hit(twelve_chart(), window(), 300, 10) == Hit(0, "bathmen", Part.GROUND)


_CHART = many(200)


@given(st.floats(0.3, 12), st.integers(0, 2000), st.integers(0, 5000))
def test_the_middle_of_every_bar_in_view_hits_that_bar(zoom: float, left: int, top: int) -> None:
    at = window(zoom, Viewport(left, top, 900, 500))
    for row in lay_out(_CHART, at).rows:
        if row.bar is None or not isinstance(row.content, ChartItem):
            continue
        seen = max(row.bar.left, 0), min(row.bar.right, 900)
        y = row.top + MIDDLE
        if seen[1] - seen[0] > 2 and 0 <= y < 500:
            found = hit(_CHART, at, sum(seen) / 2, y)
            assert found is not None
            assert found.id == row.content.id
            assert found.part in {Part.BODY, Part.LEFT, Part.RIGHT}
