"""Icons: every one that is named exists, is drawn, is sharp, and follows the theme."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu, QPushButton, QStyle
from pytestqt.qtbot import QtBot

import wsg_desktop.ui
from wsg_desktop.paths import resources
from wsg_desktop.ui import icons
from wsg_desktop.ui.actions import ACTIONS
from wsg_desktop.ui.palette_data import DARK, LIGHT
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.icon_label import IconLabel

FOLDER = resources() / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def _painted(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(name: str) -> None:
    image = icons.pixmap(name, 16, "text", 1.0).toImage()
    assert _painted(image) >= 3


def test_the_licence_is_beside_the_icons() -> None:
    assert "ISC License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


def test_every_icon_of_actions_and_places_exists() -> None:
    wanted = {action.icon for action in ACTIONS if action.icon} | {place.icon for place in PLACES}
    assert wanted <= set(NAMES)


_WHERE = {"set_icon": 1, "pixmap": 0, "IconLabel": 0, "QuietButton": 1, "FilledButton": 1, "IconButton": 1,
          "EmptyState": 0, "Card": 0, "NavigationItem": 0}  # fmt: skip
"""Which argument of a call is the name of an icon."""


def _named_in(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = _WHERE.get(name, len(node.args))
        argument = node.args[place] if place < len(node.args) else None
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
            found.add(argument.value)
    return found


def test_every_icon_that_the_source_names_exists() -> None:
    found: set[str] = set()
    for path in Path(wsg_desktop.ui.__path__[0]).rglob("*.py"):
        found |= _named_in(path.read_text(encoding="utf-8"))
    assert len(found) > 10
    assert found <= set(NAMES)


def test_an_icon_has_its_colour_and_is_sharp_on_a_fine_screen() -> None:
    image = icons.pixmap("plus", 16, "accent", 2.0).toImage()
    assert (image.width(), image.height()) == (32, 32)
    middle = image.pixelColor(16, 16)
    assert middle.name().upper() == LIGHT.accent


def test_a_button_gets_its_icon_in_the_new_colours(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "plus")
    theme.apply("dark", 1.0)
    image = button.icon().pixmap(16, 16).toImage()
    # A line of 1.75 pixels covers its middle pixel all but wholly.
    assert abs(image.pixelColor(8, 8).lightness() - QColor(DARK.text).lightness()) <= 3


def test_an_icon_is_drawn_once() -> None:
    assert icons.icon("plus").cacheKey() == icons.icon("plus").cacheKey()


def test_icons_grow_with_the_texts(qtbot: QtBot, theme: Theme) -> None:
    button, menu, label = QuietButton("Add", "plus"), QMenu(), IconLabel("plus", 16)
    for widget in (button, menu, label):
        qtbot.addWidget(widget)
    narrow = button.sizeHint().width()
    theme.apply("light", 2.0)
    assert button.iconSize().height() == 32
    assert button.sizeHint().width() > narrow + 16
    assert menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu) == 32
    assert label.sizeHint() == QSize(32, 32)
