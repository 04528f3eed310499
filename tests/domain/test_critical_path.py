"""The critical path of plans from textbooks and of plans worked out by hand, and what a goal, a fixed day and
a circle make of it."""

from datetime import date

import pytest

from tests.domain.plan_samples import PLAIN, dates_of, linked, milestone, task
from wsg_desktop.domain.critical_path import early_starts, find_conflicts, work_out
from wsg_desktop.domain.plan import Plan

MONDAY = date(2026, 1, 5)
FIRST = PLAIN.number_of(MONDAY)


def textbook(rows: str) -> tuple[Plan, dict[str, tuple[int, ...]]]:
    """Return the plan of a table, and its answer: ES, EF, LS, LF and slack in days from the start, as
    printed.

    A row says: name, duration, what it waits for (- for nothing), ES, EF, LS, LF, slack. All tasks are put on
    the first day; those that wait for something are to be moved to where they belong.
    """
    items, arrows, answer = [], [], {}
    for name, days, waits, *numbers in map(str.split, rows.strip().splitlines()):
        last = PLAIN.add_working_days(MONDAY, int(days) - 1)
        items.append(task(name, MONDAY.isoformat(), last.isoformat()))
        arrows += [f"{source} {name}" for source in waits.strip("-")]
        answer[name] = tuple(map(int, numbers))
    return Plan(items, linked(*arrows), PLAIN), answer


MILWAUKEE = """
    A 2 -    0  2  0  2 0
    B 3 -    0  3  1  4 1
    C 2 A    2  4  2  4 0
    D 4 AB   3  7  4  8 1
    E 4 C    4  8  4  8 0
    F 3 C    4  7 10 13 6
    G 5 DE   8 13  8 13 0
    H 2 FG  13 15 13 15 0
"""
"""Milwaukee Paper Manufacturing (Heizer and Render, Operations Management): 15 weeks, A-C-E-G-H."""

RELIABLE = """
    A  2 -    0  2  0  2 0
    B  4 A    2  6  2  6 0
    C 10 B    6 16  6 16 0
    D  6 C   16 22 20 26 4
    E  4 C   16 20 16 20 0
    F  5 E   20 25 20 25 0
    G  7 D   22 29 26 33 4
    H  9 EG  29 38 33 42 4
    I  7 C   16 23 18 25 2
    J  8 FI  25 33 25 33 0
    K  4 J   33 37 34 38 1
    L  5 J   33 38 33 38 0
    M  2 H   38 40 42 44 4
    N  6 KL  38 44 38 44 0
"""
"""Reliable Construction (Hillier and Lieberman, Introduction to Operations Research): 44 weeks,
A-B-C-E-F-J-L-N."""


@pytest.mark.parametrize(
    ("rows", "weeks", "path"), [(MILWAUKEE, 15, "ACEGH"), (RELIABLE, 44, "ABCEFJLN")], ids=["mill", "plant"]
)
def test_examples_of_textbooks(rows: str, weeks: int, path: str) -> None:
    plan, answer = textbook(rows)
    schedule = work_out(plan)
    assert schedule.horizon == FIRST + weeks
    found: dict[str, tuple[int, ...]] = {}
    for place, item in enumerate(plan.items):
        start, length, slack = schedule.early[place] - FIRST, plan.lengths[place], schedule.slack[place]
        assert slack is not None
        found[item.id] = (start, start + length, start + slack, start + slack + length, slack)
    assert found == answer
    assert "".join(it.id for place, it in enumerate(plan.items) if schedule.is_critical(place)) == path


def test_a_ladder_of_stages_that_run_side_by_side() -> None:
    """Dig, lay and fill a pipeline: each begins two days after the one before it and ends two days after it.

    Numbers are working days from Monday 2 November, the end not included. Digging takes 10: 0-10. Laying
    takes 5: it may begin at 2, but it may not end before 12, so 7-12. Filling takes 8: from 9, and not before
    14: 9-17. Counted back from 17: filling from 9; laying from 9 - 2 = 7; digging: from 7 - 2 = 5 by the
    start, to 12 - 2 = 10 by the end, so from 0. All are critical, though digging by its end only.
    """
    items = [
        task("dig", "2026-11-02", "2026-11-13"),
        task("lay", "2026-11-02", "2026-11-06"),
        task("fill", "2026-11-02", "2026-11-11"),
    ]
    links = linked("dig lay SS 2", "dig lay FF 2", "lay fill SS 2", "lay fill FF 2")
    plan = Plan(items, links, PLAIN)
    schedule = work_out(plan)
    assert dates_of(plan, schedule.early) == {
        "dig": ("2026-11-02", "2026-11-13"),
        "lay": ("2026-11-11", "2026-11-17"),
        "fill": ("2026-11-13", "2026-11-24"),
    }
    assert schedule.slack == [0, 0, 0]


BATHMEN = [
    task("design", "2026-11-02", "2026-11-13"),  # 10 days
    task("permit", "2026-11-16", "2026-11-20"),  # 5 days
    task("build", "2026-11-23", "2026-12-11"),  # 15 days
    task("garden", "2026-11-16", "2026-11-17"),  # 2 days
    milestone("opening", "2026-12-11"),
    task("care", "2026-12-14", "2027-01-08"),
    task("website", "2026-11-02", "2026-11-03"),
]
BATHMEN_LINKS = linked(
    "design permit", "permit build", "design garden", "garden opening", "build opening", "opening care"
)


def slack_of(plan: Plan, goal: list[str] | None = None) -> dict[str, int | None]:
    return dict(zip((item.id for item in plan.items), work_out(plan, goal).slack, strict=True))


def test_what_must_not_slip_for_the_whole_plan_and_for_the_opening() -> None:
    """The garden is ready on 17 November and may be so on 11 December: 3 + 15 = 18 working days later.

    Care begins on 14 December and ends on 8 January: 5 + 4 + 4 + 5 days, for 25 December and 1 January are
    free. The website ends on 3 November and may do so on 8 January: 3 + 5 + 5 + 5 + 5 + 5 + 18 = 46 days
    later.
    """
    plan = Plan(BATHMEN, BATHMEN_LINKS, PLAIN)
    chain = dict.fromkeys(["design", "permit", "build", "opening"], 0)
    assert slack_of(plan) == {**chain, "garden": 18, "care": 0, "website": 46}
    assert slack_of(plan, ["opening"]) == {**chain, "garden": 18, "care": None, "website": None}
    assert slack_of(plan, ["permit"]) == {
        **dict.fromkeys(chain), "design": 0, "permit": 0, "garden": None, "care": None, "website": None
    }  # fmt: skip


def test_the_goal_may_be_a_project_with_what_is_below_it() -> None:
    """Of permit and garden the permit is the last, on 20 November; the garden may end 3 days later than on
    the 17th."""
    plan = Plan(BATHMEN, BATHMEN_LINKS, PLAIN)
    found = slack_of(plan, ["garden", "permit", "unknown"])
    assert {name for name, slack in found.items() if slack is not None} == {"design", "permit", "garden"}
    assert (found["design"], found["permit"], found["garden"]) == (0, 0, 3)
    assert set(slack_of(plan, ["unknown"]).values()) == {None}
    assert work_out(plan, ["unknown"]).horizon == 0


def test_slack_is_none_negative_or_nothing_and_only_the_last_two_are_critical() -> None:
    plan = Plan(BATHMEN, BATHMEN_LINKS, PLAIN)
    schedule = work_out(plan, ["opening"])
    assert [schedule.is_critical(place) for place in range(7)] == [
        True,
        True,
        True,
        False,
        True,
        False,
        False,
    ]


def test_a_fixed_day_that_comes_too_soon_is_a_conflict_and_makes_all_before_it_too_late() -> None:
    """Permit would end on 20 November and build begin on the 23rd; it is fixed on Wednesday the 18th, 3 days
    sooner."""
    items = [item for item in BATHMEN if item.id != "build"]
    items.append(task("build", "2026-11-18", "2026-12-08", follows=False))
    plan = Plan(items, BATHMEN_LINKS, PLAIN)
    (conflict,) = find_conflicts(plan)
    assert (plan.items[conflict.place].id, conflict.link.source_id, conflict.days) == ("build", "permit", 3)
    assert PLAIN.day_of(conflict.earliest) == date(2026, 11, 23)
    found = slack_of(plan)
    assert (found["design"], found["permit"], found["build"]) == (-3, -3, 0)
    schedule = work_out(plan)
    assert schedule.is_critical(plan.place_of["permit"])
    assert dates_of(plan, schedule.early)["opening"] == ("2026-12-08", "2026-12-08")


def test_a_fixed_day_that_leaves_room_gives_what_it_waits_for_that_room() -> None:
    items = [
        task("a", "2026-11-02", "2026-11-06"),
        milestone("council", "2026-11-18", follows=False),
        task("b", "2026-11-19", "2026-11-20"),
    ]
    plan = Plan(items, linked("a council", "council b"), PLAIN)
    assert slack_of(plan) == {"a": 8, "council": 0, "b": 0}  # from 6 to 18 November


def test_two_fixed_days_of_which_the_first_is_too_late_for_the_second() -> None:
    """F takes 5 days from 16 November and G is fixed on the 18th: F is 3 days too late, and so is all before
    it.

    A ends on the 11th, two days before F needs it, so A itself lacks one day.
    """
    items = [
        task("a", "2026-11-09", "2026-11-11"),
        task("f", "2026-11-16", "2026-11-20", follows=False),
        task("g", "2026-11-18", "2026-11-24", follows=False),
    ]
    plan = Plan(items, linked("a f", "f g"), PLAIN)
    assert slack_of(plan) == {"a": -1, "f": -3, "g": 0}


def test_what_is_over_contradicts_nothing_and_makes_nothing_late() -> None:
    """The building was opened before its design was done: that is how it went, and the design is not late for
    it."""
    items = [
        task("design", "2026-11-02", "2026-11-13"),
        task("build", "2026-11-02", "2026-11-04", over=True),
        task("care", "2026-01-05", "2026-01-06"),
        task("last", "2026-11-16", "2026-11-20"),
    ]
    plan = Plan(items, linked("design build", "build care"), PLAIN)
    assert [plan.items[it.place].id for it in find_conflicts(plan)] == ["care"]
    assert dates_of(plan, early_starts(plan))["build"] == ("2026-11-02", "2026-11-04")
    assert dates_of(plan, early_starts(plan))["care"] == ("2026-11-05", "2026-11-06")
    assert slack_of(plan)["design"] == 5
    assert slack_of(plan, ["care"]) == {"design": None, "build": 0, "care": 0, "last": None}


def test_slack_counts_from_the_earliest_days_not_from_the_planned_ones() -> None:
    items = [task("a", "2026-11-02", "2026-11-06"), task("b", "2026-11-23", "2026-11-24")]
    plan = Plan(items, linked("a b"), PLAIN)
    schedule = work_out(plan)
    assert PLAIN.day_of(schedule.horizon) == date(2026, 11, 11)
    assert schedule.slack == [0, 0]
    wished = Plan([items[0], items[1]._replace(not_before=date(2026, 11, 23))], linked("a b"), PLAIN)
    assert slack_of(wished) == {"a": 10, "b": 0}


def test_a_contradicted_link_of_what_follows_is_told_with_each_of_its_links() -> None:
    items = [
        task("a", "2026-12-21", "2026-12-24"),
        milestone("m", "2026-12-29"),
        task("b", "2026-12-24", "2026-12-28"),
    ]
    plan = Plan(items, linked("a b", "m b FS -1", "a m"), PLAIN)
    told = [(it.link.source_id, it.days, PLAIN.day_of(it.earliest)) for it in find_conflicts(plan)]
    assert told == [("a", 1, date(2026, 12, 28)), ("m", 2, date(2026, 12, 29))]


def test_an_empty_plan_has_no_path() -> None:
    schedule = work_out(Plan([], [], PLAIN))
    assert schedule == ([], [], 0)


def test_a_circle_in_a_damaged_file_is_left_where_it_is() -> None:
    items = [task(name, "2026-11-02", "2026-11-03") for name in "abcd"]
    plan = Plan(items, linked("a b", "b c", "c b", "c d"), PLAIN)
    schedule = work_out(plan)
    assert schedule.early == plan.starts
    assert schedule.slack[1:] == [None, None, None]
    assert len(find_conflicts(plan)) == 4
