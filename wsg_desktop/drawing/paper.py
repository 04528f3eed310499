"""The paper that a chart is asked for: its size, how it lies, and what goes on it."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QSize
from PySide6.QtGui import QPageLayout, QPageSize

INCH = 96
"""Pixels per inch that sheets are measured in."""
PAGE_SIZES: dict[str, QPageSize.PageSizeId] = {
    name: getattr(QPageSize.PageSizeId, name) for name in ("A4", "A3", "A2", "A1")
}


@dataclass(frozen=True, slots=True)
class PaperWishes:
    """The paper of a PDF or a printer. A picture has no pages, but may be the picture of the one page."""

    size: str = "A4"
    """A key of `PAGE_SIZES`."""
    landscape: bool = True
    pages_wide: int = 1
    one_page: bool = False
    """Whether everything comes on one page, what does not fit folded into a row per area."""
    appendix: bool = False
    """Whether pages follow with what is folded on the one page, or, without `one_page`, only those."""

    def layout(self) -> QPageLayout:
        """Return the page as Qt knows it, without margins: a sheet keeps its own."""
        orientation = (
            QPageLayout.Orientation.Landscape if self.landscape else QPageLayout.Orientation.Portrait
        )
        return QPageLayout(QPageSize(PAGE_SIZES[self.size]), orientation, QMarginsF(0, 0, 0, 0))

    def pixels(self) -> QSize:
        """Return the size of the page in pixels of 1/96 inch."""
        return self.layout().fullRectPixels(INCH).size()
