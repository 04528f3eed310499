"""One value beside others: who says it, what, and a button to let it count."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.text_label import TextLabel

_NARROWEST = 120


class ValueBox(CardFrame):
    """`chosen` when the user lets this value count."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "soft_line", parent)
        self._who = ElidedLabel("", FontRole.SMALL, "muted")
        self._value = TextLabel("", FontRole.STRONG)
        self.more = TextLabel("", FontRole.SMALL, "muted")
        self.choice = QRadioButton()
        self.choice.setAutoExclusive(False)
        self.choice.clicked.connect(self._choose)
        self._value.setMinimumWidth(scaled(_NARROWEST))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        for part in (self._who, self._value, self.more):
            column.addWidget(part)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addStretch()
        column.addWidget(self.choice)

    def show_value(self, who: str, value: str, more: str = "", nothing: str = "") -> None:
        """Show a value; `nothing` are the words where there is none."""
        self._who.setText(who)
        self._value.setText(value or nothing)
        self._value.set_tone("text" if value else "muted")
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setVisible(True)

    def show_choice(self, words: str, *, chosen: bool) -> None:
        """Offer to let the value count; without words there is nothing to choose."""
        self.choice.setVisible(bool(words))
        self.choice.setText(words)
        self.choice.setChecked(chosen)
        self.choice.setAccessibleName(f"{words}: {self._who.text()}, {self._value.text()}")

    def _choose(self) -> None:
        self.choice.setChecked(True)
        self.chosen.emit()
