"""Names at the left, bars at the right: one vertical scroll bar, rows at the same height."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QSplitter, QVBoxLayout, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.projects.table_pane import TablePane
from wsg_desktop.ui.projects.table_view import ProjectTable
from wsg_desktop.ui.widgets.card_frame import CardFrame

_NAMES, _MOST = 420, 600
"""How wide the names begin at the usual text size; and at any, for the bars need room on a small screen."""


class SideBySide(CardFrame):
    """Table and chart in one card, scrolled by a bar at the far right."""

    def __init__(self, pane: TablePane, gantt: GanttView, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._table: ProjectTable = pane.table
        self._gantt = gantt
        self._scroll = QScrollBar(Qt.Orientation.Vertical)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._with_room_below(pane))
        self.splitter.addWidget(gantt)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([min(theme.scaled(_NAMES), _MOST), 10_000])
        self._arrange()
        self._join()
        # The table takes its new heights by the same notice, its header when it is laid out again.
        theme.notice.changed.connect(self._fit_soon)

    def fit_heights(self) -> None:
        """Give the chart the rows and the header of the table."""
        self._gantt.set_row_height(self._table.verticalHeader().defaultSectionSize())
        self._gantt.set_header_height(self._table.horizontalHeader().height())

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self.fit_heights)

    def _arrange(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(2, 2, 2, 2)
        across.setSpacing(0)
        across.addWidget(self.splitter, 1)
        column = QVBoxLayout()
        column.addWidget(self._scroll)
        across.addLayout(column)

    def _with_room_below(self, pane: TablePane) -> QWidget:
        """Return the names with as much room below as the chart's horizontal bar takes: equal rows show."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, self._gantt.horizontalScrollBar().sizeHint().height())
        column.addWidget(pane)
        return holder

    def _join(self) -> None:
        """Let the far bar and the table's own, which is hidden, follow each other."""
        own = self._table.verticalScrollBar()
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gantt.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._gantt.follow_vertical(own)
        own.rangeChanged.connect(self._take_range)
        own.valueChanged.connect(self._scroll.setValue)
        self._scroll.valueChanged.connect(own.setValue)
        # Without rows the range never changes, and then nobody would take the bar away.
        self._take_range(own.minimum(), own.maximum())

    def _take_range(self, low: int, high: int) -> None:
        own = self._table.verticalScrollBar()
        self._scroll.setRange(low, high)
        self._scroll.setPageStep(own.pageStep())
        self._scroll.setSingleStep(own.singleStep())
        self._scroll.setVisible(high > low)
