"""What a body is told since its last meeting, a year and two hundred thousand lines of the journal ago.

The floor is the same part of the journal and the same projects as plain Core rows, with nothing made of them.
A year in which every project reports three times is worse than any programme sees.
"""

import gc
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.figure import Figure, middle, times
from wsg_desktop.domain.terms import moved
from wsg_desktop.services import decisions, preparing
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.meeting_changes import read_changes
from wsg_desktop.services.meeting_moments import SentPaper, send_papers
from wsg_desktop.services.open_matters import read_open_matters
from wsg_desktop.store import projects, reported
from wsg_desktop.store.records import BodyRecord, MeetingRecord, ProjectRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

ROUNDS = 5
BATCH = 200
PAPER = SentPaper("agenda", "Agenda.docx", "ab" * 32, 1200)


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
    today = document.clock.today()
    first, second = document.change("bench", lambda tx: _meetings(tx, today))
    document.record_fact("bench", lambda tx: send_papers(tx, first, [PAPER]))
    _report(document, size)
    gc.collect()
    gc.freeze()  # as the program does when it has opened a file; making this one leaves much behind
    tr = translator("nl")
    with document.reading() as read:
        since = read_changes(read, second, today).since
        floor = middle(times([lambda: _floor(read, since.seq)] * ROUNDS))
        ours = middle(times([lambda: read_changes(read, second, today)] * ROUNDS))
        whole = middle(times([lambda: preparing.read_preparation(read, second, today, tr)] * ROUNDS))
        matters = middle(times([lambda: read_open_matters(read, today)] * ROUNDS))
    yield Figure("what changed since the last meeting", size, ours, floor, goal_ratio=3, goal=300)
    yield Figure("everything there is to prepare", size, whole, None)
    yield Figure("open decisions and actions for Vandaag", size, matters, None, goal=16)


def _floor(read, seq: int) -> object:  # noqa: ANN001 - a connection, which a benchmark need not name
    first = reported.first_values(read, seq), reported.first_dates(read, seq)
    return first, reported.list_short(read, reported.list_statuses(read))


def _meetings(tx: Transaction, today: date) -> tuple[str, str]:
    body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0")).id
    days = (today - timedelta(days=365), today + timedelta(days=14), today + timedelta(days=56))
    made = [tx.add(MeetingRecord(body_id=body, day=day)).id for day in days]
    for number in range(40):
        decisions.ask(tx, body, f"Besluit {number}", meeting_id=made[1])
    return made[0], made[1]


def _report(document: Document, size: int) -> None:
    """Let every project report until the journal holds its share of two hundred thousand lines."""
    with document.reading() as read:
        ids = [row.id for row in projects.list_projects(read)]
    for times_told in range(1, 4):
        for first in range(0, size, BATCH):
            document.change("bench", _told(ids[first : first + BATCH], times_told))


def _told(ids: Sequence[str], times_told: int) -> Callable[[Transaction], None]:
    def work(tx: Transaction) -> None:
        for record in tx.preload(ProjectRecord, ids):
            record.end, record.deadline = moved(record.end, 9), moved(record.deadline, 9)
            record.percent = 10 * times_told
            record.effort = f"{times_told} dagen per week"

    return work
