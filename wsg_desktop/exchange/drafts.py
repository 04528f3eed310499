"""What was read from a list before anything is written: projects, areas, links, problems, with their cells.

Plain frozen values. Nothing here knows the programme: comparing with it is the service's work.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.splitting import Answerable
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import AreaKind, LinkType
from wsg_desktop.exchange.sheets import cell_address
from wsg_desktop.texts import N_, Translator

SO_MANY = N_("{said} It is so with {count} cells, the last of which is {last}.")


class Severity(StrEnum):
    """How much a problem matters."""

    INFO = "info"
    """Good to know; nothing was lost or guessed."""
    WARNING = "warning"
    """Something was left apart, kept as text or read in a way to be checked."""
    ERROR = "error"
    """Something could not be read at all."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: where it is, and a message id with the values for its places."""

    sheet: str
    cell: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    severity: Severity = Severity.WARNING
    count: int = 1
    """How many of its kind are told as this one; `cell` is the first."""
    last: str = ""
    """The last cell of several."""

    def sentence(self, tr: Translator) -> str:
        """Return what is the matter in the language of `tr`, without the place."""
        said = tr(self.message, **self.values)
        return tr(SO_MANY, said=said, count=self.count, last=self.last) if self.count > 1 else said


class AreaDraft(NamedTuple):
    """An area that the list names, or a row of a register of areas."""

    name: str
    kind: AreaKind = AreaKind.SERVICE_AREA
    municipality: str = ""
    municipality_code: str = ""
    province: str = ""
    cell: str = ""
    state: str = ""
    phase: str | None = None
    direction_type: str | None = None
    start: Term = NO_TERM
    notes: str = ""


class LinkDraft(NamedTuple):
    """A dependency: `source` and `target` are places in `ListDraft.projects`, from 0.

    A source outside the list has place None and is looked up in the programme by `number`.
    """

    source: int | None
    target: int
    type: LinkType
    lag: int
    number: str
    cell: str


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """One project as the list tells it; what the list does not tell is empty."""

    row: int
    """Its row in the sheet, from 0."""
    title: str
    number: str = ""
    """Its own number; empty where the list has none or gives it to several projects."""
    kind: str = ""
    areas: tuple[str, ...] = ()
    """Names of `ListDraft.areas`; none means programme-wide."""
    state: str = ""
    phase: str | None = None
    direction_type: str | None = None
    confidentiality: str = ""
    start: Term = NO_TERM
    end: Term = NO_TERM
    deadline: Term = NO_TERM
    duration: int | None = None
    """In working days; says where an end or start lies that the list does not give."""
    percent: int | None = None
    budget: int | None = None
    spent: int | None = None
    lead_parties: tuple[str, ...] = ()
    partner_parties: tuple[str, ...] = ()
    persons: Mapping[str, Answerable] = field(default_factory=dict[str, Answerable])
    """By field: project_lead, official_principal, political_principal."""
    directing_parties: Mapping[str, str] = field(default_factory=dict[str, str])
    """By field: daily_direction, policy_direction."""
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    """Plain text fields by key, only those that say something."""
    lights: Mapping[str, str] = field(default_factory=dict[str, str])
    """The light of each aspect that the list tells."""
    situation: str = ""
    goals: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    phases: Mapping[str, Mapping[str, Term]] = field(default_factory=dict[str, Mapping[str, Term]])
    """By phase: planned and actual start and end, keys as in `store.rows.PhasePeriod`."""


@dataclass(frozen=True, slots=True)
class ListDraft:
    """Everything that was read from one list."""

    file: str
    sheet: str
    projects: tuple[ProjectDraft, ...]
    areas: tuple[AreaDraft, ...]
    links: tuple[LinkDraft, ...]
    problems: tuple[Problem, ...]
    columns: Mapping[str, tuple[int, ...]]
    """The columns (from 0) that each field was read from."""
    parents: Mapping[int, int] = field(default_factory=dict[int, int])
    """By place in `projects` the place of the project that it stands under."""

    def cell(self, project: ProjectDraft, key: str) -> str:
        """Return the address of a project's value of field `key`, of its title where there is no column."""
        columns = self.columns.get(key) or self.columns.get("title") or (0,)
        return cell_address(project.row, columns[0])

    def party_names(self) -> tuple[str, ...]:
        """Return every party that a project names, each once, in order of first appearance."""
        names: dict[str, None] = {}
        for project in self.projects:
            names |= dict.fromkeys(project.lead_parties)
            names |= dict.fromkeys(project.partner_parties)
            names |= dict.fromkeys(project.directing_parties.values())
            names |= dict.fromkeys(it.party for it in project.persons.values() if it.party)
        return tuple(names)
