"""What a finding rests on, in words that can be compared: it was accepted as long as these stay the same.

Nothing here changes because a day goes by; only what people wrote counts.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.status import Steered
from wsg_desktop.domain.terms import Term

NOT_TO_ACCEPT = frozenset({Finding.ANSWERS_LATE})
"""No matter of right or wrong: somebody waits for it."""


class Resting(Steered, Protocol):
    """What findings about a project rest on."""

    @property
    def phase(self) -> str | None:
        """Return the present phase."""
        ...


def facts_of_project(kind: Finding, item: Resting, due: date | None) -> str:
    """Return what a finding about a project rests on; `due` is when its next phase begins."""
    return _joined((name, _FACTS[name](item, due)) for name in _RESTS_ON[kind])


def facts_of_warning(day: date, phases: Iterable[str]) -> str:
    """Return what it rests on that nobody directs in an area when these phases begin."""
    return _joined((("day", day.isoformat()), ("phases", ",".join(phases))))


def facts_of_area(state: str, phase: str | None) -> str:
    """Return what it rests on that nobody directs in an area now."""
    return _joined((("state", state), ("phase", phase or "")))


def facts_of_names(names: Iterable[str]) -> str:
    """Return what it rests on that two parties seem to be one: their names, in any order."""
    return " / ".join(sorted(names))


def _term(term: Term) -> str:
    return f"{term.day or ''} {term.precision}"


def _lights(item: Resting) -> str:
    return ",".join(sorted(f"{it.aspect}:{it.light}" for it in item.statuses))


def _joined(facts: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} {value}" for name, value in facts)


_FACTS: dict[str, Callable[[Resting, date | None], str]] = {
    "state": lambda item, _due: item.state,
    "phase": lambda item, _due: item.phase or "",
    "start": lambda item, _due: _term(item.start),
    "end": lambda item, _due: _term(item.end),
    "deadline": lambda item, _due: _term(item.deadline),
    "lights": lambda item, _due: _lights(item),
    "due": lambda _item, due: due.isoformat() if due else "",
}

_RESTS_ON: dict[Finding, tuple[str, ...]] = {
    Finding.SILENT: ("deadline", "end"),
    Finding.REALISATION_WITHOUT_LEAD: ("phase",),
    Finding.GREEN_BUT_SLIPPED: ("deadline", "end"),
    Finding.UNEXPLAINED: ("deadline", "end", "lights"),
    Finding.PLANNED_ON_HOLD: ("end",),
    Finding.PHASE_DUE: ("phase", "due"),
    Finding.COMPLETE_BUT_OPEN: ("state", "phase"),
    Finding.NOT_BEGUN: ("start",),
    Finding.WITHOUT_DATE: ("phase",),
    Finding.RESIDENTS_UNTOLD: ("phase",),
    # For good: a project of the whole programme stays one.
    Finding.WITHOUT_AREA: (),
}
