"""The columns of the table, declared as data: what each shows, how wide it is, and which field it edits.

How they are painted is `row_painter`; what is typed in them is read by `cell_readers`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wsg_desktop.domain.amounts import show_euros, show_percent
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import Form, relative_days, show_day, show_full_day, show_late, show_term
from wsg_desktop.domain.field_display import show_choice, show_list
from wsg_desktop.domain.fields import FIELDS_BY_KEY, Field
from wsg_desktop.domain.status import is_open
from wsg_desktop.domain.vocabulary import Aspect, ItemKind, Light, Precision, State, label
from wsg_desktop.texts import N_

if TYPE_CHECKING:
    from wsg_desktop.domain.terms import Term
    from wsg_desktop.services.project_facts import ProjectFacts
    from wsg_desktop.store.rows import ProjectRow

NO_LEAD = N_("no lead party yet")


class Cell(NamedTuple):
    """What one cell shows."""

    text: str
    tone: str = "text"
    """The name of a colour of the theme."""
    light: str = ""
    """A `Light` value whose shape stands before the text."""
    phase: str = ""
    """A `Phase` value whose square stands before the text."""


EMPTY_CELL = Cell("")

Read = Callable[["ProjectRow", "ProjectFacts"], Cell]
Tell = Callable[["ProjectRow", "ProjectFacts"], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key is a field of a project, or a fact of one, as views and sorting know it."""

    key: str
    header: str
    sample: str
    """A text that fits in the column as it is shown at first; its header always does."""
    read: Read
    tip: Tell | None = None
    """What a tooltip tells beside the text."""
    right: bool = False
    shape_only: bool = False
    """Whether the shape alone will do, without header, where there is no room for the word of `roomy`."""
    initial: bool = False
    """Whether it is shown until the user chooses otherwise."""
    elastic: int = 0
    """How many hundredths of its width it gives up where there is too little room for all."""
    roomy: str = ""
    """A text that fits where there is room for more than the sample; the title comes first."""
    aspect: Aspect | None = None
    """The aspect whose light it edits."""

    @property
    def field(self) -> Field | None:
        """Return the field it edits, or None."""
        return FIELDS_BY_KEY.get(self.key)

    @property
    def is_editable(self) -> bool:
        """Return whether something can be typed in it."""
        return self.field is not None or self.aspect is not None


def _plain(key: str, tone: str = "text") -> Read:
    def read(row: "ProjectRow", _facts: "ProjectFacts") -> Cell:
        return Cell(getattr(row, key), tone)

    return read


def _names(key: str) -> Read:
    def read(row: "ProjectRow", _facts: "ProjectFacts") -> Cell:
        return Cell(show_list(getattr(row, key)))

    return read


def _choice(key: str) -> Read:
    field = FIELDS_BY_KEY[key]

    def read(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
        value = getattr(row, key)
        return Cell(show_choice(field, value, facts.basis.tr)) if value else EMPTY_CELL

    return read


def _amount(key: str) -> Read:
    def read(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
        value = getattr(row, key)
        return EMPTY_CELL if value is None else Cell(show_euros(value, facts.basis.tr.language))

    return read


def _light(aspect: Aspect) -> Read:
    def read(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
        light = facts.lights(row.id)[aspect]
        if light is Light.NONE and aspect is not Aspect.TIME:
            return EMPTY_CELL
        return Cell(facts.basis.tr(label(light)), light=light.value)

    return read


def _areas(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    return Cell(show_list(row.areas)) if row.areas else Cell(facts.basis.tr("whole programme"), "muted")


def _lead(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    leads = row.lead_parties
    if leads or not is_open(row.state):
        return Cell(show_list(leads))
    return Cell(facts.basis.tr(NO_LEAD), "muted")


def _phase(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    return Cell(facts.basis.phase_name(row.phase), phase=row.phase) if row.phase else EMPTY_CELL


def _term(term: "Term", facts: "ProjectFacts", tone: str = "text") -> Cell:
    return Cell(show_term(term, facts.basis.tr, today=facts.basis.today), tone) if term else EMPTY_CELL


def _start(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    return _term(row.start, facts)


def _not_before(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    return _term(row.not_before, facts)


def _deadline(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    if not row.deadline and not _lacks_deadline(row):
        return EMPTY_CELL
    tone = "text" if row.deadline.day else "muted"
    return Cell(show_term(row.deadline, facts.basis.tr, today=facts.basis.today), tone)


def _lacks_deadline(row: "ProjectRow") -> bool:
    """Return whether one would expect a deadline: not for a step within a project, nor for what goes on."""
    goes_on = row.end.precision is Precision.ONGOING
    return row.kind == ItemKind.PROJECT and is_open(row.state) and not goes_on


def _end(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    """Show what is expected: red when late or past, pale where it says the same as the deadline."""
    if row.state == State.DONE:
        return Cell(facts.basis.tr("finished"), "muted")
    end, deadline = row.end.day, row.deadline.day
    is_late = end is not None and (end < facts.basis.today or (deadline is not None and end > deadline))
    if is_late and is_open(row.state):
        return _term(row.end, facts, "danger")
    return _term(row.end, facts, "text" if end and end != deadline else "muted")


def _delay(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    tr, days = facts.basis.tr, facts.days_late(row.id)
    light = facts.lights(row.id)[Aspect.TIME]
    if days:
        return Cell(show_late(days, tr), "danger")
    return EMPTY_CELL if light is Light.NONE else Cell(tr(label(light)))


def _percent(row: "ProjectRow", _facts: "ProjectFacts") -> Cell:
    return EMPTY_CELL if row.percent is None else Cell(show_percent(row.percent))


def _situation(row: "ProjectRow", _facts: "ProjectFacts") -> Cell:
    return Cell(" ".join(row.situation.split()))


def _changed(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    return Cell(show_day(day_of(row.changed_at), facts.basis.tr), "muted") if row.changed_at else EMPTY_CELL


def _municipality(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    return Cell(show_list(facts.municipalities(row.id)))


def _term_tip(key: str) -> Tell:
    def tell(row: "ProjectRow", facts: "ProjectFacts") -> str:
        term: Term = getattr(row, key)
        tr, today = facts.basis.tr, facts.basis.today
        if term.precision is Precision.NONE:
            return ""
        full = show_term(term, tr, today=today, form=Form.LONG)
        return f"{full}, {relative_days(term.day, today, tr)}" if term.day else full

    return tell


def _status_tip(row: "ProjectRow", facts: "ProjectFacts") -> str:
    """Tell how it stands in time, and what else is not in order: papers and charts show the worst of all."""
    tr, lights = facts.basis.tr, facts.lights(row.id)
    said = next((it.reason for it in row.statuses if it.aspect == Aspect.TIME), "")
    word = tr(label(lights.pop(Aspect.TIME)))
    worse = [
        f"{tr(label(aspect))}: {tr(label(light)).lower()}"
        for aspect, light in lights.items()
        if light in {Light.ATTENTION, Light.OFF_TRACK}
    ]
    return "\n".join([f"{word}: {said}" if said else word, *worse])


def _situation_tip(row: "ProjectRow", facts: "ProjectFacts") -> str:
    if row.situation_day is None:
        return ""
    return f"{show_day(row.situation_day, facts.basis.tr)}\n{row.situation}"


def _changed_tip(row: "ProjectRow", facts: "ProjectFacts") -> str:
    if row.changed_at is None:
        return ""
    day, tr = day_of(row.changed_at), facts.basis.tr
    return f"{show_full_day(day, tr)}, {relative_days(day, facts.basis.today, tr)}"


def _director_role(row: "ProjectRow", facts: "ProjectFacts") -> Cell:
    """Show the role that follows from the phase pale: nobody chose it for this project."""
    return Cell(facts.director_role(row.id), "text" if row.director_role else "muted")


COLUMNS: tuple[Column, ...] = (
    Column(
        "status",
        N_("Status"),
        "",
        _light(Aspect.TIME),
        _status_tip,
        shape_only=True,
        initial=True,
        roomy="niet gestart",
    ),
    Column("number", N_("No."), "P-0042", _plain("number", "muted"), initial=True),
    Column(
        "title",
        N_("Project"),
        "Servicewinkel in de",
        _plain("title"),
        initial=True,
        roomy="Servicewinkel in de bibliotheek",
    ),
    Column("areas", N_("Area"), "Keizerslanden", _areas, initial=True, elastic=40),
    Column("lead_parties", N_("Lead party"), "Welzijnsinstelling", _lead, initial=True, elastic=40),
    Column("phase", N_("Phase"), "Ontwikkeling", _phase, initial=True, elastic=20),
    Column("deadline", N_("Deadline"), "voorjaar 2030", _deadline, _term_tip("deadline"), initial=True),
    Column("end", N_("Expected end"), "voorjaar 2030", _end, _term_tip("end"), initial=True),
    Column("delay", N_("Standing"), "6 maanden te laat", _delay, _status_tip),
    Column(
        "partner_parties", N_("Partner parties"), "Gemeente Deventer, Corporatie", _names("partner_parties")
    ),
    Column("project_lead", N_("Project lead"), "projectleider vastgoed", _plain("project_lead")),
    Column("start", N_("Start"), "voorjaar 2030", _start, _term_tip("start")),
    Column("scheduling", N_("Dates"), "Volgt zijn koppelingen", _choice("scheduling")),
    Column("not_before", N_("Not before"), "voorjaar 2030", _not_before, _term_tip("not_before")),
    Column("percent", N_("%"), "100 %", _percent, right=True),
    Column("theme", N_("Theme"), "zelfstandigheid", _plain("theme")),
    Column("state", N_("State"), "in de wacht", _choice("state")),
    Column("kind", N_("Kind of item"), "mijlpaal", _choice("kind")),
    Column("effort", N_("Effort"), "proefbudget € 150.000", _plain("effort")),
    Column("budget", N_("Budget"), "€ 18.500.000", _amount("budget"), right=True),
    Column("spent", N_("Spent"), "€ 18.500.000", _amount("spent"), right=True),
    Column("situation", N_("Situation"), "gesprekken over exploitatie lopen nog", _situation, _situation_tip),
    Column("changed_at", N_("Updated"), "26 jun 2026", _changed, _changed_tip),
    *(
        Column(aspect.value, label(aspect), "wijkt af", _light(aspect), aspect=aspect)
        for aspect in Aspect
        if aspect is not Aspect.TIME
    ),
    Column("municipality", N_("Municipality"), "Deventer", _municipality),
    Column("goals", N_("Goals and action lines"), "langer thuis wonen", _names("goals")),
    Column("tags", N_("Tags"), "proef, nieuw", _names("tags")),
    Column("partnership_role", N_("Role of the partnership"), "opdrachtgever", _plain("partnership_role")),
    Column(
        "resident_involvement",
        N_("How residents are involved"),
        "vrijwilligers uit het dorp",
        _plain("resident_involvement"),
    ),
    Column("direction_type", N_("Type of direction"), "Netwerkketen", _choice("direction_type")),
    Column("director_role", N_("Role of the director"), "onderhandelaar en regelaar", _director_role),
    Column("confidentiality", N_("Who may see it"), "Partners", _choice("confidentiality")),
)
"""Every column there is, in the order in which the column chooser lists them."""

COLUMNS_BY_KEY: dict[str, Column] = {column.key: column for column in COLUMNS}

INITIAL: tuple[str, ...] = tuple(column.key for column in COLUMNS if column.initial)
"""The keys of the columns that a new user sees."""

ALWAYS = "title"
"""The column that cannot be hidden: without it nobody knows what a row is about."""


def offered(aspects: Collection[Aspect]) -> tuple[str, ...]:
    """Return the keys of the columns of a programme that shows these aspects, in the usual order."""
    return tuple(column.key for column in COLUMNS if column.aspect is None or column.aspect in aspects)


def columns_of(keys: tuple[str, ...], aspects: Collection[Aspect] = tuple(Aspect)) -> tuple[Column, ...]:
    """Return the columns with these keys, in their order; the title is never left out.

    Unknown keys are, and those of aspects that the programme does not show.
    """
    there = frozenset(offered(aspects))
    known = tuple(dict.fromkeys(key for key in keys if key in there))
    chosen = known if ALWAYS in known else (ALWAYS, *known)
    return tuple(COLUMNS_BY_KEY[key] for key in chosen)
