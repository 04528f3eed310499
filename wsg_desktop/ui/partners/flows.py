"""What asks something first: a new party, merging two, moving one to the bin."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Answer
from wsg_desktop.ui.partners.edits import PartyEdits
from wsg_desktop.ui.partners.party_lines import all_view

if TYPE_CHECKING:
    from wsg_desktop.store.rows import PartyRow

_IN_USE = N_("{name} cannot go to the bin yet")
_GOES = N_("{name} goes to the bin. You can undo this.")
_ITS_PEOPLE = N_("Its contacts stay, under “People without a party”.")


class PartyFlows:
    """Each asks in front of the window and ends in one change, or in none."""

    def __init__(self, context: WindowContext, edits: PartyEdits) -> None:
        self._context, self._edits = context, edits

    def new_party(self, parties: "Sequence[PartyRow]", show: Callable[[str], object], name: str = "") -> None:
        """Ask for a new party; then `show` it, or the one that it turned out to be."""
        from wsg_desktop.ui.partners.new_party_dialog import NewPartyDialog

        tr = self._context.tr
        dialog = NewPartyDialog(parties, tr, name, self._window())

        def add(named: str, kind: str) -> None:
            party_id = self._edits.add_party(named, kind, lambda problem: dialog.refuse(problem.text(tr)))
            if party_id is not None:
                dialog.accept()
                show(party_id)

        def show_known(party_id: str) -> None:
            dialog.reject()
            show(party_id)

        dialog.ordered.connect(add)
        dialog.known_requested.connect(show_known)
        self._context.messages.ask(dialog)
        dialog.deleteLater()

    def merge(self, parties: "Sequence[PartyRow]", one: "PartyRow", other: "PartyRow | None" = None) -> str:
        """Ask what to merge with what, and do it; return the id of the party that stays, or nothing."""
        from wsg_desktop.services.party_merging import preview_lines, preview_merge
        from wsg_desktop.ui.partners.merge_dialog import MergeDialog

        tr, session = self._context.tr, self._context.session

        def preview(kept: "PartyRow", gone: "PartyRow") -> list[str]:
            with session.reading() as read:
                found = preview_merge(read, kept.id, gone.id)
            return preview_lines(found, tr)

        dialog = MergeDialog(parties, one, other, preview, tr, self._window())
        accepted = self._context.messages.ask(dialog)
        order = dialog.order
        dialog.deleteLater()
        return order[0].id if accepted and order is not None and self._edits.merge(*order) else ""

    def bin_party(self, party: "PartyRow", people: int, merge: Callable[[], object]) -> None:
        """Put a party in the bin; while it takes part somewhere, say where and offer the ways on."""
        from wsg_desktop.store.party_uses import uses_of_party

        tr, messages = self._context.tr, self._context.messages
        with self._context.session.reading() as read:
            is_used = bool(uses_of_party(read, party.id))
        if is_used:
            refused: list[UserError] = []
            self._edits.bin_party(party, refused.append)
            for problem in refused:
                self._offer_ways_on(party, problem, merge)
            return
        more = tr(_GOES, name=party.name) + (f" {tr(_ITS_PEOPLE)}" if people else "")
        answers = [Answer("bin", tr("Move to the bin"), removes=True)]
        if not people or messages.question(tr("Move {name} to the bin?", name=party.name), more, answers):
            self._edits.bin_party(party, messages.error)

    def _offer_ways_on(self, party: "PartyRow", problem: UserError, merge: Callable[[], object]) -> None:
        tr = self._context.tr
        answers = [Answer("merge", tr("Merge...")), Answer("show", tr("Show its projects"))]
        title = tr(_IN_USE, name=party.name)
        chosen = self._context.messages.question(title, problem.text(tr), answers)
        if chosen == "merge":
            merge()
        elif chosen == "show":
            self._context.go_to("projects", all_view(party.name, tr))

    def _window(self) -> QWidget | None:
        parent = self._context.background.parent()
        return parent if isinstance(parent, QWidget) else None
