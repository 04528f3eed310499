"""What a line shows: phases, precision, deadline and slip, out of a project's row."""

from datetime import date
from typing import Any

import pytest

from tests.drawing.chart_samples import ONGOING, TODAY, UNKNOWN, D, I, O, R, day, phases, project
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.drawing.chart_items import HORIZON_DAYS, ChartItem, Segment, chart_item
from wsg_desktop.store.rows import PhasePeriod, ProjectRow


def number(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def item(row: ProjectRow) -> ChartItem:
    return chart_item(row, TODAY)


def test_without_phases_one_bar_in_the_colour_of_the_present_phase() -> None:
    made = item(project(phase=R, start=day("2026-01-01"), end=day("2026-03-31")))
    assert made.segments == (Segment(R, number("2026-01-01"), number("2026-04-01")),)


def test_phases_follow_each_other_whatever_order_they_are_kept_in() -> None:
    periods = phases((I, "2026-01-01"), (D, "2026-03-01"), (R, "2026-06-01"), until=day("2026-12-31"))
    made = item(project(phases=periods[::-1]))
    assert [segment.phase for segment in made.segments] == [I, D, R]
    assert (made.start, made.stop) == (number("2026-01-01"), number("2027-01-01"))


def test_a_phase_with_one_date_takes_the_other_from_its_neighbour() -> None:
    periods = (PhasePeriod(I, day("2026-01-01")), PhasePeriod(D, day("2026-04-01")))
    made = item(project(phases=periods, end=day("2026-08-31")))
    assert made.segments == (
        Segment(I, number("2026-01-01"), number("2026-04-01")),
        Segment(D, number("2026-04-01"), number("2026-09-01")),
    )


def test_an_expected_end_past_the_phases_stretches_the_last_one() -> None:
    periods = phases((D, "2026-01-01"), until=day("2026-06-30"))
    made = item(project(phases=periods, end=day("2026-07-31")))
    assert made.segments[-1] == Segment(D, number("2026-07-01"), number("2026-08-01"), stretched=True)
    assert made.expected is None


def test_an_expected_end_before_the_end_of_the_phases_is_marked() -> None:
    periods = phases((D, "2026-01-01"), until=day("2026-06-30"))
    made = item(project(phases=periods, end=day("2026-05-31")))
    assert made.expected == number("2026-06-01")
    assert made.stop == number("2026-07-01")


def test_ongoing_reaches_a_year_past_today_and_fades() -> None:
    made = item(project(phase=O, start=day("2026-01-01"), end=ONGOING))
    assert made.ongoing
    assert made.stop == TODAY.toordinal() + HORIZON_DAYS
    assert made.fade_out == 182


@pytest.mark.parametrize(
    ("precision", "days"),
    [
        (Precision.DAY, 0),
        (Precision.WEEK, 7),
        (Precision.MONTH, 30),
        (Precision.QUARTER, 91),
        (Precision.YEAR, 365),
    ],
)
def test_an_end_fades_as_long_as_it_is_uncertain(precision: Precision, days: int) -> None:
    made = item(project(start=day("2026-01-01"), end=day("2027-12-31", precision)))
    assert (made.fade_in, made.fade_out) == (0, days)


def test_where_nothing_is_said_of_the_end_the_deadline_is_the_plan() -> None:
    made = item(project(start=day("2026-01-01"), deadline=day("2026-12-31")))
    assert made.stop == made.deadline == number("2027-01-01")


@pytest.mark.parametrize(
    ("end", "deadline", "state", "until"),
    [
        ("2026-12-10", "2026-11-30", "active", "2026-12-11"),
        ("2026-11-30", "2026-11-30", "active", None),
        ("2026-11-01", "2026-11-10", "active", "2026-11-24"),
        ("2026-11-01", "2026-11-23", "active", None),
        ("2026-12-10", "2026-11-30", "done", None),
        ("2026-12-10", "2026-11-30", "cancelled", None),
    ],
    ids=["slips", "on time", "overdue", "due today", "done", "cancelled"],
)
def test_late_runs_from_the_deadline_to_the_expected_end_or_today(
    end: str, deadline: str, state: str, until: str | None
) -> None:
    made = item(project(start=day("2026-01-01"), end=day(end), deadline=day(deadline), state=state))
    assert made.late_until == (number(until) if until else None)


def test_what_really_happened_runs_to_today_while_it_lasts() -> None:
    periods = (
        PhasePeriod(D, actual_start=day("2026-01-10"), actual_end=day("2026-05-31")),
        PhasePeriod(R, actual_start=day("2026-06-01")),
    )
    made = item(project(phases=periods))
    assert made.actuals == (
        Segment(D, number("2026-01-10"), number("2026-06-01")),
        Segment(R, number("2026-06-01"), TODAY.toordinal() + 1),
    )
    assert made.segments == ()


def test_a_milestone_is_a_mark_on_the_day_it_is_expected() -> None:
    made = item(project(kind="milestone", title="Opening", end=day("2027-03-01"), deadline=day("2027-02-01")))
    assert (made.start, made.stop, made.segments) == (None, None, ())
    assert [(mark.day, mark.title) for mark in made.marks] == [(number("2027-03-01"), "Opening")]
    assert made.late_until == number("2027-03-02")


@pytest.mark.parametrize(
    ("values", "words"),
    [({}, "no date yet"), ({"end": UNKNOWN}, "not yet known"), ({"deadline": day("2027-01-01")}, "")],
)
def test_what_is_missing_is_said(values: dict[str, Any], words: str) -> None:
    assert item(project(**values)).missing == words


def test_one_known_end_leaves_the_other_open() -> None:
    assert item(project(start=day("2026-01-01"))).open_end
    assert item(project(end=day("2026-01-01"))).open_start


def test_a_project_that_ends_before_it_starts_is_drawn_without_segments() -> None:
    made = item(project(start=day("2026-06-01"), end=day("2026-01-01")))
    assert made.segments == ()
