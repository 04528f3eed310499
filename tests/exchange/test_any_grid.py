"""Whatever cells a sheet holds: it is read or told in a sentence, and nothing of a project gets lost."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.reading import TODAY, matches_of
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.list_fields import FIELDS
from wsg_desktop.exchange.list_reading import read_list
from wsg_desktop.exchange.list_shape import find_list
from wsg_desktop.exchange.recipe import find_recipe_sheet, match_by_recipe, read_recipe, recipe_of
from wsg_desktop.exchange.sheets import Merge, Row, Sheet, Structure
from wsg_desktop.texts import translator

WORDS = st.sampled_from(
    [
        *(field.names.split("|")[0] for field in FIELDS.values() if field.names),
        *(
            "Trekker(s) en partijen",
            "Status",
            "B1",
            "B2",
            "na B1",
            "B1FS+2",
            "Totaal",
            "Gemeente Wierden",
            "Bathmen",
        ),
        *(
            "Woonservicegebied Zuid (gemeente Deventer)",
            "Realisatie",
            "rood",
            "n.t.b.",
            "doorlopend",
            "Q3 2027",
        ),
        *(
            "2026-2028",
            "€ 85.000",
            "50%",
            "Zorginstelling B en C",
            "#REF!",
            "Thema: zorg",
            "",
            "-",
            "x\x07y",
            "(",
            "én",
        ),
    ]
)
VALUES = st.one_of(
    WORDS,
    WORDS,
    st.text(max_size=12),
    st.integers(-5, 100_000).map(float),
    st.booleans(),
    st.dates(date(1890, 1, 1), date(2200, 1, 1)),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - cells know no zone
    st.sampled_from([time(8, 30), timedelta(hours=30)]),
)
ROWS = st.lists(st.lists(VALUES, max_size=7), max_size=12)
MERGES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)).map(
        lambda it: Merge(it[0], it[1], it[0] + it[2], it[1] + it[3])
    ),
    max_size=3,
)
HEADER: Row = ["Nr", "Project", "Trekker", "Start", "Gereed", "Gebied", "Voorganger"]
LISTS = ROWS.flatmap(
    lambda rows: st.sampled_from([rows, [HEADER, *rows], [[], ["Overzicht"], HEADER, *rows]])
)
HIDDEN = st.frozensets(st.integers(0, 6), max_size=2)


@settings(max_examples=300)
@given(LISTS, MERGES, HIDDEN)
def test_any_grid_is_read_or_told_in_a_sentence(
    rows: list[Row], merges: list[Merge], hidden: frozenset[int]
) -> None:
    sheet = Sheet("Blad", rows, structure=Structure(tuple(merges), hidden, hidden))
    try:
        shape = find_list([sheet], "lijst.xlsx")
    except FileProblem:
        return
    matches = matches_of(shape)
    draft = read_list(shape, matches, file="lijst.xlsx", today=TODAY)
    assert all(project.title for project in draft.projects)
    assert len({project.number.lower() for project in draft.projects if project.number}) == sum(
        bool(project.number) for project in draft.projects
    )
    names = {area.name for area in draft.areas}
    assert all(names.issuperset(project.areas) for project in draft.projects)
    assert all(problem.sentence(translator("en")) and problem.cell for problem in draft.problems)
    assert all(link.source != link.target for link in draft.links)
    recipe = recipe_of("r", shape, matches)
    assert read_recipe(recipe.to_json()) == recipe
    again = find_recipe_sheet(recipe, [sheet])
    if again is not None and again.header == shape.header:
        repeated = match_by_recipe(recipe, again.columns, TODAY)
        assert [match.field for match in repeated] == [match.field for match in matches]
