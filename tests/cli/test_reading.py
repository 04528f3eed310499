"""list: now, as on a day, of a view, for people and for machines."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import Check, Condition, Filter, View
from wsg_desktop.services import parties, programme, project_fields, projects, views
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
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
    clock.set(datetime(2026, 9, 2, 9, 0, tzinfo=UTC))
    document = programme.create(tmp_path / "p.wsg", "Jan", clock)

    def fill(tx: Transaction) -> None:
        first = projects.create(tx, "Eettafel", number="R2")
        project_fields.set_field(tx, first, "lead_parties", ["Welzijnsinstelling"])
        projects.create(tx, "Buurtbus", number="K3")

    document.change("vullen", fill)
    clock.set(datetime(2026, 9, 10, 9, 0, tzinfo=UTC))
    with document.reading() as read:
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


def test_as_on_tells_lateness_of_that_day_and_knows_the_views_of_now(run: Run, past: Path) -> None:
    document = Document.open(past, "Jan", FixedClock(datetime(2026, 9, 3, 9, 0, tzinfo=UTC)))
    with document.reading() as read:
        project = stored.get_project_id(read, "R2")
    due = exact(date(2026, 9, 5))
    document.change("deadline", lambda tx: project_fields.set_field(tx, project, "deadline", due))
    view = View("Mijn late", Filter(conditions=(Condition(Check.LATE),)))
    document.change("weergave", lambda tx: views.save_view(tx, view.name, view.to_json()))
    document.close()

    assert titles(run, past, "--view", "mijn late") == ["Samen eten"]
    assert titles(run, past, "--view", "mijn late", "--as-on", "2026-09-04") == []
    assert titles(run, past, "--view", "mijn late", "--as-on", "2026-09-02") == []
    (then,) = run("list", past, "projects", "--as-on", "2026-09-04", "--json").json()
    (now,) = run("list", past, "projects", "--json").json()
    assert (then["status"]["time"], now["status"]["time"]) == ("on_track", "off_track")


MOMENTS = [
    ("2026-09-10T11:00", ["Samen eten"]),
    ("2026-09-10T10:59", ["Eettafel", "Buurtbus"]),
    ("2026-09-10T09:00Z", ["Samen eten"]),
    ("2026-09-10 09:00+01:00", ["Eettafel", "Buurtbus"]),
    ("20260910", ["Samen eten"]),
    ("0001-01-01", []),
    ("9999-12-31", ["Samen eten"]),
]


@pytest.mark.parametrize(("moment", "expected"), MOMENTS)
def test_moment_is_one_in_the_netherlands_unless_it_has_a_zone(
    run: Run, past: Path, moment: str, expected: list[str]
) -> None:
    assert titles(run, past, "--as-on", moment) == expected


@pytest.mark.parametrize(
    "moment", ["", "ooit", "doorlopend", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"]
)
def test_what_is_no_moment_is_refused_in_words(run: Run, past: Path, moment: str) -> None:
    for words in (("list", past, "projects", "--as-on", moment), ("changes", past, "--since", moment)):
        answer = run(*words)
        assert (answer.code, answer.out) == (1, "")
        assert "geen dag of tijdstip" in answer.err


def test_hour_that_comes_twice_and_one_that_never_comes(run: Run, past: Path) -> None:
    for moment in ("2026-10-25T02:30", "2026-03-29T02:30"):
        assert run("list", past, "projects", "--as-on", moment).code == 0


def test_view_is_of_projects_only(run: Run, past: Path) -> None:
    assert run("list", past, "areas", "--view", "te laat").code == 1


def test_control_characters_do_nothing_to_the_terminal(run: Run, past: Path) -> None:
    document = Document.open(past, "Jan")
    document.change("nieuw", lambda tx: parties.add_party(tx, "rood \x1b[31m en bel \x07"))
    document.close()

    out = run("list", past, "parties").out

    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\x1b[31m" in run("list", past, "parties", "--json").json()[-2]["name"]
