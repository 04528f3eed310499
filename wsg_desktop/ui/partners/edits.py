"""What the place Partners asks of the programme: each wish is one change, told where it is large."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.context import WindowContext

if TYPE_CHECKING:
    from wsg_desktop.store.rows import PartyRow, PersonRow
    from wsg_desktop.store.transaction import Transaction

Refuse = Callable[[UserError], object]
"""Shows beside the field why something was not kept."""

_PARTY_BINNED = N_("{name} is in the bin.")


class PartyEdits:
    """Changes parties and people through the one door of the window."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def add_party(self, name: str, kind: str, refuse: Refuse) -> str | None:
        """Add a party and return its id; None when it was refused."""
        from wsg_desktop.services import parties
        from wsg_desktop.services.edit_labels import ADD_PARTY

        label = sentence(ADD_PARTY, name=name)
        change = self._context.session.change
        return change(label, lambda tx: parties.add_party(tx, name, kind=kind), refused=refuse).value

    def set_field(self, party: "PartyRow", key: str, value: str, refuse: Refuse) -> bool:
        """Change the kind or notes of a party, or its name."""
        from wsg_desktop.services import parties

        return self._change_party(party, lambda tx: parties.set_party_field(tx, party.id, key, value), refuse)

    def set_aliases(self, party: "PartyRow", names: Sequence[str], refuse: Refuse) -> bool:
        """Let these be the other names of a party; one that another party goes by is refused."""
        from wsg_desktop.services import parties

        def work(tx: "Transaction") -> None:
            for name in set(party.aliases) - set(names):
                parties.remove_alias(tx, party.id, name)
            for name in names:
                if name not in party.aliases:
                    parties.add_alias(tx, party.id, parties.check_name(tx, name, party.id))

        return self._change_party(party, work, refuse)

    def bin_party(self, party: "PartyRow", refuse: Refuse) -> bool:
        """Put a party in the bin."""
        from wsg_desktop.services import parties
        from wsg_desktop.services.edit_labels import BIN_PARTY

        told = self._context.tr(_PARTY_BINNED, name=party.name)
        label = sentence(BIN_PARTY, name=party.name)
        change = self._context.session.change
        return bool(change(label, lambda tx: parties.delete_party(tx, party.id), told, refuse))

    def merge(self, kept: "PartyRow", gone: "PartyRow") -> bool:
        """Make one party of two."""
        from wsg_desktop.services import party_merging

        tr, names = self._context.tr, {"kept": kept.name, "gone": gone.name}
        return bool(
            self._context.session.change(
                party_merging.merge_label(**names),
                lambda tx: party_merging.merge_parties(tx, kept.id, gone.id),
                tr(party_merging.MERGED, **names),
            )
        )

    def keep_person(
        self, person: "PersonRow | None", party_id: str | None, values: dict[str, str], refuse: Refuse
    ) -> bool:
        """Change a person, or add one where there is none yet."""
        from wsg_desktop.services import parties
        from wsg_desktop.services.edit_labels import ADD_CONTACT, CHANGE_CONTACT

        def work(tx: "Transaction") -> None:
            if person is None:
                parties.add_person(tx, party_id=party_id, **values)
            else:
                parties.set_person_fields(tx, person.id, values)

        name = values["name"] or values["function_title"]
        label = sentence(ADD_CONTACT if person is None else CHANGE_CONTACT, name=name)
        return bool(self._context.session.change(label, work, refused=refuse))

    def give_to_party(self, person: "PersonRow", name: str, refuse: Refuse) -> bool:
        """Let a person belong to the party with this name, which is added where it is new."""
        from wsg_desktop.services import parties
        from wsg_desktop.services.edit_labels import CHANGE_CONTACT

        def work(tx: "Transaction") -> None:
            party_id = parties.party_named(tx, name) if name else None
            parties.set_person_field(tx, person.id, "party_id", party_id)

        label = sentence(CHANGE_CONTACT, name=person.label)
        return bool(self._context.session.change(label, work, refused=refuse))

    def bin_person(self, person: "PersonRow", refuse: Refuse) -> bool:
        """Put a person in the bin."""
        from wsg_desktop.services import parties
        from wsg_desktop.services.edit_labels import BIN_CONTACT

        label = sentence(BIN_CONTACT, name=person.label)
        told = self._context.tr(_PARTY_BINNED, name=person.label)
        change = self._context.session.change
        return bool(change(label, lambda tx: parties.delete_person(tx, person.id), told, refuse))

    def _change_party(self, party: "PartyRow", work: "Callable[[Transaction], None]", refuse: Refuse) -> bool:
        from wsg_desktop.services.edit_labels import CHANGE_PARTY

        label = sentence(CHANGE_PARTY, name=party.name)
        return bool(self._context.session.change(label, work, refused=refuse))
