"""Which parties of a list are parties that are known already: the same name for sure, asked, or new.

Names drift: "gem. Deventer" is Gemeente Deventer, whether that is in the programme or elsewhere in the list.
What is only likely is never taken over by itself: it stays apart until a person says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wsg_desktop.domain.party_names import Candidate, KnownParty, Verdict, same_names, suggest
from wsg_desktop.domain.words import search_key

NEW = "new:"
"""What the id of a party that the list brings begins with; its name follows."""


@dataclass(frozen=True, slots=True)
class PartyMatch:
    """What a name in the list is taken for; `party` is an id of the programme, or `NEW` and a name."""

    name: str
    party: str
    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()
    """The parties that it may also be, the likeliest first."""

    @property
    def is_new(self) -> bool:
        """Return whether the party is not in the programme yet."""
        return self.party.startswith(NEW)

    @property
    def is_merged(self) -> bool:
        """Return whether the name is taken for a party that goes by another name."""
        return self.verdict is Verdict.SURE and bool(self.candidates)


def match_parties(
    names: Sequence[str], known: Iterable[KnownParty], decisions: Mapping[str, str | None]
) -> dict[str, PartyMatch]:
    """Return what each name is taken for, by name.

    `decisions` are a person's: the id that a name means, or None for a party of its own.
    """
    parties = list(known)
    matches: dict[str, PartyMatch] = {}
    for group in _groups(names, decisions):
        first = group[0]
        found = _decided(first, decisions[first], parties) if first in decisions else _matched(first, parties)
        if found.is_new:
            parties.append(KnownParty(found.party, first))
        for name in group:
            matches[name] = _of_group(name, first, found, parties)
    return matches


def _groups(names: Sequence[str], decisions: Mapping[str, str | None]) -> list[list[str]]:
    """Return names that surely mean the same party together, the fullest spelling of each group first.

    A decision about the fullest spelling holds for its group; one about another spelling sets that one apart.
    What is decided comes last, so that a name can be taken for any other of the list.
    """
    groups: list[list[str]] = []
    for group in same_names(names):
        first, *others = sorted(group, key=lambda name: (-len(name), name[:1].islower()))
        groups.append([first, *(name for name in others if name not in decisions)])
        groups += [[name] for name in others if name in decisions]
    return sorted(groups, key=lambda group: (group[0] in decisions, decisions.get(group[0]) is not None))


def _decided(name: str, party: str | None, parties: Sequence[KnownParty]) -> PartyMatch:
    other = next((it for it in parties if it.id == party), None)
    if other is None:
        return PartyMatch(name, NEW + name, Verdict.NEW)
    return PartyMatch(name, other.id, Verdict.SURE, (Candidate(other.id, other.name, 100),))


def _matched(name: str, parties: Sequence[KnownParty]) -> PartyMatch:
    found = suggest(name, parties)
    if found.verdict is Verdict.SURE:
        return PartyMatch(name, found.candidates[0].id, Verdict.SURE, found.candidates[:1])
    return PartyMatch(name, NEW + name, found.verdict, found.candidates)


def _of_group(name: str, first: str, found: PartyMatch, parties: Sequence[KnownParty]) -> PartyMatch:
    """Return the match of one name of a group: the same party, by another name or by its own."""
    kept = next(it.name for it in parties if it.id == found.party)
    if search_key(name) == search_key(kept):
        candidates = found.candidates if found.verdict is Verdict.ASK else ()
        return PartyMatch(name, found.party, found.verdict, candidates)
    if found.verdict is Verdict.ASK and name == first:
        return found
    return PartyMatch(name, found.party, Verdict.SURE, (Candidate(found.party, kept, 100),))
