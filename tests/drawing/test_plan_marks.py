"""What scheduling says in the chart: which items and links are marked, how that looks and what is said."""

from datetime import date

import pytest
from PySide6.QtCore import QRect

from tests.drawing.chart_samples import TODAY, day, project
from tests.drawing.pixels import Picture
from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.plan import Plan
from wsg_desktop.domain.vocabulary import ItemKind, LinkType, State
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.item_texts import accessible_name, tooltip_lines
from wsg_desktop.drawing.legend import signs_of
from wsg_desktop.drawing.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, ChartPalette
from wsg_desktop.drawing.plan_marks import NO_MARK, NO_PLAN, PlanMarks, PlanWishes, plan_marks
from wsg_desktop.drawing.timescale import Timescale
from wsg_desktop.store.plan import plan_item
from wsg_desktop.store.rows import LinkRow, ProjectRow
from wsg_desktop.texts import translator

pytestmark = pytest.mark.usefixtures("qapp")
SCALE = Timescale(date(2026, 12, 21), 8.0)
EN = translator("en")
ALL = PlanWishes(critical=True, slack=True)

A = project("A", "Kort", start=day("2027-01-04"), end=day("2027-01-08"))
B = project("B", "Lang", start=day("2027-01-04"), end=day("2027-01-15"))
C = project("C", "Daarna", start=day("2027-01-18"), end=day("2027-01-29"))
M = project("M", "Opening", kind=ItemKind.MILESTONE.value, start=day("2027-01-29"), end=day("2027-01-29"))
X = project("X", "Los", start=day("2027-01-04"), end=day("2027-02-26"))
ROWS = (A, B, C, M, X)
LINKS = (
    LinkRow("ac", "A", "C", LinkType.FINISH_START.value, 0),
    LinkRow("bc", "B", "C", LinkType.FINISH_START.value, 0),
    LinkRow("cm", "C", "M", LinkType.FINISH_START.value, 0),
)


def marks(*rows: ProjectRow, links: tuple[LinkRow, ...] = LINKS, wishes: PlanWishes = ALL) -> PlanMarks:
    plan = Plan(map(plan_item, rows), links, WorkCalendar(good_friday=False, liberation_day=False))
    return plan_marks(plan, {row.id: row.number for row in rows}, wishes)


def chart(*rows: ProjectRow, plan: PlanMarks = NO_PLAN) -> Chart:
    return Chart([ChartGroup("", "", rows)], today=TODAY, links=LINKS).with_plan(plan)


def test_without_asking_only_conflicts_are_marked() -> None:
    found = marks(*ROWS, wishes=PlanWishes())
    assert [found.of(row.id) for row in ROWS] == [NO_MARK] * 5
    assert (found.critical, found.critical_links, found.signs) == ((), frozenset(), frozenset())


def test_for_the_whole_programme_what_ends_last_must_not_slip() -> None:
    found = marks(*ROWS)
    assert found.critical == ("X",)
    assert found.critical_links == frozenset()


def test_for_a_goal_what_it_depends_on_must_not_slip_and_the_rest_may() -> None:
    found = marks(*ROWS, wishes=ALL._replace(goal=frozenset({"M"})))
    assert found.critical == ("B", "C", "M")
    assert found.critical_links == {"bc", "cm"}
    assert found.of("A").slack == 5
    assert found.of("A").slack_until == date(2027, 1, 16).toordinal()
    assert not found.of("A").is_critical
    assert found.of("X") == NO_MARK, "the goal does not depend on it"


def test_what_is_done_can_no_longer_slip() -> None:
    done = B._replace(state=State.DONE.value)
    found = marks(A, done, C, M, wishes=ALL._replace(goal=frozenset({"M"})))
    assert "B" not in found.critical
    assert found.of("B") == NO_MARK


@pytest.mark.parametrize(("kind", "at_end"), [(LinkType.FINISH_START, False), (LinkType.FINISH_FINISH, True)])
def test_a_conflict_is_marked_at_the_end_where_its_link_arrives(kind: LinkType, at_end: bool) -> None:
    early = C._replace(start=day("2027-01-06"), end=day("2027-01-08"))
    link = LinkRow("bc", "B", "C", kind.value, 0)
    found = marks(A, B, early, links=(link,), wishes=PlanWishes())
    (conflict,) = found.of("C").conflicts
    assert (conflict.source, conflict.at_end) == ("B", at_end)
    assert found.links_against == {"bc"}
    assert found.signs == {"conflict"}


def test_a_conflict_is_told_in_the_tooltip_and_to_screen_readers() -> None:
    early = C._replace(start=day("2027-01-13"))
    item = chart(A, B, early, plan=marks(A, B, early)).item(2)
    assert item is not None
    assert "in conflict with B: 3 working days too early" in accessible_name(item, EN, TODAY)
    assert "In conflict with B: 3 working days too early" in tooltip_lines(item, EN, TODAY)


def test_slack_and_the_critical_path_are_told_too() -> None:
    plan = marks(*ROWS, wishes=ALL._replace(goal=frozenset({"M"})))
    shown = chart(*ROWS, plan=plan)
    a, b = shown.item(0), shown.item(1)
    assert a is not None
    assert b is not None
    assert tooltip_lines(a, EN, TODAY)[-1] == "Can slip by 5 working days"
    assert tooltip_lines(b, EN, TODAY)[-1] == "Must not slip"


PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])


def around_bar(seen: Picture, row: int) -> QRect:
    bar = seen.layout.rows[row].bar
    assert bar is not None
    top = seen.layout.rows[row].top + seen.painter.metrics.bar_top
    return QRect(bar.left + 20, top - 5, 10, 5)


@PALETTES
def test_what_must_not_slip_has_an_outline_and_others_have_none(palette: ChartPalette) -> None:
    plan = marks(*ROWS, wishes=PlanWishes(critical=True, goal=frozenset({"M"})))
    seen = Picture(chart(*ROWS, plan=plan), SCALE, palette, links=False)
    assert palette.critical in seen.colours(around_bar(seen, 1))
    assert palette.critical not in seen.colours(around_bar(seen, 0))
    assert palette.critical in seen.colours(QRect(0, seen.layout.rows[3].top, 600, 30)), "the milestone"


@PALETTES
def test_slack_runs_from_the_bar_to_the_latest_end(palette: ChartPalette) -> None:
    plan = marks(*ROWS, wishes=PlanWishes(slack=True, goal=frozenset({"M"})))
    seen = Picture(chart(*ROWS, plan=plan), SCALE, palette, links=False)
    row = seen.layout.rows[0]
    assert row.bar is not None
    assert row.slack is not None
    assert row.slack == (row.bar.right, round(SCALE.x(date(2027, 1, 16).toordinal())))
    middle = seen.bar_middle(0)
    stretch = {seen.at(x, middle) for x in range(row.bar.right + 2, row.slack[1] - 2)}
    assert palette.muted in stretch
    assert seen.at(row.slack[1] - 1, middle - 3) == palette.muted, "a tick ends it"
    assert seen.layout.rows[1].slack is None


@PALETTES
def test_a_conflict_has_a_sign_and_a_dashed_link_in_the_colour_of_lateness(palette: ChartPalette) -> None:
    early = C._replace(start=day("2027-01-13"))
    rows = (A, B, early)
    seen = Picture(chart(*rows, plan=marks(*rows, wishes=PlanWishes())), SCALE, palette)
    bar = seen.layout.rows[2].bar
    assert bar is not None
    top = seen.layout.rows[2].top + seen.painter.metrics.bar_top
    assert palette.late in seen.colours(QRect(bar.left - 6, top - 5, 12, 8))
    link = next(it for it in seen.layout.links if it.id == "bc")
    xs = [x for x, _ in link.route.points]
    ys = [y for _, y in link.route.points]
    level = next(
        y
        for (x1, y), (x2, y2) in zip(link.route.points, link.route.points[1:], strict=False)
        if y == y2 and abs(x1 - x2) > 20
    )
    line = [seen.at(x, level) for x in range(min(xs) + 2, max(xs) - 2)]
    assert ys
    assert palette.late in line
    assert any(ink != palette.late for ink in line), "it has gaps"
    quiet = Picture(chart(*rows), SCALE, palette)
    assert palette.late not in quiet.colours(QRect(bar.left - 6, top - 5, 12, 8))


def test_the_legend_explains_what_occurs() -> None:
    early = C._replace(start=day("2027-01-13"))
    plan = marks(A, B, early, M, wishes=ALL._replace(goal=frozenset({"M"})))
    assert {"critical", "slack", "conflict"} <= signs_of(chart(A, B, early, M, plan=plan))
    assert not {"critical", "slack", "conflict"} & signs_of(chart(A, B, early, M))


def test_another_plan_is_shown_without_making_the_rows_anew() -> None:
    before = chart(*ROWS)
    after = before.with_plan(marks(*ROWS))
    item = after.item(4)
    assert item is not None
    assert item.plan.is_critical
    assert before.item(4) is not item
