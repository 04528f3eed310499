"""The offline help: a list of contents with search, and the page beside it."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.actions import Actions
from wsg_desktop.ui.help_pages import read_pages, search
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.search_field import SearchField

_SHORTCUTS = "{shortcuts}"


class HelpWindow(QDialog):
    """A window of its own beside the main one: read while you work."""

    def __init__(self, tr: Translator, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._tr = tr
        self._actions = actions
        self._pages = read_pages(tr.language)
        self.setWindowTitle(tr("Help"))
        self._search = SearchField(tr("Search the help"))
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Contents"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QTextBrowser()
        self._text.setAccessibleName(tr("Help"))
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(24)
        self._arrange()
        self._search.textChanged.connect(self._filter)
        self._search.left.connect(self._list.setFocus)
        self._list.currentItemChanged.connect(self._show_item)
        self._text.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)
        theme.notice.changed.connect(self._show_current)
        self._filter("")

    def show_page(self, key: str) -> None:
        """Show the page `key` in front."""
        self._search.clear()
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self._list.setCurrentRow(row)
        self.show()
        self.raise_()
        self.activateWindow()
        self._text.setFocus()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(16, 16, 8, 16)
        left.setSpacing(12)
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self._text, 1)
        self._list.setFixedWidth(scaled(256))
        self._search.setFixedWidth(scaled(256))
        self.resize(scaled(880), scaled(620))

    def _filter(self, words: str) -> None:
        found = search(self._pages, words)
        self._list.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.key)
            self._list.addItem(item)
        if found:
            self._list.setCurrentRow(0)
        else:
            self._text.setMarkdown(self._tr("Nothing found. Try another word."))

    def _show_item(self) -> None:
        self._show_current()
        word = self._search.text().strip()
        if word:
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            self._text.find(word.split()[0])

    def _show_current(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        key = item.data(Qt.ItemDataRole.UserRole)
        text = next(page.text for page in self._pages if page.key == key)
        self._text.setMarkdown(text.replace(_SHORTCUTS, self._shortcuts()))
        self._set_type()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_type(self) -> None:
        """Give headings our sizes, and all text some air: Markdown has no style of its own."""
        block = self._text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            shape = QTextBlockFormat()
            shape.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(16 if level > 1 else 0)
            shape.setBottomMargin(4 if level > 1 or block.textList() else 8)
            if cursor.currentTable() is not None:
                shape.setBottomMargin(0)
                _rule(cursor.currentTable())
            if level:
                letters = QTextCharFormat()
                letters.setFont(theme.font(FontRole.TITLE if level == 1 else FontRole.HEADING))
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                # Not merged: what Markdown says of the size would win.
                cursor.setCharFormat(letters)
            cursor.mergeBlockFormat(shape)
            block = block.next()

    def _shortcuts(self) -> str:
        """Return a table of every action that has keys, as the menus have them now."""
        lines = [f"| {self._tr('Keys')} | {self._tr('What it does')} |", "| --- | --- |"]
        for declared in self._actions.declarations.values():
            if declared.keys:
                words = self._tr(declared.text).replace("&", "").removesuffix("...")
                lines.append(f"| {', '.join(declared.keys)} | {words} |")
        return "\n".join(lines)

    def _follow(self, url: QUrl) -> None:
        """Go to a page (`dates.md`), or let the system open an address."""
        if url.isRelative():
            self.show_page(url.path().removesuffix(".md"))
        else:
            QDesktopServices.openUrl(url)


def _rule(table: QTextTable) -> None:
    """Give a table our lines, and room around its words."""
    shape = table.format()
    shape.setBorderBrush(theme.colour("line"))
    shape.setCellPadding(6)
    shape.setBottomMargin(12)
    table.setFormat(shape)
