"""The register of overviews: per party what was sent, by whom and when, what came back, and how old it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.vocabulary import PartyKind
from wsg_desktop.exchange.sent_content import SentOverview, read_sent
from wsg_desktop.services.answer_labels import RECEIVED, Received, received_of
from wsg_desktop.services.overview_rows import OverviewSource, read_source
from wsg_desktop.store import parties
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.facts import list_facts
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.store.sent_overviews import SentHeader, find_sent_overview, list_sent_headers


class Answered(NamedTuple):
    """A file that came back: when it was read, under which name, and how much was in it."""

    at: datetime
    file: str
    given_at: datetime
    counts: Mapping[str, int]


class RegisterRow(NamedTuple):
    """How it stands with one party: the last overview that it got, and what came back of it."""

    party_id: str
    party: str
    sent: SentHeader | None = None
    """None for a party that leads something open and never got an overview."""
    projects: int = 0
    """How many rows it was sent, and how many of those it fills in."""
    fills_in: int = 0
    answer_by: date | None = None
    answers: tuple[Answered, ...] = ()
    """What came back of that overview, the latest last."""
    earlier: int = 0
    """How many overviews it got before."""
    updated_at: datetime | None = None
    """When the oldest of what it leads was last changed or confirmed; None when it leads nothing open."""

    @property
    def is_answered(self) -> bool:
        """Return whether anything came back of the last overview."""
        return bool(self.answers)

    def is_late(self, today: date) -> bool:
        """Return whether an answer was due before `today` and nothing came back."""
        is_due = self.answer_by is not None and self.answer_by < today
        return is_due and self.fills_in > 0 and not self.is_answered

    def age(self, today: date) -> int | None:
        """Return how many days old the oldest of what it leads is."""
        return None if self.updated_at is None else (today - day_of(self.updated_at)).days


def read_register(read: Reading, today: date) -> list[RegisterRow]:
    """Return every party that got an overview or leads something open, by name."""
    source = read_source(read, today)
    by_party: dict[str, list[SentHeader]] = defaultdict(list)
    for header in list_sent_headers(read):
        by_party[header.party_id or ""].append(header)
    received = _received(read)
    known = parties.list_parties(read)
    return [
        _row(read, party, by_party.get(party.id, []), received, updated)
        for party in known
        if party.kind != PartyKind.GROUP
        and ((updated := _oldest(source, party)) is not None or party.id in by_party)
    ]


def _received(read: Reading) -> dict[str, list[Answered]]:
    """Return what came back by export id, the earliest first."""
    found: dict[str, list[Answered]] = defaultdict(list)
    for fact in list_facts(read, RECEIVED):
        it = received_of(fact.label)
        if it is not None:
            found[it.source.export_id].append(_answered(fact.at, it))
    return found


def _answered(at: datetime, it: Received) -> Answered:
    return Answered(at, it.source.file, it.source.given_at, it.counts)


def _oldest(source: OverviewSource, party: PartyRow) -> datetime | None:
    leads, _ = source.of_party(party.id)
    return min((row.changed_at for row in leads if row.changed_at), default=None)


def _row(
    read: Reading,
    party: PartyRow,
    sent: list[SentHeader],
    received: Mapping[str, Iterable[Answered]],
    updated: datetime | None,
) -> RegisterRow:
    if not sent:
        return RegisterRow(party.id, party.name, updated_at=updated)
    last = sent[0]
    content = _content(read, last)
    return RegisterRow(
        party.id,
        party.name,
        last,
        len(content.rows),
        sum(row.fills_in for row in content.rows),
        content.answer_by,
        tuple(received.get(last.export_id, ())),
        len(sent) - 1,
        updated,
    )


def _content(read: Reading, header: SentHeader) -> SentOverview:
    found = find_sent_overview(read, header.export_id)
    assert found is not None
    return read_sent(found.export_id, found.content)
