"""Which names a pick list offers for what is typed so far, best first."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from wsg_desktop.domain.words import dutch_key, search_key

MOST = 12
"""More than this many names is no help to choose from."""


def suggest(text: str, names: Iterable[str], *, aliases: Mapping[str, str] | None = None) -> list[str]:
    """Return up to `MOST` names that fit `text`: those that begin with it first, then by their words.

    Every typed word must be found in a name. `aliases` leads from another name to the one that is offered.
    """
    wanted = search_key(text)
    ranked: dict[str, int] = {}
    for name in names:
        _rank_into(ranked, name, _rank(wanted, _key(name)))
    for alias, name in (aliases or {}).items():
        _rank_into(ranked, name, _rank(wanted, _key(alias)))
    best = sorted(ranked, key=lambda name: (ranked[name], dutch_key(name)))
    return best[:MOST]


def find_same(text: str, names: Iterable[str], *, aliases: Mapping[str, str] | None = None) -> str | None:
    """Return the name that `text` is, apart from case, accents and blanks; None when there is none."""
    wanted = search_key(text)
    for name in names:
        if _key(name) == wanted:
            return name
    return next((name for alias, name in (aliases or {}).items() if _key(alias) == wanted), None)


def _rank_into(ranked: dict[str, int], name: str, rank: int | None) -> None:
    if rank is not None:
        ranked[name] = min(rank, ranked.get(name, rank))


def _rank(wanted: str, key: str) -> int | None:
    """Return 0 for the same, 1 for a beginning, 2 for beginnings of words, 3 for anywhere, else None."""
    if key == wanted:
        return 0
    if key.startswith(wanted):
        return 1
    words = wanted.split()
    if all(key.startswith(word) or f" {word}" in key for word in words):
        return 2
    return 3 if all(word in key for word in words) else None


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    return search_key(name)
