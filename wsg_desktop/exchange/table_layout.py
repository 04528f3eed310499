"""How a table lies on its sheet: widths, heights of rows, and whether it can be read on paper."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from wsg_desktop.exchange.overview_sheet import MARGINS
from wsg_desktop.exchange.styled_workbook import Worksheet

PAPER_WIDTH = (297 / 25.4 - MARGINS["left"] - MARGINS["right"]) * 72
"""What A4 landscape leaves between its margins, in points."""

TEXT_SIZE, SMALLEST = 10, 6.9
"""In points: of what stands in the cells, and the least of that on paper. Below it eyes give up."""

LINE_HEIGHT, ROW_MARGIN, MOST_LINES = 13, 3, 12
"""In points; more lines than this would fill the screen with one project."""

FILTER_HEIGHT = 14
"""In points: the buttons of the filter stand below the words of a header."""

LETTERS = 1.22
"""So many letters of ours take the place of a digit that Excel measures columns in: they are smaller."""


def set_columns(sheet: Worksheet, headers: Sequence[str], widths: Sequence[float], named_by: int) -> None:
    """Give columns their widths in characters; what would be too small on one page's width prints on two.

    Every page has the header, the second the first `named_by` columns too, so that it stands on its own.
    """
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    high = max(lines(header, width) for header, width in zip(headers, widths, strict=True))
    sheet.set_row(0, high * LINE_HEIGHT + FILTER_HEIGHT)
    sheet.repeat_rows(0)
    if size_on_paper(widths) < SMALLEST:
        sheet.fit_to_pages(2, 0)
        sheet.repeat_columns(0, named_by - 1)
        sheet.print_across()


def size_on_paper(widths: Iterable[float]) -> float:
    """Return how large, in points, texts print when columns of these widths share the width of one page."""
    pixels = sum(width * 7 + 5 for width in widths)  # in the letters that Excel measures with
    return TEXT_SIZE * min(1, PAPER_WIDTH / (pixels * 72 / 96))


def set_row_height(sheet: Worksheet, index: int, texts: Iterable[tuple[str, float]]) -> None:
    """Let a row be as high as its texts need in columns of these widths in characters."""
    high = [lines(text, width) for text, width in texts if len(text) > width * LETTERS or "\n" in text]
    if high:
        sheet.set_row(index, max(high) * LINE_HEIGHT + ROW_MARGIN)


def lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column; not every reader works that out on opening."""
    return min(sum(_wrapped(line, max(int(width * LETTERS), 1)) for line in text.split("\n")), MOST_LINES)


@lru_cache(maxsize=10_000)
def _wrapped(line: str, width: int) -> int:
    """Return the lines that one line takes when it is broken between words; a long word is broken itself."""
    lines, at = 1, 0
    for word in line.split(" "):
        if at and at + 1 + len(word) > width:
            lines, at = lines + 1, 0
        at += len(word) + (at > 0)
        if at > width:
            more, rest = divmod(at - 1, width)
            lines, at = lines + more, rest + 1
    return lines
