"""Undo and redo: to any depth, over restarts, one's own edits only, all of it or nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import NO_TERM, exact
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.services import parties, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.edit_labels import edit_label
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator


def retitle(document: Document, project: str, title: str) -> None:
    document.change(title, lambda tx: project_fields.set_field(tx, project, "title", title))


def title_of(document: Document, project: str) -> str:
    return str(state_of(document)["project"][project]["title"])


@pytest.fixture
def project(document: Document) -> str:
    return document.change("nieuw", lambda tx: projects.create(tx, "nul"))


def test_undo_goes_to_any_depth_and_redo_all_the_way_back(document: Document, project: str) -> None:
    for title in ("een", "twee", "drie"):
        retitle(document, project, title)

    assert [document.undo() for _ in range(4)] == ["drie", "twee", "een", "nieuw"]
    with pytest.raises(UserError, match="nothing to undo"):
        document.undo()
    assert [document.redo() for _ in range(4)] == ["nieuw", "een", "twee", "drie"]
    with pytest.raises(UserError, match="nothing to redo"):
        document.redo()
    assert title_of(document, project) == "drie"
    assert_journal_is_true(document)


def test_undo_and_redo_go_to_and_fro(document: Document, project: str) -> None:
    retitle(document, project, "een")
    retitle(document, project, "twee")
    document.undo()
    document.redo()
    document.undo()
    document.undo()
    document.redo()

    assert title_of(document, project) == "een"
    stack = document.stack()
    assert stack.undo is not None
    assert stack.redo is not None
    assert (stack.undo.label, stack.redo.label) == ("een", "twee")


def test_new_edit_ends_redo_but_not_undo(document: Document, project: str) -> None:
    retitle(document, project, "een")
    document.undo()
    retitle(document, project, "anders")

    assert document.stack().redo is None
    assert [document.undo(), document.undo()] == ["anders", "nieuw"]


def test_undo_survives_closing_and_reopening(document: Document, project: str, clock: FixedClock) -> None:
    retitle(document, project, "een")
    document.undo()
    document.close()

    again = Document.open(document.path, "Jan", clock)

    assert again.redo() == "een"
    assert again.undo() == "een"
    assert again.undo() == "nieuw"
    again.close()


def test_stack_is_ones_own(document: Document, project: str, clock: FixedClock) -> None:
    document.close()
    other = Document.open(document.path, "Piet", clock)
    assert other.stack() == (None, None)
    retitle(other, project, "van Piet")
    other.close()

    again = Document.open(document.path, "Jan", clock)
    undo = again.stack().undo
    assert undo is not None
    assert undo.label == "nieuw"
    with pytest.raises(Conflict, match="changed again later by somebody else"):
        again.undo()
    assert title_of(again, project) == "van Piet"
    again.close()


def test_facts_are_never_undone(document: Document, project: str) -> None:
    document.record_fact("verstuurd", lambda tx: parties.add_party(tx, "Bibliotheek"))

    assert document.undo() == "nieuw"
    assert [row["name"] for row in state_of(document)["party"].values()] == ["Bibliotheek"]


def test_undo_of_replaced_children_meets_no_unique_value(document: Document, project: str) -> None:
    def retag(tx: Transaction, tags: list[str]) -> None:
        project_fields.set_field(tx, project, "tags", tags)

    document.change("een", lambda tx: retag(tx, ["a", "b"]))
    document.change("twee", lambda tx: retag(tx, ["b", "c"]))
    before = state_of(document)
    document.change("drie", lambda tx: (retag(tx, []), tx.flush(), retag(tx, ["b", "c"])))

    document.undo()

    assert state_of(document) == before


def test_row_updated_and_then_removed_in_one_change_comes_back_as_it_was(document: Document) -> None:
    project = document.change("nieuw", lambda tx: projects.create(tx, "x"))
    document.change("partij", lambda tx: project_fields.set_field(tx, project, "lead_parties", ["A", "B"]))
    before = state_of(document)

    def turn_round_and_remove(tx: Transaction) -> None:
        project_fields.set_field(tx, project, "lead_parties", ["B", "A"])
        tx.flush()
        project_fields.set_field(tx, project, "lead_parties", ["B"])

    document.change("beide", turn_round_and_remove)
    after = state_of(document)
    document.undo()
    assert state_of(document) == before
    document.redo()
    assert state_of(document) == after


def test_undo_of_five_hundred_new_rows(document: Document, tmp_path: Path) -> None:
    before = state_of(document)

    def many(tx: Transaction) -> None:
        parent = projects.create(tx, "ouder")
        for number in range(500):
            projects.create(tx, f"kind {number}", number=f"K{number}", parent_id=parent)

    document.change("veel", many)
    document.undo()
    assert state_of(document) == before


def to_and_fro(tx: Transaction, project: str) -> None:
    for title in ("heen", "nul"):
        project_fields.set_field(tx, project, "title", title)
        tx.flush()


def come_and_go(tx: Transaction, project: str) -> None:
    for term in (exact(date(2027, 1, 1)), NO_TERM):
        progress.set_phase_period(tx, project, "realisation", "planned_start", term)
        tx.flush()


@pytest.mark.parametrize("work", [to_and_fro, come_and_go])
def test_edit_that_cancels_itself_out_does_not_stand_in_the_way(
    document: Document, project: str, work: Callable[[Transaction, str], None]
) -> None:
    document.change("niets", lambda tx: work(tx, project))

    assert [document.undo(), document.undo()] == ["niets", "nieuw"]
    assert [document.redo(), document.redo()] == ["nieuw", "niets"]
    assert_journal_is_true(document)


def test_refusal_names_the_change_in_words(document: Document, project: str) -> None:
    document.change(edit_label("title"), lambda tx: project_fields.set_field(tx, project, "title", "een"))
    document.who = "Piet"
    retitle(document, project, "twee")
    document.who = "Jan"

    with pytest.raises(Conflict) as refusal:
        document.undo()

    assert "“project wijzigen”" in refusal.value.text(translator("nl"))
