"""Reads the sheet New projects of a returned overview, as any list is read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.answer_columns import ONLY_OURS, header_keys, header_names
from wsg_desktop.exchange.any_list import list_in
from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.date_order import may_be_another_day
from wsg_desktop.exchange.drafts import ListDraft, Problem, ProjectDraft
from wsg_desktop.exchange.month_first import with_days
from wsg_desktop.exchange.overview_columns import AnswerKind
from wsg_desktop.exchange.overview_new_projects import NEW_COLUMNS
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sheets import Sheet, cell_address, value_at
from wsg_desktop.texts import LANGUAGES, N_, translator

SEARCHED_ROWS = 20
ENOUGH = 4
"""Columns that tell the sheet from any other; the number of the projects is not among them."""

READ_MONTH_FIRST = N_(
    "“{text}” comes from a program that puts the month first, and is read as {day}."
    " Look whether that is meant."
)

_DAYS = frozenset(column.key for column in NEW_COLUMNS if column.kind is AnswerKind.DATE)

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
    sheets: Sequence[Sheet], file: str, today: date, *, month_first: bool = False
) -> tuple[ListDraft | None, tuple[Problem, ...]]:
    """Return the new projects that a file names, or None when it names none, and what could not be read."""
    for sheet in sheets:
        header = None if sheet.hidden else _header(sheet)
        if header is None or not _is_filled(sheet, header):
            continue
        if not month_first:
            return _read(sheet, header, file, today)
        turned, doubts = _with_month_first(sheet, header)
        found, problems = _read(turned, header, file, today)
        return found, (*doubts, *problems)
    return None, ()


def _read(sheet: Sheet, header: int, file: str, today: date) -> tuple[ListDraft | None, tuple[Problem, ...]]:
    keys = header_keys(sheet, header, _names())
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


def _with_month_first(sheet: Sheet, header: int) -> tuple[Sheet, list[Problem]]:
    """Return a sheet whose dates are read with the month first, and those that may be another day."""
    keys = header_keys(sheet, header, _names())
    days = [column for column, key in keys.items() if key in _DAYS]
    rows = [with_days(row, days) if at > header else row for at, row in enumerate(sheet.rows)]
    doubts = [
        Problem(
            sheet.name,
            cell_address(at, column),
            READ_MONTH_FIRST,
            {"text": shown(row[column]), "day": shown(rows[at][column])},
        )
        for at, row in enumerate(sheet.rows)
        for column in days
        if at > header and may_be_another_day(value_at(row, column))
    ]
    return replace(sheet, rows=rows), doubts


def _as_expected(project: ProjectDraft, sheet: Sheet, header: int, who: int | None) -> ProjectDraft:
    """Return a project with who filled it in, and with no deadline: what is expected was not agreed."""
    name = shown(sheet.value(project.row, who)).strip() if who is not None else ""
    said = f"{shown(sheet.value(header, who or 0)).strip()}: {name}" if name else ""
    notes = "\n".join(filter(None, (project.texts.get("notes", ""), said)))
    texts = {**project.texts, "notes": notes} if notes else project.texts
    return replace(project, deadline=NO_TERM, texts=texts)


def is_new_projects(sheet: Sheet) -> bool:
    """Return whether new projects are asked for on a sheet, be there any or not."""
    return _header(sheet) is not None


def _header(sheet: Sheet) -> int | None:
    """Return the row that names the columns of new projects, on a sheet of nothing else."""
    for row in range(min(len(sheet.rows), SEARCHED_ROWS)):
        if ONLY_OURS & set(header_keys(sheet, row).values()):
            return None  # projects that are known, without their numbers
        keys = set(header_keys(sheet, row, _names()).values())
        texts = {compact(value) for value in sheet.rows[row] if isinstance(value, str)}
        if len(keys) >= ENOUGH and {"title", "filled_in_by"} & keys and not texts & _numbers():
            return row
    return None


@cache
def _names() -> dict[str, str]:
    return header_names(NEW_COLUMNS)


@cache
def _numbers() -> frozenset[str]:
    return frozenset(compact(translator(language)("No.")) for language in LANGUAGES)


def _is_filled(sheet: Sheet, header: int) -> bool:
    return any(value != "" for row in sheet.rows[header + 1 :] for value in row)
