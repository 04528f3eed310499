"""What is typed of one entry of the stand van zaken: what happened, on which day, who reported it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.held_day import HeldDay
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.store.rows import SituationRow


class SituationForm(QWidget):
    """Three fields and a line for what is wrong with them. Where no day is typed, today counts."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__()
        tr = self._tr = kit.tr
        self._today: date | None = None
        self.text = GrowingText(tr("What happened?"), lines=2)
        self.text.setPlaceholderText(tr("What happened?"))
        self.line = ReadingLine()
        self.day = DateField(tr, tr("Day"), compact=True, line=self.line)
        self._held = HeldDay(self.day)
        self._held.changed.connect(self._show_some_day)
        self.reporter = LineField(tr("Reported by"))
        self.reporter.setPlaceholderText(tr("Reported by"))
        self._names = TypeAhead(self.reporter, kit.names.reporters, tr, add_new="")
        self._names.chosen.connect(self.reporter.setText)
        who = QHBoxLayout()
        who.setSpacing(6)
        who.addWidget(self.day, 1)
        who.addWidget(self.reporter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addLayout(who)
        column.addWidget(self.line)
        self.setFocusProxy(self.text)

    @property
    def said(self) -> str:
        """Return what happened, as typed."""
        return self.text.toPlainText().strip()

    @property
    def on(self) -> date | None:
        """Return the day on which it happened; None before there is a programme."""
        return self._held.day

    def take(self) -> bool:
        """Take the day that was typed last; return whether it can be kept, and ask about it where not."""
        return self._held.take()

    @property
    def by(self) -> str:
        """Return who reported it."""
        return " ".join(self.reporter.text().split())

    def use_today(self, today: date) -> None:
        """Count days from `today`, and show it where no day was typed."""
        if today == self._today:
            return  # what is being typed stays
        before, self._today = self._today, today
        self._held.show(today if self.on in (None, before) else self.on, today)

    def show_entry(self, entry: "SituationRow", today: date) -> None:
        """Show an entry, to be changed."""
        self.text.show_text(entry.text, anyway=True)
        self.reporter.show_text(entry.reported_by, anyway=True)
        self._today = today
        self._held.show(entry.day, today)

    def empty(self) -> None:
        """Forget what was typed."""
        self.text.show_text("", anyway=True)
        self.text.setPlainText("")
        self.reporter.show_text("", anyway=True)
        self.line.say("")
        if self._today is not None:
            self._held.show(self._today, self._today)

    def refuse(self, problem: UserError) -> None:
        """Say why it is not kept."""
        self.line.say(problem.text(self._tr), "danger")

    def _show_some_day(self) -> None:
        if self.on is None and self._today is not None:
            self._held.show(self._today, self._today)
