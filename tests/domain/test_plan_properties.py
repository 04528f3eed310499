"""Any plan at all: held against a slow schedule that steps day by day, and what must hold of every answer."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.plan_samples import DAYS, Link, Sketch, sketches
from tests.domain.slow_schedule import Begins, SlowSchedule
from wsg_desktop.domain.critical_path import early_starts, find_conflicts, work_out
from wsg_desktop.domain.follow_up import FollowUp, follow_up
from wsg_desktop.domain.plan import NONE, Plan


def begins(plan: Plan, starts: list[int]) -> Begins:
    """Return starts as days, to hold against the slow schedule."""
    return {item.id: plan.calendar.day_of(start) for item, start in zip(plan.items, starts, strict=True)}


@given(sketches())
def test_early_starts_are_those_of_stepping_day_by_day(sketch: Sketch) -> None:
    plan = sketch.plan()
    assert begins(plan, early_starts(plan)) == SlowSchedule(sketch).early()


@given(sketches())
def test_no_link_into_what_follows_is_broken_and_a_day_earlier_would_break_one(sketch: Sketch) -> None:
    plan = sketch.plan()
    early = early_starts(plan)
    for place, start in enumerate(early):
        if plan.follows[place] and plan.into[place]:
            asked = [early[source] + distance for source, distance, _ in plan.waits_for(place)]
            assert start == max(*asked, plan.floors[place], NONE)
        else:
            assert start == plan.starts[place]


@given(sketches(), st.data())
def test_slack_is_how_far_an_item_can_really_slip(sketch: Sketch, data: st.DataObject) -> None:
    goal = data.draw(st.none() | st.sets(st.sampled_from([item.id for item in sketch.items])))
    plan = sketch.plan()
    schedule = work_out(plan, goal)
    found = {item.id: schedule.slack[place] for place, item in enumerate(plan.items)}
    assert found == SlowSchedule(sketch).slack(goal)


@given(sketches())
def test_conflicts_are_the_links_that_do_not_hold(sketch: Sketch) -> None:
    plan = sketch.plan()
    found = find_conflicts(plan)
    told = [(plan.items[it.place].id, it.link.id, it.days) for it in found]
    assert sorted(told) == sorted(SlowSchedule(sketch).conflicts())
    for conflict in found:
        assert conflict.earliest == plan.starts[conflict.place] + conflict.days


@given(sketches(circles=True), st.data())
def test_the_order_of_items_and_links_does_not_matter(sketch: Sketch, data: st.DataObject) -> None:
    other = Sketch(
        data.draw(st.permutations(sketch.items)), data.draw(st.permutations(sketch.links)), sketch.calendar
    )
    one, two = sketch.plan(), other.plan()
    first, second = work_out(one), work_out(two)
    assert first.horizon == second.horizon
    for place, item in enumerate(one.items):
        there = two.place_of[item.id]
        assert (first.early[place], first.slack[place]) == (second.early[there], second.slack[there])
    links = [sorted((it.link.id, it.days) for it in find_conflicts(plan)) for plan in (one, two)]
    assert links[0] == links[1]


@given(sketches(), st.data())
def test_other_dates_make_the_plan_that_is_made_of_them(sketch: Sketch, data: st.DataObject) -> None:
    plan = sketch.plan()
    changed = {item.id: data.draw(spans()) for item in plan.items if data.draw(st.booleans())}
    assert_same(plan.with_dates(changed), sketch.with_dates(changed).plan())
    assert_same(plan, sketch.plan())


@given(sketches(), st.data())
def test_all_that_follows_is_pushed_until_no_link_is_broken(sketch: Sketch, data: st.DataObject) -> None:
    before, moved, held = a_drag(sketch, data)
    slow = SlowSchedule(moved).pushed(held)
    after = moved.plan()
    result = moved_by(follow_up(before.plan(), after, held), after)
    assert begins(result, result.starts) == slow
    for conflict in find_conflicts(result):
        assert result.items[conflict.place].id in held or not result.follows[conflict.place]


@given(sketches(), st.data())
def test_what_is_pushed_moves_later_and_is_listed_after_what_it_waits_for(
    sketch: Sketch, data: st.DataObject
) -> None:
    before, moved, held = a_drag(sketch, data)
    after = moved.plan()
    answer = follow_up(before.plan(), after, held)
    names = [it.id for it in answer.pushed]
    assert len(set(names)) == len(names) == len(answer)
    assert not set(names) & held
    for number, item in enumerate(answer.pushed):
        assert item.working_days > 0
        assert item.because
        assert item.because.target_id == item.id
        assert item.because.source_id in held | set(names[:number])
    days = {
        it.id: ((it.after[0] - it.before[0]).days, (it.after[1] - it.before[1]).days) for it in answer.pushed
    }
    assert answer.shifts() == days


@given(sketches(), st.data())
def test_moving_back_restores_every_working_day(sketch: Sketch, data: st.DataObject) -> None:
    before, moved, held = a_drag(sketch, data)
    answer = follow_up(before.plan(), moved.plan(), held)
    pushed = moved.with_dates({it.id: it.after for it in answer.pushed})
    wished = {it.id: it.own_start for it in answer.pushed if it.own_start}
    pushed = pushed._replace(
        items=[it._replace(not_before=wished.get(it.id, it.not_before)) for it in pushed.items]
    )
    stood = {it.id: (it.first, it.last) for it in before.items if it.id in held and it.first and it.last}
    back = pushed.with_dates(stood)
    again = follow_up(pushed.plan(), back.plan(), held)
    assert not again.pushed
    # What by chance stood on the very day that a link came to ask for seems to stand there because of it.
    assume({it.id for it in again.freed} <= {it.id for it in answer.pushed})
    result = back.with_dates({it.id: it.after for it in again.freed}).plan()
    original = before.plan()
    assert result.starts == original.starts
    assert result.lengths == original.lengths


@given(sketches(), st.data())
def test_what_is_dragged_together_breaks_no_link_that_is_not_told(
    sketch: Sketch, data: st.DataObject
) -> None:
    before = settled(sketch)
    plan = before.plan()
    names = [item.id for item in plan.items]
    held = data.draw(st.sets(st.sampled_from(names))) if names else set[str]()
    days = timedelta(days=data.draw(st.integers(-10, 20)))
    dates = {it.id: (it.first + days, it.last + days) for it in plan.items if it.first and it.last}
    after = before.with_dates({name: dates[name] for name in held}).plan()
    answer = follow_up(plan, after, held)
    assert set(answer.contradicting) <= held - {it.id for it in answer.pushed}
    result = moved_by(answer, after)
    broken = {result.items[it.place].id for it in find_conflicts(result) if result.follows[it.place]}
    assert broken == set(answer.contradicting)
    for moved in answer.pushed:
        item = after.items[after.place_of[moved.id]]
        assert moved.before == (item.first, item.last)
        assert moved.after[0] >= moved.before[0]
        assert moved.after != moved.before


@given(sketches(circles=True), st.data())
def test_a_circle_in_a_damaged_file_stops_nothing(sketch: Sketch, data: st.DataObject) -> None:
    plan = sketch.plan()
    schedule = work_out(plan)
    assert len(schedule.early) == len(schedule.slack) == len(plan)
    find_conflicts(plan)
    names = [item.id for item in sketch.items]
    changed = {name: data.draw(spans()) for name in names if data.draw(st.booleans())}
    answer = follow_up(plan, plan.with_dates(changed), set(changed), names)
    assert len(answer.pushed) == len(answer.shifts()) <= len(plan)
    assert len(answer.freed) <= len(plan)


def spans() -> st.SearchStrategy[tuple[date, date]]:
    """Return first and last days."""
    return st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))


def a_drag(sketch: Sketch, data: st.DataObject) -> tuple[Sketch, Sketch, set[str]]:
    """Return a plan in which every link into what follows holds, the same after a drag, and what was dragged.

    Of what is dragged together, nothing waits for another.
    """
    before = settled(sketch)
    names = [item.id for item in before.plan().items]
    held: set[str] = set()
    for name in data.draw(st.sets(st.sampled_from(names), max_size=3)) if names else ():
        if not any(
            name in after_all(one, sketch.links) or one in after_all(name, sketch.links) for one in held
        ):
            held.add(name)
    milestones = {item.id for item in before.items if item.is_milestone}
    changed: dict[str, tuple[date, date]] = {}
    for name in sorted(held):
        first, last = data.draw(spans())
        changed[name] = (last, last) if name in milestones else (first, last)
    return before, before.with_dates(changed), held


def after_all(item_id: str, links: list[Link]) -> set[str]:
    """Return all that waits for an item, directly or not."""
    found = {item_id}
    while more := {link.target_id for link in links if link.source_id in found} - found:
        found |= more
    return found


def settled(sketch: Sketch) -> Sketch:
    """Return the sketch with all that follows moved later until its links hold."""
    while True:
        plan = sketch.plan()
        names = [item.id for item in plan.items]
        answer = follow_up(plan, plan, (), names)
        if not answer.pushed:
            # Nobody stands before the day that was wished for.
            starts = {item.id: item.first for item in plan.items if item.first}
            items = [
                it._replace(not_before=min(it.not_before, starts[it.id]))
                if it.not_before and it.id in starts
                else it
                for it in sketch.items
            ]
            return sketch._replace(items=items)
        sketch = sketch.with_dates({it.id: it.after for it in answer.pushed})


def moved_by(answer: FollowUp, after: Plan) -> Plan:
    """Return the plan that is made of the dates after the push."""
    return after.with_dates({it.id: it.after for it in answer.pushed})


def assert_same(one: Plan, other: Plan) -> None:
    assert (one.items, one.starts, one.lengths) == (other.items, other.starts, other.lengths)
    assert (one.follows, one.floors, one.place_of) == (other.follows, other.floors, other.place_of)
    assert (one.into, one.out, one.links) == (other.into, other.out, other.links)
