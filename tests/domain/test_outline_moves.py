"""Moving lines of an outline, against an outline of nested lists that is moved by hand."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.outline_moves import OutlineLine, OutlineMoves

Lines = list[OutlineLine]


def lines_of(drawn: str, hidden: str = "") -> Lines:
    """Read an outline from a picture: each dot before a letter is one level deeper."""
    words = drawn.split()
    keys = keys_after(None, len(words))
    above: list[str] = []
    found: Lines = []
    for word, key in zip(words, keys, strict=True):
        depth, name = word.count("."), word.strip(".")
        above = [*above[:depth], name]
        found.append(OutlineLine(name, above[depth - 1] if depth else None, key, name not in hidden))
    return found


def drawn(lines: Iterable[OutlineLine]) -> str:
    """Draw an outline by its keys alone, as the programme will read it."""
    there = sorted(lines, key=lambda it: (it.sort_key, it.id))

    def walk(parent: str | None, depth: int) -> Iterable[str]:
        for line in there:
            if line.parent_id == parent:
                yield "." * depth + line.id
                yield from walk(line.id, depth + 1)

    return " ".join(walk(None, 0))


def after(lines: Lines, moving: OutlineMoves) -> str:
    moved = {move.id: move for move in moving.moves}
    return drawn(
        it._replace(parent_id=moved[it.id].parent_id, sort_key=moved[it.id].sort_key)
        if it.id in moved
        else it
        for it in lines
    )


PICTURE = "a .b ..c .d e f .g h"


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ("d", "a .b ..c ..d e f .g h"),
        ("e", "a .b ..c .d .e f .g h"),
        ("ef", "a .b ..c .d .e .f ..g h"),
        ("fg", "a .b ..c .d e .f ..g h"),
        ("b", PICTURE),
        ("ae", PICTURE),
    ],
)
def test_lines_go_under_the_line_above_them(ids: str, expected: str) -> None:
    lines = lines_of(PICTURE)
    moving = OutlineMoves(lines)
    moving.indent(ids)
    assert after(lines, moving) == expected


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ("c", "a .b .c .d e f .g h"),
        ("bd", "a b .c d e f .g h"),
        ("bc", "a .d b .c e f .g h"),
        ("gc", "a .b .c .d e f g h"),
        ("h", PICTURE),
    ],
)
def test_lines_come_out_behind_what_they_stood_under(ids: str, expected: str) -> None:
    lines = lines_of(PICTURE)
    moving = OutlineMoves(lines)
    moving.outdent(ids)
    assert after(lines, moving) == expected


@pytest.mark.parametrize(
    ("ids", "by", "expected"),
    [
        ("f", -1, "a .b ..c .d f .g e h"),
        ("ef", -1, "e f .g a .b ..c .d h"),
        ("ae", -1, PICTURE),
        ("af", -1, "a .b ..c .d f .g e h"),
        ("a", 1, "e a .b ..c .d f .g h"),
        ("ae", 1, "f .g a .b ..c .d e h"),
        ("b", 1, "a .d .b ..c e f .g h"),
        ("h", 1, PICTURE),
    ],
)
def test_lines_step_past_their_neighbours_with_what_stands_under_them(
    ids: str, by: int, expected: str
) -> None:
    lines = lines_of(PICTURE)
    moving = OutlineMoves(lines)
    moving.step(ids, by)
    assert after(lines, moving) == expected


def test_what_a_filter_hides_is_passed_as_if_it_were_not_there() -> None:
    lines = lines_of(PICTURE, hidden="ebc")
    moving = OutlineMoves(lines)
    moving.step("f", -1)
    assert after(lines, moving) == "f .g a .b ..c .d e h"

    moving = OutlineMoves(lines)
    moving.indent("f")
    assert after(lines, moving) == "a .b ..c .d .f ..g e h"


def test_line_steps_before_two_that_have_the_same_key() -> None:
    key, last = keys_after(None, 2)
    lines = [OutlineLine("a", None, key), OutlineLine("b", None, key), OutlineLine("c", None, last)]
    moving = OutlineMoves(lines)
    moving.step("c", -1)
    assert after(lines, moving) == "c a b"


@st.composite
def outlines(draw: st.DrawFn) -> Lines:
    count = draw(st.integers(1, 12))
    keys = keys_after(None, count)
    lines: Lines = []
    for at in range(count):
        parents = st.sampled_from([None, *(line.id for line in lines)])
        lines.append(OutlineLine(chr(ord("a") + at), draw(parents), keys[at]))
    return lines


@given(outlines(), st.data())
def test_any_lines_come_to_any_place_in_their_order(lines: Lines, data: st.DataObject) -> None:
    names = [line.id for line in lines]
    moving = OutlineMoves(lines)
    tops = moving.topmost(data.draw(st.sets(st.sampled_from(names), min_size=1)))
    parent = data.draw(st.sampled_from([None, *(it for it in names if not moving.is_under(it, tops))]))
    before = _children(lines, parent)
    after_id = data.draw(st.sampled_from([None, *before]))

    moving.put(tops, parent, after_id)

    moved = {move.id: move for move in moving.moves}
    now = [it._replace(**moved[it.id]._asdict()) if it.id in moved else it for it in lines]
    kept = [it for it in before if it not in tops]
    at = sum(it not in tops for it in before[: before.index(after_id) + 1]) if after_id else 0
    assert _children(now, parent) == [*kept[:at], *tops, *kept[at:]]
    assert set(moved) <= set(tops)
    assert {it.id: it for it in now if it.id not in tops} == {it.id: it for it in lines if it.id not in tops}


@given(
    outlines(), st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 11), min_size=1)), max_size=6)
)
def test_no_line_is_lost_or_comes_under_itself(lines: Lines, steps: Sequence[tuple[int, set[int]]]) -> None:
    moving = OutlineMoves(lines)
    for kind, places in steps:
        ids = {lines[at].id for at in places if at < len(lines)}
        (moving.indent, moving.outdent, lambda it: moving.step(it, -1), lambda it: moving.step(it, 1))[kind](
            ids
        )
    assert sorted(after(lines, moving).replace(".", "").split()) == [line.id for line in lines]


def _children(lines: Lines, parent: str | None) -> list[str]:
    under = [it for it in lines if it.parent_id == parent]
    return [it.id for it in sorted(under, key=lambda it: (it.sort_key, it.id))]
