"""All papers of a meeting with the planning drawn, at the size of a programme and at ten times that."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.figure import Figure, timed
from wsg_desktop.drawing.planning_page import draw_planning
from wsg_desktop.services import agendas
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.papers import write_papers
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

SIZES = (200, 2_000)


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at the size that the papers of a steering group have, and at ten times that."""
    for size in SIZES if sizes else ():
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            document = generate(Path(folder) / "papers.wsg", size, who="bench")
            document.backs_up = False
            try:
                taken = _taken(document, Path(folder) / "uit")
            finally:
                document.close()
        yield Figure("all papers of a meeting", size, taken, None, goal=10_000)


def _taken(document: Document, target: Path) -> float:
    """Return how long it takes, in milliseconds."""

    def work(tx: Transaction) -> str:
        body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0")).id
        day = document.clock.today() + timedelta(days=14)
        meeting = tx.add(MeetingRecord(body_id=body, day=day)).id
        agendas.fill(tx, meeting, translator("nl"))
        return meeting

    meeting = document.change("bench", work)
    return timed(lambda: write_papers(document, meeting, target, draw=draw_planning))
