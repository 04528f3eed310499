"""What the step of the columns shows, as data: each column with samples, its field and what is asked."""

from dataclasses import dataclass

from wsg_desktop.exchange.any_list import OpenedList
from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.column_matching import TAKEN, ColumnMatch, Verdict, is_area_list
from wsg_desktop.exchange.sheets import column_letters
from wsg_desktop.ui.importing.answers import Answers

SAMPLES = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column; `question` is a message id, empty where there is nothing to say."""

    column: int
    letters: str
    header: str
    samples: tuple[str, ...]
    field: str | None
    proposals: tuple[str, ...]
    verdict: Verdict
    """How sure the program was by itself."""
    question: str = ""
    is_answered: bool = False
    """Whether a person chose the field."""

    @property
    def is_open(self) -> bool:
        """Return whether a person is still asked."""
        return self.verdict is Verdict.ASK and not self.is_answered


def column_lines(opened: OpenedList, answers: Answers) -> tuple[ColumnLine, ...]:
    """Return a line for each column, in the order of the list."""
    chosen = opened.with_fields(answers.fields)
    return tuple(
        _line(found, now, answers) for found, now in zip(opened.matches, chosen.matches, strict=True)
    )


def count_questions(opened: OpenedList, answers: Answers) -> int:
    """Return how many columns a person is still asked about."""
    return sum(line.is_open for line in column_lines(opened, answers))


def is_ready(opened: OpenedList, answers: Answers) -> bool:
    """Return whether the columns give anything to import: titles of projects, or areas."""
    matches = opened.with_fields(answers.fields).matches
    return any(match.field == "title" for match in matches) or is_area_list(matches)


def _line(found: ColumnMatch, now: ColumnMatch, answers: Answers) -> ColumnLine:
    column = found.column
    is_answered = column.index in answers.fields
    lost = is_answered and now.field is None and found.field is not None and _has(answers, found.field)
    return ColumnLine(
        column.index,
        column_letters(column.index),
        column.title,
        tuple(
            " ".join(shown(value)[: 2 * _LONGEST].split())[:_LONGEST] for value in column.samples[:SAMPLES]
        ),
        now.field,
        found.proposals,
        found.verdict,
        TAKEN if lost else "" if is_answered else found.reason,
        is_answered,
    )


def _has(answers: Answers, field: str) -> bool:
    """Return whether a person gave this field to some column."""
    return field in answers.fields.values()


def one_line(text: str, longest: int) -> str:
    """Return the beginning of a text on one line; cells may hold pages."""
    return " ".join(text[: 2 * longest].split())[:longest]
