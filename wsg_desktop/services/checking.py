"""Checking a programme: the file, the rules of the field, and the journal against the present state."""

from collections import Counter, defaultdict

from wsg_desktop.errors import UserError
from wsg_desktop.services.document import Document
from wsg_desktop.store import programmes, projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.journal.replay import replay_differences
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.schema import check_integrity
from wsg_desktop.texts import N_

DAMAGED = N_("The file is damaged: {what}. Restore the latest backup.")
JOURNAL = N_(
    "The journal does not lead to the present state at {where}. Restore the latest backup and report this."
)
TWICE = N_("Number {number} is used twice. Give one of the two another number.")
LOST_PARENT = N_("{number} stands under a line that is in the bin. Restore that line, or move {number}.")
IN_CIRCLE = N_("{numbers} wait for each other in a circle. Remove one of the links.")


def check_programme(document: Document) -> list[UserError]:
    """Return what is wrong as sentences; empty when all is in order."""
    found = [UserError(DAMAGED, what=line) for line in check_integrity(document.file.db_path)]
    if found:
        return found
    with document.reading() as read:
        found += [UserError(JOURNAL, where=place) for place in replay_differences(read)]
        rows = projects.list_projects(read)
        found += _check_rows(rows)
        found += _check_links(read, rows)
    return found


def _check_rows(rows: list[ProjectRow]) -> list[UserError]:
    numbers = Counter(row.number.lower() for row in rows)
    ids = {row.id for row in rows}
    found = [UserError(TWICE, number=number) for number, count in numbers.items() if count > 1]
    found += [
        UserError(LOST_PARENT, number=row.number)
        for row in rows
        if row.parent_id and row.parent_id not in ids
    ]
    return found


def _check_links(read: Reading, rows: list[ProjectRow]) -> list[UserError]:
    """Remove what waits for nothing until nothing is left; what stays waits for itself."""
    waits_for: dict[str, int] = defaultdict(int)
    followers: dict[str, list[str]] = defaultdict(list)
    for link in programmes.list_links(read):
        waits_for[link.target_id] += 1
        followers[link.source_id].append(link.target_id)
    free = [item for item in followers if not waits_for[item]]
    while free:
        for follower in followers[free.pop()]:
            waits_for[follower] -= 1
            if not waits_for[follower]:
                free.append(follower)
    numbers = sorted(row.number for row in rows if waits_for.get(row.id))
    return [UserError(IN_CIRCLE, numbers=", ".join(numbers))] if numbers else []
