"""An overview as it was sent, read back from what the programme keeps: what an answer is compared with."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.overview_columns import THEIR_KEYS
from wsg_desktop.exchange.plain_words import plain_words


class SentRow(NamedTuple):
    """One row as it was sent."""

    id: str
    """Of the project, or of the action or decision."""
    number: str
    fills_in: bool
    """Whether the recipient may fill in."""
    values: Mapping[str, Any]
    """What our cells held, by the key of their column; terms as `[day, precision, text]`."""

    def text(self, key: str) -> str:
        """Return the text in our cell of a column; empty where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def term(self, key: str) -> Term:
        """Return the term in our cell of a column."""
        value = self.values.get(key)
        if not isinstance(value, list):
            return NO_TERM
        day, precision, text = value  # pyright: ignore[reportUnknownVariableType]
        return Term(date.fromisoformat(str(day)) if day else None, Precision(precision), str(text))  # pyright: ignore[reportUnknownArgumentType]


@dataclass(frozen=True)
class SentRows:
    """The rows of one sheet as they were sent, found by their number and by their name."""

    rows: tuple[SentRow, ...] = ()

    @cached_property
    def by_number(self) -> dict[str, SentRow]:
        """Return the rows by their number, in small letters."""
        return {name_key(row.number): row for row in self.rows if row.number}

    @cached_property
    def by_title(self) -> dict[str, SentRow | None]:
        """Return the rows by the plain words of their title; None where several have the same."""
        found: dict[str, SentRow | None] = {}
        for row in self.rows:
            words = plain_words(row.text("title"))
            found[words] = None if words in found else row
        return found


@dataclass(frozen=True, kw_only=True)
class SentOverview(SentRows):
    """One overview as it was sent; its rows are projects."""

    export_id: str
    party: str
    answer_by: date | None
    since: int
    """The last change set that it rests on."""
    columns: tuple[str, ...]
    """The keys of our columns, from left to right."""
    asked: tuple[str, ...]
    """The keys of the columns that were to be filled in, which stood behind ours."""
    actions: SentRows = SentRows()
    """The actions and decisions; none in an older overview."""


def read_sent(export_id: str, content: str) -> SentOverview:
    """Return an overview as `OverviewContent.as_sent` wrote it."""
    found: dict[str, Any] = json.loads(content)
    answer_by = found.get("answer_by")
    return SentOverview(
        rows=_rows(found["rows"]),
        export_id=export_id,
        party=found["party"],
        answer_by=date.fromisoformat(answer_by) if answer_by else None,
        since=found["since"],
        columns=tuple(found["columns"]),
        asked=tuple(found.get("asked", THEIR_KEYS)),  # an older overview asked for everything
        actions=SentRows(_rows(found.get("actions", ()))),
    )


def _rows(found: Iterable[dict[str, Any]]) -> tuple[SentRow, ...]:
    return tuple(SentRow(row["id"], row["number"], row["fills_in"], row["values"]) for row in found)
