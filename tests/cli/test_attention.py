"""attention: what asks for attention, for people and for machines."""

from pathlib import Path

from tests.cli.conftest import Run
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction


def fill(path: Path, clock: FixedClock) -> None:
    document = Document.open(path, "Jan", clock)

    def work(tx: Transaction) -> None:
        made = projects.create(tx, "Beweegroute", number="T4")
        project_fields.set_field(tx, made, "phase", "realisation")

    document.change("vullen", work)
    document.close()


def test_findings_are_told_in_words(run: Run, file: Path, clock: FixedClock) -> None:
    fill(file, clock)
    answer = run("attention", file)
    assert answer.code == 0
    assert "T4  Beweegroute: " in answer.out


def test_json_has_exactly_the_documented_members(run: Run, file: Path, clock: FixedClock) -> None:
    fill(file, clock)
    found = run("attention", file, "--json").json()
    assert found.keys() == {"day", "cards", "week_ago", "late_matters", "to_do", "findings", "right"}
    assert found["cards"] == {"late": 0, "near": 0, "stale": 0, "without_lead": 1}
    assert (found["week_ago"], found["to_do"]) == (None, ["T4"])
    assert [(it["kind"], it["count"], it["projects"]) for it in found["findings"]] == [
        ("realisation_without_lead", 1, ["T4"]),
        ("without_date", 1, ["T4"]),
        ("without_area", 1, ["T4"]),
    ]


def test_finding_is_judged_to_be_right_and_checked_again(run: Run, file: Path, clock: FixedClock) -> None:
    fill(file, clock)
    found = run("attention", file, "--right", "without_area", "t4", "--json").json()
    assert [it["kind"] for it in found["findings"]] == ["realisation_without_lead", "without_date"]
    assert found["right"] == [{"kind": "without_area", "count": 1}]
    assert "1 bevinding klopt zo" in run("attention", file).out
    found = run("attention", file, "--again", "without_area", "Beweegroute", "--json").json()
    assert (len(found["findings"]), found["right"]) == (3, [])
    answer = run("attention", file, "--right", "silent", "T4")
    assert (answer.code, "silent, T4" in answer.err) == (1, True)


def test_empty_programme_asks_for_nothing(run: Run, file: Path) -> None:
    assert run("attention", file, "--json").json()["findings"] == []
