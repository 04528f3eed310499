"""What bars say in words."""

from typing import Any

import pytest

from tests.drawing.chart_samples import ONGOING, TODAY, day, project, twelve_chart
from wsg_desktop.domain.date_display import signed_days
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.drawing.chart_items import chart_item
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.item_texts import accessible_name, drag_lines, period, tooltip_lines
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.store.rows import ProjectParty
from wsg_desktop.texts import translator

TR = translator("en")


def test_a_bar_has_a_name_that_says_what_is_seen() -> None:
    row = project(title="Huisbezoeken 75+", start=day("2026-01-05"), end=day("2026-06-26"), state="on_hold")
    item = chart_item(row, TODAY, light="attention")
    assert (
        accessible_name(item, TR, TODAY) == "Huisbezoeken 75+, attention, on hold, 5 Jan 2026 to 26 Jun 2026"
    )


def test_a_heading_says_how_many_it_holds() -> None:
    assert accessible_name(twelve_chart().row(0), TR, TODAY) == "Bathmen, 4 projects, 1 late"
    costly = ChartGroup(
        "b", "Bathmen", (project("B1", budget=60_000), project("B2", budget=25_000), project("B3"))
    )
    said = accessible_name(Chart([costly], today=TODAY).row(0), TR, TODAY)
    assert said == "Bathmen, 3 projects, budget €85,000"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "no date yet"),
        ({"start": day("2026-01-05")}, "from 5 Jan 2026"),
        ({"end": day("2026-06-26")}, "to 26 Jun 2026"),
        ({"start": day("2026-01-05"), "end": ONGOING}, "from 5 Jan 2026, ongoing"),
        ({"start": day("2026-01-05"), "end": day("2027-03-31", Precision.QUARTER)}, "5 Jan 2026 to Q1 2027"),
        ({"kind": "milestone", "end": day("2026-06-26")}, "26 Jun 2026"),
    ],
)
def test_a_period_leaves_out_what_is_not_known(values: dict[str, Any], words: str) -> None:
    assert period(project(**values), TR, TODAY) == words


def test_a_tooltip_says_title_dates_deadline_state_and_lead() -> None:
    row = project(
        "R2", "Eettafel", start=day("2026-01-05"), end=day("2026-06-26"), deadline=day("2026-06-01"),
        parties=(ProjectParty("1", "Corporatie 2", "lead"),),
    )  # fmt: skip
    item = chart_item(row, TODAY, light="off_track")
    assert tooltip_lines(item, TR, TODAY) == [
        "R2 Eettafel",
        "5 Jan 2026 to 26 Jun 2026",
        "Deadline 1 Jun 2026",
        "Off track",
        "Lead party: Corporatie 2",
    ]


@pytest.mark.parametrize(
    ("shift", "others", "lines"),
    [
        (Shift(14, 14), 0, ["5 Jan 2026 → 19 Jan 2026, +14 days", "26 Jun 2026 → 10 Jul 2026, +14 days"]),
        (Shift(0, -1), 0, ["26 Jun 2026 → 25 Jun 2026, −1 day"]),
        (Shift(7, 0), 2, ["5 Jan 2026 → 12 Jan 2026, +7 days", "2 other projects move along"]),
    ],
)
def test_a_drag_says_which_end_goes_from_when_to_when(shift: Shift, others: int, lines: list[str]) -> None:
    row = project("R2", "Eettafel", start=day("2026-01-05"), end=day("2026-06-26"))
    assert drag_lines(row, shift, others, TR) == ["Eettafel", *lines]


def test_a_milestone_that_is_dragged_has_one_date() -> None:
    row = project("M", "Opening", kind="milestone", start=day("2026-06-01"), end=day("2026-06-26"))
    assert drag_lines(row, Shift(3, 3), 0, TR) == ["Opening", "26 Jun 2026 → 29 Jun 2026, +3 days"]


def test_differences_carry_their_sign() -> None:
    assert (signed_days(1, TR), signed_days(-14, TR)) == ("+1 day", "−14 days")
