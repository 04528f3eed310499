"""What each row below the header is: a project, more of one, a heading, a total, a header again, a note."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.exchange.area_names import read_area_name
from wsg_desktop.exchange.list_fields import NAMES
from wsg_desktop.exchange.plain_words import compact, plain_words
from wsg_desktop.exchange.sheets import Sheet, Value

_TOTAL = re.compile(
    r"(?:sub|eind|grand\s*)?tota(?:al|len|l|ls)\b|(?:aantal|som|gemiddelde?|sum|average|count)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\*|bron\b|toelichting\b|legenda\b|n\.?b\.?\b|let op\b|opmerking(?:en)?\b"
    r"|laatst (?:bijgewerkt|gewijzigd)\b"
    r"|versie\b|peildatum\b|stand per\b|source\b|note\b|legend\b|last (?:updated|changed)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z]{0,4}[-. ]?\d[\w.-]*")
_LABEL = re.compile(r"(?P<label>[^:]{2,40}):\s*(?P<value>\S.*)", re.DOTALL)


class RowKind(StrEnum):
    """What a row below the header is."""

    PROJECT = "project"
    MORE = "more"
    """More values of the project above: its title is merged over several rows."""
    GROUP = "group"
    TOTAL = "total"
    HEADER = "header"
    NOTE = "note"
    EMPTY = "empty"


class ListRow(NamedTuple):
    """A row of the list: its place in the sheet (from 0) and what it is."""

    at: int
    kind: RowKind
    text: str = ""
    """The text of a heading, total or note."""
    column: int = 0
    """Where that text stands."""
    is_doubtful: bool = False
    """Whether a heading might as well be a project with a title only."""


class Outline(NamedTuple):
    """What is known of the columns before rows are told apart."""

    first_row: int
    width: int
    hidden: frozenset[int]
    titles: frozenset[str]
    """The headers, compact."""
    number: int | None
    title: int | None
    has_areas: bool


def rows_of_list(sheet: Sheet, outline: Outline) -> list[ListRow]:
    """Return every row from `outline.first_row` on that is not empty, told apart."""
    wide = _wide_merges(sheet, outline)
    more = _rows_of_merged_titles(sheet, outline)
    found: list[ListRow] = []
    for index in range(outline.first_row, len(sheet.rows)):
        row = sheet.rows[index]
        if index in more:
            found.append(ListRow(index, RowKind.MORE))
            continue
        filled = [(at, value) for at, value in enumerate(row) if value != "" and at not in outline.hidden]
        if filled:
            found.append(_row(index, filled, outline, index in wide))
    return _without_doubt(sheet, found, outline)


def split_label(text: str) -> tuple[str, str] | None:
    """Return the field and the value of a heading such as "Thema: wonen", or None."""
    match = _LABEL.fullmatch(text.strip())
    field = NAMES.get(compact(match["label"])) if match else None
    return (field, match["value"].strip()) if match and field else None


def _row(index: int, filled: Sequence[tuple[int, Value]], outline: Outline, is_wide: bool) -> ListRow:
    column, first = filled[0]
    text = str(first).strip()
    if _is_total(filled, outline):
        said = next((value for _, value in filled if isinstance(value, str)), text)
        return ListRow(index, RowKind.TOTAL, str(said), column)
    if len(filled) > 1 and all(isinstance(it, str) and compact(it) in outline.titles for _, it in filled):
        return ListRow(index, RowKind.HEADER, text, column)
    same = len({str(value) for _, value in filled}) == 1
    if isinstance(first, str) and same and text:
        return _single(index, column, text, outline, is_wide or len(filled) > 1)
    marked = len(filled) == 2 and isinstance(first, str) and read_area_name(text).is_marked
    if marked and (outline.title is None or all(at != outline.title for at, _ in filled[1:])):
        return ListRow(index, RowKind.GROUP, text, column)
    return ListRow(index, RowKind.PROJECT)


def _single(index: int, column: int, text: str, outline: Outline, is_wide: bool) -> ListRow:
    """Tell what a row with one text only is."""
    if _NOTE.match(text) and not (is_wide and split_label(text)):
        return ListRow(index, RowKind.NOTE, text, column)
    if is_wide or read_area_name(text).is_marked or split_label(text):
        return ListRow(index, RowKind.GROUP, text, column)
    if column == outline.title:
        return ListRow(index, RowKind.PROJECT, text, column, is_doubtful=True)
    if column == outline.number and _CODE.fullmatch(text):
        return ListRow(index, RowKind.PROJECT)
    return ListRow(index, RowKind.GROUP, text, column)


def _is_total(filled: Sequence[tuple[int, Value]], outline: Outline) -> bool:
    """Return whether a row counts or adds up: its one text says so, and all else is numbers."""
    texts = [(at, value) for at, value in filled if isinstance(value, str)]
    if not texts or len(texts) > 2 or any(at == outline.number and _CODE.fullmatch(it) for at, it in texts):
        return False
    said = texts[0][1].strip()
    if not _TOTAL.match(said) or len(said) > 60:
        return False
    numbers = len(filled) - len(texts)
    return numbers > 0 or len(plain_words(said).split()) <= 3


def _wide_merges(sheet: Sheet, outline: Outline) -> set[int]:
    """Return the rows with one text merged over at least half of the list, or over three columns."""
    needed = max(2, min(outline.width // 2, 3))
    return {
        merge.top
        for merge in sheet.structure.merged
        if merge.top == merge.bottom >= outline.first_row and merge.right - merge.left + 1 >= needed
    }


def _rows_of_merged_titles(sheet: Sheet, outline: Outline) -> set[int]:
    key = outline.title if outline.title is not None else outline.number
    return {
        row
        for merge in sheet.structure.merged
        if key is not None and merge.left <= key <= merge.right and merge.top >= outline.first_row
        for row in range(merge.top + 1, merge.bottom + 1)
    }


def _without_doubt(sheet: Sheet, rows: list[ListRow], outline: Outline) -> list[ListRow]:
    """Settle rows with a title only: headings where the rows below are fuller and have what these lack."""
    doubtful = [at for at, row in enumerate(rows) if row.is_doubtful]
    if not doubtful or outline.has_areas:
        return [row._replace(is_doubtful=False) if row.is_doubtful else row for row in rows]
    projects = [row for row in rows if row.kind is RowKind.PROJECT and not row.is_doubtful]
    numbered = (
        outline.number is not None and projects and _share_numbered(sheet, projects, outline.number) > 0.8
    )
    headings = {at for at in doubtful if _is_above_project(rows, at)}
    many = len(headings) >= 2 and len(headings) == len(doubtful) and len(doubtful) <= 0.4 * len(rows)
    if not (numbered or many):
        headings = set[int]()
    return [
        row._replace(kind=RowKind.GROUP) if at in headings else row._replace(is_doubtful=False)
        for at, row in enumerate(rows)
    ]


def _share_numbered(sheet: Sheet, projects: Sequence[ListRow], column: int) -> float:
    return sum(sheet.value(row.at, column) != "" for row in projects) / len(projects)


def _is_above_project(rows: Sequence[ListRow], at: int) -> bool:
    below = rows[at + 1] if at + 1 < len(rows) else None
    return below is not None and below.kind is RowKind.PROJECT and not below.is_doubtful


def filled_down(sheet: Sheet, rows: Sequence[ListRow]) -> Mapping[tuple[int, int], Value]:
    """Return the values that cells merged over several rows have in the rows below their first.

    A project whose title is merged over rows is not repeated: those rows are `MORE`.
    """
    projects = {row.at for row in rows if row.kind is RowKind.PROJECT}
    found: dict[tuple[int, int], Value] = {}
    for merge in sheet.structure.merged:
        value = sheet.value(merge.top, merge.left)
        if merge.bottom > merge.top and value != "":
            for row in range(merge.top + 1, merge.bottom + 1):
                if row in projects:
                    found[row, merge.left] = value
    return found


def carried_down(sheet: Sheet, rows: Sequence[int], column: int) -> dict[tuple[int, int], Value]:
    """Return the values that empty cells of a column have from above, when the column is written that way.

    It is when the first project has a value, each value stands there once, and there are several of them with
    at least as many empty cells: only the first row of each block is filled.
    """
    values = [sheet.value(row, column) for row in rows]
    said = [value for value in values if value != ""]
    if len(said) < 2 or values[0] == "" or len(set(said)) < len(said) or len(values) < 2 * len(said):
        return {}
    found: dict[tuple[int, int], Value] = {}
    above: Value = ""
    for row, value in zip(rows, values, strict=True):
        if value == "":
            found[row, column] = above
        else:
            above = value
    return found
