"""Which projects of a list are in the programme already: by number, then title and area; else asked."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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


def find_duplicates(read: Reading, draft: ListDraft) -> dict[int, ProjectRow]:
    """Return the projects of a list that surely are in the programme, by their place in the list."""
    return sure_matches(draft, Present(projects.list_projects(read), set()))


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
        self._by_areas: dict[frozenset[str], dict[str, tuple[str, ProjectRow]]] = defaultdict(dict)
        for row in rows:
            named = _named(row.areas) if self._tells_areas else frozenset[str]()
            self._by_areas[named][row.id] = (_sorted_words(row.title), row)

    def find(self, project: ProjectDraft) -> ProjectRow | None:
        """Return the project in the same areas whose title is nearly the same, if there is one."""
        from rapidfuzz import fuzz, process

        named = _named(project.areas) if self._tells_areas else frozenset[str]()
        choices = self._by_areas.get(named)
        if not choices:
            return None
        words = {row_id: title for row_id, (title, _) in choices.items()}
        found = process.extractOne(
            _sorted_words(project.title), words, scorer=fuzz.ratio, score_cutoff=MAY_BE
        )
        if found is None:
            return None
        row = choices[str(found[2])][1]
        is_other = row.number.lower() in self._numbers and row.number.lower() != project.number.lower()
        return None if is_other or _telling(row.title) != _telling(project.title) else row


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.fuzz import token_sort_ratio

    left, right = search_key(one), search_key(other)
    return 100 if left == right else token_sort_ratio(left, right)


def _named(areas: Iterable[str]) -> frozenset[str]:
    return frozenset(search_key(area) for area in areas)


def _sorted_words(title: str) -> str:
    return " ".join(sorted(search_key(title).split()))


def _telling(title: str) -> set[str]:
    return set(_TELLING.findall(search_key(title)))
