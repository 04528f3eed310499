"""The programme as a whole: starting one, its settings, phase table, closing days."""

from datetime import date
from pathlib import Path

from wsg_desktop.domain.clock import Clock, SystemClock
from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.errors import UserError
from wsg_desktop.services.document import Document
from wsg_desktop.store import programmes
from wsg_desktop.store.programme_file import create_file
from wsg_desktop.store.records import ClosingDayRecord, PhaseDefinitionRecord, ProgrammeRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

NEW_PROGRAMME = N_("new programme")

SETTINGS = frozenset(
    {
        "name",
        "region",
        "starts_on",
        "ends_on",
        "definition",
        "attention_days",
        "deadline_notice_days",
        "stale_days",
        "director_notice_days",
        "good_friday_closed",
        "liberation_day_closed",
        "is_sample",
        "aspects",
    }
)

MOST_DAYS = 3650
"""Ten years: more is a slip of the finger."""
_IN_DAYS = frozenset(name for name in SETTINGS if name.endswith("_days"))

NO_DAYS = N_("That is no number of days. Type a whole number from 0 to {most}.")
NAMELESS = N_("A programme needs a name. Type one and try again.")
UNKNOWN_SETTING = N_("There is no setting called {name}.")
NAMELESS_CLOSING = N_("A closing period needs a name, such as bouwvak. Type one and try again.")
UPSIDE_DOWN = N_("The last day is before the first. Turn them round and try again.")

# The sources' own terms stay Dutch in every language: this is data of the programme, shipped as in the
# sources (000, slide 11; 001) and editable.
PHASE_TABLE: tuple[tuple[Phase, str, str, str, str, str], ...] = (
    (
        Phase.INITIATIVE,
        "Initiatief- en haalbaarheidsfase",
        "Initiatief",
        "Initiatief/visie",
        "inspireren en committeren",
        "via gunnen en krijgen een machtsfactor van betekenis worden",
    ),
    (
        Phase.DEVELOPMENT,
        "Ontwikkelingsfase",
        "Ontwikkeling",
        "Plan van aanpak",
        "consistentie, voortgang en draagvlak",
        "opdrachtgever en loods",
    ),
    (
        Phase.REALISATION,
        "Realisatie- en vermarktingsfase",
        "Realisatie",
        "Uitvoering",
        "resultaten",
        "onderhandelaar en regelaar",
    ),
    (
        Phase.OPERATION,
        "Beheer- en exploitatiefase",
        "Beheer",
        "Operationeel",
        "duurzaam verdienmodel, operationele samenwerking",
        "facilitator",
    ),
)


def create(path: Path, who: str, clock: Clock | None = None, *, name: str = "") -> Document:
    """Make a new programme file at `path` and open it; raises `FileProblem` when the file exists."""
    clock = clock or SystemClock()
    title = name.strip() or path.stem
    create_file(path, who, clock, NEW_PROGRAMME, lambda tx: _begin(tx, title))
    return Document.open(path, who, clock)


def change_settings(tx: Transaction, **values: object) -> None:
    """Change settings of the programme by name (see `SETTINGS`); raises `UserError` for nonsense."""
    record = tx.get(ProgrammeRecord, programmes.get_programme(tx.read).id)
    for name, value in values.items():
        if name not in SETTINGS:
            raise UserError(UNKNOWN_SETTING, name=name)
        if name == "name" and not str(value).strip():
            raise UserError(NAMELESS)
        if name in _IN_DAYS and not (isinstance(value, int) and 0 <= value <= MOST_DAYS):
            raise UserError(NO_DAYS, most=MOST_DAYS)
        setattr(record, name, value)
    if record.starts_on and record.ends_on and record.ends_on < record.starts_on:
        raise UserError(UPSIDE_DOWN)


def describe_phase(tx: Transaction, phase: str, **values: str) -> None:
    """Change what the phase table says of one phase: its names, register status, aim or director's role."""
    for record in tx.find_all(PhaseDefinitionRecord):
        if record.phase == phase:
            for name, value in values.items():
                setattr(record, name, value.strip())


def add_closing_days(tx: Transaction, name: str, first: date, last: date) -> str:
    """Add a closing period and return its id; raises `UserError` without a name or upside down."""
    if not name.strip():
        raise UserError(NAMELESS_CLOSING)
    if last < first:
        raise UserError(UPSIDE_DOWN)
    return tx.add(ClosingDayRecord(name=name.strip(), first=first, last=last)).id


def remove_closing_days(tx: Transaction, closing_id: str) -> None:
    """Remove a closing period."""
    tx.remove(tx.get(ClosingDayRecord, closing_id))


def _begin(tx: Transaction, name: str) -> None:
    tx.add(ProgrammeRecord(name=name))
    for phase, full, short, register, aim, role in PHASE_TABLE:
        tx.add(
            PhaseDefinitionRecord(
                phase=phase.value,
                name=full,
                short_name=short,
                register_status=register,
                direction_aim=aim,
                director_role=role,
            )
        )
