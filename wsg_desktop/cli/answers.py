"""How commands answer on any terminal or pipe: JSON for machines, aligned tables and lines for people."""

import json
import os
import sys
import unicodedata
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

from wsg_desktop.texts import Translator

LONGEST_CHANGE = 500
"""So much of a change is told on its line; JSON has all of it."""


def prepare_streams() -> None:
    """Let a terminal that lacks a letter show a question mark instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def finish_output() -> None:
    """Write out what still waits; where that cannot be, send it nowhere, so that Python need not complain."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_line(text: str) -> None:
    """Write one line for people; control characters in it do nothing to their terminal."""
    print(_shown(text))


def write_problem(text: str) -> None:
    """Write one line for people on the other stream: what went wrong, or what its reader has to know."""
    print(_shown(text), file=sys.stderr)


def write_json(value: Any) -> None:
    """Write `value` as JSON for machines, in plain ASCII where the output has no other letters."""
    is_unicode = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not is_unicode, indent=2, default=str))


def write_table(tr: Translator, headers: list[str], rows: list[list[str]]) -> None:
    """Write rows in aligned columns under translated headers, for people."""
    table = [[tr(header) for header in headers], *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(headers))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _shown(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
