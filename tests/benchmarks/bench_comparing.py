"""Comparing with an earlier moment since which a fourth of the programme moved, and keeping that up to date.

The floor is the same part of the journal fetched as plain Core rows, with nothing made of them.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.figure import Figure, middle, times
from wsg_desktop.services import scheduling
from wsg_desktop.services.comparing import compare, compare_again
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.promises import read_promises
from wsg_desktop.store import plan_changes, projects
from wsg_desktop.store.rows import ProjectRow

ROUNDS = 5
BATCH = 50
"""Projects per change set: the reports of a week."""


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at every size in which a year of changes can be made in reasonable time."""
    for size in (it for it in sizes if it <= 10_000):
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            document = generate(Path(folder) / "meet.wsg", size, who="bench")
            document.backs_up = False
            try:
                yield from _figures(document, size)
            finally:
                document.close()


def _figures(document: Document, size: int) -> Iterator[Figure]:
    with document.reading() as read:
        rows = projects.list_projects(read)
    # The first two change sets made the programme. A fourth moving, phases and all, is half a busy year.
    moving = rows[::4]
    for first in range(0, len(moving), BATCH):
        _move(document, moving[first : first + BATCH])
    with document.reading() as read:
        now = {row.id: row for row in projects.list_projects(read)}
        floor = middle(times([lambda: plan_changes.plan_changes(read, 2)] * ROUNDS))
        ours = middle(times([lambda: compare(read, 2, now)] * ROUNDS))
        known = compare(read, 2, now)
        one = next(iter(known.then))
        again = middle(times([lambda: compare_again(read, known, now, [one])] * ROUNDS))
        few = [now[one]]
        said = middle(times([lambda: read_promises(read, few)] * ROUNDS))
        every = middle(times([lambda: read_promises(read, list(now.values()))] * ROUNDS))
    yield Figure("compare with before a fourth of it moved", size, ours, floor, goal_ratio=3)
    yield Figure("keep that comparison up to date after an edit", size, again, None, goal=16)
    yield Figure("what was promised of one project over time", size, said, None, goal=16)
    yield Figure("what was promised of every project", size, every, None)


def _move(document: Document, rows: Sequence[ProjectRow]) -> None:
    dated = [row.id for row in rows if row.start.day or row.end.day]
    document.change("bench", lambda tx: scheduling.shift(tx, dated, 14, 14))
