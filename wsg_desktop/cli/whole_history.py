"""The history of a whole programme, and taking one change of it back, from the command line."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import LONGEST_CHANGE, write_json, write_line
from wsg_desktop.cli.as_json import moment
from wsg_desktop.cli.opening import read_moment
from wsg_desktop.cli.scheduling import tell_what_followed
from wsg_desktop.domain.clock import day_of, local_time
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.words import brief
from wsg_desktop.services import history, undoing
from wsg_desktop.services.change_words import Words
from wsg_desktop.services.document import Document
from wsg_desktop.services.history import HistoryEntry, HistoryWish
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.store.engine import Reading

KINDS = tuple(key for key, _ in history.KINDS if key and key != "point")

LATER = N_("Changed later by {who} on {day} (change {number}): {change}")


def show(document: Document, arguments: Namespace, tr: Translator) -> None:
    """Show the change sets that are asked for, latest first, each with its number."""
    with document.reading() as read:
        found = _entries(read, _wish(arguments), tr, document.clock.today())
        if arguments.json:
            write_json([_as_json(entry, tr) for entry in found])
            return
        for entry in found:
            at = local_time(entry.of.at)
            when = f"{show_day(at.date(), tr)} {at:%H:%M}"
            gone = f" ({tr('taken back')})" if entry.is_taken_back else ""
            change = brief(entry.words, LONGEST_CHANGE)
            write_line(f"{entry.of.seq:>5}  {when}  {entry.of.who}  {change}{gone}")


def take_back(document: Document, seq: int, tr: Translator) -> None:
    """Take one change set back; what was changed later and is in the way is told line by line."""
    with document.reading() as read:
        refusal = undoing.refusal_of(undoing.get_set(read, seq))
        if refusal is not None:
            raise refusal
        label = undoing.take_back_label(read, seq)
        later = undoing.look_later(read, seq)
        words = Words.load(read, tr, document.clock.today(), later.lines)
    for row in later.lines:
        change = f"{row.number} {words.with_title(row)}".strip()
        day = show_day(day_of(row.at), tr)
        write_line(tr(LATER, who=row.who, day=day, number=row.seq, change=change))
    document.change(label, lambda tx: undoing.take_back_set(tx, seq))
    write_line(tr(N_("Done: {label}."), label=tr.sentence(label)))
    tell_what_followed(document, tr)


def _wish(arguments: Namespace) -> HistoryWish:
    since, until = (None if text is None else _day(text) for text in (arguments.since, arguments.until))
    return HistoryWish(arguments.who or "", since, until, arguments.kind or "")


def _day(text: str) -> date:
    moment = read_moment(text)
    return day_of(moment) if isinstance(moment, datetime) else moment


def _entries(read: "Reading", wish: HistoryWish, tr: Translator, today: date) -> Iterator[HistoryEntry]:
    before: int | None = None
    while page := history.read_page(read, wish, tr, today, before):
        yield from page
        before = page[-1].of.seq


def _as_json(entry: HistoryEntry, tr: Translator) -> dict[str, Any]:
    return {
        "set": entry.of.seq,
        "at": moment(entry.of.at),
        "who": entry.of.who,
        "kind": entry.of.kind,
        "undoes": entry.of.undoes,
        "label": tr.sentence(entry.of.label),
        "changes": entry.of.lines,
        "taken_back": entry.is_taken_back,
    }
