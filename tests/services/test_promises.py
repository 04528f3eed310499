"""What was promised over time, as the journal tells it."""

from datetime import date, timedelta

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.promises import Promise, Promises, most_slipped, read_promises
from wsg_desktop.store import projects as stored

FIRST = date(2026, 11, 23)


def say(
    document: Document, clock: FixedClock, project: str, field: str, value: object, days: int = 7
) -> None:
    clock.set(clock.now() + timedelta(days=days))
    document.change("x", lambda tx: project_fields.set_field(tx, project, field, value))


def read(document: Document) -> list[Promises]:
    with document.reading() as read:
        return read_promises(read, stored.list_projects(read))


def made(document: Document, number: str = "B1", end: Term = NO_TERM) -> str:
    def work(tx):  # noqa: ANN001, ANN202
        project = projects.create(tx, "Servicewinkel", number=number)
        if end:
            project_fields.set_field(tx, project, "end", end)
        return project

    return document.change("nieuw", work)


def test_each_promise_stands_on_the_day_it_was_said(document: Document, clock: FixedClock) -> None:
    project = made(document, end=exact(date(2026, 12, 1)))
    say(document, clock, project, "end", exact(date(2026, 12, 20)))
    say(document, clock, project, "end", exact(date(2027, 1, 10)))
    (found,) = read(document)
    assert found.ends == (
        Promise(FIRST, date(2026, 12, 1)),
        Promise(FIRST + timedelta(days=7), date(2026, 12, 20)),
        Promise(FIRST + timedelta(days=14), date(2027, 1, 10)),
    )
    assert (found.times_moved, found.days_later) == (2, 40)


def test_of_one_day_the_last_word_counts(document: Document, clock: FixedClock) -> None:
    project = made(document, end=exact(date(2026, 12, 1)))
    say(document, clock, project, "end", exact(date(2027, 6, 1)))
    say(document, clock, project, "end", exact(date(2026, 12, 1)), days=0)
    (found,) = read(document)
    assert (found.times_moved, found.days_later) == (0, 0)


def test_a_project_with_a_deadline_only_is_told_by_that(document: Document, clock: FixedClock) -> None:
    project = made(document)
    say(document, clock, project, "deadline", exact(date(2027, 1, 1)))
    say(document, clock, project, "deadline", exact(date(2027, 1, 31)))
    (found,) = read(document)
    assert found.ends == ()
    assert (found.told, found.days_later) == (found.agreed, 30)


def test_a_date_that_is_taken_back_and_given_again(document: Document, clock: FixedClock) -> None:
    project = made(document, end=exact(date(2026, 12, 1)))
    say(document, clock, project, "end", NO_TERM)
    say(document, clock, project, "end", exact(date(2026, 12, 5)))
    (found,) = read(document)
    assert [it.day for it in found.ends] == [date(2026, 12, 1), None, date(2026, 12, 5)]
    assert (found.times_moved, found.days_later) == (1, 4)


def test_a_project_without_any_date_is_left_out(document: Document) -> None:
    made(document)
    assert read(document) == []


def test_it_counts_until_it_was_done_and_goes_on_when_it_is_opened_again(
    document: Document, clock: FixedClock
) -> None:
    project = made(document, end=exact(date(2026, 12, 1)))
    say(document, clock, project, "state", "done")
    assert read(document)[0].finished == FIRST + timedelta(days=7)
    say(document, clock, project, "state", "active")
    assert read(document)[0].finished is None


@pytest.mark.parametrize("most", [1, 2, 9])
def test_the_largest_slips_come_first_and_what_keeps_its_word_is_no_slip(
    document: Document, clock: FixedClock, most: int
) -> None:
    for number, days in (("B1", 5), ("B2", 20), ("B3", 0), ("B4", -5)):
        project = made(document, number, exact(date(2026, 12, 10)))
        say(document, clock, project, "end", exact(date(2026, 12, 10) + timedelta(days=days)))
    assert [it.number for it in most_slipped(read(document), most)] == ["B2", "B1"][:most]
