"""The mail that goes with an overview: to whom, what it says, and what only a lead is asked."""

import email
import email.policy
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services import overviews, parties, programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_mail import (
    Message,
    Recipient,
    letter_of,
    mail_of,
    recipients_of,
    usual_message,
    write_drafts,
)
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.transaction import Transaction

NL = OverviewOptions(contact="Els, 0570 123456")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    opened = programme.create(tmp_path / "p.wsg", "tester", clock, name="Wonen met zorg")
    opened.change("fill", _fill)
    yield opened
    opened.close()


def _fill(tx: Transaction) -> None:
    lead = parties.add_party(tx, "Corporatie 1", kind="housing_corporation")
    parties.add_party(tx, "Zorg Oost", kind="care_provider")
    parties.add_person(tx, name="Jan de Vries", party_id=lead, email="jan@corporatie.example")
    parties.add_person(tx, function_title="projectleider", party_id=lead, email="pl@corporatie.example")
    parties.add_person(tx, name="Zonder adres", party_id=lead)
    parties.add_person(tx, name="Fout adres", party_id=lead, email="geen adres")
    for number in ("A1", "A2"):
        project = projects.create(tx, f"Eettafel {number}", number=number)
        set_field(tx, project, "lead_parties", ["Corporatie 1"])
        set_field(tx, project, "partner_parties", ["Zorg Oost"])


@pytest.fixture
def recipients(document: Document, tmp_path: Path) -> list[Recipient]:
    written = overviews.write_overviews(document, None, tmp_path / "uit", NL)
    with document.reading() as read:
        return recipients_of(read, written)


def test_everybody_with_an_address_is_mailed_unless_left_out(
    document: Document, recipients: list[Recipient]
) -> None:
    letter = letter_of(document, usual_message(OverviewKind.FULL, "nl"), NL)
    mail = mail_of(recipients[0], (), letter)
    assert [it.address for it in mail.to] == ["jan@corporatie.example", "pl@corporatie.example"]
    assert mail.subject == "Overzicht Wonen met zorg voor Corporatie 1"
    assert mail.text == (
        "Beste Jan de Vries en projectleider,\n\n"
        "Bij deze mail zit het overzicht van Wonen met zorg voor Corporatie 1, met 2 projecten.\n"
        "Van 2 projecten zijn jullie de trekker.\n"
        "Vul je de gele kolommen in en mail je het bestand uiterlijk maandag 7 december 2026 terug?\n\n"
        "Vragen? Els, 0570 123456\n\n"
        "Met vriendelijke groet"
    )
    one = mail_of(recipients[0], {recipients[0].people[1].id}, letter)
    assert [it.address for it in one.to] == ["jan@corporatie.example"]
    assert one.text.startswith("Beste Jan de Vries,")


def test_who_only_reads_is_not_asked_to_answer(document: Document, recipients: list[Recipient]) -> None:
    letter = letter_of(document, usual_message(OverviewKind.FULL, "nl"), NL)
    mail = mail_of(recipients[1], (), letter)
    assert mail.to == ()
    assert mail.text.startswith("Beste collega,")
    assert "december" not in mail.text
    assert "\n\n\n" not in mail.text


@pytest.mark.parametrize("kind", OverviewKind)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_usual_messages_have_only_fields_that_are_there(
    document: Document, recipients: list[Recipient], kind: OverviewKind, language: str
) -> None:
    letter = letter_of(document, usual_message(kind, language), OverviewOptions(language, kind=kind))
    for recipient in recipients:
        mail = mail_of(recipient, (), letter)
        assert not set("{}") & set(mail.subject + mail.text)
        assert "Wonen met zorg" in mail.subject


def test_an_unknown_field_is_named_before_anything_is_made(document: Document) -> None:
    for message in (Message("{onderwerp}", "x"), Message("x", "Beste {naam}")):
        with pytest.raises(UserError, match="is not a field"):
            letter_of(document, message, NL)


def test_a_draft_stands_beside_each_workbook(document: Document, recipients: list[Recipient]) -> None:
    letter = letter_of(document, usual_message(OverviewKind.FULL, "nl"), NL)
    paths = write_drafts(recipients, (), letter)
    assert [it.suffix for it in paths] == [".eml", ".eml"]
    for path, recipient in zip(paths, recipients, strict=True):
        draft = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert recipient.written.path.name in {part.get_filename() for part in draft.walk()}
