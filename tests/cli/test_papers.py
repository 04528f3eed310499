"""meeting papers, through the file."""

import os
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run
from tests.full_disks import full_disk
from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.services import agendas, decisions, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

NEXT = SystemClock().today() + timedelta(days=20)


@pytest.fixture
def filled(file: Path) -> Path:
    """Return a programme with a steering group that is about to meet, one project and one decision."""

    def work(tx: Transaction) -> None:
        body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0")).id
        meeting = tx.add(MeetingRecord(body_id=body, day=NEXT, begins_at="09:30")).id
        b1 = projects.create(tx, "Servicewinkel", number="B1")
        decision = decisions.ask(tx, body, "Huur", meeting_id=meeting, text="De huur gaat in.")
        decisions.add_project(tx, decision, b1)
        agendas.fill(tx, meeting, translator("nl"))

    document = Document.open(file, "Jan")
    document.change("vullen", work)
    document.close()
    return file


def test_papers_are_made_in_a_folder_beside_the_programme(run: Run, filled: Path) -> None:
    answer = run("meeting", filled, "papers", "stuurgroep")
    assert answer.code == 0
    folder = filled.parent / f"{NEXT.isoformat()} Stuurgroep"
    lines = answer.out.splitlines()
    assert lines[0] == str(folder)
    assert lines[1:3] == ["  01 Agenda.docx", "  02 Oplegnotitie 6 Huur.docx"]
    assert (folder / "06 Planning op één pagina.pdf").read_bytes().startswith(b"%PDF")
    report = docx.Document(str(folder / "03 Voortgangsrapportage.docx"))
    (picture,) = report.inline_shapes
    assert 380 <= picture.width.mm <= 391 or 230 <= picture.height.mm <= 236, "it fills a page of A3"


def test_what_is_asked_is_made_and_told_as_json(run: Run, filled: Path, tmp_path: Path) -> None:
    asked = ("--to", tmp_path / "uit", "--only", "agenda", "actions", "--language", "en", "--json")
    found = run("meeting", filled, "papers", "Stuurgroep", "--day", NEXT.isoformat(), *asked).json()
    assert [it["file"] for it in found["papers"]] == ["01 Agenda.docx", "02 Action list.docx"]
    assert Path(found["folder"]).is_dir()
    assert found["withheld"] == {"projects": [], "decisions": [], "items": [], "actions": []}


def test_all_is_one_pdf_and_sending_it_fixes_what_it_was_made_from(
    run: Run, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    asked = ("--only", "planning", "agenda", "--one-pdf", "--to", tmp_path / "uit")
    answer = run("meeting", filled, "papers", "Stuurgroep", *asked)
    assert "Stukken" not in answer.out, "one paper of two is not all of it"
    assert "Op deze computer staat geen LibreOffice" in answer.out

    only = ("--only", "planning", "--one-pdf", "--to", tmp_path / "een", "--json")
    found = run("meeting", filled, "papers", "Stuurgroep", *only).json()
    assert (found["one_pdf"], found["not_in_one_pdf"]) == (f"Stukken {NEXT.isoformat()} Stuurgroep.pdf", [])
    run("set", filled, "B1", "title", "Winkel")
    assert run("meeting", filled, "sent", "Stuurgroep", Path(found["folder"]) / found["one_pdf"]).code == 0
    again = run("meeting", filled, "papers", "Stuurgroep", "--to", tmp_path / "later", "--json").json()
    assert again["change_set"] == found["change_set"]


def test_a_broken_template_is_told_in_one_sentence(run: Run, filled: Path, tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("{{ paper.wethouder }}")
    template.save(str(tmp_path / "agenda.docx"))
    answer = run("meeting", filled, "papers", "Stuurgroep", "--template", tmp_path)
    assert answer.code == 1
    assert "agenda.docx noemt het veld paper.wethouder" in answer.err


def test_our_templates_are_copied_and_serve_as_they_are(run: Run, filled: Path, tmp_path: Path) -> None:
    own = tmp_path / "sjablonen"
    assert len(run("meeting", filled, "templates", own).out.splitlines()) == 9
    (own / "agenda.docx").write_bytes((own / "actions.docx").read_bytes())
    assert run("meeting", filled, "templates", own).out == "", "what was changed stays"
    answer = run("meeting", filled, "papers", "Stuurgroep", "--template", own, "--only", "note", "actions")
    assert answer.code == 0


def test_a_full_disk_leaves_no_half_template_that_would_count_as_ones_own(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    with full_disk():
        refused = run("meeting", filled, "templates", own)
    assert refused.code == 1
    assert list(own.iterdir()) == []


def test_papers_that_went_out_keep_saying_what_they_said(run: Run, filled: Path, tmp_path: Path) -> None:
    made = Path(run("meeting", filled, "papers", "Stuurgroep", "--to", tmp_path, "--json").json()["folder"])
    run("set", filled, "B1", "title", "Winkel")
    answer = run("meeting", filled, "sent", "Stuurgroep", made)
    kept = len([it for it in made.iterdir() if it.is_file()])
    assert f"Vastgelegd dat {kept} stukken van Stuurgroep" in answer.out
    again = run("meeting", filled, "papers", "Stuurgroep", "--to", tmp_path / "later", "--json").json()
    report = docx.Document(str(Path(again["folder"]) / "03 Voortgangsrapportage.docx"))
    told = {cell.text for table in report.tables for row in table.rows for cell in row.cells}
    assert "Servicewinkel" in told
    assert "Winkel" not in told
    assert run("meeting", filled, "sent", "Stuurgroep", made).code == 1, "they go out once"
    note = tmp_path / "nader bericht.txt"
    note.write_text("Nog dit.", encoding="utf-8")
    assert run("meeting", filled, "sent", "Stuurgroep", note, "--after").code == 0


def test_a_folder_of_templates_that_is_not_there_is_said(run: Run, filled: Path, tmp_path: Path) -> None:
    answer = run(
        "meeting", filled, "papers", "Stuurgroep", "--template", tmp_path / "niets", "--to", tmp_path
    )
    assert (answer.code, "Er is geen map" in answer.err) == (1, True)
    assert not list(tmp_path.glob("*Stuurgroep"))


def test_what_the_computer_keeps_in_a_folder_is_no_paper(run: Run, filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name in ("agenda.docx", "~$agenda.docx", ".DS_Store", "Thumbs.db"):
        (folder / name).write_text("x", encoding="utf-8")
    assert "dat 1 stuk van" in run("meeting", filled, "sent", "Stuurgroep", folder).out


def test_half_papers_of_long_ago_are_thrown_away(run: Run, filled: Path, tmp_path: Path) -> None:
    old, fresh = (tmp_path / f".{NEXT.isoformat()} Stuurgroep.{n}.part" for n in (1, 2))
    for folder in (old, fresh):
        folder.mkdir()
    os.utime(old, (0, 0))
    assert run("meeting", filled, "papers", "Stuurgroep", "--to", tmp_path, "--only", "agenda").code == 0
    assert (old.exists(), fresh.exists()) == (False, True)
