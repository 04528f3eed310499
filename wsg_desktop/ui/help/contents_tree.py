"""The tree at the left of the help: sections, their pages, and the headings of each page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.help.contents import SECTIONS
from wsg_desktop.ui.help.pages import HelpPage
from wsg_desktop.ui.theme import FontRole

_TARGET = Qt.ItemDataRole.UserRole


class ContentsTree(QTreeWidget):
    """What is chosen is told at once, so that arrows leaf through the help."""

    chosen = Signal(str, int)
    """The key of a page, and which of its headings; 0 is its title."""

    def __init__(self, pages: dict[str, HelpPage], tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._branches: list[QTreeWidgetItem] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName(tr("Contents"))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        # In a narrow window, or with large letters, a title is scrolled to rather than cut.
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        for section in SECTIONS:
            branch = QTreeWidgetItem(self, [tr(section.title)])
            self._branches.append(branch)
            for key in section.pages:
                self._add_page(branch, pages[key])
            branch.setExpanded(True)
        self.currentItemChanged.connect(self._choose)
        theme.notice.changed.connect(self._dress)
        self._dress()

    def mark(self, key: str) -> None:
        """Show which page is being read; a heading of it that was chosen stays chosen."""
        item = self._items[key]
        current = self.currentItem()
        if current is item or (current is not None and current.parent() is item):
            return
        self.blockSignals(True)
        self.setCurrentItem(item)
        self.blockSignals(False)

    def _add_page(self, branch: QTreeWidgetItem, page: HelpPage) -> None:
        item = QTreeWidgetItem(branch, [page.title])
        item.setData(0, _TARGET, (page.key, 0))
        item.setToolTip(0, page.title)
        self._items[page.key] = item
        for number, heading in enumerate(page.headings):
            if heading.level == 2:
                below = QTreeWidgetItem(item, [heading.title])
                below.setData(0, _TARGET, (page.key, number))
                below.setToolTip(0, heading.title)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        target = item.data(0, _TARGET) if item is not None else None
        if target is not None:  # A branch is only passed, or folded.
            self.chosen.emit(*target)

    def _dress(self) -> None:
        for branch in self._branches:
            branch.setFont(0, theme.font(FontRole.STRONG))
