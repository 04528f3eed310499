"""How wide the columns of the table are: as the user chose, else as their texts ask and the window allows."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.columns import ALWAYS
from wsg_desktop.ui.projects.row_painter import INDENT, MARK_ROOM, PADDING, TRIANGLE_ROOM
from wsg_desktop.ui.projects.table_header import TableHeader
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.theme import FontRole

_ROWS_MEASURED = 500
_STAYING = 0.6
"""The share of the width that the columns up to the title take where the others scroll."""
_LONGEST_NUMBER = 12
"""So many characters of a number are always to be read."""


class ColumnWidths:
    """The widths that the user chose, and the sharing of what is left."""

    def __init__(self, table: QTableView, header: TableHeader, model: ProjectTableModel) -> None:
        self._table = table
        self._header = header
        self._model = model
        self._chosen: dict[str, int] = {}
        self._number = ""
        header.width_chosen.connect(self._choose)
        header.sectionHandleDoubleClicked.connect(self.fit_to_texts)

    @property
    def chosen(self) -> dict[str, int]:
        """Return the widths that the user chose, by the key of the column."""
        return dict(self._chosen)

    def take(self, chosen: Mapping[str, int]) -> None:
        """Give columns the widths that the user chose before."""
        self._chosen = dict(chosen)
        self.share()

    def fit_numbers(self, numbers: Iterable[str]) -> None:
        """Let the numbers of the programme be read whole: nobody knows a project by half of one."""
        number = max(numbers, key=len, default="")[:_LONGEST_NUMBER]
        if len(number) != len(self._number):
            self._number = number
            self.share()

    def share(self) -> None:
        """Give the title what is left, and the shapes of the status their word where there is room.

        Where there is too little for a roomy title, names give way; where the titles could not even be read
        then, all columns are as wide as they ask for and the table scrolls.
        """
        columns = self._model.columns
        wanted = [self._chosen.get(column.key) or self._own(at) for at, column in enumerate(columns)]
        room = self._table.viewport().width() - sum(wanted)
        title = self._model.position(ALWAYS)
        takes = title >= 0 and ALWAYS not in self._chosen
        more = max(self._roomy(title) - wanted[title], 0) if takes else 0
        give = self._can_give(wanted)
        able = sum(give.values())
        if room >= more:
            for at, needed in self._words(wanted):
                if room - more >= needed:
                    wanted[at] += needed
                    room -= needed
        elif room + able >= 0:
            short = min(more - room, able)
            for at, most in give.items():
                taken = -(-most * short // max(able, 1))
                wanted[at] -= taken
                room += taken
        elif takes:
            # What scrolls may be wider, as long as the columns that stay leave room to scroll in.
            stay = int(self._table.viewport().width() * _STAYING) - sum(wanted[: title + 1])
            room = min(more, stay)
        if room > 0 and takes:
            wanted[title] += room
        for section, width in enumerate(wanted):
            if self._header.sectionSize(section) != width:
                self._header.resizeSection(section, width)

    def fit_to_texts(self, section: int) -> None:
        """Make a column as wide as the widest of its first texts."""
        metrics = QFontMetrics(theme.font(FontRole.TABLE))
        ids = [line for line in self._model.lines if isinstance(line, str)][:_ROWS_MEASURED]
        cells = [self._model.cells(project_id)[section] for project_id in ids]
        widest = max((metrics.horizontalAdvance(cell.text) for cell in cells), default=0)
        if any(cell.light or cell.phase for cell in cells):
            widest += theme.scaled(MARK_ROOM)
        width = max(self._own(section, bare=True), widest + 4 * PADDING)
        self._choose(self._model.columns[section].key, width)
        self._header.resizeSection(section, width)

    def _own(self, section: int, *, bare: bool = False) -> int:
        name = str(self._model.headerData(section, Qt.Orientation.Horizontal))
        column = self._model.columns[section]
        if column.key == "number" and self._number and not bare:
            return self._header.width_of(column, name, self._number)
        return self._header.width_for(column, name, bare=bare) + self._outline(section)

    def _roomy(self, section: int) -> int:
        """Return the width that a column takes where there is room."""
        name = str(self._model.headerData(section, Qt.Orientation.Horizontal))
        column = self._model.columns[section]
        return self._header.roomy_width(column, name) + self._outline(section)

    def _outline(self, section: int) -> int:
        """Return the room before a title: one under another is shown further to the right."""
        is_indented = self._model.columns[section].key == ALWAYS and self._model.is_outlined
        return theme.scaled(INDENT + TRIANGLE_ROOM) if is_indented else 0

    def _can_give(self, wanted: Sequence[int]) -> dict[int, int]:
        """Return how much each column can give at the most where there is too little room."""
        return {
            at: min(wanted[at] - self._own(at, bare=True), wanted[at] * column.elastic // 100)
            for at, column in enumerate(self._model.columns)
            if column.elastic and column.key not in self._chosen
        }

    def _words(self, wanted: Sequence[int]) -> list[tuple[int, int]]:
        """Return the columns of shapes, with what each needs to show its words as well."""
        return [
            (at, self._roomy(at) - wanted[at])
            for at, column in enumerate(self._model.columns)
            if column.shape_only and column.key not in self._chosen
        ]

    def _choose(self, key: str, width: int) -> None:
        self._chosen[key] = width
