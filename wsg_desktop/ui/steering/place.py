"""The place Stuurgroep: bodies and their meetings at the left, the chosen one at the right."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout

from wsg_desktop.domain.date_display import relative_days
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.known_names import NameSource
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.projects.toolbar import add_action
from wsg_desktop.ui.steering.board import SteeringBoard
from wsg_desktop.ui.steering.edits import SteeringEdits
from wsg_desktop.ui.steering.flows import SteeringFlows
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.subject import ACROSS, ACTIONS, CALENDAR, SubjectKey, SubjectKind, subject_of
from wsg_desktop.ui.steering.tree import MeetingTree
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.giving_bar import GivingBar
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_list import MeetingList
    from wsg_desktop.store.transaction import Changes

_MARGINS = (24, 16, 24, 16)
_SHOWS = frozenset(
    {
        *("body", "body_area", "body_theme", "body_member", "meeting", "meeting_moment", "attendance"),
        *("administrative_period", "closing_day", "programme", "area", "party", "person"),
        *("project", "project_status", "project_phase"),
        *("agenda_item", "agenda_paper", "decision", "decision_project", "action", "told_change"),
    }
)
"""Entities that the list or a page shows something of."""
_LISTED = frozenset(
    {
        *("body", "body_area", "body_theme", "body_member", "meeting", "meeting_moment"),
        *("administrative_period", "closing_day", "programme", "area", "party", "person", "project"),
    }
)
"""Of those what the list itself is made of: it is read anew for nothing else."""
_GONE = N_("What you wanted to go to is no longer in the list. Look in the bin.")


class SteeringPlace(Place):
    """A request is the id of a meeting or a body, `decisions`, `actions` or `calendar`."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        tr = context.tr
        self._listed: MeetingList | None = None
        self._wanted: str | SubjectKey | None = None
        self._sizes: list[int] = []
        """The widths to go back to while the list is hidden."""
        self.edits = SteeringEdits(context)
        self.flows = SteeringFlows(context, self.edits)
        kit = SteeringKit(context, self.edits, NameSource(context.session))
        self.tree = MeetingTree(tr)
        self.board = SteeringBoard(kit)
        self.new_body_button = QuietButton(tr("New body..."), "users")
        self.calendar_button = QuietButton(tr("To a calendar..."), "calendar-check")
        self.new_meeting_button = FilledButton(tr("Plan meetings..."), "plus")
        self.empty = EmptyState(
            "gavel",
            tr("No bodies yet"),
            tr(
                "Add the steering group, and the project group or working groups that prepare it."
                " Their meetings, members and papers come together here."
            ),
            tr("New body..."),
        )
        self.menu = QMenu(self)
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Read everything anew; what is chosen stays chosen."""
        from wsg_desktop.services.meeting_list import read_meetings

        session = self.context.session
        with session.reading() as read:
            listed = self._listed = read_meetings(read, self._today)
        self.tree.show_list(listed)
        has_any = bool(listed.bodies or listed.periods) or self.tree.current in ACROSS.values()
        self._stack.setCurrentWidget(self._splitter if has_any else self.empty)
        writable = not session.document.readonly
        self.new_meeting_button.setEnabled(writable and bool(listed.bodies))
        self.calendar_button.setEnabled(bool(listed.meetings))
        self.new_body_button.setEnabled(writable)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._choose_id(wanted)
        elif self.tree.current is None and has_any:
            self._choose_first()
        self._show_chosen()
        self._show_line(wanted)
        self._tell_status()

    def apply_changes(self, changes: "Changes") -> None:
        """Read again when something changed that the list or a page shows."""
        touched = changes.touched.keys()
        if _LISTED & touched or self._listed is None or self._listed.today != self._today:
            self.refresh()
        elif _SHOWS & touched:
            self._show_chosen()

    def receive(self, request: object) -> None:
        """Choose a meeting or body by its id, what goes across all of them by its word, or one of those."""
        if not isinstance(request, str | SubjectKey):
            return
        if self._stale:
            self._wanted = request
        else:
            self._choose_id(request)
            self._show_line(request)

    def state(self) -> dict[str, Any]:
        """Return the widths as they are now."""
        return {"splitter": self._sizes or self._splitter.sizes(), "no_list": bool(self._sizes)}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back the widths."""
        hidden = state.get("no_list") is True and not self._sizes
        if hidden:
            self._switch_list()
        match state.get("splitter"):
            case [int(left), int(right)] if left > 0 and right > 0:
                if hidden:
                    # Not yet laid out, the splitter would tell other widths than were kept.
                    self._sizes = [left, right]
                else:
                    self._splitter.setSizes([left, right])
            case _:
                pass

    def allows(self, action: str) -> bool:
        """Return whether something can be planned, or moved to the bin, now."""
        writable = self.context.session.is_open and not self.context.session.document.readonly
        subject = self.board.subject
        if action == "move_to_bin":
            return writable and subject is not None and subject.body is not None
        if action == "make_papers":
            return subject is not None and subject.meeting is not None
        if action == "plan_meetings":
            return writable and self._listed is not None and bool(self._listed.bodies)
        return writable or action != "new_body"

    def focus_content(self) -> None:
        """Put the keyboard in the list."""
        if self._stack.currentWidget() is not self._splitter:
            self.empty.setFocus()
        elif self._sizes:
            self.board.focus_content()
        else:
            self.tree.setFocus()

    def new_body(self) -> None:
        """Ask for a new body and choose it."""
        body_id = self.flows.new_body()
        if body_id:
            self._choose_id(body_id)

    def plan_meetings(self) -> None:
        """Ask for one meeting or a series, of the body that is chosen, and choose the first."""
        if self._listed is None or not self.allows("plan_meetings"):
            return
        subject = self.board.subject
        meeting_id = self.flows.plan(self._listed, subject.body if subject else None)
        if meeting_id:
            self._choose_id(meeting_id)

    def add_action(self) -> None:
        """Show all actions and put the keyboard where a new one is typed."""
        from wsg_desktop.ui.steering.action_list_page import ActionListPage

        if self._listed is None or not self.allows("add_action"):
            return
        self._stack.setCurrentWidget(self._splitter)
        self.tree.choose(ACTIONS)
        if isinstance(self.board.page, ActionListPage):
            self.board.page.begin()

    def meeting_calendar(self) -> None:
        """Ask what goes into a calendar file and make it."""
        if self._listed is not None:
            subject = self.board.subject
            self.flows.make_calendar(self._listed, subject.body if subject else None)

    def make_papers(self) -> None:
        """Make the papers of the chosen meeting: in its preparation, or once it was held what came of it."""
        from wsg_desktop.services.paper_wishes import is_over
        from wsg_desktop.ui.steering.papers_flow import PapersFlow
        from wsg_desktop.ui.steering.prepare_page import PreparePage

        meeting = self.board.subject.meeting if self.board.subject else None
        if meeting is None:
            return
        if is_over(meeting, self.context.session.document.clock.today()):
            PapersFlow(self.context, meeting).run()
            return
        self.board.show_page("prepare")
        page = self.board.page
        assert isinstance(page, PreparePage)
        page.make_papers()

    def move_to_bin(self) -> None:
        """Put the chosen meeting, or body with all that goes along, in the bin."""
        subject = self.board.subject
        if subject is None or not self.allows("move_to_bin"):
            return
        if subject.meeting is not None:
            self.edits.bin_meeting(subject.meeting)
        elif subject.body is not None:
            self.flows.bin_body(subject.body)

    def call_off(self) -> None:
        """Call the chosen meeting off, or let it go on after all."""
        subject = self.board.subject
        if subject is not None and subject.meeting is not None:
            self.edits.call_off(subject.meeting)

    def _arrange(self) -> None:
        head, title = GivingBar(), TextLabel(self.context.tr("Steering group"), FontRole.TITLE, wrap=False)
        head.row.addWidget(title)
        head.row.addStretch()
        for button in (self.calendar_button, self.new_body_button, self.new_meeting_button):
            head.row.addWidget(button)
        head.gives_way((self.calendar_button, self.new_body_button), title)
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(12)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(self.board)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.new_body_button.clicked.connect(self.new_body)
        self.empty.requested.connect(self.new_body)
        self.new_meeting_button.clicked.connect(self.plan_meetings)
        self.calendar_button.clicked.connect(self.meeting_calendar)
        self.tree.chosen.connect(lambda _key: self._show_chosen())
        self.tree.opened.connect(self.board.focus_content)
        self.tree.delete_requested.connect(self.move_to_bin)
        self.tree.menu_requested.connect(self._open_menu)
        self.board.left.connect(self._leave_board)
        self.board.room_requested.connect(self._switch_list)
        self.board.empty.requested.connect(self.plan_meetings)
        self.board.call_off_requested.connect(self.call_off)
        self.board.bin_requested.connect(self.move_to_bin)

    @property
    def _today(self) -> date:
        return self.context.session.document.clock.today()

    def _switch_list(self) -> None:
        """Give the room of the list to what is chosen, or take it back."""
        if self._sizes:
            self.tree.show()
            self._splitter.setSizes(self._sizes)
            self._sizes = []
        else:
            self._sizes = self._splitter.sizes()
            self.tree.hide()
        self.board.say_room(has_list=not self._sizes)

    def _leave_board(self) -> None:
        """Go back to the list, which is shown for it."""
        if self._sizes:
            self._switch_list()
        self.tree.setFocus()

    def _choose_id(self, wanted: str | SubjectKey) -> None:
        if isinstance(wanted, SubjectKey):
            wanted = wanted.kind.value
        keys = (SubjectKey(SubjectKind.MEETING, wanted), SubjectKey(SubjectKind.BODY, wanted))
        if any(self.tree.choose(key) for key in keys):
            return
        if wanted in ACROSS:
            self.tree.choose(ACROSS[wanted])
        else:
            self.context.messages.info(self.context.tr(_GONE))

    def _show_line(self, wanted: str | SubjectKey | None) -> None:
        """Choose a decision or an action in the list of all of them."""
        if isinstance(wanted, SubjectKey) and self.board.page is not None:
            self.board.page.choose_line(wanted.id)

    def _choose_first(self) -> None:
        """Choose the meeting that people prepare for, else the first body."""
        listed = self._listed
        first = listed.first() if listed else None
        if first is not None:
            self.tree.choose(SubjectKey(SubjectKind.MEETING, first.id))
        elif listed is not None and listed.bodies:
            self.tree.choose(SubjectKey(SubjectKind.BODY, listed.bodies[0].id))
        elif self.tree.keys:
            self.tree.choose(CALENDAR)

    def _show_chosen(self) -> None:
        key, tr = self.tree.current, self.context.tr
        if self._listed is None or not self.context.session.is_open:
            return
        subject = subject_of(key, self._listed) if key is not None else None
        if subject is not None:
            self.board.show_subject(subject)
        elif self.board.subject is not None:
            self.board.show_nothing(
                tr("Nothing chosen"), tr("Choose a body or a meeting at the left to see it here.")
            )

    def _tell_status(self) -> None:
        tr, listed = self.context.tr, self._listed
        first = listed.first() if listed else None
        if listed is None or first is None:
            self.status_changed.emit("")
            return
        away = relative_days(first.day, listed.today, tr)
        self.status_changed.emit(tr("{name} {away}", name=first.body, away=away))

    def _open_menu(self, at: QPoint) -> None:
        tr, subject = self.context.tr, self.board.subject
        self.menu.clear()
        may_plan = self.allows("plan_meetings")
        add_action(self.menu, tr("Plan meetings..."), "plus", self.plan_meetings, "Ctrl+N", enabled=may_plan)
        add_action(self.menu, tr("New body..."), "users", self.new_body, enabled=self.allows("new_body"))
        add_action(self.menu, tr("To a calendar..."), "calendar-check", self.meeting_calendar)
        self.menu.addSeparator()
        if self.allows("make_papers"):
            add_action(self.menu, tr("Make papers..."), "file-text", self.make_papers, "Ctrl+P")
        if subject is not None and subject.meeting is not None and subject.meeting.can_be_called_off:
            words = tr("Call off") if subject.meeting.goes_on else tr("Let it go on")
            add_action(self.menu, words, "x", self.call_off, enabled=self.allows("new_body"))
        may_bin = self.allows("move_to_bin")
        add_action(self.menu, tr("Move to the bin"), "trash-2", self.move_to_bin, "Del", enabled=may_bin)
        self.menu.popup(at)
