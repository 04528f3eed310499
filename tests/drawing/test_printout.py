"""Pages on paper: one page is one page, letters can be read, and what is at an edge is whole somewhere."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from re import findall
from unittest.mock import patch

import pytest
from PySide6.QtCore import QSize

from tests.drawing.chart_samples import TODAY, day, project, twelve, twelve_chart
from tests.drawing.test_one_page import by_area
from wsg_desktop.drawing.bars import BarPainter
from wsg_desktop.drawing.chart_rows import Chart, ChartGroup, Span
from wsg_desktop.drawing.export import write_printout
from wsg_desktop.drawing.geometry import RowLayout
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.one_page import AreaGroups
from wsg_desktop.drawing.one_page_sheet import SIZES
from wsg_desktop.drawing.paper import INCH, PAGE_SIZES, PaperWishes
from wsg_desktop.drawing.printout import Printout, pages_of
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import translator

pytestmark = pytest.mark.usefixtures("qapp")
TR = translator("en")
WISHES = SheetWishes("Programma")
ONE = PaperWishes("A3", one_page=True)


def programme(count: int) -> Printout:
    chart, areas = by_area(count)
    return Printout(chart, WISHES, areas)


def count_pages(path: Path) -> int:
    return len(findall(rb"/Type /Page\b(?!s)", path.read_bytes()))


@pytest.mark.parametrize("count", [12, 200, 5000])
def test_a_programme_of_any_size_is_exactly_one_page_with_letters_of_seven_points(
    tmp_path: Path, count: int
) -> None:
    path = tmp_path / "een.pdf"
    sizes: set[float] = set()
    draw = Lettering.draw_all

    def noting(lettering: Lettering, painter: object, *rest: object) -> None:
        letter = rest[-1]
        assert isinstance(letter, Letter)
        sizes.add(lettering.font(letter).pixelSize() * 72 / INCH)
        draw(lettering, painter, *rest)  # type: ignore[arg-type]

    with patch.object(Lettering, "draw_all", noting):
        write_printout(path, programme(count), TR, ONE)
    assert count_pages(path) == 1
    assert min(sizes) >= 7


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("landscape", [True, False])
def test_the_one_page_keeps_within_any_paper(size: str, landscape: bool) -> None:
    paper = PaperWishes(size, landscape, one_page=True)
    (page,) = pages_of(programme(700), TR, paper)
    assert page.sheets.height_of(len(page.rows)) <= paper.pixels().height() - 72
    assert len(page.rows) == len(page.sheets.chart)


def test_rows_and_letters_are_as_large_as_the_page_allows() -> None:
    few = Printout(twelve_chart(), WISHES, AreaGroups(tuple(twelve())))
    assert pages_of(few, TR, ONE)[0].sheets.row_height == SIZES[0].row_height
    (page,) = pages_of(programme(50), TR, ONE)
    assert SIZES[-1].row_height <= page.sheets.row_height < SIZES[0].row_height


def test_the_appendix_lists_under_the_same_numbers_what_the_page_folds() -> None:
    printout = programme(200)
    page, *rest = pages_of(printout, TR, PaperWishes("A3", one_page=True, appendix=True))
    on_page = {item.id for row in page.rows if (item := page.sheets.chart.item(row))}
    listed = [it.id for part in rest for row in part.rows if (it := part.sheets.chart.item(row))]
    everyone = {row.id for group in printout.areas.groups for row in group.projects}
    assert len(listed) == len(set(listed))
    assert on_page | set(listed) == everyone
    alone = pages_of(printout, TR, PaperWishes("A3", appendix=True))
    assert [part.rows for part in alone] == [part.rows for part in rest]


def test_where_nothing_is_folded_there_is_no_appendix() -> None:
    few = Printout(twelve_chart(), WISHES, AreaGroups(tuple(twelve())))
    assert len(pages_of(few, TR, PaperWishes("A3", one_page=True, appendix=True))) == 1
    assert len(pages_of(few, TR, PaperWishes("A3", appendix=True))) == 1


def test_a_picture_may_be_of_the_one_page_but_has_no_appendix(tmp_path: Path) -> None:
    path = tmp_path / "een.svg"
    write_printout(path, programme(200), TR, ONE)
    text = path.read_text(encoding="utf-8")
    assert f'viewBox="0 0 {ONE.pixels().width()} {ONE.pixels().height()}"' in text
    assert "in appendix 1" in text
    whole = programme(200)
    for paper, said in (("Planning", "under 1 in “Planning”"), ("", "not shown")):
        alone = replace(whole, areas=replace(whole.areas, listed_in=paper))
        write_printout(path, alone, TR, ONE)
        text = path.read_text(encoding="utf-8")
        assert (said in text, "in appendix 1" in text) == (True, False), "it names the paper that lists them"
    with pytest.raises(FileProblem, match="has pages"):
        write_printout(path, programme(200), TR, PaperWishes(appendix=True))


def test_stopping_halfway_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"

    def stop(done: int, total: int) -> None:
        assert total > 2
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_printout(path, programme(200), TR, PaperWishes(), stop)
    assert not path.exists()


def test_flags_and_milestones_at_a_seam_stand_whole_on_one_sheet_and_on_no_other(tmp_path: Path) -> None:
    rows = tuple(
        project(
            f"P{month}", f"Tot {month}", start=day("2026-01-01"),
            end=day(f"2027-{month:02}-28"), deadline=day(f"2027-{month:02}-28"),
        )
        for month in range(1, 13)
    )  # fmt: skip
    ends = tuple(
        project(
            f"E{year}",
            "Einde",
            start=day("2026-01-01"),
            end=day(f"{year}-12-31"),
            deadline=day(f"{year}-12-31"),
        )
        for year in (2026, 2027)
    )
    milestones = tuple(
        project(f"M{year}", "Opening", kind="milestone", end=day(f"{year}-01-01")) for year in (2027, 2028)
    )
    chart = Chart([ChartGroup("", "", rows + ends + milestones)], today=TODAY)
    laid: list[tuple[RowLayout, ...]] = []
    paint = BarPainter.paint

    def noting(painter: BarPainter, rows: tuple[RowLayout, ...], selected: frozenset[str]) -> None:
        laid.append(tuple(rows))
        paint(painter, rows, selected)

    paper = PaperWishes("A4", pages_wide=2)
    with patch.object(BarPainter, "paint", noting):
        write_printout(tmp_path / "naad.pdf", Printout(chart, WISHES), TR, paper)
    left, right = laid
    width = paper.pixels().width() - 72
    for one, other in zip(left, right, strict=True):
        flags = [row.flag for row in (one, other) if row.flag is not None]
        marks = [x for row in (one, other) for x, _ in row.marks]
        assert len(flags) + len(marks) == 1
        assert all(1 <= x <= width - 9 for x in flags)
        assert all(4 <= x <= width - 4 for x in marks)


def test_only_the_days_that_are_asked_for_are_shown() -> None:
    days = Span(day("2026-10-01").day.toordinal(), day("2027-01-01").day.toordinal())  # type: ignore[union-attr]
    (page,) = pages_of(Printout(twelve_chart(), SheetWishes("Plan", days=days)), TR, PaperWishes())
    assert page.sheets.days == days
    (page,) = pages_of(Printout(twelve_chart(), WISHES), TR, PaperWishes())
    assert page.sheets.days == twelve_chart().span


def test_pages_follow_the_paper_that_the_printer_has() -> None:
    printout = programme(80)
    small = pages_of(printout, TR, PaperWishes("A4"))
    assert len(pages_of(printout, TR, PaperWishes("A4"), QSize(1587, 1123))) < len(small)
    for one, next_one in pairwise(small):
        assert one.rows.stop == next_one.rows.start
