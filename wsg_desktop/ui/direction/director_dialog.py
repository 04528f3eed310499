"""Asks who directs an area and from which day on. A frozen order comes out; knows no services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import GrowingDialog
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.form_rows import form_rows
from wsg_desktop.ui.widgets.held_day import HeldDay
from wsg_desktop.ui.widgets.name_line import NameLine
from wsg_desktop.ui.widgets.text_label import TextLabel

NEW_PERSON = N_("“{name}” is new and is added to the people of the programme.")


@dataclass(frozen=True, slots=True)
class DirectorOrder:
    """Who directs the area from which day on."""

    name: str
    first: date


class DirectorDialog(GrowingDialog):
    """A person and a day; `ordered` carries the `DirectorOrder`."""

    help_page = "phases#director"

    ordered = Signal(object)

    def __init__(
        self,
        area: str,
        why: str,
        people: Sequence[str],
        today: date,
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr("Appoint a director"))
        self.setMinimumWidth(scaled(480))
        self.person = NameLine(tr, tr("Director"), people, new_words=NEW_PERSON)
        self.first = DateField(tr, tr("From day"))
        needed = tr("Type from which day on, such as 1 January or today.")
        self._first = HeldDay(self.first, as_start=True, needed=needed)
        self.problem = TextLabel("", tone="danger")
        self.problem.hide()
        self.appoint = FilledButton(tr("Appoint director"))
        self.appoint.setDefault(True)
        self._arrange(area, why)
        self.person.changed.connect(self.problem.hide)
        self.appoint.clicked.connect(self._order)
        self._first.show(today, today)
        self.person.edit.setFocus()

    def refuse(self, why: str) -> None:
        """Say why what was ordered is not done."""
        self.problem.setText(why)
        self.problem.show()

    def _order(self) -> None:
        if not self.person.name:
            self.refuse(self._tr("Type who directs {area}: a name, or a function.", area=self._area))
            self.person.edit.setFocus()
            return
        if self._first.take():
            assert self._first.day is not None
            self.ordered.emit(DirectorOrder(self.person.name, self._first.day))

    def _arrange(self, area: str, why: str) -> None:
        tr = self._tr
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Director of {area}", area=area), FontRole.TITLE, "accent"))
        column.addWidget(TextLabel(why, tone="muted"))
        column.addLayout(form_rows(((tr("Director"), self.person), (tr("From day"), self.first))))
        column.addWidget(self.problem)
        column.addStretch()
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(back)
        foot.addWidget(self.appoint)
        column.addLayout(foot)
