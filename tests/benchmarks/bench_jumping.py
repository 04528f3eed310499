"""Ctrl+K: opening it on a programme that was never looked through, and every key of a few words.

The floor of a key is one search through the folded names as plain text.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.figure import Figure, middle, times
from wsg_desktop.domain.jumping import JumpIndex, Target
from wsg_desktop.domain.words import search_key
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.jumping import read_targets
from wsg_desktop.store.jumping import NamedLine, list_named_lines
from wsg_desktop.texts import translator

TYPED = ("w", "wo", "woo", "woon", "woonz", "woonzo", "woo", "wo", "z", "zo", "zor", "zorg", "zorg 1", "")
MOST = 60


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at every size, on a programme of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", {"WSG_DATA": folder}):
            document = generate(Path(folder) / "meet.wsg", size, who="bench")
            try:
                yield from _figures(document, size)
            finally:
                document.close()


def _figures(document: Document, size: int) -> Iterator[Figure]:
    small = size <= 10_000
    opened = times([partial(_open, document)] * 3)
    yield Figure("Ctrl+K: open the field", size, middle(opened), None, goal=300 if small else None)
    targets = _targets(document)
    index = JumpIndex(targets)
    longest = middle([max(times(_steps(document, index))) for _ in range(3)])
    yield Figure("Ctrl+K: the longest step after a change", size, longest, None, goal=100 if small else None)
    names = "\n".join(search_key(f"{it.number} {it.title}") for it in targets)
    floor = middle(times(partial(names.count, typed) for typed in TYPED if typed))
    keys = times(partial(index.find, typed, MOST) for typed in TYPED)
    yield Figure("Ctrl+K: the slowest key", size, max(keys), floor, goal=16 if small else None)


def _steps(document: Document, before: JumpIndex) -> Iterator[Callable[[], object]]:
    """Yield the steps in which the window makes it ready; it answers between them."""
    lines: list[NamedLine] = []
    targets: list[Target] = []

    def name() -> None:
        with document.reading() as read:
            targets.extend(read_targets(read, translator("nl"), lines))

    with document.reading() as read:
        yield lambda: lines.extend(list_named_lines(read))
    yield name
    yield lambda: JumpIndex(targets, before)


def _open(document: Document) -> JumpIndex:
    return JumpIndex(_targets(document))


def _targets(document: Document) -> list[Target]:
    with document.reading() as read:
        return read_targets(read, translator("nl"))
