"""One page of the help on the screen: it scrolls to a heading or to a word, and scales its pictures."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from wsg_desktop.domain.words import search_key
from wsg_desktop.paths import resources
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.help.page_look import blocks_of, dress
from wsg_desktop.ui.help.pages import HelpPage

_MARGIN = 24
_SETTLED = 120
"""Milliseconds without a change of width after which pictures are scaled anew."""


class PageView(QTextBrowser):
    """`page_requested` carries the target of a link to another page, such as `planning#links`."""

    page_requested = Signal(str)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._page: HelpPage | None = None
        self._shown_width = 0
        self.setAccessibleName(tr("Page of the help"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._follow)
        self._later = QTimer(self, singleShot=True, interval=_SETTLED)
        self._later.timeout.connect(self._fit_pictures)
        theme.notice.changed.connect(self.show_again)

    @property
    def page(self) -> HelpPage | None:
        """Return the page that is shown."""
        return self._page

    def show_page(self, page: HelpPage, anchor: str = "") -> None:
        """Show `page` from its top, or from the heading called `anchor`."""
        self._page = page
        self.show_again()
        self._go_to(page.heading_at(anchor) or 0)

    def show_again(self) -> None:
        """Draw the page as the theme is now, at the place where the reader is."""
        if self._page is None:
            return
        at = self.verticalScrollBar().value()
        self._shown_width = self.width()
        fill(self.document(), self._page)
        dress(self.document(), theme.colours())
        self.setExtraSelections([])
        self.verticalScrollBar().setValue(at)

    def mark(self, words: str) -> None:
        """Mark every place with one of `words`, whatever accents and case, and show the first."""
        found = _places(self.document().toPlainText(), words.split())
        marks: list[QTextEdit.ExtraSelection] = []
        for first, last in found:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor  # type: ignore[attr-defined]
            mark.format.setBackground(QColor(theme.colour("selected")))  # type: ignore[attr-defined]
            mark.format.setFontUnderline(True)  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)

    def show_text(self, text: str) -> None:
        """Scroll to where the page says `text`, which a search found."""
        begin = search_key(text.strip(". "))[:40]
        for block in blocks_of(self.document()) if begin else ():
            # A row of a table was found as one sentence, and is a block per cell here.
            row = f"{block.text()}: {block.next().text()}"
            if begin in search_key(block.text()) or search_key(row).startswith(begin):
                self._scroll_to(QTextCursor(block))
                return
        for mark in self.extraSelections()[:1]:
            self._scroll_to(mark.cursor)  # type: ignore[attr-defined]

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture in the language and colours of the window, as wide as there is room."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        return self._scaled(picture(QUrl(name).path(), self._tr.language, is_dark=_is_dark()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the pictures when the width has settled."""
        super().resizeEvent(event)
        if self._page is not None and "![" in self._page.text:
            self._later.start()

    def _fit_pictures(self) -> None:
        if self.width() != self._shown_width:
            self.show_again()

    def _scaled(self, found: QImage) -> QImage:
        ratio = self.devicePixelRatioF()
        # The bar may come or go with the height of the picture itself.
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.contentsRect().width() - bar - 2 * _MARGIN
        wide = round(min(theme.scaled(found.width()), max(room, 1)) * ratio)
        drawn = found.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def _go_to(self, heading: int) -> None:
        headings = [it for it in blocks_of(self.document()) if it.blockFormat().headingLevel()]
        if heading and heading < len(headings):
            self._scroll_to(QTextCursor(headings[heading]))
        else:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.verticalScrollBar().setValue(0)

    def _scroll_to(self, cursor: QTextCursor) -> None:
        cursor.clearSelection()
        self.setTextCursor(cursor)
        # The layout of a long page is made as far as is asked for.
        self.document().documentLayout().documentSize()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - _MARGIN)

    def _follow(self, url: QUrl) -> None:
        """Go to a page (`dates.md#exact`) or a heading of this one, or let the system open an address."""
        if not url.isRelative():
            QDesktopServices.openUrl(url)
            return
        key = url.path().removesuffix(".md") or (self._page.key if self._page else "")
        self.page_requested.emit(f"{key}#{url.fragment()}" if url.fragment() else key)


def fill(document: QTextDocument, page: HelpPage) -> None:
    """Put a page into a document; pictures are asked for when it is laid out."""
    document.setDefaultFont(theme.font(theme.FontRole.BODY))
    document.clear()
    document.setMarkdown(page.text)


def picture(name: str, language: str, *, is_dark: bool) -> QImage:
    """Return a picture of the help; the null image when there is none."""
    colours = "dark" if is_dark else "light"
    return QImage(str(resources() / "help" / "pictures" / f"{name}-{language}-{colours}.png"))


def _is_dark() -> bool:
    return theme.colour("card").lightness() < theme.colour("text").lightness()


def _places(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return from where to where each of `words` stands in `text`, compared letter by letter."""
    folded = "".join((search_key(letter) or " ")[:1] for letter in text)
    found: list[tuple[int, int]] = []
    for word in filter(None, map(search_key, words)):
        at = folded.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = folded.find(word, at + len(word))
    return sorted(found)
