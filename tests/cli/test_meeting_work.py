"""meeting prepare and close, decision, action and changes --since-meeting, through the file."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wsg_desktop.domain.clock import SystemClock, start_of_day
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.projects import get_project_id
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = SystemClock().today()
LAST, NEXT, AFTER = (TODAY + timedelta(days=it) for it in (-20, 20, 60))


@pytest.fixture
def filled(file: Path) -> Path:
    """Return a programme with a steering group that meets three times, and one project of today."""

    def work(tx: Transaction) -> None:
        body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0"))
        for day in (LAST, NEXT, AFTER):
            tx.add(MeetingRecord(body_id=body.id, day=day, begins_at="09:30"))
        b1 = projects.create(tx, "Servicewinkel", number="B1")
        project_fields.set_field(tx, b1, "state", "active")
        project_fields.set_field(tx, b1, "end", exact(AFTER + timedelta(days=90)))
        project_fields.set_field(tx, b1, "deadline", exact(AFTER))

    document = Document.open(file, "Jan")
    document.change("vullen", work)
    document.close()
    return file


def test_a_meeting_is_prepared_filled_held_and_closed(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run("meeting", filled, "prepare", "stuurgroep", "--json").json()
    assert (found["body"], found["day"], found["since"]["meeting"]) == (
        "Stuurgroep", NEXT.isoformat(), LAST.isoformat(),
    )  # fmt: skip
    assert [it["kind"] for it in found["changes"]] == ["new"]
    assert [(it["asks"], it["number"]) for it in found["proposals"]] == [("deadline", "B1")]
    assert found["agenda"] == []

    found = run("meeting", filled, "prepare", "Stuurgroep", "--fill", "--json").json()
    assert found["proposals"] == []
    assert found["agenda"][5]["papers"] == ["6"]
    assert found["decide_by"][0]["meeting"] == AFTER.isoformat()
    assert found["decide_by"][0]["costs"] == [
        {"meeting": NEXT.isoformat(), "weeks": 0}, {"meeting": AFTER.isoformat(), "weeks": 0},
    ]  # fmt: skip
    shown = run("meeting", filled, "prepare", "Stuurgroep").out
    assert "Nieuw (1)" in shown
    assert "uiterlijk op" in shown
    assert "5 minuten over" in shown

    close = ("meeting", filled, "close", "Stuurgroep", "--day", NEXT.isoformat())
    answer = run(*close)
    assert (answer.code, "moet nog gehouden" in answer.err) == (1, True)
    monkeypatch.setattr(SystemClock, "now", lambda _clock: start_of_day(NEXT))
    answer = run(*close)
    assert answer.code == 1
    assert "Servicewinkel: deadline" in answer.err
    answer = run("decision", filled, "done", "B1 Servicewinkel", "--apply")
    assert answer.out.splitlines()[0].startswith(f"{NEXT:%Y-%m}-01: B1 Servicewinkel")
    assert answer.out.splitlines()[1] == "Verwerkt in B1."
    assert "besluit Stuurgroep" in run("history", filled, "B1").out
    assert "afgesloten" in run(*close).out
    (decided,) = run("decision", filled, "list", "--json").json()
    assert (decided["state"], decided["projects"][0]["field"]) == ("taken", "deadline")
    assert run("decision", filled, "list", "--open", "--json").json() == []
    answer = run("decision", filled, "done", decided["number"], "--outcome", "rejected")
    assert (answer.code, "afgesloten" in answer.err) == (1, True)
    said = ("--outcome", "rejected", "--correction", "De griffier wijst op de telling.")
    answer = run("decision", filled, "done", decided["number"], *said)
    assert (answer.code, "B1 staat nog" in answer.out) == (0, True)
    assert run("decision", filled, "list", "--json").json()[0]["state"] == "rejected"
    assert "Corrigeren wat Stuurgroep" in run("history", filled).out.splitlines()[0]
    assert "verwerken in B1" in run("undo", filled).out


def test_what_changed_after_the_papers_is_shown_apart_from_what_they_say(run: Run, filled: Path) -> None:
    agenda = filled.with_name("Agenda.docx")
    agenda.write_bytes(b"agenda")
    before = SystemClock().today()
    assert run("meeting", filled, "sent", "Stuurgroep", agenda).code == 0
    assert "Er is niets veranderd sinds" in run("meeting", filled, "prepare", "Stuurgroep").out
    run("set", filled, "B1", "state", "on_hold")
    found = run("meeting", filled, "prepare", "Stuurgroep", "--json").json()
    assert [it["kind"] for it in found["changes"]] == ["new"], "what the papers say"
    assert [(it["kind"], it["told"]) for it in found["since_papers"]] == [("on_hold", "in_papers")]
    assert before <= date.fromisoformat(found["papers_sent"]) <= SystemClock().today()
    shown = run("meeting", filled, "prepare", "Stuurgroep").out
    papers, since = shown.split("Veranderd sinds de stukken (1)")
    assert "Dit staat erin." in papers
    assert "in de wacht" not in papers.lower()
    assert since.startswith("\n  B1 Servicewinkel (nog niet gezegd): Staat in de wacht.")
    later = (NEXT + timedelta(days=1)).isoformat()
    moved = run("meeting", filled, "move", "Stuurgroep", NEXT.isoformat(), "--to", later).out
    assert f"De leden hebben stukken waarin {show_day(NEXT, translator('nl'))} staat" in moved
    assert run("meeting", filled, "prepare", "Stuurgroep", "--json").json()["papers_name"] == NEXT.isoformat()


def test_a_day_in_figures_only_is_a_day(run: Run, filled: Path) -> None:
    # "3-12" may be two months, so a deadline asks; a day that is asked for can be one thing only.
    assert run("meeting", filled, "add", "Stuurgroep", "1-2-2099").code == 0
    answer = run("meeting", filled, "add", "Stuurgroep", "3-12")
    assert answer.code == 0, answer.err
    assert "3 dec" in answer.out


def test_actions_of_last_time_say_what_became_of_them(run: Run, filled: Path) -> None:
    run("action", filled, "add", "Bellen", "--body", "Stuurgroep")
    run("action", filled, "add", "Mailen", "--body", "Stuurgroep", "--due", "gisteren", "--holder", "Jan")
    shown = run("meeting", filled, "prepare", "Stuurgroep").out
    assert "  A-001 Bellen\n" in shown
    assert ", te laat)" in shown


def test_what_changed_since_the_last_meeting_is_told(run: Run, filled: Path) -> None:
    found = run("changes", filled, "--since-meeting", "Stuurgroep", "--json").json()
    assert [it["sentence"] for it in found["changes"]] == ["Is nieuw in het programma."]
    assert found["withheld"] == []
    shown = run("changes", filled, "--since-meeting", "Stuurgroep").out
    assert "Nieuw (1)" in shown
    assert "B1 Servicewinkel: Is nieuw in het programma. Nog toe te lichten: tijd." in shown
    answer = run("changes", filled, "--since-meeting", "Werkgroep")
    assert (answer.code, "Stuurgroep" in answer.err) == (1, True)
    assert run("changes", filled).code == 2


def test_decisions_and_actions_are_asked_and_done(run: Run, filled: Path) -> None:
    day = AFTER.isoformat()
    assert run("decision", filled, "add", "Stuurgroep", "Naam", "--day", day, "--text", "Akkoord.").code == 0
    assert run("decision", filled, "add", "Stuurgroep", "Fase", "--phase", "realisation").code == 1
    said = ("decision", filled, "add", "Stuurgroep", "Fase", "--phase", "realisatie", "--project", "B1")
    assert run(*said).code == 0
    rows = run("decision", filled, "list", "--open", "--json").json()
    assert [(it["title"], it["meeting_day"]) for it in rows] == [("Naam", day), ("Fase", None)]
    assert run("decision", filled, "done", "naam", "--outcome", "reserved").code == 1
    answer = run(
        *("decision", filled, "done", "naam", "--outcome", "reserved", "--reserved-for", "gemeenteraad"),
        *("--reserved-until", "31-12-2099"),
    )
    assert answer.code == 0
    (reserved,) = (it for it in run("decision", filled, "list", "--json").json() if it["title"] == "Naam")
    assert (reserved["reservation"], reserved["reserved_until"]) == ("open", "2099-12-31")

    answer = run(
        "action", filled, "add", "Bellen", "--holder", "De Vries", "--due", "gisteren", "--project", "B1"
    )
    assert answer.out.strip() == "A-001: Bellen"
    (action,) = run("action", filled, "list", "--json").json()
    assert (action["holder"], action["project"], action["late"]) == ("De Vries", "B1 Servicewinkel", True)
    assert "te laat" in run("action", filled, "list").out
    assert "A-001 Bellen" in run("attention", filled).out
    assert run("attention", filled, "--json").json()["late_matters"][0]["kind"] == "action"
    assert run("action", filled, "list", "--holder", "Iemand anders", "--json").json() == []
    reminder = run("action", filled, "list", "--late", "--text").out
    assert "Herinnering: A-001 Bellen" in reminder
    assert "Laat het dan weten." in reminder
    made = filled.with_name("acties.ics")
    run("action", filled, "list", "--holder", "de vries", "--ics", made)
    assert "SUMMARY:Actie: A-001 Bellen" in made.read_text(encoding="utf-8")
    run("meeting", filled, "ics", "--actions", "--output", made)
    assert made.read_text(encoding="utf-8").count("BEGIN:VEVENT") > 1
    assert run("action", filled, "done", "a-001").out.strip() == "A-001 is gedaan."
    assert run("action", filled, "list", "--json").json() == []
    assert len(run("action", filled, "list", "--all", "--json").json()) == 1
    assert run("action", filled, "done", "A-9").code == 1


def test_a_meeting_is_looked_back_at_by_its_name(run: Run, filled: Path, tmp_path: Path) -> None:
    assert run("meeting", filled, "close", "stuurgroep", "--day", LAST.isoformat()).code == 0
    run("set", filled, "B1", "end", (TODAY + timedelta(days=400)).isoformat())
    now, then = (
        run("list", filled, "projects", *options, "--json").json()[0]["end"]
        for options in ((), ("--as-on", "stuurgroep"))
    )
    assert (now, then) == (
        (TODAY + timedelta(days=400)).isoformat(),
        (AFTER + timedelta(days=90)).isoformat(),
    )
    assert run("list", filled, "projects", "--as-on", f"stuurgroep {NEXT}").code == 1
    own = tmp_path / "eigen.xlsx"
    assert run("overview", filled, "--programme", "--as-on", "stuurgroep", "--output", own).code == 0
    assert own.exists()
    assert run("overview", filled, "--leads", "--as-on", "stuurgroep", "--output", tmp_path).code == 1


def test_a_decision_is_recorded_and_applied_whole_or_not_at_all(run: Run, filled: Path) -> None:
    said = ("decision", filled, "add", "Stuurgroep", "Nieuwe dag", "--project", "B1", "--deadline", "n.t.b.")
    assert run(*said).code == 0
    refused = run("decision", filled, "done", "nieuwe dag", "--apply")
    assert (refused.code, "welke deadline" in refused.err) == (1, True)
    (row,) = (it for it in run("decision", filled, "list", "--json").json() if it["title"] == "Nieuwe dag")
    assert row["state"] == "asked"
    assert run("decision", filled, "done", "nieuwe dag", "--apply", "--deadline", "1-3-2031").code == 0
    (b1,) = (it for it in run("list", filled, "projects", "--json").json() if it["number"] == "B1")
    assert b1["deadline"] == "2031-03-01"


def test_a_reservation_is_settled_and_what_was_taken_is_applied_later(run: Run, filled: Path) -> None:
    def found(title: str) -> dict[str, Any]:
        return next(it for it in run("decision", filled, "list", "--json").json() if it["title"] == title)

    for title, day in (("Dag", "1-3-2031"), ("Later", "1-4-2031")):
        run("decision", filled, "add", "Stuurgroep", title, "--project", "B1", "--deadline", day)
    reserved = ("--outcome", "reserved", "--reserved-for", "gemeenteraad")
    answer = run("decision", filled, "done", "dag", *reserved, "--apply")
    assert (answer.code, "niet opgeheven" in answer.err) == (1, True)
    assert found("Dag")["state"] == "asked"
    assert run("decision", filled, "settle", "dag", "lifted").code == 1
    number = found("Dag")["number"]
    run("decision", filled, "done", "dag", *reserved)
    assert run("decision", filled, "apply", "dag").code == 1
    assert run("decision", filled, "settle", "dag", "refused", "--apply").code == 1
    assert (number, found("Dag")["reservation"]) == (None, "open")
    answer = run("decision", filled, "settle", "dag", "lifted", "--apply")
    assert answer.out.splitlines() == [
        f"{found('Dag')['number']} Dag: voorbehoud opgeheven.",
        "Verwerkt in B1.",
    ]
    assert "Genomen onder voorbehoud: opgeheven" in run("decision", filled, "list").out
    assert "B1 staat nog" in run("decision", filled, "settle", "dag", "refused").out

    run("decision", filled, "done", "later")
    assert run("decision", filled, "apply", "later").out == "Verwerkt in B1.\n"
    (b1,) = run("list", filled, "projects", "--json").json()
    assert b1["deadline"] == "2031-04-01"
    answer = run("decision", filled, "apply", "later")
    assert (answer.code, "niets te verwerken" in answer.err) == (1, True)


def test_nothing_is_applied_to_what_lies_in_the_bin(run: Run, filled: Path) -> None:
    run("decision", filled, "add", "Stuurgroep", "Dag", "--project", "B1", "--deadline", "1-3-2031")
    document = Document.open(filled, "Jan")
    with document.reading() as read:
        project_id = get_project_id(read, "B1")
    document.change("weg", lambda tx: projects.delete(tx, [project_id]))
    document.close()
    answer = run("decision", filled, "done", "dag", "--apply")
    assert (answer.code, "prullenbak" in answer.err) == (1, True)
    assert "asked" in {it["state"] for it in run("decision", filled, "list", "--json").json()}


def test_a_body_without_a_name_is_refused_in_words(run: Run, filled: Path) -> None:
    answer = run("changes", filled, "--since-meeting", "")
    assert (answer.code, "Traceback" in answer.err) == (1, False)
