"""Planned and actual period of each phase: four phases, each with two rows of a first and a last day."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Phase, label
from wsg_desktop.drawing.palette import colour, phase_colour
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

_ROWS = (
    (N_("Planned"), "planned_start", "planned_end"),
    (N_("Actual"), "actual_start", "actual_end"),
)
_NAMES = {
    "planned_start": N_("{phase}, planned start"),
    "planned_end": N_("{phase}, planned end"),
    "actual_start": N_("{phase}, actual start"),
    "actual_end": N_("{phase}, actual end"),
}


class PhaseGrid(DetailsPart):
    """The periods of one project; gone when several are shown."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._fields: dict[tuple[str, str], DateField] = {}
        self._names: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for phase in Phase:
            column.addWidget(self._make_phase(phase.value))

    def field(self, phase: str, key: str) -> DateField:
        """Return the editor of one day."""
        return self._fields[phase, key]

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the periods."""
        self._shown = shown
        self.setVisible(shown.only is not None)
        if shown.only is None:
            return
        periods = {period.phase: period for period in shown.only.phases}
        for definition in shown.phases:
            self._names[definition.phase].setText(definition.name)
        for (phase, key), field in self._fields.items():
            base = getattr(periods[phase], key) if phase in periods else NO_TERM
            context = DateContext(shown.today, base, as_start=key.endswith("start"))
            field.show_term(context, anyway=anyway)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for field in self._fields.values():
            field.edit.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        edits = [field.edit for field in self._fields.values()]
        return [(edit.accessibleName(), edit.text()) for edit in edits if edit.is_dirty]

    def _make_phase(self, phase: str) -> QWidget:
        holder = QWidget()
        name = self._names[phase] = TextLabel(self.tr_(label(Phase(phase))), FontRole.SMALL)
        line = ReadingLine()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(_Swatch(phase))
        head.addWidget(name, 1)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.addLayout(head, 0, 0, 1, 3)
        for row, (words, start, end) in enumerate(_ROWS, start=1):
            grid.addWidget(TextLabel(self.tr_(words), FontRole.SMALL, "muted", wrap=False), row, 0)
            for column, key in enumerate((start, end), start=1):
                grid.addWidget(self._make_field(phase, key, line), row, column)
        grid.addWidget(line, len(_ROWS) + 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return holder

    def _make_field(self, phase: str, key: str, line: ReadingLine) -> DateField:
        name = self.tr_(_NAMES[key], phase=self.tr_(label(Phase(phase))))
        field = DateField(self.tr_, name, compact=True, line=line)
        field.edit.setPlaceholderText(self.tr_("from") if key.endswith("start") else self.tr_("until"))
        field.committed.connect(partial(self._keep, phase, key))
        self._fields[phase, key] = field
        return field

    def _keep(self, phase: str, key: str, term: Term) -> None:
        project = self._shown.only if self._shown else None
        field = self._fields[phase, key]
        if project is None:
            return

        def refuse(problem: UserError) -> None:
            field.refuse(problem.text(self.tr_))

        if self.kit.editing.set_phase_period(project.id, phase, key, term, refuse) and field.edit.context:
            field.show_term(field.edit.context, anyway=True)


class _Swatch(QWidget):
    """A small square in the colour of a phase."""

    def __init__(self, phase: str) -> None:
        super().__init__()
        self._phase = phase
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the square."""
        return QSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(phase_colour(chart_palette(), self._phase)))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
