"""The front door: pass projects on to a next phase, asking first what goes with it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.services import edit_labels, phases, project_fields
from wsg_desktop.services.passing_choice import PassingChoice, read_passing
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.passing.dialog import PassingDialog
from wsg_desktop.ui.passing.order import PassingOrder, passed_words

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Transaction


def pass_on(
    context: WindowContext,
    project_ids: Sequence[str],
    to_phase: str | None = None,
    refused: Callable[[UserError], object] | None = None,
) -> None:
    """Ask day, decision and director, and pass these projects on, to the next phase unless one is named.

    Where that cannot be, `refused` or the window's messages say why.
    """
    try:
        with context.session.reading() as read:
            today = context.session.document.clock.today()
            choice = read_passing(read, project_ids, today, to_phase)
    except UserError as problem:
        (refused or context.messages.error)(problem)
        return
    parent = context.background.parent()
    dialog = PassingDialog(choice, context.tr, parent if isinstance(parent, QWidget) else None)
    dialog.ordered.connect(lambda order: _do(context, choice, order, dialog))
    context.messages.ask(dialog)
    dialog.deleteLater()


def _do(context: WindowContext, choice: PassingChoice, order: PassingOrder, dialog: PassingDialog) -> None:
    tr = context.tr
    says = choice.definition(order.to_phase)
    phase = says.short_name if says else order.to_phase

    def work(tx: "Transaction") -> None:
        for project_id in choice.project_ids:
            _pass_one(tx, project_id, order)

    if order.is_correction:
        label, told = edit_labels.edit_label("phase"), ""
    else:
        label = edit_labels.pass_label(phase, choice.number, count=len(choice.project_ids))
        told = passed_words(choice, phase, tr)
    if context.session.change(label, work, told, lambda problem: dialog.refuse(problem.text(tr))):
        dialog.accept()


def _pass_one(tx: "Transaction", project_id: str, order: PassingOrder) -> None:
    if order.is_correction:
        project_fields.set_field(tx, project_id, "phase", order.to_phase)
        return
    phases.pass_on(
        tx,
        project_id,
        order.to_phase,
        order.day,
        decided_by=order.decided_by,
        taken_by=order.taken_by,
        note=order.note,
        in_areas=order.in_areas,
    )
