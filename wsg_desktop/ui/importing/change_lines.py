"""What a list changes in the programme, as lines of a table, and the projects of which it must be asked."""

from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.answers import Verdict
from wsg_desktop.domain.words import brief
from wsg_desktop.services.import_plan import ImportPlan
from wsg_desktop.services.list_comparing import ListCell, ListRow
from wsg_desktop.services.list_words import field_words, value_words, why_asked
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.line_table import TableLine

CHANGE_HEADERS = (
    N_("No."), N_("Project"), N_("Field"), N_("In the programme"), N_("In the list"), N_("Look at this"),
)  # fmt: skip
CHANGE_WIDTHS = (72, 270, 150, 190, 190, 0)

_NOTHING = N_("nothing")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change that a list makes, and its line in the table."""

    key: str
    line: TableLine


@dataclass(frozen=True, slots=True)
class AskedProject:
    """A project of the list that may be one of the programme."""

    row: int
    """In the sheet, from 0."""
    title: str
    more: str
    """Its number and areas."""
    project_id: str
    words: str
    """Number and title of the project that it may be."""


def change_lines(plan: ImportPlan, tr: Translator, today: date) -> tuple[ChangeLine, ...]:
    """Return the changes, those that a person is to look at first, each kind in the order of the list."""
    found = sorted(plan.update.cells(), key=lambda it: it[1].verdict is Verdict.SAFE)
    return tuple(ChangeLine(cell.key, _line(plan, row, cell, tr, today)) for row, cell in found)


def asked_projects(plan: ImportPlan, places: dict[int, tuple[str, str]]) -> tuple[AskedProject, ...]:
    """Return the projects that must be asked about; `places` are those that were, with what they may be."""
    found: list[AskedProject] = []
    for place, project in enumerate(plan.draft.projects):
        row = plan.asked.get(place)
        if row is not None:
            places[project.row] = (row.id, f"{row.number} {row.title}")
        if project.row in places:
            more = " · ".join(filter(None, (project.number, ", ".join(project.areas))))
            found.append(AskedProject(project.row, project.title, more, *places[project.row]))
    return tuple(found)


def _line(plan: ImportPlan, row: ListRow, cell: ListCell, tr: Translator, today: date) -> TableLine:
    ours = value_words(cell.field, cell.ours, cell.before.raw, tr, today) or tr(_NOTHING)
    theirs = value_words(cell.field, cell.theirs, cell.said.worth.raw, tr, today)
    why = why_asked(cell, plan.update, tr)
    number, title, field = row.project.number, row.project.title, field_words(cell.field, tr)
    cells = (number, title, field, brief(ours, _LONGEST), brief(theirs, _LONGEST), why)
    is_safe = cell.verdict is Verdict.SAFE
    icon, tone = ("", "text") if is_safe else ("triangle-alert", "warning")
    tip = f"{number} {title}\n{field}: {ours} → {theirs}\n{why}".strip()
    return TableLine(cells, icon, tone, ticked=cell.key in plan.taken, tip=tip)
