"""The labels that a programme gives its projects, as a whole: renaming, merging and removing them."""

from wsg_desktop.errors import UserError
from wsg_desktop.store.records import ProjectTagRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

NAMELESS = N_("A label needs a name. Type one and try again.")


def rename_tag(tx: Transaction, name: str, new: str) -> int:
    """Call a label otherwise in every project that has it, and return in how many; the bin counts too.

    Where a project has the new one already, the old one only goes: that is how two labels are merged.
    """
    new = " ".join(new.split())
    if not new:
        raise UserError(NAMELESS)
    if new == name:
        return 0
    mine = tx.find_all(ProjectTagRecord, ProjectTagRecord.tag == name)
    have = {row.project_id for row in tx.find_all(ProjectTagRecord, ProjectTagRecord.tag == new)}
    for row in mine:
        if row.project_id in have:
            tx.remove(row)
        else:
            row.tag = new
    return len(mine)


def remove_tag(tx: Transaction, name: str) -> int:
    """Take a label off every project that has it, and return off how many."""
    mine = tx.find_all(ProjectTagRecord, ProjectTagRecord.tag == name)
    for row in mine:
        tx.remove(row)
    return len(mine)
