"""Time status against the tolerance, the worst of the aspects, and the cards of Vandaag."""

from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Reading
from wsg_desktop.domain.status import (
    TimeStatus,
    days_late,
    is_deadline_within,
    is_late,
    is_open,
    is_stale,
    is_without_lead,
    overall_light,
    statuses,
    time_status,
)
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Aspect, Light, State

MONDAY = date(2026, 11, 23)
TOLERANCE = 14


class Set(NamedTuple):
    """What people set for an aspect."""

    aspect: str
    light: str


class Project(NamedTuple):
    """What the rules look at."""

    state: str = State.ACTIVE
    start: Term = NO_TERM
    end: Term = NO_TERM
    deadline: Term = NO_TERM
    percent: int | None = None
    statuses: tuple[Set, ...] = ()


def project(
    end: str = "",
    deadline: str = "",
    *,
    start: str = "",
    state: str = State.ACTIVE,
    percent: int | None = None,
) -> Project:
    """Return a project with dates as typed."""
    return Project(state, read(start).as_start(), read(end).as_end(), read(deadline).as_end(), percent)


def read(text: str) -> Reading:
    """Return the certain reading of a date."""
    found = read_date(text, today=MONDAY)
    assert isinstance(found, Reading)
    return found


def light(item: Project, today: date = MONDAY) -> str:
    """Return the time status of a project."""
    return time_status(item, today, TOLERANCE).light.value


@pytest.mark.parametrize(
    ("end", "deadline", "expected"),
    [
        ("1-12-2026", "1-12-2026", "on_track"),
        ("23-11-2026", "23-11-2026", "on_track"),
        ("1-12-2026", "1-3-2027", "on_track"),
        ("10-12-2026", "30-11-2026", "attention"),
        ("14-12-2026", "30-11-2026", "attention"),
        ("15-12-2026", "30-11-2026", "off_track"),
        ("5-11-2026", "22-11-2026", "attention"),
        ("5-11-2026", "5-11-2026", "off_track"),
        ("", "30-11-2026", "on_track"),
        ("", "9-11-2026", "attention"),
        ("", "8-11-2026", "off_track"),
        ("n.t.b.", "8-11-2026", "off_track"),
        ("doorlopend", "8-11-2026", "off_track"),
        ("1-3-2027", "", "on_track"),
        ("9-11-2026", "", "attention"),
        ("1-11-2026", "", "off_track"),
        ("doorlopend", "doorlopend", "on_track"),
        ("", "doorlopend", "on_track"),
        ("", "", "none"),
        ("n.t.b.", "n.t.b.", "none"),
    ],
)
def test_time_status_of_running_work(end: str, deadline: str, expected: str) -> None:
    assert light(project(end, deadline, start="1-1-2026")) == expected


def test_the_last_day_of_what_was_typed_counts() -> None:
    quarter = project(deadline="Q4 2026", end="31-12-2026")
    assert light(quarter) == "on_track"
    assert light(quarter, date(2026, 12, 31)) == "on_track"
    assert light(quarter, date(2027, 1, 1)) == "attention"
    assert time_status(project("maart 2027", "15-3-2027"), MONDAY, TOLERANCE).slip == 16
    assert light(project("maart 2027", "eind Q1 2027")) == "on_track"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (project("1-3-2027", "1-3-2027", state=State.NEW), "not_started"),
        (project("1-3-2027", "1-3-2027", start="24-11-2026"), "not_started"),
        (project("1-3-2027", "1-3-2027", start="23-11-2026"), "on_track"),
        (project("1-3-2027", "1-3-2027", start="1-1-2027", percent=5), "on_track"),
        (project("1-3-2027", "1-3-2027", start="1-1-2027", percent=0), "not_started"),
        (project("1-3-2027", "1-3-2027"), "on_track"),
        (project("n.t.b.", "n.t.b.", start="n.t.b."), "not_started"),
        (project(state=State.NEW), "not_started"),
        (project("1-3-2027", "1-2-2027", state=State.NEW), "off_track"),
        (project("1-3-2027", "1-2-2027", start="1-1-2027"), "off_track"),
        (project("1-3-2027", "1-3-2027", state=State.ON_HOLD), "on_track"),
        (project("1-1-2026", "1-1-2026", state=State.ON_HOLD), "off_track"),
        (project("1-1-2026", "1-1-2025", state=State.DONE), "done"),
        (project("1-1-2026", "1-1-2025", state=State.CANCELLED), "none"),
    ],
)
def test_time_status_before_and_after_the_work(item: Project, expected: str) -> None:
    assert light(item) == expected


def test_slip_and_overdue_are_told_apart() -> None:
    late = project("5-11-2026", "5-11-2026")
    assert time_status(late, MONDAY, TOLERANCE) == TimeStatus(Light.OFF_TRACK, slip=18, overdue=18)
    expected_late = project("10-12-2026", "30-11-2026")
    assert time_status(expected_late, MONDAY, TOLERANCE) == TimeStatus(Light.ATTENTION, slip=10, overdue=0)
    early = project("1-12-2026", "31-12-2026")
    assert time_status(early, MONDAY, TOLERANCE) == TimeStatus(Light.ON_TRACK, slip=-30)
    finished = project("10-12-2025", "30-11-2025", state=State.DONE)
    assert time_status(finished, MONDAY, TOLERANCE) == TimeStatus(Light.DONE, slip=10)


def test_without_tolerance_each_day_is_off_track() -> None:
    assert time_status(project("2-12-2026", "1-12-2026"), MONDAY, 0).light is Light.OFF_TRACK


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(DAYS, DAYS, st.integers(0, 60), st.sampled_from([State.NEW, State.ACTIVE, State.ON_HOLD]))
def test_late_and_its_light_agree(end: date, deadline: date, tolerance: int, state: State) -> None:
    item = Project(state, NO_TERM, exact(end), exact(deadline))
    status = time_status(item, MONDAY, tolerance)
    assert is_late(item, MONDAY) == (status.light in {Light.ATTENTION, Light.OFF_TRACK})
    assert days_late(item, MONDAY) == max(status.slip, 0)
    assert status.overdue <= max(status.slip, 0)
    assert (status.light is Light.OFF_TRACK) == (status.slip > max(tolerance, 0))


def test_every_aspect_has_a_light() -> None:
    item = project("10-12-2026", "30-11-2026")._replace(
        statuses=(Set("money", "on_track"), Set("risks", "off_track"), Set("quality", ""))
    )
    assert statuses(item, MONDAY, TOLERANCE) == (
        (Aspect.TIME, Light.ATTENTION),
        (Aspect.MONEY, Light.ON_TRACK),
        (Aspect.QUALITY, Light.NONE),
        (Aspect.RISKS, Light.OFF_TRACK),
        (Aspect.ORGANISATION, Light.NONE),
        (Aspect.INFORMATION, Light.NONE),
        (Aspect.COMMUNICATION, Light.NONE),
    )
    assert overall_light(statuses(item, MONDAY, TOLERANCE)) is Light.OFF_TRACK


def test_an_override_of_time_wins_and_an_empty_one_does_not() -> None:
    late = project("5-11-2026", "5-11-2026")
    for value, expected in (("on_track", Light.ON_TRACK), ("", Light.OFF_TRACK), ("none", Light.OFF_TRACK)):
        lights = dict(statuses(late._replace(statuses=(Set("time", value),)), MONDAY, TOLERANCE))
        assert lights[Aspect.TIME] is expected


@pytest.mark.parametrize(
    ("lights", "worst"),
    [
        (["on_track", "attention", "off_track"], "off_track"),
        (["on_track", "attention", "none"], "attention"),
        (["not_started", "on_track"], "on_track"),
        (["not_started", "none"], "not_started"),
        (["none", "none"], "none"),
        ([], "none"),
    ],
)
def test_the_worst_aspect_counts(lights: list[str], worst: str) -> None:
    assert overall_light((Aspect.TIME, Light(it)) for it in lights) == worst


@pytest.mark.parametrize(("state", "expected"), [(State.DONE, Light.DONE), (State.CANCELLED, Light.NONE)])
def test_a_closed_project_has_no_aspect_left_to_steer(state: State, expected: Light) -> None:
    item = project("5-11-2026", "5-11-2026", state=state)._replace(statuses=(Set("money", "off_track"),))
    assert {value for _, value in statuses(item, MONDAY, TOLERANCE)} == {expected}
    assert not is_open(state)
    assert not is_late(item, MONDAY)
    assert not is_deadline_within(item, date(2026, 11, 5), 30)
    assert not is_stale(state, None, MONDAY, 90)
    assert not is_without_lead(state, ())


def test_late_by_what_is_expected_or_by_the_calendar() -> None:
    assert days_late(project("5-11-2026", "5-11-2026"), MONDAY) == 18
    assert days_late(project("10-12-2026", "30-11-2026"), MONDAY) == 10
    assert days_late(project("", "22-11-2026"), MONDAY) == 1
    assert not is_late(project("", "23-11-2026"), MONDAY)
    assert not is_late(project("1-1-2020", ""), MONDAY)
    assert not is_late(project("", "doorlopend"), MONDAY)


@pytest.mark.parametrize(
    ("deadline", "near"),
    [
        ("22-11-2026", False),
        ("23-11-2026", True),
        ("23-12-2026", True),
        ("24-12-2026", False),
        ("", False),
        ("n.t.b.", False),
        ("november 2026", True),
    ],
)
def test_deadline_within_thirty_days(deadline: str, near: bool) -> None:
    assert is_deadline_within(project("", deadline), MONDAY, 30) is near


def test_stale_counts_days_in_the_netherlands() -> None:
    just_after_midnight = datetime(2026, 8, 24, 22, 30, tzinfo=UTC)  # 25 August here
    assert not is_stale(State.ACTIVE, just_after_midnight, MONDAY, 90)
    assert is_stale(State.ACTIVE, just_after_midnight, MONDAY, 89)
    assert is_stale(State.ACTIVE, None, MONDAY, 90)


def test_without_lead() -> None:
    assert is_without_lead(State.NEW, ())
    assert not is_without_lead(State.NEW, ("Bibliotheek",))
