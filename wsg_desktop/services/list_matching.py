"""Which projects of a list are in the programme already: by number, then title and area; else asked."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wsg_desktop.domain.words import search_key
from wsg_desktop.exchange.drafts import ListDraft, ProjectDraft
from wsg_desktop.store import projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProjectRow

ALIKE = 80
"""From this likeness of titles on, the same number means the same project."""
MAY_BE = 85
"""From this likeness on, a title in the same area may be the same project: that is asked."""

_TELLING = re.compile(r"\b(?:\w|\w*\d\w*)\b")
"""Single letters and numbers: fase 1 is not fase 2, though their names are nearly the same."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What the projects of a list are in the programme, by their place in the list."""

    sure: Mapping[int, ProjectRow] = field(default_factory=dict[int, ProjectRow])
    asked: Mapping[int, ProjectRow] = field(default_factory=dict[int, ProjectRow])
    """Projects that may be the same; nobody said so yet."""

    def find(self, place: int) -> ProjectRow | None:
        """Return the project that one of the list is, or may be."""
        return self.sure.get(place) or self.asked.get(place)


class Present:
    """The projects of the programme, by number and by title with areas."""

    def __init__(self, rows: Sequence[ProjectRow], numbers: set[str]) -> None:
        self.numbers = numbers
        self.rows = {row.id: row for row in rows}
        self.by_number = {row.number.lower(): row for row in rows}
        self._by_title: dict[str, list[ProjectRow]] = defaultdict(list)
        for row in rows:
            self._by_title[search_key(row.title)].append(row)

    def same_as(self, project: ProjectDraft) -> ProjectRow | None:
        """Return the project that a draft surely is: the same number and title, or title and areas."""
        numbered = self.by_number.get(project.number.lower()) if project.number else None
        if numbered and _likeness(numbered.title, project.title) >= ALIKE:
            return numbered
        named = _named(project.areas)
        for row in self._by_title.get(search_key(project.title), ()):
            if _named(row.areas) == named:
                return row
        return None

    def named(self, title: str) -> ProjectRow | None:
        """Return a project with this title, whatever its areas."""
        return next(iter(self._by_title.get(search_key(title), ())), None)


def find_likely(read: Reading, draft: ListDraft) -> Matches:
    """Return the projects of a list that are, or may be, in the programme; a title without area may be."""
    if not draft.projects:
        return Matches()
    present = Present(projects.list_projects(read), set())
    matches = match_projects(draft, present, sure_matches(draft, present), (), {})
    named = {
        place: row
        for place, project in enumerate(draft.projects)
        if not project.areas and (row := present.named(project.title)) is not None
    }
    return Matches(matches.sure, {**named, **matches.asked})


def sure_matches(draft: ListDraft, present: Present) -> dict[int, ProjectRow]:
    """Return the projects of a list that surely are in the programme."""
    found = ((place, present.same_as(project)) for place, project in enumerate(draft.projects))
    return {place: row for place, row in found if row is not None}


def match_projects(
    draft: ListDraft,
    present: Present,
    sure: Mapping[int, ProjectRow],
    members: Collection[str],
    decided: Mapping[int, str | None],
) -> Matches:
    """Return what each project of a list is in the programme.

    `members` are the projects that an earlier version of the list was about: with those a number alone is
    worth asking. `decided` are a person's answers by row: the id of a project, or None for a new one.
    """
    matches = dict(sure)
    for place, project in enumerate(draft.projects):
        if project.row in decided and place not in sure:
            chosen = present.rows.get(decided[project.row] or "")
            if chosen is not None:
                matches[place] = chosen
    taken = {row.id for row in matches.values()}
    nearest = _Nearest((row for row in present.rows.values() if row.id not in taken), draft)
    asked: dict[int, ProjectRow] = {}
    for place, project in enumerate(draft.projects):
        if place in matches or project.row in decided:
            continue
        numbered = present.by_number.get(project.number.lower()) if project.number else None
        is_member = numbered is not None and numbered.id in members and numbered.id not in taken
        likely = numbered if is_member else nearest.find(project)
        if likely is not None:
            asked[place] = likely
    return Matches(matches, asked)


class _Nearest:
    """Projects that no row of the list is yet, to be found by a title that is nearly theirs."""

    def __init__(self, rows: Iterable[ProjectRow], draft: ListDraft) -> None:
        self._tells_areas = "areas" in draft.columns or any(project.areas for project in draft.projects)
        self._numbers = {project.number.lower() for project in draft.projects if project.number}
        self._rows: dict[str, ProjectRow] = {}
        self._words: dict[frozenset[str], tuple[dict[str, str], ...]] = defaultdict(lambda: ({}, {}))
        for row in rows:
            self._rows[row.id] = row
            for words, form in zip(self._words[self._place(row.areas)], _FORMS, strict=True):
                words[row.id] = form(row.title)

    def find(self, project: ProjectDraft) -> ProjectRow | None:
        """Return the project in the same areas whose title is nearly the same, if there is one."""
        row = self._most_alike(project)
        if row is None:
            return None
        is_other = row.number.lower() in self._numbers and row.number.lower() != project.number.lower()
        return None if is_other or _telling(row.title) != _telling(project.title) else row

    def _most_alike(self, project: ProjectDraft) -> ProjectRow | None:
        from rapidfuzz import fuzz, process

        best: tuple[float, str] | None = None
        for words, form in zip(self._words.get(self._place(project.areas), ()), _FORMS, strict=False):
            found = process.extractOne(form(project.title), words, scorer=fuzz.ratio, score_cutoff=MAY_BE)
            if found is not None and (best is None or found[1] > best[0]):
                best = found[1], str(found[2])
        return self._rows[best[1]] if best else None

    def _place(self, areas: Iterable[str]) -> frozenset[str]:
        """Return where to look: in the same areas, or everywhere where the list tells none."""
        return _named(areas) if self._tells_areas else frozenset()


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.fuzz import token_sort_ratio

    left, right = search_key(one), search_key(other)
    return 100 if left == right else token_sort_ratio(left, right)


def _named(areas: Iterable[str]) -> frozenset[str]:
    return frozenset(search_key(area) for area in areas)


def _sorted_words(title: str) -> str:
    return " ".join(sorted(search_key(title).split()))


_FORMS: tuple[Callable[[str], str], ...] = (search_key, _sorted_words)
"""A title as it stands, for words that are written apart, and with its words in another order."""


def _telling(title: str) -> set[str]:
    return set(_TELLING.findall(search_key(title)))
