"""What bodies decided, as marks on the lines of the chart: "Realisatie (stuurgroep 3 december)"."""

from collections.abc import Iterable, Mapping
from datetime import date

from wsg_desktop.domain.date_display import show_term
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.drawing.chart_items import DECISION, Mark
from wsg_desktop.store.rows import DecisionRow
from wsg_desktop.texts import Translator

Marks = Mapping[str, tuple[Mark, ...]]
"""Per project the decisions about it, earliest first."""


def decision_marks(
    decisions: Iterable[DecisionRow], phase_names: Mapping[str, str], tr: Translator, today: date
) -> Marks:
    """Return the marks of decisions per project; `phase_names` are what the programme calls its phases."""
    found: dict[str, list[Mark]] = {}
    for decision in decisions:
        mark = Mark(decision.id, DECISION, decision.day.toordinal(), _title(decision, phase_names, tr, today))
        found.setdefault(decision.project_id, []).append(mark)
    return {key: tuple(sorted(marks, key=lambda mark: mark.day)) for key, marks in found.items()}


def _title(decision: DecisionRow, phase_names: Mapping[str, str], tr: Translator, today: date) -> str:
    if decision.to_phase:
        what = phase_name(decision.to_phase, phase_names, tr)
    else:
        what = tr("Deadline {day}", day=show_term(decision.deadline, tr, today=today))
    return f"{what} ({decision.decided_by})" if decision.decided_by else what
