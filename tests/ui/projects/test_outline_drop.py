"""Where dragged lines would come: between lines at a depth, on a line, never under themselves."""

import pytest

from wsg_desktop.ui.projects.outline_drop import DropPlace, drop_place, moving_rows


class Drawn:
    """Lines from a picture: dots before a name are its depth, `+` after it means folded, `#` is a heading."""

    def __init__(self, picture: str) -> None:
        self._words = picture.split()

    def project_id(self, row: int) -> str | None:
        """Return the name of a line."""
        name = self._words[row].strip(".+")
        return None if name == "#" else name

    def parent_id(self, row: int) -> str | None:
        """Return the nearest line above that stands less deep."""
        above = (at for at in range(row, -1, -1) if self.depth(at) < self.depth(row))
        at = next(above, None)
        return None if at is None else self.project_id(at)

    def depth(self, row: int) -> int:
        """Return how deep a line stands."""
        return self._words[row].count(".")

    def hides(self, row: int) -> bool:
        """Return whether a line is folded."""
        return self._words[row].endswith("+")

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._words)


LINES = Drawn("a .b ..c d e+ f")


@pytest.mark.parametrize(
    ("at", "depth", "parent", "after", "shown_depth"),
    [
        (0.0, 0, None, None, 0),
        (0.1, 3, None, None, 0),
        (1.0, 0, "a", None, 1),
        (3.0, 0, None, "a", 0),
        (3.0, 1, "a", "b", 1),
        (3.0, 2, "b", "c", 2),
        (3.1, 3, "c", None, 3),
        (4.0, 1, "d", None, 1),
        (5.0, 1, None, "e", 0),
        (6.0, 0, None, "f", 0),
        (9.0, 1, "f", None, 1),
    ],
)
def test_between_two_lines_the_depth_that_is_pointed_at_is_taken(
    at: float, depth: int, parent: str | None, after: str | None, shown_depth: int
) -> None:
    found = drop_place(LINES, frozenset(), at, depth)
    assert found is not None
    assert (found.parent_id, found.after_id, found.depth) == (parent, after, shown_depth)
    assert not found.is_last


def test_on_the_middle_of_a_line_means_under_it() -> None:
    assert drop_place(LINES, frozenset(), 1.5, 0) == DropPlace("b", None, 1, 2, is_last=True)
    assert drop_place(LINES, frozenset(), 4.5, 0) == DropPlace("e", None, 4, 1, is_last=True)


def test_dragged_lines_are_as_if_they_were_gone() -> None:
    moving = moving_rows(LINES, {"b"})
    assert moving == {1, 2}
    on_itself = drop_place(LINES, moving, 2.5, 0)
    assert on_itself is not None
    assert (on_itself.parent_id, on_itself.after_id) == (None, "a")
    below_itself = drop_place(LINES, moving, 3.0, 5)
    assert below_itself is not None
    assert (below_itself.parent_id, below_itself.after_id) == ("a", None)


def test_nothing_is_dropped_right_under_a_heading_or_in_an_empty_list() -> None:
    assert drop_place(Drawn("# a"), frozenset(), 1.0, 0) is None
    assert drop_place(Drawn("a"), frozenset({0}), 0.0, 0) is None
