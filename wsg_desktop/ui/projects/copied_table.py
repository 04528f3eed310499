"""Reads the table that Excel, LibreOffice, Word or a mail program puts on the clipboard beside its text."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import NamedTuple

_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a spreadsheet, for every day after February 1900."""
_CELLS = ("td", "th")
_DATE_CODE = re.compile(r"[dj]+.*[my]|y.*m", re.IGNORECASE)
_MOST_DAYS = 200_000
_MOST_SPAN = 200
_BREAK = "\x00"


class CopiedCell(NamedTuple):
    """One cell: its words as they were shown, and the day behind them as year-month-day, or nothing."""

    words: str
    day: str = ""


def serial_of(day: date) -> int:
    """Return the number that a spreadsheet has for a day."""
    return (day - _FIRST_DAY).days


def read_table(html: str) -> list[list[CopiedCell]]:
    """Return the rows of the first table in `html`; none where there is no table."""
    if "<table" not in html.lower():
        return []
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.rows


class _TableReader(HTMLParser):
    """Follows the cells of one table; a cell over several columns leaves the others empty."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[CopiedCell]] = []
        self._styles: dict[str, str] = {}
        self._css = False
        self._depth = 0
        self._is_done = False
        self._cell: dict[str, str] | None = None
        self._parts: list[str] = []
        self._below: dict[tuple[int, int], CopiedCell] = {}

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        found = {name: value or "" for name, value in attrs}
        if tag == "style":
            self._css = True
        elif tag == "table":
            self._depth += 1
        elif self._depth != 1 or self._is_done:
            return
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in _CELLS and self.rows:
            self._end_cell()
            self._cell, self._parts = found, []
        elif tag in ("br", "p", "div") and self._cell is not None and (tag == "br" or self._parts):
            self._parts.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        """End a cell, a row, or the table."""
        if tag == "style":
            self._css = False
        elif tag == "table":
            self._depth -= 1
            if self._depth == 0:
                self._end_cell()
                self._is_done = bool(self.rows)
        elif self._depth == 1 and tag in (*_CELLS, "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Take the words of a cell, and how Excel says in its styles that numbers are shown."""
        if self._css:
            for name, body in re.findall(r"\.(\w+)\s*{([^}]*)}", data):
                self._styles[name] = body
        elif self._cell is not None:
            self._parts.append(data)

    def handle_comment(self, data: str) -> None:
        """Read the styles that Excel hides in a comment."""
        if self._css:
            self.handle_data(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        attributes, self._cell = self._cell, None
        words = (
            " ".join("".join(self._parts).split()).replace(_BREAK + " ", _BREAK).replace(" " + _BREAK, _BREAK)
        )
        row = self.rows[-1]
        row.append(CopiedCell(words.strip(_BREAK + " ").replace(_BREAK, "\n"), self._day(attributes)))
        row += [CopiedCell("")] * (min(_span(attributes), _MOST_SPAN) - 1)

    def _day(self, attributes: dict[str, str]) -> str:
        """Return the day that a cell holds by its number, where its format shows days."""
        number = attributes.get("sdval") or attributes.get("x:num") or ""
        code = attributes.get("sdnum", "").rpartition(";")[2]
        style = attributes.get("style", "") + self._styles.get(attributes.get("class", ""), "")
        code += "".join(re.findall(r"mso-number-format:\s*([^;]+)", style))
        plain = re.sub(r"\\[@]|\\|[\"']|\\[\\$[^\\]]*\\]", "", code)
        if not re.fullmatch(r"\d{1,6}(\.\d+)?", number) or not _DATE_CODE.search(plain):
            return ""
        days = int(float(number))
        return (_FIRST_DAY + timedelta(days)).isoformat() if 0 < days < _MOST_DAYS else ""


def _span(attributes: dict[str, str]) -> int:
    wanted = attributes.get("colspan", "1")
    return max(int(wanted), 1) if wanted.isdecimal() else 1
