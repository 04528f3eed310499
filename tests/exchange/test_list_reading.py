"""From the cells of any list to projects, areas, parties and links, with a problem for every doubt."""

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.reading import draft_of, draft_of_file, told
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import AreaKind, LinkType, Precision
from wsg_desktop.exchange.drafts import Severity
from wsg_desktop.exchange.sheets import Merge, Row


def end(year: int, month: int, day: int, precision: Precision, text: str) -> Term:
    return Term(date(year, month, day), precision, text)


def test_the_sample_gives_its_areas(sample: Path) -> None:
    draft = draft_of_file(sample)
    found = [
        (area.name, area.kind, area.municipality, area.municipality_code, area.province)
        for area in draft.areas
    ]
    assert found == [
        ("Bathmen", AreaKind.SERVICE_AREA, "Deventer", "GM0150", "Overijssel"),
        ("Rivierenwijk", AreaKind.SERVICE_AREA, "Deventer", "GM0150", "Overijssel"),
        ("Keizerslanden", AreaKind.SERVICE_AREA, "Deventer", "GM0150", "Overijssel"),
        ("Wierden", AreaKind.OTHER, "Wierden", "GM0189", "Overijssel"),
    ]


def test_the_sample_gives_its_projects(sample: Path) -> None:
    draft = draft_of_file(sample)
    numbers = [project.number for project in draft.projects]
    assert numbers == ["B1", "B2", "B3", "B4", "R1", "R2", "R3", "R4", "K1", "K2", "K3", "K4", "W1", "W2"]
    assert [project.areas for project in draft.projects] == (
        [("Bathmen",)] * 4 + [("Rivierenwijk",)] * 4 + [("Keizerslanden",)] * 4 + [("Wierden",)] * 2
    )
    assert [project.phase for project in draft.projects[:5]] == [
        "realisation",
        "operation",
        "development",
        "initiative",
        "realisation",
    ]
    assert draft.projects[0].texts["effort"] == "0,4 fte bibliotheek; huur ruimte"
    assert draft.projects[0].budget is None, "effort is no budget"
    assert draft.projects[0].situation == "vloer wordt gelegd"
    assert draft.projects[0].persons["project_lead"].function == "projectleider servicezones"


def test_the_sample_gives_its_parties(sample: Path) -> None:
    by_number = {project.number: project for project in draft_of_file(sample).projects}
    assert by_number["B4"].lead_parties == ("Zorginstelling A", "Corporatie 1")
    assert by_number["K2"].lead_parties == ("Zorginstelling C", "Corporatie 2")
    assert by_number["R2"].partner_parties == ("Zorginstelling B", "Zorginstelling C", "inwoners")
    assert by_number["B3"].partner_parties == ("plaatselijk belang", "Corporatie 1")


def test_the_sample_gives_its_dates_with_their_precision(sample: Path) -> None:
    by_number = {project.number: project for project in draft_of_file(sample).projects}
    assert by_number["B1"].start == exact(date(2026, 2, 2))
    assert by_number["B1"].end == by_number["B1"].deadline == exact(date(2026, 11, 30))
    assert by_number["B2"].start == end(2026, 1, 1, Precision.QUARTER, "1e kwartaal 2026")
    assert by_number["B2"].end == Term(None, Precision.ONGOING, "doorlopend")
    assert by_number["B4"].deadline == end(2028, 9, 30, Precision.QUARTER, "Q3 2028")
    assert by_number["R2"].end == end(2027, 3, 15, Precision.DAY, "15-3-27")
    assert by_number["R3"].start == end(2026, 7, 1, Precision.HALF, "2e helft 2026")
    assert by_number["R4"].end == Term(None, Precision.UNKNOWN, "n.t.b.")
    assert by_number["K2"].end == end(2030, 5, 31, Precision.SEASON, "voorjaar 2030")
    assert by_number["K3"].start == end(2026, 8, 31, Precision.WEEK, "week 36 2026")
    assert by_number["W1"].end == end(2026, 5, 31, Precision.MONTH, "eind mei 2026")


def test_the_sample_says_what_it_did_not_read(sample: Path) -> None:
    draft = draft_of_file(sample)
    assert {problem.severity for problem in draft.problems} == {Severity.INFO}
    assert told(draft) == {
        "M5": "Column “intern” is hidden in the list and is not read.",
        "B28": "This row adds up or counts (“Totaal aantal projecten”). It is not read as a project.",
    }


def test_english_headers_and_predecessors() -> None:
    draft = draft_of(
        [
            [
                "ID",
                "Task Name",
                "Lead",
                "Partners",
                "Start",
                "Finish",
                "Predecessors",
                "% Complete",
                "Status",
            ],
            [
                1.0,
                "Shop",
                "Library",
                "Corporation 1; residents",
                date(2026, 2, 2),
                date(2026, 11, 30),
                "",
                0.5,
                "done",
            ],
            [2.0, "Visits", "Welfare", "", "Q1 2026", "ongoing", "1FS+5 days", 1.0, "in progress"],
            [3.0, "Bus", "Village", "", "spring 2026", "end of 2026", "1;2SS-2d", 0.25, "on hold"],
        ]
    )
    assert [(it.number, it.percent, it.state) for it in draft.projects] == [
        ("1", 50, "done"),
        ("2", 100, "active"),
        ("3", 25, "on_hold"),
    ]
    assert [(it.source, it.target, it.type, it.lag) for it in draft.links] == [
        (0, 1, LinkType.FINISH_START, 5),
        (0, 2, LinkType.FINISH_START, 0),
        (1, 2, LinkType.START_START, -2),
    ]
    assert draft.projects[0].partner_parties == ("Corporation 1", "residents")


def test_links_that_cannot_be_are_reported_and_the_others_stay() -> None:
    draft = draft_of(
        [
            ["Nr", "Project", "Voorganger"],
            ["B1", "Een", "B3"],
            ["B2", "Twee", "na B1"],
            ["B3", "Drie", "B2"],
            ["B4", "Vier", "B4"],
            ["B5", "Vijf", "wacht op vergunning"],
            ["B6", "Zes", "B99"],
            ["B7", "Zeven", "Zes"],
        ]
    )
    assert [(it.source, it.target) for it in draft.links] == [(2, 0), (0, 1), (None, 5), (5, 6)]
    problems = told(draft)
    assert "circle: B2 → B3 → B1 → B2" in problems["C4"]
    assert "B4 cannot wait for itself" in problems["C5"]
    assert "“wacht op vergunning” does not name projects" in problems["C6"]


def test_numbers_per_area_are_not_kept_but_link_within_their_area() -> None:
    draft = draft_of(
        [
            ["Nr", "Project", "Gebied", "Na"],
            [1.0, "Winkel", "Bathmen", ""],
            [2.0, "Bus", "Bathmen", "1"],
            [1.0, "Tafel", "Zuid", ""],
            [2.0, "Tuin", "Zuid", 1.0],
        ]
    )
    assert [it.number for it in draft.projects] == ["", "", "", ""]
    assert draft.projects[0].texts["notes"] == "Nr: 1"
    assert [(it.source, it.target) for it in draft.links] == [(0, 1), (2, 3)]
    assert told(draft)["A2"] == (
        "Number 1 is used by 2 projects (A2, A4). They get numbers of ours; the number of the list is in"
        " their notes."
    )


def test_a_row_that_is_there_twice_is_read_once() -> None:
    draft = draft_of(
        [["Nr", "Project"], ["B1", "Winkel"], ["B2", "Bus"], ["B1", "winkel"], ["B3", "Bus"]],
    )
    assert [it.number for it in draft.projects] == ["B1", "B2", "B3"]
    assert "repeats row 2" in told(draft)["B4"]
    assert "also the title in row 3" in told(draft)["B5"]


def test_a_mixed_column_is_left_apart_in_the_notes_and_reported() -> None:
    draft = draft_of(
        [["Project", "Trekker(s) en partijen"], ["Winkel", "BIBLIOTHEEK, gemeente Deventer"], ["Bus", ""]],
    )
    assert draft.projects[0].lead_parties == draft.projects[0].partner_parties == ()
    assert draft.projects[0].texts["notes"] == "Trekker(s) en partijen: BIBLIOTHEEK, gemeente Deventer"
    assert "It is not split" in told(draft)["B1"]


def test_one_overall_light_is_left_apart_and_lights_by_aspect_are_read() -> None:
    overall = draft_of([["Project", "Status"], ["Winkel", "groen"], ["Bus", "rood"], ["Tuin", "oranje"]])
    assert overall.projects[1].lights == {}
    assert overall.projects[1].texts["notes"] == "Status: rood"
    assert "one overall light" in told(overall)["B1"]
    by_aspect = draft_of(
        [
            ["Project", "Tijd", "Geld", "Risico's"],
            ["Winkel", "op schema", "rood", "let op"],
            ["Bus", "n.v.t.", "", "G"],
        ]
    )
    assert by_aspect.projects[0].lights == {"time": "on_track", "money": "off_track", "risks": "attention"}
    assert by_aspect.projects[1].lights == {"risks": "on_track"}


@pytest.mark.parametrize(
    ("header", "value", "euros"),
    [
        ("Budget", "€ 2.400.000", 2_400_000),
        ("Kosten", "85k", 85_000),
        ("Budget", "1,2 mln", 1_200_000),
        ("Budget", 7500.0, 7_500),
        ("Budget (x € 1.000)", 85.0, 85_000),
        ("Budget (x 1000 euro)", "120", 120_000),
        ("Raming in mln", 1.5, 1_500_000),
        ("Budget", "n.t.b.", None),
    ],
)
def test_amounts_in_a_budget_column(header: str, value: float | str, euros: int | None) -> None:
    draft = draft_of([["Project", header], ["Winkel", value], ["Bus", 1.0]])
    assert draft.projects[0].budget == euros
    assert "B2" not in told(draft)


def test_an_amount_in_words_is_taken_and_the_words_are_kept() -> None:
    draft = draft_of([["Project", "Budget"], ["Winkel", "proef € 150.000, daarna opnieuw"], ["Bus", "veel"]])
    assert draft.projects[0].budget == 150_000
    assert draft.projects[0].texts["notes"] == "Budget: proef € 150.000, daarna opnieuw"
    assert draft.projects[1].budget is None
    assert draft.projects[1].texts["notes"] == "Budget: veel"
    assert "no amount" in told(draft)["B3"]


def test_a_date_in_doubt_is_kept_as_text_and_reported() -> None:
    draft = draft_of(
        [["Project", "Start", "Gereed"], ["Winkel", "na de zomer misschien", date(1899, 12, 31)]]
    )
    assert draft.projects[0].start == Term(None, Precision.UNKNOWN, "na de zomer misschien")
    assert draft.projects[0].end == Term(None, Precision.UNKNOWN, "31-12-1899")
    assert {"B2", "C2"} < set(told(draft))


def test_serial_numbers_and_years_in_a_date_column() -> None:
    draft = draft_of([["Project", "Start", "Gereed"], ["Winkel", 46055.0, 2027.0]])
    assert draft.projects[0].start == exact(date(2026, 2, 2))
    assert draft.projects[0].end == end(2027, 12, 31, Precision.YEAR, "2027")


def test_two_end_dates_are_told_apart_by_their_words() -> None:
    draft = draft_of(
        [
            ["Project", "Einddatum", "Verwachte einddatum"],
            ["Winkel", date(2026, 6, 1), date(2026, 9, 1)],
        ]
    )
    assert draft.projects[0].deadline == exact(date(2026, 6, 1))
    assert draft.projects[0].end == exact(date(2026, 9, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-2028", date(2026, 1, 1), date(2028, 12, 31)),
        ("mrt t/m sep 2027", date(2027, 3, 1), date(2027, 9, 30)),
        ("jan 2026 - dec 2027", date(2026, 1, 1), date(2027, 12, 31)),
        ("van Q1 2026 tot Q3 2027", date(2026, 1, 1), date(2027, 9, 30)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("Q3 2027", None, date(2027, 9, 30)),
    ],
)
def test_a_period_in_one_column(text: str, first: date | None, last: date) -> None:
    draft = draft_of([["Project", "Planning"], ["Winkel", text]])
    project = draft.projects[0]
    assert (project.start.day, project.end.day, project.deadline.day) == (first, last, last)


def test_an_end_before_the_start_is_reported() -> None:
    draft = draft_of([["Project", "Start", "Gereed"], ["Winkel", date(2027, 1, 1), date(2026, 1, 1)]])
    assert "ends (01-01-2026) before it starts" in told(draft)["C2"]


def test_periods_of_phases_under_two_header_rows() -> None:
    rows: list[Row] = [
        ["Nr", "Project", "Ontwikkeling", "", "Realisatie", ""],
        ["", "", "Start", "Gereed", "Start", "Gereed"],
        ["1", "Winkel", "2025", "2026", date(2026, 5, 1), "Q1 2027"],
    ]
    (project,) = draft_of(rows).projects
    assert project.phases["development"]["planned_start"].day == date(2025, 1, 1)
    assert project.phases["realisation"] == {
        "planned_start": exact(date(2026, 5, 1)),
        "planned_end": end(2027, 3, 31, Precision.QUARTER, "Q1 2027"),
    }


def test_a_state_in_the_phase_column_and_a_word_nobody_knows() -> None:
    draft = draft_of(
        [["Project", "Fase"], ["Winkel", "afgerond"], ["Bus", "Plan van aanpak"], ["Tuin", "paars"]]
    )
    assert [(it.phase, it.state) for it in draft.projects] == [
        (None, "done"),
        ("development", ""),
        (None, ""),
    ]
    assert draft.projects[2].texts["notes"] == "Fase: paars"


def test_group_headings_without_merges() -> None:
    draft = draft_of(
        [
            ["Nr", "Project", "Trekker"],
            ["Bathmen", "", ""],
            ["B1", "Winkel", "Bibliotheek"],
            ["", "", ""],
            ["Zuid", "", ""],
            ["Z1", "Tuin", "Corporatie 1"],
        ]
    )
    assert [(it.number, it.areas) for it in draft.projects] == [("B1", ("Bathmen",)), ("Z1", ("Zuid",))]
    assert "read as the area" in told(draft)["A2"]


def test_headings_nest() -> None:
    draft = draft_of(
        [
            ["Nr", "Project"],
            ["Gemeente Deventer", ""],
            ["Woonservicegebied Bathmen", ""],
            ["Thema: wonen", ""],
            ["B1", "Winkel"],
            ["Thema: zorg", ""],
            ["B2", "Post"],
            ["Servicezone Zuid", ""],
            ["Z1", "Tuin"],
            ["Gemeente Wierden", ""],
            ["W1", "Merknaam"],
            ["Programmabreed", ""],
            ["P1", "Overleg"],
        ]
    )
    found = [(it.number, it.areas, it.texts.get("theme")) for it in draft.projects]
    assert found == [
        ("B1", ("Bathmen",), "wonen"),
        ("B2", ("Bathmen",), "zorg"),
        ("Z1", ("Zuid",), None),
        ("W1", ("Wierden",), None),
        ("P1", (), None),
    ]
    assert [area.municipality for area in draft.areas] == ["Deventer", "Deventer", "Wierden"]
    assert [area.kind for area in draft.areas] == [
        AreaKind.SERVICE_AREA,
        AreaKind.SERVICE_ZONE,
        AreaKind.OTHER,
    ]


def test_area_columns_with_several_areas_and_everywhere() -> None:
    draft = draft_of(
        [
            ["Project", "Gebied", "Gemeente"],
            ["Winkel", "Bathmen", "Deventer"],
            ["Bus", "Bathmen, Zuid", "Deventer"],
            ["Tuin", "Bathmen en Zuid", ""],
            ["Post", "Borne en omgeving", "Borne"],
            ["Overleg", "alle gebieden", ""],
            ["Merk", "Centrum", "Bergen"],
        ]
    )
    assert [it.areas for it in draft.projects] == [
        ("Bathmen",),
        ("Bathmen", "Zuid"),
        ("Bathmen", "Zuid"),
        ("Borne en omgeving",),
        (),
        ("Centrum",),
    ]
    assert "“Bergen” is no municipality of 2024" in told(draft)["B7"]


def test_two_areas_with_one_name_in_two_municipalities() -> None:
    draft = draft_of(
        [["Project", "Gebied", "Gemeente"], ["Winkel", "Centrum", "Deventer"], ["Bus", "Centrum", "Wierden"]]
    )
    assert [area.name for area in draft.areas] == ["Centrum", "Centrum (Wierden)"]
    assert draft.projects[1].areas == ("Centrum (Wierden)",)


def test_a_list_with_municipalities_only() -> None:
    draft = draft_of([["Project", "Gemeente"], ["Winkel", "Den Haag"], ["Bus", "gem. Deventer"]])
    assert [area.municipality_code for area in draft.areas] == ["GM0518", "GM0150"]
    assert draft.projects[1].areas == ("Deventer",)


def test_cells_merged_over_rows() -> None:
    rows: list[Row] = [
        ["Gebied", "Project", "Trekker", "Partner"],
        ["Bathmen", "Winkel", "Bibliotheek", "Corporatie 1"],
        ["", "", "", "Corporatie 2"],
        ["", "Bus", "Plaatselijk belang", ""],
    ]
    draft = draft_of(rows, [Merge(1, 0, 3, 0), Merge(1, 1, 2, 1), Merge(1, 2, 2, 2)])
    assert [(it.title, it.areas, it.partner_parties) for it in draft.projects] == [
        ("Winkel", ("Bathmen",), ("Corporatie 1", "Corporatie 2")),
        ("Bus", ("Bathmen",), ()),
    ]


def test_a_register_of_areas_gives_areas_and_no_projects() -> None:
    draft = draft_of(
        [
            ["Woonzorgzone", "Status", "Startdatum", "Gemeente", "Provincie", "Fase"],
            ["Woonzorgzone 1", "Actief", "01-01-2007", "Bergen", "Limburg", "Operationeel"],
            ["Woonzorgzone 2", "In de wacht", "01-01-2007", "Deventer", "Overijssel", "Initiatief/visie"],
        ]
    )
    assert draft.projects == ()
    first, second = draft.areas
    assert (first.name, first.kind, first.municipality_code) == (
        "Woonzorgzone 1",
        AreaKind.CARE_ZONE,
        "GM0893",
    )
    assert (first.state, first.phase, first.start.day) == ("active", "operation", date(2007, 1, 1))
    assert (second.state, second.phase) == ("on_hold", "initiative")


def test_totals_notes_and_repeated_headers_are_no_projects() -> None:
    draft = draft_of(
        [
            ["Nr", "Project", "Trekker", "Budget"],
            ["B1", "Totaalplan wonen", "Corporatie 1", 10.0],
            ["Nr", "Project", "Trekker", "Budget"],
            ["B2", "Totale renovatie", "Corporatie 1", 20.0],
            ["", "Subtotaal", "", 30.0],
            ["", "Totaal", "", 30.0],
            ["* bedragen zijn voorlopig", "", "", ""],
        ]
    )
    assert [it.title for it in draft.projects] == ["Totaalplan wonen", "Totale renovatie"]
    assert set(told(draft)) == {"B5", "B6", "A7"}


def test_a_row_without_a_title_is_reported() -> None:
    draft = draft_of([["Nr", "Project", "Trekker"], ["B1", "Winkel", "A"], ["B2", "", "Corporatie 1"]])
    assert [it.number for it in draft.projects] == ["B1"]
    assert "no title" in told(draft)["B3"]


def test_formula_errors_are_problems_and_formula_texts_are_texts() -> None:
    draft = draft_of(
        [["Project", "Trekker", "Inzet"], ["=SOM(A1)", "#VERW!", "+31 6"], ["Bus", "#N/A", "@home"]]
    )
    assert draft.projects[0].title == "=SOM(A1)"
    assert [it.lead_parties for it in draft.projects] == [(), ()]
    assert [it.texts["effort"] for it in draft.projects] == ["+31 6", "@home"]
    assert "#VERW!" in told(draft)["B2"]


def test_formula_errors_of_a_workbook(tmp_path: Path) -> None:
    draft = draft_of_file(Path(__file__).parent.parent / "data" / "formaten.xlsx")
    assert "#DIV/0!" in told(draft)["D3"]
    assert "hidden in the list are read too: 1" in told(draft)["A3"]


def test_control_characters_are_left_out_and_counted() -> None:
    draft = draft_of([["Project", "Inzet"], ["Win\x07kel\x00", "12\xa0 uur\x1b"]])
    assert draft.projects[0].title == "Winkel"
    assert draft.projects[0].texts["effort"] == "12 uur"
    assert "left out of the texts: 3" in " ".join(told(draft).values())


def test_very_long_texts_are_cut_where_they_must_and_kept_whole_where_they_can() -> None:
    title = "Een heel lange titel " * 30
    draft = draft_of([["Project", "Opmerkingen", "Nr"], [title, "x" * 40_000, "N" * 40]])
    project = draft.projects[0]
    assert len(project.title) == 250
    assert project.texts["description"] == title.strip()
    assert project.texts["notes"].startswith("x" * 32_767 + "\n")
    assert project.number == ""
    assert "N" * 40 in project.texts["notes"]
    assert set(told(draft)) == {"A2", "B2", "C2"}


def test_two_columns_of_notes_are_put_together_under_their_names() -> None:
    draft = draft_of([["Project", "Opmerkingen", "Bijzonderheden"], ["Winkel", "let op", "open op zaterdag"]])
    assert draft.projects[0].texts["notes"] == "Opmerkingen: let op\nBijzonderheden: open op zaterdag"


def test_persons_and_parties_are_told_apart() -> None:
    draft = draft_of(
        [
            ["Project", "Trekker", "Projectleider", "Portefeuillehouder"],
            ["Winkel", "Corporatie 1, projectleider", "", "wethouder wonen"],
            ["Bus", "Gemeente Deventer", "Jan Jansen (Corporatie 1)", ""],
        ]
    )
    first, second = draft.projects
    assert first.lead_parties == ("Corporatie 1",)
    assert (first.persons["project_lead"].function, first.persons["project_lead"].party) == (
        "projectleider",
        "Corporatie 1",
    )
    assert first.persons["political_principal"].function == "wethouder wonen"
    assert (second.persons["project_lead"].name, second.persons["project_lead"].party) == (
        "Jan Jansen",
        "Corporatie 1",
    )


def test_a_name_with_and_that_stands_alone_stays_whole() -> None:
    draft = draft_of(
        [
            ["Project", "Trekker"],
            ["Winkel", "Stichting Wonen en Zorg"],
            ["Bus", "Stichting Wonen en Zorg, Corporatie 1"],
        ]
    )
    assert draft.projects[1].lead_parties == ("Stichting Wonen en Zorg", "Corporatie 1")


def test_goals_tags_links_and_confidentiality() -> None:
    (project,) = draft_of(
        [
            ["Project", "Doelen", "Trefwoorden", "Link", "Vertrouwelijkheid", "Soort"],
            [
                "Winkel",
                "Langer thuis; Ontmoeten, samen",
                "a, b, a",
                "zie www.example.org/x en de map",
                "openbaar",
                "Mijlpaal",
            ],
        ]
    ).projects
    assert project.goals == ("Langer thuis", "Ontmoeten, samen")
    assert project.tags == ("a", "b")
    assert project.references == ("https://www.example.org/x",)
    assert (project.confidentiality, project.kind) == ("public", "milestone")


def test_a_link_that_is_no_page_is_never_a_link() -> None:
    (project,) = draft_of([["Project", "Link"], ["Winkel", "javascript:alert(1)"]]).projects
    assert project.references == ()
    assert project.texts["notes"] == "Link: javascript:alert(1)"


def test_empty_cells_below_an_area_mean_that_area_where_the_list_is_written_so() -> None:
    rows: list[Row] = [
        ["Gebied", "Project"],
        ["Bathmen", "Winkel"],
        ["", "Bus"],
        ["Zuid", "Tuin"],
        ["", "Post"],
    ]
    draft = draft_of(rows)
    assert [it.areas for it in draft.projects] == [("Bathmen",), ("Bathmen",), ("Zuid",), ("Zuid",)]
    assert told(draft)["A3"] == (
        "Empty cells in column “Gebied” are read as what stands above them: 2. Check that."
    )
    repeated = draft_of([*rows, ["Bathmen", "Brug"]])
    assert [it.areas for it in repeated.projects][:2] == [("Bathmen",), ()], (
        "here every row names its own area"
    )


def test_numbers_with_points_give_the_outline() -> None:
    draft = draft_of(
        [
            ["Nr", "Project", "Start"],
            [1.0, "Wonen", ""],
            [1.1, "Bouwen", "2026"],
            ["1.1.2", "Slopen", ""],
            ["2.1", "Los", ""],
        ]
    )
    assert [it.number for it in draft.projects] == ["1", "1.1", "1.1.2", "2.1"]
    assert draft.parents == {1: 0, 2: 1}
    assert "stand under another one" in told(draft)["A1"]


def test_parties_in_a_column_of_persons_lead() -> None:
    (project,) = draft_of([["Project", "Wie"], ["Winkel", "Bibliotheek / Gemeente Deventer"]]).projects
    assert project.lead_parties == ("Bibliotheek", "Gemeente Deventer")
    assert project.persons == {}


def test_shapes_and_colours_are_lights() -> None:
    (project,) = draft_of(
        [["Project", "Tijd", "Geld", "Kwaliteit"], ["Winkel", "● op schema", "▲", "🔴"]]
    ).projects
    assert project.lights == {"time": "on_track", "money": "attention", "quality": "off_track"}


def test_what_fits_no_field_for_sure_is_kept_in_the_notes() -> None:
    draft = draft_of([["Project", "Type"], ["Winkel", "grijs beton"], ["Bus", "hout"]])
    assert draft.projects[0].texts["notes"] == "Type: grijs beton"
    assert "fits no free field for sure" in told(draft)["B1"]
