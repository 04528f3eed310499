"""The line above the list of parties: title, filter, and the one filled button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.giving_bar import GivingBar
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

PARTIES, OVERVIEWS = "parties", "overviews"
"""The two ways to look at the parties: who they are, and how it stands with their overviews."""


class PartnersToolbar(GivingBar):
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
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(theme.scaled(140))
        self.search.setMaximumWidth(theme.scaled(300))
        giving = (self.chase_button, self.overviews_button, self.answers_button, self.merge_button)
        self.row.addWidget(self.title)
        self.row.addSpacing(4)
        self.row.addWidget(self.shows)
        self.row.addWidget(self.search, 1)
        self.row.addStretch()
        for button in (*giving, self.new_button):
            self.row.addWidget(button)
        self.gives_way(giving, self.title)
        self.merge_button.clicked.connect(self.merge_requested)
        self.overviews_button.clicked.connect(self.overviews_requested)
        self.answers_button.clicked.connect(self.answers_requested)
        self.new_button.clicked.connect(self.new_requested)
        self.chase_button.clicked.connect(self.chase_requested)
