"""How the time is divided over sheets side by side: pure arithmetic, no Qt.

Every sheet begins where a year, quarter, month or week does, so that the names in the header can be read on
both sides. Sheets overlap a little: a flag or milestone near an edge stands whole on the sheet that its day
belongs to, and on no other.
"""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from wsg_desktop.drawing.chart_rows import Span
from wsg_desktop.drawing.timescale import FIRST_DAY, Timescale, Unit

OVERLAP = 12
"""Pixels beyond its own days that a sheet shows: as wide as a flag."""
UNITS_PER_SHEET = 4
"""Sheets begin with the longest unit of which each can have so many: then little room is left over."""


class TimeColumn(NamedTuple):
    """What one sheet shows of the time, in pixels of the whole chart."""

    left: int
    """What is at its left edge."""
    first: int
    """Where its own days begin; what is right at this pixel belongs to the sheet before."""
    last: int


def time_columns(span: Span, width: int, count: int = 1) -> tuple[Timescale, list[TimeColumn]]:
    """Return the scale at which `span` fills `count` sheets of `width` pixels, and what each shows."""
    room = max(width - 2 * OVERLAP, 1)
    days = [span.start, span.stop] if count == 1 else _seams(span, count)
    longest = max(after - before for before, after in pairwise(days))
    scale = Timescale(date.fromordinal(max(days[0], FIRST_DAY)), room / max(longest, 1))
    xs = [round(scale.x(day)) for day in days]
    # What is right at the beginning of everything belongs to the first sheet: nothing goes before it.
    firsts = [xs[0] - 1, *xs[1:]]
    return scale, [
        TimeColumn(x - OVERLAP, first, last) for x, first, last in zip(xs, firsts, xs[1:], strict=False)
    ]


def _seams(span: Span, count: int) -> list[int]:
    """Return the first day of every sheet, and the day after the last."""
    calendar = Timescale(date.fromordinal(max(span.start, FIRST_DAY)), 1.0)
    for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK, Unit.DAY):
        ticks = calendar.ticks(unit, 0, span.stop - span.start)
        if len(ticks) >= UNITS_PER_SHEET * count:
            break
    borders = [*(tick.start for tick in ticks), ticks[-1].stop]
    each = -(-len(ticks) // count)
    seams = [borders[min(place * each, len(ticks))] for place in range(count + 1)]
    # Of a period of a few days there may be less to show than there are sheets.
    return [min(seam, borders[-1]) for seam in seams]
