"""Turns the predecessors that a list names into links between its projects; reports what cannot be one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wsg_desktop.exchange.cell_reading import CellReader
from wsg_desktop.exchange.drafts import LinkDraft, ProjectDraft, Severity
from wsg_desktop.exchange.link_words import NamedLink, read_links
from wsg_desktop.exchange.sheets import cell_address
from wsg_desktop.texts import N_

NOT_UNDERSTOOD = N_(
    "“{text}” does not name projects by their number, so there is no link. Write it as B1; B2FS+5."
)
ITSELF = N_("{number} cannot wait for itself. There is no link.")
UNKNOWN = N_("There is no project {number}, so there is no link. Look up the number in the list.")
SEVERAL = N_(
    "Several projects have number {number}, so there is no link. Give each its own number in the list."
)
CIRCLE = N_("This link would close a circle: {circle}. There is no link.")


class LinkCell(NamedTuple):
    """A cell that names projects before or after the project at `place` in the list."""

    place: int
    text: str
    at: tuple[int, int]
    is_before: bool


class _Found(NamedTuple):
    link: LinkDraft
    at: tuple[int, int]


def read_link_cells(
    link_cells: Iterable[LinkCell],
    numbers: Sequence[str],
    projects: Sequence[ProjectDraft],
    cells: CellReader,
) -> tuple[LinkDraft, ...]:
    """Return the links of a list; `numbers` are those of the list, also where they are not unique."""
    book = _Numbers(numbers, projects)
    found: dict[tuple[object, ...], _Found] = {}
    for cell in link_cells:
        named = read_links(cell.text, book.known)
        if named is None:
            cells.report(cell.at, NOT_UNDERSTOOD, text=cell.text)
        for link in named or ():
            made = _made(link, cell, book, cells)
            if made:
                found.setdefault(
                    (made.source, made.number.lower(), made.target, made.type), _Found(made, cell.at)
                )
    return _without_circles(list(found.values()), numbers, cells)


class _Numbers:
    """Looks up a project of the list by number or title."""

    def __init__(self, numbers: Sequence[str], projects: Sequence[ProjectDraft]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        self._projects = projects
        for place, number in enumerate(numbers):
            if number:
                self._places[number.lower()].append(place)
        for place, project in enumerate(projects):
            if project.title.lower() not in self._places:
                self._places[project.title.lower()] = [place]
        self.known: Mapping[str, list[int]] = self._places

    def places(self, number: str, near: int) -> list[int]:
        """Return the places of a number; one in the same areas wins where a list numbers per area."""
        found = self._places.get(number.lower(), [])
        here = [at for at in found if self._projects[at].areas == self._projects[near].areas]
        return here if len(found) > 1 and len(here) == 1 else found


def _made(link: NamedLink, cell: LinkCell, book: _Numbers, cells: CellReader) -> LinkDraft | None:
    """Return the link that a cell asks for, or None after reporting why there is none."""
    places = book.places(link.number, cell.place)
    address = cell_address(*cell.at)
    if len(places) > 1:
        cells.report(cell.at, SEVERAL, number=link.number)
        return None
    if not places and not cell.is_before:
        cells.report(cell.at, UNKNOWN, number=link.number)
        return None
    if not places:
        return LinkDraft(None, cell.place, link.type, link.lag, link.number, address)
    if places[0] == cell.place:
        cells.report(cell.at, ITSELF, number=link.number)
        return None
    source, target = (places[0], cell.place) if cell.is_before else (cell.place, places[0])
    return LinkDraft(source, target, link.type, link.lag, link.number, address)


def _without_circles(found: list[_Found], numbers: Sequence[str], cells: CellReader) -> tuple[LinkDraft, ...]:
    """Leave out, and report, the links that close a circle; the first of a circle stay."""
    in_circles = _places_in_circles([it.link for it in found])
    followers: dict[int, list[int]] = defaultdict(list)
    kept: list[LinkDraft] = []
    for link, at in found:
        source = -1 if link.source is None else link.source
        if source in in_circles and link.target in in_circles:
            path = _path(followers, link.target, source)
            if path:
                circle = " → ".join(numbers[place] or str(place + 1) for place in [source, *path])
                cells.report(at, CIRCLE, Severity.ERROR, circle=circle)
                continue
            followers[source].append(link.target)
        kept.append(link)
    return tuple(kept)


def _places_in_circles(links: Sequence[LinkDraft]) -> set[int]:
    """Return the projects in circles or behind one: what is left when all that wait for nothing are off."""
    followers: dict[int, list[int]] = defaultdict(list)
    waits: dict[int, int] = defaultdict(int)
    for link in links:
        if link.source is not None:
            followers[link.source].append(link.target)
            waits[link.target] += 1
    left = {*followers, *waits}
    free = [place for place in left if not waits[place]]
    while free:
        place = free.pop()
        left.discard(place)
        for follower in followers[place]:
            waits[follower] -= 1
            if not waits[follower]:
                free.append(follower)
    return left


def _path(followers: Mapping[int, list[int]], start: int, goal: int) -> list[int]:
    """Return the places from `start` to `goal` along the links; empty when there is no way."""
    came_from: dict[int, int | None] = {start: None}
    waiting = [start]
    while waiting:
        place = waiting.pop()
        if place == goal:
            path = [place]
            while (before := came_from[path[-1]]) is not None:
                path.append(before)
            return path[::-1]
        for follower in followers.get(place, ()):
            if follower not in came_from:
                came_from[follower] = place
                waiting.append(follower)
    return []
