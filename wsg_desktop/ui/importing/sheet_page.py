"""Step 1: on which sheet the list is and in which rows its column headers are, shown on the real cells."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.exchange.column_matching import is_area_list
from wsg_desktop.exchange.row_kinds import RowKind
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.found_list import FoundList
from wsg_desktop.ui.importing.sheet_view import SheetView
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

_ONE, _TWO = "1", "2"
_HIDDEN = N_("{name} (hidden)")
_HINT = N_("The coloured row holds the column headers. Is it another row? Click on it.")


class SheetPage(QWidget):
    """A pick list of sheets and the cells; `changed` carries the sheet and the header's rows (or None)."""

    help_page = "import#sheet"

    changed = Signal(str, object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._found: FoundList | None = None
        self.sheet = PickBox(tr("Sheet"))
        self.sheet.setMinimumWidth(scaled(240))
        self.sheet.activated.connect(self._choose_sheet)
        self.rows = Segmented(tr("Rows with headers"), ((_ONE, tr("One row")), (_TWO, tr("Two rows"))))
        self.rows.chosen.connect(self._choose_rows)
        self.view = SheetView(tr)
        self.view.row_chosen.connect(self._choose_row)
        self.said = TextLabel("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._choices())
        column.addWidget(self.view, 1)
        column.addWidget(self.said)

    def show_list(self, found: FoundList) -> None:
        """Show where the list is taken to be."""
        self._found = found
        self.sheet.clear()
        for sheet in found.sheets:
            words = self._tr(_HIDDEN, name=sheet.name) if sheet.hidden else sheet.name
            self.sheet.addItem(words, sheet.name)
        self.sheet.show_value(found.sheet.name)
        self.sheet.setEnabled(len(found.sheets) > 1)
        self.rows.blockSignals(True)
        self.rows.choose(_TWO if len(found.header) > 1 else _ONE)
        self.rows.blockSignals(False)
        self.view.show_list(found)
        self.said.set_tone("danger" if found.problem else "text")
        self.said.setText(found.problem.text(self._tr) if found.problem else _summary(found, self._tr))

    def focus_first(self) -> None:
        """Put the keyboard on the cells."""
        self.view.setFocus()

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(TextLabel(self._tr("Sheet"), tone="muted", wrap=False))
        row.addWidget(self.sheet)
        row.addSpacing(16)
        row.addWidget(TextLabel(self._tr("Column headers in"), tone="muted", wrap=False))
        row.addWidget(self.rows)
        row.addSpacing(16)
        row.addWidget(TextLabel(self._tr(_HINT), FontRole.SMALL, "muted"), 1)
        return row

    def _choose_sheet(self) -> None:
        self.changed.emit(self.sheet.currentData(), None)

    def _choose_rows(self) -> None:
        if self._found and self._found.header:
            self._choose_row(self._found.header[0])

    def _choose_row(self, row: int) -> None:
        if self._found is None:
            return
        header = (row, row + 1) if self.rows.current == _TWO else (row,)
        if header[-1] < len(self._found.sheet.rows) and header != self._found.header:
            self.changed.emit(self._found.sheet.name, header)


def _summary(found: FoundList, tr: Translator) -> str:
    """Return in words what the rows below the headers are."""
    if found.opened is None:
        return ""
    rows = found.opened.shape.rows
    projects = sum(row.kind is RowKind.PROJECT for row in rows)
    headings = sum(row.kind is RowKind.GROUP for row in rows)
    left = sum(row.kind in {RowKind.TOTAL, RowKind.NOTE, RowKind.HEADER} for row in rows)
    if is_area_list(found.opened.matches):
        said = [tr.plural("{n} row with an area", "{n} rows with an area", projects)]
    else:
        said = [tr.plural("{n} row with a project", "{n} rows with a project", projects)]
    if headings:
        said.append(tr.plural("{n} heading between them", "{n} headings between them", headings))
    if left:
        said.append(tr.plural("{n} row that is no project", "{n} rows that are no project", left))
    return " · ".join(said)
