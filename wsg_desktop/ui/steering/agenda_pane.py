"""Step 4, the agenda: filled in one click, changed in place, with its times, its length and its papers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, AgendaKind
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.agenda_table import SUBJECT, AgendaTable, after_which
from wsg_desktop.ui.steering.boxes import NO_NUMBER
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.prepare_pane import Prepared, PreparePane, StepState
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.line_table import TableLine
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.agendas import AgendaLine
    from wsg_desktop.store.transaction import Transaction

_WIDEST = (44, 74, 280, 152, 140, 88, 90)
_PAPERS = N_("Papers (*.pdf *.docx *.xlsx *.pptx);;All files (*)")


class AgendaPane(PreparePane):
    """The decisions asked come under their heading; what is too long is said above the list."""

    def __init__(self, kit: SteeringKit, edits: PrepareEdits) -> None:
        super().__init__(kit, edits)
        tr = kit.context.tr
        self.lines: tuple[AgendaLine, ...] = ()
        self.fits = TextLabel("", tone="muted", wrap=False)
        self.fill = QuietButton(tr("Fill agenda"), "list-checks")
        self.add = QuietButton(tr("Add item"), "plus")
        self.remove = IconButton(tr("Take item off the agenda"), "x")
        self.table = AgendaTable(tr("Agenda"), tr)
        self.empty = EmptyState(
            "list-checks",
            tr("No agenda yet"),
            tr("Fill it with the fixed points and the decisions asked; then change what is different."),
            tr("Fill agenda"),
        )
        self.papers = PickBox(tr("Own papers of this item"))
        self.add_paper = QuietButton(tr("Add paper..."), "file-plus")
        self.remove_paper = IconButton(tr("Take paper off the item"), "x")
        self.line = ReadingLine()
        self._read_only = False
        self._at = ""
        self._arrange()
        self._connect()

    def state(self, shown: Prepared) -> StepState:
        """Count the points; done when they fit and every decision on the table is among them."""
        tr, agenda = self.context.tr, shown.preparation.agenda
        counted = tr.plural("{n} item", "{n} items", len(agenda.lines))
        if agenda.over > 0 and agenda.lines:
            counted = tr("{n} min. too long", n=agenda.over)
        there = {it.item.decision_id for it in agenda.lines}
        whole = all(it.id in there for it in shown.preparation.decisions)
        return StepState(counted, bool(agenda.lines) and agenda.over <= 0 and whole)

    def show_prepared(self, shown: Prepared, *, anyway: bool) -> None:
        """Show the agenda; the point that was chosen stays so."""
        from wsg_desktop.services.agendas import over_sentence

        agenda, tr = shown.preparation.agenda, self.context.tr
        self.lines = agenda.lines
        has_any = bool(self.lines)
        self.table.show_lines([self._line(it) for it in self.lines], _WIDEST)
        for part in (self.table, self._below, self._head):
            part.setVisible(has_any)
        self.empty.setVisible(not has_any)
        self.fits.setText(over_sentence(agenda, tr) if has_any else "")
        self.fits.set_tone("danger" if agenda.over > 0 else "muted")
        there = {it.item.decision_id for it in self.lines}
        self.fill.setVisible(any(it.id not in there for it in shown.preparation.decisions))
        at = next((row for row, it in enumerate(self.lines) if it.item.id == self._at and not anyway), 0)
        if has_any and self.table.current != at:
            column = max(self.table.currentIndex().column(), 0)
            self.table.setCurrentIndex(self.table.lines.index(at, column))
        if anyway:
            self.line.say("")
        self._show_chosen()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        self.table.lines.is_read_only = read_only
        for button in (self.fill, self.add, self.empty):
            button.setEnabled(not read_only)
        self._show_chosen()

    def _arrange(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.fits, 1)
        for button in (self.fill, self.add, self.remove):
            head.addWidget(button)
        self.column.addWidget(self._head)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.empty, 1)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.papers, 1)
        row.addWidget(self.remove_paper)
        row.addWidget(self.add_paper)
        self.column.addWidget(self._below)
        self.column.addWidget(self.line)

    def _connect(self) -> None:
        self.fill.clicked.connect(self._fill)
        self.empty.requested.connect(self._fill)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.table.edited.connect(self._edit)
        self.table.moved.connect(self._move)
        self.table.add_requested.connect(self._add)
        self.table.remove_requested.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.add_paper.clicked.connect(self._add_paper)
        self.remove_paper.clicked.connect(self._remove_paper)

    def _line(self, it: "AgendaLine") -> TableLine:
        kind = self.context.tr(MEETING_LABELS[AgendaKind][AgendaKind(it.item.kind)])
        cells = (
            *(str(it.number), it.slot.begins, it.item.title, kind, it.item.presenter),
            *(str(it.item.duration), ", ".join(it.papers)),
        )
        return TableLine(cells)

    @property
    def chosen(self) -> "AgendaLine | None":
        """Return the point that is selected."""
        at = self.table.current
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def _show_chosen(self) -> None:
        it, tr = self.chosen, self.context.tr
        writable = it is not None and not self._read_only
        self.papers.clear()
        for paper in it.item.papers if it else ():
            self.papers.addItem(paper.label or Path(paper.target).name, paper.id)
        has_papers = self.papers.count() > 0
        if not has_papers:
            self.papers.setPlaceholderText(tr("No papers of your own with this item"))
            self.papers.setCurrentIndex(-1)
        self.papers.setEnabled(has_papers)
        self.remove_paper.setEnabled(writable and has_papers)
        self.add_paper.setEnabled(writable)
        self.remove.setEnabled(writable)
        if it is not None:
            self._at = it.item.id

    def _change(self, work: "Callable[[Transaction], object]") -> object:
        if self.shown is None or self._read_only:
            return None
        self.line.say("")
        return self.edits.agenda(self.shown.preparation.meeting, work, self._refuse)

    def _fill(self) -> None:
        from wsg_desktop.services import agendas

        if self.shown is not None:
            meeting, tr = self.shown.preparation.meeting, self.context.tr
            self._change(lambda tx: agendas.fill(tx, meeting.id, tr))
            # The button that was pressed is gone, and Qt would take the keyboard to another place.
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        from wsg_desktop.services import agendas

        if self.shown is None:
            return
        meeting, it, title = self.shown.preparation.meeting, self.chosen, self.context.tr("New item")
        after = it.item.id if it else None
        made = self._change(lambda tx: agendas.add_item(tx, meeting.id, title, after_id=after))
        if isinstance(made, str):
            row = next((at for at, line in enumerate(self.lines) if line.item.id == made), 0)
            index = self.table.lines.index(row, SUBJECT)
            self.table.setCurrentIndex(index)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.edit(index)

    def _remove(self) -> None:
        from wsg_desktop.services import agendas

        it = self.chosen
        if it is not None:
            self._change(lambda tx: agendas.remove_item(tx, it.item.id))

    def _edit(self, row: int, key: str, value: object) -> None:
        from wsg_desktop.services import agendas

        text = str(value).strip()
        if key == "duration" and not (text.isascii() and text.isdecimal()):
            self._refuse(UserError(NO_NUMBER, text=text))
            return
        kept: object = int(text) if key == "duration" else value
        item = self.lines[row].item
        self._change(lambda tx: agendas.set_item_field(tx, item.id, key, kept))

    def _move(self, row: int, to: int) -> None:
        from wsg_desktop.services import agendas

        ids = [it.item.id for it in self.lines]
        after = after_which(ids, row, to)
        self._change(lambda tx: agendas.move_item(tx, ids[row], after))

    def _add_paper(self) -> None:
        from wsg_desktop.services import agendas

        it, tr = self.chosen, self.context.tr
        path = self.context.messages.file_to_open(tr("Add paper..."), tr(_PAPERS)) if it else None
        if it is not None and path is not None:
            self._change(lambda tx: agendas.add_paper(tx, it.item.id, str(path), path.stem))

    def _remove_paper(self) -> None:
        from wsg_desktop.services import agendas

        paper_id = self.papers.currentData()
        if paper_id:
            self._change(lambda tx: agendas.remove_paper(tx, paper_id))

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.context.tr), "danger")
