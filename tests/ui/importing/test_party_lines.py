"""What the step of the parties shows: asked, joined, new and known names, each with what it may be."""

from collections.abc import Sequence
from datetime import date

from tests.ui.importing.conftest import SaveList
from wsg_desktop.exchange.any_list import open_list
from wsg_desktop.services import parties
from wsg_desktop.services.document import Document
from wsg_desktop.services.import_parties import NEW
from wsg_desktop.services.import_plan import ImportPlan, plan_import
from wsg_desktop.ui.importing.answers import Answers
from wsg_desktop.ui.importing.party_lines import (
    PartyLine,
    Section,
    count_questions,
    party_lines,
    party_names,
)

TODAY = date(2026, 11, 23)


def _plan(document: Document, save_list: SaveList, leads: Sequence[str]) -> ImportPlan:
    rows = [("Nr", "Project", "Gebied", "Trekker", "Gereed")]
    rows += [(str(at), f"Project {at}", "Enter", lead, "2027") for at, lead in enumerate(leads)]
    draft = open_list(save_list(rows), today=TODAY).draft()
    with document.reading() as read:
        return plan_import(read, draft, TODAY)


def _lines(plan: ImportPlan, answers: Answers | None = None) -> dict[str, PartyLine]:
    return {line.name: line for line in party_lines(plan, answers or Answers())}


def test_each_name_stands_in_its_section(document: Document, save_list: SaveList) -> None:
    known = document.change("add", lambda tx: parties.add_party(tx, "Corporatie 1"))
    names = ["Corporatie 1", "gem. Deventer", "Gemeente Deventer", "Welzijn Wierden", "Welzijn Wierdne"]
    lines = _lines(_plan(document, save_list, names))

    assert {name: line.section for name, line in lines.items()} == {
        "Corporatie 1": Section.KNOWN,
        "gem. Deventer": Section.MERGED,
        "Gemeente Deventer": Section.NEW,
        "Welzijn Wierden": Section.NEW,
        "Welzijn Wierdne": Section.ASKED,
    }
    assert lines["Corporatie 1"].party == known
    assert lines["gem. Deventer"].party == f"{NEW}Gemeente Deventer"
    assert lines["Welzijn Wierdne"].party is None
    assert lines["Welzijn Wierdne"].proposals[0][:2] == (f"{NEW}Welzijn Wierden", "Welzijn Wierden")


def test_names_that_differ_in_capitals_only_are_one_line(document: Document, save_list: SaveList) -> None:
    lines = _lines(_plan(document, save_list, ["zorginstelling B", "Zorginstelling B", "Zorginstelling B"]))

    assert list(lines) == ["Zorginstelling B"]
    assert lines["Zorginstelling B"].projects == 3


def test_an_answer_is_shown_and_no_longer_asked(document: Document, save_list: SaveList) -> None:
    plan = _plan(document, save_list, ["Welzijn Wierden", "Welzijn Wierdne"])
    answers = Answers().with_party("Welzijn Wierdne", None)

    assert _lines(plan)["Welzijn Wierdne"].is_open
    assert not _lines(plan, answers)["Welzijn Wierdne"].is_open
    assert (count_questions(plan, Answers()), count_questions(plan, answers)) == (1, 0)


def test_a_name_can_be_taken_for_every_other_party(document: Document, save_list: SaveList) -> None:
    plan = _plan(document, save_list, ["Corporatie 1", "Corporatie 2"])

    assert party_names(plan, {"7": "Provincie"}) == {
        "7": "Provincie",
        f"{NEW}Corporatie 1": "Corporatie 1",
        f"{NEW}Corporatie 2": "Corporatie 2",
    }
