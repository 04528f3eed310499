"""pass and calendar, through the file."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import passages
from wsg_desktop.store.transaction import Transaction


@pytest.fixture
def filled(file: Path) -> Path:
    """Return a programme with B1, which develops in Bathmen since the second of March."""

    def work(tx: Transaction) -> None:
        b1 = projects.create(tx, "Servicewinkel", number="B1")
        project_fields.set_field(tx, b1, "areas", ["Bathmen"])
        project_fields.set_field(tx, b1, "phase", "development")
        progress.set_phase_period(tx, b1, "development", "actual_start", exact(tx.clock.today()))

    document = Document.open(file, "Jan")
    document.change("vullen", work)
    document.close()
    return file


def test_project_passes_with_day_body_and_director(run: Run, filled: Path) -> None:
    answer = run(
        *("pass", filled, "b1", "Realisatie", "--day", "31-12-2099", "--decided-by", "stuurgroep"),
        *("--director", "De Vries"),
    )
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "B1 is op 31 dec 2099 overgegaan naar Realisatie.",
        "Rol van de regisseur: onderhandelaar en regelaar",
    ]
    assert run("list", filled, "projects", "--json").json()[0]["phase"] == "realisation"
    document = Document.open(filled, "Jan", readonly=True)
    with document.reading() as read:
        (kept,) = passages.list_passages(read)
    document.close()
    assert (kept.day.isoformat(), kept.decided_by, kept.taken_by) == ("2099-12-31", "stuurgroep", "De Vries")
    assert "vergegaan naar Realisatie" in run("history", filled, "B1").out

    assert "B1 laten overgaan naar Realisatie" in run("undo", filled).out
    assert run("list", filled, "projects", "--json").json()[0]["phase"] == "development"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("B1", "Ontwikkeling"), 1, "B1 is al in Ontwikkeling"),
        (("B1", "realisation", "--day", "1-1-2020"), 1, "eerder"),
        (("B1", "nazorg"), 1, "nazorg"),
        (("B1", "realisation", "--day", "ooit"), 1, "ooit"),
        (("X9", "realisation"), 1, "X9"),
        (("B1",), 2, "PHASE"),
    ],
)
def test_what_cannot_be_is_said(run: Run, filled: Path, words: tuple[str, ...], code: int, said: str) -> None:
    answer = run("pass", filled, *words)
    assert answer.code == code
    assert said in answer.err
    assert run("list", filled, "projects", "--json").json()[0]["phase"] == "development"


def test_calendar_shows_switches_closings_and_holidays(run: Run, file: Path) -> None:
    found = run("calendar", file, "--json").json()
    assert (found["good_friday"], found["liberation_day"], found["closings"]) == (False, False, [])
    closed = {it["name"]: it["closed"] for it in found["holidays"]}
    assert (closed["Koningsdag"], closed["Goede Vrijdag"], closed["Bevrijdingsdag"]) == (True, False, False)
    assert len(found["working_days"]) == 2
    assert "Koningsdag" in run("calendar", file).out


def test_calendar_can_be_changed_and_each_change_undone(run: Run, file: Path) -> None:
    before = run("calendar", file, "--json").json()
    year = min(before["working_days"])
    answer = run("calendar", file, "--add", "Bouwvak", f"{year}-07-20", f"{year}-08-07", "--json").json()
    assert answer["closings"] == [{"name": "Bouwvak", "first": f"{year}-07-20", "last": f"{year}-08-07"}]
    assert answer["working_days"][year] == before["working_days"][year] - 15

    answer = run("calendar", file, "--good-friday", "on", "--json").json()
    assert answer["good_friday"]
    assert answer["working_days"][year] == before["working_days"][year] - 16

    assert run("calendar", file, "--remove", "bouwvak", "--json").json()["closings"] == []
    for _ in range(3):
        assert run("undo", file).code == 0
    assert run("calendar", file, "--json").json() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--add", "Bouwvak", "2027-08-13", "2027-07-26"), "eerste"),
        (("--add", " ", "2027-07-26", "2027-08-13"), "naam"),
        (("--add", "Bouwvak", "ooit", "2027-08-13"), "ooit"),
        (("--remove", "Kerst"), "Kerst"),
    ],
)
def test_calendar_that_cannot_be_is_refused(run: Run, file: Path, words: tuple[str, ...], said: str) -> None:
    answer = run("calendar", file, *words)
    assert answer.code == 1
    assert said in answer.err
