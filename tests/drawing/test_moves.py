"""What a drag shows is what the drop does: the picture against the service, on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drawing.chart_samples import ONGOING, D, I, R, day
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.drawing.moves import Shift, moved_project
from wsg_desktop.services import programme, progress, project_fields, projects, scheduling
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as project_store
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = programme.create(tmp_path / "plan.wsg", "Anna")
    yield made
    made.close()


def plan(tx: Transaction, made: str) -> None:
    project_fields.set_field(tx, made, "start", day("2026-02-01"))
    project_fields.set_field(tx, made, "end", day("2026-12-31", Precision.QUARTER))
    project_fields.set_field(tx, made, "deadline", day("2026-12-31", Precision.QUARTER))
    for phase, start, end in (
        (I, "2026-02-01", "2026-03-31"),
        (D, "2026-04-01", "2026-08-31"),
        (R, "2026-09-01", "2026-12-31"),
    ):
        progress.set_phase_period(tx, made, phase, "planned_start", day(start))
        progress.set_phase_period(tx, made, phase, "planned_end", day(end))


def row_of(document: Document, project_id: str) -> ProjectRow:
    with document.reading() as read:
        return project_store.get_project(read, project_id)


def drawn(row: ProjectRow) -> tuple[object, ...]:
    return row.start, row.end, row.deadline, row.phases


@pytest.mark.parametrize("end", [day("2026-12-31", Precision.QUARTER), day("2026-11-30"), ONGOING])
@pytest.mark.parametrize(
    ("start_days", "end_days"), [(14, 14), (-200, -200), (0, 30), (0, -15), (10, 0), (-45, 0)]
)
def test_the_moved_picture_is_what_the_service_makes(
    document: Document, end: object, start_days: int, end_days: int
) -> None:
    made = document.change("Add", lambda tx: projects.create(tx, "Eettafel in het wijkcentrum"))
    document.change("Plan", lambda tx: plan(tx, made))
    document.change("End", lambda tx: project_fields.set_field(tx, made, "end", end))
    before = row_of(document, made)
    document.change("Move", lambda tx: scheduling.shift(tx, [made], start_days, end_days))
    after = row_of(document, made)
    assert drawn(moved_project(before, Shift(start_days, end_days))) == drawn(after)
    assert after.deadline == before.deadline
