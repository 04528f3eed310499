"""The chart as a scrolling, zooming picture: what is shown, which days, and in step with which table.

It knows no mouse buttons and no wishes; those are `gantt_view`'s. How things look is `drawing`'s.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, Span
from wsg_desktop.drawing.geometry import LabelMode, LinkLayout, Metrics, RowLayout, Viewport
from wsg_desktop.drawing.hit import Hit, hit
from wsg_desktop.drawing.layout import content_height, lay_out_row, rows_in_view
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.painter import ChartPainter, Frame, weekend
from wsg_desktop.drawing.plan_marks import PlanMarks
from wsg_desktop.drawing.timescale import Unit
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.gantt.time_window import TimeWindow
from wsg_desktop.ui.theme import FontRole

ZOOM_STEP = 1.5
WHEEL_STEP = 1.2
WHEEL_NOTCH = 120
TODAY_SHARE = 0.3
"""How far from the left edge today comes to stand."""
STANDARD_ROW_HEIGHT = 32


class GanttCanvas(QAbstractScrollArea):
    """Shows a `Chart`; rows run in step with a table beside it when it follows that table's scroll bar."""

    zoom_changed = Signal(str)
    """The `Unit` that the lower line of the header shows now."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = tr
        self._chart: Chart | None = None
        self._time: TimeWindow | None = None
        self._chosen: list[str] = []
        self._hovered: int | None = None
        self.painted_links: tuple[LinkLayout, ...] = ()
        """Where the links are that were painted last."""
        self._row_height = 0
        self._header_height = 0
        self._labels = LabelMode.NONE
        self._links = True
        self._percent = False
        self._closed: Callable[[int], bool] = weekend
        self._followed: QScrollBar | None = None
        self._level = Unit.QUARTER
        self._keeps_today = True
        """Whether nobody has chosen other days yet: today then keeps its place when the size changes."""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.horizontalScrollBar().setSingleStep(30)
        self.horizontalScrollBar().valueChanged.connect(self._take_left)
        self.horizontalScrollBar().actionTriggered.connect(self._let_go_of_today)
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def chart(self) -> Chart | None:
        """Return what is shown."""
        return self._chart

    def set_chart(self, chart: Chart) -> None:
        """Show a chart; the days in view stay. The first one is shown with today in view."""
        self._chart = chart
        self._time = self._time or TimeWindow(chart.today)
        self._time.set_span(chart.span, chart.today)
        self._chosen = [it for it in self._chosen if chart.project(it)]
        self._arrange()

    def set_translator(self, tr: Translator) -> None:
        """Speak another language."""
        self.translator = tr
        self._dress()

    def set_labels(self, labels: LabelMode) -> None:
        """Show titles beside the bars, or leave them to the list of names."""
        self._labels = labels
        self.viewport().update()

    def set_links_shown(self, shown: bool) -> None:
        """Show the links between projects, or hide them."""
        self._links = shown
        self.viewport().update()

    def set_percent_shown(self, shown: bool) -> None:
        """Show percent complete in the bars, where it can be dragged, or hide it."""
        self._percent = shown
        self.viewport().update()

    def set_plan(self, plan: PlanMarks) -> None:
        """Show what scheduling says now; what is being dragged stays in hand."""
        if self._chart:
            self._chart = self._chart.with_plan(plan)
            self.viewport().update()

    def set_closed_days(self, closed: Callable[[int], bool]) -> None:
        """Shade the days (ordinals) on which nobody works."""
        self._closed = closed
        self.viewport().update()

    def set_row_height(self, pixels: int) -> None:
        """Make rows as high as those of the table beside it; 0 for the usual height."""
        self._row_height = pixels
        self._dress()

    def set_header_height(self, pixels: int) -> None:
        """Make the header as high as that of the table beside it; 0 for its own height."""
        self._header_height = pixels
        self._arrange()

    @property
    def row_height(self) -> int:
        """Return the height of a row in pixels."""
        return self._painter.metrics.row_height

    @property
    def metrics(self) -> Metrics:
        """Return the sizes that everything is drawn in."""
        return self._painter.metrics

    @property
    def header_height(self) -> int:
        """Return the height of the header in pixels."""
        return self._header_height or self._painter.header_height

    def follow_vertical(self, scroll_bar: QScrollBar) -> None:
        """Run in step with another widget's vertical scroll bar, which counts in pixels; ours goes away."""
        if self._followed:
            self._followed.valueChanged.disconnect(self._repaint)
        self._followed = scroll_bar
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_bar.valueChanged.connect(self._repaint)
        self._arrange()

    @property
    def level(self) -> Unit:
        """Return the unit that the lower line of the header shows."""
        return self._level

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Make days `factor` times as wide; the day at `at` (else the middle) stays where it is."""
        if self._time:
            self._keeps_today = False
            self._time.zoom(factor, self.viewport().width() / 2 if at is None else at)
            self._arrange()

    def zoom_in(self) -> None:
        """Make days wider."""
        self.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make days narrower."""
        self.zoom(1 / ZOOM_STEP)

    def fit_all(self) -> None:
        """Show everything from the first date to the last."""
        if self._chart and self._chart.span:
            self.fit(self._chart.span)

    def fit_selection(self) -> None:
        """Show the chosen projects from their first date to their last; nothing chosen shows everything."""
        items = [item for item in map(self.item_of, self._chosen) if item]
        starts = [item.first for item in items if item.first is not None]
        stops = [item.after_last for item in items if item.after_last is not None]
        if starts and stops:
            self.fit(Span(min(starts), max(stops)))
        else:
            self.fit_all()

    def fit(self, span: Span) -> None:
        """Show just the days of `span`."""
        if self._time:
            self._keeps_today = False
            self._time.fit(span)
            self._arrange()

    def go_to_today(self) -> None:
        """Bring today into view."""
        if self._chart and self._time:
            self._time.centre_on(self._chart.today.toordinal(), TODAY_SHARE)
            self._arrange()

    def show_day(self, day: float) -> None:
        """Bring a day (an ordinal) to the middle."""
        if self._time:
            self._keeps_today = False
            self._time.centre_on(day)
            self._arrange()

    def show_row(self, row: int) -> None:
        """Scroll just so far that a row is in view in full."""
        bar, height = self.vertical_bar, self._painter.metrics.row_height
        top, room = row * height, self.viewport().height() - self.header_height
        bar.setValue(min(max(bar.value(), top + height - room), top))

    def scroll_by(self, distance: QPoint) -> None:
        """Push the chart by so many pixels."""
        self._keeps_today = self._keeps_today and not distance.x()
        bars = (self.horizontalScrollBar(), distance.x()), (self.vertical_bar, distance.y())
        for bar, pixels in bars:
            bar.setValue(bar.value() + pixels)

    def state(self) -> dict[str, float]:
        """Return zoom and place, to be restored another time."""
        if self._time is None:
            return {}
        return {"px_per_day": self._time.scale.px_per_day, "first_day": self._time.first_day}

    @property
    def shown_days(self) -> Span | None:
        """Return the days in view, whole ones; None before there is a chart."""
        if self._time is None:
            return None
        first = int(self._time.first_day)
        return Span(first, max(int(self.day_at(self.viewport().width())) + 1, first + 1))

    def restore(self, state: Mapping[str, float]) -> None:
        """Take what `state` returned; anything in it may be missing."""
        if self._time and {"px_per_day", "first_day"} <= state.keys():
            self._keeps_today = False
            self._time.show_from(float(state["first_day"]), float(state["px_per_day"]))
            self._arrange()

    @property
    def vertical_bar(self) -> QScrollBar:
        """Return the scroll bar that decides which rows are in view."""
        return self._followed or self.verticalScrollBar()

    def hit_at(self, at: QPoint) -> Hit | None:
        """Return what is at a point of the viewport; None on the header and below the last row."""
        if self._chart is None or self._time is None or at.y() < self.header_height:
            return None
        return hit(self._chart, self._painter.window(self.frame()), at.x(), at.y() - self.header_height)

    def day_at(self, x: float) -> float:
        """Return the day at a pixel of the viewport, as an ordinal with a fraction."""
        assert self._time is not None
        return self._time.scale.day(self._time.left + x)

    def x_of(self, day: int) -> int:
        """Return where the start of a day (an ordinal) is, in pixels of the viewport."""
        assert self._time is not None
        return round(self._time.scale.x(day)) - self._time.left

    def item_of(self, project_id: str) -> ChartItem | None:
        """Return the item of a project on its first row."""
        rows = self._chart.rows_of(project_id) if self._chart else ()
        return self._chart.item(rows[0]) if self._chart and rows else None

    def row_layout(self, row: int) -> RowLayout:
        """Return where everything of a row is, in pixels from below the header."""
        assert self._chart is not None
        return lay_out_row(self._chart, row, self._painter.window(self.frame()))

    def visible_rows(self) -> range:
        """Return the rows of which something is in view."""
        if self._chart is None or self._time is None:
            return range(0)
        return rows_in_view(len(self._chart), self.frame().viewport, self._painter.metrics)

    def frame(self) -> Frame:
        """Return what is to be painted now."""
        assert self._chart is not None
        assert self._time is not None
        size = self.viewport().size()
        height = max(size.height() - self.header_height, 0)
        view = Viewport(self._time.left, self.vertical_bar.value(), size.width(), height)
        return Frame(
            self._chart,
            self._time.scale,
            view,
            frozenset(self._chosen),
            self._hovered,
            self.shifts(),
            self._labels,
            self._links,
            self._closed,
            percent=self._percent,
        )

    def shifts(self) -> Mapping[str, Shift]:
        """Return which bars are on the move, and by how far."""
        return {}

    def paint_above(self, painter: QPainter, chart_painter: ChartPainter) -> None:
        """Paint what stands above the chart, such as the words beside the pointer."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted anew
        """Paint header and rows."""
        painter = QPainter(self.viewport())
        if self._chart is None:
            painter.fillRect(self.viewport().rect(), theme.colour("card"))
        else:
            frame, width = self.frame(), self.viewport().width()
            self._painter.paint_header(painter, frame, QRect(0, 0, width, self.header_height))
            self.painted_links = self._painter.paint_rows(painter, frame, QPoint(0, self.header_height)).links
            self.paint_above(painter, self._painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new size."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - all is painted anew
        """Repaint: a frame costs less than moving pixels and painting what they leave."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer with Ctrl, go sideways with Shift or a sideways push, else along rows."""
        turn, exact = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(WHEEL_STEP ** (turn.y() / WHEEL_NOTCH), event.position().x())
        else:
            sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not turn.x()
            push = exact if not exact.isNull() else turn
            self.scroll_by(QPoint(-push.y(), 0) if sideways else -push)
        event.accept()

    def _take_left(self, left: int) -> None:
        if self._time:
            self._time.move_to(left)

    def _let_go_of_today(self) -> None:
        self._keeps_today = False

    def _repaint(self) -> None:
        self.viewport().update()

    def _dress(self) -> None:
        """Take colours, fonts and sizes anew."""
        height = self._row_height or theme.scaled(STANDARD_ROW_HEIGHT)
        self._painter = ChartPainter(
            chart_palette(), self.translator, theme.font(FontRole.TABLE), row_height=height
        )
        self._arrange()

    def _arrange(self) -> None:
        """Bring scroll bars in line with what is shown."""
        if self._chart is None or self._time is None:
            return
        size = self.viewport().size()
        self._time.set_width(size.width())
        if self._keeps_today:
            self._time.centre_on(self._chart.today.toordinal(), TODAY_SHARE)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        left = self._time.left
        across.setRange(0, self._time.content_width - size.width())
        across.setPageStep(size.width())
        across.setValue(left)
        room = size.height() - self.header_height
        down.setRange(0, max(content_height(self._chart, self._painter.metrics) - room, 0))
        down.setPageStep(max(room, 0))
        down.setSingleStep(self._painter.metrics.row_height)
        self._tell_level()
        self.viewport().update()

    def _tell_level(self) -> None:
        level = self._time.scale.level.lower if self._time else self._level
        if level != self._level:
            self._level = level
            self.zoom_changed.emit(level.value)


def ids_between(chart: Chart, first: int, last: int) -> Iterable[str]:
    """Yield the ids of the projects on rows `first` to `last`, in either order, each once."""
    low, high = sorted((first, last))
    items = (chart.item(row) for row in range(low, high + 1))
    return dict.fromkeys(item.id for item in items if item)
