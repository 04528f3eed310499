"""One field of the details: its name, the editor, and a line for what is wrong with what was typed."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel


class FieldBox(QWidget):
    """The name over an editor over a line that is mostly empty.

    `committed` carries a value as `project_fields.set_field` takes it. The owner keeps it and shows the box
    again, or calls `refuse`.
    """

    committed = Signal(object)

    def __init__(self, tr: Translator, name: str) -> None:
        super().__init__()
        self.tr_ = tr
        self.name = name
        self.label = TextLabel(name, FontRole.SMALL, "muted", wrap=False)
        self.line = ReadingLine()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.label)

    @property
    def different(self) -> str:
        """Return the word for a value that is not the same everywhere."""
        return self.tr_("different")

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:
        """Show `value`, DIFFERENT where the projects differ; typing stays unless `anyway`."""

    def refuse(self, problem: UserError) -> None:
        """Say why what was typed is not kept; it stays, to be mended."""
        self.line.say(problem.text(self.tr_), "danger")

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""

    def pending(self) -> str:
        """Return what was typed and not kept; empty when there is none."""
        return ""

    def hold(self, editor: QWidget) -> None:
        """Put the editor under the name, with the line for problems below it."""
        self.column.addWidget(editor)
        self.column.addWidget(self.line)
        self.label.setBuddy(editor)
        self.setFocusProxy(editor)
