"""What a type of direction means for the parts of a project: one after the other, or a start together.

In a procesketen the parts follow each other with a hand-over between them. A hand-over is a moment of its own
that people plan and look forward to, so it becomes a milestone between the two parts and not a lag, which
nobody would see. In a netwerkketen the parts begin together. It is proposed once, never done by itself.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.domain.vocabulary import DirectionType, ItemKind, LinkType, State
from wsg_desktop.services import links, projects
from wsg_desktop.store import programmes
from wsg_desktop.store import projects as stored
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.records import ProjectRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

HAND_OVER = N_("Hand-over: {source} → {target}")
"""What the milestone of a hand-over is called."""


class Proposal(NamedTuple):
    """Links between the parts of a project, in the order of the outline."""

    project_id: str
    direction: DirectionType
    parts: tuple[str, ...]
    title: str = ""
    """Of the project."""

    @property
    def kind(self) -> LinkType:
        """Return the kind of the links."""
        return (
            LinkType.FINISH_START if self.direction is DirectionType.PROCESS_CHAIN else LinkType.START_START
        )

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return which part is to wait for which: (source, target)."""
        if self.direction is DirectionType.PROCESS_CHAIN:
            return tuple(pairwise(self.parts))
        return tuple((self.parts[0], part) for part in self.parts[1:])


def propose(read: Reading, project_id: str) -> Proposal | None:
    """Return what the type of direction of a project proposes; None where it has nothing to propose.

    That is so without a type, with fewer than two parts that still count, and once any two are linked.
    """
    project = next(iter(stored.find_projects(read, [project_id], deleted=False)), None)
    if project is None or project.direction_type is None:
        return None
    children = stored.find_projects(read, stored.child_ids(read).get(project_id, ()), deleted=False)
    active = [child for child in children if child.state != State.CANCELLED.value]
    parts = tuple(child.id for child in sorted(active, key=lambda child: child.sort_key))
    own = {child.id for child in children}
    linked = any({link.source_id, link.target_id} <= own for link in programmes.list_links(read))
    if len(parts) < 2 or linked:
        return None
    return Proposal(project_id, DirectionType(project.direction_type), parts, project.title)


def accept(tx: Transaction, proposal: Proposal, hand_over: str = HAND_OVER) -> None:
    """Link the parts as proposed; `hand_over`, in the language of the user, names the milestones of one.

    Raises `UserError` that names the circle when links by way of other projects would close one.
    """
    for source, target in proposal.pairs:
        steps = [source, *_hand_over(tx, proposal, source, target, hand_over), target]
        for before, after in pairwise(steps):
            links.add_link(tx, before, after, proposal.kind)


def _hand_over(
    tx: Transaction, proposal: Proposal, source_id: str, target_id: str, name: str
) -> Iterator[str]:
    """Make the milestone of a hand-over; a part that is a milestone itself is the moment already."""
    source, target = tx.get(ProjectRecord, source_id), tx.get(ProjectRecord, target_id)
    milestone = ItemKind.MILESTONE.value
    if proposal.direction is not DirectionType.PROCESS_CHAIN or milestone in {source.kind, target.kind}:
        return
    yield projects.create(
        tx,
        name.format(source=source.title, target=target.title),
        parent_id=proposal.project_id,
        kind=ItemKind.MILESTONE,
        after_id=source_id,
        end=source.end if source.end.day else NO_TERM,
    )
