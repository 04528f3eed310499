"""Where the links run that touch what is in view, in pixels of the whole chart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.geometry import Box, LinkLayout, Metrics, Viewport, Window, extent
from wsg_desktop.drawing.labels import Interval
from wsg_desktop.drawing.link_lanes import Lanes
from wsg_desktop.drawing.links import ChartLink, LinkEnds, Route, route
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.timescale import Timescale

_STEP = 1024
"""Pixels by which the area near the window moves."""


class LinkWays:
    """The ways of the links of one chart at one scale, each worked out when it first comes into view.

    Panning then works out only what is new, and a link stays where it was first seen.
    """

    def __init__(self, chart: Chart, scale: Timescale, metrics: Metrics) -> None:
        self._of = (chart, scale, metrics)
        self._lanes = Lanes()
        self._routed: dict[ChartLink, LinkLayout | None] = {}
        self._placed: dict[ChartLink, LinkLayout] = {}
        """Those that were in view, beside the others."""

    def fits(self, chart: Chart, scale: Timescale, metrics: Metrics) -> bool:
        """Return whether these are the ways of this chart at this scale."""
        mine, at, size = self._of
        return mine is chart and at == scale and size == metrics

    def in_window(self, window: Window, rows: range) -> tuple[LinkLayout, ...]:
        """Return the links that touch the window; those between rows far away are not even looked at."""
        return tuple(self._touching(window, rows)) if rows else ()

    def _touching(self, window: Window, rows: range) -> Iterator[LinkLayout]:
        shifts, viewport = window.wishes.shifts, window.viewport
        for link in self._of[0].link_index.meeting(rows.start, rows.stop):
            laid = self._placed.get(link) or self._route_of(link)
            is_moving = laid and shifts and (laid.source_id in shifts or laid.target_id in shifts)
            if is_moving:
                laid = self._routed_anew(link, shifts)
            if laid is None or not touches(laid, viewport):
                continue
            if is_moving:
                # What is dragged passes over the others and takes no room from them.
                laid = self._beside_others(laid, keep=False)
            elif link not in self._placed:
                laid = self._placed[link] = self._beside_others(laid, keep=True)
            if touches(laid, viewport):
                yield laid

    def _route_of(self, link: ChartLink) -> LinkLayout | None:
        if link not in self._routed:
            self._routed[link] = self._routed_anew(link, {})
        return self._routed[link]

    def _routed_anew(self, link: ChartLink, shifts: Mapping[str, Shift]) -> LinkLayout | None:
        """Return one link as if it were alone, or None when one of its ends has no dates."""
        source, target = self._as_shown(link.source, shifts), self._as_shown(link.target, shifts)
        if source is None or target is None:
            return None
        _, scale, metrics = self._of
        out, into = extent(source, scale, metrics), extent(target, scale, metrics)
        if out is None or into is None:
            return None
        height, middle = metrics.row_height, metrics.bar_top + metrics.bar_height // 2
        border = link.target * height + (0 if link.source < link.target else height)
        ends = LinkEnds(
            out[0], out[1], link.source * height + middle,
            into[0], into[1], link.target * height + middle,
            border,
        )  # fmt: skip
        way = route(link.type, ends, metrics.link_stub)
        return LinkLayout(way, source.id, target.id, link.id, (link.source, link.target), _box(way))

    def _beside_others(self, link: LinkLayout, *, keep: bool) -> LinkLayout:
        way = self._lanes.place(link.route, *link.rows, keep=keep)
        return link._replace(route=way, box=_box(way), levels=tuple(_levels(way)))

    def _as_shown(self, index: int, shifts: Mapping[str, Shift]) -> ChartItem | None:
        chart = self._of[0]
        item = chart.item(index)
        shift = shifts.get(item.id) if item else None
        return chart.moved_item(index, shift) if shift else item


def level_stretches(links: Iterable[LinkLayout], viewport: Viewport) -> dict[int, list[Interval]]:
    """Return from where to where in the window links run level, by the height at which they do so."""
    stretches: dict[int, list[Interval]] = defaultdict(list)
    left, top = viewport.left, viewport.top
    for link in links:
        for y, from_x, to_x in link.levels:
            stretches[y - top].append((from_x - left - 1, to_x - left + 1))
    return stretches


def touches(link: LinkLayout, viewport: Viewport) -> bool:
    """Return whether any stretch of a link meets the window."""
    left, top, width, height = viewport
    right, bottom = left + width, top + height
    box = link.box
    if box.right < left or box.left > right or box.bottom < top or box.top > bottom:
        return False
    if box.left >= left and box.right <= right and box.top >= top and box.bottom <= bottom:
        return True
    x1, y1 = link.route.points[0]
    for x2, y2 in link.route.points[1:]:
        beside = (x1 < left and x2 < left) or (x1 > right and x2 > right)
        if not beside and not (y1 < top and y2 < top) and not (y1 > bottom and y2 > bottom):
            return True
        x1, y1 = x2, y2
    return False


def near_window(link: LinkLayout, viewport: Viewport) -> Route:
    """Return the route of a link with far points brought near, for painters lose count far away.

    Its stretches are upright or level, so none bends. "Near" moves in big steps, so that from frame to frame
    most routes stay the same.
    """
    left, right = _around(viewport.left, viewport.width)
    top, bottom = _around(viewport.top, viewport.height)
    box = link.box
    if box.left >= left and box.right <= right and box.top >= top and box.bottom <= bottom:
        return link.route
    points = tuple((min(max(x, left), right), min(max(y, top), bottom)) for x, y in link.route.points)
    return link.route._replace(points=points)


def _around(start: int, length: int) -> tuple[int, int]:
    return (start // _STEP - 1) * _STEP, ((start + length) // _STEP + 2) * _STEP


def _box(way: Route) -> Box:
    xs, ys = zip(*way.points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _levels(way: Route) -> Iterator[tuple[int, int, int]]:
    for (x1, y1), (x2, y2) in pairwise(way.points):
        if y1 == y2:
            yield (y1, x1, x2) if x1 < x2 else (y1, x2, x1)
