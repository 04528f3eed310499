"""Where everything of the chart is, for what a window or a page shows of it: pure geometry, no Qt.

The cost follows the number of rows in view and is the same for a thousand rows and a hundred thousand.
Results are in pixels of the window: (0, 0) is its top left corner, below the header. How things look belongs
to the painter.
"""

from collections.abc import Mapping, Sequence

from wsg_desktop.drawing.chart_items import ChartItem, Segment
from wsg_desktop.drawing.chart_rows import Chart, GroupHeading
from wsg_desktop.drawing.density import Layer
from wsg_desktop.drawing.geometry import (
    CLIP,
    THINNEST_BAR,
    UNKNOWN_WIDTH,
    BarLayout,
    Block,
    ChartLayout,
    Fade,
    LabelMode,
    Metrics,
    RowLayout,
    Stretch,
    Viewport,
    Window,
    extent,
)
from wsg_desktop.drawing.labels import Interval
from wsg_desktop.drawing.link_layout import LinkWays, level_stretches
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.plan_marks import mark_span
from wsg_desktop.drawing.row_labels import row_labels

Content = ChartItem | GroupHeading
_KEPT_ROWS = 2_000
"""Some fifty windows full."""


def rows_in_view(count: int, viewport: Viewport, metrics: Metrics) -> range:
    """Return the rows of which something is in view."""
    first = max(viewport.top // metrics.row_height, 0)
    stop = -(-(viewport.top + viewport.height) // metrics.row_height)
    return range(min(first, count), max(min(stop, count), 0))


def content_height(chart: Chart, metrics: Metrics) -> int:
    """Return the height of all rows together."""
    return len(chart) * metrics.row_height


class LayoutMemory:
    """What one frame leaves for the next: where links run, and the rows that stay as they were.

    It holds for one chart, zoom and place sideways: scrolling along rows, pointing and dragging lay out only
    what is new.
    """

    def __init__(self) -> None:
        self._ways: LinkWays | None = None
        self._rows: dict[int, tuple[list[Interval], RowLayout]] = {}
        self._seen: Window | None = None

    def ways(self, chart: Chart, window: Window) -> LinkWays:
        """Return the ways of the links, those of the frame before where they still hold."""
        if self._ways is None or not self._ways.fits(chart, window.scale, window.metrics):
            self._ways = LinkWays(chart, window.scale, window.metrics)
        return self._ways

    def begin(self, window: Window) -> None:
        """Forget the rows when they were laid out for another zoom, place sideways or other wishes."""
        wishes, viewport = window.wishes._replace(shifts={}), window.viewport._replace(top=0, height=0)
        seen = window._replace(wishes=wishes, viewport=viewport)
        if seen != self._seen or len(self._rows) > _KEPT_ROWS:
            self._seen = seen
            self._rows.clear()

    def row(self, number: int, content: Content, crossings: list[Interval]) -> RowLayout | None:
        """Return a row as it was, if nothing of it is different now."""
        known = self._rows.get(number)
        return known[1] if known and known[1].content is content and known[0] == crossings else None

    def keep(self, row: RowLayout, crossings: list[Interval]) -> None:
        """Keep a row of which nothing is on the move."""
        self._rows[row.number] = crossings, row


def lay_out(chart: Chart, window: Window, memory: LayoutMemory | None = None) -> ChartLayout:
    """Return the geometry of all that is in view; `memory` is what the frame before left."""
    memory = memory or LayoutMemory()
    memory.begin(window)
    numbers = rows_in_view(len(chart), window.viewport, window.metrics)
    links = memory.ways(chart, window).in_window(window, numbers) if window.wishes.links else ()
    crossings = level_stretches(links, window.viewport) if window.wishes.labels is not LabelMode.NONE else {}
    return ChartLayout(tuple(_row(chart, number, window, crossings, memory) for number in numbers), links)


def _row(
    chart: Chart, number: int, window: Window, crossings: Mapping[int, list[Interval]], memory: LayoutMemory
) -> RowLayout:
    content, metrics = chart.row(number), window.metrics
    top = number * metrics.row_height - window.viewport.top
    beside = crossings.get(top + metrics.bar_top + metrics.bar_height // 2, [])
    if _is_moving(content, window.wishes.shifts):
        return _labelled(lay_out_row(chart, number, window), window, beside)
    row = memory.row(number, content, beside)
    if row is None:
        row = _labelled(lay_out_row(chart, number, window), window, beside)
        memory.keep(row, beside)
    return row if row.top == top else row._replace(top=top)


def _is_moving(content: Content, shifts: Mapping[str, Shift]) -> bool:
    if not shifts or isinstance(content, GroupHeading):
        return False
    return content.id in shifts or any(mark.id in shifts for mark in content.marks)


def lay_out_row(chart: Chart, index: int, window: Window) -> RowLayout:
    """Return the geometry of one row."""
    top = index * window.metrics.row_height - window.viewport.top
    content = chart.row(index)
    if isinstance(content, GroupHeading):
        return _group_row(index, top, content, window)
    if not window.wishes.shifts:
        return _item_row(index, top, content, window)
    shift = window.wishes.shifts.get(content.id)
    item = (chart.moved_item(index, shift) if shift else content) or content
    row = _item_row(index, top, _with_moved_marks(item, window.wishes.shifts), window)
    return row._replace(ghost=_bar(content, window)) if shift and shift.moves_bar else row


def _with_moved_marks(item: ChartItem, shifts: Mapping[str, Shift]) -> ChartItem:
    """Return the item with those milestones of other lines moved that are on the move."""
    others = [mark for mark in item.marks if mark.id != item.id and mark.id in shifts]
    if not others:
        return item
    marks = tuple(m._replace(day=m.day + shifts[m.id].end_days) if m in others else m for m in item.marks)
    return item._replace(marks=marks)


def _group_row(index: int, top: int, heading: GroupHeading, window: Window) -> RowLayout:
    if heading.summary and heading.summary.layers:
        return RowLayout(index, top, heading, blocks=_blocks(heading.summary.layers, window))
    if heading.start is None or heading.stop is None:
        return RowLayout(index, top, heading)
    left, right = window.x(heading.start), window.x(heading.stop)
    if right < 0 or left > window.viewport.width:
        return RowLayout(index, top, heading)
    left, right = window.clipped(left), window.clipped(right)
    bar = BarLayout(left, right, (), Fade(left, left, right, right), goes_on=False)
    return RowLayout(index, top, heading, bar)


def _blocks(layers: Sequence[Layer], window: Window) -> tuple[Block, ...]:
    placed = (
        Block(
            window.clipped(window.x(it.start)), window.clipped(window.x(it.stop)), it.phase, it.low, it.high
        )
        for it in layers
    )
    return tuple(block for block in placed if block.right > block.left)


def _item_row(index: int, top: int, item: ChartItem, window: Window) -> RowLayout:
    return RowLayout(
        number=index,
        top=top,
        content=item,
        bar=_bar(item, window),
        actuals=_stretches(item.actuals, window),
        past=window.clipped_span(item.past),
        late=_late(item, window),
        flag=window.near(item.deadline),
        expected=window.near(item.expected),
        percent=_percent(item, window) if window.wishes.percent else None,
        marks=tuple((x, mark) for mark in item.marks if window.shows(x := window.x(mark.day + 0.5))),
        slack=window.clipped_span(mark_span(item.plan, item.stop, [mark.day + 1 for mark in item.marks])),
        away=_away(item, window),
    )


def _labelled(row: RowLayout, window: Window, crossings: list[Interval]) -> RowLayout:
    if isinstance(row.content, GroupHeading) or window.wishes.labels is LabelMode.NONE:
        return row
    return row._replace(labels=row_labels(row, row.content, window, crossings))


def _bar(item: ChartItem, window: Window) -> BarLayout | None:
    if item.start is None and item.stop is None:
        return None
    reach = extent(item, window.scale, window.metrics)
    assert reach is not None
    left, right = (x - window.viewport.left for x in reach)
    if right < -CLIP or left > window.viewport.width + CLIP:
        return None
    stretches = _stretches(item.segments, window)
    if not stretches:
        stretches = (Stretch(window.clipped(left), window.clipped(right), item.project.phase or ""),)
    goes_on = item.ongoing and right <= window.viewport.width + CLIP
    return BarLayout(
        window.clipped(left), window.clipped(right), stretches, _fade(item, left, right, window), goes_on
    )


def _stretches(segments: Sequence[Segment], window: Window) -> tuple[Stretch, ...]:
    """Return segments in pixels; what is thinner than a pixel is taken into its neighbour."""
    if not segments:
        return ()
    stretches: list[Stretch] = []
    drawn_to = -CLIP
    for segment in segments:
        left, right = max(window.x(segment.start), drawn_to), window.x(segment.stop)
        if left > window.viewport.width + CLIP:
            break
        if right <= left and (stretches or right < -CLIP):
            continue
        right = window.clipped(max(right, left + (THINNEST_BAR if len(segments) == 1 else 1)))
        if right <= left:
            continue
        stretches.append(Stretch(left, right, segment.phase, segment.stretched))
        drawn_to = right
    return tuple(stretches)


def _fade(item: ChartItem, left: int, right: int, window: Window) -> Fade:
    """Return where the bar fades: as long as the end is uncertain, but never more than the bar has."""
    per_day = window.scale.px_per_day
    fade_in = UNKNOWN_WIDTH if item.open_start else item.fade_in * per_day
    fade_out = UNKNOWN_WIDTH if item.open_end else item.fade_out * per_day
    width = right - left
    if fade_in + fade_out > width:
        share = width / (fade_in + fade_out)
        fade_in, fade_out = fade_in * share, fade_out * share
    return Fade(left, left + fade_in, right - fade_out, right)


def _percent(item: ChartItem, window: Window) -> int | None:
    """Return where what is complete ends on the whole bar, however much of it is in view."""
    if item.start is None or item.stop is None:
        return None
    done = min(max(item.project.percent or 0, 0), 100) / 100
    return window.clipped(window.x(item.start + (item.stop - item.start) * done))


def _late(item: ChartItem, window: Window) -> tuple[int, int] | None:
    if item.deadline is None or item.late_until is None:
        return None
    return window.clipped_span((item.deadline, item.late_until))


def _away(item: ChartItem, window: Window) -> int:
    first, after = item.first, item.after_last
    if first is None or after is None:
        return 0
    if window.x(after) < 0:
        return -1
    return 1 if window.x(first) > window.viewport.width else 0
