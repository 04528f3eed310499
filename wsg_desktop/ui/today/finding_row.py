"""One finding: what it is about, one plain sentence, and the button that mends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.today.two_lines import GroundRow, two_lines
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.link_button import LinkButton


class FindingRow(GroundRow):
    """A row with its repair at the end; the title opens what it is about."""

    opened = Signal()
    repair_requested = Signal(object)
    """The button to show a field beside."""

    def __init__(self, title: str, words: str, repair: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = LinkButton(title, FontRole.TABLE, "text")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self.opened)
        self.title.setAccessibleDescription(words)
        self.words = ElidedLabel(words, FontRole.SMALL, "muted")
        self.repair = LinkButton(repair)
        self.repair.setAccessibleDescription(f"{title}: {words}")
        self.repair.clicked.connect(lambda: self.repair_requested.emit(self.repair))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 12, 1)
        line.setSpacing(8)
        line.addLayout(two_lines(self.title, self.words), 1)
        line.addWidget(self.repair)
        # The first one: Qt goes past what stands before the proxy.
        self.setFocusProxy(self.title)
        self.setAccessibleName(f"{title}: {words}")
