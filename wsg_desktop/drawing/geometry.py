"""The vocabulary of the chart's geometry: window, sizes, and where bars, rows and links are.

Plain values without Qt. How they come about is in `layout`, how they look in the painter.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.drawing.chart_items import ChartItem, Mark
from wsg_desktop.drawing.chart_rows import GroupHeading
from wsg_desktop.drawing.labels import Label, Measure
from wsg_desktop.drawing.links import Route
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.timescale import Timescale

CLIP = 64
"""How far outside the window coordinates still tell the truth; beyond it nothing shows."""
UNKNOWN_WIDTH = 28
"""Width of a bar of which only one end is known."""
THINNEST_BAR = 2
FLAG_REACH = 11.0


class LabelMode(StrEnum):
    """What stands beside the bars; titles are for charts without a list of names beside them."""

    NONE = "none"
    TITLE = "title"
    EVENTS = "events"
    """Only milestones, decisions and slips: for a page that has no room for more."""


class Viewport(NamedTuple):
    """The part of the whole chart that is in view, in its pixels."""

    left: int
    top: int
    width: int
    height: int


class Metrics(NamedTuple):
    """Sizes in pixels, all following from the height of a row."""

    row_height: int
    bar_top: int
    bar_height: int
    under_top: int
    """Of the thin bar with what really happened."""
    under_height: int
    past_top: int
    """Of the thin bar with how things stood before."""
    mark_half: int
    link_stub: int
    inside_labels: bool


class Stretch(NamedTuple):
    """A segment of a bar in pixels."""

    left: int
    right: int
    phase: str
    stretched: bool = False


class Fade(NamedTuple):
    """Between which pixels a bar comes up and goes down; equal where that end is exact."""

    in_from: float
    in_to: float
    out_from: float
    out_to: float


class Block(NamedTuple):
    """A piece of a density bar in pixels; `low` and `high` are shares of its height, from the foot up."""

    left: int
    right: int
    phase: str
    low: float
    high: float


class BarLayout(NamedTuple):
    """A bar from left to right, cut off a little outside the window."""

    left: int
    right: int
    stretches: tuple[Stretch, ...]
    fade: Fade
    goes_on: bool
    """Whether an arrow at its right end shows in the window."""


class RowLayout(NamedTuple):
    """Everything on one row that is in view."""

    number: int
    """Which row of the chart this is."""
    top: int
    content: ChartItem | GroupHeading
    bar: BarLayout | None = None
    ghost: BarLayout | None = None
    """Where the bar was before the drag."""
    actuals: tuple[Stretch, ...] = ()
    past: tuple[int, int] | None = None
    late: tuple[int, int] | None = None
    flag: int | None = None
    expected: int | None = None
    marks: tuple[tuple[int, Mark], ...] = ()
    percent: int | None = None
    """Where what is complete ends; None where that does not show."""
    labels: tuple[Label, ...] = ()
    blocks: tuple[Block, ...] = ()
    """Of what is folded into a heading, instead of its bar."""
    slack: tuple[int, int] | None = None
    """From where it ends to where it can end at the latest."""
    away: int = 0
    """-1 when everything of the row lies left of the window, 1 when right, 0 when some of it is in view."""

    @property
    def is_late(self) -> bool:
        """Return whether it is, or is expected, past its deadline."""
        return isinstance(self.content, ChartItem) and self.content.late_until is not None


class Box(NamedTuple):
    """The smallest upright box around something, its edges included."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


class LinkLayout(NamedTuple):
    """A link in view, with the ids of its ends so that those of a selection can stand out."""

    route: Route
    """In pixels of the whole chart, unlike rows: so it stays the same while the window moves."""
    source_id: str
    target_id: str
    id: str = ""
    """Of the link itself."""
    rows: tuple[int, int] = (0, 0)
    """The rows that it joins."""
    box: Box = Box()
    """Around its route."""
    levels: tuple[tuple[int, int, int], ...] = ()
    """Where it runs level: at which height, from where to where."""


class ChartLayout(NamedTuple):
    """What a window shows."""

    rows: tuple[RowLayout, ...]
    links: tuple[LinkLayout, ...]


class LayoutWishes(NamedTuple):
    """What is to be shown besides the bars themselves."""

    labels: LabelMode = LabelMode.NONE
    links: bool = True
    shifts: Mapping[str, Shift] = {}
    percent: bool = False
    """Whether percent complete shows in the bars, and can be taken hold of."""
    own: tuple[int, int] | None = None
    """After which and up to which pixel of the window flags and milestones show; None wherever they are near.
    Sheets side by side overlap, and a flag that is cut in two on one stands whole on the other."""
    slip_words: Callable[[ChartItem], str] | None = None
    """Tells by how much a project slips, empty when it does not; for `LabelMode.EVENTS`."""


def metrics_for(row_height: int) -> Metrics:
    """Return the sizes that go with a row height; made for 32 and 26, usable from 12 up."""
    bar_height = max(round(row_height * 0.44), 5)
    bar_top = max(round(row_height * 0.28), 2)
    under = max(round(row_height * 0.1), 2)
    under_top = bar_top + bar_height + max(row_height // 16, 1)
    return Metrics(
        row_height=row_height,
        bar_top=bar_top,
        bar_height=bar_height,
        under_top=under_top,
        under_height=under,
        past_top=under_top + under + 1,
        mark_half=max(round(row_height * 0.22), 4),
        link_stub=8 if row_height >= 24 else 5,
        inside_labels=bar_height >= 12,
    )


class Window(NamedTuple):
    """What stays the same for all rows of one layout."""

    scale: Timescale
    viewport: Viewport
    metrics: Metrics
    measure: Measure
    wishes: LayoutWishes = LayoutWishes()

    def x(self, day: float) -> int:
        """Return where the start of a day is, in pixels of the window."""
        return round(self.scale.x(day)) - self.viewport.left

    def clipped(self, x: int) -> int:
        """Return `x`, brought near when it is far outside the window."""
        return min(max(x, -CLIP), self.viewport.width + CLIP)

    def clipped_span(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return days as pixels near the window; None when nothing of them is."""
        if span is None:
            return None
        left, right = self.clipped(self.x(span[0])), self.clipped(self.x(span[1]))
        return (left, right) if right > left else None

    def near(self, day: int | None) -> int | None:
        """Return where the start of a day is, or None when that is not near the window."""
        if day is None:
            return None
        x = self.x(day)
        return x if self.shows(x) else None

    def shows(self, x: int) -> bool:
        """Return whether a flag or milestone at `x` shows here."""
        if self.wishes.own is not None:
            return self.wishes.own[0] < x <= self.wishes.own[1]
        return -CLIP <= x <= self.viewport.width + CLIP


def extent(item: ChartItem, scale: Timescale, metrics: Metrics) -> tuple[int, int] | None:
    """Return from where to where the item's bar or milestone reaches, in pixels of the whole chart."""
    if item.start is not None and item.stop is not None:
        left, right = round(scale.x(item.start)), round(scale.x(item.stop))
        return left, max(right, left + THINNEST_BAR)
    if item.stop is not None:
        right = round(scale.x(item.stop))
        return right - UNKNOWN_WIDTH, right
    if item.start is not None:
        left = round(scale.x(item.start))
        return left, left + UNKNOWN_WIDTH
    if item.marks:
        middle = round(scale.x(item.marks[0].day + 0.5))
        return middle - metrics.mark_half, middle + metrics.mark_half
    return None
