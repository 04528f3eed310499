"""How it stands with every answer of a returned file: what is to be decided, and what was taken over."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.answers import Verdict, Why
from wsg_desktop.exchange.answer_cells import CONFIRMED
from wsg_desktop.services.answered import AnsweredCell, AnsweredFile, NewProject
from wsg_desktop.texts import N_


class Standing(StrEnum):
    """What there is to do with one answer or new project."""

    SAFE = "safe"
    CONFLICT = "conflict"
    CONTRADICTION = "contradiction"
    QUESTION = "question"
    NEW = "new"
    DOUBLE = "double"
    """A new project that seems to be in the programme already."""
    TAKEN = "taken"
    REPLACED = "replaced"
    SAME = "same"


STANDINGS: Mapping[Standing, str] = {
    Standing.SAFE: N_("safe"),
    Standing.CONFLICT: N_("conflict"),
    Standing.CONTRADICTION: N_("contradiction"),
    Standing.QUESTION: N_("question"),
    Standing.NEW: N_("new"),
    Standing.DOUBLE: N_("is it there already?"),
    Standing.TAKEN: N_("taken over"),
    Standing.REPLACED: N_("replaced by a newer answer"),
    Standing.SAME: N_("nothing changes"),
}

READY = frozenset({Standing.SAFE, Standing.NEW})
"""What may be taken over without asking."""
TO_DECIDE = frozenset({Standing.CONFLICT, Standing.CONTRADICTION, Standing.QUESTION, Standing.DOUBLE})
OPEN = READY | TO_DECIDE


class FileCounts(NamedTuple):
    """How much of a file is still open, by what it is."""

    changes: int = 0
    """Safe ones, conflicts and contradictions."""
    questions: int = 0
    new_projects: int = 0
    problems: int = 0
    to_decide: int = 0
    taken: int = 0

    @property
    def open(self) -> int:
        """Return how many answers and new projects are not decided."""
        return self.changes + self.questions + self.new_projects


def total(counts: Sequence[FileCounts]) -> FileCounts:
    """Return how much is open of several files together."""
    return FileCounts(*map(sum, zip(*counts, strict=True))) if counts else FileCounts()


def standing_of(file: AnsweredFile, cell: AnsweredCell, taken: Collection[str]) -> Standing:
    """Return how it stands with one answer; `taken` are the keys of what was taken over just now."""
    is_from_here = _stands_by(file, cell)
    match cell.verdict:
        case Verdict.SAFE:
            return Standing.SAFE
        case Verdict.QUESTION:
            # The doubt stays, but a person said what is meant.
            return Standing.TAKEN if is_from_here else Standing.QUESTION
        case Verdict.CONFLICT:
            return Standing.CONFLICT if cell.why is Why.PLAIN else Standing.CONTRADICTION
        case Verdict.SAME if cell.why is Why.REPLACED:
            return Standing.REPLACED
        case _:
            return Standing.TAKEN if is_from_here or cell.key in taken else Standing.SAME


def _stands_by(file: AnsweredFile, cell: AnsweredCell) -> bool:
    """Return whether what stands in the programme now came from this very answer."""
    if cell.field == CONFIRMED:
        return cell.ours is True
    came, source = cell.changed_from, file.source
    if came is None or source is None:
        return False
    return (came.export_id, came.given_at) == (source.export_id, source.given_at)


def standing_of_new(project: NewProject, taken: Collection[str]) -> Standing:
    """Return how it stands with a new project."""
    if not project.is_there_as:
        return Standing.NEW
    return Standing.TAKEN if project.is_from_here or project.key in taken else Standing.DOUBLE


def count(found: Sequence[Standing], problems: int) -> FileCounts:
    """Return how much of a file is open, by how it stands with what it says."""
    questions = found.count(Standing.QUESTION)
    new = found.count(Standing.NEW) + found.count(Standing.DOUBLE)
    return FileCounts(
        changes=sum(it in OPEN for it in found) - questions - new,
        questions=questions,
        new_projects=new,
        problems=problems,
        to_decide=sum(it in TO_DECIDE for it in found),
        taken=found.count(Standing.TAKEN),
    )
