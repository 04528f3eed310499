"""Writes the milestone trend as PDF, SVG or PNG, and as a picture for the clipboard. Needs no screen."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from wsg_desktop.drawing.export import (
    INCH,
    NOT_WRITTEN,
    PDF_RESOLUTION,
    UNKNOWN_FORMAT,
    ensure_gui_application,
)
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import LIGHT, brush
from wsg_desktop.drawing.trend import Trend
from wsg_desktop.drawing.trend_painter import TrendPainter
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import Translator

SIZE = QSize(1122, 793)
"""A4 on its side, in pixels of 1/96 inch."""
MARGIN = 36
TITLE_HEIGHT = 40
BODY_PIXELS, TITLE_PIXELS = 13, 20
SHARPNESS = 2


def write_trend(path: Path, trend: Trend, title: str, tr: Translator) -> None:
    """Write the figure to `path` in the format that its suffix says.

    Raises `FileProblem` for another suffix and a place that cannot be written.
    """
    ensure_gui_application()
    write = {".pdf": _write_pdf, ".svg": _write_svg, ".png": _write_png}.get(path.suffix.lower())
    if write is None:
        raise FileProblem(UNKNOWN_FORMAT, name=path.name)
    if not path.parent.is_dir() or path.is_dir() or not write(path, trend, title, tr):
        raise FileProblem(NOT_WRITTEN, name=path.name)


def trend_picture(trend: Trend, title: str, tr: Translator) -> QImage:
    """Return the figure as a picture, twice as sharp as a screen."""
    image = QImage(SIZE * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(INCH * SHARPNESS / 0.0254))
    image.setDotsPerMeterY(round(INCH * SHARPNESS / 0.0254))
    painter = QPainter(image)
    painter.scale(SHARPNESS, SHARPNESS)
    _paint(painter, trend, title, tr)
    painter.end()
    return image


def _write_png(path: Path, trend: Trend, title: str, tr: Translator) -> bool:
    return trend_picture(trend, title, tr).save(str(path))


def _write_svg(path: Path, trend: Trend, title: str, tr: Translator) -> bool:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setTitle(title)
    generator.setResolution(INCH)
    generator.setSize(SIZE)
    generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    _paint(painter, trend, title, tr)
    return painter.end()


def _write_pdf(path: Path, trend: Trend, title: str, tr: Translator) -> bool:
    writer = QPdfWriter(str(path))
    writer.setCreator("WSG Desktop")
    writer.setTitle(title)
    writer.setResolution(PDF_RESOLUTION)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0)))
    painter = QPainter()
    if not painter.begin(writer):
        return False
    painter.scale(PDF_RESOLUTION / INCH, PDF_RESOLUTION / INCH)
    _paint(painter, trend, title, tr)
    return painter.end()


def _paint(painter: QPainter, trend: Trend, title: str, tr: Translator) -> None:
    whole = QRectF(0, 0, SIZE.width(), SIZE.height())
    painter.fillRect(whole, brush(LIGHT.ground))
    inner = whole.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    heading = QFont()
    heading.setPixelSize(TITLE_PIXELS)
    lettering = Lettering(heading, on_paper=True)
    shown = lettering.elided(title, inner.width(), Letter.STRONG)
    middle = inner.top() + TITLE_HEIGHT * 0.35
    lettering.draw(painter, inner.left(), middle, shown, LIGHT.text, Letter.STRONG)
    font = QFont()
    font.setPixelSize(BODY_PIXELS)
    area = inner.adjusted(0, TITLE_HEIGHT, 0, 0)
    TrendPainter(LIGHT, tr, font, on_paper=True).paint(painter, trend, area)
