"""A phase passed to the next: its day and decision, the periods, and the director's role handed over."""

from datetime import date, timedelta

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Phase
from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, parties, progress
from wsg_desktop.store.areas import DirectorRow, director_on, list_directors
from wsg_desktop.store.records import (
    PersonRecord,
    PhaseDefinitionRecord,
    PhasePassageRecord,
    ProjectAreaRecord,
    ProjectPhaseRecord,
    ProjectRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

ONE_DAY = timedelta(days=1)

UNKNOWN_PHASE = N_("There is no phase called {name}. Choose one of the four phases.")
SAME_PHASE = N_("{number} is in {phase} already. Choose another phase.")
TOO_EARLY = N_(
    "{number} came to {phase} on {day}. It cannot leave that phase before it came there. Choose a later day,"
    " or change the actual start of that phase first."
)


def pass_on(
    tx: Transaction,
    project_id: str,
    to_phase: str,
    day: date,
    *,
    decided_by: str = "",
    taken_by: str = "",
    note: str = "",
    in_areas: bool | None = None,
) -> str:
    """Let a project pass to another phase on `day`; return the id of what is kept of that.

    The phase that ends gets its actual end, the other one its actual start, and the director's role follows
    the phase table again. `taken_by` names who directs from then on; nobody else when it is empty. That
    person becomes the director of the areas of the project where `in_areas` says so, or where it is None and
    there is exactly one. Raises `UserError` for the phase that it is in, an unknown one, and a day before
    the present phase began.
    """
    record = tx.get(ProjectRecord, project_id)
    _check(tx, record, to_phase, day)
    mine = _area_ids(tx, project_id)
    taken_by_id = parties.person_named(tx, taken_by) if taken_by.strip() else None
    held_by = _held_by(tx, mine, day, taken_by_id)
    _end_present(tx, record, day)
    _begin_next(tx, record, to_phase, day)
    passage = PhasePassageRecord(
        project_id=project_id,
        from_phase=record.phase,
        to_phase=to_phase,
        day=day,
        decided_by=" ".join(decided_by.split()),
        held_by_id=held_by,
        taken_by_id=taken_by_id,
        note=note.strip(),
    )
    record.phase = to_phase
    _follow_phase_table(record)
    if taken_by_id and (len(mine) == 1 if in_areas is None else in_areas):
        _appoint(tx, mine, taken_by_id, day)
    return tx.add(passage).id


def goes_back(from_phase: str | None, to_phase: str) -> bool:
    """Return whether this is a step back to a phase before."""
    return from_phase is not None and PHASE_ORDER[to_phase] < PHASE_ORDER[from_phase]


def phase_after(phase: str | None) -> str | None:
    """Return the phase that follows `phase`; the first one after none, None after the last."""
    after = 0 if phase is None else PHASE_ORDER[phase] + 1
    return list(Phase)[after].value if after < len(Phase) else None


def _check(tx: Transaction, record: ProjectRecord, to_phase: str, day: date) -> None:
    if to_phase not in PHASE_ORDER:
        raise UserError(UNKNOWN_PHASE, name=to_phase)
    if record.phase == to_phase:
        raise UserError(SAME_PHASE, number=record.number, phase=_name(tx, to_phase))
    began = _period(tx, record.id, record.phase).actual_start.day
    if record.phase and began and day < began:
        name = _name(tx, record.phase)
        raise UserError(TOO_EARLY, number=record.number, phase=name, day=began.strftime("%d-%m-%Y"))


def _name(tx: Transaction, phase: str) -> str:
    """Return what the programme calls a phase."""
    found = tx.find_all(PhaseDefinitionRecord, PhaseDefinitionRecord.phase == phase)
    return found[0].short_name if found else phase


def _period(tx: Transaction, project_id: str, phase: str | None) -> ProjectPhaseRecord:
    """Return the period of a phase, or one without dates that is not kept."""
    mine = tx.find_all(ProjectPhaseRecord, ProjectPhaseRecord.project_id == project_id)
    found = next((row for row in mine if row.phase == phase), None)
    return found or ProjectPhaseRecord(actual_start=NO_TERM, actual_end=NO_TERM)


def _end_present(tx: Transaction, record: ProjectRecord, day: date) -> None:
    """Let the present phase end the day before, where it had begun and did not end earlier."""
    period = _period(tx, record.id, record.phase)
    began, ended = period.actual_start.day, period.actual_end.day
    if record.phase is None or began is None or (ended is not None and ended < day):
        return
    _set(tx, record, record.phase, "actual_end", exact(max(began, day - ONE_DAY)))


def _begin_next(tx: Transaction, record: ProjectRecord, to_phase: str, day: date) -> None:
    """Let the other phase begin on `day`; one that was under way before goes on from when it first began."""
    period = _period(tx, record.id, to_phase)
    began = period.actual_start.day
    resumes = bool(period.actual_end) or goes_back(record.phase, to_phase)
    if not (resumes and began and began <= day):
        _set(tx, record, to_phase, "actual_start", exact(day))
    if period.actual_end:
        _set(tx, record, to_phase, "actual_end", NO_TERM)


def _set(tx: Transaction, record: ProjectRecord, phase: str, key: str, term: Term) -> None:
    progress.set_phase_period(tx, record.id, phase, key, term)


def _follow_phase_table(record: ProjectRecord) -> None:
    """Forget what overrode the phase table: it was said of the phase that ended."""
    record.director_role = record.director_role_reason = ""
    record.direction_aim = record.direction_aim_reason = ""


def _area_ids(tx: Transaction, project_id: str) -> list[str]:
    rows = tx.find_all(ProjectAreaRecord, ProjectAreaRecord.project_id == project_id)
    return [row.area_id for row in rows]


def _held_by(tx: Transaction, area_ids: list[str], day: date, taken_by_id: str | None) -> str | None:
    """Return the person who directs the first of these areas that has a director on `day`.

    Where who takes it directs from that very day, as when another project of the area passed before, it is
    whoever directed until then.
    """
    directors = list_directors(tx.read)
    for area_id in area_ids:
        found = director_on(directors, area_id, day)
        if found and found.first == day and found.person_id == taken_by_id:
            found = director_on(directors, area_id, day - ONE_DAY)
        if found and found.person_id:
            return found.person_id
    return None


def _appoint(tx: Transaction, area_ids: list[str], person_id: str, day: date) -> None:
    """Appoint somebody in the areas where somebody else, or nobody, directs on `day`."""
    directors = list_directors(tx.read)
    party_id = tx.get(PersonRecord, person_id).party_id
    for area_id in area_ids:
        present: DirectorRow | None = director_on(directors, area_id, day)
        if present is None or present.person_id != person_id:
            areas.set_director(tx, area_id, person_id=person_id, party_id=party_id, first=day)
