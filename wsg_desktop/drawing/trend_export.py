"""Writes the milestone trend as PDF, SVG or PNG, and as a picture for the clipboard. Needs no screen."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from wsg_desktop.drawing.export import UNKNOWN_FORMAT, ensure_gui_application
from wsg_desktop.drawing.formats import PDF_RESOLUTION, image_of, pdf_data, png_data, svg_data
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import LIGHT, brush
from wsg_desktop.drawing.paper import INCH
from wsg_desktop.drawing.trend import Trend
from wsg_desktop.drawing.trend_painter import TrendPainter
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import Translator
from wsg_desktop.written_files import placed

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
    make = {".pdf": _pdf, ".svg": _svg, ".png": _png}.get(path.suffix.lower())
    if make is None:
        raise FileProblem(UNKNOWN_FORMAT, name=path.name)
    data = make(trend, title, tr)
    with placed(path) as fresh:
        fresh.write_bytes(data)


def trend_picture(trend: Trend, title: str, tr: Translator) -> QImage:
    """Return the figure as a picture, twice as sharp as a screen."""
    return image_of(SIZE, SHARPNESS, lambda painter: _paint(painter, trend, title, tr))


def _png(trend: Trend, title: str, tr: Translator) -> bytes:
    return png_data(trend_picture(trend, title, tr))


def _svg(trend: Trend, title: str, tr: Translator) -> bytes:
    return svg_data(title, SIZE, lambda painter: _paint(painter, trend, title, tr))


def _pdf(trend: Trend, title: str, tr: Translator) -> bytes:
    page = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(page, QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0))

    def paint(writer: QPdfWriter) -> None:
        painter = QPainter(writer)
        painter.scale(PDF_RESOLUTION / INCH, PDF_RESOLUTION / INCH)
        _paint(painter, trend, title, tr)
        painter.end()

    return pdf_data(title, layout, paint)


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
