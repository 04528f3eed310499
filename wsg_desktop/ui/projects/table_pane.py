"""The table in its card, or what to do where it would be empty."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.table_view import ProjectTable
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.empty_state import EmptyState

_EDGE = 2
"""Keeps the square corners of the table inside the round ones of its card."""


class TablePane(CardFrame):
    """Shows the table, or says why there is nothing in it and offers what helps."""

    def __init__(
        self, table: ProjectTable, tr: Translator, *, edge: int = _EDGE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._tr = tr
        self._run: Callable[[], object] | None = None
        self.table = table
        self.empty = EmptyState("folder-kanban", "")
        self.empty.requested.connect(self._do)
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        self._stack.addWidget(table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self._holder)

    @property
    def is_empty(self) -> bool:
        """Return whether it says why there is nothing."""
        return self._stack.currentWidget() is self.empty

    def show_table(self) -> None:
        """Show the rows."""
        self._stack.setCurrentWidget(self.table)

    def show_no_projects(self, add: Callable[[], object] | None) -> None:
        """Say how a programme gets its first projects."""
        self._show(
            self._tr("No projects yet"),
            self._tr("Type the first one here, or bring in a list: File, Import a list."),
            self._tr("New project"),
            add,
        )

    def show_no_match(
        self, clear: Callable[[], object], everywhere: Callable[[], object] | None = None
    ) -> None:
        """Say that the filter lets nothing through; where a search looked in a part only, offer the rest."""
        if everywhere is not None:
            self._show(
                self._tr("Not found in this view"),
                self._tr("The filter is on, so only some of the projects were searched."),
                self._tr("Search all projects"),
                everywhere,
            )
            return
        self._show(
            self._tr("No project fits this filter"),
            self._tr("Nothing is gone: the other projects are only hidden."),
            self._tr("Show everything"),
            clear,
        )

    def _show(self, sentence: str, more: str, button: str, run: Callable[[], object] | None) -> None:
        self._run = run
        self.empty.show_text(sentence, more, button if run is not None else "")
        self._stack.setCurrentWidget(self.empty)

    def _do(self) -> None:
        if self._run is not None:
            self._run()
