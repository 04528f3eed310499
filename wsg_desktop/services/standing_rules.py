"""Rules about how things stand together: numbers, the outline, links and names.

An edit checks what it changes itself. Two edits that are right by themselves may still break these rules
together, when one is undone or comes out of the bin after the other: so they are looked at again then, and
by `check`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from wsg_desktop.domain.circles import Arrow, in_circles
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.store import outline
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
    yield from _twice(dict(outline.numbers(read)), str.lower, NUMBER_TWICE, "number")


def _lost(read: Reading) -> Iterator[Breach]:
    for line_id, number, above_id in outline.under_binned(read):
        yield Breach(frozenset({line_id, above_id}), UserError(LOST_PARENT, number=number))


def _outline(read: Reading) -> Iterator[Breach]:
    yield from _circle(read, outline.arrows(read), UNDER_ITSELF)


def _links(read: Reading) -> Iterator[Breach]:
    yield from _circle(read, outline.link_arrows(read), IN_CIRCLE)


def _circle(read: Reading, arrows: Sequence[Arrow], message: str) -> Iterator[Breach]:
    ids = in_circles(arrows)
    if ids:
        numbers = sorted(number for _, number in outline.numbers(read, ids))
        yield Breach(frozenset(ids), UserError(message, numbers=", ".join(numbers)))


def _names(read: Reading) -> Iterator[Breach]:
    for names in (outline.area_names(read), outline.party_names(read)):
        yield from _twice(names, name_key, NAME_TWICE, "name")


def _twice(named: Mapping[str, str], key: Callable[[str], str], message: str, field: str) -> Iterator[Breach]:
    """Yield what has the same name as another, by their ids; names are the same that have one key."""
    times = Counter(map(key, named.values()))
    if len(times) == len(named):
        return
    same: dict[str, list[str]] = defaultdict(list)
    for row_id, name in named.items():
        if times[key(name)] > 1:
            same[key(name)].append(row_id)
    for ids in same.values():
        yield Breach(frozenset(ids), UserError(message, **{field: named[ids[0]]}))


def _used_in_bin(read: Reading) -> Iterator[Breach]:
    for use in outline.uses_of_bin(read):
        yield Breach(frozenset(use[:2]), UserError(USED_IN_BIN, name=use.name, number=use.number))


RULES: tuple[tuple[frozenset[str], Callable[[Reading], Iterator[Breach]]], ...] = (
    (frozenset({"project.number"}), _numbers_twice),
    (frozenset({"project.parent_id", "project.deleted_at"}), _lost),
    (frozenset({"project.parent_id"}), _outline),
    (frozenset({"link.source_id", "project.deleted_at"}), _links),
    (frozenset({"area.name", "area.deleted_at", "party.name", "party.deleted_at"}), _names),
    (
        frozenset({"area.deleted_at", "party.deleted_at", "project_area.area_id", "project_party.party_id"}),
        _used_in_bin,
    ),
)
"""Per rule the fields that may break it, and what finds where it is broken."""
