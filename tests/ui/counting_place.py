"""A small real place: it counts the projects of the programme and remembers what it is asked."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.store.programmes import count_projects_and_areas
from wsg_desktop.store.transaction import Changes
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.widgets.text_label import TextLabel


class CountingPlace(Place):
    """Shows how many projects there are."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self.label = TextLabel()
        QVBoxLayout(self).addWidget(self.label)
        self.refreshed = 0
        self.changes: list[Changes] = []
        self.requests: list[object] = []
        self.found = 0
        self.given: dict[str, Any] = {}
        self.may_find = True

    def refresh(self) -> None:
        self.refreshed += 1
        with self.context.session.reading() as read:
            count, _areas = count_projects_and_areas(read)
        self.label.setText(str(count))

    def apply_changes(self, changes: Changes) -> None:
        self.changes.append(changes)
        self.refresh()

    def receive(self, request: object) -> None:
        self.requests.append(request)

    def state(self) -> dict[str, Any]:
        return {"found": self.found}

    def restore(self, state: dict[str, Any]) -> None:
        self.given = state

    def allows(self, action: str) -> bool:
        return self.may_find or action.startswith("go_")


class FindingPlace(CountingPlace):
    """Counts, and can find as well."""

    def look_around(self) -> None:
        self.found += 1
