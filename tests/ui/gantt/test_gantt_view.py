"""The chart in use: real mouse, wheel and keyboard events, and the wishes that come of them."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from tests.drawing.chart_samples import TODAY, day, many, project, twelve, twelve_chart
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.geometry import LabelMode, RowLayout
from wsg_desktop.drawing.palette import DARK, LIGHT
from wsg_desktop.drawing.timescale import Unit
from wsg_desktop.texts import Translator, translator
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.theme import Theme

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
NO_BUTTON = Qt.MouseButton.NoButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = {"B1": 1, "B2": 2, "R2": 7, "R4": 9, "K1": 11, "K4": 14, "K5": 15}


@pytest.fixture
def view(qtbot: QtBot) -> GanttView:
    """Return a chart of the small programme, all of it in view, with the keyboard."""
    made = GanttView(translator("en"))
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.set_chart(twelve_chart())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    made.fit_all()
    return made


class Heard:
    """Keeps the wishes of a chart."""

    def __init__(self, view: GanttView) -> None:
        self.selections: list[list[str]] = []
        self.shifts: list[tuple[list[str], int, int]] = []
        self.details: list[str] = []
        self.menus: list[QPoint] = []
        view.selection_requested.connect(self.selections.append)
        view.shift_requested.connect(lambda ids, start, end: self.shifts.append((ids, start, end)))
        view.details_requested.connect(self.details.append)
        view.menu_requested.connect(self.menus.append)


@pytest.fixture
def heard(view: GanttView) -> Heard:
    return Heard(view)


def layout(view: GanttView, number: str) -> RowLayout:
    return view.row_layout(ROWS[number])


def point(view: GanttView, number: str, where: str = "body") -> QPoint:
    """Return a point of the viewport on a part of a row's bar."""
    row = layout(view, number)
    y = row.top + view.header_height + 15
    if where == "mark":
        return QPoint(row.marks[0][0], y)
    assert row.bar is not None
    x = {"left": row.bar.left + 1, "right": row.bar.right - 1, "body": (row.bar.left + row.bar.right) // 2}[
        where
    ]
    return QPoint(x, y)


def pixels(view: GanttView, days: float) -> int:
    return round(days * view.frame().scale.px_per_day)


def drag(
    view: GanttView, start: QPoint, days: float, modifiers: Qt.KeyboardModifier = NO, *, drop: bool = True
) -> QPoint:
    """Drag from a point by so many days, in steps as a hand does."""
    port = view.viewport()
    end = start + QPoint(pixels(view, days), 0)
    QTest.mousePress(port, LEFT, NO, start)
    for share in (0.4, 0.8, 1.0):
        _move(view, start + QPoint(round((end - start).x() * share), 1), modifiers)
    if drop:
        QTest.mouseRelease(port, LEFT, modifiers, end)
    return end


def _move(view: GanttView, to: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(to)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, view.viewport().mapToGlobal(place), NO_BUTTON, LEFT, modifiers
    )
    QApplication.sendEvent(view.viewport(), moved)


def wheel(view: GanttView, at: QPoint, turn: QPoint, modifiers: Qt.KeyboardModifier = NO) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), turn, NO_BUTTON, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_a_bar_that_is_dragged_asks_for_both_its_dates_to_move(view: GanttView, heard: Heard) -> None:
    drag(view, point(view, "R2"), 100)
    ((ids, start, end),) = heard.shifts
    assert ids == ["R2"]
    assert start == end
    assert start == pytest.approx(100, abs=1.5 / view.frame().scale.px_per_day)
    assert heard.selections == [["R2"]]


@pytest.mark.parametrize(("end", "moves_start", "moves_end"), [("left", True, False), ("right", False, True)])
def test_an_end_that_is_dragged_asks_for_that_date_alone(
    view: GanttView, heard: Heard, end: str, moves_start: bool, moves_end: bool
) -> None:
    drag(view, point(view, "R2", end), 60)
    ((ids, start_days, end_days),) = heard.shifts
    assert ids == ["R2"]
    assert (start_days != 0, end_days != 0) == (moves_start, moves_end)


def test_the_deadline_stays_where_it_is_during_a_drag(view: GanttView) -> None:
    flag = layout(view, "R2").flag
    bar = layout(view, "R2").bar
    drag(view, point(view, "R2"), 100, drop=False)
    moved = layout(view, "R2")
    assert moved.flag == flag
    assert moved.bar is not None
    assert bar is not None
    assert moved.bar.left - bar.left == pytest.approx(pixels(view, 100), abs=2)
    assert moved.ghost == bar


@pytest.mark.parametrize(("modifier", "days"), [(SHIFT, {98, 105}), (CTRL, {90, 91, 92})])
def test_shift_goes_by_weeks_and_ctrl_by_months(
    view: GanttView, heard: Heard, modifier: Qt.KeyboardModifier, days: set[int]
) -> None:
    drag(view, point(view, "R2"), 100, modifier)
    assert heard.shifts[0][1] in days


def test_esc_gives_up_a_drag(view: GanttView, heard: Heard) -> None:
    end = drag(view, point(view, "R2"), 100, drop=False)
    assert view.shifts()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.shifts()
    QTest.mouseRelease(view.viewport(), LEFT, NO, end)
    assert heard.shifts == []


def test_a_drag_back_to_where_it_began_asks_for_nothing(view: GanttView, heard: Heard) -> None:
    start = point(view, "R2")
    drag(view, start, 100, drop=False)
    _move(view, start, NO)
    QTest.mouseRelease(view.viewport(), LEFT, NO, start)
    assert heard.shifts == []


def test_chosen_bars_move_together(view: GanttView, heard: Heard) -> None:
    view.set_selection(["B1", "R2"])
    drag(view, point(view, "R2"), 50)
    assert heard.shifts[0][0] == ["B1", "R2"]
    assert heard.selections == []


def test_a_milestone_can_be_dragged(view: GanttView, heard: Heard) -> None:
    drag(view, point(view, "K5", "mark"), 40)
    ((ids, start, end),) = heard.shifts
    assert (ids, start) == (["K5"], end)


def test_a_milestone_on_the_line_of_its_folded_project_moves_by_itself(view: GanttView, heard: Heard) -> None:
    view.set_chart(twelve_chart(folded=frozenset({"K4"})))
    before = layout(view, "K4").marks[0][0]
    end = drag(view, point(view, "K4", "mark"), 40, drop=False)
    assert layout(view, "K4").marks[0][0] - before == pytest.approx(pixels(view, 40), abs=2)
    assert layout(view, "K4").ghost is None
    QTest.mouseRelease(view.viewport(), LEFT, NO, end)
    assert heard.shifts[0][0] == ["K5"]


def test_a_deadline_cannot_be_dragged(view: GanttView, heard: Heard) -> None:
    row = layout(view, "R2")
    assert row.flag is not None
    drag(view, QPoint(row.flag + 4, row.top + view.header_height + 6), 60)
    assert heard.shifts == []


def test_a_programme_that_is_read_only_moves_nothing(view: GanttView, heard: Heard) -> None:
    view.set_editable(False)
    drag(view, point(view, "R2"), 100)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert heard.shifts == []


def test_the_words_beside_the_pointer_show_during_a_drag(view: GanttView) -> None:
    def dark_share() -> int:
        image = view.viewport().grab().toImage()
        return sum(
            image.pixelColor(x, y).name().upper() == LIGHT.bubble
            for x in range(0, image.width(), 6)
            for y in range(0, image.height(), 6)
        )

    before = dark_share()
    drag(view, point(view, "B2"), 30, drop=False)
    assert dark_share() > before + 100


def test_dragging_at_the_edge_pulls_the_chart_along(view: GanttView, qtbot: QtBot) -> None:
    view.zoom(4, point(view, "R2").x())
    before = view.horizontalScrollBar().value()
    start = point(view, "R2", "left")
    QTest.mousePress(view.viewport(), LEFT, NO, start)
    _move(view, start + QPoint(40, 0), NO)
    _move(view, QPoint(view.viewport().width() - 4, start.y()), NO)
    qtbot.waitUntil(lambda: view.horizontalScrollBar().value() > before + 60)
    QTest.keyClick(view, Qt.Key.Key_Escape)


def test_clicks_choose_as_lists_do(view: GanttView, heard: Heard) -> None:
    port = view.viewport()
    QTest.mouseClick(port, LEFT, NO, point(view, "B1"))
    QTest.mouseClick(port, LEFT, CTRL, point(view, "R2"))
    QTest.mouseClick(port, LEFT, CTRL, point(view, "B1"))
    QTest.mouseClick(port, LEFT, NO, point(view, "B1"))
    QTest.mouseClick(port, LEFT, SHIFT, point(view, "B2"))
    assert heard.selections == [["B1"], ["B1", "R2"], ["R2"], ["B1"], ["B1", "B2"]]
    assert view.selection == ["B1", "B2"]


def test_a_click_on_a_heading_chooses_nothing(view: GanttView, heard: Heard) -> None:
    view.set_selection(["B1"])
    QTest.mouseClick(view.viewport(), LEFT, NO, QPoint(600, view.header_height + 10))
    assert heard.selections == [[]]


def test_a_selection_that_is_set_is_not_sent_back(view: GanttView, heard: Heard) -> None:
    view.set_selection(["B1"])
    assert view.selection == ["B1"]
    assert heard.selections == []


def test_a_double_click_asks_for_details(view: GanttView, heard: Heard) -> None:
    QTest.mouseDClick(view.viewport(), LEFT, NO, point(view, "B1"))
    assert heard.details == ["B1"]


def test_the_right_button_chooses_and_asks_for_the_menu(view: GanttView, heard: Heard) -> None:
    at = point(view, "B1")
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at)))
    assert heard.selections == [["B1"]]
    assert heard.menus == [view.viewport().mapToGlobal(at)]


def test_the_menu_key_asks_for_the_menu_beside_what_is_chosen(view: GanttView, heard: Heard) -> None:
    view.set_selection(["R2"])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.viewport(), event)
    y = view.viewport().mapFromGlobal(heard.menus[0]).y()
    assert y == layout(view, "R2").top + view.header_height
    assert view.selection == ["R2"]


@pytest.mark.parametrize(
    ("key", "modifiers", "wish"),
    [
        (Qt.Key.Key_Right, NO, (["R2"], 1, 1)),
        (Qt.Key.Key_Left, NO, (["R2"], -1, -1)),
        (Qt.Key.Key_Right, SHIFT, (["R2"], 0, 1)),
        (Qt.Key.Key_Left, SHIFT, (["R2"], 0, -1)),
    ],
)
def test_arrows_move_what_is_chosen_by_a_day(
    view: GanttView,
    heard: Heard,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    wish: tuple[list[str], int, int],
) -> None:
    view.set_selection(["R2"])
    QTest.keyClick(view, key, modifiers)
    assert heard.shifts == [wish]


def test_arrows_stop_at_the_years_that_can_be_typed(view: GanttView, heard: Heard) -> None:
    late = project("C", start=day("2099-12-01"), end=day("2099-12-31"))
    view.set_chart(Chart([ChartGroup("1", "Gebied", (late,))], today=TODAY))
    view.set_selection(["C"])
    for modifiers in (NO, SHIFT):
        QTest.keyClick(view, Qt.Key.Key_Right, modifiers)
    assert heard.shifts == []
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert heard.shifts == [(["C"], -1, -1)]


def test_up_and_down_go_along_the_projects_and_pass_headings(view: GanttView, heard: Heard) -> None:
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert heard.selections == [["B1"], ["B2"], ["B3"], ["B4"], ["R1"], ["B4"]]


def test_going_down_brings_the_row_into_view(view: GanttView) -> None:
    view.resize(800, 240)
    view.set_selection(["K4"])
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selection == ["K5"]
    bottom = layout(view, "K5").top + view.row_height
    assert bottom <= view.viewport().height() - view.header_height


def test_page_keys_go_on_by_what_is_in_view_and_stop_at_the_ends(view: GanttView) -> None:
    view.resize(800, 240)
    view.set_selection(["B1"])
    page = len(view.visible_rows()) - 1
    first = view.chart.rows_of("B1")[0]  # type: ignore[union-attr]
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.chart.rows_of(view.selection[0])[0] in {first + page, first + page + 1}  # type: ignore[union-attr]
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    last = len(view.chart) - 1  # type: ignore[arg-type]
    assert view.chart.rows_of(view.selection[0]) == (last,)  # type: ignore[union-attr]
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.selection == ["B1"]


def test_another_button_neither_drops_nor_pushes_what_is_dragged(view: GanttView, heard: Heard) -> None:
    at = drag(view, point(view, "R2"), 20, drop=False)
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        QTest.mousePress(view.viewport(), button, NO, at)
        QTest.mouseRelease(view.viewport(), button, NO, at)
    assert heard.shifts == []
    QTest.mouseRelease(view.viewport(), LEFT, NO, at)
    assert heard.shifts == [(["R2"], 20, 20)]


def test_enter_asks_for_details(view: GanttView, heard: Heard) -> None:
    view.set_selection(["R2"])
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard.details == ["R2"]


def test_plus_and_minus_zoom_and_home_goes_to_today(view: GanttView) -> None:
    before = view.frame().scale.px_per_day
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.frame().scale.px_per_day == pytest.approx(before * 2.25)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.frame().scale.px_per_day == pytest.approx(before * 1.5)
    view.horizontalScrollBar().setValue(0)
    QTest.keyClick(view, Qt.Key.Key_Home)
    today = view.frame().scale.x(TODAY.toordinal()) - view.frame().viewport.left
    assert 0 < today < view.viewport().width()


def test_ctrl_and_wheel_zoom_around_the_pointer(view: GanttView) -> None:
    at = QPoint(700, 300)
    held = view.day_at(700)
    wheel(view, at, QPoint(0, 240), CTRL)
    assert view.day_at(700) == pytest.approx(held, abs=1.5 / view.frame().scale.px_per_day)
    assert view.frame().scale.px_per_day > 0.3


def test_the_wheel_scrolls_rows_and_sideways_days(view: GanttView) -> None:
    view.set_chart(many(200))
    view.zoom(8)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    x, y = across.value(), down.value()
    wheel(view, QPoint(300, 300), QPoint(0, -120))
    assert (across.value(), down.value()) == (x, y + 120)
    wheel(view, QPoint(300, 300), QPoint(0, -120), SHIFT)
    assert (across.value(), down.value()) == (x + 120, y + 120)
    wheel(view, QPoint(300, 300), QPoint(-120, 0))
    assert (across.value(), down.value()) == (x + 240, y + 120)


def test_empty_ground_pushes_the_chart(view: GanttView) -> None:
    view.zoom(6)
    before = view.horizontalScrollBar().value()
    empty = QPoint(400, layout(view, "R4").top + view.header_height + 4)
    QTest.mousePress(view.viewport(), LEFT, NO, empty)
    _move(view, empty - QPoint(60, 0), NO)
    _move(view, empty - QPoint(100, 0), NO)
    QTest.mouseRelease(view.viewport(), LEFT, NO, empty - QPoint(100, 0))
    assert view.horizontalScrollBar().value() == before + 40


def test_rows_run_in_step_with_another_scroll_bar(view: GanttView, qtbot: QtBot) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 10_000)
    view.set_chart(many(500))
    view.follow_vertical(bar)
    bar.setValue(3200)
    assert view.visible_rows().start == 100
    assert view.frame().viewport.top == 3200
    wheel(view, QPoint(300, 300), QPoint(0, -120))
    assert bar.value() == 3320
    assert not view.verticalScrollBar().isVisible()


def test_zooming_tells_when_the_header_changes(view: GanttView) -> None:
    told: list[str] = []
    view.zoom_changed.connect(told.append)
    for _ in range(14):
        view.zoom_in()
    assert told == ["month", "week", "day"]
    assert view.level is Unit.DAY


def test_fitting_what_is_chosen_fills_the_width_with_it(view: GanttView) -> None:
    view.set_selection(["K1"])
    view.fit_selection()
    bar = layout(view, "K1").bar
    assert bar is not None
    assert bar.right - bar.left > 0.9 * view.viewport().width()


def test_a_new_chart_keeps_the_days_in_view_and_the_chosen_that_are_left(view: GanttView) -> None:
    view.zoom(5, 300)
    held = view.day_at(300)
    view.set_selection(["B1", "R2"])
    view.set_chart(Chart([twelve()[1]], today=TODAY))
    assert view.selection == ["R2"]
    assert view.day_at(300) == pytest.approx(held, abs=1.5 / view.frame().scale.px_per_day)


def test_zoom_and_place_are_restored(view: GanttView, qtbot: QtBot) -> None:
    view.zoom(4, 200)
    again = GanttView(translator("en"))
    qtbot.addWidget(again)
    again.resize(view.size())
    again.set_chart(twelve_chart())
    again.show()
    again.restore(view.state())
    assert again.state()["px_per_day"] == view.state()["px_per_day"]
    assert again.state()["first_day"] == pytest.approx(view.state()["first_day"], abs=1)
    again.restore({})


def test_at_first_today_is_in_view_whatever_the_width(qtbot: QtBot) -> None:
    made = GanttView(translator("en"))
    qtbot.addWidget(made)
    made.set_chart(twelve_chart())
    made.resize(1000, 500)
    made.show()
    x = made.frame().scale.x(TODAY.toordinal()) - made.frame().viewport.left
    assert x == pytest.approx(0.3 * made.viewport().width(), abs=2)


def test_tooltips_tell_of_what_is_under_the_pointer(view: GanttView) -> None:
    told = view.tooltip_at(point(view, "R2"))
    assert told.startswith("<b>R2 Eettafel in het wijkcentrum</b><br>15 Mar 2026 to 15 Mar 2027")
    assert "Deadline 5 Nov 2026" in told
    assert "Off track" in told
    assert view.tooltip_at(QPoint(600, 10)) == ""
    assert view.tooltip_at(QPoint(3, layout(view, "R2").top + view.header_height + 2)) == ""


def test_titles_with_signs_of_html_are_shown_as_they_are(view: GanttView) -> None:
    row = project("<b>", "A & B <i>", start=day("2026-01-01"), end=day("2027-01-01"))
    view.set_chart(Chart([ChartGroup("", "", (row,))], today=TODAY))
    bar = view.row_layout(0).bar
    assert bar is not None
    told = view.tooltip_at(QPoint((bar.left + bar.right) // 2, view.header_height + 15))
    assert "&lt;b&gt; A &amp; B &lt;i&gt;" in told


def test_the_row_under_the_pointer_is_told(view: GanttView) -> None:
    told: list[int] = []
    view.hovered_changed.connect(told.append)
    _move(view, point(view, "B1"), NO)
    _move(view, point(view, "R2"), NO)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert told == [1, 7, -1]


@pytest.mark.parametrize(
    ("where", "shape"),
    [
        ("body", Qt.CursorShape.OpenHandCursor),
        ("left", Qt.CursorShape.SizeHorCursor),
        ("right", Qt.CursorShape.SizeHorCursor),
    ],
)
def test_the_pointer_shows_what_can_be_done(view: GanttView, where: str, shape: Qt.CursorShape) -> None:
    _move(view, point(view, "R2", where), NO)
    assert view.viewport().cursor().shape() == shape
    view.set_editable(False)
    _move(view, point(view, "R2", where), NO)
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_click_on_the_arrow_to_a_bar_out_of_view_brings_it_into_view(view: GanttView) -> None:
    view.zoom(8)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    row = layout(view, "K1")
    assert row.away == -1
    QTest.mouseClick(view.viewport(), LEFT, NO, QPoint(8, row.top + view.header_height + 16))
    assert layout(view, "K1").away == 0


def test_it_follows_the_theme(view: GanttView, theme: Theme) -> None:
    def ground() -> str:
        return view.viewport().grab().toImage().pixelColor(4, view.header_height + 40).name().upper()

    assert ground() == LIGHT.ground
    theme.apply("dark", 1.0)
    assert ground() == DARK.ground


def test_it_speaks_the_language_it_is_given(view: GanttView, nl: Translator) -> None:
    view.set_translator(nl)
    assert "15 mrt 2026 tot 15 mrt 2027" in view.tooltip_at(point(view, "R2"))


def test_titles_and_links_are_shown_when_asked_for(view: GanttView) -> None:
    plain = view.viewport().grab().toImage()
    view.set_labels(LabelMode.TITLE)
    titled = view.viewport().grab().toImage()
    view.set_links_shown(False)
    unlinked = view.viewport().grab().toImage()
    assert plain != titled != unlinked


def test_a_chart_that_is_not_there_yet_paints_and_answers(qtbot: QtBot) -> None:
    made = GanttView(translator("en"))
    qtbot.addWidget(made)
    made.show()
    made.grab()
    made.zoom_in()
    made.fit_all()
    made.fit_selection()
    made.go_to_today()
    QTest.mouseClick(made.viewport(), LEFT, NO, QPoint(20, 60))
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert made.state() == {}
    assert made.tooltip_at(QPoint(20, 60)) == ""


@pytest.mark.parametrize("groups", [[], [ChartGroup("", "", ())], [ChartGroup("a", "A", ())]])
def test_an_empty_chart_paints_and_answers(view: GanttView, groups: list[ChartGroup]) -> None:
    view.set_chart(Chart(groups, today=TODAY))
    view.grab()
    view.fit_all()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selection == []
