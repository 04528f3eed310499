"""What the table shows now: a view with the user's own changes to it, columns and folded groups.

No widgets. The state can be kept as JSON values and taken back; what is no longer true is left out.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wsg_desktop.domain.arranging import FIELD_OF_GROUP
from wsg_desktop.domain.views import ALL, EMPTY, SHIPPED, Filter, GroupBy, SortBy, View, read_view
from wsg_desktop.errors import UserError
from wsg_desktop.settings import kept_in
from wsg_desktop.ui.projects.columns import ALWAYS, COLUMNS_BY_KEY, INITIAL
from wsg_desktop.ui.projects.table_model import Heading

_LISTS = frozenset({"areas", "lead_parties"})
_GIVEN = _LISTS | {"phase", "theme"}
"""Fields that a new project takes over from the filter that shows it."""


class ViewState:
    """One view, and how it differs from the one that was chosen."""

    def __init__(self) -> None:
        self.chosen: View = ALL
        self.view: View = ALL
        self.own_columns: tuple[str, ...] = INITIAL
        """The columns of every view that does not say its own."""
        self.folded: frozenset[str] = frozenset()
        """The keys of the groups that are folded."""
        self._folded_lines: frozenset[str] = frozenset()
        self._folded_found: frozenset[str] = frozenset()
        """Lines folded since this filter is on: at first, what it finds is shown wherever it stands."""

    @property
    def folded_lines(self) -> frozenset[str]:
        """Return the projects that hide what stands under them."""
        return self._folded_found if self.view.filter else self._folded_lines

    def fold_lines(self, ids: frozenset[str]) -> None:
        """Let these projects, and no others, hide what stands under them."""
        if self.view.filter:
            self._folded_found = ids
        else:
            self._folded_lines = ids

    @property
    def is_in_outline(self) -> bool:
        """Return whether lines stand in the order of the list, so that moving one means something."""
        return not self.view.sort and self.view.group_by is None

    def put_in_outline(self) -> None:
        """Show the lines in the order of the list: not sorted, not in groups."""
        self.view = replace(self.view, sort=(), group_by=None)
        self.folded = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the keys of the columns to show."""
        return self.view.columns or self.own_columns

    @property
    def is_changed(self) -> bool:
        """Return whether the user changed the chosen view; words that are typed for a moment do not count."""
        same_text = replace(self.view.filter, text=self.chosen.filter.text)
        return replace(self.view, filter=same_text) != self.chosen

    def choose(self, view: View) -> None:
        """Show a view as it is."""
        self.chosen = self.view = view
        self.folded = self._folded_found = frozenset()

    def filter_by(self, wanted: Filter) -> None:
        """Show what meets another filter."""
        if wanted != self.view.filter:
            self._folded_found = frozenset()
        self.view = replace(self.view, filter=wanted)

    def type_text(self, text: str) -> None:
        """Show what holds these words."""
        self.filter_by(replace(self.view.filter, text=text))

    def group_by(self, by: GroupBy | None) -> None:
        """Put rows together by something else."""
        self.view = replace(self.view, group_by=by)
        self.folded = frozenset()

    def fold(self, key: str) -> None:
        """Fold a group, or unfold it."""
        self.folded ^= {key}

    def sort_by(self, field: str, *, descending: bool, add: bool = False) -> None:
        """Order by a field, or also by it."""
        others = tuple(it for it in self.view.sort if it.field != field) if add else ()
        self.view = replace(self.view, sort=(*others, SortBy(field, descending)))

    def click_header(self, field: str, *, add: bool) -> None:
        """Order upwards, at the next click downwards, then no longer by this field."""
        present = next((it for it in self.view.sort if it.field == field), None)
        if present is None:
            self.sort_by(field, descending=False, add=add)
        elif not present.descending:
            self.sort_by(field, descending=True, add=add)
        else:
            others = tuple(it for it in self.view.sort if it.field != field) if add else ()
            self.view = replace(self.view, sort=others)

    def show_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns: in this view only where it says its own, else everywhere."""
        if self.view.columns:
            self.view = replace(self.view, columns=keys)
        else:
            self.own_columns = keys

    @property
    def frozen(self) -> int:
        """Return how many columns stay in sight: as chosen, else those up to the title."""
        if self.view.frozen is not None:
            return self.view.frozen
        return self.columns.index(ALWAYS) + 1 if ALWAYS in self.columns else 1

    def freeze(self, columns: int) -> None:
        """Keep so many columns in sight."""
        self.view = replace(self.view, frozen=columns)

    def clear_filter(self) -> None:
        """Show everything, in the same order and groups."""
        self.filter_by(Filter())

    def named(self, name: str) -> View:
        """Return what is shown now as a view under a name, with its columns."""
        return replace(self.view, name=name, columns=self.columns)

    def values_of_new(self, heading: Heading | None) -> dict[str, Any]:
        """Return what a new project under `heading` begins with: its group, and what the filter asks for."""
        found: dict[str, str] = {}
        for accepted in self.view.filter.accepted:
            (value, *others) = accepted.values or (EMPTY,)
            if accepted.field in _GIVEN and value != EMPTY and not others:
                found[accepted.field] = value
        field = FIELD_OF_GROUP[self.view.group_by] if self.view.group_by else ""
        if field in _GIVEN and heading is not None and heading.key != EMPTY:
            found[field] = heading.key
        return {key: [value] if key in _LISTS else value for key, value in found.items()}

    def to_values(self) -> dict[str, Any]:
        """Return the state as JSON values."""
        return {
            "chosen": self.chosen.name,
            "chosen_definition": self.chosen.to_json(),
            "definition": self.view.to_json(),
            "columns": list(self.own_columns),
            "folded": sorted(self.folded),
            "folded_lines": sorted(self._folded_lines),
        }

    def take_values(self, values: Mapping[str, Any]) -> None:
        """Take back what `to_values` returned, as far as it is still true."""
        kept = kept_in(values, "columns", list)
        columns = tuple(key for key in kept if isinstance(key, str) and key in COLUMNS_BY_KEY)
        self.own_columns = columns or INITIAL
        self._folded_lines = frozenset(str(key) for key in kept_in(values, "folded_lines", list))
        name = str(values.get("chosen", ALL.name))
        try:
            chosen = read_view(name, str(values.get("chosen_definition", "")))
            view = read_view(name, str(values.get("definition", "")))
        except UserError:
            return
        shipped = next((it for it in SHIPPED if it.name == name), None)
        # A shipped view may be another one in this version: then what the user saw is a change of it.
        self.chosen = shipped if shipped is not None and shipped == chosen else chosen
        # Words typed last week hide rows that nobody misses on purpose.
        self.view = replace(view, filter=replace(view.filter, text=chosen.filter.text))
        self.folded = frozenset(str(key) for key in kept_in(values, "folded", list))
