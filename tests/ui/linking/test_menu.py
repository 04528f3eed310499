"""What the menu of chosen projects offers about links, in the chart and in the table."""

from typing import cast

from PySide6.QtWidgets import QMenu

from tests.ui.linking.conftest import linked
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.linking.dialog import LinkDialog
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.projects.table_menu import fill_table_menu


def menu_of(place: PlanningPlace) -> QMenu:
    menu = QMenu(place)
    fill_table_menu(menu, place)
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def trigger(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_two_are_linked_the_first_chosen_first(
    place: PlanningPlace, document: Document, ids: dict[str, str]
) -> None:
    place.select([ids["A3"]])
    place.select([ids["A1"], ids["A3"]])
    trigger(menu_of(place), "Link A3 → A1")
    assert ("A3", "A1", "FS", 0) in linked(document)
    document.undo()

    place.select([ids["A1"]])
    place.select([ids["A1"], ids["A3"]])
    trigger(menu_of(place), "Link A1 → A3")
    assert ("A1", "A3", "FS", 0) in linked(document)


def test_the_links_of_one_are_listed_and_opened(
    place: PlanningPlace, ids: dict[str, str], messages: RecordedMessages
) -> None:
    place.select([ids["A2"]])
    menu = menu_of(place)
    inner = cast("QMenu", next(action.menu() for action in menu.actions() if action.text() == "Links"))
    assert words(inner) == ["A1 → A2, finish to start..."]
    trigger(inner, "A1 → A2, finish to start...")

    assert isinstance(messages.dialogs[-1], LinkDialog)
    place.select([ids["A3"]])
    assert "Links" not in words(menu_of(place))


def test_nothing_about_links_for_none_or_three(place: PlanningPlace, ids: dict[str, str]) -> None:
    place.select([ids["A1"], ids["A2"], ids["A3"]])
    assert not [text for text in words(menu_of(place)) if "→" in text or text == "Links"]


def test_the_parts_of_a_chain_are_linked(
    place: PlanningPlace, document: Document, ids: dict[str, str]
) -> None:
    def work(tx: Transaction) -> None:
        project_fields.set_field(tx, ids["A3"], "direction_type", "network_chain")
        for name in ("een", "twee"):
            projects.create(tx, name, parent_id=ids["A3"])

    place.context.session.change("delen", work)
    place.select([ids["A3"]])
    trigger(menu_of(place), "Let 2 parts begin together")

    assert [link[2] for link in linked(document)] == ["FS", "SS"]
    place.select([ids["A3"]])
    assert "Let 2 parts begin together" not in words(menu_of(place))
