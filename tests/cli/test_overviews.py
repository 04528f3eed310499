"""The command that writes overviews: whose, of what, with what, and what is said of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from wsg_desktop.services import actions
from wsg_desktop.services.document import Document
from wsg_desktop.services.parties import add_person
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.store.transaction import Transaction


@pytest.fixture
def filled(file: Path, run: Run, tmp_path: Path) -> Path:
    """Return a programme in which one party leads a late project, with a partner and an internal one."""
    lines = (
        "Nr;Project;Trekker;Betrokken partijen;Deadline;Verwacht gereed",
        "A1;Eettafel;Corporatie 1;Zorg Oost;1-1-2026;1-1-2030",
        "A2;Buurtbus;Corporatie 1;;1-1-2040;1-1-2030",
        "A3;Geheim;Corporatie 1;;;",
    )
    (tmp_path / "lijst.csv").write_text("\n".join(lines), encoding="utf-8")
    assert run("import", file, tmp_path / "lijst.csv").code == 0
    assert run("set", file, "A3", "confidentiality", "internal").code == 0
    return file


def _heads(path: Path) -> list[object]:
    return [cell.value for cell in load_workbook(path)["Projecten"][1]]


def test_leads_get_what_is_asked_with_a_draft_beside_it(filled: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(
        "Beste {contactpersoon}, graag uiterlijk {antwoord uiterlijk}", encoding="utf-8"
    )
    options = ("--answer-by", "11-12-2040", "--columns", "Gebied,deadline", "--fill-in", "new_end, Klopt nog")
    more = ("--contact", "Els", "--no-protection", "--drafts", "--message", tmp_path / "brief.txt")
    done = run("overview", filled, "--leads", "--output", tmp_path / "uit", *options, *more)

    assert (done.code, done.err) == (0, "1 intern project gaat niet mee\n")
    workbook, draft = (Path(line) for line in done.out.splitlines())
    assert workbook.name.endswith("Overzicht Corporatie 1.xlsx")
    assert _heads(workbook) == ["Nr.", "Project", "Gebied", "Deadline", "Klopt nog", "Nieuwe verwachting"]
    assert not load_workbook(workbook)["Projecten"].protection.sheet
    assert draft.suffix == ".eml"
    assert b"X-Unsent: 1" in draft.read_bytes()


def test_overview_is_the_first_thing_that_a_process_keeps(filled: Path, tmp_path: Path) -> None:
    # Records are mapped at the first change: in a process that changed before, too early goes unseen.
    words = [sys.executable, "-m", "wsg_desktop", "overview", filled, "--leads", "--output", tmp_path / "uit"]
    done = subprocess.run(list(map(str, words)), capture_output=True, check=False, timeout=120)

    assert done.returncode == 0, done.stderr.decode()
    assert len(list((tmp_path / "uit").iterdir())) == 1


def test_day_to_answer_by_is_not_over(filled: Path, run: Run, tmp_path: Path) -> None:
    done = run("overview", filled, "--leads", "--output", tmp_path / "uit", "--answer-by", "gisteren")

    assert (done.code, done.out) == (1, "")
    assert "is al voorbij" in done.err
    assert not (tmp_path / "uit").exists()


def test_deviations_and_a_view(filled: Path, run: Run, tmp_path: Path) -> None:
    done = run("overview", filled, "--all-parties", "--deviations", "--output", tmp_path / "uit")
    (path,) = (Path(line) for line in done.out.splitlines())
    assert "Afwijkingen Corporatie 1" in path.name
    assert _heads(path)[-4:] == ["Oorzaak", "Gevolg", "Maatregel", "Ingevuld door"]
    done = run("overview", filled, "--view", "Te laat", "--output", tmp_path / "laat.xlsx")
    assert done.code == 0
    numbers = [cell.value for cell in load_workbook(tmp_path / "laat.xlsx")["Projecten"]["A"]]
    assert numbers == ["Nr.", "A1"]
    rows = run("register", filled, "--json").json()
    (reader,) = (it for it in rows if it["party"] == "Te laat")
    assert (reader["what"], reader["standing"]) == ("laat.xlsx", "reads")


def test_a_dry_run_says_what_goes_and_stays_and_writes_nothing(
    filled: Path, run: Run, tmp_path: Path
) -> None:
    document = Document.open(filled, "Jan")

    def work(tx: Transaction) -> None:
        add_person(tx, name="Els Bos", party_id=get_party_id(tx.read, "Corporatie 1"))
        actions.add(tx, "Bellen met 0570 123456", holder="Els Bos")

    document.change("act", work)
    document.close()
    done = run("overview", filled, "--all-parties", "--output", tmp_path / "uit", "--dry-run")
    assert done.out.splitlines() == [
        "Corporatie 1: 2 om in te vullen, 0 om te lezen, 1 blijven in huis, 1 actie of besluit",
        "Zorg Oost: 0 om in te vullen, 1 om te lezen, 0 blijven in huis",
        "Blijft in huis: A3 Geheim",
        "Noemt actiehouders: Els Bos",
        "Heeft een adres of telefoonnummer in de tekst: A-001 Bellen met 0570 123456",
    ]
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--party NAME"),
        (("--programme", "--deviations"), 1, "--deviations"),
        (("--leads", "--columns", "Budget"), 1, "gaat nooit naar een partner"),
        (("--leads", "--fill-in", "kleur"), 1, "Er is geen kolom kleur"),
        (("--leads", "--drafts", "--message", "nergens.txt"), 1, "nergens.txt"),
        (("--leads", "--answer-by", "zodra het kan"), 1, "zodra het kan"),
    ],
)
def test_what_does_not_go_is_said_and_nothing_is_written(
    filled: Path, run: Run, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run("overview", filled, *words, "--output", tmp_path / "uit")
    assert done.code == code
    assert said in done.err
    assert not (tmp_path / "uit").exists()


def test_a_message_with_an_unknown_field_is_refused(filled: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Beste {voornaam}", encoding="utf-8")
    message = ("--drafts", "--message", tmp_path / "brief.txt")
    done = run("overview", filled, "--leads", "--output", tmp_path / "uit", *message)
    assert done.code == 1
    assert "{voornaam}" in done.err
    assert not (tmp_path / "uit").exists()
