"""Lines of the outline moved in a real programme, several at once, and refused in words."""

from collections.abc import Callable

import pytest

from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.services import outline, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.transaction import Transaction


@pytest.fixture
def ids(document: Document) -> dict[str, str]:
    """Return lines a, b (under a), c, d and e, which is in the bin between c and d."""

    def fill(tx: Transaction) -> dict[str, str]:
        made = {"a": projects.create(tx, "a")}
        made["b"] = projects.create(tx, "b", parent_id=made["a"], kind=ItemKind.ACTIVITY)
        made |= {name: projects.create(tx, name) for name in "ced"}
        projects.delete(tx, [made["e"]])
        return made

    return document.change("vullen", fill)


def drawn(document: Document) -> str:
    with document.reading() as read:
        rows = stored.list_projects(read)
    parents = {row.id: row.parent_id for row in rows}

    def walk(parent: str | None, depth: int) -> list[str]:
        found: list[str] = []
        for row in rows:
            if parents[row.id] == parent:
                found += ["." * depth + row.title, *walk(row.id, depth + 1)]
        return found

    return " ".join(walk(None, 0))


Work = Callable[[Transaction, dict[str, str]], list[str]]


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (lambda tx, ids: outline.indent(tx, [ids["d"]]), "a .b c .d"),
        (lambda tx, ids: outline.indent(tx, [ids["c"], ids["d"]]), "a .b .c .d"),
        (lambda tx, ids: outline.indent(tx, [ids["d"]], [ids["a"], ids["d"]]), "a .b .d c"),
        (lambda tx, ids: outline.outdent(tx, [ids["b"]]), "a b c d"),
        (lambda tx, ids: outline.move_up(tx, [ids["d"]]), "a .b d c"),
        (lambda tx, ids: outline.move_down(tx, [ids["a"], ids["b"]]), "c a .b d"),
        (
            lambda tx, ids: outline.move_many(tx, [ids["d"], ids["b"]], parent_id=None, after_id=None),
            "b d a c",
        ),
        (
            lambda tx, ids: outline.move_many(
                tx, [ids["d"], ids["c"]], parent_id=ids["a"], after_id=ids["b"]
            ),
            "a .b .c .d",
        ),
    ],
)
def test_lines_move_in_one_undoable_step(
    document: Document, ids: dict[str, str], work: Work, expected: str
) -> None:
    document.change("verplaatsen", lambda tx: work(tx, ids))
    assert drawn(document) == expected

    document.undo()
    assert drawn(document) == "a .b c d"


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (lambda tx, ids: outline.indent(tx, [ids["a"]]), "Above this one"),
        (lambda tx, ids: outline.outdent(tx, [ids["a"]]), "outermost"),
        (lambda tx, ids: outline.move_up(tx, [ids["a"]]), "first one already"),
        (lambda tx, ids: outline.move_down(tx, [ids["d"]]), "last one already"),
        (
            lambda tx, ids: outline.move_many(tx, [ids["a"]], parent_id=ids["b"], after_id=None),
            "under itself",
        ),
        (
            lambda tx, ids: outline.move_many(tx, [ids["a"]], parent_id=ids["e"], after_id=None),
            "in the bin",
        ),
    ],
)
def test_refused_move_says_why_and_changes_nothing(
    document: Document, ids: dict[str, str], work: Work, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        document.change("verplaatsen", lambda tx: work(tx, ids))
    assert drawn(document) == "a .b c d"


def test_line_that_is_gone_is_told(document: Document, ids: dict[str, str]) -> None:
    with pytest.raises(Conflict):
        document.change("tx", lambda tx: outline.move_up(tx, ["nergens"]))


def test_drop_where_lines_stand_already_is_no_change(document: Document, ids: dict[str, str]) -> None:
    before = document.stack().undo
    moved = document.change(
        "tx", lambda tx: outline.move_many(tx, [ids["c"]], parent_id=None, after_id=ids["a"])
    )
    assert moved == []
    assert document.stack().undo == before
