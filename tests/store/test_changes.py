"""What the journal answers: history, what changed since, and the programme as on a moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.store.state import state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import changes
from wsg_desktop.store import projects as stored
from wsg_desktop.store.journal.replay import State, dump, replay_differences
from wsg_desktop.store.rows import ChangeRow


def edit(document: Document, project: str, key: str, value: object) -> None:
    document.change(f"{key} wijzigen", lambda tx: project_fields.set_field(tx, project, key, value))


def later(clock: FixedClock, **by: float) -> None:
    clock.set(clock.now() + timedelta(**by))


@pytest.fixture
def project(document: Document, clock: FixedClock) -> str:
    made = document.change("nieuw", lambda tx: projects.create(tx, "Eettafel", number="R2"))
    later(clock, days=1)
    return made


def since(document: Document, moment: datetime) -> list[ChangeRow]:
    with document.reading() as read:
        return changes.changed_since(read, changes.seq_at(read, moment))


def test_first_old_and_last_new_per_field(document: Document, clock: FixedClock, project: str) -> None:
    start = clock.now() - timedelta(seconds=1)
    edit(document, project, "end", exact(date(2027, 3, 15)))
    edit(document, project, "title", "Samen eten")
    edit(document, project, "end", Term(date(2027, 3, 31), Precision.MONTH, "maart 2027"))

    found = since(document, start)

    assert [(row.number, row.field, row.old, row.new, row.label) for row in found] == [
        ("R2", "title", "Eettafel", "Samen eten", "title wijzigen"),
        ("R2", "end", None, ["2027-03-31", "month", "maart 2027"], "end wijzigen"),
    ]
    assert {row.who for row in found} == {"Jan"}


def test_net_zero_disappears(document: Document, clock: FixedClock, project: str) -> None:
    start = clock.now() - timedelta(seconds=1)
    edit(document, project, "title", "Samen eten")
    edit(document, project, "title", "Eettafel")
    document.change("nieuw", lambda tx: projects.create(tx, "Vergissing"))
    document.undo()

    assert since(document, start) == []


def test_undone_change_is_net_zero_too(document: Document, clock: FixedClock, project: str) -> None:
    start = clock.now() - timedelta(seconds=1)
    edit(document, project, "lead_parties", ["Welzijnsinstelling"])
    document.undo()

    assert [row.entity for row in since(document, start)] == []


def test_new_thing_is_one_row_with_its_latest_values(
    document: Document, clock: FixedClock, project: str
) -> None:
    start = clock.now() - timedelta(seconds=1)
    made = document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    edit(document, made, "title", "Buurtbus lijn zuid")

    (row,) = since(document, start)

    assert (row.op, row.title) == ("insert", "Buurtbus lijn zuid")
    assert isinstance(row.new, dict)
    assert row.new["title"] == "Buurtbus lijn zuid"


def test_since_a_day_means_after_its_end_in_the_netherlands(
    document: Document, clock: FixedClock, project: str
) -> None:
    clock.set(datetime(2026, 11, 24, 22, 59, tzinfo=UTC))
    edit(document, project, "title", "om 23:59 in Nederland")
    clock.set(datetime(2026, 11, 24, 23, 1, tzinfo=UTC))
    edit(document, project, "theme", "meedoen")

    from wsg_desktop.services.document import as_moment

    assert [row.field for row in since(document, as_moment(date(2026, 11, 24)))] == ["theme"]


def test_history_has_what_hangs_on_a_project_latest_first(document: Document, project: str) -> None:
    edit(document, project, "lead_parties", ["Welzijnsinstelling"])
    edit(document, project, "percent", 30)
    document.undo()

    with document.reading() as read:
        found = changes.history(read, project)

    assert [(row.entity, row.op, row.kind) for row in found] == [
        ("project", "update", "undo"),
        ("project", "update", "edit"),
        ("project_party", "insert", "edit"),
        ("project", "insert", "edit"),
    ]


def test_title_of_what_is_gone_is_still_known(document: Document, project: str) -> None:
    made = document.change("nieuw", lambda tx: projects.create(tx, "Vergissing", number="X1"))
    document.undo()

    with document.reading() as read:
        found = changes.history(read, made)

    assert {(row.number, row.title) for row in found} == {("X1", "Vergissing")}


def test_as_on_a_day_gives_the_rows_of_then_also_deleted_ones(
    document: Document, clock: FixedClock, project: str
) -> None:
    edit(document, project, "lead_parties", ["Welzijnsinstelling"])
    edit(document, project, "end", exact(date(2027, 3, 15)))
    other = document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus", number="K3"))
    then = clock.today()
    with document.reading() as read:
        expected = stored.list_projects(read)
    later(clock, days=2)
    edit(document, project, "end", exact(date(2027, 6, 1)))
    edit(document, project, "lead_parties", [])
    document.change("weg", lambda tx: projects.delete(tx, [other]))
    document.change("nieuw", lambda tx: projects.create(tx, "Later"))

    with document.reading(as_on=then) as past:
        found = stored.list_projects(past)

    assert [row._replace(version=0) for row in found] == [row._replace(version=0) for row in expected]
    assert [row.number for row in found] == ["R2", "K3"]
    with document.reading(as_on=date(2020, 1, 1)) as before_all:
        assert stored.list_projects(before_all) == []


def test_every_moment_of_the_past_is_exactly_what_it_was(document: Document, project: str) -> None:
    states: dict[int, State] = {}

    def remember(*_: object) -> None:
        assert document.last_changes is not None
        assert document.last_changes.seq is not None
        states[document.last_changes.seq] = state_of(document)

    document.listeners.append(remember)
    child = document.change("nieuw", lambda tx: projects.create(tx, "Onder", parent_id=project))
    edit(document, project, "lead_parties", ["Welzijnsinstelling", "Één"])
    edit(document, project, "end", exact(date(2027, 3, 15)))
    document.change("weg", lambda tx: projects.delete(tx, [child]))
    edit(document, project, "lead_parties", ["Bibliotheek"])
    for _ in range(4):
        document.undo()
    document.redo()
    edit(document, project, "tags", ["later"])

    assert len(states) == 11
    for seq, state in states.items():
        with document.reading(as_on=seq) as past:
            assert dump(past) == state
            assert replay_differences(past) == []
            assert len(stored.list_projects(past)) <= 2


def test_changes_of_others_in_the_same_moment_keep_their_order(
    document: Document, clock: FixedClock, project: str
) -> None:
    clock.set(clock.now() - timedelta(days=400))
    edit(document, project, "title", "klok liep achter")

    with document.reading() as read:
        assert [row.field for row in changes.latest(read, 1)] == ["title"]
        assert changes.history(read, project)[0].new == "klok liep achter"
