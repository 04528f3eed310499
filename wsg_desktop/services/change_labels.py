"""The words that the journal's entities and fields go by, as data: message ids, translated when shown."""

from enum import StrEnum

from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.vocabulary import (
    AreaKind,
    Aspect,
    DeadlineReason,
    DirectionType,
    GoalKind,
    Light,
    LinkType,
    PartyKind,
    PartyRole,
    Phase,
    State,
)
from wsg_desktop.services import meeting_labels as meetings
from wsg_desktop.texts import N_

_PERIOD_FIELDS = {
    "planned_start": N_("planned start"),
    "planned_end": N_("planned end"),
    "actual_start": N_("actual start"),
    "actual_end": N_("actual end"),
}
_PLACE_FIELDS = {
    "name": N_("Name"),
    "kind": N_("Kind"),
    "municipality_code": N_("Code of the municipality"),
    "municipality": N_("Municipality"),
    "province": N_("Province"),
    "state": N_("State"),
    "phase": N_("Present phase"),
    "direction_type": N_("Type of direction"),
    "start": N_("Start"),
    "definition": N_("Definition"),
    "notes": N_("Notes"),
}

FIELD_LABELS: dict[str, dict[str, str]] = {
    "project": {key: field.label for key, field in FIELDS_BY_KEY.items()}
    | {
        "deadline_reason": N_("Why the deadline changed"),
        "deadline_basis": N_("Decision about the deadline"),
        "deadline_period_id": N_("Deadline hangs on"),
    },
    "project_phase": _PERIOD_FIELDS,
    "area_phase": _PERIOD_FIELDS,
    "project_status": {
        "light": N_("status"),
        "reason": N_("reason"),
        "cause": N_("cause"),
        "consequence": N_("consequence"),
        "measure": N_("measure"),
    },
    "project_party": {"role": N_("part in the project"), "note": N_("note")},
    "link": {"type": N_("kind of link"), "lag": N_("lag in working days")},
    "phase_passage": {
        "from_phase": N_("phase before"),
        "to_phase": N_("phase after"),
        "day": N_("Day"),
        "decided_by": N_("decided by"),
        "held_by_id": N_("director until then"),
        "taken_by_id": N_("director from then on"),
        "note": N_("note"),
    },
    "situation": {"day": N_("Day"), "text": N_("Situation"), "reported_by": N_("Reported by")},
    "project_reference": {"label": N_("Name"), "target": N_("Address")},
    "area": _PLACE_FIELDS,
    "area_director": {
        "person_id": N_("Director"),
        "party_id": N_("Director"),
        "first": N_("director from"),
        "last": N_("director until"),
    },
    "party": {"name": N_("Name"), "kind": N_("Kind"), "notes": N_("Notes")},
    "party_alias": {"alias": N_("Other name")},
    "person": {
        "name": N_("Name"),
        "function_title": N_("Function"),
        "party_id": N_("Party"),
        "email": N_("E-mail"),
        "telephone": N_("Telephone"),
        "notes": N_("Notes"),
    },
    "programme": {
        "name": N_("Name of the programme"),
        "region": N_("Region"),
        "starts_on": N_("First day of the programme"),
        "ends_on": N_("Last day of the programme"),
        "definition": N_("Definition"),
        "attention_days": N_("Days late that ask for attention"),
        "deadline_notice_days": N_("Days in which a deadline is near"),
        "stale_days": N_("Days after which a project is out of date"),
        "director_notice_days": N_("Days ahead that a director is needed"),
        "good_friday_closed": N_("Good Friday is a day off"),
        "liberation_day_closed": N_("Liberation Day is a day off"),
        "is_sample": N_("Sample programme"),
        "aspects": N_("Aspects shown"),
    },
    "goal": {
        "kind": N_("Kind"),
        "number": N_("No."),
        "title": N_("Title"),
        "parent_id": N_("Part of"),
    },
    "phase_definition": {
        "name": N_("Name"),
        "short_name": N_("Short name"),
        "register_status": N_("Status in the register"),
        "direction_aim": N_("What direction aims at"),
        "director_role": N_("Role of the director"),
    },
    "closing_day": {"name": N_("Name"), "first": N_("First day"), "last": N_("Last day")},
    "view": {"name": N_("Name"), "definition": N_("Contents of the view")},
} | meetings.FIELD_LABELS
"""Per entity the name of each field that can change."""

CHOICES: dict[tuple[str, str], type[StrEnum]] = {
    **{("project", key): field.choices for key, field in FIELDS_BY_KEY.items() if field.choices},
    ("project", "deadline_reason"): DeadlineReason,
    ("project_phase", "phase"): Phase,
    ("area_phase", "phase"): Phase,
    ("phase_passage", "from_phase"): Phase,
    ("phase_passage", "to_phase"): Phase,
    ("project_status", "aspect"): Aspect,
    ("project_status", "light"): Light,
    ("project_party", "role"): PartyRole,
    ("link", "type"): LinkType,
    ("area", "kind"): AreaKind,
    ("area", "state"): State,
    ("area", "phase"): Phase,
    ("area", "direction_type"): DirectionType,
    ("party", "kind"): PartyKind,
    ("goal", "kind"): GoalKind,
    ("phase_definition", "phase"): Phase,
    ("accepted_finding", "kind"): Finding,
} | meetings.CHOICES
"""Fields that hold a word of the vocabulary."""

LONG_TEXTS = frozenset(
    {
        *(
            ("project", key)
            for key in ("description", "ideas", "cooperation", "notes", "resident_involvement")
        ),
        *((entity, "notes") for entity in ("area", "party", "person")),
        *((entity, "definition") for entity in ("area", "programme", "view")),
        ("programme", "aspects"),
        *meetings.LONG_TEXTS,
    }
)
"""Texts too long for one line: only told to have changed."""

FORMATTED = frozenset({("project", "ideas"), ("project", "notes")})
"""Texts with signs for bold, points and links, told without them."""

DAYS = frozenset(
    {
        ("area_director", "first"),
        ("area_director", "last"),
        ("programme", "starts_on"),
        ("programme", "ends_on"),
        ("closing_day", "first"),
        ("closing_day", "last"),
        ("situation", "day"),
        ("phase_passage", "day"),
        *meetings.DAYS,
    }
)
MONEY = frozenset({("project", "budget"), ("project", "spent")})

CAME_AND_WENT: dict[str, tuple[str, str]] = {
    "project": (N_("added"), N_("removed again")),
    "project_area": (N_("area added: {name}"), N_("area removed: {name}")),
    "project_goal": (N_("goal added: {name}"), N_("goal removed: {name}")),
    "project_tag": (N_("tag added: {name}"), N_("tag removed: {name}")),
    "project_party": (N_("partner party added: {name}"), N_("partner party removed: {name}")),
    "project_phase": (N_("period of {name}"), N_("period removed: {name}")),
    "project_status": (N_("status of {name}"), N_("status no longer set: {name}")),
    "project_reference": (N_("link to a page or file added: {name}"), N_("link removed: {name}")),
    "phase_passage": (N_("passed to {name}"), N_("no longer passed to {name}")),
    "situation": (N_("situation: {name}"), N_("removed from the situation: {name}")),
    "link": (N_("now follows {name}"), N_("no longer follows {name}")),
    "area": (N_("added"), N_("removed again")),
    "area_director": (N_("director: {name}"), N_("no longer director: {name}")),
    "area_phase": (N_("period of {name}"), N_("period removed: {name}")),
    "party": (N_("added"), N_("removed again")),
    "party_alias": (N_("also known as {name}"), N_("no longer known as {name}")),
    "person": (N_("added"), N_("removed again")),
    "programme": (N_("programme made"), N_("removed again")),
    "goal": (N_("goal added: {name}"), N_("goal removed: {name}")),
    "phase_definition": (N_("phase described: {name}"), N_("phase removed: {name}")),
    "closing_day": (N_("day off added: {name}"), N_("day off removed: {name}")),
    "view": (N_("view saved: {name}"), N_("view removed: {name}")),
    "recipe": (N_("import recipe kept: {name}"), N_("import recipe removed: {name}")),
    "sent_overview": (N_("overview sent: {name}"), N_("overview withdrawn: {name}")),
    "accepted_finding": (N_("this is right: {name}"), N_("to be checked again: {name}")),
} | meetings.CAME_AND_WENT
"""Per entity what a new and a removed row is called."""

LEAD_CAME_AND_WENT = (N_("lead party added: {name}"), N_("lead party removed: {name}"))

PASSAGES = N_("Passing to a next phase")
PERIODS = N_("Periods of phases")
STATUSES = N_("Status")
FOLLOWS = N_("Projects it follows")
REFERENCES = N_("Links to pages and files")
OTHER = N_("Other changes")

ABOUT: dict[str, str] = {
    "project_area": FIELD_LABELS["project"]["areas"],
    "project_goal": FIELD_LABELS["project"]["goals"],
    "project_tag": FIELD_LABELS["project"]["tags"],
    "situation": FIELD_LABELS["project"]["situation"],
    "phase_passage": PASSAGES,
    "project_phase": PERIODS,
    "area_phase": PERIODS,
    "project_status": STATUSES,
    "link": FOLLOWS,
    "project_reference": REFERENCES,
}
"""Per entity that hangs on a project or area what its changes are about."""
