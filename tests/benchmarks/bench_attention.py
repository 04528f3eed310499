"""Vandaag: everything it reads when it is shown, in a programme that is worked on for two weeks.

The floor is reading every whole row, which is what the table needs before it can show anything.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.figure import Figure, middle, times
from wsg_desktop.domain.clock import FixedClock, SystemClock
from wsg_desktop.domain.terms import moved
from wsg_desktop.services import project_fields
from wsg_desktop.services.attention import Attending, Attention
from wsg_desktop.services.document import Document
from wsg_desktop.services.findings import first_of, read_findings
from wsg_desktop.services.generator import generate
from wsg_desktop.services.news import read_news
from wsg_desktop.store import projects
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

ROUNDS = 5
EDITS = 200


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at every size, on a file of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            path = Path(folder) / "meet.wsg"
            generate(path, size, who="bench").close()
            clock = FixedClock(SystemClock().now() + timedelta(days=12))
            document = Document.open(path, "bench", clock)
            document.backs_up = False
            try:
                yield from _figures(document, clock, size)
            finally:
                document.close()


def _figures(document: Document, clock: FixedClock, size: int) -> Iterator[Figure]:
    with document.reading() as read:
        rows = [row for row in projects.list_projects(read) if row.end.day][:EDITS]

    def work(tx: Transaction) -> None:
        for row in rows:
            project_fields.set_field(tx, row.id, "end", moved(row.end, 7))

    document.change("bench", work)
    clock.set(clock.now() + timedelta(days=2))
    with document.reading() as read:
        ours = middle(times([lambda: _read_all(document, Attending())] * ROUNDS))
        floor = middle(times([lambda: projects.list_projects(read)] * ROUNDS))
    # A screen of a small programme reads as many other things as one of a large programme.
    ratio = 1 if size >= 10_000 else None
    goal = 150 if size <= 10_000 else None
    yield Figure("Vandaag: cards, list, findings, news", size, ours, floor, goal_ratio=ratio, goal=goal)
    again = middle(list(_after_edits(document, [row.id for row in rows[:ROUNDS]])))
    yield Figure("Vandaag: the same after an edit", size, again, floor, goal=goal)


def _after_edits(document: Document, ids: Iterable[str]) -> Iterator[float]:
    attending = Attending()
    _read_all(document, attending)
    for number, project_id in enumerate(ids):
        document.change(
            "bench", partial(project_fields.set_field, project_id=project_id, key="percent", value=number)
        )
        yield from times([lambda: _read_all(document, attending)])


def _read_all(document: Document, attending: Attending) -> Attention:
    today = document.clock.today()
    with document.reading() as read:
        found = attending.read(read, today)
        read_findings(read, first_of(found.groups, 12), today)
        read_news(read, found.since, translator("nl"), today)
    return found
