"""What asks for attention: counted on real programmes, compared with a week ago, worst first."""

from datetime import date, timedelta

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import Check, Condition, Filter, View
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.attention import Attention, read_attention
from wsg_desktop.services.document import Document
from wsg_desktop.services.viewing import rows_in_view

TODAY = date(2026, 11, 23)


def add(document: Document, number: str, **fields: object) -> str:
    def work(tx):  # noqa: ANN001, ANN202
        made = projects.create(tx, f"Project {number}", number=number)
        for key, value in fields.items():
            project_fields.set_field(tx, made, key, value)
        return made

    return document.change("nieuw", work)


def edit(document: Document, project: str, key: str, value: object) -> None:
    document.change("wijzigen", lambda tx: project_fields.set_field(tx, project, key, value))


def seen(document: Document) -> Attention:
    with document.reading() as read:
        return read_attention(read, document.clock.today())


def in_days(days: int):  # noqa: ANN201
    return exact(TODAY + timedelta(days=days))


@pytest.fixture
def late(document: Document, clock: FixedClock) -> str:
    """Return a project that was on track ten days ago and is late now."""
    clock.set(clock.now() - timedelta(days=10))
    made = add(document, "A1", deadline=in_days(-3), lead_parties=["Bibliotheek"])
    add(document, "A2", deadline=in_days(40), lead_parties=["Bibliotheek"])
    clock.set(clock.now() + timedelta(days=10))
    return made


def test_cards_count_and_compare_with_a_week_ago(document: Document, late: str) -> None:
    add(document, "B1", deadline=in_days(5))
    found = seen(document)

    assert (found.now.late, found.now.near, found.now.near_without_lead) == (1, 1, 1)
    assert (found.now.without_lead, found.projects) == (1, 3)
    assert found.week_ago is not None
    assert (found.week_ago.late, found.week_ago.without_lead) == (0, 0)


def test_what_changed_this_week_is_taken_back_for_the_numbers_of_then(
    document: Document, clock: FixedClock, late: str
) -> None:
    clock.set(clock.now() - timedelta(days=9))
    other = add(document, "C1", deadline=in_days(-20), lead_parties=["Corporatie 1"])
    gone = add(document, "C2", deadline=in_days(-20))
    clock.set(clock.now() + timedelta(days=9))
    edit(document, other, "deadline", in_days(60))
    edit(document, other, "lead_parties", [])
    document.change("weg", lambda tx: projects.delete(tx, [gone]))

    found = seen(document)

    assert found.now.late == 1
    assert found.week_ago is not None
    assert found.week_ago.late == 2, "C1 with its old deadline, and C2 that is in the bin now"
    assert (found.now.without_lead, found.week_ago.without_lead) == (1, 1)


def test_young_programme_has_nothing_to_compare_with(document: Document) -> None:
    add(document, "A1")
    found = seen(document)

    assert found.week_ago is None
    assert found.since == 0


def test_stale_is_what_nobody_touched_and_counts_its_parties(document: Document, clock: FixedClock) -> None:
    clock.set(clock.now() - timedelta(days=120))
    add(document, "A1", lead_parties=["Bibliotheek", "Corporatie 1"])
    touched = add(document, "A2", lead_parties=["Corporatie 2"])
    clock.set(clock.now() + timedelta(days=120))
    edit(document, touched, "situation", "loopt")

    found = seen(document)

    assert (found.now.stale, found.now.stale_parties) == (1, 2)


def test_worst_consequence_comes_first(document: Document) -> None:
    led = {"lead_parties": ["Bibliotheek"]}
    add(document, "OK", deadline=in_days(90), **led)
    add(document, "NEAR", deadline=in_days(20), **led)
    add(document, "NOLEAD")
    add(document, "NEAR-NOLEAD", deadline=in_days(25))
    add(document, "LITTLE", deadline=in_days(-2), **led)
    add(document, "MUCH", deadline=in_days(-60), **led)
    add(document, "DONE", deadline=in_days(-60), state="done", **led)

    order = [item.project.number for item in seen(document).to_do]

    assert order == ["MUCH", "LITTLE", "NEAR-NOLEAD", "NEAR", "NOLEAD"]


def test_list_holds_ten_at_most(document: Document) -> None:
    for number in range(14):
        add(document, f"A{number}", deadline=in_days(-number - 1), lead_parties=["Bibliotheek"])

    found = seen(document).to_do

    assert [item.days_late for item in found] == list(range(14, 4, -1))


def test_every_card_compares_with_a_week_ago(document: Document, clock: FixedClock) -> None:
    clock.set(clock.now() - timedelta(days=100))
    add(document, "A1", deadline=in_days(28), lead_parties=["Bibliotheek"])
    touched = add(document, "A2", deadline=in_days(3))
    clock.set(clock.now() + timedelta(days=98))
    edit(document, touched, "lead_parties", ["Corporatie 1"])
    clock.set(clock.now() + timedelta(days=2))

    found = seen(document)

    assert (found.now.near, found.now.stale, found.now.without_lead) == (2, 1, 0)
    assert found.week_ago is not None
    assert (found.week_ago.near, found.week_ago.stale, found.week_ago.without_lead) == (1, 2, 1)


def test_cards_count_exactly_what_their_lists_show(document: Document, clock: FixedClock) -> None:
    clock.set(clock.now() - timedelta(days=92))
    add(document, "A2", deadline=in_days(30), lead_parties=["Bibliotheek"])
    clock.set(clock.now() + timedelta(days=1))
    add(document, "A1", deadline=in_days(-5))
    clock.set(clock.now() + timedelta(days=91))
    add(document, "A3", deadline=in_days(31), state="on_hold")
    add(document, "A4", deadline=in_days(0), state="cancelled")

    found, conditions = seen(document).now, (Check.LATE, Check.DEADLINE_NEAR, Check.STALE, Check.WITHOUT_LEAD)
    views = [View("", Filter(conditions=(Condition(check),))) for check in conditions]
    with document.reading() as read:
        lengths = [len(rows_in_view(read, view, TODAY)) for view in views]

    assert lengths == [found.late, found.near, found.stale, found.without_lead] == [1, 1, 1, 2]
