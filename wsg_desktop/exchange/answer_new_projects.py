"""Reads the sheet New projects of a returned overview, as any list is read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.any_list import list_in
from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.drafts import ListDraft, Problem, ProjectDraft
from wsg_desktop.exchange.overview_new_projects import NEW_COLUMNS
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sheets import Sheet, cell_address
from wsg_desktop.texts import LANGUAGES, translator

SEARCHED_ROWS = 20
ENOUGH = 4
"""Columns that tell the sheet from any other; the number of the projects is not among them."""

_LIST_FIELDS: Mapping[str, str] = {
    "title": "title",
    "areas": "areas",
    "leads": "lead_parties",
    "partners": "partner_parties",
    "start": "start",
    "end": "end",
    "phase": "phase",
    "effort": "effort",
    "situation": "situation",
}


def read_new_projects(
    sheets: Sequence[Sheet], file: str, today: date
) -> tuple[ListDraft | None, tuple[Problem, ...]]:
    """Return the new projects that a file names, or None when it names none, and what could not be read."""
    for sheet in sheets:
        header = None if sheet.hidden else _header(sheet)
        if header is None or not _is_filled(sheet, header):
            continue
        keys = _keys(sheet, header)
        fields = {column: _LIST_FIELDS.get(key) for column, key in keys.items()}
        try:
            opened = list_in([sheet], file, today=today, sheet=sheet.name, header=(header,))
            draft = opened.with_fields(fields).draft()
        except UserError as error:
            return None, (Problem(sheet.name, "A1", error.message, error.values),)
        who = next((column for column, key in keys.items() if key == "filled_in_by"), None)
        projects = tuple(_as_expected(project, sheet, header, who) for project in draft.projects)
        at = "" if who is None else cell_address(header, who)
        problems = tuple(it for it in draft.problems if it.cell != at)
        return replace(draft, projects=projects, problems=()), problems
    return None, ()


def _as_expected(project: ProjectDraft, sheet: Sheet, header: int, who: int | None) -> ProjectDraft:
    """Return a project with who filled it in, and with no deadline: what is expected was not agreed."""
    name = shown(sheet.value(project.row, who)).strip() if who is not None else ""
    said = f"{shown(sheet.value(header, who or 0)).strip()}: {name}" if name else ""
    notes = "\n".join(filter(None, (project.texts.get("notes", ""), said)))
    texts = {**project.texts, "notes": notes} if notes else project.texts
    return replace(project, deadline=NO_TERM, texts=texts)


def _header(sheet: Sheet) -> int | None:
    """Return the row that names the columns of new projects, on a sheet of nothing else."""
    for row in range(min(len(sheet.rows), SEARCHED_ROWS)):
        keys = set(_keys(sheet, row).values())
        texts = {compact(value) for value in sheet.rows[row] if isinstance(value, str)}
        if len(keys) >= ENOUGH and {"title", "filled_in_by"} & keys and not texts & _numbers():
            return row
    return None


def _keys(sheet: Sheet, row: int) -> dict[int, str]:
    known = _names()
    texts = (
        (column, compact(value)) for column, value in enumerate(sheet.rows[row]) if isinstance(value, str)
    )
    return {column: known[text] for column, text in texts if text in known}


@cache
def _names() -> dict[str, str]:
    return {compact(translator(to)(column.header)): column.key for column in NEW_COLUMNS for to in LANGUAGES}


@cache
def _numbers() -> frozenset[str]:
    return frozenset(compact(translator(language)("No.")) for language in LANGUAGES)


def _is_filled(sheet: Sheet, header: int) -> bool:
    return any(value != "" for row in sheet.rows[header + 1 :] for value in row)
