"""The findings that were accepted, with who did so and when; and what a finding is when it is accepted."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.finding_facts import (
    NOT_TO_ACCEPT,
    facts_of_area,
    facts_of_project,
    facts_of_warning,
)
from wsg_desktop.services.acceptances import Acceptances, Judged, judge_pair
from wsg_desktop.services.findings import Found, Group, read_findings
from wsg_desktop.store.accepted_findings import find_who_accepted
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan_changes import Said

SHOWN = 40
"""So many of what was accepted are shown one by one."""


class AcceptedFinding(NamedTuple):
    """One finding that was accepted and still rests on the same."""

    id: str
    """Of the acceptance."""
    found: Found
    said: Said
    """Who accepted it, and when."""


def read_accepted(read: Reading, groups: Iterable[Group], today: date) -> list[AcceptedFinding]:
    """Return what is shown of findings that were accepted, the latest first; at most `SHOWN`."""
    acceptances = Acceptances.load(read)
    pairs = [(group, subject) for group in groups for subject in group.ids]
    pairs.sort(key=lambda it: acceptances.get_id(it[0].kind, it[1]), reverse=True)
    latest = [group._replace(ids=(subject,)) for group, subject in pairs[:SHOWN]]
    shown = zip(latest, read_findings(read, latest, today), strict=True)
    found = [(acceptances.get_id(group.kind, group.ids[0]), it) for group, it in shown]
    said = find_who_accepted(read, [row_id for row_id, _ in found])
    return [AcceptedFinding(row_id, it, said[row_id]) for row_id, it in found]


def find_accepted_id(read: Reading, found: Found) -> str:
    """Return the id of the acceptance of a finding that was accepted."""
    judged = judge(found)
    row = Acceptances.load(read).find(judged) if judged else None
    assert row is not None
    return row.id


def judge(found: Found) -> Judged | None:
    """Return a finding as it is accepted; None for one that is no matter of right or wrong."""
    if found.kind in NOT_TO_ACCEPT:
        return None
    if found.project:
        due = found.phase.planned_start.day if found.phase else None
        return Judged(found.kind, found.project.id, facts_of_project(found.kind, found.project, due))
    if found.area:
        warning = found.warning
        facts = (
            facts_of_warning(warning.day, warning.phases)
            if warning
            else facts_of_area(found.area.state, found.area.phase)
        )
        return Judged(found.kind, found.area.id, facts)
    one, other = found.parties
    return judge_pair((one.id, one.name), (other.id, other.name))
