"""The sheet Actions: what the recipient does before when, and the decisions that name it, to read."""

from typing import Any

from wsg_desktop.exchange.cell_formats import DAY, FRAME, QUIET, TEXT, UNDERLINED
from wsg_desktop.exchange.cell_writing import CellWriter
from wsg_desktop.exchange.overview_action_columns import (
    ACTIONS_TABLE,
    OUR_ACTION_COLUMNS,
    THEIR_ACTION_COLUMNS,
)
from wsg_desktop.exchange.overview_columns import SHEETS, AnswerKind, ColumnKind, OurColumn
from wsg_desktop.exchange.overview_content import OverviewAction
from wsg_desktop.exchange.overview_projects import (
    FROZEN,
    answer_rule,
    table_options,
)
from wsg_desktop.exchange.overview_sheet import MAY_ON_PROTECTED, OverviewBook
from wsg_desktop.exchange.styled_workbook import Worksheet
from wsg_desktop.exchange.table_layout import set_columns, set_row_height


def add_actions_sheet(book: OverviewBook) -> None:
    """Add the sheet with a line per action and decision; where nothing may be answered it is to read."""
    sheet = book.add_sheet(SHEETS.actions)
    theirs = THEIR_ACTION_COLUMNS if book.content.actions_to_fill_in else ()
    columns = (*OUR_ACTION_COLUMNS, *theirs)
    headers: list[dict[str, Any]] = []
    for column in columns:
        look = book.formats.head(theirs=column in theirs)
        headers.append({"header": book.tr(column.header), "header_format": look})
    set_columns(sheet, [it["header"] for it in headers], [it.width for it in columns], FROZEN)
    last = len(book.content.actions)
    sheet.add_table(0, 0, last, len(columns) - 1, table_options(ACTIONS_TABLE, headers))
    _write_ours(book, sheet)
    if theirs:
        _open_theirs(book, sheet)
    _add_lines(book, sheet, len(theirs))
    sheet.freeze_panes(1, FROZEN)
    if theirs and book.content.is_protected:
        sheet.protect("", MAY_ON_PROTECTED)


def _write_ours(book: OverviewBook, sheet: Worksheet) -> None:
    writer = book.writer(sheet)
    for row, action in enumerate(book.content.actions, 1):
        texts: list[tuple[str, float]] = []
        for at, column in enumerate(OUR_ACTION_COLUMNS):
            _write_cell(writer, row, at, column, action)
            value: object = getattr(action, column.key)
            if isinstance(value, str):
                texts.append((value, column.width))
        set_row_height(sheet, row, texts)


def _write_cell(writer: CellWriter, row: int, at: int, column: OurColumn, action: OverviewAction) -> None:
    if column.kind is ColumnKind.TERM:
        writer.term(row, at, action.due)
    elif column.kind is ColumnKind.NUMBER_OF_PROJECT:
        writer.code(row, at, action.number)
    else:
        writer.text(row, at, str(getattr(action, column.key)))


def _open_theirs(book: OverviewBook, sheet: Worksheet) -> None:
    """Leave the cells of theirs empty, open where the recipient answers; those rows come first."""
    last = book.content.actions_to_fill_in
    for at, column in enumerate(THEIR_ACTION_COLUMNS, len(OUR_ACTION_COLUMNS)):
        look = book.formats.answer(num_format=DAY if column.kind is AnswerKind.DATE else TEXT)
        for row in range(1, last + 1):
            sheet.write_blank(row, at, None, look)
        sheet.data_validation(1, at, last, at, answer_rule(column, book.tr))


def _add_lines(book: OverviewBook, sheet: Worksheet, theirs: int) -> None:
    """Draw the line under each row, and grey beside what is to read."""
    last, ours, open_rows = (
        len(book.content.actions),
        len(OUR_ACTION_COLUMNS),
        book.content.actions_to_fill_in,
    )
    if theirs and open_rows < last:
        grey = book.workbook.plain_format({"bg_color": QUIET, **FRAME})
        rule = {"type": "formula", "criteria": "=TRUE", "format": grey}
        sheet.conditional_format(open_rows + 1, ours, last, ours + theirs - 1, rule)
    line = book.workbook.plain_format(UNDERLINED)
    sheet.conditional_format(1, 0, last, ours - 1, {"type": "formula", "criteria": "=TRUE", "format": line})
