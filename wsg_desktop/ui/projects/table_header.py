"""The header of the table: a click sorts, the chevron offers values to filter by, columns can be dragged."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.projects.columns import Column
from wsg_desktop.ui.projects.row_painter import MARK_ROOM, PADDING
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.theme import FontRole

_ICON = 12
_GAP = 4
_CHEVRON = 16
_SHAPE_WIDTH = 30
_WITH_MARKS = frozenset({"status", "phase", "money", "quality", "risks"})


class TableHeader(QHeaderView):
    """Headers of the columns, left like their texts and right like their numbers."""

    sort_requested = Signal(str)
    """The key of the column whose header was clicked."""
    menu_requested = Signal(str, QPoint)
    """The key of a column, and where its menu goes on the screen."""
    width_chosen = Signal(str, int)
    """The key of a column and the width that the user dragged it to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sorted: dict[str, bool] = {}
        self._filtered: frozenset[str] = frozenset()
        self._hovered = -1
        self._is_dragged = False
        self._frozen = 0
        self._shift = 0
        """How far a press lay from where Qt has the section: it knows nothing of sections that stay."""
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._request_sort)
        self.sectionResized.connect(self._tell_width)
        theme.notice.changed.connect(self._dress)
        self._dress()

    def show_marks(self, sorted_by: dict[str, bool], filtered: Collection[str]) -> None:
        """Mark the columns that order the rows (True: descending) and those whose values are filtered."""
        self._sorted, self._filtered = sorted_by, frozenset(filtered)
        self.viewport().update()

    def width_for(self, column: Column, header: str, *, bare: bool = False) -> int:
        """Return the width in which `header` fits with its arrow, and (not `bare`) the sample of `column`."""
        if column.shape_only:
            return theme.scaled(_SHAPE_WIDTH)
        return self.width_of(column, header, "" if bare else column.sample)

    def roomy_width(self, column: Column, header: str) -> int:
        """Return the width in which `header` and the longer sample of `column` fit."""
        return self.width_of(column, header, column.roomy or column.sample)

    def is_shape_only(self, section: int) -> bool:
        """Return whether a section is too narrow for more than its shape."""
        narrow = self.sectionSize(section) < 2 * theme.scaled(_SHAPE_WIDTH)
        return narrow and self._model().columns[section].shape_only

    def width_of(self, column: Column, header: str, text: str) -> int:
        """Return the width in which `header` fits with its arrow, and `text`, if there is one."""
        metrics = QFontMetrics(self.font())
        mark = theme.scaled(MARK_ROOM) if column.key in _WITH_MARKS else 0
        sample = metrics.horizontalAdvance(text) + 2 * PADDING + mark + _GAP if text else 0
        return max(sample, metrics.horizontalAdvance(header) + PADDING + _GAP + theme.scaled(_ICON) + _GAP)

    @property
    def frozen_width(self) -> int:
        """Return how many pixels at the left stay while the rest is scrolled away; 0 while nothing is."""
        return self._width_of_frozen() if self.offset() else 0

    def freeze(self, sections: int) -> None:
        """Keep so many sections in sight."""
        self._frozen = sections
        self.viewport().update()

    def is_frozen(self, section: int) -> bool:
        """Return whether a section stays in sight."""
        return 0 <= section < self._frozen

    def left_of(self, section: int) -> int:
        """Return where a section begins in the viewport."""
        return (
            self.sectionPosition(section)
            if self.is_frozen(section)
            else self.sectionViewportPosition(section)
        )

    def section_at(self, x: int) -> int:
        """Return the section at a place in the viewport, or -1."""
        return self.logicalIndexAt(x - self.offset() if x < self.frozen_width else x)

    def menu_place(self, key: str) -> QPoint:
        """Return where on the screen the menu of a column goes."""
        section = self._model().position(key)
        return self.viewport().mapToGlobal(QPoint(max(self.left_of(section), 0), self.height()))

    def sizeHint(self) -> QSize:
        """Return one row high."""
        return QSize(super().sizeHint().width(), theme.scaled(36))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint the name, the arrow of the order, the funnel of a filter, and the chevron under the mouse."""
        column = self._model().columns[logicalIndex]
        painter.fillRect(rect, theme.colour("card"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        descending = self._sorted.get(column.key)
        marks = [] if descending is None else ["arrow-down" if descending else "arrow-up"]
        marks += ["funnel"] if column.key in self._filtered else []
        is_shape = self.is_shape_only(logicalIndex)
        name = "" if is_shape else str(self.model().headerData(logicalIndex, self.orientation()))
        self._paint_name(painter, rect, name, marks, right=column.right)
        if logicalIndex == self._hovered and not is_shape:
            self._paint_chevron(painter, rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sections, those that stay over the others."""
        super().paintEvent(event)
        if not self.frozen_width:
            return
        painter = QPainter(self.viewport())
        for section in range(self._frozen):
            area = QRect(self.left_of(section), 0, self.sectionSize(section), self.height())
            self.paintSection(painter, area, section)
        painter.fillRect(self.frozen_width - 1, 0, 1, self.height(), theme.colour("line"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the chevron of the section under the mouse."""
        super().mouseMoveEvent(self._as_qt_has_it(event))
        self._hover(self.section_at(round(event.position().x())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit the width at an edge, also of a section that stays."""
        self._shift = self._shift_at(event)
        super().mouseDoubleClickEvent(self._as_qt_has_it(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu by the chevron."""
        section = self.section_at(round(event.position().x()))
        self._shift = self._shift_at(event)
        if event.button() == Qt.MouseButton.LeftButton and self._chevron_area(section).contains(
            event.position().toPoint()
        ):
            self._request_menu(section)
            return
        self._is_dragged = True
        super().mousePressEvent(self._as_qt_has_it(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop dragging."""
        super().mouseReleaseEvent(self._as_qt_has_it(event))
        self._is_dragged = False
        self._shift = 0

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the section under the mouse."""
        self._request_menu(self.section_at(event.pos().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the chevron away."""
        super().leaveEvent(event)
        self._hover(-1)

    def _paint_name(
        self, painter: QPainter, rect: QRect, name: str, marks: list[str], *, right: bool
    ) -> None:
        metrics = QFontMetrics(self.font())
        size = theme.scaled(_ICON)
        room = len(marks) * (size + _GAP)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rect.width() - PADDING - _GAP - room)
        width = metrics.horizontalAdvance(shown)
        left = rect.right() - PADDING - width - room if right else rect.left() + PADDING
        baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) // 2
        painter.setFont(self.font())
        painter.setPen(theme.colour("text" if marks else "muted"))
        painter.drawText(left, baseline, shown)
        left += width + _GAP if shown else 0
        for mark in marks:
            icon = icons.pixmap(mark, size, "accent", self.devicePixelRatioF())
            painter.drawPixmap(left, rect.center().y() - size // 2, icon)
            left += size + _GAP

    def _paint_chevron(self, painter: QPainter, rect: QRect) -> None:
        area = self._chevron_area(self._hovered)
        ground = QRect(area.left() - 4, rect.top(), area.width() + 4, rect.height() - 1)
        painter.fillRect(ground, theme.colour("hover"))
        icon = icons.pixmap("chevron-down", area.width(), "muted", self.devicePixelRatioF())
        painter.drawPixmap(area.left(), rect.center().y() - area.width() // 2, icon)

    def _chevron_area(self, section: int) -> QRect:
        """Return where the chevron is: clear of the edge, which is there to drag."""
        if section < 0 or self.is_shape_only(section):
            return QRect()
        right = self.left_of(section) + self.sectionSize(section) - 6
        size = theme.scaled(_CHEVRON)
        return QRect(right - size, 0, size, self.height())

    def _width_of_frozen(self) -> int:
        return sum(self.sectionSize(section) for section in range(min(self._frozen, self.count())))

    def _shift_at(self, event: QMouseEvent) -> int:
        return self.offset() if event.position().x() < self.frozen_width else 0

    def _as_qt_has_it(self, event: QMouseEvent) -> QMouseEvent:
        """Return the event where Qt has the section that was pressed, or is under the mouse."""
        shift = self._shift if event.buttons() or self._shift else self._shift_at(event)
        if not shift:
            return event
        place = event.position() - QPointF(shift, 0)
        return QMouseEvent(
            event.type(),
            place,
            event.scenePosition(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _request_sort(self, section: int) -> None:
        self.sort_requested.emit(self._model().columns[section].key)

    def _tell_width(self, section: int, _old: int, width: int) -> None:
        if self._is_dragged:
            self.width_chosen.emit(self._model().columns[section].key, width)

    def _request_menu(self, section: int) -> None:
        if section >= 0:
            key = self._model().columns[section].key
            self.menu_requested.emit(key, self.menu_place(key))

    def _model(self) -> ProjectTableModel:
        model = self.model()
        assert isinstance(model, ProjectTableModel)
        return model

    def _dress(self) -> None:
        self.setFont(theme.font(FontRole.TABLE))
        self.updateGeometry()
        self.viewport().update()
