"""The sheet Projects: one table, ours locked and theirs open, with hints and lists where they fill in."""

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.exchange.cell_formats import DAY, EURO, FRAME, PERCENT, QUIET, TEXT, UNDERLINED, status_words
from wsg_desktop.exchange.cell_writing import CellWriter
from wsg_desktop.exchange.overview_columns import (
    COLUMN_BY_KEY,
    PROJECTS_TABLE,
    SHEETS,
    THEIR_BY_KEY,
    AnswerKind,
    ColumnKind,
    OurColumn,
    TheirColumn,
)
from wsg_desktop.exchange.overview_content import OverviewRow
from wsg_desktop.exchange.overview_lists import MARKS, PHASES_RANGE, STATES_RANGE
from wsg_desktop.exchange.overview_sheet import MAY_ON_PROTECTED, OverviewBook
from wsg_desktop.exchange.styled_workbook import Format, Worksheet
from wsg_desktop.exchange.table_layout import set_columns, set_row_height
from wsg_desktop.texts import N_, Translator

FIRST_ANSWER, LAST_ANSWER = date(2015, 1, 1), date(2045, 12, 31)
FROZEN = 2
FEW, ROOMY = 4, 1.8
"""So few columns to fill in get so much more room: what is asked there is told in words."""

NUMBERS = frozenset({ColumnKind.MONEY, ColumnKind.PERCENT})
INDENT = 1.5
"""So many characters a step of the outline takes from its title."""

WRAPPED = frozenset({ColumnKind.TITLE, ColumnKind.TEXT})

WRONG_DATE = N_("That is no date from 2015 to 2045. Is it meant so? Then choose Yes.")
WRONG_CHOICE = N_("That is not in the list. Is it meant so? Then choose Yes.")

Write = Callable[[CellWriter, int, int, OverviewRow], None]


def add_projects_sheet(book: OverviewBook) -> None:
    """Add the sheet with one line per project, and the columns that the lead party fills in."""
    sheet = book.add_sheet(SHEETS.projects)
    ours = [COLUMN_BY_KEY[key] for key in book.content.keys]
    theirs = tuple(THEIR_BY_KEY[key] for key in book.content.asked)
    room = ROOMY if len(theirs) <= FEW else 1
    widths = [*(it.width for it in ours), *(it.width * room for it in theirs)]
    set_columns(sheet, [book.tr(it.header) for it in (*ours, *theirs)], widths, FROZEN)
    _add_table(book, sheet, ours, theirs)
    _write_ours(book, sheet, ours)
    for index, column in enumerate(theirs):
        _write_theirs(book, sheet, len(ours) + index, column)
    _add_lines(book, sheet, len(ours), len(theirs))
    sheet.freeze_panes(1, FROZEN)
    if book.content.asks and book.content.is_protected:
        sheet.protect("", MAY_ON_PROTECTED)


def _add_table(
    book: OverviewBook, sheet: Worksheet, ours: list[OurColumn], theirs: tuple[TheirColumn, ...]
) -> None:
    """Name the table; it has one line at least, because Excel repairs a table that has none."""
    tr, formats = book.tr, book.formats
    headers: list[dict[str, Any]] = [
        {"header": tr(column.header), "header_format": formats.head(right=column.kind in NUMBERS)}
        for column in ours
    ]
    headers += [
        {"header": tr(column.header), "header_format": formats.head(theirs=True)} for column in theirs
    ]
    last = max(len(book.content.rows), 1)
    sheet.add_table(0, 0, last, len(headers) - 1, table_options(PROJECTS_TABLE, headers))


def table_options(name: str, headers: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the options of a table that looks the way its cells say."""
    return {"name": name, "columns": headers, "style": None, "banded_rows": False, "autofilter": True}


def _write_ours(book: OverviewBook, sheet: Worksheet, ours: list[OurColumn]) -> None:
    writer = book.writer(sheet)
    words = {light: status_words(light, book.tr) for light in Light}
    looks = {light: book.formats.status(light) for light in Light}
    writes = [_write_of(column, words, looks) for column in ours]
    texts = [
        (attrgetter(column.key), column.width, INDENT if column.kind is ColumnKind.TITLE else 0)
        for column in ours
        if column.kind in WRAPPED
    ]
    for index, row in enumerate(book.content.rows, 1):
        for column, write in enumerate(writes):
            write(writer, index, column, row)
        set_row_height(sheet, index, [(get(row), width - row.depth * step) for get, width, step in texts])


def _write_of(column: OurColumn, words: dict[Light, str], looks: dict[Light, Format]) -> Write:
    """Return what writes the cells of a column."""
    get: Callable[[OverviewRow], Any] = attrgetter(column.key)
    of_kind: dict[ColumnKind, Write] = {
        ColumnKind.NUMBER_OF_PROJECT: lambda writer, at, to, row: writer.code(at, to, row.number),
        ColumnKind.TITLE: lambda writer, at, to, row: writer.text(at, to, row.title, indent=row.depth),
        ColumnKind.TERM: lambda writer, at, to, row: writer.term(at, to, get(row)),
        ColumnKind.STATUS: lambda writer, at, to, row: writer.plain(
            at, to, words[row.light], looks[row.light]
        ),
        ColumnKind.MONEY: lambda writer, at, to, row: writer.number(at, to, get(row), EURO),
        ColumnKind.PERCENT: lambda writer, at, to, row: writer.number(at, to, get(row), PERCENT),
        ColumnKind.TEXT: lambda writer, at, to, row: writer.text(at, to, get(row)),
    }
    return of_kind[column.kind]


def _add_lines(book: OverviewBook, sheet: Worksheet, ours: int, theirs: int) -> None:
    """Draw the line under each row, and grey where others fill in, by rules: empty cells need not exist."""
    last = max(len(book.content.rows), 1)
    if theirs and book.content.to_fill_in < len(book.content.rows):
        grey = book.workbook.plain_format({"bg_color": QUIET, **FRAME})
        rule = {"type": "formula", "criteria": "=TRUE", "format": grey}
        sheet.conditional_format(book.content.to_fill_in + 1, ours, last, ours + theirs - 1, rule)
    line = book.workbook.plain_format(UNDERLINED)
    rule = {"type": "formula", "criteria": "=TRUE", "format": line}
    sheet.conditional_format(1, 0, last, ours - 1, rule)


def _write_theirs(book: OverviewBook, sheet: Worksheet, at: int, column: TheirColumn) -> None:
    """Leave the cells of a column empty, open where the recipient leads; those rows come first."""
    num_format = DAY if column.kind is AnswerKind.DATE else TEXT
    is_tick = column.kind is AnswerKind.TICK
    look = book.formats.answer(num_format=num_format, centred=is_tick)
    to_fill_in = book.content.to_fill_in
    for index in range(1, to_fill_in + 1):
        sheet.write_blank(index, at, None, look)
    if to_fill_in:
        sheet.data_validation(1, at, to_fill_in, at, answer_rule(column, book.tr))


def answer_rule(column: TheirColumn, tr: Translator) -> dict[str, Any]:
    """Return the rule and the hint of a column: it warns and never stops: an answer in words will do."""
    hint = {
        "input_title": tr(column.header)[:32],
        "input_message": tr(column.hint)[:255],
        "error_type": "warning",
        "ignore_blank": True,
    }
    match column.kind:
        case AnswerKind.TICK:
            return hint | {"validate": "list", "source": f"={MARKS}", "show_error": False}
        case AnswerKind.PHASE | AnswerKind.CHOICE:
            source = PHASES_RANGE if column.kind is AnswerKind.PHASE else STATES_RANGE
            return hint | {
                "validate": "list",
                "source": f"={source}",
                "error_title": tr(column.header)[:32],
                "error_message": tr(WRONG_CHOICE),
            }
        case AnswerKind.DATE:
            return hint | {
                "validate": "date",
                "criteria": "between",
                "minimum": FIRST_ANSWER,
                "maximum": LAST_ANSWER,
                "error_title": tr(column.header)[:32],
                "error_message": tr(WRONG_DATE),
            }
        case AnswerKind.TEXT:
            return hint | {"validate": "any"}
