"""Places in the outline, the bin, and numbers."""

import pytest

from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.rows import ProjectRow


def add(document: Document, title: str, **more: str) -> str:
    return document.change("nieuw", lambda tx: projects.create(tx, title, **more))  # pyright: ignore[reportArgumentType]


def rows(document: Document) -> list[ProjectRow]:
    with document.reading() as read:
        return stored.list_projects(read)


def titles(document: Document) -> list[str]:
    return [row.title for row in rows(document)]


def test_new_line_stands_after_the_one_it_was_made_at_or_last(document: Document) -> None:
    first = add(document, "een")
    second = add(document, "drie")
    child = add(document, "onder een", parent_id=first)
    add(document, "twee", after_id=first)
    add(document, "vier", after_id=child)

    assert [row.title for row in rows(document) if row.parent_id is None] == ["een", "twee", "drie", "vier"]
    document.change("weg", lambda tx: projects.delete(tx, [second]))
    with pytest.raises(UserError, match="in the bin"):
        add(document, "onder drie", parent_id=second)
    with pytest.raises(UserError, match="in the bin"):
        document.change("tx", lambda tx: projects.move(tx, first, parent_id=second, after_id=None))


def test_goals_of_a_project_are_read_in_the_order_of_the_goals(document: Document) -> None:
    first, second = add(document, "een"), add(document, "twee")

    def give(project: str, *names: str) -> None:
        document.change("tx", lambda tx: project_fields.set_field(tx, project, "goals", list(names)))

    give(first, "Langer thuis", "Samen eten")
    give(second, "Ontmoeten", "Samen eten", "Langer thuis")

    assert [row.goals for row in rows(document)] == [
        ("Langer thuis", "Samen eten"),
        ("Langer thuis", "Samen eten", "Ontmoeten"),
    ]
    with document.reading() as read:
        assert stored.get_project(read, second) == rows(document)[1], "alone it is read as among all"


def test_line_moves_between_two_that_came_to_the_same_place(document: Document) -> None:
    first, second, third, fourth = (add(document, title) for title in ("een", "twee", "drie", "vier"))
    document.change("tx", lambda tx: projects.move(tx, third, parent_id=None, after_id=first))
    document.undo()
    document.who = "Piet"
    document.change("tx", lambda tx: projects.move(tx, fourth, parent_id=None, after_id=first))
    document.who = "Jan"
    document.redo()
    keys = {row.title: row.sort_key for row in rows(document)}
    assert keys["drie"] == keys["vier"], "two people moved something to the same place"

    document.change("tx", lambda tx: projects.move(tx, second, parent_id=None, after_id=third))

    assert titles(document) == ["een", "drie", "vier", "twee"]


def test_line_comes_out_of_the_bin_under_its_own_in_whatever_order_they_are_named(document: Document) -> None:
    parent = add(document, "boven")
    child = add(document, "onder", parent_id=parent)
    add(document, "ernaast")
    document.change("weg", lambda tx: projects.delete(tx, [parent]))

    back = document.change("terug", lambda tx: projects.restore(tx, [child, parent, child]))

    assert sorted(back) == sorted([parent, child])
    assert {row.title: row.parent_id for row in rows(document)}["onder"] == parent


def test_line_whose_parent_stays_in_the_bin_comes_last_at_the_top(document: Document) -> None:
    parent = add(document, "boven")
    child = add(document, "onder", parent_id=parent)
    other = add(document, "ernaast")
    document.change("weg", lambda tx: projects.delete(tx, [parent]))

    document.change("terug", lambda tx: projects.restore(tx, [child]))

    assert titles(document) == ["ernaast", "onder"]
    document.change("tx", lambda tx: projects.move(tx, other, parent_id=None, after_id=child))
    assert titles(document) == ["onder", "ernaast"]
    assert check_programme(document) == []


def test_what_is_not_in_the_bin_does_not_come_out_of_it(document: Document) -> None:
    project = add(document, "er is niets")

    assert document.change("terug", lambda tx: projects.restore(tx, [project])) == []
    with pytest.raises(Conflict):
        document.change("terug", lambda tx: projects.restore(tx, ["nergens"]))


def test_number_of_ours_skips_what_a_list_brought(document: Document) -> None:
    add(document, "van de lijst", number="p-0002")

    for title in ("een", "twee"):
        add(document, title)
    assert [row.number for row in rows(document)] == ["p-0002", "P-0001", "P-0003"]


def test_number_given_once_is_not_given_again_after_undo(document: Document) -> None:
    add(document, "een")
    document.undo()
    add(document, "twee")

    assert [row.number for row in rows(document)] == ["P-0002"]


@pytest.mark.parametrize("title", ["", "   ", "\n\t", None])
def test_title_is_never_empty(document: Document, title: str | None) -> None:
    project = add(document, "iets")

    with pytest.raises(UserError, match="cannot be empty"):
        document.change("tx", lambda tx: project_fields.set_field(tx, project, "title", title))


def test_title_stays_on_one_line(document: Document) -> None:
    project = add(document, "iets")

    document.change("tx", lambda tx: project_fields.set_field(tx, project, "title", " twee\nregels\t"))

    assert titles(document) == ["twee regels"]


CHOICES = ["kind", "state", "confidentiality", "phase", "direction_type"]


@pytest.mark.parametrize("key", CHOICES)
def test_only_its_choices_are_kept_in_a_choice(document: Document, key: str) -> None:
    project = add(document, "iets")

    with pytest.raises(ValueError, match="slopen"):
        document.change("tx", lambda tx: project_fields.set_field(tx, project, key, "slopen"))


def test_amount_that_no_budget_can_be_is_refused(document: Document) -> None:
    project = add(document, "iets")

    for amount, words in ((-1, "below zero"), (10**30, "thousand billion")):
        with pytest.raises(UserError, match=words):
            document.change("tx", lambda tx: project_fields.set_field(tx, project, "budget", amount))  # noqa: B023 - used at once
