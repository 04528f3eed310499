"""The sheet Planning: a Gantt chart in cells that follows the dates.

Colours come from conditional formatting, so that a bar moves when a partner types a new expectation on the
sheet Projects. Beside each line stand, hidden, the days its colours go by. Lines are found by their number,
so that sorting the projects does no harm.
"""

from bisect import bisect_right
from datetime import date
from typing import Any

from wsg_desktop.domain.date_display import month_name
from wsg_desktop.domain.vocabulary import Light, Phase, Precision, label
from wsg_desktop.exchange.cell_formats import (
    DAY,
    FLAG,
    INK,
    KLEIN,
    LINE,
    NO_PHASE,
    PAPER,
    PHASES,
    SLIP,
    TODAY,
    UNDERLINED,
)
from wsg_desktop.exchange.cell_writing import CellWriter
from wsg_desktop.exchange.overview_columns import COLUMN_BY_KEY, SHEETS
from wsg_desktop.exchange.overview_content import OverviewRow
from wsg_desktop.exchange.overview_sheet import OverviewBook
from wsg_desktop.exchange.planning_scale import PlanningScale, planning_scale
from wsg_desktop.exchange.sheet_places import column_range, excel_day, place
from wsg_desktop.exchange.styled_workbook import Worksheet
from wsg_desktop.texts import N_

LEGEND_ROW, YEARS_ROW, HEADER_ROW, DAYS_ROW, FIRST_ROW = range(5)
NUMBER, TITLE, START, END, AGREED, OUR_PERIOD, BAR_END = range(7)
PHASE_BEGINS = range(7, 7 + len(Phase))
FIRST_COLUMN = 7 + len(Phase)
HEADER_HEIGHT = 28
FOR_EVER = 2958465
"""The last day Excel knows: where something goes on."""

DARK = frozenset({Phase.REALISATION, Phase.OPERATION})
"""Phases on whose colour only white can be read."""

DUE = N_("Deadline")
PAST_DEADLINE = N_("After the deadline")
MILESTONE = N_("Milestone")


def add_planning_sheet(book: OverviewBook) -> None:
    """Add the chart."""
    sheet = book.add_sheet(SHEETS.planning)
    rows = book.content.rows
    scale = planning_scale(_days(rows), book.content.sent_on)
    _write_header(book, sheet, scale)
    lines = _Lines(book, book.writer(sheet), scale)
    for index, row in enumerate(rows, FIRST_ROW):
        lines.write(index, row)
    if rows:
        _add_colours(book, sheet, scale, FIRST_ROW + len(rows) - 1)
    _set_columns(sheet, scale)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.repeat_rows(YEARS_ROW, DAYS_ROW)


def _days(rows: tuple[OverviewRow, ...]) -> list[date]:
    found = [term.day for row in rows for term in (row.start, row.end, row.deadline)]
    return [day for day in (*found, *(day for row in rows for day in row.phase_starts)) if day]


def _set_columns(sheet: Worksheet, scale: PlanningScale) -> None:
    sheet.set_column(NUMBER, NUMBER, 7)
    sheet.set_column(TITLE, TITLE, 44)
    sheet.set_column(START, AGREED, 12)
    sheet.set_row(HEADER_ROW, HEADER_HEIGHT)
    sheet.set_column(OUR_PERIOD, FIRST_COLUMN - 1, 11, None, {"hidden": True})
    last = FIRST_COLUMN + len(scale.columns)
    sheet.set_column(FIRST_COLUMN, last - 1, 3.6)
    sheet.set_column(last, last, 3.6, None, {"hidden": True})
    sheet.set_row(DAYS_ROW, None, None, {"hidden": True})


def _write_header(book: OverviewBook, sheet: Worksheet, scale: PlanningScale) -> None:
    writer, formats, tr = book.writer(sheet), book.formats, book.tr
    _write_legend(book, sheet)
    for column, key in (
        (NUMBER, "number"),
        (TITLE, "title"),
        (START, "start"),
        (END, "end"),
        (AGREED, "deadline"),
    ):
        sheet.write_string(HEADER_ROW, column, tr(COLUMN_BY_KEY[key].header), formats.head())
    year = formats.get(KLEIN, bold=True, font_size=9)
    head = formats.get(KLEIN, font_size=8, align="center", bottom=1, bottom_color=LINE)
    hidden = formats.get(KLEIN, num_format=DAY)
    for index, day in enumerate(scale.columns):
        column = FIRST_COLUMN + index
        if index == 0 or day.year != scale.columns[index - 1].year:
            sheet.write_number(YEARS_ROW, column, day.year, year)
        sheet.write_string(HEADER_ROW, column, _column_name(day, scale, book), head)
    for index, day in enumerate(scale.days):
        writer.day(DAYS_ROW, FIRST_COLUMN + index, day, hidden)


def _column_name(day: date, scale: PlanningScale, book: OverviewBook) -> str:
    if scale.months == 1:
        return month_name(day.month, book.tr, short=True)
    return f"Q{(day.month + 2) // 3}" if scale.months == 3 else f"{day.year % 100:02}"


def _write_legend(book: OverviewBook, sheet: Worksheet) -> None:
    """Write what the colours mean in one line, each word behind a square of its colour."""
    words = [(PHASES[phase], book.content.phase_names[phase]) for phase in Phase]
    words += [(NO_PHASE, book.tr("No phase")), (SLIP, book.tr(PAST_DEADLINE)), (INK, book.tr(MILESTONE))]
    text = book.formats.get(KLEIN, font_size=9, font_color=INK)
    parts: list[Any] = []
    for colour, word in words:
        square = book.formats.get(KLEIN, font_size=9, font_color=colour)
        parts += [square, "■ ", text, f"{book.cleaning.text(word)}    "]
    parts += [text, f"{FLAG} {book.tr(DUE)}"]
    sheet.write_rich_string(LEGEND_ROW, NUMBER, *parts)  # pyright: ignore[reportUnknownMemberType]


class _Lines:
    """Writes one line per project: its days, what its colours go by, and the flag of its deadline."""

    def __init__(self, book: OverviewBook, writer: CellWriter, scale: PlanningScale) -> None:
        self._book = book
        self._writer = writer
        self._scale = scale
        self._flag = book.formats.get(KLEIN, font_size=9, align="right")
        name, lines = book.tr(SHEETS.projects), len(book.content.rows)
        numbers = column_range(name, book.content.keys.index("number"), lines)
        self._follows = "new_end" in book.content.asked
        if self._follows:
            at = len(book.content.keys) + book.content.asked.index("new_end")
            answers = column_range(name, at, lines)
            self._before, self._behind = f"INDEX({answers},MATCH(", f",{numbers},0))"

    def write(self, at: int, row: OverviewRow) -> None:
        """Write the line of a project."""
        writer = self._writer
        writer.code(at, NUMBER, row.number)
        writer.text(at, TITLE, row.title, indent=row.depth, wraps=False)
        if not row.is_milestone:
            writer.term(at, START, row.start)
        writer.term(at, AGREED, row.deadline)
        for column, day in zip(PHASE_BEGINS, row.phase_starts, strict=True):
            if day:
                writer.sheet.write_number(at, column, excel_day(day))
        if row.fills_in and self._follows:
            self._write_followed_end(at, row)
        else:
            writer.term(at, END, row.end)
        if row.end.precision is Precision.ONGOING:
            writer.sheet.write_number(at, BAR_END, FOR_EVER)
        elif row.end.day and row.light in {Light.DONE, Light.NONE}:
            writer.sheet.write_number(at, BAR_END, excel_day(row.end.day))
        self._write_flag(at, row.deadline.day)

    def _write_flag(self, at: int, day: date | None) -> None:
        """Mark the column of the deadline; that is ours to change, so it need not follow anything."""
        days = self._scale.days
        if day is not None and days[0] <= day < days[-1]:
            self._writer.plain(at, FIRST_COLUMN + bisect_right(days, day) - 1, FLAG, self._flag)

    def _write_followed_end(self, at: int, row: OverviewRow) -> None:
        """Write when it is expected: what the partner typed, else what we knew."""
        formats, tr = self._book.formats, self._book.tr
        if row.end.day is None:
            word = tr(label(row.end.precision)) if row.end.precision is not Precision.NONE else ""
            quoted = word.replace('"', '""')
            ours, value, look = f'"{quoted}"', word, formats.text(num_format=DAY)
        else:
            value = excel_day(row.end.day)
            ours, look = str(value), self._writer.look_of(row.end)
            if row.end.precision is not Precision.DAY:
                self._writer.sheet.write_number(at, OUR_PERIOD, value)
        typed = f"{self._before}{place(at, NUMBER)}{self._behind}"
        self._writer.formula(at, END, f'=IFERROR(IF({typed}="",{ours},{typed}),{ours})', look, value)


def _add_colours(book: OverviewBook, sheet: Worksheet, scale: PlanningScale, last_row: int) -> None:
    """Add the rules; the first that holds gives the colour."""
    first, last = FIRST_COLUMN, FIRST_COLUMN + len(scale.columns) - 1
    for criteria, look in _rules():
        rule = {"type": "formula", "criteria": f"={criteria}", "format": book.workbook.plain_format(look)}
        sheet.conditional_format(FIRST_ROW, first, last_row, last, rule)
    line = {"type": "formula", "criteria": "=TRUE", "format": book.workbook.plain_format(UNDERLINED)}
    sheet.conditional_format(FIRST_ROW, NUMBER, last_row, FIRST_COLUMN - 1, line)
    now = book.workbook.plain_format({"bg_color": TODAY, "font_color": PAPER, "bold": True})
    opens, closes = place(DAYS_ROW, first, row_only=True), place(DAYS_ROW, first + 1, row_only=True)
    rule = {"type": "formula", "criteria": f"=AND({opens}<=TODAY(),TODAY()<{closes})", "format": now}
    sheet.conditional_format(HEADER_ROW, first, HEADER_ROW, last, rule)
    shown, period = place(FIRST_ROW, END), place(FIRST_ROW, OUR_PERIOD)
    moved = {
        "type": "formula",
        "criteria": f"=AND(ISNUMBER({period}),{shown}<>{period})",
        "format": book.workbook.plain_format({"num_format": DAY}),
    }
    sheet.conditional_format(FIRST_ROW, END, last_row, END, moved)


def _rules() -> list[tuple[str, dict[str, Any]]]:
    opens, closes = (place(DAYS_ROW, FIRST_COLUMN + n, row_only=True) for n in (0, 1))
    fixed, day, due, begin = (place(FIRST_ROW, column) for column in (BAR_END, END, AGREED, START))
    # What is not ready yet ends today at the earliest. What is ready has a fixed end, and what goes on has
    # one until somebody types a day.
    known = f"OR(ISNUMBER({fixed}),ISNUMBER({day}))"
    is_fixed = f"AND(ISNUMBER({fixed}),OR({fixed}<{FOR_EVER},NOT(ISNUMBER({day}))))"
    end = f"IF({is_fixed},{fixed},MAX({day},TODAY()))"
    slip = f"AND(ISNUMBER({due}),{known},{end}<{FOR_EVER},{opens}>{due},{opens}<={end})"
    rules = [(slip, _bar(SLIP, PAPER))]
    begins = zip(Phase, PHASE_BEGINS, strict=True)
    for phase, column in reversed(list(begins)):
        since = place(FIRST_ROW, column)
        inside = f"AND(ISNUMBER({since}),{since}<{closes},{known},{opens}<={end})"
        rules.append((inside, _bar(PHASES[phase], PAPER if phase in DARK else INK)))
    plain = f"AND(ISNUMBER({begin}),{begin}<{closes},{known},{opens}<={end})"
    mark = f'AND({begin}="",{known},{end}<{FOR_EVER},{end}>={opens},{end}<{closes})'
    today = f"AND({opens}<=TODAY(),TODAY()<{closes})"
    rules += [
        (plain, _bar(NO_PHASE, INK)),
        (mark, _bar(INK, PAPER)),
        (today, {"left": 1, "left_color": TODAY}),
        ("TRUE", UNDERLINED),
    ]
    return rules


def _bar(fill: str, ink: str) -> dict[str, Any]:
    """Return the look of a piece of a bar; white above and below keeps it apart from its neighbours."""
    edges = {"top": 1, "top_color": PAPER, "bottom": 1, "bottom_color": PAPER}
    return {"bg_color": fill, "font_color": ink, **edges}
