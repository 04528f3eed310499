"""Everything that does not add up, kind by kind, each with its count: the number opens its list."""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wsg_desktop.domain.vocabulary import label
from wsg_desktop.services.findings import Found, Group
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.today.accepting import AcceptedCard
from wsg_desktop.ui.today.findings_card import FindingsCard
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

OF_EACH = 8
"""So many of each kind have their repair here; the whole list is in Projecten."""


class AllFindings(QWidget):
    """A page of cards, one per kind, below a way back."""

    left = Signal()
    list_requested = Signal(object)
    """The `Group` whose projects are to be shown."""
    opened = Signal(object)
    repair_requested = Signal(object, str, object)
    accept_requested = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.cards: dict[str, FindingsCard] = {}
        self._groups: dict[str, Group] = {}
        self.back = QuietButton(tr("Back to Today"), "chevron-left")
        self.back.clicked.connect(self.left)
        self._summary = TextLabel("", tone="muted")
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(TextLabel(tr("Check everything"), FontRole.TITLE))
        words.addWidget(self._summary)
        head.addLayout(words, 1)
        head.addWidget(self.back)
        self._inside = QWidget()
        self._cards = QVBoxLayout(self._inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        self.accepted = AcceptedCard(tr)
        self.accepted.opened.connect(self.opened)
        self._cards.addWidget(self.accepted)
        self._cards.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("Check everything"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def show_groups(
        self,
        groups: Iterable[Group],
        findings: Iterable[Found],
        names: Mapping[str, str],
        today: date,
        *,
        writable: bool,
    ) -> None:
        """Show these groups; `findings` are the first of each of them."""
        groups, findings = list(groups), list(findings)
        total = sum(len(group.ids) for group in groups)
        nothing = self._tr("Everything adds up: there is nothing to check.")
        many = self._tr.plural("{n} thing to check", "{n} things to check", total)
        self._summary.setText(many if total else nothing)
        present = {group.kind.value for group in groups}
        for kind in [kind for kind in self.cards if kind not in present]:
            self.cards.pop(kind).deleteLater()
        for place, group in enumerate(groups):
            card = self.cards.get(group.kind.value) or self._add(group, place)
            count = len(group.project_ids)
            card.show_more(self._tr.plural("Show {n} project", "Show {n} projects", count) if count else "")
            mine = [found for found in findings if found.kind is group.kind]
            card.show_findings(mine, names, today, writable=writable)
            self._groups[group.kind.value] = group

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, group: Group, place: int) -> FindingsCard:
        card = FindingsCard(self._tr(label(group.kind)), self._tr)
        card.set_whole(True)
        card.opened.connect(self.opened)
        card.repair_requested.connect(self.repair_requested)
        card.accept_requested.connect(self.accept_requested)
        kind = group.kind.value
        card.more_requested.connect(lambda: self.list_requested.emit(self._groups[kind]))
        self.cards[kind] = card
        self._cards.insertWidget(place, card)
        return card
