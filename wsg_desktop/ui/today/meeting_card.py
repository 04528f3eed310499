"""The meeting that people prepare for: when it is and what is done before it; a click opens it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.domain.date_display import relative_days, show_day, weekday_name
from wsg_desktop.domain.meeting_days import STEP_LABELS, StepDay
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.today.row_card import RowCard
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_list import NextMeeting

_LEAST = 1
"""Where a window is low, only the step that comes first stays."""
_FEW = 3
_ROW = 23
_NOTHING = N_("No papers go out before this meeting.")


class MeetingCard(RowCard[QWidget]):
    """The steps before the next meeting: what is behind has a tick, what comes first stands out."""

    opened = Signal(str)
    """The id of the meeting."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__("", tr(_NOTHING), _LEAST, parent)
        self._tr = tr
        self._id = ""
        self.more_requested.connect(lambda: self.opened.emit(self._id))
        self.hide()

    def show_meeting(self, found: "NextMeeting | None", today: date) -> None:
        """Show a meeting; without one there is no card."""
        self.setVisible(found is not None)
        if found is None:
            self.show_rows([])
            return
        tr, row = self._tr, found.meeting
        self._id = row.id
        day = f"{weekday_name(row.day.weekday(), tr, short=True)} {_short(row.day, tr)}"
        self.title.setText(f"{row.body} {day}")
        self.setAccessibleName(self.title.text())
        self.show_more(tr("Open"))
        self.more.setAccessibleName(tr("Open meeting"))
        # The last step that is behind shows that somebody is at it, where there is room.
        behind = [it for it in found.steps if it.day < today]
        ahead = [it for it in found.steps if it.day >= today]
        shown = behind[-1:] if len(ahead) < _FEW else []
        self.show_rows([self._row(it, today, stands_out=it in ahead[:1]) for it in (*shown, *ahead)])

    def _row(self, it: StepDay, today: date, *, stands_out: bool) -> QWidget:
        tr, is_behind = self._tr, it.day < today
        row = QWidget()
        row.setFixedHeight(scaled(_ROW))
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(10)
        role = FontRole.STRONG if stands_out else FontRole.BODY
        words = ElidedLabel(tr(STEP_LABELS[it.step]), role, "muted" if is_behind else "text")
        when = f"{weekday_name(it.day.weekday(), tr, short=True)} {_short(it.day, tr)}"
        away = relative_days(it.day, today, tr)
        # What comes first says how soon; with its date too there would be no room for what it is.
        said = TextLabel(away if stands_out else when, FontRole.SMALL, "muted", wrap=False)
        said.setToolTip(when if stands_out else away)
        icon = "check" if is_behind else "arrow-right" if stands_out else "circle"
        line.addWidget(IconLabel(icon, 16, "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        line.addWidget(said)
        row.setAccessibleName(f"{words.text()}, {when}, {away}")
        return row


def _short(day: date, tr: Translator) -> str:
    """Return a day without its year: the next meeting and the steps before it are never far away."""
    return show_day(day, tr).rsplit(" ", 1)[0]
