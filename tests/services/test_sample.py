"""The sample programme has everything it promises, whatever day it is made on."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wsg_desktop.domain import status
from wsg_desktop.domain.clock import FixedClock, day_of
from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import ItemKind, Precision, State
from wsg_desktop.errors import FileProblem
from wsg_desktop.services import sample
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.store import areas, parties, programmes, project_details, projects
from wsg_desktop.store.changes import changed_since, history, latest, seq_at
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProjectRow

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY, date(2026, 12, 26), date(2027, 1, 1), date(2027, 3, 28), date(2028, 2, 29), date(2030, 8, 31)]
"""A weekday, feast days, a night with the clock put on, a leap day, the end of a summer."""


def made_on(day: date, folder: Path) -> Document:
    clock = FixedClock(datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC))
    return sample.create_sample(folder / "voorbeeld.wsg", "Gebruiker", clock=clock)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """Return the sample as made on one of the days, for all tests that only read it."""
    document = made_on(request.param, tmp_path_factory.mktemp("sample"))
    yield document
    document.close()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    made = made_on(MONDAY, tmp_path_factory.mktemp("sample"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(document: Document) -> dict[str, ProjectRow]:
    with document.reading() as read:
        return {row.number: row for row in projects.list_projects(read)}


def test_every_card_of_today_has_its_projects(made: Document) -> None:
    day = made.clock.today()
    with made.reading() as read:
        found = projects.list_projects(read)
        programme = programmes.get_programme(read)
    problems = check_programme(made)

    assert problems == []
    late = [row for row in found if status.is_late(row, day)]
    near = [row for row in found if status.is_deadline_within(row, day, programme.deadline_notice_days)]
    stale = [row for row in found if status.is_stale(row.state, row.changed_at, day, programme.stale_days)]
    leadless = [row for row in found if status.is_without_lead(row.state, row.lead_parties)]
    assert (len(late), len(near), len(stale), len(leadless)) == (7, 18, 11, 6)
    assert len({row.lead_parties for row in stale}) >= 4
    assert len({row.number for row in near} & {row.number for row in leadless}) == 3
    overdue = [row for row in late if row.deadline.day and row.deadline.day < day]
    assert 3 <= len(overdue) < len(late)


def test_links_agree_with_the_dates(made: Document) -> None:
    with made.reading() as read:
        by_id = {row.id: row for row in projects.list_projects(read)}
        links = programmes.list_links(read)

    assert len(links) >= 30
    assert {link.type for link in links} == {"FS", "SS", "FF"}
    for link in links:
        source, target = by_id[link.source_id], by_id[link.target_id]
        before = source.start if link.type == "SS" else source.end
        after = target.end if link.type == "FF" or target.kind == ItemKind.MILESTONE else target.start
        assert before.day is not None
        assert after.day is not None
        assert before.day <= after.day, f"{target.number} follows {source.number} {link.type}"


def test_words_of_every_date_read_as_the_same_date(made: Document) -> None:
    with made.reading() as read:
        found = projects.list_projects(read)

    precisions = Counter(row.end.precision for row in found)
    assert {"day", "month", "quarter", "half", "season", "year", "ongoing", "unknown"} <= precisions.keys()
    for row in found:
        assert_reads_back(row.start, row.start.text, as_start=True)
        assert_reads_back(row.end, row.end.text, as_start=False)
        assert_reads_back(row.deadline, row.deadline.text, as_start=False)


def assert_reads_back(term: Term, text: str, *, as_start: bool) -> None:
    if not text:
        return
    reading = read_date(text, today=MONDAY)
    assert (reading.as_start() if as_start else reading.as_end()) == term  # type: ignore[union-attr]


def test_projects_of_the_sources_are_there(rows: dict[str, ProjectRow]) -> None:
    assert rows["B1"].title == "Servicewinkel in de bibliotheek"
    assert rows["R3"].lead_parties == ("Zorginstelling A",)
    assert len(rows["R3"].partner_parties) == 7
    assert rows["K2"].end.text == "najaar 2030"
    assert rows["R4"].end == rows["R4"].deadline == Term(None, Precision.UNKNOWN, "n.t.b.")
    assert rows["B2"].end.text == "doorlopend"
    assert {"B3", "B4", "R1", "R2", "K1", "K3", "K4", "W1", "W2"} <= rows.keys()
    assert sum(row.kind == ItemKind.PROJECT for row in rows.values()) >= 105


def test_every_state_phase_and_kind_occurs(rows: dict[str, ProjectRow]) -> None:
    states = Counter(row.state for row in rows.values())
    kinds = Counter(row.kind for row in rows.values())
    assert states.keys() == set(State)
    assert min(states.values()) >= 3
    assert kinds.keys() == set(ItemKind)
    assert {row.phase for row in rows.values()} >= {"initiative", "development", "realisation", "operation"}
    assert {row.confidentiality for row in rows.values()} == {"internal", "partners", "public"}
    assert all(row.parent_id is None for row in rows.values() if row.kind == ItemKind.PROJECT)
    assert sum(not row.start and not row.end and not row.deadline for row in rows.values()) >= 1


def test_phases_are_whole_and_lead_to_the_expected_end(made: Document) -> None:
    with made.reading() as read:
        rows = {row.number: row for row in projects.list_projects(read)}
    for row in rows.values():
        for before, after in zip(row.phases, row.phases[1:], strict=False):
            assert before.planned_end.day is not None
            assert after.planned_start.day == before.planned_end.day + timedelta(days=1)
        for period in row.phases:
            if period.planned_start.day and period.planned_end.day:
                assert period.planned_start.day <= period.planned_end.day, row.number
        if row.phases:
            assert row.phases[-1].planned_end == row.end or row.end.day is None
        begun = [period for period in row.phases if period.actual_start.day]
        if row.state == State.ACTIVE and row.phases:
            assert begun[-1].phase == row.phase, row.number
            assert not begun[-1].actual_end


def test_bad_news_comes_with_cause_consequence_and_measure(rows: dict[str, ProjectRow]) -> None:
    bad = [it for row in rows.values() for it in row.statuses if it.light in {"attention", "off_track"}]
    assert len(bad) >= 15
    assert all(it.cause and it.consequence and it.measure for it in bad)
    assert [it.reason for it in rows["T4"].statuses if it.aspect == "time"] != [""]


def test_history_is_half_a_year_of_weekly_work(document: Document) -> None:
    with document.reading() as read:
        changes = latest(read, 1000)
    weeks = {day_of(change.at).isocalendar()[:2] for change in changes}
    moments = [change.at for change in reversed(changes)]

    assert len(weeks) >= 22
    assert moments == sorted(moments)
    assert timedelta(weeks=25) < document.clock.now() - moments[0] < timedelta(weeks=28)
    assert timedelta(0) < document.clock.now() - moments[-1] < timedelta(days=5)
    assert not {change.who for change in changes} & {"Gebruiker"}


def test_last_week_moved_a_date_passed_a_phase_and_added_a_party(document: Document) -> None:
    with document.reading() as read:
        changes = changed_since(read, seq_at(read, document.clock.now() - timedelta(days=7)))
    told = {(change.number, change.entity, change.field) for change in changes}

    assert {("B1", "project", "end"), ("K3", "project", "phase")} <= told
    assert ("K4", "project_party", "") in told
    assert sum(entity == "situation" for _, entity, _ in told) >= 8


def test_deadline_moved_by_decision_says_which(document: Document, rows: dict[str, ProjectRow]) -> None:
    with document.reading() as read:
        texts = project_details.get_texts(read, rows["R1"].id)
        changed = [change.field for change in history(read, rows["R1"].id) if change.op == "update"]
    assert texts.deadline_reason == "decision"
    assert texts.deadline_basis.startswith("bestuurlijk overleg van ")
    assert {"end", "deadline", "deadline_reason"} <= set(changed)


def test_early_history_shows_the_past(document: Document, rows: dict[str, ProjectRow]) -> None:
    with document.reading(as_on=MONDAY - timedelta(weeks=22)) as read:
        then = {row.number: row for row in projects.list_projects(read)}

    assert "P-0005" not in then
    assert then["B1"].phase == "development"
    assert then["B1"].end != rows["B1"].end
    assert then["R4"].lead_parties == ("Zorginstelling B",)
    assert then["K4"].state == State.NEW
    assert (then["R1"].percent or 0) < (rows["R1"].percent or 0)


def test_areas_have_municipality_phase_and_director(document: Document) -> None:
    with document.reading() as read:
        found = areas.list_areas(read, MONDAY)
        codes = {row.municipality: row.municipality_code for row in found}
    assert len(found) == 12
    assert codes == {
        "Deventer": "GM0150",
        "Wierden": "GM0189",
        "Tubbergen": "GM0183",
        "Steenwijkerland": "GM1708",
        "Oldenzaal": "GM0173",
    }
    assert all(row.director and row.phase and row.start for row in found)
    assert all(row.phases[0].actual_start == row.start for row in found)


def test_only_functions_and_generic_parties_are_named(document: Document) -> None:
    with document.reading() as read:
        people, found = parties.list_people(read), parties.list_parties(read)
    assert all(not person.name and person.function_title for person in people)
    assert all(not person.email or person.email.endswith(".example") for person in people)
    kinds = Counter(party.kind for party in found)
    assert kinds["group"] >= 5
    assert {"Corporatie 1", "Zorginstelling A", "Inwoners"} <= {party.name for party in found}
    assert all(party.leads == 0 for party in found if party.kind == "group")


def test_nothing_of_it_can_be_undone_by_the_user(document: Document) -> None:
    stack = document.stack()
    assert (stack.undo, stack.redo) == (None, None)
    with document.reading() as read:
        assert programmes.get_programme(read).is_sample
    assert not document.readonly
    assert document.backs_up


def test_two_samples_of_one_day_are_alike(document: Document, tmp_path: Path) -> None:
    other = made_on(MONDAY, tmp_path)
    with document.reading() as read, other.reading() as read_other:
        assert told(read) == told(read_other)
    other.close()


def told(read: Reading) -> list[tuple[object, ...]]:
    """Return the changes without keys; within a set the order of rows says nothing."""
    changes = latest(read, 1000)
    return sorted((it.seq, it.number, it.title, it.entity, it.op, it.field, it.at) for it in changes)


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "voorbeeld.wsg"
    path.write_text("mine")
    with pytest.raises(FileProblem):
        sample.create_sample(path, "Gebruiker")
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]
