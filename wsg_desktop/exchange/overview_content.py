"""What an overview holds, worked out before anything is written; the way back compares with the same.

Everything in it may leave the house: choosing is up to `services.overviews`. What `as_sent` gives is kept in
the programme, so that an answer can be compared with what was sent.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import ItemKind, Light, Phase

FORMAT_VERSION = 1
"""Of what `as_sent` keeps and of the hidden sheet in the workbook."""

Value = str | int | Term | None
"""What one of our cells holds."""


class Audience(StrEnum):
    """Who an overview is for."""

    PARTY = "party"
    OURSELVES = "ourselves"


class OverviewKind(StrEnum):
    """What an overview is about."""

    FULL = "full"
    """Everything that the recipient takes part in."""
    DEVIATIONS = "deviations"
    """Only what it leads and what goes otherwise than was agreed, to ask why before a meeting."""


class OverviewRow(NamedTuple):
    """One project, activity or milestone as the overview shows it. Names are joined, words are translated."""

    id: str
    version: int
    kind: str
    """An `ItemKind` value."""
    depth: int
    number: str
    title: str
    areas: str
    leads: str
    partners: str
    phase: str
    state: str
    light: Light
    start: Term
    deadline: Term
    end: Term
    situation: str
    theme: str
    project_lead: str
    percent: int | None
    effort: str
    budget: int | None
    spent: int | None
    partnership_role: str
    resident_involvement: str
    confidentiality: str
    phase_starts: tuple[date | None, ...]
    """When each phase of the vocabulary begins by plan, in its order; None where it is not gone through."""
    fills_in: bool
    """Whether the recipient leads it and so may fill in."""

    @property
    def is_milestone(self) -> bool:
        """Return whether it is a moment rather than a period."""
        return self.kind == ItemKind.MILESTONE

    def values(self, keys: tuple[str, ...]) -> dict[str, Any]:
        """Return what was put in the cells of the columns `keys`, as JSON keeps it."""
        found: dict[str, Any] = {key: getattr(self, key) for key in keys}
        return {key: _encoded(value) for key, value in found.items()}


class OverviewAction(NamedTuple):
    """An action of the recipient, or a decision that names it, as the overview shows it."""

    id: str
    number: str
    title: str
    """What is done, or the decision as it was taken."""
    holder: str
    due: Term
    project: str
    origin: str
    """The body and meeting that it comes from; empty when it comes from none."""
    state: str
    """In words."""
    fills_in: bool
    """Whether the recipient may answer; a decision is to read."""

    def values(self) -> dict[str, Any]:
        """Return what was put in its cells, as JSON keeps it."""
        return {key: _encoded(value) for key, value in self._asdict().items() if key not in _NOT_IN_CELLS}


_NOT_IN_CELLS = frozenset({"id", "fills_in"})


@dataclass(frozen=True, slots=True)
class OverviewContent:
    """One overview: to whom, when, and every row."""

    export_id: str
    audience: Audience
    programme: str
    party: str
    """Empty for oneself."""
    sent_on: date
    answer_by: date | None
    contact: str
    """Whom to ask: a name and perhaps a mail address; empty for whoever mailed it."""
    rows: tuple[OverviewRow, ...]
    """Those that the recipient leads first, each project followed by what stands under it."""
    phase_names: Mapping[Phase, str]
    """The programme's own short names."""
    areas: tuple[str, ...]
    """What can be chosen as the area of a new project."""
    keys: tuple[str, ...]
    """Which of our columns are shown, by the name of the row's field."""
    asked: tuple[str, ...]
    """Which columns are filled in, by their key; empty for who only reads."""
    attention_days: int
    is_protected: bool = True
    kind: OverviewKind = OverviewKind.FULL
    actions: tuple[OverviewAction, ...] = ()
    """Those that the recipient may answer first."""
    as_on: str = ""
    """What an earlier moment is called, of which it shows what stood then; empty for now."""

    @property
    def to_fill_in(self) -> int:
        """Return how many rows the recipient fills in; they come first."""
        return sum(row.fills_in for row in self.rows)

    @property
    def asks(self) -> bool:
        """Return whether it has columns to fill in: whoever leads nothing gets the same to read."""
        return bool(self.asked)

    @property
    def asks_for_new(self) -> bool:
        """Return whether it has a sheet for projects that we do not know yet."""
        return self.asks and self.kind is OverviewKind.FULL

    @property
    def sums_up(self) -> bool:
        """Return whether it has a sheet with counts: what they count must be among the columns."""
        return self.kind is OverviewKind.FULL and {"phase", "light"} <= set(self.keys)

    @property
    def actions_to_fill_in(self) -> int:
        """Return how many actions the recipient may answer; they come first."""
        return sum(it.fills_in for it in self.actions)

    def as_sent(self, since: int) -> str:
        """Return everything that was sent as JSON; `since` is the last change set it rests on."""
        return json.dumps(
            {
                "format": FORMAT_VERSION,
                "audience": self.audience,
                "kind": self.kind,
                "party": self.party,
                "sent_on": self.sent_on.isoformat(),
                "answer_by": self.answer_by.isoformat() if self.answer_by else None,
                "since": since,
                "columns": self.keys,
                "asked": self.asked,
                "rows": [
                    {
                        "id": row.id,
                        "version": row.version,
                        "number": row.number,
                        "fills_in": row.fills_in,
                        "hash": row_hash(row, self.keys),
                        "values": row.values(self.keys),
                    }
                    for row in self.rows
                ],
                "actions": [
                    {"id": it.id, "number": it.number, "fills_in": it.fills_in, "values": it.values()}
                    for it in self.actions
                ],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )


def row_hash(row: OverviewRow, keys: tuple[str, ...]) -> str:
    """Return 10 hexadecimal digits that tell whether our cells of a row came back as they went."""
    values = json.dumps([row.id, row.values(keys)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(values.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _encoded(value: object) -> object:
    if isinstance(value, Term):
        return [value.day.isoformat() if value.day else None, value.precision.value, value.text]
    return value
