"""What changed since last week, as news: what matters most of each project, and who said so."""

from datetime import date, timedelta

import pytest

from wsg_desktop.domain.clock import FixedClock, end_of_day
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.news import OF_ONE_SET, read_news
from wsg_desktop.store import changes
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 23)


@pytest.fixture
def project(document: Document, clock: FixedClock) -> str:
    """Return a project of two weeks ago."""

    def work(tx: Transaction) -> str:
        made = projects.create(tx, "Eettafel in het wijkcentrum", number="R2")
        project_fields.set_field(tx, made, "end", exact(date(2027, 3, 15)))
        return made

    clock.set(clock.now() - timedelta(days=14))
    made = document.change("nieuw", work)
    clock.set(clock.now() + timedelta(days=14))
    return made


def told(document: Document) -> list[tuple[str, str]]:
    with document.reading() as read:
        seq = changes.seq_at(read, end_of_day(TODAY - timedelta(days=7)))
        return [(it.title, it.text) for it in read_news(read, seq, translator("en"), TODAY)]


def test_who_reported_it_is_told(document: Document, project: str) -> None:
    def work(tx: Transaction) -> None:
        project_fields.set_field(tx, project, "end", exact(date(2027, 3, 29)))
        progress.add_situation(tx, project, "wacht op de keuken", reported_by="Welzijnsinstelling")

    document.change("overzicht verwerken", work)
    assert told(document) == [
        ("Eettafel in het wijkcentrum", "expected end 15 Mar → 29 Mar, reported by Welzijnsinstelling")
    ]


def test_else_who_changed_it_is_told(document: Document, project: str) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, project, "effort", "200 uur"))
    assert told(document) == [("Eettafel in het wijkcentrum", "effort: 200 uur, by Jan")]


def test_entry_of_the_situation_begins_with_who_reported_it(document: Document, project: str) -> None:
    document.change("x", lambda tx: progress.add_situation(tx, project, "loopt", reported_by="Bibliotheek"))
    assert told(document) == [("Eettafel in het wijkcentrum", "reported by Bibliotheek: loopt")]


def test_what_matters_most_of_a_project_is_told(document: Document, project: str) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, project, "end", exact(date(2027, 4, 1))))
    document.change("y", lambda tx: project_fields.set_field(tx, project, "percent", 40))
    assert told(document) == [("Eettafel in het wijkcentrum", "expected end 15 Mar → 1 Apr, by Jan")]


def test_what_came_back_is_no_news(document: Document, project: str) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, project, "title", "Anders"))
    document.undo()
    assert told(document) == []


def test_large_change_is_one_piece_of_news(document: Document, project: str) -> None:
    def work(tx: Transaction) -> None:
        for number in range(OF_ONE_SET + 5):
            projects.create(tx, f"Project {number}", number=f"X{number}")

    document.change("import lijst.xlsx", work)
    document.change("x", lambda tx: project_fields.set_field(tx, project, "title", "Samen eten"))
    assert told(document) == [
        ("Samen eten", "project Eettafel in het wijkcentrum → Samen eten, by Jan"),
        ("Import lijst.xlsx", "many projects at once, by Jan"),
    ]
