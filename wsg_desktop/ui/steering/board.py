"""The right side of Stuurgroep: what is chosen, its tabs, and the page of the tab."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import relative_days, show_full_day
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, BodyKind, MeetingState
from wsg_desktop.texts import N_
from wsg_desktop.ui.details.tabs import DetailsTabs, Tab
from wsg_desktop.ui.icons import set_icon
from wsg_desktop.ui.leaving import leave_field
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.pages import pages_of
from wsg_desktop.ui.steering.subject import Subject, SubjectKind
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.page_stack import PageStack
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import BodyRow
    from wsg_desktop.store.meetings import MeetingRow

_ACROSS = {
    SubjectKind.DECISIONS: (N_("Decisions"), N_("What all bodies were asked and what became of it.")),
    SubjectKind.ACTIONS: (N_("Actions"), N_("Who does what before when, from a meeting or without one.")),
    SubjectKind.CALENDAR: (
        N_("Administrative calendar"),
        N_("A series of meetings skips a recess. Meetings and deadlines can hang on a date."),
    ),
}
"""Title and explanation of what is there once."""


class SteeringBoard(QWidget):
    """A page is built when it is first looked at. Each kind of subject keeps the tab that was last chosen.

    F6 brings the keyboard here and back again; Esc gives it back where nothing is typed.
    """

    left = Signal()
    room_requested = Signal()
    """The list at the left gives its room to what is chosen, or takes it back."""
    call_off_requested = Signal()
    bin_requested = Signal()

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__()
        self._kit = kit
        tr = kit.context.tr
        self._subject: Subject | None = None
        self._pages: dict[str, SteeringPage] = {}
        self._seen: dict[str, Subject] = {}
        """Per key of a page what it showed last."""
        self.room = IconButton(tr("Hide the list"), "panel-left-close")
        self.title = TextLabel("", FontRole.HEADING)
        self.more = TextLabel("", tone="muted")
        self.call_off = QuietButton("")
        self.to_bin = IconButton(tr("Move to the bin"), "trash-2")
        self.tabs = {
            kind: DetailsTabs(tr, [Tab(it.key, tr(it.word), tr(it.word)) for it in pages_of(kind)])
            for kind in SubjectKind
        }
        self.stack = PageStack()
        self.empty = EmptyState("gavel", "")
        self._arrange()
        for kind, tabs in self.tabs.items():
            tabs.chosen.connect(lambda _key, it=kind: self._show_page(it))
        self.room.clicked.connect(self.room_requested)
        self.call_off.clicked.connect(self.call_off_requested)
        self.to_bin.clicked.connect(self.bin_requested)
        self._switch = QShortcut(QKeySequence(Qt.Key.Key_F6), self)
        self._switch.activated.connect(self._switch_keyboard)
        self.setAccessibleName(tr("Details"))
        self.show_nothing()

    @property
    def subject(self) -> Subject | None:
        """Return what is shown."""
        return self._subject

    @property
    def page(self) -> SteeringPage | None:
        """Return the page that is shown."""
        return self._page(self._subject.key.kind) if self._subject else None

    def show_subject(self, subject: Subject) -> None:
        """Show what was chosen, or the same as it is now."""
        if self._subject is not None and self._subject.key != subject.key:
            leave_field(self)
        self._subject = subject
        kind, tr = subject.key.kind, self._kit.context.tr
        self._show_head(subject)
        for its_kind, tabs in self.tabs.items():
            tabs.setVisible(its_kind is kind and len(pages_of(its_kind)) > 1)
        self._head.show()
        self.stack.show()
        self.empty.hide()
        self.setAccessibleName(f"{tr('Details')}: {self.title.text()}")
        self._show_page(kind)

    def show_nothing(self, title: str = "", more: str = "", button: str = "") -> None:
        """Say what to do while nothing is chosen."""
        if self._subject is not None:
            leave_field(self)
            self._pages[self.tabs[self._subject.key.kind].current].tell_pending(self.title.text())
        self._subject = None
        for part in (self._head, self.stack, *self.tabs.values()):
            part.hide()
        self.empty.show_text(title, more, button)
        self.empty.show()

    def show_page(self, key: str) -> None:
        """Choose a tab by its key, such as "members"."""
        for kind in SubjectKind:
            if any(page.key == key for page in pages_of(kind)):
                self.tabs[kind].choose(key)

    def say_room(self, *, has_list: bool) -> None:
        """Let the button say what it does now: hide the list, or show it again."""
        tr = self._kit.context.tr
        self.room.rename(tr("Hide the list") if has_list else tr("Show the list"))
        set_icon(self.room, "panel-left-close" if has_list else "panel-left-open")

    def focus_content(self) -> None:
        """Put the keyboard in the first field of the page."""
        if self.page is not None:
            self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.page.focusNextChild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that wrapped words need in this width."""
        super().resizeEvent(event)
        self._leave_room()

    def event(self, event: QEvent) -> bool:
        """Take the height of what came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._leave_room()
        return super().event(event)

    def _leave_room(self) -> None:
        """Say how high it must be at least: a splitter does not ask what wrapped words need."""
        inside = self.layout()
        if inside is not None:
            self.setMinimumHeight(max(inside.totalMinimumHeightForWidth(self.width()), 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card that holds it all."""
        paint_card(QPainter(self), QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back to the list by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._head = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.more)
        across = QHBoxLayout(self._head)
        across.setContentsMargins(8, 12, 12, 0)
        across.setSpacing(6)
        across.addWidget(self.room, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        for button in (self.call_off, self.to_bin):
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(16, 6, 16, 0)
        tabs.setSpacing(0)
        for bar in self.tabs.values():
            tabs.addWidget(bar)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.setSpacing(0)
        around.addWidget(self._head)
        around.addLayout(tabs)
        around.addWidget(self.stack, 1)
        around.addWidget(self.empty, 1)

    def _show_head(self, subject: Subject) -> None:
        tr = self._kit.context.tr
        writable = not self._kit.context.session.document.readonly
        body, meeting = subject.body, subject.meeting
        self.title.setText(self._name_of(subject))
        if meeting is not None:
            self.more.setText(self._about_meeting(meeting, subject))
        elif body is not None:
            self.more.setText(self._about_body(body, subject))
        else:
            self.more.setText(tr(_ACROSS[subject.key.kind][1]))
        self.call_off.setVisible(meeting is not None and meeting.can_be_called_off)
        self.call_off.setText(tr("Call off") if meeting and meeting.goes_on else tr("Let it go on"))
        self.to_bin.setVisible(body is not None)
        for button in (self.call_off, self.to_bin):
            button.setEnabled(writable)

    def _name_of(self, subject: Subject) -> str:
        tr, body, meeting = self._kit.context.tr, subject.body, subject.meeting
        if meeting is not None:
            return f"{meeting.body} · {show_full_day(meeting.day, tr)}"
        return body.name if body is not None else tr(_ACROSS[subject.key.kind][0])

    def _about_meeting(self, row: "MeetingRow", subject: Subject) -> str:
        tr, today = self._kit.context.tr, subject.listed.today
        said = [relative_days(row.day, today, tr), tr("week {number}", number=row.day.isocalendar().week)]
        if row.state in {MeetingState.CANCELLED, MeetingState.HELD}:
            said.insert(0, tr(MEETING_LABELS[MeetingState][MeetingState(row.state)]).lower())
        said += filter(None, (row.begins_at, row.place))
        return " · ".join(said)

    def _about_body(self, row: "BodyRow", subject: Subject) -> str:
        tr, listed = self._kit.context.tr, subject.listed
        said = [tr(MEETING_LABELS[BodyKind][BodyKind(row.kind)])]
        sitting = sum(it.sits_on(listed.today) for it in row.members)
        said.append(tr.plural("{n} member", "{n} members", sitting))
        chair = row.chair(listed.today)
        if chair is not None:
            said.append(tr("chair: {name}", name=chair.label))
        if listed.next_of(row.id) is None:
            said.append(tr("no meeting planned"))
        return " · ".join(said)

    def _show_page(self, kind: SubjectKind) -> None:
        subject = self._subject
        if subject is None or subject.key.kind is not kind:
            return
        key, page = self.tabs[kind].current, self._page(kind)
        before = self._seen.get(key)
        self._seen[key] = subject
        if before is not None and before.key != subject.key:
            # A tab may have waited behind others since: what is lost was typed of what it showed.
            page.tell_pending(self._name_of(before))
        self.stack.setCurrentWidget(page)
        page.set_read_only(self._is_fixed(subject))
        page.display(subject, anyway=before is None or before.key != subject.key)

    def _is_fixed(self, subject: Subject) -> bool:
        """Return whether nothing can be changed: the programme is read only or the meeting closed."""
        closed = subject.meeting is not None and subject.meeting.closed_at is not None
        return closed or self._kit.context.session.document.readonly

    def _page(self, kind: SubjectKind) -> SteeringPage:
        key = self.tabs[kind].current
        if key not in self._pages:
            declared = next(page for page in pages_of(kind) if page.key == key)
            self._pages[key] = declared.load()(self._kit)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def _switch_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.left.emit()
        else:
            self.focus_content()
