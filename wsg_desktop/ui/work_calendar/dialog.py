"""Shows the working calendar and takes wishes to change it; each is kept at once. Knows no documents."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.services.work_calendar import CalendarContent
from wsg_desktop.store.rows import ClosingDay
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.held_day import HeldDay
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.work_calendar.lines import closing_lines, holiday_lines, total_words

_WHY = N_(
    "Planning counts in working days. On weekends, on holidays and in closing periods nobody works: durations"
    " skip those days, and the planning shades them."
)
_EACH = N_("Every change is kept at once and can be undone.")
_NONE_YET = N_("No closing periods yet. Add for instance the bouwvak, or the recess of the council.")
_CLOSING_WIDTHS, _HOLIDAY_WIDTHS = (190, 110, 110), (130, 160, 90)


@dataclass(frozen=True, slots=True)
class NewClosing:
    """A closing period that somebody wants to add."""

    name: str
    first: date
    last: date


class WorkCalendarDialog(QDialog):
    """Switches and closing periods at the left, the holidays that follow from the law at the right."""

    help_page = "planning#calendar"

    good_friday_switched = Signal(bool)
    liberation_day_switched = Signal(bool)
    added = Signal(object)
    """A `NewClosing`."""
    removed = Signal(object)
    """The `ClosingDay` that goes."""

    def __init__(self, content: CalendarContent, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._content = tr, content
        self.setWindowTitle(tr("Working calendar"))
        self.setMinimumSize(scaled(720), scaled(420))
        fit(self, 980, 620, parent)
        self.good_friday = QCheckBox(tr("Closed on Good Friday"))
        self.liberation_day = QCheckBox(tr("Closed on Liberation Day, every year"))
        closing_headers = [tr("Closing period"), tr("First day"), tr("Last day")]
        self.closings = LineTable(tr("Closing periods"), closing_headers)
        self.nothing = TextLabel(tr(_NONE_YET), tone="muted")
        self.remove = QuietButton(tr("Remove period"), "trash-2")
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the closing period"))
        self.name.setPlaceholderText(tr("Name, such as bouwvak"))
        self.reading = ReadingLine()
        self.first = DateField(tr, tr("First day"), compact=True, line=self.reading)
        self.last = DateField(tr, tr("Last day"), compact=True, line=self.reading)
        self.first.edit.setPlaceholderText(tr("First day"))
        self.last.edit.setPlaceholderText(tr("Last day"))
        self._first, self._last = HeldDay(self.first, as_start=True), HeldDay(self.last)
        self.add = QuietButton(tr("Add period"), "plus")
        self.problem = TextLabel("", tone="danger")
        self.problem.hide()
        self.holidays = LineTable(tr("Holidays"), [tr("Day"), tr("Holiday"), tr("Closed?")])
        self.totals = TextLabel("", FontRole.STRONG)
        self._arrange()
        self._connect()
        self._empty_days()
        self.show_content(content)

    def show_content(self, content: CalendarContent) -> None:
        """Show the calendar as it is now."""
        self._content, tr = content, self._tr
        self.good_friday.setChecked(content.good_friday)
        self.liberation_day.setChecked(content.liberation_day)
        self.closings.show_lines(closing_lines(content, tr), _CLOSING_WIDTHS)
        self.closings.setVisible(bool(content.closings))
        self.nothing.setVisible(not content.closings)
        self.holidays.show_lines(holiday_lines(content, tr), _HOLIDAY_WIDTHS)
        self.totals.setText(total_words(content.working_days, tr))
        self._enable()

    def clear_new(self) -> None:
        """Empty the fields of a new period, after it was added."""
        self.name.clear()
        self.problem.hide()
        self._empty_days()
        self.name.setFocus()

    def refuse(self, why: str) -> None:
        """Say why what was asked is not done."""
        self.problem.setText(why)
        self.problem.show()

    @property
    def chosen(self) -> ClosingDay | None:
        """Return the closing period that is chosen in the list."""
        rows = self.closings.selectionModel().selectedRows()
        return self._content.closings[rows[0].row()] if rows else None

    def _connect(self) -> None:
        self.good_friday.clicked.connect(self.good_friday_switched)
        self.liberation_day.clicked.connect(self.liberation_day_switched)
        self._first.changed.connect(self.problem.hide)
        self._last.changed.connect(self.problem.hide)
        self.name.returnPressed.connect(self.first.setFocus)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.closings.selectionModel().selectionChanged.connect(self._enable)
        self.closings.model().modelReset.connect(self._enable)

    def _enable(self) -> None:
        self.remove.setEnabled(self.chosen is not None)

    def _remove(self) -> None:
        if self.chosen is not None:
            self.removed.emit(self.chosen)

    def _add(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.refuse(self._tr("Give the period a name, such as bouwvak."))
            self.name.setFocus()
            return
        if not (self._first.take() and self._last.take()):
            return
        if self._first.day is None or self._last.day is None:
            self.refuse(self._tr("Type the first and the last day, such as 26-7-2027 and 13-8-2027."))
            (self.first if self._first.day is None else self.last).setFocus()
            return
        self.added.emit(NewClosing(name, self._first.day, self._last.day))

    def _empty_days(self) -> None:
        for held in (self._first, self._last):
            held.show(None, self._content.today)

    def _arrange(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Working calendar"), FontRole.TITLE, "accent"))
        column.addWidget(TextLabel(tr(_WHY), tone="muted"))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(self._own(), 6)
        sides.addLayout(self._legal(), 5)
        column.addLayout(sides, 1)
        foot = QHBoxLayout()
        foot.addWidget(TextLabel(tr(_EACH), FontRole.SMALL, "muted"), 1)
        close = FilledButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        self.name.setFocus()

    def _own(self) -> QVBoxLayout:
        tr = self._tr
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Our own closing periods"), FontRole.HEADING))
        column.addWidget(self.closings, 1)
        column.addWidget(self.nothing)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        column.addSpacing(8)
        new = QHBoxLayout()
        new.setSpacing(8)
        new.addWidget(self.name, 4, Qt.AlignmentFlag.AlignTop)
        new.addWidget(self.first, 3, Qt.AlignmentFlag.AlignTop)
        new.addWidget(self.last, 3, Qt.AlignmentFlag.AlignTop)
        column.addLayout(new)
        column.addWidget(self.reading)
        column.addWidget(self.problem)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _legal(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(TextLabel(self._tr("Holidays"), FontRole.HEADING))
        column.addWidget(self.good_friday)
        column.addWidget(self.liberation_day)
        column.addWidget(self.holidays, 1)
        column.addWidget(self.totals)
        return column
