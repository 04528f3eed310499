"""The legend explains what occurs, and nothing else."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage, QPainter

from tests.drawing.chart_samples import TODAY, day, project, twelve_chart
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.legend import (
    COMMON_SIGNS,
    ENTRY_GAP,
    SIGNS,
    LegendPainter,
    entry_width,
    legend_entries,
    legend_lines,
    signs_of,
)
from wsg_desktop.drawing.lettering import Lettering
from wsg_desktop.drawing.palette import LIGHT
from wsg_desktop.texts import translator

pytestmark = pytest.mark.usefixtures("qapp")
TR = translator("en")


def test_only_signs_that_occur_are_explained() -> None:
    row = project(phase="realisation", start=day("2026-01-01"), end=day("2026-12-31"))
    chart = Chart([ChartGroup("", "", (row,))], today=TODAY)
    assert signs_of(chart) == {"realisation", "today"}
    words = [entry.word for entry in legend_entries(TR, signs_of(chart), {})]
    assert words == ["Realisation", "Today"]


def test_everything_of_the_small_programme_is_explained_once_phases_first() -> None:
    words = [entry.word for entry in legend_entries(TR, signs_of(twelve_chart()), {})]
    assert words[:4] == ["Initiative", "Development", "Realisation", "Operation"]
    assert len(words) == len(set(words))
    for word in ("Deadline", "Past the deadline", "Milestone", "Date is approximate", "On hold", "Cancelled"):
        assert word in words


def test_a_programme_names_its_own_phases() -> None:
    (entry, *_) = legend_entries(TR, COMMON_SIGNS, {"initiative": "Initiatief"})
    assert entry.word == "Initiatief"


def test_lines_are_as_wide_as_they_may_be_and_no_wider() -> None:
    lettering = Lettering(QFont())
    entries = legend_entries(TR, signs_of(twelve_chart()), {})
    lines = legend_lines(entries, 400, lettering)
    assert [entry for line in lines for entry in line] == entries
    for line in lines:
        assert sum(entry_width(entry, lettering) + ENTRY_GAP for entry in line) - ENTRY_GAP <= 400


@pytest.mark.parametrize("sign", [*SIGNS, "initiative", "status:attention"])
def test_every_sign_has_a_sample(sign: str) -> None:
    (entry,) = legend_entries(TR, frozenset({sign}), {})
    image = QImage(300, 24, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    LegendPainter(LIGHT, Lettering(QFont()), [[entry]], 24).paint(painter, QPointF(0, 0))
    painter.end()
    sample = {image.pixelColor(x, y).name() for x in range(19) for y in range(24)}
    word = {image.pixelColor(x, y).name() for x in range(24, 100) for y in range(24)}
    assert sample != {"#ffffff"}
    assert word != {"#ffffff"}
