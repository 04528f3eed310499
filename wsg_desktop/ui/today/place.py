"""The place Vandaag: what asks for attention this week, on one screen; a page behind it checks everything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from wsg_desktop.domain.date_display import show_full_day, show_span, show_term, weekday_name
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.vocabulary import State, label
from wsg_desktop.services.accepted_findings import read_accepted
from wsg_desktop.services.answer_inbox import count_waiting, inbox_folder
from wsg_desktop.services.asking import question_to_lead
from wsg_desktop.services.attention import Attending, Attention
from wsg_desktop.services.direction_warnings import phase_names
from wsg_desktop.services.findings import Found, Group, first_of, read_findings
from wsg_desktop.services.meeting_list import NextMeeting, read_next
from wsg_desktop.services.news import read_news
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import covered, theme
from wsg_desktop.ui.answers import waiting
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.today.accepting import Accepting, accepted_words
from wsg_desktop.ui.today.all_findings import OF_EACH, AllFindings
from wsg_desktop.ui.today.matters import Matters
from wsg_desktop.ui.today.repairs import Repairs
from wsg_desktop.ui.today.week_page import LATE, NEAR, STALE, WITHOUT_LEAD, WeekPage
from wsg_desktop.ui.widgets.card import Card
from wsg_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from wsg_desktop.domain.views import View
    from wsg_desktop.store.transaction import Changes

FINDINGS = 12
"""As many as a high window has room for."""
_JUDGED_AT_ONCE = 150
"""So many projects take no longer than any other step of catching up."""


class TodayPlace(Place):
    """What asks for attention, on one screen without scrolling."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        tr = context.tr
        self._attending = Attending()
        self._found: Attention | None = None
        self._steps: Iterator[None] | None = None
        self._stepping = QTimer(self, singleShot=True, interval=0)
        self._stepping.timeout.connect(self._go_on)
        self.repairs = Repairs(context, self)
        self.matters = Matters(context)
        self.accepting = Accepting(context)
        self.week = WeekPage(tr)
        self.everything = AllFindings(tr)
        self.empty = EmptyState(
            "house",
            tr("There are no projects yet."),
            tr(
                "Drop your list in Excel on this window, or type your first project. "
                "From then on this place tells what asks for your attention."
            ),
            tr("New project"),
        )
        self._pages = QStackedLayout(self)
        for page in (self.week, self.everything, self.empty):
            self._pages.addWidget(page)
        self._connect()
        # Rows and columns have the lengths of the text size they were made at.
        theme.notice.changed.connect(self._rebuild)
        waiting.notice.changed.connect(self._count_answers)

    @property
    def is_checking(self) -> bool:
        """Return whether the page with everything to check is shown."""
        return self._pages.currentWidget() is self.everything

    def refresh(self) -> None:
        """Read everything anew."""
        self._steps = None
        for _ in self._refreshing():
            pass

    def catch_up(self, changes: "Changes") -> None:  # noqa: ARG002 - what changed may matter anywhere here
        """Read everything anew in steps, between which the window answers."""
        self._steps = self._refreshing(_JUDGED_AT_ONCE)
        self._stepping.start()

    def _take_changes(self, changes: "Changes") -> None:
        # What the steps read is no longer so; all is read anew, now or when the place is shown.
        self._steps = None
        super()._take_changes(changes)

    def _go_on(self) -> None:
        if self._steps is None or not self.context.session.is_open:
            return
        if covered.is_covered():
            # A window with work of its own came before it meanwhile.
            single = Qt.ConnectionType.SingleShotConnection
            covered.notice.lifted.connect(self._stepping.start, single)
        elif next(self._steps, self) is not self:
            self._stepping.start()

    def _refreshing(self, at_once: int | None = None) -> Iterator[None]:
        document, tr, session = self.context.session.document, self.context.tr, self.context.session
        today, writable = document.clock.today(), not document.readonly
        is_judged = False
        while not is_judged:
            with session.reading() as read:
                is_judged = self._attending.look(read, today, at_once)
            yield
        with session.reading() as read:
            found = self._found = self._attending.read(read, today)
        yield
        with session.reading() as read:
            shown = [it._replace(ids=it.ids[:OF_EACH]) for it in found.groups]
            picked = shown if self.is_checking else first_of(found.groups, FINDINGS)
            findings = read_findings(read, picked, today)
            latest = self.everything.accepted.is_unfolded and self.is_checking
            accepted = read_accepted(read, found.accepted, today) if latest else []
            names = phase_names(read)
            meeting = read_next(read, today)
        right = sum(len(it.ids) for it in found.accepted)
        yield
        if self.is_checking:
            self.everything.show_groups(found.groups, findings, names, today, writable=writable)
            self.everything.accepted.show_accepted(right, accepted, today, writable=writable)
            return
        with session.reading() as read:
            news = read_news(read, found.since, tr, today)
        yield
        self._show_page(self.week if found.projects else self.empty)
        self._show_words(found, meeting, today)
        self._show_cards(found)
        self._count_answers()
        yield
        self.week.to_do.show_items(found.to_do, found.matters.late, today, writable=writable)
        yield
        self.week.new.setVisible(writable)
        self.week.findings.show_findings(findings, names, today, writable=writable)
        total = sum(len(it.ids) for it in found.groups)
        more = tr("Check all {n}", n=total) if total else accepted_words(right, tr) if right else ""
        self.week.findings.show_more(more)
        yield
        self.week.changes.show_changes(news)
        self.week.meeting.show_meeting(meeting, today)
        self.week.arrange()

    def focus_content(self) -> None:
        """Begin at the first card, or at the way back."""
        here = self.everything.back if self.is_checking else self.week.late
        here.setFocus()

    def check_everything(self) -> None:
        """Show everything that does not add up, kind by kind."""
        self._show_page(self.everything)
        self.refresh()
        self.everything.back.setFocus()

    def leave_checking(self) -> None:
        """Go back to the week."""
        self._show_page(self.week)
        self.refresh()
        self.week.findings.more.setFocus()

    def _connect(self) -> None:
        week, go_to = self.week, self.context.go_to
        week.view_requested.connect(self._open_view)
        week.answers_requested.connect(lambda: self.context.actions.trigger("process_answers"))
        week.new.clicked.connect(lambda: go_to("projects", "new"))
        self.empty.requested.connect(lambda: go_to("projects", "new"))
        week.to_do.opened.connect(lambda project: go_to("projects", project.id))
        week.to_do.done_requested.connect(self._finish)
        week.to_do.expectation_requested.connect(self.repairs.expect)
        week.to_do.question_requested.connect(self._ask)
        week.to_do.matter_opened.connect(self.matters.open)
        week.to_do.matter_done.connect(self.matters.finish)
        week.to_do.matter_to_calendar.connect(self.matters.to_calendar)
        week.to_do.matter_reminded.connect(self.matters.remind)
        week.to_do.more_requested.connect(self._open_late)
        week.meeting.opened.connect(lambda meeting_id: go_to("steering", meeting_id))
        week.changes.opened.connect(lambda project_id: go_to("projects", project_id))
        week.findings.more_requested.connect(self.check_everything)
        self.everything.left.connect(self.leave_checking)
        self.everything.list_requested.connect(self._open_group)
        for findings in (week.findings, self.everything):
            findings.opened.connect(self._open_found)
            findings.repair_requested.connect(self.repairs.mend)
            findings.accept_requested.connect(self.accepting.accept)
        self.everything.accepted.again_requested.connect(self.accepting.check_again)
        self.everything.accepted.unfolded.connect(self.refresh)

    def _count_answers(self) -> None:
        if self.context.session.is_open:
            folder = inbox_folder(self.context.session.document.programme_id)
            self.week.show_answers(count_waiting(folder))

    def _rebuild(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_page(self, page: QWidget) -> None:
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)

    def _show_words(self, found: Attention, meeting: NextMeeting | None, today: date) -> None:
        tr = self.context.tr
        title = tr("This asks for your attention this week.")
        if not (found.to_do or found.groups or found.matters.late):
            title = tr("Nothing to do: everything is on track and adds up.")
        self.week.title.setText(title)
        weekday = weekday_name(today.weekday(), tr)
        day = show_full_day(today, tr).removeprefix(f"{weekday} ")
        number = tr("week {number}", number=today.isocalendar().week)
        said = [f"{weekday[:1].upper()}{weekday[1:]} {day}", number]
        if meeting is not None:
            said.append(_until_words(meeting, today, tr))
        self.week.day.setText(" · ".join(said))

    def _show_cards(self, found: Attention) -> None:
        tr, now, before, programme = self.context.tr, found.now, found.week_ago, found.programme
        week = self.week
        week.near.set_label(tr("deadline within {n} days", n=programme.deadline_notice_days))
        week.stale.set_label(tr("not updated for {span}", span=show_span(programme.stale_days, tr)))
        numbers: tuple[tuple[Card, int, int | None], ...] = (
            (week.late, now.late, before and before.late),
            (week.near, now.near, before and before.near),
            (week.stale, now.stale, before and before.stale),
            (week.without_lead, now.without_lead, before and before.without_lead),
        )
        for card, number, then in numbers:
            card.set_number(str(number))
            card.set_change(self._difference(number, then))
        without_lead, parties = now.near_without_lead, now.stale_parties
        week.near.set_more(tr("{n} without lead party", n=without_lead) if without_lead else "")
        week.stale.set_more(tr.plural("at {n} party", "at {n} parties", parties) if parties else "")

    def _difference(self, now: int, before: int | None) -> str:
        tr = self.context.tr
        if before is None:
            return ""
        if now == before:
            return tr("as last week")
        sign = "+" if now > before else "−"
        return tr("{change} since last week", change=f"{sign}{abs(now - before)}")

    def _open_late(self) -> None:
        if self._found is not None:
            self.matters.open_list(self._found.matters.late)

    def _open_view(self, name: str) -> None:
        self.context.go_to("projects", self.view_of_card(name))

    def view_of_card(self, name: str) -> "View":
        """Return the view that shows what a card counts: with the days of this programme."""
        from wsg_desktop.domain.views import Filter, find_view

        shipped = find_view(name)
        assert shipped is not None
        assert self._found is not None
        programme = self._found.programme
        days = {NEAR: programme.deadline_notice_days, STALE: programme.stale_days}.get(name)
        conditions = tuple(replace(it, days=days) for it in shipped.filter.conditions)
        if name in {LATE, WITHOUT_LEAD} or conditions == shipped.filter.conditions:
            return shipped
        # The shipped view is another one, with the days that its name says.
        titles = {NEAR: N_("Deadline near"), STALE: N_("Not updated for long")}
        title = self.context.tr(titles[name])
        return replace(shipped, name=title, filter=Filter(conditions=conditions))

    def _open_group(self, group: Group) -> None:
        from wsg_desktop.domain.views import view_of

        title = self.context.tr(label(group.kind))
        self.context.go_to("projects", view_of(title, group.project_ids))

    def _open_found(self, found: Found) -> None:
        if found.project:
            self.context.go_to("projects", found.project.id)
        elif found.kind is Finding.SAME_PARTY:
            self.repairs.mend(found, "", self)
        elif found.kind is Finding.ANSWERS_LATE:
            from wsg_desktop.ui.partners.register_bar import LATE as ANSWERS
            from wsg_desktop.ui.partners.register_bar import ShowRegister

            self.context.go_to("partners", ShowRegister(ANSWERS))
        else:
            from wsg_desktop.domain.views import view_of

            name = found.area.name if found.area else ""
            self.context.go_to("projects", view_of(name, found.project_ids))

    def _finish(self, project: ProjectRow) -> None:
        self.repairs.set_field(project, "state", State.DONE.value, N_("{title} is finished."))

    def _ask(self, project: ProjectRow) -> None:
        """Open a mail to those who lead; its text is on the clipboard too, for any other mail program."""
        tr, today = self.context.tr, self.context.session.document.clock.today()
        deadline, end = (show_term(term, tr, today=today) for term in (project.deadline, project.end))
        with self.context.session.reading() as read:
            question = question_to_lead(read, project, deadline, end, tr)
        QGuiApplication.clipboard().setText(question.text)
        QDesktopServices.openUrl(QUrl(question.mailto))
        self.context.messages.info(tr("The question is on the clipboard; paste it in a mail or chat."))


def _until_words(found: NextMeeting, today: date, tr: Translator) -> str:
    """Return how long it is to the meeting: "nog 9 dagen tot stuurgroep"."""
    row = found.meeting
    days = (row.day - today).days
    if days == 0:
        return tr("today {name} meets", name=row.body)
    return tr.plural("{n} day to {name}", "{n} days to {name}", days, name=row.body)
