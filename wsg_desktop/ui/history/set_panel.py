"""What is marked in the history, below the list: who and when, and whether it can be taken back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.clock import day_of, local_time
from wsg_desktop.domain.date_display import show_day, show_full_day
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.history.stream import StreamRow
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.change_words import Words
    from wsg_desktop.services.copies import RestorePoint
    from wsg_desktop.services.history import HistoryEntry
    from wsg_desktop.services.undoing import Later
    from wsg_desktop.store.rows import ChangeRow

_SHOWN = 3
"""Later changes that are named; the rest is counted."""
_AT_ONCE = 2_000
"""A larger change set is looked into only when somebody wants to take it back."""


class SetPanel(CardFrame):
    """The words and the buttons for the row that is marked."""

    take_back_requested = Signal(object)
    """The `HistoryEntry`."""
    project_requested = Signal(str)
    set_requested = Signal(int)
    """The number of a later change set to go to."""
    point_requested = Signal(object, str)
    """The `RestorePoint`, and what to do with it: open or compare."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._row: StreamRow | None = None
        tr = context.tr
        self.head = TextLabel("", FontRole.STRONG)
        self.verdict = TextLabel("", tone="muted")
        self.links: list[LinkButton] = []
        self.take_back = QuietButton(tr("Take this back..."), "undo-2")
        self.open_project = QuietButton(tr("Open project"), "arrow-right")
        self.open_point = QuietButton(tr("Open as a copy..."), "copy")
        self.compare_point = QuietButton(tr("Compare the planning"), "history")
        self._link_column = QVBoxLayout()
        self._arrange()
        self.take_back.clicked.connect(self._take_back)
        self.open_project.clicked.connect(self._open_project)
        for button, wish in ((self.open_point, "open"), (self.compare_point, "compare")):
            button.clicked.connect(lambda _checked=False, it=wish: self._ask_point(it))

    def show_row(self, row: StreamRow | None) -> None:
        """Show what belongs to this row of the list."""
        self._row = row
        self._clear_links()
        entry = row.entry if row is not None else None
        point = row.point if row is not None else None
        self.setVisible(row is not None and (entry is not None or point is not None))
        self.take_back.setVisible(entry is not None)
        self.open_project.setVisible(bool(row and row.project_id))
        for button in (self.open_point, self.compare_point):
            button.setVisible(point is not None)
        if entry is not None:
            self._show_entry(entry)
        elif point is not None:
            self._show_point(point)

    def _show_entry(self, entry: "HistoryEntry") -> None:
        tr = self._context.tr
        moment = local_time(entry.of.at)
        when = f"{show_full_day(moment.date(), tr)} {moment:%H:%M}"
        self.head.setText(f"{when} · {entry.of.who} · {entry.label}")
        refusal = self._refusal(entry)
        self.take_back.setEnabled(not refusal)
        if refusal:
            self._say(refusal)
        elif entry.of.lines > _AT_ONCE:
            self._say(tr("Whether later changes are in the way is looked up when you take it back."))
        else:
            self._show_later(entry)

    def _show_later(self, entry: "HistoryEntry") -> None:
        from wsg_desktop.services.change_words import Words
        from wsg_desktop.services.undoing import look_later

        tr, today = self._context.tr, self._context.session.document.clock.today()
        with self._context.session.reading() as read:
            later = look_later(read, entry.of.seq)
            words = Words.load(read, tr, today, later.lines)
        self.take_back.setEnabled(later.taken_back_by is None and not later.lines)
        if later.taken_back_by is not None:
            by = later.taken_back_by
            self._say(tr("{who} took this back on {day}.", who=by.who, day=show_day(day_of(by.at), tr)))
            self._link(tr("Show that change"), by.seq)
        elif later.lines:
            self._say(tr("This cannot be taken back, because the same was changed later:"))
            self._name_later(later, words)
        else:
            self._say(tr("Nothing that this changed was changed again later: it can be taken back."))

    def _name_later(self, later: "Later", words: "Words") -> None:
        tr = self._context.tr
        for row in later.lines[:_SHOWN]:
            self._link(later_words(row, words, self._context), row.seq)
        if later.total > _SHOWN:
            hidden = later.total - _SHOWN
            self._link_column.addWidget(
                TextLabel(tr.plural("and {n} more change", "and {n} more changes", hidden), tone="muted")
            )

    def _show_point(self, point: "RestorePoint") -> None:
        tr = self._context.tr
        moment = local_time(point.at)
        when = f"{show_full_day(moment.date(), tr)} {moment:%H:%M}"
        name = point.name or tr("made automatically")
        self.head.setText(tr("Restore point: {name}", name=f"{name} · {when}"))
        self._say(tr("A copy of the whole programme as it was at this moment."))

    def _refusal(self, entry: "HistoryEntry") -> str:
        from wsg_desktop.services.undoing import refusal_of

        problem = refusal_of(entry.of)
        if problem is not None:
            return problem.text(self._context.tr)
        if self._context.session.document.readonly:
            return self._context.tr("The programme is open to read only: nothing can be taken back.")
        return ""

    def _say(self, text: str) -> None:
        self.verdict.setText(text)
        self.verdict.setAccessibleName(text)

    def _link(self, words: str, seq: int) -> None:
        link = LinkButton(words, FontRole.TABLE, wrap=True)
        link.clicked.connect(lambda: self.set_requested.emit(seq))
        self._link_column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.links.append(link)

    def _clear_links(self) -> None:
        self.links = []
        while item := self._link_column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _take_back(self) -> None:
        if self._row is not None and self._row.entry is not None:
            self.take_back_requested.emit(self._row.entry)

    def _open_project(self) -> None:
        if self._row is not None and self._row.project_id:
            self.project_requested.emit(self._row.project_id)

    def _ask_point(self, wish: str) -> None:
        if self._row is not None and self._row.point is not None:
            self.point_requested.emit(self._row.point, wish)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.head)
        words.addWidget(self.verdict)
        self._link_column.setSpacing(0)
        words.addLayout(self._link_column)
        words.addStretch()
        buttons: Sequence[QWidget] = (
            self.compare_point,
            self.open_point,
            self.open_project,
            self.take_back,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def later_words(row: "ChangeRow", words: "Words", context: WindowContext) -> str:
    """Return who changed what: "Changed later by Jan on 3 Nov: B1 Eettafel: deadline 15 mrt → 29 mrt"."""
    name = f"{row.number} {words.with_title(row)}".strip()
    day = show_day(day_of(row.at), context.tr)
    return context.tr("Changed later by {who} on {day}: {change}", who=row.who, day=day, change=name)
