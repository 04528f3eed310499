"""From where a body is told what changed: a moment of the journal, and later ones for what it heard since."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of, end_of_day
from wsg_desktop.domain.meeting_vocabulary import MomentKind, Telling
from wsg_desktop.domain.reported_changes import CHANGED_BY, LIGHT, TOLD_WITH
from wsg_desktop.services.document import BEGINNING
from wsg_desktop.services.meeting_moments import is_before
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.changes import seq_at
from wsg_desktop.store.decisions import list_applied
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead, MomentRow, ToldRow

_SAID = frozenset({Telling.ORALLY.value, Telling.SENT_AFTER.value})
_SENT = MomentKind.PAPERS_SENT


class SentInVain(NamedTuple):
    """Papers that members got for a meeting at which nobody spoke of them."""

    meeting: MeetingHead
    sent_on: date

    @property
    def is_moved(self) -> bool:
        """Return whether that meeting is still to come, later than the one that is prepared."""
        return self.meeting.goes_on


class Since(NamedTuple):
    """From where is counted: a place in the journal, its day, and the meeting that was told until there."""

    seq: int
    day: date
    meeting: MeetingHead | None = None
    """None at the first meeting of a body."""
    in_vain: tuple[SentInVain, ...] = ()
    """Papers that went out after it; what they told is told again."""


class Bases(NamedTuple):
    """Per project and key from which change set it is counted, where that is another one than for the rest.

    Later is what the body heard since its papers, earlier what those left out: it does not know that yet.
    """

    seqs: Mapping[str, Mapping[str, int]]

    @classmethod
    def load(cls, read: Reading, body_id: str, since: Since, ids: Collection[str] | None = None) -> "Bases":
        """Read what the last meeting was told beside its papers or not at all, and what it decided since."""
        found = _left_out(read, body_id, since)
        if since.meeting is not None:
            for told in moments.list_told(read, since.meeting.id):
                if told.telling in _SAID:
                    _set_told(found, told, told.seq)
        for applied in list_applied(read, body_id, since.seq):
            for key in CHANGED_BY.get(applied.field, ()):
                _set_later(found, applied.project_id, key, applied.seq)
        return cls(found if ids is None else {key: it for key, it in found.items() if key in ids})


def _left_out(read: Reading, body_id: str, since: Since) -> dict[str, dict[str, int]]:
    """Return from where is counted what people left out of the papers of the last meeting: as those did.

    Not so lights: every report shows those as they are.
    """
    found: dict[str, dict[str, int]] = {}
    if since.meeting is None:
        return found
    told = moments.list_told(read, since.meeting.id)
    rows = [it for it in told if it.telling == Telling.NOT and it.seq <= since.seq and it.change_key != LIGHT]
    if rows:
        before = find_since(read, body_id, since.day, since.meeting)
        earlier = Bases.load(read, body_id, before)
        for it in rows:
            seq = earlier.seqs.get(it.project_id, {}).get(it.change_key, before.seq)
            _set_told(found, it, seq)
    return found


def _set_later(found: dict[str, dict[str, int]], project_id: str, key: str, seq: int) -> None:
    keys = found.setdefault(project_id, {})
    keys[key] = max(keys.get(key, 0), seq)


def _set_told(found: dict[str, dict[str, int]], told: ToldRow, seq: int) -> None:
    for key in filter(None, (told.change_key, TOLD_WITH.get(told.change_key))):
        _set_later(found, told.project_id, key, seq)


def find_since(read: Reading, body_id: str, today: date, before: MeetingHead | None = None) -> Since:
    """Return from where a body is told: what fixed its last meeting, else its day, else the beginning.

    A meeting that was called off told nothing, whatever went out for it; nor did one that comes after
    `before`, to which it may have been moved since.
    """
    earlier = [it for it in moments.list_heads(read, body_id) if before is None or is_before(it, before)]
    kept = list(reversed(moments.list_moments(read)))
    sent = {it.meeting_id: it for it in kept if it.kind == _SENT}
    found = _last_told(read, earlier, kept, sent, today)
    told = {it.id for it in (*earlier, *([before] if before else []))}
    others = [it for it in moments.list_heads(read, body_id, called_off=True) if it.id not in told]
    in_vain = [
        SentInVain(it, day_of(sent[it.id].at))
        for it in others
        if it.id in sent and sent[it.id].seq > found.seq
    ]
    return found._replace(in_vain=tuple(in_vain))


def _last_told(
    read: Reading,
    earlier: Sequence[MeetingHead],
    kept: Iterable[MomentRow],
    sent: Mapping[str, MomentRow],
    today: date,
) -> Since:
    closed = {it.meeting_id: it for it in kept if it.kind == MomentKind.CLOSED}
    for meeting in reversed(earlier):
        if meeting.id in sent:
            # One that was moved may have papers older than those of a meeting before it.
            last = max((it for it in earlier if it.id in sent), key=lambda it: (sent[it.id].seq, it.day))
            return Since(sent[last.id].seq, sent[last.id].day, last)
        if meeting.id in closed:
            return Since(closed[meeting.id].seq, closed[meeting.id].day, meeting)
        if meeting.day <= today:
            return Since(max(seq_at(read, end_of_day(meeting.day)), BEGINNING), meeting.day, meeting)
    began = moments.moment_of_set(read, BEGINNING)
    return Since(BEGINNING, day_of(began) if began else today)
