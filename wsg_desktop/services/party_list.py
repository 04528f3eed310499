"""What the list of parties shows: each with its people, what is late, and when it last got an overview."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from wsg_desktop.domain.party_names import KnownParty, Pair, similar_pairs
from wsg_desktop.domain.views import Accepted, Check, Condition, Filter, View
from wsg_desktop.domain.vocabulary import PartyKind, label
from wsg_desktop.domain.words import search_key
from wsg_desktop.services.acceptances import Acceptances, judge_pair
from wsg_desktop.services.answer_register import RegisterRow, Standing, read_whole_register
from wsg_desktop.services.party_work import PartyWork
from wsg_desktop.store import parties
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import PartyRow, PersonRow
from wsg_desktop.texts import Translator

OPEN = Condition(Check.OPEN)
LATE = Condition(Check.LATE)


class ListedParty(NamedTuple):
    """One line of the list."""

    party: PartyRow
    people: tuple[PersonRow, ...]
    late: int
    """How many open projects in which it takes part pass their deadline, already or as expected."""
    register: RegisterRow | None
    """How it stands with its overview; None for a party that got none and leads nothing open."""
    today: date
    """The day on which this was read."""

    @property
    def last_sent(self) -> datetime | None:
        """Return when the party last got an overview."""
        return self.register.sent.sent_at if self.register and self.register.sent else None

    @property
    def standing(self) -> Standing:
        """Return how it stands with the answer of the party."""
        return self.register.standing(self.today) if self.register else Standing.NEVER


class PartyList(NamedTuple):
    """The parties by name, and the people who belong to none of them."""

    parties: tuple[ListedParty, ...]
    loose_people: tuple[PersonRow, ...]
    readers: tuple[RegisterRow, ...] = ()
    """Who got an overview of a view to read."""


def read_party_list(read: Reading, today: date, work: PartyWork | None = None) -> PartyList:
    """Return every party with what the list shows of it, in as many queries for few as for many.

    Who keeps `work` reads only the projects that changed since the last time.
    """
    does = (work or PartyWork()).look(read, today)
    rows = parties.list_parties(read, does.parts)
    people: dict[str | None, list[PersonRow]] = defaultdict(list)
    known = {row.id for row in rows}
    for person in parties.list_people(read):
        people[person.party_id if person.party_id in known else None].append(person)
    got, readers = read_whole_register(read, does.changed)
    register = {row.party_id: row for row in got}
    found = tuple(
        ListedParty(row, tuple(people[row.id]), does.late.get(row.id, 0), register.get(row.id), today)
        for row in rows
    )
    return PartyList(found, tuple(people[None]), tuple(readers))


def similar_parties(rows: Iterable[PartyRow]) -> list[Pair]:
    """Return which parties may be the same, the likeliest first."""
    return similar_pairs([KnownParty(row.id, row.name, row.aliases) for row in rows])


def pairs_to_ask(read: Reading, pairs: Iterable[Pair]) -> list[Pair]:
    """Return these pairs without those of which somebody said that they are two parties."""
    acceptances = Acceptances.load(read)
    return [pair for pair in pairs if not acceptances.find(judge_pair(pair.one[:2], pair.other[:2]))]


def search_text(listed: ListedParty, tr: Translator) -> str:
    """Return all words by which a party is found, folded: names, kind, people and notes."""
    party = listed.party
    words = [party.name, *party.aliases, tr(label(PartyKind(party.kind))), party.notes]
    words += [text for person in listed.people for text in _words_of(person)]
    return search_key("\n".join(words))


def person_text(person: PersonRow) -> str:
    """Return all words by which a person is found, folded."""
    return search_key("\n".join(_words_of(person)))


def found_by(wanted: str, text: str) -> bool:
    """Return whether every word of `wanted` stands in a folded `text`."""
    return all(word in text for word in search_key(wanted).split())


def view_of(title: str, party: str, field: str, *conditions: Condition) -> View:
    """Return the view called `title` of the projects in which a party has a role; `parties` is any role."""
    return View(title, Filter(conditions=conditions, accepted=(Accepted(field, frozenset({party})),)))


def _words_of(person: PersonRow) -> Sequence[str]:
    return (person.name, person.function_title, person.email, person.telephone)
