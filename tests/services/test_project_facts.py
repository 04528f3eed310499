"""Facts of projects on a real programme: what is searched, sorted and filtered, and what a view yields."""

from datetime import UTC, date, datetime

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.views import EMPTY, Check, Condition, Filter, GroupBy, SortBy, View
from wsg_desktop.domain.vocabulary import Aspect, Light, Precision
from wsg_desktop.errors import NotFound
from wsg_desktop.services import areas, programme, progress, project_fields, projects, views
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import get_view, read_basis, rows_in_view, saved_views
from wsg_desktop.store.programmes import list_phase_definitions
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 23)


@pytest.fixture
def ids(document: Document) -> dict[str, str]:
    def work(tx: Transaction) -> dict[str, str]:
        made = {
            number: projects.create(tx, f"Project {number}", number=number) for number in ("B10", "B2", "B1")
        }
        tx.flush()
        for number, key, value in (
            ("B10", "areas", ["'t Zandt", "Bathmen"]),
            ("B2", "areas", ["Bathmen"]),
            ("B10", "lead_parties", ["Coöperatie Zuid"]),
            ("B10", "phase", "operation"),
            ("B2", "phase", "initiative"),
            ("B10", "end", exact(date(2027, 1, 1))),
            ("B2", "end", Term(None, Precision.ONGOING)),
            ("B1", "end", Term(None, Precision.UNKNOWN, "n.t.b.")),
            ("B10", "deadline", exact(date(2026, 11, 30))),
            ("B2", "deadline", exact(date(2026, 10, 30))),
            ("B2", "notes", "afgesproken met de huisarts"),
            ("B1", "theme", "wonen"),
        ):
            project_fields.set_field(tx, made[number], key, value)
        progress.set_status(tx, made["B1"], Aspect.RISKS, Light.ATTENTION)
        areas.set_area_field(tx, areas.area_named(tx, "Bathmen"), "municipality", "Deventer")
        return made

    return document.change("vullen", work)


def shown(document: Document, view: View | str | None) -> list[str]:
    with document.reading() as read:
        return [row.number for row in rows_in_view(read, view, TODAY)]


def by(field: str, *, descending: bool = False) -> View:
    return View("", sort=(SortBy(field, descending),))


def facts_of(document: Document) -> ProjectFacts:
    with document.reading() as read:
        rows = {row.id: row for row in list_projects(read)}
        return ProjectFacts(rows, read_basis(read, TODAY, translator("en"), with_texts=True))


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("field", "order"),
    [
        ("number", ["B1", "B2", "B10"]),
        ("areas", ["B2", "B10", "B1"]),
        ("phase", ["B2", "B10", "B1"]),
        ("end", ["B10", "B2", "B1"]),
        ("deadline", ["B2", "B10", "B1"]),
        ("delay", ["B2", "B10", "B1"]),
        ("risks", ["B1", "B10", "B2"]),
        ("theme", ["B1", "B10", "B2"]),
        ("municipality", ["B10", "B2", "B1"]),
    ],
)
def test_each_field_sorts_in_its_own_way(document: Document, field: str, order: list[str]) -> None:
    assert shown(document, by(field)) == order


@pytest.mark.usefixtures("ids")
def test_what_is_not_late_comes_last_also_downwards(document: Document) -> None:
    assert shown(document, by("delay", descending=True)) == ["B10", "B2", "B1"]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("huisarts", ["B2"]),
        ("cooperatie", ["B10"]),
        ("deventer", ["B10", "B2"]),
        ("zandt project", ["B10"]),
        ("n.t.b.", ["B1"]),
        ("wonen project b1", ["B1"]),
        ("b1 huisarts", []),
    ],
)
def test_a_search_looks_through_everything(document: Document, text: str, found: list[str]) -> None:
    assert shown(document, View("", Filter(text))) == found


@pytest.mark.usefixtures("ids")
def test_no_word_is_found_across_two_fields(document: Document) -> None:
    assert shown(document, View("", Filter("b10project"))) == []


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Condition(Check.LATE), ["B10", "B2"]),
        (Condition(Check.DEADLINE_NEAR), ["B10"]),
        (Condition(Check.DEADLINE_NEAR, 3), []),
        (Condition(Check.WITHOUT_LEAD), ["B2", "B1"]),
        (Condition(Check.STALE), []),
        (Condition(Check.OPEN), ["B10", "B2", "B1"]),
    ],
)
def test_conditions_follow_the_rules_of_status(
    document: Document, condition: Condition, found: list[str]
) -> None:
    assert shown(document, View("", Filter(conditions=(condition,)))) == found


@pytest.mark.usefixtures("ids")
def test_days_that_are_left_open_are_those_of_the_programme(document: Document) -> None:
    document.change("x", lambda tx: programme.change_settings(tx, deadline_notice_days=5))

    assert shown(document, View("", Filter(conditions=(Condition(Check.DEADLINE_NEAR),)))) == []


def test_stale_is_what_nobody_touched(document: Document, ids: dict[str, str], clock: FixedClock) -> None:
    clock.set(datetime(2027, 3, 1, 8, tzinfo=UTC))
    document.change("x", lambda tx: project_fields.set_field(tx, ids["B1"], "effort", "1 fte"))
    stale = View("", Filter(conditions=(Condition(Check.STALE),)))
    with document.reading() as read:
        found = [row.number for row in rows_in_view(read, stale, clock.today())]

    assert found == ["B10", "B2"]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("areas", "Bathmen", ["B10", "B2"]),
        ("areas", EMPTY, ["B1"]),
        ("municipality", "Deventer", ["B10", "B2"]),
        ("phase", "operation", ["B10"]),
        ("risks", "attention", ["B1"]),
        ("status", "off_track", ["B10", "B2"]),
        ("end", "2027", ["B10"]),
        ("end", "ongoing", ["B2"]),
        ("percent", EMPTY, ["B10", "B2", "B1"]),
    ],
)
def test_values_pass_by_field(document: Document, field: str, value: str, found: list[str]) -> None:
    assert shown(document, View("", Filter().accepting(field, [value]))) == found


def test_groups_stand_as_people_list_them(document: Document, ids: dict[str, str]) -> None:
    facts = facts_of(document)
    arranger = arranger_of(facts._rows, facts)

    by_area = arranger.arrange(View("", group_by=GroupBy.AREA)).groups
    assert [group.title for group in by_area] == ["Bathmen", "'t Zandt", "Whole programme"]
    by_phase = arranger.arrange(View("", group_by=GroupBy.PHASE)).groups
    assert [group.title for group in by_phase] == ["Initiatief", "Beheer", "No phase"]
    by_lead = arranger.arrange(View("", group_by=GroupBy.LEAD_PARTY)).groups
    assert [group.title for group in by_lead] == ["Coöperatie Zuid", "No lead party yet"]


def test_groups_by_theme_municipality_and_role(document: Document, ids: dict[str, str]) -> None:
    def titles(by: GroupBy) -> list[str]:
        facts = facts_of(document)
        return [
            group.title for group in arranger_of(facts._rows, facts).arrange(View("", group_by=by)).groups
        ]

    assert titles(GroupBy.THEME) == ["wonen", "No theme"]
    assert titles(GroupBy.MUNICIPALITY) == ["Deventer", "No municipality"]
    roles = titles(GroupBy.ROLE)
    with document.reading() as read:
        table = {it.phase: it.director_role for it in list_phase_definitions(read)}
    # The roles follow each other as the phases do; a role of a project's own comes after them.
    assert roles == [table["initiative"], table["operation"], "No role of the director yet"]

    document.change("rol", lambda tx: project_fields.set_field(tx, ids["B2"], "director_role", "aanjager"))
    assert titles(GroupBy.ROLE) == [table["operation"], "aanjager", "No role of the director yet"]
    document.change("fase", lambda tx: project_fields.set_field(tx, ids["B1"], "phase", "initiative"))
    assert titles(GroupBy.ROLE) == [table["initiative"], table["operation"], "aanjager"]
    assert shown(document, by("director_role"))[0] == "B2"
    assert shown(document, View("", Filter("aanjager"))) == ["B2"]


def test_lights_and_days_late_come_from_the_rules(document: Document, ids: dict[str, str]) -> None:
    facts = facts_of(document)

    assert facts.lights(ids["B1"])[Aspect.RISKS] is Light.ATTENTION
    assert facts.days_late(ids["B2"]) == 24
    assert facts.days_late(ids["B1"]) == 0
    assert facts.municipalities(ids["B10"]) == ("Deventer",)


@pytest.mark.usefixtures("ids")
def test_views_are_found_by_name_and_damaged_ones_left_out(document: Document) -> None:
    mine = View("Mijn lijst", Filter("b10"))

    def keep(tx: Transaction) -> None:
        views.save_view(tx, mine.name, mine.to_json())
        views.save_view(tx, "Stuk", "nonsense")

    document.change("bewaren", keep)

    with document.reading() as read:
        assert saved_views(read) == [mine]
        assert get_view(read, "mijn LIJST") == mine
        with pytest.raises(NotFound, match="Stuk"):
            get_view(read, "Stuk")
    assert shown(document, "mijn lijst") == ["B10"]
    assert shown(document, None) == ["B10", "B2", "B1"]
