"""What the sheets that are answered share: which row that was sent each row is, and what was changed in it.

A row is known by its number, else by its name, to be asked; what cannot be placed is a problem.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.answer_cells import Answering
from wsg_desktop.exchange.answer_columns import AnswerSheet
from wsg_desktop.exchange.answers import AnswerCell, AnswerRow, Question, merged
from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.changed_cells import Ours, changed_cells
from wsg_desktop.exchange.drafts import Severity
from wsg_desktop.exchange.month_first import has_month_first, with_both_days, with_days
from wsg_desktop.exchange.overview_columns import ColumnKind
from wsg_desktop.exchange.plain_words import plain_words
from wsg_desktop.exchange.sent_content import SentRow, SentRows
from wsg_desktop.exchange.sheets import Row, Value, cell_address, value_at
from wsg_desktop.texts import N_

STRANGE_COLUMN = N_(
    "Column “{column}” is not one of the overview and is not read. It holds something in {count} rows."
)
DOUBLE_COLUMN = N_("Column “{column}” is there twice. Only the first one is read.")
NO_ROW = N_("This row answers something, but its number “{number}” was not in the overview that was sent.")
MANY_ROWS = N_("{count} rows were not read, because the sheet is longer than any overview.")


class Doubts(NamedTuple):
    """How it is asked which row is meant; message ids with a place for the `number`."""

    by_name: str
    """Only the name is known."""
    mixed_up: str
    """The number is of one row, the name of another."""


class KnownRow(NamedTuple):
    """The row that was sent that a row of the file is, with why that must be asked."""

    sent: SentRow
    doubt: Question | None = None


class AnswerRows(ABC):
    """Reads a sheet that is answered, row by row."""

    def __init__(
        self, found: AnswerSheet, sent: SentRows, asked: Answering, ours: Sequence[Ours], doubts: Doubts
    ) -> None:
        self.found = found
        self.sent = sent
        self.asked = asked
        self.cells = asked.cells
        self.month_first = False
        """Whether texts that are dates have the month first; known for the file as a whole."""
        self._ours = ours
        self._days = [it for it in ours if it.column.kind is ColumnKind.TERM]
        self._doubts = doubts

    def tells_month_first(self) -> bool | None:
        """Return whether our cells tell that dates have the month first; None where they tell nothing."""
        return has_month_first(self._own_days())

    def read(self) -> tuple[AnswerRow, ...]:
        """Return every row that says something, those of one project or action together as one."""
        said: dict[str, list[AnswerRow]] = {}
        for index in range(self.found.header + 1, len(self.found.sheet.rows)):
            row = self.answered(index, self.found.sheet.rows[index])
            if row is not None:
                said.setdefault(row.id, []).append(row)
        self._report_columns()
        return tuple(merged(rows) for rows in said.values())

    @abstractmethod
    def answered(self, index: int, row: Row) -> AnswerRow | None:
        """Return what a row says, None where that is nothing."""

    def known(self, row: Row) -> KnownRow | None:
        """Return which row that was sent this is: by its number, else by its name, to be asked."""
        number, name = self.shown(row, "number"), self.shown(row, "title")
        by_number = self.sent.by_number.get(name_key(number)) if number else None
        if by_number is not None and by_number.values.get("title") == name:
            return KnownRow(by_number)  # as nearly all are
        words = plain_words(name)
        by_name = self.sent.by_title.get(words) if words else None
        if by_number is None:
            if by_name is None:
                return None
            return KnownRow(by_name, Question(self._doubts.by_name, {"number": by_name.number}))
        has_other_name = by_name is not None and by_name is not by_number
        asked = Question(self._doubts.mixed_up, {"number": by_number.number})
        return KnownRow(by_number, asked if has_other_name else None)

    def changed(self, index: int, row: Row, known: KnownRow) -> Iterator[AnswerCell]:
        """Yield the cells of ours that say something else now, each to be asked about."""
        if known.doubt is not None or self.found.header < 0:
            return  # whatever stands there is of another row, or of no column that is sure
        as_read = with_days(row, (it.at for it in self._days)) if self.month_first else row
        for it, cell in changed_cells(self.asked, known.sent, as_read, index, self._ours):
            yield with_both_days(cell, row[it.at]) if as_read is not row else cell

    def report_no_row(self, index: int, number: str) -> None:
        """Note that a row answers something under a number that was not sent."""
        self.cells.report(self.place(index, "number"), NO_ROW, Severity.ERROR, number=number)

    def report_errors(self, index: int, keys: Sequence[str]) -> None:
        """Note the formula errors that the cells of these columns have."""
        if self.found.sheet.structure.errors:
            for key in keys:
                self.cells.error_at(self.place(index, key))

    def place(self, index: int, key: str) -> tuple[int, int]:
        """Return the row and column of a cell, of the first one where the column is not there."""
        column = self.found.columns.get(key)
        return index, column.at if column else 0

    def shown(self, row: Row, key: str) -> str:
        """Return what stands under a column, as a person sees it."""
        column = self.found.columns.get(key)
        value = value_at(row, column.at) if column else ""
        return (value if isinstance(value, str) else shown(value)).strip()

    def _own_days(self) -> Iterator[tuple[Value, date]]:
        """Yield our cells with dates, each with the day that was sent in it."""
        for row in self.found.sheet.rows[self.found.header + 1 :]:
            filled = [it for it in self._days if value_at(row, it.at) != ""]
            known = self.known(row) if filled else None
            if known is None or known.doubt is not None:
                continue
            for it in filled:
                if (day := known.sent.term(it.column.key).day) is not None:
                    yield value_at(row, it.at), day

    def _report_columns(self) -> None:
        rows = self.found.sheet.rows[self.found.header + 1 :]
        for it in self.found.strange:
            count = sum(value_at(row, it.at) != "" for row in rows)
            at = (max(self.found.header, 0), it.at)
            if count:
                self.cells.report(at, STRANGE_COLUMN, column=it.header or cell_address(*at), count=count)
        for it in self.found.doubles:
            if any(value_at(row, it.at) != "" for row in rows):
                self.cells.report((self.found.header, it.at), DOUBLE_COLUMN, column=it.header)
        if self.found.sheet.left_out:
            at = (len(self.found.sheet.rows) - 1, 0)
            self.cells.report(at, MANY_ROWS, count=self.found.sheet.left_out)
