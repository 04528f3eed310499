"""A card whose rows fit: on a screen without scrolling it shows the first and leaves out the last."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wsg_desktop.ui.widgets.card_frame import CardFrame

_ROUNDS = 4


class FittingCard(CardFrame):
    """A card that never decides how high the window must be: rows without room are left out.

    It keeps room for its first `least` rows. A card that is whole shows them all, where the place scrolls.
    """

    def __init__(self, least: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._least = least
        self._whole = False
        self._fitting = False

    def fitting_rows(self) -> Sequence[QWidget]:
        """Return the rows, the most important first."""
        raise NotImplementedError

    def room(self) -> tuple[int, int]:
        """Return the height that the rows may fill, and the space between two of them."""
        raise NotImplementedError

    def set_whole(self, whole: bool) -> None:
        """Show every row, however high that is, or only what fits."""
        if whole != self._whole:
            self._whole = whole
            self.fit()

    def whole_height(self) -> int:
        """Return how high the card is with every row."""
        rows, (room, spacing) = self.fitting_rows(), self.room()
        between = spacing * max(len(rows) - 1, 0)
        return self.height() - room + sum(height_of(row) for row in rows) + between

    def fit(self) -> None:
        """Show the rows that fit."""
        if self._fitting:
            return
        self._fitting = True
        try:
            self._keep_room()
            # Showing a row may resize the card at once: then the room is another one.
            for _round in range(_ROUNDS):
                room = self.room()
                show_what_fits(self.fitting_rows(), *room, whole=self._whole)
                if self.room() == room:
                    break
        finally:
            self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self.fit()

    def _keep_room(self) -> None:
        """Let the card be no lower than the rows that it always shows."""
        rows = self.fitting_rows()
        spared = sum(height_of(row) for row in rows[self._least :])
        self.setMinimumHeight(max(self.whole_height() - (0 if self._whole else spared), 0))


def height_of(row: QWidget) -> int:
    """Return how high a row wants to be."""
    return max(row.sizeHint().height(), row.minimumHeight())


def show_what_fits(rows: Sequence[QWidget], room: int, spacing: int = 0, *, whole: bool = False) -> None:
    """Show the first of `rows` that fit in `room` pixels below each other; always at least one."""
    used = 0
    for place, row in enumerate(rows):
        used += height_of(row) + (spacing if place else 0)
        row.setVisible(whole or place == 0 or used <= room)
