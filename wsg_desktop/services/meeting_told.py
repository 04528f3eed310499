"""What the papers of a meeting told its members, and apart from it what changed after they were sent."""

from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.meeting_vocabulary import MomentKind
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_changes import MeetingChanges, read_changes, read_since_papers
from wsg_desktop.store import meeting_moments as moments


class Said(NamedTuple):
    """What members read in their papers, and when those went out. Nothing changes it any more."""

    sent_on: date
    papers: MeetingChanges


class Told(NamedTuple):
    """What members read in their papers, and what they can only hear or be sent after."""

    sent_on: date
    papers: MeetingChanges
    since: MeetingChanges


def read_said(document: Document, meeting_id: str) -> Said | None:
    """Return what the papers of a meeting told; None before they were sent.

    It is read from the whole programme as it was then, which takes a while: leave it to a worker.
    """
    with document.reading() as read:
        sent = moments.find_moment(read, meeting_id, MomentKind.PAPERS_SENT)
    if sent is None:
        return None
    with document.reading(as_on=sent.seq) as read:
        return Said(day_of(sent.at), read_changes(read, meeting_id, sent.day))


def read_told(document: Document, meeting_id: str) -> Told | None:
    """Return what the papers of a meeting told and what changed since; None before they were sent."""
    said = read_said(document, meeting_id)
    if said is None:
        return None
    with document.reading() as read:
        return Told(*said, read_since_papers(read, meeting_id, document.clock.today()))
