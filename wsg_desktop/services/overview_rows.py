"""What may leave the house, and how it is told: projects as the rows of an overview.

A project that is internal stays, with all that stands under it. A partner sees what its party takes part in;
what its party leads comes first and is what it fills in.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from wsg_desktop.domain import status
from wsg_desktop.domain.party_roles import NO_ROLES, roles_in
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.vocabulary import Aspect, Confidentiality, Light, Phase, State, label
from wsg_desktop.exchange.overview_content import OverviewAction, OverviewRow
from wsg_desktop.services.confidential import KeptIn, read_kept_in
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.overview_actions import ActionSource, read_action_source
from wsg_desktop.store import areas, programmes, projects
from wsg_desktop.store.changes import last_seq
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProgrammeRow, ProjectRow
from wsg_desktop.texts import Translator

DEEPEST = 3
"""Indents further than this leave no room for the title."""


class Share(NamedTuple):
    """What a party leads, and what else it takes part in."""

    leads: list[ProjectRow]
    others: list[ProjectRow]


@dataclass(frozen=True)
class OverviewSource:
    """Everything overviews are made of, read once for any number of parties."""

    today: date
    since: int
    """The last change set it rests on."""
    programme: ProgrammeRow
    phase_names: Mapping[str, str]
    """The programme's own."""
    areas: tuple[str, ...]
    outline: tuple[ProjectRow, ...]
    """Every project in its outline, each followed by what stands under it."""
    parents: Mapping[str, ProjectRow]
    """Per project what it stands under."""

    matters: ActionSource
    stays: KeptIn
    """What never leaves the house."""

    only: frozenset[str] | None = None
    """Of which projects overviews are made, with what stands under them; None for all."""

    @cached_property
    def shared(self) -> list[ProjectRow]:
        """Return the open projects that partners may see, of those that are asked for."""
        kept_in, wanted = self.stays.projects, self._wanted
        return [
            row
            for row in self.outline
            if row.id not in kept_in and status.is_open(row.state) and (wanted is None or row.id in wanted)
        ]

    @cached_property
    def kept_in(self) -> list[ProjectRow]:
        """Return the open projects that are asked for and stay in the house."""
        kept_in, wanted = self.stays.projects, self._wanted
        return [
            row
            for row in self.outline
            if row.id in kept_in and status.is_open(row.state) and (wanted is None or row.id in wanted)
        ]

    @cached_property
    def by_party(self) -> Mapping[str, Share]:
        """Return per party what it leads and what else it takes part in; items go with their project."""
        found: dict[str, Share] = defaultdict(lambda: Share([], []))
        roles: dict[str, Mapping[str, bool]] = {}
        for row in self.shared:
            own = ((part.party_id, part.role) for part in row.parties)
            roles[row.id] = roles_in(own, roles.get(row.parent_id or "", NO_ROLES))
            for party_id, leads in roles[row.id].items():
                (found[party_id].leads if leads else found[party_id].others).append(row)
        return dict(found)

    def of_party(self, party_id: str) -> Share:
        """Return what a party leads and what else it takes part in."""
        return self.by_party.get(party_id) or Share([], [])

    def actions_of(self, party_id: str, tr: Translator) -> tuple[OverviewAction, ...]:
        """Return the actions and decisions that go to a party, as far as they may leave the house."""
        return self.matters.of_party(party_id, self.stays, self._wanted, tr)

    def deviates(self, row: ProjectRow) -> bool:
        """Return whether a project goes otherwise than was agreed: its time asks attention, or is off."""
        return self.light(row) in {Light.ATTENTION, Light.OFF_TRACK}

    def light(self, row: ProjectRow) -> Light:
        """Return how the time of a project stands."""
        return dict(status.statuses(row, self.today, self.programme.attention_days))[Aspect.TIME]

    @cached_property
    def _wanted(self) -> frozenset[str] | None:
        """Return what is asked for with all that stands under it."""
        if self.only is None:
            return None
        found: set[str | None] = set(self.only)
        for row in self.outline:
            if row.parent_id in found:
                found.add(row.id)
        return frozenset(it for it in found if it)

    def rows(self, chosen: Sequence[ProjectRow], tr: Translator, *, fills_in: bool) -> Iterator[OverviewRow]:
        """Yield `chosen` as rows of an overview; an item is indented if its project is chosen too."""
        depths: dict[str, int] = {}
        for row in chosen:
            depth = depths.get(row.parent_id or "", -1) + 1
            depths[row.id] = depth
            yield self._row(row, tr, min(depth, DEEPEST), fills_in=fills_in)

    def _row(self, row: ProjectRow, tr: Translator, depth: int, *, fills_in: bool) -> OverviewRow:
        return OverviewRow(
            id=row.id,
            version=row.version,
            kind=row.kind,
            depth=depth,
            number=row.number,
            title=row.title,
            areas=", ".join(row.areas),
            leads=", ".join(row.lead_parties),
            partners=", ".join(row.partner_parties),
            phase=phase_name(row.phase, self.phase_names, tr) if row.phase else "",
            state=tr(label(State(row.state))),
            light=self.light(row),
            start=row.start,
            deadline=row.deadline,
            end=row.end,
            situation=row.situation,
            theme=row.theme,
            project_lead=row.project_lead,
            percent=row.percent,
            effort=row.effort,
            budget=row.budget,
            spent=row.spent,
            partnership_role=row.partnership_role,
            resident_involvement=row.resident_involvement,
            confidentiality=tr(label(Confidentiality(row.confidentiality))),
            phase_starts=_phase_starts(row),
            fills_in=fills_in,
        )


def read_source(read: Reading, today: date, only: frozenset[str] | None = None) -> OverviewSource:
    """Read what overviews are made of, as on `today`; `only` narrows it to some projects."""
    rows = projects.list_projects(read)
    by_id = {row.id: row for row in rows}
    return OverviewSource(
        today,
        last_seq(read),
        programmes.get_programme(read),
        own_phase_names(read),
        tuple(area.name for area in areas.list_areas(read, today)),
        tuple(_outline(rows)),
        {row.id: by_id[row.parent_id] for row in rows if row.parent_id in by_id},
        read_action_source(read, today),
        read_kept_in(read),
        only,
    )


def _outline(rows: Sequence[ProjectRow]) -> Iterator[ProjectRow]:
    """Yield each project followed by what stands under it; what lost its parent stands at the top."""
    ids = {row.id for row in rows}
    under: dict[str | None, list[ProjectRow]] = defaultdict(list)
    for row in rows:
        under[row.parent_id if row.parent_id in ids else None].append(row)
    waiting = under[None][::-1]
    while waiting:
        row = waiting.pop()
        yield row
        waiting += under[row.id][::-1]


def _phase_starts(row: ProjectRow) -> tuple[date | None, ...]:
    begins = {period.phase: period.actual_start.day or period.planned_start.day for period in row.phases}
    return tuple(begins.get(phase.value) for phase in Phase)
