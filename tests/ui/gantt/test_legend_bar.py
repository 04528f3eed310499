"""The legend under the chart."""

from pytestqt.qtbot import QtBot

from wsg_desktop.drawing.palette import LIGHT
from wsg_desktop.texts import Translator, translator
from wsg_desktop.ui.gantt.legend_bar import LegendBar


def test_a_narrow_legend_is_higher(qtbot: QtBot) -> None:
    bar = LegendBar(translator("en"))
    qtbot.addWidget(bar)
    assert bar.heightForWidth(300) > bar.heightForWidth(2000) > 0


def test_it_shows_the_colours_and_says_them(qtbot: QtBot) -> None:
    bar = LegendBar(translator("en"))
    qtbot.addWidget(bar)
    bar.resize(1200, bar.heightForWidth(1200))
    image = bar.grab().toImage()
    seen = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(0, image.height(), 2)
    }
    assert set(LIGHT.phases) <= seen
    assert "Realisation" in bar.accessibleName()


def test_it_takes_the_language_and_the_names_of_the_programme(qtbot: QtBot, nl: Translator) -> None:
    bar = LegendBar(translator("en"))
    qtbot.addWidget(bar)
    bar.set_texts(nl, {"operation": "Exploitatie"})
    assert "Exploitatie" in bar.accessibleName()
    assert "Realisatie" in bar.accessibleName()
