"""The window of the help: contents or what a search found at the left, the page beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.help.contents_tree import ContentsTree
from wsg_desktop.ui.help.hit_list import HitList
from wsg_desktop.ui.help.page_view import PageView
from wsg_desktop.ui.help.pages import read_pages
from wsg_desktop.ui.help.searching import Hit, SearchIndex
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from wsg_desktop.ui.messages import Messages

_LEFT, _WIDTH, _HEIGHT = 296, 1000, 660


class HelpWindow(QDialog):
    """A window of its own beside the main one: read while you work."""

    help_page = "how-to#help"

    def __init__(self, tr: Translator, messages: "Messages", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._tr, self._messages = tr, messages
        self.pages = read_pages(tr)
        self._index = SearchIndex(self.pages.values())
        self._back: list[str] = []
        self._forward: list[str] = []
        self._target = ""
        self.setWindowTitle(tr("Help"))
        self.search = SearchField(tr("Search the help"))
        self.contents = ContentsTree(self.pages, tr)
        self.hits = HitList(tr)
        self._nothing = EmptyState("search", tr("Nothing found"), tr("Try another word, or a part of one."))
        self.view = PageView(tr)
        self.back = IconButton(tr("Back (Alt+Left)"), "chevron-left")
        self.forward = IconButton(tr("Forward (Alt+Right)"), "chevron-right")
        self.print = IconButton(tr("Print this page (Ctrl+P)"), "printer")
        self._left = QStackedWidget()
        fit(self, _WIDTH, _HEIGHT, None)
        self._arrange()
        self._connect()

    @property
    def target(self) -> str:
        """Return what is shown: the key of a page, with the name of a heading when one was asked for."""
        return self._target

    def show_page(self, target: str) -> None:
        """Show a page, such as `planning#links`, in front."""
        self.search.clear()
        # First, for where a heading stands depends on the width of the page.
        self.show()
        self._go_to(target)
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def _arrange(self) -> None:
        for widget in (self.contents, self.hits, self._nothing):
            self._left.addWidget(widget)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self.back)
        tools.addWidget(self.forward)
        tools.addStretch()
        tools.addWidget(self.print)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 16)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.search)
        column.addWidget(self._left, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([min(scaled(_LEFT), self.width() // 3), self.width()])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        left.setMinimumWidth(180)
        self.view.setMinimumWidth(240)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self._leave_search)
        self.search.returnPressed.connect(lambda: self.hits.setCurrentRow(0))
        self.contents.chosen.connect(self._go_to_heading)
        self.hits.chosen.connect(self._go_to_hit)
        self.view.page_requested.connect(self._go_to)
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.print.clicked.connect(self._print)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back)
        QShortcut(QKeySequence("Alt+Right"), self, self._go_forward)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print)
        theme.notice.changed.connect(self._search_again)

    def _go_to(self, target: str) -> None:
        if target == self._target:
            self._show(target)
            return
        if self._target:
            self._back.append(self._target)
        self._forward.clear()
        self._show(target)

    def _go_to_heading(self, key: str, number: int) -> None:
        heading = self.pages[key].headings[number]
        self._go_to(f"{key}#{heading.anchor or f'@{number}'}" if number else key)

    def _go_to_hit(self, hit: Hit) -> None:
        if self.view.page is None or self.view.page.key != hit.page:
            self._go_to(hit.page)
        self.view.mark(self.search.text())
        self.view.show_text(hit.sentence)

    def _show(self, target: str) -> None:
        self._target = target
        key, _, anchor = target.partition("#")
        self.view.show_page(self.pages[key], anchor)
        self.contents.mark(key)
        self.back.setEnabled(bool(self._back))
        self.forward.setEnabled(bool(self._forward))
        self.setWindowTitle(self._tr("{page} - Help", page=self.pages[key].title))

    def _go_back(self) -> None:
        if self._back:
            self._forward.append(self._target)
            self._show(self._back.pop())

    def _go_forward(self) -> None:
        if self._forward:
            self._back.append(self._target)
            self._show(self._forward.pop())

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search(self, words: str) -> None:
        if not words.strip():
            self._left.setCurrentWidget(self.contents)
            self.view.mark("")
            return
        found = self._index.find(words)
        self.hits.show_hits(found)
        self._left.setCurrentWidget(self.hits if found else self._nothing)

    def _search_again(self) -> None:
        self._search(self.search.text())

    def _leave_search(self) -> None:
        if self._left.currentWidget() is self.contents:
            self.contents.setFocus()
        elif self._left.currentWidget() is self.hits:
            self.hits.setFocus()
            self.hits.setCurrentRow(max(self.hits.currentRow(), 0))

    def _print(self) -> None:
        from wsg_desktop.ui.help.paper import print_page

        if self.view.page is not None:
            print_page(self.view.page, self._tr, self._messages, self)
