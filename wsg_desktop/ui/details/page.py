"""One page of the details: parts one under the other in a column that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.ui.details.fields_form import SPACING
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown

_MARGIN = 16


class DetailsPage(QScrollArea):
    """Scrolls up and down only; what has the keyboard is kept in sight."""

    def __init__(self, parts: Sequence[DetailsPart]) -> None:
        super().__init__()
        self.parts = list(parts)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(SPACING)
        for part in self.parts:
            self._column.addWidget(part)
        self._column.addStretch()
        # A long word must never make the page wider than the panel: what is right of it could not be reached.
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)
        # The card of the panel is the ground; a scroll area fills its own otherwise.
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._fit)
        self._fit()

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the projects; other projects are shown from the top."""
        for part in self.parts:
            part.display(shown, anyway=anyway)
        if anyway:
            self.verticalScrollBar().setValue(0)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for part in self.parts:
            part.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return [found for part in self.parts for found in part.pending()]

    def _fit(self) -> None:
        """Let the scroll bar stand in the margin, so that fields are as wide with it as without."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self._column.setContentsMargins(_MARGIN, 14, max(_MARGIN - taken, 2), _MARGIN)
