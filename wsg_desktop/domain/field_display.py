"""Writes the value of a field as people read it: the other way round of `services.field_values`.

What is written can be typed again and then reads as the same value.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wsg_desktop.domain.amounts import show_euros, show_percent
from wsg_desktop.domain.date_display import Form, show_term
from wsg_desktop.domain.fields import Field, FieldKind
from wsg_desktop.domain.vocabulary import Precision, label
from wsg_desktop.texts import Translator

_LISTS = frozenset({FieldKind.PARTIES, FieldKind.AREAS, FieldKind.GOALS, FieldKind.TAGS})


def show_value(field: Field, value: Any, tr: Translator, *, today: date, form: Form = Form.SHORT) -> str:
    """Return a typed value in words; nothing filled in is an empty text, also where no date was given."""
    if value is None:
        return ""
    kind = field.kind
    if kind in {FieldKind.START, FieldKind.END}:
        return "" if value.precision is Precision.NONE else show_term(value, tr, today=today, form=form)
    if kind is FieldKind.CHOICE:
        return show_choice(field, value, tr)
    if kind is FieldKind.MONEY:
        return show_euros(value, tr.language)
    if kind is FieldKind.PERCENT:
        return show_percent(value)
    return show_list(value) if kind in _LISTS else str(value)


def show_choice(field: Field, value: str, tr: Translator) -> str:
    """Return the word of a choice; what this version does not know is shown as it is kept."""
    assert field.choices is not None
    known = {choice.value for choice in field.choices}
    return tr(label(field.choices(value))) if value in known else value


def show_list(names: Iterable[str]) -> str:
    """Return names as one text that reads as the same list."""
    return ", ".join(names)


def show_group(size: int, late: int, tr: Translator, budget: int = 0) -> str:
    """Return what a group holds: "12 projecten, 2 te laat, begroot € 85.000"."""
    said = tr.plural("{n} project", "{n} projects", size)
    if late:
        said = tr("{projects}, {late} late", projects=said, late=late)
    if not budget:
        return said
    return tr("{said}, budget {amount}", said=said, amount=show_euros(budget, tr.language))
