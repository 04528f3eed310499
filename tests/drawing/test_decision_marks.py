"""Decisions of bodies on the chart: their words, their place, what they answer and explain."""

from datetime import date

import pytest

from tests.drawing.chart_samples import TODAY, day, many, project
from wsg_desktop.drawing.chart_items import DECISION, Mark
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.decision_marks import decision_marks
from wsg_desktop.drawing.geometry import Viewport, Window, metrics_for
from wsg_desktop.drawing.hit import Hit, Part, hit
from wsg_desktop.drawing.item_texts import accessible_name, tooltip_lines
from wsg_desktop.drawing.layout import lay_out
from wsg_desktop.drawing.legend import signs_of
from wsg_desktop.drawing.timescale import Timescale
from wsg_desktop.store.rows import DecisionRow
from wsg_desktop.texts import translator

TR = translator("en")
DAY = date(2026, 3, 3)
MARK = Mark("d1", DECISION, DAY.toordinal(), "Realisatie (stuurgroep)")


def chart_with(marks: tuple[Mark, ...], *, folded: frozenset[str] = frozenset()) -> Chart:
    above = project("A1", start=day("2026-01-05"), end=day("2026-06-26"))
    below = project("A2", parent_id="A1", start=day("2026-01-05"), end=day("2026-06-26"))
    on = "A2" if folded else "A1"
    return Chart([ChartGroup("", "", (above, below))], today=TODAY, folded=folded, marks={on: marks})


def test_title_says_phase_or_deadline_and_whose_decision_it_was() -> None:
    rows = [
        DecisionRow("2", "p", date(2026, 12, 3), "stuurgroep 3 dec", to_phase="realisation"),
        DecisionRow("1", "p", date(2026, 10, 1), "stuurgroep 1 okt", deadline=day("2027-06-30")),
        DecisionRow("3", "q", date(2026, 10, 1), "", to_phase="operation"),
    ]
    marks = decision_marks(rows, {"realisation": "Uitvoering"}, TR, TODAY)
    assert [mark.title for mark in marks["p"]] == [
        "Deadline 30 Jun 2027 (stuurgroep 1 okt)",
        "Uitvoering (stuurgroep 3 dec)",
    ]
    assert [mark.title for mark in marks["q"]] == ["Operation"]
    assert {mark.kind for mark in marks["p"]} == {DECISION}


def test_decision_is_on_the_line_of_its_project_and_in_its_words() -> None:
    item = chart_with((MARK,)).item(0)
    assert item is not None
    assert item.marks == (MARK,)
    assert "Decision 3 Mar 2026: Realisatie (stuurgroep)" in tooltip_lines(item, TR, TODAY)
    assert tooltip_lines(item, TR, TODAY, mark_id="d1")[0] == "Realisatie (stuurgroep)"
    assert accessible_name(item, TR, TODAY).endswith(", decision 3 Mar 2026: Realisatie (stuurgroep)")


def test_decision_under_a_folded_project_shows_on_its_line() -> None:
    chart = chart_with((MARK,), folded=frozenset({"A1"}))
    item = chart.item(0)
    assert (len(chart), item is not None and item.marks) == (1, (MARK,))


def test_decision_under_the_pointer_is_no_bar_to_drag() -> None:
    chart = chart_with((MARK,))
    window = Window(Timescale(date(2026, 1, 1), 4), Viewport(0, 0, 900, 400), metrics_for(32), len)
    ((x, _mark),) = lay_out(chart, window).rows[0].marks
    assert hit(chart, window, x, 16) == Hit(0, "A1", Part.DECISION, "d1")


@pytest.mark.parametrize(("marks", "explained"), [((MARK,), True), ((), False)])
def test_legend_explains_a_decision_where_there_is_one(marks: tuple[Mark, ...], explained: bool) -> None:
    signs = signs_of(chart_with(marks))
    assert ("decision" in signs, "milestone" in signs) == (explained, False)


def test_chart_without_decisions_is_as_it_was() -> None:
    item = many(10).item(3)
    assert item is not None
    assert item.marks == ()
