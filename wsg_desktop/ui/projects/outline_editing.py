"""Changes the outline from the table: new lines in their place, deeper, further out, up, down and by drag.

Every wish comes to one change that can be taken back, or to a sentence that says why not.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.projects.line_folds import LineFolds
from wsg_desktop.ui.projects.outline_drop import DropPlace
from wsg_desktop.ui.projects.outline_mouse import OutlineMouse
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.table_editing import NewLine

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Transaction
    from wsg_desktop.ui.projects.list_place import ListPlace

MOVE_ONE = N_("move {number} in the list")
MOVE_MANY = N_("move {count} lines in the list")
NO_ORDER = N_(
    "Lines cannot be moved in a list that is sorted or grouped. Set the sorting to the order of the list."
)

Work = Callable[["Transaction", Sequence[str]], list[str]]


class OutlineEditing(QObject):
    """The outline of one place."""

    def __init__(self, place: "ListPlace") -> None:
        super().__init__(place.table)
        self._place = place
        self._table = place.table
        self._model = place.model
        self.folds = LineFolds(place.table, place.model, place.controls)
        self.mouse = OutlineMouse(place.table, place.model, self.may_drag)
        self.mouse.fold_requested.connect(self.folds.toggle)
        self.mouse.dropped.connect(self.drop)

    def use(self, projects: ProjectList) -> None:
        """Change the outline of this list from now on."""
        self.folds.use(projects)

    def insert_project(self) -> None:
        """Let a new project be typed below the line that has the keyboard, or last."""
        self._insert(NewLine())

    def insert_below(self) -> None:
        """Let a line of the same kind be typed below the one that has the keyboard."""
        row = self._model.project(self._table.current_row)
        self._insert(NewLine(ItemKind(row.kind) if row else ItemKind.PROJECT))

    def insert_under(self) -> None:
        """Let an activity be typed under the line that has the keyboard."""
        self._insert(NewLine(ItemKind.ACTIVITY, under=True))

    def insert_milestone(self) -> None:
        """Let a milestone be typed: under a project, below anything else."""
        row = self._model.project(self._table.current_row)
        self._insert(NewLine(ItemKind.MILESTONE, under=row is not None and row.kind == ItemKind.PROJECT))

    def indent(self) -> None:
        """Put the chosen lines under the line above them."""
        from wsg_desktop.services import outline

        self._move(lambda tx, ids: outline.indent(tx, ids, self._seen()))

    def outdent(self) -> None:
        """Put the chosen lines after the line that they stand under."""
        from wsg_desktop.services import outline

        self._move(outline.outdent)

    def move_up(self) -> None:
        """Move the chosen lines past the line above."""
        from wsg_desktop.services import outline

        self._move(lambda tx, ids: outline.move_up(tx, ids, self._seen()))

    def move_down(self) -> None:
        """Move the chosen lines past the line below."""
        from wsg_desktop.services import outline

        self._move(lambda tx, ids: outline.move_down(tx, ids, self._seen()))

    def drop(self, ids: Sequence[str], place: DropPlace) -> None:
        """Put lines where they were dropped."""
        from wsg_desktop.services import outline

        after = self._last_under(place.parent_id, ids) if place.is_last else place.after_id
        self._move(lambda tx, ids: outline.move_many(tx, ids, parent_id=place.parent_id, after_id=after), ids)

    def may_drag(self, *, told: bool) -> bool:
        """Return whether lines can be dragged now; with `told` the user hears why not."""
        if not self._is_free:
            return False
        return self._is_in_order() if told else True

    def reveal(self, ids: Iterable[str]) -> None:
        """Unfold whatever hides these projects."""
        self.folds.reveal(ids)

    def _insert(self, new: NewLine) -> None:
        place = self._place
        if place.rows is None or not self._is_free:
            return
        place.show_rows()
        row = self._model.project(self._table.current_row)
        if row is not None and new.under and self._model.hidden_under(self._table.current_row):
            self.folds.toggle(row.id)
        place.editing.begin_draft(place.controls.state.values_of_new, new)

    def _move(self, work: Work, ids: Sequence[str] = ()) -> None:
        place = self._place
        ids = list(ids) or self._table.selected_ids()
        if not ids or not self._is_free or not self._is_in_order():
            return
        rows = place.rows.rows if place.rows else {}
        label = (
            sentence(MOVE_ONE, number=rows[ids[0]].number)
            if len(ids) == 1 and ids[0] in rows
            else sentence(MOVE_MANY, count=len(ids))
        )
        moved = place.context.session.change(label, lambda tx: work(tx, ids)).value
        if not moved:
            return
        self.folds.reveal(ids)
        if self._table.currentIndex().isValid():
            self._table.scrollTo(self._table.currentIndex())
        told = place.context.tr.plural("{n} line moved.", "{n} lines moved.", len(moved))
        place.context.messages.info(told, place.context.session.undo_offer())

    @property
    def _is_free(self) -> bool:
        """Return whether lines can be changed and none is being typed in."""
        return self._place.is_writable and not self._place.editing.is_open

    def _is_in_order(self) -> bool:
        """Return whether a place in the list means something; if not, say how it comes to."""
        if self._place.controls.state.is_in_outline:
            return True
        tr = self._place.context.tr
        offer = Offer(tr("Order of the list"), self._place.controls.put_in_outline)
        self._place.context.messages.info(tr(NO_ORDER), offer)
        return False

    def _seen(self) -> frozenset[str] | None:
        """Return the lines that lines move past; None for all of them."""
        state, projects = self._place.controls.state, self._place.rows
        if projects is None or not state.view.filter:
            return None
        return projects.arrange(state.view).shown

    def _last_under(self, parent_id: str | None, ids: Sequence[str]) -> str | None:
        rows = self._place.rows.rows.values() if self._place.rows else ()
        children = [row for row in rows if row.parent_id == parent_id and row.id not in ids]
        return max(children, key=lambda row: (row.sort_key, row.id)).id if children else None
