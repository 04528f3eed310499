"""Which texts a row of the chart gets, in its bar or beside it, and what stands in their way."""

from collections.abc import Sequence

from wsg_desktop.domain.vocabulary import State
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.geometry import FLAG_REACH, LabelMode, Metrics, RowLayout, Window
from wsg_desktop.drawing.labels import Interval, Label, LabelRequest, place_beside, place_inside

MARK_REACH = 4 * FLAG_REACH
"""How far from a milestone on a bar its title may stand, such as beyond a flag."""
SLACK_WORDS = 30
"""Pixels behind a line of slack that its number of days takes."""
_UNREADABLE = frozenset({State.ON_HOLD.value, State.CANCELLED.value})
"""States whose bars are hatched or struck: no ground for a text."""


def occupied_by(row: RowLayout, metrics: Metrics) -> list[Interval]:
    """Return the stretches of a row on which something is drawn."""
    half = metrics.mark_half + 1
    taken: list[Interval] = [(x - half, x + half) for x, _ in row.marks]
    if row.bar:
        taken.append((row.bar.left, row.bar.right + (FLAG_REACH if row.bar.goes_on else 0)))
    taken += [
        (span[0], span[1]) for span in (row.past, row.late, *((a.left, a.right) for a in row.actuals)) if span
    ]
    if row.slack:
        taken.append((row.slack[0], row.slack[1] + SLACK_WORDS))
    if row.flag is not None:
        taken.append((row.flag - 1, row.flag + FLAG_REACH))
    return taken


def row_labels(
    row: RowLayout, item: ChartItem, window: Window, crossings: Sequence[Interval]
) -> tuple[Label, ...]:
    """Return the texts of a row whose bars and marks are laid out already, clear of lines that cross it."""
    own = occupied_by(row, window.metrics)
    visible = [(left, right) for left, right in own if right > 0 and left < window.viewport.width]
    if not visible:
        return ()
    if window.wishes.labels is LabelMode.EVENTS:
        text = window.wishes.slip_words(item) if window.wishes.slip_words else ""
        return tuple(_beside(row, item, text, visible, window, crossings))
    inside = _inside(row, item.project.title, item.project.state, window)
    text = "" if inside else item.project.title
    beside = _beside(row, item, text, visible, window, crossings)
    return (inside, *beside) if inside else tuple(beside)


def _beside(
    row: RowLayout,
    item: ChartItem,
    text: str,
    visible: Sequence[Interval],
    window: Window,
    crossings: Sequence[Interval],
) -> list[Label]:
    """Return `text` beside everything on the row, and beside each milestone what it is called."""
    requests = [
        LabelRequest(
            mark.title, (x - window.metrics.mark_half, x + window.metrics.mark_half), reach=MARK_REACH
        )
        for x, mark in row.marks
        if mark.id != item.id
    ]
    if text:
        anchor = (min(left for left, _ in visible), max(right for _, right in visible))
        requests.insert(0, LabelRequest(text, anchor, muted=False))
    own = occupied_by(row, window.metrics)
    return place_beside(requests, [*own, *crossings], (4.0, window.viewport.width - 4.0), window.measure)


def _inside(row: RowLayout, title: str, state: str, window: Window) -> Label | None:
    """Return the title in the longest stretch that takes it in full."""
    if row.bar is None or not window.metrics.inside_labels or state in _UNREADABLE:
        return None
    half = window.metrics.mark_half
    obstacles: list[Interval] = [(x - half, x + half) for x, _ in row.marks]
    obstacles += [(row.bar.fade.in_from, row.bar.fade.in_to), (row.bar.fade.out_from, row.bar.fade.out_to)]
    if row.flag is not None:
        obstacles.append((row.flag - 1, row.flag + FLAG_REACH))
    if row.percent is not None:
        # The line of what is complete would strike the name through, as if the project had been called off.
        obstacles.append((row.bar.left, row.percent))
    longest = max(row.bar.stretches, key=lambda stretch: stretch.right - stretch.left)
    seen = (max(longest.left, 0), min(longest.right, window.viewport.width))
    return None if longest.stretched else place_inside(title, seen, longest.phase, obstacles, window.measure)
