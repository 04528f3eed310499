"""The counts of an import side by side: a number large, what it counts below it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.text_label import TextLabel


class FiguresRow(CardFrame):
    """Some numbers with their words in one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(24)
        self._shown: list[tuple[TextLabel, TextLabel]] = []

    @property
    def words(self) -> list[str]:
        """Return each number with what it counts."""
        shown = (it for it in self._shown if not it[0].isHidden())
        return [f"{number.text()} {label.text()}" for number, label in shown]

    def show_figures(self, figures: Sequence[tuple[int, str]]) -> None:
        """Show numbers, each with its words."""
        while len(self._shown) < len(figures):
            self._add()
        for place, (number, label) in enumerate(self._shown):
            number.setVisible(place < len(figures))
            label.setVisible(place < len(figures))
        for (number, label), (count, words) in zip(self._shown, figures, strict=False):
            number.setText(str(count))
            number.set_tone("accent" if count else "muted")
            label.setText(words)

    def _add(self) -> None:
        number, label = TextLabel("", FontRole.NUMBER, "accent", wrap=False), TextLabel("", tone="muted")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(number)
        column.addWidget(label)
        column.addStretch()
        self._row.addLayout(column, 1)
        self._shown.append((number, label))
