"""Names to choose from while typing; without widgets, for what only reads what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownNames:
    """The names to choose from, and other names that lead to them."""

    names: Sequence[str] = ()
    aliases: Mapping[str, str] = field(default_factory=dict[str, str])
    are_parties: bool = False
    """Whether a name may be written in other ways: then one that is probably meant is offered too."""
