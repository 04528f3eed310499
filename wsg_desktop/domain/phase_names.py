"""What a phase is called: as the programme itself names it, else as is usual in the reader's language."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from wsg_desktop.domain.vocabulary import Phase, label
from wsg_desktop.texts import LANGUAGES, Translator, translator


class Named(Protocol):
    """A phase as the table of the programme describes it."""

    @property
    def phase(self) -> str:
        """Return which phase it is."""
        ...

    @property
    def short_name(self) -> str:
        """Return what the programme calls it."""
        ...


def own_names(table: Iterable[Named]) -> dict[str, str]:
    """Return the short names that the programme gave itself: not those that every programme begins with."""
    return {
        it.phase: it.short_name
        for it in table
        if it.short_name.strip() and it.short_name not in usual_names(it.phase)
    }


def phase_name(phase: str, own: Mapping[str, str], tr: Translator) -> str:
    """Return the short name of a phase; `own` are the programme's own, the same in every language."""
    return own.get(phase) or tr(label(Phase(phase)))


@cache
def usual_names(phase: str) -> frozenset[str]:
    """Return what a phase is called in each language where no programme says otherwise."""
    return frozenset(translator(it)(label(Phase(phase))) for it in LANGUAGES)
