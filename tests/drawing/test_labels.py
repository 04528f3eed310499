"""Texts beside bars: in full where they fit, elided last, never over anything."""

from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.drawing.labels import Interval, LabelRequest, elided, place_beside, place_inside

WIDTH = 800.0


def measure(text: str) -> float:
    """Measure a font in which every character is seven pixels wide."""
    return 7.0 * len(text)


intervals = st.builds(lambda x, w: (x, x + w), st.floats(-50, WIDTH), st.floats(1, 300))
texts = st.text(alphabet="abcdefgh ", min_size=1, max_size=60).filter(lambda text: text.strip() == text)


def overlap(a: Interval, b: Interval) -> bool:
    return a[0] < b[1] - 1e-9 and a[1] > b[0] + 1e-9


@given(st.lists(st.tuples(texts, intervals), min_size=1, max_size=5), st.lists(intervals, max_size=6))
def test_labels_never_overlap_anything(wanted: list[tuple[str, Interval]], others: list[Interval]) -> None:
    requests = [LabelRequest(text, anchor) for text, anchor in wanted]
    occupied = [*(anchor for _, anchor in wanted), *others]
    labels = place_beside(requests, occupied, (0.0, WIDTH), measure)
    boxes = [(label.x, label.x + label.width) for label in labels]
    for index, box in enumerate(boxes):
        assert box[0] >= -1e-9
        assert box[1] <= WIDTH + 1e-9
        assert not any(overlap(box, other) for other in [*occupied, *boxes[:index]])


@given(texts, intervals)
def test_a_text_that_fits_somewhere_is_never_shortened(text: str, anchor: Interval) -> None:
    labels = place_beside([LabelRequest(text, anchor)], [anchor], (0.0, WIDTH), measure)
    right, left = WIDTH - max(anchor[1], 0) - 6, min(anchor[0], WIDTH) - 6
    if measure(text) <= max(right, left):
        assert [label.text for label in labels] == [text]


@given(texts, st.floats(0, 300))
def test_what_is_elided_fits_and_is_as_long_as_can_be(text: str, width: float) -> None:
    cuts = [text[:length].rstrip() + "…" for length in range(1, len(text) + 1)]
    fitting = [cut for cut in cuts if measure(cut) <= width]
    assert elided(text, width, measure) == (max(fitting, key=len) if fitting else "")


def test_right_of_the_bar_goes_before_left_and_left_before_shortening() -> None:
    title = "Huisbezoeken 75+"
    (right,) = place_beside([LabelRequest(title, (100, 200))], [(100, 200)], (0, WIDTH), measure)
    assert (right.text, right.x) == (title, 206)
    (left,) = place_beside([LabelRequest(title, (600, 790))], [(600, 790)], (0, WIDTH), measure)
    assert (left.text, left.x + left.width) == (title, 594)
    (short,) = place_beside([LabelRequest(title, (60, 730))], [(60, 730)], (0, WIDTH), measure)
    assert short.text.endswith("…")


def test_nothing_is_said_where_nothing_can_be_read() -> None:
    assert place_beside([LabelRequest("Huisbezoeken", (20, 790))], [(20, 790)], (0, WIDTH), measure) == []


def test_inside_a_bar_only_in_full_and_clear_of_marks() -> None:
    title = "Eettafel"
    label = place_inside(title, (100, 300), "realisation", [], measure)
    assert label is not None
    assert (label.text, label.x, label.phase) == (title, 105, "realisation")
    assert place_inside(title, (100, 150), "realisation", [], measure) is None
    assert place_inside(title, (100, 300), "realisation", [(120, 130)], measure) is None


def test_title_that_would_stand_far_from_its_milestone_is_left_out() -> None:
    mark, bar = (400, 412), (100, 420)
    near = LabelRequest("Opening", mark, reach=40)
    (label,) = place_beside([near], [bar], (0, WIDTH), measure)
    assert label.x >= 420
    taken = [bar, (420, 600)]
    assert place_beside([near], taken, (0, WIDTH), measure) == []
    assert place_beside([near._replace(reach=500)], taken, (0, WIDTH), measure)
