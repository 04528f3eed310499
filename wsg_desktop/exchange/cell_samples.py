"""What cells look like: whether the values under a header are dates, phases, amounts or just text."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias

from wsg_desktop.domain.amounts import read_euros, read_percent
from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.durations import read_duration
from wsg_desktop.domain.readings import Reading
from wsg_desktop.domain.vocabulary import Confidentiality, DirectionType, ItemKind, Light, Phase, State
from wsg_desktop.exchange.choice_words import Choice, read_choice
from wsg_desktop.exchange.link_words import read_links
from wsg_desktop.exchange.list_fields import Holds
from wsg_desktop.exchange.sheets import Value

Check: TypeAlias = Callable[[Value, date], bool]

FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""Day numbers of Excel that may be meant as dates: the years 1954 to 2119."""


def share_that_holds(holds: Holds, samples: Sequence[Value], today: date) -> float | None:
    """Return which part of the samples is what `holds` says; None when cells cannot tell."""
    check = _CHECKS.get(holds)
    if check is None or not samples:
        return None
    return sum(check(value, today) for value in samples) / len(samples)


def is_serial(value: Value) -> bool:
    """Return whether a number can be a day number of Excel."""
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and FIRST_SERIAL < value < LAST_SERIAL
    )


def _is_date(value: Value, today: date) -> bool:
    if isinstance(value, date) or is_serial(value):
        return True
    if isinstance(value, float | int) and not isinstance(value, bool):
        return 1990 <= value <= 2099
    return isinstance(value, str) and isinstance(read_date(value, today=today), Reading)


def _is_period(value: Value, today: date) -> bool:
    return _is_date(value, today) or (isinstance(value, str) and any(sign.isdigit() for sign in value))


def _is_choice(choices: type[Choice], value: Value, today: date) -> bool:  # noqa: ARG001 - every check takes both
    return isinstance(value, str) and read_choice(value, choices) is not None


def _is_percent(value: Value, today: date) -> bool:  # noqa: ARG001
    if isinstance(value, int | float) and not isinstance(value, bool):
        return 0 <= value <= 100
    return isinstance(value, str) and read_percent(value) is not None


def _is_money(value: Value, today: date) -> bool:  # noqa: ARG001
    if isinstance(value, int | float) and not isinstance(value, bool):
        return True
    return isinstance(value, str) and read_euros(value) is not None


def _are_links(value: Value, today: date) -> bool:  # noqa: ARG001
    return isinstance(value, int | float) or (isinstance(value, str) and read_links(value) is not None)


def _is_duration(value: Value, today: date) -> bool:  # noqa: ARG001
    return not isinstance(value, date) and read_duration(value) is not None


_CHECKS: Mapping[Holds, Check] = {
    Holds.DATE: _is_date,
    Holds.PERIOD: _is_period,
    Holds.PHASE: partial(_is_choice, Phase),
    Holds.STATE: partial(_is_choice, State),
    Holds.LIGHT: partial(_is_choice, Light),
    Holds.DIRECTION: partial(_is_choice, DirectionType),
    Holds.CONFIDENTIALITY: partial(_is_choice, Confidentiality),
    Holds.KIND: partial(_is_choice, ItemKind),
    Holds.PERCENT: _is_percent,
    Holds.MONEY: _is_money,
    Holds.LINKS: _are_links,
    Holds.DURATION: _is_duration,
}
