"""The line above the list of parties: title, filter, and the one filled button."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

PARTIES, OVERVIEWS = "parties", "overviews"
"""The two ways to look at the parties: who they are, and how it stands with their overviews."""


class PartnersToolbar(QWidget):
    """Buttons whose words give way to their icons one by one where there is little room."""

    merge_requested = Signal()
    overviews_requested = Signal()
    answers_requested = Signal()
    new_requested = Signal()
    chase_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TextLabel(tr("Partners"), FontRole.TITLE, wrap=False)
        self.shows = Segmented(
            tr("What the list shows"), [(PARTIES, tr("Parties")), (OVERVIEWS, tr("Overviews"))]
        )
        self.search = SearchField(tr("Filter (Ctrl+F)"))
        self.merge_button = QuietButton(tr("Merge..."), "users")
        self.overviews_button = QuietButton(tr("Make overviews..."), "send")
        self.chase_button = QuietButton(tr("Chase list..."), "bell")
        self.answers_button = QuietButton(tr("Process answers..."), "inbox")
        self.new_button = FilledButton(tr("New party"), "plus")
        self._giving = (self.chase_button, self.overviews_button, self.answers_button, self.merge_button)
        self._words = {button: button.text() for button in self._giving}
        for button, words in self._words.items():
            button.setAccessibleName(words)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(theme.scaled(140))
        self.search.setMaximumWidth(theme.scaled(300))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addSpacing(4)
        self._row.addWidget(self.shows)
        self._row.addWidget(self.search, 1)
        self._row.addStretch()
        for button in (*self._giving, self.new_button):
            self._row.addWidget(button)
        # Its words give way, so they do not decide how wide the place must be.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Once everything has its new size of text.
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._fit)
        theme.notice.changed.connect(self._later.start)
        self.merge_button.clicked.connect(self.merge_requested)
        self.overviews_button.clicked.connect(self.overviews_requested)
        self.answers_button.clicked.connect(self.answers_requested)
        self.new_button.clicked.connect(self.new_requested)
        self.chase_button.clicked.connect(self.chase_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up words where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button in self._giving:
            self._show_words(button, shown=True)
        for button in reversed(self._giving):
            if self._row.minimumSize().width() > self.width():
                self._show_words(button, shown=False)

    def _show_words(self, button: QuietButton, *, shown: bool) -> None:
        words = self._words[button]
        text = words if shown else ""
        if button.text() != text:
            button.setText(text)
            button.setToolTip("" if shown else words)
