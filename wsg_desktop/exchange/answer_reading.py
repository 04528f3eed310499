"""Reads a returned overview: whose it is, what was filled in per project, new projects, and what went wrong.

Nothing is fatal once a file can be opened. What cannot be trusted (a renamed column, a row that is known by
its name only, a cell of ours that was changed) becomes a question; what cannot be placed is a problem.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.answer_actions import ActionRows, find_action_sheet, lost_action_sheet
from wsg_desktop.exchange.answer_cells import Answering
from wsg_desktop.exchange.answer_columns import AnswerSheet, find_answer_sheet
from wsg_desktop.exchange.answer_elsewhere import find_elsewhere
from wsg_desktop.exchange.answer_new_projects import read_new_projects
from wsg_desktop.exchange.answer_projects import ProjectRows
from wsg_desktop.exchange.answer_rows import AnswerRows
from wsg_desktop.exchange.answers import AnswerDraft, Returned
from wsg_desktop.exchange.cell_reading import CellReader, shown
from wsg_desktop.exchange.drafts import Problem
from wsg_desktop.exchange.overview_columns import IDENTITY_SHEET
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.safe_open import NOT_READABLE
from wsg_desktop.exchange.sent_content import SentOverview
from wsg_desktop.exchange.sheets import Sheet
from wsg_desktop.exchange.worker import ReadFile, ReadingWorker
from wsg_desktop.texts import N_

NO_SHEET = N_(
    "There is no sheet with projects and columns to fill in, so no answers were found. Look at the file"
    " yourself, and type in the programme what it says."
)
NOT_READ = N_("Sheet {sheet} has columns to fill in too. It is not read.")


class Opened(NamedTuple):
    """A returned file with its sheets."""

    about: Returned
    sheets: tuple[Sheet, ...]


def open_answer(path: Path, worker: ReadingWorker) -> Opened:
    """Return a returned file with what it says of itself; raises `FileProblem` when it cannot be read."""
    found = worker.read(path)
    facts = _identity(found)
    try:
        data = path.read_bytes()
        saved = found.properties.saved_at or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:  # taken away meanwhile, by a program that synchronises folders, say
        raise FileProblem(NOT_READABLE, name=path.name) from error
    export_id = found.properties.export_id or facts.get("export_id", "")
    digest = hashlib.sha256(data).hexdigest()
    return Opened(Returned(path, digest, export_id, facts.get("programme", ""), saved), tuple(found.sheets))


def read_answer(
    opened: Opened, sent: SentOverview, *, today: date, phase_names: Mapping[str, Phase]
) -> AnswerDraft:
    """Return what a returned file says; `phase_names` are what the programme calls its phases."""
    phases = {compact(name): phase for name, phase in phase_names.items()}
    acting = find_action_sheet(opened.sheets) if sent.actions.rows else None
    sheets = [it for it in opened.sheets if acting is None or it is not acting.sheet]
    found = find_answer_sheet(sheets, sent)
    projects = ProjectRows(found, sent, today, phases) if found else None
    actions = _action_rows(acting, sent, today, phases) if acting else None
    month_first = _settle_month_first([it for it in (projects, actions) if it is not None])
    others = [it for it in sheets if found is None or it is not found.sheet]
    new_projects, about_new = read_new_projects(
        others, opened.about.path.name, today, month_first=month_first
    )
    problems: list[Problem] = []
    rows = projects.read() if projects else ()
    if projects and found:
        filled_too = [*_other_sheets(others, sent)]
        told = {it.sheet for it in filled_too}
        problems += [*projects.cells.finish(), *filled_too, *find_elsewhere(others, found, sent, told)]
    elif not new_projects and not actions:
        problems.append(Problem(opened.sheets[0].name, "A1", NO_SHEET))
    about_actions = actions.read() if actions else ()
    problems += actions.cells.finish() if actions else _lost_actions(opened.sheets, sent)
    return AnswerDraft(
        found.sheet.name if found else "",
        rows,
        new_projects,
        (*problems, *about_new),
        about_actions,
        acting.sheet.name if acting else "",
    )


def _action_rows(
    found: AnswerSheet, sent: SentOverview, today: date, phases: Mapping[str, Phase]
) -> ActionRows:
    return ActionRows(found, sent.actions, Answering(CellReader(found.sheet, today), today, phases))


def _settle_month_first(sheets: Sequence[AnswerRows]) -> bool:
    """Let each sheet read its dates as its own cells tell, else as another tells; return whether one does."""
    told = [it.tells_month_first() for it in sheets]
    elsewhere = True in told and False not in told
    for sheet, own in zip(sheets, told, strict=True):
        sheet.month_first = elsewhere if own is None else own
    return elsewhere


def _lost_actions(sheets: Sequence[Sheet], sent: SentOverview) -> list[Problem]:
    is_asked = any(it.fills_in for it in sent.actions.rows)  # else the sheet left without columns to fill in
    lost = lost_action_sheet(sheets) if is_asked else None
    return [lost] if lost else []


def _other_sheets(others: Sequence[Sheet], sent: SentOverview) -> Iterator[Problem]:
    """Yield the other sheets that people may have filled in."""
    for sheet in others:
        other = None if sheet.hidden else find_answer_sheet([sheet], sent)
        if other is not None and other.header >= 0:
            yield Problem(sheet.name, "A1", NOT_READ, {"sheet": sheet.name})


def _identity(found: ReadFile) -> dict[str, str]:
    """Return what the hidden sheet says, by its names."""
    sheet = next((it for it in found.sheets if it.name.strip().lower() == IDENTITY_SHEET), None)
    rows = sheet.rows[:20] if sheet else []
    return {shown(row[0]).strip(): shown(row[1]).strip() for row in rows if len(row) > 1}
