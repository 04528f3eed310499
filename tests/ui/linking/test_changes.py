"""Links in the planning: drawn, opened, changed and removed, each with its undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.linking.conftest import linked
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.services.document import Document
from wsg_desktop.ui.linking.dialog import LinkDialog
from wsg_desktop.ui.planning.place import PlanningPlace

LEFT = Qt.MouseButton.LeftButton
FIRST = ("A1", "A2", "FS", 0)


def draw(place: PlanningPlace, source: int, target: int, share: float = 0.2) -> None:
    """Draw from the finish of the bar on row `source` to the bar on row `target`."""
    port, linking = place.gantt.viewport(), place.gantt.linking
    ends, others = linking.ends_of(source), linking.ends_of(target)
    assert ends
    assert others
    QTest.mouseMove(port, QPoint((ends[0].left + ends[0].right) // 2, ends[0].middle))
    handle = ends[1].handle
    to = QPoint(round(others[0].left + (others[0].right - others[0].left) * share), others[0].middle)
    QTest.mouseMove(port, handle)
    QTest.mousePress(port, LEFT, pos=handle)
    for step in range(1, 6):
        QTest.mouseMove(port, handle + (to - handle) * step / 5)
    QTest.mouseRelease(port, LEFT, pos=to)


def test_a_drawn_link_is_one_undoable_change(
    place: PlanningPlace, document: Document, messages: RecordedMessages
) -> None:
    draw(place, 1, 2)

    assert linked(document) == [FIRST, ("A2", "A3", "FS", 0)]
    assert messages.said[-1].text == "Linked: A2 → A3, finish to start."
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert linked(document) == [FIRST]


def test_a_circle_and_itself_are_refused_in_words(
    place: PlanningPlace, document: Document, messages: RecordedMessages
) -> None:
    draw(place, 1, 0)
    draw(place, 0, 0)

    assert [str(problem)[:39] for problem in messages.problems] == [
        "This would close a circle: A2 → A1 → A2",
        "A1 cannot wait for itself. Choose anoth",
    ]
    assert linked(document) == [FIRST]


def test_a_link_that_is_there_keeps_its_lag(
    place: PlanningPlace, document: Document, ids: dict[str, str], messages: RecordedMessages
) -> None:
    answer(messages, lambda dialog: (dialog.lag.setText("3"), dialog.keep_button.click()))
    place.linking.changes.open(ids["link"])
    draw(place, 0, 1)

    assert linked(document) == [("A1", "A2", "FS", 3)]
    assert messages.said[-1].text == "A1 → A2 are linked like this already."


def answer(messages: RecordedMessages, work: Callable[[LinkDialog], object]) -> None:
    """Let the next dialog be answered by `work`."""

    def ask(dialog: QDialog) -> bool:
        assert isinstance(dialog, LinkDialog)
        work(dialog)
        return dialog.result() == QDialog.DialogCode.Accepted

    messages.ask = ask  # type: ignore[method-assign]


def test_enter_opens_the_chosen_link_and_it_is_changed(
    place: PlanningPlace, document: Document, ids: dict[str, str], messages: RecordedMessages
) -> None:
    def work(dialog: LinkDialog) -> None:
        dialog.kind.show_kind(LinkType.START_START)
        dialog.lag.setText("-3")
        dialog.keep_button.click()

    answer(messages, work)
    place.gantt.links.choose(ids["link"])
    QTest.keyClick(place.gantt, Qt.Key.Key_Return)

    assert linked(document) == [("A1", "A2", "SS", -3)]
    assert messages.said[-1].text == "The link A1 → A2 was changed."
    document.undo()
    assert linked(document) == [FIRST]


def test_delete_removes_the_chosen_link(
    place: PlanningPlace, document: Document, ids: dict[str, str], messages: RecordedMessages
) -> None:
    place.gantt.links.choose(ids["link"])
    QTest.keyClick(place.gantt, Qt.Key.Key_Delete)

    assert linked(document) == []
    assert place.gantt.links.chosen == ""
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert linked(document) == [FIRST]


@pytest.mark.parametrize("button", ["remove_button", "keep_button", ""])
def test_the_dialog_removes_keeps_or_leaves_it(
    place: PlanningPlace, document: Document, ids: dict[str, str], messages: RecordedMessages, button: str
) -> None:
    answer(messages, lambda dialog: getattr(dialog, button).click() if button else dialog.reject())
    before = document.stack().undo
    place.linking.changes.open(ids["link"])

    assert linked(document) == ([] if button == "remove_button" else [FIRST])
    assert (document.stack().undo == before) == (button != "remove_button")
