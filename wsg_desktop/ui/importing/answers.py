"""What a person answered in the guided import, kept while going back and forth between its steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from wsg_desktop.domain.terms import Term
from wsg_desktop.exchange.any_list import OpenedList
from wsg_desktop.exchange.date_answers import TypedKey
from wsg_desktop.exchange.list_fields import FIELDS
from wsg_desktop.services.import_plan import ImportDecisions


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers so far; nothing answered is what the program makes of the list by itself."""

    fields: Mapping[int, str | None] = field(default_factory=dict[int, str | None])
    """By column (from 0) the field that was chosen; None is not imported."""
    parties: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    """By name the key of the party it means, or None for a party of its own."""
    dates: Mapping[TypedKey, Term] = field(default_factory=dict[TypedKey, Term])
    leave: frozenset[int] = frozenset()
    """Rows (from 0) of projects that are not imported."""
    take: frozenset[int] = frozenset()
    """Rows of projects that are imported although they seem to be in the programme."""
    same: Mapping[int, str | None] = field(default_factory=dict[int, str | None])
    """By row the project of the programme that it is, or None for a new one."""
    cells: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """By key of a change whether it is taken over."""

    def with_field(self, opened: OpenedList, column: int, chosen: str | None) -> "Answers":
        """Return the answers with a field for a column of `opened`; who had that field before loses it."""
        fields = {**self.fields, column: chosen}
        if chosen is not None and chosen in FIELDS and not FIELDS[chosen].several:
            for match in opened.with_fields(fields).matches:
                if match.field == chosen and match.column.index != column:
                    fields[match.column.index] = None
        return replace(self, fields=fields)

    def with_party(self, name: str, party: str | None) -> "Answers":
        """Return the answers with what a name means."""
        return replace(self, parties={**self.parties, name: party})

    def with_date(self, key: TypedKey, term: Term) -> "Answers":
        """Return the answers with what a typed date means."""
        return replace(self, dates={**self.dates, key: term})

    def with_row(self, row: int, *, comes: bool, is_duplicate: bool) -> "Answers":
        """Return the answers with whether the project in a row is imported."""
        take = self.take | {row} if comes and is_duplicate else self.take - {row}
        leave = self.leave - {row} if comes or is_duplicate else self.leave | {row}
        return replace(self, take=take, leave=leave)

    def with_same(self, row: int, project_id: str | None) -> "Answers":
        """Return the answers with which project of the programme the project in a row is; None: a new one."""
        return replace(self, same={**self.same, row: project_id})

    def with_cells(self, keys: Iterable[str], *, taken: bool) -> "Answers":
        """Return the answers with whether some changes are taken over."""
        return replace(self, cells={**self.cells, **dict.fromkeys(keys, taken)})

    def decisions(self, *, with_parties: bool = True) -> ImportDecisions:
        """Return the answers that the import takes; those about columns and dates are in the draft."""
        return ImportDecisions(
            self.parties if with_parties else {}, self.leave, self.take, self.same, self.cells
        )
