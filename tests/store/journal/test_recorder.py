"""The journal keeps every change, and nothing can be written behind its back."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update

from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.errors import Conflict
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.journal.recorder import BypassError
from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.records import Base, ProjectRecord, mapping
from wsg_desktop.store.transaction import Transaction

TABLE = Base.metadata.tables["project"]


@pytest.fixture
def project(document: Document) -> str:
    return document.change("nieuw", lambda tx: projects.create(tx, "Eettafel", number="R2"))


def journal_of(document: Document, row_id: str) -> list[tuple[str, str, Any, Any]]:
    query = select(ChangeRecord.op, ChangeRecord.field, ChangeRecord.old, ChangeRecord.new)
    with document.reading() as read:
        rows = read.execute(query.where(ChangeRecord.row_id == row_id).order_by(ChangeRecord.seq)).all()
    return [(op, field, json.loads(old or "null"), json.loads(new or "null")) for op, field, old, new in rows]


def test_term_is_one_field(document: Document, project: str) -> None:
    term = Term(date(2027, 3, 31), Precision.MONTH, "maart 2027")
    document.change("datum", lambda tx: project_fields.set_field(tx, project, "end", term))

    assert journal_of(document, project)[1:] == [
        ("update", "end", None, ["2027-03-31", "month", "maart 2027"])
    ]


def test_insert_is_one_row_with_every_field(document: Document, project: str) -> None:
    (op, field, old, new) = journal_of(document, project)[0]

    assert (op, field, old) == ("insert", "", None)
    columns = {column.name for column in ProjectRecord.__table__.columns} - {"id", "version"}
    terms = {"start", "end", "deadline", "not_before"}
    in_terms = {f"{term}_{part}" for term in terms for part in ("day", "precision", "text")}
    assert new.keys() == columns - in_terms | terms


def test_assigning_the_same_value_leaves_no_trace(document: Document, project: str) -> None:
    before = document.stack()
    document.change("niets", lambda tx: project_fields.set_field(tx, project, "title", "Eettafel"))

    assert document.stack() == before
    assert document.last_changes is not None
    assert not document.last_changes


def test_change_tells_what_it_touched(document: Document, project: str) -> None:
    document.change("tags", lambda tx: project_fields.set_field(tx, project, "tags", ["dorp"]))

    changes = document.last_changes
    assert changes is not None
    assert changes.touched.keys() == {"project_tag"}
    assert changes.owners == {project}


def test_every_kept_column_loads_its_old_value_before_a_new_one() -> None:
    blind = {
        attribute.key
        for mapper in mapping.REGISTRY.mappers
        for attribute in mapper.column_attrs
        if not attribute.active_history
    }
    assert blind == {"id", "version"}


def test_schema_never_cascades_and_checks_keys_at_commit() -> None:
    keys = [key for table in Base.metadata.tables.values() for key in table.foreign_keys]
    kept = [key for key in keys if key.parent.table.name not in {"change", "change_set"}]

    assert kept
    assert {(key.ondelete, key.onupdate) for key in keys} == {(None, None)}
    assert {(key.deferrable, key.initially) for key in kept} == {(True, "DEFERRED")}


BYPASSES = {
    "orm update": lambda tx: tx.session.execute(update(ProjectRecord).values(title="x")),
    "orm delete": lambda tx: tx.session.execute(delete(ProjectRecord)),
    "orm insert": lambda tx: tx.session.execute(insert(ProjectRecord), [{"title": "x"}]),
    "core update": lambda tx: tx.read.execute(update(TABLE).values(title="x")),
    "sql": lambda tx: tx.read.execute(text("update project set title = 'x'")),
    "driver": lambda tx: tx.read.exec_driver_sql("  DELETE FROM project"),
}


@pytest.mark.parametrize("way", BYPASSES)
def test_writes_around_the_journal_are_refused(document: Document, project: str, way: str) -> None:
    with pytest.raises(BypassError):
        document.change("om de journaal heen", BYPASSES[way])

    with document.reading() as read:
        assert read.scalar(select(ProjectRecord.title)) == "Eettafel"


def test_readers_cannot_write_at_all(document: Document) -> None:
    with document.reading() as read, pytest.raises(BypassError):
        read.execute(delete(TABLE))


def test_failing_work_leaves_nothing_behind(document: Document, project: str) -> None:
    def fail(tx: Transaction) -> None:
        project_fields.set_field(tx, project, "title", "Anders")
        tx.flush()
        raise RuntimeError("halverwege")

    before = journal_of(document, project)
    with pytest.raises(RuntimeError, match="halverwege"):
        document.change("mislukt", fail)
    assert journal_of(document, project) == before

    document.change("lukt", lambda tx: project_fields.set_field(tx, project, "title", "Weer goed"))
    with pytest.raises(BypassError):
        document.change("nog steeds bewaakt", BYPASSES["sql"])


def test_old_value_is_true_after_several_edits_in_one_change(document: Document, project: str) -> None:
    def twice(tx: Transaction) -> None:
        project_fields.set_field(tx, project, "start", exact(date(2027, 1, 1)))
        tx.flush()
        project_fields.set_field(tx, project, "start", exact(date(2027, 2, 1)))

    document.change("twee keer", twice)

    assert journal_of(document, project)[1:] == [
        ("update", "start", None, ["2027-01-01", "day", ""]),
        ("update", "start", ["2027-01-01", "day", ""], ["2027-02-01", "day", ""]),
    ]
    document.undo()
    with document.reading() as read:
        assert read.scalar(select(ProjectRecord.__table__.c.start_day)) is None


def test_programme_can_be_changed_again_after_a_refused_commit(document: Document, project: str) -> None:
    def refer_to_nowhere(tx: Transaction) -> None:
        tx.add(ProjectRecord(title="wees", number="W1", sort_key="a9", parent_id="0" * 32))

    with pytest.raises(Conflict, match="clashes with something"):
        document.change("wees", refer_to_nowhere)

    document.change("lukt", lambda tx: project_fields.set_field(tx, project, "title", "Weer goed"))
    assert document.undo() == "lukt"
