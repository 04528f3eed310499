"""The agenda of a meeting: fixed points, decisions in their place, order, times and papers."""

import pytest

from tests.services.meeting import FIRST, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import UserError
from wsg_desktop.services import actions, agendas, decisions
from wsg_desktop.services.agendas import Agenda, over_sentence, read_agenda
from wsg_desktop.services.document import Document
from wsg_desktop.texts import translator


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group with two decisions to ask at its first meeting."""
    made = Table(document, clock).on(FIRST)
    for title in ("Deadline van B1", "Realisatie van B2"):
        made.do(
            lambda tx, title=title: decisions.ask(
                tx, made.ids.body, title, meeting_id=made.ids.first, brought_by="De Vries"
            )
        )
    return made


def agenda(table: Table) -> Agenda:
    with table.document.reading() as read:
        return read_agenda(read, table.ids.first)


def titles(table: Table) -> list[str]:
    return [it.item.title for it in agenda(table).lines]


def test_an_empty_agenda_gets_fixed_points_and_decisions_and_nothing_twice(table: Table) -> None:
    tr = translator("nl")
    added = table.do(lambda tx: agendas.fill(tx, table.ids.first, tr))
    found = agenda(table)
    assert len(added) == len(found.lines) == 11
    assert titles(table)[3:8] == [
        "Voortgang en afwijkingen",
        "Besluiten",
        "Deadline van B1",
        "Realisatie van B2",
        "Thema of gebied",
    ]
    asked = found.lines[5]
    assert (asked.item.kind, asked.item.presenter, asked.number, asked.papers) == (
        "decision", "De Vries", 6, ("6",),
    )  # fmt: skip
    assert (found.lines[0].slot.begins, asked.slot.begins, found.lines[-1].slot.ends) == (
        "09:30", "10:10", "11:05",
    )  # fmt: skip
    assert over_sentence(found, tr) == "5 minuten te lang"
    assert table.do(lambda tx: agendas.fill(tx, table.ids.first, tr)) == []
    third = table.do(lambda tx: decisions.ask(tx, table.ids.body, "Nog een", meeting_id=table.ids.first))
    table.do(lambda tx: agendas.fill(tx, table.ids.first, tr))
    assert titles(table)[7] == "Nog een"
    assert agenda(table).lines[7].item.decision_id == third


def test_points_keep_the_order_that_people_give_them(table: Table) -> None:
    one, two, three = (
        table.do(lambda tx, it=it: agendas.add_item(tx, table.ids.first, it))
        for it in ("Een", "Twee", "Drie")
    )
    table.do(lambda tx: agendas.move_item(tx, three, None))
    table.do(lambda tx: agendas.move_item(tx, one, two))
    assert titles(table) == ["Drie", "Twee", "Een"]
    table.do(lambda tx: agendas.add_item(tx, table.ids.first, "Tussen", after_id=three))
    assert titles(table) == ["Drie", "Tussen", "Twee", "Een"]
    for _ in range(3):
        table.document.undo()
    assert titles(table) == ["Een", "Twee", "Drie"]


def test_papers_of_a_point_are_numbered_after_its_oplegnotitie(table: Table) -> None:
    table.do(lambda tx: agendas.fill(tx, table.ids.first, translator("nl")))
    item = agenda(table).lines[5].item.id
    first = table.do(lambda tx: agendas.add_paper(tx, item, "brief.pdf", "Brief"))
    table.do(lambda tx: agendas.add_paper(tx, item, "kaart.png"))
    line = agenda(table).lines[5]
    assert line.papers == ("6a", "6b", "6c")
    assert [(it.label, it.target) for it in line.item.papers] == [("Brief", "brief.pdf"), ("", "kaart.png")]
    table.do(lambda tx: agendas.remove_paper(tx, first))
    action = table.do(lambda tx: actions.add(tx, "Bellen", agenda_item_id=item, meeting_id=table.ids.first))
    table.do(lambda tx: agendas.remove_item(tx, item))
    assert action
    assert len(agenda(table).lines) == 10


def test_what_does_not_fit_is_said(table: Table) -> None:
    with pytest.raises(UserError, match="needs a subject"):
        table.do(lambda tx: agendas.add_item(tx, table.ids.first, " "))
    item = table.do(lambda tx: agendas.add_item(tx, table.ids.first, "Een", duration=90))
    assert over_sentence(agenda(table), translator("nl")) == ""
    with pytest.raises(UserError, match="0 to 1440"):
        table.do(lambda tx: agendas.set_item_field(tx, item, "duration", 2000))
    with pytest.raises(UserError, match="place of the file"):
        table.do(lambda tx: agendas.add_paper(tx, item, " "))
