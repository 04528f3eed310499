"""Where the links run that touch what is in view."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.geometry import CLIP, LinkLayout, Window, extent
from wsg_desktop.drawing.labels import Interval
from wsg_desktop.drawing.link_lanes import Lanes
from wsg_desktop.drawing.links import ChartLink, LinkEnds, Route, route


def lay_out_links(chart: Chart, window: Window, rows: range) -> tuple[LinkLayout, ...]:
    """Return the links that touch the window; those between rows far away are not even looked at."""
    if not rows:
        return ()
    lanes = Lanes()
    laid = (_link(chart, link, window, lanes) for link in chart.link_index.meeting(rows.start, rows.stop))
    return tuple(link for link in laid if link)


def level_stretches(links: Iterable[LinkLayout]) -> dict[int, list[Interval]]:
    """Return from where to where links run level, by the height at which they do so."""
    stretches: dict[int, list[Interval]] = defaultdict(list)
    for link in links:
        for (x1, y1), (x2, y2) in pairwise(link.route.points):
            if y1 == y2:
                stretches[y1].append((min(x1, x2) - 1, max(x1, x2) + 1))
    return stretches


def _link(chart: Chart, link: ChartLink, window: Window, lanes: Lanes) -> LinkLayout | None:
    """Return one link, or None when it does not touch the window or has an end without dates."""
    source, target = _as_shown(chart, link.source, window), _as_shown(chart, link.target, window)
    if source is None or target is None:
        return None
    out, into = extent(source, window.scale, window.metrics), extent(target, window.scale, window.metrics)
    if out is None or into is None:
        return None
    left, height = window.viewport.left, window.metrics.row_height
    middle = window.metrics.bar_top + window.metrics.bar_height // 2 - window.viewport.top
    border = link.target * height - window.viewport.top + (0 if link.source < link.target else height)
    ends = LinkEnds(
        out[0] - left, out[1] - left, link.source * height + middle,
        into[0] - left, into[1] - left, link.target * height + middle,
        border,
    )  # fmt: skip
    way = route(link.type, ends, window.metrics.link_stub)
    if not _touches(way, window):
        return None
    way = lanes.place(way, link.source, link.target)
    return LinkLayout(_clipped_route(way, window), source.id, target.id, link.id, (link.source, link.target))


def _as_shown(chart: Chart, index: int, window: Window) -> ChartItem | None:
    item = chart.item(index)
    shift = window.wishes.shifts.get(item.id) if item else None
    return chart.moved_item(index, shift) if shift else item


def _touches(way: Route, window: Window) -> bool:
    """Return whether any stretch of the route meets the window."""
    width, height = window.viewport.width, window.viewport.height
    x1, y1 = way.points[0]
    for x2, y2 in way.points[1:]:
        beside = (x1 < 0 and x2 < 0) or (x1 > width and x2 > width)
        if not beside and not (y1 < 0 and y2 < 0) and not (y1 > height and y2 > height):
            return True
        x1, y1 = x2, y2
    return False


def _clipped_route(way: Route, window: Window) -> Route:
    """Return the route with far points brought near; its stretches are upright or level, so none bends."""
    right, bottom = window.viewport.width + CLIP, window.viewport.height + CLIP
    if all(-CLIP <= x <= right and -CLIP <= y <= bottom for x, y in way.points):
        return way
    points = tuple((min(max(x, -CLIP), right), min(max(y, -CLIP), bottom)) for x, y in way.points)
    return way._replace(points=points)
