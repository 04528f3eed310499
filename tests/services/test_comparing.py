"""Comparing with an earlier moment: what moved, came, went and went on, with who said so and when."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.services import programme, progress, project_fields, projects, sample
from wsg_desktop.services.comparing import Comparison, Kind, compare, compare_again
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.changes import seq_at
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction

THEN = date(2026, 11, 23)
"""The day of the clock of the tests; what follows happens a day later."""

FACTS = ("start", "end", "deadline", "state", "phase", "kind")


def fill(tx: Transaction) -> dict[str, str]:
    ids = {number: projects.create(tx, f"Project {number}", number=number) for number in ("A1", "A2", "A3")}
    for project in ids.values():
        project_fields.set_field(tx, project, "start", exact(date(2026, 9, 1)))
        project_fields.set_field(tx, project, "end", exact(date(2026, 12, 1)))
        project_fields.set_field(tx, project, "phase", "initiative")
    progress.set_phase_period(tx, ids["A1"], "initiative", "planned_start", exact(date(2026, 9, 1)))
    progress.set_phase_period(tx, ids["A1"], "initiative", "planned_end", exact(date(2026, 10, 1)))
    return ids


@pytest.fixture
def ids(document: Document, clock: FixedClock) -> dict[str, str]:
    made = document.change("vullen", fill)
    clock.set(clock.now() + timedelta(days=1))
    return made


def planned(row: ProjectRow) -> list[tuple[object, ...]]:
    """Return the phases that have any planned date: one that only has what really happened moves no plan."""
    found = ((it.phase, it.planned_start, it.planned_end) for it in row.phases)
    return [it for it in found if it[1] or it[2]]


def rows_of(document: Document) -> dict[str, ProjectRow]:
    with document.reading() as read:
        return {row.id: row for row in stored.list_projects(read)}


def compared(document: Document) -> Comparison:
    with document.reading() as read:
        return compare(read, THEN)


def told(comparison: Comparison) -> list[tuple[str, Kind, str, int | None]]:
    return [(it.number, it.kind, it.field, it.days) for it in comparison.differences()]


def test_nothing_is_different_while_nothing_was_changed(document: Document, ids: dict[str, str]) -> None:
    found = compared(document)
    assert (found.differences(), found.then, found.gone) == ([], {}, {})


def test_a_slip_tells_from_when_to_when_how_far_and_who_said_it_last(
    document: Document, ids: dict[str, str], clock: FixedClock
) -> None:
    for day in (10, 24):
        later = exact(date(2026, 12, day))
        document.change("later", lambda tx, it=later: project_fields.set_field(tx, ids["A1"], "end", it))
        clock.set(clock.now() + timedelta(hours=1))
    (slip,) = compared(document).differences()
    assert (slip.number, slip.kind, slip.field, slip.days, slip.is_slip) == (
        "A1",
        Kind.MOVED,
        "end",
        23,
        True,
    )
    assert (slip.before, slip.after) == (exact(date(2026, 12, 1)), exact(date(2026, 12, 24)))
    assert (slip.who, slip.at) == (document.who, clock.now() - timedelta(hours=1))


def test_what_moved_back_is_no_difference(document: Document, ids: dict[str, str]) -> None:
    for day in (24, 1):
        term = exact(date(2026, 12, day))
        document.change("x", lambda tx, it=term: project_fields.set_field(tx, ids["A1"], "end", it))
    assert compared(document).differences() == []
    document.undo()
    assert told(compared(document)) == [("A1", Kind.MOVED, "end", 23)]
    document.undo()
    assert compared(document).differences() == []


def test_earlier_counts_below_nothing_and_stands_after_every_slip(
    document: Document, ids: dict[str, str]
) -> None:
    def work(tx: Transaction) -> None:
        project_fields.set_field(tx, ids["A1"], "end", exact(date(2026, 11, 21)))
        project_fields.set_field(tx, ids["A2"], "end", exact(date(2026, 12, 3)))
        project_fields.set_field(tx, ids["A3"], "deadline", exact(date(2027, 1, 1)))

    document.change("schuiven", work)
    assert told(compared(document)) == [
        ("A2", Kind.MOVED, "end", 2),
        ("A1", Kind.MOVED, "end", -10),
        ("A3", Kind.DATED, "deadline", None),
    ]


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("phase", "development", Kind.PASSED),
        ("phase", "operation", Kind.PASSED),
        ("phase", None, Kind.BACK),
        ("state", "done", Kind.FINISHED),
        ("state", "cancelled", Kind.CANCELLED),
        ("end", NO_TERM, Kind.DATED),
    ],
)
def test_each_kind_of_difference(
    document: Document, ids: dict[str, str], field: str, value: object, kind: Kind
) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, ids["A2"], field, value))
    assert [(it.number, it.kind, it.field) for it in compared(document).differences()] == [
        ("A2", kind, field)
    ]


def test_a_date_known_less_exactly_on_the_same_day_is_not_moved(
    document: Document, ids: dict[str, str]
) -> None:
    less = Term(date(2026, 12, 1), Precision.MONTH, "december")
    document.change("x", lambda tx: project_fields.set_field(tx, ids["A2"], "end", less))
    assert compared(document).differences() == []


def test_new_and_gone_tell_themselves_and_nothing_else_of_the_project(
    document: Document, ids: dict[str, str]
) -> None:
    def work(tx: Transaction) -> None:
        new = projects.create(tx, "Nieuw", number="N1")
        project_fields.set_field(tx, new, "end", exact(date(2027, 1, 1)))
        project_fields.set_field(tx, ids["A3"], "end", exact(date(2027, 1, 1)))
        projects.delete(tx, [ids["A3"]])

    document.change("x", work)
    found = compared(document)
    assert told(found) == [("N1", Kind.NEW, "", None), ("A3", Kind.GONE, "", None)]
    assert [row.title for row in found.gone.values()] == ["Project A3"]


def test_what_came_and_went_since_was_never_there(document: Document, ids: dict[str, str]) -> None:
    new = document.change("nieuw", lambda tx: projects.create(tx, "Nieuw", number="N1"))
    document.change("weg", lambda tx: projects.delete(tx, [new]))
    assert compared(document).differences() == []
    document.undo()
    document.undo()
    assert compared(document).differences() == []


def test_undoing_what_made_a_project_that_was_there_then_tells_that_it_went(
    document: Document, clock: FixedClock
) -> None:
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus", number="K3"))
    clock.set(clock.now() + timedelta(days=1))
    document.undo()
    (gone,) = compared(document).differences()
    assert (gone.number, gone.title, gone.kind) == ("K3", "Buurtbus", Kind.GONE)
    document.redo()
    assert compared(document).differences() == []


def test_out_of_the_bin_is_new(document: Document, ids: dict[str, str], clock: FixedClock) -> None:
    document.change("weg", lambda tx: projects.delete(tx, [ids["A1"]]))
    clock.set(clock.now() + timedelta(days=1))
    with document.reading() as read:
        since = seq_at(read, clock.now() - timedelta(hours=1))
    document.change("terug", lambda tx: projects.restore(tx, [ids["A1"]]))
    with document.reading() as read:
        assert told(compare(read, since)) == [("A1", Kind.NEW, "", None)]


def test_periods_of_phases_are_those_of_then(document: Document, ids: dict[str, str]) -> None:
    before = rows_of(document)[ids["A1"]]

    def work(tx: Transaction) -> None:
        progress.set_phase_period(tx, ids["A1"], "initiative", "planned_end", exact(date(2026, 11, 1)))
        progress.set_phase_period(tx, ids["A1"], "development", "planned_start", exact(date(2026, 11, 2)))

    document.change("fasen", work)
    assert planned(compared(document).then[ids["A1"]]) == planned(before)
    document.change("leeg", lambda tx: clear(tx, ids["A1"]))
    assert planned(compared(document).then[ids["A1"]]) == planned(before)


def clear(tx: Transaction, project: str) -> None:
    for phase in ("initiative", "development"):
        for edge in ("planned_start", "planned_end"):
            progress.set_phase_period(tx, project, phase, edge, NO_TERM)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """Return the sample programme: half a year of a journal."""
    path: Path = tmp_path_factory.mktemp("sample") / "s.wsg"
    clock = FixedClock(datetime(2026, 11, 23, 8, tzinfo=UTC))
    sample.create_sample(path, "Jan", clock=clock).close()
    document = Document.open(path, "Jan", clock, readonly=True)
    yield document
    document.close()


@pytest.mark.parametrize("weeks", [1, 4, 12, 20, 26])
def test_rows_of_then_are_those_of_the_programme_as_on_that_day(sampled: Document, weeks: int) -> None:
    day = date(2026, 11, 23) - timedelta(weeks=weeks)
    with sampled.reading(day) as past:
        whole = {row.id: row for row in stored.list_projects(past)}
    with sampled.reading() as read:
        found = compare(read, day)
        now = {row.id: row for row in stored.list_projects(read)}
    new = {it.project_id for it in found.differences() if it.kind is Kind.NEW}
    assert new == now.keys() - whole.keys()
    for project_id, row in whole.items():
        before = found.then.get(project_id, now[project_id])
        assert [getattr(before, fact) for fact in FACTS] == [getattr(row, fact) for fact in FACTS], row.number
        assert planned(before) == planned(row), row.number


Work = Callable[[Transaction], object]


def test_kept_up_to_date_it_is_what_comparing_anew_finds(document: Document, ids: dict[str, str]) -> None:
    known = compared(document)
    works: list[Work] = [
        lambda tx: project_fields.set_field(tx, ids["A1"], "end", exact(date(2027, 1, 1))),
        lambda tx: projects.delete(tx, [ids["A2"]]),
        lambda tx: projects.create(tx, "Nieuw", number="N1"),
        lambda tx: project_fields.set_field(tx, ids["A1"], "end", exact(date(2026, 12, 1))),
        lambda tx: projects.restore(tx, [ids["A2"]]),
    ]
    for work in works:
        document.change("x", work)
        changes = document.last_changes
        assert changes is not None
        with document.reading() as read:
            known = compare_again(read, known, rows_of(document), changes.owners)
        fresh = compared(document)
        assert known.differences() == fresh.differences()
        assert (known.then, known.gone) == (fresh.then, fresh.gone)


def test_before_there_was_a_programme_everything_is_new(tmp_path: Path, clock: FixedClock) -> None:
    document = programme.create(tmp_path / "p.wsg", "Jan", clock)
    document.change("vullen", fill)
    with document.reading() as read:
        found = compare(read, date(2020, 1, 1))
    document.close()
    assert {it.kind for it in found.differences()} == {Kind.NEW}
