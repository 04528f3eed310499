"""Text tables: comma, semicolon or tab between the values, in the encodings that office programs write."""

import csv
import io
from collections import Counter
from contextlib import suppress
from itertools import islice

from wsg_desktop.exchange.file_kinds import utf16_name

DELIMITERS = (";", "\t", ",", "|")
"""In order of preference where two explain a table equally well."""

_SAMPLE_ROWS = 200


def read_text_table(data: bytes) -> list[list[str]]:
    """Return the rows of a text table; the delimiter and the encoding are told from the text itself."""
    text = decode(data)
    first, _, rest = text.partition("\n")
    if first.strip().strip('"').lower().startswith("sep=") and len(first.strip().strip('"')) == 5:
        return _split(rest, first.strip().strip('"')[4])  # how Excel notes the delimiter
    return _split(text, find_delimiter(text))


def decode(data: bytes) -> str:
    """Return `data` as text: UTF-16, UTF-8 with or without mark, else Windows' western European."""
    wide = utf16_name(data)
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:  # cut off in the middle of its last character
            return data.decode("utf-8-sig", "ignore")
    return data.decode("cp1252", "replace")


def find_delimiter(text: str) -> str:
    """Return the delimiter that gives most rows the same number of columns."""
    best, best_score = DELIMITERS[0], (0, 0)
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in _split(text, delimiter, _SAMPLE_ROWS) if len(row) > 1)
        if widths:
            width, rows = widths.most_common(1)[0]
            if (rows, width) > best_score:
                best, best_score = delimiter, (rows, width)
    return best


def _split(text: str, delimiter: str, at_most: int | None = None) -> list[list[str]]:
    with suppress(csv.Error):  # which is raised when what a quote swallows becomes enormous
        rows = list(islice(csv.reader(_lines(text), delimiter=delimiter), at_most))
        if not _is_swallowed(text, rows):
            return rows
    return list(islice(csv.reader(_lines(text), delimiter=delimiter, quoting=csv.QUOTE_NONE), at_most))


def _is_swallowed(text: str, rows: list[list[str]]) -> bool:
    """Return whether a quote that is never closed took the rest of the table into one value."""
    return bool(rows and rows[-1]) and text.count('"') % 2 == 1 and "\n" in rows[-1][-1].rstrip()


def _lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")
