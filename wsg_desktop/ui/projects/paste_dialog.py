"""Shows what a pasted block would change before anything is changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.projects.pasting import PastePlan
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_HEADERS = (N_("No."), N_("Project"), N_("Column"), N_("Was"), N_("Becomes"), N_("Note"))
_WIDTHS = (72, 200, 128, 140, 140, 280)

_NOTE = 5
_MOST_FITTED = 500
"""So many rows are made as high as their note asks; to measure more would be waited for."""
_FROM_HERE_WRONG = 4
"""From this column on a line with a problem is red; its note says so in words."""


class PasteDialog(QDialog):
    """The changes one under the other, with what cannot be taken over below them."""

    help_page = "how-to#paste"

    def __init__(self, plan: PastePlan, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr("Paste"))
        fit(self, 1020, 500, parent)
        self.table = QTableView()
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(tr("What changes"))
        self.problems = QPlainTextEdit("\n".join(plan.problems))
        self.problems.setAccessibleName(tr("What is not taken over"))
        count = len(plan.entries)
        self.paste_button = FilledButton(tr.plural("Paste {n} value", "Paste {n} values", count))
        self.paste_button.setEnabled(bool(count))
        self._fill(plan)
        self._arrange(plan)

    def _fill(self, plan: PastePlan) -> None:
        model = QStandardItemModel(len(plan.lines), len(_HEADERS), self)
        model.setHorizontalHeaderLabels([self._tr(header) for header in _HEADERS])
        for row, line in enumerate(plan.lines):
            note = self._tr("not taken over: {why}", why=line.problem) if line.problem else ""
            for column, text in enumerate((*line[:5], note)):
                item = QStandardItem(text)
                if line.problem and column >= _FROM_HERE_WRONG:
                    item.setForeground(theme.colour("danger"))
                item.setEditable(False)
                item.setToolTip(text)
                model.setItem(row, column, item)
        self.table.setModel(model)
        self.table.setShowGrid(False)
        theme.dress(self.table, "QTableView::item { padding: 0 6px; }")
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, scaled(width))
        for row, line in enumerate(plan.lines[:_MOST_FITTED]):
            if line.problem:
                self.table.resizeRowToContents(row)

    def _arrange(self, plan: PastePlan) -> None:
        tr = self._tr
        sentence = tr.plural("{n} value changes", "{n} values change", len(plan.entries))
        wrong = sum(bool(line.problem) for line in plan.lines)
        if wrong:
            sentence += ", " + tr.plural("{n} cell is not taken over", "{n} cells are not taken over", wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(sentence, FontRole.HEADING))
        column.addWidget(TextLabel(tr("Afterwards you can undo it in one step."), tone="muted"))
        column.addWidget(self.table, 1)
        if plan.problems:
            column.addWidget(TextLabel(tr("Not taken over:"), FontRole.STRONG))
            self.problems.setReadOnly(True)
            self.problems.setFixedHeight(scaled(96))
            column.addWidget(self.problems)
        else:
            self.problems.setParent(self)
            self.problems.hide()
        column.addSpacing(8)
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        self.paste_button.setDefault(True)
        self.paste_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(self.paste_button)
        column.addLayout(row)
