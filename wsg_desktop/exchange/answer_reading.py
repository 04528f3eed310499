"""Reads a returned overview: whose it is, what was filled in per project, new projects, and what went wrong.

Nothing is fatal once a file can be opened. What cannot be trusted (a renamed column, a row that is known by
its name only, a cell of ours that was changed) becomes a question; what cannot be placed is a problem.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.answer_actions import (
    ActionSheet,
    find_action_sheet,
    lost_action_sheet,
    read_actions,
)
from wsg_desktop.exchange.answer_cells import FIELDS, HEADERS, Answering, read_cell
from wsg_desktop.exchange.answer_columns import AnswerSheet, FoundColumn, find_answer_sheet
from wsg_desktop.exchange.answer_new_projects import read_new_projects
from wsg_desktop.exchange.answers import (
    AnswerCell,
    AnswerDraft,
    AnswerRow,
    Question,
    Returned,
    as_asked,
    merged,
)
from wsg_desktop.exchange.cell_reading import CellReader, shown
from wsg_desktop.exchange.changed_cells import changed_cells
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.exchange.month_first import asked_with_month_first, has_month_first, with_days
from wsg_desktop.exchange.overview_columns import COLUMN_BY_KEY, IDENTITY_SHEET, ColumnKind
from wsg_desktop.exchange.plain_words import compact, plain_words
from wsg_desktop.exchange.sent_content import SentOverview, SentRow
from wsg_desktop.exchange.sheets import Row, Sheet, Value, cell_address
from wsg_desktop.exchange.worker import ReadFile, ReadingWorker
from wsg_desktop.texts import N_

NO_SHEET = N_(
    "There is no sheet with projects and columns to fill in, so no answers were found. Look at the file"
    " yourself, and type in the programme what it says."
)
STRANGE_COLUMN = N_(
    "Column “{column}” is not one of the overview and is not read. It holds something in {count} rows."
)
DOUBLE_COLUMN = N_("Column “{column}” is there twice. Only the first one is read.")
NOT_READ = N_("Sheet {sheet} has columns to fill in too. It is not read.")
NO_ROW = N_("This row answers something, but its number “{number}” was not in the overview that was sent.")
NO_NUMBER = N_(
    "This row answers something, but has no number that is known. Is it a new project? Then add it by hand."
)
MANY_ROWS = N_("{count} rows were not read, because the sheet is longer than any overview.")

BY_NAME = N_("The number of this row is not known; its name is that of {number}. Is it that project?")
MIXED_UP = N_("This row has number {number}, but the name of another project. Which one is meant?")
RENAMED = N_("Column “{column}” stands where “{header}” stood. Is it the same?")
WITHOUT_HEADER = N_("The header is gone, so that “{header}” is only known by its place. Is it that?")
NOT_LEAD = N_("{party} does not lead {number}, and so was not asked to fill it in. Take it over?")


class Opened(NamedTuple):
    """A returned file with its sheets."""

    about: Returned
    sheets: tuple[Sheet, ...]


def open_answer(path: Path, worker: ReadingWorker) -> Opened:
    """Return a returned file with what it says of itself; raises `FileProblem` when it cannot be read."""
    found = worker.read(path)
    facts = _identity(found)
    data = path.read_bytes()
    saved = found.properties.saved_at or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    export_id = found.properties.export_id or facts.get("export_id", "")
    digest = hashlib.sha256(data).hexdigest()
    return Opened(Returned(path, digest, export_id, facts.get("programme", ""), saved), tuple(found.sheets))


def read_answer(
    opened: Opened, sent: SentOverview, *, today: date, phase_names: Mapping[str, Phase]
) -> AnswerDraft:
    """Return what a returned file says; `phase_names` are what the programme calls its phases."""
    phases = {compact(name): phase for name, phase in phase_names.items()}
    file = opened.about.path.name
    acting = find_action_sheet(opened.sheets) if sent.actions.rows else None
    sheets = [it for it in opened.sheets if acting is None or it is not acting.sheet]
    actions, about_actions = _actions(acting, sent, today, phases)
    lost = lost_action_sheet(opened.sheets) if sent.actions.rows and acting is None else None
    about_actions += (lost,) if lost else ()
    new_projects, about_new = read_new_projects(sheets, file, today)
    problems = (*about_actions, *about_new)
    found = find_answer_sheet(sheets, sent)
    name = acting.sheet.name if acting else ""
    if found is None:
        nothing = [] if new_projects or acting else [Problem(opened.sheets[0].name, "A1", NO_SHEET)]
        return AnswerDraft("", (), new_projects, (*nothing, *problems), actions, name)
    reader = _SheetReader(found, sent, today, phases)
    rows = reader.read()
    reader.report_sheets(sheets)
    problems = (*reader.cells.finish(), *problems)
    return AnswerDraft(found.sheet.name, rows, new_projects, problems, actions, name)


def _actions(
    found: ActionSheet | None, sent: SentOverview, today: date, phases: Mapping[str, Phase]
) -> tuple[tuple[AnswerRow, ...], tuple[Problem, ...]]:
    """Return what is said of actions, and what went wrong there."""
    if found is None:
        return (), ()
    cells = CellReader(found.sheet, today)
    rows = read_actions(found, sent.actions, Answering(cells, today, phases))
    return rows, tuple(cells.finish())


def _identity(found: ReadFile) -> dict[str, str]:
    """Return what the hidden sheet says, by its names."""
    sheet = next((it for it in found.sheets if it.name.strip().lower() == IDENTITY_SHEET), None)
    rows = sheet.rows[:20] if sheet else []
    return {shown(row[0]).strip(): shown(row[1]).strip() for row in rows if len(row) > 1}


@dataclass(frozen=True, slots=True)
class _Known:
    """The row of what was sent that a row of the file is, with why that must be asked."""

    sent: SentRow
    doubt: Question | None = None


class _SheetReader:
    """Reads the sheet with the projects, row by row."""

    def __init__(
        self, found: AnswerSheet, sent: SentOverview, today: date, phases: Mapping[str, Phase]
    ) -> None:
        self.cells = CellReader(found.sheet, today)
        self._found = found
        self._sent = sent
        self._asked = Answering(self.cells, today, phases)
        self._theirs = [(key, found.columns[key]) for key in FIELDS if key in found.columns]
        self._ours = [(key, it.at) for key, it in found.columns.items() if key in sent.columns]
        self._days = [(key, at) for key, at in self._ours if COLUMN_BY_KEY[key].kind is ColumnKind.TERM]
        self._month_first = has_month_first(self._own_days())

    def read(self) -> tuple[AnswerRow, ...]:
        """Return every row that says something, those of one project together as one."""
        by_project: dict[str, list[AnswerRow]] = {}
        for index in range(self._found.header + 1, len(self._found.sheet.rows)):
            row = self._row(index, self._found.sheet.rows[index])
            if row is not None:
                by_project.setdefault(row.id, []).append(row)
        self._report_columns()
        return tuple(merged(rows) for rows in by_project.values())

    def report_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Report other sheets that people may have filled in, and rows that were left out."""
        for sheet in sheets:
            if sheet is self._found.sheet:
                continue
            other = find_answer_sheet([sheet], self._sent)
            if other is not None and other.header >= 0 and not sheet.hidden:
                self.cells.problems.append(Problem(sheet.name, "A1", NOT_READ, {"sheet": sheet.name}))
        if self._found.sheet.left_out:
            at = (len(self._found.sheet.rows) - 1, 0)
            self.cells.report(at, MANY_ROWS, count=self._found.sheet.left_out)

    def _own_days(self) -> Iterator[tuple[Value, date]]:
        """Yield our cells with dates, each with the day that was sent in it."""
        for row in self._found.sheet.rows[self._found.header + 1 :]:
            filled = [(key, at) for key, at in self._days if _at(row, at) != ""]
            known = self._known(row) if filled else None
            if known is None or known.doubt is not None:
                continue
            for key, at in filled:
                if (day := known.sent.term(key).day) is not None:
                    yield _at(row, at), day

    def _row(self, index: int, row: Row) -> AnswerRow | None:
        filled = [(key, it) for key, it in self._theirs if _at(row, it.at) != ""]
        if self._found.sheet.structure.errors:
            for _, it in self._theirs:
                self.cells.error_at((index, it.at))
        known = self._known(row)
        if known is None:
            if filled:
                self._report_lost(index, row)
            return None
        answers = [cell for key, it in filled if (cell := self._answer(index, row, key, it, known.sent))]
        cells = [*answers, *self._changed(index, row, known, {cell.field for cell in answers})]
        if not cells:
            return None
        doubt = known.doubt or self._not_lead(known.sent)
        if doubt is not None:
            cells = [as_asked(cell, doubt) for cell in cells]
        who = self._found.columns.get("filled_in_by")
        name = self.cells.text(_at(row, who.at), (index, who.at)) if who else ""
        return AnswerRow(known.sent.id, known.sent.number, index, tuple(cells), name)

    def _known(self, row: Row) -> _Known | None:
        """Return which row of the overview this is: by its number, else by its name, to be asked."""
        number, name = self._text(row, "number"), self._text(row, "title")
        by_number = self._sent.by_number.get(name_key(number)) if number else None
        if by_number is not None and by_number.values.get("title") == name:
            return _Known(by_number)  # as nearly all are
        title = plain_words(name)
        by_title = self._sent.by_title.get(title) if title else None
        if by_number is None:
            if by_title is None:
                return None
            return _Known(by_title, Question(BY_NAME, {"number": by_title.number}))
        has_other_name = by_title is not None and plain_words(by_number.text("title")) != title
        doubt = Question(MIXED_UP, {"number": by_number.number}) if has_other_name else None
        return _Known(by_number, doubt)

    def _answer(
        self, index: int, row: Row, key: str, column: FoundColumn, sent: SentRow
    ) -> AnswerCell | None:
        at = (index, column.at)
        cell = read_cell(self._asked, key, _at(row, column.at), at, sent.term("end").day)
        if cell is not None and self._month_first:
            cell = asked_with_month_first(cell)
        if cell is None or not column.asked:
            return cell
        if column.header:
            return as_asked(cell, Question(RENAMED, {"column": column.header, "header": HEADERS[key]}))
        return as_asked(cell, Question(WITHOUT_HEADER, {"header": HEADERS[key]}))

    def _changed(self, index: int, row: Row, known: _Known, answered: set[str]) -> list[AnswerCell]:
        if known.doubt is not None or self._found.header < 0:
            return []  # whatever stands there is that of another project, or of no column that is sure
        if self._month_first:
            row = with_days(row, (at for _, at in self._days))
        found = changed_cells(self._asked, known.sent, row, index, self._ours)
        return [cell for cell in found if cell.field not in answered]

    def _not_lead(self, sent: SentRow) -> Question | None:
        if sent.fills_in:
            return None
        return Question(NOT_LEAD, {"party": self._sent.party, "number": sent.number})

    def _report_lost(self, index: int, row: Row) -> None:
        number = self._text(row, "number")
        at = (index, self._found.columns["number"].at if "number" in self._found.columns else 0)
        if number:
            self.cells.report(at, NO_ROW, Severity.ERROR, number=number)
        else:
            self.cells.report(at, NO_NUMBER, Severity.ERROR)

    def _report_columns(self) -> None:
        rows = self._found.sheet.rows[self._found.header + 1 :]
        for it in self._found.strange:
            count = sum(_at(row, it.at) != "" for row in rows)
            at = (max(self._found.header, 0), it.at)
            self.cells.report(at, STRANGE_COLUMN, column=it.header or cell_address(*at), count=count)
        for it in self._found.doubles:
            if any(_at(row, it.at) != "" for row in rows):
                self.cells.report((self._found.header, it.at), DOUBLE_COLUMN, column=it.header)

    def _text(self, row: Row, key: str) -> str:
        column = self._found.columns.get(key)
        value = _at(row, column.at) if column else ""
        return (value if isinstance(value, str) else shown(value)).strip()


def _at(row: Row, index: int) -> Value:
    return row[index] if 0 <= index < len(row) else ""
