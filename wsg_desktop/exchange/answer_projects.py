"""Reads the sheet with the projects of a returned overview: what was filled in, and what to ask."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from wsg_desktop.domain.terms import Term
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
from wsg_desktop.exchange.plain_words import plain_words
from wsg_desktop.exchange.safe_texts import Cleaning
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
OF_ANOTHER = N_("This row has number {number}, but the rest of it is of {other}. Which one is meant?")
OTHER_NAME = N_("This row has number {number}, but is called “{text}” now. Is it still about that project?")
NOT_LEAD = N_("{party} does not lead {number}, and so was not asked to fill it in. Take it over?")


ENOUGH = 2
"""So many cells of ours that are of another row tell that rows were mixed up; a text tells it alone."""
LIKE = 50
"""Under this likeness a name may be of another project."""


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
        self._places = SentPlaces(sent)
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
        changed = list(self.changed(index, row, known))
        other = self._places.other_row(known.sent, changed)
        cells = [*answers, *(cell for cell in changed if cell.field not in fields and other is None)]
        if not cells:
            return None
        doubt = known.doubt or _mixed_up(known.sent, other, changed) or self._not_lead(known.sent)
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


class SentPlaces:
    """Knows in which rows that were sent a value of ours stood."""

    def __init__(self, sent: SentOverview) -> None:
        self._sent = sent

    def other_row(self, sent: SentRow, changed: Sequence[AnswerCell]) -> SentRow | None:
        """Return the row whose cells stand beside the number of `sent`, as after sorting a few columns."""
        if not changed:
            return None
        counts = Counter(id_ for cell in changed for id_ in self._rows.get((cell.column, _plain(cell)), ()))
        counts.pop(sent.id, None)
        texts = {
            id_
            for cell in changed
            if cell.column == "situation"
            for id_ in self._rows.get((cell.column, _plain(cell)), ())
        }
        found = max(counts, key=lambda it: (it in texts, counts[it]), default="")
        if found in texts or counts[found] >= ENOUGH:
            return next(it for it in self._sent.rows if it.id == found)
        return None

    @cached_property
    def _rows(self) -> dict[tuple[str, object], set[str]]:
        found: dict[tuple[str, object], set[str]] = {}
        for row in self._sent.rows:
            for key in OUR_FIELDS.keys() & row.values.keys():
                value = row.term(key).day or " ".join(Cleaning().text(row.text(key)).split())
                if value:
                    found.setdefault((key, value), set()).add(row.id)
        return found


def _plain(cell: AnswerCell) -> object:
    return cell.value.day if isinstance(cell.value, Term) else " ".join(cell.text.split())


def _mixed_up(sent: SentRow, other: SentRow | None, changed: Sequence[AnswerCell]) -> Question | None:
    """Return why a row may be about another project than its number says."""
    if other is not None:
        return Question(OF_ANOTHER, {"number": sent.number, "other": other.number})
    name = next((cell.text for cell in changed if cell.column == "title"), "")
    before = sent.text("title")
    if not name or not before:
        return None
    from rapidfuzz import fuzz

    if fuzz.token_set_ratio(plain_words(before), plain_words(name)) < LIKE:
        return Question(OTHER_NAME, {"number": sent.number, "text": name})
    return None
