"""Which days are in view: place and zoom keep within the chart, and come back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.chart_samples import TODAY
from wsg_desktop.drawing.chart_rows import Span
from wsg_desktop.drawing.timescale import MAX_PX_PER_DAY
from wsg_desktop.ui.gantt.time_window import TimeWindow

SPAN = Span(date(2025, 3, 1).toordinal(), date(2028, 9, 1).toordinal())


def made(width: int = 1000) -> TimeWindow:
    window = TimeWindow(TODAY)
    window.set_span(SPAN, TODAY)
    window.set_width(width)
    return window


steps = st.one_of(
    st.tuples(st.just("zoom"), st.floats(0.05, 20), st.floats(0, 1000)),
    st.tuples(st.just("move"), st.floats(-1e6, 1e6), st.just(0.0)),
    st.tuples(st.just("width"), st.floats(1, 4000), st.just(0.0)),
    st.tuples(st.just("centre"), st.floats(SPAN.start - 9000, SPAN.stop + 9000), st.just(0.0)),
)


@given(st.lists(steps, max_size=12))
def test_the_window_never_leaves_the_chart(moves: list[tuple[str, float, float]]) -> None:
    window = made()
    for kind, value, at in moves:
        if kind == "zoom":
            window.zoom(value, at)
        elif kind == "move":
            window.move_to(value)
        elif kind == "width":
            window.set_width(int(value))
        else:
            window.centre_on(value)
        assert 0 <= window.left <= window.content_width - window.width
        assert window.scale.px_per_day <= MAX_PX_PER_DAY


def test_zooming_keeps_the_day_under_the_pointer_to_the_pixel() -> None:
    window = made()
    window.fit(SPAN)
    for factor in (1.2, 1.2, 3.0, 0.7):
        day = window.scale.day(window.left + 400)
        window.zoom(factor, 400)
        assert abs(window.scale.x(day) - window.left - 400) <= 1


def test_fitting_shows_the_period_and_hardly_more() -> None:
    window = made()
    window.fit(SPAN)
    assert 0 <= window.scale.x(SPAN.start) - window.left <= 14
    assert 0 <= window.left + window.width - window.scale.x(SPAN.stop) <= 14


def test_all_years_that_a_date_may_have_are_shown_at_once() -> None:
    window = made(670)
    ages = Span(date(1990, 1, 1).toordinal(), date(2100, 1, 1).toordinal())
    window.set_span(ages, TODAY)
    window.fit(ages)
    assert window.scale.x(ages.stop) - window.left <= window.width


def test_the_end_of_the_calendar_is_no_end_of_the_chart() -> None:
    window = made()
    window.set_span(Span(1, date.max.toordinal() + 1), TODAY)
    assert window.content_width > 0


def test_one_cannot_zoom_out_further_than_everything() -> None:
    window = made()
    for _ in range(20):
        window.zoom(0.5, 300)
    assert window.content_width == window.width
    assert window.left == 0


def test_a_longer_programme_leaves_the_same_days_in_view() -> None:
    window = made()
    window.fit(SPAN)
    day = window.first_day
    window.set_span(Span(SPAN.start - 4000, SPAN.stop + 4000), TODAY)
    assert window.first_day == pytest.approx(day, abs=1 / window.scale.px_per_day)


def test_what_was_shown_can_be_shown_again() -> None:
    window, again = made(), made(700)
    window.zoom(3, 200)
    again.show_from(window.first_day, window.scale.px_per_day)
    assert again.scale.px_per_day == window.scale.px_per_day
    assert again.first_day == pytest.approx(window.first_day, abs=1)


def test_without_any_date_the_years_around_today_show() -> None:
    window = TimeWindow(TODAY)
    window.set_span(None, TODAY)
    window.set_width(800)
    window.centre_on(TODAY.toordinal())
    assert window.left < window.scale.x(TODAY.toordinal()) < window.left + 800
