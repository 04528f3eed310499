"""Labels of a programme as a whole: renaming, merging and removing, each one step to undo."""

import pytest

from wsg_desktop.errors import UserError
from wsg_desktop.services import project_fields, projects, tags
from wsg_desktop.services.document import Document
from wsg_desktop.store.project_details import count_tags
from wsg_desktop.store.transaction import Transaction


@pytest.fixture(autouse=True)
def filled(document: Document) -> None:
    def work(tx: Transaction) -> None:
        for title, labels in (
            ("A", ["proef", "nieuw"]),
            ("B", ["proef"]),
            ("C", ["pilot"]),
            ("D", ["proef"]),
        ):
            project_fields.set_field(tx, projects.create(tx, title, number=title), "tags", labels)
        projects.delete(tx, [projects.create(tx, "E")])

    document.change("vullen", work)


def counts(document: Document) -> dict[str, int]:
    with document.reading() as read:
        return dict(count_tags(read))


def test_a_label_is_renamed_everywhere_and_comes_back_in_one_step(document: Document) -> None:
    assert counts(document) == {"nieuw": 1, "pilot": 1, "proef": 3}
    assert document.change("x", lambda tx: tags.rename_tag(tx, "proef", "  proef  tuin ")) == 3
    assert counts(document) == {"nieuw": 1, "pilot": 1, "proef tuin": 3}
    document.undo()
    assert counts(document) == {"nieuw": 1, "pilot": 1, "proef": 3}


def test_two_labels_become_one_and_no_project_has_it_twice(document: Document) -> None:
    document.change("x", lambda tx: tags.rename_tag(tx, "nieuw", "proef"))
    assert counts(document) == {"pilot": 1, "proef": 3}
    document.undo()
    assert counts(document) == {"nieuw": 1, "pilot": 1, "proef": 3}


def test_a_removed_label_leaves_the_others(document: Document) -> None:
    assert document.change("x", lambda tx: tags.remove_tag(tx, "proef")) == 3
    assert counts(document) == {"nieuw": 1, "pilot": 1}


def test_a_label_keeps_a_name(document: Document) -> None:
    with pytest.raises(UserError, match="name"):
        document.change("x", lambda tx: tags.rename_tag(tx, "proef", "  "))
