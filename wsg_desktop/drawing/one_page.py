"""Which projects get a row when a programme must fit on one page, and which are folded into their area.

Pure planning: no Qt, no pixels. When everything fits, everything is shown. Otherwise every area has a row of
its own with what is folded into it, and the room that is left goes to the projects that a reader must see:
those that are late, moved or off track, those with a milestone or deadline soon, then what is running. What
is folded has a number, under which the appendix lists it.

A project in several areas is shown once, in the first of them, so that numbers add up. What stands under a
project goes with it: milestones as marks on its row, activities to the appendix.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import ItemKind, Light
from wsg_desktop.drawing.chart_items import FINISHED, ChartItem, milestone_mark
from wsg_desktop.drawing.chart_rows import ChartGroup, Folded
from wsg_desktop.drawing.density import density
from wsg_desktop.drawing.past_spans import days_later
from wsg_desktop.drawing.timescale import LAST_DAY
from wsg_desktop.store.rows import ProjectRow

SOON = 60
"""Days ahead within which a milestone or deadline earns a project a row of its own."""
HEADINGS_SHARE = 0.6
"""The most of the page that rows of areas may take; of more areas the municipalities are shown."""
TALL_SHARE = 0.25
"""How much of the page rows of areas are given at least: where they are few, each is higher."""
TALLEST = 4

NEVER = LAST_DAY + 1

ItemOf = Callable[[ProjectRow], ChartItem]
Rank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AreaGroups:
    """A view by area, and what to call what is above an area where there are too many."""

    groups: tuple[ChartGroup, ...] = ()
    above: Mapping[str, str] = field(default_factory=dict[str, str])
    """Per key of an area the name of its municipality."""
    listed_in: str | None = None
    """See `Folded.listed_in`."""


class OnePage(NamedTuple):
    """What stands on the page and what in the appendix."""

    groups: tuple[ChartGroup, ...]
    parents: frozenset[str]
    """Projects on the page that hide what stands under them."""
    rest: tuple[ChartGroup, ...]
    """What is folded, under the number that the page refers to."""


def plan_one_page(areas: AreaGroups, room: int, item_of: ItemOf, today: int, *, others: str) -> OnePage:
    """Return what fits in `room` rows; `others` is the title of areas that are taken together.

    The same input always gives the same page.
    """
    once = areas_once(areas)
    if rows_needed(areas) <= room:
        return OnePage(once, frozenset(), ())
    blocks = _blocks(once, areas.above, max(int(room * HEADINGS_SHARE), 1), others)
    tops = [_families(row for group in block.groups for row in group.projects) for block in blocks]
    ranked = sorted(
        (_rank(item_of(family[0]), family, today), block, place)
        for block, families in enumerate(tops)
        for place, family in enumerate(families)
    )
    lines = min(max(int(room * TALL_SHARE) // len(blocks), 1), TALLEST)
    chosen = {(block, place) for _, block, place in ranked[: max(room - lines * len(blocks), 0)]}
    page = _page(blocks, tops, chosen, item_of, lines)
    return page._replace(groups=tuple(_told_where(it, areas.listed_in) for it in page.groups))


class _Block(NamedTuple):
    """Areas that share one row on the page."""

    title: str
    groups: tuple[ChartGroup, ...]


Family = list[ProjectRow]
"""A project and everything under it."""


def rows_needed(areas: AreaGroups) -> int:
    """Return how many rows a page needs that shows everything."""
    return sum(bool(group.title) + len(group.projects) for group in areas_once(areas))


def areas_once(areas: AreaGroups) -> tuple[ChartGroup, ...]:
    """Return the areas that hold something, each project in the first of its areas only."""
    seen: set[str] = set()
    found: list[ChartGroup] = []
    for group in areas.groups:
        rows = tuple(row for row in group.projects if row.id not in seen)
        seen.update(row.id for row in rows)
        if rows:
            found.append(group._replace(projects=rows, folded=False, depths=None))
    return tuple(found)


def _blocks(groups: Sequence[ChartGroup], above: Mapping[str, str], most: int, others: str) -> list[_Block]:
    """Return areas, or where these are too many municipalities, or else the largest and all others."""
    blocks = [_Block(group.title or others, (group,)) for group in groups]
    if len(blocks) <= most:
        return blocks
    by_name: dict[str, list[ChartGroup]] = {}
    for group in groups:
        by_name.setdefault(above.get(group.key) or others, []).append(group)
    blocks = [_Block(name, tuple(together)) for name, together in by_name.items()]
    if len(blocks) <= most:
        return blocks
    largest = sorted(range(len(blocks)), key=lambda at: (-_size(blocks[at]), at))[: most - 1]
    kept = [blocks[at] for at in sorted(largest) if blocks[at].title != others]
    rest = [block for block in blocks if block not in kept]
    return [*kept, _Block(others, tuple(group for block in rest for group in block.groups))]


def _size(block: _Block) -> int:
    return sum(len(group.projects) for group in block.groups)


def _families(rows: Iterable[ProjectRow]) -> list[Family]:
    """Return every project with all that stands under it, in the order of the rows."""
    ordered = list(rows)
    by_id = {row.id: row for row in ordered}
    families: dict[str, Family] = {row.id: [row] for row in ordered if _top(row, by_id) is row}
    for row in ordered:
        top = _top(row, by_id)
        if top is not row:
            families[top.id].append(row)
    return list(families.values())


def _top(row: ProjectRow, by_id: Mapping[str, ProjectRow]) -> ProjectRow:
    """Return what is at the top above a row; of a damaged file's circle every row is its own."""
    seen = {row.id}
    found = row
    while found.parent_id and found.parent_id in by_id:
        if found.parent_id in seen:
            return row
        seen.add(found.parent_id)
        found = by_id[found.parent_id]
    return found


def _rank(item: ChartItem, family: Family, today: int) -> Rank:
    """Return how much a reader misses when a project is folded: the lowest comes first."""
    stop, late, slip = item.stop or 0, _late_days(item), days_later(item)
    begun = NEVER if item.start is None else item.start
    deadline = NEVER if item.deadline is None else item.deadline
    milestone = min(_coming(family, today), default=NEVER)
    reasons = (
        (late > 0, -late),
        (slip > 0, -slip),
        (item.light == Light.OFF_TRACK, stop),
        (milestone <= today + SOON, milestone),
        (deadline <= today + SOON, deadline),
        (item.light == Light.ATTENTION, stop),
        (begun <= today, stop),
        (begun < NEVER, begun),
        (True, stop),
    )
    if item.project.state in FINISHED:
        return (len(reasons), -stop)
    return next((place, by) for place, (holds, by) in enumerate(reasons) if holds)


def _late_days(item: ChartItem) -> int:
    return item.late_until - item.deadline if item.late_until and item.deadline else 0


def _coming(family: Family, today: int) -> Iterable[int]:
    marks = (milestone_mark(row) for row in family if row.kind == ItemKind.MILESTONE)
    return (mark.day for mark in marks if mark and not mark.done and mark.day >= today)


def _page(
    blocks: Sequence[_Block],
    tops: Sequence[list[Family]],
    chosen: set[tuple[int, int]],
    item_of: ItemOf,
    lines: int,
) -> OnePage:
    groups: list[ChartGroup] = []
    rest: list[ChartGroup] = []
    parents: set[str] = set()
    number = 0
    for at, (block, families) in enumerate(zip(blocks, tops, strict=True)):
        shown = [family for place, family in enumerate(families) if (at, place) in chosen]
        hidden = [family for place, family in enumerate(families) if (at, place) not in chosen]
        parents.update(family[0].id for family in shown if len(family) > 1)
        on_page = {family[0].id for family in shown}
        count = _size(block) - len(shown)
        number += count > 0
        folded = _folded(number, _size(block), count, [item_of(family[0]) for family in hidden], lines)
        key = block.groups[0].key if len(block.groups) == 1 else block.title
        rows = tuple(row for family in shown for row in family)
        groups.append(ChartGroup(key, block.title, rows, summary=folded if count else None))
        rest += _rest(number, block, on_page)
    return OnePage(tuple(groups), frozenset(parents), tuple(rest))


def _folded(number: int, size: int, count: int, items: Sequence[ChartItem], lines: int) -> Folded:
    drawn = [item.segments for item in items if item.segments]
    start = min((segments[0].start for segments in drawn), default=0)
    stop = max((segments[-1].stop for segments in drawn), default=0)
    late = sum(item.late_until is not None for item in items)
    return Folded(number, size, count, late, density(drawn, start, stop), lines)


def _told_where(group: ChartGroup, listed_in: str | None) -> ChartGroup:
    folded = group.summary
    return group._replace(summary=folded._replace(listed_in=listed_in)) if folded else group


def _rest(number: int, block: _Block, on_page: set[str]) -> Iterable[ChartGroup]:
    """Return what the appendix lists of a row, by area."""
    for group in block.groups:
        rows = tuple(row for row in group.projects if row.id not in on_page)
        if rows:
            inner = "" if group.title in {"", block.title} else f": {group.title}"
            yield ChartGroup(group.key, f"{number}  {block.title}{inner}", rows)
