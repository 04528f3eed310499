"""Dependencies in time between items of the outline."""

from collections import defaultdict

from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.errors import UserError
from wsg_desktop.store import programmes
from wsg_desktop.store.records import LinkRecord, ProjectRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

ITSELF = N_("{number} cannot wait for itself. Choose another project.")
TWICE = N_(
    "{target} has this kind of link with {source} already. Choose another kind, or take one of the two away."
)
OWN_PART = N_(
    "{part} is a part of {whole}, so neither can wait for the other. Link it with another part, or with"
    " another project."
)
TOO_LONG = N_("A lag of {lag} working days is too long. Give at most {most} days, before or after.")
LONGEST_LAG = 999
"""In working days, nearly four years: what goes further is a slip of the keyboard."""
CIRCLE = N_("This would close a circle: {circle}. Remove one of these links first, then add this one.")


def add_link(
    tx: Transaction, source_id: str, target_id: str, kind: LinkType = LinkType.FINISH_START, lag: int = 0
) -> str:
    """Let `target_id` follow `source_id` with a lag in working days; return the id of the link.

    The same link again only changes its lag. Raises `UserError` that names the circle when it closes one,
    when one of the two stands under the other, and when the lag is too long.
    """
    _refuse_long(lag)
    if source_id == target_id:
        raise UserError(ITSELF, number=tx.get(ProjectRecord, source_id).number)
    same = tx.find_all(LinkRecord, LinkRecord.source_id == source_id, LinkRecord.target_id == target_id)
    for link in same:
        if link.type == kind.value:
            link.lag = lag
            return link.id
    _refuse_own_part(tx, source_id, target_id)
    _refuse_circle(tx, source_id, target_id)
    record = LinkRecord(source_id=source_id, target_id=target_id, type=kind.value, lag=lag)
    return tx.add(record).id


def change_link(tx: Transaction, link_id: str, kind: LinkType, lag: int) -> None:
    """Make a link of another kind, or with another lag in working days.

    Raises `UserError` when the two have a link of that kind already, and when the lag is too long.
    """
    _refuse_long(lag)
    link = tx.get(LinkRecord, link_id)
    ends = LinkRecord.source_id == link.source_id, LinkRecord.target_id == link.target_id
    if any(it.id != link_id and it.type == kind.value for it in tx.find_all(LinkRecord, *ends)):
        source, target = tx.get(ProjectRecord, link.source_id), tx.get(ProjectRecord, link.target_id)
        raise UserError(TWICE, source=source.number, target=target.number)
    link.type, link.lag = kind.value, lag


def remove_link(tx: Transaction, link_id: str) -> None:
    """Remove a dependency."""
    tx.remove(tx.get(LinkRecord, link_id))


def _refuse_long(lag: int) -> None:
    if abs(lag) > LONGEST_LAG:
        raise UserError(TOO_LONG, lag=lag, most=LONGEST_LAG)


def _refuse_own_part(tx: Transaction, source_id: str, target_id: str) -> None:
    for part, whole in ((source_id, target_id), (target_id, source_id)):
        seen = {part}
        above = tx.get(ProjectRecord, part).parent_id
        while above is not None and above not in seen:
            if above == whole:
                numbers = [tx.get(ProjectRecord, it).number for it in (part, whole)]
                raise UserError(OWN_PART, part=numbers[0], whole=numbers[1])
            seen.add(above)
            above = tx.get(ProjectRecord, above).parent_id


def _refuse_circle(tx: Transaction, source_id: str, target_id: str) -> None:
    followers: dict[str, list[str]] = defaultdict(list)
    for link in programmes.list_links(tx.read):
        followers[link.source_id].append(link.target_id)
    path = _path(followers, target_id, source_id)
    if path:
        numbers = [tx.get(ProjectRecord, item).number for item in [source_id, *path]]
        raise UserError(CIRCLE, circle=" → ".join(numbers))


def _path(followers: dict[str, list[str]], start: str, goal: str) -> list[str]:
    """Return the items from `start` to `goal` along the links, both included; empty when there is no way."""
    came_from: dict[str, str | None] = {start: None}
    waiting = [start]
    while waiting:
        item = waiting.pop()
        if item == goal:
            path = [item]
            while (before := came_from[path[-1]]) is not None:
                path.append(before)
            return path[::-1]
        for follower in followers[item]:
            if follower not in came_from:
                came_from[follower] = item
                waiting.append(follower)
    return []
