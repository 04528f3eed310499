"""Finds the sheet and the columns of a returned overview, however they were moved, renamed or inserted.

A column is known by the words of its header, in any of our languages. What only stands where a column of ours
stood is found too, but `asked`: its values are questions. Nothing depends on names of sheets or tables.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.overview_columns import (
    IDENTITY_SHEET,
    OUR_COLUMNS,
    THEIR_COLUMNS,
    THEIR_KEYS,
    OurColumn,
    TheirColumn,
)
from wsg_desktop.exchange.plain_words import compact, plain_words
from wsg_desktop.exchange.sent_content import SentOverview
from wsg_desktop.exchange.sheets import Sheet, value_at
from wsg_desktop.texts import LANGUAGES, translator

SEARCHED_ROWS = 40
"""A header lower than this is no header of ours."""

LIKE = 84
"""From this likeness on, a header with a slip of the finger in it is ours."""

ONLY_OF_KNOWN = ("confirmed", "new_end", "new_phase", "cause", "consequence", "measure")
"""What is filled in for projects that are known; a new one has a situation too."""

ONLY_OURS = frozenset({"confirmed", "new_end"})
ENOUGH = 3
"""So many headers of ours, with one that no other list has, tell an overview from any list."""

_OTHER_NAMES: Mapping[str, str] = {
    "number": "nummer|projectnummer|projectnr|number|project no|code",
    "title": "projectnaam|naam project|project activiteit|project name",
    "confirmed": "klopt dit nog|klopt het nog|klopt alles nog|nog juist|still correct",
    "new_end": "nieuwe verwachte datum|nieuwe verwachting gereed|nieuwe datum|nieuwe einddatum"
    "|nieuwe planning|nieuwe verwachte einddatum|nieuw verwacht gereed|new date"
    "|new expected end|new end date",
    "new_phase": "nieuwe fase|fase nu|huidige projectfase|current phase|new phase",
    "new_situation": "nieuwe stand van zaken|actuele stand van zaken|new situation",
    "filled_in_by": "ingevuld door wie|naam invuller|invuller|completed by",
}


class FoundColumn(NamedTuple):
    """A column of ours in a returned sheet; `asked` when its header does not say so."""

    at: int
    """Its place, from 0."""
    header: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The sheet with the projects, and what its columns are."""

    sheet: Sheet
    header: int
    """The row of the header, from 0; -1 when there is none."""
    columns: Mapping[str, FoundColumn]
    strange: tuple[FoundColumn, ...] = ()
    """Columns that are not ours."""
    doubles: tuple[FoundColumn, ...] = field(default=())
    """Columns that have the header of one that was found before."""


def find_answer_sheet(sheets: Sequence[Sheet], sent: SentOverview) -> AnswerSheet | None:
    """Return the sheet that holds the projects of an overview, or None when no sheet does."""
    found = [(_score(it), it) for sheet in sheets if (it := _read_header(sheet, sent)) is not None]
    if not found:
        bare = (_without_header(sheet, sent) for sheet in sheets if not _has_header(sheet))
        return next((it for it in bare if it is not None), None)
    return max(found, key=lambda it: it[0])[1]


def header_names(columns: Iterable[OurColumn | TheirColumn]) -> dict[str, str]:
    """Return the key of each column by the compact words of its header, in every language."""
    return {compact(translator(to)(column.header)): column.key for column in columns for to in LANGUAGES}


def header_keys(sheet: Sheet, row: int, names: Mapping[str, str] | None = None) -> dict[int, str]:
    """Return by column the key that the header in a row says word for word, by `names` of other columns."""
    known = _names() if names is None else names
    texts = {column: compact(value) for column, value in enumerate(sheet.rows[row]) if isinstance(value, str)}
    return {column: known[text] for column, text in texts.items() if text in known}


def looks_returned(sheets: Sequence[Sheet]) -> bool:
    """Return whether a sheet has headers that only an overview of ours has."""
    return any(
        len(keys := set(header_keys(sheet, row).values())) >= ENOUGH and ONLY_OURS & keys
        for sheet in sheets
        for row in range(min(len(sheet.rows), SEARCHED_ROWS))
    )


def _score(found: AnswerSheet) -> tuple[int, int]:
    """Return how much a sheet is the one where people fill in: the planning names projects as well."""
    theirs = sum(key in found.columns for key in THEIR_KEYS)
    return 2 * theirs + len(found.columns) - 20 * found.sheet.hidden, len(found.sheet.rows)


@cache
def _names() -> dict[str, str]:
    others = {compact(name): key for key, said in _OTHER_NAMES.items() for name in said.split("|")}
    return others | header_names((*OUR_COLUMNS, *THEIR_COLUMNS))


def _read_header(sheet: Sheet, sent: SentOverview) -> AnswerSheet | None:
    """Return the columns of a sheet that has a header of ours: the number or name, and something else."""
    rows = range(min(len(sheet.rows), SEARCHED_ROWS))
    best = max(rows, key=lambda row: len(set(header_keys(sheet, row).values())), default=-1)
    if best < 0 or sheet.name == IDENTITY_SHEET:
        return None
    if len(set(header_keys(sheet, best).values())) < 2:
        return None
    columns, strange, doubles = _columns(sheet, best, sent)
    enough = THEIR_KEYS if "number" in columns else ONLY_OF_KNOWN if "title" in columns else ()
    if not any(key in columns for key in enough):
        return None
    return AnswerSheet(sheet, best, columns, strange, doubles)


def _has_header(sheet: Sheet) -> bool:
    rows = range(min(len(sheet.rows), SEARCHED_ROWS))
    return any(len(set(header_keys(sheet, row).values())) > 1 for row in rows)


def columns_under(
    sheet: Sheet, header: int, names: Mapping[str, str]
) -> tuple[dict[str, FoundColumn], dict[int, str], tuple[FoundColumn, ...]]:
    """Return the columns that a header names, its other texts by their place, and what is there twice.

    A slip of the finger in a header is no matter.
    """
    keys = header_keys(sheet, header, names)
    columns: dict[str, FoundColumn] = {}
    doubles: list[FoundColumn] = []
    free: dict[int, str] = {}
    for index in range(sheet.width):
        text = shown(sheet.value(header, index)).strip()
        key = keys.get(index)
        if key is None:
            free[index] = text
        elif key in columns:
            doubles.append(FoundColumn(index, text))
        else:
            columns[key] = FoundColumn(index, text)
    _add_nearly(columns, free, names)
    return columns, free, tuple(doubles)


def filled_columns(sheet: Sheet, header: int, free: Mapping[int, str]) -> dict[int, str]:
    """Return those of `free` under whose header something stands."""
    rows = sheet.rows[header + 1 :]
    return {at: text for at, text in free.items() if any(value_at(row, at) != "" for row in rows)}


def _columns(
    sheet: Sheet, header: int, sent: SentOverview
) -> tuple[dict[str, FoundColumn], tuple[FoundColumn, ...], tuple[FoundColumn, ...]]:
    columns, free, doubles = columns_under(sheet, header, _names())
    if not any(key in columns for key in THEIR_KEYS):
        return columns, (), ()  # the planning names projects as well, and has many columns
    free = filled_columns(sheet, header, free)
    _add_numbers(columns, free, sheet, header, sent)
    _add_by_place(columns, free, sent)
    strange = (FoundColumn(index, text) for index, text in free.items())
    return columns, tuple(strange), doubles


def _add_nearly(columns: dict[str, FoundColumn], free: dict[int, str], known: Mapping[str, str]) -> None:
    """Take headers with a slip of the finger in them."""
    from rapidfuzz import fuzz, process

    names = {name: key for name, key in known.items() if key not in columns and len(name) > 4}
    for index, text in list(free.items()):
        hit = process.extractOne(compact(text), list(names), scorer=fuzz.ratio, score_cutoff=LIKE)
        if hit is not None and names[hit[0]] not in columns:
            columns[names[hit[0]]] = FoundColumn(index, free.pop(index))


def _add_numbers(
    columns: dict[str, FoundColumn], free: dict[int, str], sheet: Sheet, header: int, sent: SentOverview
) -> None:
    """Know the column of numbers by the numbers in it, whatever it is called."""
    if "number" in columns:
        return
    for index in free:
        values = [value for row in sheet.rows[header + 1 :] if (value := value_at(row, index)) != ""]
        known = sum(name_key(shown(value)) in sent.by_number for value in values)
        if known > len(values) / 2:
            columns["number"] = FoundColumn(index, free.pop(index))
            return


def _add_by_place(columns: dict[str, FoundColumn], free: dict[int, str], sent: SentOverview) -> None:
    """Take the one strange column that stands where the one missing column of ours stood, to be asked."""
    order = [*sent.columns, *sent.asked]
    placed = sorted((it.at, order.index(key)) for key, it in columns.items() if key in order)
    edges = [(-1, -1), *placed, (1_000_000, len(order))]
    for (left, after), (right, before) in pairwise(edges):
        missing = [key for key in order[after + 1 : before] if key not in columns]
        between = [index for index in free if left < index < right]
        if len(missing) == 1 and len(between) == 1 and missing[0] in THEIR_KEYS:
            columns[missing[0]] = FoundColumn(between[0], free.pop(between[0]), asked=True)


def _without_header(sheet: Sheet, sent: SentOverview) -> AnswerSheet | None:
    """Return the columns of rows that were copied without their header, when names stand beside numbers."""
    order = (*sent.columns, *sent.asked)
    if "number" not in order or "title" not in order:
        return None
    step = order.index("title") - order.index("number")
    for row in sheet.rows[:SEARCHED_ROWS]:
        for index, value in enumerate(row):
            known = sent.by_number.get(name_key(shown(value))) if value != "" else None
            if known and plain_words(shown(value_at(row, index + step))) == plain_words(known.text("title")):
                first = index - order.index("number")
                columns = {
                    key: FoundColumn(first + place, "", asked=True)
                    for place, key in enumerate(order)
                    if first + place >= 0
                }
                return AnswerSheet(sheet, -1, columns)
    return None
