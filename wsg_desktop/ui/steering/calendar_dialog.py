"""Asks what goes into a calendar file: which meetings, when papers go out, deadlines, open actions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import GrowingDialog
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.form_rows import form_rows
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_calendar import CalendarChoice
    from wsg_desktop.services.meeting_list import MeetingList
    from wsg_desktop.store.bodies import BodyRow

_WHY = N_(
    "A calendar file opens in Outlook, and in other calendars. Make it again when something has changed: what"
    " is there already moves along."
)
_WHEN = N_("Of meetings and papers a day ahead, of deadlines and actions a week.")


class CalendarDialog(GrowingDialog):
    """`choice` is what the file is to hold."""

    help_page = "steering#calendar-file"

    def __init__(
        self,
        listed: "MeetingList",
        body: "BodyRow | None",
        parties: Callable[[], KnownNames],
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Make a calendar file"))
        self.setMinimumWidth(scaled(500))
        self.body = PickBox(tr("Meetings of"))
        self.body.addItem(tr("All bodies"), None)
        for row in listed.bodies:
            self.body.addItem(row.name, row.id)
        self.body.show_value(body.id if body else None)
        self.papers = QCheckBox(tr("When papers go out"))
        self.papers.setChecked(True)
        self.deadlines = QCheckBox(tr("Deadlines of projects"))
        self.open_actions = QCheckBox(tr("Actions that are open"))
        self.party = QLineEdit()
        self.party.setAccessibleName(tr("Led or done by"))
        self.party.setPlaceholderText(tr("all parties"))
        self.reminds = QCheckBox(tr("Remind of it"))
        self.reminds.setChecked(True)
        ahead = TypeAhead(self.party, parties, tr, add_new="")
        ahead.chosen.connect(self.party.setText)
        self.make = FilledButton(tr("Make calendar file..."))
        self.make.setDefault(True)
        self.make.clicked.connect(self.accept)
        self._arrange(tr)
        for box in (self.deadlines, self.open_actions):
            box.toggled.connect(lambda _on: self.party.setEnabled(self._has_party()))
        self.party.setEnabled(False)

    @property
    def choice(self) -> "CalendarChoice":
        """Return what is to be in the file."""
        from wsg_desktop.services.meeting_calendar import CalendarChoice

        return CalendarChoice(
            self.body.currentData(),
            self.papers.isChecked(),
            self.deadlines.isChecked(),
            " ".join(self.party.text().split()) if self._has_party() else "",
            self.reminds.isChecked(),
            actions=self.open_actions.isChecked(),
        )

    def _has_party(self) -> bool:
        return self.deadlines.isChecked() or self.open_actions.isChecked()

    def _arrange(self, tr: Translator) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Make a calendar file"), FontRole.HEADING))
        column.addWidget(TextLabel(tr(_WHY), tone="muted"))
        rows: list[tuple[str, QWidget]] = [
            (tr("Meetings of"), self.body),
            ("", self.papers),
            ("", self.deadlines),
            ("", self.open_actions),
            (tr("Led or done by"), self.party),
            ("", self.reminds),
            ("", TextLabel(tr(_WHEN), FontRole.SMALL, "muted")),
        ]
        column.addLayout(form_rows(rows))
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        buttons.addWidget(back)
        buttons.addWidget(self.make)
        column.addLayout(buttons)
