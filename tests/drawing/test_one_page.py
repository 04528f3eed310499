"""The programme on one page: who gets a row, who is folded, and that nobody is lost."""

from dataclasses import replace

import pytest

from tests.drawing.chart_samples import TODAY, day, many, project, twelve, twelve_chart
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup, GroupHeading
from wsg_desktop.drawing.one_page import AreaGroups, OnePage, plan_one_page
from wsg_desktop.drawing.past_spans import Past
from wsg_desktop.store.rows import ProjectRow

NOW = TODAY.toordinal()


def by_area(count: int, per_area: int = 10) -> tuple[Chart, AreaGroups]:
    """Return many projects in areas of four municipalities."""
    chart = many(count, per_group=per_area, links_each=0)
    items = [item for item in map(chart.item, range(len(chart))) if item]
    groups = tuple(
        ChartGroup(f"Gebied {at}", f"Gebied {at}", tuple(it.project for it in items[at : at + per_area]))
        for at in range(0, len(items), per_area)
    )
    above = {group.key: f"Gemeente {at % 4}" for at, group in enumerate(groups)}
    return chart, AreaGroups(groups, above)


def plan(chart: Chart, areas: AreaGroups, room: int) -> OnePage:
    return plan_one_page(areas, room, chart.item_of, NOW, others="Overige gebieden")


def shown(chart: Chart, page: OnePage) -> list[str]:
    """Return the ids of the rows of the page, as the chart arranges them."""
    drawn = chart.with_groups(page.groups, page.parents)
    return [item.id for item in map(drawn.item, range(len(drawn))) if item]


def rows_of(chart: Chart, page: OnePage) -> int:
    return len(chart.with_groups(page.groups, page.parents))


def test_what_fits_is_shown_in_full() -> None:
    page = plan(twelve_chart(), AreaGroups(tuple(twelve())), 16)
    assert len(shown(twelve_chart(), page)) == 13
    assert page.rest == ()
    assert all(group.summary is None for group in page.groups)


@pytest.mark.parametrize(("count", "room"), [(12, 5), (12, 14), (200, 60), (200, 25), (5000, 60), (5000, 3)])
def test_every_project_has_a_row_or_is_counted_and_listed_in_the_appendix(count: int, room: int) -> None:
    chart, areas = by_area(count)
    page = plan(chart, areas, room)
    everyone = [row.id for group in areas.groups for row in group.projects]
    rows, listed = shown(chart, page), [row.id for group in page.rest for row in group.projects]
    assert sorted(rows + listed) == sorted(everyone)
    assert rows_of(chart, page) <= room
    for group in page.groups:
        own = len(group.projects)
        assert group.summary is None or group.summary.size == own + group.summary.hidden
    assert sum(group.summary.hidden for group in page.groups if group.summary) == len(listed)
    numbers = [group.summary.number for group in page.groups if group.summary]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {int(group.title.split()[0]) for group in page.rest} == set(numbers)


def test_the_same_programme_gives_the_same_page() -> None:
    chart, areas = by_area(300)
    assert plan(chart, areas, 50) == plan(chart, areas, 50)


def test_areas_give_way_to_municipalities_and_these_to_all_others() -> None:
    chart, areas = by_area(5000)
    titles = [group.title for group in plan(chart, areas, 60).groups]
    assert titles == [f"Gemeente {at}" for at in range(4)]
    without = [group.title for group in plan(chart, replace(areas, above={}), 60).groups]
    assert without == ["Overige gebieden"]
    each_their_own = replace(areas, above={group.key: f"In {group.key}" for group in areas.groups})
    titles = [group.title for group in plan(chart, each_their_own, 60).groups]
    assert (len(titles), titles[0], titles[-1]) == (36, "In Gebied 0", "Overige gebieden")


def test_late_moved_red_and_soon_come_before_what_only_runs() -> None:
    rows = (
        project("P1", "Loopt", start=day("2026-01-01"), end=day("2027-10-01")),
        project("P2", "Te laat", start=day("2026-01-01"), end=day("2027-01-01"), deadline=day("2026-10-01")),
        project("P3", "Gereed", start=day("2026-01-01"), end=day("2026-05-01"), state="done"),
        project("P4", "Verschoven", start=day("2026-01-01"), end=day("2027-05-01")),
        project("P5", "Rood", start=day("2026-01-01"), end=day("2027-09-01")),
        project("P6", "Met mijlpaal", start=day("2026-01-01"), end=day("2028-01-01")),
        project("P6.1", "Opening", kind="milestone", parent_id="P6", end=day("2026-12-05")),
        project("P7", "Deadline", start=day("2026-01-01"), end=day("2026-12-20"), deadline=day("2026-12-20")),
        project("P8", "Nog geen datum"),
        project("P9", "Oplevering", kind="milestone", end=day("2028-01-01")),
    )
    chart = Chart(
        [],
        today=TODAY,
        light_of=lambda row: "off_track" if row.number == "P5" else "on_track",
        past=Past(
            {
                "P4": rows[3]._replace(end=day("2026-12-01")),
                "P9": rows[-1]._replace(end=day("2027-12-30")),
            }
        ),
    )
    areas = AreaGroups((ChartGroup("a", "Gebied", rows),))
    order: list[str] = []
    for room in range(2, 11):
        order += [it for it in shown(chart, plan(chart, areas, room)) if it not in order]
    assert order == ["P2", "P4", "P9", "P5", "P6", "P7", "P1", "P8"]


def test_milestones_go_along_as_marks_and_are_listed_too() -> None:
    rows = (
        project("P1", "Woningen", start=day("2026-01-01"), end=day("2028-01-01")),
        project(
            "P1.1", "Sloop", kind="activity", parent_id="P1", start=day("2026-01-01"), end=day("2026-03-01")
        ),
        project("P1.1.1", "Eerste paal", kind="milestone", parent_id="P1.1", end=day("2026-12-05")),
        project("P2", "Buurtbus", start=day("2027-01-01"), end=day("2028-01-01")),
    )
    chart = Chart([], today=TODAY)
    page = plan(chart, AreaGroups((ChartGroup("a", "Gebied", rows),)), 3)
    drawn = chart.with_groups(page.groups, page.parents)
    item = drawn.item(1)
    assert item is not None
    assert (item.id, [mark.title for mark in item.marks]) == ("P1", ["Eerste paal"])
    (rest,) = page.rest
    assert [row.number for row in rest.projects] == ["P1.1", "P1.1.1"]


def test_a_project_in_two_areas_is_shown_in_the_first_only() -> None:
    both = project("P1", "Over de grens")
    groups = (ChartGroup("a", "A", (both,)), ChartGroup("b", "B", (both, project("P2", "Hier"))))
    page = plan(Chart([], today=TODAY), AreaGroups(groups), 20)
    assert [[row.number for row in group.projects] for group in page.groups] == [["P1"], ["P2"]]


def test_a_circle_of_parents_in_a_damaged_file_loses_nobody() -> None:
    rows = tuple(project(f"P{n}", "Rond", parent_id=f"P{(n + 1) % 5}") for n in range(5))
    page = plan(Chart([], today=TODAY), AreaGroups((ChartGroup("a", "A", rows),)), 3)
    found: list[ProjectRow] = [row for group in (*page.groups, *page.rest) for row in group.projects]
    assert {row.number for row in found} == {f"P{n}" for n in range(5)}


def test_where_areas_are_few_their_rows_are_high() -> None:
    chart, areas = by_area(5000)
    page = plan(chart, areas, 60)
    drawn = chart.with_groups(page.groups, page.parents)
    headings = [row for row in map(drawn.row, range(len(drawn))) if isinstance(row, GroupHeading)]
    assert [heading.title for heading in headings[:4]] == ["Gemeente 0", "", "", "Gemeente 1"]
    assert headings[0].summary is not None
    assert headings[0].summary.layers
