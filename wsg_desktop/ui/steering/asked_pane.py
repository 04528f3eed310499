"""Step 2, decisions asked: what is proposed and what is asked, when to decide, and what later costs."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.asked_form import AskedForm
from wsg_desktop.ui.steering.boxes import EnterKeeps
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.prepare_pane import Prepared, PreparePane, StepState
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.line_table import LazyLines, LineTable, TableLine
from wsg_desktop.ui.widgets.page_stack import PageStack
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.domain.deciding import DecideBy
    from wsg_desktop.errors import UserError
    from wsg_desktop.services.meeting_proposals import Proposal
    from wsg_desktop.services.preparing import Preparation
    from wsg_desktop.store.decisions import DecisionSummary
    from wsg_desktop.texts import Translator

_HEADERS = (N_("Decision"), N_("Stands"), N_("Take it by"), N_("What later costs"))
_WIDEST = (400, 115, 115, 200)
_NOTHING = N_("No decision is proposed or asked. Type below what this body should decide.")
_MOST_COSTS = 3
"""Later meetings of which the list says what they cost."""


class AskedLine(NamedTuple):
    """One line: a decision that is asked, or a proposal."""

    decision: "DecisionSummary | None"
    proposal: "Proposal | None"


class AskedPane(PreparePane):
    """A tick puts a decision on the table of this meeting; Enter opens its oplegnotitie."""

    def __init__(self, kit: SteeringKit, edits: PrepareEdits) -> None:
        super().__init__(kit, edits)
        tr = kit.context.tr
        self.lines: list[AskedLine] = []
        headers = [tr(it) for it in _HEADERS]
        self.table = LineTable(tr("Decisions asked"), headers, wraps=True, compact=True, wide=0)
        self.nothing = TextLabel(tr(_NOTHING), tone="muted")
        self.text = TextLabel("", tone="muted")
        self.take = QuietButton(tr("Take over"), "check")
        self.open = QuietButton(tr("Open oplegnotitie"), "file-text")
        self.subject = LineField(tr("Subject of a decision"))
        self.subject.setPlaceholderText(tr("What this body should decide"))
        self.ask = QuietButton(tr("Ask decision"), "plus")
        self.line = ReadingLine()
        self._form: AskedForm | None = None
        self._wanted: str | None = None
        self._read_only = False
        self._arrange()
        self._connect()

    def state(self, shown: Prepared) -> StepState:
        """Count what is asked and proposed; done when nothing proposed is left and each has its words."""
        tr, found = self.context.tr, shown.preparation
        counted = tr.plural("{n} asked", "{n} asked", len(found.decisions))
        if found.proposals and not found.decisions:
            counted = tr.plural("{n} proposed", "{n} proposed", len(found.proposals))
        worded = all(it.text for it in found.decisions)
        ready = (bool(found.decisions) and worded) or not (found.proposals or found.decisions)
        return StepState(counted, ready)

    def show_prepared(self, shown: Prepared, *, anyway: bool) -> None:
        """Show proposals, decisions on the table, and those that wait for one."""
        found = shown.preparation
        before = self._current()
        here = {it.id for it in found.decisions}
        waits = [it for it in found.open_decisions if it.id not in here]
        self.lines = [AskedLine(it, None) for it in found.decisions]
        self.lines += [AskedLine(None, it) for it in found.proposals]
        self.lines += [AskedLine(it, None) for it in waits]
        lines = self.lines
        self.table.show_lines(LazyLines(len(lines), lambda row: self._line(lines[row], found)), _WIDEST)
        self.table.setVisible(bool(self.lines))
        self.nothing.setVisible(not self.lines)
        if anyway:
            self.close_form()
            self.subject.show_text("", anyway=True)
        wanted = self._wanted or (_key(before) if before else "")
        at = next((row for row, it in enumerate(self.lines) if _key(it) == wanted), 0)
        if self.lines:
            self.table.selectRow(at)
        self._show_chosen()
        self._follow(found)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        self.subject.setReadOnly(read_only)
        self.ask.setEnabled(not read_only)
        if self._form is not None:
            self._form.set_read_only(read_only)
        self._show_chosen()

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return self._form.pending() if self._form is not None else []

    @property
    def form(self) -> AskedForm:
        """Return the oplegnotitie, made when it is first asked for: its fields cost as much as all else."""
        if self._form is None:
            self._form = AskedForm(self.kit, self.edits)
            self._form.set_read_only(self._read_only)
            self._form.left.connect(self.close_form)
            self._stack.addWidget(self._form)
        return self._form

    def close_form(self) -> None:
        """Go back from the oplegnotitie to the list."""
        self._wanted = None
        if self._stack.currentIndex():
            self._stack.setCurrentIndex(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.take, self.open):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self.subject, 1)
        own.addWidget(self.ask)
        column.addLayout(own)
        column.addWidget(self.line)
        self._stack = PageStack()
        self._stack.addWidget(listed)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.ticked.connect(self._tick)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.table.doubleClicked.connect(lambda _index: self._open())
        EnterKeeps([self.subject], self._ask, self)
        self.table.activated.connect(lambda _index: self._open())
        self.take.clicked.connect(self._take)
        self.open.clicked.connect(self._open)
        self.ask.clicked.connect(self._ask)

    def _line(self, it: AskedLine, found: "Preparation") -> TableLine:
        tr = self.context.tr
        if it.proposal is not None:
            return TableLine((it.proposal.title, tr("proposed"), "", ""), ticked=False, fades=False)
        decision = it.decision
        assert decision is not None
        here = any(one.id == decision.id for one in found.decisions)
        stands = tr("on this agenda") if here else tr("on no agenda yet")
        if not here and decision.meeting_day is not None:
            stands = tr("on {day}", day=show_day(decision.meeting_day, tr))
        before, costs = deadline_words(found.decide_by.get(decision.id), found, tr)
        title = f"{decision.number} {decision.title}".strip()
        return TableLine((title, stands, before, costs), ticked=here, fades=False)

    @property
    def chosen(self) -> list[AskedLine]:
        """Return what is selected."""
        rows = sorted({it.row() for it in self.table.selectionModel().selectedRows()})
        return [self.lines[row] for row in rows if row < len(self.lines)]

    def _current(self) -> AskedLine | None:
        return self.chosen[0] if self.chosen else None

    def _show_chosen(self) -> None:
        chosen = self.chosen
        first = chosen[0] if chosen else None
        said = ""
        if first is not None and len(chosen) == 1:
            said = first.proposal.text if first.proposal else first.decision.text if first.decision else ""
        self.text.setText(said)
        self.text.setVisible(bool(said))
        self.take.setVisible(any(it.proposal for it in self.lines))
        self.take.setEnabled(not self._read_only and any(it.proposal for it in chosen))
        self.open.setVisible(any(it.decision for it in self.lines))
        self.open.setEnabled(len(chosen) == 1 and first is not None and first.decision is not None)

    def _tick(self, rows: list[int], on: bool) -> None:
        if self.shown is None or self._read_only:
            return
        lines = [self.lines[row] for row in rows if row < len(self.lines)]
        if on and any(it.proposal for it in lines):
            self._accept([it.proposal for it in lines if it.proposal])
        meeting = self.shown.preparation.meeting
        items = {it.item.decision_id: it.item.id for it in self.shown.preparation.agenda.lines}
        for it in lines:
            if it.decision is not None:
                any_item = next(iter(items.values()), None)
                item = any_item if on else items.get(it.decision.id)
                self.edits.put_on(it.decision, meeting.id if on else None, item)

    def _take(self) -> None:
        self._accept([it.proposal for it in self.chosen if it.proposal])

    def _accept(self, proposals: "list[Proposal]") -> None:
        if self.shown is not None and proposals:
            found = self.shown.preparation
            self.edits.accept(found.meeting, proposals, has_agenda=bool(found.agenda.lines))

    def _ask(self) -> None:
        if self.shown is None:
            return
        found, title = self.shown.preparation, self.subject.text()
        made = self.edits.ask(found.meeting, title, self._refuse, has_agenda=bool(found.agenda.lines))
        if made is not None:
            self.subject.show_text("", anyway=True)
            self.line.say("")
            self._wanted = made
            self._show_wanted()

    def _open(self) -> None:
        first = self._current()
        if first is not None and first.decision is not None:
            self._wanted = first.decision.id
            self._show_wanted()

    def _show_wanted(self) -> None:
        """Show the oplegnotitie of the decision that is wanted."""
        if self.shown is not None:
            self.form.forget()
            self._stack.setCurrentWidget(self.form)
            # What was just asked may already have been read again; then this shows it.
            self._follow(self.shown.preparation)
            self.form.focus_first()

    def _follow(self, found: "Preparation") -> None:
        if self._wanted is None:
            return
        every = (*found.decisions, *found.open_decisions)
        decision = next((it for it in every if it.id == self._wanted), None)
        if decision is None:
            self.close_form()
            return
        before, costs = deadline_words(found.decide_by.get(decision.id), found, self.context.tr)
        self.form.show_decision(decision, " · ".join(filter(None, (before, costs))), self.shown)

    def _refuse(self, problem: "UserError") -> None:
        self.line.say(problem.text(self.context.tr), "danger")


def deadline_words(by: "DecideBy | None", found: "Preparation", tr: "Translator") -> tuple[str, str]:
    """Return before when a decision is to be taken, and what each later meeting costs in weeks."""
    if by is None or by.needed_by is None:
        return "", ""
    before = show_day(by.needed_by, tr)
    if by.is_too_late:
        before = tr("{day}: too late", day=before)
    later = [it for it in by.costs if it.weeks and it.sitting.day >= found.meeting.day][:_MOST_COSTS]
    said = [
        tr.plural("{day}: {n} week", "{day}: {n} weeks", it.weeks, day=show_day(it.sitting.day, tr))
        for it in later
    ]
    return before, ", ".join(said)


def _key(it: AskedLine) -> str:
    if it.decision is not None:
        return it.decision.id
    return f"{it.proposal.project_id} {it.proposal.asks}" if it.proposal else ""
