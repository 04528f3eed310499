"""What can be told of a project beside its fields: values to filter by, keys to sort by, text to search in.

`ProjectFacts` answers what `domain.arranging` asks. Keeping the answers is the arranger's work.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from wsg_desktop.domain import status
from wsg_desktop.domain.amounts import show_euros
from wsg_desktop.domain.arranging import MISSING, Arranger, Missing, Naming, Place
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day, show_term
from wsg_desktop.domain.direction import PhaseWords, Table, director_role
from wsg_desktop.domain.field_display import show_choice
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.views import EMPTY, Check, Condition, GroupBy
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Aspect, ItemKind, Light, Precision, State, label
from wsg_desktop.domain.words import dutch_key, search_key
from wsg_desktop.store.rows import ProgrammeRow, ProjectRow
from wsg_desktop.texts import N_, Translator

_WEEK = 7
NO_AREA = N_("Whole programme")
NO_LEAD = N_("No lead party yet")
NO_PHASE = N_("No phase")
NO_THEME = N_("No theme")
NO_MUNICIPALITY = N_("No municipality")
NO_ROLE = N_("No role of the director yet")


@dataclass(frozen=True, slots=True)
class Basis:
    """What the facts of every project rest on."""

    today: date
    programme: ProgrammeRow
    tr: Translator
    phase_names: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the programme calls its phases; what is missing goes by its usual name."""
    municipalities: Mapping[str, str] = field(default_factory=dict[str, str])
    """Per id of an area the name of its municipality."""
    long_texts: Mapping[str, str] = field(default_factory=dict[str, str])
    """Per project what its row does not hold but a search looks through."""
    phases: Table = field(default_factory=dict[str, PhaseWords])
    """What the phase table says per phase of the director's role."""

    def phase_name(self, phase: str) -> str:
        """Return the short name of a phase."""
        return phase_name(phase, self.phase_names, self.tr)


class ProjectFacts:
    """The facts of the projects in `rows`, which may change: it is read at each question."""

    def __init__(self, rows: Mapping[str, ProjectRow], basis: Basis) -> None:
        self.basis = basis
        self._rows = rows
        self._words: dict[tuple[str, str], str] = {}

    def place(self, project_id: str) -> Place:
        """Return where it stands in the outline."""
        row = self._rows[project_id]
        return Place(row.parent_id, row.sort_key)

    def text(self, project_id: str) -> str:
        """Return all words that the columns and the long texts show of it, folded."""
        row, basis = self._rows[project_id], self.basis
        lights = self.lights(project_id)
        words = [
            row.number,
            row.title,
            *row.areas,
            *self._municipalities(row),
            *(party.name for party in row.parties),
            row.project_lead,
            row.theme,
            self._role(row),
            basis.phase_name(row.phase) if row.phase else "",
            basis.tr(label(State(row.state))),
            basis.tr(label(lights[Aspect.TIME])) if lights[Aspect.TIME] is not Light.NONE else "",
            *self._dates(row),
            row.effort,
            row.partnership_role,
            row.resident_involvement,
            row.situation,
            *row.goals,
            *row.tags,
            *self._choices(row),
            *self._amounts(row),
            basis.long_texts.get(project_id, ""),
        ]
        # A line ends each of them, so that no word is found across two.
        return search_key("\n".join(filter(None, words)))

    def lights(self, project_id: str) -> dict[Aspect, Light]:
        """Return the light of every aspect; what people set for time goes before what is computed."""
        basis = self.basis
        return dict(status.statuses(self._rows[project_id], basis.today, basis.programme.attention_days))

    def days_late(self, project_id: str) -> int:
        """Return by how many days it passes its deadline, already or as expected; 0 when it does not."""
        return status.days_late(self._rows[project_id], self.basis.today)

    def key(self, field: str, project_id: str) -> Any:
        """Return what it is sorted by for `field`; a `Missing` where it has no value."""
        row = self._rows[project_id]
        find = _KEYS.get(field)
        found = find(row, self) if find else _plain_key(getattr(row, field))
        return MISSING if found is None else found

    def values(self, field: str, project_id: str) -> Collection[str]:
        """Return its values of `field`; empty where it has none."""
        row = self._rows[project_id]
        if field in _VALUES:
            return _VALUES[field](row, self)
        value = getattr(row, field)
        if isinstance(value, Term):
            return (str(value.day.year),) if value.day else (value.precision.value,) if value else ()
        if isinstance(value, tuple):
            return cast("tuple[str, ...]", value)
        return (str(value),) if value not in {None, ""} else ()

    def meets(self, condition: Condition, project_id: str) -> bool:
        """Return whether it meets the condition."""
        row, today, programme = self._rows[project_id], self.basis.today, self.basis.programme
        days = condition.days
        match condition.check:
            case Check.LATE:
                return status.is_late(row, today)
            case Check.DEADLINE_NEAR:
                within = programme.deadline_notice_days if days is None else days
                return status.is_deadline_within(row, today, within)
            case Check.WITHOUT_LEAD:
                return status.is_without_lead(row.state, row.lead_parties)
            case Check.STALE:
                longest = programme.stale_days if days is None else days
                return status.is_stale(row.state, row.changed_at, today, longest)
            case Check.OPEN:
                return status.is_open(row.state)
            case Check.CHANGED:
                longest = _WEEK if days is None else days
                return row.changed_at is not None and (today - day_of(row.changed_at)).days < longest

    def municipalities(self, project_id: str) -> tuple[str, ...]:
        """Return the municipalities of its areas, each once."""
        return self._municipalities(self._rows[project_id])

    def director_role(self, project_id: str) -> str:
        """Return the role of the director: the project's own, else that of its phase, else nothing."""
        return self._role(self._rows[project_id])

    def _role(self, row: ProjectRow) -> str:
        return director_role(row.director_role, row.phase, self.basis.phases)

    def _municipalities(self, row: ProjectRow) -> tuple[str, ...]:
        known = self.basis.municipalities
        return tuple(dict.fromkeys(known[area] for area in row.area_ids if known.get(area)))

    def _choices(self, row: ProjectRow) -> Iterable[str]:
        """Return the words of choices that say something: nearly every line is a project."""
        if row.direction_type:
            yield self._word("direction_type", row.direction_type)
        if row.kind != ItemKind.PROJECT:
            yield self._word("kind", row.kind)

    def _word(self, key: str, value: str) -> str:
        found = self._words.get((key, value))
        if found is None:
            found = self._words[key, value] = show_choice(FIELDS_BY_KEY[key], value, self.basis.tr)
        return found

    def _amounts(self, row: ProjectRow) -> Iterable[str]:
        for amount in (row.budget, row.spent):
            if amount is not None:
                # Without its sign, for a text of plain letters is folded much faster.
                yield show_euros(amount, self.basis.tr.language).lstrip("€ ")

    def _dates(self, row: ProjectRow) -> Iterable[str]:
        tr, today = self.basis.tr, self.basis.today
        for term in (row.start, row.end, row.deadline):
            if term:
                yield show_term(term, tr, today=today)
                yield term.text
            if term.day and term.precision is Precision.DAY:
                yield show_day(term.day, tr)


def arranger_of(rows: Mapping[str, ProjectRow], facts: ProjectFacts) -> Arranger:
    """Return an arranger of the projects in `rows`, which may change; tell it by `take`."""
    return Arranger(rows, facts, search_key, _naming(facts.basis))


def _naming(basis: Basis) -> Naming:
    def title(by: GroupBy, value: str) -> str:
        if value == EMPTY:
            return basis.tr(_NOTHING[by])
        return basis.phase_name(value) if by is GroupBy.PHASE else value

    roles = _in_order_of_phases(basis.phases)

    def key(by: GroupBy, value: str) -> Any:
        if by is GroupBy.PHASE:
            return PHASE_ORDER.get(value, len(PHASE_ORDER))
        rank = roles.get(value, len(roles)) if by is GroupBy.ROLE else 0
        return rank, dutch_key(value)

    return Naming(title, key)


def _in_order_of_phases(phases: Table) -> dict[str, int]:
    """Return the roles that the phase table knows, as they follow each other."""
    known = sorted(phases, key=lambda it: PHASE_ORDER.get(it, len(PHASE_ORDER)))
    return {role: at for at, role in enumerate(dict.fromkeys(phases[it].director_role for it in known))}


_NOTHING: dict[GroupBy, str] = {
    GroupBy.AREA: NO_AREA,
    GroupBy.LEAD_PARTY: NO_LEAD,
    GroupBy.PHASE: NO_PHASE,
    GroupBy.THEME: NO_THEME,
    GroupBy.MUNICIPALITY: NO_MUNICIPALITY,
    GroupBy.ROLE: NO_ROLE,
}

_LIGHT_ORDER = {
    light: rank
    for rank, light in enumerate(
        (Light.OFF_TRACK, Light.ATTENTION, Light.ON_TRACK, Light.NOT_STARTED, Light.DONE)
    )
}
_STATE_ORDER = {state.value: rank for rank, state in enumerate(State)}
_KIND_ORDER = {kind.value: rank for rank, kind in enumerate(ItemKind)}
_WITHOUT_DAY = {Precision.ONGOING: Missing(0), Precision.UNKNOWN: Missing(1), Precision.NONE: Missing(2)}


def _plain_key(value: Any) -> Any:
    if isinstance(value, Term):
        return value.day or _WITHOUT_DAY[value.precision]
    if isinstance(value, tuple):
        names = ", ".join(cast("tuple[str, ...]", value))
        return dutch_key(names) if names else None
    if isinstance(value, str):
        return dutch_key(value) if value else None
    return value


def _light_key(aspect: Aspect) -> Callable[[ProjectRow, ProjectFacts], Any]:
    return lambda row, facts: _LIGHT_ORDER.get(facts.lights(row.id).get(aspect, Light.NONE))


def _light_value(aspect: Aspect) -> Callable[[ProjectRow, ProjectFacts], Collection[str]]:
    def value(row: ProjectRow, facts: ProjectFacts) -> Collection[str]:
        light = facts.lights(row.id).get(aspect, Light.NONE)
        return () if light is Light.NONE else (light.value,)

    return value


def _ordered(order: Mapping[str, int], field: str) -> Callable[[ProjectRow, ProjectFacts], Any]:
    return lambda row, _facts: order.get(getattr(row, field) or "")


_KEYS: dict[str, Callable[[ProjectRow, ProjectFacts], Any]] = {
    "status": _light_key(Aspect.TIME),
    **{aspect.value: _light_key(aspect) for aspect in Aspect if aspect is not Aspect.TIME},
    "delay": lambda row, facts: facts.days_late(row.id) or None,
    "phase": _ordered(PHASE_ORDER, "phase"),
    "state": _ordered(_STATE_ORDER, "state"),
    "kind": _ordered(_KIND_ORDER, "kind"),
    "municipality": lambda row, facts: _plain_key(facts.municipalities(row.id)),
    "director_role": lambda row, facts: _plain_key(facts.director_role(row.id)),
}
"""What to sort by, for fields whose value is not its own key."""

_VALUES: dict[str, Callable[[ProjectRow, ProjectFacts], Collection[str]]] = {
    "status": _light_value(Aspect.TIME),
    **{aspect.value: _light_value(aspect) for aspect in Aspect if aspect is not Aspect.TIME},
    "parties": lambda row, _facts: tuple(dict.fromkeys(party.name for party in row.parties)),
    "municipality": lambda row, facts: facts.municipalities(row.id),
    "director_role": lambda row, facts: tuple(filter(None, [facts.director_role(row.id)])),
}
"""What to filter by, for fields whose value does not say so itself."""
