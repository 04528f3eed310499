"""A picture or pages as the bytes of a file.

Made whole before anything is written, for Qt does not tell when a disk takes no more.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPainter, QPdfWriter

from wsg_desktop.drawing.paper import INCH

PDF_RESOLUTION = 1200


def pdf_data(title: str, layout: QPageLayout, paint: Callable[[QPdfWriter], object]) -> bytes:
    """Return pages as PDF, as `paint` puts them on what it is given."""
    data = _opened()
    writer = QPdfWriter(data)
    writer.setCreator("WSG Desktop")
    writer.setTitle(title)
    writer.setResolution(PDF_RESOLUTION)
    writer.setPageLayout(layout)
    paint(writer)
    return bytes(data.data().data())


def svg_data(title: str, size: QSize, paint: Callable[[QPainter], None]) -> bytes:
    """Return a picture as SVG, its texts as texts."""
    from PySide6.QtSvg import QSvgGenerator

    data = _opened()
    generator = QSvgGenerator()
    generator.setOutputDevice(data)
    generator.setTitle(title)
    generator.setResolution(INCH)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    try:
        paint(painter)
    finally:
        painter.end()
    return bytes(data.data().data())


def png_data(image: QImage) -> bytes:
    """Return a picture as PNG."""
    data = _opened()
    QImageWriter(data, QByteArray(b"png")).write(image)
    return bytes(data.data().data())


def image_of(size: QSize, sharpness: int, paint: Callable[[QPainter], None]) -> QImage:
    """Return a picture in pixels, `sharpness` times as fine as it is large."""
    image = QImage(size * sharpness, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(INCH * sharpness / 0.0254))
    image.setDotsPerMeterY(round(INCH * sharpness / 0.0254))
    painter = QPainter(image)
    try:
        painter.scale(sharpness, sharpness)
        paint(painter)
    finally:
        painter.end()
    return image


def _opened() -> QBuffer:
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    return data
