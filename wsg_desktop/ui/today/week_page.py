"""The page of Vandaag that fits on one screen: cards, what to do, what to check, what changed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.today.changes_card import ChangesCard
from wsg_desktop.ui.today.findings_card import FindingsCard
from wsg_desktop.ui.today.meeting_card import MeetingCard
from wsg_desktop.ui.today.to_do_list import ToDoList
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.card import Card
from wsg_desktop.ui.widgets.text_label import TextLabel

BESIDE_FROM = 900
"""In a narrower page, or with larger texts, the lists stand below each other and the page scrolls."""

_ANY_HEIGHT = 16_777_215
"""Qt's own for no maximum."""

LATE, NEAR, STALE, WITHOUT_LEAD = (
    N_("Late"),
    N_("Deadline within 30 days"),
    N_("Not updated for 3 months"),
    N_("Without lead party"),
)
"""Names of the shipped views that the cards open (see `domain.views`)."""


class _Inside(QWidget):
    """What scrolls: only when the least that the cards show does not fit, for their rows give way."""

    def heightForWidth(self, width: int) -> int:
        """Return the least height; Qt would ask for room for every row that is shown."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout else -1


class WeekPage(QScrollArea):
    """Widgets only: what they show and do is for the place."""

    view_requested = Signal(str)
    """The name of the shipped view of a card."""
    answers_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._has_answers = False
        self.title = TextLabel("", FontRole.TITLE)
        self.day = TextLabel("", tone="muted")
        self.new = FilledButton(tr("New project"), "plus")
        self.late = self._card("alarm-clock", tr("projects late"), LATE)
        self.near = self._card("calendar-days", "", NEAR)
        self.stale = self._card("hourglass", "", STALE)
        self.without_lead = self._card("user-x", tr("without lead party"), WITHOUT_LEAD)
        self.answers = Card("inbox", "")
        self.answers.clicked.connect(self.answers_requested)
        self.answers.hide()
        self.to_do = ToDoList(tr)
        self.meeting = MeetingCard(tr)
        self.findings = FindingsCard(tr("To check"), tr)
        self.changes = ChangesCard(tr)
        self._cards = QGridLayout()
        self._lists = QHBoxLayout()
        self._right = QVBoxLayout()
        self.setAccessibleName(tr("This week"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._arranged())

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards that count, in their order; answers that wait go before what has no lead."""
        return self.late, self.near, self.stale, self.answers if self._has_answers else self.without_lead

    def show_answers(self, waiting: int) -> None:
        """Count the answers that wait, in place of the last card; none of them, no card."""
        self._has_answers = waiting > 0
        self.answers.set_number(str(waiting))
        self.answers.set_label(self._tr.plural("answer to process", "answers to process", waiting))
        self.answers.setVisible(self._has_answers)
        self.without_lead.setVisible(not self._has_answers)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists beside or below each other."""
        self.arrange()
        super().resizeEvent(event)

    def arrange(self) -> None:
        """Give way to larger texts and a smaller window."""
        width = self.viewport().width()
        beside = width >= scaled(BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._lists.setDirection(direction)
        for column in range(len(self.cards)):
            self._cards.setColumnStretch(column, 1 if beside or column < 2 else 0)
        for place, card in enumerate(self.cards):
            self._cards.addWidget(card, *((0, place) if beside else divmod(place, 2)))
        for card in (self.to_do, self.meeting, self.findings, self.changes):
            card.set_whole(not beside)
        for card in (self.meeting, self.findings, self.changes):
            # What the one does not need is for the other.
            card.setMaximumHeight(card.whole_height() if beside else _ANY_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Ask for little: the page scrolls."""
        return QSize(320, 200)

    def _card(self, icon: str, label: str, view: str) -> Card:
        card = Card(icon, label)
        card.clicked.connect(lambda: self.view_requested.emit(view))
        return card

    def _arranged(self) -> QWidget:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.day)
        head.addLayout(words, 1)
        head.addWidget(self.new)
        for layout in (self._cards, self._lists, self._right):
            layout.setSpacing(12)
        for card in (self.to_do, self.meeting, self.findings, self.changes):
            # Their texts never decide: long ones end in an ellipsis.
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._right.addWidget(self.meeting, 7)
        self._right.addWidget(self.findings, 11)
        self._right.addWidget(self.changes, 9)
        self._right.addStretch()
        self._lists.addWidget(self.to_do, 3)
        self._lists.addLayout(self._right, 2)
        inside = _Inside()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._cards)
        column.addLayout(self._lists, 1)
        return inside
