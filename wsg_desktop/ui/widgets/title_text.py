"""A heading that can be changed in place: it has a frame only where that is about to happen."""

from PySide6.QtWidgets import QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.growing_text import GrowingText

INDENT = 8
"""Border and padding of the title, so that other words can stand under its letters."""

_BARE = "GrowingText { border-color: transparent; background: transparent; padding: 2px 7px; }"
_HOVERED = "GrowingText:hover { border-color: %s; }"
_FOCUSED = "GrowingText:focus { border: 2px solid %s; padding: 1px 6px; }"


class TitleText(GrowingText):
    """One paragraph in the letters of a heading."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, one_line=True, role=FontRole.HEADING, edge=INDENT, parent=parent)
        self.setObjectName("title")
        theme.notice.changed.connect(self._frame)
        self._frame()

    def _frame(self) -> None:
        chosen = theme.colours()
        theme.dress(self, _BARE + _HOVERED % chosen.line + _FOCUSED % chosen.focus)
