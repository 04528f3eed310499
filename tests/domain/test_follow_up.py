"""What follows from a move, worked out by hand: who is pushed because of what, and who may come back.

2026: November 2-6 | 9-13 | 16-20 | 23-27 | December 21-24 X | 28-31 X | 4-8 January 2027
"""

from datetime import date, timedelta

import pytest

from tests.domain.plan_samples import BOUWVAK, PLAIN, dates_of, linked, milestone, task
from wsg_desktop.domain.follow_up import FollowUp, Moved, follow_up
from wsg_desktop.domain.plan import Plan
from wsg_desktop.errors import UserError

CHAIN = [
    task("a", "2026-11-02", "2026-11-06"),
    task("b", "2026-11-09", "2026-11-11"),
    milestone("m", "2026-11-11"),
    task("c", "2026-11-12", "2026-11-16"),
    task("else", "2026-11-02", "2026-11-03"),
]
CHAIN_LINKS = linked("a b", "b m", "m c")


def move(plan: Plan, item_id: str, first: str, last: str) -> FollowUp:
    """Return what follows from putting one item somewhere else."""
    days = date.fromisoformat(first), date.fromisoformat(last)
    return follow_up(plan, plan.with_dates({item_id: days}), [item_id])


def places(moved: tuple[Moved, ...]) -> dict[str, tuple[str, str]]:
    return {it.id: (it.after[0].isoformat(), it.after[1].isoformat()) for it in moved}


def test_a_chain_is_pushed_as_far_as_it_must_and_says_because_of_what() -> None:
    """A ends on Wednesday 11 November, so b begins on the 12th: three working days later, and so all after
    it."""
    answer = move(Plan(CHAIN, CHAIN_LINKS, PLAIN), "a", "2026-11-05", "2026-11-11")
    assert places(answer.pushed) == {
        "b": ("2026-11-12", "2026-11-16"),
        "m": ("2026-11-16", "2026-11-16"),
        "c": ("2026-11-17", "2026-11-19"),
    }
    assert [it.because.source_id for it in answer.pushed if it.because] == ["a", "b", "m"]
    assert [it.working_days for it in answer.pushed] == [3, 3, 3]
    assert [it.own_start for it in answer.pushed] == [None, None, None]
    assert answer.shifts() == {"b": (3, 5), "m": (5, 5), "c": (5, 3)}
    assert answer.freed == ()


def test_what_is_pushed_past_the_calendar_stays_in_the_picture_and_is_refused_when_dropped() -> None:
    plan = Plan(
        [task("a", "2099-11-02", "2099-11-06"), task("b", "2099-11-09", "2109-12-31")], linked("a b"), PLAIN
    )
    answer = move(plan, "a", "2099-12-24", "2099-12-31")
    assert answer.shifts() == {"b": (0, 0)}
    with pytest.raises(UserError):
        _ = answer.pushed


def test_each_is_pushed_once_after_all_it_waits_for_in_whatever_order_they_are_listed() -> None:
    """C waits for a, and for a by way of b and m too: the long way round decides."""
    plan = Plan(CHAIN[::-1], [*CHAIN_LINKS, *linked("a c", "a m")], PLAIN)
    assert places(move(plan, "a", "2026-11-05", "2026-11-11").pushed) == {
        "b": ("2026-11-12", "2026-11-16"),
        "m": ("2026-11-16", "2026-11-16"),
        "c": ("2026-11-17", "2026-11-19"),
    }


def test_room_between_takes_up_the_move() -> None:
    plan = Plan(CHAIN, linked("a b", "b c"), PLAIN)
    answer = move(plan, "b", "2026-11-09", "2026-11-11")
    assert (answer.pushed, answer.freed, len(answer)) == ((), (), 0)
    roomy = plan.with_dates({"c": (date(2026, 11, 18), date(2026, 11, 20))})
    answer = move(roomy, "a", "2026-11-05", "2026-11-11")
    assert places(answer.pushed) == {"b": ("2026-11-12", "2026-11-16")}
    answer = move(roomy, "a", "2026-11-09", "2026-11-13")
    assert places(answer.pushed) == {"b": ("2026-11-16", "2026-11-18"), "c": ("2026-11-19", "2026-11-23")}
    assert [it.own_start for it in answer.pushed] == [None, date(2026, 11, 18)]


def test_a_push_over_christmas_keeps_the_working_days() -> None:
    """B takes 21, 22 and 23 December; a ends a week later, on Christmas Eve, so b takes 28, 29 and 30
    December."""
    items = [task("a", "2026-12-14", "2026-12-18"), task("b", "2026-12-21", "2026-12-23")]
    items.append(task("c", "2026-12-28", "2026-12-30"))
    answer = move(Plan(items, linked("a b", "b c FS 1"), PLAIN), "a", "2026-12-18", "2026-12-24")
    assert places(answer.pushed) == {"b": ("2026-12-28", "2026-12-30"), "c": ("2027-01-04", "2027-01-06")}
    assert [it.working_days for it in answer.pushed] == [4, 4]


def test_a_push_over_the_bouwvak_goes_round_it() -> None:
    items = [task("a", "2026-07-06", "2026-07-10"), task("b", "2026-07-13", "2026-07-17")]
    answer = move(Plan(items, linked("a b"), BOUWVAK), "a", "2026-07-09", "2026-07-15")
    assert places(answer.pushed) == {"b": ("2026-07-16", "2026-08-12")}
    assert answer.shifts() == {"b": (3, 26)}


def test_a_longer_item_pushes_by_its_end_and_by_its_start_not() -> None:
    items = [CHAIN[0], task("b", "2026-11-09", "2026-11-11"), task("s", "2026-11-02", "2026-11-03")]
    plan = Plan(items, linked("a b", "a s SS"), PLAIN)
    assert places(move(plan, "a", "2026-11-02", "2026-11-10").pushed) == {"b": ("2026-11-11", "2026-11-13")}
    assert places(move(plan, "a", "2026-11-03", "2026-11-06").pushed) == {"s": ("2026-11-03", "2026-11-04")}


def test_one_that_waits_for_two_names_the_one_that_keeps_it_longest() -> None:
    items = [*CHAIN[:2], task("x", "2026-11-02", "2026-11-06")]
    plan = Plan(items, linked("a b", "x b FS 1"), PLAIN)
    after = {"a": (date(2026, 11, 9), date(2026, 11, 10)), "x": (date(2026, 11, 9), date(2026, 11, 11))}
    (moved,) = follow_up(plan, plan.with_dates(after), ["a", "x"]).pushed
    assert moved.after[0] == date(2026, 11, 13)
    assert moved.because
    assert moved.because.source_id == "x"


def test_what_is_fixed_or_over_or_held_stays_and_stops_the_push() -> None:
    for stays in (
        task("b", "2026-11-09", "2026-11-11", follows=False),
        task("b", "2026-11-09", "2026-11-11", over=True),
    ):
        plan = Plan([CHAIN[0], stays, *CHAIN[2:]], CHAIN_LINKS, PLAIN)
        answer = move(plan, "a", "2026-11-23", "2026-11-27")
        assert (answer.pushed, answer.freed) == ((), ())


def test_what_lies_on_closed_days_only_is_not_pushed() -> None:
    items = [CHAIN[0], task("evening", "2026-11-07", "2026-11-07"), task("c", "2026-11-09", "2026-11-10")]
    answer = move(Plan(items, linked("a evening", "evening c"), PLAIN), "a", "2026-11-09", "2026-11-13")
    assert answer.pushed == ()


def test_nothing_comes_back_by_itself_but_it_is_offered() -> None:
    """A goes forward by three working days: b stood where it did because of a, c because of m because of
    b."""
    items = [task("z", "2026-10-26", "2026-10-27"), *CHAIN]
    plan = Plan(items, CHAIN_LINKS, PLAIN)
    answer = move(plan, "a", "2026-10-28", "2026-11-03")
    assert answer.pushed == ()
    assert places(answer.freed) == {
        "b": ("2026-11-04", "2026-11-06"),
        "m": ("2026-11-06", "2026-11-06"),
        "c": ("2026-11-09", "2026-11-11"),
    }
    assert {(it.working_days, it.because, it.own_start) for it in answer.freed} == {(-3, None, None)}


def test_what_stood_later_by_choice_is_not_offered_to_come_forward() -> None:
    plan = Plan(CHAIN, CHAIN_LINKS, PLAIN).with_dates({"b": (date(2026, 11, 10), date(2026, 11, 11))})
    assert move(plan, "a", "2026-10-26", "2026-10-30").freed == ()


def test_what_people_want_not_before_a_day_comes_back_to_that_day() -> None:
    """C was wanted on 18 November and pushed to the 19th; with the cause gone it comes back to the 18th, not
    the 12th."""
    items = [*CHAIN[:3], task("c", "2026-11-19", "2026-11-23", not_before="2026-11-18")]
    plan = Plan(items, CHAIN_LINKS, PLAIN)
    pushed = plan.with_dates(
        {
            "a": (date(2026, 11, 9), date(2026, 11, 13)),
            "b": (date(2026, 11, 16), date(2026, 11, 18)),
            "m": (date(2026, 11, 18), date(2026, 11, 18)),
        }
    )
    answer = move(pushed, "a", "2026-11-02", "2026-11-06")
    assert places(answer.freed) == {
        "b": ("2026-11-09", "2026-11-11"),
        "m": ("2026-11-11", "2026-11-11"),
        "c": ("2026-11-18", "2026-11-20"),
    }


def test_a_milestone_on_a_saturday_comes_back_to_its_saturday() -> None:
    items = [task("works", "2026-10-26", "2026-10-30"), milestone("opening", "2026-11-07")]
    items.append(task("care", "2026-11-09", "2026-11-11"))
    links = linked("works opening", "opening care")
    plan = Plan(items, links, PLAIN)
    later = date(2026, 11, 9), date(2026, 11, 18)
    answer = follow_up(plan, plan.with_dates({"works": later}), ["works"])
    assert places(answer.pushed) == {
        "opening": ("2026-11-18", "2026-11-18"),
        "care": ("2026-11-19", "2026-11-23"),
    }
    assert answer.pushed[0].own_start == date(2026, 11, 7)
    items[1] = milestone("opening", "2026-11-07", not_before="2026-11-07")
    pushed = Plan(items, links, PLAIN).with_dates(
        {it.id: it.after for it in answer.pushed} | {"works": later}
    )
    back = move(pushed, "works", "2026-10-26", "2026-10-30")
    assert places(back.freed) == {
        "opening": ("2026-11-07", "2026-11-07"),
        "care": ("2026-11-09", "2026-11-11"),
    }


def test_a_new_link_pushes_and_one_taken_away_frees() -> None:
    items = [task("a", "2026-11-02", "2026-11-06"), task("b", "2026-11-05", "2026-11-06")]
    without, with_link = Plan(items, [], PLAIN), Plan(items, linked("a b"), PLAIN)
    answer = follow_up(without, with_link, (), ["b", "unknown"])
    assert places(answer.pushed) == {"b": ("2026-11-09", "2026-11-10")}
    assert answer.pushed[0].own_start == date(2026, 11, 5)
    items[1] = task("b", "2026-11-09", "2026-11-10", not_before="2026-11-05")
    before, after = Plan(items, linked("a b"), PLAIN), Plan(items, [], PLAIN)
    answer = follow_up(before, after, (), ["b"])
    assert answer.pushed == ()
    assert places(answer.freed) == {"b": ("2026-11-05", "2026-11-06")}
    items[1] = items[1]._replace(not_before=None)
    before, after = Plan(items, linked("a b"), PLAIN), Plan(items, [], PLAIN)
    assert follow_up(before, after, (), ["b"]).freed == ()


def test_a_circle_in_a_damaged_file_is_gone_round_once() -> None:
    plan = Plan(CHAIN, linked("a b", "b c", "c b", "c c"), PLAIN)
    answer = move(plan, "a", "2026-11-16", "2026-11-20")
    assert {it.id for it in answer.pushed} == {"b", "c"}


def test_the_plan_itself_is_left_alone() -> None:
    plan = Plan(CHAIN, CHAIN_LINKS, PLAIN)
    starts = list(plan.starts)
    answer = move(plan, "a", "2026-11-16", "2026-11-20")
    assert answer.pushed == answer.pushed
    assert plan.starts == starts
    assert dates_of(plan, plan.starts)["b"] == ("2026-11-09", "2026-11-11")


def moved_together(plan: Plan, *names: str, days: int) -> FollowUp:
    """Return what follows from moving items by the same number of calendar days."""
    dates = {name: plan.items[plan.place_of[name]] for name in names}
    step = timedelta(days=days)
    after = {name: (it.first + step, it.last + step) for name, it in dates.items() if it.first and it.last}
    return follow_up(plan, plan.with_dates(after), names)


def test_what_was_moved_together_over_holidays_is_told_from_where_it_was_put() -> None:
    """Two days lie between a and b, and b takes five. A fortnight later a ends on 23 December, and the 24th
    and 28th lie between; b was put from the 28th to New Year's Day. It goes one day on, and takes five days
    again.
    """
    items = [task("a", "2026-12-08", "2026-12-09"), task("b", "2026-12-14", "2026-12-18")]
    answer = moved_together(Plan(items, linked("a b FS 2"), PLAIN), "a", "b", days=14)
    (moved,) = answer.pushed
    assert moved.before == (date(2026, 12, 28), date(2027, 1, 1))
    assert moved.after == (date(2026, 12, 29), date(2027, 1, 5))
    assert moved.working_days == 2  # it ended on Thursday the 31st, the last working day it was put on
    assert answer.shifts() == {"b": (1, 4)}
    assert answer.contradicting == {}


def test_what_was_moved_together_is_passed_on_from_one_to_the_next() -> None:
    """As above, and c is put on Monday 4 January, right after b as it was put. B ends on the 5th, so c is on
    the 6th."""
    items = [
        task("a", "2026-12-08", "2026-12-09"),
        task("b", "2026-12-14", "2026-12-18"),
        task("c", "2026-12-21", "2026-12-21"),
        task("d", "2026-12-22", "2026-12-22", follows=False),
    ]
    plan = Plan(items, linked("a b FS 2", "b c", "c d"), PLAIN)
    answer = moved_together(plan, "a", "b", "c", "d", days=14)
    assert places(answer.pushed) == {"b": ("2026-12-29", "2027-01-05"), "c": ("2027-01-06", "2027-01-06")}
    assert [it.own_start for it in answer.pushed] == [None, None]
    assert answer.contradicting == {}


def test_what_was_put_before_one_that_is_pushed_contradicts_it() -> None:
    """A pushes b to 16 November; c was put on the 13th by hand, after b as it stood."""
    plan = Plan(CHAIN, linked("a b", "b c"), PLAIN)
    after = {"a": (date(2026, 11, 9), date(2026, 11, 13)), "c": (date(2026, 11, 13), date(2026, 11, 17))}
    answer = follow_up(plan, plan.with_dates(after), ["a", "c"])
    assert places(answer.pushed) == {"b": ("2026-11-16", "2026-11-18")}
    assert [(item, link.source_id) for item, link in answer.contradicting.items()] == [("c", "b")]


def test_what_was_moved_together_and_only_lost_a_working_day_gets_it_back() -> None:
    """B takes Thursday and Friday and ends with m. A day later m is on Monday and b on Friday and Saturday:
    it takes Friday and Monday.
    """
    items = [milestone("m", "2026-11-06"), task("b", "2026-11-05", "2026-11-06")]
    plan = Plan(items, linked("m b FF"), PLAIN)
    after = {"m": (date(2026, 11, 9), date(2026, 11, 9)), "b": (date(2026, 11, 6), date(2026, 11, 7))}
    (moved,) = follow_up(plan, plan.with_dates(after), ["m", "b"]).pushed
    assert moved.before == (date(2026, 11, 6), date(2026, 11, 7))
    assert moved.after == (date(2026, 11, 6), date(2026, 11, 9))
    assert moved.working_days == 1
