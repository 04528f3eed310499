"""Finds the list in a workbook: its sheet, its header of one or two rows, its columns and its rows.

Whatever stands around it (titles above, legends, totals, notes) is told apart, never read as a project. The
user may overrule the sheet and the header rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange.column_matching import ListColumn
from wsg_desktop.exchange.header_words import header_scores, looks_like_header
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.row_kinds import ListRow, Outline, RowKind, filled_down, rows_of_list
from wsg_desktop.exchange.sheets import Sheet, Value, column_letters
from wsg_desktop.texts import N_

NO_LIST = N_(
    "{name} holds no list that can be recognised. A list has a row with the names of its columns, such as"
    " Project, Trekker and Gereed, and a row for each project. Add such a row, or choose the sheet yourself."
)
NO_SHEET = N_("There is no sheet called {sheet}. The sheets are: {sheets}. Choose one of them.")

_SEARCHED_ROWS = 60
_SAMPLES = 20
_SAMPLED_ROWS = 400


@dataclass(frozen=True, slots=True)
class ListShape:
    """Where the list is in a workbook."""

    sheet: Sheet
    header: tuple[int, ...]
    """The header's row or two rows, counted from 0."""
    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    filled_down: Mapping[tuple[int, int], Value]
    """Values of merged cells in the rows below their first, by row and column."""
    others: tuple[str, ...] = ()
    """Other sheets that look like lists too."""

    @property
    def projects(self) -> int:
        """Return how many rows hold a project."""
        return sum(row.kind is RowKind.PROJECT for row in self.rows)


def find_list(
    sheets: Sequence[Sheet], name: str, *, sheet: str | None = None, header: tuple[int, ...] | None = None
) -> ListShape:
    """Return the shape of the list in a workbook called `name`; raises `FileProblem` when there is none.

    `sheet` and `header` (rows from 0, one or two) are what the user chose instead.
    """
    chosen = [_sheet_called(sheets, sheet)] if sheet else _readable(sheets)
    found = [(score, at) for at, it in enumerate(chosen) if (score := _list_score(it)) > 0]
    if not found and not (header is not None and chosen):
        raise FileProblem(NO_LIST, name=name)
    best = chosen[max(found, key=lambda it: (it[0], -it[1]))[1]] if found else chosen[0]
    others = tuple(chosen[at].name for score, at in found if chosen[at] is not best and score >= 10)
    shape = shape_of(best, header, others)
    if not any(row.kind is RowKind.PROJECT for row in shape.rows):
        raise FileProblem(NO_LIST, name=name)
    return shape


def shape_of(sheet: Sheet, header: tuple[int, ...] | None = None, others: tuple[str, ...] = ()) -> ListShape:
    """Return the shape of the list in one sheet, with its header in these rows or where it is found."""
    header = header or find_header(sheet) or (0,)
    titles = header_texts(sheet, header)
    outline = _outline(sheet, header, titles)
    rows = tuple(rows_of_list(sheet, outline))
    columns = _columns(sheet, titles, rows)
    return ListShape(sheet, header, columns, rows, filled_down(sheet, rows), others)


def find_header(sheet: Sheet) -> tuple[int, ...] | None:
    """Return the row or two rows that name the columns, or None when no row does."""
    best, best_score = None, 0.0
    for index in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        score = _header_score(sheet, index)
        if score > best_score:
            best, best_score = index, score
    if best is None:
        return None
    if _is_second_line(sheet, best, best + 1):
        return best, best + 1
    if best > 0 and _is_first_line(sheet, best - 1, best):
        return best - 1, best
    return (best,)


def header_texts(sheet: Sheet, header: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    """Return the lines of each column's header, from top to bottom and without repeats."""
    lines = [_spread(sheet, row, header) for row in header]
    found: dict[int, tuple[str, ...]] = {}
    for column in range(sheet.width):
        said = [text for line in lines if (text := line.get(column, ""))]
        found[column] = tuple(dict.fromkeys(said))
    return found


def _readable(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets to search: hidden ones only when no other has anything in it."""
    filled = [sheet for sheet in sheets if sheet.rows]
    return [sheet for sheet in filled if not sheet.hidden] or filled


def _sheet_called(sheets: Sequence[Sheet], name: str) -> Sheet:
    wanted = name.strip().casefold()
    for sheet in sheets:
        if sheet.name.strip().casefold() == wanted:
            return sheet
    raise UserError(NO_SHEET, sheet=name, sheets=", ".join(sheet.name for sheet in sheets))


def _list_score(sheet: Sheet) -> float:
    """Return how much a sheet looks like a list: what its header says, and how many rows follow."""
    header = find_header(sheet)
    if header is None:
        return 0
    texts = header_texts(sheet, header)
    fields = {key for lines in texts.values() for key in _sure_fields(lines)}
    rows = sum(any(value != "" for value in row) for row in sheet.rows[header[-1] + 1 :][:40])
    return 3 * len(fields) + len([lines for lines in texts.values() if lines]) / 2 + rows / 4 if rows else 0


def _sure_fields(lines: Sequence[str]) -> set[str]:
    return {key for key, score in header_scores(lines).items() if score >= 70}


def _texts_of_row(sheet: Sheet, row: int) -> dict[int, str]:
    return {
        column: " ".join(value.split())
        for column, value in enumerate(sheet.rows[row])
        if isinstance(value, str) and value.strip()
    }


def _header_score(sheet: Sheet, row: int) -> float:
    """Return how much a row looks like the names of columns; 0 when it cannot be."""
    filled = [value for value in sheet.rows[row] if value != ""]
    texts = [text for text in _texts_of_row(sheet, row).values() if looks_like_header(text)]
    fields = {key for text in texts for key in _sure_fields((text,))}
    if not texts or row + 1 >= len(sheet.rows):
        return 0
    if len(texts) < 2 and (not fields or len(filled) > 1):
        return 0
    if not any(value != "" for below in sheet.rows[row + 1 : row + 6] for value in below):
        return 0
    if len(texts) < 2 and "title" not in fields:
        return 0
    return 3 * len(fields) + min(len(texts), 12) / 2 - 2 * (len(filled) - len(texts)) - 0.01 * row


def _is_second_line(sheet: Sheet, upper: int, lower: int) -> bool:
    """Return whether the row below a header belongs to it, as merges or its own words say."""
    if lower + 1 >= len(sheet.rows):
        return False
    if any(merge.top == upper and merge.bottom == lower for merge in sheet.structure.merged):
        return True
    texts = _texts_of_row(sheet, lower)
    filled = [value for value in sheet.rows[lower] if value != ""]
    if not texts or len(texts) != len(filled) or not all(map(looks_like_header, texts.values())):
        return False
    named = sum(bool(_sure_fields((text,))) for text in texts.values())
    gaps = sum(sheet.value(upper, column) == "" for column in texts)
    spread = any(
        merge.top == merge.bottom == upper and any(merge.left <= at <= merge.right for at in texts)
        for merge in sheet.structure.merged
    )
    return named >= 2 and (gaps > 0 or spread) and named >= len(texts) / 2


def _is_first_line(sheet: Sheet, upper: int, lower: int) -> bool:
    """Return whether the row above a header groups its columns ("Planning" above "Start" and "Gereed")."""
    texts = _texts_of_row(sheet, upper)
    merged = [
        merge
        for merge in sheet.structure.merged
        if merge.top == upper and merge.left in texts and merge.right - merge.left < sheet.width / 2
    ]
    if any(merge.bottom == lower or (merge.bottom == upper and merge.right > merge.left) for merge in merged):
        return True
    below = _texts_of_row(sheet, lower)
    groups = [at for at in texts if at in below and at + 1 in below and at + 1 not in texts]
    return bool(groups) and min(texts) > 0 and all(map(looks_like_header, texts.values()))


def _spread(sheet: Sheet, row: int, header: tuple[int, ...]) -> dict[int, str]:
    """Return the texts of a header's row by column, over the columns that they are meant for."""
    texts = _texts_of_row(sheet, row)
    merges = [merge for merge in sheet.structure.merged if merge.top == row and merge.left in texts]
    for merge in merges:
        texts |= dict.fromkeys(range(merge.left, merge.right + 1), texts[merge.left])
    if row == header[-1] or merges:
        return texts
    below = _texts_of_row(sheet, header[-1])
    for column in range(1, sheet.width):  # without merges, a group's name stands above its first column only
        if column not in texts and column in below and column - 1 in texts and column - 1 in below:
            texts[column] = texts[column - 1]
    return texts


def _outline(sheet: Sheet, header: tuple[int, ...], titles: Mapping[int, tuple[str, ...]]) -> Outline:
    best: dict[str, tuple[int, int]] = {}
    for column, lines in titles.items():
        for key, score in header_scores(lines).items():
            if score > best.get(key, (69, 0))[0]:
                best[key] = (score, column)
    named = {column for column, lines in titles.items() if lines}
    return Outline(
        first_row=header[-1] + 1,
        width=len(named),
        hidden=sheet.structure.hidden_columns,
        titles=frozenset(compact(text) for lines in titles.values() for text in lines),
        number=best["number"][1] if "number" in best else None,
        title=_title_column(best),
        has_areas="areas" in best,
    )


def _title_column(best: Mapping[str, tuple[int, int]]) -> int | None:
    for key in ("title", "description", "areas"):
        if key in best:
            return best[key][1]
    return None


def _columns(
    sheet: Sheet, titles: Mapping[int, tuple[str, ...]], rows: Sequence[ListRow]
) -> tuple[ListColumn, ...]:
    """Return the columns that have a header or anything in them."""
    projects = [sheet.rows[row.at] for row in rows if row.kind is RowKind.PROJECT][:_SAMPLED_ROWS]
    columns: list[ListColumn] = []
    for column in range(sheet.width):
        values = [row[column] for row in projects if column < len(row) and row[column] != ""]
        samples = tuple(dict.fromkeys(values))[:_SAMPLES]
        lines = titles.get(column, ())
        if lines or samples:
            hidden = column in sheet.structure.hidden_columns
            columns.append(ListColumn(column, lines or (column_letters(column),), samples, hidden))
    return tuple(columns)
