"""Texts are measured, shortened to fit and kept."""

import pytest
from PySide6.QtGui import QFont

from wsg_desktop.drawing.lettering import Letter, Lettering

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("width", [0, 30, 80, 160, 1000])
def test_what_is_shortened_fits(width: int) -> None:
    lettering = Lettering(QFont())
    text = "Drempelvrije route supermarkt – kulturhus"
    short = lettering.elided(text, width, Letter.BODY)
    assert lettering.width(short, Letter.BODY) <= width
    assert (short == text) is (lettering.width(text, Letter.BODY) <= width)


def test_small_letters_are_smaller_and_strong_ones_bolder() -> None:
    font = QFont()
    font.setPixelSize(20)
    lettering = Lettering(font)
    assert lettering.font(Letter.SMALL).pixelSize() == 18
    assert lettering.font(Letter.STRONG).weight() > lettering.font(Letter.BODY).weight()
    assert lettering.height(Letter.SMALL) < lettering.height(Letter.BODY)


def test_fonts_in_points_stay_in_points() -> None:
    font = QFont()
    font.setPointSizeF(10)
    assert Lettering(font).font(Letter.SMALL).pointSizeF() == pytest.approx(9)
