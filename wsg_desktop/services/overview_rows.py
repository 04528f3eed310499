"""What may leave the house, and how it is told: projects as the rows of an overview.

A project that is internal stays, with all that stands under it. A partner sees what its party takes part in;
what its party leads comes first and is what it fills in.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain import status
from wsg_desktop.domain.vocabulary import Aspect, Confidentiality, Phase, State, label
from wsg_desktop.exchange.overview_content import OverviewRow
from wsg_desktop.store import areas, programmes, projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProgrammeRow, ProjectRow
from wsg_desktop.store.sent_overviews import last_seq
from wsg_desktop.texts import Translator

DEEPEST = 3
"""Indents further than this leave no room for the title."""


@dataclass(frozen=True, slots=True)
class OverviewSource:
    """Everything overviews are made of, read once for any number of parties."""

    today: date
    since: int
    """The last change set it rests on."""
    programme: ProgrammeRow
    phase_names: Mapping[Phase, str]
    areas: tuple[str, ...]
    outline: tuple[ProjectRow, ...]
    """Every project in its outline, each followed by what stands under it."""
    parents: Mapping[str, ProjectRow]
    """Per project what it stands under."""

    def shared(self) -> list[ProjectRow]:
        """Return the open projects that partners may see."""
        internal: set[str] = set()
        found: list[ProjectRow] = []
        for row in self.outline:
            if row.confidentiality == Confidentiality.INTERNAL or row.parent_id in internal:
                internal.add(row.id)
            elif status.is_open(row.state):
                found.append(row)
        return found

    def of_party(self, party_id: str) -> tuple[list[ProjectRow], list[ProjectRow]]:
        """Return what a party leads and what else it takes part in; items go with their project."""
        led: dict[str, bool] = {}
        leads: list[ProjectRow] = []
        others: list[ProjectRow] = []
        for row in self.shared():
            mine = _leads(row, party_id)
            if mine is None and row.parent_id in led:
                mine = led[row.parent_id] and not row.lead_parties
            if mine is not None:
                led[row.id] = mine
                (leads if mine else others).append(row)
        return leads, others

    def rows(self, chosen: Sequence[ProjectRow], tr: Translator, *, fills_in: bool) -> Iterator[OverviewRow]:
        """Yield `chosen` as rows of an overview; an item is indented if its project is chosen too."""
        depths: dict[str, int] = {}
        for row in chosen:
            depth = depths.get(row.parent_id or "", -1) + 1
            depths[row.id] = depth
            yield self._row(row, tr, min(depth, DEEPEST), fills_in=fills_in)

    def _row(self, row: ProjectRow, tr: Translator, depth: int, *, fills_in: bool) -> OverviewRow:
        lights = dict(status.statuses(row, self.today, self.programme.attention_days))
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
            phase=self.phase_names[Phase(row.phase)] if row.phase else "",
            state=tr(label(State(row.state))),
            light=lights[Aspect.TIME],
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


def read_source(read: Reading, today: date) -> OverviewSource:
    """Read what overviews are made of, as on `today`."""
    rows = projects.list_projects(read)
    by_id = {row.id: row for row in rows}
    return OverviewSource(
        today,
        last_seq(read),
        programmes.get_programme(read),
        {Phase(it.phase): it.short_name for it in programmes.list_phase_definitions(read)},
        tuple(area.name for area in areas.list_areas(read, today)),
        tuple(_outline(rows)),
        {row.id: by_id[row.parent_id] for row in rows if row.parent_id in by_id},
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


def _leads(row: ProjectRow, party_id: str) -> bool | None:
    """Return whether a party leads a project; None when it does not take part in it."""
    roles = [part.role for part in row.parties if part.party_id == party_id]
    return "lead" in roles if roles else None


def _phase_starts(row: ProjectRow) -> tuple[date | None, ...]:
    begins = {period.phase: period.actual_start.day or period.planned_start.day for period in row.phases}
    return tuple(begins.get(phase.value) for phase in Phase)
