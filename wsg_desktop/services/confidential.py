"""What stays in the house, or away from the members of a body: one rule for papers, overviews, calendars."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import Confidentiality
from wsg_desktop.store.actions import ActionRow
from wsg_desktop.store.confidentiality import levels_above, read_secrecy
from wsg_desktop.store.engine import Reading

MaySee = Callable[[str], bool]
"""Whether the readers may see what is so confidential."""


class KeptIn(NamedTuple):
    """Keys of what readers may not see; also of what lies in the bin, for others still refer to it."""

    projects: frozenset[str] = frozenset()
    """With all that stands under them."""
    decisions: frozenset[str] = frozenset()
    """Those that are about such a project too."""
    items: frozenset[str] = frozenset()
    """Points of agendas about either."""

    def hides(self, action: ActionRow) -> bool:
        """Return whether an action is about something of it, or came out of it."""
        return (
            action.project_id in self.projects
            or action.decision_id in self.decisions
            or action.agenda_item_id in self.items
        )


def partners_may_see(confidentiality: str) -> bool:
    """Return whether what is so confidential may leave the house."""
    return confidentiality != Confidentiality.INTERNAL


def read_kept_in(read: Reading, may_see: MaySee = partners_may_see) -> KeptIn:
    """Return what readers may not see; without `may_see` what partners may not."""
    found = read_secrecy(read)
    secret = {key for key, _, level in found.projects if not may_see(level)}
    projects = _with_those_under(secret, ((key, parent) for key, parent, _ in found.projects))
    decisions = {key for key, level in found.decisions if not may_see(level)}
    decisions |= {key for key, project_id in found.about if project_id in projects}
    items = {key for key, of, project_id in found.items if of in decisions or project_id in projects}
    return KeptIn(projects, frozenset(decisions), frozenset(items))


def stays_inside(read: Reading, project_id: str) -> bool:
    """Return whether a project, or something it stands under, may not leave the house."""
    return not all(partners_may_see(it) for it in levels_above(read, project_id))


def _with_those_under(keys: set[str], parents: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    under: dict[str, list[str]] = defaultdict(list)
    for key, parent in parents:
        if parent is not None:
            under[parent].append(key)
    waiting, found = list(keys), set(keys)
    while waiting:
        new = [it for it in under[waiting.pop()] if it not in found]
        found.update(new)
        waiting += new
    return frozenset(found)
