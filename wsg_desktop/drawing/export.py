"""Writes the chart as PDF, SVG or PNG with the painter of the screen. Needs no screen and no window.

The PDF is made of pages that repeat header and names; SVG and PNG are one picture of everything.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter, QPdfWriter

from wsg_desktop.drawing.paper import INCH, PaperWishes
from wsg_desktop.drawing.printout import Printout, pages_of, paint_pages
from wsg_desktop.drawing.sheet import MARGIN, Part, SheetPainter
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import N_, Translator

PDF_RESOLUTION = 1200
PICTURE_WIDTH = 1520
TALLEST_PNG = 30_000
SUFFIXES = (".pdf", ".svg", ".png")

UNKNOWN_FORMAT = N_(
    "{name} cannot be written. A chart is written as PDF, SVG or PNG. End the name in .pdf, .svg or .png."
)
NOT_WRITTEN = N_(
    "{name} cannot be written. The folder may not exist, or the file is open in another program. "
    "Close it or choose another place, and try again."
)
NO_APPENDIX = N_(
    "{name} cannot be written. An appendix has pages and a picture has none. Write a PDF instead."
)
TOO_TALL = N_(
    "{name} cannot be written. {rows} rows are too many for one picture. Write a PDF instead: it has pages."
)


OnPage = Callable[[int, int], None]
"""Is told of every page that is done and of how many there are; may raise to stop."""


def ensure_gui_application() -> QGuiApplication:
    """Return the application that fonts need, made without a screen where there is none yet."""
    present = QGuiApplication.instance()
    if isinstance(present, QGuiApplication):
        return present
    global _application  # noqa: PLW0603 - Qt wants it to live as long as the process
    _application = QGuiApplication([sys.argv[0] or "wsg-desktop", "-platform", "offscreen"])
    return _application


_application: QGuiApplication | None = None


def write_printout(
    path: Path, printout: Printout, tr: Translator, paper: PaperWishes, on_page: OnPage | None = None
) -> None:
    """Write `printout` to `path` in the format that its suffix says.

    A picture has no pages: of `paper` only the one page counts. What `on_page` raises leaves no file behind.
    Raises `FileProblem` for another suffix, a place that cannot be written, an appendix without pages, and a
    PNG of too many rows.
    """
    ensure_gui_application()
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileProblem(UNKNOWN_FORMAT, name=path.name)
    if not path.parent.is_dir() or path.is_dir():
        raise FileProblem(NOT_WRITTEN, name=path.name)
    if suffix == ".pdf":
        _write_pdf(path, printout, tr, paper, on_page or (lambda _done, _total: None))
        return
    if paper.appendix:
        raise FileProblem(NO_APPENDIX, name=path.name)
    picture = picture_of(printout, tr, paper)
    data = picture.svg() if suffix == ".svg" else picture.png(path.name)
    try:
        path.write_bytes(data)
    except OSError as problem:
        raise FileProblem(NOT_WRITTEN, name=path.name) from problem


def _write_pdf(path: Path, printout: Printout, tr: Translator, paper: PaperWishes, on_page: OnPage) -> None:
    writer = QPdfWriter(str(path))
    writer.setCreator("WSG Desktop")
    writer.setTitle(printout.wishes.title)
    writer.setResolution(PDF_RESOLUTION)
    writer.setPageLayout(paper.layout())
    try:
        written = paint_pages(writer, pages_of(printout, tr, paper), on_page=on_page)
    except BaseException:
        del writer
        path.unlink(missing_ok=True)
        raise
    if not written:
        raise FileProblem(NOT_WRITTEN, name=path.name)


class Picture(NamedTuple):
    """One sheet that can be painted anywhere, with its size in pixels."""

    sheets: SheetPainter
    size: QSize
    title: str

    def svg(self) -> bytes:
        """Return the picture as SVG, its texts as texts."""
        from PySide6.QtSvg import QSvgGenerator

        data = QBuffer()
        data.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(data)
        generator.setTitle(self.title)
        generator.setResolution(INCH)
        generator.setSize(self.size)
        generator.setViewBox(QRect(0, 0, self.size.width(), self.size.height()))
        painter = QPainter(generator)
        self._paint(painter)
        return bytes(data.data().data())

    def image(self, name: str = "") -> QImage:
        """Return the picture in pixels, twice as fine as it is large; `name` is that of its file.

        Raises `FileProblem` for a chart of too many rows.
        """
        if self.size.height() > TALLEST_PNG:
            raise FileProblem(TOO_TALL, name=name, rows=len(self.sheets.chart))
        sharpness = 2 if self.size.height() * 2 <= TALLEST_PNG else 1
        image = QImage(self.size * sharpness, QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(round(INCH * sharpness / 0.0254))
        image.setDotsPerMeterY(round(INCH * sharpness / 0.0254))
        painter = QPainter(image)
        painter.scale(sharpness, sharpness)
        self._paint(painter)
        return image

    def png(self, name: str = "") -> bytes:
        """Return the picture as PNG; see `image`."""
        data = QBuffer()
        data.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(data, QByteArray(b"png")).write(self.image(name))
        return bytes(data.data().data())

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), self.sheets.ground)
        painter.translate(MARGIN, MARGIN)
        self.sheets.paint(painter, Part(range(len(self.sheets.chart))), self.size.height() - 2 * MARGIN)
        painter.end()


def picture_of(printout: Printout, tr: Translator, paper: PaperWishes) -> Picture:
    """Return one picture of everything, or of the one page."""
    if paper.one_page:
        return Picture(pages_of(printout, tr, paper)[0].sheets, paper.pixels(), printout.wishes.title)
    sheets = SheetPainter(printout.chart, printout.wishes, tr, PICTURE_WIDTH - 2 * MARGIN)
    size = QSize(PICTURE_WIDTH, sheets.height_of(len(printout.chart)) + 2 * MARGIN)
    return Picture(sheets, size, printout.wishes.title)
