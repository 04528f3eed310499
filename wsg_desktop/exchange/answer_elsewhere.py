"""Finds what people left in a returned overview outside the sheets that are answered.

A sheet of their own, a comment beside the planning, a day typed over what the planning works out: none of it
is an answer that can be read, so that somebody is told to look.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache

from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.answer_columns import AnswerSheet, header_keys
from wsg_desktop.exchange.answer_new_projects import is_new_projects
from wsg_desktop.exchange.answer_rows import COMMENT, LONGEST_SAID
from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.cell_samples import is_serial
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.exchange.overview_columns import IDENTITY_SHEET, SHEETS
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sent_content import SentOverview
from wsg_desktop.exchange.sheets import Sheet, Value, cell_address, value_at
from wsg_desktop.texts import LANGUAGES, N_, translator

SEARCHED_ROWS = 20
_OTHERS = SHEETS.read_first, SHEETS.actions, SHEETS.summary, SHEETS.lists
"""Sheets of ours with nothing to answer, or of which more is said elsewhere."""

NOT_OURS = N_("Sheet {sheet} is none of the overview and is not read. It says “{text}”.")
IN_PLANNING = N_(
    "In the planning {number} is ready on {day}, but that was not filled in beside the project. Is it meant?"
)


def find_elsewhere(
    sheets: Sequence[Sheet], found: AnswerSheet, sent: SentOverview, told: Collection[str]
) -> Iterator[Problem]:
    """Yield what stands on the other visible sheets; `told` are the names of those of which more is said."""
    for sheet in sheets:
        if sheet is found.sheet or sheet.hidden:
            continue
        for at, text in sheet.structure.comments.items():
            yield Problem(sheet.name, cell_address(*at), COMMENT, {"text": text[:LONGEST_SAID]})
        if sheet.name in told or is_new_projects(sheet):
            continue
        if compact(sheet.name) in _names(SHEETS.planning):
            yield from _typed_over(sheet, found, sent)
        elif sheet.name.lower() != IDENTITY_SHEET and compact(sheet.name) not in _names(*_OTHERS):
            said = (shown(value) for row in sheet.rows for value in row if value != "")
            if text := " ".join(" ".join(said).split()):
                yield Problem(sheet.name, "A1", NOT_OURS, {"sheet": sheet.name, "text": text[:LONGEST_SAID]})


def _typed_over(sheet: Sheet, found: AnswerSheet, sent: SentOverview) -> Iterator[Problem]:
    """Yield the days in the planning that are neither ours nor what was filled in beside the project."""
    rows = range(min(len(sheet.rows), SEARCHED_ROWS))
    for header in rows:
        at = {key: column for column, key in header_keys(sheet, header).items()}
        if {"number", "end"} <= at.keys():
            break
    else:
        return
    filled: dict[str, list[date]] | None = None
    for index in range(header + 1, len(sheet.rows)):
        day = _day(sheet.value(index, at["end"]))
        if day is None:
            continue
        number = name_key(shown(sheet.value(index, at["number"])))
        row = sent.by_number.get(number)
        # Of an overview without the column it was not kept.
        if row is None or "end" not in row.values or day == row.term("end").day:
            continue
        filled = _filled(found) if filled is None else filled
        if day not in filled.get(number, ()):
            values = {"number": row.number, "day": f"{day:%d-%m-%Y}"}
            yield Problem(sheet.name, cell_address(index, at["end"]), IN_PLANNING, values, Severity.ERROR)


def _filled(found: AnswerSheet) -> dict[str, list[date]]:
    """Return by number the days that were filled in on the sheet with the projects."""
    filled: dict[str, list[date]] = {}
    places = [found.columns[key].at for key in ("end", "new_end") if key in found.columns]
    number = found.columns.get("number")
    for row in found.sheet.rows if number else ():
        days = [day for at in places if (day := _day(value_at(row, at))) is not None]
        filled.setdefault(name_key(shown(value_at(row, number.at))) if number else "", []).extend(days)
    return filled


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date(1899, 12, 30) + timedelta(days=int(float(str(value)))) if is_serial(value) else None


@cache
def _names(*sheets: str) -> frozenset[str]:
    return frozenset(compact(translator(language)(it)) for language in LANGUAGES for it in sheets)
