"""Which value of a field a change in the history would be put back to, as an explicit new edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from wsg_desktop.domain.fields import FIELDS_BY_KEY, FieldKind
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import PartyRole
from wsg_desktop.services.change_words import Words
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.store.rows import ChangeRow

_LISTS = {"project_area": "areas", "project_goal": "goals", "project_tag": "tags"}
_BY_NAME = frozenset({FieldKind.PERSON, FieldKind.PARTY})
_BY_TERM = frozenset({FieldKind.START, FieldKind.END})


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """A field and the value it had, as `project_fields.set_field` takes it."""

    key: str
    value: Any


def earlier_value(row: ChangeRow, words: Words, lists: Mapping[str, Sequence[str]]) -> EarlierValue | None:
    """Return what putting `row` back would set; None where there is nothing to put back by one field.

    `lists` has the names that lists of the project hold now, by field: a party that was added is taken away
    and one that was removed comes back, whatever else is in the list by now.
    """
    if row.entity == "project":
        return _of_field(row, words)
    key = _LISTS.get(row.entity)
    if row.entity == "project_party" and row.op != "update":
        values = cast("Mapping[str, Any]", row.old if row.op == "delete" else row.new)
        key = "lead_parties" if values["role"] == PartyRole.LEAD else "partner_parties"
    if key is None or row.op == "update":
        return None
    name = words.name_of(row)
    others = [other for other in lists[key] if other != name]
    return EarlierValue(key, tuple(others if row.op == "insert" else [*others, name]))


def _of_field(row: ChangeRow, words: Words) -> EarlierValue | None:
    field = FIELDS_BY_KEY.get(row.field) or FIELDS_BY_KEY.get(row.field.removesuffix("_id"))
    if row.op != "update" or field is None:
        return None
    value: str | Term | object = row.old
    if field.kind in _BY_TERM:
        value = as_term(row.old)
    elif field.kind in _BY_NAME:
        value = words.values(row)[0]
    return EarlierValue(field.key, value)
