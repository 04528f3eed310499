"""The sheet New projects: empty lines for what the programme does not know yet. Never protected."""

from typing import Any

from wsg_desktop.exchange.cell_formats import DAY, TEXT
from wsg_desktop.exchange.overview_columns import (
    NEW_PROJECTS_TABLE,
    SHEETS,
    THEIR_COLUMNS,
    AnswerKind,
    TheirColumn,
)
from wsg_desktop.exchange.overview_lists import AREAS_RANGE
from wsg_desktop.exchange.overview_projects import answer_rule, table_options
from wsg_desktop.exchange.overview_sheet import OverviewBook
from wsg_desktop.exchange.table_layout import set_columns
from wsg_desktop.texts import N_

LINES = 20
_A = AnswerKind

NEW_COLUMNS: tuple[TheirColumn, ...] = (
    TheirColumn("title", N_("Project"), 34, _A.TEXT, N_("What is the project called?")),
    TheirColumn("areas", N_("Area"), 18, _A.TEXT, N_("Choose the area, or type the name of a new one.")),
    TheirColumn("leads", N_("Lead party"), 20, _A.TEXT, N_("Which organisation pulls it?")),
    TheirColumn(
        "partners", N_("Partner parties"), 26, _A.TEXT, N_("Who else takes part? Put commas in between.")
    ),
    TheirColumn("start", N_("Start"), 13, _A.DATE, N_("Type a date such as 1-3-2027, or “spring 2027”.")),
    TheirColumn("end", N_("Expected end"), 13, _A.DATE, N_("Type a date such as 31-12-2027, or “Q4 2027”.")),
    TheirColumn("phase", N_("Phase"), 13, _A.PHASE, N_("In which phase is it now? Choose it from the list.")),
    TheirColumn("effort", N_("Effort"), 20, _A.TEXT, N_("Who puts in what: hours, money or something else?")),
    TheirColumn("situation", N_("Situation"), 30, _A.TEXT, N_("How is it going? One or two sentences.")),
    next(column for column in THEIR_COLUMNS if column.key == "filled_in_by"),
)


def add_new_projects_sheet(book: OverviewBook) -> None:
    """Add the empty lines, each with its hint."""
    sheet = book.add_sheet(SHEETS.new_projects)
    headers: list[dict[str, Any]] = []
    for index, column in enumerate(NEW_COLUMNS):
        headers.append({"header": book.tr(column.header), "header_format": book.formats.head(theirs=True)})
        num_format = DAY if column.kind is AnswerKind.DATE else TEXT
        look = book.formats.answer(num_format=num_format)
        for row in range(1, LINES + 1):
            sheet.write_blank(row, index, None, look)
        sheet.data_validation(1, index, LINES, index, _rule(column, book))
    sheet.add_table(0, 0, LINES, len(headers) - 1, table_options(NEW_PROJECTS_TABLE, headers))
    sheet.freeze_panes(1, 1)
    set_columns(sheet, [it["header"] for it in headers], [it.width for it in NEW_COLUMNS], 1)


def _rule(column: TheirColumn, book: OverviewBook) -> dict[str, Any]:
    rule = answer_rule(column, book.tr)
    if column.key == "areas":
        # A new area is welcome, so that the list only helps.
        rule |= {"validate": "list", "source": f"={AREAS_RANGE}", "show_error": False}
    return rule
