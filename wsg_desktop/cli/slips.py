"""What changed the plan since a moment, by kind: for people under headings, for machines one object each."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from wsg_desktop.cli.answers import write_json, write_line
from wsg_desktop.cli.as_json import moment, plain
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.services.comparing import Difference
from wsg_desktop.services.difference_words import HEADINGS, count_projects, difference_sentence
from wsg_desktop.texts import Translator


def show(differences: Sequence[Difference], today: date, tr: Translator, *, as_json: bool) -> None:
    """Write the differences, the largest slips first."""
    if as_json:
        write_json([_object(it) for it in differences])
        return
    counts = count_projects(differences)
    for kind, of_kind in groupby(differences, key=lambda it: it.kind):
        write_line(f"{tr(HEADINGS[kind])} ({counts[kind]})")
        for it in of_kind:
            write_line(f"  {difference_sentence(it, tr, today)}  ({it.who}, {show_day(day_of(it.at), tr)})")
    if differences:
        write_line("")


def _object(it: Difference) -> dict[str, Any]:
    return {
        "number": it.number or None,
        "title": it.title,
        "kind": it.kind.value,
        "field": it.field or None,
        "from": plain(it.before),
        "to": plain(it.after),
        "days": it.days,
        "who": it.who,
        "at": moment(it.at),
    }
