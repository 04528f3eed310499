"""What changed, in words, told from real changes in a real programme file."""

import gettext
import io
from datetime import date

import pytest

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Aspect, DeadlineReason, Light, LinkType, PartyRole, Precision
from wsg_desktop.paths import resources
from wsg_desktop.services import areas, links, parties, programme, progress, project_fields, projects
from wsg_desktop.services.change_words import Told, Words
from wsg_desktop.services.document import Document
from wsg_desktop.store import changes as journal
from wsg_desktop.store import programmes
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator, translator

TODAY = date(2026, 11, 22)


@pytest.fixture
def project(document: Document) -> str:
    """Return the id of a project with parties and an area."""

    def work(tx: Transaction) -> str:
        made = projects.create(tx, "Eettafel in het wijkcentrum", number="R2")
        tx.flush()
        project_fields.set_field(tx, made, "lead_parties", ["Welzijnsinstelling"])
        project_fields.set_field(tx, made, "areas", ["Rivierenwijk"])
        project_fields.set_field(tx, made, "end", exact(date(2027, 3, 15)))
        return made

    return document.change("new project", work)


@pytest.fixture
def en() -> Translator:
    return translator("en")


def told(document: Document, owner_id: str, tr: Translator, since: int | None = None) -> list[Told]:
    """Return what changed of `owner_id` after the last change set before this call, oldest first."""
    with document.reading() as read:
        found = journal.history(read, owner_id)[::-1]
        found = [row for row in found if since is None or row.seq > since]
        return Words.load(read, tr, TODAY, found).tell(found)


def seq(document: Document) -> int:
    """Return the number of the latest change set."""
    changes = document.last_changes
    assert changes is not None
    assert changes.seq is not None
    return changes.seq


def sentences(document: Document, owner_id: str, tr: Translator, *steps: object) -> list[str]:
    """Do each step as a change of its own, and return what is told of them."""
    before = seq(document)
    for step in steps:
        document.change("change", step)  # type: ignore[arg-type]
    return [it.text for it in told(document, owner_id, tr, before)]


def field(project_id: str, key: str, value: object) -> object:
    return lambda tx: project_fields.set_field(tx, project_id, key, value)


def test_a_moved_end_is_told_from_what_to_what(document: Document, project: str, en: Translator) -> None:
    before = seq(document)
    document.change(
        "change", lambda tx: project_fields.set_field(tx, project, "end", exact(date(2027, 3, 29)))
    )

    with document.reading() as read:
        (row,) = journal.changed_since(read, before)
        words = Words.load(read, en, TODAY, [row])

    assert words.with_title(row) == "Eettafel in het wijkcentrum: expected end 15 Mar → 29 Mar"
    assert words.values(row) == ("15 Mar", "29 Mar")


Q1 = Term(date(2027, 3, 31), Precision.QUARTER, "Q1 2027")
FROM_Q1 = Term(date(2027, 1, 1), Precision.QUARTER, "Q1 2027")
LATER = exact(date(2028, 3, 1))

FIELDS = [
    ("budget", 85000, 90000, "budget: €85,000", "budget €85,000 → €90,000"),
    ("percent", 10, 20, "percent complete: 10 %", "percent complete 10 % → 20 %"),
    ("phase", "development", None, "present phase: Development", "present phase emptied (was Development)"),
    ("state", "on_hold", "done", "state Active → On hold", "state On hold → Done"),
    ("effort", "4 uur", "", "effort: 4 uur", "effort emptied (was 4 uur)"),
    ("description", "Samen eten", "Samen koken", "description filled in", "description changed"),
    ("notes", "Bel terug", "", "notes filled in", "notes emptied"),
    ("project_lead", "Ada", "Bob", "project lead: Ada", "project lead Ada → Bob"),
    ("daily_direction", "Dorp", None, "daily direction: Dorp", "daily direction emptied (was Dorp)"),
    ("start", FROM_Q1, NO_TERM, "start no date yet → Q1 2027", "start Q1 2027 → no date yet"),
    ("end", LATER, Q1, "expected end 15 Mar → 1 Mar 2028", "expected end 1 Mar 2028 → Q1 2027"),
]


@pytest.mark.parametrize(("key", "first", "second", "filled", "changed"), FIELDS)
def test_every_kind_of_field_is_told_in_words(
    document: Document,
    project: str,
    en: Translator,
    key: str,
    first: object,
    second: object,
    filled: str,
    changed: str,
) -> None:
    assert sentences(document, project, en, field(project, key, first), field(project, key, second)) == [
        filled,
        changed,
    ]


def test_lists_are_told_by_what_came_and_went(document: Document, project: str, en: Translator) -> None:
    found = sentences(
        document,
        project,
        en,
        field(project, "lead_parties", ["Bibliotheek", "Welzijnsinstelling"]),
        field(project, "partner_parties", ["Inwoners"]),
        field(project, "lead_parties", ["Bibliotheek"]),
        field(project, "tags", ["pilot"]),
        field(project, "areas", []),
        field(project, "goals", ["Langer thuis"]),
    )

    assert found == [
        "lead party added: Bibliotheek",
        "partner party added: Inwoners",
        "lead party removed: Welzijnsinstelling",
        "tag added: pilot",
        "area removed: Rivierenwijk",
        "goal added: Langer thuis",
    ]


def test_the_order_of_parties_is_bookkeeping_and_not_told(
    document: Document, project: str, en: Translator
) -> None:
    document.change(
        "x", lambda tx: project_fields.set_field(tx, project, "lead_parties", ["Welzijnsinstelling", "B"])
    )

    assert sentences(document, project, en, field(project, "lead_parties", ["B", "Welzijnsinstelling"])) == []


def test_a_deadline_is_told_with_its_reason(document: Document, project: str, en: Translator) -> None:
    def agree(tx: Transaction) -> None:
        project_fields.set_field(tx, project, "deadline", exact(date(2027, 3, 1)))

    def decide(tx: Transaction) -> None:
        project_fields.set_deadline(
            tx, project, exact(date(2027, 4, 1)), DeadlineReason.DECISION, "3 September"
        )

    assert sentences(document, project, en, agree, decide) == [
        "deadline no date yet → 1 Mar",
        "deadline 1 Mar → 1 Apr (decision 3 September)",
    ]


def test_what_hangs_on_a_project_names_what_it_is_about(
    document: Document, project: str, en: Translator
) -> None:
    found = sentences(
        document,
        project,
        en,
        lambda tx: progress.set_phase_period(
            tx, project, "realisation", "planned_start", exact(date(2027, 1, 4))
        ),
        lambda tx: progress.set_phase_period(
            tx, project, "realisation", "planned_start", exact(date(2027, 1, 11))
        ),
        lambda tx: progress.set_status(tx, project, Aspect.MONEY, Light.ATTENTION, cause="duurder"),
        lambda tx: progress.set_status(tx, project, Aspect.MONEY, Light.ON_TRACK),
        lambda tx: progress.explain_status(tx, project, Aspect.TIME, cause="geen vergunning"),
        lambda tx: progress.add_situation(tx, project, "De keuken is er."),
        lambda tx: progress.set_references(tx, project, [("Plan", "https://example.org/plan")]),
    )

    assert found == [
        "period of Realisation: planned 4 Jan – …",
        "Realisation, planned start 4 Jan → 11 Jan",
        "status of Money: Attention (duurder)",
        "Money, status Attention → On track",
        "status of Time: geen vergunning",
        "situation: De keuken is er.",
        "link to a page or file added: Plan (https://example.org/plan)",
    ]


def test_links_and_places_in_the_outline_name_the_other_project(
    document: Document, project: str, en: Translator
) -> None:
    other = document.change("x", lambda tx: projects.create(tx, "Servicewinkel", number="B1"))
    link: list[str] = []
    found = sentences(
        document,
        project,
        en,
        lambda tx: link.append(links.add_link(tx, other, project, LinkType.FINISH_START, 2)),
        lambda tx: links.add_link(tx, other, project, LinkType.FINISH_START, 5),
        lambda tx: links.remove_link(tx, link[0]),
        lambda tx: projects.move(tx, project, parent_id=other, after_id=None),
        lambda tx: projects.delete(tx, [project]),
        lambda tx: projects.restore(tx, [project]),
    )

    assert found == [
        "now follows B1 Servicewinkel",
        "B1 Servicewinkel, lag in working days 2 → 5",
        "no longer follows B1 Servicewinkel",
        "now stands under B1 Servicewinkel",
        "to the bin",
        "out of the bin",
    ]


def test_names_of_what_is_gone_come_from_the_journal(
    document: Document, project: str, en: Translator
) -> None:
    before = seq(document)
    document.change("x", lambda tx: project_fields.set_field(tx, project, "partner_parties", ["Weer weg"]))
    document.undo()

    assert [it.text for it in told(document, project, en, before)] == [
        "partner party added: Weer weg",
        "partner party removed: Weer weg",
    ]


def test_areas_parties_and_the_programme_are_told_too(document: Document, en: Translator) -> None:
    area = document.change("x", lambda tx: areas.add_area(tx, "Bathmen"))
    party = document.change("x", lambda tx: parties.add_party(tx, "Bibliotheek"))
    with document.reading() as read:
        whole = programmes.get_programme(read).id

    def direct(tx: Transaction) -> None:
        areas.set_director(tx, area, person_id=None, party_id=party, first=date(2027, 1, 1))

    assert sentences(
        document, area, en, lambda tx: areas.set_area_field(tx, area, "phase", "operation"), direct
    ) == [
        "present phase: Operation",
        "director: Bibliotheek",
    ]
    assert sentences(document, party, en, lambda tx: parties.add_alias(tx, party, "de bieb")) == [
        "also known as de bieb"
    ]

    def settle(tx: Transaction) -> None:
        programme.change_settings(tx, stale_days=60, good_friday_closed=True)

    assert sentences(document, whole, en, settle) == [
        "days after which a project is out of date 91 → 60",
        "good Friday is a day off no → yes",
    ]


def test_every_change_of_a_whole_programme_has_words(document: Document, en: Translator) -> None:
    """Nothing falls back to the name of an entity or a field in the code."""
    from wsg_desktop.services import change_labels as labels
    from wsg_desktop.store.journal.entities import entities

    hidden = {"sort_key", "parent_id", "deleted_at", "definition"}
    for name, entity in entities().items():
        assert name in labels.CAME_AND_WENT
        if name in {"recipe", "sent_overview", "accepted_finding"}:
            continue
        known = labels.FIELD_LABELS.get(name, {})
        never_changes = {
            entity.owner_field,
            "phase",
            "aspect",
            "area_id",
            "goal_id",
            "tag",
            "source_id",
            "target_id",
        }
        never_changes |= {"party_id"} if name == "project_party" else set()
        for it in entity.fields:
            if it.name in hidden or (name not in {"project", "area"} and it.name in never_changes):
                continue
            assert it.name in known or it.name.removesuffix("_id") in known, (name, it.name)


def test_told_says_what_a_change_is_about(document: Document, project: str, en: Translator) -> None:
    before = seq(document)
    document.change("x", lambda tx: project_fields.set_parties(tx, project, PartyRole.PARTNER, []))
    document.change("x", lambda tx: project_fields.set_field(tx, project, "lead_parties", []))
    document.change("x", lambda tx: project_fields.set_field(tx, project, "project_lead", "Ada"))
    document.change("x", lambda tx: progress.add_situation(tx, project, "Klaar"))

    assert [it.about for it in told(document, project, en, before)] == [
        "Lead party",
        "Project lead",
        "Situation",
    ]


def test_dutch_reads_as_people_say_it(document: Document, project: str) -> None:
    dutch = _dutch()

    def agree(tx: Transaction) -> None:
        project_fields.set_field(tx, project, "deadline", exact(date(2027, 3, 1)))

    def decide(tx: Transaction) -> None:
        later, why = exact(date(2027, 4, 1)), DeadlineReason.DECISION
        project_fields.set_deadline(tx, project, later, why, "3 september")

    found = sentences(
        document,
        project,
        dutch,
        field(project, "end", exact(date(2027, 3, 29))),
        field(project, "lead_parties", ["Welzijnsinstelling", "Bibliotheek"]),
        lambda tx: progress.add_situation(tx, project, "De keuken is er."),
        agree,
        decide,
    )

    assert found == [
        "verwacht gereed 15 mrt → 29 mrt",
        "trekker toegevoegd: Bibliotheek",
        "stand van zaken: De keuken is er.",
        "deadline nog geen datum → 1 mrt",
        "deadline 1 mrt → 1 apr (besluit 3 september)",
    ]


def test_a_word_of_a_newer_version_is_shown_as_it_is(
    document: Document, project: str, en: Translator
) -> None:
    with document.reading() as read:
        row = journal.history(read, project)[0]._replace(op="update", entity="project", field="state")
        words = Words.load(read, en, TODAY, [row])

    assert words.sentence(row._replace(old="active", new="asleep")) == "state Active → asleep"


def _dutch() -> Translator:
    """Return Dutch from the texts as they stand in their sources, so that no build is needed."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    together = Catalog(locale="nl")
    folder = resources() / "i18n"
    for path in (*sorted((folder / "parts").glob("*.po")), folder / "nl.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="nl"):
                if message.id and message.string and "".join(message.string):
                    together.add(message.id, message.string, context=message.context)
    compiled = io.BytesIO()
    write_mo(compiled, together)
    compiled.seek(0)
    return Translator("nl", gettext.GNUTranslations(compiled))
