"""The labels of the programme: how many projects have each, and renaming, merging or removing one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDTHS = (280, 100)
_NONE = N_("No project has a label yet. Give one in the details of a project, under Tags.")
_MERGES = N_("Rename one to the name of another to merge them.")


class TagsPage(QWidget):
    """A table of labels, and what can be done with the chosen one."""

    rename_requested = Signal(str, str)
    """The label, and what it is to be called."""
    remove_requested = Signal(str)

    def __init__(self, tr: Translator, *, why_not: str = "") -> None:
        super().__init__()
        self._tr = tr
        self._may = not why_not
        self._names: tuple[str, ...] = ()
        self.table = LineTable(tr("Tags"), [tr("Tag"), tr("Projects")], numbers=(1,))
        self.nothing = TextLabel(tr(_NONE), tone="muted")
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("New name of the label"))
        self.name.setPlaceholderText(tr("New name"))
        self.rename = QuietButton(tr("Rename label"), "pencil")
        self.remove = QuietButton(tr("Remove label"), "trash-2")
        self.problem = TextLabel("", tone="danger")
        self.problem.hide()
        self._arrange(why_not)
        self.table.selectionModel().selectionChanged.connect(self._take_chosen)
        self.table.lines.modelReset.connect(self._take_chosen)
        self.name.textChanged.connect(self._enable)
        self.name.returnPressed.connect(self._rename)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.chosen))
        self._enable()

    @property
    def chosen(self) -> str:
        """Return the label that is chosen; empty when none is."""
        rows = self.table.selectionModel().selectedRows()
        return self._names[rows[0].row()] if rows and rows[0].row() < len(self._names) else ""

    def show_tags(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show the labels there are."""
        self._names = tuple(name for name, _count in counts)
        self.problem.hide()
        self.table.clearSelection()
        self.table.show_lines([TableLine((name, str(count))) for name, count in counts], _WIDTHS)
        self.table.setVisible(bool(counts))
        self.nothing.setVisible(not counts)
        self._take_chosen()

    def refuse(self, why: str) -> None:
        """Say why what was asked is not done."""
        self.problem.setText(why)
        self.problem.show()

    def _arrange(self, why_not: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        if why_not:
            column.addWidget(TextLabel(why_not, tone="warning"))
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.rename)
        row.addWidget(self.remove)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(TextLabel(self._tr(_MERGES), tone="muted"))

    def _take_chosen(self) -> None:
        self.name.setText(self.chosen)
        self._enable()

    def _enable(self) -> None:
        new = " ".join(self.name.text().split())
        self.name.setEnabled(self._may and bool(self.chosen))
        self.remove.setEnabled(self._may and bool(self.chosen))
        self.rename.setEnabled(self._may and bool(self.chosen) and bool(new) and new != self.chosen)
        merges = new in self._names and new != self.chosen
        self.rename.setText(self._tr("Merge labels") if merges else self._tr("Rename label"))

    def _rename(self) -> None:
        if self.rename.isEnabled():
            self.rename_requested.emit(self.chosen, self.name.text())
