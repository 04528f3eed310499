"""Copies rows as a spreadsheet takes them, and reads a block that was copied in one."""

import csv
import io
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

Block = list[list[str]]

_LIVE = ("=", "+", "-", "@")
"""A spreadsheet takes a text that begins with one of these for a formula."""


def mime_of(block: Sequence[Sequence[str]], *, header: bool) -> QMimeData:
    """Return a block of texts as lines with tabs and as a table; with `header` its first line is one."""
    data = QMimeData()
    data.setText(to_tsv(block))
    data.setHtml(_to_html(block, header=header))
    return data


def to_tsv(block: Sequence[Sequence[str]]) -> str:
    """Return lines with tabs between texts; a text with a line end or a quote stands in quotes."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\r\n")
    writer.writerows([[_as_text(text) for text in line] for line in block])
    return written.getvalue().removesuffix("\r\n")


def read_tsv(text: str) -> Block:
    """Return the lines of a copied block; a text in quotes may hold line ends."""
    lines = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").rstrip("\n")), delimiter="\t"))
    return [[_as_typed(cell) for cell in line] for line in lines]


def _as_text(text: str) -> str:
    return f"'{text}" if text.startswith(_LIVE) else text


def _as_typed(text: str) -> str:
    """Take our apostrophe off again, and no other."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_LIVE) else text


def _to_html(block: Sequence[Sequence[str]], *, header: bool) -> str:
    rows: list[str] = []
    for at, line in enumerate(block):
        tag = "th" if header and at == 0 else "td"
        # As text, so that a number such as 1-2 does not become a date.
        cells = "".join(f"<{tag} style=\"mso-number-format:'\\@'\">{_html(text)}</{tag}>" for text in line)
        rows.append(f"<tr>{cells}</tr>")
    return f"<html><body><table>{''.join(rows)}</table></body></html>"


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
