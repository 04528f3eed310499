"""What follows from an edit: followers move along, contradictions show, and all of it is one undo step.

Calendar of these tests: 4 January 2027 is a Monday, Good Friday 26 March is a working day, Easter Monday is
29 March.
"""

from collections.abc import Callable
from datetime import date

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import ItemKind, LinkType, Precision
from wsg_desktop.errors import UserError
from wsg_desktop.services import links, programme, progress, project_fields, projects, scheduling
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Followed, Transaction

Dates = tuple[date | None, date | None]


def on(month: int, day: int) -> date:
    return date(2027, month, day)


def add(
    tx: Transaction, number: str, first: date | None, last: date | None, kind: ItemKind = ItemKind.PROJECT
) -> str:
    made = projects.create(tx, f"Project {number}", number=number, kind=kind)
    if first:
        project_fields.set_field(tx, made, "start", exact(first))
    if last:
        project_fields.set_field(tx, made, "end", exact(last))
    return made


def row(document: Document, project_id: str) -> ProjectRow:
    with document.reading() as read:
        return stored.get_project(read, project_id)


def dates(document: Document, project_id: str) -> Dates:
    found = row(document, project_id)
    return found.start.day, found.end.day


def followed(document: Document) -> Followed:
    assert document.last_changes is not None
    return document.last_changes.followed


@pytest.fixture
def chain(document: Document) -> tuple[str, str, str]:
    """A from 4 to 15 January, B right after it, C two weeks after B by choice."""

    def work(tx: Transaction) -> tuple[str, str, str]:
        a = add(tx, "A", on(1, 4), on(1, 15))
        b = add(tx, "B", on(1, 18), on(1, 29))
        c = add(tx, "C", on(2, 15), on(2, 26))
        return a, b, c

    a, b, c = document.change("plan", work)
    document.change("link", lambda tx: [links.add_link(tx, a, b), links.add_link(tx, b, c)])
    return a, b, c


def shift(document: Document, *ids: str, days: int) -> Followed:
    document.change("shift", lambda tx: scheduling.shift(tx, ids, days, days))
    return followed(document)


def test_link_that_fits_moves_nothing(document: Document, chain: tuple[str, str, str]) -> None:
    assert dates(document, chain[1]) == (on(1, 18), on(1, 29))
    assert followed(document) == Followed()


def test_followers_move_as_far_as_their_links_ask_and_say_because_of_what(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, c = chain
    found = shift(document, a, days=7)

    assert dates(document, b) == (on(1, 25), on(2, 5))
    assert dates(document, c) == (on(2, 15), on(2, 26)), "there was room for it"
    assert [(it.id, it.working_days) for it in found.pushed] == [(b, 5)]
    assert found.pushed[0].because is not None
    assert found.pushed[0].because.source_id == a
    assert found.freed == ()


def test_all_that_moved_is_one_undo_step(document: Document, chain: tuple[str, str, str]) -> None:
    before = state_of(document)
    shift(document, chain[0], days=42)
    moved = state_of(document)
    assert dates(document, chain[2]) == (on(3, 15), on(3, 26))

    document.undo()
    assert state_of(document) == before
    document.redo()
    assert state_of(document) == moved
    assert_journal_is_true(document)


def test_what_was_pushed_may_come_back_to_where_it_was_by_choice(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, c = chain
    start = [dates(document, it) for it in chain]
    shift(document, a, days=42)
    assert row(document, c).not_before == exact(on(2, 15))

    back = shift(document, a, days=-42)
    assert back.pushed == ()
    assert [it.id for it in back.freed] == [b, c]
    assert dates(document, b) != start[1], "nothing comes back by itself"

    document.change("back", lambda tx: scheduling.move_back(tx, back.freed))
    assert [dates(document, it) for it in chain] == start
    assert followed(document) == Followed()


def test_follower_placed_later_by_hand_is_not_pulled_and_keeps_that_day(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, _ = chain
    shift(document, b, days=7)
    assert row(document, b).not_before == exact(on(1, 25))
    assert row(document, b).scheduling == "follows"

    found = shift(document, a, days=-7)
    assert found.freed == ()
    assert dates(document, b) == (on(1, 25), on(2, 5))


def test_follower_placed_before_its_link_allows_becomes_fixed_and_stays(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, _ = chain
    found = shift(document, b, days=-7)
    assert [(key, link.source_id) for key, link in found.contradicting] == [(b, a)]
    assert row(document, b).scheduling == "fixed"

    assert shift(document, a, days=14).pushed == ()
    assert dates(document, b) == (on(1, 11), on(1, 22))


def test_what_is_released_catches_up_with_its_links(document: Document, chain: tuple[str, str, str]) -> None:
    b = chain[1]
    shift(document, b, days=-7)
    document.change("loose", lambda tx: project_fields.set_field(tx, b, "scheduling", "follows"))

    assert dates(document, b) == (on(1, 18), on(1, 29))
    assert [it.id for it in followed(document).pushed] == [b]
    assert row(document, b).not_before == NO_TERM or row(document, b).not_before.day == on(1, 11)


def test_two_moved_together_stay_in_step_over_a_weekend(document: Document) -> None:
    def work(tx: Transaction) -> tuple[str, str]:
        a, b = add(tx, "A", on(1, 4), on(1, 4)), add(tx, "B", on(1, 7), on(1, 8))
        links.add_link(tx, a, b, lag=2)
        return a, b

    a, b = document.change("plan", work)
    found = shift(document, a, b, days=3)

    assert dates(document, a) == (on(1, 7), on(1, 7))
    assert dates(document, b) == (on(1, 12), on(1, 13)), "Friday and Monday lie in between"
    assert found.contradicting == ()
    assert row(document, b).scheduling == "follows"


def test_typed_dates_move_followers_too_and_a_pasted_block_counts_as_one(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, c = chain

    def paste(tx: Transaction) -> None:
        project_fields.set_field(tx, a, "end", exact(on(1, 22)))
        project_fields.set_field(tx, c, "end", exact(on(3, 5)))

    document.change("paste", paste)
    assert dates(document, b) == (on(1, 25), on(2, 5))
    assert [it.id for it in followed(document).pushed] == [b]


def test_new_link_pushes_and_removing_it_offers_to_come_back(document: Document) -> None:
    a, b = document.change(
        "p", lambda tx: (add(tx, "A", on(1, 4), on(1, 29)), add(tx, "B", on(1, 11), on(1, 15)))
    )
    link = document.change("link", lambda tx: links.add_link(tx, a, b, lag=1))
    assert dates(document, b) == (on(2, 2), on(2, 8))
    assert row(document, b).not_before == exact(on(1, 11))

    document.change("unlink", lambda tx: links.remove_link(tx, link))
    freed = followed(document).freed
    assert [(it.id, it.after) for it in freed] == [(b, (on(1, 11), on(1, 15)))]
    assert dates(document, b) == (on(2, 2), on(2, 8))


def test_longer_lag_pushes_and_shorter_offers_to_come_back(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, _ = chain
    document.change("lag", lambda tx: links.add_link(tx, a, b, lag=3))
    assert dates(document, b)[0] == on(1, 21)
    document.change("lag", lambda tx: links.add_link(tx, a, b, lag=1))
    assert [it.after[0] for it in followed(document).freed] == [on(1, 19)]


def test_what_waits_for_something_thrown_away_may_come_back(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, _ = chain
    shift(document, a, days=7)
    document.change("bin", lambda tx: projects.delete(tx, [a]))
    assert dates(document, b)[0] == on(1, 25)

    document.change("back", lambda tx: scheduling.shift(tx, [b], -7, -7))
    document.change("restore", lambda tx: projects.restore(tx, [a]))
    assert dates(document, b)[0] == on(1, 25), "it waits for it again"


def test_done_items_stay_where_they_happened(document: Document, chain: tuple[str, str, str]) -> None:
    a, b, _ = chain
    document.change("done", lambda tx: project_fields.set_field(tx, b, "state", "done"))
    assert shift(document, a, days=7).pushed == ()
    assert dates(document, b) == (on(1, 18), on(1, 29))


def test_milestone_may_fall_on_the_last_day_of_what_leads_to_it(document: Document) -> None:
    def work(tx: Transaction) -> tuple[str, str]:
        a, m = add(tx, "A", on(1, 4), on(1, 15)), add(tx, "M", None, on(1, 15), ItemKind.MILESTONE)
        links.add_link(tx, a, m)
        return a, m

    a, m = document.change("plan", work)
    assert followed(document) == Followed()
    shift(document, a, days=3)
    assert dates(document, m) == (None, on(1, 18))


def test_phases_go_along_with_a_pushed_project(document: Document, chain: tuple[str, str, str]) -> None:
    a, b, _ = chain

    def phases(tx: Transaction) -> None:
        for phase, first, last in (("development", 18, 22), ("realisation", 25, 29)):
            progress.set_phase_period(tx, b, phase, "planned_start", exact(on(1, first)))
            progress.set_phase_period(tx, b, phase, "planned_end", exact(on(1, last)))

    document.change("phases", phases)
    shift(document, a, days=14)
    periods = [(it.planned_start.day, it.planned_end.day) for it in row(document, b).phases]
    assert periods == [(on(2, 1), on(2, 5)), (on(2, 8), on(2, 12))]


def test_closing_days_of_the_programme_count(document: Document, chain: tuple[str, str, str]) -> None:
    a, b, _ = chain
    document.change("closed", lambda tx: programme.add_closing_days(tx, "Recess", on(1, 25), on(1, 29)))
    shift(document, a, days=7)
    assert dates(document, b) == (on(2, 1), on(2, 5)), "of its ten days five were closed already"


def test_end_that_goes_on_or_is_unknown_asks_nothing(document: Document, chain: tuple[str, str, str]) -> None:
    a, b, _ = chain
    document.change(
        "open", lambda tx: project_fields.set_field(tx, a, "end", Term(None, Precision.ONGOING, "doorlopend"))
    )
    assert followed(document).pushed == ()
    assert dates(document, b) == (on(1, 18), on(1, 29))


@pytest.mark.parametrize(
    ("kind", "lag", "start"),
    [
        (LinkType.FINISH_START, 0, on(1, 18)),
        (LinkType.FINISH_START, -3, on(1, 13)),
        (LinkType.START_START, 4, on(1, 8)),
        (LinkType.FINISH_FINISH, 0, on(1, 11)),
        (LinkType.START_FINISH, 8, on(1, 7)),
    ],
)
def test_kinds_of_links(document: Document, kind: LinkType, lag: int, start: date) -> None:
    """A takes 4 to 15 January, B five working days from the fourth on."""
    a, b = document.change(
        "p", lambda tx: (add(tx, "A", on(1, 4), on(1, 15)), add(tx, "B", on(1, 4), on(1, 8)))
    )
    document.change("link", lambda tx: links.add_link(tx, a, b, kind, lag))
    assert dates(document, b)[0] == start


def test_work_that_ends_before_it_starts_is_refused_and_nothing_changes(
    document: Document, chain: tuple[str, str, str]
) -> None:
    before = state_of(document)
    with pytest.raises(UserError, match="A would end before it starts"):
        document.change("shift", lambda tx: scheduling.shift(tx, [chain[0]], 30, 0))
    assert state_of(document) == before


Work = Callable[[Transaction], object]


@pytest.mark.parametrize("field", ["title", "effort", "deadline"])
def test_other_fields_move_nothing(document: Document, chain: tuple[str, str, str], field: str) -> None:
    value: object = exact(on(12, 31)) if field == "deadline" else "anders"
    document.change("edit", lambda tx: project_fields.set_field(tx, chain[0], field, value))
    assert followed(document) == Followed()


def test_out_of_a_conflict_an_item_goes_to_the_first_day_of_all_its_links_and_follows_again(
    document: Document, chain: tuple[str, str, str]
) -> None:
    a, b, c = chain
    document.change("link", lambda tx: links.add_link(tx, a, c, LinkType.FINISH_START, 15))
    shift(document, c, days=-21)
    assert row(document, c).scheduling == "fixed"

    document.change("out", lambda tx: scheduling.move_to_allowed(tx, c))

    # B asks for 1 February, A for three weeks after 15 January: 8 February.
    assert dates(document, c) == (on(2, 8), on(2, 19))
    assert row(document, c).scheduling == "follows"
    assert followed(document) == Followed()
    shift(document, b, days=14)
    assert dates(document, c) == (on(2, 15), on(2, 26))


def test_work_linked_to_a_milestone_that_closes_something_begins_the_day_after(document: Document) -> None:
    def work(tx: Transaction) -> tuple[str, str]:
        before = add(tx, "A", on(1, 4), on(1, 15))
        handed = add(tx, "M", None, on(1, 15), ItemKind.MILESTONE)
        links.add_link(tx, before, handed)
        return handed, add(tx, "B", on(1, 11), on(1, 12))

    handed, after = document.change("vullen", work)

    document.change("koppelen", lambda tx: links.add_link(tx, handed, after))

    assert dates(document, after) == (on(1, 18), on(1, 19))
