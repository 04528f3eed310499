"""Reads of the programme: links leave out what is in the bin."""

from datetime import UTC, datetime
from pathlib import Path

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import links, programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.programmes import list_links


def pairs(document: Document) -> list[tuple[str, str]]:
    with document.reading() as read:
        return [(link.source_id, link.target_id) for link in list_links(read)]


def test_links_of_what_is_in_the_bin_are_left_out_until_it_comes_back(tmp_path: Path) -> None:
    document = programme.create(tmp_path / "p.wsg", "tester", FixedClock(datetime(2026, 11, 23, tzinfo=UTC)))
    first, second, third = (
        document.change("add", lambda tx, title=title: projects.create(tx, title)) for title in "ABC"
    )
    document.change("link", lambda tx: links.add_link(tx, first, second))
    document.change("link", lambda tx: links.add_link(tx, second, third))
    assert pairs(document) == [(first, second), (second, third)]

    document.change("delete", lambda tx: projects.delete(tx, [third]))
    assert pairs(document) == [(first, second)]
    document.change("delete", lambda tx: projects.delete(tx, [first]))
    assert pairs(document) == []
    document.change("restore", lambda tx: projects.restore(tx, [first, third]))
    assert pairs(document) == [(first, second), (second, third)]
    document.close()
