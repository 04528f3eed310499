"""The look: readable colours, light and dark, text size, high contrast left to the system."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from wsg_desktop.ui import theme as look
from wsg_desktop.ui.palette_data import DARK, LIGHT, Colours
from wsg_desktop.ui.theme import FontRole, Theme, palette_of
from wsg_desktop.ui.widgets.growing_text import GrowingText


def _luminance(name: str) -> float:
    colour = QColor(name)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "card"), ("text", "window"), ("text", "selected"), ("muted", "card"), ("muted", "window"),
        ("muted", "panel"), ("accent", "card"), ("accent", "selected"), ("on_accent", "accent"),
        ("on_accent", "accent_hover"), ("danger", "card"), ("warning", "card"), ("link", "card"),
        ("on_toast", "toast"), ("toast_action", "toast"), ("toast_problem", "toast"),
    ],
)  # fmt: skip
def test_every_text_can_be_read(chosen: Colours, text: str, ground: str) -> None:
    assert _contrast(getattr(chosen, text), getattr(chosen, ground)) >= 4.5


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["card", "window"])
def test_the_ring_of_the_keyboard_can_be_seen(chosen: Colours, ground: str) -> None:
    assert _contrast(chosen.focus, getattr(chosen, ground)) >= 3


def test_dark_can_be_forced_and_taken_back(theme: Theme, qapp: QApplication) -> None:
    theme.apply("dark", 1.0)
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.accent in qapp.styleSheet()
    theme.apply("light", 1.0)
    assert not theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)


def test_a_change_is_told_after_it_holds(theme: Theme) -> None:
    seen: list[str] = []
    look.notice.changed.connect(lambda: seen.append(look.colours().window))
    theme.apply("dark", 1.0)
    assert seen == [DARK.window]


def test_text_size_scales_every_font_and_length(theme: Theme, qapp: QApplication) -> None:
    before = {role: look.font(role).pointSizeF() for role in FontRole}
    theme.apply("light", 1.5)
    for role, size in before.items():
        assert look.font(role).pointSizeF() == pytest.approx(size * 1.5, abs=0.2)
    assert qapp.font().pointSizeF() == pytest.approx(before[FontRole.BODY] * 1.5, abs=0.2)
    assert look.scaled(32) == 48


def test_sizes_are_those_of_the_design() -> None:
    assert look.font(FontRole.BODY).pointSizeF() == pytest.approx(10.5, abs=0.1)
    assert look.font(FontRole.TABLE).pointSizeF() == pytest.approx(10, abs=0.1)
    assert look.font(FontRole.TITLE).pointSizeF() == pytest.approx(16, abs=0.1)
    assert look.font(FontRole.TITLE).weight() == QFont.Weight.DemiBold
    assert look.font(FontRole.NUMBER).pointSizeF() == pytest.approx(20, abs=0.1)


class _HighContrast(Theme):
    """A theme on a system that asks for high contrast.

    Qt does not know of it: where the system truly asks, Fusion draws its edges in the colour of texts.
    """

    @property
    def high_contrast(self) -> bool:
        return True


def test_high_contrast_keeps_the_systems_colours_and_styles_nothing(qapp: QApplication) -> None:
    theirs = palette_of(DARK)
    qapp.setPalette(theirs)
    theme = _HighContrast(qapp)
    theme.apply("light", 1.0)
    assert not qapp.styleSheet()
    widget, field = QWidget(), GrowingText("words")
    assert field.frameWidth() > 0
    look.dress(widget, "QWidget { padding: 1px; }")
    assert not widget.styleSheet()
    assert qapp.palette().color(QPalette.ColorRole.Window) == theirs.color(QPalette.ColorRole.Window)
    assert look.colours().text == theirs.color(QPalette.ColorRole.WindowText).name()
    # What is chosen can be told from what is not, and read.
    colours = look.colours()
    assert _contrast(colours.text, colours.selected) >= 4.5
    assert _contrast(colours.selected, colours.card) >= 1.3
    assert _contrast(colours.text, colours.soft_line) >= 4.5
    assert _contrast(colours.on_filled, theirs.color(QPalette.ColorRole.Button).name()) >= 4.5
    theme.deleteLater()


def test_each_colour_of_the_two_palettes_is_a_colour() -> None:
    for chosen in (LIGHT, DARK):
        assert all(QColor(value).isValid() for value in chosen)


def test_no_widget_has_a_style_sheet_but_through_the_theme() -> None:
    ui = Path(look.__file__).parent
    sheets = {path.name for path in ui.rglob("*.py") if ".setStyleSheet(" in path.read_text("utf-8")}
    # A toast has a ground of its own, on which only its own colours can be read.
    assert sheets == {"theme.py", "toasts.py"}
