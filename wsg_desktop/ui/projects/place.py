"""The place Projecten: brings list, view, table and details together. What each does is in its own module."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout

from wsg_desktop.domain.views import View
from wsg_desktop.settings import COMPACT_ROWS, DETAILS_SHOWN, kept_in
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.opening_key import OpeningKey
from wsg_desktop.ui.projects.block_words import block_words
from wsg_desktop.ui.projects.cell_readers import bring_in_grammars
from wsg_desktop.ui.projects.details_slot import DetailsSlot
from wsg_desktop.ui.projects.list_place import ListPlace
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.shown_view import shown_block, shown_view
from wsg_desktop.ui.projects.table_menu import fill_table_menu
from wsg_desktop.ui.projects.table_pane import TablePane
from wsg_desktop.ui.projects.view_words import status_words
from wsg_desktop.ui.widgets.details_splitter import DetailsSplitter

NEW = "new"
"""The request of another place to type a new project."""

_MARGINS = (24, 16, 24, 16)
_PREPARED_AT_ONCE = 400
_LOOKS_AT_DAY = 600_000
"""Every ten minutes: a window may stay open overnight."""


class ProjectsPlace(ListPlace):
    """The table with its view, and the details beside it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, here="projects")
        tr = context.tr
        self.table.setAccessibleName(tr("Projects"))
        self.pane = TablePane(self.table, tr)
        self.details = DetailsSlot(context)
        self.menu = QMenu(self)
        self._preparing = QTimer(self, singleShot=True, interval=30)
        self._days = QTimer(self, interval=_LOOKS_AT_DAY)
        self._days.start()
        self._arrange()
        self._connect()
        self.controls.apply_columns()
        self._follow_settings(COMPACT_ROWS.key)
        self._follow_settings(DETAILS_SHOWN.key)
        OpeningKey(self, self.details, self.enter_details)

    def refresh(self) -> None:
        """Read every project."""
        self._forget_typing()
        session = self.context.session
        self._projects = ProjectList(session, self.context.tr, with_phases=False)
        self.model.set_editable(not session.document.readonly)
        for part in (self.controls, self.editing, self.pasting, self.outline):
            part.use(self._projects)
        self._show(None)
        self._preparing.start()

    def receive(self, request: object) -> None:
        """Show a view, choose a project by its id or several, or type a new one."""
        if isinstance(request, View):
            self.show_view(request)
        elif request == NEW:
            QTimer.singleShot(0, self.new_project)
        elif isinstance(request, str):
            self.select([request])
        elif isinstance(request, Sequence):
            self.select([str(project_id) for project_id in request])

    def state(self) -> dict[str, Any]:
        """Return the view, columns and widths as they are now."""
        return {
            "view": self.controls.state.to_values(),
            "widths": self.table.widths.chosen,
            "splitter": self._splitter.sizes(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back view, columns and widths."""
        self.controls.state.take_values(kept_in(state, "view", dict))
        self.controls.apply_columns()
        widths = {
            key: width for key, width in kept_in(state, "widths", dict).items() if isinstance(width, int)
        }
        self.table.widths.take(widths)
        self._splitter.take_sizes(state.get("splitter"))

    def focus_content(self) -> None:
        """Put the keyboard in the table."""
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while the place was hidden; a new day changes what is late."""
        super().showEvent(event)
        self._follow_day()

    def select(self, ids: Sequence[str]) -> None:
        """Choose these projects; what hides one of them, a fold or the filter, gives way."""
        super().select(ids)
        self.table.setFocus()

    def toggle_details(self) -> None:
        """Show the details beside the table, or take them away."""
        settings = self.context.settings
        settings.set(DETAILS_SHOWN, not settings.get(DETAILS_SHOWN))

    def enter_details(self) -> None:
        """Show the details and put the keyboard there."""
        self.context.settings.set(DETAILS_SHOWN, value=True)
        self.details.panel.focus_content()

    def show_rows(self) -> None:
        """Show the table even where it was empty."""
        self.pane.show_table()

    def export_view(self) -> None:
        """Take what the table shows out to Excel."""
        from wsg_desktop.ui.overviews.start import export_shown

        if self._projects is not None:
            shown = shown_view(self._projects, self.controls.state, self.model, self.context.tr)
            export_shown(self.context, shown)

    def export_block(self) -> None:
        """Take what is chosen out to Excel."""
        from wsg_desktop.ui.overviews.start import export_shown

        if self._projects is not None and self.table.block.rows:
            state, tr = self.controls.state, self.context.tr
            export_shown(self.context, shown_block(self._projects, state, self.table, self.model, tr))

    def _arrange(self) -> None:
        self._splitter = DetailsSplitter(self.pane, self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        column.addWidget(self.toolbar)
        column.addWidget(self.bar)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.controls.changed.connect(self._show_view)
        self.table.selection_changed.connect(self._show_selection)
        self.table.menu_requested.connect(self._open_menu)
        self.toolbar.add_side_button(self.context.tr("To Excel"), "file-spreadsheet", self.export_view)
        self.toolbar.new_requested.connect(self.new_project)
        self.toolbar.search.left.connect(self.table.setFocus)
        self.details.left.connect(self.table.setFocus)
        self._preparing.timeout.connect(self._prepare)
        self._days.timeout.connect(self._follow_day)
        self.listen_to_settings(self._follow_settings)

    def _show_view(self) -> None:
        self.controls.apply_columns()
        self._show(frozenset())

    def _show(self, changed: frozenset[str] | None) -> None:
        """Show what the view yields now, with the same rows chosen and the table where it was."""
        if self._projects is None:
            return
        arrangement = self.controls.show_rows(self._projects, changed)
        self._show_pane(arrangement.total)
        self.controls.show_state(arrangement.total, len(self._projects.rows))
        if self._selects:
            wanted, self._selects = self._selects, []
            self.select(wanted)
        self._show_selection()

    def _show_pane(self, shown: int) -> None:
        assert self._projects is not None
        if shown or self.editing.is_open:
            self.pane.show_table()
        elif self._projects.rows:
            self.pane.show_no_match(self.controls.clear_filter, self.controls.everywhere)
        else:
            self.pane.show_no_projects(None if self.context.session.document.readonly else self.new_project)

    def _show_selection(self) -> None:
        if self._projects is None:
            return
        ids, state = self.table.selected_ids(), self.controls.state
        self.details.show_projects(ids)
        shown = self._projects.arrange(state.view).total
        said = status_words(
            len(ids), shown, len(self._projects.rows), state.view.filter, self._projects.facts.basis
        )
        sums = block_words(self.table.block, self.model, self.context.tr)
        self.status_changed.emit(f"{said} · {sums}" if sums else said)
        self.toolbar.set_writable(new=self.allows("new_project"))

    def _open_menu(self, place: QPoint) -> None:
        self.menu.clear()
        fill_table_menu(self.menu, self, to_excel=self.export_block)
        self.menu.popup(place)

    def _prepare(self) -> None:
        """Work ahead while nothing else is asked, so that the first letter is as quick as the next."""
        fields = [column.key for column in self.model.columns]
        if self._projects is None or not self.context.session.is_open:
            return
        if self._projects.prepare(_PREPARED_AT_ONCE, fields):
            self._preparing.start()
        else:
            bring_in_grammars()

    def _follow_day(self) -> None:
        is_old = (
            self._projects is not None and self.context.session.is_open and not self._projects.is_of_today()
        )
        if is_old and self.isVisible() and not self.editing.is_open:
            self.refresh()

    def _follow_settings(self, key: str) -> None:
        settings = self.context.settings
        if key == COMPACT_ROWS.key:
            self.table.set_compact(settings.get(COMPACT_ROWS))
        elif key == DETAILS_SHOWN.key:
            self.show_beside(self.details, shown=settings.get(DETAILS_SHOWN))
