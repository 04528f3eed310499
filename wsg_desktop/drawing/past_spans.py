"""Where a bar or milestone stood before: the thin bar under it, drawn only where it stands elsewhere now."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wsg_desktop.drawing.chart_items import ChartItem, chart_item
from wsg_desktop.store.rows import ProjectRow

Days = tuple[int, int]


class Past(NamedTuple):
    """An earlier moment to compare with."""

    rows: Mapping[str, ProjectRow]
    """The rows of then, of what was changed since."""
    name: str = ""
    """What the legend calls that moment."""


def with_past(item: ChartItem, before: ProjectRow, today: date) -> ChartItem:
    """Return the item with the span that its project had as `before`, where that is another one."""
    past = span_of(chart_item(before, today))
    return item._replace(past=past) if past and past != span_of(item) else item


def days_later(item: ChartItem) -> int:
    """Return by how many days it ends later than at the moment of `past`; negative for earlier."""
    now = span_of(item)
    return now[1] - item.past[1] if now and item.past else 0


def span_of(item: ChartItem) -> Days | None:
    """Return the first day of a bar and the day after its last, of a milestone its day.

    None without an end: there is nothing to measure a slip from. Without a start it is the last day alone.
    """
    own = next((mark for mark in item.marks if mark.id == item.id), None)
    if own is not None:
        return own.day, own.day + 1
    if item.stop is None:
        return None
    return item.stop - 1 if item.start is None else item.start, item.stop
