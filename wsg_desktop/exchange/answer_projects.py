"""Reads the sheet with the projects of a returned overview: what was filled in, and what to ask."""

from collections.abc import Mapping
from datetime import date

from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.exchange.answer_cells import FIELDS, HEADERS, Answering, read_cell
from wsg_desktop.exchange.answer_columns import AnswerSheet, FoundColumn
from wsg_desktop.exchange.answer_rows import AnswerRows, Doubts
from wsg_desktop.exchange.answers import AnswerCell, AnswerRow, Question, as_asked
from wsg_desktop.exchange.cell_reading import CellReader
from wsg_desktop.exchange.changed_cells import FIELDS as OUR_FIELDS
from wsg_desktop.exchange.changed_cells import Ours
from wsg_desktop.exchange.month_first import asked_with_month_first
from wsg_desktop.exchange.overview_columns import COLUMN_BY_KEY
from wsg_desktop.exchange.sent_content import SentOverview, SentRow
from wsg_desktop.exchange.sheets import Row, value_at
from wsg_desktop.texts import N_

NO_NUMBER = N_(
    "This row answers something, but has no number that is known. Is it a new project? Then add it by hand."
)
BY_NAME = N_("The number of this row is not known; its name is that of {number}. Is it that project?")
MIXED_UP = N_("This row has number {number}, but the name of another project. Which one is meant?")
RENAMED = N_("Column “{column}” stands where “{header}” stood. Is it the same?")
WITHOUT_HEADER = N_("The header is gone, so that “{header}” is only known by its place. Is it that?")
NOT_LEAD = N_("{party} does not lead {number}, and so was not asked to fill it in. Take it over?")


class ProjectRows(AnswerRows):
    """Reads the sheet with the projects, row by row."""

    answers = FIELDS.keys()

    def __init__(
        self, found: AnswerSheet, sent: SentOverview, today: date, phases: Mapping[str, Phase]
    ) -> None:
        ours = [
            Ours(COLUMN_BY_KEY[key], OUR_FIELDS[key], it.at)
            for key, it in found.columns.items()
            if key in sent.columns and key in OUR_FIELDS
        ]
        asked = Answering(CellReader(found.sheet, today), today, phases)
        super().__init__(found, sent, asked, ours, Doubts(BY_NAME, MIXED_UP, NO_NUMBER))
        self._party = sent.party
        self._theirs = [(key, found.columns[key]) for key in FIELDS if key in found.columns]

    def answered(self, index: int, row: Row) -> AnswerRow | None:
        """Return what a row says of its project, None where that is nothing."""
        filled = [(key, it) for key, it in self._theirs if value_at(row, it.at) != ""]
        self.report_errors(index, [*(key for key, _ in self._theirs), *(it.column.key for it in self._ours)])
        known = self.known(row)
        if known is None:
            self.report_lost(index, row, answers=bool(filled))
            return None
        answers = [cell for key, it in filled if (cell := self._answer(index, row, key, it, known.sent))]
        fields = {cell.field for cell in answers}
        cells = [*answers, *(cell for cell in self.changed(index, row, known) if cell.field not in fields)]
        if not cells:
            return None
        doubt = known.doubt or self._not_lead(known.sent)
        if doubt is not None:
            cells = [as_asked(cell, doubt) for cell in cells]
        who = self.found.columns.get("filled_in_by")
        name = self.cells.text(value_at(row, who.at), (index, who.at)) if who else ""
        return AnswerRow(known.sent.id, known.sent.number, index, tuple(cells), name)

    def _answer(
        self, index: int, row: Row, key: str, column: FoundColumn, sent: SentRow
    ) -> AnswerCell | None:
        at = (index, column.at)
        cell = read_cell(self.asked, key, value_at(row, column.at), at, sent.term("end").day)
        if cell is not None and self.month_first:
            cell = asked_with_month_first(cell)
        if cell is None or not column.asked:
            return cell
        if column.header:
            return as_asked(cell, Question(RENAMED, {"column": column.header, "header": HEADERS[key]}))
        return as_asked(cell, Question(WITHOUT_HEADER, {"header": HEADERS[key]}))

    def _not_lead(self, sent: SentRow) -> Question | None:
        if sent.fills_in:
            return None
        return Question(NOT_LEAD, {"party": self._party, "number": sent.number})
