"""The keys that no menu shows: those of the table, the chart, the details and the fields, as data.

A test holds that every key these parts answer to is told here.
"""

from typing import NamedTuple

from wsg_desktop.texts import N_


class KeyLine(NamedTuple):
    """Keys as `QKeySequence` writes them, and what they do."""

    keys: tuple[str, ...]
    does: str


class KeyGroup(NamedTuple):
    """The keys of one part of the window, and where in the source it answers to them."""

    title: str
    lines: tuple[KeyLine, ...]
    answers: tuple[str, ...] = ()
    """Files below `ui/`."""


def _line(does: str, *keys: str) -> KeyLine:
    return KeyLine(keys, does)


KEY_GROUPS: tuple[KeyGroup, ...] = (
    KeyGroup(
        N_("Everywhere"),
        (
            _line(N_("to the next or the previous part of the screen"), "Tab", "Shift+Tab"),
            _line(N_("press the button or card that has the keyboard"), "Space", "Enter"),
            _line(N_("open a menu by its underlined letter"), "Alt"),
            _line(N_("the menu of the right mouse button"), "Shift+F10"),
            _line(N_("leave as it was, close"), "Esc"),
            _line(N_("help with what you are working on"), "F1"),
        ),
    ),
    KeyGroup(
        N_("In the table"),
        (
            _line(N_("change the cell"), "F2"),
            _line(N_("to the cell below or above, keeping what was typed"), "Enter", "Shift+Enter"),
            _line(N_("to the next or the previous cell, keeping what was typed"), "Tab", "Shift+Tab"),
            _line(N_("put what was typed in all chosen cells"), "Ctrl+Enter"),
            _line(N_("leave the cell as it was"), "Esc"),
            _line(N_("begin with an empty cell"), "Backspace"),
            _line(N_("along what is proposed below the cell"), "Up", "Down"),
            _line(N_("to the beginning or the end of the row"), "Home", "End"),
            _line(N_("to the beginning or the end of the list"), "Ctrl+Home", "Ctrl+End"),
            _line(N_("to the edge of what is filled in"), "Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down"),
            _line(N_("choose more cells"), "Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
            _line(N_("choose the whole row, the whole column"), "Shift+Space", "Ctrl+Space"),
            _line(N_("choose everything"), "Ctrl+A"),
            _line(N_("fill in today"), "Ctrl+;"),
            _line(N_("fill down, or take over what stands above"), "Ctrl+D"),
            _line(N_("copy, paste"), "Ctrl+C", "Ctrl+V"),
            _line(N_("the calendar of a date"), "F4", "Alt+Down"),
            _line(N_("the list of a cell, or the values of the column"), "Alt+Down"),
            _line(N_("choose from the values of the column; once more: all filters off"), "Ctrl+Shift+L"),
            _line(N_("move to the bin"), "Del"),
            _line(N_("fold or unfold a group"), "Left", "Right", "Space"),
            _line(N_("the menu of the row"), "Shift+F10"),
        ),
        (
            "projects/table_view.py",
            "projects/table_keys.py",
            "projects/cell_grid.py",
            "projects/cell_moves.py",
            "projects/cell_editor.py",
        ),
    ),
    KeyGroup(
        N_("In the planning"),
        (
            _line(N_("to the next project up or down"), "Up", "Down"),
            _line(N_("a page of projects up or down"), "PgUp", "PgDown"),
            _line(N_("move the chosen bars a day"), "Left", "Right"),
            _line(N_("move only the end a day"), "Shift+Left", "Shift+Right"),
            _line(N_("to today"), "Home"),
            _line(N_("zoom in, zoom out"), "+", "-", "="),
            _line(N_("open the details of the chosen project"), "Enter"),
            _line(N_("open or remove the chosen link"), "Enter", "Del"),
            _line(N_("stop dragging, let go of a link"), "Esc"),
        ),
        ("gantt/gantt_view.py", "gantt/link_pick.py"),
    ),
    KeyGroup(
        N_("In the details"),
        (
            _line(N_("from the table to the details and back"), "F6"),
            _line(N_("to another tab"), "Left", "Right"),
            _line(N_("the tabs for which there is no room"), "Down"),
            _line(N_("back to the table"), "Esc"),
        ),
        ("details/panel.py", "details/tabs.py"),
    ),
    KeyGroup(
        N_("Preparing a meeting"),
        (
            _line(N_("to the step before or after, when a step has the keyboard"), "Left", "Right"),
            _line(N_("tell it or not, ask it or not, done or not"), "Space"),
            _line(N_("to cause, consequence and measure of the chosen change"), "Enter"),
            _line(N_("keep the text and go to the next one, then to the next project"), "Enter"),
            _line(N_("a new line in the text"), "Shift+Enter"),
            _line(N_("move the item of the agenda up or down"), "Alt+Up", "Alt+Down"),
            _line(N_("change the cell of the agenda"), "F2"),
            _line(N_("add an item below the chosen one, take it off the agenda"), "Ins", "Del"),
            _line(N_("from an oplegnotitie back to the decisions"), "Esc"),
        ),
        (
            *("steering/agenda_table.py", "steering/prepare_steps.py", "steering/asked_form.py"),
            *("steering/explaining.py", "steering/prepare_changes.py"),
        ),
    ),
    KeyGroup(
        N_("Recording a meeting"),
        (
            _line(N_("the member was present, sent apologies, was absent, was replaced"), "1", "2", "3", "4"),
            _line(N_("the word before or after, for that member"), "Left", "Right"),
            _line(N_("to the point of the agenda before or after"), "Up", "Down"),
            _line(N_("to what was said at the chosen point"), "Enter"),
            _line(N_("keep the action and type the next one"), "Enter"),
            _line(N_("to the same field of the action above or below"), "Up", "Down"),
            _line(N_("keep a text over several lines"), "Ctrl+Enter"),
        ),
        ("steering/action_grid.py", "steering/presence_pick.py"),
    ),
    KeyGroup(
        N_("In the answers of partners"),
        (
            _line(N_("take over what is chosen or not; on a project everything about it"), "Space"),
            _line(N_("to the question or the choice below the list"), "F2", "Enter"),
            _line(N_("take over what is ticked"), "Ctrl+Enter"),
            _line(N_("take back what was taken over"), "Ctrl+Z"),
            _line(N_("copy the chosen lines"), "Ctrl+C"),
        ),
        ("answers/change_view.py", "answers/dialog.py"),
    ),
    KeyGroup(
        N_("In a date"),
        (
            _line(N_("fill in today"), "Ctrl+;"),
            _line(N_("choose from the calendar"), "Alt+Down"),
            _line(N_("keep"), "Enter"),
        ),
        ("widgets/date_edit.py",),
    ),
)
