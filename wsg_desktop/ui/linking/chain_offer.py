"""Offers, once, the links that a type of direction means for the parts of a project."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wsg_desktop.domain.vocabulary import DirectionType
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.messages import Messages, Offer

if TYPE_CHECKING:
    from wsg_desktop.services.chain_proposals import Proposal
    from wsg_desktop.store.transaction import Changes

IN_CHAIN = N_("“{title}” is a procesketen: its parts follow each other, with a hand-over in between.")
IN_NETWORK = N_("“{title}” is a netwerkketen: its parts begin together.")
_FEW = 5
"""After an edit of more projects than this, nothing is offered: it would be a pile of messages."""


class ChainOffer(QObject):
    """Watches for a type of direction that is set; a project is asked about once as long as we run."""

    def __init__(
        self,
        session: DocumentSession,
        messages: Messages,
        tr: Callable[[], Translator],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._tr = tr
        self._offered: set[str] = set()
        session.changed.connect(self._watch)

    def _watch(self, changes: "Changes") -> None:
        from wsg_desktop.services.document import EDIT
        from wsg_desktop.services.edit_labels import edit_label

        if changes.kind != EDIT or changes.label != edit_label("direction_type"):
            return
        projects = changes.touched.get("project", frozenset())
        if len(projects) > _FEW:
            return
        for project_id in sorted(projects - self._offered):
            proposal = find_proposal(self._session, project_id)
            if proposal:
                self._offered.add(project_id)
                self._offer(proposal)

    def _offer(self, proposal: "Proposal") -> None:
        tr = self._tr()
        in_chain = proposal.direction is DirectionType.PROCESS_CHAIN
        said = tr(IN_CHAIN if in_chain else IN_NETWORK, title=proposal.title)
        words = tr.plural("Link {n} part", "Link {n} parts", len(proposal.parts))
        self._messages.info(said, Offer(words, lambda: self._accept(proposal)))

    def _accept(self, proposal: "Proposal") -> None:
        """Do what was offered, unless it was done meanwhile: the toast and its list stand a while."""
        present = find_proposal(self._session, proposal.project_id)
        if present:
            accept_proposal(self._session, self._tr(), present)


def find_proposal(session: DocumentSession, project_id: str) -> "Proposal | None":
    """Return what the direction of a project proposes now."""
    from wsg_desktop.services.chain_proposals import propose

    with session.reading() as read:
        return propose(read, project_id)


def offer_words(proposal: "Proposal", tr: Translator) -> str:
    """Return what accepting would do, for a menu."""
    count = len(proposal.parts)
    if proposal.direction is DirectionType.PROCESS_CHAIN:
        return tr.plural("Link {n} part with a hand-over", "Link {n} parts with hand-overs", count)
    return tr.plural("Let {n} part begin together", "Let {n} parts begin together", count)


def accept_proposal(session: DocumentSession, tr: Translator, proposal: "Proposal") -> None:
    """Link the parts in one change, and tell it with its undo."""
    from wsg_desktop.services.chain_proposals import HAND_OVER, accept
    from wsg_desktop.services.edit_labels import LINK_PARTS

    told = tr.plural("{n} part linked.", "{n} parts linked.", len(proposal.parts))
    session.change(LINK_PARTS, lambda tx: accept(tx, proposal, tr(HAND_OVER)), told)
