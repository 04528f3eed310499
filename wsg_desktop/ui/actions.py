"""Every action of the window, declared once as data, and the QActions made from it.

Menus, shortcuts, context menus and the page of shortcuts all come from `ACTIONS`. What an action does is a
method of the window or of the place that is shown, found by its name.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import icons
from wsg_desktop.ui.places import PLACES


class Menu(Enum):
    """The menus of the menu bar, in their order; the values are message ids."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    VIEW = N_("&View")
    GO = N_("&Go to")
    HELP = N_("&Help")


class Scope(Enum):
    """Who does what an action says."""

    WINDOW = "window"
    PLACE = "place"


class Need(Enum):
    """What must be there before an action can be done."""

    NOTHING = "nothing"
    PROGRAMME = "programme"
    WRITABLE = "writable"
    """A programme that is not open to read only."""


class ActionDeclaration(NamedTuple):
    """One action: its id, words, place in the menus, icon and keys, and which method does it."""

    id: str
    text: str
    menu: Menu
    icon: str = ""
    keys: tuple[str, ...] = ()
    need: Need = Need.PROGRAMME
    scope: Scope = Scope.WINDOW
    place: str = ""
    """For scope PLACE: the place to go to when the one that is shown has no such method."""
    handler: str = ""
    """The method's name; empty when it is the id."""

    @property
    def method(self) -> str:
        """Return the name of the method that does it."""
        return self.handler or self.id


def _always(id_: str, text: str, menu: Menu, icon: str, *keys: str) -> ActionDeclaration:
    return ActionDeclaration(id_, text, menu, icon, keys, Need.NOTHING)


def _open(id_: str, text: str, menu: Menu, icon: str, *keys: str) -> ActionDeclaration:
    return ActionDeclaration(id_, text, menu, icon, keys)


def _change(id_: str, text: str, menu: Menu, icon: str, *keys: str) -> ActionDeclaration:
    return ActionDeclaration(id_, text, menu, icon, keys, Need.WRITABLE)


def _in_place(
    id_: str, text: str, icon: str, *keys: str, place: str = "", need: Need = Need.PROGRAMME
) -> ActionDeclaration:
    return ActionDeclaration(id_, text, Menu.EDIT, icon, keys, need, Scope.PLACE, place)


def _in_line(id_: str, text: str, icon: str, *keys: str) -> ActionDeclaration:
    return _in_place(id_, text, icon, *keys, need=Need.WRITABLE)


def _fold(id_: str, text: str, icon: str, *keys: str) -> ActionDeclaration:
    return ActionDeclaration(id_, text, Menu.VIEW, icon, keys, scope=Scope.PLACE)


ACTIONS: tuple[ActionDeclaration, ...] = (
    _always("new_programme", N_("&New programme..."), Menu.FILE, "file-plus"),
    _always("open_programme", N_("&Open programme..."), Menu.FILE, "folder-open", "Ctrl+O"),
    _always("open_sample", N_("Look at the &sample"), Menu.FILE, "sparkles"),
    _always("import_list", N_("&Import a list..."), Menu.FILE, "file-spreadsheet", "Ctrl+I"),
    _open("show_import_problems", N_("Look at the last im&port..."), Menu.FILE, "list-checks"),
    _open("make_overviews", N_("Make o&verviews..."), Menu.FILE, "send", "Ctrl+Shift+O"),
    _change("process_answers", N_("Process ans&wers..."), Menu.FILE, "inbox", "Ctrl+Shift+A"),
    _open("chase_answers", N_("Ch&ase list..."), Menu.FILE, "bell"),
    ActionDeclaration(
        "export_view", N_("View to E&xcel..."), Menu.FILE, "table-2", scope=Scope.PLACE, place="projects"
    ),
    ActionDeclaration(
        "meeting_calendar",
        N_("Meetings to a calen&dar..."),
        Menu.FILE,
        "calendar-check",
        scope=Scope.PLACE,
        place="steering",
    ),
    ActionDeclaration(
        "make_papers",
        N_("Ma&ke papers..."),
        Menu.FILE,
        "file-text",
        ("Ctrl+P",),
        scope=Scope.PLACE,
        place="steering",
    ),
    ActionDeclaration(
        "print_planning",
        N_("Prin&t..."),
        Menu.FILE,
        "printer",
        ("Ctrl+P",),
        scope=Scope.PLACE,
        place="planning",
    ),
    _open("save_restore_point", N_("Make a &restore point"), Menu.FILE, "save", "Ctrl+S"),
    _open("save_copy", N_("Save a &copy as..."), Menu.FILE, "copy", "Ctrl+Shift+S"),
    _open("restore_backup", N_("&Go back to a restore point..."), Menu.FILE, "history"),
    _open("close_programme", N_("C&lose programme"), Menu.FILE, "x", "Ctrl+W"),
    _always("quit", N_("&Quit"), Menu.FILE, "log-out", "Ctrl+Q"),
    _change("undo", N_("&Undo"), Menu.EDIT, "undo-2", "Ctrl+Z"),
    _change("redo", N_("&Redo"), Menu.EDIT, "redo-2", "Ctrl+Y", "Ctrl+Shift+Z"),
    _in_place("new_project", N_("&New project"), "plus", "Ctrl+N", place="projects", need=Need.WRITABLE),
    _in_place("new_party", N_("New p&arty"), "building-2", "Ctrl+N", place="partners", need=Need.WRITABLE),
    _in_place(
        "plan_meetings", N_("Plan meetin&gs..."), "gavel", "Ctrl+N", place="steering", need=Need.WRITABLE
    ),
    _in_place("add_action", N_("Add a&ction..."), "list-checks", place="steering", need=Need.WRITABLE),
    _in_line("insert_line", N_("&Insert line below"), "plus", "Ins"),
    _in_line("insert_subline", N_("Insert line und&er it"), "plus", "Alt+Ins"),
    _in_line("insert_milestone", N_("Insert &milestone"), "milestone", "Ctrl+Shift+Ins"),
    _in_line("indent_lines", N_("Indent &to the right"), "indent-increase", "Alt+Shift+Right", "Ctrl+]"),
    _in_line("outdent_lines", N_("Outdent to the &left"), "indent-decrease", "Alt+Shift+Left", "Ctrl+["),
    _in_line("move_lines_up", N_("Mo&ve up"), "arrow-up", "Alt+Shift+Up"),
    _in_line("move_lines_down", N_("Move d&own"), "arrow-down", "Alt+Shift+Down"),
    _in_place("search", N_("&Find..."), "search", "Ctrl+F", place="projects"),
    _in_place("pass_on", N_("To the next &phase..."), "milestone", need=Need.WRITABLE),
    _in_place("fill_down", N_("Fill &down"), "arrow-down-to-line", need=Need.WRITABLE),
    _in_place("move_to_bin", N_("Move to the &bin"), "trash-2", need=Need.WRITABLE),
    _change("edit_calendar", N_("&Working calendar..."), Menu.EDIT, "calendar-days"),
    _always("jump", N_("Go to an&ything..."), Menu.GO, "search", "Ctrl+K"),
    _always("edit_settings", N_("&Settings..."), Menu.EDIT, "settings", "Ctrl+,"),
    _open("toggle_navigation", N_("&Narrow navigation"), Menu.VIEW, "panel-left", "Ctrl+B"),
    ActionDeclaration(
        "toggle_details",
        N_("Show or hide &details"),
        Menu.VIEW,
        "panel-right",
        ("F4",),
        scope=Scope.PLACE,
        place="projects",
    ),
    _fold("fold_line", N_("F&old line"), "chevron-right", "Alt+Left"),
    _fold("unfold_line", N_("Unfold &line"), "chevron-down", "Alt+Right"),
    _fold("fold_all", N_("Fold &all lines"), "chevron-right", "Ctrl+Shift+-"),
    _fold("unfold_all", N_("&Unfold all lines"), "chevron-down", "Ctrl+Shift++"),
    ActionDeclaration(
        "compare_with",
        N_("&Compare with..."),
        Menu.VIEW,
        "history",
        scope=Scope.PLACE,
        place="planning",
    ),
    _open("show_conflicts", N_("Confl&icts..."), Menu.VIEW, "triangle-alert"),
    _always("toggle_full_screen", N_("&Full screen"), Menu.VIEW, "maximize", "F11"),
    _always("show_help", N_("&Help for this page"), Menu.HELP, "circle-question-mark", "F1"),
    _always("show_first_steps", N_("The first five &minutes"), Menu.HELP, "clock"),
    _always("show_shortcuts", N_("&Keyboard shortcuts"), Menu.HELP, "keyboard"),
    _always("show_messages", N_("M&essages so far"), Menu.HELP, "message-square-text"),
    _always("open_data_folder", N_("Open the folder with &backups and logs"), Menu.HELP, "folder"),
    _always("show_about", N_("&About WSG Desktop"), Menu.HELP, "info"),
)
"""Every action but those to the places, which come from `PLACES`."""

LINE_ABOVE = frozenset(
    {
        *("import_list", "save_restore_point", "close_programme", "edit_calendar", "show_messages"),
        *("show_about", "insert_line", "indent_lines", "search", "fold_line", "toggle_full_screen"),
    }
)
"""The ids that have a line above them in their menu."""


def place_actions() -> tuple[ActionDeclaration, ...]:
    """Return an action to go to each place."""
    return tuple(
        ActionDeclaration(
            f"go_{place.key}", place.title, Menu.GO, place.icon, (place.keys,) if place.keys else ()
        )
        for place in PLACES
    )


class Actions(QObject):
    """The QActions of one window by their id; their keys work everywhere in it."""

    chosen = Signal(object)
    """The `ActionDeclaration` of what was chosen from a menu, by its keys or its button."""

    def __init__(self, window: QWidget, tr: Translator) -> None:
        super().__init__(window)
        self.declarations = {declared.id: declared for declared in (*ACTIONS, *place_actions())}
        self._actions: dict[str, QAction] = {}
        self._mine: frozenset[str] | None = None
        for declared in self.declarations.values():
            action = QAction(window)
            action.setShortcuts([QKeySequence(keys) for keys in declared.keys])
            action.setObjectName(declared.id)
            action.triggered.connect(lambda _checked=False, it=declared: self.chosen.emit(it))
            window.addAction(action)
            self._actions[declared.id] = action
        self.retranslate(tr)

    def __getitem__(self, action_id: str) -> QAction:
        """Return the action with this id, for a menu or a button."""
        return self._actions[action_id]

    def ids(self) -> Iterable[str]:
        """Return the ids of all actions."""
        return self._actions

    def of_menu(self, menu: Menu) -> Iterable[ActionDeclaration]:
        """Return what `menu` holds, in its order."""
        return (declared for declared in self.declarations.values() if declared.menu is menu)

    def give_keys(self, mine: frozenset[str]) -> None:
        """Let keys of the actions `mine`, those of the place that is shown, go before the same of others.

        Of two others with the same keys the first has them.
        """
        if mine == self._mine:
            return
        self._mine = mine
        taken = {key for it in mine for key in self.declarations[it].keys}
        for declared in self.declarations.values():
            keys = [key for key in declared.keys if declared.id in mine or key not in taken]
            taken.update(keys)
            self._actions[declared.id].setShortcuts([QKeySequence(key) for key in keys])

    def show_icons(self) -> None:
        """Give the actions their icons, one by one while nothing else is asked: no list waits for all."""
        waiting = [declared for declared in self.declarations.values() if declared.icon]

        def show_next() -> None:
            declared = waiting.pop(0)
            icons.set_icon(self._actions[declared.id], declared.icon)
            if waiting:
                QTimer.singleShot(0, self, show_next)

        QTimer.singleShot(0, self, show_next)

    def retranslate(self, tr: Translator) -> None:
        """Put the words in another language."""
        for declared in self.declarations.values():
            self._actions[declared.id].setText(tr(declared.text))

    def trigger(self, action_id: str) -> None:
        """Do what the action does, as if its menu item were chosen."""
        self._actions[action_id].trigger()
