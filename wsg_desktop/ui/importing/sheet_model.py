"""The cells of a sheet as they stand in the file, with what each row is taken for."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.row_kinds import RowKind
from wsg_desktop.exchange.sheets import column_letters
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.importing.column_lines import one_line
from wsg_desktop.ui.importing.found_list import FoundList
from wsg_desktop.ui.theme import FontRole

Index = QModelIndex | QPersistentModelIndex

_KINDS = {
    RowKind.PROJECT: N_("Project"),
    RowKind.MORE: N_("More of the project above"),
    RowKind.GROUP: N_("Heading above projects"),
    RowKind.TOTAL: N_("Total: no project"),
    RowKind.HEADER: N_("Column headers again: no project"),
    RowKind.NOTE: N_("Note: no project"),
    RowKind.EMPTY: "",
}
_HEADER = N_("Column headers")
_ABOVE = N_("Above the list: not read")
_PALE = frozenset({RowKind.TOTAL, RowKind.NOTE, RowKind.HEADER})
_LONGEST = 80
"""Letters of a cell that are shown; the tooltip has more."""
_LONGEST_TIP = 1000


class SheetModel(QAbstractTableModel):
    """One sheet; rows and columns are those of the file, counted from 0."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._found: FoundList | None = None
        self._rows = self._columns = 0
        self._kinds: dict[int, RowKind] = {}
        theme.notice.changed.connect(self._recolour)

    def show_list(self, found: FoundList) -> None:
        """Show the sheet of `found`."""
        self.beginResetModel()
        self._found = found
        self._rows, self._columns = len(found.sheet.rows), found.sheet.width
        self._kinds = {row.at: row.kind for row in found.opened.shape.rows} if found.opened else {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many rows the sheet has."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns the sheet has."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, and how its row looks."""
        if not index.isValid() or self._found is None:
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(shown(self._found.sheet.value(row, column)), _LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = shown(self._found.sheet.value(row, column))[:_LONGEST_TIP]
            return "\n".join(part for part in (text, self.words_of(row)) if part)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.words_of(row)
        return self._look(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the letters of a column, or the number of a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return column_letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def words_of(self, row: int) -> str:
        """Return in words what a row is taken for."""
        if self._found is None:
            return ""
        if row in self._found.header:
            return self._tr(_HEADER)
        if self._found.header and row < self._found.header[0]:
            return self._tr(_ABOVE)
        kind = self._kinds.get(row)
        return self._tr(_KINDS[kind]) if kind is not None else ""

    def _look(self, row: int, column: int, role: int) -> Any:
        found = self._found
        assert found is not None
        is_header = row in found.header
        kind = self._kinds.get(row)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(FontRole.STRONG) if is_header or kind is RowKind.GROUP else None
        if role == Qt.ItemDataRole.BackgroundRole:
            name = "selected" if is_header else "panel" if kind is RowKind.GROUP else None
            return theme.colour(name) if name else None
        if role == Qt.ItemDataRole.ForegroundRole:
            is_above = bool(found.header) and row < found.header[0]
            is_pale = is_above or kind in _PALE or column in found.sheet.structure.hidden_columns
            return theme.colour("accent" if is_header else "muted" if is_pale else "text")
        return None

    def _recolour(self) -> None:
        if self._rows and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))
