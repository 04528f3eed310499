"""One conflict: what starts too early, why, and the ways out as buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.conflict_words import ConflictWords


class ConflictLine(QFrame):
    """What is the matter in two lines, and below it what can be done."""

    move_requested = Signal()
    fix_requested = Signal()
    unlink_requested = Signal()
    open_requested = Signal()

    def __init__(self, conflict: "ConflictWords", tr: Translator, *, editable: bool) -> None:
        super().__init__()
        self.conflict = conflict
        self.setAccessibleName(f"{conflict.name}. {conflict.what}")
        self.setAccessibleDescription(conflict.why)
        self.move_button = QuietButton(tr("Move to {day}", day=show_day(conflict.move_to, tr)), "arrow-right")
        self.move_button.setToolTip(tr("It follows its links again from then on"))
        self.fix_button = QuietButton(tr("Fix here"), "lock")
        self.fix_button.setToolTip(tr("It keeps its dates, whatever happens to what it waits for"))
        self.unlink_button = QuietButton(
            tr("Remove the link with {number}", number=conflict.source), "unlink"
        )
        self.open_button = QuietButton(tr("Go to {number}", number=conflict.number), "external-link")
        wishes = (
            (self.move_button, self.move_requested),
            (self.fix_button, self.fix_requested),
            (self.unlink_button, self.unlink_requested),
            (self.open_button, self.open_requested),
        )
        for button, wish in wishes:
            button.clicked.connect(wish)
            button.setEnabled(editable or button is self.open_button)
        self._arrange()
        self.fix_button.setVisible(not conflict.is_fixed)

    def _arrange(self) -> None:
        ways = FlowLayout(spacing=8)
        for button in (self.move_button, self.fix_button, self.unlink_button, self.open_button):
            ways.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(self.conflict.name, FontRole.STRONG))
        words.addWidget(TextLabel(self.conflict.what))
        words.addWidget(TextLabel(self.conflict.why, tone="muted"))
        words.addSpacing(6)
        words.addLayout(ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 12, 4, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel("triangle-alert", 18, "danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
