"""How a project gets on: stand van zaken, status per aspect, periods of phases."""

from collections.abc import Collection, Iterable
from datetime import date

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Aspect, Light
from wsg_desktop.errors import UserError
from wsg_desktop.store.columns import in_chunks
from wsg_desktop.store.records import (
    ProjectPhaseRecord,
    ProjectReferenceRecord,
    ProjectStatusRecord,
    SituationRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

NEEDS_REASON = N_("You set the time status yourself. Say why in a few words, so that readers understand it.")
EMPTY_ENTRY = N_("Type what happened, or remove the whole entry.")
NO_TARGET = N_("Type the address of the page or the place of the file.")

TERMS = ("planned_start", "planned_end", "actual_start", "actual_end")
EXPLANATION = ("cause", "consequence", "measure")


def add_situation(
    tx: Transaction, project_id: str, text: str, *, day: date | None = None, reported_by: str = ""
) -> str:
    """Add a dated entry to the stand van zaken and return its id."""
    record = SituationRecord(
        project_id=project_id, text=text.strip(), day=day or tx.clock.today(), reported_by=reported_by
    )
    return tx.add(record).id


def change_situation(tx: Transaction, entry_id: str, text: str, *, day: date, reported_by: str) -> None:
    """Change an entry of the stand van zaken: what happened, on which day, and who reported it."""
    text = text.strip()
    if not text:
        raise UserError(EMPTY_ENTRY)
    record = tx.get(SituationRecord, entry_id)
    record.text, record.day, record.reported_by = text, day, reported_by


def remove_situation(tx: Transaction, entry_id: str) -> None:
    """Take an entry out of the stand van zaken."""
    tx.remove(tx.get(SituationRecord, entry_id))


def set_status(tx: Transaction, project_id: str, aspect: Aspect, light: Light, **words: str) -> None:
    """Set the light of one aspect with its `reason`, `cause`, `consequence` and `measure` as far as given.

    `Light.NONE` takes what people said away; for time, what is computed then counts again. Overriding time
    needs a reason.
    """
    mine = ProjectStatusRecord.project_id == project_id
    found = next((row for row in tx.find_all(ProjectStatusRecord, mine) if row.aspect == aspect.value), None)
    if light is Light.NONE:
        if found is not None:
            tx.remove(found)
        return
    if aspect is Aspect.TIME and not (words.get("reason") or (found and found.reason)):
        raise UserError(NEEDS_REASON)
    record = found or tx.add(
        ProjectStatusRecord(project_id=project_id, aspect=aspect.value, light=light.value)
    )
    record.light = light.value
    for name in ("reason", "cause", "consequence", "measure"):
        if name in words:
            setattr(record, name, words[name].strip())


def explain_status(tx: Transaction, project_id: str, aspect: Aspect, **words: str) -> None:
    """Say the `cause`, `consequence` or `measure` of one aspect and leave its light as it is.

    So a computed time status can be explained without overriding it. An explanation without a word goes.
    """
    mine = ProjectStatusRecord.project_id == project_id
    found = next((row for row in tx.find_all(ProjectStatusRecord, mine) if row.aspect == aspect.value), None)
    if found is None and not any(word.strip() for word in words.values()):
        return
    record = found or tx.add(
        ProjectStatusRecord(project_id=project_id, aspect=aspect.value, light=Light.NONE.value)
    )
    for name in EXPLANATION:
        if name in words:
            setattr(record, name, words[name].strip())
    if record.light == Light.NONE.value and not any(getattr(record, name) for name in EXPLANATION):
        tx.flush()
        tx.remove(record)


def set_phase_period(tx: Transaction, project_id: str, phase: str, key: str, term: Term) -> None:
    """Set the planned or actual start or end of one phase; `key` is one of `TERMS`. Empty periods go."""
    if key not in TERMS:
        raise ValueError(key)
    found = next((row for row in list_phases(tx, project_id) if row.phase == phase), None)
    if found is None:
        if term == NO_TERM:
            return
        found = tx.add(
            ProjectPhaseRecord(project_id=project_id, phase=phase, **dict.fromkeys(TERMS, NO_TERM))
        )
    setattr(found, key, term)
    if all(getattr(found, name) == NO_TERM for name in TERMS):
        tx.flush()
        tx.remove(found)


def follow_last_phase(tx: Transaction, project_id: str, before: Term, after: Term) -> None:
    """Let the last planned phase end with the project when it did so before."""
    periods = list_phases(tx, project_id)
    if periods and before.day is not None and periods[-1].planned_end.day == before.day:
        periods[-1].planned_end = after


def set_references(tx: Transaction, project_id: str, references: Iterable[tuple[str, str]]) -> None:
    """Make these (label, target) pairs the links of a project; pairs that stay are not touched."""
    wanted = list(dict.fromkeys((label.strip(), target.strip()) for label, target in references))
    if any(not target for _, target in wanted):
        raise UserError(NO_TARGET)
    mine = tx.find_all(ProjectReferenceRecord, ProjectReferenceRecord.project_id == project_id)
    present = {(row.label, row.target): row for row in mine}
    for pair, row in present.items():
        if pair not in wanted:
            tx.remove(row)
    for label, target in wanted:
        if (label, target) not in present:
            tx.add(ProjectReferenceRecord(project_id=project_id, label=label, target=target))


def list_phases(tx: Transaction, project_id: str) -> list[ProjectPhaseRecord]:
    """Return the periods of the phases of a project for change, in their order."""
    return phases_of(tx, [project_id]).get(project_id, [])


def phases_of(tx: Transaction, project_ids: Collection[str]) -> dict[str, list[ProjectPhaseRecord]]:
    """Return the periods of the phases of many projects for change, each in their order, in few queries."""
    found: dict[str, list[ProjectPhaseRecord]] = {}
    for chunk in in_chunks(project_ids):
        for row in tx.find_all(ProjectPhaseRecord, ProjectPhaseRecord.project_id.in_(chunk)):
            found.setdefault(row.project_id, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: PHASE_ORDER.get(row.phase, len(PHASE_ORDER)))
    return found
