"""One page of the details: parts one under the other in a column that scrolls."""

from collections.abc import Sequence

from wsg_desktop.ui.details.fields_form import SPACING
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn


class DetailsPage(ScrolledColumn):
    """Shows the same projects in each of its parts."""

    def __init__(self, parts: Sequence[DetailsPart]) -> None:
        self.parts = list(parts)
        super().__init__(self.parts, SPACING)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the projects; other projects are shown from the top."""
        for part in self.parts:
            part.display(shown, anyway=anyway)
        if anyway:
            self.show_top()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for part in self.parts:
            part.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return [found for part in self.parts for found in part.pending()]
