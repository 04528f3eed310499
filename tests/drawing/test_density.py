"""How thick many bars together are: known pictures, and what holds for any lines."""

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.chart_samples import D, R
from wsg_desktop.drawing.chart_items import Segment
from wsg_desktop.drawing.density import MOST_STEPS, Layer, density


def test_two_lines_at_once_fill_the_height_and_one_alone_half_of_it() -> None:
    lines = [[Segment(D, 10, 20), Segment(R, 20, 30)], [Segment(R, 15, 30)]]

    assert density(lines, 0, 40) == (
        Layer(D, 10, 20, 0.0, 0.5),
        Layer(R, 15, 20, 0.5, 1.0),
        Layer(R, 20, 30, 0.0, 1.0),
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert density([], 0, 0) == ()
    assert density([[]], 5, 9) == ()


segments = st.builds(
    lambda phase, start, days: Segment(phase, start, start + days),
    st.sampled_from([D, R, ""]),
    st.integers(0, 900),
    st.integers(1, 400),
)


@given(st.lists(st.lists(segments, min_size=1, max_size=3), min_size=1, max_size=30))
def test_layers_stack_from_the_foot_and_never_overlap(lines: list[list[Segment]]) -> None:
    start = min(it.start for line in lines for it in line)
    stop = max(it.stop for line in lines for it in line)
    layers = density(lines, start, stop)
    step = max(-(-(stop - start) // MOST_STEPS), 1)
    tallest = 0.0
    for day in range(start, stop, step):
        here = sorted((it for it in layers if it.start <= day < it.stop), key=lambda it: it.low)
        foot = 0.0
        for layer in here:
            assert abs(layer.low - foot) < 1e-9
            assert layer.high > layer.low
            foot = layer.high
        tallest = max(tallest, foot)
    assert not layers or abs(tallest - 1) < 1e-9
    assert all(start <= it.start < it.stop <= stop for it in layers)
