"""A list of projects of the plan under headings, to read, to copy and to go to one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDEST = (250, 370, 150, 250)
_ROW, _HEADER = 33, 40


class PlanListDialog(QDialog):
    """Tables of projects, one per group; Enter or a double click on a line goes to that project."""

    help_page = "planning#waiting"

    project_requested = Signal(str)

    def __init__(
        self,
        title: str,
        headers: Sequence[str],
        tr: Translator,
        more: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._headers = tuple(headers)
        self._ids: dict[LineTable, list[str]] = {}
        self._names: list[str] = []
        self.setWindowTitle(title)
        self.setMinimumSize(scaled(560), scaled(280))
        fit(self, 980, 520, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 16)
        self._column.setSpacing(8)
        self._column.addWidget(TextLabel(title, FontRole.HEADING))
        if more:
            self._column.addWidget(TextLabel(more, tone="muted"))
        self._groups = QVBoxLayout()
        self._groups.setSpacing(8)
        self._column.addLayout(self._groups, 1)
        self._column.addSpacing(4)
        self._column.addLayout(self._buttons())

    @property
    def tables(self) -> list[LineTable]:
        """Return the table of each group."""
        return list(self._ids)

    def add_group(self, name: str, lines: Sequence[tuple[str, TableLine]]) -> None:
        """Add a table of lines, each with the id of its project, under a heading."""
        table = LineTable(name, self._headers, wraps=True)
        table.show_lines([line for _, line in lines], _WIDEST[: len(self._headers)])
        table.activated.connect(lambda index: self._go(table, index))
        table.selectionModel().selectionChanged.connect(lambda: self._choose_in(table))
        self._ids[table] = [project_id for project_id, _ in lines]
        self._names.append(name)
        self._groups.addWidget(TextLabel(f"{name} ({len(lines)})", FontRole.STRONG))
        table.setMinimumHeight(scaled(_HEADER + _ROW * min(len(lines), 3)))
        self._groups.addWidget(table, len(lines))
        if len(self._ids) == 1:
            table.selectRow(0)
            table.setFocus()

    def as_text(self) -> str:
        """Return all groups as text with tabs, as Excel and a message take it."""
        parts = zip(self._names, self._ids, strict=True)
        return "\n\n".join(f"{name}\n{table.lines.as_text()}" for name, table in parts)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copy_button = QuietButton(self._tr("Copy list"), "copy")
        self.copy_button.clicked.connect(self._copy)
        self.open_button = QuietButton(self._tr("Go to project"), "arrow-right")
        self.open_button.clicked.connect(self._go_to_chosen)
        close = FilledButton(self._tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(self.copy_button)
        row.addStretch()
        row.addWidget(self.open_button)
        row.addWidget(close)
        return row

    def _choose_in(self, table: LineTable) -> None:
        """Let only one table have something chosen."""
        if table.selectedIndexes():
            for other in self._ids:
                if other is not table:
                    other.clearSelection()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self.copy_button.setText(self._tr("Copied"))

    def _go_to_chosen(self) -> None:
        table = next((it for it in self._ids if it.selectedIndexes()), None)
        if table is not None:
            self._go(table, table.selectedIndexes()[0])

    def _go(self, table: LineTable, index: QModelIndex) -> None:
        if index.isValid():
            self.accept()
            self.project_requested.emit(self._ids[table][index.row()])
