"""Edits that are right alone and wrong together: refused at undo, redo and restore, and told by `check`."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.errors import Conflict
from wsg_desktop.services import areas, links, parties, progress, project_fields, projects
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.standing_rules import BrokenRule
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

Work = Callable[[Transaction], Any]


@pytest.fixture
def lines(document: Document) -> list[str]:
    """Return three lines of the outline, P-0001 to P-0003."""
    return document.change("lines", lambda tx: [projects.create(tx, title) for title in "abc"])


def does(document: Document, who: str, work: Work) -> Any:
    """Let somebody make a change."""
    document.who = who
    return document.change("bewerken", work)


def refused_redo(document: Document) -> str:
    """Let Jan redo, which must change nothing, and return what he is told."""
    document.who = "Jan"
    before = state_of(document)
    with pytest.raises(BrokenRule) as refusal:
        document.redo()
    assert state_of(document) == before
    assert check_programme(document) == []
    return refusal.value.text(translator("en"))


def test_redo_puts_no_line_under_itself(document: Document, lines: list[str]) -> None:
    first, second, _ = lines
    does(document, "Jan", lambda tx: projects.move(tx, first, parent_id=second, after_id=None))
    document.undo()
    does(document, "Piet", lambda tx: projects.move(tx, second, parent_id=first, after_id=None))

    assert "P-0001, P-0002 stand under each other" in refused_redo(document)


def test_redo_puts_no_line_under_one_in_the_bin(document: Document, lines: list[str]) -> None:
    first, second, _ = lines
    does(document, "Jan", lambda tx: projects.move(tx, second, parent_id=first, after_id=None))
    document.undo()
    does(document, "Piet", lambda tx: projects.delete(tx, [first]))

    assert "P-0002 stands under a line that is in the bin" in refused_redo(document)


def test_redo_closes_no_circle_of_links(document: Document, lines: list[str]) -> None:
    first, second, _ = lines
    does(document, "Jan", lambda tx: links.add_link(tx, first, second))
    document.undo()
    does(document, "Piet", lambda tx: links.add_link(tx, second, first))

    assert "P-0001, P-0002 wait for each other" in refused_redo(document)


def test_redo_gives_no_name_a_second_time(document: Document) -> None:
    does(document, "Jan", lambda tx: areas.add_area(tx, "Bathmen"))
    document.undo()
    does(document, "Piet", lambda tx: areas.add_area(tx, "bathmen"))

    assert "bathmen is there twice" in refused_redo(document).lower()


def test_redo_bins_nothing_that_is_in_use(document: Document, lines: list[str]) -> None:
    party = does(document, "Jan", lambda tx: parties.add_party(tx, "Bibliotheek"))
    does(document, "Jan", lambda tx: parties.delete_party(tx, party))
    document.undo()
    does(document, "Piet", lambda tx: project_fields.set_field(tx, lines[0], "lead_parties", ["Bibliotheek"]))

    assert "Bibliotheek is in the bin, but P-0001" in refused_redo(document)


def test_number_in_other_letters_is_the_same_number(document: Document, lines: list[str]) -> None:
    does(document, "Jan", lambda tx: project_fields.set_field(tx, lines[0], "number", "B1"))
    document.undo()
    does(document, "Piet", lambda tx: project_fields.set_field(tx, lines[1], "number", "b1"))

    assert "Number B1 is used twice" in refused_redo(document)


def test_restoring_closes_no_circle_of_links(document: Document, lines: list[str]) -> None:
    first, second, third = lines
    does(document, "Jan", lambda tx: links.add_link(tx, first, second))
    does(document, "Jan", lambda tx: links.add_link(tx, second, third))
    does(document, "Jan", lambda tx: projects.delete(tx, [second]))
    made = does(document, "Jan", lambda tx: links.add_link(tx, third, first))

    with pytest.raises(BrokenRule, match="P-0001, P-0002, P-0003 wait for each other"):
        does(document, "Jan", lambda tx: projects.restore(tx, [second]))

    does(document, "Jan", lambda tx: links.remove_link(tx, made))
    assert does(document, "Jan", lambda tx: projects.restore(tx, [second])) == [second]
    assert check_programme(document) == []


def test_what_was_wrong_before_stops_no_undo(document: Document, lines: list[str]) -> None:
    with closing(sqlite3.connect(document.path)) as database:
        database.execute("UPDATE project SET number = 'p-0001' WHERE number = 'P-0002'")
        database.commit()
    does(document, "Jan", lambda tx: project_fields.set_field(tx, lines[2], "number", "C3"))

    assert document.undo() == "bewerken"


def test_undo_of_what_others_build_on_is_told_as_that(document: Document) -> None:
    project = does(document, "Jan", lambda tx: projects.create(tx, "Buurtbus"))
    does(document, "Piet", lambda tx: progress.add_situation(tx, project, "rijdt"))
    document.who = "Jan"

    with pytest.raises(Conflict, match="something that came later needs it") as refusal:
        document.undo()

    assert "“bewerken”" in refusal.value.text(translator("en"))
    assert_journal_is_true(document)


def test_check_tells_of_circles_in_the_outline_and_of_a_journal_that_lies(
    document: Document, lines: list[str]
) -> None:
    first, second, third = lines
    with closing(sqlite3.connect(document.path)) as database:
        database.execute("UPDATE project SET parent_id = ? WHERE id = ?", (first, second))
        database.execute("UPDATE project SET parent_id = ? WHERE id = ?", (second, first))
        database.execute("DELETE FROM change WHERE row_id = ?", (third,))
        database.execute(
            "INSERT INTO change VALUES (2, 99, 'project', 'nobody', 'nobody', 'update', 'title', '1', '2')"
        )
        database.commit()

    told = [problem.text(translator("en")) for problem in check_programme(document)]

    assert any("P-0001, P-0002 stand under each other" in line for line in told)
    for place in (f"project/{first}/parent_id", f"project/{third}", "project/nobody"):
        assert any(f"present state at {place}." in line for line in told)
