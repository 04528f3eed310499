"""Commands that prepare and close a meeting, and tell what changed since the last one."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import write_json, write_line
from wsg_desktop.cli.as_json import plain
from wsg_desktop.cli.opening import opened, read_day
from wsg_desktop.domain.date_display import show_day, show_term
from wsg_desktop.domain.deciding import DecideBy
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, ActionState, Telling
from wsg_desktop.errors import NotFound
from wsg_desktop.services import edit_labels, filling, meeting_moments, preparing
from wsg_desktop.services.agendas import over_sentence
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.filling import Filling
from wsg_desktop.services.meeting_change_words import (
    HEADINGS,
    change_sentence,
    missing_sentence,
    since_sentence,
    withheld_sentence,
)
from wsg_desktop.services.meeting_changes import MeetingChange, MeetingChanges, read_body_changes
from wsg_desktop.services.meeting_moments import Choice, open_points
from wsg_desktop.services.meeting_told import Told, read_told
from wsg_desktop.services.preparing import Preparation
from wsg_desktop.services.untold_days import new_day_sentence
from wsg_desktop.store import bodies
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.actions import ActionRow
from wsg_desktop.store.meeting_moments import MeetingHead
from wsg_desktop.store.meetings import list_meetings
from wsg_desktop.texts import N_, Translator, translator

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document
    from wsg_desktop.store.engine import Reading

NO_MEETING_ON = N_("{body} has no meeting on {day}. Look it up in the list of meetings.")
LEFT_OUT = N_(
    "Proposed but not asked, because the meeting takes {length}: {names}. Ask them in the window, or at "
    "another meeting."
)
CALLED_OFF = N_(
    "The meeting of {body} on {day} was called off. Name another day with --day, or let it go on in the "
    "window."
)
NO_MEETING_NEXT = N_("{body} has no meeting to come. Plan one first, or name a day with --day.")
NO_MEETING_LAST = N_("{body} has not met yet. Name a day with --day.")
IN_PAPERS = N_("The papers of this meeting were sent on {day}. This is what they tell.")
CLOSED = N_("The meeting of {body} on {day} is closed. What it decided is fixed.")


def prepare(arguments: Namespace, tr: Translator) -> int:
    """Show what there is to prepare for a meeting, and with --fill ask the decisions that are proposed."""
    words = translator(arguments.language) if arguments.language else tr
    with opened(arguments.file, readonly=not arguments.fill) as document:
        today = document.clock.today()
        with document.reading() as read:
            meeting = find_meeting(read, arguments.body, arguments.day, today, coming=True)
            found = preparing.read_preparation(read, meeting.id, today, words)
        filled = Filling((), (), 0)
        if arguments.fill:
            label = edit_labels.prepare_label(found.meeting.body, found.meeting.day)
            to_fill = found
            filled = document.change(label, lambda tx: filling.fill(tx, to_fill, words))
            with document.reading() as read:
                found = preparing.read_preparation(read, meeting.id, today, words)
        told = read_told(document, meeting.id)
    if told is not None:
        # What the members read stays what it said; what came after it is told apart.
        found = found._replace(changes=told.papers)
    if arguments.json:
        left = [it.title for it in filled.left_out]
        shown = _preparation_object(found, words, today) | _since_object(told, found, words, today)
        write_json(shown | {"left_out": left})
        return 0
    _show_preparation(found, told, words, today)
    if filled.left_out:
        write_line(_left_out(filled, found, words))
    return 0


def close(arguments: Namespace, tr: Translator) -> int:
    """Close a meeting."""
    with opened(arguments.file) as document:
        today = document.clock.today()
        with document.reading() as read:
            meeting = find_meeting(read, arguments.body, arguments.day, today, coming=False)
            left = open_points(read, meeting.id)
        choices = {it.decision_id: Choice(arguments.open) for it in left} if arguments.open else {}
        day = show_day(meeting.day, tr)
        document.record_fact(
            edit_labels.close_label(meeting.body, meeting.day),
            lambda tx: meeting_moments.close(tx, meeting.id, choices, note=arguments.note),
        )
    if arguments.json:
        held = [it.title for it in left]
        write_json({"body": meeting.body, "day": meeting.day.isoformat(), "open": held})
    else:
        write_line(tr(CLOSED, body=meeting.body, day=day))
    return 0


def changes_since_meeting(document: "Document", arguments: Namespace, tr: Translator) -> None:
    """Show what changed since the last meeting of a body."""
    today = document.clock.today()
    with document.reading() as read:
        found = read_body_changes(read, bodies.get_body_id(read, arguments.since_meeting), today)
        names = own_phase_names(read)
    if arguments.json:
        write_json(changes_object(found, names, tr, today))
    else:
        show_changes(found, names, tr, today)


def find_meeting(
    read: "Reading", body: str, day: str, today: date, *, coming: bool, held: bool = False
) -> MeetingHead:
    """Return the meeting of a body on a day, or without one the next or the last; raises `NotFound`.

    One that was closed today still comes next where `held` says so: its minutes are made then.
    """
    body_id = bodies.get_body_id(read, body)
    heads = moments.list_heads(read, body_id)
    if day:
        wanted = read_day(day, today)
        found = [it for it in heads if it.day == wanted]
        if not found:
            off = [it for it in list_meetings(read, body_id) if it.day == wanted]
            if off:
                raise NotFound(CALLED_OFF, body=off[0].body, day=f"{wanted:%d-%m-%Y}")
            raise NotFound(NO_MEETING_ON, body=body, day=f"{wanted:%d-%m-%Y}")
        return found[0]
    ahead = [it for it in heads if it.day >= today and (it.goes_on or (held and it.day == today))]
    found = ahead if coming else [it for it in heads if it.day <= today]
    if not found:
        raise NotFound(NO_MEETING_NEXT if coming else NO_MEETING_LAST, body=body)
    return found[0] if coming else found[-1]


def show_changes(found: MeetingChanges, names: Mapping[str, str], tr: Translator, today: date) -> None:
    """Write what changed under headings, for people."""
    write_line(since_sentence(found.since, tr))
    asked: set[str] = set()
    for kind, of_kind in groupby(found.changes, key=lambda it: it.kind):
        told = list(of_kind)
        write_line(f"{tr(HEADINGS[kind])} ({len(told)})")
        for it in told:
            # Said once: a project may be under several headings.
            lacking = "" if it.project_id in asked else missing_sentence(it.missing, tr)
            asked.add(it.project_id)
            text = f"{it.number} {it.title}: {change_sentence(it, names, tr, today)} {lacking}".strip()
            write_line(f"  {text}" if it.is_told else f"  - {text}")
    withheld = withheld_sentence(found, tr)
    if withheld:
        write_line(withheld)


def changes_object(
    found: MeetingChanges, names: Mapping[str, str], tr: Translator, today: date
) -> dict[str, Any]:
    """Return what changed as the documented JSON object."""
    meeting = found.since.meeting
    return {
        "since": {
            "change_set": found.since.seq,
            "day": found.since.day.isoformat(),
            "meeting": meeting.day.isoformat() if meeting else None,
        },
        "changes": [_change_object(it, names, tr, today) for it in found.changes],
        "withheld": list(found.withheld),
    }


def _change_object(
    it: MeetingChange, names: Mapping[str, str], tr: Translator, today: date
) -> dict[str, Any]:
    return {
        "number": it.number,
        "title": it.title,
        "kind": it.kind.value,
        "from": plain(it.before),
        "to": plain(it.after),
        "days": it.days,
        "light": it.light,
        "missing": {missing.aspect: list(missing.parts) for missing in it.missing},
        "told": it.telling,
        "sentence": change_sentence(it, names, tr, today),
    }


def _left_out(filled: Filling, found: Preparation, tr: Translator) -> str:
    """Return what the meeting has no time for; empty where all is asked."""
    names = "; ".join(it.title for it in filled.left_out)
    length = tr.plural("{n} minute", "{n} minutes", found.meeting.duration)
    return tr(LEFT_OUT, length=length, names=names) if names else ""


def _show_preparation(found: Preparation, told: Told | None, tr: Translator, today: date) -> None:
    write_line(f"{found.meeting.body}, {show_day(found.meeting.day, tr)}")
    if told is not None:
        write_line(tr(IN_PAPERS, day=show_day(told.sent_on, tr)))
    if found.untold_day is not None:
        write_line(new_day_sentence(found.untold_day, found.meeting.day, tr))
    show_changes(found.changes, found.phase_names, tr, today)
    if told is not None:
        _show_since(told, found.phase_names, tr, today)
    _show_list(tr(N_("Decisions proposed")), [f"{it.title}. {it.text}" for it in found.proposals])
    titles = {it.id: it.title for it in (*found.decisions, *found.open_decisions)}
    _show_list(tr(N_("Decisions asked")), [it.title for it in found.decisions])
    timed = [f"{titles[key]}: {by_sentence(it, tr)}" for key, it in found.decide_by.items()]
    _show_list(tr(N_("When to decide")), timed)
    _show_list(tr(N_("Actions")), [_action_words(it, tr, today) for it in found.actions])
    lines = [f"{line.slot.begins} {line.number}. {line.item.title}".strip() for line in found.agenda.lines]
    _show_list(tr(N_("Agenda")), [*lines, over_sentence(found.agenda, tr)] if lines else [])


def _show_since(told: Told, names: Mapping[str, str], tr: Translator, today: date) -> None:
    """Write what the papers could not tell any more, and how the members hear of it."""
    if not told.since.changes:
        write_line(tr("Nothing changed since the papers were sent."))
        return
    lines: list[str] = []
    for it in told.since.changes:
        telling = Telling(it.telling)
        how = tr("not said yet") if telling is Telling.IN_PAPERS else tr(MEETING_LABELS[Telling][telling])
        said = " ".join(filter(None, (change_sentence(it, names, tr, today), it.note)))
        lines.append(f"{it.number} {it.title} ({how.lower()}): {said}")
    _show_list(f"{tr('Changed since the papers')} ({len(lines)})", lines)


def _action_words(it: ActionRow, tr: Translator, today: date) -> str:
    """Return an action in one line: who, before when, and what became of it where it is not open."""
    due = show_term(it.due, tr, today=today) if it.due else ""
    state = "" if it.state == ActionState.OPEN else tr(MEETING_LABELS[ActionState][ActionState(it.state)])
    about = ", ".join(filter(None, (it.holder, due, (tr("Late") if it.is_late(today) else state).lower())))
    return f"{it.number} {it.text} ({about})" if about else f"{it.number} {it.text}"


def _show_list(heading: str, lines: Sequence[str]) -> None:
    if lines:
        write_line(heading)
    for line in filter(None, lines):
        write_line(f"  {line}")


def by_sentence(by: DecideBy, tr: Translator) -> str:
    """Return in words when a decision has to be taken, and what the next later meeting costs."""
    if by.needed_by is None:
        return tr("nothing waits for it")
    costs = [it for it in by.costs if it.weeks]
    later = ""
    if costs:
        weeks = tr.plural("{n} week", "{n} weeks", costs[0].weeks)
        later = tr("on {day} it costs {weeks}", day=show_day(costs[0].sitting.day, tr), weeks=weeks)
    if by.last is None:
        late = tr("too late for {day}", day=show_day(by.needed_by, tr))
        return f"{late}; {later}" if later else late
    said = tr("at the latest on {day}", day=show_day(by.last.day, tr))
    return f"{said}; {later}" if later else said


def _preparation_object(found: Preparation, tr: Translator, today: date) -> dict[str, Any]:
    titles = {it.id: it.title for it in found.open_decisions}
    return {
        "body": found.meeting.body,
        "day": found.meeting.day.isoformat(),
        **changes_object(found.changes, found.phase_names, tr, today),
        "proposals": [
            {
                "asks": it.asks.value,
                "number": it.number,
                "title": it.title,
                "text": it.text,
                "to": it.deadline.day.isoformat() if it.deadline.day else it.value or None,
            }
            for it in found.proposals
        ],
        "decisions": [it.title for it in found.decisions],
        "decide_by": [_by_object(titles[key], it) for key, it in found.decide_by.items()],
        "actions": [it.number for it in found.actions],
        "agenda": [
            {
                "nr": line.number,
                "title": line.item.title,
                "kind": line.item.kind,
                "begins": line.slot.begins or None,
                "minutes": line.item.duration,
                "papers": list(line.papers),
            }
            for line in found.agenda.lines
        ],
        "minutes_over": found.agenda.over,
    }


def _since_object(told: Told | None, found: Preparation, tr: Translator, today: date) -> dict[str, Any]:
    since = told.since.changes if told else ()
    return {
        "papers_sent": told.sent_on.isoformat() if told else None,
        "papers_name": found.untold_day.isoformat() if found.untold_day else None,
        "since_papers": [_change_object(it, found.phase_names, tr, today) for it in since],
    }


def _by_object(title: str, by: DecideBy) -> dict[str, Any]:
    return {
        "title": title,
        "needed_by": by.needed_by.isoformat() if by.needed_by else None,
        "papers_by": by.papers_by.isoformat() if by.papers_by else None,
        "meeting": by.last.day.isoformat() if by.last else None,
        "costs": [{"meeting": it.sitting.day.isoformat(), "weeks": it.weeks} for it in by.costs],
    }
