"""The tab with the administrative calendar: council meetings, recesses, subsidy windows."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from wsg_desktop.domain.date_display import relative_days, show_day
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, PeriodKind
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.boxes import DayBox, EnterKeeps, FieldGrid, LineBox, PickFieldBox, typed_in
from wsg_desktop.ui.steering.hanging import ask_about_hanging, ask_about_meetings, hanging_words, show_hanging
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.held_day import HeldDay
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import PeriodRow

_HEADERS = (N_("Name"), N_("Kind"), N_("Days"), N_("Away"), N_("Hangs on it"))
_WIDEST = (172, 145, 186, 130, 112)
_NOTHING_YET = N_(
    "No dates yet. Add council meetings, recesses and subsidy windows: a series skips a recess."
)
_NEEDS_DAY = N_("Type the first day, such as 10-7-2027.")


class PeriodsPage(SteeringPage):
    """Choosing a line fills the form; “New date” empties it. What is behind stands last, in grey."""

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._subject: Subject | None = None
        self._periods: list[PeriodRow] = []
        self._period: PeriodRow | None = None
        headers = [tr(header) for header in _HEADERS]
        self.table = LineTable(tr("Administrative calendar"), headers, wraps=True)
        self.nothing = TextLabel(tr(_NOTHING_YET), tone="muted")
        self.title = TextLabel("", FontRole.HEADING, wrap=False)
        self.name = LineBox(tr, tr("Name"))
        words = MEETING_LABELS[PeriodKind]
        self.kind = PickFieldBox(tr, tr("Kind"), [(tr(words[it]), it.value) for it in PeriodKind])
        self.first = DayBox(tr, tr("First day"))
        self.last = DayBox(tr, tr("Last day"))
        self._first = HeldDay(self.first.edit, as_start=True, needed=tr(_NEEDS_DAY))
        self._last = HeldDay(self.last.edit)
        self.keep = QuietButton("")
        self.new = QuietButton(tr("New date"), "plus")
        self.remove = QuietButton(tr("Remove date"), "x")
        self.hanging = QuietButton("")
        self._arrange()
        self._connect()

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show the administrative calendar: what comes first, then what is behind."""
        listed, before = subject.listed, self._period
        self._subject = subject
        coming = [it for it in listed.periods if it.last >= listed.today]
        behind = [it for it in reversed(listed.periods) if it.last < listed.today]
        self._periods = [*coming, *behind]
        kept = next((it for it in self._periods if before and it.id == before.id), None)
        self.table.show_lines([self._line(it, subject) for it in self._periods], _WIDEST)
        self.table.setVisible(bool(self._periods))
        self.nothing.setVisible(not self._periods)
        if anyway or kept != before:
            self._show(None if anyway else kept)
        else:
            self._tell_hanging()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in (self.name, self.kind, self.first, self.last):
            box.set_read_only(read_only)
        for button in (self.keep, self.new, self.remove):
            button.setEnabled(not read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return typed_in([self.name])

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.new)
        column.addLayout(head)
        placed = ((self.name, 0, 0, 4), (self.kind, 0, 4, 4), (self.first, 0, 8, 3), (self.last, 0, 11, 3))
        column.addWidget(FieldGrid(placed, 14))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.hanging)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()

    def _connect(self) -> None:
        EnterKeeps([self.name.edit], self._keep, self)
        self.keep.clicked.connect(self._keep)
        self.new.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove)
        self.hanging.clicked.connect(self._show_hanging)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())

    def _line(self, it: "PeriodRow", subject: Subject) -> TableLine:
        tr, listed = self.kit.context.tr, subject.listed
        if it.first <= listed.today <= it.last:
            away = tr("now")
        else:
            away = relative_days(it.first if it.first > listed.today else it.last, listed.today, tr)
        count = sum(row.period_id == it.id for row in listed.meetings)
        set_to = hanging_words(count, listed.hanging.get(it.id, 0), tr)
        kind = tr(MEETING_LABELS[PeriodKind][PeriodKind(it.kind)])
        days = show_day(it.last, tr)
        if it.first != it.last:
            begins = show_day(it.first, tr)
            # A year that both days have is said once.
            begins = begins.removesuffix(f" {it.first.year}") if it.first.year == it.last.year else begins
            days = f"{begins} – {days}"
        cells = (it.name, kind, days, away, set_to)
        return TableLine(cells, tone="text" if it.last >= listed.today else "muted")

    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows and rows[0].row() < len(self._periods):
            self._show(self._periods[rows[0].row()])

    def _begin(self) -> None:
        self.table.clearSelection()
        self._show(None)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, period: "PeriodRow | None") -> None:
        """Show a date in the form, or an empty form for a new one."""
        tr = self.kit.context.tr
        self._period = period
        self.name.show_value(period.name if period else "", anyway=True)
        self.kind.edit.show_value(period.kind if period else PeriodKind.COUNCIL.value)
        if self._subject is not None:
            today = self._subject.listed.today
            self._first.show(period.first if period else None, today)
            self._last.show(period.last if period else None, today)
        self.title.setText(period.name if period else tr("New date"))
        self.keep.setText(tr("Keep date") if period else tr("Add date"))
        self.remove.setVisible(period is not None)
        self._tell_hanging()

    def _keep(self) -> None:
        if not (self._first.take() and self._last.take()):
            return
        values: dict[str, Any] = {
            "name": self.name.edit.text(),
            "kind": self.kind.edit.currentData(),
            "first": self._first.day,
            "last": self._last.day or self._first.day,
        }
        if self.kit.edits.refuses_period(values, self.name.refuse):
            return
        moves = ask_about_hanging(self.kit.context, self._period, values["last"]) if self._period else False
        if moves is None:
            return
        meetings = (
            ask_about_meetings(self.kit.context, self._period, values["first"]) if self._period else False
        )
        if meetings is None:
            return
        if self.kit.edits.keep_period(
            self._period, values, self.name.refuse, move_deadlines=moves, move_meetings=meetings
        ):
            self._begin()

    def _tell_hanging(self) -> None:
        period, listed = self._period, self._subject.listed if self._subject else None
        count = listed.hanging.get(period.id, 0) if period and listed else 0
        self.hanging.setText(self.kit.context.tr.plural("Show {n} project", "Show {n} projects", count))
        self.hanging.setVisible(count > 0)

    def _show_hanging(self) -> None:
        if self._period is not None:
            show_hanging(self.kit.context, self._period)

    def _remove(self) -> None:
        if self._period is not None:
            self.kit.edits.remove_period(self._period, self.name.refuse)
