"""Areas: adding, changing, directors, phases, the bin."""

from datetime import date, timedelta

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.store import areas
from wsg_desktop.store.records import AreaDirectorRecord, AreaPhaseRecord, AreaRecord, ProjectAreaRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

ONE_DAY = timedelta(days=1)

AREA_FIELDS = frozenset(
    {
        "name",
        "kind",
        "municipality_code",
        "municipality",
        "province",
        "state",
        "phase",
        "direction_type",
        "start",
        "definition",
        "notes",
    }
)
NAMELESS = N_("An area needs a name. Type one and try again.")
EXISTS = N_("There is already an area called {name}. Use that one, or choose another name.")
STILL_HAS_PROJECTS = N_(
    "{count} projects still work in {name}. Give them another area first; then it can go to the bin."
)


def add_area(tx: Transaction, name: str, **values: object) -> str:
    """Add an area with fields of `AREA_FIELDS`; return its id. Raises `UserError` when the name is taken."""
    name = _free_name(tx, name)
    return tx.add(AreaRecord(name=name, **({"start": NO_TERM} | _known(values)))).id


def area_named(tx: Transaction, name: str) -> str:
    """Return the id of the area with this name; adds it when it is new."""
    return find_area_id(tx, name) or add_area(tx, name)


def find_area_id(tx: Transaction, name: str) -> str | None:
    """Return the id of the area with this name, in any case, or None."""
    try:
        return areas.get_area_id(tx.read, name)
    except NotFound:
        return None


def set_area_field(tx: Transaction, area_id: str, key: str, value: object) -> None:
    """Change one field of an area."""
    record = tx.get(AreaRecord, area_id)
    if key not in AREA_FIELDS:
        raise ValueError(key)
    if key == "name":
        value = _free_name(tx, str(value or ""), area_id)
    setattr(record, key, value)


def set_director(
    tx: Transaction,
    area_id: str,
    *,
    person_id: str | None,
    party_id: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> str:
    """Appoint a director from `first` on and return the id.

    Who directed the area until then ends the day before; who is appointed from a later day on follows.
    """
    for other in tx.find_all(AreaDirectorRecord, AreaDirectorRecord.area_id == area_id):
        if first is None or other.first == first:
            continue
        if other.first is not None and other.first > first:
            last = min(last or date.max, other.first - ONE_DAY)
        elif other.last is None or other.last >= first:
            other.last = first - ONE_DAY
    record = AreaDirectorRecord(
        area_id=area_id, person_id=person_id, party_id=party_id, first=first, last=last
    )
    return tx.add(record).id


def set_phase_period(tx: Transaction, area_id: str, phase: str, key: str, term: Term) -> None:
    """Set the planned or actual start or end of one phase of an area; `key` as in `PhasePeriod`."""
    mine = AreaPhaseRecord.area_id == area_id
    found = next((row for row in tx.find_all(AreaPhaseRecord, mine) if row.phase == phase), None)
    setattr(found or tx.add(AreaPhaseRecord(area_id=area_id, phase=phase)), key, term)


def delete_area(tx: Transaction, area_id: str) -> None:
    """Put an area in the bin; raises `UserError` while projects still work in it."""
    record = tx.get(AreaRecord, area_id)
    used = tx.find_all(ProjectAreaRecord, ProjectAreaRecord.area_id == area_id)
    if used:
        raise UserError(STILL_HAS_PROJECTS, name=record.name, count=len(used))
    record.deleted_at = tx.clock.now()


def restore_area(tx: Transaction, area_id: str) -> None:
    """Take an area out of the bin; raises `UserError` when its name was given to another one meanwhile."""
    record = tx.get(AreaRecord, area_id)
    _free_name(tx, record.name, area_id)
    record.deleted_at = None


def _free_name(tx: Transaction, name: str, area_id: str | None = None) -> str:
    """Return the name of an area with its blanks set right; raises `UserError` when another one has it."""
    name = " ".join(name.split())
    if not name:
        raise UserError(NAMELESS)
    if find_area_id(tx, name) not in {None, area_id}:
        raise UserError(EXISTS, name=name)
    return name


def _known(values: dict[str, object]) -> dict[str, object]:
    unknown = values.keys() - AREA_FIELDS
    if unknown:
        raise ValueError(f"an area has no {', '.join(sorted(unknown))}")
    return values
