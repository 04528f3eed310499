"""Chasing answers: whose is late or due soon, the reminder that is ready for each, and that it was sent.

A reminder, and an answer by telephone or mail, is a fact: undo leaves it alone. One that was kept by mistake
is taken back by a fact of its own.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.exchange.answer_cells import CONFIRMED
from wsg_desktop.exchange.mail import is_address
from wsg_desktop.exchange.sent_content import read_sent
from wsg_desktop.services.answer_register import RegisterRow, Said, Standing, read_register
from wsg_desktop.services.asking import Question
from wsg_desktop.services.document import Document
from wsg_desktop.services.register_labels import ANSWERED, REMINDED, told_label, withdrawn_label
from wsg_desktop.store import parties, programmes
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.facts import keep_label
from wsg_desktop.store.rows import PersonRow
from wsg_desktop.store.sent_overviews import find_sent_overview
from wsg_desktop.texts import N_, Translator, translator

CHASED = (Standing.LATE, Standing.SOON)
"""The standings that are on the list by themselves."""
OPEN = frozenset({Standing.LATE, Standing.SOON, Standing.WAITING})
"""The standings in which an answer is still to come."""


class Chased(NamedTuple):
    """A party that is to answer, with the people to ask."""

    row: RegisterRow
    people: tuple[PersonRow, ...]
    may_tick: bool = True
    """Whether its overview asks for a tick where all is still right."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return the e-mail addresses of the people to ask."""
        return tuple(dict.fromkeys(person.email for person in self.people if is_address(person.email)))


class ChaseList(NamedTuple):
    """Who is to be chased, what is most late first, and the name of the programme for the texts."""

    programme: str
    chased: tuple[Chased, ...]


def read_chase_list(read: Reading, today: date, party_ids: Collection[str] = ()) -> ChaseList:
    """Return the parties whose answer is late or due soon, and of `party_ids` all that did not answer yet."""
    rows = [
        row
        for row in read_register(read)
        if (standing := row.standing(today)) in CHASED or (row.party_id in party_ids and standing in OPEN)
    ]
    rows.sort(key=lambda row: row.answer_by or date.max)
    people = parties.people_of(read, [row.party_id for row in rows])
    found = tuple(Chased(row, tuple(people[row.party_id]), _may_tick(read, row)) for row in rows)
    return ChaseList(programmes.get_programme(read).name, found)


def reminder(chased: Chased, programme: str, today: date) -> Question:
    """Return the reminder for a party, in the language of the overview that it got."""
    row = chased.row
    assert row.sent is not None
    tr = translator(row.sent.language)
    due = show_full_day(row.answer_by, tr) if row.answer_by else ""
    names = [person.name for person in chased.people if person.name and is_address(person.email)]
    greeting = tr("Hello {name},", name=names[0]) if len(names) == 1 else tr("Hello,")
    sent = tr(
        "On {day} we sent you the overview of {programme}, in the workbook “{file}”.",
        day=show_full_day(day_of(row.sent.sent_at), tr),
        programme=programme,
        file=row.sent.file_name,
    )
    rows = tr.plural("You fill in {n} row of it.", "You fill in {n} rows of it.", row.fills_in)
    asked = [*_came_empty(row, tr), tr(_asked(row, today, has_day=bool(due)), day=due)]
    if row.reminded_at is not None:
        asked.append(tr("We also wrote about it on {day}.", day=show_full_day(day_of(row.reminded_at), tr)))
    still_right = [tr("Can you not find the workbook any more? Tell us, and we send it again.")]
    if chased.may_tick:
        tick = tr("Is everything still right? Then ticking “{column}” is enough.", column=tr("Still right"))
        still_right.insert(0, tick)
    paragraphs = (
        greeting,
        f"{sent} {rows}",
        " ".join(asked),
        " ".join(still_right),
        tr("Did you answer in the meantime? Then you need not do anything."),
        tr("Thank you!"),
    )
    subject = tr("Reminder: overview of {programme}", programme=programme)
    if due:
        subject = tr("Reminder: overview of {programme}, answer by {day}", programme=programme, day=due)
    return Question(chased.addresses, subject, "\n\n".join(paragraphs))


def _may_tick(read: Reading, row: RegisterRow) -> bool:
    """Return whether the overview that a party got last has the column for a tick, in a row of its own."""
    found = find_sent_overview(read, row.sent.export_id) if row.sent else None
    if found is None:
        return False
    content = read_sent(found.export_id, found.content)
    return CONFIRMED in content.asked and any(it.fills_in for it in content.rows)


def _came_empty(row: RegisterRow, tr: Translator) -> list[str]:
    """Return that a workbook came back in which there is no answer, where one did."""
    came = row.came_empty
    if came is None:
        return []
    message = CAME_UNREADABLE if came.is_unreadable else CAME_EMPTY
    return [tr(message, file=came.file, day=show_full_day(day_of(came.at), tr))]


def _asked(row: RegisterRow, today: date, *, has_day: bool) -> str:
    is_late = row.is_late(today)
    if row.came_empty is not None and (is_late or not has_day):
        return _STILL_ASKED[has_day]
    return _ASKED[is_late, has_day]


CAME_EMPTY = N_("The workbook “{file}” reached us on {day}, but nothing was filled in in it.")
CAME_UNREADABLE = N_("The workbook “{file}” reached us on {day}, but we could not read an answer in it.")
_STILL_ASKED = {
    True: N_("We asked for your answer by {day} at the latest. Will you still send it to us?"),
    False: N_("Will you still send us your answer?"),
}
"""What is asked of whom a workbook came back from without an answer, by whether a day was given."""
_ASKED = {
    (True, True): N_("We asked for your answer by {day} at the latest, and did not receive it yet."),
    (False, True): N_("Will you send us your answer by {day} at the latest?"),
    (False, False): N_("We did not receive your answer yet. Will you send it to us?"),
}
"""What is asked, by whether the answer is late and whether a day was given."""


def keep_reminded(document: Document, rows: Iterable[RegisterRow]) -> None:
    """Keep as one fact that these parties were reminded now of the overview that they got last."""
    _keep(document, REMINDED, rows)


def keep_answered(document: Document, rows: Iterable[RegisterRow]) -> None:
    """Keep as one fact that these parties answered without a workbook, so that nobody chases them further."""
    _keep(document, ANSWERED, rows)


def withdraw(document: Document, row: RegisterRow, said: Said) -> None:
    """Take back that a party was reminded or answered; for others of the same fact it stays true."""
    assert row.sent is not None
    message = REMINDED if said in row.reminded else ANSWERED
    mistaken = told_label(message, [(row.sent.export_id, row.party)])
    document.record_fact(withdrawn_label(said.seq, mistaken, [row.sent.export_id]), keep_label)


def last_said(row: RegisterRow) -> Said | None:
    """Return what was kept last of a party: a reminder, or an answer without a workbook."""
    return max((*row.reminded, *row.told), key=lambda it: it.seq, default=None)


def _keep(document: Document, message: str, rows: Iterable[RegisterRow]) -> None:
    pairs = [(row.sent.export_id, row.party) for row in rows if row.sent is not None]
    if pairs:
        document.record_fact(told_label(message, pairs), keep_label)
