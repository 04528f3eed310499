"""From where a body is told what changed: a moment of the journal, and later ones for what it heard since."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of, end_of_day
from wsg_desktop.domain.meeting_vocabulary import MomentKind, Telling
from wsg_desktop.domain.reported_changes import CHANGED_BY
from wsg_desktop.services.document import BEGINNING
from wsg_desktop.services.meeting_moments import is_before
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.changes import seq_at
from wsg_desktop.store.decisions import list_applied
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead

_SAID = frozenset({Telling.ORALLY.value, Telling.SENT_AFTER.value})
_SENT = MomentKind.PAPERS_SENT


class Since(NamedTuple):
    """From where is counted: a place in the journal, its day, and the meeting that was told until there."""

    seq: int
    day: date
    meeting: MeetingHead | None = None
    """None at the first meeting of a body."""


class Bases(NamedTuple):
    """Per project and key from which change set on it is counted, where that is later than for all others."""

    seqs: Mapping[str, Mapping[str, int]]

    @classmethod
    def load(cls, read: Reading, body_id: str, since: Since, ids: Collection[str] | None = None) -> "Bases":
        """Read what the body was told at its last meeting after the papers, and what it decided since."""
        found: dict[str, dict[str, int]] = {}
        if since.meeting is not None:
            for told in moments.list_told(read, since.meeting.id):
                if told.telling in _SAID:
                    _set_later(found, told.project_id, told.change_key, told.seq)
        for applied in list_applied(read, body_id, since.seq):
            for key in CHANGED_BY.get(applied.field, ()):
                _set_later(found, applied.project_id, key, applied.seq)
        return cls(found if ids is None else {key: it for key, it in found.items() if key in ids})


def _set_later(found: dict[str, dict[str, int]], project_id: str, key: str, seq: int) -> None:
    keys = found.setdefault(project_id, {})
    keys[key] = max(keys.get(key, 0), seq)


def find_since(read: Reading, body_id: str, today: date, before: MeetingHead | None = None) -> Since:
    """Return from where a body is told: what fixed its last meeting, else its day, else the beginning."""
    earlier = [it for it in moments.list_heads(read, body_id) if before is None or is_before(it, before)]
    kept = list(reversed(moments.list_moments(read)))
    closed = {it.meeting_id: it for it in kept if it.kind == MomentKind.CLOSED}
    sent = {it.meeting_id: it for it in kept if it.kind == _SENT}
    for meeting in reversed(earlier):
        moment = sent.get(meeting.id) or closed.get(meeting.id)
        if moment is not None:
            return Since(moment.seq, moment.day, meeting)
        if meeting.day <= today:
            return Since(max(seq_at(read, end_of_day(meeting.day)), BEGINNING), meeting.day, meeting)
    began = moments.moment_of_set(read, BEGINNING)
    return Since(BEGINNING, day_of(began) if began else today)
