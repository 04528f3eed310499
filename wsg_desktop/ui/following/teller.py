"""Says what followed from an edit, wherever in the window it was made: one message, with what can be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.following.conflicts_start import show_conflicts, window_of
from wsg_desktop.ui.messages import Offer

if TYPE_CHECKING:
    from wsg_desktop.domain.follow_up import Moved
    from wsg_desktop.services.follow_words import FollowedLine
    from wsg_desktop.store.transaction import Changes, Followed
    from wsg_desktop.ui.widgets.line_table import TableLine

MOVE_BACK = N_("move followers back")
MOVED_SINCE = N_(
    "Something else was changed after this. Nothing was moved. Drag what you want to move back yourself."
)


class FollowTeller(QObject):
    """Listens to the open programme and tells what an edit made follow."""

    def __init__(
        self,
        context: Callable[[], WindowContext],
        go_to: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._go_to = go_to
        context().session.followed.connect(self._tell)

    def _tell(self, changes: "Changes", told: str) -> None:
        """Tell in one message what was done and what followed."""
        from wsg_desktop.services.follow_words import told_followed

        context, followed = self._context(), changes.followed
        with context.session.reading() as read:
            said = told_followed(read, followed, context.tr)
        first, *more = self._offers(followed, undo=bool(told or followed.pushed))
        context.messages.info(f"{_as_sentence(told)} {said}".strip(), first, *more)

    def _offers(self, followed: "Followed", *, undo: bool) -> list[Offer]:
        context = self._context()
        tr = context.tr
        offers: list[Offer] = []
        if undo:
            offers.append(context.session.undo_offer())
        if followed.freed:
            made = context.session.document.stack().undo
            offers.append(Offer(tr("Move back"), lambda: self._move_back(followed.freed, made)))
        if followed.pushed or followed.freed:
            offers.append(Offer(tr("Look"), lambda: self.show_list(followed)))
        if followed.contradicting:
            offers.append(Offer(tr("See conflicts"), lambda: show_conflicts(self._context(), self._go_to)))
        return offers

    def show_list(self, followed: "Followed") -> None:
        """Show what moved, what may come back and what stays against a link."""
        from wsg_desktop.services.follow_words import tell_followed
        from wsg_desktop.ui.following.plan_list import PlanListDialog

        context = self._context()
        tr = context.tr
        with context.session.reading() as read:
            words = tell_followed(read, followed, tr)
        headers = (tr("Project"), tr("From when to when"), tr("Difference"), tr("Because of"))
        groups = (
            (tr("Moved along"), words.moved),
            (tr("Can move back"), words.may_come_back),
            (tr("Fixed against a link"), words.against_links),
        )
        dialog = PlanListDialog(tr("What moved along"), headers, tr, parent=window_of(context))
        for name, lines in groups:
            if lines:
                dialog.add_group(name, [(line.project_id, _table_line(line)) for line in lines])
        dialog.project_requested.connect(self._go_to)
        context.messages.ask(dialog)

    def _move_back(self, freed: "tuple[Moved, ...]", made: object) -> None:
        """Move back what was offered; what was changed since may not be where it was."""
        from wsg_desktop.services import scheduling

        context = self._context()
        if context.session.document.stack().undo != made:
            context.messages.error(UserError(MOVED_SINCE))
            return
        told = context.tr.plural("{n} follower moved back.", "{n} followers moved back.", len(freed))
        context.session.change(MOVE_BACK, lambda tx: scheduling.move_back(tx, freed), told)


def _table_line(line: "FollowedLine") -> "TableLine":
    from wsg_desktop.ui.widgets.line_table import TableLine

    return TableLine((line.name, line.dates, line.by_how_much, line.because))


def _as_sentence(told: str) -> str:
    return told if not told or told.endswith((".", "!", "?")) else f"{told}."


def project_opener(
    current_key: Callable[[], str], go_to: Callable[[str, object], object]
) -> Callable[[str], None]:
    """Return what goes to a project: in the place that is shown where it has projects, else in the table."""

    def go(project_id: str) -> None:
        key = current_key()
        go_to(key if key in {"projects", "planning"} else "projects", project_id)

    return go
