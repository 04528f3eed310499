"""The tab with all actions: the list with filters, and under it the grid to change one and to add others."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day, show_late, show_term
from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.vocabulary import Light, label
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.action_edits import ActionEdits
from wsg_desktop.ui.steering.action_grid import ActionGrid
from wsg_desktop.ui.steering.decision_filter import ALL, LATE, FilterLine
from wsg_desktop.ui.steering.follow_table import FollowTable
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_table import TableLine
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.actions import ActionRow

_HEADERS = (N_("No."), N_("State"), N_("Action"), N_("Who"), N_("Done before"), N_("About"))
_WIDEST = (70, 110, 260, 120, 110, 80)
_WORDS = 2
_DUE = 4
_NONE = N_("No actions here. Type one below; choose All to see those that were done.")
_LIGHTS = {
    ActionState.OPEN: Light.NOT_STARTED,
    ActionState.DONE: Light.DONE,
    ActionState.DROPPED: Light.NONE,
}


class ActionListPage(SteeringPage):
    """The grid holds the chosen action and an empty row; what is kept there is in the list at once."""

    help_page = "steering#follow"

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._chosen = ""
        self._all: list[ActionRow] = []
        self._meetings: set[str] = set()
        """Those that are there to go to: not in the bin."""
        self._edits = ActionEdits(kit.context)
        self.rows: list[ActionRow] = []
        self.filter = FilterLine(tr, with_party=True)
        self.table = FollowTable(
            tr("Actions"), [tr(header) for header in _HEADERS], _WIDEST, days=_DUE, wide=_WORDS
        )
        self.none = TextLabel(tr(_NONE), tone="muted")
        self.done = QuietButton(tr("Action is done"), "check")
        self.drop = QuietButton(tr("Need not be done any more"), "x")
        self.meeting = LinkButton("")
        self.project = LinkButton("")
        self.grid = ActionGrid(kit)
        self._arrange()
        self.filter.changed.connect(self._show)
        self.filter.copy.clicked.connect(lambda: self.table.copy_list(kit.context))
        self.filter.words.left.connect(self.table.setFocus)
        self.table.picked.connect(self._choose)
        self.table.sort_changed.connect(self._show)
        self.done.clicked.connect(self._finish)
        self.drop.clicked.connect(lambda: self._edits.drop(self._row) if self._row else None)
        self.meeting.clicked.connect(lambda: self._go("steering", "meeting_id"))
        self.project.clicked.connect(lambda: self._go("projects", "project_id"))

    def display(self, subject: Subject, *, anyway: bool) -> None:  # noqa: ARG002 - as every tab
        """Show all actions."""
        from wsg_desktop.store.actions import list_actions

        with self.kit.context.session.reading() as read:
            self._all = list_actions(read)
        self._meetings = {it.id for it in subject.listed.meetings}
        parties = {it.party_id: it.party for it in self._all if it.party_id}
        by_name = sorted(parties.items(), key=lambda it: it[1].casefold())
        self.filter.offer(
            ((it.name, it.id) for it in subject.listed.bodies), ((name, key) for key, name in by_name)
        )
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.grid.set_read_only(read_only)
        for button in (self.done, self.drop):
            button.setEnabled(not read_only)

    def choose_line(self, line_id: str) -> None:
        """Choose a line, also one that the filters keep out."""
        if not self.table.choose(line_id):
            self.filter.show_all()
            self._show()
            self.table.choose(line_id)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return self.grid.pending()

    def begin(self) -> None:
        """Put the keyboard where a new action is typed."""
        self.grid.new.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _row(self) -> "ActionRow | None":
        return next((it for it in self.rows if it.id == self._chosen), None)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        below = QWidget()
        flow = FlowLayout(below, spacing=8)
        for widget in (self.done, self.drop, self.meeting, self.project):
            flow.addWidget(widget)
        column.addWidget(below)
        column.addWidget(self.grid)

    def _show(self) -> None:
        """Show the actions that pass the filters; the chosen one stays chosen."""
        today = self.kit.context.session.document.clock.today()
        which, wanted = self.filter.which.current, self.filter.body.currentData()
        party_id = self.filter.party.currentData()
        found = [
            it
            for it in self._all
            if (which == ALL or (it.is_late(today) if which == LATE else it.state == ActionState.OPEN))
            and wanted in {None, it.body_id}
            and party_id in {None, it.party_id}
            and self.filter.finds(it.number, it.text, it.holder, it.party, it.project, it.area)
        ]
        self.rows = self.table.show_rows(found, self._line, self._key)
        self.none.setVisible(not self.rows)
        self._choose()

    def _key(self, it: "ActionRow", column: int) -> date | str | None:
        """Return what a column sorts by."""
        return it.due.day if column == _DUE else self._line(it).cells[column]

    def _line(self, it: "ActionRow") -> TableLine:
        tr, today = self.kit.context.tr, self.kit.context.session.document.clock.today()
        late = it.is_late(today)
        state = tr(label(ActionState(it.state)))
        if late and it.due.day is not None:
            state = show_late((today - it.due.day).days, tr)
        cells = (
            it.number,
            state,
            it.text,
            it.holder,
            show_term(it.due, tr, today=today) if it.due else "",
            it.project.partition(" ")[0] or it.area,
        )
        tip = " · ".join(filter(None, (it.text, it.project, it.area)))
        return TableLine(
            cells, marks={1: Light.OFF_TRACK if late else _LIGHTS[ActionState(it.state)]}, tip=tip
        )

    def _choose(self) -> None:
        row = next((it for it in self.rows if it.id == self.table.chosen_id), None)
        is_other = row is not None and row.id != self._chosen
        if is_other and self._chosen and not self.grid.new_is_typed:
            self.tell_pending(next((it.number for it in self._all if it.id == self._chosen), ""))
        self._chosen = row.id if row else ""
        tr = self.kit.context.tr
        self.grid.show_actions([row] if row else [], {}, anyway=is_other and not self.grid.new_is_typed)
        for button in (self.done, self.drop):
            button.setVisible(row is not None)
        open_ = row is None or row.state == ActionState.OPEN
        self.done.setText(tr("Action is done") if open_ else tr("Reopen"))
        self.drop.setVisible(row is not None and open_)
        self.meeting.setVisible(row is not None and row.meeting_id in self._meetings)
        self.project.setVisible(row is not None and row.project_id is not None)
        if row is not None:
            day = show_day(row.meeting_day, tr) if row.meeting_day else ""
            self.meeting.setText(tr("To the meeting of {day}", day=day))
            self.project.setText(tr("To project {number}", number=row.project.partition(" ")[0]))

    def _finish(self) -> None:
        row = self._row
        if row is not None:
            (self._edits.finish if row.state == ActionState.OPEN else self._edits.reopen)(row)

    def _go(self, place: str, key: str) -> None:
        if self._row is not None:
            self.kit.context.go_to(place, getattr(self._row, key))
