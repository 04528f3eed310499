"""The projects that a decision changes: what becomes of each, and applying it in one step per project."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Phase, State, label
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.decision_words import FIELDS, becomes
from wsg_desktop.ui.steering.minutes_keeping import MinutesKeeping
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.date_edit import DateEdit
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.store.decisions import DecisionProject, DecisionSummary
    from wsg_desktop.store.rows import ProjectRow
    from wsg_desktop.store.transaction import Transaction

_NO_PROJECT = N_("There is no project called “{name}”. Choose one from the list that appears.")
_LINK, _SAID, _EDITOR, _APPLY, _REMOVE = range(5)
_PLACES = (
    {it: (0, it, 1) for it in range(5)},
    {_LINK: (0, 0, 1), _SAID: (0, 1, 3), _EDITOR: (1, 1, 1), _APPLY: (1, 2, 2), _REMOVE: (0, 4, 1)},
    {_LINK: (0, 0, 1), _SAID: (0, 1, 3), _EDITOR: (1, 1, 3), _APPLY: (2, 1, 3), _REMOVE: (0, 4, 1)},
)
"""Row, first column and how many of them: in one row, in two and in three, for ever less room."""
_ROOM = (620, 430)
"""From so wide on everything stands in one row, or in two."""
_VALUES = {"phase": Phase, "state": State}


class DecisionParts(QWidget):
    """A line per project; below them one to say that the decision changes another project."""

    project_requested = Signal(str)

    def __init__(self, kit: SteeringKit, keeping: MinutesKeeping) -> None:
        super().__init__()
        tr = kit.context.tr
        self._kit, self._keeping = kit, keeping
        self._row: DecisionSummary | None = None
        self._lapsed = ""
        """What was said of a decision that is no longer in force."""
        self._locks: list[QWidget] = []
        self._goes_on: list[QWidget] = []
        self._state = (False, True)
        self.applies: dict[str, QuietButton] = {}
        """Per id of a part the button that applies it."""
        self.heading = TextLabel(tr("Changes in projects"), FontRole.SMALL, "muted")
        self.project = LineField(tr("Project that it changes"))
        self.project.setPlaceholderText(tr("Project that it changes"))
        self.field = PickBox(tr("What it changes"))
        for key, words in FIELDS.items():
            self.field.addItem(tr(words), key)
        self.add = QuietButton(tr("Add change"), "plus")
        self.line = ReadingLine()
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._new = QGridLayout()
        self._placed: list[tuple[QWidget, int, int]] = []
        self._rows = 0
        self._arrange()
        ahead = TypeAhead(self.project, kit.names.projects, tr, add_new="")
        ahead.chosen.connect(self.project.setText)
        self.add.clicked.connect(self._add_part)

    def show_parts(self, row: "DecisionSummary", today: date) -> None:
        """Show what a decision changes, and how the projects stand now."""
        from wsg_desktop.services.decisions import is_in_force, lapsed_sentence
        from wsg_desktop.store.projects import find_projects

        if self._row is None or self._row.id != row.id:
            self.project.show_text("", anyway=True)
            self.line.say("")
            self._lapsed = ""
        self._row = row
        had_keyboard = self._clear()
        with self._kit.context.session.reading() as read:
            found = find_projects(read, {part.project_id for part in row.projects})
        projects = {it.id: it for it in found}
        in_force = is_in_force(row.state, row.reservation)
        for at, part in enumerate(row.projects):
            self._add_line(at, part, projects.get(part.project_id), today, in_force=in_force)
        self._holder.setVisible(bool(row.projects))
        lapsed = lapsed_sentence(row, self._kit.context.tr)
        if lapsed != self._lapsed:
            # Said and taken back with the outcome; what else the line says stays.
            self.line.say(lapsed, "danger")
            self._lapsed = lapsed
        read_only, goes_on = self._state
        self.set_read_only(read_only, goes_on=goes_on)
        if had_keyboard:
            self._take_keyboard()

    def set_read_only(self, read_only: bool, *, goes_on: bool) -> None:
        """Take no changes; with `goes_on` the decision can still be applied."""
        self._state = (read_only, goes_on)
        self.project.setReadOnly(read_only)
        for widget in (self.field, self.add, *self._locks):
            widget.setEnabled(not read_only)
        for widget in self._goes_on:
            widget.setEnabled(goes_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what a project gets go below its words where both beside each other is too much."""
        super().resizeEvent(event)
        rows = sum(self.width() < scaled(it) for it in _ROOM)
        if rows != self._rows:
            self._rows = rows
            self._place_all()

    def _place_all(self) -> None:
        """Put everything where there is room for it."""
        for widget, at, part in self._placed:
            self._put(widget, at, part)
        below = self._rows == len(_ROOM)
        for at, widget in enumerate((self.project, self.field, self.add)):
            self._new.addWidget(widget, at if below else 0, 0 if below else at)
        for column in range(2):
            self._new.setColumnStretch(column, 1 - column if below else 3 - column)

    def _place(self, widget: QWidget, at: int, part: int) -> None:
        self._placed.append((widget, at, part))
        self._put(widget, at, part)

    def _put(self, widget: QWidget, at: int, part: int) -> None:
        row, column, columns = _PLACES[self._rows][part]
        self._grid.addWidget(widget, 3 * at + row, column, 1, columns)
        # At once, not with the next event: the keyboard may be put there now.
        widget.show()

    def _arrange(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(1, 1)
        self._new.setSpacing(8)
        self._new.setColumnMinimumWidth(0, 1)
        self._place_all()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self._holder)
        column.addLayout(self._new)
        column.addWidget(self.line)

    def _add_line(
        self,
        at: int,
        part: "DecisionProject",
        project: "ProjectRow | None",
        today: date,
        *,
        in_force: bool,
    ) -> None:
        tr = self._kit.context.tr
        link = LinkButton(part.number)
        link.setToolTip(part.title)
        link.setAccessibleName(f"{part.number} {part.title}")
        link.clicked.connect(lambda: self.project_requested.emit(part.project_id))
        self._place(link, at, _LINK)
        said = TextLabel(becomes(part, project, tr, today))
        said.setToolTip(part.title)
        self._place(said, at, _SAID)
        if part.applied_seq is not None:
            self._place(TextLabel(tr("✓ applied"), tone="muted", wrap=False), at, _EDITOR)
            return
        editor = self._editor(part, today)
        if editor is not None:
            self._place(editor, at, _EDITOR)
            self._locks.append(editor)
        if part.field and in_force:
            button = QuietButton(tr("Apply to {number}", number=part.number))
            button.clicked.connect(lambda: self._apply(part))
            self._place(button, at, _APPLY)
            self._goes_on.append(button)
            self.applies[part.id] = button
        remove = IconButton(tr("Do not change {number}", number=part.number), "x")
        remove.clicked.connect(lambda: self._remove(part))
        self._place(remove, at, _REMOVE)
        self._locks.append(remove)

    def _editor(self, part: "DecisionProject", today: date) -> QWidget | None:
        """Return the field to say what the project gets instead."""
        tr = self._kit.context.tr
        name = tr("{number} becomes", number=part.number)
        if part.field == "deadline":
            edit = DateEdit(tr, name, compact=True)
            edit.setMaximumWidth(scaled(150))
            edit.show_term(DateContext(today, part.deadline))
            edit.read_again.connect(lambda it: self.line.say(it.said if it is not None and it.term else ""))
            edit.asked.connect(lambda it: self.line.say(it.said, "danger"))
            edit.committed.connect(lambda term: self._change(part, deadline=term))
            return edit
        if part.field not in _VALUES:
            return None
        pick = PickBox(name)
        pick.setMinimumContentsLength(12)
        for word in _VALUES[part.field]:
            pick.addItem(tr(label(word)), word.value)
        pick.show_value(part.value)
        pick.activated.connect(lambda _at: self._change(part, value=pick.currentData()))
        return pick

    def _add_part(self) -> None:
        from wsg_desktop.services import decisions
        from wsg_desktop.store.projects import get_project

        tr, row, name = self._kit.context.tr, self._row, " ".join(self.project.text().split())
        project_id = self._kit.names.project_id(name) if name else None
        if row is None:
            return
        if project_id is None:
            self.line.say(tr(_NO_PROJECT, name=name), "danger")
            return
        with self._kit.context.session.reading() as read:
            project = get_project(read, project_id)
        field = self.field.currentData()
        value, deadline = _first_value(project, field)

        def work(tx: "Transaction") -> str:
            return decisions.add_project(tx, row.id, project_id, field=field, value=value, deadline=deadline)

        self.project.show_text("", anyway=True)
        self.line.say("")
        self._keep(work)

    def _change(self, part: "DecisionProject", *, value: str = "", deadline: Term = NO_TERM) -> None:
        from wsg_desktop.services import decisions

        self.line.say("")
        self._keep(lambda tx: decisions.change_project(tx, part.id, value=value, deadline=deadline))

    def _remove(self, part: "DecisionProject") -> None:
        from wsg_desktop.services import decisions

        self._keep(lambda tx: decisions.remove_project(tx, part.id))

    def _keep(self, work: "Callable[[Transaction], object]") -> None:
        from wsg_desktop.services import edit_labels

        if self._row is not None:
            label_ = edit_labels.decision_label(edit_labels.CHANGE_DECISION, self._row.title)
            self._keeping.keep(label_, self._row.title, work, self._refuse)

    def _apply(self, part: "DecisionProject") -> None:
        if self._row is not None:
            self._keeping.apply(self._row, part, self._refuse)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self._kit.context.tr), "danger")

    def _take_keyboard(self) -> None:
        """Put the keyboard in what can be applied still, or else on the first project."""
        links = [widget for widget, _, part in self._placed if part == _LINK]
        first = next(iter((*self.applies.values(), *links)), self.project)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> bool:
        """Take all lines away; return whether one of them had the keyboard, which would go astray."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self._holder.isAncestorOf(focused)
        self.applies, self._locks, self._goes_on, self._placed = {}, [], [], []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        return had_keyboard


def _first_value(project: "ProjectRow", field: str) -> tuple[str, Term]:
    """Return what a change begins with: the next phase, the present state or the present deadline."""
    if field == "deadline":
        return "", project.deadline
    if field == "state":
        return project.state, NO_TERM
    phases = list(Phase)
    at = PHASE_ORDER.get(project.phase or "", -1) + 1
    return phases[min(at, len(phases) - 1)].value, NO_TERM
