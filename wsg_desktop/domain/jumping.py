"""Finds what somebody means by a few letters among everything that can be gone to, best first.

All texts are folded once. A letter more only looks through what the letters before it left over.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from wsg_desktop.domain.words import search_key
from wsg_desktop.texts import N_

_BETWEEN_WORDS = re.compile(r"[^\w]+")
_ENTERED = "\n"
"""Ends each text, so that no word is found across two."""
_INSIDE = 3
"""The rank of what holds the letters inside words."""


class TargetKind(StrEnum):
    """What can be gone to; of two that fit alike, the kind that is named first here comes first."""

    PROJECT = "project"
    AREA = "area"
    PARTY = "party"
    PERSON = "person"
    VIEW = "view"
    PLACE = "place"
    ACTION = "action"
    HELP = "help"
    PROGRAMME = "programme"


KIND_WORDS: dict[TargetKind, str] = {
    TargetKind.PROJECT: N_("Project"),
    TargetKind.AREA: N_("Area"),
    TargetKind.PARTY: N_("Party"),
    TargetKind.PERSON: N_("Contact"),
    TargetKind.VIEW: N_("View"),
    TargetKind.PLACE: N_("Place"),
    TargetKind.ACTION: N_("Action"),
    TargetKind.HELP: N_("Help"),
    TargetKind.PROGRAMME: N_("Programme"),
}
"""Message ids."""


class Target(NamedTuple):
    """Something that can be gone to."""

    kind: TargetKind
    id: str
    title: str
    number: str = ""
    context: str = ""
    """Where it belongs, in a few words; searched in as well."""
    also: str = ""
    """Other names that lead to it."""

    @property
    def key(self) -> str:
        """Return what tells it from all others, also tomorrow."""
        return f"{self.kind.value}:{self.id}"


class _Kept(NamedTuple):
    number: str
    title: str
    starts: str
    """The title with a blank before each word and nothing else between them."""
    whole: str
    target: Target


class JumpIndex:
    """The targets, ready to be looked through at every key."""

    def __init__(self, targets: Iterable[Target], before: "JumpIndex | None" = None) -> None:
        """Make the targets ready; those that are in the index of `before` are so already."""
        kinds = {kind: rank for rank, kind in enumerate(TargetKind)}
        known = [] if before is None else before._kept  # noqa: SLF001 - an index of its own kind
        made = {it.target: it for it in known}
        # Thousands of lines are in a few hundred areas.
        fold = cache(search_key)
        # Sorting keeps those of one kind in their order.
        in_order = sorted(targets, key=lambda it: kinds[it.kind])
        self._kept: list[_Kept] = [made.get(it) or _keep(it, fold) for it in in_order]
        self._by_key: dict[tuple[str, str], Target] = {(it.kind, it.id): it for it in in_order}
        self._narrowed: list[tuple[str, list[_Kept]]] = []

    def __len__(self) -> int:
        """Return how many targets there are."""
        return len(self._kept)

    def get(self, key: str) -> Target | None:
        """Return the target with this key, or None when it is gone."""
        kind, _, target_id = key.partition(":")
        return self._by_key.get((kind, target_id))

    def of_kinds(self, *kinds: TargetKind) -> list[Target]:
        """Return the targets of these kinds, kind by kind."""
        return [kept.target for kind in kinds for kept in self._kept if kept.target.kind is kind]

    def find(self, text: str, most: int) -> list[Target]:
        """Return up to `most` targets that hold every word of `text`, the best first.

        The number as it is comes first, then a title that begins so, words that begin so, letters inside
        words, and last what is found in other names or in where it belongs.
        """
        wanted = search_key(text)
        if not wanted:
            return []
        found: tuple[list[Target], ...] = ([], [], [], [], [])
        rank = _ranker(wanted)
        enough = 0
        for kept in self._holding(wanted):
            # Where enough begins so, what only holds the letters need not be told apart any more.
            place = rank(kept, worst=enough < most)
            if place is not None and len(found[place]) < most:
                found[place].append(kept.target)
                enough += place < _INSIDE
        return [target for part in found for target in part][:most]

    def _holding(self, wanted: str) -> list[_Kept]:
        while self._narrowed and not wanted.startswith(self._narrowed[-1][0]):
            self._narrowed.pop()
        if self._narrowed and self._narrowed[-1][0] == wanted:
            return self._narrowed[-1][1]
        among = self._narrowed[-1][1] if self._narrowed else self._kept
        # The longest word leaves the fewest over.
        for word in sorted(wanted.split(), key=len, reverse=True):
            among = [kept for kept in among if word in kept.whole]
        self._narrowed.append((wanted, among))
        return among


def _keep(target: Target, fold: Callable[[str], str]) -> _Kept:
    number, title = search_key(target.number), search_key(target.title)
    starts = " " + _BETWEEN_WORDS.sub(" ", title)
    rest = fold(target.also), fold(target.context)
    return _Kept(number, title, starts, _ENTERED.join((number, title, *rest)), target)


def _ranker(wanted: str) -> Callable[..., int | None]:
    """Return what tells how well a target fits; None for one that need not be shown."""
    words = wanted.split()
    starts = [f" {word}" for word in _BETWEEN_WORDS.sub(" ", wanted).split()]

    def rank(kept: _Kept, *, worst: bool) -> int | None:
        number, title, spaced = kept[0], kept[1], kept[2]
        if title.startswith(wanted) or number.startswith(wanted):
            return 0 if number == wanted else 1
        if not worst:
            return None
        if all(start in spaced for start in starts):
            return 2
        return _INSIDE if all(word in title for word in words) else _INSIDE + 1

    return rank
