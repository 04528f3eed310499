"""Asks above the list whether two parties are the same, and keeps that they are not in the programme."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from wsg_desktop.domain.vocabulary import PartyKind
from wsg_desktop.services import acceptances, edit_labels
from wsg_desktop.services.party_list import pairs_to_ask, similar_parties
from wsg_desktop.texts import sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.notice_bar import NoticeBar

if TYPE_CHECKING:
    from wsg_desktop.domain.party_names import Pair
    from wsg_desktop.store.rows import PartyRow


class SameParties(NoticeBar):
    """One question at a time; hidden while there is none."""

    def __init__(self, context: WindowContext, merge: "Callable[[PartyRow, PartyRow], object]") -> None:
        super().__init__()
        self._context, self._merge = context, merge
        self._parties: Sequence[PartyRow] = ()
        self._compared: object = None
        self._similar: list[Pair] = []
        self._pairs: list[Pair] = []
        # Comparing every two names takes longer than showing them: after the list is there.
        self._comparing = QTimer(self, singleShot=True, interval=40)
        self._comparing.timeout.connect(self._compare)

    def look_at(self, parties: "Sequence[PartyRow]") -> None:
        """Look which of these may be the same, once they are shown."""
        self._parties = parties
        self._comparing.start()

    def _compare(self) -> None:
        """Compare when the names are others than last time; what was answered is read each time."""
        if not self._context.session.is_open:
            return
        names = [(party.id, party.name, party.aliases) for party in self._parties]
        if names != self._compared:
            self._compared = names
            rows = [party for party in self._parties if party.kind != PartyKind.GROUP.value]
            self._similar = similar_parties(rows)
        with self._context.session.reading() as read:
            self._pairs = pairs_to_ask(read, self._similar) if self._similar else []
        self._ask()

    def _ask(self) -> None:
        if not self._pairs or self._context.session.document.readonly:
            self.hide()
            return
        tr, pair = self._context.tr, self._pairs[0]
        said = tr("Are {one} and {other} the same party?", one=pair.one.name, other=pair.other.name)
        more = len(self._pairs) - 1
        if more:
            said += " " + tr.plural("{n} more such question.", "{n} more such questions.", more)
        self.say(
            "users",
            said,
            [
                Offer(tr("Merge..."), lambda: self._answer_same(pair)),
                Offer(tr("Not the same"), lambda: self._answer_apart(pair)),
            ],
        )

    def _answer_same(self, pair: "Pair") -> None:
        by_id = {party.id: party for party in self._parties}
        self._merge(by_id[pair.one.id], by_id[pair.other.id])

    def _answer_apart(self, pair: "Pair") -> None:
        name = f"{pair.one.name} / {pair.other.name}"
        judged = acceptances.judge_pair(pair.one[:2], pair.other[:2])
        self._context.session.change(
            sentence(edit_labels.ACCEPT_FINDING, name=name),
            lambda tx: acceptances.accept(tx, judged),
            self._context.tr("{one} and {other} are not the same.", one=pair.one.name, other=pair.other.name),
        )
