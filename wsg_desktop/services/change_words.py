"""What changed, in words: "verwacht gereed 15 mrt → 29 mrt", for histories and lists of changes.

How single values are shown is `journal_words`; what fields and rows are called is data, in `change_labels`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from wsg_desktop.domain.deadline_words import show_deadline_reason
from wsg_desktop.domain.vocabulary import PartyRole
from wsg_desktop.services import change_labels as labels
from wsg_desktop.services.journal_words import NAMED_BY, JournalWords, Values
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.names import find_first_values, find_names
from wsg_desktop.store.rows import ChangeRow
from wsg_desktop.texts import Translator

_BOOKKEEPING = frozenset({("project_party", "sort_key"), ("goal", "sort_key")})
_OF_DEADLINE = ("deadline_reason", "deadline_basis")
_ABOUT_SOMETHING = frozenset(
    {"project_phase", "area_phase", "project_status", "project_party", "link", "phase_definition"}
)
"""Entities whose rows have no name of their own: a change names the phase, aspect, party or project."""

_Key = tuple[str, str, str]
"""Change set, row and field."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words, with the name of what changed to filter by."""

    row: ChangeRow
    about: str
    """Message id of the field, such as "Deadline" or "Lead party"."""
    text: str


class Words:
    """Tells changes in one language; the names they need are looked up once for all of them."""

    def __init__(self, tr: Translator, values: JournalWords, rows: Mapping[str, Values]) -> None:
        self._tr = tr
        self._values = values
        self._rows = rows

    @classmethod
    def load(cls, read: Reading, tr: Translator, today: date, changes: Iterable[ChangeRow]) -> "Words":
        """Look up the names of everything that `changes` speak of."""
        told = list(changes)
        hanging = {row.row_id for row in told if row.op == "update" and row.entity in _ABOUT_SOMETHING}
        rows = find_first_values(read, hanging)
        names = find_names(read, _ids(told, rows.values()))
        return cls(tr, JournalWords(tr, today, names), rows)

    def tell(self, changes: Sequence[ChangeRow]) -> list[Told]:
        """Return changes in words in the order given: bookkeeping left out, a deadline with its reason."""
        reasons = _deadline_reasons(changes)
        told: list[Told] = []
        for row in _worth_telling(changes, reasons):
            key = _key(row)
            text = self.sentence(row)
            if row.field == "deadline" and key in reasons:
                why = show_deadline_reason(*reasons[key], self._tr)
                text = f"{text} ({why})" if why else text
            told.append(Told(row, about(row), text))
        return told

    def with_title(self, row: ChangeRow) -> str:
        """Return a change with what it is of: "Eettafel in het wijkcentrum: deadline 15 mrt → 29 mrt"."""
        return f"{row.title}: {self.sentence(row)}" if row.title else self.sentence(row)

    def sentence(self, row: ChangeRow) -> str:
        """Return one change in words, without what it is of."""
        if row.op != "update":
            values = cast("Values", row.old if row.op == "delete" else row.new)
            return self._values.came_or_went(row.entity, values, went=row.op == "delete")
        if row.field == "deleted_at":
            return self._tr("to the bin" if row.new else "out of the bin")
        if row.entity == "project" and row.field == "parent_id" and row.new:
            return self._tr("now stands under {name}", name=self._values.name(row.new))
        if row.entity == "project" and row.field in {"sort_key", "parent_id"}:
            return self._tr("moved in the list")
        return self._update(row)

    def values(self, row: ChangeRow) -> tuple[str, str]:
        """Return the whole old and new value of an updated field in words; empty where there was none."""
        both: tuple[object, object] = (row.old, row.new)
        if any(isinstance(raw, list) for raw in both):
            return self._values.term(both[0]), self._values.term(both[1])
        old, new = (self._values.value(row.entity, row.field, raw) for raw in both)
        return old, new

    def row_values(self, row: ChangeRow) -> Values:
        """Return the fields of the row that a change is of: as it came or went, else as it first was."""
        if row.op == "update":
            return self._rows.get(row.row_id, {})
        return cast("Values", row.old if row.op == "delete" else row.new)

    def name_of(self, row: ChangeRow) -> str:
        """Return what a row that came or went is called, such as the name of a party."""
        return self._values.row(row.entity, self.row_values(row))

    def _update(self, row: ChangeRow) -> str:
        what = self._what(row)
        old, new = self.values(row)
        if not new:
            is_long = (row.entity, row.field) in labels.LONG_TEXTS
            return self._tr("{what} emptied" if is_long else "{what} emptied (was {old})", what=what, old=old)
        if (row.entity, row.field) in labels.LONG_TEXTS:
            return self._tr("{what} changed" if old else "{what} filled in", what=what)
        return f"{what} {old} → {new}" if old else f"{what}: {new}"

    def _what(self, row: ChangeRow) -> str:
        words = self._tr(_field_label(row.entity, row.field))
        words = words[:1].lower() + words[1:]
        subject = self._subject(row.entity, self._rows.get(row.row_id, {}))
        return f"{subject}, {words}" if subject else words

    def _subject(self, entity: str, values: Values) -> str:
        """Return what a row that hangs on another is about: its phase, aspect, party or project."""
        for field in ("phase", "aspect"):
            if field in values:
                return self._values.choice(entity, field, values[field])
        ids = [values.get(it) for it in NAMED_BY.get(entity, ()) if it.endswith("_id")]
        return next((name for row_id in ids if (name := self._values.name(row_id))), "")


def worth_telling(changes: Sequence[ChangeRow]) -> Iterator[ChangeRow]:
    """Yield the changes that are told: bookkeeping left out, and why a deadline moved, which goes with it."""
    return _worth_telling(changes, _deadline_reasons(changes))


def _worth_telling(
    changes: Iterable[ChangeRow], reasons: Mapping[_Key, tuple[str, str]]
) -> Iterator[ChangeRow]:
    for row in changes:
        is_why = _key(row) in reasons and row.field in _OF_DEADLINE
        if not is_why and (row.entity, row.field) not in _BOOKKEEPING:
            yield row


def about(row: ChangeRow) -> str:
    """Return the message id of what a change is about: a field, or a kind of thing on a project."""
    if row.entity == "project_party":
        values = cast("Values", row.new if row.op == "insert" else row.old)
        is_lead = row.op != "update" and values["role"] == PartyRole.LEAD
        return labels.FIELD_LABELS["project"]["lead_parties" if is_lead else "partner_parties"]
    return labels.ABOUT.get(row.entity) or _field_label(row.entity, row.field, labels.OTHER)


def _field_label(entity: str, field: str, otherwise: str = "") -> str:
    fields = labels.FIELD_LABELS.get(entity, {})
    return fields.get(field) or fields.get(field.removesuffix("_id")) or otherwise or field


def _key(row: ChangeRow) -> _Key:
    return row.set_id, row.row_id, row.field


def _deadline_reasons(changes: Sequence[ChangeRow]) -> dict[_Key, tuple[str, str]]:
    """Return the reason and basis of each deadline that changed, under the keys of all three fields."""
    news = {
        _key(row): str(row.new or "") for row in changes if row.entity == "project" and row.op == "update"
    }
    found: dict[_Key, tuple[str, str]] = {}
    for set_id, row_id, field in news:
        if field == "deadline":
            reason, basis = (news.get((set_id, row_id, name), "") for name in _OF_DEADLINE)
            found |= dict.fromkeys(
                ((set_id, row_id, name) for name in (field, *_OF_DEADLINE)), (reason, basis)
            )
    return found


def _ids(changes: Sequence[ChangeRow], rows: Iterable[Values]) -> set[str]:
    """Return every id that the changes, or the rows they are of, refer to."""
    found: set[str] = set()
    for row in changes:
        for value in (row.old, row.new):
            if isinstance(value, dict):
                found |= _references(cast("Values", value))
            elif row.field.endswith("_id") and value:
                found.add(str(value))
    for values in rows:
        found |= _references(values)
    return found


def _references(values: Values) -> set[str]:
    return {str(value) for field, value in values.items() if field.endswith("_id") and value}
