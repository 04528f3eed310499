"""What the sheets that are answered share: which row that was sent each row is, and what was changed in it.

A row is known by its number, else by its name, to be asked; what cannot be placed is a problem.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.answer_cells import Answering
from wsg_desktop.exchange.answer_columns import AnswerSheet
from wsg_desktop.exchange.answers import AnswerCell, AnswerRow, Question, as_asked, merged
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
    "Column “{column}” is not one of the overview and is not read. Rows with something in it: {count}."
)
DOUBLE_COLUMN = N_("Column “{column}” is there twice. Only the first one is read.")
NO_ROW = N_("This row answers something, but its number “{number}” was not in the overview that was sent.")
MANY_ROWS = N_("{count} rows were not read, because the sheet is longer than any overview.")


NOT_OURS = N_("This row is none of the overview and is not read. It says “{text}”.")
COMMENT = N_("There is a comment on this cell. It says “{text}”. Look whether it is an answer.")
PICTURE = N_("A picture lies on this cell. Pictures are not read: look whether it is an answer.")
MERGED = N_("This cell is merged with one above it. Does that answer count for {number} too?")
LONGEST_SAID = 200
"""Letters of a row that is not ours that are told."""


class Doubts(NamedTuple):
    """How it is asked which row is meant; message ids with a place for the `number`."""

    by_name: str
    """Only the name is known."""
    mixed_up: str
    """The number is of one row, the name of another."""
    no_number: str
    """Something is answered in a row that nothing is known of."""


class KnownRow(NamedTuple):
    """The row that was sent that a row of the file is, with why that must be asked."""

    sent: SentRow
    doubt: Question | None = None


class AnswerRows(ABC):
    """Reads a sheet that is answered, row by row."""

    answers: Collection[str] = ()
    """The keys of the columns that are filled in."""

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
        self._spread = self._merged_answers()

    def tells_month_first(self) -> bool | None:
        """Return whether our cells tell that dates have the month first; None where they tell nothing."""
        return has_month_first(self._own_days())

    def read(self) -> tuple[AnswerRow, ...]:
        """Return every row that says something, those of one project or action together as one."""
        said: dict[str, list[AnswerRow]] = {}
        for index in range(self.found.header + 1, len(self.found.sheet.rows)):
            row = self._read_row(index, self.found.sheet.rows[index])
            if row is not None:
                said.setdefault(row.id, []).append(row)
        self._report_columns()
        self._report_what_lies_beside()
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

    def report_lost(self, index: int, row: Row, *, answers: bool) -> None:
        """Note what stands in a row that was not sent, whether it `answers` something; not a header again."""
        head = self.found.sheet.rows[self.found.header] if self.found.header >= 0 else []
        places = [it.at for it in self.found.columns.values() if value_at(head, it.at) != ""]
        if sum(value_at(row, at) == value_at(head, at) for at in places) > 1:
            return
        place, number = self.place(index, "number"), self.shown(row, "number")
        if answers and number:
            self.cells.report(place, NO_ROW, Severity.ERROR, number=number)
        elif answers:
            self.cells.report(place, self._doubts.no_number, Severity.ERROR)
        elif text := " ".join(shown(value) for value in row if value != "").strip():
            self.cells.report(place, NOT_OURS, text=text[:LONGEST_SAID])

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

    def _read_row(self, index: int, row: Row) -> AnswerRow | None:
        """Return what a row says; what a cell merged over more rows says of the others is asked."""
        spread = {at: value for at, value in self._spread.get(index, ()) if value_at(row, at) == ""}
        if not spread:
            return self.answered(index, row)
        width = max(len(row), max(spread) + 1)
        said = self.answered(index, [spread.get(at, value_at(row, at)) for at in range(width)])
        if said is None:
            return None
        places = {cell_address(index, at) for at in spread}
        doubt = Question(MERGED, {"number": said.number})
        cells = (as_asked(cell, doubt) if cell.address in places else cell for cell in said.cells)
        return said._replace(cells=tuple(cells))

    def _merged_answers(self) -> dict[int, list[tuple[int, Value]]]:
        """Return by row what answers that are merged over several rows say in the rows below their first."""
        found: dict[int, list[tuple[int, Value]]] = {}
        columns = {self.found.columns[key].at for key in self.answers if key in self.found.columns}
        for merge in self.found.sheet.structure.merged:
            value = self.found.sheet.value(merge.top, merge.left)
            if merge.left not in columns or merge.top <= self.found.header or value == "":
                continue
            for row in range(merge.top + 1, min(merge.bottom + 1, len(self.found.sheet.rows))):
                found.setdefault(row, []).append((merge.left, value))
        return found

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

    def _report_what_lies_beside(self) -> None:
        for at, text in self.found.sheet.structure.comments.items():
            self.cells.report(at, COMMENT, text=text[:LONGEST_SAID])
        for at in self.found.sheet.structure.pictures:
            self.cells.report(at, PICTURE)

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
