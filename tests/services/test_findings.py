"""What does not add up, found in real programme files and told in plain sentences."""

from datetime import date, timedelta

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.finding_vocabulary import FINDING_LABELS, Finding
from wsg_desktop.domain.terms import NO_TERM, exact
from wsg_desktop.domain.views import view_of
from wsg_desktop.domain.vocabulary import Aspect, Light
from wsg_desktop.services import areas, parties, progress, project_fields, projects
from wsg_desktop.services.attention import read_attention
from wsg_desktop.services.document import Document
from wsg_desktop.services.finding_words import REPAIRS, found_title, found_words
from wsg_desktop.services.findings import Group, first_of, read_findings
from wsg_desktop.services.sample import create_sample
from wsg_desktop.services.viewing import rows_in_view
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 23)
SOUND = {
    "areas": ["Bathmen"],
    "lead_parties": ["Bibliotheek"],
    "deadline": exact(TODAY + timedelta(days=90)),
}


def days(count: int):  # noqa: ANN201
    return exact(TODAY + timedelta(days=count))


@pytest.fixture
def directed(document: Document) -> Document:
    """Return a programme in which somebody directs Bathmen."""

    def work(tx: Transaction) -> None:
        area = areas.area_named(tx, "Bathmen")
        areas.set_director(tx, area, person_id=parties.person_named(tx, "De Vries"), first=date(2020, 1, 1))

    document.change("regisseur", work)
    return document


def add(document: Document, number: str, **fields: object) -> str:
    def work(tx: Transaction) -> str:
        made = projects.create(tx, f"Project {number}", number=number)
        for key, value in (SOUND | fields).items():
            project_fields.set_field(tx, made, key, value)
        return made

    return document.change("nieuw", work)


def edit(document: Document, project: str, key: str, value: object) -> None:
    document.change("wijzigen", lambda tx: project_fields.set_field(tx, project, key, value))


def groups(document: Document) -> dict[Finding, Group]:
    with document.reading() as read:
        return {it.kind: it for it in read_attention(read, document.clock.today()).groups}


def sentences(document: Document) -> list[tuple[str, str]]:
    tr, today = translator("en"), document.clock.today()
    with document.reading() as read:
        found = read_findings(read, read_attention(read, today).groups, today)
        return [(found_title(it), found_words(it, {}, tr, today)) for it in found]


def test_sound_programme_has_nothing_to_check(directed: Document) -> None:
    add(directed, "A1")
    assert groups(directed) == {}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"deadline": days(-5)}, "Nothing heard, 5 days after the deadline."),
        ({"phase": "realisation", "lead_parties": []}, "In realisation, but no party leads it."),
        ({"state": "on_hold", "end": days(30)}, "On hold, but planned until Wed 23 Dec."),
        ({"percent": 100}, "100 % complete, but not marked as finished."),
        ({"state": "new", "start": days(-10)}, "Start was 13 Nov 2026, but it is still new."),
        ({"deadline": NO_TERM}, "Active without deadline or expected end."),
        ({"areas": []}, "No area; is it for the whole programme?"),
        ({"end": days(150)}, "Late, but no cause or measure is given."),
        (
            {"phase": "development", "resident_involvement": ""},
            "In development; the part of residents is not told.",
        ),
    ],
)
def test_one_plain_sentence_each(directed: Document, fields: dict[str, object], sentence: str) -> None:
    add(directed, "A1", **fields)
    assert sentences(directed) == [("Project A1", sentence)]


def test_expectation_that_slips_twice_while_green_is_found(directed: Document, clock: FixedClock) -> None:
    project = add(directed, "A1", end=days(10))
    for end in (20, 30):
        clock.set(clock.now() + timedelta(days=1))
        edit(directed, project, "end", days(end))
    assert sentences(directed) == [("Project A1", "On track, but moved later 2 times in a year.")]

    directed.undo()
    assert groups(directed) == {}, "taken back on the same day is not said"


def test_typing_error_mended_on_the_same_day_is_no_slip(directed: Document, clock: FixedClock) -> None:
    project = add(directed, "A1", end=days(10))
    clock.set(clock.now() + timedelta(days=1))
    for end in (70, 20, 80, 12):
        edit(directed, project, "end", days(end))
    assert groups(directed) == {}


def test_slips_of_long_ago_are_history(directed: Document, clock: FixedClock) -> None:
    clock.set(clock.now() - timedelta(days=500))
    project = add(directed, "A1", end=days(10))
    for end in (20, 30):
        clock.set(clock.now() + timedelta(days=1))
        edit(directed, project, "end", days(end))
    clock.set(clock.now() + timedelta(days=498))
    assert Finding.GREEN_BUT_SLIPPED not in groups(directed)


def test_word_since_the_deadline_breaks_the_silence(directed: Document, clock: FixedClock) -> None:
    project = add(directed, "A1", deadline=days(-5), end=days(-5))
    assert Finding.SILENT in groups(directed)
    directed.change("stand", lambda tx: progress.add_situation(tx, project, "loopt"))
    assert Finding.SILENT not in groups(directed)
    directed.undo()
    edit(directed, project, "end", days(-1))
    assert Finding.SILENT not in groups(directed), "it was expected anew after the deadline"


def test_phase_that_is_due_says_who_directs_then(directed: Document) -> None:
    project = add(directed, "A1", phase="initiative")
    directed.change(
        "fase",
        lambda tx: progress.set_phase_period(tx, project, "development", "planned_start", days(14)),
    )
    assert sentences(directed) == [("Project A1", "Development begins in 14 days; De Vries directs.")]
    directed.change(
        "fase",
        lambda tx: progress.set_phase_period(tx, project, "development", "planned_start", days(-14)),
    )
    assert sentences(directed) == [("Project A1", "Development should have begun 14 days ago.")]


def test_area_without_director_counts_its_projects(document: Document) -> None:
    ids = {add(document, number) for number in ("A1", "A2")}
    group = groups(document)[Finding.AREA_WITHOUT_DIRECTOR]
    assert (len(group.ids), set(group.project_ids)) == (1, ids)
    assert sentences(document) == [("Bathmen", "Nobody directs its 2 projects.")]


def test_two_spellings_of_one_party_are_found_with_their_projects(directed: Document) -> None:
    one = add(directed, "A1", lead_parties=["Gemeente Deventer"])
    other = add(directed, "A2", lead_parties=["gem. Deventer"])
    add(directed, "A3", lead_parties=["Corporatie 1"])
    add(directed, "A4", lead_parties=["Corporatie 2"])
    group = groups(directed)[Finding.SAME_PARTY]
    assert (len(group.ids), set(group.project_ids)) == (1, {one, other})


def test_explained_red_is_no_finding(directed: Document) -> None:
    project = add(directed, "A1")
    red = (Aspect.MONEY, Light.OFF_TRACK)
    directed.change("rood", lambda tx: progress.set_status(tx, project, *red))
    assert sentences(directed) == [("Project A1", "Money off track, without cause or measure.")]
    directed.change("uitleg", lambda tx: progress.explain_status(tx, project, red[0], cause="hogere rente"))
    assert groups(directed) == {}


def test_bin_and_closed_projects_are_left_alone(directed: Document) -> None:
    gone = add(directed, "A1", deadline=days(-5))
    closed = add(directed, "A2", deadline=days(-5))
    directed.change("weg", lambda tx: projects.delete(tx, [gone]))
    edit(directed, closed, "state", "cancelled")
    assert groups(directed) == {}


def test_first_ones_come_from_every_kind(directed: Document) -> None:
    for number in range(5):
        add(directed, f"A{number}", deadline=days(-5 - number))
    add(directed, "B1", percent=100)
    add(directed, "C1", areas=[])
    picked = first_of(groups(directed).values(), 4)
    assert [(it.kind.value, len(it.ids)) for it in picked] == [
        ("silent", 1),
        ("complete_but_open", 1),
        ("without_area", 1),
        ("silent", 1),
    ]
    assert len(first_of(groups(directed).values(), 100)) == 7


def test_every_kind_has_its_words() -> None:
    assert FINDING_LABELS[Finding].keys() == REPAIRS.keys() == set(Finding)


def test_numbers_open_exactly_their_projects(tmp_path, clock: FixedClock) -> None:  # noqa: ANN001
    document = create_sample(tmp_path / "voorbeeld.wsg", "Jan", clock=clock)
    try:
        for kind, group in groups(document).items():
            with document.reading() as read:
                shown = rows_in_view(read, view_of(kind.value, group.project_ids), TODAY)
            assert {row.id for row in shown} == set(group.project_ids)
            assert len(shown) == len(group.project_ids)
    finally:
        document.close()
