"""What the window asks of the attendance of a meeting: each wish is one change, or one correction."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wsg_desktop.texts import sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.steering.minutes_keeping import MinutesKeeping, Refuse

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Transaction


class AttendanceEdits:
    """Writes down who was there; of a closed meeting as a correction that says why."""

    def __init__(self, context: WindowContext, keeping: MinutesKeeping) -> None:
        self._context, self._keeping = context, keeping

    def set_presence(self, member_id: str, presence: str, replaced_by: str, refuse: Refuse) -> None:
        """Write down whether a member was there."""
        from wsg_desktop.services import meetings

        self._keep(
            lambda tx, it: meetings.set_presence(tx, it, member_id, presence, replaced_by),
            refuse,
        )

    def everybody(self, member_ids: Sequence[str], refuse: Refuse) -> bool:
        """Write down that everybody was there of whom nothing was written yet; return whether it was kept."""
        from wsg_desktop.services import meetings

        return self._keep(lambda tx, it: meetings.set_everybody_present(tx, it, member_ids), refuse)

    def add_guest(self, name: str, refuse: Refuse) -> bool:
        """Write down that a guest was there; return whether it was kept."""
        from wsg_desktop.services import meetings

        return self._keep(lambda tx, it: meetings.add_guest(tx, it, name), refuse)

    def forget(self, attendance_id: str, refuse: Refuse) -> None:
        """Take away what was written of somebody."""
        from wsg_desktop.services import meetings

        self._keep(lambda tx, _it: meetings.remove_attendance(tx, attendance_id), refuse)

    def _keep(self, work: "Callable[[Transaction, str], object]", refuse: Refuse) -> bool:
        from wsg_desktop.services.meeting_edit_labels import ATTENDANCE

        meeting = self._keeping.meeting
        if meeting is None:
            return False
        label = sentence(ATTENDANCE, name=meeting.body)
        what = self._context.tr("Attendance")
        return self._keeping.keep(label, what, lambda tx: work(tx, meeting.id), refuse)
