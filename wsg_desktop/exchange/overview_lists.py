"""The sheets nobody sees: what can be chosen from, and by what a returned workbook is recognised."""

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, ActionState
from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.exchange.overview_columns import IDENTITY_SHEET, SHEETS, TICK
from wsg_desktop.exchange.overview_content import FORMAT_VERSION, row_hash
from wsg_desktop.exchange.overview_sheet import OverviewBook
from wsg_desktop.texts import N_

PHASES_RANGE, AREAS_RANGE, MARKS = "WSG_fasen", "WSG_gebieden", "WSG_vinkje"
STATES_RANGE = "WSG_status"
"""Names of the ranges that lists choose from: the same in every language."""

IDENTITY_HEADER = "hash"
FIRST_IDENTITY_ROW = 9
"""The row of the header on the identity sheet, from 0; what is above are names and values."""


def add_lists_sheet(book: OverviewBook) -> None:
    """Add the hidden sheet with the lists to choose from, each a named range with one entry at least."""
    sheet = book.workbook.sheet(book.tr(SHEETS.lists))
    writer = book.writer(sheet)
    columns = (
        (PHASES_RANGE, N_("Present phase"), [book.content.phase_names[phase] for phase in Phase]),
        (AREAS_RANGE, N_("Area"), list(book.content.areas) or [""]),
        (MARKS, N_("Still right"), [TICK]),
        (STATES_RANGE, N_("New status"), [book.tr(it) for it in MEETING_LABELS[ActionState].values()]),
    )
    for index, (name, header, values) in enumerate(columns):
        sheet.write_string(0, index, book.tr(header), book.formats.head())
        for row, value in enumerate(values, 1):
            writer.text(row, index, value)
        letter = "ABCD"[index]
        place = f"'{book.tr(SHEETS.lists)}'!${letter}$2:${letter}${len(values) + 1}"
        book.workbook.define_name(name, f"={place}")
    sheet.set_column(0, len(columns) - 1, 30)
    sheet.hide()


def add_identity_sheet(book: OverviewBook) -> None:
    """Add the sheet that Excel does not even offer to show: which overview this is, and each row's hash.

    The hashes stand in the order of sending, as do the rows that the programme keeps under the export id.
    What is for oneself has none, for nothing is compared with it.
    """
    sheet = book.workbook.sheet(IDENTITY_SHEET)
    content = book.content
    facts = (
        ("format", str(FORMAT_VERSION)),
        ("export_id", content.export_id),
        ("audience", content.audience.value),
        ("party", book.cleaning.text(content.party)),
        ("programme", book.cleaning.text(content.programme)),
        ("sent_on", content.sent_on.isoformat()),
        ("language", book.tr.language),
    )
    for row, (name, value) in enumerate(facts):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.write_string(FIRST_IDENTITY_ROW, 0, IDENTITY_HEADER)
    for index, row in enumerate(content.rows if content.asks else (), FIRST_IDENTITY_ROW + 1):
        sheet.write_string(index, 0, row_hash(row, content.keys))
    sheet.very_hidden()
