"""What changed since a body last sat: what its papers tell, and what came after they were sent.

Counting begins at the moment the papers of its last meeting were sent. What was said there by word of mouth
or sent after, and what the body decided itself, counts from when that was done.
"""

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.meeting_vocabulary import MomentKind, Telling
from wsg_desktop.domain.reported_changes import (
    DECIDED,
    LIGHT,
    PROMISE,
    THERE,
    Change,
    Reported,
    Rules,
    Scope,
    compare_each,
    light_of,
    stands_still,
    time_light,
    told_along,
    told_once,
)
from wsg_desktop.domain.status import is_open
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect, Light
from wsg_desktop.errors import UserError
from wsg_desktop.services.fixed_meetings import refuse_closed
from wsg_desktop.services.meeting_past import Past, Present
from wsg_desktop.services.meeting_since import Bases, Since, find_since
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead, ToldRow
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.records import ToldChangeRecord
from wsg_desktop.store.reported import ShortRow
from wsg_desktop.store.rows import AspectStatus
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

NOT_SENT = N_("The papers of this meeting have not been sent yet. Send them first.")

EXPLANATIONS = ("cause", "consequence", "measure")
_ASKED = frozenset({Light.ATTENTION.value, Light.OFF_TRACK.value})
_UNSAID = frozenset({"", Light.NONE.value})
_ASPECTS, _TIME = tuple(it.value for it in Aspect), Aspect.TIME.value
_RANKS = {kind: rank * 10**7 for rank, kind in enumerate(Reported)}
"""Further apart than any two days."""


class Missing(NamedTuple):
    """An aspect whose light asks for an explanation, and which of its three parts nobody gave."""

    aspect: str
    light: str
    parts: tuple[str, ...]


_UNEXPLAINED = {
    light: (Missing(Aspect.TIME.value, light.value, EXPLANATIONS),) if light in _ASKED else ()
    for light in Light
}
"""What is missing where nobody said anything: true of most projects."""


class MeetingChange(NamedTuple):
    """One thing that a body is told of a project."""

    project: ShortRow
    kind: Reported
    key: str
    """Under this the meeting keeps how it is told."""
    before: Term | str | None
    after: Term | str | None
    """Terms, or the values of a light, phase or state: as it was and as it is now."""
    days: int
    """How much later; negative for earlier."""
    light: str
    """The worst light of the project now."""
    missing: tuple[Missing, ...]
    telling: str = Telling.IN_PAPERS.value
    """How the meeting is told."""
    note: str = ""

    @property
    def project_id(self) -> str:
        """Return the id of the project."""
        return self.project.id

    @property
    def number(self) -> str:
        """Return the number of the project."""
        return self.project.number

    @property
    def title(self) -> str:
        """Return the title of the project."""
        return self.project.title

    @property
    def is_told(self) -> bool:
        """Return whether it is told at all: what a list ticks."""
        return self.telling != Telling.NOT


class MeetingChanges(NamedTuple):
    """What a body is told, what asks for an explanation first; and what its members may not see."""

    since: Since
    changes: tuple[MeetingChange, ...]
    hidden: tuple[ShortRow, ...] = ()
    """Projects that changed and are above the members' confidentiality."""

    @property
    def withheld(self) -> tuple[str, ...]:
        """Return the numbers of what its members may not see."""
        return tuple(row.number for row in self.hidden)


def read_changes(
    read: Reading, meeting_id: str, today: date, present: Present | None = None
) -> MeetingChanges:
    """Return what changed since the last meeting of the body, for the papers of this one.

    Once they were sent that is what they tell: later changes are in `read_since_papers`. What is already read
    can be handed over as `present`.
    """
    meeting = moments.get_meeting(read, meeting_id)
    return _told(read, meeting, find_since(read, meeting.body_id, today, meeting), today, present)


def read_changes_again(
    read: Reading, meeting_id: str, found: MeetingChanges, present: Present, today: date
) -> MeetingChanges:
    """Return what was found before, with what changed of the projects of `present` counted again."""
    meeting, ids = moments.get_meeting(read, meeting_id), present.rows.keys()
    anew = _told(read, meeting, found.since, today, present, ids)
    changes = [it for it in found.changes if it.project.id not in ids]
    for it in anew.changes:
        insort(changes, it, key=_place)
    hidden = [*(row for row in found.hidden if row.id not in ids), *anew.hidden]
    return MeetingChanges(found.since, tuple(changes), tuple(sorted(hidden, key=_outline)))


def read_body_changes(read: Reading, body_id: str, today: date) -> MeetingChanges:
    """Return what changed since the last meeting of a body, whatever meeting comes next."""
    since = find_since(read, body_id, today)
    bases, rules = Bases.load(read, body_id, since), _rules(read, since, today)
    return _counted(read, body_id, since, bases, rules)


def read_since_papers(read: Reading, meeting_id: str, today: date) -> MeetingChanges:
    """Return what changed after the papers of a meeting were sent: to be told by word of mouth or sent after.

    What was marked so before stays in the list, with what is different since it was. Raises `UserError`
    before they were sent.
    """
    meeting = moments.get_meeting(read, meeting_id)
    sent = moments.find_moment(read, meeting_id, MomentKind.PAPERS_SENT)
    if sent is None:
        raise UserError(NOT_SENT)
    return _told(read, meeting, Since(sent.seq, sent.day, meeting), today)


def tell(
    tx: Transaction, meeting_id: str, project_id: str, key: str, telling: Telling, note: str | None = None
) -> None:
    """Say how a meeting is told of one change; what is in the papers without a note needs no saying."""
    refuse_closed(tx, meeting_id)
    mine = (ToldChangeRecord.meeting_id == meeting_id, ToldChangeRecord.project_id == project_id)
    found = next(iter(tx.find_all(ToldChangeRecord, *mine, ToldChangeRecord.change_key == key)), None)
    kept_note = (found.note if found else "") if note is None else note.strip()
    if telling is Telling.IN_PAPERS and not kept_note:
        if found is not None:
            tx.remove(found)
        return
    if found is None:
        found = tx.add(ToldChangeRecord(meeting_id=meeting_id, project_id=project_id, change_key=key))
    found.telling, found.note = telling.value, kept_note


def _told(
    read: Reading,
    meeting: MeetingHead,
    since: Since,
    today: date,
    present: Present | None = None,
    ids: Collection[str] | None = None,
) -> MeetingChanges:
    # What is counted from this meeting itself keeps what was said there in its list.
    is_own = since.meeting is not None and since.meeting.id == meeting.id
    bases = Bases({}) if is_own else Bases.load(read, meeting.body_id, since, ids)
    found = _counted(read, meeting.body_id, since, bases, _rules(read, since, today), present, ids)
    said = {(it.project_id, it.change_key): it for it in moments.list_told(read, meeting.id)}
    return found._replace(changes=tuple(_with_telling(it, said) for it in found.changes)) if said else found


def tell_again(read: Reading, meeting_id: str, found: MeetingChanges) -> MeetingChanges:
    """Return changes that were read before with how the meeting is told of each by now."""
    said = {(it.project_id, it.change_key): it for it in moments.list_told(read, meeting_id)}
    return found._replace(changes=tuple([_with_telling(it, said) for it in found.changes]))


def _with_telling(change: MeetingChange, said: Mapping[tuple[str, str], ToldRow]) -> MeetingChange:
    """Return a change as the meeting is told of it; the same one where that is as it was."""
    told = said.get((change.project.id, change.key))
    telling, note = (told.telling, told.note) if told else (Telling.IN_PAPERS.value, "")
    if (telling, note) == (change.telling, change.note):
        return change
    return change._replace(telling=telling, note=note)


def _rules(read: Reading, since: Since, today: date) -> Rules:
    programme = get_programme(read)
    return Rules(since.day, today, programme.attention_days, frozenset(shown_aspects(programme.aspects)))


@collector_at_rest()
def _counted(
    read: Reading,
    body_id: str,
    since: Since,
    bases: Bases,
    rules: Rules,
    present: Present | None = None,
    ids: Collection[str] | None = None,
) -> MeetingChanges:
    """Return what changed of all projects; `ids` are those of `present` when that holds a few only."""
    scope = moments.read_scope(read, body_id)
    present = present or Present.load(read)
    past = Past(read, present, since.seq, ids)
    later = _later_pasts(read, present, bases)
    changed, hidden = _all_changes(present, past, scope, rules, bases, later)
    changed.sort(key=_rank)
    hidden.sort(key=_outline)
    return MeetingChanges(since, tuple(changed), tuple(hidden))


def _all_changes(
    present: Present,
    past: Past,
    scope: Scope,
    rules: Rules,
    bases: Bases,
    later: Mapping[int, tuple[Past, date]],
) -> tuple[list[MeetingChange], list[ShortRow]]:
    changed: list[MeetingChange] = []
    hidden: list[ShortRow] = []
    seen = {it: scope.may_see(it) for it in {row.confidentiality for row in present.rows.values()}}
    # What was left out of the last papers changed before those.
    touched = past.touched | bases.seqs.keys() if bases.seqs else past.touched
    for row in sorted(present.rows.values(), key=_number):
        if row.id not in touched and (row.is_binned or not is_open(row.state) or stands_still(row, rules)):
            continue
        if not scope.is_about(row.theme, row.area_ids):
            continue
        found = _of_project(row, past, rules, bases.seqs.get(row.id), later)
        if row.is_part:
            # Parts come and go as people plan; the project itself is what a body knows.
            found = [it for it in found if it.key != THERE]
        if found and not seen[row.confidentiality]:
            hidden.append(row)
        elif found:
            changed += _dressed(row, found, rules)
    return changed, hidden


def _of_project(
    row: ShortRow,
    past: Past,
    rules: Rules,
    bases: Mapping[str, int] | None,
    later: Mapping[int, tuple[Past, date]],
) -> list[Change]:
    """Return what changed of one project, each key counted from where its own base is."""
    if not bases:
        return told_once(_between(row, past, rules))
    since = {past.seq: rules.then, **{seq: day for seq, (_, day) in later.items()}}
    found = {past.seq: {it.key: it for it in _between(row, past, rules)}}
    for seq in set(bases.values()) - {past.seq}:
        since_then = _between(row, later[seq][0], rules._replace(then=since[seq]))
        # A body that was not told that a project is new finds it among the others all the same.
        found[seq] = {it.key: it for it in since_then if it.kind is not Reported.NEW}
    keys = {key for it in found.values() for key in it}
    told = {key: found[_base(key, bases, found, since)].get(key) for key in sorted(keys)}
    light = told.get(LIGHT)
    if DECIDED in bases and (light is None or light.kind is not Reported.WORSE):
        # A decision makes better what it is about; it says nothing of what got worse beside it.
        told[LIGHT] = found[max(bases[DECIDED], bases.get(LIGHT, 0))].get(LIGHT)
    return told_once([it for it in told.values() if it])


def _base(
    key: str,
    bases: Mapping[str, int],
    found: Mapping[int, Mapping[str, Change]],
    since: Mapping[int, date],
) -> int:
    """Return from where a key is counted: from the papers, which come first in `since`, or from its own base.

    What another change tells along counts from where that was heard.
    """
    own, along = bases.get(key, next(iter(since))), told_along(key)
    carrier = found[own].get(along)
    heard = _base(along, bases, found, since) if carrier else own
    if carrier is None or heard <= own:
        return own
    # A promise that was kept until then told nothing of another day.
    was_kept = along == PROMISE and isinstance(carrier.before, Term) and carrier.before.day
    return own if was_kept and was_kept >= since[heard] else heard


def _between(row: ShortRow, past: Past, rules: Rules) -> list[Change]:
    if row.id not in past.touched:
        return compare_each(row, row, rules)
    return compare_each(past.stood(row), None if row.is_binned else row, rules, past.periods(row.id))


def _later_pasts(read: Reading, present: Present, bases: Bases) -> dict[int, tuple[Past, date]]:
    """Return per later base how the few projects stood that are counted from there."""
    by_seq: dict[int, set[str]] = {}
    for project_id, keys in bases.seqs.items():
        for seq in keys.values():
            by_seq.setdefault(seq, set()).add(project_id)
    found: dict[int, tuple[Past, date]] = {}
    for seq, ids in by_seq.items():
        at = moments.moment_of_set(read, seq)
        assert at is not None
        found[seq] = Past(read, present, seq, ids), day_of(at)
    return found


def _dressed(row: ShortRow, found: Iterable[Change], rules: Rules) -> list[MeetingChange]:
    is_steered = is_open(row.state) and not row.is_binned
    light = light_of(row, rules.today, rules) if is_steered else Light.NONE
    # Where people said nothing, the light is that of its dates.
    missing = _missing(row, rules) if row.statuses and light in _ASKED else _UNEXPLAINED[light]
    return [MeetingChange(row, *change, light, missing) for change in found]


def _missing(row: ShortRow, rules: Rules) -> tuple[Missing, ...]:
    """Return what is not explained of each aspect that is at attention or off track."""
    said = {it.aspect: it for it in row.statuses}
    lights = {it.aspect: it.light for it in row.statuses if it.light not in _UNSAID}
    if _TIME not in lights:
        lights[_TIME] = time_light(row, rules.today, rules).value
    found: list[Missing] = []
    for aspect in _ASPECTS:
        light = lights.get(aspect)
        if light in _ASKED and aspect in rules.aspects:
            parts = _unexplained(said[aspect]) if aspect in said else EXPLANATIONS
            if parts:
                found.append(Missing(aspect, str(light), parts))
    return tuple(found)


def _unexplained(said: AspectStatus) -> tuple[str, ...]:
    return tuple([it for it in EXPLANATIONS if not getattr(said, it).strip()])


_number = attrgetter("number", "id")
_outline = attrgetter("place")


def _place(change: MeetingChange) -> tuple[int, tuple[str, str]]:
    """Return by what a change finds its place in a list that is in order."""
    return _rank(change), _number(change.project)


def _rank(change: MeetingChange) -> int:
    """Return by what changes are put in order that stand in the order of their numbers."""
    return _RANKS[change.kind] - abs(change.days)


def only_about(
    changes: Sequence[MeetingChange], area_ids: Collection[str] = (), themes: Collection[str] = ()
) -> list[MeetingChange]:
    """Return the changes of projects in these areas or with these themes; all of them without either."""
    scope = Scope(frozenset(area_ids), frozenset(themes), "")
    return [it for it in changes if scope.is_about(it.project.theme, it.project.area_ids)]
