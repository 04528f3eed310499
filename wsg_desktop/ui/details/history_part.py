"""The history of one project: who changed what and when, with a way to put an earlier value back."""

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.domain.clock import local_time
from wsg_desktop.errors import UserError
from wsg_desktop.ui.details.history_entry import HistoryEntry, HistoryLine
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.change_words import Told, Words
    from wsg_desktop.services.putting_back import Now, PuttingBack

_AT_ONCE = 30
"""Change sets shown before "show more"."""


class HistoryPart(DetailsPart):
    """Changes latest first; each line tells from what to what."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._entries: list[HistoryEntry] = []
        self._told: list[Told] = []
        self._words: Words | None = None
        self._now: Now | None = None
        self._decided: dict[int, tuple[str, str]] = {}
        self._most = _AT_ONCE
        self._of = ""
        self.filter = PickBox(self.tr_("Which changes"))
        self.filter.activated.connect(self._pick_filter)
        self.trend = LinkButton(self.tr_("Course of the promised date"))
        self.trend.clicked.connect(self._show_trend)
        self.place = LinkButton(self.tr_("Show in History"))
        self.place.clicked.connect(self._open_place)
        self.line = ReadingLine()
        self.none = TextLabel("", tone="muted")
        self.more = LinkButton(self.tr_("Show more"))
        self.more.clicked.connect(self._show_more)
        self._list = QVBoxLayout()
        self._read_only = False
        self._arrange()

    @property
    def entries(self) -> list[HistoryEntry]:
        """Return the entries that are shown, latest first."""
        return list(self._entries)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the history of the project."""
        self._shown = shown
        if anyway:
            self._most = _AT_ONCE
        self.line.say("")
        self._read(shown)
        for link in (self.trend, self.place):
            link.setVisible(shown.only is not None)
        self._fill_filter()
        self._show_entries()

    def set_read_only(self, read_only: bool) -> None:
        """Put nothing back."""
        self._read_only = read_only

    def _arrange(self) -> None:
        self._list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.trend)
        column.addWidget(self.place)
        column.addWidget(self.line)
        column.addWidget(self.none)
        column.addLayout(self._list)
        column.addWidget(self.more)

    def _read(self, shown: Shown) -> None:
        project, texts = shown.only, shown.only_texts
        if project is None or texts is None:
            self._told, self._words, self._now, self._decided = [], None, None, {}
            return
        from wsg_desktop.services.change_words import Words
        from wsg_desktop.services.putting_back import read_now
        from wsg_desktop.store.changes import history
        from wsg_desktop.store.decisions import decisions_of_project

        with self.kit.context.session.reading() as read:
            changes = history(read, project.id)
            self._now = read_now(read, project, texts, partial(shown.value_of, project))
            self._decided = {
                part.applied_seq: (it.id, it.number)
                for it in decisions_of_project(read, project.id)
                for part in it.projects
                if part.applied_seq is not None and part.project_id == project.id
            }
            self._words = Words.load(read, self.tr_, shown.today, changes)
        self._told = self._words.tell(changes)

    def _fill_filter(self) -> None:
        about = sorted({told.about for told in self._told}, key=lambda name: self.tr_(name).lower())
        self._of = self._of if self._of in about else ""
        self.filter.clear()
        self.filter.addItem(self.tr_("All fields"), "")
        for name in about:
            self.filter.addItem(self.tr_(name), name)
        self.filter.show_value(self._of)
        self.filter.setVisible(len(about) > 1)

    def _pick_filter(self, _index: int) -> None:
        self._of = self.filter.currentData()
        self._most = _AT_ONCE
        self._show_entries()

    def _show_trend(self) -> None:
        """Show how the promised date went over time."""
        from wsg_desktop.ui.planning.trend_start import show_trend

        if self._shown is not None and self._shown.only is not None:
            show_trend(self.kit.context, self, [self._shown.only])

    def _open_place(self) -> None:
        """Show the changes of this project in the whole history, where each can be taken back."""
        from wsg_desktop.services.history import HistoryWish

        if self._shown is not None and self._shown.only is not None:
            row = self._shown.only
            self.kit.context.go_to("history", HistoryWish(text=f"{row.number} {row.title}"))

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._show_entries()

    def _show_entries(self) -> None:
        for entry in self._entries:
            self._list.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = []
        wanted = [told for told in self._told if not self._of or told.about == self._of]
        sets = [list(of_set) for _, of_set in groupby(wanted, key=lambda told: told.row.set_id)]
        for told in sets[: self._most]:
            entry = self._make_entry(told)
            self._entries.append(entry)
            self._list.addWidget(entry)
        self.more.setVisible(len(sets) > self._most)
        several = self._shown is not None and len(self._shown.projects) > 1
        self.none.setText(self.tr_("Choose one project to see its history.") if several else "")
        self.none.setVisible(several)

    def _make_entry(self, told: "list[Told]") -> HistoryEntry:
        from wsg_desktop.domain.date_display import show_day

        row = told[0].row
        at = local_time(row.at)
        head = f"{show_day(at.date(), self.tr_)} {at:%H:%M} · {row.who}"
        found = [self._putting_back(it) for it in told]
        lines = [self._line(it, can=back is not None) for it, back in zip(told, found, strict=True)]
        decision_id, number = self._decided.get(row.seq, ("", ""))
        entry = HistoryEntry(self.tr_, head, lines, number)
        entry.decision_opened.connect(lambda: self._open_decision(decision_id))
        entry.put_back.connect(lambda position: self._put_back(found[position]))
        return entry

    def _open_decision(self, decision_id: str) -> None:
        from wsg_desktop.ui.steering.subject import SubjectKey, SubjectKind

        self.kit.context.go_to("steering", SubjectKey(SubjectKind.DECISIONS, decision_id))

    def _line(self, told: "Told", *, can: bool) -> HistoryLine:
        from wsg_desktop.services.putting_back import why_not

        why = "" if can or self._read_only else why_not(told.row)
        return HistoryLine(told.text, self._whole(told), can, self.tr_(why) if why else "")

    def _whole(self, told: "Told") -> str:
        """Return both whole values of a text that the line only tells to have changed."""
        if told.row.op != "update" or self._words is None or told.row.field == "deleted_at":
            return ""
        old, new = self._words.values(told.row)
        return f"{old}\n→\n{new}" if max(len(old), len(new)) > 30 else ""

    def _putting_back(self, told: "Told") -> "PuttingBack | None":
        """Return how to put a change back; None where that would change nothing."""
        from wsg_desktop.services.putting_back import putting_back

        if self._now is None or self._words is None or self._read_only:
            return None
        return putting_back(told.row, self._words, self._now)

    def _put_back(self, found: "PuttingBack | None") -> None:
        if found is not None:
            self.kit.editing.put_back(found, self._refuse)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.tr_), "danger")
