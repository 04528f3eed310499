"""Writes the chart as PDF, SVG or PNG with the painter of the screen. Needs no screen and no window.

The PDF is made of pages that repeat header and names; SVG and PNG are one picture of everything.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from wsg_desktop.drawing.formats import image_of, pdf_data, png_data, svg_data
from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.printout import Printout, pages_of, paint_pages
from wsg_desktop.drawing.sheet import MARGIN, Part, SheetPainter
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import N_, Translator
from wsg_desktop.written_files import placed

PICTURE_WIDTH = 1520
TALLEST_PNG = 30_000
SUFFIXES = (".pdf", ".svg", ".png")

UNKNOWN_FORMAT = N_(
    "{name} cannot be written. A chart is written as PDF, SVG or PNG. End the name in .pdf, .svg or .png."
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

    A picture has no pages: of `paper` only the one page counts. What `on_page` raises leaves what stood there
    as it was.
    Raises `FileProblem` for another suffix, a place that cannot be written, an appendix without pages, and a
    PNG of too many rows.
    """
    ensure_gui_application()
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileProblem(UNKNOWN_FORMAT, name=path.name)
    if suffix == ".pdf":
        data = _pdf(printout, tr, paper, on_page or (lambda _done, _total: None))
    elif paper.appendix:
        raise FileProblem(NO_APPENDIX, name=path.name)
    else:
        picture = picture_of(printout, tr, paper)
        data = picture.svg() if suffix == ".svg" else picture.png(path.name)
    with placed(path) as fresh:
        fresh.write_bytes(data)


def _pdf(printout: Printout, tr: Translator, paper: PaperWishes, on_page: OnPage) -> bytes:
    pages = pages_of(printout, tr, paper)
    return pdf_data(
        printout.wishes.title, paper.layout(), lambda writer: paint_pages(writer, pages, on_page=on_page)
    )


class Picture(NamedTuple):
    """One sheet that can be painted anywhere, with its size in pixels."""

    sheets: SheetPainter
    size: QSize
    title: str

    def svg(self) -> bytes:
        """Return the picture as SVG, its texts as texts."""
        return svg_data(self.title, self.size, self._paint)

    def image(self, name: str = "") -> QImage:
        """Return the picture in pixels, twice as fine as it is large; `name` is that of its file.

        Raises `FileProblem` for a chart of too many rows.
        """
        if self.size.height() > TALLEST_PNG:
            raise FileProblem(TOO_TALL, name=name, rows=len(self.sheets.chart))
        return image_of(self.size, 2 if self.size.height() * 2 <= TALLEST_PNG else 1, self._paint)

    def png(self, name: str = "") -> bytes:
        """Return the picture as PNG; see `image`."""
        return png_data(self.image(name))

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), self.sheets.ground)
        painter.translate(MARGIN, MARGIN)
        self.sheets.paint(painter, Part(range(len(self.sheets.chart))), self.size.height() - 2 * MARGIN)


def picture_of(printout: Printout, tr: Translator, paper: PaperWishes) -> Picture:
    """Return one picture of everything, or of the one page."""
    if paper.one_page:
        return Picture(pages_of(printout, tr, paper)[0].sheets, paper.pixels(), printout.wishes.title)
    sheets = SheetPainter(printout.chart, printout.wishes, tr, PICTURE_WIDTH - 2 * MARGIN)
    size = QSize(PICTURE_WIDTH, sheets.height_of(len(printout.chart)) + 2 * MARGIN)
    return Picture(sheets, size, printout.wishes.title)
