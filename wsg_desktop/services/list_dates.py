"""What a list says where a date belongs and no day can be read: how it is taken, and what it may mean."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wsg_desktop.domain.date_display import show_term
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.words import brief
from wsg_desktop.exchange.answers import Question
from wsg_desktop.exchange.date_answers import TypedDate, typed_dates
from wsg_desktop.services.import_plan import ImportPlan
from wsg_desktop.texts import N_, Translator

SHOWN = 20
"""So many texts are told one by one; of the rest how many there are."""

KEPT = N_("“{text}” ({where}) is kept as text: {words}.")
MAY_BE = N_("It may mean {dates}.")
DECIDE = N_(
    "Decide what is meant in the window, at Dates and Changes, before importing; or set the date afterwards:"
    " wsg-desktop set FILE.wsg NUMBER end DATE."
)


def texts_without_day(plan: ImportPlan, today: date) -> tuple[TypedDate, ...]:
    """Return what the projects that come have in place of a date, each text once."""
    coming = replace(plan.draft, projects=tuple(it.project for it in plan.projects))
    return tuple(it for it in typed_dates(coming, today) if it.term and it.term.day is None)


def date_lines(found: Sequence[TypedDate], tr: Translator, today: date) -> list[str]:
    """Return per text how it is taken and what it may mean."""
    lines = [_line(it, tr, today) for it in found[:SHOWN]]
    more = len(found) - SHOWN
    if more > 0:
        lines.append(tr.plural("{n} more text is kept so.", "{n} more texts are kept so.", more))
    return lines


def may_mean(question: Question, tr: Translator, today: date) -> str:
    """Return which dates a question proposes; empty where it proposes none."""
    return _may_be([it for it in question.proposals if isinstance(it, Term)], tr, today)


def where(typed: TypedDate, tr: Translator) -> str:
    """Return the first cell that holds a text, and how many more do."""
    if typed.times == 1:
        return typed.cell
    return tr.plural("{cell} and {n} more", "{cell} and {n} more", typed.times - 1, cell=typed.cell)


def date_as_json(typed: TypedDate, tr: Translator) -> dict[str, Any]:
    """Return how a text is taken and what it may mean as the command line gives it to programs."""
    return {
        "text": typed.key.text,
        "cell": typed.cell,
        "times": typed.times,
        "taken_as": typed.term.precision.value,
        "question": typed.doubt.sentence(tr) if typed.doubt else None,
        "proposals": [it.day.isoformat() for it in typed.meanings if it.day],
    }


def _line(typed: TypedDate, tr: Translator, today: date) -> str:
    words = show_term(typed.term, tr, today=today)
    kept = tr(KEPT, text=brief(typed.key.text), where=where(typed, tr), words=words)
    return f"{kept} {_may_be(typed.meanings, tr, today)}".rstrip()


def _may_be(terms: Sequence[Term], tr: Translator, today: date) -> str:
    dates = tr(" or ").join(show_term(it, tr, today=today) for it in terms)
    return tr(MAY_BE, dates=dates) if dates else ""
