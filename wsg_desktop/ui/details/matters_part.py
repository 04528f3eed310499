"""Decisions about a project and actions for it, each with a way to the place where it is kept."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.domain.date_display import show_day, show_term
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.removable_line import RemovableLine
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from datetime import date

    from wsg_desktop.store.actions import ActionRow
    from wsg_desktop.store.decisions import DecisionSummary


class MattersPart(DetailsPart):
    """Takes no room for a project that nobody decided anything about, or while several are shown."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self.rows: list[RemovableLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.tr_("Decisions and actions"), FontRole.SMALL, "muted"))
        column.addLayout(self._list)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:  # noqa: ARG002 - as every part
        """Show what was decided about the project, and what is to be done for it."""
        from wsg_desktop.store.actions import list_actions
        from wsg_desktop.store.decisions import decisions_of_project

        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if shown.only is not None:
            with self.kit.context.session.reading() as read:
                decisions = decisions_of_project(read, shown.only.id)
                actions = list_actions(read, project_id=shown.only.id)
            for decision in decisions:
                self._add_decision(decision, shown.only.id, shown.today)
            for action in actions:
                self._add_action(action, shown.today)
        self.setVisible(bool(self.rows))

    def _add_decision(self, row: "DecisionSummary", project_id: str, today: "date") -> None:
        from wsg_desktop.ui.steering.decision_words import becomes, decision_state
        from wsg_desktop.ui.steering.subject import SubjectKey, SubjectKind

        tr = self.tr_
        when = show_day(row.meeting_day, tr) if row.meeting_day else ""
        changes = [
            becomes(it, None, tr, today) for it in row.projects if it.project_id == project_id and it.field
        ]
        said = [decision_state(row, tr), f"{row.body} {when}".strip(), *changes]
        self._add(f"{row.number} {row.title}".strip(), said, SubjectKey(SubjectKind.DECISIONS, row.id))

    def _add_action(self, row: "ActionRow", today: "date") -> None:
        from wsg_desktop.domain.meeting_vocabulary import ActionState
        from wsg_desktop.domain.vocabulary import label
        from wsg_desktop.ui.steering.subject import SubjectKey, SubjectKind

        tr = self.tr_
        due = tr("before {day}", day=show_term(row.due, tr, today=today)) if row.due else ""
        said = [tr(label(ActionState(row.state))), row.holder, due]
        self._add(f"{row.number} {row.text}", said, SubjectKey(SubjectKind.ACTIONS, row.id))

    def _add(self, name: str, said: list[str], request: object) -> None:
        line = RemovableLine(self.tr_, name, " · ".join(filter(None, said)), removable=False, opens=True)
        line.opened.connect(lambda: self.kit.context.go_to("steering", request))
        self.rows.append(line)
        self._list.addWidget(line)
