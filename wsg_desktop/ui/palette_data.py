"""The colours of the window, light and dark, as data. Status and phase colours belong to `drawing`."""

from typing import NamedTuple


class Colours(NamedTuple):
    """One complete set of colours, each as `#RRGGBB`."""

    window: str
    """Behind the cards."""
    card: str
    """Cards, navigation, fields and tables."""
    panel: str
    """A quiet block inside a card."""
    line: str
    soft_line: str
    """Between rows of one list."""
    text: str
    muted: str
    """Second lines, labels, headers; still 4.5 : 1 on card and window."""
    accent: str
    accent_hover: str
    on_accent: str
    on_filled: str
    """The icon of a filled button; under high contrast nothing fills it."""
    selected: str
    """Behind the current place, a selected row, a chip."""
    hover: str
    chip_line: str
    focus: str
    """The ring around what has the keyboard."""
    danger: str
    warning: str
    link: str
    toast: str
    on_toast: str
    toast_action: str
    toast_problem: str
    toast_line: str


LIGHT = Colours(
    window="#F4F6F9",
    card="#FFFFFF",
    panel="#F1F6FB",
    line="#DDE3EA",
    soft_line="#EEF1F5",
    text="#1B2733",
    muted="#5A6876",
    accent="#154273",
    accent_hover="#1F548D",
    on_accent="#FFFFFF",
    on_filled="#FFFFFF",
    selected="#E3EEF8",
    hover="#F3F7FB",
    chip_line="#9CC1E2",
    focus="#007BC7",
    danger="#A61C28",
    warning="#8A5A00",
    link="#01689B",
    toast="#1B2733",
    on_toast="#FFFFFF",
    toast_action="#8FCAE7",
    toast_problem="#FFB3B9",
    toast_line="#1B2733",
)

DARK = Colours(
    window="#14191F",
    card="#1C232B",
    panel="#222C37",
    line="#313B46",
    soft_line="#262F39",
    text="#E8EDF2",
    muted="#9DABB9",
    accent="#8FCAE7",
    accent_hover="#A9D8EF",
    on_accent="#0E141A",
    on_filled="#0E141A",
    selected="#23384C",
    hover="#232C36",
    chip_line="#3F6E96",
    focus="#5BB4E5",
    danger="#FF8A94",
    warning="#FFD166",
    link="#8FCAE7",
    toast="#E8EDF2",
    on_toast="#14191F",
    toast_action="#154273",
    toast_problem="#A61C28",
    toast_line="#E8EDF2",
)
