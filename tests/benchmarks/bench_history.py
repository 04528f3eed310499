"""The history of the whole programme when a hundred thousand changes were journaled.

The floor is the same page of change sets and lines fetched as plain Core rows, with nothing made of them.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import Connection, select

from tests.benchmarks.figure import Figure, middle, times
from wsg_desktop.services import history, undoing
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.history import HistoryWish
from wsg_desktop.store import projects
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

ROUNDS = 7
SETS = 2_000
"""Change sets that people made."""


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at 10,000 projects: making those writes more than a hundred thousand changes."""
    if 10_000 in sizes:
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            document = generate(Path(folder) / "meet.wsg", 10_000, who="bench")
            document.backs_up = False
            try:
                yield from _figures(document, 10_000)
            finally:
                document.close()


def _figures(document: Document, size: int) -> Iterator[Figure]:
    with document.reading() as read:
        ids = [row.id for row in projects.list_projects(read)]
    for number in range(SETS):
        project = ids[number % len(ids)]
        document.change("bench", lambda tx, it=project, words=f"titel {number}": _retitle(tx, it, words))
    tr, today = translator("nl"), document.clock.today()
    with document.reading() as read:
        last = history.read_page(read, HistoryWish(), tr, today)[-1].of.seq
        floor = middle(times([lambda: _fetch_only(read, last)] * ROUNDS))

        def page(wish: HistoryWish, before: int | None = None) -> float:
            return middle(times([lambda: history.read_page(read, wish, tr, today, before)] * ROUNDS))

        first, far = page(HistoryWish()), page(HistoryWish(), history.PAGE)
        found = page(HistoryWish(text="nergens"))
        binned = page(HistoryWish(kind="bin"))
        looked = middle(times([lambda: undoing.look_later(read, last)] * ROUNDS))
    yield Figure("history: first page", size, first, floor, goal=80)
    yield Figure("history: a page far back", size, far, floor, goal=80)
    yield Figure("history: words that are nowhere", size, found, None, goal=300)
    yield Figure("history: what went to the bin", size, binned, None, goal=300)
    yield Figure("whether one change can be taken back", size, looked, None, goal=16)


def _retitle(tx: Transaction, project: str, title: str) -> None:
    from wsg_desktop.services import project_fields

    project_fields.set_field(tx, project, "title", title)


def _fetch_only(read: Connection, since: int) -> None:
    read.execute(select(ChangeSetRecord.__table__).where(ChangeSetRecord.seq >= since)).all()
    read.execute(select(ChangeRecord.__table__).where(ChangeRecord.seq >= since)).all()
