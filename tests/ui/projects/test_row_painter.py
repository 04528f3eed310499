"""What the table paints: what is chosen and hovered, late dates, focus, groups, also under high contrast."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest

from tests.ui.projects.conftest import Hands
from wsg_desktop.domain.views import GroupBy, View
from wsg_desktop.ui import theme
from wsg_desktop.ui.palette_data import LIGHT
from wsg_desktop.ui.theme import Theme


def painted(hands: Hands) -> QImage:
    return hands.place.table.viewport().grab().toImage()


def colours_in(hands: Hands, number: str, column: str) -> set[str]:
    """Return every colour in one cell."""
    image, model = painted(hands), hands.place.model
    area = hands.place.table.visualRect(model.index(hands.row(number), model.position(column)))
    inside = area.adjusted(4, 4, -4, -4).intersected(image.rect())
    return {
        image.pixelColor(x, y).name()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }


def ground(hands: Hands, number: str) -> str:
    area = hands.place.table.visualRect(hands.place.model.index(hands.row(number), 0))
    return painted(hands).pixelColor(area.left() + 2, area.top() + 4).name()


def test_chosen_and_hovered_rows_have_their_own_ground(hands: Hands) -> None:
    hands.go("B1", "number")
    assert ground(hands, "B1") == QColor(LIGHT.selected).name()
    assert ground(hands, "R2") == QColor(LIGHT.card).name()

    QTest.mouseMove(hands.place.table.viewport(), hands.middle("R4", "title"))
    assert ground(hands, "R4") == QColor(LIGHT.hover).name()
    hands.place.table._hover(-1)
    assert ground(hands, "R4") == QColor(LIGHT.card).name()


def test_under_high_contrast_a_bar_tells_what_is_chosen(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    contrast = LIGHT._replace(selected=LIGHT.card, hover=LIGHT.card, accent="#000000")
    monkeypatch.setattr(theme._look, "colours", contrast)
    hands.go("B1")

    assert ground(hands, "B1") == "#000000"
    assert ground(hands, "R2") == QColor(LIGHT.card).name()


def test_what_is_late_is_painted_red(hands: Hands) -> None:
    assert QColor(LIGHT.danger).name() in colours_in(hands, "B1", "end")
    assert QColor(LIGHT.danger).name() not in colours_in(hands, "K2", "end")


def test_status_and_phase_have_their_shapes_and_colours(hands: Hands) -> None:
    assert "#a61c28" in colours_in(hands, "R2", "status")
    assert "#2f76b5" in colours_in(hands, "R2", "phase")
    assert "#7fb2d9" in colours_in(hands, "K2", "phase")


def test_the_ring_is_around_the_cell_that_has_the_keyboard(hands: Hands) -> None:
    hands.go("B1", "areas")
    table, model = hands.place.table, hands.place.model
    area = table.visualRect(model.index(hands.row("B1"), model.position("areas")))
    edge = area.topLeft() + QPoint(area.width() // 2, 2)
    assert painted(hands).pixelColor(edge).name() == QColor(LIGHT.focus).name()

    hands.place.search()
    assert painted(hands).pixelColor(edge).name() != QColor(LIGHT.focus).name()


def test_a_group_is_painted_over_the_whole_width(hands: Hands) -> None:
    hands.place.show_view(View("", group_by=GroupBy.AREA))
    image = painted(hands)

    assert image.pixelColor(image.width() - 4, 4).name() == QColor(LIGHT.panel).name()


def test_larger_texts_make_higher_rows(hands: Hands, theme_: Theme) -> None:
    before = hands.place.table.rowHeight(0)
    theme_.apply("light", 1.5)

    assert hands.place.table.rowHeight(0) == round(before * 1.5)


@pytest.fixture
def theme_(theme: Theme) -> Theme:
    return theme


def test_a_screen_reader_gets_every_cell(hands: Hands) -> None:
    table = QAccessible.queryAccessibleInterface(hands.place.table)
    names = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]

    assert "No.: R2" in names
    assert "Status: Off track" in names
