"""The place Geschiedenis: every change of the whole programme, latest first, to find and to take back."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from wsg_desktop.domain.words import dutch_key
from wsg_desktop.services import copies, history
from wsg_desktop.services.history import HistoryEntry, HistoryLine, HistoryWish
from wsg_desktop.store import change_sets
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.history.filter_bar import HistoryFilters
from wsg_desktop.ui.history.list_view import HistoryView
from wsg_desktop.ui.history.set_panel import SetPanel
from wsg_desktop.ui.history.stream import HistoryModel, StreamRow
from wsg_desktop.ui.history.take_back import take_back
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.projects.toolbar import add_action
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Changes

_PAGES = 40
"""Pages that are read at most to show one change set far back."""


class HistoryPlace(Place):
    """Filters above, the list in the middle, what is marked below it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        tr = context.tr
        self.filters = HistoryFilters(tr, self._today)
        self.stream = HistoryModel(tr, self._read_page, self._read_lines)
        self.list = HistoryView(tr("Changes, latest first"), self.stream)
        self.panel = SetPanel(context)
        self.points = QuietButton(tr("Restore points..."), "save")
        self.points.clicked.connect(self._show_points)
        self.empty = EmptyState("history", "")
        self.empty.requested.connect(self.filters.clear)
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    @property
    def _today(self) -> date:
        return self.context.session.document.clock.today()

    @property
    def wish(self) -> HistoryWish:
        """Return which part of the history is shown."""
        return self.filters.wish

    def refresh(self) -> None:
        """Read everything anew; the change set that was marked stays marked."""
        with self.context.session.reading() as read:
            people = change_sets.list_people(read)
        self.filters.show_people(sorted(people, key=dutch_key))
        self._show()

    def receive(self, request: object) -> None:
        """Show everything of a restore point or a text that is asked for."""
        if isinstance(request, HistoryWish):
            self.filters.show_wish(request)
            self._show()

    def state(self) -> dict[str, Any]:
        """Return the filters as they are now."""
        return {"wish": history.as_values(self.wish)}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` returned."""
        self.filters.show_wish(history.read_wish(state.get("wish")))

    def focus_content(self) -> None:
        """Begin in the list."""
        self.list.setFocus()

    def search(self) -> None:
        """Put the keyboard in the search field."""
        self.filters.search.setFocus()

    def show_set(self, seq: int) -> None:
        """Mark the change set with this number; what hides it is cleared away."""
        if self._place_of(seq) is None:
            self.filters.clear()
        place = self._place_of(seq)
        if place is not None:
            self.list.mark(place)
            self.list.setFocus()

    def apply_changes(self, changes: "Changes") -> None:  # noqa: ARG002 - whatever it was, it is on top now
        """Show what was added on top."""
        self.refresh()

    def _place_of(self, seq: int) -> int | None:
        for _ in range(_PAGES):
            place = self.stream.place_of(seq)
            if place is not None or not self.stream.canFetchMore(self.list.rootIndex()):
                return place
            self.stream.fetchMore(self.list.rootIndex())
        return None

    def _show(self) -> None:
        row = self.list.row
        scrolled = self.list.verticalScrollBar().value()
        marked = row.entry.of.seq if row is not None and row.entry is not None else None
        self.stream.begin(self._points())
        self._stack.setCurrentWidget(self.list if self.stream.rows else self.empty)
        if not self.stream.rows:
            self._say_empty()
        place = self.stream.place_of(marked) if marked is not None else None
        if place is None:
            self.list.mark_first()
        else:
            self.list.mark(place)
            self.list.verticalScrollBar().setValue(scrolled)
        self.panel.show_row(self.list.row)

    def _say_empty(self) -> None:
        tr = self.context.tr
        if self.wish.is_all:
            self.empty.show_text(
                tr("Nothing has been changed yet"), tr("Every change that you make comes here.")
            )
        elif self.wish.kind == "point":
            self.empty.show_text(
                tr("There are no restore points yet"),
                tr("Ctrl+S makes one with a name. They are also made automatically while you work."),
                tr("Show everything"),
            )
        else:
            self.empty.show_text(
                tr("No change fits what you look for"),
                tr("Choose another day or person, or look for fewer words."),
                tr("Show everything"),
            )

    def _points(self) -> list[copies.RestorePoint]:
        """Return the restore points between the changes: those with a name, or all when asked for."""
        wish = self.wish
        if wish.kind not in {"", "point"} or wish.who or wish.text.strip():
            return []
        points = copies.list_restore_points(self.context.session.document)
        return [it for it in points if (it.name or wish.kind == "point") and wish.holds_moment(it.at)]

    def _read_page(self, before: int | None) -> Sequence[HistoryEntry]:
        with self.context.session.reading() as read:
            return history.read_page(read, self.wish, self.context.tr, self._today, before)

    def _read_lines(self, entry: HistoryEntry) -> Sequence[HistoryLine]:
        with self.context.session.reading() as read:
            return history.read_lines(read, entry.of.seq, self.context.tr, self._today)

    def _take_back(self, entry: HistoryEntry) -> None:
        if take_back(self.context, entry, self):
            self.list.mark_first()
        self.list.setFocus()

    def _open(self, project_id: str) -> None:
        self.context.go_to("projects", project_id)

    def _do_with_point(self, point: copies.RestorePoint, wish: str) -> None:
        if wish == "compare":
            self.context.programmes.compare_requested.emit(point)
        else:
            self.context.programmes.open_restore_point(point)

    def _show_points(self) -> None:
        self.context.programmes.restore_backup()
        # One may have been thrown away.
        if self.context.session.is_open and self.isVisible():
            self.refresh()

    def _open_menu(self, place: QPoint) -> None:
        row: StreamRow | None = self.list.row
        if row is None:
            return
        tr, menu = self.context.tr, QMenu(self)
        project = row.project_id
        add_action(
            menu, tr("Open project"), "arrow-right", lambda: self._open(project), enabled=bool(project)
        )
        if row.entry is not None:
            entry = row.entry
            may = self.panel.take_back.isEnabled()
            add_action(menu, tr("Take this back..."), "undo-2", lambda: self._take_back(entry), enabled=may)
        add_action(menu, tr("Copy as text"), "copy", self.list.copy_rows, "Ctrl+C")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show)
        self.filters.search.left.connect(self.list.setFocus)
        self.list.row_changed.connect(self.panel.show_row)
        self.list.project_requested.connect(self._open)
        self.list.menu_requested.connect(self._open_menu)
        self.panel.take_back_requested.connect(self._take_back)
        self.panel.project_requested.connect(self._open)
        self.panel.set_requested.connect(self.show_set)
        self.panel.point_requested.connect(self._do_with_point)

    def _arrange(self) -> None:
        tr = self.context.tr
        head = QHBoxLayout()
        head.addWidget(TextLabel(tr("History"), FontRole.TITLE), 1)
        head.addWidget(self.points)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self.panel)
