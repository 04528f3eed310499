"""The tab with the annotated agenda: per item what only the chair reads. No paper for the members has it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.boxes import LongBox, typed_in
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.agendas import Agenda, AgendaLine

_FIELDS = ("aim", "sensitivities", "positions", "conclusion")
_HEADERS = (N_("No."), N_("Item"))
_WIDEST = (56, 200)
_EMPTY = N_("Fill it on the tab Prepare, step 4; then its items appear here.")
_INTERNAL = N_("For the chair alone: this is in no paper for the members.")


class AgendaChairPage(SteeringPage):
    """The items at the left, with a mark where something was written; the four fields at the right."""

    help_page = "steering#prepare"

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        from wsg_desktop.services.meeting_labels import FIELD_LABELS

        tr, names = kit.context.tr, FIELD_LABELS["agenda_item"]
        self._edits = PrepareEdits(kit.context)
        self._agenda: Agenda | None = None
        self._at = ""
        self.table = LineTable(tr("Agenda"), [tr(it) for it in _HEADERS], numbers=(0,), wraps=True)
        self.empty = EmptyState("list-checks", tr("No agenda yet"), tr(_EMPTY))
        self.title = TextLabel("", FontRole.HEADING)
        self.internal = TextLabel(tr(_INTERNAL), FontRole.SMALL, "muted")
        self.boxes = {key: LongBox(tr, tr(names[key])) for key in _FIELDS}
        self._arrange()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        for key, box in self.boxes.items():
            box.committed.connect(lambda text, it=key: self._keep(it, text))

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show the agenda; the item that was chosen stays so."""
        from wsg_desktop.services.agendas import read_agenda

        if subject.meeting is None:
            return
        with self.kit.context.session.reading() as read:
            agenda = self._agenda = read_agenda(read, subject.meeting.id)
        lines = [TableLine((str(it.number), _marked(it))) for it in agenda.lines]
        at = next((row for row, it in enumerate(agenda.lines) if it.item.id == self._at and not anyway), 0)
        self.table.show_lines(lines, _WIDEST)
        self._beside.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        if lines:
            self.table.selectRow(at)
            self._show_chosen()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in self.boxes.values():
            box.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return typed_in(self.boxes.values())

    def _arrange(self) -> None:
        self._beside = QWidget()
        across = QHBoxLayout(self._beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.table, 2)
        across.addWidget(ScrolledColumn((self.title, self.internal, *self.boxes.values()), 12), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 0, 16)
        column.addWidget(self._beside, 1)
        column.addWidget(self.empty, 1)

    @property
    def chosen(self) -> "AgendaLine | None":
        """Return the item that is selected."""
        rows = self.table.selectionModel().selectedRows()
        lines = self._agenda.lines if self._agenda else ()
        return lines[rows[0].row()] if rows and rows[0].row() < len(lines) else None

    def _show_chosen(self) -> None:
        it = self.chosen
        if it is None:
            return
        another = it.item.id != self._at
        self._at = it.item.id
        self.title.setText(f"{it.number} {it.item.title}")
        for key, box in self.boxes.items():
            box.show_value(getattr(it.item, key), anyway=another)

    def _keep(self, key: str, text: str) -> None:
        from wsg_desktop.services import agendas

        # The item that the text was typed for: a click on another one takes the keyboard away first.
        item_id = self._at
        if self._agenda is not None and item_id:
            box = self.boxes[key]
            box.line.say("")
            self._edits.agenda(
                self._agenda.meeting, lambda tx: agendas.set_item_field(tx, item_id, key, text), box.refuse
            )


def _marked(it: "AgendaLine") -> str:
    """Return the subject, with a pencil where something is written for the chair."""
    return f"{it.item.title} ✎" if any(getattr(it.item, key) for key in _FIELDS) else it.item.title
