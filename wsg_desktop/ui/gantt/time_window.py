"""Which days the chart shows: zoom and horizontal place as arithmetic, without widgets.

The whole chart reaches from the year before the first date to the year after the last one, so that there is
room to drag to; one cannot zoom out further than that.
"""

from datetime import date

from wsg_desktop.drawing.chart_rows import Span
from wsg_desktop.drawing.timescale import LAST_DAY, Timescale, zoomed_around

STANDARD_PX_PER_DAY = 0.62
"""Quarters with room for their names: three years on a laptop."""
MARGIN = 12


class TimeWindow:
    """The days in view: a scale, and the pixel of the whole chart at the left edge."""

    def __init__(self, today: date) -> None:
        self._reach = _reach(None, today)
        self.scale = Timescale(date.fromordinal(self._reach.start), STANDARD_PX_PER_DAY)
        self.left = 0
        self.width = 1

    @property
    def content_width(self) -> int:
        """Return the width of the whole chart in pixels."""
        return max(round(self.scale.x(self._reach.stop)), self.width)

    @property
    def first_day(self) -> float:
        """Return the day at the left edge, with a fraction."""
        return self.scale.day(self.left)

    def set_span(self, span: Span | None, today: date) -> None:
        """Take the period of a chart; the days in view stay the same ones."""
        day = self.first_day
        self._reach = _reach(span, today)
        self.scale = Timescale(date.fromordinal(self._reach.start), self.scale.px_per_day)
        self.move_to(self.scale.x(day))

    def set_width(self, width: int) -> None:
        """Take the width of the window."""
        self.width = max(width, 1)
        self._show(self.scale.px_per_day, self.first_day)

    def move_to(self, left: float) -> None:
        """Show the chart from pixel `left` on, as far as it reaches."""
        self.left = min(max(round(left), 0), self.content_width - self.width)

    def zoom(self, factor: float, at: float) -> None:
        """Zoom by `factor`, the day at `at` pixels from the left edge staying where it is."""
        zoomed, left = zoomed_around(self.scale, self.left, at, factor)
        if zoomed.px_per_day < self._least:
            zoomed, left = zoomed_around(self.scale, self.left, at, self._least / self.scale.px_per_day)
        self.scale = zoomed
        self.move_to(left)

    def fit(self, span: Span) -> None:
        """Show just this period."""
        scale = self.scale.zoomed(max(self.width - 2 * MARGIN, 1) / max(span.stop - span.start, 1))
        self._show(scale.px_per_day, span.start - MARGIN / scale.px_per_day)

    def show_from(self, day: float, px_per_day: float) -> None:
        """Show the days from `day` on at a zoom, as `first_day` and `scale` told them before."""
        self._show(px_per_day, day)

    def centre_on(self, day: float, share: float = 0.5) -> None:
        """Bring a day to `share` of the width."""
        self.move_to(self.scale.x(day) - self.width * share)

    @property
    def _least(self) -> float:
        return self.width / (self._reach.stop - self._reach.start)

    def _show(self, px_per_day: float, day: float) -> None:
        self.scale = self.scale.zoomed(max(px_per_day, self._least))
        self.move_to(self.scale.x(day))


def _reach(span: Span | None, today: date) -> Span:
    now = today.toordinal()
    start, stop = span or (now, now + 1)
    first, last = date.fromordinal(min(start, now)), date.fromordinal(min(max(stop, now + 1), LAST_DAY))
    begin = date(max(first.year - 1, 1), 1, 1)
    end = date(min(last.year + 2, date.max.year), 1, 1)
    return Span(begin.toordinal(), end.toordinal())
