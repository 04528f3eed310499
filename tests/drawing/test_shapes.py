"""Status shapes: told apart without colour, centred and inside their square."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.drawing.palette import DARK, LIGHT, ChartPalette
from wsg_desktop.drawing.shapes import arrow_path, draw_status, flag_path, milestone_path, status_path

SIZE = 32


def silhouette(light: str, palette: ChartPalette = LIGHT) -> set[tuple[int, int]]:
    """Return the pixels that a status shape covers for more than half."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    draw_status(painter, light, QPointF(SIZE / 2, SIZE / 2), SIZE - 4, palette)
    painter.end()
    return {(x, y) for x in range(SIZE) for y in range(SIZE) if image.pixelColor(x, y).alphaF() > 0.5}


@pytest.mark.parametrize("light", list(Light))
def test_every_light_has_a_shape_inside_its_square(light: Light) -> None:
    box = status_path(light, 20.0).boundingRect()
    assert QRectF(-10.5, -10.5, 21, 21).contains(box)
    assert box.width() > 8


def test_no_two_lights_look_alike_without_colour() -> None:
    shapes = {light: silhouette(light) for light in Light}
    for one in Light:
        for other in Light:
            if one < other:
                differing = shapes[one] ^ shapes[other]
                assert len(differing) > 0.12 * max(len(shapes[one]), len(shapes[other])), (one, other)


def test_amber_has_a_dark_outline_on_a_light_ground_only() -> None:
    def darkest(palette: ChartPalette) -> int:
        image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        draw_status(painter, Light.ATTENTION, QPointF(16, 16), 28, palette)
        painter.end()
        return min(image.pixelColor(x, y).lightness() for x in range(SIZE) for y in range(SIZE))

    assert darkest(LIGHT) < 80
    assert darkest(DARK) > 120


def test_a_shape_is_made_once() -> None:
    assert status_path("done", 14.0) is status_path("done", 14.0)


def test_flag_foot_and_arrow_point_are_at_the_origin() -> None:
    flag = flag_path(20).boundingRect()
    assert flag.bottom() == 0
    assert flag.top() == -20
    assert arrow_path(1).boundingRect().right() == 0
    assert arrow_path(-1).boundingRect().left() == 0
    assert milestone_path(6).boundingRect() == QRectF(-6, -6, 12, 12)
