"""What part of the history is shown: words to look for, who, which kind, from and until which day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.unkept import PASSING
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.history import HistoryWish

_WAIT = 200
"""Milliseconds without a key after which the list follows what is typed."""
_SEARCH, _BOX, _DAY = 236, 160, 124


class HistoryFilters(QWidget):
    """The line above the list; `changed` when something else is asked for."""

    changed = Signal()

    def __init__(self, tr: Translator, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from wsg_desktop.services.history import KINDS

        self._tr = tr
        self._today = today
        self._since: date | None = None
        self._until: date | None = None
        self.search = SearchField(tr("Find in the history"))
        self.who = PickBox(tr("Who"))
        self.kind = PickBox(tr("Which kind"))
        for key, words in KINDS:
            self.kind.addItem(tr(words), key)
        self.line = ReadingLine()
        self.since = DateField(tr, tr("From day"), compact=True, line=self.line)
        self.until = DateField(tr, tr("Until day"), compact=True, line=self.line)
        for day in (self.since, self.until):
            day.edit.setProperty(PASSING, True)
        self.all = LinkButton(tr("Show everything"), FontRole.TABLE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._tell)
        self._arrange()
        self._connect()
        self.show_people([])

    @property
    def wish(self) -> "HistoryWish":
        """Return what is asked for."""
        from wsg_desktop.services.history import HistoryWish

        return HistoryWish(
            who=self.who.currentData() or "",
            since=self._since,
            until=self._until,
            kind=self.kind.currentData() or "",
            text=self.search.text(),
        )

    def show_wish(self, wish: "HistoryWish") -> None:
        """Show another wish, without telling so."""
        self._since, self._until = wish.since, wish.until
        if wish.who and self.who.findData(wish.who) < 0:
            self.who.addItem(wish.who, wish.who)
        self.who.show_value(wish.who)
        self.kind.show_value(wish.kind)
        self.search.blockSignals(True)
        self.search.setText(wish.text)
        self.search.blockSignals(False)
        self._show_days()

    def show_people(self, names: Sequence[str]) -> None:
        """Offer these people; who was chosen stays chosen."""
        chosen = self.who.currentData() or ""
        self.who.clear()
        self.who.addItem(self._tr("Everybody"), "")
        for name in names:
            self.who.addItem(name, name)
        if chosen and self.who.findData(chosen) < 0:
            self.who.addItem(chosen, chosen)
        self.who.show_value(chosen)

    def clear(self) -> None:
        """Ask for everything again."""
        from wsg_desktop.services.history import HistoryWish

        self.show_wish(HistoryWish())
        self._tell()

    def _arrange(self) -> None:
        # In a narrow window, or with large letters, the line goes on below.
        row = FlowLayout(spacing=8)
        for box, width in ((self.search, _SEARCH), (self.who, _BOX), (self.kind, _BOX)):
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            box.setFixedWidth(scaled(width))
            row.addWidget(box)
        row.addWidget(_named(self._tr("From day"), self.since))
        row.addWidget(_named(self._tr("Until day"), self.until))
        row.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.line)
        self._show_days()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.who.activated.connect(lambda _index: self._tell())
        self.kind.activated.connect(lambda _index: self._tell())
        self.since.committed.connect(self._take_since)
        self.until.committed.connect(self._take_until)
        self.all.clicked.connect(self.clear)

    def _take_since(self, term: Term) -> None:
        if self._refused(self.since, term):
            return
        self._since = term.day
        self._show_days()
        self._tell()

    def _take_until(self, term: Term) -> None:
        if self._refused(self.until, term):
            return
        self._until = term.day
        self._show_days()
        self._tell()

    def _refused(self, field: DateField, term: Term) -> bool:
        """Say in the field what is no day, or one that leaves nothing."""
        if term.day is None and term != NO_TERM:
            field.refuse(self._tr("That is no day. Type one, such as 3 september or -2w."))
            return True
        since, until = (term.day, self._until) if field is self.since else (self._since, term.day)
        if since is not None and until is not None and until < since:
            field.refuse(self._tr("The last day is before the first. Turn them round and try again."))
            return True
        return False

    def _show_days(self) -> None:
        from wsg_desktop.domain.date_typing import DateContext

        for field, day, as_start in ((self.since, self._since, True), (self.until, self._until, False)):
            base = exact(day) if day else NO_TERM
            field.show_term(DateContext(self._today, base, as_start=as_start, only_day=True), anyway=True)
        self.all.setEnabled(not self.wish.is_all)

    def _tell(self) -> None:
        self._timer.stop()
        self.all.setEnabled(not self.wish.is_all)
        self.changed.emit()


def _named(words: str, field: DateField) -> QWidget:
    """Return a date with its name in front, which stay together."""
    both = QWidget()
    both.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(TextLabel(words, FontRole.TABLE, "muted", wrap=False))
    field.setFixedWidth(scaled(_DAY))
    row.addWidget(field)
    return both
