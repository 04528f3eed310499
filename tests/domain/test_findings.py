"""What does not add up in one project: each rule with what it looks at, and what it leaves alone."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.findings import Circumstances, findings_of, lights_unexplained, times_later
from wsg_desktop.domain.status import Standing, days_late, is_deadline_within, overall_light, stand, statuses
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Aspect, Light, Precision

TODAY = date(2026, 11, 23)


class Said(NamedTuple):
    aspect: str
    light: str
    cause: str = ""
    measure: str = ""


class Project(NamedTuple):
    kind: str = "project"
    state: str = "active"
    phase: str | None = "initiative"
    start: Term = exact(TODAY - timedelta(days=100))
    end: Term = exact(TODAY + timedelta(days=100))
    deadline: Term = exact(TODAY + timedelta(days=100))
    percent: int | None = None
    leads: tuple[str, ...] = ("p",)
    area_ids: tuple[str, ...] = ("a",)
    said_on: date | None = None
    tells_residents: bool = True
    statuses: tuple[Said, ...] = ()


def days(count: int) -> Term:
    return exact(TODAY + timedelta(days=count))


def kinds(item: Project, *, slips: int = 0, expected_on: date | None = None, due: bool = False) -> list[str]:
    known = Circumstances(
        TODAY,
        14,
        {"x": slips},
        {"x": expected_on} if expected_on else {},
        {"x": TODAY} if due else {},
    )
    return [it.value for it in findings_of(item, "x", stand(item, TODAY, 14, 30).light, known)]


def test_sound_project_has_no_findings() -> None:
    assert kinds(Project()) == []


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_nothing_is_asked_of_what_is_closed(state: str) -> None:
    bad = Project(state=state, leads=(), area_ids=(), deadline=days(-50), end=NO_TERM, phase="realisation")
    assert kinds(bad, slips=5, due=True) == []


@pytest.mark.parametrize(
    ("changes", "expected_on", "silent"),
    [
        ({}, None, True),
        ({"end": days(-3)}, None, True),
        ({"end": days(5)}, None, False),
        ({"end": NO_TERM}, TODAY - timedelta(days=10), True),
        ({"end": days(-3)}, TODAY - timedelta(days=5), False),
        ({"said_on": TODAY - timedelta(days=6)}, None, False),
        ({"said_on": TODAY - timedelta(days=7)}, None, True),
        ({"deadline": days(0), "end": NO_TERM}, None, False),
    ],
)
def test_a_word_after_the_deadline_breaks_the_silence(
    changes: dict[str, object], expected_on: date | None, silent: bool
) -> None:
    late = Project(deadline=days(-7), end=days(-7))._replace(**changes)
    assert ("silent" in kinds(late, expected_on=expected_on)) is silent


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (Project(phase="realisation", leads=()), "realisation_without_lead"),
        (Project(state="on_hold"), "planned_on_hold"),
        (Project(percent=100), "complete_but_open"),
        (Project(state="new", start=days(-1)), "not_begun"),
        (Project(end=NO_TERM, deadline=NO_TERM), "without_date"),
        (Project(area_ids=()), "without_area"),
        (Project(phase="development", tells_residents=False), "residents_untold"),
    ],
)
def test_each_rule_finds_its_own(item: Project, found: str) -> None:
    assert kinds(item) == [found]


@pytest.mark.parametrize(
    "item",
    [
        Project(phase="development", leads=()),
        Project(kind="milestone", phase="realisation", leads=()),
        Project(state="on_hold", end=NO_TERM, deadline=NO_TERM),
        Project(state="on_hold", end=days(-1)),
        Project(percent=100, phase="operation"),
        Project(percent=99),
        Project(state="new", start=days(0)),
        Project(state="new", start=Term(date(2026, 10, 1), Precision.QUARTER, "Q4 2026")),
        Project(end=Term(None, Precision.ONGOING, "doorlopend"), deadline=NO_TERM),
        Project(kind="activity", area_ids=()),
        Project(phase="realisation", tells_residents=False),
    ],
)
def test_what_may_be_so_is_left_alone(item: Project) -> None:
    assert kinds(item) == []


def test_period_of_a_start_has_to_pass_as_a_whole() -> None:
    third_quarter = Term(date(2026, 7, 1), Precision.QUARTER, "Q3 2026")
    assert kinds(Project(state="new", start=third_quarter)) == ["not_begun"]


def test_green_light_is_doubted_from_the_second_slip() -> None:
    assert kinds(Project(), slips=1) == []
    assert kinds(Project(), slips=2) == ["green_but_slipped"]
    orange = Project(statuses=(Said("risks", "attention"),))
    assert kinds(orange, slips=2) == []


def test_red_light_needs_a_cause_or_a_measure() -> None:
    red = Project(end=days(130))
    assert kinds(red) == ["unexplained"]
    assert kinds(red._replace(statuses=(Said("time", "none", cause="vergunning"),))) == []
    two = red._replace(statuses=(Said("time", "none", measure="extra ploeg"), Said("money", "off_track")))
    assert kinds(two) == ["unexplained"]
    assert lights_unexplained(two, TODAY, 14) == [Aspect.MONEY]
    assert stand(two, TODAY, 14, 30).light is Light.OFF_TRACK


def test_phase_that_is_due_is_found() -> None:
    assert kinds(Project(), due=True) == ["phase_due"]


def test_only_moves_to_a_later_day_count() -> None:
    first, later, last = (TODAY + timedelta(days=days) for days in (0, 10, 20))
    assert times_later([first, later, last]) == 2
    assert times_later([first, later, first, later]) == 2
    assert times_later([None, first, None, later]) == 1
    assert times_later([]) == 0


def test_gravest_kinds_come_first() -> None:
    order = list(Finding)
    assert order[:2] == [Finding.SILENT, Finding.REALISATION_WITHOUT_LEAD]
    assert order[-1] is Finding.WITHOUT_AREA


@pytest.mark.parametrize("deadline", [-30, -1, 0, 30, 31, None])
@pytest.mark.parametrize("end", [-40, 0, 10, 60, None])
@pytest.mark.parametrize("said", [(), ("time", "on_track"), ("time", "none"), ("money", "attention")])
@pytest.mark.parametrize("shown", [frozenset(Aspect), {Aspect.TIME}, {Aspect.MONEY}])
def test_standing_is_what_the_functions_say_one_by_one(
    deadline: int | None, end: int | None, said: tuple[str, str], shown: Collection[Aspect]
) -> None:
    terms = [NO_TERM if it is None else days(it) for it in (end, deadline)]
    item = Project(end=terms[0], deadline=terms[1], statuses=(Said(*said),) if said else ())
    near = is_deadline_within(item, TODAY, 30)
    lights = statuses(item, TODAY, 14)
    # Where people set nothing there is only time, whatever is shown.
    light = overall_light(it for it in lights if not said or it[0] in shown)
    assert stand(item, TODAY, 14, 30, shown) == Standing(light, days_late(item, TODAY), near)
