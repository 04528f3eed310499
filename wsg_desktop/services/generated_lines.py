"""What a generated programme holds: its lines with their dates, and the rows that hang on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.periods import period_of
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import (
    THEMES,
    AreaKind,
    Aspect,
    ItemKind,
    Light,
    LinkType,
    PartyKind,
    PartyRole,
    Phase,
    Precision,
    State,
)
from wsg_desktop.store.records import new_id

Row = dict[str, Any]

MUNICIPALITIES = (
    ("Deventer", "GM0150"),
    ("Wierden", "GM0189"),
    ("Tubbergen", "GM0183"),
    ("Steenwijkerland", "GM1708"),
)
WORKS = ("Aanpassen", "Bouwen", "Inrichten", "Onderzoeken", "Openen", "Uitbreiden", "Verbeteren")
THINGS = (
    "eettafel",
    "zorgsteunpunt",
    "servicewinkel",
    "drempelvrije route",
    "levensloopbestendige woningen",
    "dagbesteding",
    "buurtbus",
    "kulturhus",
    "huisbezoeken",
    "thuistechnologie",
)
PARTY_KINDS = (
    (PartyKind.MUNICIPALITY, "Gemeente"),
    (PartyKind.HOUSING_CORPORATION, "Corporatie"),
    (PartyKind.CARE_PROVIDER, "Zorginstelling"),
    (PartyKind.WELFARE, "Welzijnsinstelling"),
    (PartyKind.RESIDENTS, "Plaatselijk belang"),
)
REPORTS = ("volgens plan", "wacht op vergunning", "gesprekken lopen", "aannemer begonnen", "bijna klaar")
ITEMS_UNDER = 4
"""Every fifth line stands under the project before it."""

EARLIER = 40
"""How far back in the outline a dependency reaches."""

CANDIDATES = 8
"""Of so many earlier lines the first two that fit are followed."""


class Line(NamedTuple):
    """One line of the outline with the days it runs."""

    id: str
    place: int
    kind: ItemKind
    parent: int
    """Position of the line it stands under; its own at the top."""
    first: date
    last: date
    phases: tuple[Phase, ...]
    present: int
    """How many phases are behind."""


@dataclass(frozen=True, slots=True)
class GeneratedPlan:
    """The rows of a generated programme; what is many is yielded, not kept."""

    seed: int
    today: date
    lines: list[Line]
    sort_keys: list[str]
    goals: list[Row]
    areas: list[Row]
    parties: list[Row]
    people: list[Row]

    def projects(self) -> Iterator[Row]:
        """Yield the lines of the outline."""
        random = _random(self.seed, "projects")
        for line in self.lines:
            deadline = line.last - timedelta(days=random.choice((0, 0, 0, 0, 10, 40)))
            yield {
                "id": line.id,
                "number": f"G-{line.place + 1:05}",
                "title": _title(line.place, random),
                "kind": line.kind.value,
                "parent_id": None if line.parent == line.place else self.lines[line.parent].id,
                "sort_key": self.sort_keys[line.place],
                "theme": random.choice(THEMES),
                "state": self._state(line, random),
                "phase": line.phases[line.present].value if line.phases else None,
                "project_lead_id": random.choice(self.people)["id"],
                "start": _term(line.first, random, as_start=True),
                "end": _term(line.last, random, as_start=False),
                "deadline": exact(max(deadline, line.first)),
                "percent": random.randrange(0, 101, 5),
                "effort": f"{random.randrange(20, 400)} uur",
                "budget": random.randrange(5, 4000) * 1000,
            }

    def in_areas(self) -> Iterator[Row]:
        """Yield in which area each line works."""
        for line in self.lines:
            area = self.areas[line.parent * len(self.areas) // len(self.lines)]
            yield {"project_id": line.id, "area_id": area["id"]}

    def for_goals(self) -> Iterator[Row]:
        """Yield for which goal each project works."""
        for line in self._projects():
            yield {"project_id": line.id, "goal_id": self.goals[line.place % len(self.goals)]["id"]}

    def parts(self) -> Iterator[Row]:
        """Yield the lead party and, for projects, partner parties of each line; one in fifty has no lead."""
        random = _random(self.seed, "parts")
        for line in self.lines:
            chosen = random.sample(self.parties, 1 if line.phases == () else random.randint(1, 4))
            for index, (party, key) in enumerate(zip(chosen, "abcd", strict=False)):
                leads = index == 0 and line.place % 50 != 7
                role = PartyRole.LEAD if leads else PartyRole.PARTNER
                yield {
                    "project_id": line.id,
                    "party_id": party["id"],
                    "role": role.value,
                    "sort_key": f"a{key}",
                }

    def phases(self) -> Iterator[Row]:
        """Yield the planned and actual period of each phase of each project."""
        for line in self._projects():
            share = (line.last - line.first) / len(line.phases)
            for index, phase in enumerate(line.phases):
                first, last = line.first + share * index, line.first + share * (index + 1)
                ended = last - timedelta(days=1) if index + 1 < len(line.phases) else line.last
                yield {
                    "project_id": line.id,
                    "phase": phase.value,
                    "planned_start": exact(first),
                    "planned_end": exact(max(ended, first)),
                    "actual_start": exact(first) if first <= self.today else NO_TERM,
                    "actual_end": exact(ended) if index < line.present else NO_TERM,
                }

    def statuses(self) -> Iterator[Row]:
        """Yield what people said of aspects: one project in seven."""
        random = _random(self.seed, "statuses")
        for line in self._projects():
            if random.random() < 1 / 7:
                yield {
                    "project_id": line.id,
                    "aspect": random.choice((Aspect.MONEY, Aspect.QUALITY, Aspect.RISKS)).value,
                    "light": random.choice((Light.ON_TRACK, Light.ATTENTION, Light.OFF_TRACK)).value,
                }

    def situations(self) -> Iterator[Row]:
        """Yield the latest report of every second project."""
        random = _random(self.seed, "situations")
        for line in self._projects():
            if line.place % 2:
                day = self.today - timedelta(days=random.randrange(200))
                yield {"project_id": line.id, "day": day, "text": random.choice(REPORTS)}

    def links(self) -> Iterator[Row]:
        """Yield about two dependencies per line, on earlier lines and of a kind that the dates allow."""
        random = _random(self.seed, "links")
        for line in self.lines:
            earlier = range(max(0, line.place - EARLIER), line.place)
            near = random.sample(earlier, min(CANDIDATES, len(earlier)))
            fitting = [(source, _kind_that_fits(self.lines[source], line)) for source in near]
            for source, kind in [it for it in fitting if it[1] and it[0] != line.parent][:2]:
                yield {"source_id": self.lines[source].id, "target_id": line.id, "type": kind, "lag": 0}

    def _projects(self) -> Iterator[Line]:
        return (line for line in self.lines if line.phases)

    def _state(self, line: Line, random: Random) -> str:
        if line.first > self.today:
            return State.NEW.value
        if line.last < self.today:
            return random.choice((State.DONE, State.DONE, State.DONE, State.CANCELLED)).value
        return random.choice((State.ACTIVE,) * 9 + (State.ON_HOLD,)).value


def make_plan(count: int, seed: int, today: date) -> GeneratedPlan:
    """Return the contents of a programme of `count` lines."""
    random = _random(seed, "lines")
    lines: list[Line] = []
    for index in range(count):
        under = index % (ITEMS_UNDER + 1) == ITEMS_UNDER
        lines.append(_line(index, lines[-1] if under else None, random, today))
    areas = [_area(index) for index in range(max(1, count // 10))]
    parties = [_party(index) for index in range(min(400, 10 + count // 100))]
    titles = [f"projectleider {index + 1}" for index in range(min(400, 5 + count // 100))]
    people: list[Row] = [{"id": new_id(), "function_title": title} for title in titles]
    keys = keys_after(None, 6)
    goals: list[Row] = [
        {"id": new_id(), "title": f"Doel {index + 1}", "sort_key": key} for index, key in enumerate(keys)
    ]
    return GeneratedPlan(seed, today, lines, keys_after(None, count), goals, areas, parties, people)


def _line(index: int, above: Line | None, random: Random, today: date) -> Line:
    if above is not None:
        kind = random.choice((ItemKind.ACTIVITY, ItemKind.ACTIVITY, ItemKind.MILESTONE))
        last = above.first + (above.last - above.first) * random.random()
        first = last if kind is ItemKind.MILESTONE else above.first
        return Line(new_id(), index, kind, above.place, first, last, (), 0)
    first = today + timedelta(days=random.randrange(-1000, 700))
    last = first + timedelta(days=random.randrange(60, 1300))
    order = list(Phase)
    start = random.randrange(3)
    phases = tuple(order[start : start + random.randint(1, 4)])
    done = (today - first) / (last - first)
    present = min(max(int(done * len(phases)), 0), len(phases) - 1)
    return Line(new_id(), index, ItemKind.PROJECT, index, first, last, phases, present)


def _kind_that_fits(source: Line, target: Line) -> str:
    """Return a kind of dependency that agrees with the dates; empty when there is none."""
    if source.last < target.first:
        return LinkType.FINISH_START.value
    if source.first <= target.first:
        return LinkType.START_START.value
    return LinkType.FINISH_FINISH.value if source.last <= target.last else ""


def _random(seed: int, use: str) -> Random:
    """Return chance that repeats itself; each use has its own, so that one does not disturb another."""
    return Random(f"{seed} {use}")  # noqa: S311 - no secrets are made with it


def _title(index: int, random: Random) -> str:
    return f"{random.choice(WORKS)} {random.choice(THINGS)} {index + 1}"


def _term(day: date, random: Random, *, as_start: bool) -> Term:
    """Return a term of a day, or for one in four of the month or quarter around it."""
    chance = random.random()
    if chance < 0.75:
        return exact(day)
    period = period_of(day, Precision.MONTH if chance < 0.9 else Precision.QUARTER)
    return Term(period.first if as_start else period.last, period.precision)


def _area(index: int) -> Row:
    name, code = MUNICIPALITIES[index % len(MUNICIPALITIES)]
    return {
        "id": new_id(),
        "name": f"Gebied {index + 1}",
        "kind": AreaKind.SERVICE_AREA.value,
        "municipality": name,
        "municipality_code": code,
        "province": "Overijssel",
        "phase": list(Phase)[index % 4].value,
    }


def _party(index: int) -> Row:
    kind, name = PARTY_KINDS[index % len(PARTY_KINDS)]
    return {"id": new_id(), "name": f"{name} {index // len(PARTY_KINDS) + 1}", "kind": kind.value}
