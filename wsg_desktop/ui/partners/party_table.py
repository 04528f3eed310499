"""The table of parties: headers that sort, numbers that open their list, and what a row can do."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from wsg_desktop.services.party_list import ListedParty
from wsg_desktop.store.rows import PersonRow
from wsg_desktop.texts import Translator
from wsg_desktop.ui.partners.party_lines import (
    AGE,
    COLUMNS,
    GIVE_WAY,
    NUMBERS,
    PARTIES_SHOWN,
    REMINDED,
    SENT,
    in_order,
    loose_line,
    party_line,
)
from wsg_desktop.ui.widgets.column_room import Wish, share_room
from wsg_desktop.ui.widgets.sorted_table import SortedTable

LOOSE = ""
"""Stands where the id of a party would, for the people who belong to none."""

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PartyTable(SortedTable):
    """Lines by the id of their party; what is chosen stays chosen when they are shown anew."""

    chosen = Signal()
    number_opened = Signal(str, int)
    """The id of a party and the column of the number."""
    opened = Signal()
    """Enter or a double click on anything else."""
    delete_requested = Signal()
    menu_requested = Signal(QPoint)
    left_upwards = Signal()
    """Up in the first line: the keyboard goes to the search."""

    def __init__(self, tr: Translator) -> None:
        headers = [tr(column.header) for column in COLUMNS]
        # Numbers and days are looked for from the largest down.
        falls = {*NUMBERS, SENT, REMINDED, AGE}
        super().__init__(tr("Parties"), headers, falls=falls, numbers=NUMBERS, links=NUMBERS)
        self._tr = tr
        self._found: Sequence[ListedParty] = ()
        self._loose: Sequence[PersonRow] = ()
        self._ids: list[str] = []
        self._filling = False
        self._asked = PARTIES_SHOWN
        self.setMouseTracking(True)
        self.sort_changed.connect(lambda: self.show_parties(self._found, self._loose))
        self.doubleClicked.connect(lambda index: None if self.lines.is_link(index) else self.opened.emit())
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.show_columns(PARTIES_SHOWN)

    def show_columns(self, shown: Collection[int]) -> None:
        """Show these columns alone, as far as there is room for them."""
        self._asked = frozenset(shown)
        self._give_rest()

    @property
    def shown_columns(self) -> list[int]:
        """Return the columns that are asked for, those for which there is no room now as well."""
        return sorted(self._asked)

    @property
    def ids(self) -> list[str]:
        """Return the ids of the lines in their order."""
        return list(self._ids)

    @property
    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen lines in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._ids[row] for row in rows if row < len(self._ids)]

    def show_parties(self, found: Sequence[ListedParty], loose: Sequence[PersonRow]) -> None:
        """Show these parties, and the people who belong to none in a last line."""
        chosen, row = self.chosen_ids, self.currentIndex().row()
        self._found, self._loose = found, loose
        column, descending = self.sort
        ordered = in_order(found, column, self._tr, descending=descending)
        lines = [party_line(it, self._tr) for it in ordered]
        self._ids = [it.party.id for it in ordered]
        if loose:
            lines.append(loose_line(len(loose), self._tr))
            self._ids.append(LOOSE)
        self._filling = True
        try:
            self.show_lines(lines, [it.widest for it in COLUMNS])
            self._choose_again(chosen, row)
        finally:
            self._filling = False
        self.chosen.emit()

    def choose(self, ids: Sequence[str]) -> bool:
        """Choose these lines and show the first; return whether any of them is there."""
        rows = [self._ids.index(it) for it in ids if it in self._ids]
        if not rows:
            return False
        self._filling = True
        self.clearSelection()
        model = self.selectionModel()
        self.setCurrentIndex(self.lines.index(rows[0], max(self.currentIndex().column(), 0)))
        for row in rows:
            index = self.lines.index(row, 0)
            model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)
        self._filling = False
        self.scrollTo(self.lines.index(rows[0], 0))
        self.chosen.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is under the keyboard by Enter, bin by Delete, and go up into the search."""
        index = self.currentIndex()
        if event.key() in _OPENING and index.isValid():
            self._open(index.row(), index.column())
        elif event.key() == Qt.Key.Key_Delete and self.chosen_ids:
            self.delete_requested.emit()
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0 and not event.modifiers():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the list of a number that is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and index.isValid() and self.lines.is_link(index):
            self._open(index.row(), index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what leads somewhere."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and self.lines.is_link(index)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the row when it came by the keyboard."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            area = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(area.bottomLeft())
        self.menu_requested.emit(place)

    def _give_rest(self) -> None:
        """Let columns stand in the room beside the details, which tell what gives way too."""
        wishes = {column: self._wish(column) for column in self.shown_columns}
        widths = share_room(wishes, GIVE_WAY, self.viewport().width())
        for column in range(len(COLUMNS)):
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        super()._give_rest()

    def _wish(self, column: int) -> Wish:
        wished = self._wished[column]
        if column == self.sort[0]:  # the arrow stands beside its header
            return Wish(wished, wished)
        return Wish(wished, min(wished, self._needed(column)))

    def _open(self, row: int, column: int) -> None:
        if self.lines.is_link(self.lines.index(row, column)):
            self.number_opened.emit(self._ids[row], column)
        else:
            self.opened.emit()

    def _choose_again(self, chosen: Sequence[str], row: int) -> None:
        """Choose what was chosen; where it is gone, what stands in its place now."""
        if self.choose(chosen) or not self._ids:
            return
        if row >= 0:
            self.choose([self._ids[min(row, len(self._ids) - 1)]])

    def _tell_chosen(self) -> None:
        if not self._filling:
            self.chosen.emit()
