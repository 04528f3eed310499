"""The question to those who lead a project how it stands, ready to be sent."""

from typing import NamedTuple

from wsg_desktop.domain.vocabulary import PartyRole
from wsg_desktop.exchange.mail import is_address, mail_link
from wsg_desktop.store import parties
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator


class Question(NamedTuple):
    """A message to send: addresses known in the programme (there may be none), subject and text."""

    addresses: tuple[str, ...]
    subject: str
    text: str

    @property
    def mailto(self) -> str:
        """Return the address that opens this message in the user's mail program (RFC 6068)."""
        return mail_link(self.addresses, self.subject, self.text).url


def question_to_lead(
    read: Reading, row: ProjectRow, deadline: str, expected: str, tr: Translator
) -> Question:
    """Return the question to the project lead, else to people of the lead parties; dates in words."""
    subject = tr("{title} ({number}): how does it stand?", title=row.title, number=row.number)
    text = tr(
        "Hello,\n\nFor the steering group I would like to know how {title} ({number}) stands.\n"
        "Agreed deadline: {deadline}. Now expected: {expected}.\n\n"
        "Is this still right? If not: when do you expect it to be ready, and what is the cause?\n\n"
        "Thank you!",
        title=row.title,
        number=row.number,
        deadline=deadline,
        expected=expected,
    )
    return Question(_addresses(read, row), subject, text)


def _addresses(read: Reading, row: ProjectRow) -> tuple[str, ...]:
    people = [person for person in parties.list_people(read) if is_address(person.email)]
    leads = {party.party_id for party in row.parties if party.role == PartyRole.LEAD.value}
    answerable = [person.email for person in people if person.id == row.project_lead_id]
    return tuple(answerable or (person.email for person in people if person.party_id in leads))
