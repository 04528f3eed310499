"""What a person decides about returned files, kept while they are compared again: ticks, dates, what is done.

Knows nothing of a window. Everything is by the stable keys of `services.answered`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.answers import Value
from wsg_desktop.exchange.answers import Question
from wsg_desktop.services.answer_standing import (
    OPEN,
    READY,
    TO_DECIDE,
    FileCounts,
    Standing,
    count,
    standing_of,
    standing_of_new,
)
from wsg_desktop.services.answered import AnsweredCell, AnsweredFile, AnsweredRow, NewProject
from wsg_desktop.services.answers import Taken


class Asked(NamedTuple):
    """One answer or new project, with the file and row that it stands in."""

    key: str
    file: AnsweredFile
    standing: Standing
    row: AnsweredRow | None = None
    cell: AnsweredCell | None = None
    new: NewProject | None = None

    @property
    def question(self) -> Question | None:
        """Return why it must be asked."""
        return self.cell.question if self.cell else None


_TOGETHER = frozenset({Standing.CONFLICT, Standing.QUESTION})


class Desk:
    """The returned files on the table, and what was decided about them."""

    def __init__(self) -> None:
        self.files: tuple[AnsweredFile, ...] = ()
        self.values: dict[str, Value] = {}
        """What a person says that an answer in doubt means."""
        self.refused: dict[str, str] = {}
        """Why something could not be taken over, in words."""
        self._asked: dict[str, Asked] = {}
        self._of_file: dict[Path, list[Asked]] = {}
        self._counts: dict[Path, FileCounts] = {}
        self._alike: defaultdict[tuple[str, str], list[Asked]] = defaultdict(list)
        self._ticks: dict[str, bool] = {}
        self._taken: set[str] = set()
        self._received: set[str] = set()
        self._closed: set[str] = set()

    def show(self, files: Sequence[AnsweredFile]) -> None:
        """Put files on the table, or the same ones compared again."""
        self.files = tuple(files)
        self._of_file = {file.path: list(self._all(file)) for file in files}
        self._counts = {}
        self._asked = {it.key: it for found in self._of_file.values() for it in found}
        self._alike.clear()
        for it in self._asked.values():
            if it.standing in _TOGETHER:
                self._alike[it.file.digest, _reason(it)].append(it)

    def find(self, key: str) -> Asked | None:
        """Return one answer or new project."""
        return self._asked.get(key)

    def asked(self, file: AnsweredFile) -> Sequence[Asked]:
        """Return everything that a file says, row by row."""
        found = self._of_file.get(file.path)
        return list(self._all(file)) if found is None else found

    def others(self, asked: Asked) -> list[Asked]:
        """Return the answers that this one contradicts, or that came in its place."""
        keys = asked.cell.others if asked.cell else ()
        return [found for key in keys if (found := self._asked.get(key)) is not None]

    def is_open(self, asked: Asked) -> bool:
        """Return whether there is something to decide about an answer."""
        return asked.standing in OPEN and asked.file.digest not in self._closed

    def can_tick(self, asked: Asked) -> bool:
        """Return whether an answer can be taken over as it is: a question only once it has an answer."""
        if not self.is_open(asked):
            return False
        cell = asked.cell
        return cell is None or self.values.get(cell.key, cell.proposal) is not None

    def is_ticked(self, asked: Asked) -> bool:
        """Return whether an answer is to be taken over: what is safe, unless a person says otherwise."""
        return self.can_tick(asked) and self._ticks.get(asked.key, asked.standing in READY)

    def tick(self, keys: Collection[str], *, on: bool) -> None:
        """Take answers over or not; of answers that contradict each other one at most."""
        for key in keys:
            asked = self._asked.get(key)
            if asked is None or (on and not self.can_tick(asked)):
                continue
            self._ticks[key] = on
            if on and asked.standing is Standing.CONTRADICTION:
                self._ticks |= {other.key: False for other in self.others(asked)}

    def answer(self, key: str, value: Value) -> None:
        """Keep what a person says that an answer means, and take that over."""
        self.values[key] = value
        self.tick([key], on=True)

    def is_undecided(self, asked: Asked) -> bool:
        """Return whether a person still has to say something of an answer: nothing about it is ticked."""
        if asked.standing not in TO_DECIDE or not self.is_open(asked):
            return False
        return not any(self.is_ticked(it) for it in (asked, *self.others(asked)))

    def alike(self, asked: Asked, files: Sequence[AnsweredFile]) -> list[str]:
        """Return the keys of all undecided answers in `files` that must be decided for the same reason.

        They can be ticked as they are. What parties contradict each other about is decided one by one.
        """
        reason = _reason(asked)
        if asked.standing not in _TOGETHER or not self.is_undecided(asked):
            return []
        found = (it for file in files for it in self._alike.get((file.digest, reason), ()))
        return [it.key for it in found if self.can_tick(it) and self.is_undecided(it)]

    def chosen(self, file: AnsweredFile) -> frozenset[str]:
        """Return the keys of what is taken over of a file."""
        return frozenset(it.key for it in self.asked(file) if self.is_ticked(it))

    def counts(self, file: AnsweredFile) -> FileCounts:
        """Return how much of a file is open; nothing once it is closed."""
        found = self._counts.get(file.path)
        if found is None:
            standings = [it.standing for it in self.asked(file)]
            found = self._counts[file.path] = count(standings, len(file.problems))
        if file.digest not in self._closed:
            return found
        return FileCounts(problems=found.problems, taken=found.taken)

    def took(self, file: AnsweredFile, taken: Taken, refused: Sequence[tuple[str, str]]) -> None:
        """Keep what was taken over of a file, and in words what could not be."""
        self._received.add(file.digest)
        self._taken |= taken.keys
        again = self._of_file[file.path] = list(self._all(file))
        self._asked |= {it.key: it for it in again}
        self._counts.pop(file.path, None)
        for key in taken.keys:
            self.refused.pop(key, None)
        self.refused |= dict(refused)
        for key, _ in refused:  # what was decided about is not what stands there now
            self._ticks[key] = False

    def close(self, file: AnsweredFile) -> None:
        """Leave what is open of a file as it is: nothing more is taken over."""
        self._closed.add(file.digest)

    def reopen(self, digests: Collection[str]) -> None:
        """Put files back on the table, after taking them over was undone."""
        self._closed.difference_update(digests)

    def is_done(self, file: AnsweredFile) -> bool:
        """Return whether everything about a file is decided."""
        if file.source is None:
            return False
        came = file.digest in self._received or file.came_before
        return file.digest in self._closed or (came and not self.counts(file).open)

    def taken_of(self, file: AnsweredFile) -> frozenset[str]:
        """Return the keys of what stands in the programme because this file said so."""
        return frozenset(it.key for it in self.asked(file) if it.standing is Standing.TAKEN)

    def waiting(self) -> list[Path]:
        """Return the files about which something is still to be decided."""
        return [file.path for file in self.files if not self.is_done(file)]

    def _all(self, file: AnsweredFile) -> Iterator[Asked]:
        for row, cell in file.cells():
            yield Asked(cell.key, file, standing_of(file, cell, self._taken), row, cell)
        for new in file.new_projects:
            yield Asked(new.key, file, standing_of_new(new, self._taken), new=new)


def _reason(asked: Asked) -> str:
    """Return why an answer must be decided about, the same for all that are of a kind."""
    return asked.question.message if asked.question else asked.standing.value
