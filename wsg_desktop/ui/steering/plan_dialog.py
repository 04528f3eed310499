"""Plans one meeting of a body or a series, and shows the days before they are kept."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import relative_days, show_day, weekday_name
from wsg_desktop.domain.meeting_days import ProposedDay
from wsg_desktop.domain.meeting_vocabulary import Rhythm
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import GrowingDialog
from wsg_desktop.ui.steering.rhythm_row import RhythmRow
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.form_rows import form_rows
from wsg_desktop.ui.widgets.held_day import HeldDay
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_list import MeetingList
    from wsg_desktop.store.bodies import BodyRow

Propose = Callable[[date, date, Rhythm, int], "list[ProposedDay]"]

ONE, SERIES = "one", "series"
_YEAR = timedelta(days=365)
_WIDEST = (150, 150, 380)
_MOVED = N_("{day} is in {name}: later")
_MOVED_CLOSED = N_("{day} is no working day: later")
_FALLS_OUT = N_("falls out: {name}")
_FALLS_OUT_CLOSED = N_("falls out: no working day")
_TAKEN = N_("planned already")
_IN_RECESS = N_("is in {name}")
_NEEDS_FIRST = N_("Type the day of the first meeting, such as 3 December or Thursday.")
_NEEDS_UNTIL = N_("Type up to which day, such as end of 2027.")
_NOT_WORKED = N_("is no working day")


class PlanDialog(GrowingDialog):
    """Untick a day to leave it out. `ordered` carries the body and the days."""

    help_page = "steering#series"
    ordered = Signal(object, list)

    def __init__(
        self,
        listed: "MeetingList",
        body: "BodyRow | None",
        propose: Propose,
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._listed, self._propose = tr, listed, propose
        self._proposed: list[ProposedDay] = []
        self._left_out: set[date] = set()
        self.setWindowTitle(tr("Plan meetings"))
        self.setMinimumSize(scaled(620), scaled(520))
        self.body = PickBox(tr("Body"))
        for row in listed.bodies:
            self.body.addItem(row.name, row)
        self.body.setCurrentIndex(next((at for at, it in enumerate(listed.bodies) if it == body), 0))
        self.how = Segmented(tr("How many"), [(ONE, tr("One meeting")), (SERIES, tr("A series"))])
        self.first = DateField(tr, tr("First day"))
        self.until = DateField(tr, tr("Up to"))
        self._first = HeldDay(self.first, as_start=True, needed=tr(_NEEDS_FIRST))
        self._until = HeldDay(self.until, needed=tr(_NEEDS_UNTIL))
        self.rhythm = RhythmRow(tr)
        self.table = LineTable(tr("Days"), [tr("Day"), tr("Away"), tr("What is in the way")], wraps=True)
        self.problem = TextLabel("", tone="danger")
        self.problem.hide()
        self.plan = FilledButton("")
        self.plan.setDefault(True)
        self._arrange()
        self._connect()
        self._follow_body()
        self.first.setFocus()

    @property
    def days(self) -> list[date]:
        """Return the days that are ticked."""
        return [it.day for it in self._proposed if it.day and self._is_ticked(it)]

    def refuse(self, why: str) -> None:
        """Say why nothing is planned."""
        self.problem.setText(why)
        self.problem.show()

    def _arrange(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Plan meetings"), FontRole.HEADING))
        self._every = TextLabel(tr("Meets every"), tone="muted", wrap=False)
        column.addLayout(form_rows([(tr("Body"), self.body), ("", self.how), (tr("First day"), self.first)]))
        self._series = QWidget()
        holder = QVBoxLayout(self._series)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(form_rows([(tr("Meets every"), self.rhythm), (tr("Up to"), self.until)]))
        column.addWidget(self._series)
        column.addWidget(self.table, 1)
        column.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        buttons.addWidget(back)
        buttons.addWidget(self.plan)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.body.activated.connect(self._follow_body)
        self.how.chosen.connect(lambda _key: self._show())
        self._first.changed.connect(self._show)
        self._until.changed.connect(self._show)
        self.rhythm.changed.connect(self._show)
        self.table.ticked.connect(self._tick)
        self.plan.clicked.connect(self._order)

    def _follow_body(self) -> None:
        """Take over the rhythm of the body; a series goes on after its last meeting."""
        row: BodyRow | None = self.body.currentData()
        if row is None:
            return
        today = self._listed.today
        has_rhythm = row.rhythm != Rhythm.NONE
        self.rhythm.blockSignals(True)
        self.rhythm.show_rhythm(row.rhythm if has_rhythm else Rhythm.WEEKS, row.rhythm_count)
        self.rhythm.blockSignals(False)
        last = next((it.day for it in reversed(self._listed.coming(row.id))), None)
        step = timedelta(weeks=row.rhythm_count * (4 if row.rhythm == Rhythm.MONTHS else 1))
        first = last + step if last and has_rhythm else today + timedelta(weeks=2)
        self._first.show(first, today)
        self._until.show(first + _YEAR, today)
        self._left_out = set()
        self._show()

    def _show(self) -> None:
        """Propose the days anew and show them."""
        self.problem.hide()
        first, until = self._first.day, self._until.day
        in_series = self.how.current == SERIES
        self._series.setVisible(in_series)
        assert first is not None
        assert until is not None
        if in_series:
            rhythm = Rhythm(self.rhythm.rhythm)
            self._proposed = self._propose(first, until, rhythm, self.rhythm.every)
        else:
            self._proposed = [ProposedDay(first, first)]
        self._show_lines()

    def _show_lines(self) -> None:
        tr = self._tr
        self.table.show_lines([self._line(it) for it in self._proposed], _WIDEST)
        count = len(self.days)
        self.plan.setText(tr.plural("Plan {n} meeting", "Plan {n} meetings", count))
        self.plan.setEnabled(count > 0)

    def _line(self, it: ProposedDay) -> TableLine:
        tr, day = self._tr, it.day or it.regular
        said = self._said(it)
        words = f"{weekday_name(day.weekday(), tr, short=True)} {show_day(day, tr)}"
        can_tick = it.day is not None and not self._is_taken(it.day)
        tone = "text" if can_tick and self._is_ticked(it) else "muted"
        away = relative_days(day, self._listed.today, tr)
        return TableLine((words, away, said), "", tone, self._is_ticked(it) if can_tick else False)

    def _said(self, it: ProposedDay) -> str:
        tr = self._tr
        if it.day is None:
            return tr(_FALLS_OUT, name=it.because) if it.because else tr(_FALLS_OUT_CLOSED)
        if self._is_taken(it.day):
            return tr(_TAKEN)
        if it.is_moved:
            day = show_day(it.regular, tr)
            return tr(_MOVED, day=day, name=it.because) if it.because else tr(_MOVED_CLOSED, day=day)
        in_the_way = self._listed.in_the_way(it.day)
        if in_the_way is None:
            return ""
        return tr(_IN_RECESS, name=in_the_way) if in_the_way else tr(_NOT_WORKED)

    def _is_taken(self, day: date) -> bool:
        row: BodyRow = self.body.currentData()
        return any(it.day == day and it.body_id == row.id for it in self._listed.meetings)

    def _is_ticked(self, it: ProposedDay) -> bool:
        return it.day is not None and it.day not in self._left_out and not self._is_taken(it.day)

    def _tick(self, rows: list[int], on: bool) -> None:
        for row in rows:
            day = self._proposed[row].day
            if day is not None:
                (self._left_out.discard if on else self._left_out.add)(day)
        self._show_lines()

    def _order(self) -> None:
        in_series = self.how.current == SERIES
        if self._first.take() and (not in_series or self._until.take()):
            self.ordered.emit(self.body.currentData(), self.days)
