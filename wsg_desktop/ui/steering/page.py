"""What every tab of Stuurgroep is, and what it may use."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.known_names import NameSource
from wsg_desktop.ui.steering.edits import SteeringEdits
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.unkept import tell_dropped


class SteeringKit(NamedTuple):
    """What the place lends its tabs."""

    context: WindowContext
    edits: SteeringEdits
    names: NameSource


class SteeringPage(QWidget):
    """A tab: built when it is first looked at, shown again when its subject or the programme changes."""

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__()
        self.kit = kit

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show the subject; with `anyway` another one than before, so what was being typed goes."""

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""

    def choose_line(self, line_id: str) -> None:
        """Choose one of the lines of a list by its id."""

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return []

    def tell_pending(self, name: str, found: list[tuple[str, str]] | None = None) -> None:
        """Say what was typed of `name` and could not be kept, when something else takes its place."""
        tell_dropped(self.kit.context.messages, name, self.pending() if found is None else found)
