"""The front door: appoint a director in an area, asking who and from when."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wsg_desktop.services import areas, parties
from wsg_desktop.services.edit_labels import APPOINT
from wsg_desktop.texts import sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.direction.director_dialog import DirectorDialog, DirectorOrder

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Transaction


def appoint_director(context: WindowContext, area_id: str, area: str, why: str) -> None:
    """Ask who directs an area from when, and keep it as one change; `why` is said in the dialog."""
    from wsg_desktop.store.parties import list_people

    tr = context.tr
    with context.session.reading() as read:
        people = [person.label for person in list_people(read)]
    parent = context.background.parent()
    dialog = DirectorDialog(
        area,
        why,
        people,
        context.session.document.clock.today(),
        tr,
        parent if isinstance(parent, QWidget) else None,
    )

    def keep(order: DirectorOrder) -> None:
        told = tr("{name} directs {area} now.", name=order.name, area=area)

        def work(tx: "Transaction") -> None:
            person_id = parties.person_named(tx, order.name)
            areas.set_director(tx, area_id, person_id=person_id, first=order.first)

        label = sentence(APPOINT, area=area)
        if context.session.change(label, work, told, lambda problem: dialog.refuse(problem.text(tr))):
            dialog.accept()

    dialog.ordered.connect(keep)
    context.messages.ask(dialog)
    dialog.deleteLater()
