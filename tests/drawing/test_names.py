"""The list of names on paper: columns that fit and texts that stay in them."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter

from tests.drawing.chart_samples import TODAY, project, twelve_chart
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.names import PADDING, NamesPainter, fitting_columns
from wsg_desktop.drawing.palette import LIGHT
from wsg_desktop.store.rows import ProjectParty
from wsg_desktop.texts import translator

pytestmark = pytest.mark.usefixtures("qapp")
TR = translator("en")


def test_columns_are_as_wide_as_their_texts_when_there_is_room() -> None:
    lettering = Lettering(QFont())
    columns = fitting_columns(twelve_chart(), TR, lettering, 4000)
    widest = lettering.width("Levensloopbestendig maken van 120 woningen", Letter.BODY)
    assert columns.title >= widest + PADDING
    assert columns.total < 4000


def test_heads_of_columns_and_what_stands_for_no_lead_are_not_cut() -> None:
    rows = (project("P1", "A", parties=(ProjectParty("1", "GGD", "lead"),)), project("P2", "B"))
    lettering = Lettering(QFont())
    columns = fitting_columns(Chart([ChartGroup("", "", rows)], today=TODAY), TR, lettering, 700)
    assert columns.title >= lettering.width("Project") + PADDING
    assert columns.lead >= lettering.width("no lead party yet") + PADDING
    without = fitting_columns(Chart([ChartGroup("", "", rows[1:])], today=TODAY), TR, lettering, 700)
    assert without.lead == 0


@pytest.mark.parametrize("most", [260, 400, 700])
def test_columns_never_take_more_than_they_may(most: int) -> None:
    long = project(
        "P-0001", "Een heel lange titel " * 8, parties=(ProjectParty("1", "Welzijnsinstelling " * 5, "lead"),)
    )
    chart = Chart([ChartGroup("", "", (long,))], today=TODAY)
    columns = fitting_columns(chart, TR, Lettering(QFont()), most)
    assert columns.total <= most + 0.01
    assert columns.title > columns.lead
    # Where both would be cut to nothing, titles have all the room.
    assert (columns.lead > 0) == (most > 300)


def test_an_empty_chart_has_columns_too() -> None:
    assert fitting_columns(Chart([], today=TODAY), TR, Lettering(QFont()), 400).total <= 400


def test_nothing_is_drawn_outside_the_list() -> None:
    lettering = Lettering(QFont())
    chart = twelve_chart()
    columns = fitting_columns(chart, TR, lettering, 260)
    image = QImage(400, 24 * len(chart), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    names = NamesPainter(LIGHT, TR, lettering, columns)
    rows = [chart.row(row) for row in range(len(chart))]
    names.paint_rows(painter, QRect(0, 0, round(columns.total), 24), rows)
    painter.end()
    right = range(round(columns.total) + 1, 400)
    assert {image.pixelColor(x, y).name() for x in right for y in range(image.height())} == {"#ffffff"}
