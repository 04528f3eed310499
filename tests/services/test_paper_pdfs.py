"""Papers as PDF by a program of the computer, here a script in its place: all of them or none."""

import sys
from pathlib import Path

import pytest

from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services.paper_pdfs import can_print, write_pdfs
from wsg_desktop.services.paper_source import Withheld
from wsg_desktop.services.paper_words import remarks
from wsg_desktop.services.papers import MadePaper, PapersMade
from wsg_desktop.texts import translator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program in its place is a shell script")
PRINTER = """#!{python}
import sys, pathlib
*_, folder, paper = sys.argv
name = pathlib.Path(paper)
if "kapot" in name.stem:
    sys.exit(1)
(pathlib.Path(folder) / (name.stem + ".pdf")).write_bytes(b"%PDF " + name.read_bytes())
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a script where LibreOffice is looked for; it prints everything but what is broken."""
    programs = tmp_path / "bin"
    programs.mkdir()
    script = programs / "soffice"
    script.write_text(PRINTER.format(python=sys.executable))
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))


@pytest.fixture
def made(tmp_path: Path) -> PapersMade:
    """Return papers that were made: a text, a drawing, one of one's own, and the chair's."""
    folder = tmp_path / "2026-12-03 Stuurgroep"
    (folder / "Intern").mkdir(parents=True)
    papers: list[MadePaper] = []
    for kind, name in (
        (PaperKind.AGENDA, "01 Agenda.docx"),
        (PaperKind.PLANNING, "02 Planning.pdf"),
        (PaperKind.CHAIR, "Intern/Annotatie.docx"),
    ):
        (folder / name).write_bytes(name.encode())
        papers.append(MadePaper(kind, folder / name, name))
    own = folder / "Bijlage 6a Raming.xlsx"
    own.write_bytes(b"raming")
    return PapersMade(folder, tuple(papers), 4, Withheld(), own=(own,))


@pytest.mark.usefixtures("office")
def test_what_goes_to_the_members_is_printed_in_a_folder_of_its_own(made: PapersMade) -> None:
    assert can_print()
    told: list[tuple[int, int, str]] = []
    found = write_pdfs(made, lambda *at: told.append(at))
    names = ["01 Agenda.pdf", "02 Planning.pdf", "Bijlage 6a Raming.pdf"]
    assert [it.name for it in found.pdfs] == names
    assert sorted(it.name for it in (made.folder / "PDF").iterdir()) == names
    assert found.pdfs[0].read_bytes() == b"%PDF 01 Agenda.docx"
    assert found.pdfs[1].read_bytes() == b"02 Planning.pdf", "what is a PDF already goes as it is"
    assert told[0] == (0, 3, "01 Agenda.docx")


@pytest.mark.usefixtures("office")
def test_one_that_does_not_print_leaves_the_papers_and_is_named(made: PapersMade) -> None:
    broken = made.folder / "kapot.docx"
    broken.write_bytes(b"")
    papers = (*made.papers, MadePaper(PaperKind.ACTIONS, broken, "kapot"))
    found = write_pdfs(PapersMade(made.folder, papers, 4, Withheld()))
    assert (found.pdfs, found.papers) == ((), papers)
    assert not (made.folder / "PDF").exists()
    assert remarks(found, translator("nl"))[0].startswith("LibreOffice maakte geen pdf van kapot.docx.")

    stopped = write_pdfs(made, cancelled=(made.folder / "PDF").exists)
    assert (stopped.pdfs, stopped.not_printed) == ((), None)
    assert not (made.folder / "PDF").exists()


def test_without_the_program_that_is_said(made: PapersMade, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not can_print()
    assert "no LibreOffice" in str(write_pdfs(made).not_printed)
