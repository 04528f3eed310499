"""Typed text into the value of a field: for cells, the details panel and the command line alike."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from wsg_desktop.domain.amounts import read_euros, read_percent
from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.domain.fields import Field, FieldKind
from wsg_desktop.domain.named_days import NamedDay, read_date_or_name
from wsg_desktop.domain.readings import Doubt
from wsg_desktop.domain.splitting import split_parties
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.domain.words import search_key
from wsg_desktop.errors import UserError
from wsg_desktop.texts import LANGUAGES, N_, Translator, translator

NO_AMOUNT = N_("“{text}” is no amount in euros. Type it as 85000, € 85.000 or 85k.")
NO_PERCENT = N_("“{text}” is no percentage. Type a number from 0 to 100.")
NO_CHOICE = N_("“{text}” is not one of the choices: {choices}. Type one of them.")


class DateInDoubt(UserError):
    """A date that can be read in more than one way, or not at all; `doubt` has the proposals."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.message, text=doubt.text, **doubt.values)
        self.doubt = doubt

    def text(self, tr: Translator) -> str:
        """Return the question with what the text might mean, in the language of `tr`."""
        proposals = [show_full_day(it.last, tr) for it in self.doubt.proposals if it.last]
        return " ".join([self.doubt.sentence(tr), *([f"({'; '.join(proposals)}?)"] if proposals else [])])


def read_value(
    text: str,
    field: Field,
    *,
    today: date,
    current: Any = None,
    known_parties: Collection[str] = (),
    named_days: Sequence[NamedDay] = (),
) -> Any:
    """Return the value of `field` that `text` says, as `project_fields.set_field` takes it.

    `current` is the present value (a step such as +2w counts from it); `known_parties` are names that must
    not be split at an "en", `named_days` what a date can be typed by. Raises `UserError` in words;
    `DateInDoubt` for a date that must be asked.
    """
    text = text.strip()
    kind = field.kind
    if kind in {FieldKind.START, FieldKind.END}:
        return read_term(text, kind, today=today, current=current, named=named_days)
    if kind is FieldKind.PARTIES:
        return split_parties(text, known=known_parties)
    read = READERS.get(kind)
    return read(text, field) if read else text


def read_term(
    text: str,
    kind: FieldKind,
    *,
    today: date,
    current: Term | None = None,
    named: Sequence[NamedDay] = (),
) -> Term:
    """Return the term that `text` says for a start (its first day) or an end (its last day)."""
    if not text:
        return NO_TERM
    reading = read_date_or_name(text, named, today=today, base=current.day if current else None)
    if isinstance(reading, Doubt):
        raise DateInDoubt(reading)
    return reading.as_start() if kind is FieldKind.START else reading.as_end()


def value_for_own(value: Any, field: Field, *, today: date, current: Any) -> Any:
    """Return what a value that was typed for several projects is for one that has `current` now.

    A step such as +2w counts from each one's own date; all else is the same for all.
    """
    if field.kind not in {FieldKind.START, FieldKind.END} or not value.text:
        return value
    try:
        return read_term(value.text, field.kind, today=today, current=current)
    except DateInDoubt:
        # Somebody chose what the text means.
        return value


def find_choice(text: str, choices: type[StrEnum]) -> StrEnum | None:
    """Return the choice whose value or Dutch or English name is `text` or alone begins with it."""
    wanted = search_key(text)
    names = _choice_names(choices)
    if wanted in names:
        return names[wanted]
    begun = {choice for name, choice in names.items() if wanted and name.startswith(wanted)}
    return begun.pop() if len(begun) == 1 else None


def show_choices(choices: type[StrEnum], tr: Translator) -> str:
    """Return the names of all choices in the language of `tr`, separated by commas."""
    return ", ".join(tr(label(choice)) for choice in choices)


def _choice(text: str, field: Field) -> str | None:
    assert field.choices is not None
    if not text:
        return None
    found = find_choice(text, field.choices)
    if found is None:
        names = show_choices(field.choices, translator("nl"))
        raise UserError(NO_CHOICE, text=text, choices=f"{names} ({', '.join(field.choices)})")
    return found.value


@cache
def _choice_names(choices: type[StrEnum]) -> dict[str, StrEnum]:
    names: dict[str, StrEnum] = {}
    for choice in choices:
        names[search_key(choice.value)] = choice
        for language in LANGUAGES:
            names[search_key(translator(language)(label(choice)))] = choice
    return names


def _euros(text: str, _field: Field) -> int | None:
    return _number(text, read_euros(text), NO_AMOUNT)


def _percent(text: str, _field: Field) -> int | None:
    return _number(text, read_percent(text), NO_PERCENT)


def _number(text: str, value: int | None, complaint: str) -> int | None:
    if text and value is None:
        raise UserError(complaint, text=text)
    return value


def _listed(text: str, _field: Field) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


READERS: dict[FieldKind, Callable[[str, Field], Any]] = {
    FieldKind.CHOICE: _choice,
    FieldKind.MONEY: _euros,
    FieldKind.PERCENT: _percent,
    FieldKind.AREAS: _listed,
    FieldKind.GOALS: _listed,
    FieldKind.TAGS: _listed,
}
"""How each kind of field is read; what is not listed is text as it stands."""
