"""Deadlines that hang on a date of the administrative calendar: moved along or not, never unasked."""

from datetime import date

import pytest

from tests.store.state import state_of
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.services import administrative_calendar, project_fields, projects
from wsg_desktop.services.calendar_days import named_days
from wsg_desktop.services.document import Document
from wsg_desktop.services.field_values import read_value
from wsg_desktop.services.history import HistoryWish, read_page
from wsg_desktop.store.bodies import count_hanging, list_hanging
from wsg_desktop.store.project_details import find_texts
from wsg_desktop.store.projects import get_project
from wsg_desktop.texts import translator

MARCH, APRIL = date(2027, 3, 11), date(2027, 4, 8)


@pytest.fixture
def council(document: Document) -> str:
    return document.change(
        "raad", lambda tx: administrative_calendar.add_period(tx, "Raad", "council", MARCH)
    )


@pytest.fixture
def project(document: Document, council: str) -> str:
    with document.reading() as read:
        days, today = named_days(read), document.clock.today()
    term = read_value("raad", FIELDS_BY_KEY["deadline"], today=today, named_days=days)
    assert term == exact(MARCH, "Raad")
    made = document.change("project", lambda tx: projects.create(tx, "Eettafel", number="B1"))
    document.change("deadline", lambda tx: project_fields.set_field(tx, made, "deadline", term))
    return made


def hanging(document: Document, council: str) -> list[str]:
    with document.reading() as read:
        found = list_hanging(read, council)
        assert count_hanging(read).get(council, 0) == len(found)
        return [name for _, name in found]


def deadline(document: Document, project: str) -> date | None:
    with document.reading() as read:
        return get_project(read, project).deadline.day


def move(document: Document, council: str, *, along: bool) -> None:
    document.change(
        "raad verplaatsen",
        lambda tx: administrative_calendar.change_period(
            tx, council, move_deadlines=along, first=APRIL, last=APRIL
        ),
    )


def test_deadline_moves_along_in_one_step_and_says_why(
    document: Document, council: str, project: str
) -> None:
    assert hanging(document, council) == ["B1 Eettafel"]
    before = state_of(document)
    move(document, council, along=True)
    assert (deadline(document, project), hanging(document, council)) == (APRIL, ["B1 Eettafel"])
    with document.reading() as read:
        texts = find_texts(read, [project])[project]
        (entry,) = read_page(read, HistoryWish(), translator("en"), document.clock.today())[:1]
    assert (texts.deadline_reason, texts.deadline_basis) == ("calendar", "Raad")
    assert any("deadline" in it.text and "moved along with Raad" in it.text for it in entry.lines)
    document.undo()
    assert state_of(document) == before


def test_deadline_that_stays_hangs_on_it_no_more(document: Document, council: str, project: str) -> None:
    move(document, council, along=False)
    assert (deadline(document, project), hanging(document, council)) == (MARCH, [])


def test_deadline_of_what_is_finished_is_history_and_stays(
    document: Document, council: str, project: str
) -> None:
    document.change("klaar", lambda tx: project_fields.set_field(tx, project, "state", "done"))
    assert hanging(document, council) == []
    move(document, council, along=True)
    assert deadline(document, project) == MARCH
    document.undo()
    document.undo()
    assert hanging(document, council) == ["B1 Eettafel"]


def test_another_why_of_the_same_deadline_lets_nothing_go(
    document: Document, council: str, project: str
) -> None:
    document.change(
        "raad", lambda tx: administrative_calendar.change_period(tx, council, name="Gemeenteraad")
    )
    term, reason = exact(MARCH, "Raad"), DeadlineReason.DECISION
    document.change("deadline", lambda tx: project_fields.set_deadline(tx, project, term, reason))
    assert hanging(document, council) == ["B1 Eettafel"]


def test_another_name_or_first_day_moves_nothing(document: Document, council: str, project: str) -> None:
    document.change(
        "raad",
        lambda tx: administrative_calendar.change_period(
            tx, council, name="Gemeenteraad", first=date(2027, 3, 10)
        ),
    )
    assert (deadline(document, project), hanging(document, council)) == (MARCH, ["B1 Eettafel"])


def test_another_deadline_or_no_calendar_lets_go(document: Document, council: str, project: str) -> None:
    term, reason = exact(date(2027, 3, 20), "20-3-2027"), DeadlineReason.DECISION
    document.change("deadline", lambda tx: project_fields.set_deadline(tx, project, term, reason))
    assert hanging(document, council) == []
    document.undo()
    assert hanging(document, council) == ["B1 Eettafel"]
    document.change("raad weg", lambda tx: administrative_calendar.remove_period(tx, council))
    assert deadline(document, project) == MARCH
    document.undo()
    assert hanging(document, council) == ["B1 Eettafel"]
