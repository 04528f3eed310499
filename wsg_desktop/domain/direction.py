"""Direction: the director's role and what direction aims at follow from the phase, unless overridden."""

from collections.abc import Iterable, Mapping
from typing import Protocol


class PhaseWords(Protocol):
    """What a phase table says of one phase."""

    @property
    def phase(self) -> str:
        """Return the phase."""
        ...

    @property
    def director_role(self) -> str:
        """Return the role of the director in it."""
        ...

    @property
    def direction_aim(self) -> str:
        """Return what direction aims at in it."""
        ...


Table = Mapping[str, PhaseWords]


def phase_table(definitions: Iterable[PhaseWords]) -> Table:
    """Return the phase table by phase."""
    return {definition.phase: definition for definition in definitions}


def director_role(override: str, phase: str | None, table: Table) -> str:
    """Return the director's role: the override, else what the table says of the phase, else nothing."""
    if override or phase is None or phase not in table:
        return override
    return table[phase].director_role


def direction_aim(override: str, phase: str | None, table: Table) -> str:
    """Return what direction aims at: the override, else what the table says of the phase, else nothing."""
    if override or phase is None or phase not in table:
        return override
    return table[phase].direction_aim
