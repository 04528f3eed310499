"""The menu of a row: what can be done with the cell that has the keyboard and with the chosen projects."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from wsg_desktop.ui.projects.table_model import Fold
from wsg_desktop.ui.projects.toolbar import add_action
from wsg_desktop.ui.projects.view_words import value_words

if TYPE_CHECKING:
    from wsg_desktop.ui.projects.list_place import ListPlace

_NO_VALUES = frozenset({"number", "title", "situation", "changed_at", "delay"})
"""Columns in which "only these" would be one project."""


def fill_table_menu(menu: QMenu, place: "ListPlace", to_excel: Callable[[], object] | None = None) -> None:
    """Fill a menu for what is chosen now; `to_excel` takes that out, where a place can."""
    tr, table = place.context.tr, place.table
    index = table.currentIndex()
    chosen = len(table.selected_ids())
    editable = index.isValid() and bool(place.model.flags(index) & Qt.ItemFlag.ItemIsEditable)
    add_action(
        menu,
        tr("Change"),
        "pencil",
        lambda: place.editing.edit(index.row(), index.column()),
        "F2",
        enabled=editable,
    )
    fill = editable and place.allows("fill_down")
    add_action(menu, tr("Fill down"), "arrow-down-to-line", place.fill_down, "Ctrl+D", enabled=fill)
    menu.addSeparator()
    add_action(menu, tr("Copy"), "copy", place.copy, "Ctrl+C", enabled=index.isValid())
    add_action(menu, tr("Copy rows"), "table-2", place.copy_rows, enabled=bool(chosen))
    if to_excel is not None:
        add_action(menu, tr("What is chosen to Excel..."), "file-spreadsheet", to_excel, enabled=bool(chosen))
    paste = table.paste_requested.emit
    add_action(menu, tr("Paste"), "clipboard-paste", paste, "Ctrl+V", enabled=index.isValid())
    _add_only_these(menu, place)
    menu.addSeparator()
    passes = place.allows("pass_on")
    add_action(menu, tr("To the next phase..."), "milestone", place.pass_on, enabled=passes)
    new = place.allows("new_project")
    add_action(menu, tr("New project"), "plus", place.new_project, "Ctrl+N", enabled=new)
    _add_outline(menu, place, chosen=bool(chosen))
    place.linking.fill(menu, table.selected_ids(), editable=place.is_writable)
    menu.addSeparator()
    words = tr.plural("Move {n} project to the bin", "Move {n} projects to the bin", chosen)
    add_action(
        menu, words, "trash-2", place.move_to_bin, "Del", enabled=bool(chosen) and place.allows("move_to_bin")
    )


def _add_outline(menu: QMenu, place: "ListPlace", *, chosen: bool) -> None:
    """Offer new lines, other places and folding."""
    tr, on_line = place.context.tr, chosen and place.is_writable
    for words, icon, run, keys in (
        (tr("Insert line below"), "plus", place.insert_line, "Ins"),
        (tr("Insert line under it"), "plus", place.insert_subline, "Alt+Ins"),
        (tr("Insert milestone"), "milestone", place.insert_milestone, "Ctrl+Shift+Ins"),
    ):
        add_action(menu, words, icon, run, keys, enabled=on_line)
    menu.addSeparator()
    for words, icon, run, keys in (
        (tr("Indent to the right"), "indent-increase", place.indent_lines, "Alt+Shift+Right"),
        (tr("Outdent to the left"), "indent-decrease", place.outdent_lines, "Alt+Shift+Left"),
        (tr("Move up"), "arrow-up", place.move_lines_up, "Alt+Shift+Up"),
        (tr("Move down"), "arrow-down", place.move_lines_down, "Alt+Shift+Down"),
    ):
        add_action(menu, words, icon, run, keys, enabled=on_line)
    fold = place.model.fold_of(place.table.current_row) if place.table.current_row >= 0 else None
    if fold is Fold.OPEN:
        add_action(menu, tr("Fold line"), "chevron-right", place.fold_line, "Alt+Left")
    elif fold is Fold.FOLDED:
        add_action(menu, tr("Unfold line"), "chevron-down", place.unfold_line, "Alt+Right")


def _add_only_these(menu: QMenu, place: "ListPlace") -> None:
    """Offer to show only what has the value of the cell that has the keyboard."""
    index, rows = place.table.currentIndex(), place.rows
    project_id = place.model.project_id(index.row())
    if project_id is None or rows is None:
        return
    key = place.model.columns[index.column()].key
    values = [] if key in _NO_VALUES else list(rows.facts.values(key, project_id))
    for value in values[:3]:
        words = place.context.tr("Only “{value}”", value=value_words(key, value, rows.facts.basis))
        add_action(menu, words, "funnel", lambda it=value: place.controls.accept_only(key, it))
