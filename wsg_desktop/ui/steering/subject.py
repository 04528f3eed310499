"""What the right side of Stuurgroep is about: a body, a meeting, or what goes across all of them."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_list import MeetingList
    from wsg_desktop.store.bodies import BodyRow
    from wsg_desktop.store.meetings import MeetingRow


class SubjectKind(StrEnum):
    """What can be chosen at the left."""

    BODY = "body"
    MEETING = "meeting"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    CALENDAR = "calendar"


class SubjectKey(NamedTuple):
    """What names a line at the left."""

    kind: SubjectKind
    id: str = ""


DECISIONS = SubjectKey(SubjectKind.DECISIONS)
ACTIONS = SubjectKey(SubjectKind.ACTIONS)
CALENDAR = SubjectKey(SubjectKind.CALENDAR)
ACROSS = {key.kind.value: key for key in (DECISIONS, ACTIONS, CALENDAR)}
"""What is there once, by the word that a request names it by."""


class Subject(NamedTuple):
    """What is chosen, as it was read; of a meeting also its body."""

    key: SubjectKey
    listed: "MeetingList"
    body: "BodyRow | None" = None
    meeting: "MeetingRow | None" = None


def subject_of(key: SubjectKey, listed: "MeetingList") -> Subject | None:
    """Return what `key` names; None when it is no longer there."""
    if key in ACROSS.values():
        return Subject(key, listed)
    meeting = None
    body_id = key.id
    if key.kind is SubjectKind.MEETING:
        meeting = next((row for row in listed.meetings if row.id == key.id), None)
        body_id = meeting.body_id if meeting else ""
    body = next((row for row in listed.bodies if row.id == body_id), None)
    return Subject(key, listed, body, meeting) if body else None
