"""answers and register, each through the file and with the JSON that is promised."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.exchange.returned import edit, fill
from tests.services.answering import furnish
from wsg_desktop.errors import DISK_FULL, UserError
from wsg_desktop.services import answers
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.services.document import Document

CHANGE_KEYS = {"number", "field", "sent", "theirs", "ours", "verdict"}


@pytest.fixture
def sent(file: Path, run: Run, tmp_path: Path) -> Path:
    """Return the overview of a party that leads three projects."""
    document = Document.open(file, "Jan")
    document.change("fill", furnish)
    document.close()
    assert run("overview", file, "--party", "Corporatie 1", "--output", tmp_path / "uit").code == 0
    return next((tmp_path / "uit").iterdir())


@pytest.fixture
def returned(sent: Path, tmp_path: Path) -> Path:
    def change(book: Any) -> None:
        fill(book["Projecten"], "A1", Nieuwe_verwachting=date(2027, 5, 1), Klopt_nog="✓")
        fill(book["Projecten"], "A2", Nieuwe_verwachting="zodra het kan", Huidige_fase="Realisatie")
        fill(book["Projecten"], "A3", Oorzaak="heel lang " * 2000)
        book["Nieuwe projecten"]["A2"] = "Deelauto"
        book["Projecten"]["A9"], book["Projecten"]["O9"] = "Z9", "regen"
        for row in range(20, 40):
            book["Projecten"].cell(row, 15).value = "wie weet"

    return edit(sent, change, tmp_path / "terug.xlsx")


def test_answers_as_json(file: Path, run: Run, returned: Path) -> None:
    assert run("set", file, "A2", "phase", "Beheer").code == 0
    (told,) = run("answers", file, returned, "--json", "--dry-run").json()
    assert (told["file"], told["party"], len(told["export_id"])) == ("terug.xlsx", "Corporatie 1", 32)
    assert all(it.keys() >= CHANGE_KEYS for it in told["changes"])
    found = {(it["number"], it["field"]): it for it in told["changes"]}
    assert {key: it["verdict"] for key, it in found.items()} == {
        ("A1", "confirmed"): "safe",
        ("A1", "end"): "safe",
        ("A2", "end"): "question",
        ("A2", "phase"): "conflict",
        ("A3", "cause"): "safe",
    }
    assert len(found["A3", "cause"]["theirs"]) > 10_000
    end = found["A1", "end"]
    assert (end["sent"], end["theirs"], end["ours"]) == ("2027-03-31", "2027-05-01", "2027-03-31")
    phase = found["A2", "phase"]
    assert (phase["sent"], phase["theirs"], phase["ours"]) == ("development", "realisation", "operation")
    assert (found["A2", "end"]["theirs"], found["A2", "end"]["proposals"]) == ("zodra het kan", ["unknown"])
    assert [it["title"] for it in told["new_projects"]] == ["Deelauto"]
    assert [(it["sheet"], it["cell"], it["count"], it["last"]) for it in told["problems"]] == [
        ("Projecten", "A9", 1, "A9"),
        ("Projecten", "A20", 20, "A39"),
    ]


def test_dry_run_and_none_change_nothing(file: Path, run: Run, returned: Path) -> None:
    before = run("list", file, "projects", "--json").out
    for options in (["--dry-run"], ["--take", "none"], ["--take", "theirs", "--dry-run"]):
        assert run("answers", file, returned, *options).code == 0
        assert run("list", file, "projects", "--json").out == before


def test_safe_is_what_counts_when_nothing_is_said_and_undo_takes_it_back(
    file: Path, run: Run, returned: Path, sent: Path, tmp_path: Path
) -> None:
    def add(book: Any) -> None:
        book["Nieuwe projecten"]["A2"] = "Deelauto"

    run("set", file, "A2", "phase", "Beheer")
    before = run("list", file, "projects", "--json").out
    told = run("answers", file, returned, edit(sent, add, tmp_path / "ook.xlsx"), "--json").json()
    first, second = (it["new_projects"][0] for it in told)
    assert (first["taken"], first["refused"], second["taken"]) == (True, None, False)
    assert "Deelauto" in second["refused"]
    rows = {row["title"]: row for row in run("list", file, "projects", "--json").json()}
    assert rows["Eettafel"]["end"] == "2027-05-01"
    assert (rows["Buurtbus"]["end"], rows["Buurtbus"]["phase"]) == ("2027-03-31", "operation")
    assert "Deelauto" in rows
    again = run("answers", file, returned, "--json").json()[0]
    assert {it["verdict"] for it in again["changes"] if it["number"] == "A1"} == {"same"}
    assert again["came_before"] is True
    history = run("history", file, "A1", "--json").json()
    assert history[0]["label"] == "het antwoord van Corporatie 1 uit terug.xlsx overnemen"
    assert run("undo", file).out.startswith("Ongedaan gemaakt: het antwoord van Corporatie 1 uit terug.xlsx")
    assert run("list", file, "projects", "--json").out == before


def test_theirs_wins_conflicts_but_answers_no_question(file: Path, run: Run, returned: Path) -> None:
    run("set", file, "A2", "phase", "Beheer")
    run("answers", file, returned, "--take", "theirs")
    rows = {row["number"]: row for row in run("list", file, "projects", "--json").json()}
    assert (rows["A2"]["phase"], rows["A2"]["end"]) == ("realisation", "2027-03-31")


def test_people_read_what_each_answer_is(file: Path, run: Run, returned: Path) -> None:
    told = run("answers", file, returned)
    assert told.out.splitlines()[:2] == [
        "terug.xlsx: Corporatie 1",
        "  5 wijzigingen, 1 nieuw project, 2 problemen",
    ]
    assert "A1  Verwacht gereed: 31 mrt 2027 → 1 mei 2027  (veilig)" in told.out
    assert "“zodra het kan”" in told.out
    assert "Projecten!A9" in told.err
    assert max(map(len, told.out.splitlines())) < 400


def test_one_broken_file_stops_no_other_and_all_broken_is_an_error(
    file: Path, run: Run, returned: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "half.xlsx"
    broken.write_bytes(returned.read_bytes()[:2000])
    first, second = run("answers", file, broken, returned, "--json").json()
    assert (first["export_id"], first["party"], first["problems"][0]["cell"]) == (None, None, None)
    assert second["changes"]
    failed = run("answers", file, broken)
    assert (failed.code, "half.xlsx" in failed.err) == (1, True)
    assert run("answers", file, tmp_path / "weg.xlsx").code == 1
    assert run("answers", file).code == 2


def test_what_lies_in_a_folder_and_is_not_read_is_told(file: Path, run: Run, returned: Path) -> None:
    folder = returned.parent / "terug"
    (folder / "per post").mkdir(parents=True)
    returned.rename(folder / returned.name)
    told = run("answers", file, folder, "--dry-run")
    assert "per post" in told.err
    assert told.code == 0


def test_register(file: Path, run: Run, sent: Path, returned: Path) -> None:
    run("answers", file, returned, "--take", "none")
    first, second = run("register", file, "--json").json()
    assert first.keys() >= {"party", "sent", "by", "what", "answer_due", "answered", "age"}
    assert (first["party"], first["what"], first["projects"]) == ("Corporatie 1", sent.name, 3)
    assert first["answers"][0]["file"] == "terug.xlsx"
    assert first["answered"] is not None
    assert (second["party"], second["sent"], second["age"]) == ("Corporatie 2", None, 0)
    table = run("register", file).out
    assert sent.name in table


def test_the_register_keeps_reminders_and_tells_their_texts(file: Path, run: Run, sent: Path) -> None:
    before = run("history", file, "--json").json()
    assert run("register", file, "--reminded", "Corporatie 1").code == 0
    first, _ = run("register", file, "--json", "--text").json()
    assert (first["standing"], first["days_late"], len(first["reminded"])) == ("waiting", 0, 1)
    assert (first["to"], sent.name in first["text"]) == ([], True)
    assert sent.name in run("register", file, "--text").out
    assert run("register", file, "--late", "--json").json() == []
    assert run("register", file, "--answered", "Corporatie 1").code == 0
    told = run("register", file, "--json").json()[0]
    assert (told["standing"], told["answered"], told["answers"]) == (
        "answered",
        told["answered_without_file"][0]["at"],
        [],
    )
    assert run("register", file, "--withdraw", "Corporatie 1").code == 0
    assert run("register", file, "--withdraw", "Corporatie 1").code == 0
    assert run("register", file, "--json").json()[0]["standing"] == "waiting"
    assert run("register", file, "--withdraw", "Corporatie 1").code == 1
    assert run("register", file, "--reminded", "Corporatie 2").code == 1
    assert len(run("history", file, "--json").json()) == len(before) + 4


def test_what_was_taken_over_before_a_failure_is_told(
    file: Path, run: Run, returned: Path, sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = edit(sent, lambda book: fill(book["Projecten"], "A3", Gevolg="later"), tmp_path / "zz later.xlsx")
    take = answers.take_over

    def fill_the_disk(document: Document, it: AnsweredFile, chosen: Collection[str]) -> answers.Taken:
        if it.path == later:
            raise UserError(DISK_FULL, name="p.wsg")
        return take(document, it, chosen)

    monkeypatch.setattr(answers, "take_over", fill_the_disk)
    told = run("answers", file, returned, later)
    assert (told.code, "Overgenomen: " in told.out, "zz later" in told.out) == (1, True, False)
    assert "schijf" in told.err
    assert run("undo", file).out.startswith("Ongedaan gemaakt: het antwoord van Corporatie 1 uit terug.xlsx")
