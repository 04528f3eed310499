"""What the week's list does with late actions and decisions: done, to a calendar, a reminder, open."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.services.open_matters import LateMatter
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.steering.action_edits import ActionEdits
from wsg_desktop.ui.steering.calendar_saving import save_calendar
from wsg_desktop.ui.steering.subject import SubjectKey, SubjectKind


class Matters:
    """Acts on what is late, in the programme that is open."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def open(self, matter: LateMatter) -> None:
        """Show the line of a decision or an action in the list of all of them."""
        if matter.action is not None:
            self._context.go_to("steering", SubjectKey(SubjectKind.ACTIONS, matter.action.id))
        elif matter.decision is not None:
            self._context.go_to("steering", SubjectKey(SubjectKind.DECISIONS, matter.decision.id))

    def open_list(self, late: tuple[LateMatter, ...]) -> None:
        """Show the first of what is late in its list: of actions where there are any, else of decisions."""
        first = next((it for it in late if it.action), None) or next(iter(late), None)
        if first is not None:
            self.open(first)

    def finish(self, matter: LateMatter) -> None:
        """Keep that an action was done."""
        row = matter.action
        if row is not None and row.state == ActionState.OPEN:
            ActionEdits(self._context).finish(row)

    def remind(self, matter: LateMatter) -> None:
        """Open a mail with the reminder; its text is on the clipboard too, for any other mail program."""
        from wsg_desktop.services.reminding import matter_question

        tr, today = self._context.tr, self._context.session.document.clock.today()
        with self._context.session.reading() as read:
            question = matter_question(read, matter, today, tr)
        QGuiApplication.clipboard().setText(question.text)
        QDesktopServices.openUrl(QUrl(question.mailto))
        self._context.messages.info(tr("The reminder is on the clipboard; paste it in a mail or chat."))

    def to_calendar(self, matter: LateMatter) -> None:
        """Write a calendar file of one action."""
        from wsg_desktop.services.meeting_calendar import CalendarChoice

        if matter.action is not None:
            choice = CalendarChoice(meetings=False, papers=False, action_ids=frozenset({matter.action.id}))
            save_calendar(self._context, choice, matter.action.number)
