"""The columns of an overview, declared once: ours with what they show, theirs with how they are filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.texts import N_


class ColumnKind(StrEnum):
    """How the cells of a column are written."""

    NUMBER_OF_PROJECT = "number_of_project"
    TITLE = "title"
    TEXT = "text"
    TERM = "term"
    STATUS = "status"
    MONEY = "money"
    PERCENT = "percent"


class AnswerKind(StrEnum):
    """How a column of theirs is filled in."""

    TICK = "tick"
    DATE = "date"
    PHASE = "phase"
    CHOICE = "choice"
    """Of the statuses of an action."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class OurColumn:
    """A column of ours: the field of the row it shows, its header and width in characters."""

    key: str
    header: str
    width: float
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class TheirColumn:
    """A column that the lead party fills in, with the hint it gives."""

    key: str
    header: str
    width: float
    kind: AnswerKind
    hint: str


_K, _A = ColumnKind, AnswerKind

OUR_COLUMNS: tuple[OurColumn, ...] = (
    OurColumn("number", N_("No."), 6, _K.NUMBER_OF_PROJECT),
    OurColumn("title", N_("Project"), 21, _K.TITLE),
    OurColumn("areas", N_("Area"), 11),
    OurColumn("leads", N_("Lead party"), 12.5),
    OurColumn("partners", N_("Partner parties"), 13.5),
    OurColumn("theme", N_("Theme"), 14),
    OurColumn("state", N_("State"), 11),
    OurColumn("phase", N_("Phase"), 11),
    OurColumn("light", N_("Time status"), 11.5, _K.STATUS),
    OurColumn("start", N_("Start"), 13, _K.TERM),
    OurColumn("deadline", N_("Deadline"), 10.5, _K.TERM),
    OurColumn("end", N_("Expected end"), 10.5, _K.TERM),
    OurColumn("percent", N_("Percent complete"), 11, _K.PERCENT),
    OurColumn("situation", N_("Latest situation"), 18),
    OurColumn("project_lead", N_("Project lead"), 23),
    OurColumn("effort", N_("Effort"), 18),
    OurColumn("budget", N_("Budget"), 12, _K.MONEY),
    OurColumn("spent", N_("Spent"), 12, _K.MONEY),
    OurColumn("partnership_role", N_("Role of the partnership"), 23),
    OurColumn("resident_involvement", N_("How residents are involved"), 24),
    OurColumn("confidentiality", N_("Who may see it"), 11),
)

PARTNER_KEYS = (
    "number",
    "title",
    "areas",
    "leads",
    "partners",
    "phase",
    "light",
    "deadline",
    "end",
    "situation",
)
"""What a partner is shown unless something else is chosen; more would print too small."""

DEVIATION_KEYS = ("number", "title", "areas", "phase", "light", "deadline", "end", "situation")
"""What a lead is shown of what goes otherwise than was agreed, unless something else is chosen."""

ALWAYS_SHOWN = ("number", "title")
"""By what a row is known when it comes back."""

IN_THE_HOUSE = ("budget", "spent", "confidentiality")
"""What never goes to a partner."""

OF_PEOPLE = ("project_lead",)
"""What names people, and so goes along only where it is asked for."""

OWN_KEYS = tuple(column.key for column in OUR_COLUMNS)
"""What one's own overview shows: everything."""

THEIR_COLUMNS: tuple[TheirColumn, ...] = (
    TheirColumn(
        "confirmed",
        N_("Still right"),
        5.5,
        _A.TICK,
        N_("Is everything in this row still right? Choose ✓. Then you need not fill in anything else."),
    ),
    TheirColumn(
        "new_end",
        N_("New expectation"),
        10.5,
        _A.DATE,
        N_("When do you now expect it to be ready? Type a date such as 31-12-2027, or “end of 2027”."),
    ),
    TheirColumn(
        "new_phase",
        N_("Present phase"),
        11,
        _A.PHASE,
        N_("Is the project in another phase now? Choose it from the list."),
    ),
    TheirColumn(
        "new_situation",
        N_("Situation"),
        16.5,
        _A.TEXT,
        N_("What happened since the last time? One or two sentences."),
    ),
    TheirColumn("cause", N_("Cause"), 11, _A.TEXT, N_("Is it going otherwise than planned? Why?")),
    TheirColumn("consequence", N_("Consequence"), 11, _A.TEXT, N_("What does that mean for the project?")),
    TheirColumn("measure", N_("Measure"), 11, _A.TEXT, N_("What do you do about it?")),
    TheirColumn(
        "filled_in_by", N_("Filled in by"), 8, _A.TEXT, N_("Your name or function, so that we can ask you.")
    ),
)

THEIR_KEYS = tuple(column.key for column in THEIR_COLUMNS)

USUAL_KEYS: Mapping[OverviewKind, tuple[str, ...]] = {
    OverviewKind.FULL: PARTNER_KEYS,
    OverviewKind.DEVIATIONS: DEVIATION_KEYS,
}
USUALLY_ASKED: Mapping[OverviewKind, tuple[str, ...]] = {
    OverviewKind.FULL: THEIR_KEYS,
    OverviewKind.DEVIATIONS: ("cause", "consequence", "measure", "filled_in_by"),
}
"""What partners are shown and what they fill in, unless something else is chosen."""

SHAREABLE_KEYS = tuple(column.key for column in OUR_COLUMNS if column.key not in IN_THE_HOUSE)
"""What can be chosen for partners."""

COLUMN_BY_KEY = {column.key: column for column in OUR_COLUMNS}
THEIR_BY_KEY = {column.key: column for column in THEIR_COLUMNS}

PROJECTS_TABLE = "WSG_projecten"
NEW_PROJECTS_TABLE = "WSG_nieuw"
EXPORT_PROPERTY = "WSG export"
IDENTITY_SHEET = "_wsg"
"""Names by which a returned workbook is recognised: the same in every language."""

TICK = "✓"


@dataclass(frozen=True, slots=True)
class SheetNames:
    """The names of the visible sheets and of the hidden lists, as message ids."""

    read_first: str = N_("Read this first")
    projects: str = N_("Projects")
    new_projects: str = N_("New projects")
    actions: str = N_("Actions")
    planning: str = N_("Planning")
    summary: str = N_("Summary")
    lists: str = N_("Lists")


SHEETS = SheetNames()
