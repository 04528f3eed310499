"""What somebody who passes projects on to a next phase needs to see: who, from what, directed by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.errors import UserError
from wsg_desktop.services.phases import goes_back, phase_after
from wsg_desktop.store import areas, parties, passages, programmes, projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.names import find_names
from wsg_desktop.store.project_details import find_texts
from wsg_desktop.store.rows import PhaseDefinition, ProjectRow, ProjectTexts
from wsg_desktop.texts import N_

NOTHING_CHOSEN = N_("No project is chosen. Choose one or more projects in the same phase first.")
DIFFERENT_PHASES = N_(
    "These projects are in different phases. Choose projects that are in the same phase, or change the phase"
    " of all of them in the table."
)
LAST_PHASE = N_(
    "{name} is the last phase, so there is no next one. To go back to a phase before, click it in the"
    " details."
)


@dataclass(frozen=True, slots=True)
class PassingChoice:
    """The projects that pass, what is known of them, and the names to choose from."""

    today: date
    project_ids: tuple[str, ...]
    number: str
    """Of the only project; empty when there are several."""
    title: str
    from_phase: str | None
    began: date | None
    """When the present phase began, of several projects the last day of those."""
    to_phase: str
    phases: tuple[PhaseDefinition, ...]
    areas: tuple[str, ...]
    directors: tuple[str, ...]
    """Who directs their areas today, each once."""
    overridden: int
    """In how many projects the role or the aim is another than the phase table says."""
    bodies: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def others(self) -> tuple[PhaseDefinition, ...]:
        """Return the phases to pass to."""
        return tuple(it for it in self.phases if it.phase != self.from_phase)

    def definition(self, phase: str | None) -> PhaseDefinition | None:
        """Return what the phase table says of a phase."""
        return next((it for it in self.phases if it.phase == phase), None)

    def goes_back(self, to_phase: str) -> bool:
        """Return whether that would be a step back."""
        return goes_back(self.from_phase, to_phase)

    def skips(self, to_phase: str) -> bool:
        """Return whether that would leave out a phase between."""
        expected = phase_after(self.from_phase)
        return expected is not None and PHASE_ORDER[to_phase] > PHASE_ORDER[expected]


def read_passing(
    read: Reading, project_ids: Sequence[str], today: date, to_phase: str | None = None
) -> PassingChoice:
    """Return what goes with passing these projects on, to the next phase unless another one is named.

    Raises `UserError` when there is nothing to pass, or when the projects are in different phases.
    """
    rows = projects.find_projects(read, project_ids)
    if not rows:
        raise UserError(NOTHING_CHOSEN)
    if len({row.phase for row in rows}) > 1:
        raise UserError(DIFFERENT_PHASES)
    phases = tuple(programmes.list_phase_definitions(read))
    present = rows[0].phase
    following = to_phase or phase_after(present)
    if following is None:
        raise UserError(LAST_PHASE, name=next(it.short_name for it in phases if it.phase == present))
    texts = find_texts(read, (row.id for row in rows))
    only = rows[0] if len(rows) == 1 else None
    return PassingChoice(
        today=today,
        project_ids=tuple(row.id for row in rows),
        number=only.number if only else "",
        title=only.title if only else "",
        from_phase=present,
        began=max(filter(None, map(_began, rows)), default=None),
        to_phase=following,
        phases=phases,
        areas=tuple(dict.fromkeys(name for row in rows for name in row.areas)),
        directors=_directors(read, rows, today),
        overridden=sum(_is_overridden(row, texts[row.id]) for row in rows),
        bodies=tuple(passages.list_bodies(read)),
        people=tuple(person.label for person in parties.list_people(read)),
    )


def _began(row: ProjectRow) -> date | None:
    period = next((it for it in row.phases if it.phase == row.phase), None)
    return period.actual_start.day if period else None


def _is_overridden(row: ProjectRow, texts: ProjectTexts) -> bool:
    return bool(row.director_role or texts.direction_aim)


def _directors(read: Reading, rows: Sequence[ProjectRow], today: date) -> tuple[str, ...]:
    everyone = areas.list_directors(read)
    ids = dict.fromkeys(area_id for row in rows for area_id in row.area_ids)
    found = [areas.director_on(everyone, area_id, today) for area_id in ids]
    people = find_names(read, (row.person_id for row in found if row and row.person_id))
    names = (people.get(row.person_id or "") or row.label for row in found if row)
    return tuple(dict.fromkeys(names))
