"""Rows of a chart: order, groups, outline, spans, links between rows, changes of single projects."""

from datetime import date

from tests.drawing.chart_samples import ONGOING, TODAY, day, project, twelve, twelve_chart
from wsg_desktop.domain.arranging import Arrangement, Group
from wsg_desktop.drawing.chart_items import HORIZON_DAYS, ChartItem
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup, GroupHeading, Span, chart_groups
from wsg_desktop.drawing.links import ChartLink
from wsg_desktop.store.rows import LinkRow, ProjectRow


def numbers(chart: Chart) -> list[str]:
    rows = (chart.row(index) for index in range(len(chart)))
    return [row.project.number if isinstance(row, ChartItem) else f"# {row.title}" for row in rows]


def test_rows_stand_in_the_order_of_the_groups_with_their_headings() -> None:
    assert numbers(twelve_chart()) == [
        "# Bathmen", "B1", "B2", "B3", "B4", "# Rivierenwijk", "R1", "R2", "R3", "R4",
        "# Keizerslanden", "K1", "K2", "K3", "K4", "K5",
    ]  # fmt: skip


def test_a_heading_knows_how_many_and_from_when_to_when() -> None:
    heading = twelve_chart().row(5)
    assert heading == GroupHeading(
        "rivierenwijk",
        "Rivierenwijk",
        4,
        False,
        date(2025, 6, 1).toordinal(),
        date(2028, 7, 1).toordinal(),
        late=1,
    )


def test_a_folded_group_keeps_its_heading_only() -> None:
    groups = twelve()
    chart = Chart([groups[0]._replace(folded=True), groups[1]], today=TODAY)
    assert numbers(chart) == ["# Bathmen", "# Rivierenwijk", "R1", "R2", "R3", "R4"]


def test_a_folded_project_shows_the_milestones_under_it_on_its_own_line() -> None:
    chart = twelve_chart(folded=frozenset({"K4"}))
    assert numbers(chart)[-1] == "K4"
    item = chart.item(len(chart) - 1)
    assert item is not None
    assert [(mark.id, mark.title) for mark in item.marks] == [("K5", "Opening meldpunt")]
    assert chart.rows_of("K5") == ()


def test_depth_follows_the_outline() -> None:
    chart = twelve_chart()
    assert [item.depth for item in map(chart.item, (14, 15)) if item] == [0, 1]


def test_a_ring_of_parents_does_not_hang() -> None:
    rows = (project("A", parent_id="B"), project("B", parent_id="A"))
    chart = Chart([ChartGroup("", "", rows)], today=TODAY, folded=frozenset({"A"}))
    assert len(chart) == 2, "lines of a damaged file are still shown"
    unfolded = Chart([ChartGroup("", "", rows)], today=TODAY)
    assert unfolded.item(0) is not None


def test_the_span_is_of_everything_shown_and_counts_what_goes_on() -> None:
    assert Chart([], today=TODAY).span is None
    rows = (project("A", start=day("2026-02-03"), deadline=day("2026-03-04")), project("B"))
    chart = Chart([ChartGroup("", "", rows)], today=TODAY)
    assert chart.span == Span(date(2026, 2, 3).toordinal(), date(2026, 3, 5).toordinal())
    going_on = Chart([ChartGroup("", "", (rows[0]._replace(end=ONGOING),))], today=TODAY)
    assert going_on.span == Span(date(2026, 2, 3).toordinal(), TODAY.toordinal() + HORIZON_DAYS)


def test_a_project_in_two_groups_is_found_on_both_rows_and_linked_to_what_is_near() -> None:
    shared, other = project("S"), project("T")
    groups = [ChartGroup("a", "A", (shared, other)), ChartGroup("b", "B", (other, shared))]
    chart = Chart(groups, today=TODAY, links=[LinkRow("1", "S", "T", "FS", 0)])
    assert chart.rows_of("S") == (1, 5)
    assert chart.link_index.meeting(0, 6) == [ChartLink("1", "FS", 1, 2), ChartLink("1", "FS", 5, 4)]


def test_links_to_what_is_not_shown_are_left_out() -> None:
    chart = Chart([twelve()[0]], today=TODAY, links=[LinkRow("1", "B1", "K1", "FS", 0)])
    assert chart.link_index.count == 0


def test_items_are_worked_out_when_they_are_looked_at() -> None:
    asked: list[str] = []

    def light_of(row: ProjectRow) -> str:
        asked.append(row.id)
        return "none"

    chart = twelve_chart(light_of=light_of)
    assert asked == []
    assert chart.row(2) is chart.row(2)
    assert asked == ["B2"]


def test_a_view_s_groups_keep_its_order_titles_and_depths() -> None:
    rows = {number: project(number) for number in "ABC"}
    groups = (Group("n", "Noord", ("B", "A"), {"A": 1}), Group("z", "Zuid", ("C", "A"), {}))
    chart = Chart(chart_groups(Arrangement(groups, 3), rows), today=TODAY)
    assert numbers(chart) == ["# Noord", "B", "A", "# Zuid", "C", "A"]
    assert [item.depth for item in map(chart.item, range(6)) if item] == [0, 1, 0, 0]
