"""The moments of meetings to look back at: what the papers said, and what stood when a meeting was closed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.meeting_vocabulary import MomentKind
from wsg_desktop.domain.readings import Doubt
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import UserError
from wsg_desktop.services.compare_moment import CompareMoment, moment_words
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.engine import Reading
from wsg_desktop.texts import N_, Translator

NOT_THEN = N_("{body} has no meeting on {day} of which papers were sent or that was closed.")
NEVER = N_("{body} has no meeting yet of which papers were sent or that was closed.")

_WORDS = {
    MomentKind.PAPERS_SENT: N_("{body} {day}, papers sent"),
    MomentKind.CLOSED: N_("{body} {day}, closed"),
}


class PastMoment(NamedTuple):
    """An earlier moment of the programme: where it lies in the journal, its day, and what it is called."""

    at: date | datetime | int
    day: date
    words: str


class PastMeeting(NamedTuple):
    """A moment of a meeting, with the last change set of what stood then."""

    meeting_id: str
    body: str
    day: date
    kind: MomentKind
    seq: int
    at: datetime
    """When that change set was made."""
    told_on: date
    """When its papers were made or it was closed: of that day are the lights that it was told."""

    def words(self, tr: Translator, today: date) -> str:
        """Return what it is called: "Stuurgroep 3 december, stukken verzonden"."""
        day = moment_words(CompareMoment(day=self.day), tr, today)
        return tr(_WORDS[self.kind], body=self.body, day=day)

    def compared(self, tr: Translator, today: date) -> CompareMoment:
        """Return it as a moment to compare with."""
        return CompareMoment(at=self.at, name=self.words(tr, today))

    def moment(self, tr: Translator, today: date) -> PastMoment:
        """Return it as a moment to read the programme as on."""
        return PastMoment(self.seq, min(self.told_on, today), self.words(tr, today))


def list_past_meetings(read: Reading, most: int | None = None) -> list[PastMeeting]:
    """Return the moments of the meetings that are there, latest meeting first, of each the closing first."""
    heads = {it.id: it for it in moments.list_heads(read)}
    found: list[PastMeeting] = []
    for row in moments.list_moments(read, heads):
        head, at = heads[row.meeting_id], moments.moment_of_set(read, row.seq)
        if row.kind in _WORDS and at is not None:
            kind = MomentKind(row.kind)
            found.append(PastMeeting(head.id, head.body, head.day, kind, row.seq, at, row.day))
    found.sort(key=lambda it: (it.day, it.seq), reverse=True)
    return found[:most]


def past_of_meeting(read: Reading, meeting_id: str) -> PastMeeting | None:
    """Return the moment that fixed what a meeting was told; None where nothing did yet."""
    return _fixing([it for it in list_past_meetings(read) if it.meeting_id == meeting_id])


def find_past_meeting(read: Reading, text: str, today: date) -> PastMeeting | None:
    """Return the meeting that a text names: its body and perhaps its day; None where it names no body.

    What its papers said goes before what stood when it was closed. Without a day it is the last one. Raises
    `UserError` where there is no such moment.
    """
    bodies = sorted({it.body for it in moments.list_heads(read)}, key=len, reverse=True)
    key = name_key(text)
    body = next((it for it in bodies if key == name_key(it) or key.startswith(f"{name_key(it)} ")), None)
    if body is None:
        return None
    rest = key[len(name_key(body)) :].strip()
    found = [it for it in list_past_meetings(read) if it.body == body]
    if rest:
        reading = read_date(rest, today=today)
        said = reading.proposals if isinstance(reading, Doubt) else (reading,)
        # A day without its year lies ahead by itself; a meeting that was held does not.
        days = {day for it in said for day in (it.last, _year_before(it.last))}
        found = [it for it in found if it.day in days]
        if not found:
            raise UserError(NOT_THEN, body=body, day=rest)
    if not found:
        raise UserError(NEVER, body=body)
    return _fixing([it for it in found if it.meeting_id == found[0].meeting_id])


def _fixing(found: Sequence[PastMeeting]) -> PastMeeting | None:
    """Return of the moments of one meeting when its papers were sent, else when it was closed."""
    return next((it for it in found if it.kind is MomentKind.PAPERS_SENT), found[0] if found else None)


def _year_before(day: date | None) -> date | None:
    if day is None or (day.month, day.day) == (2, 29):
        return None
    return day.replace(year=day.year - 1)
