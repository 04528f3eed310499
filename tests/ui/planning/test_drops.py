"""Drags in the planning that have consequences: followers, deadlines and percentages, with a real mouse."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import Filling
from tests.ui.planning.test_place import drag, middle_of_bar, row_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.drawing.geometry import RowLayout
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.services import links, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.projects.deadline_question import DeadlineQuestion


def fill(tx: Transaction) -> None:
    """A1, then A2 and A3 right after each other."""
    made: list[str] = []
    for number, first, last in (
        ("A1", date(2026, 10, 1), date(2026, 12, 31)),
        ("A2", date(2027, 1, 1), date(2027, 3, 31)),
        ("A3", date(2027, 4, 1), date(2027, 6, 30)),
    ):
        project = projects.create(tx, f"Project {number}", number=number)
        for key, day in (("start", first), ("end", last), ("deadline", last)):
            project_fields.set_field(tx, project, key, exact(day))
        project_fields.set_field(tx, project, "percent", 50)
        made.append(project)
    links.add_link(tx, made[0], made[1])
    links.add_link(tx, made[1], made[2])


@pytest.fixture
def filling() -> Filling:
    return fill


@pytest.fixture
def place(qtbot: QtBot, window: MainWindow, document: Document) -> PlanningPlace:
    window.session.show(document)
    made = PlanningPlace(window.context())
    qtbot.addWidget(made)
    made.restore({})
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def question_of(place: PlanningPlace) -> DeadlineQuestion:
    found = [it for it in place.gantt.findChildren(DeadlineQuestion) if it.isVisible()]
    assert len(found) == 1
    return found[0]


def layout_of(place: PlanningPlace, number: str) -> RowLayout:
    return place.gantt.row_layout(["A1", "A2", "A3"].index(number))


def hold(place: PlanningPlace, start: QPoint, by: int) -> None:
    """Press and move, and keep hold."""
    port = place.gantt.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + QPoint(by * step // 5, 0))


def let_go(place: PlanningPlace, start: QPoint, by: int) -> None:
    QTest.mouseRelease(place.gantt.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def test_followers_are_shown_where_they_will_go_before_the_drop(
    place: PlanningPlace, document: Document
) -> None:
    start = middle_of_bar(place, "A1")
    hold(place, start, 30)
    shifts = place.gantt.shifts()
    ids = [row_of(document, number).id for number in ("A1", "A2", "A3")]

    assert set(shifts) == set(ids)
    layouts = [layout_of(place, number) for number in ("A1", "A2", "A3")]
    assert all(it.ghost and it.bar and it.bar.left > it.ghost.left for it in layouts)
    assert row_of(document, "A2").start.day == date(2027, 1, 1), "nothing has moved yet"

    let_go(place, start, 30)
    for number, key in zip(("A1", "A2", "A3"), ids, strict=True):
        planned = {"A1": date(2026, 12, 31), "A2": date(2027, 3, 31), "A3": date(2027, 6, 30)}[number]
        assert row_of(document, number).end.day == planned + timedelta(days=shifts[key].end_days)
    assert place.gantt.shifts() == {}


def test_drop_with_followers_is_one_undo_step(place: PlanningPlace, document: Document) -> None:
    before = [row_of(document, number).end for number in ("A1", "A2", "A3")]
    drag(place, middle_of_bar(place, "A1"), 30)
    assert [row_of(document, number).end for number in ("A1", "A2", "A3")] != before

    document.undo()
    assert [row_of(document, number).end for number in ("A1", "A2", "A3")] == before


def test_esc_leaves_followers_where_they_are(place: PlanningPlace, document: Document) -> None:
    before = row_of(document, "A3").end
    drag(place, middle_of_bar(place, "A1"), 30, key=Qt.Key.Key_Escape)
    assert row_of(document, "A3").end == before


def test_words_beside_the_pointer_say_how_many_follow(place: PlanningPlace, document: Document) -> None:
    ids = [row_of(document, "A1").id]
    later = place.drops.what_follows(ids, Shift(14, 14))
    assert later.words is not None
    assert later.words.followers == 2

    alone = place.drops.what_follows([row_of(document, "A3").id], Shift(14, 14))
    assert alone.words is not None
    assert (alone.words.followers, alone.words.against) == (0, "")


def test_words_say_what_a_drop_goes_against(place: PlanningPlace, document: Document) -> None:
    found = place.drops.what_follows([row_of(document, "A2").id], Shift(-14, -14))
    assert found.words is not None
    assert found.words.against == "A1 Project A1"

    drag(place, middle_of_bar(place, "A2"), -30)
    assert row_of(document, "A2").scheduling == "fixed"


def flag(place: PlanningPlace, number: str) -> QPoint:
    layout = layout_of(place, number)
    assert layout.flag is not None
    return QPoint(layout.flag + 4, layout.top + place.gantt.header_height + 4)


def test_deadline_that_is_dragged_asks_why_and_changes_with_its_reason(
    place: PlanningPlace, document: Document
) -> None:
    before = row_of(document, "A3")
    drag(place, flag(place, "A3"), 40)
    assert row_of(document, "A3").deadline == before.deadline, "only its question changes a deadline"
    question_of(place).ask.answered.emit(DeadlineReason.DECISION, "stuurgroep 3 december")
    after = row_of(document, "A3")
    assert after.deadline.day is not None
    assert before.deadline.day is not None
    assert after.deadline.day > before.deadline.day
    assert after.end == before.end
    document.undo()
    assert row_of(document, "A3").deadline == before.deadline


def test_question_that_is_not_answered_leaves_the_deadline(place: PlanningPlace, document: Document) -> None:
    before = row_of(document, "A3").deadline
    drag(place, flag(place, "A3"), 40)
    QTest.keyClick(question_of(place), Qt.Key.Key_Escape)
    assert row_of(document, "A3").deadline == before


def test_percentage_is_dragged_only_where_it_shows(
    place: PlanningPlace, document: Document, messages: RecordedMessages
) -> None:
    start = middle_of_bar(place, "A2")
    place.gantt.set_percent_shown(True)
    layout = layout_of(place, "A2")
    assert layout.bar is not None
    by = (layout.bar.right - layout.bar.left) // 4
    drag(place, start, by)

    assert row_of(document, "A2").percent in {70, 75, 80}
    assert row_of(document, "A2").end.day == date(2027, 3, 31)
    assert "%" in messages.said[-1].text
    document.undo()
    assert row_of(document, "A2").percent == 50

    place.gantt.set_percent_shown(False)
    drag(place, middle_of_bar(place, "A2"), by)
    assert row_of(document, "A2").percent == 50
