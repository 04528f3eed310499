"""The contents of the sample programme as its data files tell them (resources/sample).

Reading only: when things happened is `sample_story`, and what is written is `sample`. A key that is
misspelt in a data file raises at once.
"""

import tomllib
from dataclasses import dataclass, field
from typing import Any, cast

from wsg_desktop.paths import resources

AREA_FILES = ("deventer", "wierden", "tubbergen", "steenwijkerland", "oldenzaal")
PROVINCE = "Overijssel"

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SampleLight:
    """What somebody said of one aspect, and when."""

    aspect: str
    light: str
    at: str
    reason: str = ""
    cause: str = ""
    consequence: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class SampleItem:
    """An activity or milestone under a project."""

    number: str
    kind: str
    title: str
    end: str
    start: str = ""
    state: str = ""
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleProject:
    """One project as it is today, with the offsets at which it came to be so."""

    number: str
    title: str
    theme: str
    goals: tuple[str, ...]
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    start: str
    end: str
    news: tuple[tuple[str, str], ...]
    area: str = ""
    lead: str = ""
    phases: str = ""
    """First letters of the phases it goes through."""
    phase: str = ""
    since: str = ""
    deadline: str = ""
    end_was: str = ""
    moved: str = ""
    deadline_was: str = ""
    decided: str = ""
    state: str = "active"
    stopped: str = ""
    added: str = ""
    lost_lead: str = ""
    lost: str = ""
    joined: str = ""
    joined_at: str = ""
    percent: int | None = None
    effort: str = ""
    budget: int | None = None
    spent: int | None = None
    payers: str = ""
    role: str = ""
    residents: str = ""
    description: str = ""
    ideas: str = ""
    cooperation: str = ""
    confidentiality: str = "partners"
    direction: str | None = None
    official: str = ""
    political: str = ""
    daily: str = ""
    policy: str = ""
    lights: tuple[SampleLight, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    items: tuple[SampleItem, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleArea:
    """One area with its present director: function, party, from, until."""

    name: str
    kind: str
    municipality: str
    code: str
    phase: str
    direction: str
    start: str
    director: tuple[str, str, str, str]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SampleData:
    """Everything of the sample; goals, parties and people as the data file has them."""

    programme: dict[str, str]
    goals: tuple[dict[str, str], ...]
    parties: tuple[Raw, ...]
    people: tuple[dict[str, str], ...]
    closings: tuple[Raw, ...]
    views: tuple[Raw, ...]
    bodies: tuple[Raw, ...]
    periods: tuple[Raw, ...]
    decisions: tuple[Raw, ...]
    actions: tuple[Raw, ...]
    areas: tuple[SampleArea, ...] = field(default_factory=tuple)
    projects: tuple[SampleProject, ...] = field(default_factory=tuple)


def read_sample() -> SampleData:
    """Return the contents of the sample programme."""
    raw, meetings = _load("programme"), _load("meetings")
    areas: list[SampleArea] = []
    projects: list[SampleProject] = []
    for name in AREA_FILES:
        for found in _load(name)["area"]:
            mine = cast("list[Raw]", found.pop("project"))
            areas.append(SampleArea(**_frozen(found)))
            projects += [_project(project, found["name"]) for project in mine]
    # The list's own numbers go where there are any; what belongs to no area gets ours.
    for index, project in enumerate(raw["project"], 1):
        projects.append(_project({"number": f"P-{index:04}"} | project, ""))
    return SampleData(
        raw["programme"],
        tuple(raw["goal"]),
        tuple(raw["party"]),
        tuple(raw["person"]),
        tuple(raw["closing"]),
        tuple(raw["view"]),
        tuple(meetings["body"]),
        tuple(meetings["period"]),
        tuple(meetings["decision"]),
        tuple(meetings["action"]),
        tuple(areas),
        tuple(projects),
    )


def _project(raw: Raw, area: str) -> SampleProject:
    number = raw["number"]
    items = [
        SampleItem(number=f"{number}.{index}", **_frozen(item))
        for index, item in enumerate(raw.pop("item", ()), 1)
    ]
    lights = [SampleLight(**light) for light in raw.pop("lights", ())]
    return SampleProject(area=area, items=tuple(items), lights=tuple(lights), **_frozen(raw))


def _frozen(raw: Raw) -> Raw:
    """Return the values with tuples for lists."""
    return {key: _tuple(value) for key, value in raw.items()}


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, cast("list[Any]", value))) if isinstance(value, list) else value


def _load(name: str) -> Raw:
    with (resources() / "sample" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
