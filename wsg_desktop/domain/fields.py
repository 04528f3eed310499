"""The fields of a project, declared once: for the table, the details, the command line and histories."""

from dataclasses import dataclass
from enum import StrEnum

from wsg_desktop.domain.vocabulary import (
    Confidentiality,
    DirectionType,
    ItemKind,
    Phase,
    Scheduling,
    State,
)
from wsg_desktop.texts import N_


class FieldKind(StrEnum):
    """What a field holds, which decides how it is typed, read and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    START = "start"
    """A term of which the first day counts."""
    END = "end"
    """A term of which the last day counts."""
    CHOICE = "choice"
    PERCENT = "percent"
    MONEY = "money"
    """Whole euros."""
    PARTIES = "parties"
    PARTY = "party"
    PERSON = "person"
    AREAS = "areas"
    GOALS = "goals"
    TAGS = "tags"
    SITUATION = "situation"
    """A dated entry: setting it adds one."""


class Group(StrEnum):
    """The tabs of the details panel."""

    GENERAL = "general"
    PHASES = "phases"
    PARTIES = "parties"
    PROGRESS = "progress"
    RESIDENTS = "residents"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in code, JSON and on the command line, and its name on the screen."""

    key: str
    label: str
    kind: FieldKind
    group: Group
    choices: type[StrEnum] | None = None
    optional: bool = True
    """Whether the field may be empty."""


_G, _K = Group, FieldKind

PROJECT_FIELDS: tuple[Field, ...] = (
    Field("number", N_("No."), _K.TEXT, _G.GENERAL, optional=False),
    Field("title", N_("Project"), _K.TEXT, _G.GENERAL, optional=False),
    Field("kind", N_("Kind of item"), _K.CHOICE, _G.GENERAL, ItemKind, optional=False),
    Field("description", N_("Description"), _K.LONG_TEXT, _G.GENERAL),
    Field("areas", N_("Area"), _K.AREAS, _G.GENERAL),
    Field("goals", N_("Goals and action lines"), _K.GOALS, _G.GENERAL),
    Field("theme", N_("Theme"), _K.TEXT, _G.GENERAL),
    Field("state", N_("State"), _K.CHOICE, _G.GENERAL, State, optional=False),
    Field("tags", N_("Tags"), _K.TAGS, _G.GENERAL),
    Field("confidentiality", N_("Who may see it"), _K.CHOICE, _G.GENERAL, Confidentiality, optional=False),
    Field("phase", N_("Present phase"), _K.CHOICE, _G.PHASES, Phase),
    Field("start", N_("Start"), _K.START, _G.PHASES),
    Field("end", N_("Expected end"), _K.END, _G.PHASES),
    Field("deadline", N_("Deadline"), _K.END, _G.PHASES),
    Field("scheduling", N_("Dates"), _K.CHOICE, _G.PHASES, Scheduling, optional=False),
    Field("not_before", N_("Not before"), _K.START, _G.PHASES),
    Field("direction_type", N_("Type of direction"), _K.CHOICE, _G.PHASES, DirectionType),
    Field("director_role", N_("Role of the director"), _K.TEXT, _G.PHASES),
    Field("director_role_reason", N_("Why another role"), _K.TEXT, _G.PHASES),
    Field("direction_aim", N_("What direction aims at"), _K.TEXT, _G.PHASES),
    Field("direction_aim_reason", N_("Why another aim"), _K.TEXT, _G.PHASES),
    Field("lead_parties", N_("Lead party"), _K.PARTIES, _G.PARTIES),
    Field("partner_parties", N_("Partner parties"), _K.PARTIES, _G.PARTIES),
    Field("project_lead", N_("Project lead"), _K.PERSON, _G.PARTIES),
    Field("official_principal", N_("Official principal"), _K.PERSON, _G.PARTIES),
    Field("political_principal", N_("Political principal"), _K.PERSON, _G.PARTIES),
    Field("daily_direction", N_("Daily direction"), _K.PARTY, _G.PARTIES),
    Field("policy_direction", N_("Policy direction"), _K.PARTY, _G.PARTIES),
    Field("percent", N_("Percent complete"), _K.PERCENT, _G.PROGRESS),
    Field("situation", N_("Situation"), _K.SITUATION, _G.PROGRESS),
    Field("effort", N_("Effort"), _K.TEXT, _G.PROGRESS),
    Field("budget", N_("Budget"), _K.MONEY, _G.PROGRESS),
    Field("spent", N_("Spent"), _K.MONEY, _G.PROGRESS),
    Field("paid_by", N_("Who pays"), _K.TEXT, _G.PROGRESS),
    Field("partnership_role", N_("Role of the partnership"), _K.TEXT, _G.RESIDENTS),
    Field("resident_involvement", N_("How residents are involved"), _K.LONG_TEXT, _G.RESIDENTS),
    Field("cooperation", N_("Cooperation"), _K.LONG_TEXT, _G.RESIDENTS),
    Field("ideas", N_("Ideas"), _K.LONG_TEXT, _G.NOTES),
    Field("notes", N_("Notes"), _K.LONG_TEXT, _G.NOTES),
)
"""Every field of the implementation programme (domain page, section 3) that a person fills in."""

FIELDS_BY_KEY: dict[str, Field] = {field.key: field for field in PROJECT_FIELDS}

DERIVED = frozenset(
    {
        "status",
        "start_precision",
        "start_text",
        "end_precision",
        "end_text",
        "deadline_precision",
        "deadline_text",
    }
)
"""What is shown of a project but follows from other fields, so that nobody can set it."""

GROUP_LABELS: dict[Group, str] = {
    Group.GENERAL: N_("General"),
    Group.PHASES: N_("Phases and dates"),
    Group.PARTIES: N_("Parties"),
    Group.PROGRESS: N_("Progress"),
    Group.RESIDENTS: N_("Residents and cooperation"),
    Group.NOTES: N_("Notes"),
}
