"""Asks why an agreed deadline changes: by a decision, ahead of one, or because it was written down wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_ASKED = (
    (DeadlineReason.DECISION, N_("Decision of …"), N_("steering group 3 September")),
    (DeadlineReason.AHEAD_OF_DECISION, N_("Ahead of a decision"), N_("of which meeting?")),
    (
        DeadlineReason.CORRECTION,
        N_("Correction of a mistake"),
        N_("what was wrong? (may be empty)"),
    ),
)


class DeadlineReasonAsk(CardFrame):
    """Three reasons to choose from, with what each rests on; nothing is changed before one is chosen."""

    help_page = "two-dates"

    answered = Signal(object, str)
    """A `DeadlineReason` and what it rests on in words, perhaps none."""
    cancelled = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent=parent)
        self._tr = tr
        self._group = QButtonGroup(self)
        self._basis = QLineEdit()
        self._basis.setAccessibleName(tr("What it rests on"))
        self._change = FilledButton(tr("Change deadline"))
        self._keep = LinkButton(tr("Do not change"))
        self._arrange()
        self._group.idClicked.connect(self._choose)
        self._change.clicked.connect(self._answer)
        self._keep.clicked.connect(self.cancelled)

    @property
    def basis(self) -> QLineEdit:
        """Return the line for what the reason rests on."""
        return self._basis

    def ask(self, *, take_keyboard: bool) -> None:
        """Ask anew, with the keyboard at the first reason if it may be taken."""
        self._basis.clear()
        first = self._group.button(0)
        first.setChecked(True)
        self._choose(0)
        self.show()
        if take_keyboard:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by Enter, keep the deadline by Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self._keep.hasFocus()):
            self.cancelled.emit()
        elif enter:
            self._answer()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(TextLabel(self._tr("Why does the deadline change?")))
        for index, (_reason, words, _hint) in enumerate(_ASKED):
            button = QRadioButton(self._tr(words))
            self._group.addButton(button, index)
            column.addWidget(button)
        column.addWidget(self._basis)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=12)
        row.addWidget(self._change)
        row.addWidget(self._keep)
        column.addSpacing(2)
        column.addWidget(buttons)

    def _choose(self, index: int) -> None:
        self._basis.setPlaceholderText(self._tr(_ASKED[index][2]))

    def _answer(self) -> None:
        reason = _ASKED[self._group.checkedId()][0]
        self.answered.emit(reason, " ".join(self._basis.text().split()))
