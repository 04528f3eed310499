"""Shows a sheet as people know it, with letters and numbers around it; a click says where the headers are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.importing.found_list import FoundList
from wsg_desktop.ui.importing.sheet_model import SheetModel
from wsg_desktop.ui.theme import FontRole

_ROW = 28
_NARROWEST, _WIDEST = 56, 220
_MEASURED_ROWS = 40
_SPANS = 200
"""Merged blocks that are shown as such: Qt looks through all of them for each cell."""


class SheetView(QTableView):
    """The cells of a sheet; `row_chosen` carries the row (from 0) that was clicked or chosen by Space."""

    row_chosen = Signal(int)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = SheetModel(tr, self)
        self.setModel(self.cells)
        self.setAccessibleName(tr("Preview of the list"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(header is self.verticalHeader())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self.verticalHeader().sectionClicked.connect(self.row_chosen)
        theme.notice.changed.connect(self._dress)
        self._dress()

    def show_list(self, found: FoundList) -> None:
        """Show the sheet of `found`, from a little above its headers."""
        is_same = self.cells.rowCount() > 0 and self.windowTitle() == found.sheet.name
        top = self.rowAt(0)
        self.setWindowTitle(found.sheet.name)
        self.cells.show_list(found)
        self._show_merged(found)
        if is_same:
            self.scrollTo(self.cells.index(max(top, 0), 0), QAbstractItemView.ScrollHint.PositionAtTop)
            return
        self._fit_columns(found)
        first = max((found.header or (0,))[0] - 3, 0)
        self.scrollTo(self.cells.index(first, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row of the cursor by Space."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _show_merged(self, found: FoundList) -> None:
        self.clearSpans()
        for merge in found.sheet.structure.merged[:_SPANS]:
            rows, columns = merge.bottom - merge.top + 1, merge.right - merge.left + 1
            # Rows that belong to different projects are shown as rows: their numbers are what counts.
            if merge.top < self.cells.rowCount() and columns > 1 and rows == 1:
                self.setSpan(merge.top, merge.left, rows, columns)

        self._show_titles(found)

    def _show_titles(self, found: FoundList) -> None:
        """Let a title above the list go over all columns, as Excel shows it."""
        for row in range((found.header or (0,))[0]):
            filled = [column for column, value in enumerate(found.sheet.rows[row]) if value != ""]
            if len(filled) == 1 and self.cells.columnCount() - filled[0] > 1:
                self.setSpan(row, filled[0], 1, self.cells.columnCount() - filled[0])

    def _fit_columns(self, found: FoundList) -> None:
        metrics = QFontMetrics(theme.font(FontRole.STRONG))
        start = (found.header or (0,))[0]
        rows = range(start, min(start + _MEASURED_ROWS, self.cells.rowCount()))
        spread = {(it.top, it.left) for it in found.sheet.structure.merged if it.right > it.left}
        for column in range(self.cells.columnCount()):
            texts = [
                self.cells.data(self.cells.index(row, column)) for row in rows if (row, column) not in spread
            ]
            width = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 20
            self.setColumnWidth(column, min(max(width, theme.scaled(_NARROWEST)), theme.scaled(_WIDEST)))

    def _dress(self) -> None:
        self.setFont(theme.font(FontRole.TABLE))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        look = theme.colours()
        theme.dress(
            self,
            f"QTableView {{ gridline-color: {look.soft_line}; border: 1px solid {look.line}; }}"
            f" QHeaderView::section {{ padding: 4px 8px; font-weight: 400; border: 0;"
            f" border-right: 1px solid {look.soft_line}; border-bottom: 1px solid {look.soft_line}; }}",
        )
