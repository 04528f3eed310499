"""A view of the projects: which ones, in what order and groups, with which columns, under a name.

The same view serves the table, the chart, the command line and exports. A saved view keeps `to_json` in the
programme file; the shipped ones are `SHIPPED`. What a view yields is worked out in `arranging`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, cast

from wsg_desktop.errors import UserError
from wsg_desktop.texts import LANGUAGES, N_, translator

DAMAGED = N_(
    "The view {name} cannot be read. It may come from a newer version. Remove it, and save it again from"
    " the list."
)

EMPTY = ""
"""Stands among accepted values for a project in which the field is empty."""


class Check(StrEnum):
    """Something a project may be that no single field says."""

    LATE = "late"
    DEADLINE_NEAR = "deadline_near"
    WITHOUT_LEAD = "without_lead"
    STALE = "stale"
    OPEN = "open"
    CHANGED = "changed"


class GroupBy(StrEnum):
    """What rows can be put together by."""

    AREA = "area"
    LEAD_PARTY = "lead_party"
    PHASE = "phase"
    THEME = "theme"
    MUNICIPALITY = "municipality"
    ROLE = "role"
    """The role of the director: the project's own, else the one that belongs to its phase."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A check that a project must meet; `days` None means as many as the programme says."""

    check: Check
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The values of one field that pass; `EMPTY` among them lets projects without a value pass."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a project must meet to be shown: every word of `text`, every condition, one of each values."""

    text: str = ""
    conditions: tuple[Condition, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything may be left out."""
        return bool(self.text.strip() or self.conditions or self.accepted)

    def accepting(self, field: str, values: Iterable[str] | None) -> "Filter":
        """Return this filter with `values` of `field` accepted; None accepts everything again."""
        others = tuple(it for it in self.accepted if it.field != field)
        mine = () if values is None else (Accepted(field, frozenset(values)),)
        return replace(self, accepted=(*others, *mine))

    def accepted_of(self, field: str) -> frozenset[str] | None:
        """Return the accepted values of `field`, or None where everything is."""
        return next((it.values for it in self.accepted if it.field == field), None)

    def without(self, condition: Condition) -> "Filter":
        """Return this filter with `condition` dropped."""
        return replace(self, conditions=tuple(it for it in self.conditions if it != condition))


@dataclass(frozen=True, slots=True)
class SortBy:
    """One field to order by; what has no value stands last either way."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A view under its name: a message id for shipped views, the user's own words for saved ones."""

    name: str
    filter: Filter = field(default_factory=Filter)
    columns: tuple[str, ...] = ()
    """Keys of columns in their order; empty for those the user has in general."""
    sort: tuple[SortBy, ...] = ()
    """First comes first; empty for the order of the outline."""
    group_by: GroupBy | None = None
    frozen: int | None = None
    """How many columns stay in sight while the others scroll; None for those up to the title."""

    def to_json(self) -> str:
        """Return what `ViewRow.definition` keeps: everything but the name."""
        kept: dict[str, Any] = {
            "text": self.filter.text,
            "conditions": [[it.check.value, it.days] for it in self.filter.conditions],
            "accepted": {it.field: sorted(it.values) for it in self.filter.accepted},
            "columns": self.columns,
            "sort": [[it.field, it.descending] for it in self.sort],
            "group_by": self.group_by,
            "frozen": self.frozen,
        }
        return json.dumps(kept, ensure_ascii=False)


def read_view(name: str, definition: str) -> View:
    """Return the view that `to_json` kept; raises `UserError` for what is none.

    A part that this version does not know is refused: a filter that is silently dropped would show more than
    the view's name promises.
    """
    try:
        kept = cast("dict[str, Any]", json.loads(definition))
        return View(
            name,
            Filter(
                str(kept["text"]),
                tuple(Condition(Check(check), _number(days)) for check, days in kept["conditions"]),
                tuple(Accepted(str(key), frozenset(values)) for key, values in kept["accepted"].items()),
            ),
            tuple(str(key) for key in kept["columns"]),
            tuple(SortBy(str(key), bool(descending)) for key, descending in kept["sort"]),
            GroupBy(kept["group_by"]) if kept["group_by"] else None,
            _number(kept.get("frozen")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(DAMAGED, name=name) from error


def _number(number: object) -> int | None:
    return None if number is None else int(cast("int", number))


def _checked(name: str, check: Check, days: int | None = None, *sort: SortBy) -> View:
    return View(name, Filter(conditions=(Condition(check, days),)), sort=sort)


ALL = View(N_("All projects"))

SHIPPED: tuple[View, ...] = (
    ALL,
    _checked(N_("Late"), Check.LATE, None, SortBy("delay", descending=True)),
    _checked(N_("Deadline within 30 days"), Check.DEADLINE_NEAR, 30, SortBy("deadline")),
    _checked(N_("Without lead party"), Check.WITHOUT_LEAD, None),
    _checked(N_("Not updated for 3 months"), Check.STALE, 91, SortBy("changed_at")),
    _checked(N_("Changed in the last 7 days"), Check.CHANGED, 7, SortBy("changed_at", descending=True)),
    View(N_("By area"), group_by=GroupBy.AREA),
    View(N_("By lead party"), group_by=GroupBy.LEAD_PARTY),
    View(N_("By phase"), group_by=GroupBy.PHASE),
    View(N_("By theme"), group_by=GroupBy.THEME),
    View(N_("By municipality"), group_by=GroupBy.MUNICIPALITY),
    View(N_("By role of the director"), group_by=GroupBy.ROLE),
)
"""The views that every programme has. Their days are fixed, for their names say them."""


CHOSEN = "id"
"""Stands for a field in a filter that names its projects one by one, such as those of a finding."""


def view_of(name: str, ids: Iterable[str]) -> View:
    """Return the view that shows exactly these projects, in the order of the outline."""
    return View(name, Filter(accepted=(Accepted(CHOSEN, frozenset(ids)),)))


def find_view(name: str, saved: Iterable[View] = ()) -> View | None:
    """Return the view called `name`, in any case; None when there is none.

    A saved one goes first; a shipped one is known by its name in any of the program's languages.
    """
    wanted = " ".join(name.split()).casefold()
    for view in saved:
        if view.name.casefold() == wanted:
            return view
    for view in SHIPPED:
        if wanted in {translator(language)(view.name).casefold() for language in LANGUAGES}:
            return view
    return None
