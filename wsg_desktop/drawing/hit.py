"""What lies under the pointer: which project, and whether its body, an end, a milestone or its deadline.

Works on the geometry that was painted, so that what is seen is what is hit.
"""

from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.drawing.chart_items import DECISION, ChartItem
from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.geometry import FLAG_REACH, BarLayout, Metrics, RowLayout, Window
from wsg_desktop.drawing.layout import lay_out_row

EDGE = 5
"""Pixels on either side of an end in which it is taken hold of."""
NARROW = 4 * EDGE
"""A bar narrower than this has its ends outside it, so that its body can still be reached."""


class Part(StrEnum):
    """What of a row is hit."""

    BODY = "body"
    LEFT = "left"
    RIGHT = "right"
    MILESTONE = "milestone"
    DECISION = "decision"
    DEADLINE = "deadline"
    PERCENT = "percent"
    """The end of what is complete, where that shows."""
    GROUND = "ground"
    """The row, beside everything on it."""


class Hit(NamedTuple):
    """The row and what of it is under the pointer."""

    row: int
    id: str
    """Of the project or, for a milestone on another line, of the milestone; the key on a group's heading."""
    part: Part
    mark: str = ""
    """The id of the decision that is under the pointer."""


def hit(chart: Chart, window: Window, x: float, y: float) -> Hit | None:
    """Return what is at (x, y) of the window; None below the last row."""
    number = int((y + window.viewport.top) // window.metrics.row_height)
    if not 0 <= number < len(chart):
        return None
    row = lay_out_row(chart, number, window)
    if not isinstance(row.content, ChartItem):
        return Hit(number, row.content.key, Part.GROUND)
    return _hit_item(row, row.content, window.metrics, x, y - row.top)


def _hit_item(row: RowLayout, item: ChartItem, metrics: Metrics, x: float, y: float) -> Hit:
    for mark_x, mark in row.marks:
        if abs(x - mark_x) <= metrics.mark_half + 1 and _beside_bar(y, metrics):
            if mark.kind == DECISION:
                return Hit(row.number, item.id, Part.DECISION, mark.id)
            return Hit(row.number, mark.id, Part.MILESTONE)
    if row.flag is not None and y <= metrics.bar_top and row.flag - 2 <= x <= row.flag + FLAG_REACH:
        return Hit(row.number, item.id, Part.DEADLINE)
    part = None
    if row.bar and _beside_bar(y, metrics):
        part = Part.PERCENT if _is_at_percent(row, row.bar, x) else _hit_bar(row.bar, item, x)
    return Hit(row.number, item.id, part or Part.GROUND)


def _beside_bar(y: float, metrics: Metrics) -> bool:
    return metrics.bar_top - 3 <= y <= metrics.bar_top + metrics.bar_height + 3


def _is_at_percent(row: RowLayout, bar: BarLayout, x: float) -> bool:
    """Return whether the end of what is complete is there; near an end of the bar it keeps clear of that."""
    if row.percent is None or bar.right - bar.left < 2 * NARROW:
        return False
    return abs(x - min(max(row.percent, bar.left + 2 * EDGE), bar.right - 2 * EDGE)) < EDGE


def _hit_bar(bar: BarLayout, item: ChartItem, x: float) -> Part | None:
    inner = EDGE if bar.right - bar.left >= NARROW else 0
    if item.project.start.day and bar.left - EDGE <= x < bar.left + inner:
        return Part.LEFT
    if item.project.end.day and bar.right - inner < x <= bar.right + EDGE:
        return Part.RIGHT
    return Part.BODY if bar.left <= x <= bar.right else None
