"""Actions: numbered, held by whom the programme knows, late when their day has passed."""

from datetime import date

import pytest

from tests.services.meeting import FIRST, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.services import actions, parties
from wsg_desktop.services.document import Document
from wsg_desktop.store.actions import ActionRow, get_action, list_actions


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group on the day of its first meeting, with a party and a person."""
    made = Table(document, clock).on(FIRST)
    party = made.do(lambda tx: parties.add_party(tx, "Bibliotheek"))
    made.do(lambda tx: parties.add_person(tx, name="A. Jansen", party_id=party))
    return made


def rows(table: Table, **which: object) -> list[ActionRow]:
    with table.document.reading() as read:
        return list_actions(read, **which)  # pyright: ignore[reportArgumentType]


def test_the_first_due_comes_first_and_holders_are_known_where_they_are(table: Table) -> None:
    ids = table.ids
    table.do(
        lambda tx: actions.add(
            tx,
            "Huur regelen",
            holder="a. jansen",
            due=exact(date(2027, 1, 10)),
            project_id=ids.b1,
            meeting_id=ids.first,
            body_id=ids.body,
        )
    )
    table.do(lambda tx: actions.add(tx, "Folder maken", holder="bibliotheek", due=exact(FIRST)))
    table.do(lambda tx: actions.add(tx, "Wethouder bellen", holder="iemand van de gemeente"))
    found = rows(table)
    assert [(it.number, it.text, it.holder, it.party) for it in found] == [
        ("A-002", "Folder maken", "Bibliotheek", "Bibliotheek"),
        ("A-001", "Huur regelen", "A. Jansen", "Bibliotheek"),
        ("A-003", "Wethouder bellen", "iemand van de gemeente", ""),
    ]
    huur = found[1]
    assert (huur.project, huur.body, huur.meeting_day, huur.made_on) == (
        "B1 Servicewinkel", "Stuurgroep", FIRST, FIRST,
    )  # fmt: skip
    assert [it.number for it in rows(table, body_id=ids.body)] == ["A-001"]
    assert [it.number for it in rows(table, meeting_id=ids.first)] == ["A-001"]
    assert [it.is_late(date(2026, 12, 4)) for it in found] == [True, False, False]


def test_done_dropped_and_open_again(table: Table) -> None:
    one, two = (table.do(lambda tx, it=it: actions.add(tx, it)) for it in ("Een", "Twee"))
    table.do(lambda tx: actions.finish(tx, one))
    table.do(lambda tx: actions.drop(tx, two))
    assert [(it.state, it.done_on) for it in rows(table)] == [("done", FIRST), ("dropped", FIRST)]
    assert rows(table, open_only=True) == []
    table.do(lambda tx: actions.reopen(tx, one))
    assert [(it.number, it.done_on) for it in rows(table, open_only=True)] == [("A-001", None)]
    table.do(lambda tx: actions.delete(tx, one))
    assert [it.number for it in rows(table)] == ["A-002"]


def test_what_does_not_fit_is_said(table: Table) -> None:
    with pytest.raises(UserError, match="needs words"):
        table.do(lambda tx: actions.add(tx, "  "))
    with table.document.reading() as read, pytest.raises(NotFound, match="A-9"):
        get_action(read, "A-9")
    made = table.do(lambda tx: actions.add(tx, "Een", holder="A. Jansen"))
    table.do(lambda tx: actions.set_field(tx, made, "holder", ""))
    table.do(lambda tx: actions.set_field(tx, made, "text", " Iets  anders "))
    with table.document.reading() as read:
        found = get_action(read, "a-001")
    assert (found.holder, found.party, found.text) == ("", "", "Iets anders")


def test_action_of_a_meeting_is_one_of_its_body(table: Table) -> None:
    table.do(lambda tx: actions.add(tx, "Bellen", meeting_id=table.ids.first))
    (row,) = rows(table)
    assert row.body_id == table.ids.body
