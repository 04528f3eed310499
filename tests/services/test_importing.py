"""Importing a list: one undo step, nothing doubled, parties joined only when that is sure."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.any_list import open_list
from wsg_desktop.exchange.drafts import ListDraft
from wsg_desktop.services import areas as area_services
from wsg_desktop.services import links as link_services
from wsg_desktop.services import parties as party_services
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.import_plan import ImportDecisions, ImportPlan, plan_import
from wsg_desktop.services.importing import import_label, import_list
from wsg_desktop.services.list_import import import_file
from wsg_desktop.store import areas, parties, programmes, project_details
from wsg_desktop.store import projects as project_reads
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import translator

SAMPLE = Path(__file__).parent.parent / "data" / "uitvoeringsprogramma.xlsx"
EN = translator("en")

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Return a function that saves rows as a workbook."""

    def saved(*rows: list[Any], name: str = "lijst.xlsx") -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return saved


def draft_of(document: Document, path: Path) -> ListDraft:
    return open_list(path, today=document.clock.today()).draft()


def plan_of(document: Document, draft: ListDraft, decisions: ImportDecisions | None = None) -> ImportPlan:
    with document.reading() as read:
        return plan_import(read, draft, document.clock.today(), decisions)


def by_number(document: Document) -> dict[str, ProjectRow]:
    with document.reading() as read:
        return {row.number: row for row in project_reads.list_projects(read)}


def party_names(document: Document) -> list[str]:
    with document.reading() as read:
        return [row.name for row in parties.list_parties(read)]


def test_the_sample_is_one_step_that_is_undone_and_redone(document: Document) -> None:
    draft = draft_of(document, SAMPLE)
    before = state_of(document)
    result = document.change(import_label(draft.file), lambda tx: import_list(tx, draft))
    after = state_of(document)
    assert len(result.project_ids) == 14
    assert EN.sentence(document.undo()) == "import uitvoeringsprogramma.xlsx"
    assert state_of(document) == before
    document.redo()
    assert state_of(document) == after
    assert_journal_is_true(document)


def test_the_sample_from_a_file(document: Document) -> None:
    report = import_file(document, SAMPLE).as_json(EN)
    counts = {
        key: report[key]
        for key in ("projects", "areas", "parties", "links", "duplicates", "parties_in_doubt")
    }
    assert counts == {
        "projects": 14,
        "areas": 4,
        "parties": 21,
        "links": 0,
        "duplicates": [],
        "parties_in_doubt": [],
    }
    assert report["parties_merged"] == [{"name": "gem. Deventer", "party": "Gemeente Deventer"}]
    assert {(it["sheet"], it["cell"]) for it in report["problems"]} == {
        ("Programma 2026-2029", "M5"),
        ("Programma 2026-2029", "B28"),
    }
    row = by_number(document)["B3"]
    assert (row.areas, row.lead_parties, row.phase) == (("Bathmen",), ("Gemeente Deventer",), "development")
    assert row.project_lead == "projectleider openbare ruimte"
    assert (row.situation, row.situation_day) == ("ontwerp klaar", date(2026, 11, 23))
    with document.reading() as read:
        kinds = {row.name: row.kind for row in parties.list_parties(read)}
        codes = {row.name: row.municipality_code for row in areas.list_areas(read, date(2026, 11, 23))}
    assert codes == {
        "Bathmen": "GM0150",
        "Rivierenwijk": "GM0150",
        "Keizerslanden": "GM0150",
        "Wierden": "GM0189",
    }
    assert kinds["inwoners"] == kinds["alle partijen"] == kinds["plaatselijke belangen"] == "group"
    assert kinds["Gemeente Deventer"] == "municipality"


def test_the_same_list_again_doubles_nothing(document: Document) -> None:
    import_file(document, SAMPLE)
    state = {name: rows for name, rows in state_of(document).items() if name != "recipe"}
    report = import_file(document, SAMPLE).as_json(EN)
    assert (report["projects"], report["areas"], report["parties"]) == (0, 0, 0)
    assert len(report["duplicates"]) == 14
    assert report["recipe"] == "uitvoeringsprogramma.xlsx"
    assert {name: rows for name, rows in state_of(document).items() if name != "recipe"} == state


def test_a_dry_run_writes_nothing(document: Document) -> None:
    before = state_of(document)
    report = import_file(document, SAMPLE, dry_run=True)
    assert report.lines(EN)[0] == (
        "Would import from uitvoeringsprogramma.xlsx: 14 projects, 4 areas, 21 parties, 0 links."
    )
    assert state_of(document) == before


def test_problems_name_sheet_and_cell(document: Document, save: Save) -> None:
    path = save(
        ["Nr", "Project", "Budget", "Voorganger"], ["B1", "Winkel", "veel", "B9"], ["B2", "Bus", 5, ""]
    )
    lines = import_file(document, path).problem_lines(EN)
    assert lines == [
        "Sheet!C2: check: “veel” is no amount in euros. It is kept in the notes of the project.",
        "Sheet!D2: check: There is no project B9, so there is no link. Look up the number in the list.",
    ]


def test_duplicates_by_number_and_by_title_with_areas(document: Document, save: Save) -> None:
    import_file(document, save(["Nr", "Project", "Gebied"], ["B1", "Winkel", "Bathmen"], ["", "Bus", "Zuid"]))
    path = save(
        ["Nr", "Project", "Gebied"],
        ["B1", "De winkel", "Bathmen"],  # the same number and nearly the same title
        ["", "bus", "Zuid"],  # the same title and area
        ["", "Bus", "Bathmen"],  # another area
        ["", "Bus", ""],  # the whole programme
        name="tweede.xlsx",
    )
    report = import_file(document, path)
    assert [row.title for row in report.plan.duplicates.values()] == ["Winkel", "Bus"]
    titles = sorted(row.title for row in by_number(document).values())
    assert titles == ["Bus", "Bus", "De winkel", "bus"], "what the list calls it now, doubled nowhere"


def test_a_number_of_another_project_is_not_taken(document: Document, save: Save) -> None:
    import_file(document, save(["Nr", "Project"], ["1", "Winkel"]))
    report = import_file(
        document, save(["Nr", "Project"], ["1", "Gebiedsvisie"], ["2", "Bus"], name="b.xlsx")
    )
    assert {row.title: row.number for row in by_number(document).values()} == {
        "Winkel": "1",
        "Gebiedsvisie": "P-0001",
        "Bus": "2",
    }
    assert "Number 1 is in use for another project" in report.problem_lines(EN)[0]


def test_the_number_of_a_project_in_the_bin_is_not_given_again(document: Document, save: Save) -> None:
    gone = document.change("a", lambda tx: projects.create(tx, "Winkel", number="B1"))
    document.change("b", lambda tx: projects.delete(tx, [gone]))
    import_file(document, save(["Nr", "Project"], ["B1", "Winkel"], ["P-0001", "Bus"], ["", "Tuin"]))
    assert {row.title: row.number for row in by_number(document).values()} == {
        "Winkel": "P-0002",
        "Bus": "P-0001",
        "Tuin": "P-0003",
    }


def test_parties_of_the_programme_are_used_and_likely_ones_stay_apart(document: Document, save: Save) -> None:
    document.change("a", lambda tx: party_services.add_party(tx, "Gemeente Deventer"))
    document.change("b", lambda tx: party_services.add_party(tx, "Zorggroep Oost Salland"))
    path = save(
        ["Project", "Trekker", "Partijen"],
        ["Winkel", "gem. Deventer", "Corporatie 1, Corporatie 2"],
        ["Bus", "Zorggroep Oost-Sallands", "corporatie 1"],
    )
    report = import_file(document, path)
    assert party_names(document) == [
        "Corporatie 1",
        "Corporatie 2",
        "Gemeente Deventer",
        "Zorggroep Oost Salland",
        "Zorggroep Oost-Sallands",
    ]
    assert report.as_json(EN)["parties_in_doubt"] == [
        {"name": "Zorggroep Oost-Sallands", "may_be": ["Zorggroep Oost Salland"]}
    ]
    assert "Sheet!B3: check: Zorggroep Oost-Sallands may be the same party" in report.problem_lines(EN)[0]


def test_what_a_person_decides_is_done_and_the_alias_is_remembered(document: Document, save: Save) -> None:
    known = document.change("a", lambda tx: party_services.add_party(tx, "Zorggroep Oost Salland"))
    draft = draft_of(document, save(["Project", "Trekker"], ["Winkel", "ZOS"], ["Bus", "Corporatie 1"]))
    decisions = ImportDecisions(parties={"ZOS": known}, leave=frozenset({2}))
    assert len(plan_of(document, draft, decisions).projects) == 1
    before = state_of(document)
    document.change("b", lambda tx: import_list(tx, draft, decisions))
    with document.reading() as read:
        (row,) = parties.list_parties(read)
    assert (row.name, row.aliases, row.leads) == ("Zorggroep Oost Salland", ("ZOS",), 1)
    document.undo()
    assert state_of(document) == before
    again = draft_of(document, save(["Project", "Trekker"], ["Tuin", "ZOS"], name="b.xlsx"))
    assert plan_of(document, again).new_parties == ("new:ZOS",), "an alias that was undone is forgotten"


def test_a_duplicate_can_be_taken_all_the_same(document: Document, save: Save) -> None:
    path = save(["Nr", "Project"], ["B1", "Winkel"])
    import_file(document, path)
    draft = draft_of(document, path)
    document.change("b", lambda tx: import_list(tx, draft, ImportDecisions(take=frozenset({1}))))
    assert {row.number for row in by_number(document).values()} == {"B1", "P-0001"}


def test_links_inside_the_list_and_to_the_programme(document: Document, save: Save) -> None:
    import_file(document, save(["Nr", "Project"], ["A1", "Grond kopen"]))
    path = save(
        ["Nr", "Project", "Voorganger"],
        ["A1", "Grond kopen", "C1"],
        ["C1", "Vergunning", ""],
        ["B1", "Ontwerp", "A1FS+5"],
        ["B2", "Bouw", "B1; B1SS"],
        name="b.xlsx",
    )
    import_file(document, path)
    rows = {row.id: number for number, row in by_number(document).items()}
    with document.reading() as read:
        found = {
            (rows[it.source_id], rows[it.target_id], it.type, it.lag) for it in programmes.list_links(read)
        }
    assert found == {("A1", "B1", "FS", 5), ("B1", "B2", "FS", 0), ("B1", "B2", "SS", 0)}, (
        "A1 is left as it is"
    )
    document.change(
        "c", lambda tx: link_services.add_link(tx, by_number(document)["A1"].id, by_number(document)["B2"].id)
    )


def test_everything_that_a_list_can_tell_is_kept(document: Document, save: Save) -> None:
    header = {
        "Nr": "B1",
        "Project": "Winkel",
        "Omschrijving": "Een winkel",
        "Gebied": "Bathmen",
        "Gemeente": "Deventer",
        "Thema": "wonen",
        "Doelen": "Langer thuis; Ontmoeten",
        "Soort": "activiteit",
        "Toestand": "in de wacht",
        "Fase": "Realisatie",
        "Soort regie": "procesketen",
        "Rol regisseur": "aanjager",
        "Regie gericht op": "draagvlak",
        "Start": "Q1 2026",
        "Verwacht gereed": "Q3 2027",
        "Deadline": "30-6-2027",
        "Trekker": "Bibliotheek",
        "Partijen": "Bibliotheek, Corporatie 1",
        "Projectleider": "Jan Jansen (Corporatie 1)",
        "Ambtelijk opdrachtgever": "afdelingshoofd wonen",
        "Wethouder": "wethouder zorg",
        "Dagelijkse regie": "Corporatie 1",
        "Beleidsregie": "Gemeente Deventer",
        "% gereed": "40%",
        "Geld": "oranje",
        "Oorzaak": "prijzen",
        "Gevolg": "duurder",
        "Beheersmaatregel": "subsidie",
        "Stand van zaken": "loopt",
        "Inzet": "12 uur",
        "Budget": "85k",
        "Besteed": "€ 12.500",
        "Dekking": "provincie",
        "Ideeën": "koffiehoek",
        "Samenwerking": "wekelijks",
        "Rol samenwerkingsverband": "meedenken",
        "Hoe inwoners betrekken": "avond",
        "Tags": "a, b",
        "Vertrouwelijkheid": "intern",
        "Link": "https://example.org/plan",
        "Opmerkingen": "let op",
    }
    report = import_file(document, save(list(header), list(header.values())))
    assert report.problem_lines(EN) == []
    row = by_number(document)["B1"]
    with document.reading() as read:
        texts = project_details.get_texts(read, row.id)
        people = {it.id: it.label for it in parties.list_people(read)}
        names = {it.id: it.name for it in parties.list_parties(read)}
    assert (row.kind, row.state, row.phase, row.direction_type) == (
        "activity",
        "on_hold",
        "realisation",
        "process_chain",
    )
    assert (row.theme, row.goals, row.tags, row.confidentiality) == (
        "wonen",
        ("Langer thuis", "Ontmoeten"),
        ("a", "b"),
        "internal",
    )
    assert (row.start.text, row.end.text, row.deadline.text) == ("Q1 2026", "Q3 2027", "30-6-2027")
    assert (row.percent, row.budget, row.spent, row.effort) == (40, 85_000, 12_500, "12 uur")
    assert (row.lead_parties, row.partner_parties, row.project_lead) == (
        ("Bibliotheek",),
        ("Corporatie 1",),
        "Jan Jansen",
    )
    assert [tuple(status) for status in row.statuses] == [
        ("money", "attention", "", "prijzen", "duurder", "subsidie")
    ]
    assert (row.situation, row.partnership_role, row.resident_involvement) == ("loopt", "meedenken", "avond")
    assert (row.director_role, texts.direction_aim) == ("aanjager", "draagvlak")
    assert texts.director_role_reason == texts.direction_aim_reason == "lijst.xlsx"
    assert (texts.description, texts.paid_by, texts.ideas, texts.cooperation, texts.notes) == (
        "Een winkel",
        "provincie",
        "koffiehoek",
        "wekelijks",
        "let op",
    )
    assert people[texts.official_principal_id or ""] == "afdelingshoofd wonen"
    assert people[texts.political_principal_id or ""] == "wethouder zorg"
    assert names[texts.daily_direction_id or ""] == "Corporatie 1"
    assert names[texts.policy_direction_id or ""] == "Gemeente Deventer"
    assert texts.references == (("", "https://example.org/plan"),)


def test_a_register_of_areas_adds_what_is_new(document: Document, save: Save) -> None:
    document.change("a", lambda tx: area_services.add_area(tx, "Woonzorgzone 1"))
    path = save(
        ["Woonzorgzone", "Status", "Startdatum", "Fase"],
        ["Woonzorgzone 1", "Actief", "01-01-2007", "Operationeel"],
        ["Woonzorgzone 2", "In de wacht", "01-01-2007", "Plan van aanpak"],
    )
    report = import_file(document, path)
    with document.reading() as read:
        found = {row.name: (row.state, row.phase) for row in areas.list_areas(read, date(2026, 11, 23))}
    assert found == {"Woonzorgzone 1": ("active", None), "Woonzorgzone 2": ("on_hold", "development")}
    assert report.as_json(EN)["areas"] == 1
    assert "Area Woonzorgzone 1 is in the programme already" in report.problem_lines(EN)[0]


def test_what_is_in_the_programme_stays_as_it_is(document: Document, save: Save) -> None:
    area = document.change("a", lambda tx: area_services.add_area(tx, "Bathmen", notes="eigen"))
    project = document.change("b", lambda tx: projects.create(tx, "Bus", number="Z1"))
    document.change("c", lambda tx: project_fields.set_field(tx, project, "goals", ["Langer thuis"]))
    path = save(
        ["Nr", "Project", "Gebied", "Doelen"],
        ["B1", "Winkel", "bathmen", "langer thuis"],
        ["Z1", "Bus", "Zuid", ""],
    )
    import_file(document, path)
    rows = by_number(document)
    assert rows["B1"].area_ids == (area,)
    assert rows["B1"].goals == ("Langer thuis",)
    assert rows["Z1"].areas == ()
    with document.reading() as read:
        assert [row.name for row in areas.list_areas(read, date(2026, 11, 23))] == ["Bathmen"]


def test_an_import_that_fails_leaves_nothing(document: Document) -> None:
    draft = draft_of(document, SAMPLE)
    before = state_of(document)

    def fail(tx: Any) -> None:
        import_list(tx, draft)
        raise UserError("stop")

    with pytest.raises(UserError, match="stop"):
        document.change("a", fail)
    assert state_of(document) == before


def test_the_recipe_is_kept_as_a_fact_and_survives_undo(document: Document) -> None:
    import_file(document, SAMPLE)
    document.undo()
    with document.reading() as read:
        assert [name for name, _ in programmes.list_recipes(read)] == ["uitvoeringsprogramma.xlsx"]
    assert len(import_file(document, SAMPLE, recipe="uitvoeringsprogramma.xlsx").plan.projects) == 14


def test_a_recipe_from_a_file_and_one_that_is_not_there(
    document: Document, save: Save, tmp_path: Path
) -> None:
    path = save(["Wat", "Wie"], ["Winkel", "Bibliotheek"])
    recipe = tmp_path / "recept.json"
    columns = [{"header": "Wat", "field": "title"}, {"header": "Wie", "field": "lead_parties"}]
    content = {"recipe": 1, "name": "mijn lijst", "sheet": "Sheet", "header_rows": [1], "columns": columns}
    recipe.write_text(json.dumps(content), encoding="utf-8")
    report = import_file(document, path, recipe=str(recipe))
    assert report.recipe == "mijn lijst"
    assert next(iter(by_number(document).values())).lead_parties == ("Bibliotheek",)
    with pytest.raises(UserError, match="no recipe called weg"):
        import_file(document, path, recipe="weg")


def test_another_sheet_can_be_chosen(document: Document, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, title in (("2026", "Winkel"), ("2025", "Bus")):
        sheet = book.create_sheet(name)
        sheet.append(["Nr", "Project"])
        sheet.append(["B1", title])
    book.save(tmp_path / "twee.xlsx")
    import_file(document, tmp_path / "twee.xlsx", sheet="2025")
    assert by_number(document)["B1"].title == "Bus"
    with pytest.raises(UserError, match="no sheet called 2024"):
        import_file(document, tmp_path / "twee.xlsx", sheet="2024")


def test_numbers_of_ours_are_never_given_twice(document: Document, save: Save) -> None:
    import_file(document, save(["Project"], ["Winkel"], ["Bus"]))
    document.undo()
    import_file(document, save(["Project"], ["Tuin"], name="b.xlsx"))
    assert list(by_number(document)) == ["P-0003"]


def test_an_outline_is_kept_and_joined_to_what_is_there(document: Document, save: Save) -> None:
    import_file(document, save(["Nr", "Project"], ["1", "Wonen"], ["1.1", "Bouwen"], ["2", "Zorg"]))
    before = state_of(document)
    path = save(
        ["Nr", "Project"],
        ["1", "Wonen"],
        ["1.2", "Slopen"],
        ["1.2.1", "Asbest"],
        ["3", "Welzijn"],
        name="b.xlsx",
    )
    import_file(document, path)
    rows = by_number(document)
    above = {
        number: next((it.number for it in rows.values() if it.id == row.parent_id), None)
        for number, row in rows.items()
    }
    assert above == {"1": None, "1.1": "1", "2": None, "1.2": "1", "1.2.1": "1.2", "3": None}
    assert rows["1.1"].sort_key < rows["1.2"].sort_key
    assert rows["2"].sort_key < rows["3"].sort_key
    document.undo()
    assert {name: it for name, it in state_of(document).items() if name != "recipe"} == {
        name: it for name, it in before.items() if name != "recipe"
    }
    document.redo()
    assert by_number(document).keys() == rows.keys()
    assert_journal_is_true(document)
