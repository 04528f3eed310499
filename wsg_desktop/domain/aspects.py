"""Which aspects of a project a programme shows: kept as one line of words, time always among them."""

from collections.abc import Iterable

from wsg_desktop.domain.vocabulary import Aspect

USUAL = (Aspect.TIME, Aspect.MONEY, Aspect.QUALITY, Aspect.RISKS)
"""What a new programme shows."""


def shown_aspects(kept: str) -> tuple[Aspect, ...]:
    """Return what is shown, in the usual order; words that this version does not know are left out."""
    words = frozenset(kept.split())
    return tuple(aspect for aspect in Aspect if aspect is Aspect.TIME or aspect.value in words)


def as_kept(aspects: Iterable[Aspect]) -> str:
    """Return the line that keeps which aspects are shown."""
    chosen = frozenset(aspects)
    return " ".join(aspect.value for aspect in Aspect if aspect is Aspect.TIME or aspect in chosen)
