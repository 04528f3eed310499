"""What moving lines of an outline comes to: which lines get another place, and under which keys.

Pure arithmetic on lines. A line takes along whatever stands under it, without a change of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from wsg_desktop.domain.outline import keys_between


class OutlineLine(NamedTuple):
    """One line: where it stands, and whether it counts when one looks for a neighbour."""

    id: str
    parent_id: str | None
    sort_key: str
    is_seen: bool = True
    """False for what is in the bin or hidden by a filter: it keeps its place, but nobody moves past it."""


class OutlineMove(NamedTuple):
    """The place that a line gets."""

    id: str
    parent_id: str | None
    sort_key: str


class OutlineMoves:
    """The outline while lines move in it; `moves` is what came of it."""

    def __init__(self, lines: Iterable[OutlineLine]) -> None:
        self._lines = {line.id: line for line in lines}
        self._before = dict(self._lines)
        self._under: defaultdict[str | None, list[str]] = defaultdict(list)
        for line in sorted(self._lines.values(), key=lambda it: (it.sort_key, it.id)):
            self._under[line.parent_id].append(line.id)

    @property
    def moves(self) -> list[OutlineMove]:
        """Return the lines that stand elsewhere now, with their new places."""
        now = self._lines.values()
        return [OutlineMove(*line[:3]) for line in now if line is not self._before[line.id]]

    def topmost(self, ids: Collection[str]) -> list[str]:
        """Return those of `ids` that stand under no other of them, from top to bottom."""
        chosen = set(ids)
        found: list[str] = []
        waiting = list(reversed(self._under[None]))
        while waiting:
            line_id = waiting.pop()
            if line_id in chosen:
                found.append(line_id)
            else:
                waiting += reversed(self._under.get(line_id, ()))
        return found

    def is_under(self, line_id: str | None, ids: Collection[str]) -> bool:
        """Return whether a line is one of `ids` or stands somewhere under one."""
        return any(above in ids for above in self._upwards(line_id))

    def put(self, ids: Sequence[str], parent_id: str | None, after_id: str | None) -> None:
        """Place lines under `parent_id`, one after the other, after `after_id` (None: first).

        Where they stand like that already, nothing changes.
        """
        siblings, moving = self._under[parent_id], set(ids)
        while after_id in moving:
            at = siblings.index(after_id) if after_id in siblings else 0
            after_id = siblings[at - 1] if at else None
        others = [it for it in siblings if it not in moving]
        at = others.index(after_id) + 1 if after_id in others else 0
        if siblings == [*others[:at], *ids, *others[at:]]:
            return
        for line_id in ids:
            self._under[self._lines[line_id].parent_id].remove(line_id)
        low = self._lines[others[at - 1]].sort_key if at else None
        # Two siblings may have the same key: what goes after the first then stands after both.
        while at < len(others) and low is not None and self._lines[others[at]].sort_key <= low:
            at += 1
        high = self._lines[others[at]].sort_key if at < len(others) else None
        for line_id, key in zip(ids, keys_between(low, high, len(ids)), strict=True):
            self._lines[line_id] = self._lines[line_id]._replace(parent_id=parent_id, sort_key=key)
        self._under[parent_id] = [*others[:at], *ids, *others[at:]]

    def indent(self, ids: Collection[str]) -> None:
        """Place each line last under the line above it at its own depth; a first line stays."""
        chosen = self.topmost(ids)
        for line_id in chosen:
            above = self._neighbour(line_id, -1)
            if above is not None and above not in chosen:
                children = [it for it in self._under[above] if it != line_id]
                self.put([line_id], above, children[-1] if children else None)

    def outdent(self, ids: Collection[str]) -> None:
        """Place each line right after the line that it stands under; a line at the top stays."""
        for line_id in reversed(self.topmost(ids)):
            parent_id = self._lines[line_id].parent_id
            if parent_id in self._lines:
                self.put([line_id], self._lines[parent_id].parent_id, parent_id)

    def step(self, ids: Collection[str], by: int) -> None:
        """Move each line past its neighbour at the same depth, up (-1) or down (1); the outermost stays."""
        chosen = self.topmost(ids)
        for line_id in chosen if by < 0 else reversed(chosen):
            past = self._neighbour(line_id, by)
            if past is None or past in chosen:
                continue
            after = self._last_before(past) if by < 0 else past
            self.put([line_id], self._lines[line_id].parent_id, after)

    def _neighbour(self, line_id: str, by: int) -> str | None:
        """Return the nearest line that is seen, above or below at the same depth."""
        siblings = self._under[self._lines[line_id].parent_id]
        at = siblings.index(line_id)
        way = siblings[at + 1 :] if by > 0 else siblings[:at][::-1]
        return next((it for it in way if self._lines[it].is_seen), None)

    def _last_before(self, line_id: str) -> str | None:
        """Return the last sibling that sorts before a line, whatever has the same key as that."""
        line = self._lines[line_id]
        earlier = [it for it in self._under[line.parent_id] if self._lines[it].sort_key < line.sort_key]
        return earlier[-1] if earlier else None

    def _upwards(self, line_id: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while line_id is not None and line_id in self._lines and line_id not in seen:
            seen.add(line_id)
            yield line_id
            line_id = self._lines[line_id].parent_id
