"""Writes an overview as a workbook: the sheets from left to right, and what the file says of itself."""

from datetime import UTC, datetime, time
from pathlib import Path

from wsg_desktop.exchange.cell_formats import CellFormats
from wsg_desktop.exchange.overview_actions import add_actions_sheet
from wsg_desktop.exchange.overview_columns import EXPORT_PROPERTY
from wsg_desktop.exchange.overview_content import OverviewContent, OverviewKind
from wsg_desktop.exchange.overview_lists import add_identity_sheet, add_lists_sheet
from wsg_desktop.exchange.overview_new_projects import add_new_projects_sheet
from wsg_desktop.exchange.overview_planning import add_planning_sheet
from wsg_desktop.exchange.overview_projects import add_projects_sheet
from wsg_desktop.exchange.overview_read_first import add_read_first_sheet
from wsg_desktop.exchange.overview_sheet import OverviewBook
from wsg_desktop.exchange.overview_summary import add_summary_sheet
from wsg_desktop.exchange.safe_texts import Cleaning
from wsg_desktop.exchange.styled_workbook import StyledWorkbook, uncollected
from wsg_desktop.texts import LOCALES, N_, Translator
from wsg_desktop.written_files import placed

TITLE = N_("Overview of {programme} for {party}")
DEVIATIONS_TITLE = N_("Deviations in {programme} for {party}")
OWN_TITLE = N_("Overview of {programme}")


def write_overview(content: OverviewContent, path: Path, tr: Translator) -> int:
    """Write `content` as the workbook `path`, in place of what stood there.

    Returns how many characters were dropped because no cell can hold them. Raises `FileProblem` when the
    folder or the file cannot be written; what stood there is then untouched.
    """
    with placed(path) as fresh, uncollected():
        return _write(content, fresh, tr)


def _write(content: OverviewContent, path: Path, tr: Translator) -> int:
    workbook = StyledWorkbook(path, LOCALES[tr.language])
    formats = CellFormats(workbook, tr, content.sent_on)
    book = OverviewBook(workbook, content, tr, formats, Cleaning())
    _set_properties(book)
    add_read_first_sheet(book)
    add_projects_sheet(book)
    if content.asks_for_new:
        add_new_projects_sheet(book)
    if content.actions:
        add_actions_sheet(book)
    add_planning_sheet(book)
    if content.sums_up:
        add_summary_sheet(book)
    add_lists_sheet(book)
    add_identity_sheet(book)
    workbook.close()
    return book.cleaning.dropped


def _set_properties(book: OverviewBook) -> None:
    """Say what the file is; its author is the programme, never a person or a path."""
    content, tr = book.content, book.tr
    if content.party:
        words = TITLE if content.kind is OverviewKind.FULL else DEVIATIONS_TITLE
        title = tr(words, programme=content.programme, party=content.party)
    else:
        title = tr(OWN_TITLE, programme=content.programme)
    programme = book.cleaning.text(content.programme)
    properties = {
        "title": book.cleaning.text(title),
        "author": programme,
        "company": programme,
        "created": datetime.combine(content.sent_on, time(12), UTC).replace(tzinfo=None),
    }
    book.workbook.set_properties(properties)  # pyright: ignore[reportUnknownMemberType]
    book.workbook.set_custom_property(EXPORT_PROPERTY, content.export_id, "text")
