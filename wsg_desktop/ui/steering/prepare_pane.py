"""What each of the five steps of preparing a meeting is, and what it shows."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits

if TYPE_CHECKING:
    from wsg_desktop.services.preparing import Preparation
    from wsg_desktop.store.meetings import MeetingRow


class Prepared(NamedTuple):
    """What was read of one meeting, at one moment."""

    preparation: "Preparation"
    row: "MeetingRow"
    today: date


class StepState(NamedTuple):
    """How far a step is: what its count says, and whether nothing is left to do."""

    counted: str
    is_done: bool


class PreparePane(QWidget):
    """One step: it shows what was read, and asks for changes through `edits`."""

    state_changed = Signal()
    """How far the step is changed by something that is not in the programme."""

    def __init__(self, kit: SteeringKit, edits: PrepareEdits) -> None:
        super().__init__()
        self.kit = kit
        self.edits = edits
        self.shown: Prepared | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    @property
    def context(self) -> WindowContext:
        """Return what the window lends."""
        return self.kit.context

    def state(self, shown: Prepared) -> StepState:
        """Return how far the step is."""
        raise NotImplementedError

    def show_prepared(self, shown: Prepared, *, anyway: bool) -> None:
        """Show what was read; with `anyway` of another meeting than before."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return []
