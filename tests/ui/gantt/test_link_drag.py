"""Links in the chart: drawn from handle to bar, chosen by a click on their line."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.drawing.chart_samples import twelve_chart
from wsg_desktop.drawing.palette import LIGHT
from wsg_desktop.texts import translator
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.gantt.link_drag import End

LEFT = Qt.MouseButton.LeftButton
ROWS = {"B1": 1, "B3": 3, "R2": 7, "R3": 8, "R4": 9, "K1": 11, "K2": 12, "K4": 14, "K5": 15}


class Heard:
    """Keeps the wishes of a chart."""

    def __init__(self, view: GanttView) -> None:
        self.links: list[tuple[str, str, str]] = []
        self.opened: list[str] = []
        self.removed: list[str] = []
        self.shifts: list[list[str]] = []
        self.details: list[str] = []
        view.link_requested.connect(lambda *link: self.links.append(link))
        view.link_opened.connect(self.opened.append)
        view.link_removed.connect(self.removed.append)
        view.shift_requested.connect(lambda ids, _start, _end: self.shifts.append(ids))
        view.details_requested.connect(self.details.append)


@pytest.fixture
def view(qtbot: QtBot) -> GanttView:
    made = GanttView(translator("en"))
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.set_chart(twelve_chart())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    made.fit_all()
    made.grab()
    return made


@pytest.fixture
def heard(view: GanttView) -> Heard:
    return Heard(view)


def end(view: GanttView, number: str, *, start: bool) -> End:
    ends = view.linking.ends_of(ROWS[number])
    assert ends is not None
    return ends[0 if start else 1]


def on_bar(view: GanttView, number: str, share: float = 0.5) -> QPoint:
    at = end(view, number, start=True)
    return QPoint(round(at.left + (at.right - at.left) * share), at.middle)


def take(view: GanttView, number: str, *, start: bool) -> QPoint:
    """Go over a bar to its handle and press; return where."""
    port, handle = view.viewport(), end(view, number, start=start).handle
    QTest.mouseMove(port, on_bar(view, number))
    QTest.mouseMove(port, handle)
    QTest.mousePress(port, LEFT, pos=handle)
    return handle


def draw(view: GanttView, number: str, to: QPoint, *, start: bool = False) -> None:
    handle = take(view, number, start=start)
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), handle + (to - handle) * step / 5)
    QTest.mouseRelease(view.viewport(), LEFT, pos=to)


@pytest.mark.parametrize(
    ("start", "share", "kind"),
    [(False, 0.2, "FS"), (True, 0.2, "SS"), (False, 0.8, "FF"), (True, 0.8, "SF")],
)
def test_the_kind_follows_from_both_ends(
    view: GanttView, heard: Heard, start: bool, share: float, kind: str
) -> None:
    draw(view, "K1", on_bar(view, "K4", share), start=start)

    assert heard.links == [("K1", "K4", kind)]
    assert heard.shifts == []
    assert not view.linking.is_busy


def test_a_milestone_is_linked_like_a_bar(view: GanttView, heard: Heard) -> None:
    draw(view, "K1", end(view, "K5", start=True).handle)
    draw(view, "K5", on_bar(view, "K2", 0.1))

    assert heard.links == [("K1", "K5", "FS"), ("K5", "K2", "FS")]


def test_dropping_on_nothing_does_nothing(view: GanttView, heard: Heard) -> None:
    draw(view, "K1", QPoint(on_bar(view, "K1").x() + 90, 620))
    draw(view, "K1", end(view, "K1", start=False).handle + QPoint(60, 0))

    assert heard.links == []


def test_escape_gives_up(view: GanttView, heard: Heard) -> None:
    handle = take(view, "K1", start=False)
    to = on_bar(view, "K4", 0.2)
    QTest.mouseMove(view.viewport(), handle + QPoint(20, 5))
    QTest.mouseMove(view.viewport(), to)
    assert view.linking.target == end(view, "K4", start=True)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, pos=to)

    assert heard.links == []
    assert not view.linking.is_busy


def test_a_bar_is_still_moved_and_pulled_at_its_ends(view: GanttView, heard: Heard) -> None:
    at = end(view, "K1", start=False)
    port, edge = view.viewport(), QPoint(at.right + 2, at.middle)
    QTest.mouseMove(port, on_bar(view, "K1"))
    QTest.mousePress(port, LEFT, pos=edge)
    QTest.mouseMove(port, edge + QPoint(30, 0))
    QTest.mouseRelease(port, LEFT, pos=edge + QPoint(60, 0))

    assert heard.shifts == [["K1"]]
    assert heard.links == []


def test_nothing_is_drawn_in_a_programme_that_is_open_to_read_only(view: GanttView, heard: Heard) -> None:
    view.set_editable(False)
    draw(view, "K1", on_bar(view, "K4", 0.2))

    assert heard.links == []


def test_handles_show_while_the_pointer_is_over_a_bar(view: GanttView) -> None:
    handle = end(view, "K1", start=False).handle
    QTest.mouseMove(view.viewport(), on_bar(view, "K1"))
    assert view.grab().toImage().pixelColor(handle + QPoint(4, 0)).name() == LIGHT.accent.lower()
    QTest.mouseMove(view.viewport(), QPoint(600, 625))
    assert view.grab().toImage().pixelColor(handle + QPoint(0, 4)).name() != LIGHT.accent.lower()


def on_link(view: GanttView, link_id: str) -> QPoint:
    """Return a point on the upright part of a link that no bar and no other link covers."""
    link = next(it for it in view.painted_links if it.id == link_id)
    seen = view.frame().viewport
    points = [(x - seen.left, y - seen.top) for x, y in link.route.points]
    for (x, top), (other, bottom) in pairwise(points):
        for y in range(min(top, bottom) + 2, max(top, bottom)) if x == other else ():
            at = QPoint(x, y + view.header_height)
            found = view.links.link_at(at), view.links.link_at(at + QPoint(3, 0))
            if all(it and it.id == link_id for it in found):
                return at
    raise AssertionError(link)


def test_a_click_on_a_line_chooses_the_link(view: GanttView, heard: Heard) -> None:
    at = on_link(view, "2")
    before = view.grab().toImage()
    QTest.mouseClick(view.viewport(), LEFT, pos=at + QPoint(3, 0))

    assert view.links.chosen == "2"
    after = view.grab().toImage()
    assert after.pixelColor(at).name() == LIGHT.accent.lower()
    for number in ("K1", "K4"):
        ring = QPoint(end(view, number, start=True).left + 10, end(view, number, start=True).middle - 10)
        assert before.pixelColor(ring) != after.pixelColor(ring)

    QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard.opened == ["2"]
    assert heard.details == []
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert heard.removed == ["2"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.links.chosen == ""


def test_a_double_click_on_a_line_opens_the_link(view: GanttView, heard: Heard) -> None:
    QTest.mouseDClick(view.viewport(), LEFT, pos=on_link(view, "2"))

    assert heard.opened == ["2"]
    assert heard.details == []


def test_choosing_a_bar_lets_go_of_the_link(view: GanttView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=on_link(view, "2"))
    QTest.mouseClick(view.viewport(), LEFT, pos=on_bar(view, "B1"))

    assert view.links.chosen == ""
    assert view.selection == ["B1"]


def test_a_link_that_is_gone_is_not_chosen_any_longer(view: GanttView) -> None:
    view.links.choose("2")
    view.set_chart(twelve_chart(links=()))

    assert view.links.chosen == ""
