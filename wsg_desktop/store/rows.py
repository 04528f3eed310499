"""Frozen rows: what reading the programme returns. No behaviour beyond plain look-ups; never records.

Rows are named tuples because thousands are made at once and a frozen dataclass takes four times as long.
"""

from datetime import date, datetime
from typing import NamedTuple, NoReturn

from wsg_desktop.domain.terms import NO_TERM, Term


class PhasePeriod(NamedTuple):
    """One phase of a project or area with its planned and actual start and end."""

    phase: str
    planned_start: Term = NO_TERM
    planned_end: Term = NO_TERM
    actual_start: Term = NO_TERM
    actual_end: Term = NO_TERM


class _NotRead(tuple[PhasePeriod, ...]):
    """Stands for phases that were not asked for: to look at them is a bug, and must not pass for none."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise LookupError("the phases of these projects were not read")

    __bool__ = __contains__ = __getitem__ = __iter__ = __len__ = _refuse


NOT_READ = _NotRead()


class ProjectParty(NamedTuple):
    """A party's part in a project."""

    party_id: str
    name: str
    role: str
    """A `PartyRole` value."""
    note: str = ""


class AspectStatus(NamedTuple):
    """What people say of one aspect: the light (for time: an override) with cause, consequence, measure."""

    aspect: str
    light: str
    reason: str = ""
    cause: str = ""
    consequence: str = ""
    measure: str = ""


class SituationRow(NamedTuple):
    """A dated entry of the stand van zaken."""

    id: str
    project_id: str
    day: date
    text: str
    reported_by: str


class ProjectRow(NamedTuple):
    """One line of the outline as the table, the chart and exports need it: everything but long texts."""

    id: str
    version: int
    number: str
    title: str
    kind: str
    parent_id: str | None
    sort_key: str
    theme: str
    state: str
    phase: str | None
    direction_type: str | None
    director_role: str
    """The override; empty when the role follows from the phase."""
    start: Term
    end: Term
    deadline: Term
    not_before: Term
    """The start people want, when that is later than what it waits for allows."""
    scheduling: str
    """A `Scheduling` value."""
    percent: int | None
    effort: str
    budget: int | None
    """In whole euros, as are all amounts."""
    spent: int | None
    partnership_role: str
    resident_involvement: str
    confidentiality: str
    project_lead_id: str | None
    project_lead: str
    areas: tuple[str, ...]
    """Names; empty means programme-wide. `area_ids` goes with it, one for one."""
    area_ids: tuple[str, ...]
    parties: tuple[ProjectParty, ...]
    phases: tuple[PhasePeriod, ...]
    """`NOT_READ` for who lists projects without them."""
    statuses: tuple[AspectStatus, ...]
    situation: str
    """The latest entry's text."""
    situation_day: date | None
    goals: tuple[str, ...]
    tags: tuple[str, ...]
    changed_at: datetime | None
    """UTC; when anything of the project was last changed or confirmed."""

    @property
    def lead_parties(self) -> tuple[str, ...]:
        """Return the names of the lead parties (trekkers)."""
        return tuple(party.name for party in self.parties if party.role == "lead")

    @property
    def partner_parties(self) -> tuple[str, ...]:
        """Return the names of the partner parties (betrokken partijen)."""
        return tuple(party.name for party in self.parties if party.role == "partner")


class ProjectTexts(NamedTuple):
    """The long texts of one project and what only its details show; read when the details open."""

    id: str
    description: str
    director_role_reason: str
    direction_aim: str
    """What direction aims at, when it is not what the phase says."""
    direction_aim_reason: str
    daily_direction_id: str | None
    policy_direction_id: str | None
    official_principal_id: str | None
    political_principal_id: str | None
    paid_by: str
    ideas: str
    cooperation: str
    notes: str
    references: tuple[tuple[str, str], ...]
    """Links to pages and files: label and target."""
    deadline_reason: str
    deadline_basis: str
    deadline_period_id: str | None
    """The date of the administrative calendar that the deadline is set to."""


class AreaRow(NamedTuple):
    """One area of the register."""

    id: str
    version: int
    name: str
    kind: str
    municipality_code: str
    municipality: str
    province: str
    state: str
    phase: str | None
    direction_type: str | None
    start: Term
    notes: str
    director: str
    """The present director: person and party in words; empty when there is none."""
    director_until: date | None
    phases: tuple[PhasePeriod, ...]


class PartyRow(NamedTuple):
    """A party with its aliases."""

    id: str
    version: int
    name: str
    kind: str
    aliases: tuple[str, ...]
    notes: str
    leads: int
    """How many open projects it leads."""
    partners: int


class PersonRow(NamedTuple):
    """A person or function."""

    id: str
    version: int
    name: str
    function_title: str
    party_id: str | None
    party: str
    email: str
    telephone: str

    @property
    def label(self) -> str:
        """Return the name, or the function title where no person is named."""
        return self.name or self.function_title


class LinkRow(NamedTuple):
    """A dependency between two items; lag in working days, negative for a lead."""

    id: str
    source_id: str
    target_id: str
    type: str
    lag: int


class PhaseDefinition(NamedTuple):
    """One phase as this programme describes it (domain page, section 2)."""

    phase: str
    name: str
    short_name: str
    register_status: str
    direction_aim: str
    director_role: str


class GoalRow(NamedTuple):
    """A goal or action line of the programme."""

    id: str
    kind: str
    number: str
    title: str
    parent_id: str | None


class ClosingDay(NamedTuple):
    """A period in which nobody works, first and last day included."""

    id: str
    name: str
    first: date
    last: date


class ProgrammeRow(NamedTuple):
    """The programme itself and the settings that belong to the file."""

    id: str
    version: int
    name: str
    region: str
    starts_on: date | None
    ends_on: date | None
    definition: str
    attention_days: int
    """Slip up to this many days past the deadline is attention; more is off track."""
    deadline_notice_days: int
    """A deadline within this many days counts as near."""
    stale_days: int
    director_notice_days: int
    """A next phase that starts within this many days needs a director."""
    good_friday_closed: bool
    liberation_day_closed: bool
    is_sample: bool
    aspects: str
    """See `domain.aspects`."""


class PassageRow(NamedTuple):
    """A project passed from one phase to the next."""

    id: str
    project_id: str
    number: str
    title: str
    from_phase: str | None
    to_phase: str
    day: date
    decided_by: str
    held_by: str
    """Who directed until then, by name; empty when nobody did."""
    taken_by: str
    note: str


class DecisionRow(NamedTuple):
    """A body decided something about a project: a next phase, or another deadline."""

    id: str
    project_id: str
    day: date
    decided_by: str
    to_phase: str = ""
    """The phase that it passed to; empty for a deadline."""
    deadline: Term = NO_TERM
    """What was agreed; nothing for a phase."""


class ViewRow(NamedTuple):
    """A saved view; `definition` is JSON, see `domain.views`."""

    id: str
    name: str
    definition: str


class ChangeRow(NamedTuple):
    """One journaled change of one field, as histories and comparisons show it."""

    seq: int
    entity: str
    row_id: str
    owner_id: str
    """The project, area or party that the change belongs to."""
    number: str
    title: str
    op: str
    """insert, update or delete."""
    field: str
    old: object
    new: object
    who: str
    at: datetime
    label: str
    set_id: str
    kind: str
