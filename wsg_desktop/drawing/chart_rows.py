"""The rows of a chart, in the order of the table beside it: groups, their lines and the links between them.

A chart is frozen input for the painter. It is cheap to make for 100,000 projects: what a line shows is worked
out when it is first looked at. Order, filter and grouping are decided by whoever makes the groups.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from typing import NamedTuple

from wsg_desktop.domain.arranging import Arrangement
from wsg_desktop.domain.folding import fold_lines
from wsg_desktop.domain.status import is_late
from wsg_desktop.domain.vocabulary import ItemKind, Light, Precision
from wsg_desktop.drawing.chart_items import HORIZON_DAYS, ChartItem, Mark, chart_item, milestone_mark
from wsg_desktop.drawing.density import Layer
from wsg_desktop.drawing.links import ChartLink, LinkIndex
from wsg_desktop.drawing.moves import Shift, moved_project
from wsg_desktop.drawing.past_spans import Past, with_past
from wsg_desktop.drawing.plan_marks import NO_MARK, NO_PLAN, PlanMarks
from wsg_desktop.store.rows import LinkRow, ProjectRow


class Folded(NamedTuple):
    """What the heading of a group tells of projects that have no row on this page."""

    number: int
    """Under which the appendix lists them."""
    size: int
    """How many projects the group has, shown or not."""
    hidden: int
    """How many of these are folded, and of those how many are late."""
    late: int
    layers: tuple[Layer, ...]
    lines: int = 1
    """How many rows the heading takes, so that layers can be told apart."""
    listed_in: str | None = None
    """The paper that lists them; None for an appendix behind the page, empty where nothing does."""


class ChartGroup(NamedTuple):
    """Projects under one heading; a group without title has no heading of its own."""

    key: str
    title: str
    projects: tuple[ProjectRow, ...]
    folded: bool = False
    depths: Mapping[str, int] | None = None
    """How many levels down projects stand; None has it follow from their parents in this group."""
    summary: Folded | None = None
    """What else belongs to the group; None when everything is in `projects`."""


class GroupHeading(NamedTuple):
    """What is drawn on the line of a group: its title, how many it holds, its span and how many are late.

    Without a title it keeps the room of a line that is being typed beside the chart.
    """

    key: str
    title: str
    size: int
    folded: bool
    start: int | None
    stop: int | None
    late: int = 0
    summary: Folded | None = None
    budget: int = 0
    """In euros, of all its projects; said beside the table, which shows it, and not drawn on paper."""


class Span(NamedTuple):
    """A period in ordinals, from its first day up to the day after its last."""

    start: int
    stop: int


Line = ProjectRow | ChartGroup
_BLANK = ChartGroup("", "", ())


def goes_on_below(contents: Sequence[object]) -> list[bool]:
    """Return per row whether the one below it is of the same tall heading, so that no line parts them."""
    below = [isinstance(it, GroupHeading) and not it.title for it in contents[1:]]
    return [*below, False] if contents else []


def chart_groups(
    arrangement: Arrangement, projects: Mapping[str, ProjectRow], folded: Collection[str] = ()
) -> list[ChartGroup]:
    """Return the groups of a view, as the table shows them, with the rows of their projects.

    `folded` are the keys of the groups of which only the heading shows.
    """
    return [
        ChartGroup(
            group.key,
            group.title,
            tuple(projects[it] for it in group.ids),
            bool(group.title) and group.key in folded,
            group.depths,
        )
        for group in arrangement.groups
    ]


class Chart:
    """Lines to draw, addressed by row: what the painter, hit testing and the accessible names read."""

    def __init__(
        self,
        groups: Iterable[ChartGroup],
        *,
        today: date,
        links: Sequence[LinkRow] = (),
        light_of: Callable[[ProjectRow], str] | None = None,
        folded: frozenset[str] = frozenset(),
        past: Past | None = None,
        blank: int | None = None,
        marks: Mapping[str, Sequence[Mark]] | None = None,
    ) -> None:
        self.today = today
        self.plan = NO_PLAN
        """What scheduling says; see `with_plan`."""
        self._light_of = light_of or _unset
        self._folded = folded
        self.past = past
        self._marks = marks or {}
        """Decisions per project."""
        self.link_rows = links
        self._folded_marks: dict[str, list[Mark]] = {}
        self._hidden: dict[str, ProjectRow] = {}
        """Milestones that show as a mark on another line."""
        self._depths: dict[int, int] = {}
        """Only of rows that stand under another one."""
        self._lines = self._arranged(groups)
        if blank is not None:
            self._lines.insert(blank, _BLANK)
            self._depths = {row + (row >= blank): depth for row, depth in self._depths.items()}
        self._items: dict[int, ChartItem | GroupHeading] = {}
        self._moved: dict[int, tuple[Shift, ChartItem]] = {}
        """The latest of what is dragged: the row and every link of it ask in the same frame."""

    def __len__(self) -> int:
        return len(self._lines)

    def row(self, index: int) -> ChartItem | GroupHeading:
        """Return what row `index` shows."""
        found = self._items.get(index)
        if found is None:
            line = self._lines[index]
            found = _heading(line, self.today) if isinstance(line, ChartGroup) else self._item(index, line)
            self._items[index] = found
        return found

    def item(self, index: int) -> ChartItem | None:
        """Return the item of row `index`; None where a group has its heading."""
        row = self.row(index)
        return row if isinstance(row, ChartItem) else None

    def moved_item(self, index: int, shift: Shift) -> ChartItem | None:
        """Return the item of row `index` as it will be when what is dragged is dropped."""
        line = self._lines[index]
        if not isinstance(line, ProjectRow):
            return None
        known = self._moved.get(index)
        if known is None or known[0] != shift:
            known = self._moved[index] = shift, self._moved_anew(index, line, shift)
        return known[1]

    def _moved_anew(self, index: int, line: ProjectRow, shift: Shift) -> ChartItem:
        moved = self._item(index, moved_project(line, shift))
        if self.past is None or moved.past:
            return moved
        # Nothing of it was changed yet: what it is compared with is how it stands now.
        return with_past(moved, line, self.today)

    def rows_of(self, project_id: str) -> tuple[int, ...]:
        """Return the rows of a project: several when it is in several groups, none when it is not shown."""
        return self._rows_by_id.get(project_id, ())

    def project(self, project_id: str) -> ProjectRow | None:
        """Return a project that is shown, on a line of its own or as a mark; None when it is not."""
        rows = self.rows_of(project_id)
        line = self._lines[rows[0]] if rows else None
        return line if isinstance(line, ProjectRow) else self._hidden.get(project_id)

    @cached_property
    def span(self) -> Span | None:
        """Return the period that everything shown lies in; None when nothing has a date."""
        found = _span((line for line in self._lines if isinstance(line, ProjectRow)), self.today)
        layers = [layer for line in self._lines if isinstance(line, ChartGroup) for layer in _layers(line)]
        if not layers:
            return found
        start, stop = min(it.start for it in layers), max(it.stop for it in layers)
        return Span(min(found.start, start), max(found.stop, stop)) if found else Span(start, stop)

    @cached_property
    def link_index(self) -> LinkIndex:
        """Return the links between shown rows, to be asked for what meets a range of rows."""
        return LinkIndex(self._links_between_rows())

    def with_groups(self, groups: Iterable[ChartGroup], folded: frozenset[str] = frozenset()) -> "Chart":
        """Return a chart of other groups, with the same day, links, lights, past and plan."""
        return Chart(
            groups,
            today=self.today,
            links=self.link_rows,
            light_of=self._light_of,
            folded=folded,
            past=self.past,
            marks=self._marks,
        ).with_plan(self.plan)

    def item_of(self, project: ProjectRow) -> ChartItem:
        """Return what the line of any project would show, by itself."""
        return self._compared(chart_item(project, self.today, light=self._light_of(project)))

    def with_span_of(self, other: "Chart") -> "Chart":
        """Return the same chart on the span of one of the same projects that is folded otherwise."""
        self.__dict__["span"] = other.span
        return self

    def with_plan(self, plan: PlanMarks) -> "Chart":
        """Return the same chart with what scheduling says now."""
        chart = copy(self)
        chart.plan, chart._items, chart._moved = plan, {}, {}  # noqa: SLF001 - a copy of our own
        return chart

    @cached_property
    def _rows_by_id(self) -> dict[str, tuple[int, ...]]:
        rows: dict[str, tuple[int, ...]] = {}
        for index, line in enumerate(self._lines):
            if isinstance(line, ProjectRow):
                rows[line.id] = (*rows[line.id], index) if line.id in rows else (index,)
        return rows

    def _arranged(self, groups: Iterable[ChartGroup]) -> list[Line]:
        lines: list[Line] = []
        for group in groups:
            if group.title:
                lines.append(group)
                # The rows below a tall heading are of the same group, without a title.
                below = group.summary.lines - 1 if group.summary else 0
                lines += [group._replace(title="", projects=(), summary=None)] * below
            if group.folded:
                continue
            depths = _depths(group.projects) if group.depths is None else group.depths
            shown = self._unfolded(group.projects, depths) if self._folded and depths else group.projects
            if depths:
                rows = enumerate(shown, start=len(lines))
                self._depths |= {row: depths[it.id] for row, it in rows if it.id in depths}
            lines += shown
        return lines

    def _unfolded(self, projects: Sequence[ProjectRow], depths: Mapping[str, int]) -> Sequence[ProjectRow]:
        """Return the projects that no folded one hides; marks of those hidden move to its line."""
        folding = fold_lines([project.id for project in projects], depths, self._folded)
        if not folding.hidden:
            return projects
        by_id = {project.id: project for project in projects}
        for host, ids in folding.hidden.items():
            marks = self._folded_marks.setdefault(host, [])
            known = {mark.id for mark in marks}
            for project in (by_id[it] for it in ids if it not in known):
                marks += (mark for mark in self._marks.get(project.id, ()) if mark.id not in known)
                if project.kind == ItemKind.MILESTONE and (mark := milestone_mark(project)):
                    marks.append(mark)
                    self._hidden[project.id] = project
        return [by_id[it] for it in folding.shown]

    def _item(self, index: int, project: ProjectRow) -> ChartItem:
        item = chart_item(
            project,
            self.today,
            light=self._light_of(project),
            depth=self._depths.get(index, 0),
            marks=(*self._folded_marks.get(project.id, ()), *self._marks.get(project.id, ())),
        )
        mark = self.plan.of(project.id)
        return self._compared(item if mark is NO_MARK else item._replace(plan=mark))

    def _compared(self, item: ChartItem) -> ChartItem:
        before = self.past.rows.get(item.id) if self.past else None
        return with_past(item, before, self.today) if before else item

    def _links_between_rows(self) -> Iterator[ChartLink]:
        rows_of = self._rows_by_id
        for link in self.link_rows:
            sources, targets = rows_of.get(link.source_id), rows_of.get(link.target_id)
            if not sources or not targets:
                continue
            if len(sources) == len(targets) == 1:
                # Nearly all: of ten thousand links each call counts.
                yield ChartLink(link.id, link.type, sources[0], targets[0])
            else:
                yield from _nearest_pairs(link, sources, targets)


def _layers(group: ChartGroup) -> tuple[Layer, ...]:
    return group.summary.layers if group.summary else ()


def _unset(_project: ProjectRow) -> str:
    return Light.NONE.value


def _depths(projects: Sequence[ProjectRow]) -> dict[str, int]:
    """Return how many of these projects each stands under, for those that stand under any."""
    if not any(project.parent_id for project in projects):
        return {}
    parents = {project.id: project.parent_id for project in projects}
    depths: dict[str, int] = {}
    for project in projects:
        above: list[str] = []
        parent = project.parent_id
        while parent and parent in parents and parent not in above:
            above.append(parent)
            parent = parents[parent]
        if above:
            depths[project.id] = len(above)
    return depths


def _heading(group: ChartGroup, today: date) -> GroupHeading:
    span = _span(iter(group.projects), today)
    start, stop = span or (None, None)
    late = sum(is_late(project, today) for project in group.projects)
    summary = group.summary
    size = summary.size if summary else len(group.projects)
    budget = sum(project.budget or 0 for project in group.projects)
    return GroupHeading(group.key, group.title, size, group.folded, start, stop, late, summary, budget)


def _span(projects: Iterator[ProjectRow], today: date) -> Span | None:
    """Return the span of what the rows say, without working out every item."""
    first, last, ongoing = date.max, date.min, False
    for project in projects:
        for term in (project.start, project.end, project.deadline):
            if term.day is not None:
                first, last = min(first, term.day), max(last, term.day)
            elif term.precision is Precision.ONGOING:
                ongoing = True
        for period in project.phases:
            for term in (period.planned_start, period.planned_end):
                if term.day is not None:
                    first, last = min(first, term.day), max(last, term.day)
    if first > last:
        return None
    stop = last.toordinal() + 1
    return Span(first.toordinal(), max(stop, today.toordinal() + HORIZON_DAYS) if ongoing else stop)


def _nearest_pairs(link: LinkRow, sources: Sequence[int], targets: Sequence[int]) -> Iterator[ChartLink]:
    """Yield one drawn link per row of the target, from the nearest row of the source.

    Where a project stands under several headings, a reader looks for its predecessor close by.
    """
    for target in targets:
        source = min(sources, key=lambda row: abs(row - target)) if len(sources) > 1 else sources[0]
        yield ChartLink(link.id, link.type, source, target)
