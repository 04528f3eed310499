"""One project of the week's list: what it is, how it stands, and what can be done about it right here."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wsg_desktop.domain.date_display import relative_days, show_late, show_term
from wsg_desktop.services.attention import ToDo
from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.today.open_row import OpenRow
from wsg_desktop.ui.today.two_lines import two_lines
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.status_icon import StatusIcon

STANDING, ACTION = 152, 30
"""Widths of the columns at the usual text size; the title takes what is left."""


class ToDoRow(OpenRow):
    """A row to open with a click or Enter, with its actions at the end and in its menu."""

    done_requested = Signal()
    expectation_requested = Signal(object)
    """The button to show the date beside."""
    question_requested = Signal()

    def __init__(self, item: ToDo, today: date, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._tr = tr
        project, stands = item.project, standing(item, today, tr)
        self.done = IconButton(tr("Finished"), "check")
        self.expect = IconButton(tr("New expectation"), "calendar")
        self.ask = IconButton(tr("Ask the lead party"), "mail")
        self.done.clicked.connect(self.done_requested)
        self.expect.clicked.connect(lambda: self.expectation_requested.emit(self.expect))
        self.ask.clicked.connect(self.question_requested)
        self.number = ElidedLabel(project.number, FontRole.TABLE, "muted")
        where = (", ".join(project.areas), ", ".join(project.lead_parties) or tr("without lead party"))
        self.stands = ElidedLabel(stands, FontRole.TABLE)
        deadline = ElidedLabel(_deadline(item, today, tr), FontRole.SMALL, "muted")
        for label in (self.stands, deadline):
            label.setFixedWidth(scaled(STANDING))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 6, 1)
        line.setSpacing(6)
        line.addWidget(StatusIcon(item.light, tr))
        line.addWidget(self.number)
        below = ElidedLabel(" · ".join(part for part in where if part), FontRole.SMALL, "muted")
        line.addLayout(two_lines(ElidedLabel(project.title, FontRole.TABLE), below), 1)
        line.addLayout(two_lines(self.stands, deadline))
        actions = QHBoxLayout()
        actions.setSpacing(0)
        for button in self.buttons:
            button.setFixedWidth(scaled(ACTION))
            actions.addWidget(button)
        line.addLayout(actions)
        self.setAccessibleName(f"{project.number} {project.title}, {stands}")

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return the actions in their order."""
        return self.done, self.expect, self.ask

    def set_writable(self, *, writable: bool) -> None:
        """Let the project be changed here, or only opened and asked about."""
        self.done.setVisible(writable)
        self.expect.setVisible(writable)

    def fill_menu(self, menu: QMenu) -> None:
        """Add the same actions as the row has."""
        menu.addAction(self._tr("Open project"), self.opened.emit)
        menu.addSeparator()
        for button, icon in zip(self.buttons, ("check", "calendar", "mail"), strict=True):
            if not button.isHidden():
                menu.addAction(icons.icon(icon), button.accessibleName(), button.click)


def standing(item: ToDo, today: date, tr: Translator) -> str:
    """Return how a project stands in a few words: what is wrong first."""
    project = item.project
    deadline, end = project.deadline.day, project.end.day
    if item.days_late and deadline and deadline < today:
        return show_late((today - deadline).days, tr)
    if item.days_late and end:
        return tr("expected {day}", day=show_term(project.end, tr, today=today))
    if deadline and not item.days_late:
        return relative_days(deadline, today, tr)
    return show_late(item.days_late, tr) if item.days_late else tr("without lead party")


def _deadline(item: ToDo, today: date, tr: Translator) -> str:
    deadline = item.project.deadline
    return tr("deadline {day}", day=show_term(deadline, tr, today=today)) if deadline.day else ""
