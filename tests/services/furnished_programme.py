"""A programme with something of everything, for tests that try each service on it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.meeting_vocabulary import (
    DecisionState,
)
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.views import Accepted, Filter, View
from wsg_desktop.domain.vocabulary import (
    Aspect,
    DeadlineReason,
    ItemKind,
    Light,
)
from wsg_desktop.services import (
    acceptances,
    actions,
    administrative_calendar,
    agendas,
    areas,
    bodies,
    decisions,
    links,
    meetings,
    parties,
    programme,
    progress,
    project_fields,
    projects,
    views,
)
from wsg_desktop.services.acceptances import Judged
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction


class Ids(NamedTuple):
    """What stands in the programme before each function is tried."""

    project: str
    other: str
    child: str
    free_part: str
    binned: str
    area: str
    free_area: str
    binned_area: str
    party: str
    other_party: str
    free_party: str
    binned_party: str
    person: str
    free_person: str
    link: str
    closing: str
    view: str
    entry: str
    accepted: str
    body: str
    meeting: str
    decision: str
    reserved: str
    about: str
    item: str
    paper: str
    action: str
    done: str
    group: str
    binned_body: str
    member: str
    gathering: str
    binned_meeting: str
    called_off: str
    guest: str
    period: str


def day(month: int, number: int) -> Term:
    """Return this day of 2027 as a term."""
    return exact(date(2027, month, number))


def furnish(tx: Transaction) -> Ids:
    """Put something of everything in an empty programme."""
    project = projects.create(tx, "Servicewinkel", number="B1")
    other = projects.create(tx, "Huisbezoeken 75+", number="B2")
    child = projects.create(tx, "Opening", parent_id=project, kind=ItemKind.MILESTONE)
    free_part = projects.create(tx, "Inrichten", parent_id=project)
    binned = projects.create(tx, "Weg", number="B9")
    area, free_area, binned_area = (areas.add_area(tx, name) for name in ("Bathmen", "Wierden", "Elders"))
    names = ("Bibliotheek", "Corporatie 1", "Zorginstelling A", "Oude stichting")
    party, other_party, free_party, binned_party = (parties.add_party(tx, name) for name in names)
    person = parties.add_person(tx, function_title="projectleider")
    free_person = parties.add_person(tx, name="A. Jansen", party_id=party)
    parties.add_alias(tx, party, "bieb")
    project_fields.set_field(tx, project, "areas", ["Bathmen"])
    project_fields.set_field(tx, project, "lead_parties", ["Bibliotheek"])
    project_fields.set_field(tx, project, "partner_parties", ["Corporatie 1"])
    project_fields.set_field(tx, project, "start", day(1, 5))
    project_fields.set_field(tx, project, "end", day(6, 30))
    project_fields.set_field(tx, project, "deadline", day(6, 30))
    project_fields.set_field(tx, project, "tags", ["oud"])
    project_fields.set_field(tx, project, "goals", ["Langer thuis"])
    progress.set_phase_period(tx, project, "realisation", "planned_start", day(1, 5))
    progress.set_phase_period(tx, project, "realisation", "planned_end", day(6, 30))
    progress.set_status(tx, project, Aspect.MONEY, Light.ATTENTION, cause="duurder")
    progress.set_references(tx, project, [("Plan", "https://example.org/plan")])
    areas.set_director(tx, area, person_id=person, first=date(2026, 1, 1))
    link = links.add_link(tx, project, other)
    closing = programme.add_closing_days(tx, "Bouwvak", date(2027, 7, 26), date(2027, 8, 13))
    entry = progress.add_situation(tx, project, "vloer gelgd")
    of_library = Filter(accepted=(Accepted("lead_parties", frozenset({"Bibliotheek"})),))
    view = views.save_view(tx, "Mijn lijst", View("Mijn lijst", of_library).to_json())
    meeting = furnish_meeting(tx, project)
    group = furnish_group(tx)
    hanging = exact(date(2027, 2, 20), "Voorjaarsreces")
    project_fields.set_deadline(tx, other, hanging, DeadlineReason.DECISION, "stuurgroep")
    accepted = acceptances.accept(tx, Judged(Finding.NOT_BEGUN, project, "start 2026-11-01 day"))
    projects.delete(tx, [binned])
    areas.delete_area(tx, binned_area)
    parties.delete_party(tx, binned_party)
    return Ids(
        project,
        other,
        child,
        free_part,
        binned,
        area,
        free_area,
        binned_area,
        party,
        other_party,
        free_party,
        binned_party,
        person,
        free_person,
        link,
        closing,
        view,
        entry,
        accepted,
        *meeting,
        *group,
    )


def furnish_meeting(tx: Transaction, project: str) -> tuple[str, ...]:
    """Make a body with a meeting, its agenda, decisions and actions."""
    body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0")).id
    meeting = tx.add(MeetingRecord(body_id=body, day=date(2027, 3, 4))).id
    decision = decisions.ask(tx, body, "Deadline", meeting_id=meeting, text="Akkoord met augustus.")
    about = decisions.add_project(tx, decision, project, field="deadline", deadline=day(8, 31))
    decisions.record_outcome(tx, decision, Outcome(DecisionState.TAKEN))
    reserved = decisions.ask(tx, body, "Grond", meeting_id=meeting)
    decisions.record_outcome(tx, reserved, Outcome(DecisionState.RESERVED, reserved_for="gemeenteraad"))
    item = agendas.add_item(tx, meeting, "Opening")
    paper = agendas.add_paper(tx, item, "brief.pdf")
    action, done = (actions.add(tx, text, agenda_item_id=item) for text in ("Bellen", "Schrijven"))
    actions.finish(tx, done)
    return body, meeting, decision, reserved, about, item, paper, action, done


def furnish_group(tx: Transaction) -> tuple[str, ...]:
    """Make a body with a member, meetings and the days of the administrative calendar; some in the bin."""
    group, binned_body = (bodies.add_body(tx, name) for name in ("Projectgroep", "Oude werkgroep"))
    bodies.set_areas(tx, group, ["Bathmen"])
    bodies.set_themes(tx, group, ["wonen"])
    member = bodies.add_member(tx, group, person="wethouder", party="Bibliotheek", role="chair")
    gathering, binned_meeting, called_off = (
        meetings.add_meeting(tx, group, date(2027, month, 4)) for month in (2, 3, 5)
    )
    meetings.add_meeting(tx, binned_body, date(2027, 2, 9))
    meetings.set_presence(tx, gathering, member, "apologies")
    guest = meetings.add_guest(tx, gathering, "A. de Vries")
    period = administrative_calendar.add_period(tx, "Voorjaarsreces", "recess", date(2027, 2, 20))
    meetings.set_meeting_field(tx, gathering, "period_id", period)
    meetings.call_off(tx, called_off)
    meetings.delete_meeting(tx, binned_meeting)
    bodies.delete_body(tx, binned_body)
    return group, binned_body, member, gathering, binned_meeting, called_off, guest, period


Work = Callable[[Transaction, Ids], object]
