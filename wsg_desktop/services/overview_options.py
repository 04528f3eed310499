"""How overviews are made: of what, with which columns, and what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wsg_desktop.domain.words import search_key
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.overview_columns import (
    ALWAYS_SHOWN,
    COLUMN_BY_KEY,
    IN_THE_HOUSE,
    SHAREABLE_KEYS,
    THEIR_BY_KEY,
    THEIR_KEYS,
    USUAL_KEYS,
    USUALLY_ASKED,
)
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.texts import LANGUAGES, N_, translator

DAYS_TO_ANSWER = 14
"""Two weeks, unless said otherwise."""

DAY_IS_OVER = N_("{day} is over already. Ask for an answer by a day that is still to come.")
STAYS_IN = N_("{name} never goes to a partner. Leave it out. These can go: {names}.")
NO_COLUMN = N_("There is no column called {name}. These are there: {names}.")


@dataclass(frozen=True, slots=True)
class OverviewOptions:
    """How overviews are made."""

    language: str = "nl"
    answer_by: date | None = None
    """None for two weeks from today."""
    contact: str = ""
    protect: bool = True
    kind: OverviewKind = OverviewKind.FULL
    columns: tuple[str, ...] | None = None
    """Which columns partners are shown; None for the usual ones. Number and name always are."""
    asked: tuple[str, ...] | None = None
    """Which columns partners fill in; None for the usual ones."""
    only: frozenset[str] | None = None
    """Of which projects overviews are made; None for all."""

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """Return the columns that partners are shown, in their order."""
        chosen = USUAL_KEYS[self.kind] if self.columns is None else self.columns
        return tuple(key for key in SHAREABLE_KEYS if key in chosen or key in ALWAYS_SHOWN)

    @property
    def asked_keys(self) -> tuple[str, ...]:
        """Return the columns that partners fill in, in their order."""
        chosen = USUALLY_ASKED[self.kind] if self.asked is None else self.asked
        return tuple(key for key in THEIR_KEYS if key in chosen)


def usual_answer_day(today: date) -> date:
    """Return by when a partner is asked to answer, unless said otherwise: a working day in two weeks."""
    day = today + timedelta(days=DAYS_TO_ANSWER)
    # In a weekend it becomes the Monday after it.
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def check_answer_day(day: date, today: date) -> date:
    """Return the day by which an answer is asked; raises `UserError` for one that is over."""
    if day < today:
        raise UserError(DAY_IS_OVER, day=f"{day:%d-%m-%Y}")
    return day


def columns_named(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of ours with these names or keys; raises `UserError` for one that may not go."""
    headers = {key: column.header for key, column in COLUMN_BY_KEY.items()}
    found = tuple(_named(name, headers, SHAREABLE_KEYS) for name in names)
    for key in found:
        if key in IN_THE_HOUSE:
            raise UserError(STAYS_IN, name=headers[key], names=", ".join(SHAREABLE_KEYS))
    return found


def asked_named(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns to fill in with these names or keys; raises `UserError` for one that is none."""
    return tuple(
        _named(it, {key: row.header for key, row in THEIR_BY_KEY.items()}, THEIR_KEYS) for it in names
    )


def _named(name: str, headers: dict[str, str], possible: Sequence[str]) -> str:
    for key, header in headers.items():
        if search_key(name) in {key, *(search_key(translator(it)(header)) for it in LANGUAGES)}:
            return key
    raise UserError(NO_COLUMN, name=name, names=", ".join(possible))
