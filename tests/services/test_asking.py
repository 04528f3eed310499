"""The question to those who lead a project: to whom, and as a link that any mail program takes."""

from urllib.parse import parse_qs, urlsplit

from wsg_desktop.services import parties, project_fields, projects
from wsg_desktop.services.asking import Question, question_to_lead
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator


def ask(document: Document, project: str) -> Question:
    with document.reading() as read:
        row = stored.get_project(read, project)
        return question_to_lead(read, row, "30 nov", "10 dec", translator("en"))


def make(document: Document, *, lead_mail: str = "") -> str:
    def work(tx: Transaction) -> str:
        made = projects.create(tx, "Eettafel & meer", number="R2")
        project_fields.set_field(tx, made, "lead_parties", ["Welzijnsinstelling"])
        party = parties.party_named(tx, "Welzijnsinstelling")
        parties.add_person(tx, name="C. de Vries", party_id=party, email="info@welzijn.example")
        parties.add_person(tx, name="P. Smit", party_id=party, email="P. Smit <smit@welzijn.example>")
        if lead_mail:
            parties.add_person(tx, function_title="coördinator", email=lead_mail)
            project_fields.set_field(tx, made, "project_lead", "coördinator")
        return made

    return document.change("nieuw", work)


def test_project_lead_goes_before_people_of_the_lead_party(document: Document) -> None:
    assert ask(document, make(document, lead_mail="co@x.example")).addresses == ("co@x.example",)


def test_people_of_the_lead_party_are_asked_else(document: Document) -> None:
    question = ask(document, make(document))

    link = urlsplit(question.mailto)
    assert (link.scheme, link.path) == ("mailto", "info@welzijn.example")
    assert parse_qs(link.query) == {
        "subject": [question.subject],
        "body": [question.text.replace("\n", "\r\n")],
    }
    assert "Eettafel & meer (R2)" in question.text
    assert "30 nov" in question.text
