"""Which link lies under the pointer."""

import pytest

from wsg_desktop.drawing.geometry import LinkLayout
from wsg_desktop.drawing.link_hit import hit_link
from wsg_desktop.drawing.links import Route

ONE = LinkLayout(Route(((100, 16), (108, 16), (108, 112), (300, 112)), 1), "a", "b", "one", (0, 3))
OTHER = LinkLayout(Route(((100, 48), (114, 48), (114, 144), (300, 144)), 1), "c", "d", "other", (1, 4))


@pytest.mark.parametrize(
    ("x", "y", "found"),
    [
        (108, 30, "one"),
        (104, 80, "one"),
        (103, 80, None),
        (112, 80, "other"),
        (110, 80, "one"),
        (200, 116, "one"),
        (200, 117, None),
        (304, 144, "other"),
        (305, 144, None),
        (100, 12, "one"),
    ],
)
def test_the_nearest_within_four_pixels(x: int, y: int, found: str | None) -> None:
    hit = hit_link([ONE, OTHER], x, y)
    assert (hit.id if hit else None) == found


def test_nothing_where_no_links_are() -> None:
    assert hit_link([], 0, 0) is None
