"""schedule and link, and what set says of followers."""

from argparse import _SubParsersAction
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wsg_desktop.__main__ import VERBS
from wsg_desktop.cli.parser import build_parser
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import Settings, person_name
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

LINES = (
    ("A", (1, 4), (1, 15), ItemKind.PROJECT),
    ("B", (1, 18), (1, 22), ItemKind.PROJECT),
    ("C", (1, 18), (1, 20), ItemKind.PROJECT),
    ("D", (1, 25), (1, 29), ItemKind.PROJECT),
    ("M", None, (1, 29), ItemKind.MILESTONE),
    ("Z", None, None, ItemKind.PROJECT),
)


@pytest.fixture
def plan(file: Path, tmp_path: Path, run: Run) -> Path:
    """A, then B and C beside each other, then D and milestone M; Z has no dates. January 2027."""

    def work(tx: Transaction) -> None:
        for number, first, last, kind in LINES:
            made = projects.create(tx, f"Project {number}", number=number, kind=kind)
            for key, day in (("start", first), ("end", last)):
                if day:
                    project_fields.set_field(tx, made, key, exact(date(2027, *day)))

    document = Document.open(file, person_name(Settings(tmp_path / "geen.json")))
    document.change("plan", work)
    document.close()
    for source, target in (("A", "B"), ("A", "C"), ("B", "D"), ("C", "D"), ("D", "M")):
        assert run("link", "add", file, source, target).code == 0
    return file


def schedule(run: Run, path: Path, *more: str) -> dict[str, dict[str, Any]]:
    answer = run("schedule", path, "--json", *more)
    assert answer.code == 0
    return {item["number"]: item for item in answer.json()}


def test_schedule_tells_early_late_slack_and_what_is_critical(run: Run, plan: Path) -> None:
    items = schedule(run, plan)

    assert {number: (it["early_start"], it["early_finish"]) for number, it in items.items()} == {
        "A": ("2027-01-04", "2027-01-15"),
        "B": ("2027-01-18", "2027-01-22"),
        "C": ("2027-01-18", "2027-01-20"),
        "D": ("2027-01-25", "2027-01-29"),
        "M": ("2027-01-29", "2027-01-29"),
        "Z": (None, None),
    }
    assert {n: it["slack"] for n, it in items.items()} == {"A": 0, "B": 0, "C": 2, "D": 0, "M": 0, "Z": None}
    assert [n for n, it in items.items() if it["critical"]] == ["A", "B", "D", "M"]
    assert (items["C"]["late_start"], items["C"]["late_finish"]) == ("2027-01-20", "2027-01-22")
    assert [it["duration"] for it in items.values()] == [10, 5, 3, 5, 0, None]


def test_slack_to_one_item_leaves_out_what_it_does_not_depend_on(run: Run, plan: Path) -> None:
    items = schedule(run, plan, "--to", "C")
    assert [items[n]["slack"] for n in "ABCDM"] == [0, None, 0, None, None]
    assert not items["B"]["critical"]


def test_schedule_in_words_for_people(run: Run, plan: Path) -> None:
    assert run("set", plan, "B", "start", "11-1-2027").code == 0
    lines = run("schedule", plan).out.splitlines()
    assert "Speling" in lines[0]
    assert any(line.startswith("A ") and "kritiek" in line for line in lines)
    assert any(line.startswith("B ") and "in strijd met A" in line for line in lines)


def test_set_says_what_moved_along_and_because_of_what(run: Run, plan: Path) -> None:
    answer = run("set", plan, "A", "end", "+1w")
    assert answer.code == 0
    assert (
        "B Project B: 18 jan 2027 – 22 jan 2027 → 25 jan 2027 – 29 jan 2027, 5 werkdagen later, door A"
        in answer.out
    )
    assert "M Project M: 29 jan 2027 → 5 feb 2027, 5 werkdagen later, door D" in answer.out
    items = schedule(run, plan)
    assert items["M"]["end"] == "2027-02-05"

    assert run("undo", plan).code == 0
    assert schedule(run, plan)["M"]["end"] == "2027-01-29"


def test_conflict_names_the_link_the_first_day_and_how_far_off(run: Run, plan: Path) -> None:
    answer = run("set", plan, "D", "start", "20-1-2027")
    assert "D Project D staat vast" in answer.out
    item = schedule(run, plan)["D"]
    assert item["scheduling"] == "fixed"
    assert item["conflicts"] == [
        {"predecessor": "B", "type": "FS", "lag": 0, "earliest_start": "2027-01-25", "days": 3},
        {"predecessor": "C", "type": "FS", "lag": 0, "earliest_start": "2027-01-21", "days": 1},
    ]


def test_link_with_type_and_lag_is_added_and_removed(run: Run, plan: Path) -> None:
    assert run("link", "add", plan, "C", "M", "--type", "SS", "--lag", "-2").code == 0
    listed = run("list", plan, "links", "--json").json()
    assert {"from": "C", "to": "M", "type": "SS", "lag": -2} in listed

    assert run("link", "remove", plan, "C", "M").code == 0
    assert {"from": "C", "to": "M", "type": "SS", "lag": -2} not in run(
        "list", plan, "links", "--json"
    ).json()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "M", "A"), "→ D → M"),
        (("add", "A", "A"), "A kan niet op zichzelf wachten"),
        (("add", "A", "Q"), "nummer Q"),
        (("remove", "A", "M"), "M wacht niet op A"),
    ],
)
def test_link_that_cannot_be_gets_a_sentence_and_changes_nothing(
    run: Run, plan: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = run("list", plan, "links", "--json").out
    action, *ends = arguments
    answer = run("link", action, plan, *ends)
    assert answer.code == 1
    assert said in answer.err
    assert run("list", plan, "links", "--json").out == before


def test_removing_one_of_several_links_asks_which(run: Run, plan: Path) -> None:
    run("link", "add", plan, "A", "B", "--type", "SS")
    assert "FS, SS" in run("link", "remove", plan, "A", "B").err
    assert run("link", "remove", plan, "A", "B", "--type", "SS").code == 0


def test_removed_link_tells_what_may_come_back(run: Run, plan: Path) -> None:
    run("link", "add", plan, "C", "B")
    assert "mag terug" in run("link", "remove", plan, "C", "B").out.lower()


@pytest.mark.parametrize("arguments", [("link",), ("link", "add"), ("schedule",), ("link", "turn", "x")])
def test_wrong_use_is_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).code == 2


def test_every_command_is_told_from_a_file_to_open() -> None:
    parser = build_parser(translator("nl"))
    commands = next(it for it in parser._actions if isinstance(it, _SubParsersAction))
    assert {word for word in VERBS if not word.startswith("-")} == set(commands.choices)
