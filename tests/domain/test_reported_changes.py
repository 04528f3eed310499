"""What a body is told of one project: net, beyond tolerance, with the same lights as everywhere."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain import status
from wsg_desktop.domain.reported_changes import (
    Change,
    Reported,
    Rules,
    Scope,
    compare_each,
    light_of,
    stands_still,
    told_once,
)
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Aspect, Light, Phase, State

THEN, TODAY = date(2026, 11, 23), date(2027, 1, 14)
RULES = Rules(THEN, TODAY, 14)


def compare(
    then: "Project | None",
    now: "Project | None",
    rules: Rules,
    periods: dict[str, tuple[Term, Term]] | None = None,
) -> list[Change]:
    """Return what a body is told, each thing once."""
    return told_once(compare_each(then, now, rules, periods))


class Set(NamedTuple):
    aspect: str
    light: str


class Project(NamedTuple):
    state: str = State.ACTIVE.value
    phase: str | None = Phase.DEVELOPMENT.value
    end: Term = NO_TERM
    deadline: Term = NO_TERM
    statuses: tuple[Set, ...] = ()
    start: Term = exact(date(2026, 1, 1))
    percent: int | None = 10


terms = st.none() | st.integers(-300, 300)
projects = st.builds(
    Project,
    state=st.sampled_from([it.value for it in State]),
    phase=st.none() | st.sampled_from([it.value for it in Phase]),
    end=terms.map(lambda days: NO_TERM if days is None else exact(THEN + timedelta(days=days))),
    deadline=terms.map(lambda days: NO_TERM if days is None else exact(THEN + timedelta(days=days))),
    statuses=st.lists(
        st.builds(
            Set,
            st.sampled_from([it.value for it in Aspect]),
            st.sampled_from(["", *(it.value for it in Light)]),
        ),
        max_size=2,
        unique_by=lambda it: it.aspect,
    ).map(tuple),
    start=st.just(exact(date(2026, 1, 1))),
    percent=st.just(10),
)
_AS_ON_TRACK = {Light.NOT_STARTED: Light.ON_TRACK, Light.NONE: Light.ON_TRACK, Light.DONE: Light.ON_TRACK}


@given(project=projects, day=st.integers(-60, 60).map(lambda days: TODAY + timedelta(days=days)))
def test_the_light_is_that_of_the_rest_of_the_program(project: Project, day: date) -> None:
    if status.is_open(project.state):
        said = status.stand(project, day, RULES.tolerance, 30).light
        assert light_of(project, day, RULES) is _AS_ON_TRACK.get(said, said)


@given(project=projects)
def test_net_zero_is_no_change(project: Project) -> None:
    assert compare(project, project, RULES._replace(then=TODAY)) == []
    same = {it.kind for it in compare(project, project, RULES)}
    assert same <= {Reported.PROMISE, Reported.WORSE}
    if stands_still(project, RULES):
        assert not same


@given(then=projects, now=projects)
def test_one_change_per_key_and_only_what_differs(then: Project, now: Project) -> None:
    found = compare(then, now, RULES)
    assert len({it.key for it in found}) == len(found)
    for change in found:
        assert change.before != change.after
        if change.kind in {Reported.DEADLINE, Reported.EXPECTED} and change.days:
            assert abs(change.days) > RULES.tolerance


def test_moving_within_tolerance_is_not_told_and_beyond_it_is() -> None:
    then = Project(end=exact(date(2027, 3, 1)))
    assert compare(then, then._replace(end=exact(date(2027, 3, 15))), RULES) == []
    (moved,) = compare(then, then._replace(end=exact(date(2027, 3, 16))), RULES)
    assert (moved.kind, moved.days) == (Reported.EXPECTED, 15)
    (back,) = compare(then, then._replace(end=exact(date(2027, 2, 1))), RULES)
    assert back.days == -28


def test_a_first_date_is_no_news_and_one_taken_away_is() -> None:
    then = Project()
    now = Project(end=exact(date(2027, 3, 1)))
    assert compare(then, now, RULES) == []
    assert [it.kind for it in compare(now, then, RULES)] == [Reported.EXPECTED]


def test_a_phase_that_moved_along_with_its_project_is_told_once() -> None:
    then, now = Project(end=exact(date(2027, 3, 1))), Project(end=exact(date(2027, 5, 1)))
    periods = {"realisation": (then.end, now.end)}
    assert [it.kind for it in compare(then, now, RULES, periods)] == [Reported.EXPECTED]
    (alone,) = compare(then, then, RULES, periods)
    assert alone == Change(Reported.PERIOD, "period_realisation", then.end, now.end, 61)


def test_a_body_without_areas_and_themes_is_about_everything() -> None:
    assert Scope(frozenset(), frozenset(), "").is_about("zorg", ())
    scope = Scope(frozenset({"a"}), frozenset({"zorg"}), "partners")
    assert scope.is_about("zorg", ())
    assert scope.is_about("wonen", ["a"])
    assert not scope.is_about("wonen", ["b"])
    assert scope.may_see("public")
    assert not scope.may_see("internal")
    assert not scope.may_see("secret")
