"""Returned overviews beside the programme: plain rows that a screen can show, with a stable key per cell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.answers import Value, Verdict, Why
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.answers import Question
from wsg_desktop.exchange.drafts import ListDraft, Problem
from wsg_desktop.services.answer_labels import PROBLEMS, Source, says_anything
from wsg_desktop.texts import N_

BEFORE_START = N_(
    "{number} would be ready before it starts. Type which date is meant, or change the start first."
)
LEADS_NO_MORE = N_("{party} does not lead {number} any more. Take it over all the same?")

GONE = N_("{number} is no longer in the programme, or in the bin. Its answers are left alone.")


class AnsweredCell(NamedTuple):
    """One answer beside what was sent and what stands now."""

    key: str
    """The same whenever the same file is compared again."""
    field: str
    """A field of a project, `cause`, `consequence` or `measure` of its status, `confirmed`, or one of an
    action (`exchange.answer_actions`)."""
    address: str
    sent: Value
    theirs: Value
    """None where it could not be read; see `question`."""
    ours: Value
    text: str
    """As it stands in the cell."""
    verdict: Verdict
    why: Why = Why.PLAIN
    question: Question | None = None
    others: tuple[str, ...] = ()
    """Keys of the answers of others, or newer ones, that the verdict rests on."""
    changed_by: str = ""
    """Who changed ours since it was sent, if anybody did."""
    changed_at: datetime | None = None
    changed_from: Source | None = None
    """The answer that ours was taken over from, if it was."""

    @property
    def proposal(self) -> Value:
        """Return what is taken over unless a person says otherwise; nothing where it would be refused."""
        if self.question is not None and self.question.message == BEFORE_START:
            return None
        if self.theirs is not None:
            return self.theirs
        return self.question.proposals[0] if self.question and self.question.proposals else None


class Other(NamedTuple):
    """What another file says, or says no longer, that an answer has to do with."""

    party: str
    file: str
    cell: AnsweredCell


class AnsweredRow(NamedTuple):
    """One project or action that a file says something about."""

    id: str
    number: str
    title: str
    filled_in_by: str
    cells: tuple[AnsweredCell, ...]
    is_action: bool = False


class NewProject(NamedTuple):
    """A project that a file adds."""

    key: str
    row: int
    """In the sheet, from 0."""
    title: str
    is_there_as: str
    """The number of the project in the programme that it seems to be; empty when it is new."""
    is_alike: bool = False
    """Whether it is not sure that it is that one: they are only alike."""
    is_from_here: bool = False
    """Whether that one was added from this very file."""


class AnsweredFile(NamedTuple):
    """One returned file beside the programme."""

    path: Path
    digest: str
    export_id: str
    """Empty when it is not known which overview it is: then somebody must be asked."""
    recognised_by: str
    """`id`, `file_name`, `person`, or nothing."""
    source: Source | None
    rows: tuple[AnsweredRow, ...] = ()
    new_projects: tuple[NewProject, ...] = ()
    draft: ListDraft | None = None
    """The new projects as they were read."""
    problems: tuple[Problem, ...] = ()
    refusal: UserError | None = None
    """Why nothing of it could be read or compared."""
    came_before: bool = False
    """Whether this very file came in before."""

    @property
    def party(self) -> str:
        """Return the name of the party that it was sent to; empty when that is not known."""
        return self.source.party if self.source else ""

    @property
    def is_answer(self) -> bool:
        """Return whether anything was filled in that could be read."""
        return says_anything(self.counts())

    def cells(self) -> Iterator[tuple[AnsweredRow, AnsweredCell]]:
        """Yield every answer with the row that it is in."""
        for row in self.rows:
            for cell in row.cells:
                yield row, cell

    def count(self, verdict: Verdict) -> int:
        """Return how many answers have a verdict."""
        return sum(cell.verdict is verdict for _, cell in self.cells())

    def counts(self) -> dict[str, int]:
        """Return how many answers there are of each verdict, new projects and problems.

        What is said of projects that are no longer there is an answer too, whatever becomes of it.
        """
        found: Mapping[str, int] = {verdict.value: self.count(verdict) for verdict in Verdict}
        gone = sum(it.message == GONE for it in self.problems)
        return {**found, "gone": gone, "new_projects": len(self.new_projects), PROBLEMS: len(self.problems)}


def others_of(files: Iterable[AnsweredFile], cell: AnsweredCell) -> list[Other]:
    """Return the answers in `files` that an answer contradicts, or that came in its place."""
    if not cell.others:
        return []
    return [
        Other(file.party, file.path.name, other)
        for file in files
        for _, other in file.cells()
        if other.key in cell.others
    ]
