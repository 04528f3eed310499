"""The menu of a party, by the right mouse button or Shift+F10."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from wsg_desktop.ui.partners.party_lines import COLUMNS, NUMBERS, all_view
from wsg_desktop.ui.projects.toolbar import add_action

if TYPE_CHECKING:
    from wsg_desktop.ui.partners.place import PartnersPlace


def fill_party_menu(menu: QMenu, place: "PartnersPlace") -> None:
    """Put in what can be done with the chosen parties, and how the list is ordered."""
    tr, listed = place.context.tr, place.chosen_party()
    if listed is not None:
        party = listed.party
        add_action(
            menu,
            tr("Show all its projects"),
            "folder-kanban",
            lambda: place.context.go_to("projects", all_view(party.name, tr)),
        )
        for at in sorted(NUMBERS):
            words = f"{tr(COLUMNS[at].header)}: {COLUMNS[at].words(listed, tr)}"
            has_any = COLUMNS[at].key(listed, tr) > 0
            add_action(menu, words, "", lambda it=at: place.open_number(party.id, it), enabled=has_any)
        menu.addSeparator()
    writable = place.allows("new_party")
    add_action(menu, tr("Merge..."), "users", place.merge, enabled=place.toolbar.merge_button.isEnabled())
    add_action(menu, tr("Make overview..."), "send", place.make_overview)
    _add_chasing(menu, place)
    add_action(menu, tr("New party"), "plus", place.new_party, "Ctrl+N", enabled=writable)
    add_action(
        menu,
        tr("Move to the bin"),
        "trash-2",
        place.move_to_bin,
        "Del",
        enabled=place.allows("move_to_bin"),
    )
    menu.addSeparator()
    order = menu.addMenu(tr("Order by"))
    column, descending = place.table.sort
    for at in place.table.shown_columns:
        action = add_action(order, tr(COLUMNS[at].header), "", lambda to=at: _order(place, to))
        action.setCheckable(True)
        action.setChecked(at == column)
    upside_down = add_action(
        order, tr("Upside down"), "", lambda: place.table.sort_by(column, descending=not descending)
    )
    upside_down.setCheckable(True)
    upside_down.setChecked(descending)


def _add_chasing(menu: QMenu, place: "PartnersPlace") -> None:
    """Put in what can be done about the answers of the chosen parties, where any is still to come."""
    tr, waiting, keeping = place.context.tr, place.waiting_rows(), place.keeping
    if not waiting:
        return
    writable = place.allows("new_party")
    menu.addSeparator()
    add_action(menu, tr("Remind..."), "mail", place.remind)
    add_action(menu, tr("Keep as reminded"), "bell", lambda: keeping.remind(waiting), enabled=writable)
    add_action(
        menu,
        tr("Answered without a workbook"),
        "circle-check",
        lambda: keeping.answer(waiting),
        enabled=writable,
    )
    menu.addSeparator()


def _order(place: "PartnersPlace", column: int) -> None:
    place.table.sort_by(column, descending=column in NUMBERS)
