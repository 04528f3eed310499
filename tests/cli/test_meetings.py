"""meeting FILE ...: bodies, a series, moving, a calendar file and the administrative calendar."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import bodies, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction


@pytest.fixture
def filled(file: Path) -> Path:
    """Return a programme with a steering group that meets every month."""

    def work(tx: Transaction) -> None:
        body = bodies.add_body(tx, "Stuurgroep", rhythm="months", begins_at="9:30", place="Stadhuis")
        bodies.add_member(tx, body, person="wethouder", party="Gemeente Deventer", role="chair")
        made = projects.create(tx, "Servicewinkel", number="B1")
        project_fields.set_field(tx, made, "lead_parties", ["Gemeente Deventer"])
        project_fields.set_field(tx, made, "deadline", exact(date(2031, 12, 31)))

    document = Document.open(file, "Jan")
    document.change("vullen", work)
    document.close()
    return file


def test_moving_a_date_asks_what_its_deadlines_do(run: Run, filled: Path) -> None:
    number = run("list", filled, "projects", "--json").json()[0]["number"]
    run("meeting", filled, "dates", "--add", "Raad", "11-3-2031", "11-3-2031")
    assert run("set", filled, number, "deadline", "raad").code == 0
    move = ("meeting", filled, "dates", "--move", "raad", "8-4-2031", "8-4-2031")
    answer = run(*move)
    assert (answer.code, "--deadlines" in answer.err, number in answer.err) == (1, True, True)
    assert run(*move, "--deadlines", "move", "--json").json()[0]["last"] == "2031-04-08"
    assert run("list", filled, "projects", "--json").json()[0]["deadline"] == "2031-04-08"


def test_series_skips_a_recess_and_says_so(run: Run, filled: Path) -> None:
    recess = ("dates", "--add", "Zomerreces", "12-7-2031", "24-8-2031", "--kind", "recess")
    assert run("meeting", filled, *recess, "--json").json() == [
        {"name": "Zomerreces", "kind": "recess", "first": "2031-07-12", "last": "2031-08-24"}
    ]

    answer = run("meeting", filled, "add", "stuurgroep", "5-6-2031", "--until", "30-9-2031")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "Gepland: Stuurgroep, 5 jun 2031.",
        "Gepland: Stuurgroep, 3 jul 2031.",
        "Gepland: Stuurgroep, 28 aug 2031.",
        "Gepland: Stuurgroep, 4 sep 2031.",
    ]
    found = run("meeting", filled, "list", "--json").json()
    assert [it["day"] for it in found] == ["2031-06-05", "2031-07-03", "2031-08-28", "2031-09-04"]
    assert found[0] | {"id": ""} == {
        "id": "",
        "body": "Stuurgroep",
        "day": "2031-06-05",
        "begins_at": "09:30",
        "minutes": 90,
        "place": "Stadhuis",
        "papers_due": "2031-05-29",
        "state": "planned",
        "set_to": None,
        "papers_sent": None,
        "closed": None,
    }


def test_move_call_off_and_what_is_not_there(run: Run, filled: Path) -> None:
    run("meeting", filled, "add", "Stuurgroep", "5-6-2031")
    assert run("meeting", filled, "move", "Stuurgroep", "5-6-2031", "--to", "12-6-2031").out.strip() == (
        "Stuurgroep, 12 jun 2031, Gepland"
    )
    assert (
        run("meeting", filled, "move", "Stuurgroep", "12-6-2031", "--call-off")
        .out.strip()
        .endswith("Afgelast")
    )
    off = run("meeting", filled, "papers", "Stuurgroep", "--day", "12-6-2031")
    assert "gaat niet door" in off.err
    missed = run("meeting", filled, "move", "Stuurgroep", "13-6-2031", "--call-off")
    assert (missed.code, missed.out) == (1, "")
    assert "13-06-2031" in missed.err
    assert run("meeting", filled, "add", "Adviesteam", "13-6-2031").code == 1
    assert run("undo", filled).code == 0
    assert run("meeting", filled, "list", "--json").json()[0]["state"] == "planned"


def test_calendar_file_holds_meetings_papers_and_deadlines(run: Run, filled: Path, tmp_path: Path) -> None:
    empty = run("meeting", filled, "ics", "--output", tmp_path / "leeg.ics")
    assert (empty.code, (tmp_path / "leeg.ics").exists()) == (1, False)

    run("meeting", filled, "add", "Stuurgroep", "5-6-2031")
    path = tmp_path / "agenda.ics"
    assert run("meeting", filled, "ics", "--output", path, "--deadlines").code == 0
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(it["SUMMARY"]) for it in events] == [
        "Stukken van Stuurgroep van 05-06-2031 versturen",
        "Stuurgroep",
        "Deadline: B1 Servicewinkel",
    ]
    other = run("meeting", filled, "ics", "--output", path, "--deadlines", "--party", "Corporatie 1")
    assert other.code == 0
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 2


def test_bodies_tell_who_sits_in_them(run: Run, filled: Path) -> None:
    assert run("meeting", filled, "bodies").out.splitlines() == [
        "Stuurgroep (stuurgroep)",
        "- wethouder, Gemeente Deventer: voorzitter",
    ]
    (body,) = run("meeting", filled, "bodies", "--json").json()
    assert (body["every"], body["members"][0]["party"]) == ("1 months", "Gemeente Deventer")
