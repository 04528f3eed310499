"""list: now, as on a day, of a view, for people and for machines."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import programme, project_fields, projects
from wsg_desktop.store.transaction import Transaction

KEYS = {
    *("number", "title", "areas", "phase", "state", "director_role", "direction_type", "lead_parties"),
    *("partner_parties", "project_lead", "percent", "status", "effort", "budget", "partnership_role"),
    *("resident_involvement", "situation"),
    *(f"{name}{part}" for name in ("start", "end", "deadline") for part in ("", "_precision", "_text")),
}


@pytest.fixture
def past(tmp_path: Path, clock: FixedClock) -> Path:
    """Return a programme in which something changed on 2 and on 10 September 2026."""
    from datetime import UTC, datetime

    clock.set(datetime(2026, 9, 2, 9, 0, tzinfo=UTC))
    document = programme.create(tmp_path / "p.wsg", "Jan", clock)

    def fill(tx: Transaction) -> None:
        first = projects.create(tx, "Eettafel", number="R2")
        project_fields.set_field(tx, first, "lead_parties", ["Welzijnsinstelling"])
        projects.create(tx, "Buurtbus", number="K3")

    document.change("vullen", fill)
    clock.set(datetime(2026, 9, 10, 9, 0, tzinfo=UTC))
    with document.reading() as read:
        from wsg_desktop.store import projects as stored

        ids = {row.number: row.id for row in stored.list_projects(read)}
    document.change("titel", lambda tx: project_fields.set_field(tx, ids["R2"], "title", "Samen eten"))
    document.change("weg", lambda tx: projects.delete(tx, [ids["K3"]]))
    document.close()
    return tmp_path / "p.wsg"


def titles(run: Run, path: Path, *more: str) -> list[str]:
    return [row["title"] for row in run("list", path, "projects", *more, "--json").json()]


def test_project_has_exactly_the_documented_members(run: Run, past: Path) -> None:
    (row,) = run("list", past, "projects", "--json").json()
    assert row.keys() == KEYS
    assert row["status"] == {"time": "none", "money": "none", "quality": "none", "risks": "none"}


def test_as_on_a_day_means_the_end_of_that_day(run: Run, past: Path) -> None:
    assert titles(run, past, "--as-on", "2026-09-01") == []
    assert titles(run, past, "--as-on", "2026-09-02") == ["Eettafel", "Buurtbus"]
    assert titles(run, past, "--as-on", "2026-09-10") == ["Samen eten"]
    assert titles(run, past) == ["Samen eten"]


def test_views_by_name_in_both_languages(run: Run, past: Path) -> None:
    assert titles(run, past, "--view", "zonder trekker") == []
    assert titles(run, past, "--view", "Without lead party") == []
    assert titles(run, past, "--view", "per gebied") == ["Samen eten"]
    unknown = run("list", past, "projects", "--view", "blauw")
    assert unknown.code == 1
    assert "blauw" in unknown.err


def test_tables_for_people_have_dutch_headings(run: Run, past: Path) -> None:
    out = run("list", past, "projects").out
    assert out.splitlines()[0].split() == [
        "Nr.", "Project", "Gebied", "Trekker", "Fase", "Verwacht", "gereed", "Deadline"
    ]  # fmt: skip
    assert "Samen eten" in out
    assert "Welzijnsinstelling" in run("list", past, "parties").out
    assert run("list", past, "areas").code == 0
    assert run("list", past, "links").code == 0
