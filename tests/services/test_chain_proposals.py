"""What a procesketen and a netwerkketen propose for the parts of a project."""

from datetime import date

import pytest

from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import ItemKind, LinkType
from wsg_desktop.errors import UserError
from wsg_desktop.services import links, project_fields, projects
from wsg_desktop.services.chain_proposals import Proposal, accept, propose
from wsg_desktop.services.document import Document
from wsg_desktop.services.plans import read_schedule
from wsg_desktop.store import projects as stored
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction


def furnish(tx: Transaction, kind: str = "process_chain") -> dict[str, str]:
    """Return the ids of a project with three parts that all begin at once."""
    made = {"whole": projects.create(tx, "Servicewinkel", number="B1")}
    project_fields.set_field(tx, made["whole"], "direction_type", kind)
    for name in ("Balie", "Inwerken", "Inrichten"):
        made[name] = projects.create(tx, name, parent_id=made["whole"])
        project_fields.set_field(tx, made[name], "start", exact(date(2027, 3, 1)))
        project_fields.set_field(tx, made[name], "end", exact(date(2027, 3, 12)))
    return made


def proposed(document: Document, project_id: str) -> Proposal | None:
    with document.reading() as read:
        return propose(read, project_id)


def rows(document: Document) -> dict[str, ProjectRow]:
    with document.reading() as read:
        return {row.title: row for row in stored.list_projects(read)}


def linked(document: Document) -> set[tuple[str, str, str]]:
    with document.reading() as read:
        titles = {row.id: row.title for row in stored.list_projects(read)}
        return {(titles[it.source_id], titles[it.target_id], it.type) for it in list_links(read)}


def test_a_process_chain_puts_its_parts_one_after_the_other_with_a_hand_over(document: Document) -> None:
    ids = document.change("furnish", furnish)
    proposal = proposed(document, ids["whole"])
    assert proposal is not None
    assert proposal.pairs == ((ids["Balie"], ids["Inwerken"]), (ids["Inwerken"], ids["Inrichten"]))

    document.change("accept", lambda tx: accept(tx, proposal, "Overdracht: {source} → {target}"))

    first, second = "Overdracht: Balie → Inwerken", "Overdracht: Inwerken → Inrichten"
    assert linked(document) == {
        ("Balie", first, "FS"), (first, "Inwerken", "FS"),
        ("Inwerken", second, "FS"), (second, "Inrichten", "FS"),
    }  # fmt: skip
    found = rows(document)
    assert list(found) == ["Servicewinkel", "Balie", first, "Inwerken", second, "Inrichten"]
    assert found[first].kind == ItemKind.MILESTONE.value
    days = {title: (row.start.day, row.end.day) for title, row in found.items()}
    assert days["Inwerken"] == (date(2027, 3, 15), date(2027, 3, 26))
    assert days["Inrichten"] == (date(2027, 3, 30), date(2027, 4, 12)), "after Easter Monday"
    assert days[first][1] == date(2027, 3, 12)
    assert days[second][1] == date(2027, 3, 26)
    with document.reading() as read:
        assert not [item for item in read_schedule(read) if item.conflicts]

    assert document.undo() == "accept"
    assert linked(document) == set()
    assert len(rows(document)) == 4


def test_a_network_chain_lets_its_parts_begin_together(document: Document) -> None:
    ids = document.change("furnish", lambda tx: furnish(tx, "network_chain"))
    proposal = proposed(document, ids["whole"])
    assert proposal is not None
    assert proposal.kind is LinkType.START_START

    document.change("accept", lambda tx: accept(tx, proposal))

    assert linked(document) == {("Balie", "Inwerken", "SS"), ("Balie", "Inrichten", "SS")}
    assert len(rows(document)) == 4


def test_a_milestone_is_a_moment_already(document: Document) -> None:
    def work(tx: Transaction) -> str:
        ids = furnish(tx)
        projects.delete(tx, [ids["Inwerken"]])
        projects.create(tx, "Opening", parent_id=ids["whole"], kind=ItemKind.MILESTONE)
        return ids["whole"]

    proposal = proposed(document, document.change("furnish", work))
    assert proposal is not None
    document.change("accept", lambda tx: accept(tx, proposal, "Overdracht: {source} → {target}"))

    hand_over = "Overdracht: Balie → Inrichten"
    assert linked(document) == {
        ("Balie", hand_over, "FS"), (hand_over, "Inrichten", "FS"), ("Inrichten", "Opening", "FS"),
    }  # fmt: skip
    assert rows(document)["Opening"].end.day is None


@pytest.mark.parametrize("why", ["linked", "one part", "no type", "in the bin"])
def test_nothing_is_proposed(document: Document, why: str) -> None:
    def work(tx: Transaction) -> str:
        ids = furnish(tx)
        if why == "linked":
            links.add_link(tx, ids["Inrichten"], ids["Balie"])
        elif why == "one part":
            projects.delete(tx, [ids["Balie"]])
            project_fields.set_field(tx, ids["Inwerken"], "state", "cancelled")
        elif why == "no type":
            project_fields.set_field(tx, ids["whole"], "direction_type", None)
        else:
            projects.delete(tx, [ids["whole"]])
        return ids["whole"]

    assert proposed(document, document.change("furnish", work)) is None


def test_a_circle_by_way_of_another_project_is_refused_by_name(document: Document) -> None:
    def work(tx: Transaction) -> dict[str, str]:
        ids = furnish(tx)
        other = projects.create(tx, "Vergunning", number="V1")
        links.add_link(tx, ids["Inwerken"], other)
        links.add_link(tx, other, ids["Balie"])
        return ids

    ids = document.change("furnish", work)
    proposal = proposed(document, ids["whole"])
    assert proposal is not None

    with pytest.raises(UserError, match="circle"):
        document.change("accept", lambda tx: accept(tx, proposal))
    assert len(rows(document)) == 5
