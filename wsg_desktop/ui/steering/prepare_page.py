"""The tab in which a meeting is prepared: five steps, in order, each with its count and a tick when done."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from wsg_desktop.texts import N_
from wsg_desktop.ui import theme
from wsg_desktop.ui.steering.agenda_pane import AgendaPane
from wsg_desktop.ui.steering.asked_pane import AskedPane
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.prepare_actions import ActionsPane
from wsg_desktop.ui.steering.prepare_changes import ChangesPane
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.prepare_pane import Prepared, PreparePane, StepState
from wsg_desktop.ui.steering.prepare_papers import PapersPane
from wsg_desktop.ui.steering.prepare_steps import PrepareSteps
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from datetime import date

    from wsg_desktop.services.preparing import Preparation

STEPS: tuple[tuple[str, type[PreparePane]], ...] = (
    (N_("What changed"), ChangesPane),
    (N_("Decisions asked"), AskedPane),
    (N_("Actions of last time"), ActionsPane),
    (N_("Agenda"), AgendaPane),
    (N_("Papers"), PapersPane),
)

_LEAST_HEIGHT, _LEAST_WIDTH = 300, 540
_NOT_YET = StepState("", is_done=False)


class _Known(NamedTuple):
    """What was read, in which programme, and the change set until which."""

    document: object
    seq: int
    today: "date"
    preparation: "Preparation"


class PreparePage(SteeringPage):
    """Reads once, and again only what a change can have touched."""

    help_page = "steering#prepare"

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._known: _Known | None = None
        self._shown: Prepared | None = None
        self._made: dict[int, PreparePane] = {}
        """Steps that were made, by their place: the one in sight first, the others one by one after it."""
        self._read_only = False
        self._waiting: dict[PreparePane, bool] = {}
        """Steps that were not in sight since something was read, and whether it was of another meeting."""
        self._edits = PrepareEdits(kit.context)
        self.steps = PrepareSteps([tr(words) for words, _ in STEPS], tr)
        self.stack = PageStack()
        # The pane that needs most must not decide how high the window is: their lists scroll.
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.following = QuietButton("", "arrow-right")
        self._arrange()
        theme.notice.changed.connect(self._leave_room)
        self._leave_room()
        self.steps.chosen.connect(self._show_step)
        self.following.clicked.connect(lambda: self.steps.choose(self.steps.current + 1))
        self._show_step(0)

    @property
    def panes(self) -> list[PreparePane]:
        """Return the steps, all of them made."""
        return [self._pane(at) for at in range(len(STEPS))]

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show what there is to prepare."""
        if subject.meeting is None:
            return
        found = self._read(subject.meeting.id, subject.listed.today)
        self._shown = Prepared(found, subject.meeting, subject.listed.today)
        if anyway:
            self.steps.choose(0)
        for pane in self._made.values():
            pane.shown = self._shown
            self._waiting[pane] = anyway or self._waiting.get(pane, False)
        self._catch_up()
        self._show_states()
        QTimer.singleShot(0, self, self._make_next)

    def make_papers(self) -> None:
        """Go to the last step and make the papers there."""
        self.steps.choose(len(STEPS) - 1)
        papers = self._pane(len(STEPS) - 1)
        assert isinstance(papers, PapersPane)
        papers.make_papers()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        for pane in self._made.values():
            pane.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return [typed for pane in self._made.values() for typed in pane.pending()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for words that go on at a next line."""
        super().resizeEvent(event)
        self._leave_room()

    def event(self, event: QEvent) -> bool:
        """Leave room for what came in a step, such as fields below its list."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._leave_room()
        return super().event(event)

    def _leave_room(self) -> None:
        """Keep all of the step and some of its list in sight with larger texts: the place scrolls then."""
        self.setMinimumWidth(theme.scaled(_LEAST_WIDTH))
        inside = self._pane(self.steps.current).column
        wanted = inside.totalMinimumHeightForWidth(max(self.stack.width(), 1))
        self.stack.setMinimumHeight(max(theme.scaled(_LEAST_HEIGHT), wanted))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.steps)
        column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addStretch()
        foot.addWidget(self.following)
        column.addLayout(foot)

    def _pane(self, at: int) -> PreparePane:
        """Return a step, made when it is first asked for."""
        if at not in self._made:
            pane = self._made[at] = STEPS[at][1](self.kit, self._edits)
            self.stack.addWidget(pane)
            pane.state_changed.connect(self._show_states)
            if isinstance(pane, ChangesPane):
                pane.after_requested.connect(lambda: self.steps.choose(len(STEPS) - 1))
            pane.set_read_only(self._read_only)
            pane.shown, self._waiting[pane] = self._shown, True
        return self._made[at]

    def _make_next(self) -> None:
        """Make a step that nobody looked at yet, then the next one: each has its count in the bar."""
        at = next((it for it in range(len(STEPS)) if it not in self._made), None)
        if at is not None:
            self._pane(at)
            self._catch_up()
            self._show_states()
            QTimer.singleShot(0, self, self._make_next)

    def _catch_up(self) -> None:
        """Show what was read in the step in sight, and count the files; the rest when it is chosen."""
        last = len(STEPS) - 1
        counts = last in self._made and self._shown is not None and self._shown.row.sent_at is None
        for at in {self.steps.current, last} if counts else {self.steps.current}:
            pane = self._pane(at)
            if pane in self._waiting and pane.shown is not None:
                pane.show_prepared(pane.shown, anyway=self._waiting.pop(pane))

    def _show_states(self) -> None:
        shown = self._shown
        if shown is not None:
            made = (self._made.get(at) for at in range(len(STEPS)))
            self.steps.show_states([pane.state(shown) if pane else _NOT_YET for pane in made])

    def _show_step(self, at: int) -> None:
        self._catch_up()
        self.stack.setCurrentWidget(self._pane(at))
        self._leave_room()
        has_next = at + 1 < len(STEPS)
        if not has_next and self.following.hasFocus():
            # Hidden now, it would hand the keyboard to whatever Qt finds next.
            self._pane(at).setFocus(Qt.FocusReason.OtherFocusReason)
            self._pane(at).focusNextChild()
        self.following.setVisible(has_next)
        if has_next:
            tr = self.kit.context.tr
            self.following.setText(tr("Next: {step}", step=tr(STEPS[at + 1][0]).lower()))
        self.following.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def _read(self, meeting_id: str, today: "date") -> "Preparation":
        from wsg_desktop.services.preparing import read_again, read_preparation
        from wsg_desktop.store.changes import last_seq, touched_since

        tr, document, known = self.kit.context.tr, self.kit.context.session.document, self._known
        with document.reading() as read:
            seq = last_seq(read)
            if known and (known.document, known.preparation.meeting.id, known.today) == (
                document,
                meeting_id,
                today,
            ):
                written = touched_since(read, known.seq)
                found = read_again(read, known.preparation, written, today, tr)
            else:
                found = read_preparation(read, meeting_id, today, tr)
        self._known = _Known(document, seq, today, found)
        return found
