"""Checking a programme: the file, the rules of the field, and the journal against the present state."""

from wsg_desktop.errors import UserError
from wsg_desktop.services.document import Document
from wsg_desktop.services.standing_rules import find_breaches
from wsg_desktop.store.journal.replay import replay_differences
from wsg_desktop.store.schema import check_integrity
from wsg_desktop.texts import N_

DAMAGED = N_("The file is damaged: {what}. Restore the latest backup.")
JOURNAL = N_(
    "The journal does not lead to the present state at {where}. Restore the latest backup and report this."
)


def check_programme(document: Document) -> list[UserError]:
    """Return what is wrong as sentences; empty when all is in order."""
    found = [UserError(DAMAGED, what=line) for line in check_integrity(document.file.db_path)]
    if found:
        return found
    try:
        with document.reading() as read:
            found += [UserError(JOURNAL, where=place) for place in replay_differences(read)]
            found += [breach.problem for breach in find_breaches(read)]
    except ValueError as error:
        # A value that is no date or no JSON: SQLite keeps any text.
        return [UserError(DAMAGED, what=error)]
    return found
