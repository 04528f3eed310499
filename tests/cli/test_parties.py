"""party list, show and merge, through the file; and names that are written otherwise."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wsg_desktop.services import parties, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction


@pytest.fixture
def filled(file: Path) -> Path:
    """Return a programme with a party that goes by two names."""

    def work(tx: Transaction) -> None:
        for number, names in (("B1", ["Gemeente Deventer"]), ("B2", ["Zorggroep Solis"])):
            made = projects.create(tx, "Servicewinkel", number=number)
            project_fields.set_field(tx, made, "lead_parties", names)
        solys = parties.add_party(tx, "Zorggroep Solys")
        parties.add_person(tx, name="A. Jansen", function_title="manager", party_id=solys, email="a@solis.nl")

    document = Document.open(file, "Jan")
    document.change("vullen", work)
    document.close()
    return file


def test_list_shows_each_party_and_which_may_be_the_same(run: Run, filled: Path) -> None:
    answer = run("party", "list", filled)

    assert (answer.code, answer.err) == (0, "")
    lines = [" ".join(line.split()) for line in answer.out.splitlines()]
    assert "Zorggroep Solys Zorgaanbieder 0 0 0 A. Jansen" in lines
    assert lines[-1] == "Zorggroep Solis en Zorggroep Solys zijn misschien dezelfde partij."
    names = {it["name"]: it for it in run("party", "list", filled, "--json").json()}
    assert names["Zorggroep Solys"]["contacts"][0]["email"] == "a@solis.nl"
    assert names["Gemeente Deventer"]["leads"] == 1


def test_show_takes_a_name_that_is_surely_meant_and_asks_for_a_doubtful_one(run: Run, filled: Path) -> None:
    assert run("party", "show", filled, "gem. Deventer").out.startswith("Gemeente Deventer (gemeente)")
    shown = run("party", "show", filled, "gem. Deventer").out.splitlines()
    assert [line for line in shown if line.startswith(("Trekt", "Doet mee"))] == ["Trekt: B1 Servicewinkel"]
    assert run("party", "show", filled, "Zorggroep Solis", "--json").json()["projects"] == [
        {"number": "B2", "title": "Servicewinkel", "leads": True}
    ]
    doubtful = run("party", "show", filled, "Zorggroep Solus")
    assert doubtful.code == 1
    assert "Zorggroep Solis, Zorggroep Solys" in doubtful.err
    assert run("party", "show", filled, "Niemand").code == 1


def test_merge_says_what_it_does_and_can_be_undone(run: Run, filled: Path) -> None:
    words = ("party", "merge", filled, "Zorggroep Solys", "Zorggroep Solis")
    dry = run(*words, "--dry-run")
    assert dry.out.splitlines()[:2] == ["Zorggroep Solis wordt dan Zorggroep Solys:", "- trekt nog 1 project"]
    assert len(run("party", "list", filled, "--json").json()) == 3

    assert run(*words).out.startswith("Zorggroep Solis is vanaf nu Zorggroep Solys.")
    names = {it["name"]: it for it in run("party", "list", filled, "--json").json()}
    assert set(names) == {"Gemeente Deventer", "Zorggroep Solys"}
    assert (names["Zorggroep Solys"]["leads"], names["Zorggroep Solys"]["aliases"]) == (
        1,
        ["Zorggroep Solis"],
    )
    assert run("list", filled, "projects", "--json").json()[1]["lead_parties"] == ["Zorggroep Solys"]

    assert "Zorggroep Solis samenvoegen met Zorggroep Solys" in run("undo", filled).out
    assert len(run("party", "list", filled, "--json").json()) == 3


def test_set_takes_a_sure_name_for_the_party_and_says_when_a_new_one_is_doubtful(
    run: Run, filled: Path
) -> None:
    sure = run("set", filled, "B2", "lead_parties", "gem. Deventer")
    assert "gem. Deventer geldt als Gemeente Deventer." in sure.out
    assert run("list", filled, "projects", "--json").json()[1]["lead_parties"] == ["Gemeente Deventer"]

    doubtful = run("set", filled, "B2", "daily_direction", "Zorggroep Solus")
    assert "Zorggroep Solus is een nieuwe partij." in doubtful.out
    assert "party merge" in doubtful.out
    command = doubtful.out[doubtful.out.index("party merge") :]
    assert len(shlex.split(command.rstrip(".\n"))) == 5, "it can be copied to a shell as it stands"


@pytest.mark.parametrize("name", ["Zorggroep Solys", "zorggroep  solys"])
def test_party_is_not_merged_with_itself(run: Run, filled: Path, name: str) -> None:
    answer = run("party", "merge", filled, "Zorggroep Solys", name)
    assert answer.code == 1
    assert "Zorggroep Solys" in answer.err
