"""The outline in the table, worked with keys and mouse: new lines, depth, order, drag and folds."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.projects.conftest import Hands, kept
from tests.ui.projects.gestures import OUTLINE
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.views import GroupBy, View
from wsg_desktop.services.document import Document
from wsg_desktop.ui.projects.row_painter import INDENT, PADDING
from wsg_desktop.ui.projects.table_model import Fold

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def drawn(hands: Hands) -> str:
    """Draw the lines that show, each dot one level deeper."""
    model = hands.place.model
    rows = ((model.project(at), model.depth(at)) for at in range(model.rowCount()))
    return " ".join("." * depth + row.number for row, depth in rows if row)


FIRST = "R2 B1 K2 .K2a R4 B3"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((Qt.Key.Key_Right, ALT | SHIFT), "R2 .B1 K2 .K2a R4 B3"),
        ((Qt.Key.Key_BracketRight, CTRL), "R2 .B1 K2 .K2a R4 B3"),
        ((Qt.Key.Key_Up, ALT | SHIFT), "B1 R2 K2 .K2a R4 B3"),
        ((Qt.Key.Key_Down, ALT | SHIFT), "R2 K2 .K2a B1 R4 B3"),
    ],
)
def test_keys_move_the_chosen_line_and_a_toast_takes_it_back(
    hands: Hands,
    messages: RecordedMessages,
    keys: tuple[Qt.Key, Qt.KeyboardModifier],
    expected: str,
) -> None:
    hands.go("B1")
    hands.press(*keys)

    assert drawn(hands) == expected
    assert hands.at == ("B1", "title")
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert drawn(hands) == FIRST


def test_several_lines_go_out_and_in_together(hands: Hands, document: Document) -> None:
    hands.go("R4")
    hands.also("B3")
    hands.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert drawn(hands) == "R2 B1 K2 .K2a .R4 .B3"
    assert hands.chosen == ["R4", "B3"]

    hands.press(Qt.Key.Key_BracketLeft, CTRL)
    assert drawn(hands) == FIRST
    document.undo()
    document.undo()
    assert drawn(hands) == FIRST


def test_refused_in_words_at_the_end_of_the_road(hands: Hands, messages: RecordedMessages) -> None:
    hands.go("R2")
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert "first one already" in str(messages.problems[-1])
    assert drawn(hands) == FIRST


def test_sorted_or_grouped_lines_stay_and_one_click_shows_their_order(
    hands: Hands, messages: RecordedMessages
) -> None:
    hands.place.show_view(View("", group_by=GroupBy.PHASE))
    hands.go("R4")
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert "sorted or grouped" in messages.said[-1].text

    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert drawn(hands) == FIRST
    assert hands.at[0] == "R4"
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert drawn(hands) == "R2 B1 R4 K2 .K2a B3"


@pytest.mark.parametrize(
    ("at", "keys", "kind", "expected"),
    [
        ("B1", (Qt.Key.Key_Insert,), "project", "R2 B1 P-0001 K2 .K2a R4 B3"),
        ("K2a", (Qt.Key.Key_Insert,), "activity", "R2 B1 K2 .K2a .P-0001 R4 B3"),
        ("K2", (Qt.Key.Key_Insert, ALT), "activity", "R2 B1 K2 .K2a .P-0001 R4 B3"),
        ("R2", (Qt.Key.Key_Insert, CTRL | SHIFT), "milestone", "R2 .P-0001 B1 K2 .K2a R4 B3"),
        ("K2a", (Qt.Key.Key_Insert, CTRL | SHIFT), "milestone", "R2 B1 K2 .K2a .P-0001 R4 B3"),
    ],
)
def test_new_line_is_typed_in_its_place(
    hands: Hands, at: str, keys: tuple[Qt.Key], kind: str, expected: str
) -> None:
    hands.go(at)
    hands.press(*keys)
    assert hands.place.editing.is_open
    hands.type("Nieuwe regel")
    hands.press(Qt.Key.Key_Return)

    assert drawn(hands) == expected
    made = next(row for row in hands.place.chosen())
    assert (made.title, made.kind) == ("Nieuwe regel", kind)


def test_escape_leaves_no_line_behind(hands: Hands) -> None:
    hands.go("B1")
    hands.press(Qt.Key.Key_Insert, ALT)
    hands.press(Qt.Key.Key_Escape)
    assert drawn(hands) == FIRST
    assert hands.place.model.draft_row is None


def drag(hands: Hands, number: str, to: QPoint, *, drop: bool = True) -> None:
    """Choose rows as a whole, take one by its title and move the mouse in steps, as a hand does."""
    hands.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    port, start = hands.place.table.viewport(), hands.middle(number, "title")
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + (to - start) * step / 5)
    if drop:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)


def below(hands: Hands, number: str, *, right: int = 0) -> QPoint:
    """Return the lower edge of a row, a number of levels to the right of the middle."""
    area = hands.place.table.visualRect(hands.place.model.index(hands.row(number), 2))
    return QPoint(hands.middle(number, "title").x() + right * INDENT, area.bottom())


def test_drag_between_lines_shows_a_line_at_its_depth_and_drops_there(hands: Hands) -> None:
    hands.go("R2")
    drag(hands, "R2", below(hands, "K2", right=1), drop=False)
    mouse = hands.place.outline.mouse
    assert mouse.mark.isVisible()
    assert not mouse.mark.is_on_row
    place = mouse.place
    assert place is not None
    assert place.depth == 1

    QTest.mouseRelease(
        hands.place.table.viewport(), Qt.MouseButton.LeftButton, pos=below(hands, "K2", right=1)
    )
    assert not mouse.mark.isVisible()
    assert drawn(hands) == "B1 K2 .R2 .K2a R4 B3"
    assert hands.chosen == ["R2"]


def test_drag_on_a_line_puts_all_chosen_ones_last_under_it(hands: Hands, document: Document) -> None:
    hands.go("R2")
    hands.also("B3")
    drag(hands, "B3", hands.middle("K2", "title"), drop=False)
    assert hands.place.outline.mouse.mark.is_on_row
    QTest.mouseRelease(
        hands.place.table.viewport(), Qt.MouseButton.LeftButton, pos=hands.middle("K2", "title")
    )
    assert drawn(hands) == "B1 K2 .K2a .R2 .B3 R4"
    document.undo()
    assert drawn(hands) == FIRST


def test_escape_gives_a_drag_up(hands: Hands, messages: RecordedMessages) -> None:
    hands.go("R2")
    told = len(messages.said)
    drag(hands, "R2", hands.middle("B3", "title"), drop=False)
    hands.press(Qt.Key.Key_Escape)
    assert not hands.place.outline.mouse.mark.isVisible()
    port = hands.place.table.viewport()
    QTest.mouseMove(port, hands.middle("K2", "title"))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=hands.middle("K2", "title"))
    assert drawn(hands) == FIRST
    assert hands.chosen == ["R2"]
    assert len(messages.said) == told


def test_drag_in_a_sorted_list_says_how_to_come_to_it(hands: Hands, messages: RecordedMessages) -> None:
    hands.place.controls.sort_by("title", descending=False)
    hands.go("R2")
    before = drawn(hands)
    drag(hands, "R2", hands.middle("B3", "title"))
    assert "order of the list" in messages.said[-1].text
    assert drawn(hands) == before


def test_click_on_one_of_several_chosen_rows_chooses_it_alone(hands: Hands) -> None:
    hands.go("R2")
    hands.also("B1")
    hands.go("B1")
    assert hands.chosen == ["B1"]


def test_press_and_move_on_other_rows_chooses_them(hands: Hands) -> None:
    hands.go("R2")
    drag(hands, "B1", hands.middle("K2", "title"))
    assert drawn(hands) == FIRST


def triangle(hands: Hands, number: str) -> QPoint:
    table, model = hands.place.table, hands.place.model
    left = table.header.sectionViewportPosition(model.position("title"))
    return QPoint(left + PADDING + 6, hands.middle(number, "title").y())


def test_triangle_folds_and_unfolds(hands: Hands) -> None:
    hands.go("K2a")
    hands.click(triangle(hands, "K2"))
    assert drawn(hands) == "R2 B1 K2 R4 B3"
    assert hands.chosen == ["K2"], "what is hidden gives way to the line that hides it"
    assert hands.place.model.fold_of(hands.row("K2")) is Fold.FOLDED

    hands.click(triangle(hands, "K2"))
    assert drawn(hands) == FIRST
    hands.click(triangle(hands, "B1"))
    assert hands.chosen == ["B1"], "without a triangle it is a click like any other"


def test_keys_fold_unfold_and_go_to_the_line_above(hands: Hands) -> None:
    hands.go("K2a")
    hands.press(Qt.Key.Key_Left, ALT)
    assert hands.at == ("K2", "title")
    hands.press(Qt.Key.Key_Left, ALT)
    assert drawn(hands) == "R2 B1 K2 R4 B3"
    hands.press(Qt.Key.Key_Right, ALT)
    assert drawn(hands) == FIRST

    hands.place.fold_all()
    assert drawn(hands) == "R2 B1 K2 R4 B3"
    hands.place.unfold_all()
    assert drawn(hands) == FIRST


def test_fold_all_takes_the_groups_at_the_second_time(hands: Hands) -> None:
    hands.place.show_view(View("", group_by=GroupBy.AREA))
    hands.place.fold_all()
    assert hands.place.model.rowCount() > 3
    hands.place.fold_all()
    assert drawn(hands) == ""
    hands.place.unfold_all()
    assert "K2a" in drawn(hands)


def test_search_finds_what_is_folded_away_and_folds_again_after_it(hands: Hands) -> None:
    hands.place.fold_all()
    hands.control(Qt.Key.Key_F)
    hands.type("k2")
    assert drawn(hands) == "K2 .K2a"

    hands.place.fold_all()
    assert drawn(hands) == "K2", "what is found can be folded too, until something else is looked for"
    hands.type("a")
    assert drawn(hands) == "K2a"
    hands.place.controls.clear_filter()
    assert drawn(hands) == "R2 B1 K2 R4 B3"


def test_chosen_elsewhere_unfolds_what_hides_it(hands: Hands, ids: dict[str, str]) -> None:
    hands.place.fold_all()
    hands.place.select([ids["K2a"]])
    assert hands.chosen == ["K2a"]
    assert drawn(hands) == FIRST


def test_what_comes_under_a_folded_line_unfolds_it(hands: Hands) -> None:
    hands.place.fold_all()
    hands.go("R4")
    hands.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert drawn(hands) == "R2 B1 K2 .K2a .R4 B3"


def test_folds_are_kept_with_the_place(hands: Hands) -> None:
    hands.place.fold_all()
    state = hands.place.state()
    hands.place.unfold_all()
    hands.place.restore(state)
    hands.place.refresh()
    assert drawn(hands) == "R2 B1 K2 R4 B3"


def test_readers_hear_of_folded_lines(hands: Hands) -> None:
    model, column = hands.place.model, hands.place.model.position("title")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert str(model.index(hands.row("K2"), column).data(role)).endswith(", unfolded")
    hands.place.fold_all()
    assert str(model.index(hands.row("K2"), column).data(role)).endswith(", 1 line folded in")


def test_nothing_moves_while_typing(hands: Hands, ids: dict[str, str]) -> None:
    hands.go("B1")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_BracketRight, CTRL)
    assert drawn(hands) == FIRST


def test_menu_of_a_row_has_the_outline(hands: Hands, document: Document, ids: dict[str, str]) -> None:
    hands.go("B1")
    hands.place.table.menu_requested.emit(QPoint(0, 0))
    texts = {action.text(): action for action in hands.place.menu.actions()}
    texts["Indent to the right"].trigger()
    assert kept(document, ids["B1"]).parent_id == ids["R2"]
    hands.place.menu.close()


def test_outline_of_these_tests_is_the_programme_s(hands: Hands) -> None:
    assert hands.numbers == OUTLINE
