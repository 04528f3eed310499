"""What stood in the programme when an overview was sent, and who changed it since: told by the journal."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, cast

from wsg_desktop.domain.answers import Value
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.exchange.answer_actions import DUE, HOLDER, NOTES, STATE, TEXT
from wsg_desktop.services.answer_labels import Source, source_of
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.store.changes import cancelled_since, changed_since, steps_since
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.names import find_first_values
from wsg_desktop.store.rows import ChangeRow

TERMS = frozenset({"start", "end", "deadline"})
EXPLANATION = frozenset({"cause", "consequence", "measure"})

_FIELD_OF_ENTITY: Mapping[str, str] = {
    "situation": "situation",
    "project_area": "areas",
    "project_party": "lead_parties",
}
_OF_ACTION: Mapping[str, str] = {
    "state": STATE,
    "notes": NOTES,
    "text": TEXT,
    "due": DUE,
    "holder": HOLDER,
    "person_id": HOLDER,
    "party_id": HOLDER,
}
_SHOWN = frozenset({"title", "phase", "situation", *TERMS})
"""What a partner looks at before ticking that everything is still right."""


class Change(NamedTuple):
    """How one field changed since an overview was sent."""

    before: Value
    """None for what is not one value: the entries, areas and parties of a project, who does an action."""
    who: str
    at: datetime
    source: Source | None
    """The answer that the present value was taken over from."""


@dataclass(slots=True)
class Past:
    """What changed since one overview was sent, by project and field."""

    changes: dict[tuple[str, str], Change] = field(default_factory=dict[tuple[str, str], Change])
    entries: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Per project the texts that were added to its stand van zaken."""
    by_people: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """Fields of which something did not come from an answer."""
    taken: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Per project the ids of the exports that something was taken over from."""

    def find(self, project_id: str, key: str) -> Change | None:
        """Return how a field changed, or None when it stands as it was sent."""
        return self.changes.get((project_id, key))

    def last_of_people(self, project_id: str) -> Change | None:
        """Return what people changed last of what a partner was shown of a project."""
        found = [
            change
            for key in _SHOWN
            if (project_id, key) in self.by_people and (change := self.find(project_id, key))
        ]
        return max(found, key=lambda it: it.at, default=None)


def read_past(read: Reading, since: int, ids: Collection[str]) -> Past:
    """Return what changed of these projects and actions since the change set `since`."""
    past = Past()
    # Who undoes an answer has the earlier one back, and changed nothing.
    rows = _rows(read, since, ids)
    aspects, followed = _aspects(read, rows), _followed(rows)
    for row in rows:
        is_theirs = row.kind != "undo" and (row.owner_id, row.seq) not in followed
        source = source_of(row.label) if is_theirs else None
        if source is not None:
            past.taken[row.owner_id].add(source.export_id)
        if row.entity == "situation" and row.op != "delete":
            past.entries[row.owner_id].append(str(_mapping(row.new).get("text", row.new)))
        for key, value in _fields(row, aspects):
            first = past.find(row.owner_id, key)
            before = first.before if first is not None and key in EXPLANATION else value
            past.changes[row.owner_id, key] = Change(before, row.who, row.at, source)
            if source is None:
                past.by_people.add((row.owner_id, key))
    return past


def _fields(row: ChangeRow, aspects: Mapping[str, str]) -> Iterable[tuple[str, Value]]:
    """Yield the fields that a row of the journal is about, with what they were."""
    if row.entity == "project":
        if row.op == "update":
            yield row.field, as_term(row.old) if row.field in TERMS else cast("Value", row.old)
    elif row.entity == "project_status":
        if aspects.get(row.row_id) == Aspect.TIME:
            yield from _explanation(row)
    elif row.entity == "action":
        if row.op == "update" and row.field in _OF_ACTION:
            is_term = row.field == "due"
            is_value = row.field in {"state", "text", "notes"}
            before = as_term(row.old) if is_term else cast("Value", row.old) if is_value else None
            yield _OF_ACTION[row.field], before
    elif row.entity in _FIELD_OF_ENTITY:
        yield _FIELD_OF_ENTITY[row.entity], None
        if row.entity == "project_party":
            yield "partner_parties", None


def _rows(read: Reading, since: int, ids: Collection[str]) -> list[ChangeRow]:
    """Return what is different, each field of a status that was made since with who changed it last."""
    cancelled = cancelled_since(read, since)
    rows = changed_since(read, since, ids, cancelled)
    made = {row.row_id for row in rows if row.entity == "project_status" and row.op == "insert"}
    if not made:
        return rows
    others = [row for row in rows if row.row_id not in made]
    return sorted((*others, *steps_since(read, since, made, cancelled)), key=lambda row: row.seq)


def _followed(rows: Iterable[ChangeRow]) -> set[tuple[str, int]]:
    """Return which projects had their bar moved, each with the change set that did so.

    An answer gives the end of a project; the whole bar moves when it waits for what an answer was about.
    """
    moved: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows:
        if row.entity == "project" and row.op == "update":
            moved[row.owner_id, row.seq].add(row.field)
    return {key for key, fields in moved.items() if fields >= {"start", "end"}}


def _explanation(row: ChangeRow) -> Iterable[tuple[str, Value]]:
    """Yield what of an explanation changed; of a status that was made or removed only what it says."""
    before = _mapping(row.old)
    if row.op == "update":
        before = {row.field: row.old}
        keys = {row.field}
    else:
        keys = {key for key, value in (before or _mapping(row.new)).items() if value}
    for key in EXPLANATION.intersection(keys):
        yield key, str(before.get(key) or "")


def _aspects(read: Reading, rows: Iterable[ChangeRow]) -> dict[str, str]:
    """Return which aspect each status that changed is of."""
    ids = {row.row_id for row in rows if row.entity == "project_status"}
    return {row_id: str(values.get("aspect")) for row_id, values in find_first_values(read, ids).items()}


def _mapping(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
