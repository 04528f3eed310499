"""A part of a page of the details: something that shows the chosen projects and lets them be changed."""

from PySide6.QtWidgets import QWidget

from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.shown import Shown


class DetailsPart(QWidget):
    """Shows projects. `display` is called for each choice and each change of what is shown."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__()
        self.kit = kit
        self.tr_ = kit.tr

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the projects; what somebody is typing stays unless `anyway` (other projects were chosen)."""

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return []
