"""Works out what a view yields: which projects, in what order, in which groups, how deep in the outline.

Everything is asked once per project and kept: the text to search in, keys to sort by, values to filter and
group by. Asking again, with one letter more or another order, only compares what is kept. What the facts of
a project are is not known here: see `services.project_facts`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from typing import Any, NamedTuple, Protocol

from wsg_desktop.domain.views import EMPTY, Condition, Filter, GroupBy, SortBy, View

Ids = list[str]


class Place(NamedTuple):
    """Where a project stands in the outline."""

    parent_id: str | None
    sort_key: str


class Facts(Protocol):
    """Tells facts of one project by its id; it is asked once per fact, until the project changes."""

    def place(self, project_id: str) -> Place:
        """Return where it stands in the outline."""
        ...

    def text(self, project_id: str) -> str:
        """Return all its words, folded as `words.search_key` folds them."""
        ...

    def key(self, field: str, project_id: str) -> Any:
        """Return what it is sorted by for `field`; a `Missing` where it has no value."""
        ...

    def values(self, field: str, project_id: str) -> Collection[str]:
        """Return its values of `field` to filter and group by; empty where it has none."""
        ...

    def meets(self, condition: Condition, project_id: str) -> bool:
        """Return whether it meets the condition."""
        ...


class Missing(NamedTuple):
    """Stands for a value that is not there. It comes last either way; a lower rank before a higher one."""

    rank: int = 0


MISSING = Missing()


class Group(NamedTuple):
    """Projects under one heading; the one group of a view without grouping has an empty title and key."""

    key: str
    title: str
    ids: tuple[str, ...]
    depths: Mapping[str, int]
    """How many levels down a project stands in this group; only those that stand under another one."""


@dataclass(frozen=True)
class Arrangement:
    """What a view yields. A project in two areas is in two groups."""

    groups: tuple[Group, ...]
    total: int
    """How many different projects are shown."""

    @cached_property
    def shown(self) -> frozenset[str]:
        """Return the ids of the projects that are shown."""
        return frozenset(project_id for group in self.groups for project_id in group.ids)

    @property
    def ids(self) -> Ids:
        """Return the ids from top to bottom, each as often as it is shown."""
        return [project_id for group in self.groups for project_id in group.ids]


class ValueCount(NamedTuple):
    """A value of a field and how many projects have it; an empty value for those without."""

    value: str
    total: int


@dataclass(frozen=True, slots=True)
class Naming:
    """How groups are called and in what order they stand."""

    title: Callable[[GroupBy, str], str]
    key: Callable[[GroupBy, str], Any]


@dataclass(slots=True)
class _Kept:
    """What has been asked already, per field and project."""

    places: dict[str, Place] = field(default_factory=dict[str, Place])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    keys: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    values: dict[str, dict[str, Collection[str]]] = field(
        default_factory=dict[str, dict[str, Collection[str]]]
    )

    def forget(self, project_id: str) -> None:
        for kept in (self.places, self.texts, *self.keys.values(), *self.values.values()):
            kept.pop(project_id, None)


class Arranger:
    """Arranges the same projects again and again, as fast as it can."""

    def __init__(self, ids: Iterable[str], facts: Facts, fold: Callable[[str], str], naming: Naming) -> None:
        self._facts = facts
        self._fold = fold
        self._naming = naming
        self._kept = _Kept()
        self._outline, self._depths = _in_outline(list(ids), self._place)
        self._base: tuple[Filter, Ids] | None = None
        self._narrowed: list[tuple[str, Ids]] = []
        self._last: tuple[View, Arrangement] | None = None

    def __len__(self) -> int:
        return len(self._outline)

    def take(self, changed: Iterable[str], gone: Collection[str] = ()) -> None:
        """Ask the facts of `changed` projects again, new ones among them; leave out those that are `gone`."""
        changed = list(changed)
        before = {it: (self._kept.places.get(it), self._stood(it)) for it in changed}
        for project_id in (*changed, *gone):
            self._kept.forget(project_id)
        moved = bool(gone) or any(before[it][0] != self._place(it) for it in changed)
        if moved:
            known = set(self._outline).union(changed).difference(gone)
            self._outline, self._depths = _in_outline([*known], self._place)
        self._base, self._narrowed = None, []
        if moved or any(before[it][1] != self._stands(it) for it in changed):
            self._last = None

    def forget(self) -> None:
        """Ask everything again: what all facts rest on has changed, such as the day or the language."""
        self._kept = _Kept()
        self._outline, self._depths = _in_outline(self._outline, self._place)
        self._base, self._narrowed, self._last = None, [], None

    def prepare(self, most: int, fields: Sequence[str] = ()) -> bool:
        """Ask at most `most` texts or keys of `fields` ahead of their use; return whether more are left."""
        waiting = [(self._kept.texts, self._facts.text)]
        waiting += [(self._keys_of(name), partial(self._facts.key, name)) for name in fields]
        waiting = [(kept, ask) for kept, ask in waiting if len(kept) < len(self)]
        for kept, ask in waiting[:1]:
            for project_id in list(islice((it for it in self._outline if it not in kept), most)):
                kept[project_id] = ask(project_id)
        return any(len(kept) < len(self) for kept, _ in waiting)

    def arrange(self, view: View) -> Arrangement:
        """Return what `view` yields; the same object when nothing that the view shows has changed since."""
        if self._last is None or self._last[0] != view:
            self._last = (view, self._arranged(view))
        return self._last[1]

    def matching(self, wanted: Filter) -> Ids:
        """Return the projects that meet a filter, in the order of the outline."""
        text = " ".join(self._fold(wanted.text).split())
        base = Filter(conditions=wanted.conditions, accepted=wanted.accepted)
        if self._base is None or self._base[0] != base:
            self._base = (base, self._meeting(base))
            self._narrowed = []
        while self._narrowed and not text.startswith(self._narrowed[-1][0]):
            self._narrowed.pop()
        found = self._narrowed[-1][1] if self._narrowed else self._base[1]
        if text and not (self._narrowed and self._narrowed[-1][0] == text):
            found = self._with_words(found, text.split())
            self._narrowed.append((text, found))
        return found

    def counts(self, field: str, wanted: Filter) -> list[ValueCount]:
        """Return the values of `field` among what the rest of the filter lets through, with their counts."""
        values = self._values_of(field)
        counted: Counter[str] = Counter()
        for project_id in self.matching(wanted.accepting(field, None)):
            counted.update(values(project_id) or (EMPTY,))
        return [ValueCount(value, count) for value, count in counted.items()]

    def _arranged(self, view: View) -> Arrangement:
        matching = self.matching(view.filter)
        ids = self._sorted(matching, view.sort)
        if view.group_by is None:
            return Arrangement((self._group("", "", ids),), len(matching))
        return Arrangement(tuple(self._grouped(ids, view.group_by)), len(matching))

    def _stood(self, project_id: str) -> object:
        """Return whether and where the last arrangement shows a project, from what is kept of it."""
        if self._last is None:
            return None
        view, arrangement = self._last
        kept, by = self._kept, view.group_by
        keys = [kept.keys.get(it.field, {}).get(project_id) for it in view.sort]
        values = kept.values.get(FIELD_OF_GROUP[by], {}).get(project_id) if by else None
        return project_id in arrangement.shown, keys, values

    def _stands(self, project_id: str) -> object:
        """Return whether and where the last view shows a project now, in the same terms as `_stood`."""
        if self._last is None:
            return None
        view, by = self._last[0], self._last[0].group_by
        is_shown = self._passes(project_id, view.filter)
        keys = [self._facts.key(it.field, project_id) if is_shown else None for it in view.sort]
        values = self._facts.values(FIELD_OF_GROUP[by], project_id) if by and is_shown else None
        return is_shown, keys, values

    def _passes(self, project_id: str, wanted: Filter) -> bool:
        text = self._facts.text(project_id) if wanted.text else ""
        return (
            all(self._facts.meets(condition, project_id) for condition in wanted.conditions)
            and all(
                not it.values.isdisjoint(self._facts.values(it.field, project_id) or (EMPTY,))
                for it in wanted.accepted
            )
            and all(word in text for word in self._fold(wanted.text).split())
        )

    def _keys_of(self, field: str) -> dict[str, Any]:
        return self._kept.keys.setdefault(field, {})

    def _place(self, project_id: str) -> Place:
        places = self._kept.places
        if project_id not in places:
            places[project_id] = self._facts.place(project_id)
        return places[project_id]

    def _meeting(self, wanted: Filter) -> Ids:
        found = self._outline
        for condition in wanted.conditions:
            found = [it for it in found if self._facts.meets(condition, it)]
        for accepted in wanted.accepted:
            values, allowed = self._values_of(accepted.field), accepted.values
            found = [it for it in found if not allowed.isdisjoint(values(it) or (EMPTY,))]
        return found

    def _with_words(self, ids: Ids, words: Sequence[str]) -> Ids:
        texts = self._kept.texts
        for project_id in ids:
            if project_id not in texts:
                texts[project_id] = self._facts.text(project_id)
        for word in words:
            ids = [project_id for project_id in ids if word in texts[project_id]]
        return ids

    def _values_of(self, field: str) -> Callable[[str], Collection[str]]:
        kept = self._kept.values.setdefault(field, {})
        ask = self._facts.values

        def values(project_id: str) -> Collection[str]:
            found = kept.get(project_id)
            if found is None:
                found = kept[project_id] = ask(field, project_id)
            return found

        return values

    def _sorted(self, ids: Ids, sort: Sequence[SortBy]) -> Ids:
        ordered = ids
        for by in reversed(sort):
            keys = self._keys_of(by.field)
            if len(keys) < len(self):
                keys |= {it: self._facts.key(by.field, it) for it in ordered if it not in keys}
            there = [it for it in ordered if type(keys[it]) is not Missing]
            there.sort(key=keys.__getitem__, reverse=by.descending)
            if len(there) < len(ordered):
                missing = [it for it in ordered if type(keys[it]) is Missing]
                missing.sort(key=keys.__getitem__)
                there += missing
            ordered = there
        return ordered

    def _grouped(self, ids: Ids, by: GroupBy) -> Iterable[Group]:
        values = self._values_of(FIELD_OF_GROUP[by])
        members: defaultdict[str, Ids] = defaultdict(list)
        for project_id in ids:
            for value in values(project_id) or (EMPTY,):
                members[value].append(project_id)
        naming = self._naming
        for value in sorted(members, key=lambda it: (it == EMPTY, naming.key(by, it))):
            yield self._group(value, naming.title(by, value), members[value])

    def _group(self, key: str, title: str, ids: Ids) -> Group:
        """Return a group with each project right under the nearest line above it that is shown as well."""
        if ids is self._outline:
            return Group(key, title, tuple(ids), self._depths)
        places = self._kept.places
        # Most projects stand at the top: of those nothing more needs to be asked.
        inner = [it for it in ids if places[it].parent_id is not None]
        if not inner:
            return Group(key, title, tuple(ids), {})
        shown = set(ids)
        parents = {it: parent for it in inner if (parent := _shown_parent(it, places, shown))}
        unfolded, depths = _unfolded(ids, parents)
        return Group(key, title, tuple(unfolded), depths)


FIELD_OF_GROUP: dict[GroupBy, str] = {
    GroupBy.AREA: "areas",
    GroupBy.LEAD_PARTY: "lead_parties",
    GroupBy.PHASE: "phase",
    GroupBy.THEME: "theme",
    GroupBy.MUNICIPALITY: "municipality",
    GroupBy.ROLE: "director_role",
}
"""The field whose values name the groups."""


def _shown_parent(project_id: str, places: Mapping[str, Place], shown: Collection[str]) -> str | None:
    seen = {project_id}
    parent = places[project_id].parent_id
    while parent is not None and parent not in seen:
        if parent in shown:
            return parent
        seen.add(parent)
        # What it stands under may be in the bin, and then is no project of ours.
        parent = places[parent].parent_id if parent in places else None
    return None


def _unfolded(ids: Ids, parents: Mapping[str, str]) -> tuple[Ids, dict[str, int]]:
    """Return `ids` with each right under its parent, and how deep the deeper ones stand.

    `parents` holds in the order of `ids` those that stand under another one of them.
    """
    under: defaultdict[str, Ids] = defaultdict(list)
    for child, parent in parents.items():
        under[parent].append(child)
    found: Ids = []
    depths: dict[str, int] = {}
    for project_id in ids:
        if project_id in parents:
            continue
        found.append(project_id)
        waiting = [(child, 1) for child in reversed(under[project_id])] if project_id in under else []
        while waiting:
            child, depth = waiting.pop()
            found.append(child)
            depths[child] = depth
            waiting += [(below, depth + 1) for below in reversed(under.get(child, ()))]
    if len(found) < len(ids):
        # Lines of a damaged file that stand under each other in a circle are still shown.
        reached = set(found)
        found += [project_id for project_id in ids if project_id not in reached]
    return found, depths


def _in_outline(ids: Ids, place: Callable[[str], Place]) -> tuple[Ids, dict[str, int]]:
    """Return `ids` from top to bottom of the outline; what stands under something absent comes at the top."""
    ids.sort(key=lambda it: (place(it).sort_key, it))
    present = set(ids)
    parents = {it: parent for it in ids if (parent := place(it).parent_id) and parent in present}
    return _unfolded(ids, parents)
