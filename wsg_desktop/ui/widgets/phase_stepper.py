"""The four phases as a bar of four segments: what is behind, the present one, and what is to come."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from wsg_desktop.drawing.palette import colour
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette

_GAP = 4
_BAR = 8
_ROOM = 7
"""Above and below the bar: easier to hit, and where the focus ring is."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class PhaseStepper(QWidget):
    """Show a phase among all phases; `chosen` carries another one, None for no phase.

    A click chooses a segment. With the keyboard the arrows mark one and Enter chooses it.
    """

    help_page = "phases"

    chosen = Signal(object)

    def __init__(
        self, tr: Translator, phases: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._phases = list(phases)
        self._present: int | None = None
        self._differs = False
        self._marked: int | None = None
        self._read_only = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_phase(self, phase: str | None, *, differs: bool = False) -> None:
        """Show `phase`; `differs` when the projects shown are in different ones."""
        keys = [key for key, _name in self._phases]
        self._present = keys.index(phase) if phase in keys else None
        self._differs = differs
        self._marked = None
        self._tell()
        self.update()

    def set_names(self, phases: Sequence[tuple[str, str]]) -> None:
        """Call the phases by the names of this programme: pairs of phase and name."""
        self._phases = list(phases)
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self._read_only = read_only
        self.setCursor(Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor)

    def segment(self, index: int) -> QRectF:
        """Return where a segment is drawn."""
        count = len(self._phases)
        width = (self.width() - _GAP * (count - 1)) / count
        return QRectF(index * (width + _GAP), _ROOM, width, _BAR)

    def sizeHint(self) -> QSize:
        """Return room for the bar and what surrounds it."""
        return QSize(200, _BAR + 2 * _ROOM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segments: filled up to the present one, quiet after it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, outline = chart_palette(), chart_palette().phase_outline
        # Lines are as bright as texts under high contrast: what is to come would look reached.
        to_come = theme.colours().soft_line if outline else theme.colours().line
        for index in range(len(self._phases)):
            reached = self._present is not None and index <= self._present
            painter.setPen(QPen(colour(outline)) if outline and reached else Qt.PenStyle.NoPen)
            painter.setBrush(colour(colours.phases[index] if reached else to_come))
            area = self.segment(index)
            painter.drawRoundedRect(area, 3, 3)
            if index == self._marked and (self.hasFocus() or self.underMouse()) and not self._read_only:
                painter.setPen(QPen(theme.colour("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(-1.5, -3, 1.5, 3), 4, 4)

    def event(self, event: QEvent) -> bool:
        """Name the segment under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if index is None else self._phases[index][1], self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the segment under the mouse."""
        self._mark(self._index_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark nothing when the mouse is gone."""
        super().leaveEvent(event)
        self._mark(self._present if self.hasFocus() else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the segment that was clicked."""
        index = self._index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._choose(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the present phase for the keyboard."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._mark(0 if self._present is None else self._present)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark nothing any more."""
        super().focusOutEvent(event)
        self._mark(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the mark by the arrows and choose by Enter or Space; Delete chooses no phase."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            at = self._marked if self._marked is not None else (self._present or 0)
            self._mark(min(max(at + _STEPS[key], 0), len(self._phases) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._marked is not None:
            self._choose(self._marked)
        elif key == Qt.Key.Key_Delete and not self._read_only:
            self.chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the phases by name, and no phase at all."""
        if self._read_only:
            return
        menu = QMenu(self)
        for index, (_key, name) in enumerate(self._phases):
            menu.addAction(name).triggered.connect(lambda _checked=False, at=index: self._choose(at))
        menu.addSeparator()
        menu.addAction(self._tr("No phase")).triggered.connect(lambda: self.chosen.emit(None))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _choose(self, index: int) -> None:
        if not self._read_only and (index != self._present or self._differs):
            self.chosen.emit(self._phases[index][0])

    def _mark(self, index: int | None) -> None:
        if index != self._marked:
            self._marked = index
            self._tell()
            self.update()

    def _index_at(self, point: QPoint) -> int | None:
        for index in range(len(self._phases)):
            area = self.segment(index)
            if area.left() - _GAP / 2 <= point.x() <= area.right() + _GAP / 2:
                return index
        return None

    def _tell(self) -> None:
        name = self._tr("No phase") if self._present is None else self._phases[self._present][1]
        self.setAccessibleName(
            self._tr("Phase: {name}", name=self._tr("different") if self._differs else name)
        )
        marked = "" if self._marked is None else self._phases[self._marked][1]
        self.setAccessibleDescription(marked)
