"""Charts on paper and as pictures, opened again by something else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.drawing.chart_samples import TODAY, many, twelve_chart
from tests.full_disks import full_disk
from wsg_desktop.drawing.chart_rows import Chart, GroupHeading
from wsg_desktop.drawing.export import MARGIN, write_printout
from wsg_desktop.drawing.geometry import LabelMode
from wsg_desktop.drawing.palette import DARK, LIGHT
from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.printout import Printout
from wsg_desktop.drawing.sheet import SheetWishes, row_pages
from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import Translator, translator

pytestmark = pytest.mark.usefixtures("qapp")
TR = translator("en")
WISHES = SheetWishes("Uitvoeringsprogramma Deventer & Twente")
needs_poppler = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("pdftoppm")), reason="poppler is not installed"
)


def write_chart(
    path: Path, chart: Chart, wishes: SheetWishes, tr: Translator, paper: PaperWishes | None = None
) -> None:
    write_printout(path, Printout(chart, wishes), tr, paper or PaperWishes())


def pages_of(path: Path) -> list[str]:
    """Return the text of every page, as somebody who selects it would copy it."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True)
    return done.stdout.split("\f")[:-1]


def picture_of(path: Path, page: int = 1) -> QImage:
    """Return a page at 96 dots per inch."""
    stem = path.with_suffix("")
    command = ["pdftoppm", "-r", "96", "-f", str(page), "-l", str(page), "-png", "-singlefile", path, stem]
    subprocess.run(command, check=True)
    return QImage(str(stem.with_suffix(".png")))


def colours(image: QImage, area: QRect) -> set[str]:
    xs, ys = range(area.left(), area.right(), 2), range(area.top(), area.bottom(), 2)
    return {image.pixelColor(x, y).name().upper() for x in xs for y in ys}


@needs_poppler
def test_a_pdf_holds_names_dates_and_legend_as_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_chart(path, twelve_chart(), WISHES, TR)
    (page,) = pages_of(path)
    for words in (
        "Uitvoeringsprogramma Deventer & Twente", "As of", "2026", "Q1", "Bathmen", "4 projects",
        "Huisbezoeken 75+", "Drempelvrije route", "Welzijnsinstelling", "no lead party yet",
        "not yet known", "Initiative", "Realisation", "Deadline", "Milestone", "On hold", "Off track",
    ):  # fmt: skip
        assert words in page, words
    assert "page 1 of 1" in page


@needs_poppler
def test_every_page_repeats_header_and_names_and_says_which_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    chart = many(80)
    write_chart(path, chart, WISHES, TR)
    pages = pages_of(path)
    assert len(pages) > 2
    seen = []
    for number, page in enumerate(pages, start=1):
        assert WISHES.title in page
        assert "Lead party" in page
        assert "2026" in page
        assert "Initiative" in page
        assert f"page {number} of {len(pages)}" in page
        seen += [word for word in page.split() if word.startswith("P-")]
    assert seen == [f"P-{number:04d}" for number in range(80)]


@needs_poppler
def test_sheets_side_by_side_share_the_rows_and_divide_the_time(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_chart(path, many(10), WISHES, TR, PaperWishes("A3", pages_wide=2))
    left, right = pages_of(path)
    assert "P-0003" in left
    assert "P-0003" in right
    assert "Q2 2025" in left
    assert "Q2 2025" not in right
    assert "Q1 2028" in right


@needs_poppler
def test_the_page_looks_like_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_chart(path, twelve_chart(), WISHES, TR)
    image = picture_of(path)
    assert (image.width(), image.height()) == (1123, 794)
    chart_area = QRect(500, 120, 580, 400)
    assert {*LIGHT.phases, LIGHT.today, LIGHT.flag, LIGHT.late} <= colours(image, chart_area)
    for edge in (QRect(0, 0, 1123, MARGIN - 4), QRect(0, 0, MARGIN - 4, 794), QRect(1090, 0, 30, 794)):
        assert colours(image, edge) == {"#FFFFFF"}


@needs_poppler
@pytest.mark.parametrize(
    ("size", "landscape", "points"), [("A4", False, "595 x 842"), ("A1", True, "2384 x 1684")]
)
def test_the_paper_has_the_size_that_is_asked_for(
    tmp_path: Path, size: str, landscape: bool, points: str
) -> None:
    path = tmp_path / "plan.pdf"
    write_chart(path, twelve_chart(), WISHES, TR, PaperWishes(size, landscape))
    said = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
    assert points in said.replace(".92", "").replace(".98", "")


def test_no_row_is_lost_and_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    chart = many(100, per_group=7)
    for fitting in range(1, 40):
        pages = row_pages(chart, fitting)
        assert [row for page in pages for row in page] == list(range(len(chart)))
        assert all(len(page) <= fitting for page in pages)
        if fitting > 1:
            assert not any(isinstance(chart.row(page[-1]), GroupHeading) for page in pages[:-1])


def test_an_svg_opens_elsewhere_and_keeps_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.svg"
    write_chart(path, twelve_chart(), WISHES, TR)
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert set(LIGHT.phases) <= colours(image, image.rect())
    assert ">Huisbezoeken 75+<" in path.read_text(encoding="utf-8")


def test_a_png_is_sharp_and_takes_the_palette_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "plan.png"
    write_chart(path, twelve_chart(), SheetWishes("Plan", palette=DARK, labels=LabelMode.TITLE), TR)
    image = QImage(str(path))
    assert image.width() == 2 * 1520
    assert image.pixelColor(4, 4).name().upper() == DARK.ground
    assert {DARK.phases[1], DARK.phases[2]} <= colours(image, image.rect())


def test_a_chart_without_any_row_or_date_still_makes_a_page(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_chart(path, Chart([], today=TODAY), WISHES, TR)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plan.docx", ".pdf, .svg or .png"),
        ("missing/plan.pdf", "folder"),
        ("missing/plan.svg", "is not there"),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(FileProblem) as problem:
        write_chart(tmp_path / name, twelve_chart(), WISHES, TR)
    assert words in problem.value.text(TR)


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_a_full_disk_is_told_and_leaves_what_stood_there(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plan{suffix}"
    path.write_text("of last week")
    with full_disk(), pytest.raises(FileProblem, match="was not written"):
        write_chart(path, twelve_chart(), WISHES, TR)
    assert path.read_text() == "of last week"
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_of_too_many_rows_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.png"
    with pytest.raises(FileProblem, match="has pages"):
        write_chart(path, many(1500), WISHES, TR)
    assert not path.exists()


def test_it_works_in_a_process_without_a_screen(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    program = f"""
from pathlib import Path
from tests.drawing.chart_samples import twelve_chart
from wsg_desktop.drawing.export import write_printout
from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.printout import Printout
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.texts import translator
printout = Printout(twelve_chart(), SheetWishes("Plan"))
write_printout(Path({str(path)!r}), printout, translator("en"), PaperWishes())
"""
    environment = {"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, env=environment)
    assert path.stat().st_size > 5_000
