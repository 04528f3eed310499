"""The agenda of a meeting: fixed points, points of its own, their order, times and papers."""

from typing import Any, NamedTuple

from wsg_desktop.domain.agenda_times import Slot, minutes_over, paper_numbers, slots
from wsg_desktop.domain.meeting_vocabulary import AgendaKind
from wsg_desktop.domain.outline import key_between
from wsg_desktop.errors import UserError
from wsg_desktop.services.fixed_meetings import refuse_closed
from wsg_desktop.store import agendas as stored
from wsg_desktop.store.agendas import AgendaItemRow
from wsg_desktop.store.decisions import decisions_of_meeting
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead, get_meeting
from wsg_desktop.store.records import ActionRecord, AgendaItemRecord, AgendaPaperRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, Translator

UNTITLED = N_("An agenda item needs a subject. Type what it is about and try again.")
BAD_MINUTES = N_("An agenda item takes 0 to {most} minutes. Type another number.")
NO_TARGET = N_("Type the place of the file.")
MOST_MINUTES = 24 * 60
USUAL_MINUTES = 10

TEXTS = ("presenter", "aim", "sensitivities", "positions", "conclusion", "minutes")
REFERENCES = ("project_id", "area_id", "decision_id")


class Standing(NamedTuple):
    """A point that every meeting has."""

    key: str
    title: str
    """Message id."""
    kind: AgendaKind
    minutes: int


STANDING: tuple[Standing, ...] = (
    Standing("opening", N_("Opening and announcements"), AgendaKind.STANDING, 5),
    Standing("agenda", N_("Adoption of the agenda"), AgendaKind.STANDING, 5),
    Standing("previous", N_("Minutes, decisions and actions of last time"), AgendaKind.STANDING, 10),
    Standing("progress", N_("Progress and deviations"), AgendaKind.DISCUSSION, 20),
    Standing("decisions", N_("Decisions"), AgendaKind.STANDING, 0),
    Standing("theme", N_("Theme or area"), AgendaKind.DISCUSSION, 15),
    Standing("risks", N_("Risks"), AgendaKind.DISCUSSION, 10),
    Standing("any_other", N_("Any other business"), AgendaKind.STANDING, 5),
    Standing("closing", N_("Closing"), AgendaKind.STANDING, 5),
)
"""In the order of an agenda; decisions asked follow their heading."""
_DECISIONS = "decisions"


class AgendaLine(NamedTuple):
    """One point with what follows from its place."""

    item: AgendaItemRow
    number: int
    slot: Slot
    papers: tuple[str, ...]
    """Numbers of its papers: first of its oplegnotitie, where it asks a decision, then of its own files."""


class Agenda(NamedTuple):
    """The agenda of a meeting."""

    meeting: MeetingHead
    lines: tuple[AgendaLine, ...]
    over: int
    """By how many minutes it is longer than the meeting; negative for what is left."""


def read_agenda(read: Reading, meeting_id: str) -> Agenda:
    """Return the agenda of a meeting with times and numbers."""
    meeting, items = get_meeting(read, meeting_id), stored.list_items(read, meeting_id)
    durations = [it.duration for it in items]
    numbers = paper_numbers([len(it.papers) + bool(it.decision_id) for it in items])
    times = slots(meeting.begins_at, durations)
    lines = (
        AgendaLine(item, place, slot, papers)
        for place, (item, slot, papers) in enumerate(zip(items, times, numbers, strict=True), start=1)
    )
    return Agenda(meeting, tuple(lines), minutes_over(durations, meeting.duration))


def over_sentence(agenda: Agenda, tr: Translator) -> str:
    """Return how the agenda fits its meeting: "20 minuten te lang"; empty where it fits exactly."""
    if agenda.over > 0:
        return tr.plural("{n} minute too long", "{n} minutes too long", agenda.over)
    return tr.plural("{n} minute left", "{n} minutes left", -agenda.over) if agenda.over else ""


def fill(tx: Transaction, meeting_id: str, tr: Translator) -> list[str]:
    """Put on an agenda what is not there yet: the fixed points on an empty one, and each decision asked.

    Return the ids of what was added. The subjects are in the language of `tr`.
    """
    refuse_closed(tx, meeting_id)
    added: list[str] = []
    if not stored.sibling_keys(tx.read, meeting_id):
        for it in STANDING:
            item_id = add_item(tx, meeting_id, tr(it.title), kind=it.kind, duration=it.minutes)
            tx.get(AgendaItemRecord, item_id).standing = it.key
            added.append(item_id)
    items = stored.list_items(tx.read, meeting_id)
    there = {it.decision_id for it in items}
    after = _last_decision(items)
    for decision in decisions_of_meeting(tx.read, meeting_id):
        if decision.id not in there:
            project_id = decision.projects[0].project_id if len(decision.projects) == 1 else None
            after = add_item(
                tx,
                meeting_id,
                decision.title,
                kind=AgendaKind.DECISION,
                after_id=after,
                decision_id=decision.id,
                project_id=project_id,
                presenter=decision.brought_by,
            )
            added.append(after)
    return added


def add_item(
    tx: Transaction,
    meeting_id: str,
    title: str,
    *,
    kind: AgendaKind = AgendaKind.DISCUSSION,
    duration: int = USUAL_MINUTES,
    after_id: str | None = None,
    **fields: Any,
) -> str:
    """Add a point after another one, or last; `fields` as `set_item_field` takes them. Return its id."""
    refuse_closed(tx, meeting_id)
    siblings = stored.sibling_keys(tx.read, meeting_id)
    last = siblings[-1][0] if siblings else None
    there = any(item_id == after_id for item_id, _ in siblings)
    record = AgendaItemRecord(
        meeting_id=meeting_id,
        title=_title(title),
        kind=kind.value,
        duration=_minutes(duration),
        sort_key=_key_after(siblings, after_id if there else last),
    )
    item_id = tx.add(record).id
    for key, value in fields.items():
        set_item_field(tx, item_id, key, value)
    return item_id


def set_item_field(tx: Transaction, item_id: str, key: str, value: Any) -> None:
    """Set one field of a point; raises `UserError` once its meeting is closed."""
    record = _changeable(tx, item_id)
    if key == "title":
        record.title = _title(value)
    elif key == "kind":
        record.kind = AgendaKind(value).value
    elif key == "duration":
        record.duration = _minutes(value)
    elif key in TEXTS:
        setattr(record, key, str(value or "").strip())
    elif key in REFERENCES:
        setattr(record, key, value or None)
    else:
        raise ValueError(key)


def move_item(tx: Transaction, item_id: str, after_id: str | None) -> None:
    """Place a point after another one of its agenda, or first; one change of its order."""
    record = _changeable(tx, item_id)
    siblings = [it for it in stored.sibling_keys(tx.read, record.meeting_id) if it[0] != item_id]
    record.sort_key = _key_after(siblings, after_id)


def remove_item(tx: Transaction, item_id: str) -> None:
    """Take a point off its agenda, with its papers; a decision that it asks stays."""
    record = _changeable(tx, item_id)
    for paper in tx.find_all(AgendaPaperRecord, AgendaPaperRecord.agenda_item_id == item_id):
        tx.remove(paper)
    for action in tx.find_all(ActionRecord, ActionRecord.agenda_item_id == item_id):
        action.agenda_item_id = None
    tx.flush()
    tx.remove(record)


def add_paper(tx: Transaction, item_id: str, target: str, label: str = "") -> str:
    """Add a file of one's own to a point, after those that are there; return its id."""
    _changeable(tx, item_id)
    if not target.strip():
        raise UserError(NO_TARGET)
    key = key_between(stored.last_paper_key(tx.read, item_id), None)
    record = AgendaPaperRecord(
        agenda_item_id=item_id, target=target.strip(), label=label.strip(), sort_key=key
    )
    return tx.add(record).id


def remove_paper(tx: Transaction, paper_id: str) -> None:
    """Take a file of one's own away from its point; the file itself stays where it is."""
    record = tx.get(AgendaPaperRecord, paper_id)
    _changeable(tx, record.agenda_item_id)
    tx.remove(record)


def _changeable(tx: Transaction, item_id: str) -> AgendaItemRecord:
    record = tx.get(AgendaItemRecord, item_id)
    refuse_closed(tx, record.meeting_id)
    return record


def _last_decision(items: list[AgendaItemRow]) -> str | None:
    """Return the point after which a decision goes: the last one, or the heading of decisions."""
    ids = [it.id for it in items if it.kind == AgendaKind.DECISION or it.standing == _DECISIONS]
    return ids[-1] if ids else None


def _key_after(siblings: list[tuple[str, str]], after_id: str | None) -> str:
    """Return the key for a place after `after_id` (None: first); two points may share a key after an undo."""
    low = next((key for item_id, key in siblings if item_id == after_id), None)
    high = next((key for _, key in siblings if low is None or key > low), None)
    return key_between(low, high)


def _title(title: Any) -> str:
    title = " ".join(str(title or "").split())
    if not title:
        raise UserError(UNTITLED)
    return title


def _minutes(value: Any) -> int:
    if not 0 <= int(value) <= MOST_MINUTES:
        raise UserError(BAD_MINUTES, most=MOST_MINUTES)
    return int(value)
