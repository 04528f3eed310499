"""The register of overviews: per party what was sent, by whom and when, what came back, and how old it is.

How much was sent, when an answer is due, what came back and who was reminded stand in the labels of facts
(`register_labels`, `answer_labels`); of the overviews themselves only the head is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.vocabulary import PartyKind
from wsg_desktop.exchange.sent_content import SentOverview, read_sent
from wsg_desktop.services.answer_labels import PROBLEMS, RECEIVED, received_of, says_anything
from wsg_desktop.services.register_labels import (
    ANSWERED,
    REMINDED,
    SENT,
    WITHDRAWN,
    SentSize,
    sent_size,
    told_of,
    withdrawn_of,
)
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.facts import FactRow, list_facts
from wsg_desktop.store.jumping import NamedParty, list_named_parties
from wsg_desktop.store.party_ages import oldest_led
from wsg_desktop.store.sent_overviews import (
    Moved,
    SentHeader,
    find_sent_overview,
    list_sent_headers,
    moved_overviews,
)

NO_PARTY = ""
"""Stands for the party of an overview that is no party's own."""
SOON = timedelta(days=3)
"""An answer that is due within so many days is worth a word."""


class Standing(StrEnum):
    """How it stands with the answer of a party, what asks for most first."""

    LATE = "late"
    SOON = "soon"
    WAITING = "waiting"
    ANSWERED = "answered"
    READS = "reads"
    """It got an overview only to read, so no answer is due."""
    NEVER = "never"
    """It leads something, and no overview was ever sent."""


class Answered(NamedTuple):
    """A file that came back: when it was read, under which name, and how much was in it."""

    at: datetime
    file: str
    given_at: datetime
    counts: Mapping[str, int]

    @property
    def is_answer(self) -> bool:
        """Return whether anything was filled in that could be read: empty when returned is no answer."""
        return says_anything(self.counts)

    @property
    def is_unreadable(self) -> bool:
        """Return whether it is no answer because of what could not be read."""
        return not self.is_answer and bool(self.counts.get(PROBLEMS))


class Said(NamedTuple):
    """A reminder, or an answer without a file: when it was kept, by whom, and as which fact."""

    at: datetime
    who: str
    seq: int
    label: str


class RegisterRow(NamedTuple):
    """How it stands with one party: the overview that it is to answer, else the last, and what came back."""

    party_id: str
    party: str
    sent: SentHeader | None = None
    """None for a party that leads something open and never got an overview."""
    projects: int = 0
    """How many rows it was sent, and how many of those it fills in."""
    fills_in: int = 0
    answer_by: date | None = None
    """None where no day was asked, and for whoever only reads."""
    answers: tuple[Answered, ...] = ()
    """What came back of that overview, or since of an earlier one that asks as much; the latest last."""
    reminded: tuple[Said, ...] = ()
    """Every reminder about that overview, the latest last."""
    told: tuple[Said, ...] = ()
    """That it answered by telephone or mail, without a file."""
    earlier: int = 0
    """How many overviews it got besides, earlier or about a part."""
    also_answered: int = 0
    """How many other overviews are answered while this one is not: of parties that were merged with it, or
    about a part of what it leads."""
    updated_at: datetime | None = None
    """When the oldest of what it leads was last changed or confirmed; None when it leads nothing open."""

    @property
    def is_answered(self) -> bool:
        """Return whether the last overview was answered: by a file that says anything, telephone or mail."""
        return bool(self.told) or any(it.is_answer for it in self.answers)

    @property
    def waits(self) -> bool:
        """Return whether an answer is still to come."""
        return bool(self.fills_in) and not self.is_answered

    @property
    def answered_at(self) -> datetime | None:
        """Return when the last answer came; None while there is none."""
        came = (it for it in self.answers if it.is_answer)
        return max((it.at for it in (*came, *self.told)), default=None)

    @property
    def came_empty(self) -> Answered | None:
        """Return the last file that came back without an answer; None once there is one, or nothing came."""
        return self.answers[-1] if self.answers and not self.is_answered else None

    @property
    def reminded_at(self) -> datetime | None:
        """Return when the party was last reminded of this overview; None when it never was."""
        return self.reminded[-1].at if self.reminded else None

    def standing(self, today: date) -> Standing:
        """Return how it stands with the answer on `today`."""
        if self.sent is None:
            return Standing.NEVER
        if self.is_answered:
            return Standing.ANSWERED
        if not self.fills_in:
            return Standing.READS
        if self.answer_by is None or self.answer_by > today + SOON:
            return Standing.WAITING
        return Standing.LATE if self.answer_by < today else Standing.SOON

    def is_late(self, today: date) -> bool:
        """Return whether an answer was due before `today` and nothing came back."""
        return self.standing(today) is Standing.LATE

    def days_late(self, today: date) -> int:
        """Return by how many days an answer is late; nought while it is not."""
        return (today - self.answer_by).days if self.answer_by and self.is_late(today) else 0

    def age(self, today: date) -> int | None:
        """Return how many days old the oldest of what it leads is."""
        return None if self.updated_at is None else (today - day_of(self.updated_at)).days


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the journal tells, by export id."""

    moved: dict[str, Moved]

    sizes: dict[str, SentSize] = field(default_factory=dict[str, SentSize])
    answers: dict[str, list[Answered]] = field(default_factory=lambda: defaultdict(list))
    reminded: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))


def read_whole_register(
    read: Reading, updated: Mapping[str, datetime]
) -> tuple[list[RegisterRow], list[RegisterRow]]:
    """Return the parties of `read_register` and the readers of `read_readers`, read together.

    `updated` tells what is known already: how old what parties lead is.
    """
    sent, facts = _sent_by_party(read), _facts(read)
    return _parties(read, sent, facts, updated), _readers(read, sent, facts)


def read_register(read: Reading) -> list[RegisterRow]:
    """Return every party that got an overview or leads something open, by name."""
    return _parties(read, _sent_by_party(read), _facts(read), oldest_led(read))


def read_readers(read: Reading) -> list[RegisterRow]:
    """Return who got an overview of a view to read, by name; they are no parties, so they have no id."""
    return _readers(read, _sent_by_party(read), _facts(read))


def _parties(
    read: Reading,
    sent: Mapping[str, list[SentHeader]],
    facts: _Facts,
    updated: Mapping[str, datetime],
) -> list[RegisterRow]:
    return [
        _row(read, party, sent.get(party.id, ()), facts, updated.get(party.id))
        for party in list_named_parties(read)
        if party.kind != PartyKind.GROUP and (party.id in updated or party.id in sent)
    ]


def _readers(read: Reading, sent: Mapping[str, list[SentHeader]], facts: _Facts) -> list[RegisterRow]:
    found: dict[str, list[SentHeader]] = defaultdict(list)
    for header in sent.get(NO_PARTY, ()):
        size = facts.sizes.get(header.export_id) or _size_of(read, header)
        found[size.name].append(header)
    by_name = sorted(found.items(), key=lambda it: it[0].lower())
    return [_row(read, NamedParty(NO_PARTY, name, "", ()), headers, facts, None) for name, headers in by_name]


def read_late(read: Reading, today: date) -> list[RegisterRow]:
    """Return the parties whose answer is late, the latest first; how old their data is, is left out."""
    sent = _sent_by_party(read)
    if not sent:
        return []
    facts = _facts(read)
    rows = [
        _row(read, party, sent[party.id], facts, None)
        for party in list_named_parties(read)
        if party.kind != PartyKind.GROUP and party.id in sent
    ]
    return sorted((row for row in rows if row.is_late(today)), key=lambda row: -row.days_late(today))


def _sent_by_party(read: Reading) -> dict[str, list[SentHeader]]:
    found: dict[str, list[SentHeader]] = defaultdict(list)
    for header in list_sent_headers(read):
        found[header.party_id or NO_PARTY].append(header)
    return found


def _facts(read: Reading) -> _Facts:
    """Return what is kept of every overview, the earliest first."""
    found = _Facts(moved_overviews(read))
    facts = list_facts(read, SENT, RECEIVED, REMINDED, ANSWERED, WITHDRAWN)
    gone = _withdrawn(facts)
    for fact in facts:
        if (size := sent_size(fact.label)) is not None:
            found.sizes[size[0]] = size[1]
        elif (came := received_of(fact.label)) is not None:
            source = came.source
            answer = Answered(fact.at, source.file, source.given_at, came.counts)
            found.answers[source.export_id].append(answer)
        elif (told := told_of(fact.label)) is not None:
            kept = found.reminded if told.message == REMINDED else found.told
            for export_id in told.exports:
                if (fact.seq, export_id) not in gone:
                    kept[export_id].append(Said(fact.at, fact.who, fact.seq, fact.label))
    return found


def _withdrawn(facts: Iterable[FactRow]) -> set[tuple[int, str]]:
    """Return the facts that were kept by mistake, each with the overview that it was about."""
    found = (it for fact in facts if (it := withdrawn_of(fact.label)) is not None)
    return {(it.seq, export_id) for it in found for export_id in it.exports}


def _row(
    read: Reading,
    party: NamedParty,
    sent: Iterable[SentHeader],
    facts: _Facts,
    updated: datetime | None,
) -> RegisterRow:
    headers = list(sent)
    if not headers:
        return RegisterRow(party.id, party.name, updated_at=updated)
    rows: list[RegisterRow] = []
    for last, *whole in _last_ones(party.id, headers, facts):
        rows.append(_row_of(read, party, last, headers, facts))
        # Who is asked about what deviates still owes the answer about the rest.
        rows += (it for it in (_row_of(read, party, one, headers, facts) for one in whole) if it.waits)
    # Of parties that were merged each had its own workbook: who waits for one does not have both.
    waiting = [it for it in rows if it.waits]
    shown = min(waiting, key=lambda it: it.answer_by or date.max) if waiting else rows[0]
    others = sum(it.is_answered for it in rows) if waiting else 0
    return shown._replace(updated_at=updated, also_answered=others)


def _last_ones(party_id: str, headers: list[SentHeader], facts: _Facts) -> list[list[SentHeader]]:
    """Return the last overview of a party, and of each that was merged into it; the latest first.

    What it got after merging takes the place of those. One that asks about a part only takes the place of no
    whole one: that comes after it.
    """
    found: dict[str | None, list[SentHeader]] = defaultdict(list)
    for header in headers:
        moved = facts.moved.get(header.export_id)
        of_one = found[moved.party_id if moved else party_id]
        if not of_one or (_is_part(of_one[-1], facts) and not _is_part(header, facts)):
            of_one.append(header)
    mine = found.get(party_id, [])
    whole = [it for it in mine if not _is_part(it, facts)]

    def is_replaced(it: SentHeader) -> bool:
        return it not in mine and any(one.sent_at >= facts.moved[it.export_id].at for one in whole)

    left = ([it for it in of_one if not is_replaced(it)] for of_one in found.values())
    return [it for it in left if it]


def _is_part(header: SentHeader, facts: _Facts) -> bool:
    """Return whether an overview asked about a part only of what its party leads."""
    size = facts.sizes.get(header.export_id)
    return size is not None and size.is_part


def _row_of(
    read: Reading, party: NamedParty, last: SentHeader, headers: list[SentHeader], facts: _Facts
) -> RegisterRow:
    size = facts.sizes.get(last.export_id) or _size_of(read, last)
    return RegisterRow(
        party.id,
        party.name,
        last,
        size.rows,
        size.fills_in,
        size.answer_by if size.fills_in else None,
        _answers(read, last, headers, facts),
        tuple(facts.reminded.get(last.export_id, ())),
        tuple(facts.told.get(last.export_id, ())),
        len(headers) - 1,
    )


def _answers(
    read: Reading, last: SentHeader, headers: list[SentHeader], facts: _Facts
) -> tuple[Answered, ...]:
    """Return what came back of the last overview, or since of another one that asks the same.

    Who was sent a workbook again may have filled in the first.
    """
    found = list(facts.answers.get(last.export_id, ()))
    for header in (it for it in headers if it is not last):
        since = [it for it in facts.answers.get(header.export_id, ()) if it.at >= last.sent_at]
        if since and _asks_as_much(read, header, last):
            found += since
    return tuple(sorted(found, key=lambda it: it.at))


def _asks_as_much(read: Reading, header: SentHeader, last: SentHeader) -> bool:
    """Return whether an overview asks the same of every row that another one asks of."""
    first, then = (_content(read, it) for it in (header, last))
    rows = {row.id for row in (*first.rows, *first.actions.rows) if row.fills_in}
    asked = {row.id for row in (*then.rows, *then.actions.rows) if row.fills_in}
    return set(first.asked) == set(then.asked) and asked <= rows


def _content(read: Reading, header: SentHeader) -> SentOverview:
    found = find_sent_overview(read, header.export_id)
    assert found is not None
    return read_sent(found.export_id, found.content)


def _size_of(read: Reading, header: SentHeader) -> SentSize:
    """Return the size of an overview of which the fact does not tell it: it left with an earlier version."""
    content = _content(read, header)
    rows = (*content.rows, *content.actions.rows)
    return SentSize(len(rows), sum(row.fills_in for row in rows), content.answer_by, content.party)
