"""Step 3, the actions of last time: done, still to do, or before another day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day, show_term
from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, ActionState
from wsg_desktop.domain.terms import Term
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.action_edits import ActionEdits
from wsg_desktop.ui.steering.boxes import DayBox
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.prepare_pane import Prepared, PreparePane, StepState
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.actions import ActionRow

_HEADERS = (N_("Action"), N_("Who"), N_("Done before"), N_("State"))
_WIDEST = (400, 160, 110, 110)
_NOTHING = N_("No actions of last time, and none still open. They appear here when a meeting agrees on some.")


class ActionsPane(PreparePane):
    """A tick says that it was done; below the list the chosen one gets another day."""

    def __init__(self, kit: SteeringKit, edits: PrepareEdits) -> None:
        super().__init__(kit, edits)
        tr = kit.context.tr
        self.rows: tuple[ActionRow, ...] = ()
        self.table = LineTable(tr("Actions of last time"), [tr(it) for it in _HEADERS], wide=0, wraps=True)
        self.nothing = TextLabel(tr(_NOTHING), tone="muted")
        self.due = DayBox(tr, tr("New date"))
        self.drop = QuietButton(tr("Need not be done any more"), "x")
        self._actions = ActionEdits(kit.context)
        self._read_only = False
        self._at = ""
        self._arrange()
        self.table.ticked.connect(self._tick)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.due.committed.connect(self._set_due)
        self.drop.clicked.connect(self._drop)

    def state(self, shown: Prepared) -> StepState:
        """Count what is open; done when nothing is late."""
        tr, rows = self.context.tr, shown.preparation.actions
        still = [it for it in rows if it.state == ActionState.OPEN]
        late = sum(it.is_late(shown.today) for it in still)
        if late:
            return StepState(tr.plural("{n} late", "{n} late", late), is_done=False)
        return StepState(tr.plural("{n} open", "{n} open", len(still)), is_done=True)

    def show_prepared(self, shown: Prepared, *, anyway: bool) -> None:
        """Show the actions; the line that was chosen stays so."""
        self.rows = shown.preparation.actions
        self.table.show_lines([self._line(it, shown) for it in self.rows], _WIDEST)
        self.table.setVisible(bool(self.rows))
        self.nothing.setVisible(not self.rows)
        self._below.setVisible(bool(self.rows))
        at = next((row for row, it in enumerate(self.rows) if it.id == self._at and not anyway), 0)
        if self.rows:
            self.table.selectRow(at)
        self._show_chosen()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        self._show_chosen()

    def pending(self) -> list[tuple[str, str]]:
        """Return a date that was typed and not kept."""
        return [(self.due.name, self.due.pending())] if self.due.pending() else []

    def _arrange(self) -> None:
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.due, 1)
        beside = QVBoxLayout()
        beside.addStretch()
        beside.addWidget(self.drop)
        row.addLayout(beside)
        row.addStretch(1)
        self.column.addWidget(self._below)

    def _line(self, it: "ActionRow", shown: Prepared) -> TableLine:
        tr = self.context.tr
        state = tr(MEETING_LABELS[ActionState][ActionState(it.state)])
        if it.is_late(shown.today):
            state = tr("Late")
        elif it.done_on is not None:
            state = f"{state} {show_day(it.done_on, tr)}"
        due = show_term(it.due, tr, today=shown.today) if it.due else ""
        words = " ".join(filter(None, (it.number, it.text)))
        return TableLine((words, it.holder, due, state), ticked=it.state == ActionState.DONE, fades=False)

    @property
    def chosen(self) -> "ActionRow | None":
        """Return the action that is selected."""
        rows = self.table.selectionModel().selectedRows()
        at = rows[0].row() if rows else -1
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _show_chosen(self) -> None:
        it = self.chosen
        is_open = it is not None and it.state == ActionState.OPEN and not self._read_only
        self.due.set_read_only(not is_open)
        self.drop.setEnabled(is_open)
        if it is not None and self.shown is not None:
            another = it.id != self._at
            self._at = it.id
            self.due.edit.show_term(DateContext(self.shown.today, it.due), anyway=another)

    def _tick(self, rows: list[int], on: bool) -> None:
        wanted = [self.rows[row] for row in rows if row < len(self.rows)]
        for it in wanted if not self._read_only else ():
            (self._actions.finish if on else self._actions.reopen)(it)

    def _set_due(self, due: Term) -> None:
        it = self.chosen
        if it is not None:
            self._actions.set_field(it, "due", due, self.due.refuse)

    def _drop(self) -> None:
        it = self.chosen
        if it is not None:
            self._actions.drop(it)
