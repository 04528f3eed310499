"""What happens to a meeting in the world outside: papers sent, closed, corrected. All of it are facts.

A fact is never on the undo stack. What a meeting fixed changes by a correction only, which stays visible.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.meeting_vocabulary import DecisionState, MeetingState, MomentKind
from wsg_desktop.errors import FileProblem, UserError, why
from wsg_desktop.exchange.papers.imprint import MadeFrom, rests_on
from wsg_desktop.services.fixed_meetings import day_shown
from wsg_desktop.store import decisions as stored
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead, MomentRow
from wsg_desktop.store.records import DecisionRecord, MeetingPaperRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

SENT_BEFORE = N_("The papers of this meeting were sent on {day}. Send what is new after them.")
NOT_SENT_BEFORE = N_("The papers of this meeting were not sent yet. Send those first.")
NO_PAPERS = N_("There is no file to send. Make the papers first.")
EMPTY = N_("{name} is empty: it holds nothing to read. Make it again, or leave it out.")
IS_OVER = N_(
    "The meeting of {day} is closed, so its papers cannot go out any more. Keep what goes out later as "
    "sent after."
)
NOT_READ = N_("{name} cannot be read: {reason}. Close it where it is open, and try again.")
IS_OPEN = N_("The meeting of {day} is not closed yet. Change it as it is; only what is closed is corrected.")
TO_COME = N_(
    "The meeting of {day} is still to be held. It can be closed from that day on; move it when it is held "
    "earlier."
)
CALLED_OFF = N_(
    "The meeting of {day} was called off, so there is nothing to close. If it was held, let it go on first."
)
CLOSED_BEFORE = N_("The meeting of {day} was closed before.")
OPEN_POINTS = N_("No outcome was recorded of: {titles}. Say of each what to do with it.")
NO_NEXT = N_("There is no next meeting to hold this over to. Plan one first, or let it stay.")
NO_WHY = N_("Say why you correct what was fixed, so that readers understand it.")
NO_MOMENT = N_(
    "Nothing was sent or closed for the meeting of {day}: there is no moment to show the programme as on."
)
_CHUNK = 1 << 20


class SentPaper(NamedTuple):
    """A file as it goes out: its kind, its name, its SHA-256 in hexadecimal and its size in bytes."""

    kind: str
    file_name: str
    digest: str
    size: int


class Choice(StrEnum):
    """What to do with a decision that has no outcome when its meeting is closed."""

    HOLD_OVER = "hold_over"
    """It goes to the next meeting."""
    DROP = "drop"
    STAY = "stay"
    """It stays open where it is."""


class OpenPoint(NamedTuple):
    """A decision that is still to be taken when its meeting is closed."""

    decision_id: str
    title: str
    is_held_over: bool
    """Whether that was said already: then it goes to the next meeting unless somebody chooses otherwise."""


def paper_of(path: Path, kind: str) -> SentPaper:
    """Return a file with what tells it from every other; raises `FileProblem` when it cannot be read."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise FileProblem(NOT_READ, name=path.name, reason=why(error)) from error
    if not size:
        raise FileProblem(EMPTY, name=path.name)
    return SentPaper(kind, path.name, digest.hexdigest(), size)


def made_from(files: Iterable[Path], meeting_id: str) -> MadeFrom | None:
    """Return what papers of a meeting were made from, and on which day; the earliest where they differ.

    None for files that nobody can tell it of.
    """
    found = filter(None, (rests_on(it, meeting_id) for it in files))
    return min(found, key=lambda it: (it.seq, it.day or date.max), default=None)


def send_papers(
    tx: Transaction,
    meeting_id: str,
    papers: Iterable[SentPaper],
    *,
    made: MadeFrom | None = None,
    note: str = "",
) -> str:
    """Keep that the papers of a meeting went out, and with them what they say; return the id of the moment.

    `made` tells what they were made from; without it that is what is so now. A fact. Raises `UserError`
    when they were sent before, when there are none, and once the meeting is closed.
    """
    head = moments.get_meeting(tx.read, meeting_id)
    if moments.closed_in(tx.read, meeting_id) is not None:
        raise UserError(IS_OVER, day=day_shown(head))
    before = moments.find_moment(tx.read, meeting_id, MomentKind.PAPERS_SENT)
    if before is not None:
        raise UserError(SENT_BEFORE, day=f"{before.at:%d-%m-%Y}")
    return _keep_papers(tx, meeting_id, MomentKind.PAPERS_SENT, papers, made, note)


def send_after(
    tx: Transaction,
    meeting_id: str,
    papers: Iterable[SentPaper],
    *,
    made: MadeFrom | None = None,
    note: str = "",
) -> str:
    """Keep that more went out after the papers, for the same meeting; return the id of the moment. A fact."""
    if moments.find_moment(tx.read, meeting_id, MomentKind.PAPERS_SENT) is None:
        raise UserError(NOT_SENT_BEFORE)
    return _keep_papers(tx, meeting_id, MomentKind.SENT_AFTER, papers, made, note)


def open_points(read: Reading, meeting_id: str) -> list[OpenPoint]:
    """Return the decisions of a meeting that are still to be taken."""
    mine = stored.decisions_of_meeting(read, meeting_id)
    return [
        OpenPoint(it.id, it.title, it.state == DecisionState.HELD_OVER)
        for it in mine
        if it.state in stored.OPEN and it.meeting_id == meeting_id
    ]


def close(
    tx: Transaction, meeting_id: str, choices: Mapping[str, Choice] | None = None, *, note: str = ""
) -> str:
    """Close a meeting, which fixes its minutes and decisions; return the id of the moment. A fact.

    `choices` say per decision without outcome what to do with it. Raises `UserError` that names those of
    which nobody said so, and when one is to be held over while there is no next meeting, before its
    day, and when it was called off.
    """
    head = moments.get_meeting(tx.read, meeting_id)
    if moments.closed_in(tx.read, meeting_id) is not None:
        raise UserError(CLOSED_BEFORE, day=day_shown(head))
    if head.state == MeetingState.CANCELLED:
        raise UserError(CALLED_OFF, day=day_shown(head))
    if head.day > tx.clock.today():
        raise UserError(TO_COME, day=day_shown(head))
    left = open_points(tx.read, meeting_id)
    chosen = choices or {}
    unsaid = [it.title for it in left if it.decision_id not in chosen and not it.is_held_over]
    if unsaid:
        raise UserError(OPEN_POINTS, titles="; ".join(unsaid))
    following = next_open(tx.read, head)
    for point in left:
        _settle(tx, point, chosen.get(point.decision_id), following)
    tx.get(MeetingRecord, meeting_id).state = MeetingState.HELD.value
    return moments.keep_moment(tx, meeting_id, MomentKind.CLOSED, moments.own_set(tx), note.strip())


def correct(
    tx: Transaction, meeting_id: str, what: str, why: str, work: Callable[[Transaction], object]
) -> str:
    """Change by `work` what a closed meeting fixed, and keep that as a correction of `what`. A fact.

    Return the id of the moment. Raises `UserError` without a reason, or while the meeting is not closed.
    """
    if not why.strip():
        raise UserError(NO_WHY)
    head = moments.get_meeting(tx.read, meeting_id)
    if moments.closed_in(tx.read, meeting_id) is None:
        raise UserError(IS_OPEN, day=day_shown(head))
    note = f"{what.strip()}: {why.strip()}" if what.strip() else why.strip()
    kept = moments.keep_moment(tx, meeting_id, MomentKind.CORRECTED, moments.own_set(tx), note)
    work(tx)
    return kept


def as_on_meeting(read: Reading, meeting_id: str) -> int:
    """Return the change set to read the programme as on for a meeting: what its papers said.

    Without papers that is what stood when it was closed. Raises `UserError` when neither happened.
    """
    moment = fixed_by(read, meeting_id)
    if moment is None:
        raise UserError(NO_MOMENT, day=day_shown(moments.get_meeting(read, meeting_id)))
    return moment.seq


def fixed_by(read: Reading, meeting_id: str) -> MomentRow | None:
    """Return the moment that fixed what a meeting was told: papers sent, else closed; None before both."""
    found = (moments.find_moment(read, meeting_id, it) for it in (MomentKind.PAPERS_SENT, MomentKind.CLOSED))
    return next(filter(None, found), None)


def next_meeting(read: Reading, head: MeetingHead) -> MeetingHead | None:
    """Return the meeting of the same body that follows; None where none is planned."""
    after = [it for it in moments.list_heads(read, head.body_id) if is_before(head, it)]
    return after[0] if after else None


def next_open(read: Reading, head: MeetingHead) -> MeetingHead | None:
    """Return the next meeting of the same body that is not closed, where something can be held over to."""
    closed = {it.meeting_id for it in moments.list_moments(read) if it.kind == MomentKind.CLOSED}
    after = (it for it in moments.list_heads(read, head.body_id) if is_before(head, it))
    return next((it for it in after if it.id not in closed), None)


def is_before(one: MeetingHead, other: MeetingHead) -> bool:
    """Return whether a meeting comes before another one."""
    return (one.day, one.begins_at, one.id) < (other.day, other.begins_at, other.id)


def _settle(tx: Transaction, point: OpenPoint, choice: Choice | None, following: MeetingHead | None) -> None:
    record = tx.get(DecisionRecord, point.decision_id)
    if choice is Choice.DROP:
        record.state = DecisionState.WITHDRAWN.value
    elif choice is Choice.HOLD_OVER and following is None:
        raise UserError(NO_NEXT)
    elif choice is not Choice.STAY and following is not None:
        record.state, record.meeting_id = DecisionState.HELD_OVER.value, following.id


def _keep_papers(
    tx: Transaction,
    meeting_id: str,
    kind: MomentKind,
    papers: Iterable[SentPaper],
    made: MadeFrom | None,
    note: str,
) -> str:
    kept = list(papers)
    if not kept:
        raise UserError(NO_PAPERS)
    last, today = moments.last_set(tx.read), tx.clock.today()
    # Papers made before the programme went back to a restore point name what is no longer there.
    fixed = last if made is None else min(made.seq, last)
    day = min(made.day, today) if made and made.day else today
    moment_id = moments.keep_moment(tx, meeting_id, kind, fixed, note.strip(), judged_on=day)
    for paper in kept:
        tx.add(MeetingPaperRecord(moment_id=moment_id, **paper._asdict()))
    return moment_id
