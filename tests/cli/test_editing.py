"""set, undo, redo, history and changes, each through the file."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.services import projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import Settings, person_name
from wsg_desktop.store import projects as stored


@pytest.fixture
def filled(file: Path, tmp_path: Path) -> Path:
    """Return a programme with project B1, made by the person that the command line works for."""
    document = Document.open(file, person_name(Settings(tmp_path / "geen.json")))
    document.change("nieuw project", lambda tx: projects.create(tx, "Servicewinkel", number="B1"))
    document.close()
    return file


def project(run: Run, path: Path) -> dict[str, object]:
    return run("list", path, "projects", "--json").json()[0]


VALUES = [
    ("title", "Servicepunt", {"title": "Servicepunt"}),
    ("end", "15-3-27", {"end": "2027-03-15", "end_precision": "day", "end_text": "15-3-27"}),
    ("end", "eind maart 2027", {"end": "2027-03-31", "end_precision": "month"}),
    ("start", "K1 2027", {"start": "2027-01-01", "start_precision": "quarter"}),
    ("deadline", "n.t.b.", {"deadline": None, "deadline_precision": "unknown", "deadline_text": "n.t.b."}),
    ("end", "doorlopend", {"end": None, "end_precision": "ongoing"}),
    ("phase", "Realisatie", {"phase": "realisation", "director_role": "onderhandelaar en regelaar"}),
    ("state", "on_hold", {"state": "on_hold"}),
    ("state", "in de wacht", {"state": "on_hold"}),
    ("budget", "€ 2.400.000", {"budget": 2_400_000}),
    ("percent", "40 %", {"percent": 40}),
    ("lead_parties", "Corporatie 1 en Bibliotheek", {"lead_parties": ["Corporatie 1", "Bibliotheek"]}),
    (
        "partner_parties",
        "zorginstellingen B en C",
        {"partner_parties": ["zorginstelling B", "zorginstelling C"]},
    ),
    ("areas", "Bathmen; Rivierenwijk", {"areas": ["Bathmen", "Rivierenwijk"]}),
    ("project_lead", "projectleider servicezones", {"project_lead": "projectleider servicezones"}),
    ("situation", "vloer wordt gelegd", {"situation": "vloer wordt gelegd"}),
    ("effort", "-", {"effort": "-"}),
]


@pytest.mark.parametrize(("field", "value", "expected"), VALUES)
def test_value_is_read_kept_and_shown(
    run: Run, filled: Path, field: str, value: str, expected: dict[str, object]
) -> None:
    answer = run("set", filled, "B1", field, value)

    assert (answer.code, answer.err) == (0, "")
    shown = project(run, filled)
    assert {key: shown[key] for key in expected} == expected
    assert run("undo", filled).code == 0
    assert project(run, filled)[field] != expected[field] or expected[field] is None
    assert run("check", filled).code == 0


def test_value_may_begin_with_a_dash(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "end", "2027-03-15")
    assert run("set", filled, "b1", "end", "-3d").code == 0
    assert project(run, filled)["end"] == "2027-03-12"


DASHES = ["-", "--", "--- leeg ---", "-x", "--reasonable", "[haken]", "{x} %s"]


@pytest.mark.parametrize("value", DASHES)
def test_value_may_begin_with_any_sign(run: Run, filled: Path, value: str) -> None:
    answer = run("set", filled, "B1", "title", value, "--basis", "-")
    assert (answer.code, answer.err) == (0, "")
    assert project(run, filled)["title"] == value


def test_value_that_is_an_option_is_given_by_its_name(run: Run, filled: Path) -> None:
    assert run("set", filled, "B1", "title", "--reason").code == 2
    assert run("set", "--reason=decision", filled, "B1", "title", "--value=--reason").code == 0
    assert project(run, filled)["title"] == "--reason"


def test_value_that_was_there_already_is_no_change(run: Run, filled: Path) -> None:
    answer = run("set", filled, "B1", "title", "Servicewinkel")

    assert answer.code == 0
    assert "was al zo" in answer.out or "already" in answer.out
    assert run("undo", filled).code == 0
    assert run("list", filled, "projects", "--json").json() == []


def test_what_went_to_the_bin_still_has_its_history(run: Run, filled: Path, tmp_path: Path) -> None:
    document = Document.open(filled, person_name(Settings(tmp_path / "geen.json")))
    with document.reading() as read:
        project_id = stored.get_project_id(read, "B1")
    document.change("weg", lambda tx: projects.delete(tx, [project_id]))
    document.close()

    history = run("history", filled, "b1", "--json").json()

    assert [row["field"] for row in history] == ["deleted_at", None]
    assert run("set", filled, "B1", "title", "x").code == 1


def test_labels_are_told_in_words(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "title", "een")

    assert run("history", filled, "B1", "--json").json()[0]["label"] == "project wijzigen"


def test_step_counts_from_the_field_itself(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "end", "2027-03-15")
    run("set", filled, "B1", "end", "+2w")
    assert project(run, filled)["end"] == "2027-03-29"


def test_deadline_keeps_why_it_changed(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "deadline", "2027-03-15")
    basis = "stuurgroep 3 december"
    assert (
        run("set", filled, "B1", "deadline", "2027-06-01", "--reason", "decision", "--basis", basis).code == 0
    )
    history = run("history", filled, "B1", "--json").json()
    assert {"field": "deadline_basis", "new": basis}.items() <= {row["field"]: row for row in history}[
        "deadline_basis"
    ].items()


REFUSED = [
    (("B1", "percent", "150"), 1, "tussen 0 en 100"),
    (("B1", "budget", "veel"), 1, "geen bedrag"),
    (("B1", "phase", "slopen"), 1, "niet een van de keuzes"),
    (("B1", "start", "3-4"), 1, "meer manieren"),
    (("B1", "title", " "), 1, "kan niet leeg zijn"),
    (("B1", "status", "rood"), 1, "volgt uit andere velden"),
    (("B1", "end_text", "x"), 1, "volgt uit andere velden"),
    (("Z9", "title", "x"), 1, "geen project met nummer Z9"),
    (("B1", "kleur", "rood"), 2, "kan hier niet"),
    (("B1", "title"), 2, "dit ontbreekt"),
]


@pytest.mark.parametrize(("words", "code", "sentence"), REFUSED)
def test_what_cannot_be_is_said_and_changes_nothing(
    run: Run, filled: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    before = project(run, filled)

    answer = run("set", filled, *words)

    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
    assert project(run, filled) == before


def test_undo_and_redo_go_all_the_way_over_separate_runs(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "title", "een")
    run("set", filled, "B1", "title", "twee")

    assert [run("undo", filled).code for _ in range(3)] == [0, 0, 0]
    assert run("list", filled, "projects", "--json").json() == []
    nothing = run("undo", filled)
    assert (nothing.code, nothing.out) == (1, "")
    assert [run("redo", filled).code for _ in range(3)] == [0, 0, 0]
    assert project(run, filled)["title"] == "twee"
    assert run("redo", filled).code == 1


def test_history_and_changes_tell_who_what_and_when(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "title", "een")
    run("set", filled, "B1", "title", "twee")

    history = run("history", filled, "B1", "--json").json()
    assert [(row["op"], row["old"], row["new"]) for row in history[:2]] == [
        ("update", "een", "twee"),
        ("update", "Servicewinkel", "een"),
    ]
    assert {"number", "title", "field", "old", "new", "who", "at", "label"} <= history[0].keys()
    changes = run("changes", filled, "--since", "gisteren", "--json").json()
    assert [row["new"]["title"] for row in changes if row["number"] == "B1"] == ["twee"]
    assert run("changes", filled, "--since", SystemClock().today().isoformat(), "--json").json() == []
    assert run("changes", filled, "--since", "ooit").code == 1
    assert "twee" in run("history", filled, "B1").out


def hold(filled: Path) -> None:
    """Let somebody else have the programme open."""
    lock = filled.with_name(f"{filled.name}.lock")
    holder = {"person": "Piet", "host": "laptop-9", "process": 1, "since": "2026-11-23T07:00:00+00:00"}
    lock.write_text(json.dumps(holder), "utf-8")


def test_programme_that_is_open_elsewhere_is_not_changed(run: Run, filled: Path) -> None:
    hold(filled)

    answer = run("set", filled, "B1", "title", "x")

    assert answer.code == 1
    assert "laptop-9" in answer.err
    assert project(run, filled)["title"] == "Servicewinkel"


def test_programme_that_is_open_elsewhere_can_be_read_in_every_way(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    hold(filled)
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("Nr;Project\nB7;Buurtbus\nB8;Eettafel\n", "utf-8")

    for words in (
        ("list", filled, "projects"),
        ("check", filled),
        ("backup", filled),
        ("overview", filled, "--programme", "--output", tmp_path / "eigen.xlsx"),
        ("import", filled, lijst, "--dry-run"),
    ):
        assert run(*words).code == 0, words
    assert run("import", filled, lijst).code == 1
    assert run("overview", filled, "--all-parties", "--output", tmp_path / "uit").code == 1


def test_history_of_the_whole_programme(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "title", "Servicepunt")
    answer = run("history", filled)
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert lines[0].split()[0] == "3"
    assert "B1 Servicepunt: project Servicewinkel → Servicepunt" in lines[0]
    assert [row["set"] for row in run("history", filled, "--json").json()] == [3, 2, 1]
    assert run("history", filled, "--kind", "fact", "--json").json()[0]["set"] == 1
    assert run("history", filled, "--who", "niemand").out == ""
    assert run("history", filled, "--since", "morgen", "--json").json() == []


def test_filters_are_for_the_whole_programme(run: Run, filled: Path) -> None:
    answer = run("history", filled, "B1", "--who", "Jan")
    assert answer.code == 1
    assert "Laat het nummer weg" in answer.err


def test_one_change_is_taken_back_by_its_number(run: Run, filled: Path) -> None:
    run("set", filled, "B1", "title", "Servicepunt")
    run("set", filled, "B1", "budget", "1000")
    assert run("undo", filled, "--set", "3").out == "Gedaan: “project wijzigen” terugnemen.\n"
    assert project(run, filled)["title"] == "Servicewinkel"
    assert project(run, filled)["budget"] == 1000
    again = run("undo", filled, "--set", "3")
    assert again.code == 1
    assert "al teruggenomen" in again.err
    assert run("undo", filled).code == 0
    assert project(run, filled)["title"] == "Servicepunt"


def test_later_change_is_told_and_nothing_happens(run: Run, filled: Path) -> None:
    for title in ("Servicepunt", "Servicehuis"):
        run("set", filled, "B1", "title", title)
    answer = run("undo", filled, "--set", "3")
    assert answer.code == 1
    assert "(wijziging 4): B1 Servicehuis: project Servicepunt → Servicehuis" in answer.out
    assert "kun je niet terugnemen" in answer.err
    assert project(run, filled)["title"] == "Servicehuis"
    assert run("undo", filled, "--set", "1").code == 1
    assert run("undo", filled, "--set", "99").code == 1


@pytest.mark.parametrize("number", [-1, 0, 10**30])
def test_no_change_has_such_a_number(run: Run, file: Path, number: int) -> None:
    refused = run("undo", file, "--set", number)
    assert (refused.code, refused.out) == (1, "")
    assert str(number) in refused.err
