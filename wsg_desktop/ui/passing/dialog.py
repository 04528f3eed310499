"""Asks what goes with passing on to a next phase. A frozen order comes out; knows no services."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.services.passing_choice import PassingChoice
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import GrowingDialog
from wsg_desktop.ui.passing import order as words
from wsg_desktop.ui.passing.order import PassingOrder, Remark
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.form_rows import form_rows
from wsg_desktop.ui.widgets.held_day import HeldDay
from wsg_desktop.ui.widgets.name_line import NameLine
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.text_label import TextLabel

NEW_PERSON = N_("“{name}” is new and is added to the people of the programme.")
_MOST_REMARKS = 4


class PassingDialog(GrowingDialog):
    """Day, decision and director of one passage; `ordered` carries the `PassingOrder`."""

    help_page = "planning#next-phase"

    ordered = Signal(object)

    def __init__(self, choice: PassingChoice, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice, self._tr = choice, tr
        self.setWindowTitle(tr("Pass on to a next phase"))
        self.setMinimumWidth(scaled(580))
        self.phase = PickBox(tr("New phase"))
        for it in choice.others:
            self.phase.addItem(it.name, it.phase)
        self.phase.show_value(choice.to_phase)
        self.day = DateField(tr, tr("Day"))
        needed = tr("Type the day on which it passes, such as 3 December or today.")
        self._held = HeldDay(self.day, as_start=True, needed=needed, after=self._relative)
        self._held.show(choice.today, choice.today)
        self.decided_by = NameLine(tr, tr("Decided by"), choice.bodies)
        self.decided_by.edit.setPlaceholderText(tr("steering group 3 December"))
        self.taken_by = NameLine(tr, tr("Direction from then on"), choice.people, new_words=NEW_PERSON)
        self.taken_by.edit.setPlaceholderText(self._stays())
        self.in_areas = QCheckBox(self._area_words())
        self.in_areas.setChecked(len(choice.areas) == 1)
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note"))
        self.aim = TextLabel("", FontRole.STRONG)
        self.role = TextLabel("", tone="muted")
        self._remarks = [TextLabel("", FontRole.SMALL, "muted") for _ in range(_MOST_REMARKS)]
        self.problem = TextLabel("", tone="danger")
        self.correct = QuietButton(tr("Only correct the phase"))
        self.correct.setToolTip(
            tr("The phase was written down wrong; nothing passed, so nothing else changes")
        )
        self.give = FilledButton("")
        self.give.setDefault(True)
        self._arrange()
        self._connect()
        self._show()

    @property
    def order(self) -> PassingOrder:
        """Return what is ordered now."""
        taken_by = self.taken_by.name
        return PassingOrder(
            to_phase=self.phase.currentData(),
            day=self._day,
            decided_by=self.decided_by.name,
            taken_by=taken_by,
            in_areas=bool(taken_by and self._choice.areas) and self.in_areas.isChecked(),
            note=" ".join(self.note.text().split()),
        )

    @property
    def remarks(self) -> list[str]:
        """Return the sentences that are shown under the form."""
        return [label.text() for label in self._remarks if label.text()]

    def refuse(self, why: str) -> None:
        """Say why what was ordered is not done."""
        self.problem.setText(why)
        self.problem.show()
        self.day.setFocus()

    def _connect(self) -> None:
        self.phase.activated.connect(self._show)
        self._held.changed.connect(self._show)
        self.taken_by.changed.connect(self._show)
        self.give.clicked.connect(self._give)
        self.correct.clicked.connect(self._correct)

    def _give(self) -> None:
        if self._held.take():
            self.ordered.emit(self.order)

    def _correct(self) -> None:
        if self._held.take():
            self.ordered.emit(PassingOrder(self.phase.currentData(), self._day, is_correction=True))

    @property
    def _day(self) -> date:
        assert self._held.day is not None
        return self._held.day

    def _relative(self, day: date) -> str:
        from wsg_desktop.domain.date_display import relative_days

        return relative_days(day, self._choice.today, self._tr)

    def _show(self) -> None:
        tr, order = self._tr, self.order
        self.problem.hide()
        says = self._choice.definition(order.to_phase)
        self.give.setText(tr("Pass on to {phase}", phase=says.short_name if says else ""))
        aim, role = words.direction_lines(self._choice, order.to_phase, tr)
        self.aim.setText(aim)
        self.role.setText(role)
        self._card.setVisible(bool(aim or role))
        self.in_areas.setVisible(bool(order.taken_by and self._choice.areas))
        said = words.remarks(self._choice, order, tr)[:_MOST_REMARKS]
        empty = [Remark("")] * (_MOST_REMARKS - len(said))
        for label, remark in zip(self._remarks, [*said, *empty], strict=True):
            label.setText(remark.text)
            label.set_tone("warning" if remark.is_serious else "muted")
            label.setVisible(bool(remark.text))

    def _stays(self) -> str:
        directors = ", ".join(self._choice.directors)
        return self._tr("stays with {names}", names=directors) if directors else self._tr("nobody yet")

    def _area_words(self) -> str:
        areas = self._choice.areas
        if len(areas) > 2:
            return self._tr("Also director of the {n} areas from that day on", n=len(areas))
        return self._tr("Also director of {areas} from that day on", areas=", ".join(areas))

    def _arrange(self) -> None:
        tr, choice = self._tr, self._choice
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Pass on to a next phase"), FontRole.TITLE, "accent"))
        column.addWidget(TextLabel(words.title_words(choice, tr), FontRole.STRONG))
        column.addLayout(self._form())
        self._card = CardFrame("panel", "panel")
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(2)
        inner.addWidget(self.aim)
        inner.addWidget(self.role)
        column.addWidget(self._card)
        for label in (*self._remarks, self.problem):
            column.addWidget(label)
        column.addStretch()
        column.addLayout(self._foot())
        self.day.setFocus()

    def _form(self) -> QGridLayout:
        tr, choice = self._tr, self._choice
        directors = ", ".join(choice.directors) or tr("nobody")
        return form_rows(
            (
                (tr("Present phase"), TextLabel(words.from_words(choice, tr))),
                (tr("New phase"), self.phase),
                (tr("Day"), self.day),
                (tr("Decided by"), self.decided_by),
                (tr("Direction until now"), TextLabel(directors)),
                (tr("Direction from then on"), self.taken_by),
                ("", self.in_areas),
                (tr("Note"), self.note),
            )
        )

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        back = QuietButton(self._tr("Go back"))
        back.clicked.connect(self.reject)
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self.correct)
        row.addWidget(self.give)
        return row
