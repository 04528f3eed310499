"""The dates of a list as they were typed: how each is read, which are in doubt, and what a person answered.

The same text is asked once, however many cells hold it. Reading the cells themselves is `cell_reading`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Doubt
from wsg_desktop.domain.terms import Term
from wsg_desktop.exchange.date_order import read_undated
from wsg_desktop.exchange.drafts import ListDraft, ProjectDraft

TERMS = ("start", "end", "deadline")


class TypedKey(NamedTuple):
    """What one question is about: a text, read as the first day of what it says or as the last."""

    text: str
    as_start: bool


class TypedDate(NamedTuple):
    """A text that stands for a date in a list, with what is made of it."""

    key: TypedKey
    cell: str
    """The first cell that holds it."""
    times: int
    term: Term
    doubt: Doubt | None = None
    """The question to ask when it cannot be read with certainty."""

    @property
    def meanings(self) -> tuple[Term, ...]:
        """Return the dates that a text in doubt may mean, likeliest first."""
        proposals = self.doubt.proposals if self.doubt else ()
        return tuple(it.as_start() if self.key.as_start else it.as_end() for it in proposals if it.first)


def typed_dates(draft: ListDraft, today: date) -> tuple[TypedDate, ...]:
    """Return every text of `draft` that stands for a date, each once, in order of first appearance."""
    found: dict[TypedKey, TypedDate] = {}
    for key, cell, term in _texts(draft):
        known = found.get(key)
        if known:
            found[key] = known._replace(times=known.times + 1)
        else:
            read = read_date(key.text, today=today) if term.day else read_undated(key.text, today)
            found[key] = TypedDate(key, cell, 1, term, read if isinstance(read, Doubt) else None)
    return tuple(found.values())


def count_exact_dates(draft: ListDraft) -> int:
    """Return how many cells hold a real date, which needs no reading."""
    exact = {
        (project.row, draft.cell(project, key))
        for project in draft.projects
        for key in TERMS
        if key in draft.columns and (term := _term(project, key)).day and not term.text
    }
    return len(exact)


def with_dates(draft: ListDraft, answers: Mapping[TypedKey, Term], today: date) -> ListDraft:
    """Return `draft` with the terms that a person chose, without the problems that this settles."""
    if not answers:
        return draft
    doubts = {key.text: read_undated(key.text, today) for key in answers}
    asked = {(text, doubt.message) for text, doubt in doubts.items() if isinstance(doubt, Doubt)}
    return replace(
        draft,
        projects=tuple(_project_with(project, answers) for project in draft.projects),
        areas=tuple(area._replace(start=_answered(area.start, True, answers)) for area in draft.areas),
        problems=tuple(it for it in draft.problems if (it.values.get("text"), it.message) not in asked),
    )


def _texts(draft: ListDraft) -> Iterator[tuple[TypedKey, str, Term]]:
    """Yield the key, cell and term of every typed date; an end that is the deadline too counts once."""
    for project in draft.projects:
        seen: set[TypedKey] = set()
        for key in TERMS:
            term = _term(project, key)
            typed = TypedKey(term.text, key == "start")
            if term.text and typed not in seen:
                seen.add(typed)
                yield typed, _cell(draft, project, key), term
        for phase, terms in project.phases.items():
            for name, term in terms.items():
                if term.text:
                    cell = draft.cell(project, f"{phase}.{name}")
                    yield TypedKey(term.text, name.endswith("start")), cell, term
    for area in draft.areas:
        if area.start.text:
            yield TypedKey(area.start.text, True), area.cell, area.start


def _term(project: ProjectDraft, key: str) -> Term:
    term: Term = getattr(project, key)
    return term


def _cell(draft: ListDraft, project: ProjectDraft, key: str) -> str:
    """Return where a term of a project stands: a list with one date column fills end and deadline from it."""
    others = {"end": "deadline", "deadline": "end"}
    for name in (key, others.get(key, ""), "period"):
        if name in draft.columns:
            return draft.cell(project, name)
    return draft.cell(project, key)


def _project_with(project: ProjectDraft, answers: Mapping[TypedKey, Term]) -> ProjectDraft:
    phases = {
        phase: {name: _answered(term, name.endswith("start"), answers) for name, term in terms.items()}
        for phase, terms in project.phases.items()
    }
    return replace(
        project,
        start=_answered(project.start, True, answers),
        end=_answered(project.end, False, answers),
        deadline=_answered(project.deadline, False, answers),
        phases=phases,
    )


def _answered(term: Term, as_start: bool, answers: Mapping[TypedKey, Term]) -> Term:
    return answers.get(TypedKey(term.text, as_start), term) if term.text else term
