"""What the step of the parties shows, as data: each name in the list and which party it is taken for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wsg_desktop.domain.party_kinds import guess_party_kind
from wsg_desktop.domain.party_names import Verdict
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.domain.words import search_key
from wsg_desktop.services.import_parties import NEW, PartyMatch
from wsg_desktop.services.import_plan import ImportPlan
from wsg_desktop.ui.importing.answers import Answers


class Section(StrEnum):
    """The groups of names, in their order."""

    ASKED = "asked"
    MERGED = "merged"
    NEW = "new"
    KNOWN = "known"
    """In the programme under this very name."""


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One name; `party` is the key it is taken for, None for a party of its own."""

    name: str
    section: Section
    kind: str
    """Message id of the kind of party that the name tells."""
    projects: int
    """How many projects of the list name it."""
    party: str | None
    proposals: tuple[tuple[str, str, int], ...] = ()
    """Key, name and likeness (0 to 100) of the parties that it may be, likeliest first."""
    is_answered: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether a person is still asked."""
        return self.section is Section.ASKED and not self.is_answered


def party_lines(plan: ImportPlan, answers: Answers) -> tuple[PartyLine, ...]:
    """Return a line for each name; `plan` is what the program makes of the list without party answers.

    Names that differ in their capitals only are one line.
    """
    times = _times(plan)
    shown: dict[tuple[str, str], str] = {}
    for name, match in plan.parties.items():
        key = (match.party, search_key(name))
        first = shown.setdefault(key, name)
        if first == name:
            continue
        spelled = name if match.party == f"{NEW}{name}" else first  # what is decided about it holds for all
        times[spelled] = times[first] + times[name]
        shown[key] = spelled
    return tuple(_line(plan.parties[name], times[name], answers.parties) for name in shown.values())


def party_names(plan: ImportPlan, known: Mapping[str, str]) -> dict[str, str]:
    """Return every party that a name can be taken for, by key: those `known` and those the list brings."""
    new = {match.party: match.party.removeprefix(NEW) for match in plan.parties.values() if match.is_new}
    return {**known, **new}


def count_questions(plan: ImportPlan, answers: Answers) -> int:
    """Return how many names a person is still asked about."""
    return sum(match.name not in answers.parties for match in plan.doubtful_parties)


def _line(match: PartyMatch, projects: int, decided: Mapping[str, str | None]) -> PartyLine:
    is_answered = match.name in decided
    section = _section(match)
    taken = match.party if section in {Section.MERGED, Section.KNOWN} else None
    return PartyLine(
        match.name,
        section,
        label(guess_party_kind(match.name)),
        projects,
        decided[match.name] if is_answered else taken,
        tuple((it.id, it.name, int(it.score)) for it in match.candidates),
        is_answered,
    )


def _section(match: PartyMatch) -> Section:
    if match.verdict is Verdict.ASK:
        return Section.ASKED
    if match.is_merged:
        return Section.MERGED
    return Section.NEW if match.is_new else Section.KNOWN


def _times(plan: ImportPlan) -> Counter[str]:
    """Count by name the projects that name it."""
    times: Counter[str] = Counter()
    for it in plan.projects:
        project = it.project
        names = {*project.lead_parties, *project.partner_parties, *project.directing_parties.values()}
        names |= {person.party for person in project.persons.values() if person.party}
        times.update(names)
    return times
