"""What a returned overview says, before it is compared with anything: cells, rows, new projects, problems.

Plain frozen values. Reading them is `answer_reading`; comparing is the service's work.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.terms import Term
from wsg_desktop.exchange.drafts import ListDraft, Problem
from wsg_desktop.texts import N_, Translator

TWICE = N_("{number} is in this file more than once, with different answers. Which one counts?")

AnswerValue = Term | str | bool | None
"""What was answered: a date, a text (of a phase its key), or a tick; None for what cannot be read."""


class Question(NamedTuple):
    """Why an answer must be asked about: a message id with values, and what may be meant, likeliest first.

    A value called `header` is a message id too.
    """

    message: str
    values: Mapping[str, object]
    proposals: tuple[AnswerValue, ...] = ()

    def sentence(self, tr: Translator) -> str:
        """Return the question in the language of `tr`."""
        header = self.values.get("header")
        return tr(self.message, **dict(self.values) | ({"header": tr(str(header))} if header else {}))


class AnswerCell(NamedTuple):
    """One cell that says something."""

    column: str
    """The key of the column that it was read from."""
    field: str
    """What it is about: a field of a project, an explanation of its status, or `confirmed`."""
    value: AnswerValue
    text: str
    """As it stands in the cell."""
    address: str
    question: Question | None = None


class AnswerRow(NamedTuple):
    """One project or action that a returned overview says something about."""

    id: str
    number: str
    row: int
    """Its row in the sheet, from 0."""
    cells: tuple[AnswerCell, ...]
    filled_in_by: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """Everything that a returned overview says."""

    sheet: str
    rows: tuple[AnswerRow, ...]
    new_projects: ListDraft | None
    problems: tuple[Problem, ...]
    actions: tuple[AnswerRow, ...] = ()
    action_sheet: str = ""


class Returned(NamedTuple):
    """A returned file as it was opened, before it is known what was sent."""

    path: Path
    digest: str
    """Tells whether two files are the same, whatever they are called."""
    export_id: str
    """Of the overview that it says it is; empty when it does not say."""
    programme: str
    """The name of the programme that it says it came from."""
    saved_at: datetime


def merged(rows: Sequence[AnswerRow]) -> AnswerRow:
    """Return the rows of one project or action as one; where copies differ, each answer is a question."""
    first, *others = rows
    if not others:
        return first
    said: dict[tuple[str, str], AnswerCell] = {}
    for row in rows:
        for cell in row.cells:
            said.setdefault((cell.field, cell.text), cell)
    times = Counter(field for field, _ in said)
    doubt = Question(TWICE, {"number": first.number})
    cells = (as_asked(cell, doubt) if times[cell.field] > 1 else cell for cell in said.values())
    unique: dict[str, AnswerCell] = {}
    for cell in cells:
        before = unique.get(cell.column)
        if before is None:
            unique[cell.column] = cell
        elif before.question:
            proposals = (*before.question.proposals, cell.value)
            unique[cell.column] = before._replace(
                text=f"{before.text} / {cell.text}", question=before.question._replace(proposals=proposals)
            )
    return first._replace(cells=tuple(unique.values()))


def as_asked(cell: AnswerCell, question: Question) -> AnswerCell:
    """Return a cell that must be asked about; what is in doubt already keeps its own question."""
    if cell.question is not None:
        return cell
    proposals = () if cell.value is None else (cell.value,)
    return cell._replace(question=question._replace(proposals=proposals))
