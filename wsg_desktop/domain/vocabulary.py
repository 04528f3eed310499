"""The field's fixed words: phases, states, roles, precisions. Values are stored; labels are message ids.

Words that a programme may choose itself (phase names, themes, kinds of aspects) are data, not listed here;
those of meetings are in `meeting_vocabulary`, those of findings in `finding_vocabulary`.
"""

from enum import StrEnum

from wsg_desktop.domain.finding_vocabulary import FINDING_LABELS
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS
from wsg_desktop.texts import N_


class Phase(StrEnum):
    """The four successive phases (domain page, section 2); their order is the order of the members."""

    INITIATIVE = "initiative"
    DEVELOPMENT = "development"
    REALISATION = "realisation"
    OPERATION = "operation"


class State(StrEnum):
    """Whether a project or area is worked on, apart from its phase."""

    NEW = "new"
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    DONE = "done"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """What a line of the outline is."""

    PROJECT = "project"
    ACTIVITY = "activity"
    MILESTONE = "milestone"


class Precision(StrEnum):
    """How exactly a term is known. The last three have no day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"
    NONE = "none"


class Light(StrEnum):
    """The status of one aspect of a project."""

    ON_TRACK = "on_track"
    ATTENTION = "attention"
    OFF_TRACK = "off_track"
    NOT_STARTED = "not_started"
    DONE = "done"
    NONE = "none"


class Aspect(StrEnum):
    """What a status is about; time is computed, people set the others. A programme chooses which it shows."""

    TIME = "time"
    MONEY = "money"
    QUALITY = "quality"
    RISKS = "risks"
    ORGANISATION = "organisation"
    INFORMATION = "information"
    COMMUNICATION = "communication"


class PartyRole(StrEnum):
    """What a party is in a project: trekker or betrokken partij."""

    LEAD = "lead"
    PARTNER = "partner"


class DirectionType(StrEnum):
    """Type of direction: successive deliverables or a joint chain result."""

    PROCESS_CHAIN = "process_chain"
    NETWORK_CHAIN = "network_chain"


class LinkType(StrEnum):
    """How two items depend on each other in time."""

    FINISH_START = "FS"
    START_START = "SS"
    FINISH_FINISH = "FF"
    START_FINISH = "SF"


class Scheduling(StrEnum):
    """Whether an item follows what it waits for, or stays on its own dates whatever that does."""

    FOLLOWS = "follows"
    FIXED = "fixed"


class Confidentiality(StrEnum):
    """Who may see a project outside the house."""

    INTERNAL = "internal"
    PARTNERS = "partners"
    PUBLIC = "public"


class PartyKind(StrEnum):
    """What kind of organisation a party is; a `GROUP` is a collective that gets no overview."""

    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    HOUSING_CORPORATION = "housing_corporation"
    CARE_PROVIDER = "care_provider"
    WELFARE = "welfare"
    RESIDENTS = "residents"
    LIBRARY = "library"
    DEVELOPER = "developer"
    INSURER = "insurer"
    OTHER = "other"
    GROUP = "group"


class AreaKind(StrEnum):
    """What an area is called by those who develop it."""

    SERVICE_AREA = "service_area"
    SERVICE_ZONE = "service_zone"
    CARE_ZONE = "care_zone"
    SERVICE_DISTRICT = "service_district"
    OTHER = "other"


class GoalKind(StrEnum):
    """Goals of the programme and the action lines that work on them."""

    GOAL = "goal"
    ACTION_LINE = "action_line"


class DeadlineReason(StrEnum):
    """Why an agreed deadline changes (look and words, section 9)."""

    DECISION = "decision"
    AHEAD_OF_DECISION = "ahead_of_decision"
    CORRECTION = "correction"
    CALENDAR = "calendar"
    """The date of the administrative calendar that it hangs on moved; nobody chooses this."""


_LABELS: dict[type[StrEnum], dict[str, str]] = {
    **FINDING_LABELS,
    **MEETING_LABELS,
    State: {
        State.NEW: N_("New"),
        State.ACTIVE: N_("Active"),
        State.ON_HOLD: N_("On hold"),
        State.DONE: N_("Done"),
        State.CANCELLED: N_("Cancelled"),
    },
    ItemKind: {
        ItemKind.PROJECT: N_("Project"),
        ItemKind.ACTIVITY: N_("Activity"),
        ItemKind.MILESTONE: N_("Milestone"),
    },
    Phase: {
        Phase.INITIATIVE: N_("Initiative"),
        Phase.DEVELOPMENT: N_("Development"),
        Phase.REALISATION: N_("Realisation"),
        Phase.OPERATION: N_("Operation"),
    },
    Precision: {
        Precision.DAY: N_("to the day"),
        Precision.WEEK: N_("to the week"),
        Precision.MONTH: N_("to the month"),
        Precision.QUARTER: N_("to the quarter"),
        Precision.HALF: N_("to the half-year"),
        Precision.SEASON: N_("to the season"),
        Precision.YEAR: N_("to the year"),
        Precision.ONGOING: N_("ongoing"),
        Precision.UNKNOWN: N_("not yet known"),
        Precision.NONE: N_("no date yet"),
    },
    Light: {
        Light.ON_TRACK: N_("On track"),
        Light.ATTENTION: N_("Attention"),
        Light.OFF_TRACK: N_("Off track"),
        Light.NOT_STARTED: N_("Not started"),
        Light.DONE: N_("Finished"),
        Light.NONE: N_("Not set"),
    },
    Aspect: {
        Aspect.TIME: N_("Time"),
        Aspect.MONEY: N_("Money"),
        Aspect.QUALITY: N_("Quality"),
        Aspect.RISKS: N_("Risks"),
        Aspect.ORGANISATION: N_("Organisation"),
        Aspect.INFORMATION: N_("Information"),
        Aspect.COMMUNICATION: N_("Communication"),
    },
    PartyRole: {
        PartyRole.LEAD: N_("Lead party"),
        PartyRole.PARTNER: N_("Partner party"),
    },
    DirectionType: {
        DirectionType.PROCESS_CHAIN: N_("Procesketen"),
        DirectionType.NETWORK_CHAIN: N_("Netwerkketen"),
    },
    LinkType: {
        LinkType.FINISH_START: N_("Finish to start"),
        LinkType.START_START: N_("Start to start"),
        LinkType.FINISH_FINISH: N_("Finish to finish"),
        LinkType.START_FINISH: N_("Start to finish"),
    },
    Scheduling: {
        Scheduling.FOLLOWS: N_("Follows its links"),
        Scheduling.FIXED: N_("Fixed dates"),
    },
    Confidentiality: {
        Confidentiality.INTERNAL: N_("Internal"),
        Confidentiality.PARTNERS: N_("Partners"),
        Confidentiality.PUBLIC: N_("Public"),
    },
    PartyKind: {
        PartyKind.MUNICIPALITY: N_("Municipality"),
        PartyKind.PROVINCE: N_("Province"),
        PartyKind.HOUSING_CORPORATION: N_("Housing corporation"),
        PartyKind.CARE_PROVIDER: N_("Care provider"),
        PartyKind.WELFARE: N_("Welfare organisation"),
        PartyKind.RESIDENTS: N_("Residents' interest group"),
        PartyKind.LIBRARY: N_("Library"),
        PartyKind.DEVELOPER: N_("Developer"),
        PartyKind.INSURER: N_("Insurer"),
        PartyKind.OTHER: N_("Other organisation"),
        PartyKind.GROUP: N_("Group"),
    },
    AreaKind: {
        AreaKind.SERVICE_AREA: N_("Woonservicegebied"),
        AreaKind.SERVICE_ZONE: N_("Servicezone"),
        AreaKind.CARE_ZONE: N_("Woonzorgzone"),
        AreaKind.SERVICE_DISTRICT: N_("Servicewijk"),
        AreaKind.OTHER: N_("Other area"),
    },
    GoalKind: {
        GoalKind.GOAL: N_("Goal"),
        GoalKind.ACTION_LINE: N_("Action line"),
    },
    DeadlineReason: {
        DeadlineReason.DECISION: N_("Decision"),
        DeadlineReason.AHEAD_OF_DECISION: N_("Ahead of a decision"),
        DeadlineReason.CORRECTION: N_("Correction"),
        DeadlineReason.CALENDAR: N_("Administrative calendar"),
    },
}


def label(word: StrEnum) -> str:
    """Return the message id of a word; every member of every enumeration of this field has one."""
    return _LABELS[type(word)][word]


PHASE_ORDER: dict[str, int] = {phase.value: index for index, phase in enumerate(Phase)}
"""Position of a phase in the life of an area or project."""

THEMES: tuple[str, ...] = (
    "wonen",
    "zorg",
    "welzijn",
    "meedoen",
    "leefbaarheid",
    "zelfstandigheid",
    "noaberschap",
    "mantelzorg",
    "aanpassingen",
    "voorzieningen",
)
"""Themes offered where a list has none (domain page, section 3): the sources' words, Dutch in English too."""
