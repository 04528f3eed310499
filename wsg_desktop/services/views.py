"""Saved views: a filter, columns, order and grouping under a name."""

from wsg_desktop.errors import UserError
from wsg_desktop.store.records import ViewRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

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
