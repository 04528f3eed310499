"""What goes on paper: the pages of a chart, of a programme on one page and of its appendix, on any device."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPagedPaintDevice, QPainter

from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.one_page import AreaGroups
from wsg_desktop.drawing.one_page_sheet import one_page_sheet
from wsg_desktop.drawing.paper import INCH, PaperWishes
from wsg_desktop.drawing.sheet import MARGIN, Part, SheetPainter, SheetWishes, row_pages
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, Translator

APPENDIX = N_("{title}: appendix")
NOTHING = N_(
    "This view has no projects, so there is nothing to draw. Choose another view, or make its filter wider."
)

NO_AREAS = AreaGroups()


@dataclass(frozen=True, slots=True)
class Printout:
    """A view to be drawn: as it is, and by area for the one page."""

    chart: Chart
    wishes: SheetWishes
    areas: AreaGroups = NO_AREAS


class Page(NamedTuple):
    """One page: which rows of which sheets it shows, and its place among the sheets side by side."""

    sheets: SheetPainter
    rows: range
    column: int = 0


def refuse_nothing(chart: Chart) -> None:
    """Raise `UserError` where there is nothing to draw: a sheet with only its frame says nothing."""
    if not len(chart):
        raise UserError(NOTHING)


def pages_of(printout: Printout, tr: Translator, paper: PaperWishes, size: QSize | None = None) -> list[Page]:
    """Return the pages in order; `size` is that of the page in pixels where it is not what `paper` says."""
    size = size or paper.pixels()
    width, height = size.width() - 2 * MARGIN, size.height() - 2 * MARGIN
    if not (paper.one_page or paper.appendix):
        return _chart_pages(printout.chart, printout.wishes, tr, width, height, paper.pages_wide)
    page, rest = one_page_sheet(printout.chart, printout.areas, printout.wishes, tr, QSize(width, height))
    pages = [Page(page, range(len(page.chart)))] if paper.one_page else []
    if paper.appendix and (rest is not None or not pages):
        wishes = replace(
            printout.wishes, title=tr(APPENDIX, title=printout.wishes.title), days=None, links=False
        )
        chart = rest or printout.chart.with_groups([])
        pages += _chart_pages(chart, wishes, tr, width, height, paper.pages_wide)
    return pages


def paint_pages(
    device: QPagedPaintDevice,
    pages: Sequence[Page],
    *,
    total: int = 0,
    on_page: Callable[[int, int], None] = lambda _done, _total: None,
) -> bool:
    """Paint pages on a PDF or printer whose layout is set; return whether it could.

    `total` is how many pages there are when these are only the first; `on_page` is told of each that is done
    and may raise to stop.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        height = device.pageLayout().fullRectPixels(INCH).height() - 2 * MARGIN
        sharpness = device.logicalDpiX() / INCH
        painter.scale(sharpness, sharpness)
        painter.translate(MARGIN, MARGIN)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                device.newPage()
            page.sheets.paint(painter, Part(page.rows, page.column, number, total or len(pages)), height)
            on_page(number, len(pages))
    finally:
        painter.end()
    return True


def _chart_pages(
    chart: Chart, wishes: SheetWishes, tr: Translator, width: int, height: int, pages_wide: int
) -> list[Page]:
    sheets = SheetPainter(chart, wishes, tr, width, columns=pages_wide)
    rows = row_pages(chart, (height - sheets.frame_height) // sheets.row_height)
    return [Page(sheets, part, column) for part in rows for column in range(pages_wide)]
