"""Writes the bodies of the sample with a year of meetings on either side of today, and its recesses."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.meeting_days import Recess, papers_day, series
from wsg_desktop.domain.meeting_vocabulary import (
    DecisionState,
    MeetingState,
    MemberRole,
    PeriodKind,
    Presence,
    Rhythm,
)
from wsg_desktop.domain.outline import keys_after
from wsg_desktop.services import actions, decisions
from wsg_desktop.services.edit_labels import FINISH_ACTION, SEND_PAPERS, close_label, meeting_label
from wsg_desktop.services.meeting_moments import SentPaper, close, send_papers
from wsg_desktop.services.sample_data import Raw, SampleData
from wsg_desktop.services.sample_dates import SampleDates
from wsg_desktop.services.sample_rows import Row, SampleIds
from wsg_desktop.services.sample_story import OFFICE, SampleEvent
from wsg_desktop.store.bulk import insert_rows
from wsg_desktop.store.plan import read_calendar
from wsg_desktop.store.records import (
    AdministrativePeriodRecord,
    AttendanceRecord,
    BodyAreaRecord,
    BodyMemberRecord,
    BodyRecord,
    MeetingRecord,
    new_id,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, sentence

ADD_BODIES = N_("add bodies and their meetings")
HOLD = N_("hold meetings")
RECORD = N_("record decisions and actions")

_AHEAD = timedelta(days=8)
"""The steering group meets on the first of its weekdays after this."""
_YEAR = timedelta(weeks=48)
_SIZE = 24_576
"""Of an agenda, in bytes; the sample has no files."""
_USUAL = ("name", "kind", "purpose", "papers_days", "begins_at", "duration", "place")


class _Planned(NamedTuple):
    """A meeting of the sample, with the ids of who belongs there."""

    id: str
    body: str
    day: date
    papers_due: date | None
    members: list[str]


class SampleMeetings:
    """The bodies of the sample; what was added is remembered, so that its meetings can be held."""

    def __init__(self, data: SampleData, ids: SampleIds, dates: SampleDates) -> None:
        self._data, self._ids, self._dates = data, ids, dates
        self._meetings: list[_Planned] = []
        self._made: dict[str, str] = {}
        """The ids of the actions that were made, by their text."""

    def add(self, tx: Transaction) -> None:
        """Add the administrative calendar, the bodies, their members and their meetings."""
        periods = list(self._period_rows())
        insert_rows(tx, AdministrativePeriodRecord, periods)
        recesses = [
            Recess(it["name"], it["first"], it["last"]) for it in periods if it["kind"] == PeriodKind.RECESS
        ]
        calendar, created = read_calendar(tx.read), tx.clock.today()
        for body in self._data.bodies:
            body_id = new_id()
            usual = {key: body[key] for key in _USUAL}
            rhythm = {"rhythm": Rhythm.WEEKS.value, "rhythm_count": body["every"]}
            insert_rows(tx, BodyRecord, [{"id": body_id, "sort_key": ""} | usual | rhythm])
            members = list(self._member_rows(body, body_id))
            insert_rows(tx, BodyMemberRecord, members)
            areas = [{"body_id": body_id, "area_id": self._ids.areas[it]} for it in body.get("areas", ())]
            insert_rows(tx, BodyAreaRecord, areas)
            days = self._days(body, calendar, recesses)
            rows = [self._meeting_row(body, body_id, day, calendar, created) for day in days]
            insert_rows(tx, MeetingRecord, rows)
            ids = [it["id"] for it in members]
            self._meetings += [
                _Planned(row["id"], body["name"], row["day"], row["papers_due"], ids) for row in rows
            ]

    def events(self) -> Iterator[SampleEvent]:
        """Yield what happened to the meetings that were held: papers went out, they were held and closed."""
        held = [it for it in self._meetings if it.day < self._dates.today]
        for it in held:
            ago = sum(other.body == it.body and other.day >= it.day for other in held)
            sends, closes = meeting_label(SEND_PAPERS, it.body, it.day), close_label(it.body, it.day)
            if it.papers_due is not None:
                yield SampleEvent(it.papers_due, sends, OFFICE, partial(_send, it), is_fact=True)
            yield SampleEvent(it.day, HOLD, OFFICE, partial(_hold, it.id, it.members))
            yield SampleEvent(it.day, RECORD, OFFICE, partial(self._record, it, ago))
            yield SampleEvent(it.day, closes, OFFICE, partial(_close, it.id), is_fact=True)
        for action in self._data.actions:
            if action.get("done"):
                finishes = sentence(FINISH_ACTION, name=action["text"])
                done = partial(self._finish, action["text"])
                yield SampleEvent(self._dates.day(action["done"]), finishes, OFFICE, done)

    def _record(self, it: _Planned, ago: int, tx: Transaction) -> None:
        """Keep what a meeting decided, and what people would do."""
        here = (it.body, ago)
        for told in self._data.decisions:
            if (told["body"], told["ago"]) == here:
                self._decide(it, told, tx)
        for told in self._data.actions:
            if (told["body"], told["ago"]) == here:
                due, project = self._dates.end(told["due"]), self._project(told)
                added = actions.add(
                    tx, told["text"], holder=told["holder"], due=due, meeting_id=it.id, project_id=project
                )
                self._made[told["text"]] = added

    def _decide(self, it: _Planned, told: Raw, tx: Transaction) -> None:
        body_id, project = tx.get(MeetingRecord, it.id).body_id, self._project(told)
        asked = decisions.ask(tx, body_id, told["title"], meeting_id=it.id, text=told["text"])
        if project is not None:
            decisions.add_project(tx, asked, project)
        whose = told.get("reserved_for", "")
        state = DecisionState.RESERVED if whose else DecisionState.TAKEN
        outcome = decisions.Outcome(
            state, responsible=told["responsible"], effective_on=it.day, reserved_for=whose
        )
        decisions.record_outcome(tx, asked, outcome)

    def _project(self, told: Raw) -> str | None:
        return self._ids.projects[told["project"]] if "project" in told else None

    def _finish(self, text: str, tx: Transaction) -> None:
        # A programme made on another day may hold fewer meetings before today.
        if text in self._made:
            actions.finish(tx, self._made[text])

    def _days(self, body: Raw, calendar: WorkCalendar, recesses: list[Recess]) -> list[date]:
        soon = self._dates.today + _AHEAD
        coming = soon + timedelta(days=(body["weekday"] - soon.weekday()) % 7, weeks=body["shift"])
        weeks = _YEAR - _YEAR % timedelta(weeks=body["every"])
        found = series(coming - weeks, coming + weeks, Rhythm.WEEKS, body["every"], calendar, recesses)
        return [it.day for it in found if it.day is not None]

    def _meeting_row(self, body: Raw, body_id: str, day: date, calendar: WorkCalendar, created: date) -> Row:
        return {
            "id": new_id(),
            "body_id": body_id,
            "day": day,
            "begins_at": body["begins_at"],
            "duration": body["duration"],
            "place": body["place"],
            "papers_due": papers_day(day, body["papers_days"], calendar),
            "state": (MeetingState.HELD if day < created else MeetingState.PLANNED).value,
        }

    def _member_rows(self, body: Raw, body_id: str) -> Iterator[dict[str, Any]]:
        sort_keys = keys_after(None, len(body["members"]))
        for (person, party, role, mandate), sort_key in zip(body["members"], sort_keys, strict=True):
            yield {
                "id": new_id(),
                "body_id": body_id,
                "person_id": self._ids.people[person],
                "party_id": self._ids.parties[party],
                "role": MemberRole(role).value,
                "mandate": mandate,
                "sort_key": sort_key,
            }

    def _period_rows(self) -> Iterator[Row]:
        """Yield each of the days in the years around today."""
        for year in range(self._dates.today.year - 1, self._dates.today.year + 2):
            for period in self._data.periods:
                first = date(year, *period["first"])
                yield {
                    "name": f"{period['name']} {year}",
                    "kind": PeriodKind(period["kind"]).value,
                    "first": first,
                    "last": first + timedelta(days=period["days"]),
                }


def _send(it: _Planned, tx: Transaction) -> None:
    name = f"{it.day.isoformat()} Agenda {it.body}.docx"
    digest = hashlib.sha256(name.encode()).hexdigest()
    send_papers(tx, it.id, [SentPaper("agenda", name, digest, _SIZE)])


def _close(meeting_id: str, tx: Transaction) -> None:
    close(tx, meeting_id)


def _hold(meeting_id: str, members: list[str], tx: Transaction) -> None:
    if tx.get(MeetingRecord, meeting_id).state == MeetingState.HELD:
        return
    tx.get(MeetingRecord, meeting_id).state = MeetingState.HELD.value
    insert_rows(
        tx,
        AttendanceRecord,
        (
            {
                "meeting_id": meeting_id,
                "member_id": member_id,
                # Somebody is always away.
                "presence": (Presence.APOLOGIES if place == len(members) // 2 else Presence.PRESENT).value,
            }
            for place, member_id in enumerate(members)
        ),
    )
