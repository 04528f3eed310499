"""One action or decision that is late, in the week's list: what it is, since when, and what can be done."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wsg_desktop.services.open_matters import LateMatter, matter_sentence
from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.today.open_row import OpenRow
from wsg_desktop.ui.today.to_do_row import ACTION
from wsg_desktop.ui.today.two_lines import two_lines
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.icon_label import IconLabel


class MatterRow(OpenRow):
    """An action can be done here and go to a calendar; of either a reminder can be sent."""

    done_requested = Signal()
    calendar_requested = Signal()
    reminder_requested = Signal()

    def __init__(
        self, matter: LateMatter, today: date, tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.matter = matter
        self._tr = tr
        record = matter.action or matter.decision
        assert record is not None
        title = matter.action.text if matter.action else matter.decision.title if matter.decision else ""
        said = matter_sentence(matter, tr, today)
        self.done = IconButton(tr("Done"), "check")
        self.calendar = IconButton(tr("To a calendar..."), "calendar-check")
        self.remind = IconButton(tr("Send a reminder"), "mail")
        self.done.clicked.connect(self.done_requested)
        self.calendar.clicked.connect(self.calendar_requested)
        self.remind.clicked.connect(self.reminder_requested)
        self.number = ElidedLabel(record.number, FontRole.TABLE, "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 6, 1)
        line.setSpacing(6)
        line.addWidget(IconLabel("list-checks" if matter.action else "gavel", 18, "danger"))
        line.addWidget(self.number)
        words = two_lines(ElidedLabel(title, FontRole.TABLE), ElidedLabel(said, FontRole.SMALL, "muted"))
        line.addLayout(words, 1)
        actions = QHBoxLayout()
        actions.setSpacing(0)
        for button in self.buttons:
            button.setFixedWidth(scaled(ACTION))
            policy = button.sizePolicy()
            # The buttons of rows below each other stand below each other.
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            actions.addWidget(button)
        line.addLayout(actions)
        for button in (self.done, self.calendar):
            button.setVisible(matter.action is not None)
        self.setAccessibleName(f"{record.number} {title}, {said}".strip())

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return the actions in their order."""
        return self.done, self.calendar, self.remind

    def set_writable(self, *, writable: bool) -> None:
        """Let it be said here that an action is done, or only be opened and reminded of."""
        self.done.setVisible(writable and self.matter.action is not None)

    def fill_menu(self, menu: QMenu) -> None:
        """Add the same actions as the row has."""
        words = self._tr("Open the action") if self.matter.action else self._tr("Open the decision")
        menu.addAction(words, self.opened.emit)
        menu.addSeparator()
        for button, icon in zip(self.buttons, ("check", "calendar-check", "mail"), strict=True):
            if not button.isHidden():
                menu.addAction(icons.icon(icon), button.accessibleName(), button.click)
