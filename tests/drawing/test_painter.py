"""What the painter leaves on the screen, looked at pixel by pixel."""

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from tests.drawing.chart_samples import (
    ONGOING,
    TODAY,
    UNKNOWN,
    D,
    I,
    O,
    R,
    day,
    many,
    phases,
    project,
    twelve_chart,
)
from tests.drawing.pixels import HEIGHT, WIDTH, Picture
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.geometry import LabelMode, Viewport
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, ChartPalette
from wsg_desktop.drawing.past_spans import Past
from wsg_desktop.drawing.timescale import Timescale
from wsg_desktop.store.rows import ProjectRow

pytestmark = pytest.mark.usefixtures("qapp")
SCALE = Timescale(date(2026, 1, 1), 2.0)
PHASES = phases(
    (I, "2026-01-11"), (D, "2026-03-01"), (R, "2026-05-01"), (O, "2026-08-01"), until=day("2026-10-31")
)


def picture(*rows: ProjectRow, palette: ChartPalette = LIGHT, **wishes: object) -> Picture:
    scale = wishes.pop("scale", SCALE)
    assert isinstance(scale, Timescale)
    return Picture(Chart([ChartGroup("", "", rows)], today=TODAY), scale, palette, **wishes)


def distance(one: str, other: str) -> int:
    a, b = QColor(one), QColor(other)
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_every_phase_has_its_colour_where_it_takes_place(palette: ChartPalette) -> None:
    seen = picture(project(phases=PHASES), palette=palette)
    bar = seen.layout.rows[0].bar
    assert bar is not None
    middles = [(stretch.left + stretch.right) / 2 for stretch in bar.stretches]
    assert [seen.at(x, seen.bar_middle(0)) for x in middles] == list(palette.phases)
    assert seen.at(bar.left - 6, seen.bar_middle(0)) == palette.ground
    assert seen.at(5, HEIGHT - seen.top - 5) == palette.ground


def test_an_exact_end_is_sharp_and_an_approximate_one_fades() -> None:
    exact = picture(project(phase=R, start=day("2026-02-01"), end=day("2026-09-30")))
    approximate = picture(project(phase=R, start=day("2026-02-01"), end=day("2026-09-30", Precision.QUARTER)))
    for seen, fading in ((exact, False), (approximate, True)):
        bar = seen.layout.rows[0].bar
        assert bar is not None
        xs = [bar.right - 180, bar.right - 120, bar.right - 60, bar.right - 4]
        distances = [distance(seen.at(x, seen.bar_middle(0)), LIGHT.ground) for x in xs]
        assert (distances == sorted(distances, reverse=True) and distances[0] > 2 * distances[-1]) is fading
        assert (seen.at(bar.right - 4, seen.bar_middle(0)) == LIGHT.phases[2]) is not fading


def test_the_line_of_today_stands_on_today_over_all_rows() -> None:
    seen = picture(project(), project("P-0002"))
    x = SCALE.x(TODAY.toordinal() + 0.5)
    assert {seen.at(x, y) for y in range(0, HEIGHT - seen.top, 7)} == {LIGHT.today}
    assert seen.image.pixelColor(int(x), seen.top - 4).name().upper() == LIGHT.today


def test_today_out_of_view_leaves_no_line() -> None:
    seen = picture(project(), scale=Timescale(date(2027, 6, 1), 2.0))
    assert LIGHT.today not in seen.colours(QRect(0, 40, WIDTH, 1))


def test_a_deadline_is_a_flag_that_turns_red_when_it_is_missed() -> None:
    kept = project(start=day("2026-02-01"), end=day("2026-12-31"), deadline=day("2026-12-31"))
    missed = kept._replace(end=day("2027-02-28"), id="P-0002")
    seen = picture(kept, missed)
    for row, ink in ((0, LIGHT.flag), (1, LIGHT.late)):
        flag = seen.layout.rows[row].flag
        assert flag is not None
        assert seen.at(flag + 3, seen.layout.rows[row].top + 6) == ink
    late = seen.layout.rows[1].late
    assert late is not None
    metrics = seen.painter.metrics
    under = seen.layout.rows[1].top + metrics.bar_top + metrics.bar_height - 1
    assert seen.at(sum(late) / 2, under) == LIGHT.late
    assert seen.at(late[0] - 20, under) != LIGHT.late


def test_what_is_on_hold_is_hatched_and_what_is_cancelled_is_struck() -> None:
    values = {"phase": R, "start": day("2026-02-01"), "end": day("2026-10-31")}
    held, cancelled = project("A", state="on_hold", **values), project("B", state="cancelled", **values)
    seen = picture(held, cancelled)
    hatched = [seen.at(x, seen.bar_middle(0)) for x in range(200, 260)]
    assert LIGHT.phases[2] in hatched
    assert sum(distance(colour, LIGHT.ground) < 80 for colour in hatched) > 10
    area = QRect(200, seen.layout.rows[1].top, 60, 32)
    assert LIGHT.phases[2] not in seen.colours(area)
    middle = seen.layout.rows[1].top + seen.painter.metrics.bar_top + seen.painter.metrics.bar_height / 2
    assert all(distance(seen.at(x, middle), LIGHT.ground) > 40 for x in range(200, 260))


def test_what_goes_on_ends_in_an_arrow() -> None:
    seen = picture(
        project(phase=O, start=day("2026-02-01"), end=ONGOING), scale=Timescale(date(2026, 1, 1), 1.0)
    )
    bar = seen.layout.rows[0].bar
    assert bar is not None
    assert seen.at(bar.right + 4, seen.bar_middle(0)) == LIGHT.phases[3]
    assert distance(seen.at(bar.right - 2, seen.bar_middle(0)), LIGHT.ground) < 120


def test_a_milestone_is_a_diamond() -> None:
    seen = picture(project(kind="milestone", end=day("2026-06-15")))
    ((x, _),) = seen.layout.rows[0].marks
    middle = seen.bar_middle(0)
    assert seen.at(x, middle) == LIGHT.mark
    assert seen.at(x + 4, middle + 4) != LIGHT.mark


def test_what_really_happened_lies_thinner_under_the_plan() -> None:
    period = PHASES[1]._replace(actual_start=day("2026-04-01"), actual_end=day("2026-07-31"))
    seen = picture(project(phases=(period,)))
    (actual,) = seen.layout.rows[0].actuals
    metrics = seen.painter.metrics
    assert metrics.under_height < metrics.bar_height
    assert seen.at((actual.left + actual.right) / 2, metrics.under_top + 1) == LIGHT.phases[1]


def test_a_comparison_shows_where_the_bar_was_and_points_to_where_it_went() -> None:
    row = project(phase=R, start=day("2026-02-01"), end=day("2026-10-31"))
    past = Past({row.id: row._replace(end=day("2026-07-31"))})
    chart = Chart([ChartGroup("", "", (row,))], today=TODAY, past=past)
    seen = Picture(chart, SCALE)
    under = seen.painter.metrics.under_top + 1
    assert seen.at(300, under) == LIGHT.past
    assert distance(seen.at(500, under), LIGHT.late) < 60


@pytest.mark.parametrize(
    ("values", "words"), [({}, True), ({"end": UNKNOWN}, True), ({"deadline": day("2027-06-01")}, False)]
)
def test_a_row_without_any_date_says_so_in_words(values: dict[str, ProjectRow], words: bool) -> None:
    seen = picture(project(**values))  # type: ignore[arg-type]
    beside = QRect(int(SCALE.x(TODAY.toordinal())) + 14, 6, 60, 20)
    inks = {colour for colour in seen.colours(beside) if distance(colour, LIGHT.ground) > 300}
    assert bool(inks) is words


def test_selected_rows_and_the_row_under_the_pointer_have_a_ground_of_their_own() -> None:
    seen = picture(project("A"), project("B"), project("C"), selected=frozenset({"A"}), hovered=1)
    assert [seen.at(4, row * 32 + 16) for row in range(3)] == [LIGHT.selected, LIGHT.hover, LIGHT.ground]


def test_a_bar_being_moved_stands_in_its_new_place_beside_its_dashed_old_one() -> None:
    row = project(phase=R, start=day("2026-02-01"), end=day("2026-04-30"), deadline=day("2026-04-30"))
    still, moving = picture(row), picture(row, shifts={row.id: Shift(100, 100)})
    middle = still.bar_middle(0)
    assert still.at(150, middle) == LIGHT.phases[2]
    assert moving.at(150, middle) == LIGHT.ground
    assert moving.at(350, middle) == LIGHT.phases[2]
    assert still.layout.rows[0].flag == moving.layout.rows[0].flag


def test_weekends_are_shaded_once_a_day_is_wide_enough() -> None:
    saturday, monday = date(2026, 1, 3).toordinal(), date(2026, 1, 5).toordinal()
    near, far = Timescale(date(2026, 1, 1), 10.0), Timescale(date(2026, 1, 1), 2.0)
    seen = picture(project(), scale=near)
    assert seen.at(near.x(saturday) + 5, 300) == LIGHT.closed
    assert seen.at(near.x(monday) + 5, 300) == LIGHT.ground
    assert LIGHT.closed not in picture(project(), scale=far).colours(QRect(0, 300, 200, 1))


def test_days_that_the_calendar_closes_are_shaded_too() -> None:
    holiday = date(2026, 1, 7).toordinal()
    near = Timescale(date(2026, 1, 1), 10.0)
    seen = picture(project(), scale=near, closed=lambda number: number == holiday)
    assert seen.at(near.x(holiday) + 5, 300) == LIGHT.closed
    assert seen.at(near.x(date(2026, 1, 3).toordinal()) + 5, 300) == LIGHT.ground


def test_links_are_lines_with_an_arrow_at_the_target_and_stand_out_when_selected() -> None:
    chart = twelve_chart()
    scale = Timescale(date(2026, 1, 1), 1.0)
    for selected, ink in ((frozenset[str](), LIGHT.link), (frozenset({"K2"}), LIGHT.accent)):
        seen = Picture(chart, scale, selected=selected)
        link = next(link for link in seen.layout.links if link.target_id == "K2")
        (x, y), (end_x, end_y) = link.route.points[1], link.route.points[-1]
        assert seen.at(x, y + 20) == ink
        assert distance(seen.at(end_x - 3, end_y), ink) < 40


def test_titles_stand_beside_bars_when_they_are_asked_for() -> None:
    row = project(title="Eettafel", start=day("2026-02-01"), end=day("2026-02-28"))
    plain, titled = picture(row), picture(row, labels=LabelMode.TITLE)
    (label,) = titled.layout.rows[0].labels
    area = QRect(int(label.x), 4, int(label.width), 24)
    assert not any(distance(colour, LIGHT.ground) > 300 for colour in plain.colours(area))
    assert any(distance(colour, LIGHT.ground) > 300 for colour in titled.colours(area))


def test_percent_complete_shows_only_when_it_is_asked_for() -> None:
    row = project(phase=R, start=day("2026-01-11"), end=day("2026-04-20"), percent=50)
    hidden, shown = picture(row), picture(row, percent=True)
    middle = shown.bar_middle(0)
    assert LIGHT.text in shown.colours(QRect(40, middle - 3, 60, 6))
    assert LIGHT.text not in shown.colours(QRect(140, middle - 3, 60, 6))
    assert LIGHT.text not in hidden.colours(QRect(40, middle - 3, 60, 6))


def test_a_bar_out_of_view_leaves_an_arrow_that_points_to_it() -> None:
    seen = picture(project(start=day("2030-01-01"), end=day("2030-02-01")))
    assert distance(seen.at(WIDTH - 10, 16), LIGHT.past) < 60
    assert seen.at(8, 16) == LIGHT.ground


def test_rows_scrolled_halfway_do_not_run_into_the_header() -> None:
    chart = many(50)
    seen = Picture(chart, SCALE, viewport=Viewport(0, 16, WIDTH, HEIGHT - 60))
    header = QRect(0, 5 - seen.top, WIDTH, 3)
    blue = set(LIGHT.phases)
    assert not blue & seen.colours(header)


def test_painting_the_same_frame_twice_gives_the_same_picture() -> None:
    chart = many(60)
    assert Picture(chart, SCALE).image == Picture(chart, SCALE).image
