"""The pages as they will be, beside the choices; of very many only the first."""

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QFrame, QGraphicsView, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.printout import Page, paint_pages
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.text_label import TextLabel

MOST_PAGES = 20
"""Painting hundreds of pages would hold up the window, and nobody leafs through them here."""


class Preview(QWidget):
    """One page at a time, as large as there is room for. Paper is light, also when the window is dark."""

    def __init__(self, tr: Translator, printer: QPrinter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._printer = printer
        self._pages: Sequence[Page] = ()
        self.view = QPrintPreviewWidget(printer)
        self.view.setAccessibleName(tr("Preview"))
        self.view.setViewMode(QPrintPreviewWidget.ViewMode.SinglePageView)
        self.view.setZoomMode(QPrintPreviewWidget.ZoomMode.FitInView)
        self.view.paintRequested.connect(self._paint)
        self.view.previewChanged.connect(self._tell)
        self.back = IconButton(tr("Page before"), "chevron-left")
        self.on = IconButton(tr("Next page"), "chevron-right")
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.words = TextLabel("", FontRole.SMALL, "muted", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.addStretch()
        for widget in (self.back, self.words, self.on):
            row.addWidget(widget)
        row.addStretch()
        column.addLayout(row)
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def page(self) -> int:
        """Return the number of the page that is shown."""
        return self.view.currentPage()

    def show_pages(self, pages: Sequence[Page], paper: PaperWishes) -> None:
        """Show these pages on this paper, the first one at first."""
        self._pages = pages
        self._printer.setPageLayout(paper.layout())
        self.view.updatePreview()
        self.view.setCurrentPage(1)
        self._tell()

    def _paint(self, printer: QPrinter) -> None:
        paint_pages(printer, self._pages[:MOST_PAGES], total=len(self._pages))

    def _turn(self, by: int) -> None:
        self.view.setCurrentPage(min(max(self.page + by, 1), self.view.pageCount()))
        self._tell()

    def _tell(self) -> None:
        tr, total, shown = self._tr, len(self._pages), self.view.pageCount()
        words = tr("page {page} of {pages}", page=self.page, pages=total)
        if shown < total and self.page == shown:
            words = tr("{page}; the others are not shown here", page=words)
        self.words.setText(words if total else "")
        self.back.setEnabled(self.page > 1)
        self.on.setEnabled(self.page < shown)

    def _dress(self) -> None:
        for view in self.view.findChildren(QGraphicsView):
            view.setAccessibleName(self._tr("Preview"))
            view.setFrameShape(QFrame.Shape.NoFrame)
            view.setBackgroundBrush(theme.colour("hover"))
