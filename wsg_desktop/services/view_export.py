"""Takes a table out to Excel as it is shown: its columns, order and groups, with real days and numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_late
from wsg_desktop.domain.field_display import show_choice
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.vocabulary import Aspect, Light, label
from wsg_desktop.exchange.view_workbook import NumberKind, SheetColumn, Value, ViewSheet, write_view
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_facts import Basis, ProjectFacts
from wsg_desktop.services.viewing import read_basis
from wsg_desktop.store import projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator

Read = Callable[[ProjectRow, ProjectFacts], Value]


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the table by its key, with the header it has on the screen."""

    key: str
    header: str


@dataclass(frozen=True, slots=True)
class ShownView:
    """What the table shows: which columns, and which projects in which groups and order."""

    name: str
    columns: Sequence[ShownColumn]
    groups: Sequence[tuple[str, Sequence[str]]]
    """Name of each group with the ids under it; one group without a name where there are none."""
    group_header: str = ""
    """The header over the names of the groups; empty where there are none."""
    depths: Mapping[str, int] = field(default_factory=dict[str, int])
    """How deep each project stands in the outline, where that is shown."""
    frozen: int = 2
    """How many columns stay in sight."""


def export_view(document: Document, shown: ShownView, path: Path, tr: Translator) -> int:
    """Write what the table shows as the workbook `path`; return how many characters no cell can hold.

    Raises `ValueError` for a column that nobody knows and `FileProblem` when the file cannot be written.
    """
    today = document.clock.today()
    with document.reading() as read:
        rows = {row.id: row for row in projects.find_projects(read, _ids(shown))}
        basis = read_basis(read, today, tr)
    return export_rows(rows, basis, shown, path, tr)


def export_rows(
    rows: Mapping[str, ProjectRow], basis: Basis, shown: ShownView, path: Path, tr: Translator
) -> int:
    """Write rows that were read before, as `export_view` does those of now."""
    reads = [_read_of(column.key) for column in shown.columns]
    facts = ProjectFacts(rows, basis)
    lines: list[tuple[Value, ...]] = []
    depths: list[int] = []
    for name, ids in shown.groups:
        for project_id in ids:
            row = rows.get(project_id)
            if row is not None:
                group = (name,) if shown.group_header else ()
                lines.append((*group, *(value(row, facts) for value in reads)))
                depths.append(shown.depths.get(project_id, 0))
    columns = [_column(it) for it in shown.columns]
    if shown.group_header:
        columns.insert(0, SheetColumn(shown.group_header))
    frozen = shown.frozen + bool(shown.group_header) if shown.frozen else 0
    sheet = ViewSheet(shown.name, basis.programme.name, basis.today, tuple(columns), lines, depths, frozen)
    return write_view(sheet, path, tr)


def _ids(shown: ShownView) -> list[str]:
    return list(dict.fromkeys(project_id for _, ids in shown.groups for project_id in ids))


def _column(shown: ShownColumn) -> SheetColumn:
    numbers = {"budget": NumberKind.EUROS, "spent": NumberKind.EUROS, "percent": NumberKind.PERCENT}
    return SheetColumn(
        shown.header,
        numbers.get(shown.key),
        is_code=shown.key == "number",
        indents=shown.key == "title",
    )


def _plain(key: str) -> Read:
    return lambda row, _: getattr(row, key)


def _names(key: str) -> Read:
    return lambda row, _: ", ".join(getattr(row, key))


def _choice(key: str) -> Read:
    def read(row: ProjectRow, facts: ProjectFacts) -> Value:
        value = getattr(row, key)
        return show_choice(FIELDS_BY_KEY[key], value, facts.basis.tr) if value else ""

    return read


def _light(aspect: Aspect) -> Read:
    def read(row: ProjectRow, facts: ProjectFacts) -> Value:
        light = facts.lights(row.id)[aspect]
        return None if light is Light.NONE else light

    return read


def _phase(row: ProjectRow, facts: ProjectFacts) -> Value:
    return facts.basis.phase_name(row.phase) if row.phase else ""


def _delay(row: ProjectRow, facts: ProjectFacts) -> Value:
    tr, days = facts.basis.tr, facts.days_late(row.id)
    light = facts.lights(row.id)[Aspect.TIME]
    return show_late(days, tr) if days else "" if light is Light.NONE else tr(label(light))


def _changed(row: ProjectRow, _facts: ProjectFacts) -> Value:
    return day_of(row.changed_at) if row.changed_at else None


def _municipality(row: ProjectRow, facts: ProjectFacts) -> Value:
    return ", ".join(facts.municipalities(row.id))


def _director_role(row: ProjectRow, facts: ProjectFacts) -> Value:
    return facts.director_role(row.id)


_PLAIN = (
    *(
        "number",
        "title",
        "theme",
        "start",
        "end",
        "deadline",
        "not_before",
        "percent",
        "effort",
        "budget",
        "spent",
    ),
    *("project_lead", "situation", "partnership_role", "resident_involvement"),
)
_CHOICES = ("kind", "state", "scheduling", "direction_type", "confidentiality")

_READS: Mapping[str, Read] = {
    **{key: _plain(key) for key in _PLAIN},
    **{key: _names(key) for key in ("areas", "goals", "tags", "lead_parties", "partner_parties")},
    **{key: _choice(key) for key in _CHOICES},
    "status": _light(Aspect.TIME),
    **{aspect.value: _light(aspect) for aspect in Aspect if aspect is not Aspect.TIME},
    "phase": _phase,
    "delay": _delay,
    "changed_at": _changed,
    "municipality": _municipality,
    "director_role": _director_role,
}

EXPORTED = frozenset(_READS)
"""The keys of the columns that can be taken out."""


def _read_of(key: str) -> Read:
    found = _READS.get(key)
    if found is None:
        raise ValueError(f"there is no column {key}")
    return found
