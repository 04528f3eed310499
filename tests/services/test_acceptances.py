"""Findings that somebody judged to be right: told no more, until what they rest on changes."""

from datetime import timedelta
from itertools import combinations

import pytest

from tests.services.test_findings import add, days, directed, edit, groups  # noqa: F401 - a fixture
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.services import acceptances, areas, parties
from wsg_desktop.services.accepted_findings import AcceptedFinding, judge, read_accepted
from wsg_desktop.services.attention import read_attention
from wsg_desktop.services.document import Document
from wsg_desktop.services.finding_words import found_title
from wsg_desktop.services.findings import Found, read_findings
from wsg_desktop.services.history import HistoryWish, read_page
from wsg_desktop.texts import translator


def found(document: Document) -> list[Found]:
    today = document.clock.today()
    with document.reading() as read:
        return read_findings(read, read_attention(read, today).groups, today)


def accepted(document: Document) -> list[AcceptedFinding]:
    today = document.clock.today()
    with document.reading() as read:
        return read_accepted(read, read_attention(read, today).accepted, today)


def accept(document: Document, kind: Finding) -> None:
    judged = judge(next(it for it in found(document) if it.kind is kind))
    assert judged is not None
    document.change("klopt zo", lambda tx: acceptances.accept(tx, judged))


def kinds(document: Document) -> set[Finding]:
    return set(groups(document))


@pytest.mark.parametrize(
    ("fields", "kind", "change"),
    [
        ({"deadline": days(-5)}, Finding.SILENT, ("deadline", days(-4))),
        ({"phase": "realisation", "lead_parties": []}, Finding.REALISATION_WITHOUT_LEAD, None),
        ({"state": "on_hold", "end": days(30)}, Finding.PLANNED_ON_HOLD, ("end", days(31))),
        ({"percent": 100}, Finding.COMPLETE_BUT_OPEN, ("phase", "development")),
        ({"state": "new", "start": days(-10)}, Finding.NOT_BEGUN, ("start", days(-9))),
        ({"areas": []}, Finding.WITHOUT_AREA, None),
        ({"end": days(150)}, Finding.UNEXPLAINED, ("end", days(160))),
    ],
)
def test_accepted_finding_stays_away_until_what_it_rests_on_changes(
    directed: Document,  # noqa: F811
    clock: FixedClock,
    fields: dict[str, object],
    kind: Finding,
    change: tuple[str, object] | None,
) -> None:
    project = add(directed, "A1", **fields)
    assert kind in kinds(directed)

    accept(directed, kind)
    assert kind not in kinds(directed)
    assert [(it.found.kind, it.said.who) for it in accepted(directed)] == [(kind, "Jan")]
    edit(directed, project, "title", "Andere naam")
    clock.set(clock.now() + timedelta(days=3))
    assert kind not in kinds(directed), "another field and another day change nothing"

    if change:
        edit(directed, project, *change)
        assert kind in kinds(directed)
        assert accepted(directed) == []


def test_expectation_that_slips_again_is_told_again(directed: Document, clock: FixedClock) -> None:  # noqa: F811
    project = add(directed, "A1", end=days(10))
    for end in (20, 30):
        clock.set(clock.now() + timedelta(days=1))
        edit(directed, project, "end", days(end))
    accept(directed, Finding.GREEN_BUT_SLIPPED)
    assert kinds(directed) == set()

    edit(directed, project, "end", days(40))
    assert kinds(directed) == {Finding.GREEN_BUT_SLIPPED}
    accept(directed, Finding.GREEN_BUT_SLIPPED)
    assert len(accepted(directed)) == 1, "the new judgement takes the place of the old one"

    directed.undo()
    assert kinds(directed) == {Finding.GREEN_BUT_SLIPPED}


def test_area_without_director_may_be_right_and_is_asked_again_in_a_next_phase(document: Document) -> None:
    add(document, "A1")
    accept(document, Finding.AREA_WITHOUT_DIRECTOR)
    assert kinds(document) == set()
    area_id = document.change("gebied", lambda tx: areas.area_named(tx, "Bathmen"))
    document.change("fase", lambda tx: areas.set_area_field(tx, area_id, "phase", "realisation"))
    assert kinds(document) == {Finding.AREA_WITHOUT_DIRECTOR}


def test_of_three_names_every_two_are_asked_until_one_is_renamed(document: Document) -> None:
    names = ("Gemeente Almelo", "gem. Almelo", "Gem Almelo")
    document.change("partijen", lambda tx: parties.parties_named(tx, names[:2]))
    third = document.change("partij", lambda tx: parties.add_party(tx, names[2]))
    asked: list[str] = []
    while Finding.SAME_PARTY in kinds(document):
        asked += [found_title(it) for it in found(document)]
        accept(document, Finding.SAME_PARTY)
    assert asked == [f"{one} / {other}" for one, other in combinations(names, 2)]

    document.change("hernoemen", lambda tx: parties.set_party_field(tx, third, "name", "GEM. ALMELO!"))
    assert kinds(document) == {Finding.SAME_PARTY}


def test_accepted_finding_is_checked_again_and_history_says_both(directed: Document) -> None:  # noqa: F811
    add(directed, "A1", areas=[])
    accept(directed, Finding.WITHOUT_AREA)
    row = accepted(directed)[0]
    directed.change("weer controleren", lambda tx: acceptances.check_again(tx, row.id))
    assert kinds(directed) == {Finding.WITHOUT_AREA}

    with directed.reading() as read:
        entries = read_page(read, HistoryWish(), translator("en"), directed.clock.today())
    assert [it.words for it in entries[:2]] == [
        "To be checked again: A1 Project A1 (Without area)",
        "This is right: A1 Project A1 (Without area)",
    ]


def test_acceptance_is_no_news_of_the_project(directed: Document) -> None:  # noqa: F811
    add(directed, "A1", areas=[])
    with directed.reading() as read:
        before = read_attention(read, directed.clock.today()).now
    accept(directed, Finding.WITHOUT_AREA)
    with directed.reading() as read:
        assert read_attention(read, directed.clock.today()).now == before
