"""A table of texts whose headers put its lines in another order, as in Excel."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal

from wsg_desktop.ui.widgets.line_table import LineTable


class SortedTable(LineTable):
    """Whoever owns the lines puts them in order after `sort_changed`; `falls` begin with the largest."""

    sort_changed = Signal()

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        *,
        first: int = 0,
        falls: Collection[int] = (),
        numbers: Collection[int] = (),
        links: Collection[int] = (),
        wide: int | None = None,
        wraps: bool = False,
    ) -> None:
        super().__init__(name, headers, numbers=numbers, links=links, wide=wide, wraps=wraps)
        self._sort = (first, first in falls)
        self._falls = frozenset(falls)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._click_header)
        self._show_sort()

    @property
    def sort(self) -> tuple[int, bool]:
        """Return the column that sorts, and whether downwards."""
        return self._sort

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Put the lines in another order."""
        self._sort = (column, descending)
        self._show_sort()
        self.sort_changed.emit()

    def _click_header(self, column: int) -> None:
        before, descending = self._sort
        self.sort_by(column, descending=not descending if column == before else column in self._falls)

    def _show_sort(self) -> None:
        column, descending = self._sort
        # Qt points down for upwards; Excel and the table of projects do the reverse.
        order = Qt.SortOrder.AscendingOrder if descending else Qt.SortOrder.DescendingOrder
        self.horizontalHeader().setSortIndicator(column, order)
