"""The tab with the decisions of all bodies: the list with filters, and under it the one that is chosen."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.decision_box import DecisionBox
from wsg_desktop.ui.steering.decision_filter import ALL, LATE, FilterLine
from wsg_desktop.ui.steering.decision_words import decision_light, decision_state
from wsg_desktop.ui.steering.follow_table import FollowTable
from wsg_desktop.ui.steering.minutes_keeping import MinutesKeeping
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.line_table import TableLine
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.open_matters import OpenMatters
    from wsg_desktop.store.decisions import DecisionSummary

_HEADERS = (N_("No."), N_("State"), N_("Decision"), N_("Meeting"), N_("Projects"))
_WIDEST = (100, 130, 260, 130, 90)
_SHARES = [620, 380]
"""Of the list and of what is chosen; the list has the most."""
_BESIDE_FROM = 1000
_WORDS = 2
_MEETING = 3
_NAMED = 2
"""Projects of a decision that a line names; the form under the list has them all."""
_NONE = N_(
    "No decisions here. They are asked when a meeting is prepared; choose All to see what was decided."
)


class DecisionListPage(SteeringPage):
    """What is late comes with its red shape; of a closed meeting only what becomes of it is still kept."""

    help_page = "steering#follow"

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._chosen = ""
        self._subject: Subject | None = None
        self._all: list[DecisionSummary] = []
        self._late: set[str] = set()
        self._open: set[str] = set()
        self.rows: list[DecisionSummary] = []
        self.filter = FilterLine(tr, with_party=False)
        self.table = FollowTable(
            tr("Decisions"),
            [tr(header) for header in _HEADERS],
            _WIDEST,
            days=_MEETING,
            wide=_WORDS,
            falls=True,
        )
        self.none = TextLabel(tr(_NONE), tone="muted")
        self.keeping = MinutesKeeping(kit.context)
        self.decision = DecisionBox(kit, self.keeping)
        self.meeting = LinkButton("")
        self._arrange()
        self.filter.changed.connect(self._show)
        self.filter.copy.clicked.connect(lambda: self.table.copy_list(kit.context))
        self.filter.words.left.connect(self.table.setFocus)
        self.table.picked.connect(self._choose)
        self.table.sort_changed.connect(self._show)
        self.meeting.clicked.connect(self._go_to_meeting)
        self.decision.project_requested.connect(lambda it: kit.context.go_to("projects", it))

    def display(self, subject: Subject, *, anyway: bool) -> None:  # noqa: ARG002 - as every tab
        """Show the decisions of all bodies."""
        from wsg_desktop.services.open_matters import read_open_matters
        from wsg_desktop.store.decisions import list_decisions

        self._subject = subject
        with self.kit.context.session.reading() as read:
            self._all = list_decisions(read)
            matters = read_open_matters(read, subject.listed.today, self._all)
        self._sort_out(matters)
        self.filter.offer((it.name, it.id) for it in subject.listed.bodies)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is chosen stand beside the list where there is room for both, else below it."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._splitter.orientation() != direction:
            self._splitter.setOrientation(direction)
            self._splitter.setSizes(_SHARES)

    def choose_line(self, line_id: str) -> None:
        """Choose a line, also one that the filters keep out."""
        if not self.table.choose(line_id):
            self.filter.show_all()
            self._show()
            self.table.choose(line_id)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return self.decision.pending()

    def _arrange(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        links = QWidget()
        across = QHBoxLayout(links)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.meeting)
        across.addStretch()
        self._form = ScrolledColumn((self.decision, links), 8)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(6)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(upper)
        self._splitter.addWidget(self._form)
        self._splitter.setSizes(_SHARES)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._splitter)

    def _sort_out(self, matters: "OpenMatters") -> None:
        self._late = {it.decision.id for it in matters.late if it.decision is not None}
        self._open = {it.id for it in matters.decisions} | self._late

    def _show(self) -> None:
        """Show the decisions that pass the filters; the chosen one stays chosen."""
        which, body_id = self.filter.which.current, self.filter.body.currentData()
        wanted = self._late if which == LATE else self._open
        found = [
            row
            for row in self._all
            if (which == ALL or row.id in wanted)
            and body_id in {None, row.body_id}
            and self.filter.finds(row.number, row.title, row.sentence, row.responsible, _projects(row))
        ]
        self.rows = self.table.show_rows(found, self._line, self._key)
        self.none.setVisible(not self.rows)
        self._choose()

    def _key(self, row: "DecisionSummary", column: int) -> date | str | None:
        """Return what a column sorts by."""
        return row.meeting_day if column == _MEETING else self._line(row).cells[column]

    def _line(self, row: "DecisionSummary") -> TableLine:
        from wsg_desktop.domain.vocabulary import Light
        from wsg_desktop.services.meeting_change_words import first_named

        tr = self.kit.context.tr
        late = row.id in self._late
        state = decision_state(row, tr)
        cells = (
            row.number or "–",
            f"{tr('Late')}: {state.lower()}" if late else state,
            row.title,
            f"{self._of_body(row)} {show_day(row.meeting_day, tr) if row.meeting_day else ''}".strip(),
            first_named([part.number for part in row.projects], _NAMED, ", ", tr),
        )
        return TableLine(cells, marks={1: Light.OFF_TRACK if late else decision_light(row)}, tip=row.sentence)

    def _of_body(self, row: "DecisionSummary") -> str:
        """Return the body of a decision where there is more than one to tell it from."""
        bodies = self._subject.listed.bodies if self._subject else ()
        return row.body if len(bodies) > 1 else ""

    def _choose(self) -> None:
        row = next((it for it in self.rows if it.id == self.table.chosen_id), None)
        self._form.setVisible(row is not None)
        if row is None or self._subject is None:
            return
        is_other = row.id != self._chosen
        if is_other and self._chosen:
            self.tell_pending(self.decision.name)
        self._chosen = row.id
        meetings = self._subject.listed.meetings
        self.keeping.meeting = next((it for it in meetings if it.id == row.meeting_id), None)
        closed = self.keeping.meeting is not None and self.keeping.meeting.closed_at is not None
        writable = not self.kit.context.session.document.readonly
        # A decision that stayed open at a closed meeting may still get its outcome.
        locked = not writable or (closed and row.id not in self._open)
        self.decision.set_read_only(locked, goes_on=writable)
        self.decision.show_decision(row, anyway=is_other)
        tr = self.kit.context.tr
        self.meeting.setVisible(self.keeping.meeting is not None)
        if row.meeting_day is not None:
            day = show_day(row.meeting_day, tr)
            self.meeting.setText(tr("To the meeting of {day}", day=day))

    def _go_to_meeting(self) -> None:
        if self.keeping.meeting is not None:
            self.kit.context.go_to("steering", self.keeping.meeting.id)


def _projects(row: "DecisionSummary") -> str:
    return ", ".join(part.number for part in row.projects)
