"""A card whose rows fit: on a screen without scrolling it shows the first and leaves out the last."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wsg_desktop.ui.widgets.card_frame import CardFrame

_LOWEST = 120
_ROUNDS = 4


class FittingCard(CardFrame):
    """A card that never decides how high the window must be: rows without room are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._fitting = False
        self.setMinimumHeight(_LOWEST)

    def fitting_rows(self) -> Sequence[QWidget]:
        """Return the rows, the most important first."""
        raise NotImplementedError

    def room(self) -> tuple[int, int]:
        """Return the height that the rows may fill, and the space between two of them."""
        raise NotImplementedError

    def fit(self) -> None:
        """Show the rows that fit."""
        if self._fitting:
            return
        self._fitting = True
        try:
            # Showing a row may resize the card at once: then the room is another one.
            for _round in range(_ROUNDS):
                room = self.room()
                show_what_fits(self.fitting_rows(), *room)
                if self.room() == room:
                    break
        finally:
            self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self.fit()


def show_what_fits(rows: Sequence[QWidget], room: int, spacing: int = 0) -> None:
    """Show the first of `rows` that fit in `room` pixels below each other; always at least one."""
    used = 0
    for place, row in enumerate(rows):
        used += max(row.sizeHint().height(), row.minimumHeight()) + (spacing if place else 0)
        row.setVisible(place == 0 or used <= room)
