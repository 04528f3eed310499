"""One warning per area in which a next phase begins soon without a director."""

from datetime import date, timedelta

import pytest

from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.services import areas, parties, programme, progress, project_fields, projects
from wsg_desktop.services.direction_warnings import DirectionWarning, read_warnings, warning_words
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as reads
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 23)
SOON = date(2027, 1, 4)
TR = translator("en")


def add(tx: Transaction, number: str, begins: date, *names: str, phase: str = "realisation") -> str:
    project = projects.create(tx, f"Project {number}", number=number)
    project_fields.set_field(tx, project, "areas", names)
    project_fields.set_field(tx, project, "phase", "development")
    progress.set_phase_period(tx, project, phase, "planned_start", exact(begins))
    return project


def direct(tx: Transaction, area: str, first: date | None, last: date | None = None) -> None:
    person = parties.person_named(tx, "regisseur")
    areas.set_director(tx, areas.area_named(tx, area), person_id=person, first=first, last=last)


def warnings(document: Document) -> list[DirectionWarning]:
    with document.reading() as read:
        return read_warnings(read, reads.list_projects(read), TODAY)


def said(document: Document) -> list[str]:
    return [warning_words(it, {"realisation": "Realisatie"}, TR, TODAY) for it in warnings(document)]


def test_one_warning_for_all_projects_of_an_area(document: Document) -> None:
    def work(tx: Transaction) -> list[str]:
        return [add(tx, f"B{n}", SOON + timedelta(days=n), "Bathmen") for n in (3, 1, 2)]

    b3, b1, b2 = document.change("x", work)
    (found,) = warnings(document)
    assert (found.area, found.day) == ("Bathmen", SOON + timedelta(days=1))
    assert found.project_ids == (b1, b2, b3)
    assert said(document) == ["Bathmen: in 6 weeks realisatie of 3 projects begins and nobody directs then."]


def test_project_in_two_areas_warns_where_nobody_directs(document: Document) -> None:
    def work(tx: Transaction) -> None:
        add(tx, "B1", SOON, "Bathmen", "Colmschate")
        direct(tx, "Bathmen", date(2026, 1, 1))

    document.change("x", work)
    assert said(document) == [
        "Colmschate: in 6 weeks realisatie of one project begins and nobody directs then."
    ]


@pytest.mark.parametrize(
    ("first", "last", "warned"),
    [
        (date(2026, 1, 1), None, False),
        (None, None, False),
        (date(2026, 1, 1), SOON - timedelta(days=1), True),
        (date(2026, 1, 1), SOON, False),
        (SOON, None, False),
        (SOON + timedelta(days=1), None, True),
    ],
)
def test_what_counts_is_who_directs_on_that_day(
    document: Document, first: date | None, last: date | None, warned: bool
) -> None:
    def work(tx: Transaction) -> None:
        add(tx, "B1", SOON, "Bathmen")
        direct(tx, "Bathmen", first, last)

    document.change("x", work)
    assert bool(warnings(document)) is warned


@pytest.mark.parametrize(
    ("days", "warned"), [(-1, False), (0, True), (1, True), (112, True), (113, False), (400, False)]
)
def test_only_within_the_notice_of_the_programme(document: Document, days: int, warned: bool) -> None:
    document.change("x", lambda tx: add(tx, "B1", TODAY + timedelta(days=days), "Bathmen"))
    assert bool(warnings(document)) is warned


def test_programme_can_have_another_notice(document: Document) -> None:
    document.change("x", lambda tx: add(tx, "B1", TODAY + timedelta(days=20), "Bathmen"))
    document.change("x", lambda tx: programme.change_settings(tx, director_notice_days=14))
    assert warnings(document) == []


@pytest.mark.parametrize("state", [State.DONE, State.CANCELLED])
def test_closed_projects_do_not_count(document: Document, state: State) -> None:
    project = document.change("x", lambda tx: add(tx, "B1", SOON, "Bathmen"))
    document.change("x", lambda tx: project_fields.set_field(tx, project, "state", state.value))
    assert warnings(document) == []


def test_phase_that_really_began_does_not_begin_again(document: Document) -> None:
    project = document.change("x", lambda tx: add(tx, "B1", SOON, "Bathmen"))
    began = exact(date(2026, 11, 1))
    document.change(
        "x", lambda tx: progress.set_phase_period(tx, project, "realisation", "actual_start", began)
    )
    assert warnings(document) == []


def test_present_and_past_phases_do_not_count(document: Document) -> None:
    document.change("x", lambda tx: add(tx, "B1", SOON, "Bathmen", phase="development"))
    document.change("x", lambda tx: add(tx, "B2", SOON, "Bathmen", phase="initiative"))
    assert warnings(document) == []


def test_area_has_phases_of_its_own(document: Document) -> None:
    def work(tx: Transaction) -> None:
        area = areas.add_area(tx, "Bathmen", phase="development")
        areas.set_phase_period(tx, area, "realisation", "planned_start", exact(SOON))

    document.change("x", work)
    (found,) = warnings(document)
    assert found.project_ids == ()
    assert said(document) == ["Bathmen: in 6 weeks realisatie of the area begins and nobody directs then."]


def test_different_phases_are_one_warning_with_the_first_day(document: Document) -> None:
    def work(tx: Transaction) -> None:
        add(tx, "B1", TODAY, "Bathmen", phase="operation")
        add(tx, "B2", SOON, "Bathmen")

    document.change("x", work)
    (found,) = warnings(document)
    assert (found.day, found.phases) == (TODAY, ("realisation", "operation"))
    assert said(document) == ["Bathmen: today the first of 2 next phases begins and nobody directs then."]
