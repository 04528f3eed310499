"""The programme file: reading every project, one edit, what changed, the past, undo of a large import.

The floor of reading is the same queries with their plain Core rows; that of an edit is a plain ORM commit of
the same column in the same journal mode.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.pool import NullPool

from tests.benchmarks.figure import Figure, middle, times
from wsg_desktop.services import project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.store import changes, projects
from wsg_desktop.store.engine import WRITER_PRAGMAS
from wsg_desktop.store.records import Base, ProjectRecord
from wsg_desktop.store.sessions import Session

ROUNDS = 5
EDITS = 30
TABLES = (
    *("project", "project_area", "project_party", "project_phase", "project_status", "situation"),
    *("project_goal", "project_tag", "area", "party", "person"),
)


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at every size, on a file of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            document = generate(Path(folder) / "meet.wsg", size, who="bench")
            document.backs_up = False
            try:
                yield from _figures(document, size, Path(folder))
            finally:
                document.close()


def _figures(document: Document, size: int, folder: Path) -> Iterator[Figure]:
    with document.reading() as read:
        ours = middle(times([lambda: projects.list_projects(read)] * ROUNDS))
        floor = middle(times([lambda: _fetch_only(read)] * ROUNDS))
        first = projects.list_projects(read)[size // 2]
    yield Figure("load every project with what hangs on it", size, ours, floor, goal_ratio=2)
    yield _edit(document, first.id, size, folder)
    with document.reading() as read:
        since = middle(times([lambda: changes.changed_since(read, 2)] * ROUNDS))
        yield Figure("what changed since the import", size, since, None)
        again = middle(times([lambda: projects.get_project(read, first.id)] * ROUNDS))
        yield Figure("read one project again after an edit", size, again, None, goal=16)


def _fetch_only(read: Connection) -> None:
    """Fetch every row of the tables that `list_projects` reads, without making anything of them."""
    for table in TABLES:
        read.execute(select(Base.metadata.tables[table])).all()


def _edit(document: Document, project_id: str, size: int, folder: Path) -> Figure:
    def ours(number: int) -> Callable[[], object]:
        return lambda: document.change(
            "bench", lambda tx: project_fields.set_field(tx, project_id, "title", f"titel {number}")
        )

    plain = _plain_engine(folder / "plain.sqlite")

    def bare(number: int) -> Callable[[], object]:
        def work() -> None:
            with Session(plain) as session:
                record = session.get(ProjectRecord, "0" * 32)
                assert record is not None
                record.title = f"titel {number}"
                session.commit()

        return work

    measured = middle(times(ours(number) for number in range(EDITS)))
    floor = middle(times(bare(number) for number in range(EDITS)))
    return Figure("one edit, journaled and committed", size, measured, floor, goal_ratio=3)


def _plain_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Connection, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        for pragma in WRITER_PRAGMAS:
            connection.execute(pragma)  # pyright: ignore[reportArgumentType, reportCallIssue]

    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(ProjectRecord(id="0" * 32, number="B1", title="x", sort_key="a0"))
        session.commit()
    return engine
