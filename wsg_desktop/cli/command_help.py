"""The commands as a page of reference tells them."""

import re
from argparse import HelpFormatter
from collections.abc import Iterator
from typing import NamedTuple

from wsg_desktop.cli.parser import WITHIN, Commands, add_commands, main_parser
from wsg_desktop.texts import Translator

_WIDTH = 88
"""Characters to a line of usage."""
_PART = re.compile(r"\[[^]]*\]|\([^)]*\)|\S+")
"""An option with its value, a choice, or a word."""


class CommandHelp(NamedTuple):
    """One command as a page of reference tells it."""

    name: str
    does: str
    usage: str


def list_commands(tr: Translator) -> list[CommandHelp]:
    """Return every command with what it does and what it takes, for a page of reference."""
    commands = main_parser(tr).add_subparsers(metavar="COMMAND", required=True)
    add_commands(commands, tr)
    return list(_told(commands))


def _told(commands: Commands) -> Iterator[CommandHelp]:
    for parser in commands.choices.values():
        within = parser.get_default(WITHIN)
        if within:
            yield from _told(within)
            continue
        parser.formatter_class = _wide
        usage = parser.format_usage().partition(": ")[2].replace(" [-h]", "")
        yield CommandHelp(parser.prog.partition(" ")[2], parser.description or "", _in_lines(usage))


def _in_lines(usage: str) -> str:
    """Return a usage in lines that break between options, indented as the documentation does.

    The formatter's own lines hang below the end of the command, which leaves little room for long ones.
    """
    lines = [""]
    for part in _PART.findall(" ".join(usage.split())):
        if len(lines[-1]) + len(part) >= _WIDTH:
            lines.append(" " * 11)
        lines[-1] += f" {part}" if lines[-1] else part
    return "\n".join(lines)


def _wide(prog: str) -> HelpFormatter:
    """Return a formatter that does not go by the width of a terminal: there may be none."""
    return HelpFormatter(prog, width=_WIDTH)
