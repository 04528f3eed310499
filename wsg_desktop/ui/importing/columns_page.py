"""Step 2: what each column of the list is taken for; what is asked stands first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.exchange.column_matching import Verdict
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.column_lines import ColumnLine
from wsg_desktop.ui.importing.column_row import ColumnRow
from wsg_desktop.ui.importing.row_list import RowList
from wsg_desktop.ui.widgets.text_label import TextLabel

SHOWN = 60
"""Rows of a section that are made at first: a sheet may have a thousand columns."""

_SECTIONS = (
    (Verdict.ASK, N_("To be chosen")),
    (Verdict.SURE, N_("Recognised")),
    (Verdict.NONE, N_("Not imported, unless you choose a field")),
)
_NO_TITLE = N_("Choose which column holds the name of the project. Without it nothing can be imported.")
_BY_RECIPE = N_("This list is read as you chose the last time.")


class ColumnsPage(QWidget):
    """All columns; `picked` carries a column's place (from 0) and the field that was chosen for it."""

    help_page = "import#columns"

    picked = Signal(int, object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._rows: dict[int, ColumnRow] = {}
        self.said = TextLabel("", tone="muted")
        self._list = RowList(tr("Columns of the list"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self._list, 1)

    def row(self, column: int) -> ColumnRow:
        """Return the row of a column (from 0)."""
        return self._rows[column]

    def show_lines(self, lines: Sequence[ColumnLine], *, by_recipe: bool, is_ready: bool) -> None:
        """Show the columns; rows that are there already stay where they are."""
        if not self._has_same_headers(lines):
            self._build(lines)
        for line in lines:
            if line.column in self._rows:
                self._rows[line.column].show_line(line)
        self._say(lines, by_recipe=by_recipe, is_ready=is_ready)

    def focus_first(self) -> None:
        """Put the keyboard on the first question, else on the first column."""
        asked = [row for row in self._rows.values() if row.is_asked]
        for row in (*asked, *self._rows.values()):
            row.box.setFocus()
            return

    def _has_same_headers(self, lines: Sequence[ColumnLine]) -> bool:
        return self._shown == tuple((line.header, line.samples, line.verdict) for line in lines)

    def _build(self, lines: Sequence[ColumnLine]) -> None:
        self._shown = tuple((line.header, line.samples, line.verdict) for line in lines)
        self._list.clear()
        self._rows = {}
        for verdict, heading in _SECTIONS:
            found = [line for line in lines if line.verdict is verdict]
            if found:
                self._list.add_heading(self._tr(heading))
            self._add(found[:SHOWN])
            if len(found) > SHOWN:
                self._list.offer_more(
                    self._tr("Show all {n}", n=len(found)), partial(self._add, found[SHOWN:])
                )

    def _add(self, lines: Sequence[ColumnLine], before: QWidget | None = None) -> None:
        for line in lines:
            row = ColumnRow(line, self._tr)
            row.picked.connect(lambda field, it=line.column: self.picked.emit(it, field))
            self._rows[line.column] = row
            self._list.add_row(row, before)

    def _say(self, lines: Sequence[ColumnLine], *, by_recipe: bool, is_ready: bool) -> None:
        tr = self._tr
        asked = sum(line.is_open for line in lines)
        if not is_ready:
            said = tr(_NO_TITLE)
        elif asked:
            said = tr.plural(
                "{n} column is not certain. Choose what it is, or its texts go to the notes.",
                "{n} columns are not certain. Choose what they are, or their texts go to the notes.",
                asked,
            )
        else:
            said = tr("Every column is settled. You can still change what a column is taken for.")
        self.said.setText(" ".join(part for part in (tr(_BY_RECIPE) if by_recipe else "", said) if part))
        self.said.set_tone("danger" if not is_ready else "text")

    _shown: tuple[object, ...] = ()
