"""Writes the chart as PDF, SVG or PNG with the painter of the screen. Needs no screen and no window.

The PDF is made of pages that repeat header and names; SVG and PNG are one picture of everything.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QSize
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.sheet import MARGIN, Part, SheetPainter, SheetWishes, row_pages
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import N_, Translator

INCH = 96
"""Pixels per inch that sheets are measured in."""
PDF_RESOLUTION = 1200
PICTURE_WIDTH = 1520
TALLEST_PNG = 30_000
PAGE_SIZES: dict[str, QPageSize.PageSizeId] = {
    name: getattr(QPageSize.PageSizeId, name) for name in ("A4", "A3", "A2", "A1")
}
SUFFIXES = (".pdf", ".svg", ".png")

UNKNOWN_FORMAT = N_(
    "{name} cannot be written. A chart is written as PDF, SVG or PNG. End the name in .pdf, .svg or .png."
)
NOT_WRITTEN = N_(
    "{name} cannot be written. The folder may not exist, or the file is open in another program. "
    "Close it or choose another place, and try again."
)
TOO_TALL = N_(
    "{name} cannot be written. {rows} rows are too many for one picture. Write a PDF instead: it has pages."
)


@dataclass(frozen=True)
class PaperWishes:
    """The paper of a PDF; pictures have no pages."""

    size: str = "A4"
    """A key of `PAGE_SIZES`."""
    landscape: bool = True
    pages_wide: int = 1


def ensure_gui_application() -> QGuiApplication:
    """Return the application that fonts need, made without a screen where there is none yet."""
    present = QGuiApplication.instance()
    if isinstance(present, QGuiApplication):
        return present
    global _application  # noqa: PLW0603 - Qt wants it to live as long as the process
    _application = QGuiApplication([sys.argv[0] or "wsg-desktop", "-platform", "offscreen"])
    return _application


_application: QGuiApplication | None = None


def write_chart(
    path: Path, chart: Chart, wishes: SheetWishes, tr: Translator, paper: PaperWishes | None = None
) -> None:
    """Write `chart` to `path` in the format that its suffix says; `paper` counts for PDF only.

    Raises `FileProblem` for another suffix, a place that cannot be written, and a PNG of too many rows.
    """
    ensure_gui_application()
    write = {".pdf": _write_pdf, ".svg": _write_svg, ".png": _write_png}.get(path.suffix.lower())
    if write is None:
        raise FileProblem(UNKNOWN_FORMAT, name=path.name)
    if not path.parent.is_dir() or path.is_dir():
        raise FileProblem(NOT_WRITTEN, name=path.name)
    write(path, chart, wishes, tr, paper or PaperWishes())


def paint_pages(
    device: QPagedPaintDevice, chart: Chart, wishes: SheetWishes, tr: Translator, pages_wide: int = 1
) -> bool:
    """Paint the chart on the pages of a PDF or printer whose layout is set; return whether it could."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        page = device.pageLayout().fullRectPixels(INCH)
        sharpness = device.logicalDpiX() / INCH
        painter.scale(sharpness, sharpness)
        painter.translate(MARGIN, MARGIN)
        sheets = SheetPainter(chart, wishes, tr, page.width() - 2 * MARGIN, pages_wide)
        height = page.height() - 2 * MARGIN
        pages = row_pages(chart, (height - sheets.frame_height) // sheets.row_height)
        places = [(rows, column) for rows in pages for column in range(pages_wide)]
        for number, (rows, column) in enumerate(places, start=1):
            if number > 1:
                device.newPage()
            sheets.paint(painter, Part(rows, column, number, len(places)), height)
    finally:
        painter.end()
    return True


def _write_pdf(path: Path, chart: Chart, wishes: SheetWishes, tr: Translator, paper: PaperWishes) -> None:
    writer = QPdfWriter(str(path))
    writer.setCreator("WSG Desktop")
    writer.setTitle(wishes.title)
    writer.setResolution(PDF_RESOLUTION)
    orientation = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    size = QPageSize(PAGE_SIZES[paper.size])
    writer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))
    if not paint_pages(writer, chart, wishes, tr, paper.pages_wide):
        raise FileProblem(NOT_WRITTEN, name=path.name)


def _write_svg(path: Path, chart: Chart, wishes: SheetWishes, tr: Translator, _paper: PaperWishes) -> None:
    from PySide6.QtSvg import QSvgGenerator

    sheets, size = _one_sheet(chart, wishes, tr)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setTitle(wishes.title)
    generator.setResolution(INCH)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter()
    if not painter.begin(generator):
        raise FileProblem(NOT_WRITTEN, name=path.name)
    _paint_picture(painter, sheets, chart, size)


def _write_png(path: Path, chart: Chart, wishes: SheetWishes, tr: Translator, _paper: PaperWishes) -> None:
    sheets, size = _one_sheet(chart, wishes, tr)
    if size.height() > TALLEST_PNG:
        raise FileProblem(TOO_TALL, name=path.name, rows=len(chart))
    sharpness = 2 if size.height() * 2 <= TALLEST_PNG else 1
    image = QImage(size * sharpness, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(INCH * sharpness / 0.0254))
    image.setDotsPerMeterY(round(INCH * sharpness / 0.0254))
    painter = QPainter(image)
    painter.scale(sharpness, sharpness)
    _paint_picture(painter, sheets, chart, size)
    if not image.save(str(path)):
        raise FileProblem(NOT_WRITTEN, name=path.name)


def _one_sheet(chart: Chart, wishes: SheetWishes, tr: Translator) -> tuple[SheetPainter, QSize]:
    sheets = SheetPainter(chart, wishes, tr, PICTURE_WIDTH - 2 * MARGIN)
    return sheets, QSize(PICTURE_WIDTH, sheets.height_of(len(chart)) + 2 * MARGIN)


def _paint_picture(painter: QPainter, sheets: SheetPainter, chart: Chart, size: QSize) -> None:
    painter.fillRect(QRect(0, 0, size.width(), size.height()), sheets.ground)
    painter.translate(MARGIN, MARGIN)
    sheets.paint(painter, Part(range(len(chart)), 0, 1, 1), size.height() - 2 * MARGIN)
    painter.end()
