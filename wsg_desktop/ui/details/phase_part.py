"""The phase: the bar of four, since when, and the director's role that follows from it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Phase, label
from wsg_desktop.errors import UserError
from wsg_desktop.ui.details.direction_box import DirectionBox
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import DIFFERENT, Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.phase_stepper import PhaseStepper
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.rows import ProjectRow

_FIELD = FIELDS_BY_KEY["phase"]


class PhasePart(DetailsPart):
    """Choose the phase; below it what it means for the direction."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self.stepper = PhaseStepper(self.tr_, [(phase.value, self.tr_(label(phase))) for phase in Phase])
        self._name = TextLabel("", FontRole.STRONG, wrap=False)
        self._since = TextLabel("", tone="muted", wrap=False)
        self.begin = LinkButton(self.tr_("since today?"))
        self.line = ReadingLine()
        self.direction = DirectionBox(kit)
        self._arrange()
        self.stepper.chosen.connect(self._choose)
        self.begin.clicked.connect(self._begin_today)

    @property
    def words(self) -> str:
        """Return the phase and since when, as they are shown."""
        return f"{self._name.text()} {self._since.text()}".strip()

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the phase of the projects."""
        self._shown = shown
        phase = shown.value(_FIELD)
        differs = phase is DIFFERENT
        self.stepper.set_names([(it.phase, it.name) for it in shown.phases])
        self.stepper.show_phase(None if differs else phase, differs=differs)
        names = {it.phase: it.short_name for it in shown.phases}
        name = self.tr_("different") if differs else names.get(phase or "", self.tr_("No phase"))
        self._name.setText(name)
        self._since.setText(self._since_when(shown.only) if shown.only and phase else "")
        self._since.setVisible(bool(self._since.text()))
        self.begin.setVisible(bool(shown.only and phase) and not self._since.text())
        self.line.clear(None)
        self.direction.display(shown, anyway=anyway)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.stepper.set_read_only(read_only)
        self.begin.setEnabled(not read_only)

    def _arrange(self) -> None:
        words = QWidget()
        flow = FlowLayout(words, spacing=5)
        for part in (self._name, self._since, self.begin):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(self.tr_("Phase"), FontRole.SMALL, "muted"))
        column.addWidget(self.stepper)
        column.addWidget(words)
        column.addWidget(self.line)
        column.addSpacing(10)
        column.addWidget(self.direction)

    def _since_when(self, project: "ProjectRow") -> str:
        """Return "sinds 1 juli 2026", or when it was planned to begin."""
        from wsg_desktop.domain.date_typing import show_in_field

        period = next((it for it in project.phases if it.phase == project.phase), None)
        if period is None or self._shown is None:
            return ""
        today = self._shown.today
        if period.actual_start:
            return self.tr_("since {day}", day=show_in_field(period.actual_start, self.tr_, today=today))
        return ""

    def _choose(self, phase: str | None) -> None:
        if self._shown is None:
            return
        if phase is None:
            self.kit.editing.set_field(self._shown, _FIELD, None, self._refuse)
            return
        from wsg_desktop.ui.passing.flow import pass_on

        pass_on(self.kit.context, [it.id for it in self._shown.projects], phase, self._refuse)

    def _begin_today(self) -> None:
        """Say that the phase began today; the phase before it then ended, where it was under way."""
        project = self._shown.only if self._shown else None
        if project is None or project.phase is None or self._shown is None:
            return
        before = [it for it in project.phases if PHASE_ORDER[it.phase] == PHASE_ORDER[project.phase] - 1]
        ended = before[0].phase if before and before[0].actual_start and not before[0].actual_end else None
        self.kit.editing.begin_phase(project.id, project.phase, ended, self._shown.today, self._refuse)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.tr_), "danger")
