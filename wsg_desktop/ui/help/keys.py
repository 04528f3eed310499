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
            _line(N_("change the cell"), "F2", "Enter"),
            _line(N_("keep and go down, keep and go right, keep and go left"), "Enter", "Tab", "Shift+Tab"),
            _line(N_("leave the cell as it was"), "Esc"),
            _line(N_("begin with an empty cell"), "Backspace"),
            _line(N_("along what is proposed below the cell"), "Up", "Down"),
            _line(N_("fill in today"), "Ctrl+;"),
            _line(N_("take over what stands above"), "Ctrl+D"),
            _line(N_("copy, paste"), "Ctrl+C", "Ctrl+V"),
            _line(N_("choose from the values of the column"), "Alt+Down"),
            _line(N_("move to the bin"), "Del"),
            _line(N_("fold or unfold a group"), "Left", "Right", "Space"),
            _line(N_("the menu of the row"), "Shift+F10"),
        ),
        ("projects/table_view.py", "projects/cell_editor.py"),
    ),
    KeyGroup(
        N_("In the planning"),
        (
            _line(N_("to the next project up or down"), "Up", "Down"),
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
        N_("In a date"),
        (
            _line(N_("fill in today"), "Ctrl+;"),
            _line(N_("choose from the calendar"), "Alt+Down"),
            _line(N_("keep"), "Enter"),
        ),
        ("widgets/date_edit.py",),
    ),
)
