"""Answers in words: fields, values, why something was not taken over, and the reply to the partner."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wsg_desktop.domain.answers import Value, Verdict, Why
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day, show_term
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, ActionState
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Phase, label
from wsg_desktop.exchange.answer_actions import DUE, HOLDER, NOTES, STATE, TEXT
from wsg_desktop.exchange.answer_cells import CONFIRMED
from wsg_desktop.exchange.answer_projects import NOT_LEAD
from wsg_desktop.exchange.changed_cells import IN_OUR_COLUMN
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.exchange.overview_columns import TICK
from wsg_desktop.services.answered import (
    BEFORE_START,
    GONE,
    LEADS_NO_MORE,
    AnsweredCell,
    AnsweredFile,
    AnsweredRow,
    NewProject,
    others_of,
)
from wsg_desktop.texts import N_, Translator

VERDICTS: Mapping[Verdict, str] = {
    Verdict.SAME: N_("nothing changes"),
    Verdict.SAFE: N_("safe"),
    Verdict.CONFLICT: N_("conflict"),
    Verdict.QUESTION: N_("question"),
}

_OTHER_FIELDS: Mapping[str, str] = {
    "cause": N_("Cause"),
    "consequence": N_("Consequence"),
    "measure": N_("Measure"),
    CONFIRMED: N_("Still right"),
    STATE: N_("Status"),
    NOTES: N_("Remark"),
    TEXT: N_("Action"),
    HOLDER: N_("Action holder"),
    DUE: N_("Done before"),
}

GREETING = N_("Thank you for your answers in {file}.")
TAKEN = N_("Taken over:")
NOT_TAKEN = N_("Not taken over:")
TELL_AGAIN = N_("Not read, so please tell us again:")
ADDED = N_("Added: {title}")
KNOWN_ALREADY = N_("{title}: that is in the programme already, as {number}.")
LOOKS_LIKE = N_(
    "{title}: that looks like {number}, which is in the programme already. Is it another project?"
)
NO_LONGER = N_("{number}: that is no longer in our programme.")
NOT_YET = N_("{title}: we first look whether it is to be added.")
NOTHING = N_("There was nothing in it that changes something for us.")
CLOSING = N_("Is something not right? Answer this message, and we look at it again.")

CHANGED_BY = N_("{who} changed it on {day}")
ANSWERED_BY = N_("{party} answered that in {file}")
SAYS_ELSE = N_("{party} says: {value}")
CHANGED_BY_US = N_("we changed it too, on {day}")
OTHER_PARTY = N_("another party says something else; we ask you both")
OTHER_ROUND = N_("you say something else in another workbook; tell us which answer counts")
NEWER_ANSWER = N_("you gave a newer answer")
ASKED = N_("we ask what you mean: {question}")
NEWER = N_("the same party gave a newer answer")
PASSED_OVER = N_("In the folder, but no workbook and so not read: {names}.")
NAMED = 3
"""So many files that were not read are named."""
LEFT = N_("we left it as it is")
_WHY_NOT: Mapping[Why, str] = {
    Why.CONTRADICTED: OTHER_PARTY,
    Why.ROUNDS: OTHER_ROUND,
    Why.REPLACED: NEWER_ANSWER,
}
_TOLD: Mapping[str, str] = {
    NOT_LEAD: N_("we did not ask you to fill this in, because you do not lead {number}"),
    LEADS_NO_MORE: N_("you do not lead {number} any more"),
    IN_OUR_COLUMN: N_("“{header}” is a column of ours; tell us why it is to say something else"),
    BEFORE_START: N_("{number} would be ready before it starts; tell us which date you mean"),
}
"""What a partner is told where the question is one for ourselves."""


def field_name(field: str, tr: Translator) -> str:
    """Return the name of the field of an answer."""
    known = FIELDS_BY_KEY.get(field)
    return tr(known.label if known and field not in _OTHER_FIELDS else _OTHER_FIELDS.get(field, field))


def words_of_passed(names: Sequence[str], tr: Translator) -> str:
    """Return which files and folders in a folder were not read; empty where there are none."""
    if not names:
        return ""
    said, more = ", ".join(names[:NAMED]), len(names) - NAMED
    if more > 0:
        said = tr.plural("{names} and {n} more", "{names} and {n} more", more, names=said)
    return tr(PASSED_OVER, names=said)


def show_value(value: Value, field: str, tr: Translator, today: date) -> str:
    """Return a value of an answer as people read it; empty where there is none."""
    if isinstance(value, Term):
        return show_term(value, tr, today=today) if value else ""
    if value is True:
        return TICK
    if field == "phase" and value in set(Phase):
        return tr(label(Phase(str(value))))
    if field == STATE and value in set(ActionState):
        return tr(MEETING_LABELS[ActionState][str(value)])
    return "" if value is None or value is False else value


def show_theirs(cell: AnsweredCell, tr: Translator, today: date) -> str:
    """Return an answer as people read it; what could not be read as it was typed."""
    return cell.text if cell.theirs is None else show_value(cell.theirs, cell.field, tr, today)


def why_not(cell: AnsweredCell, tr: Translator) -> str:
    """Return for the partner why an answer was not taken over."""
    if cell.question is not None:
        told = _TOLD.get(cell.question.message)
        if told is not None:
            return cell.question._replace(message=told).sentence(tr)
        return tr(ASKED, question=cell.question.sentence(tr))
    if cell.why in _WHY_NOT:
        return tr(_WHY_NOT[cell.why])
    if cell.verdict is Verdict.CONFLICT and cell.changed_at is not None:
        return tr(CHANGED_BY_US, day=show_day(day_of(cell.changed_at), tr))
    return tr(LEFT)


def explain(cell: AnsweredCell, files: Sequence[AnsweredFile], tr: Translator, today: date) -> str:
    """Return for ourselves what a verdict rests on: the question, who changed it, who says another thing."""
    if cell.question is not None:
        return cell.question.sentence(tr)
    if cell.why is Why.REPLACED:
        return tr(NEWER)
    if cell.verdict is not Verdict.CONFLICT:
        return ""
    said = [tr(SAYS_ELSE, party=it.party, value=_says(it.cell, tr, today)) for it in others_of(files, cell)]
    if cell.changed_from is not None:
        said.append(tr(ANSWERED_BY, party=cell.changed_from.party, file=cell.changed_from.file))
    elif cell.changed_at is not None:
        said.append(tr(CHANGED_BY, who=cell.changed_by, day=show_day(day_of(cell.changed_at), tr)))
    return "; ".join(said)


def _says(cell: AnsweredCell, tr: Translator, today: date) -> str:
    return field_name(cell.field, tr).lower() if cell.theirs is True else show_theirs(cell, tr, today)


def reply(file: AnsweredFile, taken: Collection[str], tr: Translator, today: date) -> str:
    """Return a text for the partner: what was taken over, what was not and why, and what was not read.

    `taken` are the keys of what was. What changes nothing is left out, unless a newer answer replaced it.
    """
    yes = [_line(row, cell, tr, today) for row, cell in file.cells() if cell.key in taken]
    yes += [tr(ADDED, title=it.title) for it in file.new_projects if it.key in taken]
    no = [*_not_taken(file, taken, tr, today)]
    parts = [tr(GREETING, file=file.path.name)]
    parts += ["\n".join((tr(TAKEN), *(f"- {line}" for line in yes)))] if yes else []
    parts += ["\n".join((tr(NOT_TAKEN), *(f"- {line}" for line in no)))] if no else []
    unread = [f"- {it.sheet}, {it.cell}: {it.sentence(tr)}" for it in lost_answers(file)]
    parts += ["\n".join((tr(TELL_AGAIN), *unread))] if unread else []
    if len(parts) == 1:
        parts.append(tr(NOTHING))
    return "\n\n".join((*parts, tr(CLOSING)))


def why_not_added(project: NewProject, tr: Translator) -> str:
    """Return why a new project was not added."""
    if not project.is_there_as:
        return tr(NOT_YET, title=project.title)
    message = LOOKS_LIKE if project.is_alike else KNOWN_ALREADY
    return tr(message, title=project.title, number=project.is_there_as)


def about_what_is_gone(file: AnsweredFile) -> list[Problem]:
    """Return what to say of the answers about what is no longer in the programme."""
    return [replace(it, message=NO_LONGER) for it in file.problems if it.message == GONE]


def lost_answers(file: AnsweredFile) -> list[Problem]:
    """Return the places of a file that say something which nobody could read."""
    return [it for it in file.problems if it.severity is Severity.ERROR]


def _not_taken(file: AnsweredFile, taken: Collection[str], tr: Translator, today: date) -> Iterator[str]:
    for row, cell in file.cells():
        if cell.key not in taken and (cell.verdict is not Verdict.SAME or cell.why is Why.REPLACED):
            why = why_not(cell, tr)
            # On a line of its own: behind the field and the answer it would be the third part after a colon.
            end = "" if why.endswith((".", "?")) else "."
            yield f"{_line(row, cell, tr, today)}\n  {why[:1].upper()}{why[1:]}{end}"
    for it in file.new_projects:
        if it.key not in taken:
            yield why_not_added(it, tr)
    yield from (it.sentence(tr) for it in about_what_is_gone(file))


def _line(row: AnsweredRow, cell: AnsweredCell, tr: Translator, today: date) -> str:
    return f"{row.number} {row.title}, {field_name(cell.field, tr)}: {show_theirs(cell, tr, today)}"
