"""The grid of actions: a row each for what, who, before when and project, and an empty one to go on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.action_edits import ActionEdits
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.date_edit import DateEdit
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from datetime import date

    from wsg_desktop.domain.date_typing import TypedDate
    from wsg_desktop.store.actions import ActionRow
    from wsg_desktop.ui.widgets.known_names import KnownNames

HEADERS = (N_("Action"), N_("Who"), N_("Done before"), N_("Project or area"))
_STRETCH = (6, 4, 0, 4)
_DAY = 132
_ONE_ROW = 560
"""In a narrower grid, or with larger texts, the words of an action have a row of their own."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_SUBJECT = N_("There is no project or area called “{name}”. Choose one from the list that appears.")


class ActionCells:
    """The fields of one row; the empty row at the end has no action yet."""

    def __init__(self, kit: SteeringKit, row: "ActionRow | None") -> None:
        tr = kit.context.tr
        said = f"{row.number}: " if row else f"{tr('New action')}: "
        self.row = row
        self.text = LineField(said + tr(HEADERS[0]))
        self.holder = LineField(said + tr(HEADERS[1]))
        self.due = DateEdit(tr, said + tr(HEADERS[2]), compact=True)
        # A line wants to be wider than any day: the room is for what is to be done, and for who does it.
        self.due.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.about = LineField(said + tr(HEADERS[3]))
        self.done = IconButton("", "check")
        self.term = row.due if row else NO_TERM
        self._kit = kit
        self._sources: dict[LineField, Callable[[], KnownNames]] = {
            self.holder: kit.names.reporters,
            self.about: kit.names.subjects,
        }
        if row is None:
            self.text.setPlaceholderText(tr("New action"))

    @property
    def fields(self) -> tuple[LineField, ...]:
        """Return the fields from left to right."""
        return self.text, self.holder, self.due, self.about

    def wake(self, field: LineField) -> None:
        """Let a field that got the keyboard offer names; before that nobody needs its list."""
        known = self._sources.pop(field, None)
        if known is not None:
            _Known(field, known, self._kit, goes_on=field is self.holder).ask()

    def show(self, row: "ActionRow | None", today: "date", *, anyway: bool = False) -> None:
        """Show an action as it is kept; what is being typed stays unless `anyway`."""
        self.row = row
        self.term = row.due if row else NO_TERM
        self.text.show_text(row.text if row else "", anyway=anyway)
        self.holder.show_text(row.holder if row else "", anyway=anyway)
        self.about.show_text((row.project or row.area) if row else "", anyway=anyway)
        self.due.show_term(DateContext(today, self.term), anyway=anyway)
        for field in (self.text, self.about):
            field.setToolTip(field.shown)


class _Known(TypeAhead):
    """Names of the programme; what is chosen is kept at once, and a holder goes on to the date."""

    def __init__(
        self, line: LineField, known: "Callable[[], KnownNames]", kit: SteeringKit, *, goes_on: bool
    ) -> None:
        super().__init__(line, known, kit.context.tr, add_new="")
        self._goes_on = goes_on
        self._field_ = line
        self.chosen.connect(self._fill_in)

    def _fill_in(self, name: str) -> None:
        self._field_.setText(name)
        self._field_.offer(again=True)
        if self._goes_on:
            self._field_.focusNextChild()


class ActionGrid(QWidget):
    """Each field is kept on leaving. Enter goes to the next row as in Excel, Tab to the next field."""

    def __init__(self, kit: SteeringKit, *, with_new: bool = True) -> None:
        super().__init__()
        self._kit = kit
        self._edits = ActionEdits(kit.context)
        self._with_new = with_new
        self._references: dict[str, str | None] = {}
        self._read_only = False
        self.cells: list[ActionCells] = []
        self.line = ReadingLine()
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        # Lines of text give way more than can be read, where the page is low.
        for widget in (self, self._holder):
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._is_narrow = False
        self._headers = [TextLabel(kit.context.tr(words), FontRole.SMALL, "muted") for words in HEADERS]
        self._set_columns()
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(2)
        column_.addWidget(self._holder)
        column_.addWidget(self.line)

    @property
    def new(self) -> ActionCells:
        """Return the empty row at the end."""
        return self.cells[-1]

    @property
    def new_is_typed(self) -> bool:
        """Return whether an action is being typed in the empty row."""
        return bool(self.cells) and any(it.is_dirty for it in self.new.fields)

    def show_actions(
        self, rows: "Sequence[ActionRow]", references: dict[str, str | None], *, anyway: bool
    ) -> None:
        """Show actions; a new one refers to `references`."""
        self._references = references
        wanted = [it.id for it in rows]
        today = self._kit.context.session.document.clock.today()
        shown = [it.row.id for it in self.cells if it.row]
        if anyway or wanted != shown or not self.cells:
            # Of another meeting all is made anew, out of sight: in sight each field would place all others.
            self._holder.setHidden(anyway)
            self._build(rows, shown, wanted, anyway=anyway)
            self._holder.show()
        for cells, row in zip(self.cells, rows, strict=False):
            cells.show(row, today, anyway=anyway)
            self._show_done(cells)
        if self._with_new and anyway:
            self._clear_new()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        for cells in self.cells:
            self._lock(cells)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words of an action go above the rest where all beside each other is too much."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_ONE_ROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._set_columns()
            for at, cells in enumerate(self.cells):
                self._place(cells, at + 1)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return [
            (it.accessibleName(), it.text()) for cells in self.cells for it in cells.fields if it.is_dirty
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wake a field that gets the keyboard; take Enter in it: keep it, and go on as in Excel."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, LineField):
            for cells in self.cells:
                if watched in cells.fields:
                    cells.wake(watched)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            for cells in self.cells:
                for field in cells.fields:
                    if field is watched:
                        field.offer(again=True)
                        self._enter(cells)
                        return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down through the rows by the arrows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self._move(step):
            super().keyPressEvent(event)

    def _set_columns(self) -> None:
        """Share the width out; without headers each field says itself what it is."""
        for column, header in enumerate(self._headers):
            self._grid.addWidget(header, 0, column)
            header.setVisible(not self._is_narrow)
            self._grid.setColumnStretch(column, int(column < 2) if self._is_narrow else _STRETCH[column])
            is_day = column == 2 and not self._is_narrow
            self._grid.setColumnMinimumWidth(column, scaled(_DAY) if is_day else 1)

    def _build(
        self, rows: "Sequence[ActionRow]", shown: list[str], wanted: list[str], *, anyway: bool
    ) -> None:
        """Add rows that came; others are made anew only when some went or stand elsewhere."""
        if anyway or wanted[: len(shown)] != shown:
            while self.cells:
                self._take_away(self.cells.pop())
            shown = []
        spare = self.cells.pop() if self.cells and self.cells[-1].row is None else None
        for row in rows[len(shown) :]:
            self._put(ActionCells(self._kit, row))
        if spare is not None:
            self._place(spare, len(self.cells) + 1)
            self.cells.append(spare)
        elif self._with_new:
            self._put(ActionCells(self._kit, None))
            self._clear_new()
        self._order()

    def _put(self, cells: ActionCells) -> None:
        self._place(cells, len(self.cells) + 1)
        self.cells.append(cells)
        self._connect(cells)
        self._lock(cells)

    def _place(self, cells: ActionCells, at: int) -> None:
        narrow = ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2), (0, 2, 1, 1))
        for column, widget in enumerate((*cells.fields, cells.done)):
            row, its, rows, columns = narrow[column] if self._is_narrow else (0, column, 1, 1)
            self._grid.addWidget(widget, 3 * at + row, its, rows, columns)
            # At once, not with the next event: the keyboard may be put there now.
            widget.show()
        for field, words in zip(cells.fields[1:], HEADERS[1:], strict=True):
            field.setPlaceholderText(self._kit.context.tr(words) if self._is_narrow else "")
        cells.done.setVisible(cells.row is not None)

    def _connect(self, cells: ActionCells) -> None:
        cells.text.offered.connect(lambda text: self._keep(cells, "text", text))
        cells.holder.offered.connect(lambda text: self._keep(cells, "holder", " ".join(text.split())))
        cells.about.offered.connect(lambda text: self._keep_about(cells, text))
        cells.due.committed.connect(lambda term: self._keep_due(cells, term))
        cells.due.read_again.connect(self._say_reading)
        cells.due.asked.connect(lambda found: self.line.say(found.said, "danger"))
        cells.done.clicked.connect(lambda: self._end(cells))
        for field in cells.fields:
            field.installEventFilter(self)
            field.restored.connect(lambda: self.line.say(""))

    def _keep(self, cells: ActionCells, key: str, value: str) -> None:
        if cells.row is not None:
            self.line.say("")
            self._edits.set_field(cells.row, key, value, self._refuse)

    def _keep_due(self, cells: ActionCells, term: Term) -> None:
        self.line.say("")
        if cells.row is not None:
            self._edits.set_field(cells.row, "due", term, self._refuse)
        else:
            today = self._kit.context.session.document.clock.today()
            cells.term = term
            cells.due.show_term(DateContext(today, term), anyway=True)

    def _keep_about(self, cells: ActionCells, text: str) -> None:
        about = self._about(text)
        if about is not None and cells.row is not None:
            self.line.say("")
            self._edits.set_about(cells.row, about, self._refuse)

    def _about(self, text: str) -> dict[str, str | None] | None:
        """Return project or area by name; None, and say so, where there is none that is called so."""
        name, names = " ".join(text.split()), self._kit.names
        project_id = names.project_id(name) if name else None
        area_id = names.area_id(name) if name and project_id is None else None
        if name and project_id is None and area_id is None:
            self._say(self._kit.context.tr(_NO_SUBJECT, name=name))
            return None
        return {"project_id": project_id, "area_id": area_id}

    def _enter(self, cells: ActionCells) -> None:
        """Keep the row; from the last one go on with a new one, from another to the same field below."""
        if cells.row is None:
            self._add(cells)
        elif not cells.due.is_dirty:
            self._move(1)

    def _add(self, cells: ActionCells) -> None:
        text, about = cells.text.text().strip(), self._about(cells.about.text())
        if about is None or cells.due.is_dirty or not (text or cells.holder.text() or any(about.values())):
            return
        references = self._references | (about if any(about.values()) else {})
        holder, term, named = cells.holder.text(), cells.term, cells.about.text()
        # Emptied first: the list that is read again after the change must not find these words typed.
        self._clear_new()
        if self._edits.add(text, holder, term, references, self._refuse) is None:
            cells.text.setText(text)
            cells.holder.setText(holder)
            cells.about.setText(named)
            self._keep_due(cells, term)
            return
        self.new.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_new(self) -> None:
        self.new.show(None, self._kit.context.session.document.clock.today(), anyway=True)
        self.line.say("")

    def _end(self, cells: ActionCells) -> None:
        if cells.row is None:
            return
        if cells.row.state == ActionState.OPEN:
            self._edits.finish(cells.row)
        else:
            self._edits.reopen(cells.row)

    def _show_done(self, cells: ActionCells) -> None:
        tr, row = self._kit.context.tr, cells.row
        if row is None:
            return
        is_open = row.state == ActionState.OPEN
        words = (
            tr("{number} is done", number=row.number) if is_open else tr("Reopen {number}", number=row.number)
        )
        cells.done.rename(words)
        cells.text.setEnabled(is_open)

    def _say_reading(self, found: "TypedDate | None") -> None:
        self.line.say(found.said if found is not None and found.term is not None else "")

    def _move(self, step: int) -> bool:
        focused = self.focusWidget()
        for at, cells in enumerate(self.cells):
            if focused in cells.fields:
                to = at + step
                if 0 <= to < len(self.cells):
                    column = cells.fields.index(focused)  # type: ignore[arg-type]
                    self.cells[to].fields[column].setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def _order(self) -> None:
        """Let Tab go through the fields of a row, then to the next row."""
        before: QWidget | None = None
        for cells in self.cells:
            for widget in (*cells.fields, cells.done):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _lock(self, cells: ActionCells) -> None:
        for field in cells.fields:
            if isinstance(field, DateEdit):
                field.set_read_only(self._read_only)
            else:
                field.setReadOnly(self._read_only)
        cells.done.setEnabled(not self._read_only)

    def _take_away(self, cells: ActionCells) -> None:
        for widget in (*cells.fields, cells.done):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _refuse(self, problem: UserError) -> None:
        self._say(problem.text(self._kit.context.tr))

    def _say(self, why: str) -> None:
        self.line.say(why, "danger")
