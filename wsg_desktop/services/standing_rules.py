"""Rules about how things stand together: numbers, the outline, links and names.

An edit checks what it changes itself. Two edits that are right by themselves may still break these rules
together, when one is undone or comes out of the bin after the other: so they are looked at again then, and
by `check`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from wsg_desktop.domain.circles import in_circles
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.store import outline, programmes
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, Translator

NUMBER_TWICE = N_("Number {number} is used twice. Give one of the two another number.")
LOST_PARENT = N_("{number} stands under a line that is in the bin. Restore that line, or move {number}.")
UNDER_ITSELF = N_("{numbers} stand under each other in a circle. Move one of them to another place.")
IN_CIRCLE = N_("{numbers} wait for each other in a circle. Remove one of the links.")
NAME_TWICE = N_("{name} is there twice. Give one of the two another name.")
USED_IN_BIN = N_(
    "{name} is in the bin, but {number} still refers to it. Restore {name}, or replace it in {number}."
)
TOGETHER = N_("Nothing was changed: together with what changed since, this would break a rule.")


class Breach(NamedTuple):
    """A rule that is broken: the rows that do so together, and the sentence."""

    ids: frozenset[str]
    problem: UserError


class BrokenRule(Conflict):
    """A change that would break a rule together with what changed since."""

    def __init__(self, breach: Breach) -> None:
        super().__init__(TOGETHER)
        self._problem = breach.problem

    def __str__(self) -> str:
        """Return the English sentences, for logs."""
        return f"{super().__str__()} {self._problem}"

    def text(self, tr: Translator) -> str:
        """Return the sentences in the language of `tr`."""
        return f"{super().text(tr)} {self._problem.text(tr)}"


def find_breaches(read: Reading, changed: Collection[str] | None = None) -> list[Breach]:
    """Return the rules that are broken; with `changed` (`entity.field`) only those that it may break."""
    return [
        breach
        for watched, find in RULES
        if changed is None or not watched.isdisjoint(changed)
        for breach in find(read)
    ]


@contextmanager
def keeping_rules(tx: Transaction, changed: Collection[str]) -> Generator[None, None, None]:
    """Run a block that changes these fields (`entity.field`); raises `BrokenRule` when it breaks one."""
    before = {breach.ids for breach in find_breaches(tx.read, changed)}
    yield
    for breach in find_breaches(tx.read, changed):
        if breach.ids not in before:
            raise BrokenRule(breach)


def _numbers_twice(read: Reading) -> Iterator[Breach]:
    by_number: dict[str, list[outline.Line]] = defaultdict(list)
    for line in outline.list_lines(read):
        by_number[line.number.lower()].append(line)
    for lines in by_number.values():
        if len(lines) > 1:
            ids = frozenset(line.id for line in lines)
            yield Breach(ids, UserError(NUMBER_TWICE, number=lines[0].number))


def _outline(read: Reading) -> Iterator[Breach]:
    lines = {line.id: line for line in outline.list_lines(read)}
    for line in lines.values():
        above = lines.get(line.parent_id or "")
        if above and above.in_bin and not line.in_bin:
            yield Breach(frozenset({line.id, above.id}), UserError(LOST_PARENT, number=line.number))
    circle = in_circles([(line.parent_id, line.id) for line in lines.values() if line.parent_id])
    yield from _circle(circle, lines, UNDER_ITSELF)


def _links(read: Reading) -> Iterator[Breach]:
    circle = in_circles([(link.source_id, link.target_id) for link in programmes.list_links(read)])
    if circle:
        yield from _circle(circle, {line.id: line for line in outline.list_lines(read)}, IN_CIRCLE)


def _circle(ids: set[str], lines: dict[str, outline.Line], message: str) -> Iterator[Breach]:
    if ids:
        numbers = sorted(lines[line_id].number for line_id in ids)
        yield Breach(frozenset(ids), UserError(message, numbers=", ".join(numbers)))


def _names(read: Reading) -> Iterator[Breach]:
    for kept in (outline.area_names(read), outline.party_names(read)):
        by_name: dict[str, list[str]] = defaultdict(list)
        for row_id, name in kept.items():
            by_name[name_key(name)].append(row_id)
        for ids in by_name.values():
            if len(ids) > 1:
                yield Breach(frozenset(ids), UserError(NAME_TWICE, name=kept[ids[0]]))


def _used_in_bin(read: Reading) -> Iterator[Breach]:
    for use in outline.uses_of_bin(read):
        yield Breach(frozenset(use[:2]), UserError(USED_IN_BIN, name=use.name, number=use.number))


RULES: tuple[tuple[frozenset[str], Callable[[Reading], Iterator[Breach]]], ...] = (
    (frozenset({"project.number"}), _numbers_twice),
    (frozenset({"project.parent_id", "project.deleted_at"}), _outline),
    (frozenset({"link.source_id", "project.deleted_at"}), _links),
    (frozenset({"area.name", "area.deleted_at", "party.name", "party.deleted_at"}), _names),
    (
        frozenset({"area.deleted_at", "party.deleted_at", "project_area.area_id", "project_party.party_id"}),
        _used_in_bin,
    ),
)
"""Per rule the fields that may break it, and what finds where it is broken."""
