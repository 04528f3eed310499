"""Changing a link that is there."""

from datetime import date

import pytest

from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.services import links, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.transaction import Transaction


def furnish(tx: Transaction) -> tuple[str, str, str]:
    """Return B1, R2 that follows it, and their link."""
    made: list[str] = []
    for number, first, last in (
        ("B1", date(2027, 3, 1), date(2027, 3, 5)),
        ("R2", date(2027, 3, 8), date(2027, 3, 12)),
    ):
        made.append(projects.create(tx, number, number=number))
        project_fields.set_field(tx, made[-1], "start", exact(first))
        project_fields.set_field(tx, made[-1], "end", exact(last))
    return made[0], made[1], links.add_link(tx, made[0], made[1])


def test_kind_and_lag_change_and_what_follows_moves_along(document: Document) -> None:
    _, follower, link = document.change("furnish", furnish)

    document.change("later", lambda tx: links.change_link(tx, link, LinkType.FINISH_START, 2))

    with document.reading() as read:
        assert [(it.id, it.type, it.lag) for it in list_links(read)] == [(link, "FS", 2)]
        assert stored.get_project(read, follower).start.day == date(2027, 3, 10)


def test_a_second_link_of_the_same_kind_is_refused(document: Document) -> None:
    source, target, link = document.change("furnish", furnish)
    other = document.change("also", lambda tx: links.add_link(tx, source, target, LinkType.START_START))

    with pytest.raises(UserError, match="R2 has this kind of link with B1 already"):
        document.change("try", lambda tx: links.change_link(tx, other, LinkType.FINISH_START, 0))

    document.change("lag", lambda tx: links.change_link(tx, other, LinkType.START_START, -1))
    with document.reading() as read:
        assert {(it.id, it.type, it.lag) for it in list_links(read)} == {(link, "FS", 0), (other, "SS", -1)}


def test_a_link_that_is_gone_is_said(document: Document) -> None:
    _, _, link = document.change("furnish", furnish)
    document.change("remove", lambda tx: links.remove_link(tx, link))

    with pytest.raises(Conflict):
        document.change("try", lambda tx: links.change_link(tx, link, LinkType.START_START, 0))


@pytest.mark.parametrize("lag", [1000, -1000, 10**22])
def test_a_lag_that_leads_out_of_the_calendar_is_refused(document: Document, lag: int) -> None:
    source, target, link = document.change("furnish", furnish)

    for work in (
        lambda tx: links.add_link(tx, source, target, lag=lag),
        lambda tx: links.add_link(tx, source, target, LinkType.START_START, lag),
        lambda tx: links.change_link(tx, link, LinkType.FINISH_START, lag),
    ):
        with pytest.raises(UserError, match="at most 999 days"):
            document.change("try", work)

    with document.reading() as read:
        assert [(it.type, it.lag) for it in list_links(read)] == [("FS", 0)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_project_and_its_own_part_do_not_wait_for_each_other(document: Document, turned: bool) -> None:
    def work(tx: Transaction) -> tuple[str, str]:
        whole = projects.create(tx, "Winkel", number="B1")
        part = projects.create(tx, "Balie", number="B1.1", parent_id=whole)
        return whole, projects.create(tx, "Plank", number="B1.1.1", parent_id=part)

    ends = document.change("make", work)
    source, target = reversed(ends) if turned else ends
    with pytest.raises(UserError, match=r"B1\.1\.1 is a part of B1"):
        document.change("link", lambda tx: links.add_link(tx, source, target))
    with document.reading() as read:
        assert list_links(read) == []
