"""The mail that goes with an overview: to whom, with which words, as a draft. The user sends it, never we."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.domain.message_fields import MessageField, check_message, fill_message, token
from wsg_desktop.exchange.mail import Mail, Receiver, is_address, write_draft
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_options import OverviewOptions, usual_answer_day
from wsg_desktop.services.overviews import Written
from wsg_desktop.store import parties, programmes
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import PersonRow
from wsg_desktop.texts import N_, Translator, translator

SUBJECT = N_("Overview of {programme} for {party}")
SUBJECT_DEVIATIONS = N_("Deviations in {programme}: your explanation")
TEXT = N_(
    "Dear {contact},\n\n"
    "With this mail comes the overview of {programme} for {party}, with {projects}.\n"
    "You lead {to_fill_in}.\n"
    "Will you fill in the yellow columns and mail the file back by {answer_by}?\n\n"
    "Questions? {questions}\n\n"
    "Kind regards"
)
TEXT_DEVIATIONS = N_(
    "Dear {contact},\n\n"
    "We will soon talk about {programme}. Of what {party} leads, {projects} will be later than agreed.\n"
    "Will you write the cause, the consequence and the measure in the yellow columns, in a few words?\n"
    "Please mail the file back by {answer_by}.\n\n"
    "Questions? {questions}\n\n"
    "Kind regards"
)
COLLEAGUE = N_("colleague")
"""Whom a message is for where nobody is named."""


class Message(NamedTuple):
    """Subject and text of a mail, with fields."""

    subject: str
    text: str

    def check(self, tr: Translator) -> None:
        """Raise `UserError` for something between braces that is no field."""
        for part in self:
            check_message(part, tr)


class Recipient(NamedTuple):
    """An overview that was written, with the people of its party that can be mailed."""

    written: Written
    people: tuple[PersonRow, ...]
    unusable: tuple[str, ...] = ()
    """Who has an address that no mail can be sent to."""


class Letter(NamedTuple):
    """What goes with every overview of one round."""

    message: Message
    options: OverviewOptions
    programme: str


def usual_message(kind: OverviewKind, language: str) -> Message:
    """Return the message that goes with overviews unless something else is written."""
    tr = translator(language)
    fields = {field.value: token(field, tr) for field in MessageField}
    is_full = kind is OverviewKind.FULL
    subject, text = (SUBJECT, TEXT) if is_full else (SUBJECT_DEVIATIONS, TEXT_DEVIATIONS)
    return Message(tr(subject, **fields), tr(text, **fields))


def recipients_of(read: Reading, written: Iterable[Written]) -> list[Recipient]:
    """Return who can be mailed about each overview."""

    def recipient(it: Written) -> Recipient:
        named = people.get(it.party_id or "", ())
        able = tuple(person for person in named if is_address(person.email))
        rest = (person for person in named if person.email and person not in able)
        return Recipient(it, able, tuple(person.label for person in rest))

    found = list(written)
    people = parties.people_of(read, (it.party_id for it in found if it.party_id))
    for mine in people.values():
        mine.sort(key=lambda it: not it.name)  # a person is greeted before a function
    return [recipient(it) for it in found]


def letter_of(document: Document, message: Message, options: OverviewOptions) -> Letter:
    """Return what goes with every overview; raises `UserError` for something that is no field."""
    message.check(translator(options.language))
    with document.reading() as read:
        programme = programmes.get_programme(read).name
    answer_by = options.answer_by or usual_answer_day(document.clock.today())
    return Letter(message, replace(options, answer_by=answer_by), programme)


def mail_of(recipient: Recipient, left_out: Collection[str], letter: Letter) -> Mail:
    """Return the mail to one party; `left_out` are ids of people that are not mailed."""
    people = [person for person in recipient.people if person.id not in left_out]
    values = _values(recipient.written, people, letter)
    return Mail(
        tuple(Receiver(person.label, person.email) for person in people),
        fill_message(letter.message.subject, values),
        fill_message(letter.message.text, values),
    )


def write_drafts(recipients: Iterable[Recipient], left_out: Collection[str], letter: Letter) -> list[Path]:
    """Write a draft with its attachment beside each overview; raises `FileProblem`."""
    found: list[Path] = []
    for recipient in recipients:
        path = recipient.written.path.with_suffix(".eml")
        write_draft(mail_of(recipient, left_out, letter), recipient.written.path, path)
        found.append(path)
    return found


def _values(written: Written, people: Sequence[PersonRow], letter: Letter) -> dict[MessageField, str]:
    options, tr = letter.options, translator(letter.options.language)
    count, fills = written.leads + written.reads, written.leads
    day = show_full_day(options.answer_by, tr) if options.answer_by and (fills or written.actions) else ""
    return {
        MessageField.PARTY: written.party,
        MessageField.CONTACT: together([it.label for it in people], tr) or tr(COLLEAGUE),
        MessageField.ANSWER_BY: day,
        MessageField.PROJECTS: tr.plural("{n} project", "{n} projects", count),
        MessageField.TO_FILL_IN: tr.plural("{n} project", "{n} projects", fills) if fills else "",
        MessageField.PROGRAMME: letter.programme,
        MessageField.FILE: written.path.name,
        MessageField.QUESTIONS: options.contact,
    }


def together(names: Sequence[str], tr: Translator) -> str:
    """Return names as they are said one after another."""
    if len(names) < 2:
        return "".join(names)
    return tr("{some} and {last}", some=", ".join(names[:-1]), last=names[-1])
