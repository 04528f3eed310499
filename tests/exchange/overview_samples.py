"""Overviews by hand, for tests of what becomes of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import ItemKind, Light, Phase, Precision
from wsg_desktop.exchange.overview_columns import OWN_KEYS, PARTNER_KEYS, THEIR_KEYS
from wsg_desktop.exchange.overview_content import Audience, OverviewContent, OverviewRow

TODAY = date(2026, 11, 23)
ONGOING = Term(None, Precision.ONGOING, "doorlopend")
Q3_2028 = Term(date(2028, 9, 30), Precision.QUARTER, "Q3 2028")
PHASE_NAMES = {
    Phase.INITIATIVE: "Initiatief",
    Phase.DEVELOPMENT: "Ontwikkeling",
    Phase.REALISATION: "Realisatie",
    Phase.OPERATION: "Beheer",
}


def row(number: str = "B1", **changes: Any) -> OverviewRow:
    """Return a project that is on track, with `changes`."""
    made = OverviewRow(
        id=f"id-{number}",
        version=3,
        kind=ItemKind.PROJECT.value,
        depth=0,
        number=number,
        title="Servicewinkel in de bibliotheek",
        areas="Bathmen",
        leads="Bibliotheek",
        partners="Gemeente Deventer, Corporatie 1",
        phase="Realisatie",
        state="Active",
        light=Light.ON_TRACK,
        start=exact(date(2026, 2, 2)),
        deadline=exact(date(2026, 12, 1)),
        end=exact(date(2026, 12, 1)),
        situation="vloer wordt gelegd",
        theme="voorzieningen",
        project_lead="projectleider servicezones",
        percent=85,
        effort="0,4 fte",
        budget=64_000,
        spent=51_500,
        partnership_role="opdrachtgever",
        resident_involvement="proefopening",
        confidentiality="Partners",
        phase_starts=(date(2026, 2, 2), date(2026, 4, 1), date(2026, 6, 29), None),
        fills_in=True,
    )
    return made._replace(**changes)


VARIED = (
    row("B1"),
    row("B4", title="24-uurs zorgsteunpunt", end=Q3_2028, deadline=Q3_2028, phase="Initiatief"),
    row("B2", title="Huisbezoeken 75+", end=ONGOING, deadline=NO_TERM, phase="Beheer", fills_in=False),
    row("R2", title="Eettafel", light=Light.OFF_TRACK, deadline=exact(date(2026, 11, 5)), fills_in=False),
    row(
        "R2.1",
        kind=ItemKind.MILESTONE.value,
        depth=1,
        title="Opening",
        phase="",
        start=NO_TERM,
        deadline=NO_TERM,
        phase_starts=(None,) * 4,
        light=Light.NOT_STARTED,
        fills_in=False,
    ),
)


def content(rows: Sequence[OverviewRow] = VARIED, **changes: Any) -> OverviewContent:
    """Return the overview of one party with these rows."""
    made = OverviewContent(
        export_id="0123456789abcdef",
        audience=Audience.PARTY,
        programme="Programma Deventer & Twente",
        party="Bibliotheek",
        sent_on=TODAY,
        answer_by=date(2026, 12, 7),
        contact="",
        rows=tuple(rows),
        phase_names=PHASE_NAMES,
        areas=("Bathmen", "Rivierenwijk"),
        keys=PARTNER_KEYS,
        asked=THEIR_KEYS,
        attention_days=14,
    )
    return replace(made, **changes)


def own_content(rows: Sequence[OverviewRow] = VARIED) -> OverviewContent:
    """Return the overview of the whole programme for oneself."""
    mine = tuple(it._replace(fills_in=False) for it in rows)
    return content(mine, audience=Audience.OURSELVES, party="", keys=OWN_KEYS, asked=())
