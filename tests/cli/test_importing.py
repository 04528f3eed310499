"""The command `import` on a list that was imported before: what changes and what is left, also as JSON."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run
from wsg_desktop.exchange import any_list
from wsg_desktop.exchange.safe_open import check_file
from wsg_desktop.exchange.sheet_reading import read_sheets


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: that a process of its own does so is proven where reading is."""
    monkeypatch.setattr(any_list, "read_workbook", lambda path, **_: read_sheets(path, check_file(path)))


def _save(path: Path, phase: str, end: date | str) -> Path:
    book = openpyxl.Workbook()
    for row in (["Nr", "Project", "Fase", "Verwacht gereed"], ["B1", "Winkel", phase, end], ["B2", "Bus"]):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def _end(run: Run, file: Path) -> str:
    rows = {row["number"]: row for row in run("list", file, "projects", "--json").json()}
    return str(rows["B1"]["end"])


def test_a_newer_list_updates_and_says_what(file: Path, run: Run, tmp_path: Path) -> None:
    path = _save(tmp_path / "lijst.xlsx", "Initiatief", date(2027, 6, 30))
    assert run("import", file, path).code == 0
    assert run("set", file, "B1", "end", "2027-07-15").code == 0
    _save(path, "Realisatie", date(2027, 9, 1))

    would = run("import", file, path, "--dry-run", "--json").json()
    assert (would["projects"], would["same"], would["gone"], would["asked"]) == (0, 1, [], [])
    assert would["earlier"] == "lijst.xlsx"
    changes = {it["field"]: it for it in would["changes"]}
    assert changes["phase"] | {"title": ""} == {
        "number": "B1", "title": "", "field": "phase", "cell": "C2", "sent": "initiative",
        "theirs": "realisation", "ours": "initiative", "verdict": "safe", "question": None, "proposals": [],
        "changed_by": None, "taken": True,
    }  # fmt: skip
    end = changes["end"]
    assert [end[key] for key in ("sent", "theirs", "ours", "verdict", "taken")] == [
        "2027-06-30", "2027-09-01", "2027-07-15", "conflict", False,
    ]  # fmt: skip

    none = run("import", file, path, "--take", "none", "--dry-run", "--json").json()
    assert not any(it["taken"] for it in none["changes"])
    lines = run("import", file, path).out.splitlines()
    assert [line[:5] for line in lines if line[:1] in {"+", "?"}] == ["+ B1 ", "? B1 "]
    assert _end(run, file) == "2027-07-15"

    _save(path, "Realisatie", date(2027, 10, 1))
    assert run("import", file, path, "--take", "theirs").code == 0
    assert _end(run, file) == "2027-10-01"


def test_words_in_place_of_a_date_are_asked_about_and_never_guessed(
    file: Path, run: Run, tmp_path: Path
) -> None:
    """What new projects get in place of a date is told, with what it may be; a date that is there stays."""
    path = _save(tmp_path / "lijst.xlsx", "Initiatief", "2027-2028")
    new = run("import", file, path, "--dry-run", "--json").json()
    assert new["dates"] == [
        {"text": "2027-2028", "cell": "D2", "times": 1, "taken_as": "unknown", "proposals": [
            "2027-12-31", "2028-12-31"], "question": new["dates"][0]["question"]}
    ]  # fmt: skip
    said = run("import", file, path, "--dry-run").out.splitlines()
    assert said[2:] == [
        "“2027-2028” (D2) blijft als tekst bewaard: nog onbekend. Het kan dit zijn: 2027 of 2028.",
        said[-1],
    ]
    assert "wsg-desktop set" in said[-1]

    run("import", file, _save(path, "Initiatief", date(2027, 6, 30)))
    for text, proposals in (("n.v.t.", []), ("3-4", ["2027-04-03"])):
        _save(path, "Initiatief", text)
        (change,) = run("import", file, path, "--take", "theirs", "--json").json()["changes"]
        assert (change["verdict"], change["taken"], change["proposals"]) == ("question", False, proposals)
        assert text in change["question"]
    lines = run("import", file, _save(path, "Initiatief", "zsm")).out.splitlines()
    assert "-> nog onbekend (zsm) (vraag: In de lijst staat “zsm”" in lines[-2]
    assert "wsg-desktop set" in lines[-1]
    assert run("import", file, _save(path, "Initiatief", "-"), "--json").json()["changes"] == []
    assert _end(run, file) == "2027-06-30"
    run("set", file, "B1", "end", "zsm")
    (change,) = run("import", file, _save(path, "Initiatief", "juni 2027?"), "--json").json()["changes"]
    assert (change["taken"], change["proposals"]) == (False, ["2027-06-30"])
