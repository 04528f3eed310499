"""The history of a whole programme from the journal: a page at a time, by who, when, kind and words."""

from datetime import timedelta

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import parties, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.importing import IMPORT_LABEL
from wsg_desktop.store.change_sets import Found, SetFilter, list_sets
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import sentence

IMPORTS = sentence(IMPORT_LABEL, name="").split(",")[0]


@pytest.fixture
def filled(document: Document, clock: FixedClock) -> Document:
    """Return a programme with change sets 2 to 7, an hour apart, of two people."""
    project = document.change("nieuw", lambda tx: projects.create(tx, "nul", number="B1"))

    def title(words: str, label: str) -> None:
        clock.set(clock.now() + timedelta(hours=1))
        document.change(label, lambda tx: project_fields.set_field(tx, project, "title", words))

    title("een", "titel")
    document.who = "Piet"
    title("twee", sentence(IMPORT_LABEL, name="lijst, van [Jan].xlsx"))
    document.undo()
    document.record_fact("verstuurd", lambda tx: parties.add_party(tx, "Bibliotheek"))
    document.change("weg", lambda tx: projects.delete(tx, [project]))
    return document


def found(document: Document, wanted: SetFilter) -> list[int]:
    with document.reading() as read:
        return [row.seq for row in list_sets(read, wanted)]


def test_pages_go_on_below_the_last_number(filled: Document) -> None:
    with filled.reading() as read:
        first = list_sets(read, SetFilter(), limit=3)
        second = list_sets(read, SetFilter(), before=first[-1].seq, limit=10)
    assert [row.seq for row in (*first, *second)] == [7, 6, 5, 4, 3, 2, 1]
    assert (first[0].lines, first[0].projects) == (1, 1)


def test_areas_and_parties_are_no_projects(filled: Document) -> None:
    def work(tx: Transaction) -> None:
        made = projects.create(tx, "een", number="C1")
        projects.create(tx, "twee", number="C2")
        project_fields.set_field(tx, made, "lead_parties", ["Corporatie 1", "Corporatie 2"])
        project_fields.set_field(tx, made, "areas", ["Bathmen"])

    filled.change("veel", work)
    with filled.reading() as read:
        (row,) = list_sets(read, SetFilter(), limit=1)
    assert row.projects == 2
    filled.undo()
    with filled.reading() as read:
        assert list_sets(read, SetFilter(), limit=1)[0].projects == 2


@pytest.mark.parametrize(
    ("kind", "seqs"), [("edit", [3, 2]), ("import", [4]), ("undo", [5]), ("fact", [6, 1]), ("bin", [7])]
)
def test_kinds(filled: Document, kind: str, seqs: list[int]) -> None:
    assert found(filled, SetFilter(kind=kind, import_label=IMPORTS)) == seqs


def test_who_and_when(filled: Document, clock: FixedClock) -> None:
    assert found(filled, SetFilter(who="Piet")) == [7, 6, 5, 4]
    assert found(filled, SetFilter(until=clock.now() - timedelta(minutes=30))) == [3, 2, 1]
    assert found(filled, SetFilter(since=clock.now() - timedelta(minutes=90))) == [7, 6, 5, 4, 3]


def test_words(filled: Document) -> None:
    assert found(filled, SetFilter(found=Found(labels=["weg"]))) == [7]
    assert found(filled, SetFilter(found=Found(fields=[("project", "title")]))) == [5, 4, 3]
    assert found(filled, SetFilter(found=Found())) == []
