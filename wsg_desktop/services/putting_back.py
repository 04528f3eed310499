"""Putting back what a line of the history changed: a new edit, made of the services everybody uses."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

from wsg_desktop.domain.fields import FIELDS_BY_KEY, Field, FieldKind
from wsg_desktop.domain.vocabulary import PartyRole
from wsg_desktop.services import edit_labels, project_fields
from wsg_desktop.services.change_words import Words
from wsg_desktop.services.journal_words import Values, as_term
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.project_details import list_links_of
from wsg_desktop.store.projects import list_situations
from wsg_desktop.store.rows import ChangeRow, LinkRow, ProjectRow, ProjectTexts, SituationRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

_LISTS = {"project_area": "areas", "project_goal": "goals", "project_tag": "tags"}
_BY_NAME = frozenset({FieldKind.PERSON, FieldKind.PARTY})
_BY_TERM = frozenset({FieldKind.START, FieldKind.END})

_MOVED = N_("To put this back, move the line in the list.")
_PASSED = N_("To put this back, choose the earlier phase: passing back is a decision with a date of its own.")


class PuttingBack(NamedTuple):
    """What to do, and what that edit is called."""

    label: str
    work: Callable[[Transaction], object]


class Now(NamedTuple):
    """A project as it is: what is so already is not put back."""

    project: ProjectRow
    texts: ProjectTexts
    value_of: Callable[[Field], Any]
    """Gives the value of a field as `project_fields.set_field` takes it."""
    situations: Sequence[SituationRow]
    links: Sequence[LinkRow]


def read_now(
    read: Reading, project: ProjectRow, texts: ProjectTexts, value_of: Callable[[Field], Any]
) -> Now:
    """Read what hangs on a project, and return it with the project itself."""
    links = [linked.link for linked in list_links_of(read, project.id)]
    return Now(project, texts, value_of, list_situations(read, project.id), links)


def putting_back(row: ChangeRow, words: Words, now: Now) -> PuttingBack | None:
    """Return how to put back what `row` changed; None where nothing would change, or it cannot be done so."""
    from wsg_desktop.services.putting_back_parts import put_back_part

    if row.entity == "project":
        return _field(row, words, now)
    if row.entity in _LISTS or row.entity == "project_party":
        return _name_in_list(row, words, now)
    return put_back_part(row, words, now)


def why_not(row: ChangeRow) -> str:
    """Return how to put back what no single edit can, as a message id; empty where nobody would ask."""
    if row.entity == "phase_passage":
        return _PASSED
    return _MOVED if row.entity == "project" and row.field in {"sort_key", "parent_id"} else ""


def _field(row: ChangeRow, words: Words, now: Now) -> PuttingBack | None:
    field = FIELDS_BY_KEY.get(row.field) or FIELDS_BY_KEY.get(row.field.removesuffix("_id"))
    if row.op != "update" or field is None:
        return None
    value: Any = row.old
    if field.kind in _BY_TERM:
        value = as_term(row.old)
    elif field.kind in _BY_NAME:
        value = words.values(row)[0]
    return None if now.value_of(field) == value else _set(now, field, value)


def _name_in_list(row: ChangeRow, words: Words, now: Now) -> PuttingBack | None:
    """Take a name away that was added, or bring back one that was removed, whatever else is there by now."""
    if row.op == "update":
        return None
    key = _LISTS.get(row.entity)
    if key is None:
        values = cast("Values", row.old if row.op == "delete" else row.new)
        key = "lead_parties" if values["role"] == PartyRole.LEAD else "partner_parties"
    field, name = FIELDS_BY_KEY[key], words.name_of(row)
    names: Sequence[str] = now.value_of(field)
    if (name in names) == (row.op == "delete"):
        return None
    others = tuple(other for other in names if other != name)
    return _set(now, field, others if row.op == "insert" else (*others, name))


def _set(now: Now, field: Field, value: Any) -> PuttingBack:
    def work(tx: Transaction) -> None:
        project_fields.set_field(tx, now.project.id, field.key, value)

    return PuttingBack(edit_labels.put_back_label(field.label), work)
