"""The words of the journal for bodies, meetings, decisions and actions; `change_labels` joins them."""

from enum import StrEnum

from wsg_desktop.domain.meeting_vocabulary import (
    ActionState,
    AgendaKind,
    BodyKind,
    DecisionState,
    MeetingState,
    MemberRole,
    MomentKind,
    PeriodKind,
    Presence,
    ReservationOutcome,
    Rhythm,
    Telling,
)
from wsg_desktop.domain.vocabulary import Confidentiality
from wsg_desktop.texts import N_

_NOTES = {"notes": N_("Notes")}
_BEGINS = {"begins_at": N_("Begins at"), "duration": N_("Minutes"), "place": N_("Place of meeting")}
_CONFIDENTIALITY = {"confidentiality": N_("Confidentiality")}

FIELD_LABELS: dict[str, dict[str, str]] = {
    "body": {
        "name": N_("Name"),
        "kind": N_("Kind"),
        "purpose": N_("Purpose and mandate"),
        "rhythm": N_("Rhythm"),
        "rhythm_count": N_("Meets every"),
        "papers_days": N_("Days ahead that papers go out"),
    }
    | _BEGINS
    | _CONFIDENTIALITY,
    "body_theme": {"theme": N_("Theme")},
    "body_member": {
        "person_id": N_("Person"),
        "party_id": N_("Party"),
        "function_title": N_("Function"),
        "role": N_("Role"),
        "mandate": N_("Mandate"),
        "first": N_("member from"),
        "last": N_("member until"),
    },
    "administrative_period": {
        "name": N_("Name"),
        "kind": N_("Kind"),
        "first": N_("First day"),
        "last": N_("Last day"),
    }
    | _NOTES,
    "meeting": {
        "body_id": N_("Body"),
        "day": N_("Day"),
        "papers_due": N_("Papers go out on"),
        "state": N_("State"),
        "period_id": N_("Set to"),
        "summary": N_("Summary"),
    }
    | _BEGINS
    | _NOTES,
    "agenda_item": {
        "title": N_("Subject"),
        "kind": N_("Kind"),
        "standing": N_("Standing item"),
        "presenter": N_("Brought in by"),
        "duration": N_("Minutes"),
        "project_id": N_("Project"),
        "area_id": N_("Area"),
        "decision_id": N_("Decision"),
        "aim": N_("Aim"),
        "sensitivities": N_("Sensitivities"),
        "positions": N_("Who thinks what"),
        "conclusion": N_("Proposed conclusion"),
        "minutes": N_("Minutes of the meeting"),
    },
    "agenda_paper": {"label": N_("Name"), "target": N_("Address")},
    "attendance": {
        "member_id": N_("Member"),
        "name": N_("Name"),
        "presence": N_("Presence"),
        "replaced_by": N_("Replaced by"),
    },
    "told_change": {
        "project_id": N_("Project"),
        "change_key": N_("Change"),
        "telling": N_("How it is told"),
        "note": N_("note"),
    },
    "meeting_moment": {
        "kind": N_("Kind"),
        "at": N_("Moment"),
        "seq": N_("Change set"),
        "note": N_("note"),
        "judged_on": N_("Judged on"),
    },
    "meeting_paper": {
        "kind": N_("Kind"),
        "file_name": N_("File"),
        "digest": N_("Fingerprint"),
        "size": N_("Size"),
    },
    "decision": {
        "number": N_("No."),
        "body_id": N_("Body"),
        "meeting_id": N_("Meeting"),
        "title": N_("Subject"),
        "text": N_("Decision asked"),
        "taken_text": N_("Decision as taken"),
        "state": N_("State"),
        "brought_by": N_("Brought in by"),
        "responsible": N_("Responsible"),
        "decided_on": N_("Decided on"),
        "effective_on": N_("In force from"),
        "needed_by": N_("Needed by"),
        "lead_days": N_("Days needed afterwards"),
        "reserved_for": N_("Reserved for"),
        "reserved_until": N_("Reservation until"),
        "reservation": N_("Reservation"),
        "occasion": N_("Occasion"),
        "core": N_("Core"),
        "alternatives": N_("Alternatives"),
        "arguments": N_("Arguments"),
        "objections": N_("Objections and risks"),
        "effect_money": N_("Consequences for money"),
        "effect_time": N_("Consequences for time"),
        "effect_quality": N_("Consequences for quality"),
        "effect_organisation": N_("Consequences for the organisation"),
        "support": N_("Support"),
        "communication": N_("Communication"),
        "follow_up": N_("What follows"),
    }
    | _CONFIDENTIALITY,
    "decision_project": {
        "project_id": N_("Project"),
        "field": N_("What it changes"),
        "value": N_("Becomes"),
        "deadline": N_("Deadline"),
        "applied_seq": N_("Applied"),
    },
    "action": {
        "number": N_("No."),
        "text": N_("Action"),
        "person_id": N_("Person"),
        "party_id": N_("Party"),
        "holder": N_("Action holder"),
        "due": N_("Done before"),
        "state": N_("State"),
        "made_on": N_("Agreed on"),
        "done_on": N_("Done on"),
        "body_id": N_("Body"),
        "meeting_id": N_("Meeting"),
        "agenda_item_id": N_("Agenda item"),
        "decision_id": N_("Decision"),
        "project_id": N_("Project"),
        "area_id": N_("Area"),
    }
    | _NOTES,
}
"""Per entity the name of each field that can change."""

CHOICES: dict[tuple[str, str], type[StrEnum]] = {
    ("body", "kind"): BodyKind,
    ("body", "rhythm"): Rhythm,
    ("body", "confidentiality"): Confidentiality,
    ("body_member", "role"): MemberRole,
    ("administrative_period", "kind"): PeriodKind,
    ("meeting", "state"): MeetingState,
    ("agenda_item", "kind"): AgendaKind,
    ("attendance", "presence"): Presence,
    ("told_change", "telling"): Telling,
    ("meeting_moment", "kind"): MomentKind,
    ("decision", "state"): DecisionState,
    ("decision", "reservation"): ReservationOutcome,
    ("decision", "confidentiality"): Confidentiality,
    ("action", "state"): ActionState,
}
"""Fields that hold a word of the vocabulary."""

LONG_TEXTS = frozenset(
    {
        ("body", "purpose"),
        ("administrative_period", "notes"),
        ("meeting", "summary"),
        ("meeting", "notes"),
        ("action", "notes"),
        *(("agenda_item", key) for key in ("aim", "sensitivities", "positions", "conclusion", "minutes")),
        *(
            ("decision", key)
            for key in FIELD_LABELS["decision"]
            if key.startswith("effect_")
            or key in {"text", "taken_text", "occasion", "core", "alternatives", "arguments", "objections"}
            or key in {"support", "communication", "follow_up"}
        ),
    }
)
"""Texts too long for one line: only told to have changed."""

DAYS = frozenset(
    {
        ("body_member", "first"),
        ("body_member", "last"),
        ("administrative_period", "first"),
        ("administrative_period", "last"),
        ("meeting", "day"),
        ("meeting", "papers_due"),
        *(("decision", key) for key in ("decided_on", "effective_on", "needed_by", "reserved_until")),
        ("action", "made_on"),
        ("action", "done_on"),
    }
)

CAME_AND_WENT: dict[str, tuple[str, str]] = {
    "body": (N_("body added: {name}"), N_("body removed: {name}")),
    "body_area": (N_("area added: {name}"), N_("area removed: {name}")),
    "body_theme": (N_("theme added: {name}"), N_("theme removed: {name}")),
    "body_member": (N_("member added: {name}"), N_("member removed: {name}")),
    "administrative_period": (N_("date added: {name}"), N_("date removed: {name}")),
    "meeting": (N_("meeting added: {name}"), N_("meeting removed: {name}")),
    "agenda_item": (N_("agenda item added: {name}"), N_("agenda item removed: {name}")),
    "agenda_paper": (N_("paper added: {name}"), N_("paper removed: {name}")),
    "attendance": (N_("attendance: {name}"), N_("attendance removed: {name}")),
    "told_change": (N_("told to the meeting: {name}"), N_("no longer told to the meeting: {name}")),
    "meeting_moment": (N_("fixed: {name}"), N_("no longer fixed: {name}")),
    "meeting_paper": (N_("paper sent: {name}"), N_("paper withdrawn: {name}")),
    "decision": (N_("decision added: {name}"), N_("decision removed: {name}")),
    "decision_project": (N_("decision is about {name}"), N_("decision is no longer about {name}")),
    "action": (N_("action added: {name}"), N_("action removed: {name}")),
}
"""Per entity what a new and a removed row is called."""

NAMED_BY: dict[str, tuple[str, ...]] = {
    "body_area": ("area_id",),
    "body_theme": ("theme",),
    "body_member": ("person_id", "function_title", "party_id"),
    "meeting": ("day",),
    "agenda_paper": ("label", "target"),
    "attendance": ("name", "member_id"),
    "told_change": ("project_id",),
    "meeting_moment": ("kind",),
    "meeting_paper": ("file_name",),
    "decision_project": ("project_id",),
    "action": ("text",),
}
"""Per entity the fields of which the first that is filled says what a row is about."""
