"""The reminder of what a body agreed and what is late: a text to copy, or to send to who does it."""

from datetime import date

from wsg_desktop.domain.date_display import show_full_day, show_term
from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.mail import is_address
from wsg_desktop.services.asking import Question
from wsg_desktop.services.confidential import stays_inside
from wsg_desktop.services.open_matters import LateMatter, Matter
from wsg_desktop.store import parties
from wsg_desktop.store.actions import ActionRow
from wsg_desktop.store.decisions import DecisionSummary
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import PersonRow
from wsg_desktop.texts import Translator


def matter_question(read: Reading, matter: LateMatter, today: date, tr: Translator) -> Question:
    """Return the reminder of something late, to whoever does it or is responsible."""
    if matter.action is not None:
        return question_of(read, matter.action, today, tr)
    people = parties.list_people(read)
    assert matter.decision is not None
    named = name_key(matter.decision.responsible)
    party_id = parties.find_party_id(read, matter.decision.responsible) if named else None
    found = [it for it in people if named and name_key(it.label) == named]
    return _of_decision(matter, matter.decision, found or _people_of(people, None, party_id), tr)


def question_of(read: Reading, row: ActionRow, today: date, tr: Translator) -> Question:
    """Return the reminder of one action, to who does it."""
    people = _people_of(parties.list_people(read), row.person_id, row.party_id)
    due = show_term(row.due, tr, today=today) if row.due else ""
    agreed = tr("On {day} we agreed that you would do this:", day=show_full_day(row.made_on, tr))
    if row.body and row.meeting_day:
        agreed = tr(
            "On {day} the {body} agreed that you would do this:",
            day=show_full_day(row.meeting_day, tr),
            body=row.body,
        )
    what = f"{row.number} {row.text}"
    if row.project_id and not stays_inside(read, row.project_id):
        what = f"{what} ({row.project})"
    asked = tr("Is it done? Then tell us so. If not: when will it be ready, and what do you need for it?")
    parts = [tr("It would be done before {day}.", day=due), asked] if due else [asked]
    subject = tr("Reminder: {number} {text}", number=row.number, text=row.text)
    return _question(people, subject, (agreed, what, " ".join(parts)), tr)


def _of_decision(
    matter: LateMatter, row: DecisionSummary, people: list[PersonRow], tr: Translator
) -> Question:
    day = show_full_day(matter.since, tr)
    if matter.kind is Matter.RESERVATION:
        asked = tr(
            "It waits for {name}, until {day} at the latest. What became of it?",
            name=row.reserved_for,
            day=day,
        )
    elif matter.kind is Matter.UNDECIDED:
        asked = tr("It would be decided by {body} on {day}. When can that be?", body=row.body, day=day)
    else:
        asked = tr(
            "It was taken on {day}, and not carried out in its projects yet. Will you see to it?", day=day
        )
    name = f"{row.number} {row.title}".strip()
    about = tr("This is about the decision:")
    return _question(people, tr("Reminder: {name}", name=name), (about, f"{name}\n{row.sentence}", asked), tr)


def _people_of(people: list[PersonRow], person_id: str | None, party_id: str | None) -> list[PersonRow]:
    """Return the person, or else all of the party that can be mailed."""
    exact = [it for it in people if person_id is not None and it.id == person_id]
    of_party = (it for it in people if party_id is not None and it.party_id == party_id)
    return exact or [it for it in of_party if is_address(it.email)]


def _question(people: list[PersonRow], subject: str, parts: tuple[str, ...], tr: Translator) -> Question:
    names = [it.name for it in people if it.name]
    greeting = tr("Hello {name},", name=names[0]) if len(people) == len(names) == 1 else tr("Hello,")
    addresses = tuple(dict.fromkeys(it.email for it in people if is_address(it.email)))
    return Question(addresses, subject, "\n\n".join((greeting, *parts, tr("Thank you!"))))
