"""How wide the columns of the table are: as the user chose, else as their texts ask and the window allows."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.columns import ALWAYS
from wsg_desktop.ui.projects.row_painter import INDENT, PADDING, TRIANGLE_ROOM
from wsg_desktop.ui.projects.table_header import TableHeader
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.theme import FontRole

_ROWS_MEASURED = 500


class ColumnWidths:
    """The widths that the user chose, and the sharing of what is left."""

    def __init__(self, table: QTableView, header: TableHeader, model: ProjectTableModel) -> None:
        self._table = table
        self._header = header
        self._model = model
        self._chosen: dict[str, int] = {}
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

    def share(self) -> None:
        """Give the title what is left; where there is too little, let names give way if that is enough."""
        columns = self._model.columns
        wanted = [self._chosen.get(column.key) or self._own(at) for at, column in enumerate(columns)]
        left = self._table.viewport().width() - sum(wanted)
        elastic = [at for at, it in enumerate(columns) if it.elastic and it.key not in self._chosen]
        give = {at: wanted[at] - max(self._own(at, bare=True), wanted[at] * 3 // 5) for at in elastic}
        title = self._model.position(ALWAYS)
        if left >= 0 and title >= 0 and ALWAYS not in self._chosen:
            wanted[title] += left
        elif left < 0 and sum(give.values()) >= -left:
            for at, most in give.items():
                wanted[at] -= -(-most * -left // sum(give.values()))
        for section, width in enumerate(wanted):
            if self._header.sectionSize(section) != width:
                self._header.resizeSection(section, width)

    def fit_to_texts(self, section: int) -> None:
        """Make a column as wide as the widest of its first texts."""
        metrics = QFontMetrics(theme.font(FontRole.TABLE))
        ids = [line for line in self._model.lines if isinstance(line, str)][:_ROWS_MEASURED]
        texts = (self._model.cells(project_id)[section].text for project_id in ids)
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        width = max(self._own(section, bare=True), widest + 4 * PADDING)
        self._choose(self._model.columns[section].key, width)
        self._header.resizeSection(section, width)

    def _own(self, section: int, *, bare: bool = False) -> int:
        name = str(self._model.headerData(section, Qt.Orientation.Horizontal))
        column = self._model.columns[section]
        # A title under another one is shown further to the right, and is to be read all the same.
        outline = INDENT + TRIANGLE_ROOM if column.key == ALWAYS and self._model.is_outlined else 0
        return self._header.width_for(column, name, bare=bare) + theme.scaled(outline)

    def _choose(self, key: str, width: int) -> None:
        self._chosen[key] = width
