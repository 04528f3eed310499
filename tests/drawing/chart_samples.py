"""Rows for charts: one at a time for what a test is about, the twelve of a small programme, and thousands."""

import random
from datetime import date, timedelta
from functools import partial
from typing import Any

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import ItemKind, Phase, Precision, Scheduling, State
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup
from wsg_desktop.store.rows import LinkRow, PhasePeriod, ProjectParty, ProjectRow

TODAY = date(2026, 11, 23)
I, D, R, O = (phase.value for phase in Phase)  # noqa: E741 - the four phases in a row


def day(text: str, precision: Precision = Precision.DAY) -> Term:
    """Return the term of an ISO day."""
    return Term(date.fromisoformat(text), precision)


ONGOING = Term(None, Precision.ONGOING, "doorlopend")
UNKNOWN = Term(None, Precision.UNKNOWN, "n.t.b.")


def project(number: str = "P-0001", title: str = "Eettafel in het wijkcentrum", **values: Any) -> ProjectRow:
    """Return a project's row with what is given and nothing else."""
    nothing = dict.fromkeys(
        (
            "theme",
            "director_role",
            "effort",
            "partnership_role",
            "resident_involvement",
            "project_lead",
            "situation",
        ),
        "",
    )
    unset = dict.fromkeys(
        (
            "parent_id",
            "phase",
            "direction_type",
            "percent",
            "budget",
            "spent",
            "project_lead_id",
            "situation_day",
            "changed_at",
        )
    )
    none = dict.fromkeys(("areas", "area_ids", "parties", "phases", "statuses", "goals", "tags"), ())
    terms = dict.fromkeys(("start", "end", "deadline", "not_before"), NO_TERM)
    fixed: dict[str, Any] = {
        "kind": ItemKind.PROJECT.value,
        "state": State.ACTIVE.value,
        "confidentiality": "partners",
        "scheduling": Scheduling.FOLLOWS.value,
    }
    own = {"id": number, "version": 1, "number": number, "title": title, "sort_key": number}
    return ProjectRow(**{**nothing, **unset, **none, **terms, **fixed, **own, **values})


def phases(*starts: tuple[str, str], until: Term) -> tuple[PhasePeriod, ...]:
    """Return phases that follow each other: their names and first days, and the end of the last."""
    periods = []
    for index, (phase, start) in enumerate(starts):
        follower = starts[index + 1][1] if index + 1 < len(starts) else None
        end = exact(date.fromisoformat(follower) - timedelta(days=1)) if follower else until
        periods.append(PhasePeriod(phase, day(start), end))
    return tuple(periods)


def _led_by(*names: str) -> tuple[ProjectParty, ...]:
    return tuple(ProjectParty(name, name, "lead") for name in names)


LIGHTS = {
    "B1": "attention", "B2": "on_track", "B3": "on_track", "B4": "not_started",
    "R1": "on_track", "R2": "off_track", "R3": "on_track", "R4": "not_started",
    "K1": "done", "K2": "attention", "K3": "on_track", "K4": "none",
}  # fmt: skip


def twelve() -> list[ChartGroup]:
    """Return a small programme of three areas in which everything a chart can show occurs."""
    q, y = Precision.QUARTER, Precision.YEAR
    bathmen = (
        project("B1", "Servicewinkel in de bibliotheek", phase=R, start=day("2026-02-01"),
                end=day("2026-12-10"), deadline=day("2026-11-30"), parties=_led_by("Bibliotheek"),
                phases=phases((I, "2026-02-01"), (D, "2026-04-15"), (R, "2026-08-01"),
                              until=day("2026-11-30"))),
        project("B2", "Huisbezoeken 75+", phase=O, start=day("2026-01-01"), end=ONGOING,
                parties=_led_by("Welzijnsinstelling"),
                phases=phases((D, "2026-01-01"), (O, "2026-04-01"), until=ONGOING)),
        project("B3", "Drempelvrije route supermarkt – kulturhus", phase=R, start=day("2026-03-15"),
                end=day("2026-12-31", q), deadline=day("2026-12-31", q), parties=_led_by("Gemeente Deventer"),
                phases=phases((D, "2026-03-15"), (R, "2026-07-20"), until=day("2026-12-31", q))),
        project("B4", "24-uurs zorgsteunpunt", phase=I, start=day("2026-09-01"), end=day("2028-09-30", q),
                deadline=day("2028-09-30", q), parties=_led_by("Zorginstelling A", "Zorginstelling B"),
                phases=phases((I, "2026-09-01"), (D, "2027-05-20"), (R, "2028-02-05"),
                              until=day("2028-09-30", q))),
    )  # fmt: skip
    rivierenwijk = (
        project("R1", "Levensloopbestendig maken van 120 woningen", phase=R, start=day("2025-06-01"),
                end=day("2027-04-01"), deadline=day("2027-04-01"), parties=_led_by("Corporatie 2"),
                phases=(
                    PhasePeriod(D, day("2025-06-01"), day("2025-11-20"),
                                day("2025-06-15"), day("2026-01-10")),
                    PhasePeriod(R, day("2025-11-21"), day("2027-04-01"), day("2026-01-11")))),
        project("R2", "Eettafel in het wijkcentrum", phase=R, start=day("2026-03-15"), end=day("2027-03-15"),
                deadline=day("2026-11-05"), parties=_led_by("Welzijnsinstelling"),
                phases=phases((D, "2026-03-15"), (R, "2026-07-01"), until=day("2027-03-15"))),
        project("R3", "Uitrollen toepassingen thuistechnologie", phase=D, start=day("2026-07-01"),
                end=day("2028-06-30", Precision.HALF), parties=_led_by("Zorginstelling A"), state="on_hold",
                phases=phases((D, "2026-07-01"), (R, "2027-03-15"),
                              until=day("2028-06-30", Precision.HALF))),
        project("R4", "Dagbesteding voor mensen met dementie", phase=I, state="new", end=UNKNOWN),
    )  # fmt: skip
    keizerslanden = (
        project("K1", "Gebiedsvisie vaststellen", phase=I, start=day("2026-01-01"), end=day("2026-06-26"),
                deadline=day("2026-06-26"), state="done", parties=_led_by("Gemeente Deventer")),
        project("K2", "Woonzorgcentrum vernieuwen", phase=D, start=day("2026-10-01"),
                end=day("2029-12-31", y), deadline=day("2028-12-31", y),
                parties=_led_by("Zorginstelling C", "Corporatie 1"),
                phases=phases((D, "2026-10-01"), (R, "2027-08-05"), until=day("2029-12-31", y))),
        project("K3", "Buurtbus lijn zuid", phase=O, start=day("2026-04-20"), end=ONGOING, state="cancelled",
                parties=_led_by("Plaatselijk belang")),
        project("K4", "Meldpunt signalen achter de voordeur", phase=D, start=day("2026-10-01"),
                end=day("2027-03-31"), deadline=day("2027-03-31"), parties=_led_by("Gemeente Deventer")),
        project("K5", "Opening meldpunt", kind="milestone", parent_id="K4", end=day("2027-03-01")),
    )  # fmt: skip
    return [
        ChartGroup("bathmen", "Bathmen", bathmen),
        ChartGroup("rivierenwijk", "Rivierenwijk", rivierenwijk),
        ChartGroup("keizerslanden", "Keizerslanden", keizerslanden),
    ]


TWELVE_LINKS = (
    LinkRow("1", "K1", "K2", "FS", 0),
    LinkRow("2", "K1", "K4", "FS", 0),
    LinkRow("3", "R2", "R3", "SS", 0),
)


def twelve_chart(**values: Any) -> Chart:
    """Return the chart of the small programme."""
    made: dict[str, Any] = {
        "today": TODAY,
        "links": TWELVE_LINKS,
        "light_of": lambda row: LIGHTS.get(row.number, "none"),
    }
    return Chart(twelve(), **{**made, **values})


def many(count: int, *, per_group: int = 10, links_each: int = 2, seed: int = 1) -> Chart:
    """Return a chart of `count` projects in groups, linked to neighbours, the same for the same seed."""
    chance = random.Random(seed)
    rows = [_any_project(number, chance) for number in range(count)]
    groups = [
        ChartGroup(str(first), f"Gebied {first // per_group + 1}", tuple(rows[first : first + per_group]))
        for first in range(0, count, per_group)
    ]
    near = partial(chance.randint, 1, 25)
    pairs = [(n, n + near()) for n in range(count) for _ in range(links_each)]
    links = [LinkRow(str(i), rows[a].id, rows[b].id, "FS", 0) for i, (a, b) in enumerate(pairs) if b < count]
    lights = ("on_track", "attention", "off_track", "not_started", "done")
    return Chart(groups, today=TODAY, links=links, light_of=lambda row: lights[len(row.title) % 5])


_WORDS = ("Huisbezoeken", "Eettafel", "Servicewinkel", "Buurtbus", "Meldpunt", "Beweegroute", "Dagbesteding")
_PLACES = ("in Bathmen", "in het wijkcentrum", "voor 75-plussers", "achter de voordeur", "Rivierenwijk")


def _any_project(number: int, chance: random.Random) -> ProjectRow:
    start = date(2025, 1, 1) + timedelta(days=chance.randint(0, 900))
    lengths = [chance.randint(30, 200) for _ in range(chance.randint(1, 4))]
    days = [start + timedelta(days=sum(lengths[:n])) for n in range(len(lengths) + 1)]
    names = (I, D, R, O)[: len(lengths)]
    precision = chance.choice((Precision.DAY, Precision.DAY, Precision.MONTH, Precision.QUARTER))
    end = Term(days[-1], precision)
    periods = tuple(
        PhasePeriod(name, exact(a), exact(b - timedelta(days=1)) if b != days[-1] else end)
        for name, a, b in zip(names, days, days[1:], strict=False)
    )
    deadline = (
        exact(days[-1] + timedelta(days=chance.choice((0, 0, 0, -30, 45))))
        if chance.random() < 0.7
        else NO_TERM
    )
    return project(
        f"P-{number:04d}", f"{chance.choice(_WORDS)} {chance.choice(_PLACES)} {number}",
        start=exact(start), end=end, deadline=deadline, phases=periods,
        phase=chance.choice(names), parties=_led_by("Corporatie 2"),
        state=chance.choice(("active",) * 8 + ("on_hold", "done", "cancelled")),
    )  # fmt: skip
