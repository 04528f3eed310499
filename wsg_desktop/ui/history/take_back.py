"""Taking back one change: what it would change is shown first when that is more than one line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.history import HistoryEntry, HistoryLine

_TOLD = N_("Taken back: {label}.")


class TakeBackDialog(QDialog):
    """Every line that changes when a change set is taken back."""

    help_page = "history#take-back"

    def __init__(
        self,
        label: str,
        lines: "Sequence[HistoryLine]",
        hidden: int,
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Take this back"))
        fit(self, 760, 440, parent)
        self.table = LineTable(tr("What changes"), [tr("Project"), tr("Becomes again")])
        self.table.show_lines([TableLine((line.name, line.text)) for line in lines], (300, 400))
        self.take = FilledButton(tr("Take back"))
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("“{label}” is taken back", label=label), FontRole.HEADING))
        more = tr("What was changed since stays as it is. You can undo this in one step.")
        column.addWidget(TextLabel(more, tone="muted"))
        column.addWidget(self.table, 1)
        if hidden > 0:
            text = tr.plural("and {n} more change", "and {n} more changes", hidden)
            column.addWidget(TextLabel(text, tone="muted"))
        column.addSpacing(8)
        column.addLayout(self._buttons(tr))

    def _buttons(self, tr: Translator) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        row.addWidget(back)
        row.addWidget(self.take)
        return row


def take_back(context: WindowContext, entry: "HistoryEntry", parent: QWidget) -> bool:
    """Take a change set back, after showing what changes; return whether it was done."""
    from wsg_desktop.services import undoing
    from wsg_desktop.services.history import MOST

    tr, seq = context.tr, entry.of.seq
    with context.session.reading() as read:
        label = undoing.take_back_label(read, seq)
        today = context.session.document.clock.today()
        lines = undoing.preview(read, seq, tr, today) if entry.of.lines > 1 else []
    if len(lines) > 1:
        dialog = TakeBackDialog(entry.label, lines, entry.of.lines - MOST, tr, parent.window())
        if not context.messages.ask(dialog):
            return False
    told = tr(_TOLD, label=entry.label)
    return bool(context.session.change(label, lambda tx: undoing.take_back_set(tx, seq), told))
