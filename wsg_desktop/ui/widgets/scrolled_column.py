"""A column of widgets that scrolls up and down only."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

_MARGIN = 16


class ScrolledColumn(QScrollArea):
    """What has the keyboard is kept in sight; the ground is that of what it lies on."""

    def __init__(self, parts: Iterable[QWidget], spacing: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(spacing)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch()
        # A long word must never make the page wider than the panel: what is right of it could not be reached.
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)
        # The card of the panel is the ground; a scroll area fills its own otherwise.
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._fit)
        self.verticalScrollBar().rangeChanged.connect(self._follow_keyboard)
        self._fit()

    def show_top(self) -> None:
        """Scroll to where the column begins."""
        self.verticalScrollBar().setValue(0)

    def put(self, part: QWidget, to: int) -> None:
        """Let a part stand at another place in the column."""
        if self._column.indexOf(part) != to:
            self._column.removeWidget(part)
            self._column.insertWidget(to, part)

    def _follow_keyboard(self) -> None:
        """Keep what has the keyboard in sight when the column grows, as by a row more."""
        focused, inside = QApplication.focusWidget(), self.widget()
        if focused is not None and inside is not None and inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)

    def _fit(self) -> None:
        """Let the scroll bar stand in the margin, so that fields are as wide with it as without."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self._column.setContentsMargins(_MARGIN, 14, max(_MARGIN - taken, 2), _MARGIN)
