"""One finding: what it is about, one plain sentence, and the buttons that mend it or say that it is right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.today.open_row import MenuRow
from wsg_desktop.ui.today.two_lines import two_lines
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.link_button import LinkButton

_ACTION = 28
"""Width of the button at the usual text size."""


class FindingRow(MenuRow):
    """A row with its repair at the end; the title opens what it is about."""

    opened = Signal()
    repair_requested = Signal(object)
    """The button to show a field beside."""
    accept_requested = Signal()

    def __init__(
        self, title: str, words: str, repair: str, tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self.title = LinkButton(title, FontRole.TABLE, "text")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self.opened)
        self.title.setAccessibleDescription(words)
        self.words = ElidedLabel(words, FontRole.SMALL, "muted")
        self.repair = LinkButton(repair)
        self.repair.setAccessibleDescription(f"{title}: {words}")
        self.repair.clicked.connect(lambda: self.repair_requested.emit(self.repair))
        self.accept = IconButton(tr("This is right"), "circle-check")
        self.accept.setToolTip(tr("This is right: show it again only when something changes"))
        self.accept.setAccessibleDescription(f"{title}: {words}")
        self.accept.setFixedWidth(scaled(_ACTION))
        self.accept.clicked.connect(self.accept_requested)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 6, 1)
        line.setSpacing(4)
        line.addLayout(two_lines(self.title, self.words), 1)
        line.addWidget(self.repair)
        line.addWidget(self.accept)
        # The first one: Qt goes past what stands before the proxy.
        self.setFocusProxy(self.title)
        self.setAccessibleName(f"{title}: {words}")

    def set_possible(self, *, writable: bool, acceptable: bool) -> None:
        """Let it be mended and accepted here, or only looked at."""
        self.repair.setVisible(writable)
        self.accept.setVisible(writable and acceptable)
        if not acceptable:
            self._line.setContentsMargins(16, 0, 16, 1)

    def fill_menu(self, menu: QMenu) -> None:
        """Add the same actions as the row has."""
        menu.addAction(self._tr("Open"), self.opened.emit)
        if not self.repair.isHidden():
            menu.addAction(self.repair.text(), self.repair.click)
        if not self.accept.isHidden():
            menu.addSeparator()
            menu.addAction(icons.icon("circle-check"), self.accept.accessibleName(), self.accept.click)
