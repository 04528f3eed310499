"""Plans worked out by hand with a calendar beside it: each kind of link, and what a milestone and a closed
day do.

2026         mo tu we th fr | mo tu we th fr | mo tu we th fr
October end              30 |
November      2  3  4  5  6 |  9 10 11 12 13 | 16 17 18 19 20
December     21 22 23 24  X | 28 29 30 31  X |  4  5  6  7  8  (January 2027)
"""

from datetime import date

import pytest

from tests.domain.plan_samples import BOUWVAK, PLAIN, dates_of, linked, milestone, task
from wsg_desktop.domain.calendar import WorkCalendar, work_calendar
from wsg_desktop.domain.critical_path import early_starts, find_conflicts
from wsg_desktop.domain.plan import Plan, PlanItem

LONG_AGO = ("2026-01-05", "2026-01-07")
"""Three working days, from which a link moves an item to where it belongs."""


def early(plan: Plan) -> dict[str, tuple[str, str]]:
    return dates_of(plan, early_starts(plan))


def follower(source: tuple[str, str], link: str, calendar: WorkCalendar = PLAIN) -> tuple[str, str]:
    """Return from when to when three days of work take place that wait for one thing."""
    items = [task("a", *source), task("b", *LONG_AGO)]
    return early(Plan(items, linked(f"a b {link}"), calendar))["b"]


@pytest.mark.parametrize(
    ("link", "first", "last"),
    [
        # After the last day, Friday 6 November.
        ("FS 0", "2026-11-09", "2026-11-11"),
        ("FS 2", "2026-11-11", "2026-11-13"),  # Monday and Tuesday lie in between
        ("FS 5", "2026-11-16", "2026-11-18"),  # a whole week lies in between
        ("FS -2", "2026-11-05", "2026-11-09"),  # Thursday and Friday overlap
        ("FS -5", "2026-11-02", "2026-11-04"),
        # With the first day, Monday 2 November.
        ("SS 0", "2026-11-02", "2026-11-04"),
        ("SS 3", "2026-11-05", "2026-11-09"),
        ("SS 5", "2026-11-09", "2026-11-11"),
        ("SS -1", "2026-10-30", "2026-11-03"),
        # Both ready on Friday 6 November.
        ("FF 0", "2026-11-04", "2026-11-06"),
        ("FF 2", "2026-11-06", "2026-11-10"),
        ("FF -1", "2026-11-03", "2026-11-05"),
        # Ready when the other begins: the last day is the one before Monday 2 November.
        ("SF 0", "2026-10-28", "2026-10-30"),
        ("SF 1", "2026-10-29", "2026-11-02"),
        ("SF 5", "2026-11-04", "2026-11-06"),
        ("SF -1", "2026-10-27", "2026-10-29"),
    ],
)
def test_each_kind_of_link_over_weekends(link: str, first: str, last: str) -> None:
    assert follower(("2026-11-02", "2026-11-06"), link) == (first, last)


@pytest.mark.parametrize(
    ("source", "link", "first", "last"),
    [
        # Christmas 2026 is a Friday and a Saturday, New Year's Day a Friday.
        (("2026-12-21", "2026-12-24"), "FS 0", "2026-12-28", "2026-12-30"),
        (("2026-12-21", "2026-12-24"), "FS 2", "2026-12-30", "2027-01-04"),
        (("2026-12-21", "2026-12-24"), "FS 4", "2027-01-04", "2027-01-06"),
        (("2027-01-04", "2027-01-08"), "FS -6", "2026-12-31", "2027-01-05"),  # 31, 4, 5, 6, 7 and 8 overlap
        (("2027-01-04", "2027-01-08"), "SS -2", "2026-12-30", "2027-01-04"),
        (("2026-12-23", "2026-12-28"), "SS 2", "2026-12-28", "2026-12-30"),
        (("2026-12-28", "2026-12-28"), "FF 0", "2026-12-23", "2026-12-28"),
        (("2026-12-28", "2026-12-28"), "FF -1", "2026-12-22", "2026-12-24"),
        (("2026-12-28", "2026-12-31"), "FF 1", "2026-12-30", "2027-01-04"),
        (("2027-01-04", "2027-01-08"), "SF 0", "2026-12-29", "2026-12-31"),
        (("2027-01-04", "2027-01-08"), "SF -4", "2026-12-22", "2026-12-24"),  # 28, 29, 30, 31 in between
        # Easter Monday 6 April, King's Day Monday 27 April, Ascension Day Thursday 14 May, Whit Monday 25
        # May.
        (("2026-04-01", "2026-04-02"), "FS 0", "2026-04-03", "2026-04-08"),
        (("2026-04-20", "2026-04-24"), "FS 0", "2026-04-28", "2026-04-30"),
        (("2026-04-30", "2026-05-04"), "FS 0", "2026-05-05", "2026-05-07"),
        (("2026-05-11", "2026-05-13"), "FS 0", "2026-05-15", "2026-05-19"),
        (("2026-05-11", "2026-05-13"), "FS 1", "2026-05-18", "2026-05-20"),
        (("2026-05-18", "2026-05-22"), "FS 0", "2026-05-26", "2026-05-28"),
        # A leap day is a day of work: 29 February 2028 is a Tuesday.
        (("2028-02-25", "2028-02-28"), "FS 0", "2028-02-29", "2028-03-02"),
        # King's Day of 2025 is on Saturday the 26th, because the 27th is a Sunday.
        (("2025-04-22", "2025-04-25"), "FS 0", "2025-04-28", "2025-04-30"),
    ],
)
def test_links_over_holidays_and_the_end_of_the_year(
    source: tuple[str, str], link: str, first: str, last: str
) -> None:
    assert follower(source, link) == (first, last)


@pytest.mark.parametrize(
    ("source", "off", "on"),
    [
        # Good Friday is 3 April 2026, before Easter Monday.
        (("2026-04-01", "2026-04-02"), ("2026-04-03", "2026-04-08"), ("2026-04-07", "2026-04-09")),
        # Liberation Day is on a Tuesday in 2026, on a Wednesday in 2027: not only each fifth year.
        (("2026-04-30", "2026-05-04"), ("2026-05-05", "2026-05-07"), ("2026-05-06", "2026-05-08")),
        (("2027-04-30", "2027-05-04"), ("2027-05-05", "2027-05-10"), ("2027-05-07", "2027-05-11")),
    ],
)
def test_the_two_switches(source: tuple[str, str], off: tuple[str, str], on: tuple[str, str]) -> None:
    assert follower(source, "FS 0") == off
    assert follower(source, "FS 0", work_calendar(good_friday=True, liberation_day=True)) == on


@pytest.mark.parametrize(
    ("source", "link", "first", "last"),
    [
        # Closed from Monday 20 July to Friday 7 August.
        (("2026-07-13", "2026-07-17"), "FS 0", "2026-08-10", "2026-08-12"),
        (("2026-07-13", "2026-07-15"), "FS 0", "2026-07-16", "2026-08-10"),
        (("2026-08-10", "2026-08-14"), "FS -6", "2026-07-17", "2026-08-11"),
        (("2026-08-10", "2026-08-14"), "SF 0", "2026-07-15", "2026-07-17"),
        (("2026-08-10", "2026-08-10"), "FF 0", "2026-07-16", "2026-08-10"),
        # What lies across it counts the days outside only: Thursday, Friday, and two days in August.
        (("2026-07-16", "2026-08-11"), "FS 0", "2026-08-12", "2026-08-14"),
        (("2026-07-16", "2026-08-11"), "FS -4", "2026-07-16", "2026-08-10"),
    ],
)
def test_links_over_a_closing_of_the_programme(
    source: tuple[str, str], link: str, first: str, last: str
) -> None:
    assert follower(source, link, BOUWVAK) == (first, last)


@pytest.mark.parametrize(
    ("link", "day"),
    [
        ("FS 0", "2026-11-06"),  # the last day itself
        ("FS 1", "2026-11-09"),
        ("FS -1", "2026-11-05"),
        ("FF 0", "2026-11-06"),
        ("SS 0", "2026-11-02"),
        ("SS 4", "2026-11-06"),
        ("SF 0", "2026-10-30"),
    ],
)
def test_a_milestone_may_fall_on_the_last_day_of_what_leads_up_to_it(link: str, day: str) -> None:
    items = [task("a", "2026-11-02", "2026-11-06"), milestone("m", "2026-01-05")]
    assert early(Plan(items, linked(f"a m {link}"), PLAIN))["m"] == (day, day)


@pytest.mark.parametrize(
    ("link", "first", "last"),
    [
        ("FS 0", "2026-11-06", "2026-11-10"),  # nothing leads up to it: a kick-off
        ("FS 1", "2026-11-09", "2026-11-11"),
        ("FS -1", "2026-11-05", "2026-11-09"),
        ("SS 0", "2026-11-06", "2026-11-10"),
        ("FF 0", "2026-11-04", "2026-11-06"),
        ("SF 0", "2026-11-03", "2026-11-05"),
    ],
)
def test_what_follows_a_milestone_that_opens_its_day(link: str, first: str, last: str) -> None:
    items = [milestone("m", "2026-11-06"), task("b", *LONG_AGO)]
    assert early(Plan(items, linked(f"m b {link}"), PLAIN))["b"] == (first, last)


def test_milestones_that_wait_for_each_other_may_share_a_day() -> None:
    items = [
        task("works", "2026-12-21", "2026-12-24"),
        milestone("ready", "2026-01-05"),
        milestone("opened", "2026-01-05"),
        milestone("evaluated", "2026-01-05"),
        task("care", *LONG_AGO),
    ]
    links = linked("works ready", "ready opened", "opened evaluated FS 2", "evaluated care")
    assert early(Plan(items, links, PLAIN)) == {
        "works": ("2026-12-21", "2026-12-24"),
        "ready": ("2026-12-24", "2026-12-24"),
        "opened": ("2026-12-24", "2026-12-24"),
        "evaluated": ("2026-12-29", "2026-12-29"),  # Monday 28 and Tuesday 29 December
        "care": ("2026-12-30", "2027-01-04"),
    }


@pytest.mark.parametrize("follows", [True, False])
def test_a_milestone_on_a_saturday_counts_as_reached_on_the_friday(*, follows: bool) -> None:
    items = [
        task("works", "2026-11-02", "2026-11-06"),
        milestone("opening", "2026-11-07", follows=follows),
        task("care", "2026-11-09", "2026-11-11"),
    ]
    plan = Plan(items, linked("works opening", "opening care"), PLAIN)
    assert find_conflicts(plan) == []
    assert early(plan)["opening"] == ("2026-11-07", "2026-11-07")
    assert early(plan)["care"] == ("2026-11-09", "2026-11-11")


def test_a_milestone_that_is_wanted_on_a_saturday_is_not_counted_on_the_monday() -> None:
    items = [
        task("works", "2026-11-02", "2026-11-04"),
        milestone("opening", "2026-11-11", not_before="2026-11-07"),
        task("care", "2026-11-16", "2026-11-18"),
    ]
    plan = Plan(items, linked("works opening", "opening care"), PLAIN)
    assert early(plan)["opening"] == ("2026-11-07", "2026-11-07")
    assert early(plan)["care"] == ("2026-11-09", "2026-11-11")


def test_what_lies_on_closed_days_only_takes_no_working_day() -> None:
    items = [
        task("letters", "2026-11-02", "2026-11-06"),
        task("evening", "2026-11-07", "2026-11-07"),
        task("report", "2026-11-09", "2026-11-10"),
    ]
    plan = Plan(items, linked("letters evening", "evening report"), PLAIN)
    assert plan.lengths == [5, 0, 2]
    assert find_conflicts(plan) == []
    assert early(plan) == dates_of(plan, plan.starts)
    assert early(plan)["evening"] == ("2026-11-07", "2026-11-07")


def test_what_lies_on_closed_days_only_stays_there_and_shows_what_contradicts_it() -> None:
    """Nobody can tell how many working days it takes elsewhere, so it is left to people."""
    items = [
        task("letters", "2026-11-02", "2026-11-11"),
        task("evening", "2026-11-07", "2026-11-07"),
        task("report", "2026-11-09", "2026-11-10"),
    ]
    plan = Plan(items, linked("letters evening", "evening report"), PLAIN)
    assert early(plan)["evening"] == ("2026-11-07", "2026-11-07")
    assert early(plan)["report"] == ("2026-11-09", "2026-11-10")
    (conflict,) = find_conflicts(plan)
    assert plan.items[conflict.place].id == "evening"
    assert conflict.days == 3  # from the Monday after it to Thursday 12 November
    on_a_tuesday = plan.with_dates({"evening": (date(2026, 11, 10), date(2026, 11, 10))})
    assert early(on_a_tuesday)["evening"] == ("2026-11-12", "2026-11-12")
    assert early(on_a_tuesday)["report"] == ("2026-11-13", "2026-11-16")


def test_dates_on_closed_days_stay_as_people_wrote_them_until_the_item_moves() -> None:
    items = [task("a", "2026-11-07", "2026-11-15"), task("b", "2026-11-14", "2026-11-22")]
    plan = Plan(items, linked("a b"), PLAIN)
    assert plan.lengths == [5, 5]
    assert early(plan) == {"a": ("2026-11-07", "2026-11-15"), "b": ("2026-11-14", "2026-11-22")}
    plan = Plan(items, linked("a b FS 1"), PLAIN)
    assert early(plan)["b"] == ("2026-11-17", "2026-11-23")


def test_the_last_to_be_ready_of_several_decides() -> None:
    items = [
        task("a", "2026-11-02", "2026-11-06"),
        task("b", "2026-11-02", "2026-11-12"),
        task("c", "2026-11-09", "2026-11-09"),
        task("d", *LONG_AGO),
    ]
    assert early(Plan(items, linked("a d FS 2", "b d FF", "c d SS 1"), PLAIN))["d"][0] == "2026-11-11"
    assert early(Plan(items, linked("a d FS 2", "b d FS", "c d SS 1"), PLAIN))["d"][0] == "2026-11-13"
    assert early(Plan(items, linked("a d FS 2", "b d FF", "c d SS 6"), PLAIN))["d"][0] == "2026-11-17"


@pytest.mark.parametrize(
    ("not_before", "first"),
    [
        ("2026-11-05", "2026-11-09"),  # earlier than the link asks
        ("2026-11-18", "2026-11-18"),
        ("2026-11-21", "2026-11-21"),  # a Saturday: written as people wished, worked from the Monday on
    ],
)
def test_nothing_starts_before_the_day_people_want_it(not_before: str, first: str) -> None:
    items = [task("a", "2026-11-02", "2026-11-06"), task("b", *LONG_AGO, not_before=not_before)]
    assert early(Plan(items, linked("a b"), PLAIN))["b"][0] == first


def test_what_waits_for_nothing_stays_where_it_is() -> None:
    items = [task("a", "2026-11-02", "2026-11-06", not_before="2026-12-01"), task("b", *LONG_AGO)]
    assert early(Plan(items, [], PLAIN)) == {"a": ("2026-11-02", "2026-11-06"), "b": LONG_AGO}


def test_what_has_no_dates_is_left_out_with_its_links() -> None:
    items = [
        task("a", "2026-11-02", "2026-11-06"),
        task("idea", None, None),
        task("begun", "2026-11-02", None),
        milestone("someday", None),
        PlanItem("opening", date(2026, 11, 3), None, is_milestone=True),
        task("b", *LONG_AGO),
    ]
    plan = Plan(items, linked("a idea", "idea b", "begun b", "a someday", "gone b", "b gone"), PLAIN)
    assert [item.id for item in plan.items] == ["a", "opening", "b"]
    assert plan.links == []
    assert early(plan)["b"] == LONG_AGO
    assert early(plan)["opening"] == ("2026-11-03", "2026-11-03")


def test_a_milestone_with_other_dates_is_on_one_day() -> None:
    items = [task("a", "2026-11-02", "2026-11-06"), milestone("m", "2026-11-06"), task("b", *LONG_AGO)]
    plan = Plan(items, linked("a m", "m b"), PLAIN)
    moved = plan.with_dates({"m": (date(2026, 11, 9), date(2026, 11, 10))})
    assert dates_of(moved, moved.starts)["m"] == ("2026-11-10", "2026-11-10")
    assert plan.with_dates({"m": (None, date(2026, 11, 10))}).items[1] == moved.items[1]
    assert dates_of(plan, plan.starts)["m"] == ("2026-11-06", "2026-11-06")


def test_other_dates_measure_the_links_at_both_ends_again() -> None:
    items = [task("a", "2026-11-02", "2026-11-06"), task("b", *LONG_AGO), task("c", *LONG_AGO)]
    plan = Plan(items, linked("a b FF", "b c FS"), PLAIN)
    longer = plan.with_dates({"b": (date(2026, 1, 5), date(2026, 1, 9))})
    assert early(longer)["b"] == ("2026-11-02", "2026-11-06")
    assert early(longer)["c"][0] == "2026-11-09"
    assert early(plan)["b"] == ("2026-11-04", "2026-11-06")
    assert plan.with_dates({"b": (None, date(2026, 1, 9)), "gone": (date.min, date.max)}).items == plan.items


def test_order_comes_after_all_that_is_waited_for_and_leaves_circles_out() -> None:
    items = [task(name, *LONG_AGO) for name in "fedcba"]
    plan = Plan(items, linked("a b", "b c", "a c", "d e", "e d", "e f", "d d"), PLAIN)
    assert [plan.items[place].id for place in plan.order] == ["a", "b", "c"]
    assert [plan.rank[plan.place_of[name]] for name in "abcdef"] == [0, 1, 2, 6, 6, 6]
    assert early(plan)["c"] == ("2026-01-13", "2026-01-15")
    assert early(plan)["d"] == LONG_AGO


@pytest.mark.parametrize(
    ("link", "first", "last"),
    [
        ("FS 0", "2026-11-09", "2026-11-11"),  # the working day after it
        ("FS 1", "2026-11-10", "2026-11-12"),
        ("FS -1", "2026-11-06", "2026-11-10"),
    ],
)
def test_what_follows_a_milestone_that_closes_its_day(link: str, first: str, last: str) -> None:
    """Something ends on Friday the sixth and leads up to the milestone of that day."""
    items = [task("a", "2026-11-02", "2026-11-06"), milestone("m", "2026-11-06"), task("b", *LONG_AGO)]
    assert early(Plan(items, linked("a m FS 0", f"m b {link}"), PLAIN))["b"] == (first, last)


def test_milestone_that_moves_to_a_closed_day_no_longer_opens_it() -> None:
    items = [milestone("m", "2026-11-06"), task("b", *LONG_AGO)]
    moved = Plan(items, linked("m b FS 0"), PLAIN).with_dates({"m": (None, date(2026, 11, 7))})
    again = Plan([milestone("m", "2026-11-07"), items[1]], linked("m b FS 0"), PLAIN)
    assert early(moved)["b"] == early(again)["b"] == ("2026-11-09", "2026-11-11")
