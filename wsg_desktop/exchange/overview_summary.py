"""The sheet Summary: counts per phase and status as formulas that follow the table, and one chart."""

from collections.abc import Iterator
from typing import Any

from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.domain.vocabulary import Light, Phase
from wsg_desktop.exchange.cell_formats import GETAL, LIGHTS, LINE, status_words
from wsg_desktop.exchange.overview_columns import SHEETS
from wsg_desktop.exchange.overview_content import OverviewRow
from wsg_desktop.exchange.overview_sheet import OverviewBook
from wsg_desktop.exchange.sheet_places import column_letters, column_range
from wsg_desktop.exchange.styled_workbook import Worksheet
from wsg_desktop.texts import N_

HEADER_ROW = 3
FACTS_ROW = 12
CHART_ROW = 18
SHOWN = (Light.ON_TRACK, Light.ATTENTION, Light.OFF_TRACK, Light.NOT_STARTED, Light.DONE, Light.NONE)
NEAR_DAYS = 30
COUNT = '0;-0;"–"'
"""A dash for nothing, so that the numbers stand out."""

TOTALS = {"bold": True, "font_size": 10, "top": 1, "top_color": LINE}

WITHOUT_PHASE = N_("No phase")
TOTAL = N_("Total")
OVERDUE = N_("Deadline passed, not ready")
NEAR = N_("Deadline within 30 days")
ANSWERED = N_("Filled in, of those that you lead")
CHART_TITLE = N_("Projects by phase and time status")


def add_summary_sheet(book: OverviewBook) -> None:
    """Add the counts and the chart."""
    sheet = book.add_sheet(SHEETS.summary)
    writer = book.writer(sheet)
    writer.heading(0, 0, book.content.programme, 16)
    day = show_full_day(book.content.sent_on, book.tr)
    writer.text(1, 0, book.tr("As on {day}", day=day), wraps=False)
    _write_counts(book, sheet)
    _write_facts(book, sheet)
    _insert_chart(book, sheet)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(SHOWN) + 1, 15)


def _write_counts(book: OverviewBook, sheet: Worksheet) -> None:
    names = [book.content.phase_names[phase] for phase in Phase]
    sheet.write_string(HEADER_ROW, 0, book.tr("Phase"), book.formats.head())
    for column, light in enumerate(SHOWN, 1):
        sheet.write_string(HEADER_ROW, column, _word(book, light), book.formats.head(right=True))
    sheet.write_string(HEADER_ROW, len(SHOWN) + 1, book.tr(TOTAL), book.formats.head(right=True))
    for row, name in enumerate([*names, ""], HEADER_ROW + 1):
        book.writer(sheet).text(row, 0, name or book.tr(WITHOUT_PHASE))
        _write_count_row(book, sheet, row, name)
    _write_totals(book, sheet, HEADER_ROW + 1 + len(names) + 1)


def _write_count_row(book: OverviewBook, sheet: Worksheet, row: int, name: str) -> None:
    """Write how many lines of one phase have each status; the phase without a name is no phase."""
    phases, lights = _range(book, "phase"), _range(book, "light")
    number = _number(book)
    mine = [line for line in book.content.rows if line.phase == name]
    for column, light in enumerate(SHOWN, 1):
        word = f"{column_letters(column)}${HEADER_ROW + 1}"
        value = sum(line.light is light for line in mine)
        # Programs disagree on how to count what is empty; comparing does the same in all.
        empty = f'=SUMPRODUCT(({phases}="")*({lights}={word}))'
        formula = f"=COUNTIFS({phases},$A{row + 1},{lights},{word})" if name else empty
        sheet.write_formula(row, column, formula, number, value)
    last = column_letters(len(SHOWN))
    sheet.write_formula(row, len(SHOWN) + 1, f"=SUM(B{row + 1}:{last}{row + 1})", number, len(mine))


def _write_totals(book: OverviewBook, sheet: Worksheet, row: int) -> None:
    bold = book.formats.get(GETAL, **TOTALS, num_format=COUNT)
    sheet.write_string(row, 0, book.tr(TOTAL), book.formats.get(GETAL, **TOTALS))
    for column, light in enumerate((*SHOWN, None), 1):
        letter = column_letters(column)
        value = sum(light is None or line.light is light for line in book.content.rows)
        sheet.write_formula(row, column, f"=SUM({letter}{HEADER_ROW + 2}:{letter}{row})", bold, value)


def _write_facts(book: OverviewBook, sheet: Worksheet) -> None:
    facts = list(_deadline_facts(book)) if "deadline" in book.content.keys else []
    asks = book.content.to_fill_in > 0
    if asks:
        facts.append((ANSWERED, f"={_answered(book)}", 0))
    for row, (words, formula, value) in enumerate(facts, FACTS_ROW):
        sheet.write_string(row, 0, book.tr(words), book.formats.text())
        sheet.write_formula(row, 1, formula, _number(book), value)
    if asks:
        of_all = book.tr("of {n}", n=book.content.to_fill_in)
        sheet.write_string(FACTS_ROW + len(facts) - 1, 2, of_all, book.formats.text())


def _deadline_facts(book: OverviewBook) -> Iterator[tuple[str, str, int]]:
    deadlines, lights = _range(book, "deadline"), _range(book, "light")
    ready = _word(book, Light.DONE)
    open_only = f'{lights},"<>{ready}"'
    yield OVERDUE, f'=COUNTIFS({deadlines},"<"&TODAY(),{open_only})', _count_within(book, None, -1)
    near = f'=COUNTIFS({deadlines},">="&TODAY(),{deadlines},"<="&TODAY()+{NEAR_DAYS},{open_only})'
    yield NEAR, near, _count_within(book, 0, NEAR_DAYS)


def _answered(book: OverviewBook) -> str:
    """Return the formula that counts the lines in which anything was filled in, however they are sorted."""
    first, name = len(book.content.keys), book.tr(SHEETS.projects)
    lines = len(book.content.rows)
    ranges = [column_range(name, first + index, lines) for index in range(len(book.content.asked))]
    filled = "+".join(f'({cells}<>"")' for cells in ranges)
    return f"SUMPRODUCT(--(({filled})>0))"


def _count_within(book: OverviewBook, low: int | None, high: int) -> int:
    """Return how many open lines have a deadline from `low` to `high` days from the day of sending."""

    def is_within(line: OverviewRow) -> bool:
        if line.deadline.day is None or line.light is Light.DONE:
            return False
        days = (line.deadline.day - book.content.sent_on).days
        return days <= high and (low is None or days >= low)

    return sum(map(is_within, book.content.rows))


def _insert_chart(book: OverviewBook, sheet: Worksheet) -> None:
    chart: Any = book.workbook.bar_chart()
    name = book.tr(SHEETS.summary)
    first, last = HEADER_ROW + 1, HEADER_ROW + 1 + len(Phase)
    for column, light in enumerate(SHOWN, 1):
        chart.add_series(
            {
                "name": [name, HEADER_ROW, column],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                "fill": {"color": LIGHTS[light][1]},
                "border": {"color": LINE},
                "gap": 60,
            }
        )
    chart.set_title({"name": book.tr(CHART_TITLE), "name_font": {"size": 12, "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis(
        {
            "major_gridlines": {"visible": True, "line": {"color": LINE}},
            "num_format": "0",
            "label_position": "high",
        }
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 340})
    words = book.tr(
        "Bars with the number of projects per phase, divided by time status; the same as the table."
    )
    sheet.insert_chart(CHART_ROW, 0, chart, {"description": words, "object_position": 2})


def _range(book: OverviewBook, key: str) -> str:
    return column_range(book.tr(SHEETS.projects), book.content.keys.index(key), len(book.content.rows))


def _word(book: OverviewBook, light: Light) -> str:
    return status_words(light, book.tr)


def _number(book: OverviewBook) -> Any:
    return book.formats.number(COUNT)
