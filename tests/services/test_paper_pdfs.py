"""Papers as PDF by a program of the computer, here a script in its place; each of them, or all in one."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
)

from wsg_desktop.exchange.papers.imprint import Imprint, rests_on
from wsg_desktop.exchange.papers.joining import Cover, Part, join_pdfs
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services.paper_enclosures import OwnPaper
from wsg_desktop.services.paper_pdfs import can_print, write_pdfs
from wsg_desktop.services.paper_source import Withheld
from wsg_desktop.services.paper_wishes import PdfWishes
from wsg_desktop.services.paper_words import remarks
from wsg_desktop.services.papers import MadePaper, PapersMade
from wsg_desktop.texts import translator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program in its place is a shell script")
EACH, JOINED = PdfWishes(each=True), PdfWishes(joined=True)
IMPRINT = Imprint("nl", date(2026, 11, 27), "overleg", 4)
NL = translator("nl")
PRINTER = """#!{python} -I
import sys, pathlib, shutil
*_, folder, paper = sys.argv
name = pathlib.Path(paper)
if "kapot" in name.stem or (name.suffix == ".docx" and "UseTaggedPDF" not in " ".join(sys.argv)):
    sys.exit(1)
shutil.copyfile({print!r}, pathlib.Path(folder) / (name.stem + ".pdf"))
"""


def write_pdf(path: Path, pages: int = 1, turned: int = 0, locked: str = "") -> Path:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(300, 400)
        page[NameObject("/Rotate")] = NumberObject(turned)
    writer.add_outline_item(title="Kop", page_number=0)
    writer.add_metadata({"/Keywords": "wsg-meeting=overleg, wsg-change-set=4, wsg-day=2026-11-27"})
    if locked:
        writer.encrypt(locked, algorithm="RC4-128")
    writer.write(path)
    return path


def write_tagged(path: Path, means: str) -> Path:
    """Write a page with a heading of a style that `means` one, and a cell that names the heading."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 400)
    content = DecodedStreamObject()
    content.set_data(b"/Kop <</MCID 0>> BDC EMC /TD <</MCID 1>> BDC EMC")
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/StructParents")] = NumberObject(0)

    def kept(**values: Any) -> Any:
        made = DictionaryObject({NameObject(f"/{key}"): it for key, it in values.items()})
        return writer._add_object(made)

    head_id, where = ByteStringObject(b"kop"), page.indirect_reference
    heads = kept(O=NameObject("/Table"), Headers=ArrayObject([head_id]))
    head = kept(S=NameObject("/Kop"), ID=head_id, Pg=where, K=NumberObject(0))
    cell = kept(S=NameObject("/TD"), A=heads, Pg=where, K=NumberObject(1))
    document = kept(S=NameObject("/Document"), K=ArrayObject([head, cell]))
    parents = kept(Nums=ArrayObject([NumberObject(0), ArrayObject([head, cell])]))
    roles = kept(Kop=NameObject(means))
    ids = kept(Names=ArrayObject([head_id, head]))
    tree = kept(K=document, ParentTree=kept(Kids=ArrayObject([parents])), RoleMap=roles, IDTree=ids)
    writer.root_object[NameObject("/StructTreeRoot")] = tree
    writer.write(path)
    return path


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a script where LibreOffice is looked for; it prints everything but what is broken, on two pages."""
    programs = tmp_path / "bin"
    programs.mkdir()
    printed = write_pdf(tmp_path / "print.pdf", pages=2)
    script = programs / "soffice"
    script.write_text(PRINTER.format(python=sys.executable, print=str(printed)))
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return printed


@pytest.fixture
def made(tmp_path: Path) -> PapersMade:
    """Return papers that were made: texts, a drawing, three of one's own, and the chair's."""
    folder = tmp_path / "2026-12-03 Stuurgroep"
    (folder / "Intern").mkdir(parents=True)
    papers: list[MadePaper] = []
    for kind, name, decision in (
        (PaperKind.AGENDA, "01 Agenda.docx", ""),
        (PaperKind.NOTE, "02 Oplegnotitie 6.docx", "d6"),
        (PaperKind.PLANNING, "03 Planning.pdf", ""),
        (PaperKind.CHAIR, "Intern/Annotatie.docx", ""),
    ):
        path = folder / name
        if path.suffix == ".pdf":
            write_pdf(path, turned=90)
        else:
            path.write_bytes(name.encode())
        papers.append(MadePaper(kind, path, path.stem.lstrip("0123 "), decision))
    own = [("Bijlage 4 Foto.jpg", ""), ("Bijlage 6a Raming.xlsx", "d6")]
    for name, _ in own:
        (folder / name).write_bytes(name.encode())
    files = tuple(OwnPaper(folder / name, decision) for name, decision in own)
    return PapersMade(folder, tuple(papers), IMPRINT, Withheld(), own=files)


def bookmarks(path: Path) -> list[tuple[str, int]]:
    reader = PdfReader(path)
    return [
        (str(it.title), (reader.get_destination_page_number(it) or 0) + 1)
        for it in reader.outline
        if not isinstance(it, list)
    ]


def names(paths: Any) -> list[str]:
    return [it.name for it in paths]


def test_the_whole_has_the_tags_of_its_papers_each_at_its_own_page(tmp_path: Path) -> None:
    """Styles and ids of the same name stay apart; a drawing without tags is told by its title."""
    files = [
        write_tagged(tmp_path / "a.pdf", "/H1"), write_pdf(tmp_path / "b.pdf"),
        write_tagged(tmp_path / "c.pdf", "/P"),
    ]  # fmt: skip
    parts = [Part(it.stem, it, is_drawing=it.stem == "b") for it in files]
    assert join_pdfs(parts, tmp_path / "alles.pdf", Cover("Alles", "{page} van {pages}", IMPRINT)) == []

    reader = PdfReader(tmp_path / "alles.pdf")
    root: Any = reader.trailer["/Root"]
    tree = root["/StructTreeRoot"]
    assert root["/MarkInfo"]["/Marked"]
    (whole,) = tree["/K"]
    titles = [it["/T"] for it in whole["/K"]]
    assert titles == ["a", "b", "c"]
    parents = dict(zip(*[iter(tree["/ParentTree"]["/Nums"])] * 2, strict=True))
    on_pages = [[it.get_object() for it in parents[page["/StructParents"]]] for page in reader.pages]
    for page, pieces in zip(reader.pages, on_pages, strict=True):
        assert all(it["/Pg"] == page for it in pieces), "each page leads to what stands on it"
    (head, cell), (drawing,), (other, other_cell) = on_pages
    assert [tree["/RoleMap"][it["/S"]] for it in (head, other)] == ["/H1", "/P"]
    for one, of in ((cell, head), (other_cell, other)):
        assert one["/A"]["/Headers"] == [of["/ID"]]
    assert head["/ID"] != other["/ID"]
    assert (drawing["/S"], drawing["/Alt"]) == ("/Figure", "b")
    assert b"/P <</MCID 0>> BDC" in reader.pages[1].get_contents().get_data()  # type: ignore[union-attr]


def test_what_goes_to_the_members_is_printed_in_a_folder_of_its_own(made: PapersMade, office: Path) -> None:
    assert can_print()
    told: list[tuple[int, int, str]] = []
    found = write_pdfs(made, EACH, lambda *at: told.append(at))
    expected = ["01 Agenda.pdf", "02 Oplegnotitie 6.pdf", "Bijlage 6a Raming.pdf", "03 Planning.pdf"]
    assert names(found.pdfs) == names(found.to_send) == [*expected, "Bijlage 4 Foto.jpg"]
    assert sorted(names((made.folder / "PDF").iterdir())) == sorted(names(found.pdfs))
    assert found.pdfs[0].read_bytes() == office.read_bytes()
    assert found.pdfs[3].read_bytes() == made.papers[2].path.read_bytes(), "what is a PDF goes as it is"
    assert (told[0], found.joined) == ((0, 5, "01 Agenda.docx"), None)
    assert rests_on(found.pdfs[0], "overleg") == (4, date(2026, 11, 27)), (
        "a print tells of which moment it is"
    )


@pytest.mark.usefixtures("office")
def test_all_is_one_pdf_with_a_bookmark_for_each_and_numbers_that_go_on(made: PapersMade) -> None:
    found = write_pdfs(made, JOINED)
    assert found.joined is not None
    assert found.joined == made.folder / "Stukken 2026-12-03 Stuurgroep.pdf"
    assert bookmarks(found.joined) == [
        ("01 Agenda", 1), ("02 Oplegnotitie 6", 3), ("Bijlage 6a Raming", 5), ("03 Planning", 7),
    ]  # fmt: skip
    reader = PdfReader(found.joined)
    assert [page.extract_text().strip() for page in reader.pages] == [
        f"Alle stukken: pagina {n} van 7" for n in range(1, 8)
    ]
    assert (reader.page_mode, reader.root_object["/Lang"]) == ("/UseOutlines", "nl-NL")
    assert rests_on(found.joined, "overleg") == (4, date(2026, 11, 27))
    assert rests_on(found.joined, "ander") is None
    assert names(found.not_joined) == ["Bijlage 4 Foto.jpg"]
    assert found.to_send == [found.joined, *found.not_joined]
    assert remarks(found, NL) == ["Niet in de ene pdf, dus stuur of print apart: Bijlage 4 Foto.jpg."]
    assert not (made.folder / "PDF").exists()


@pytest.mark.usefixtures("office")
def test_one_that_does_not_print_leaves_the_papers_and_is_named(made: PapersMade) -> None:
    broken = made.folder / "04 kapot.docx"
    broken.write_bytes(b"")
    papers = (*made.papers, MadePaper(PaperKind.ACTIONS, broken, "kapot"))
    several = PapersMade(made.folder, papers, IMPRINT, Withheld())
    found = write_pdfs(several, EACH)
    assert (found.pdfs, found.papers) == ((), papers)
    assert not (made.folder / "PDF").exists()
    assert remarks(found, NL)[0].startswith("LibreOffice maakte geen pdf van 04 kapot.docx.")

    both = write_pdfs(several, PdfWishes(each=True, joined=True))
    assert (both.pdfs, names(both.not_joined)) == ((), ["04 kapot.docx"]), "the rest is joined all the same"
    assert both.joined is not None
    assert len(PdfReader(both.joined).pages) == 5

    at = iter((False, False, True))
    stopped = write_pdfs(made, PdfWishes(each=True, joined=True), cancelled=lambda: next(at))
    assert (stopped.pdfs, stopped.joined, stopped.not_printed) == ((), None, None)
    assert not (made.folder / "PDF").exists()


def test_without_the_program_that_is_said_and_what_is_a_pdf_is_joined(
    made: PapersMade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert not can_print()
    assert "no LibreOffice" in str(write_pdfs(made, EACH).not_printed)
    alone = write_pdfs(made, JOINED)
    assert (alone.joined, sorted(made.folder.glob("*.pdf"))) == (None, [made.papers[2].path])

    own = [write_pdf(made.folder / "Bijlage 7 Besluit.pdf"), made.folder / "Bijlage 8 Brief.pdf"]
    own.append(write_pdf(made.folder / "Bijlage 9 Slot.pdf", locked="geheim"))
    own[1].write_bytes(b"%PDF-1.4 en dan niets")
    more = PapersMade(made.folder, made.papers, IMPRINT, Withheld(), own=tuple(map(OwnPaper, own)))
    found = write_pdfs(more, JOINED)
    assert found.joined is not None
    assert bookmarks(found.joined) == [("03 Planning", 1), ("Bijlage 7 Besluit", 2)]
    left = ["01 Agenda.docx", "02 Oplegnotitie 6.docx", "Bijlage 8 Brief.pdf", "Bijlage 9 Slot.pdf"]
    assert names(found.not_joined) == left
    assert "geen LibreOffice" in remarks(found, NL)[0]


def write_strange_pdf(path: Path, strange: str) -> Path:
    writer = PdfWriter()
    page = writer.add_blank_page(300, 400)
    if strange == "locked":
        # As programs of now lock it against editing: AES, without a password to read it.
        drawn = DecodedStreamObject()
        drawn.set_data(b"q Q")
        page[NameObject("/Contents")] = drawn
        writer.add_metadata({"/Keywords": "met slot"})
        writer.encrypt("", "eigenaar", algorithm="RC4-128")
        method = DictionaryObject({NameObject("/CFM"): NameObject("/AESV2")})
        lock: Any = {"/V": NumberObject(4), "/R": NumberObject(4)}
        lock |= {it: NameObject("/StdCF") for it in ("/StmF", "/StrF")}
        lock["/CF"] = DictionaryObject({NameObject("/StdCF"): method})
        entry: Any = writer._encrypt_entry  # pyright: ignore[reportPrivateUsage]
        entry.update({NameObject(key): it for key, it in lock.items()})
    elif strange == "no pages":
        writer.remove_page(0)
    elif strange == "no size":
        del page["/MediaBox"]
    else:
        page[NameObject("/Resources")] = NullObject()
    writer.write(path)
    return path


@pytest.mark.parametrize("strange", ["locked", "no pages", "no size", "no resources"])
def test_a_strange_pdf_of_somebody_else_stops_nothing(tmp_path: Path, strange: str) -> None:
    good, bad = write_pdf(tmp_path / "goed.pdf"), write_strange_pdf(tmp_path / "vreemd.pdf", strange)
    parts = [Part("Goed", good), Part("Vreemd", bad)]
    whole = tmp_path / "alles.pdf"
    assert rests_on(bad, "overleg") is None
    left = join_pdfs(parts, whole, Cover("Alles", "{page} van {pages}", IMPRINT))
    assert left == parts[1:]
    assert bookmarks(whole) == [("Goed", 1)]
