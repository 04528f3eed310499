"""Copies rows as a spreadsheet takes them, and reads a block that was copied in one."""

import csv
import io
import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from wsg_desktop.domain.amounts import show_euros
from wsg_desktop.ui.projects.cell_values import CellValue
from wsg_desktop.ui.projects.copied_table import read_table, serial_of

Block = list[list[str]]

_LIVE = ("=", "+", "-", "@")
"""A spreadsheet takes a text that begins with one of these for a formula."""


def mime_of(block: Sequence[Sequence[CellValue]], language: str, *, header: bool) -> QMimeData:
    """Return a block as lines with tabs and as a table; with `header` its first line is one.

    Excel, Word and mail take the table, in which a day is a day and an amount a number; days in the lines
    read year first, which every spreadsheet takes for the same day.
    """
    data = QMimeData()
    data.setText(to_tsv([[cell.words for cell in line] for line in block]))
    data.setHtml(_to_html(block, language, header=header))
    return data


def read_block(data: QMimeData) -> Block:
    """Return the block that was copied, here or elsewhere.

    The lines are read as they are; where the table beside them knows the day behind words such as "27-nov",
    that day goes first. Without lines of its own the table is read.
    """
    lines = read_tsv(data.text()) if data.hasText() else []
    table = read_table(data.html()) if data.hasHtml() else []
    if [len(line) for line in lines] != [len(line) for line in table]:
        is_richer = len(table) > 1 or (table and len(table[0]) > 1)
        plain = lines and (len(lines) > 1 or len(lines[0]) > 1)
        return [[it.day or it.words for it in line] for line in table] if is_richer and not plain else lines
    return [
        [cell.day or words for cell, words in zip(cells, texts, strict=True)]
        for cells, texts in zip(table, lines, strict=True)
    ]


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


def _to_html(block: Sequence[Sequence[CellValue]], language: str, *, header: bool) -> str:
    rows: list[str] = []
    for at, line in enumerate(block):
        tag = "th" if header and at == 0 else "td"
        rows.append("<tr>" + "".join(_html_cell(tag, cell, language) for cell in line) + "</tr>")
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
        f'<table border="1" style="border-collapse:collapse">{"".join(rows)}</table></body></html>'
    )


def _html_cell(tag: str, cell: CellValue, language: str) -> str:
    """Return one cell; both Excel and LibreOffice are told the day or the number behind the words."""
    if cell.day is not None:
        words = f"{cell.day.day}-{cell.day.month}-{cell.day.year}" if language == "nl" else cell.words
        code = "D-M-YYYY" if language == "nl" else "YYYY-MM-DD"
        return _number_cell(tag, words, serial_of(cell.day), code)
    if cell.number is not None and cell.kind == "percent":
        return _number_cell(tag, f"{cell.number}%", cell.number / 100, "0%")
    if cell.number is not None:
        return _number_cell(tag, show_euros(cell.number, language), cell.number, '"€" #,##0')
    # As text, so that a number such as 1-2 does not become a date.
    align = ' align="left"' if tag == "th" else ""
    return f"<{tag}{align} style=\"mso-number-format:'\\@'\">{_html(cell.words)}</{tag}>"


def _number_cell(tag: str, words: str, number: float, code: str) -> str:
    style = escape("mso-number-format:'" + re.sub(r"([^\w])", r"\\\1", code) + "'")
    value = f'x:num="{number:g}" sdval="{number:g}" sdnum="1043;1043;{escape(code)}"'
    if number == int(number):
        value = value.replace(f"{number:g}", str(int(number)))
    return f'<{tag} align="right" {value} style="{style}">{_html(words)}</{tag}>'


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
