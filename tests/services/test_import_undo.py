"""An import is one step: taken back and done again, to and fro, between other edits and after reopening."""

from pathlib import Path

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import Conflict
from wsg_desktop.services import progress, project_fields, projects
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.list_import import import_file
from wsg_desktop.store import projects as stored
from wsg_desktop.store.journal.replay import State

LIST = Path(__file__).parent.parent / "data" / "uitvoeringsprogramma.xlsx"


def without_recipe(state: State) -> State:
    """Return a state without what is kept about the outside world, which undo leaves alone."""
    return {entity: rows for entity, rows in state.items() if entity != "recipe"}


def test_import_goes_back_and_forth_between_other_edits(document: Document, clock: FixedClock) -> None:
    own = document.change("eigen", lambda tx: projects.create(tx, "Eigen", number="P-0007"))
    before = without_recipe(state_of(document))
    import_file(document, LIST)
    imported = without_recipe(state_of(document))
    with document.reading() as read:
        project = stored.get_project_id(read, "B1")
    document.change("titel", lambda tx: project_fields.set_field(tx, project, "title", "Anders"))
    document.change("weg", lambda tx: projects.delete(tx, [project, own]))
    binned = without_recipe(state_of(document))

    for _ in range(2):
        document.undo()
        document.undo()
        assert without_recipe(state_of(document)) == imported
        document.undo()
        assert without_recipe(state_of(document)) == before
        document.close()
        document = Document.open(document.path, "Jan", clock)
        document.redo()
        assert without_recipe(state_of(document)) == imported
        document.redo()
        document.redo()
        assert without_recipe(state_of(document)) == binned
    document.undo()
    document.undo()
    document.undo()
    document.change("iets anders", lambda tx: project_fields.set_field(tx, own, "title", "Nieuw"))
    assert document.stack().redo is None
    document.undo()
    assert without_recipe(state_of(document)) == before
    assert_journal_is_true(document)
    assert check_programme(document) == []
    document.close()


def test_list_can_be_imported_again_after_it_was_taken_back(document: Document) -> None:
    import_file(document, LIST)
    with document.reading() as read:
        numbers = [row.number for row in stored.list_projects(read)]
    document.undo()

    report = import_file(document, LIST)

    assert len(report.plan.projects) == len(numbers)
    with document.reading() as read:
        assert [row.number for row in stored.list_projects(read)] == numbers
    assert check_programme(document) == []


def test_second_import_of_the_same_list_changes_nothing(document: Document) -> None:
    import_file(document, LIST)
    before = state_of(document)

    report = import_file(document, LIST)

    assert len(report.plan.projects) == 0
    assert without_recipe(state_of(document)) == without_recipe(before)
    document.undo()
    assert without_recipe(state_of(document))["project"] == {}


def test_import_that_others_built_on_is_not_taken_back_by_half(document: Document) -> None:
    import_file(document, LIST)
    with document.reading() as read:
        project = stored.get_project_id(read, "B1")
    document.who = "Piet"
    document.change("stand", lambda tx: progress.add_situation(tx, project, "rijdt"))
    document.who = "Jan"
    before = state_of(document)

    with pytest.raises(Conflict, match="cannot be undone"):
        document.undo()

    assert state_of(document) == before
    assert_journal_is_true(document)


def test_numbers_of_a_list_and_of_ours_never_meet(document: Document, tmp_path: Path) -> None:
    table = tmp_path / "lijst.csv"
    table.write_text(
        "Nr;Project;Trekker\nP-0002;Van de lijst;A\n;Zonder;A\n;Ook zonder;B\nP-0001;Nog een;B\n", "utf-8"
    )
    for title in ("een", "twee"):
        document.change("nieuw", lambda tx: projects.create(tx, title))  # noqa: B023 - used at once
    document.undo()

    import_file(document, table)

    with document.reading() as read:
        numbers = {row.title: row.number for row in stored.list_projects(read)}
    assert numbers["een"] == "P-0001"
    assert len({number.lower() for number in numbers.values()}) == len(numbers) == 5
    assert check_programme(document) == []
