"""Tells problems of one kind on one sheet together, so that ten thousand stray rows are not as many lines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wsg_desktop.exchange.drafts import Problem

ALIKE = 3
"""So many problems that say the very same are told apart, each with its cell."""

OF_A_KIND = 20
"""So many sentences of one kind are told apart, each with something of its own, such as a number."""


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with those of a kind on a sheet together, and as one where there are too many."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for it in problems:
        kinds.setdefault((it.sheet, it.message), []).append(it)
    return [line for found in kinds.values() for line in _lines(found)]


def _lines(found: Sequence[Problem]) -> list[Problem]:
    """Return the lines to tell of problems of one kind."""
    said: dict[str, list[Problem]] = {}
    for it in found:
        said.setdefault(_words(it), []).append(it)
    apart = list(said)[: OF_A_KIND - 1] if len(said) > OF_A_KIND else list(said)
    lines = [line for words in apart for line in _alike(said[words])]
    rest = [it for it in found if _words(it) not in apart] if len(apart) < len(said) else []
    return [*lines, _as_one(rest)] if rest else lines


def _words(problem: Problem) -> str:
    return repr(sorted(problem.values.items()))


def _alike(problems: list[Problem]) -> list[Problem]:
    return problems if len(problems) <= ALIKE else [_as_one(problems)]


def _as_one(problems: Sequence[Problem]) -> Problem:
    return replace(problems[0], count=len(problems), last=problems[-1].cell)
