"""Asks what a restore point is to be called."""

from datetime import datetime

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

LONGEST = 60

_MORE = N_(
    "Every change is saved already. A restore point with a name of its own is always kept, and you can "
    "compare the planning with it."
)


class RestorePointNameDialog(QDialog):
    """One line, filled with day and time: Enter is enough, a name of one's own is better to find again."""

    help_page = "files#restore-points"

    def __init__(self, tr: Translator, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        at = local_time(now)
        self._proposal = f"{show_day(at.date(), tr)} {at:%H.%M}"
        self.setWindowTitle(tr("Make a restore point"))
        self.setMinimumWidth(scaled(440))
        self.line = QLineEdit(self._proposal)
        self.line.setAccessibleName(tr("Name of the restore point"))
        self.line.setMaxLength(LONGEST)
        self.line.selectAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("What do you call this moment?"), FontRole.HEADING))
        column.addWidget(self.line)
        column.addWidget(TextLabel(tr(_MORE), tone="muted"))
        column.addSpacing(8)
        column.addLayout(self._buttons(tr))

    @property
    def name(self) -> str:
        """Return the name that was typed; empty when it is only the day and time that it has anyhow."""
        typed = " ".join(self.line.text().split())
        return "" if typed == self._proposal else typed

    def _buttons(self, tr: Translator) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        make = FilledButton(tr("Make restore point"))
        make.setDefault(True)
        make.clicked.connect(self.accept)
        row.addWidget(back)
        row.addWidget(make)
        return row
