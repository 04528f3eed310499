"""What followed from an edit of the plan, in words: what moved, by how much, and because of what."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.follow_up import Moved
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.projects import find_projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Followed
from wsg_desktop.texts import Translator


class FollowedLine(NamedTuple):
    """One project that moved or may come back."""

    project_id: str
    name: str
    """Number and title."""
    dates: str
    """Its start and end, from when to when."""
    by_how_much: str
    because: str
    """The number and title of what it waits for; empty where nothing holds it any longer."""
    number: str = ""
    because_number: str = ""


class FollowedWords(NamedTuple):
    """Everything that followed from one edit."""

    moved: tuple[FollowedLine, ...]
    may_come_back: tuple[FollowedLine, ...]
    against_links: tuple[FollowedLine, ...]
    """What was placed before a link allows and is fixed since."""


def tell_followed(read: Reading, followed: Followed, tr: Translator) -> FollowedWords:
    """Return what followed in words; projects that are gone meanwhile are left out."""
    links = [move.because for move in followed.pushed if move.because]
    links += [link for _, link in followed.contradicting]
    ids = {it.id for it in (*followed.pushed, *followed.freed)}
    ids |= {link.source_id for link in links} | {item for item, _ in followed.contradicting}
    rows = {row.id: row for row in find_projects(read, ids)}
    against = (
        _with_numbers(
            FollowedLine(
                item, _name(rows[item]), _period(rows[item], tr), "", _name(rows.get(link.source_id))
            ),
            rows[item],
            rows.get(link.source_id),
        )
        for item, link in followed.contradicting
        if item in rows
    )
    return FollowedWords(
        tuple(_lines(followed.pushed, rows, tr)), tuple(_lines(followed.freed, rows, tr)), tuple(against)
    )


def followed_together(parts: Iterable[Followed]) -> Followed:
    """Return what followed from several edits as one."""
    found = list(parts)
    return Followed(
        tuple(one for it in found for one in it.pushed),
        tuple(one for it in found for one in it.freed),
        tuple(one for it in found for one in it.contradicting),
    )


def told_followed(read: Reading, followed: Followed, tr: Translator) -> str:
    """Return what followed in a sentence or two: "3 vervolgprojecten schuiven mee."."""
    said: list[str] = []
    if followed.pushed:
        said.append(tr.plural("{n} follower moves along.", "{n} followers move along.", len(followed.pushed)))
    if followed.freed:
        said.append(
            tr.plural(
                "{n} follower can move back, for nothing holds it there any longer.",
                "{n} followers can move back, for nothing holds them there any longer.",
                len(followed.freed),
            )
        )
    if followed.contradicting:
        said.append(_told_contradicting(read, followed, tr))
    return " ".join(said)


def _told_contradicting(read: Reading, followed: Followed, tr: Translator) -> str:
    count = len(followed.contradicting)
    item, link = followed.contradicting[0]
    rows = {row.id: row for row in find_projects(read, {item, link.source_id})}
    if count == 1 and len(rows) == 2:
        number, cause = rows[item].number, rows[link.source_id].number
        return tr("{number} is fixed now: it starts before {cause} allows.", number=number, cause=cause)
    return tr.plural(
        "{n} project is fixed now: it starts before its links allow.",
        "{n} projects are fixed now: they start before their links allow.",
        count,
    )


def told_line(line: FollowedLine, tr: Translator) -> str:
    """Return one line as a sentence: "B2 Eettafel: 18 jan → 25 jan, 5 werkdagen later, door B1 Winkel"."""
    words = f"{line.name}: {line.dates}, {line.by_how_much}"
    return tr("{words}, because of {cause}", words=words, cause=line.because) if line.because else words


def _lines(moves: Iterable[Moved], rows: Mapping[str, ProjectRow], tr: Translator) -> Iterable[FollowedLine]:
    for move in moves:
        if move.id in rows:
            cause = rows.get(move.because.source_id) if move.because else None
            much = _much(move.working_days, tr)
            line = FollowedLine(move.id, _name(rows[move.id]), _dates(move, tr), much, _name(cause))
            yield _with_numbers(line, rows[move.id], cause)


def _with_numbers(line: FollowedLine, row: ProjectRow, cause: ProjectRow | None) -> FollowedLine:
    return line._replace(number=row.number, because_number=cause.number if cause else "")


def _much(days: int, tr: Translator) -> str:
    if days < 0:
        return tr.plural("{n} working day earlier", "{n} working days earlier", -days)
    return tr.plural("{n} working day later", "{n} working days later", days)


def _name(row: ProjectRow | None) -> str:
    return f"{row.number} {row.title}" if row else ""


def _dates(move: Moved, tr: Translator) -> str:
    return f"{_days(*move.before, tr)} → {_days(*move.after, tr)}"


def _period(row: ProjectRow, tr: Translator) -> str:
    first, last = row.start.day or row.end.day, row.end.day or row.start.day
    return _days(first, last, tr) if first and last else ""


def _days(first: date, last: date, tr: Translator) -> str:
    if first == last:
        return show_day(first, tr)
    return f"{show_day(first, tr)} – {show_day(last, tr)}"
