"""What is offered when a type of direction is set: once, and not after undo or when links are there."""

import pytest

from tests.ui.linking.conftest import linked
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.edit_labels import edit_label
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow

CHAIN = "“Servicewinkel” is a procesketen: its parts follow each other, with a hand-over in between."


@pytest.fixture
def whole(open_window: MainWindow) -> str:
    """Return a project with two parts."""

    def work(tx: Transaction) -> str:
        made = projects.create(tx, "Servicewinkel", number="B1")
        for name in ("een", "twee"):
            projects.create(tx, name, number=f"B1.{name}", parent_id=made)
        return made

    made = open_window.session.change("delen", work).value
    assert made is not None
    return made


def set_direction(window: MainWindow, project_id: str, value: str | None) -> None:
    window.session.change(
        edit_label("direction_type"),
        lambda tx: project_fields.set_field(tx, project_id, "direction_type", value),
    )


def test_links_are_offered_once_and_made_in_one_step(
    open_window: MainWindow, whole: str, document: Document, messages: RecordedMessages
) -> None:
    set_direction(open_window, whole, "process_chain")

    said = messages.said[-1]
    assert said.text == CHAIN
    assert said.offer is not None
    assert said.offer.text == "Link 2 parts"
    said.offer.run()
    assert [link[2] for link in linked(document)] == ["FS", "FS"]
    assert messages.said[-1].text == "2 parts linked."
    said.offer.run()
    assert len(linked(document)) == 2
    document.undo()
    assert linked(document) == []


def test_what_was_declined_is_not_offered_again(
    open_window: MainWindow, whole: str, messages: RecordedMessages
) -> None:
    for value in ("process_chain", None, "network_chain"):
        set_direction(open_window, whole, value)

    assert [said.text for said in messages.said] == [CHAIN]


def test_undo_and_other_edits_offer_nothing(
    open_window: MainWindow, whole: str, messages: RecordedMessages
) -> None:
    open_window.session.change(
        "something else",
        lambda tx: project_fields.set_field(tx, whole, "direction_type", "process_chain"),
    )
    open_window.session.undo()
    open_window.session.redo()

    assert messages.said == []
