"""Names and bars stand beside each other, row by row, for whatever outline, folds, groups and order."""

from datetime import date
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing.chart_samples import project
from wsg_desktop.domain.field_display import show_group
from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.views import Filter, GroupBy, SortBy, View
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, GroupHeading, chart_groups
from wsg_desktop.services.project_facts import Basis, ProjectFacts, arranger_of
from wsg_desktop.store.rows import ProgrammeRow, ProjectRow
from wsg_desktop.texts import translator
from wsg_desktop.ui.projects.columns import INITIAL, columns_of
from wsg_desktop.ui.projects.table_model import Fold, Heading, ProjectTableModel

TODAY = date(2026, 11, 23)
AREAS = ("Bathmen", "Rivierenwijk", "Wierden")
KINDS = ("project", "activity", "milestone")


class Case(NamedTuple):
    """One programme as it is looked at."""

    rows: dict[str, ProjectRow]
    view: View
    folded: frozenset[str]
    folded_lines: frozenset[str]
    draft: int | None


@st.composite
def cases(draw: st.DrawFn) -> Case:
    count = draw(st.integers(1, 14))
    names = [f"P{at}" for at in range(count)]
    keys = draw(st.permutations(keys_after(None, count)))
    rows: dict[str, ProjectRow] = {}
    for at, (name, key) in enumerate(zip(names, keys, strict=True)):
        areas = tuple(draw(st.lists(st.sampled_from(AREAS), unique=True, max_size=2)))
        # Now and then under a line that is not there, or in a circle, as in a damaged file.
        parent = draw(st.sampled_from([None, None, *names[:at], "gone"] if draw(st.booleans()) else names))
        rows[name] = project(
            name,
            draw(st.sampled_from(("winkel", "opening", "bezoek"))),
            parent_id=None if parent == name else parent,
            sort_key=key,
            kind=draw(st.sampled_from(KINDS)),
            areas=areas,
            end=term(draw(st.integers(1, 28))),
            deadline=term(14),
        )
    view = View(
        "",
        Filter(draw(st.sampled_from(("", "", "o", "winkel")))),
        sort=draw(st.sampled_from(((), (SortBy("title"),), (SortBy("end", descending=True),)))),
        group_by=draw(st.sampled_from((None, None, *GroupBy))),
    )
    folded = draw(st.frozensets(st.sampled_from((*AREAS, ""))))
    return Case(
        rows,
        view,
        folded,
        draw(st.frozensets(st.sampled_from(names))),
        draw(st.none() | st.integers(0, 4)),
    )


def term(day: int) -> Term:
    return exact(date(2026, 12, day))


PROGRAMME = ProgrammeRow("p", 1, "Twente", "", None, None, "", 14, 30, 91, 60, False, True, False, "time")


def shown_by_table(case: Case, model: ProjectTableModel) -> list[tuple[str, int]]:
    rows: list[tuple[str, int]] = []
    for at, line in enumerate(model.lines):
        if isinstance(line, str):
            rows.append((line, model.depth(at)))
        else:
            rows.append((f"# {line.key}" if isinstance(line, Heading) else "new", 0))
    return rows


def shown_by_chart(chart: Chart) -> list[tuple[str, int]]:
    rows: list[tuple[str, int]] = []
    for at in range(len(chart)):
        row = chart.row(at)
        if isinstance(row, ChartItem):
            rows.append((row.id, row.depth))
        else:
            rows.append((f"# {row.key}" if row.title else "new", 0))
    return rows


@settings(max_examples=300, deadline=None)
@given(cases())
def test_table_and_chart_show_the_same_rows(case: Case) -> None:
    facts = ProjectFacts(case.rows, Basis(TODAY, PROGRAMME, translator("nl")))
    arrangement = arranger_of(case.rows, facts).arrange(case.view)
    model = ProjectTableModel(translator("nl"))
    model.set_columns(columns_of(INITIAL))
    model.show(arrangement, case.rows, facts, case.folded, None, case.folded_lines)
    if case.draft is not None:
        model.insert_draft(min(case.draft, model.rowCount()))
    chart = Chart(
        chart_groups(arrangement, case.rows, case.folded),
        today=TODAY,
        folded=case.folded_lines,
        blank=model.draft_row,
    )

    table = shown_by_table(case, model)
    assert shown_by_chart(chart) == table

    # What the table says of its triangles and headings, the chart says too.
    for at, line in enumerate(model.lines):
        fold = model.fold_of(at)
        if isinstance(line, str) and fold is Fold.FOLDED:
            hidden = [case.rows[it] for it in model.hidden_under(at)]
            marks = {mark.id for mark in chart.row(at).marks}  # type: ignore[union-attr]
            assert {row.id for row in hidden if row.kind == "milestone"} <= marks
            assert line in case.folded_lines
        if isinstance(line, Heading):
            heading = chart.row(at)
            assert isinstance(heading, GroupHeading)
            assert model.heading_words(line) == show_group(heading.size, heading.late, translator("nl"))
    # Nothing gets lost: what is not shown is hidden by a folded line, or by a folded group.
    shown = {line for line in model.lines if isinstance(line, str)}
    hidden_ids = {it for at in range(model.rowCount()) for it in model.hidden_under(at)}
    in_folded_groups = {
        it for group in arrangement.groups if group.title and group.key in case.folded for it in group.ids
    }
    assert shown | hidden_ids | in_folded_groups == arrangement.shown
