"""What every sheet of an overview shares: the workbook under construction and the page it prints on."""

from dataclasses import dataclass
from datetime import date

from wsg_desktop.exchange.cell_formats import CellFormats
from wsg_desktop.exchange.cell_writing import CellWriter
from wsg_desktop.exchange.overview_content import OverviewContent
from wsg_desktop.exchange.safe_texts import Cleaning
from wsg_desktop.exchange.styled_workbook import StyledWorkbook, Worksheet
from wsg_desktop.texts import Translator

A4 = 9
MARGINS = {"left": 0.2, "right": 0.2, "top": 0.4, "bottom": 0.6}
LONGEST_NAME_IN_FOOTER = 120
"""Excel takes 255 characters in a footer, our marks included."""

MAY_ON_PROTECTED = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "insert_rows": False,
    "select_locked_cells": True,
}


@dataclass(frozen=True, slots=True)
class OverviewBook:
    """An overview being written: its content, words, looks and counts."""

    workbook: StyledWorkbook
    content: OverviewContent
    tr: Translator
    formats: CellFormats
    cleaning: Cleaning

    def add_sheet(self, name: str) -> Worksheet:
        """Add a sheet under the translation of `name` that prints on A4 landscape, one page wide."""
        sheet = self.workbook.sheet(self.tr(name))
        set_page(sheet, self.content.programme, self.content.sent_on, self.tr)
        sheet.hide_gridlines(2)
        return sheet

    def writer(self, sheet: Worksheet) -> CellWriter:
        """Return what writes cells into `sheet`."""
        return CellWriter(sheet, self.formats, self.cleaning, self.tr)


def set_page(sheet: Worksheet, programme: str, day: date, tr: Translator) -> None:
    """Let a sheet print on A4 landscape, one page wide, with programme, page and date at the foot."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**MARGINS)
    name = programme[:LONGEST_NAME_IN_FOOTER].replace("&", "&&")
    page = tr("Page {page} of {pages}", page="&P", pages="&N")
    # A blank after the size, or a name that begins with a digit would become part of it.
    footer = f"&L&8 {name}&C&8 {page}&R&8 {day:%d-%m-%Y}"
    sheet.set_footer(footer)  # pyright: ignore[reportUnknownMemberType]
