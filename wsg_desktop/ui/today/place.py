"""The place Vandaag: four cards that are filters, what to do this week, what changed since last week."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_full_day, show_term, weekday_name
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.services import edit_labels, project_fields
from wsg_desktop.services.asking import question_to_lead
from wsg_desktop.services.attention import Attention, read_attention
from wsg_desktop.services.change_words import Words
from wsg_desktop.services.direction_warnings import phase_names
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import N_
from wsg_desktop.ui import theme
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.direction.notice import DirectionNotice
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.today.changes_card import ChangesCard, ToldChange
from wsg_desktop.ui.today.expectation_popup import ExpectationPopup
from wsg_desktop.ui.today.to_do_list import ToDoList
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.card import Card
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.engine import Reading

LATE, NEAR, STALE, WITHOUT_LEAD = (
    N_("Late"),
    N_("Deadline within 30 days"),
    N_("Not updated for 3 months"),
    N_("Without lead party"),
)
"""Names of the shipped views that the cards open (see `domain.views`)."""

CHANGES = 9
"""As many changes as fit beside ten rows."""


class TodayPlace(Place):
    """What asks for attention, on one screen without scrolling."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        tr = context.tr
        self._title = TextLabel(tr("This asks for your attention this week."), FontRole.TITLE)
        self._day = TextLabel("", tone="muted")
        self.late = self._card("alarm-clock", tr("projects late"), LATE)
        self.near = self._card("calendar-days", tr("deadline within 30 days"), NEAR)
        self.stale = self._card("hourglass", tr("not updated for more than 3 months"), STALE)
        self.without_lead = self._card("user-x", tr("without lead party"), WITHOUT_LEAD)
        self.to_do = ToDoList(tr)
        self.changes = ChangesCard(tr)
        self.notice = DirectionNotice(context)
        self.notice.projects_requested.connect(lambda ids: context.go_to("projects", ids))
        self._arrange()
        self.to_do.opened.connect(self._open)
        self.to_do.done_requested.connect(self._finish)
        self.to_do.expectation_requested.connect(self._expect)
        self.to_do.question_requested.connect(self._ask)
        self.changes.opened.connect(lambda project_id: context.go_to("projects", project_id))
        # Rows and columns have the lengths of the text size they were made at.
        theme.notice.changed.connect(self._rebuild)

    def refresh(self) -> None:
        """Read everything anew."""
        today = self.context.session.document.clock.today()
        with self.context.session.reading() as read:
            found = read_attention(read, today)
            told = self._told(read, found, today)
            names = phase_names(read)
        self._day.setText(self._day_words(today))
        self._show_cards(found)
        self.to_do.show_items(found.to_do, today)
        self.changes.show_changes(told)
        self.notice.show_warnings(found.warnings, names)

    def _rebuild(self) -> None:
        if self.isVisible():
            self.refresh()

    def focus_content(self) -> None:
        """Begin at the first card."""
        self.late.setFocus()

    def _told(self, read: "Reading", found: Attention, today: date) -> list[ToldChange]:
        """Return the latest changes in words: each project once, with the first thing worth telling."""
        latest = found.changes[: CHANGES * 20]
        words = Words.load(read, self.context.tr, today, latest)
        by_project: dict[str, ToldChange] = {}
        for told in words.tell(latest):
            row = told.row
            if row.number and row.owner_id not in by_project:
                by_project[row.owner_id] = ToldChange(row, row.title, told.text)
        return list(by_project.values())[:CHANGES]

    def _day_words(self, today: date) -> str:
        tr = self.context.tr
        weekday = weekday_name(today.weekday(), tr)
        day = show_full_day(today, tr).removeprefix(f"{weekday} ")
        week = tr("week {number}", number=today.isocalendar().week)
        return f"{weekday[:1].upper()}{weekday[1:]} {day} · {week}"

    def _show_cards(self, found: Attention) -> None:
        tr, now, before = self.context.tr, found.now, found.week_ago
        self.late.set_number(str(now.late))
        self.late.set_more(self._difference(now.late, before and before.late))
        self.near.set_number(str(now.near))
        self.near.set_label(tr("deadline within {n} days", n=found.programme.deadline_notice_days))
        without_lead = now.near_without_lead
        self.near.set_more(tr("{n} without lead party", n=without_lead) if without_lead else "")
        self.stale.set_number(str(now.stale))
        parties = now.stale_parties
        self.stale.set_more(tr.plural("at {n} party", "at {n} parties", parties) if parties else "")
        self.without_lead.set_number(str(now.without_lead))
        self.without_lead.set_more(self._difference(now.without_lead, before and before.without_lead))

    def _difference(self, now: int, before: int | None) -> str:
        tr = self.context.tr
        if before is None:
            return ""
        if now == before:
            return tr("as many as last week")
        more = now > before
        text = N_("{n} more than last week") if more else N_("{n} fewer than last week")
        return tr(text, n=abs(now - before))

    def _card(self, icon: str, label: str, view: str) -> Card:
        card = Card(icon, label)
        card.clicked.connect(lambda: self._open_view(view))
        return card

    def _open_view(self, name: str) -> None:
        from wsg_desktop.domain.views import find_view

        self.context.go_to("projects", find_view(name))

    def _open(self, project: ProjectRow) -> None:
        self.context.go_to("projects", project.id)

    def _finish(self, project: ProjectRow) -> None:
        self._set(project, "state", State.DONE.value, N_("{title} is finished."))

    def _expect(self, project: ProjectRow, button: QWidget) -> None:
        today = self.context.session.document.clock.today()
        popup = ExpectationPopup(project, today, self.context.tr, self)
        keep: Callable[[Term], None] = lambda term: self._set(  # noqa: E731 - a slot of one line
            project, "end", term, N_("{title}: the new expectation is kept.")
        )
        popup.committed.connect(keep)
        popup.show_below(button)

    def _set(self, project: ProjectRow, key: str, value: object, told: str) -> None:
        seen = getattr(project, key)
        self.context.session.change(
            edit_labels.edit_label(key),
            lambda tx: project_fields.set_field(tx, project.id, key, value, seen=seen),
            self.context.tr(told, title=project.title),
        )

    def _ask(self, project: ProjectRow) -> None:
        """Open a mail to those who lead; its text is on the clipboard too, for any other mail program."""
        tr, today = self.context.tr, self.context.session.document.clock.today()
        deadline, end = (show_term(term, tr, today=today) for term in (project.deadline, project.end))
        with self.context.session.reading() as read:
            question = question_to_lead(read, project, deadline, end, tr)
        QGuiApplication.clipboard().setText(question.text)
        QDesktopServices.openUrl(QUrl(question.mailto))
        self.context.messages.info(tr("The question is on the clipboard; paste it in a mail or chat."))

    def _arrange(self) -> None:
        new = FilledButton(self.context.tr("New project"), "plus")
        new.clicked.connect(lambda: self.context.go_to("projects", "new"))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._day)
        head.addLayout(words, 1)
        head.addWidget(new)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in (self.late, self.near, self.stale, self.without_lead):
            cards.addWidget(card, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        for card, share in ((self.to_do, 3), (self.changes, 1)):
            # Their texts never decide: long ones end in an ellipsis.
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            below.addWidget(card, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(cards)
        column.addLayout(below, 1)
