"""Saved views: a filter, columns, order and grouping under a name."""

from contextlib import suppress
from dataclasses import replace

from wsg_desktop.domain.views import View, read_view
from wsg_desktop.errors import UserError
from wsg_desktop.store import programmes
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.records import ViewRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

PARTY_FIELDS = frozenset(
    {"lead_parties", "partner_parties", "parties", "daily_direction", "policy_direction"}
)
"""What a view can ask for that has names of parties as its values."""

NAMELESS = N_("A view needs a name. Type one and try again.")


def save_view(tx: Transaction, name: str, definition: str) -> str:
    """Keep a view under `name`, over one with the same name, and return its id."""
    name = " ".join(name.split())
    if not name:
        raise UserError(NAMELESS)
    found = next((view for view in tx.find_all(ViewRecord) if view.name.lower() == name.lower()), None)
    if found is None:
        return tx.add(ViewRecord(name=name, definition=definition)).id
    found.definition = definition
    return found.id


def delete_view(tx: Transaction, view_id: str) -> None:
    """Remove a saved view."""
    tx.remove(tx.get(ViewRecord, view_id))


def count_asking_for(read: Reading, party: str) -> int:
    """Return how many saved views ask for the party with this name."""
    return sum(_renamed(it.name, it.definition, party, "") is not None for it in programmes.list_views(read))


def rename_party(tx: Transaction, before: str, after: str) -> None:
    """Let every saved view that asks for the party `before` ask for the one that is called `after`."""
    for record in tx.find_all(ViewRecord):
        definition = _renamed(record.name, record.definition, before, after)
        if definition is not None:
            record.definition = definition


def _renamed(name: str, definition: str, before: str, after: str) -> str | None:
    """Return the definition of a view with another name of a party, None where it does not ask for it."""
    view: View | None = None
    with suppress(UserError):  # a view of a newer version stays as it is
        view = read_view(name, definition)
    if view is None:
        return None
    accepted = tuple(
        replace(it, values=frozenset(after if value == before else value for value in it.values))
        if it.field in PARTY_FIELDS
        else it
        for it in view.filter.accepted
    )
    changed = replace(view, filter=replace(view.filter, accepted=accepted))
    return None if changed == view else changed.to_json()
