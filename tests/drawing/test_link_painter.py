"""Links on the screen: over bars with a gap, heads on top, corners cut."""

import pytest

from tests.drawing.chart_samples import TODAY, day, project
from tests.drawing.pixels import Picture
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.link_painter import CUT
from wsg_desktop.drawing.palette import CONTRAST_DARK, DARK, LIGHT, ChartPalette
from wsg_desktop.drawing.timescale import Timescale
from wsg_desktop.store.rows import LinkRow

pytestmark = pytest.mark.usefixtures("qapp")
SCALE = Timescale(day("2026-01-01").day or TODAY, 2.0)
ROWS = (
    project("A", start=day("2026-02-01"), end=day("2026-03-31")),
    project("B", start=day("2026-01-11"), end=day("2026-12-31"), phase="operation"),
    project("C", start=day("2026-06-01"), end=day("2026-09-30")),
)


def picture(palette: ChartPalette = LIGHT) -> Picture:
    chart = Chart([ChartGroup("", "", ROWS)], today=TODAY, links=(LinkRow("1", "A", "C", "FS", 0),))
    return Picture(chart, SCALE, palette)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST_DARK])
def test_a_link_that_crosses_a_bar_can_be_seen_on_it(palette: ChartPalette) -> None:
    seen = picture(palette)
    (link,) = seen.layout.links
    x, middle = link.route.points[1][0], seen.bar_middle(1)
    assert seen.at(x, middle) == palette.link
    assert seen.at(x - 1, middle) == seen.at(x + 1, middle) == palette.ground
    assert seen.at(x - 3, middle) == seen.at(x + 3, middle) != palette.ground


def test_a_corner_is_cut() -> None:
    seen = picture()
    (link,) = seen.layout.links
    x, y = link.route.points[1]
    assert seen.at(x, y) != LIGHT.link
    assert seen.at(x, y + CUT) == LIGHT.link


def test_the_layout_tells_which_link_it_is() -> None:
    (link,) = picture().layout.links
    assert (link.id, link.rows) == ("1", (0, 2))
