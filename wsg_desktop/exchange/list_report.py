"""What is to be said of a list as a whole: columns and rows that were not read or were guessed, and why."""

from collections.abc import Iterable, Sequence

from wsg_desktop.exchange.cell_reading import CellReader
from wsg_desktop.exchange.column_matching import MIXED, ONE_LIGHT, ColumnMatch, Verdict
from wsg_desktop.exchange.drafts import Severity
from wsg_desktop.exchange.headings import Heading
from wsg_desktop.exchange.list_shape import ListShape
from wsg_desktop.exchange.row_kinds import RowKind
from wsg_desktop.exchange.sheets import MAX_ROWS
from wsg_desktop.texts import N_

NOT_READ_COLUMN = N_("Column “{column}” is not read: no field is chosen for it.")
NOT_READ_HIDDEN = N_("Column “{column}” is hidden in the list and is not read.")
MIXED_APART = N_(
    "Column “{column}” names lead parties and other parties together. It is not split; its text is in the"
    " notes of each project. Choose how to tell them apart and import again, or fill in the parties."
)
LIGHT_APART = N_(
    "Column “{column}” holds one overall light. It is not taken for time, money, quality or risks; its text"
    " is in the notes of each project."
)
APART = N_("Column “{column}” fits no free field for sure. Its text is in the notes of each project.")
GUESSED = N_(
    "Column “{column}” is read, but its name or its cells leave doubt. Check in a project what came of it."
)
NOT_READ_TOTAL = N_("This row adds up or counts (“{text}”). It is not read as a project.")
NOT_READ_NOTE = N_("This row is a note (“{text}”). It is not read as a project.")
UNUSED_HEADING = N_("“{text}” is read as a heading, but no project stands below it.")
DOUBTFUL_HEADING = N_("“{text}” is read as a heading above projects, not as a project. Check that.")
UNMARKED_AREA = N_("“{text}” is read as the area of the projects below it. Check that.")
HIDDEN_ROWS = N_("Rows that are hidden in the list are read too: {count}.")
OTHER_LIST = N_("Sheet {sheet} looks like a list too and is not read. Import it by itself if it is needed.")
ROWS_LEFT_OUT = N_("Rows below the first {limit} are not read: {count}.")


def is_left_apart(match: ColumnMatch) -> bool:
    """Return whether a column's text goes to the notes, because only a person can say what it means."""
    return match.field is None and match.verdict is Verdict.ASK


def report_columns(shape: ListShape, matches: Sequence[ColumnMatch], cells: CellReader) -> None:
    """Report every column that is not read, left apart or guessed."""
    for match in matches:
        said = _about_column(match)
        if said:
            message, severity = said
            at = (shape.header[-1], match.column.index)
            cells.report(at, message, severity, column=match.column.title)


def _about_column(match: ColumnMatch) -> tuple[str, Severity] | None:
    if is_left_apart(match):
        message = {MIXED: MIXED_APART, ONE_LIGHT: LIGHT_APART}.get(match.reason, APART)
        return message, Severity.WARNING
    if match.field is None and match.column.hidden:
        return NOT_READ_HIDDEN, Severity.INFO
    if match.field is None:
        return NOT_READ_COLUMN, Severity.INFO
    return (GUESSED, Severity.WARNING) if match.verdict is Verdict.ASK else None


def report_rows(shape: ListShape, headings: Iterable[Heading], used: set[int], cells: CellReader) -> None:
    """Report totals, notes, headings in doubt, hidden rows and other sheets."""
    for row in shape.rows:
        if row.kind in {RowKind.TOTAL, RowKind.NOTE}:
            message = NOT_READ_TOTAL if row.kind is RowKind.TOTAL else NOT_READ_NOTE
            cells.report((row.at, row.column), message, Severity.INFO, text=row.text)
    for heading in headings:
        said = _about_heading(heading, heading.row.at in used)
        if said:
            message, severity = said
            cells.report((heading.row.at, heading.row.column), message, severity, text=heading.row.text)
    hidden = [row.at for row in shape.rows if row.at in shape.sheet.structure.hidden_rows]
    if hidden:
        cells.report((hidden[0], 0), HIDDEN_ROWS, Severity.WARNING, count=len(hidden))
    for sheet in shape.others:
        cells.report((0, 0), OTHER_LIST, Severity.WARNING, sheet=sheet)
    if shape.sheet.left_out:
        cells.report((MAX_ROWS, 0), ROWS_LEFT_OUT, Severity.ERROR, count=shape.sheet.left_out, limit=MAX_ROWS)


def _about_heading(heading: Heading, is_used: bool) -> tuple[str, Severity] | None:
    if not is_used:
        is_doubtful = heading.row.is_doubtful or not (heading.area and heading.area.is_marked)
        return UNUSED_HEADING, Severity.WARNING if is_doubtful else Severity.INFO
    if heading.row.is_doubtful:
        return DOUBTFUL_HEADING, Severity.WARNING
    is_unmarked = heading.field == "areas" and heading.area is not None and not heading.area.is_marked
    return (UNMARKED_AREA, Severity.INFO) if is_unmarked else None
