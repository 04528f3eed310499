"""Rows inserted in bulk are what records would have been: same row, same journal, same undo."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.errors import Conflict, NotFound
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.store.bulk import ROWS_PER_STATEMENT, insert_rows
from wsg_desktop.store.changes import history
from wsg_desktop.store.journal.replay import State, dump, replay_differences
from wsg_desktop.store.projects import get_project_id, list_projects
from wsg_desktop.store.records import PartyRecord, ProjectPartyRecord, ProjectRecord, new_id
from wsg_desktop.store.transaction import Transaction

START = exact(date(2026, 2, 2))
END = Term(date(2028, 9, 30), Precision.QUARTER, "Q3 2028")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    opened = programme.create(tmp_path / "p.wsg", "tester", clock)
    yield opened
    opened.close()


def state(document: Document) -> State:
    with document.reading() as read:
        return dump(read)


def journaled(document: Document, row_id: str) -> object:
    with document.reading() as read:
        return [(row.entity, row.op, row.new) for row in history(read, row_id)]


def test_bulk_row_equals_a_record_with_the_same_values(document: Document) -> None:
    record_id, bulk_id = new_id(), new_id()
    values = {"title": "Huisbezoeken", "sort_key": "a0", "start": START, "end": END, "budget": 85_000}

    def add_both(tx: Transaction) -> None:
        tx.add(ProjectRecord(id=record_id, number="A1", **values))
        insert_rows(tx, ProjectRecord, [{"id": bulk_id, "number": "A2", **values}])

    document.change("add", add_both)
    projects = state(document)["project"]

    assert projects[bulk_id] == projects[record_id] | {"number": "A2"}
    by_record, in_bulk = journaled(document, record_id), journaled(document, bulk_id)
    assert in_bulk == [("project", "insert", projects[bulk_id])]
    assert by_record == [("project", "insert", projects[record_id])]


def test_bulk_and_records_share_one_change_set(document: Document) -> None:
    party_id = new_id()

    def add(tx: Transaction) -> str:
        project = tx.add(ProjectRecord(number="A1", title="Eettafel", sort_key="a0"))
        insert_rows(tx, PartyRecord, [{"id": party_id, "name": "Welzijnsinstelling", "kind": "welfare"}])
        part = {"project_id": project.id, "party_id": party_id, "role": "lead", "sort_key": "a0"}
        insert_rows(tx, ProjectPartyRecord, [part])
        project.percent = 40
        return project.id

    project_id = document.change("add", add)

    changes = document.last_changes
    assert changes is not None
    assert changes.touched["party"] == {party_id}
    assert changes.owners == {project_id, party_id}
    with document.reading() as read:
        assert replay_differences(read) == []
        (row,) = list_projects(read)
    assert (row.lead_parties, row.percent) == (("Welzijnsinstelling",), 40)


def test_more_rows_than_fit_one_statement_are_undone_and_redone(document: Document) -> None:
    count = ROWS_PER_STATEMENT + 3
    before = state(document)
    document.change(
        "generate",
        lambda tx: insert_rows(
            tx, ProjectRecord, ({"number": f"N{n}", "title": "x", "sort_key": "a0"} for n in range(count))
        ),
    )
    after = state(document)

    assert len(after["project"]) == count
    document.undo()
    assert state(document) == before
    document.redo()
    assert state(document) == after
    with document.reading() as read:
        assert replay_differences(read) == []


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"number": "A1", "title": "x", "sort_key": "a0", "colour": "red"}, "colour"),
        ({"number": "A1"}, "title"),
    ],
)
def test_unknown_or_missing_field_refuses_everything(
    document: Document, values: dict[str, str], named: str
) -> None:
    before = state(document)
    sound = {"number": "A0", "title": "x", "sort_key": "a0"}

    with pytest.raises(ValueError, match=named):
        document.change("add", lambda tx: insert_rows(tx, ProjectRecord, [sound, values]))

    assert state(document) == before


def test_nothing_to_insert_makes_no_change_set(document: Document) -> None:
    document.change("nothing", lambda tx: insert_rows(tx, ProjectRecord, []))

    assert document.last_changes is not None
    assert not document.last_changes


def test_a_number_in_use_is_a_conflict_and_changes_nothing(document: Document) -> None:
    row = {"number": "A1", "title": "x", "sort_key": "a0"}
    with pytest.raises(Conflict):
        document.change("add", lambda tx: insert_rows(tx, ProjectRecord, [row, row]))
    with document.reading() as read, pytest.raises(NotFound):
        get_project_id(read, "A1")
