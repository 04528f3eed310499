"""Papers sent, meetings closed and corrected: facts that nobody undoes, with the place that they fix."""

from datetime import date
from pathlib import Path

import pytest

from tests.services.meeting import FIRST, PAPER, SECOND, THIRD, WEEK, Table
from tests.store.state import assert_journal_is_true
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.domain.terms import exact
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.services import agendas, decisions, meeting_moments, meetings, undoing
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import Choice, as_on_meeting, open_points, paper_of
from wsg_desktop.store import decisions as stored
from wsg_desktop.store import projects
from wsg_desktop.store.meeting_moments import list_moments, list_sent_papers
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group, a week ahead of its first meeting."""
    return Table(document, clock).on(FIRST - WEEK)


def asked(table: Table, title: str = "Deadline van B1") -> str:
    return table.do(
        lambda tx: decisions.ask(tx, table.ids.body, title, meeting_id=table.ids.first, text="Akkoord.")
    )


def taken(table: Table, decision_id: str) -> str:
    return table.do(lambda tx: decisions.record_outcome(tx, decision_id, Outcome(DecisionState.TAKEN)))


def test_nothing_empty_goes_out_and_no_papers_once_it_is_closed(table: Table, tmp_path: Path) -> None:
    empty = tmp_path / "leeg.docx"
    empty.touch()
    with pytest.raises(FileProblem, match=r"leeg\.docx is empty"):
        paper_of(empty, "docx")
    with pytest.raises(FileProblem) as told:
        paper_of(tmp_path, "docx")
    assert "kan niet worden gelezen: het is een map." in told.value.text(translator("nl"))
    table.on(FIRST).close(table.ids.first)
    with pytest.raises(UserError, match="is closed, so its papers cannot go out any more"):
        table.send(table.ids.first)


def test_papers_fix_what_they_say_with_the_fingerprint_of_every_file(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "Agenda.docx"
    path.write_bytes(b"agenda")
    paper = paper_of(path, "agenda")
    assert (paper.size, paper.digest[:8]) == (6, "df71fb0b")
    moment = table.fact(lambda tx: meeting_moments.send_papers(tx, table.ids.first, [paper], note="per mail"))
    table.set(table.ids.b1, "end", exact(date(2027, 5, 31)))
    with table.document.reading() as read:
        (kept,) = list_moments(read)
        (sent,) = list_sent_papers(read, table.ids.first)
        seq = as_on_meeting(read, table.ids.first)
    assert (kept.id, kept.kind, kept.note, kept.seq) == (moment, "papers_sent", "per mail", seq)
    assert (sent.file_name, sent.digest, sent.size) == ("Agenda.docx", paper.digest, 6)
    with table.document.reading(as_on=seq) as read:
        assert projects.get_project(read, table.ids.b1).end == exact(date(2027, 3, 31))
    with pytest.raises(FileProblem, match=r"Weg\.docx"):
        paper_of(tmp_path / "Weg.docx", "agenda")


def test_facts_are_not_undone_and_what_came_before_them_can_be(table: Table) -> None:
    table.set(table.ids.b1, "end", exact(date(2027, 5, 31)))
    table.send(table.ids.first)
    with table.document.reading() as read:
        fact = list_moments(read)[0].kept_in
    with pytest.raises(UserError, match="it is a fact"):
        table.do(lambda tx: undoing.take_back_set(tx, fact))
    assert table.document.undo() == "doen"
    with table.document.reading() as read:
        assert len(list_moments(read)) == 1
    assert_journal_is_true(table.document)
    with pytest.raises(ValueError, match="fact"):
        table.do(lambda tx: meeting_moments.send_papers(tx, table.ids.second, [PAPER]))


def test_papers_are_sent_once_and_what_is_new_goes_after_them(table: Table) -> None:
    with pytest.raises(UserError, match="not sent yet"):
        table.fact(lambda tx: meeting_moments.send_after(tx, table.ids.first, [PAPER]))
    with pytest.raises(UserError, match="no file"):
        table.fact(lambda tx: meeting_moments.send_papers(tx, table.ids.first, []))
    table.send(table.ids.first)
    with pytest.raises(UserError, match="26-11-2026"):
        table.send(table.ids.first)
    table.fact(lambda tx: meeting_moments.send_after(tx, table.ids.first, [PAPER]))
    with table.document.reading() as read:
        assert [it.kind for it in list_moments(read)] == ["papers_sent", "sent_after"]
        assert as_on_meeting(read, table.ids.first) == list_moments(read)[0].seq


def test_closing_asks_what_to_do_with_what_has_no_outcome(table: Table) -> None:
    over, gone, stays, done = (asked(table, name) for name in ("Over", "Weg", "Blijft", "Genomen"))
    taken(table, done)
    with pytest.raises(UserError, match="03-12-2026 is still to be held"):
        table.close(table.ids.first)
    table.on(FIRST)
    with pytest.raises(UserError, match="of: Over; Weg; Blijft"):
        table.close(table.ids.first)
    choices = {over: Choice.HOLD_OVER, gone: Choice.DROP, stays: Choice.STAY}
    table.fact(lambda tx: meeting_moments.close(tx, table.ids.first, choices))
    with table.document.reading() as read:
        found = {it.title: (it.state, it.meeting_id) for it in stored.list_decisions(read)}
    ids = table.ids
    assert found == {
        "Over": ("held_over", ids.second),
        "Weg": ("withdrawn", ids.first),
        "Blijft": ("asked", ids.first),
        "Genomen": ("taken", ids.first),
    }
    with pytest.raises(UserError, match="closed before"):
        table.close(ids.first)
    # What stayed open may still be decided, outside the meeting.
    assert taken(table, stays) == "2026-12-02"


def test_holding_over_needs_a_next_meeting_and_held_over_goes_on_by_itself(table: Table) -> None:
    decision = asked(table)
    table.on(THIRD).do(lambda tx: decisions.put_on(tx, decision, table.ids.third))
    with pytest.raises(UserError, match="no next meeting"):
        table.fact(lambda tx: meeting_moments.close(tx, table.ids.third, {decision: Choice.HOLD_OVER}))
    table.do(lambda tx: decisions.put_on(tx, decision, table.ids.first))
    table.do(lambda tx: decisions.record_outcome(tx, decision, Outcome(DecisionState.HELD_OVER)))
    with table.document.reading() as read:
        assert [it.is_held_over for it in open_points(read, table.ids.first)] == [True]
    table.close(table.ids.first)
    with table.document.reading() as read:
        assert stored.get_decision(read, decision).meeting_id == table.ids.second


def test_what_was_called_off_is_not_closed_until_it_goes_on(table: Table) -> None:
    ids = table.ids
    table.on(FIRST).do(lambda tx: meetings.call_off(tx, ids.first))
    with pytest.raises(UserError, match="03-12-2026 was called off"):
        table.close(ids.first)
    table.do(lambda tx: meetings.let_go_on(tx, ids.first))
    table.close(ids.first)


def test_a_meeting_that_turns_out_to_be_on_another_day_takes_its_decisions_along(table: Table) -> None:
    ids, held = table.ids, asked(table, "Blijft open")
    decision = asked(table)
    number = taken(table, decision)
    table.do(lambda tx: meetings.move_meeting(tx, ids.first, FIRST + WEEK))
    with table.document.reading() as read:
        kept, waits = stored.get_decision(read, decision), stored.get_decision(read, held)
    assert (kept.decided_on, kept.number, waits.decided_on) == (FIRST + WEEK, number, None)
    table.document.undo()
    with table.document.reading() as read:
        assert stored.get_decision(read, decision).decided_on == FIRST


def test_nothing_is_held_over_to_a_meeting_that_is_closed_already(table: Table) -> None:
    decision = asked(table)
    table.on(SECOND).close(table.ids.second)
    table.fact(lambda tx: meeting_moments.close(tx, table.ids.first, {decision: Choice.HOLD_OVER}))
    with table.document.reading() as read:
        assert stored.get_decision(read, decision).meeting_id == table.ids.third


def test_what_is_closed_stays_as_it_is_for_services_and_for_undo(table: Table) -> None:
    ids = table.ids
    item = table.do(lambda tx: agendas.add_item(tx, ids.first, "Rondvraag"))
    decision = asked(table)
    table.do(lambda tx: agendas.set_item_field(tx, item, "minutes", "Niemand heeft iets."))
    taken(table, decision)
    with table.document.reading() as read:
        seq = read.exec_driver_sql("select max(seq) from change_set").scalar_one()
    table.on(FIRST).close(ids.first)
    refused = (
        lambda tx: agendas.set_item_field(tx, item, "minutes", "Toch wel."),
        lambda tx: agendas.remove_item(tx, item),
        lambda tx: agendas.move_item(tx, item, None),
        lambda tx: agendas.add_item(tx, ids.first, "Extra"),
        lambda tx: agendas.add_paper(tx, item, "brief.pdf"),
        lambda tx: decisions.set_field(tx, decision, "text", "Anders."),
        lambda tx: decisions.record_outcome(tx, decision, Outcome(DecisionState.REJECTED)),
        lambda tx: decisions.add_project(tx, decision, ids.b1),
        lambda tx: decisions.delete(tx, decision),
        lambda tx: decisions.put_on(tx, decision, ids.second),
        lambda tx: decisions.ask(tx, ids.body, "Nog een", meeting_id=ids.first),
        lambda tx: undoing.take_back_set(tx, seq),
    )
    for work in refused:
        with pytest.raises(UserError, match="03-12-2026 is closed"):
            table.do(work)
    with pytest.raises(UserError, match="03-12-2026 is closed"):
        table.document.undo()
    # What has nothing to do with the meeting is undone as ever.
    table.set(ids.b1, "end", exact(date(2027, 5, 31)))
    assert table.document.undo() == "doen"


def test_what_was_held_over_is_fixed_where_it_was_and_goes_on_where_it_went(table: Table) -> None:
    ids, decision = table.ids, asked(table)
    held = table.do(lambda tx: decisions.record_outcome(tx, decision, Outcome(DecisionState.HELD_OVER)))
    table.on(FIRST).close(ids.first)
    with pytest.raises(UserError, match="03-12-2026 is closed"):
        table.document.undo()
    # At the next meeting it is changed, and that is undone, as ever.
    table.do(lambda tx: decisions.set_field(tx, decision, "text", "Akkoord, alsnog."))
    assert table.document.undo() == "doen"
    with table.document.reading() as read:
        kept = stored.get_decision(read, decision)
    assert (kept.number, kept.state, kept.meeting_id) == (held, "held_over", ids.second)


def test_undo_puts_nothing_back_on_the_table_of_a_closed_meeting(table: Table) -> None:
    ids, decision = table.ids, asked(table)
    table.do(lambda tx: decisions.put_on(tx, decision, ids.second))
    table.on(FIRST).close(ids.first)
    with pytest.raises(UserError, match="03-12-2026 is closed"):
        table.document.undo()


def test_a_correction_is_visible_and_says_what_and_why(table: Table) -> None:
    ids = table.ids
    decision = asked(table)
    taken(table, decision)

    def work(tx: Transaction) -> None:
        decisions.record_outcome(tx, decision, Outcome(DecisionState.CHANGED, "Akkoord, per 1 juni."))

    def correct(why: str) -> str:
        return table.fact(lambda tx: meeting_moments.correct(tx, ids.first, "besluit 2026-12-01", why, work))

    with pytest.raises(UserError, match="not closed yet"):
        correct("de datum ontbrak")
    table.on(FIRST).close(ids.first)
    with pytest.raises(UserError, match="Say why"):
        correct(" ")
    with table.document.reading() as read:
        closed = as_on_meeting(read, ids.first)
    table.on(SECOND - WEEK)
    correct("de datum ontbrak")
    with table.document.reading() as read:
        kept = list_moments(read)[-1]
        now = stored.get_decision(read, decision)
        assert as_on_meeting(read, ids.first) == closed
    assert (kept.kind, kept.note) == ("corrected", "besluit 2026-12-01: de datum ontbrak")
    assert (now.sentence, now.number, now.state) == ("Akkoord, per 1 juni.", "2026-12-01", "changed")
    with table.document.reading(as_on=closed) as read:
        assert stored.get_decision(read, decision).sentence == "Akkoord."
    with pytest.raises(UserError, match=r"nothing to undo|is closed"):
        table.document.undo()


def test_what_becomes_of_a_decision_goes_on_after_closing(table: Table) -> None:
    ids = table.ids
    decision = asked(table)
    part = table.do(
        lambda tx: decisions.add_project(
            tx, decision, ids.b1, field="deadline", deadline=exact(date(2027, 5, 31))
        )
    )
    table.do(
        lambda tx: decisions.record_outcome(
            tx, decision, Outcome(DecisionState.RESERVED, reserved_for="gemeenteraad", reserved_until=SECOND)
        )
    )
    table.on(FIRST).close(ids.first)
    table.do(lambda tx: decisions.settle_reservation(tx, decision, ReservationOutcome.LIFTED))
    table.do(lambda tx: decisions.apply_to_project(tx, part))
    assert table.document.undo() == "doen"
    assert table.document.undo() == "doen"
    with table.document.reading() as read:
        assert stored.get_decision(read, decision).reservation == "open"
        with pytest.raises(UserError, match="14-01-2027"):
            as_on_meeting(read, ids.second)
