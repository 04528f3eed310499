"""Who can get an overview, what goes and what stays in the house: shown before anything is written."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import PartyKind
from wsg_desktop.exchange.mail import is_address
from wsg_desktop.exchange.overview_columns import OF_PEOPLE
from wsg_desktop.exchange.overview_content import OverviewAction
from wsg_desktop.services.overview_making import actions_of, share_of
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.overview_rows import OverviewSource, Share
from wsg_desktop.store.rows import PartyRow, PersonRow, ProjectRow
from wsg_desktop.texts import translator

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|\b0\d{1,3}[ -]?\d{6,8}\b|\+31[ -]?\d")
"""An e-mail address or a telephone number that somebody typed in a text."""


class Choice(NamedTuple):
    """A party, with how many rows it would fill in and read, and what stays in the house."""

    party: PartyRow
    leads: int
    reads: int
    kept: frozenset[str]
    """Open projects with this party that are internal."""
    people: tuple[PersonRow, ...] = ()
    """Its people and functions that can be mailed."""
    actions: int = 0
    """How many actions and decisions go along."""

    @property
    def kept_in(self) -> int:
        """Return how many open projects with this party stay in the house."""
        return len(self.kept)

    @property
    def is_group(self) -> bool:
        """Return whether the party is a group, which gets no overview."""
        return self.party.kind == PartyKind.GROUP

    @property
    def is_possible(self) -> bool:
        """Return whether the party can get an overview."""
        return not self.is_group and self.leads + self.reads + self.actions > 0


class OverviewChoice(NamedTuple):
    """Every party that takes part in something, and the size of the whole programme."""

    parties: tuple[Choice, ...]
    """By name; those that can get an overview first, then those with nothing to send, then groups."""
    projects: int
    """Every project and item of the programme, as one's own overview has them."""
    shared: int
    """Open projects and items that partners may see."""
    kept_in: tuple[ProjectRow, ...]
    """Open projects and items that are internal, which no partner gets."""

    @property
    def internal(self) -> int:
        """Return how many open projects and items are internal."""
        return len(self.kept_in)


class Personal(NamedTuple):
    """What goes along that says something about people."""

    names: tuple[str, ...]
    """Who is named in a column that was asked for."""
    texts: tuple[ProjectRow, ...]
    """Projects whose text holds a mail address or a telephone number."""
    holders: tuple[str, ...] = ()
    """Who is named as doing an action that goes along."""
    matters: tuple[OverviewAction, ...] = ()
    """Actions and decisions whose text holds such an address or number."""


def overview_choice(
    source: OverviewSource,
    parties: Iterable[PartyRow],
    options: OverviewOptions | None = None,
    people: Mapping[str, Collection[PersonRow]] | None = None,
) -> OverviewChoice:
    """Return who can get an overview of what is read, and what stays in the house."""
    options, people = options or OverviewOptions(), people or {}
    tr = translator(options.language)
    kept: dict[str, set[str]] = defaultdict(set)
    for row in source.kept_in:
        for part in row.parties:
            kept[part.party_id].add(row.id)
    found: list[Choice] = []
    for party in parties:
        share = share_of(source, party.id, options.kind)
        mailed = tuple(it for it in people.get(party.id, ()) if is_address(it.email))
        actions = len(actions_of(source, party.id, options.kind, tr))
        sizes = len(share.leads), len(share.others)
        found.append(Choice(party, *sizes, frozenset(kept[party.id]), mailed, actions))
    takes_part = [it for it in found if it.leads + it.reads + it.kept_in + it.actions]
    ranked = sorted(takes_part, key=lambda it: (not it.is_possible, it.is_group))
    return OverviewChoice(tuple(ranked), len(source.outline), len(source.shared), tuple(source.kept_in))


def personal_data(
    source: OverviewSource, party_ids: Collection[str] | None, options: OverviewOptions
) -> Personal:
    """Return whom the overviews of these parties tell of; None is one overview of all that is shared."""
    keys = options.shown_keys
    rows, matters = _rows(source, party_ids, options), _matters(source, party_ids, options)
    texts = [row for row in rows if any(_ADDRESS.search(text) for text in _texts(row, keys))]
    told = [it for it in matters if _ADDRESS.search(f"{it.title} {it.holder}")]
    names, holders = people_named(source, party_ids, options)
    return Personal(names, tuple(texts), holders, tuple(told))


def people_named(
    source: OverviewSource, party_ids: Collection[str] | None, options: OverviewOptions
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is named as project lead, and who as doing an action, in the overviews of these parties."""
    names: set[str] = set()
    if set(OF_PEOPLE).intersection(options.shown_keys):
        names = {row.project_lead for row in _rows(source, party_ids, options) if row.project_lead}
    persons = {it.id for it in source.matters.actions if it.person_id}
    holders = {it.holder for it in _matters(source, party_ids, options) if it.id in persons}
    return tuple(sorted(names)), tuple(sorted(holders))


def _rows(
    source: OverviewSource, party_ids: Collection[str] | None, options: OverviewOptions
) -> Collection[ProjectRow]:
    shares = (
        [Share([], source.shared)]
        if party_ids is None
        else [share_of(source, party_id, options.kind) for party_id in party_ids]
    )
    return {row.id: row for share in shares for row in (*share.leads, *share.others)}.values()


def _matters(
    source: OverviewSource, party_ids: Collection[str] | None, options: OverviewOptions
) -> Collection[OverviewAction]:
    """Return the actions and decisions that go along; one overview of a view has none."""
    tr = translator(options.language)
    found = (actions_of(source, party_id, options.kind, tr) for party_id in party_ids or ())
    return {it.id: it for actions in found for it in actions}.values()


def _texts(row: ProjectRow, keys: Collection[str]) -> list[str]:
    found = ((key, getattr(row, key)) for key in ("title", "situation", "effort", "resident_involvement"))
    return [text for key, text in found if key in keys]
